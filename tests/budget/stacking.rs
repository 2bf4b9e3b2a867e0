//! Measures that take from each other: random plants for the choice to be tried on.

use auditlite::budget::{Candidate, Pools, Together, Worth};

/// Numbers that are the same in every run (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 up to 1.
    pub(crate) fn part(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.part() * count as f64) as usize
    }
}

/// Each measure saves a share of what those before it leave of each end use, and may cost something to run.
#[derive(Clone)]
pub(crate) struct Stacking {
    /// What a year of each end use costs.
    pub(crate) end_uses: Vec<f64>,
    /// The share of each end use that each measure saves.
    pub(crate) shares: Vec<Vec<f64>>,
    /// What each costs to run.
    pub(crate) running: Vec<f64>,
    /// The same as pools; none, so that the search has to do without.
    pub(crate) pools: Option<Pools>,
}

impl Stacking {
    pub(crate) fn with_pools(mut self) -> Self {
        let mut pools = Pools::new(self.end_uses.clone());
        for (shares, running) in self.shares.iter().zip(&self.running) {
            pools.add(shares.iter().copied().enumerate(), -running);
        }
        self.pools = Some(pools);
        self
    }
}

impl Together for Stacking {
    fn pools(&self) -> Option<&Pools> {
        self.pools.as_ref()
    }

    fn worths(&self, chosen: &[bool], worths: &mut [Worth]) {
        let mut left = vec![1.0; self.end_uses.len()];
        for (at, shares) in self.shares.iter().enumerate() {
            let mut worth = -self.running[at];
            for (use_at, share) in shares.iter().enumerate() {
                worth += self.end_uses[use_at] * share * left[use_at];
                if chosen[at] {
                    left[use_at] *= 1.0 - share;
                }
            }
            worths[at] = Worth { part: worth, most: worth };
        }
    }
}

/// A plant with so many measures.
pub(crate) fn plant(random: &mut Random, count: usize) -> (Vec<Candidate>, Stacking) {
    let end_uses: Vec<f64> = (0..=random.below(4)).map(|_| random.between(1e4, 1e6)).collect();
    let most = random.between(0.05, 0.9);
    let mut stacking = Stacking { end_uses, shares: Vec::new(), running: Vec::new(), pools: None };
    let mut candidates = Vec::new();
    for _ in 0..count {
        let mut shares = vec![0.0; stacking.end_uses.len()];
        for _ in 0..=random.below(2) {
            let at = random.below(shares.len());
            shares[at] = random.between(0.0, most);
        }
        let gain: f64 = shares.iter().zip(&stacking.end_uses).map(|(share, cost)| share * cost).sum();
        let cost = if random.part() < 0.25 { 0.0 } else { gain * random.between(0.05, 2.0) };
        let group = (random.part() < 0.2).then(|| random.below(2));
        candidates.push(Candidate { cost, group });
        stacking.running.push(if random.part() < 0.3 { gain * random.between(0.0, 0.5) } else { 0.0 });
        stacking.shares.push(shares);
    }
    (candidates, stacking)
}

/// The best worth of all sets, one after the other.
pub(crate) fn brute_force(candidates: &[Candidate], together: &dyn Together, budget: f64) -> f64 {
    let mut best: f64 = 0.0;
    for set in 0..1_u32 << candidates.len() {
        let chosen: Vec<bool> = (0..candidates.len()).map(|at| set >> at & 1 == 1).collect();
        if allowed(candidates, &chosen, budget) {
            best = best.max(together.total(&chosen));
        }
    }
    best
}

/// Whether a set is within the budget and holds one of each group at most.
pub(crate) fn allowed(candidates: &[Candidate], chosen: &[bool], budget: f64) -> bool {
    let taken = || candidates.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(candidate, _)| candidate);
    let groups: Vec<usize> = taken().filter_map(|candidate| candidate.group).collect();
    let apart = groups.iter().all(|group| groups.iter().filter(|other| *other == group).count() == 1);
    apart && taken().map(|candidate| candidate.cost).sum::<f64>() <= budget * (1.0 + 1e-9)
}
