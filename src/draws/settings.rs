//! How many draws there are, and from which seed.

use std::ops::RangeInclusive;

/// How draws are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many draws there are beside the central one.
    pub count: u32,
    /// The seed: the same gives the same draws, on every machine.
    pub seed: u64,
    /// On how many threads they are worked out; what comes out does not depend on it.
    pub threads: usize,
}

impl Settings {
    /// How many draws there may be.
    pub const COUNTS: RangeInclusive<u32> = 1..=100_000;
    /// How many there are unless somebody asks for others.
    pub const USUAL: u32 = 1000;
    /// The seed unless somebody gives another.
    pub const SEED: u64 = 1;
    /// How the draws are laid.
    pub const METHOD: &'static str = "latin hypercube";
}

impl Default for Settings {
    fn default() -> Self {
        Self { count: Self::USUAL, seed: Self::SEED, threads: 1 }
    }
}
