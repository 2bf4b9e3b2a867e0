//! What measures are worth side by side.

/// What measures are worth when several are done.
///
/// Each measure acts on what those before it leave, so its worth never rises when one more is done, and is never more
/// than what it is worth alone. [`choose`](super::choose) rests on that: a set can never be worth more than the part
/// that is decided, plus what each further measure would be worth beside that part.
pub trait Together {
    /// Writes the worth of every measure beside those in `chosen`: that of a chosen one is its part of the total, that of
    /// another is what its part would be if it were done too.
    fn worths(&self, chosen: &[bool], worths: &mut [f64]);

    /// What a set is worth.
    fn total(&self, chosen: &[bool]) -> f64 {
        let mut worths = vec![0.0; chosen.len()];
        self.worths(chosen, &mut worths);
        chosen.iter().zip(&worths).filter(|(chosen, _)| **chosen).map(|(_, worth)| worth).sum()
    }
}

/// Measures that do not touch each other: each is always worth the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Linear(pub Vec<f64>);

impl Together for Linear {
    fn worths(&self, _chosen: &[bool], worths: &mut [f64]) {
        for (worth, alone) in worths.iter_mut().zip(&self.0) {
            *worth = *alone;
        }
    }
}
