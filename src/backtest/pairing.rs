//! Which of ours covers which of theirs.

use super::audited::TheirMeasure;
use super::ours::OurMeasure;

/// A recommendation of theirs is covered by one of ours between half and double its size.
const HALF: f64 = 0.5;
const DOUBLE: f64 = 2.0;

/// One of ours that is for the same as one of theirs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pairing {
    /// Its place among ours.
    pub ours: usize,
    /// Ours over theirs.
    pub ratio: f64,
}

impl Pairing {
    /// Whether ours is at least half and at most double theirs.
    pub fn covers(&self) -> bool {
        (HALF..=DOUBLE).contains(&self.ratio)
    }
}

/// For each of theirs the one of ours that is for the same: the same resource, and the same kind of measure where the
/// codes of both are known. Each of ours stands for one of theirs at most; pairs nearest in size come first, then what
/// stands first in the lists.
pub fn pair(theirs: &[&TheirMeasure], ours: &[&OurMeasure]) -> Vec<Option<Pairing>> {
    let mut possible: Vec<(f64, usize, Pairing)> = Vec::new();
    for (their_place, their) in theirs.iter().enumerate() {
        for (our_place, our) in ours.iter().enumerate() {
            if let Some(ratio) = ratio(their, our).filter(|_| same_kind(their, our)) {
                possible.push((ratio.ln().abs(), their_place, Pairing { ours: our_place, ratio }));
            }
        }
    }
    possible.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.ours.cmp(&b.2.ours)));
    let mut paired = vec![None; theirs.len()];
    let mut taken = vec![false; ours.len()];
    for (_, their, pairing) in possible {
        if let (Some(place @ None), Some(used @ false)) = (paired.get_mut(their), taken.get_mut(pairing.ours)) {
            *place = Some(pairing);
            *used = true;
        }
    }
    paired
}

/// Ours over theirs in the resource that theirs saves; in money where theirs states no amount. None where ours does not
/// save it.
fn ratio(their: &TheirMeasure, our: &OurMeasure) -> Option<f64> {
    let amount = our.amount(their.kind)?;
    let ratio = match (their.amount.filter(|theirs| *theirs > 0.0), their.saving.filter(|theirs| *theirs > 0.0)) {
        (Some(theirs), _) => amount / theirs,
        (None, Some(theirs)) => our.saving? / theirs,
        (None, None) => return None,
    };
    (ratio > 0.0 && ratio.is_finite()).then_some(ratio)
}

/// Whether the codes allow that both mean the same: the same two decimals where both are known in full (2.42 is
/// compressed air), the same group where only that is, and anything where a code is missing.
fn same_kind(their: &TheirMeasure, our: &OurMeasure) -> bool {
    match (&their.arc, &our.arc) {
        (Some(theirs), Some(ours)) => family(theirs) == family(ours),
        _ => match (their.group(), our.group()) {
            (Some(theirs), Some(ours)) => theirs == ours,
            _ => true,
        },
    }
}

/// `2.42` of `2.4236`.
fn family(arc: &str) -> &str {
    arc.trim().get(..4).unwrap_or(arc)
}
