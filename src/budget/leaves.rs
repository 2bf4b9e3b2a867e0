//! The baselines of a plant as pools that do not overlap.
//!
//! Each baseline that is known is cut into what its known parts consume and the rest. A measure that takes a share of a
//! whole takes that share of each piece, so the pieces are what measures share. What acts where no baseline is known
//! counts as if it shared nothing, and so does every effect of a stream: both can only make the bound larger.

use super::pools::Pools;
use crate::interact::Stacking;

/// A saving of a measure: its node, its stand-alone amount, and what that is worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saved {
    pub(super) node: Option<usize>,
    pub(super) amount: f64,
    pub(super) worth: f64,
}

/// The pools of some measures: the savings of each, and what it brings beside them.
pub(super) fn pools(stacking: &Stacking, measures: &[(Vec<Saved>, f64)]) -> Pools {
    let baselines = stacking.baselines();
    let known = |node: usize| baselines.get(node).copied().filter(|whole| whole.is_finite() && *whole > 0.0);
    let parent = |node: usize| stacking.nodes().get(node).and_then(|node| node.parent);
    let whole_of =
        |node: usize| std::iter::successors(parent(node), |node| parent(*node)).find(|node| known(*node).is_some());
    let root_of = |node: usize| std::iter::successors(Some(node), |node| parent(*node)).last().unwrap_or(node);
    // What is left of each known baseline without its known parts.
    let mut pieces: Vec<f64> = (0..baselines.len()).map(|node| known(node).unwrap_or(0.0)).collect();
    for node in 0..baselines.len() {
        if let (Some(part), Some(whole)) = (known(node), whole_of(node))
            && let Some(piece) = pieces.get_mut(whole)
        {
            *piece = (*piece - part).max(0.0);
        }
    }
    // The dearest saving of a tree sets what a unit of it is worth.
    let mut dearest = vec![0.0_f64; baselines.len()];
    for saved in measures.iter().flat_map(|(saved, _)| saved).filter(|saved| saved.amount > 0.0) {
        if let Some(slot) = saved.node.map(root_of).and_then(|root| dearest.get_mut(root)) {
            *slot = slot.max(saved.worth / saved.amount);
        }
    }
    let worth = |(node, piece): (usize, &f64)| piece * dearest.get(root_of(node)).copied().unwrap_or(0.0);
    let mut pools = Pools::new(pieces.iter().enumerate().map(worth).collect());
    for (saved, beside) in measures {
        let (mut shares, mut beside) = (Vec::new(), *beside);
        for saved in saved {
            match saved.node.and_then(|node| known(node).map(|whole| (node, whole))) {
                None => beside += saved.worth.max(0.0),
                Some((node, whole)) => {
                    let inside = |piece: &usize| {
                        std::iter::successors(Some(*piece), |node| parent(*node)).any(|above| above == node)
                    };
                    let share = (saved.amount / whole).min(1.0);
                    shares.extend((0..pieces.len()).filter(inside).map(|piece| (piece, share)));
                }
            }
        }
        pools.add(shares, beside);
    }
    pools
}
