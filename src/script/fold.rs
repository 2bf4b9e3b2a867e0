//! Joins the values of records, some of which may not be known.

use super::formula::Fold;
use super::interval::Interval;
use super::run::{Gaps, Reading, bounded, gaps_of, join, unknown, unsure};

/// The running result of a fold.
pub(super) struct Total {
    fold: Fold,
    bounds: Option<Interval>,
    truth: bool,
    gaps: Gaps,
    /// Whether a record that surely counts has been met.
    met: bool,
}

impl Total {
    pub(super) fn new(fold: Fold) -> Self {
        let bounds = matches!(fold, Fold::Sum | Fold::Count).then_some(Interval::point(0.0));
        Self { fold, bounds, truth: fold == Fold::All, gaps: Vec::new(), met: false }
    }

    /// Adds a record that passes its filters, or may pass them. True once the result cannot change any more.
    pub(super) fn add(&mut self, passes: Reading, value: Reading) -> bool {
        let sure = passes == Reading::Truth(true);
        let maybe = gaps_of(passes);
        match self.fold {
            Fold::Any | Fold::All => {
                let decisive = self.fold == Fold::Any;
                match value {
                    Reading::Truth(truth) if truth == decisive && sure => {
                        self.truth = decisive;
                        self.gaps.clear();
                        self.met = true;
                        return true;
                    }
                    Reading::Truth(truth) if truth != decisive => {}
                    other => self.note(join(maybe, gaps_of(other))),
                }
            }
            Fold::Sum | Fold::Count => {
                let (mut addend, gaps) = bounded(value);
                if !sure {
                    addend = addend.hull(Interval::point(0.0));
                }
                self.note(join(maybe, gaps));
                self.bounds = self.bounds.map(|bounds| bounds.add(addend));
            }
            Fold::Least | Fold::Greatest => {
                let (next, gaps) = bounded(value);
                self.note(join(maybe, gaps));
                let pick = if self.fold == Fold::Least { f64::min } else { f64::max };
                self.bounds = Some(match (self.bounds, sure) {
                    (None, true) => next,
                    (None, false) => Interval::ALL,
                    (Some(bounds), true) if self.met => {
                        Interval { low: pick(bounds.low, next.low), high: pick(bounds.high, next.high) }
                    }
                    (Some(bounds), _) => {
                        bounds.hull(Interval { low: pick(bounds.low, next.low), high: pick(bounds.high, next.high) })
                    }
                });
            }
        }
        self.met |= sure;
        false
    }

    /// The result; `None` for the least or greatest of nothing.
    pub(super) fn result(self) -> Option<Reading> {
        match self.fold {
            Fold::Any | Fold::All => {
                Some(if self.gaps.is_empty() { Reading::Truth(self.truth) } else { unsure(self.gaps) })
            }
            Fold::Sum | Fold::Count | Fold::Least | Fold::Greatest => {
                let bounds = self.bounds?;
                // A number that is not finite is a fault of the rule, told by the caller.
                if self.gaps.is_empty() { Some(Reading::Number(bounds.low)) } else { Some(unknown(bounds, self.gaps)) }
            }
        }
    }

    fn note(&mut self, gaps: Gaps) {
        self.gaps = join(std::mem::take(&mut self.gaps), gaps);
    }
}
