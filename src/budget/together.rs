//! What measures are worth side by side.

use super::pools::Pools;

/// What a measure is worth beside others.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Worth {
    /// Its part of what the set is worth.
    pub part: f64,
    /// More than its part can be beside these and any others. It is the part itself, unless what the measure uses in
    /// exchange falls by more than what it saves.
    pub most: f64,
}

/// What measures are worth when several are done.
///
/// Each measure acts on what those before it leave, so what it saves never rises when one more is done, and is never
/// more than what it saves alone. [`choose`](super::choose) rests on that: no set is worth more than the `most` of what
/// is decided, plus the `most` of each further measure beside that.
pub trait Together {
    /// Writes the worth of every measure beside those in `chosen`; that of one which is not among them is what it would
    /// be if it were done too.
    fn worths(&self, chosen: &[bool], worths: &mut [Worth]);

    /// What the measures share, where that is known: no set may be worth more than its pools say.
    fn pools(&self) -> Option<&Pools> {
        None
    }

    /// What a set is worth.
    fn total(&self, chosen: &[bool]) -> f64 {
        let mut worths = vec![Worth::default(); chosen.len()];
        self.worths(chosen, &mut worths);
        sum(chosen, &worths)
    }
}

/// The parts of the chosen ones together.
pub(super) fn sum(chosen: &[bool], worths: &[Worth]) -> f64 {
    chosen.iter().zip(worths).filter(|(chosen, _)| **chosen).map(|(_, worth)| worth.part).sum()
}

/// Measures that do not touch each other: each is always worth the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart(pub Vec<f64>);

impl Together for Apart {
    fn worths(&self, _chosen: &[bool], worths: &mut [Worth]) {
        for (worth, alone) in worths.iter_mut().zip(&self.0) {
            *worth = Worth { part: *alone, most: *alone };
        }
    }
}
