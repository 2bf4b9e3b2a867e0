//! The order in which plants come.

/// So many plants in which each of the different ones comes again and again, never in the same sequence.
pub fn order(different: usize, count: usize) -> Vec<usize> {
    let mut state = 7_u64;
    // `SplitMix64` of Steele, Lea and Flood (2014).
    let mut below = |bound: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from(mixed >> 33).unwrap() % bound
    };
    let mut order = Vec::new();
    while order.len() < count {
        let mut next: Vec<usize> = (0..different).collect();
        for last in (1..different).rev() {
            next.swap(last, below(last + 1));
        }
        order.extend(next);
    }
    order.truncate(count);
    order
}
