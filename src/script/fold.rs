//! Joins the values of records, some of which may not be known.

use super::formula::Fold;
use super::interval::Interval;
use super::run::{Gaps, Reading, bounded, gaps_of, join, unknown, unsure};
use crate::functions::{larger, smaller};

/// The running result of a fold.
pub(super) struct Total {
    fold: Fold,
    /// Of a sum or count.
    bounds: Interval,
    truth: bool,
    gaps: Gaps,
    /// Of a least or greatest: each record's bounds, what it waits for, and whether it surely counts.
    records: Vec<(Interval, Gaps, bool)>,
}

impl Total {
    pub(super) fn new(fold: Fold) -> Self {
        let (bounds, truth) = (Interval::point(0.0), fold == Fold::All);
        Self { fold, bounds, truth, gaps: Vec::new(), records: Vec::new() }
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
                        return true;
                    }
                    Reading::Truth(truth) if truth != decisive => {}
                    other => self.note(join(maybe, gaps_of(other))),
                }
            }
            // Whether a nothing counts is not asked for.
            Fold::Sum | Fold::Count if value == Reading::Number(0.0) => {}
            Fold::Sum | Fold::Count => {
                let (mut addend, gaps) = bounded(value);
                if !sure {
                    addend = addend.hull(Interval::point(0.0));
                }
                self.note(join(maybe, gaps));
                self.bounds = self.bounds.add(addend);
            }
            Fold::Least | Fold::Greatest => {
                let (bounds, gaps) = bounded(value);
                self.records.push((bounds, join(maybe, gaps), sure));
            }
        }
        false
    }

    /// The result; `None` for the least or greatest of nothing.
    pub(super) fn result(mut self) -> Option<Reading> {
        match self.fold {
            Fold::Any | Fold::All => {
                Some(if self.gaps.is_empty() { Reading::Truth(self.truth) } else { unsure(self.gaps) })
            }
            // A number that is not finite is a fault of the rule, told by the caller.
            Fold::Sum | Fold::Count if self.gaps.is_empty() => Some(Reading::Number(self.bounds.low)),
            Fold::Sum | Fold::Count => Some(unknown(self.bounds, self.gaps)),
            Fold::Least | Fold::Greatest => {
                let bounds = self.extreme()?;
                for (of, gaps, _) in std::mem::take(&mut self.records) {
                    // A record that cannot be the least or the greatest is not asked for.
                    let beaten = if self.fold == Fold::Least { of.low >= bounds.high } else { of.high <= bounds.low };
                    if !beaten || bounds.low >= bounds.high {
                        self.note(gaps);
                    }
                }
                if self.gaps.is_empty() { Some(Reading::Number(bounds.low)) } else { Some(unknown(bounds, self.gaps)) }
            }
        }
    }

    /// Bounds of the least or greatest: what surely counts limits it on both sides, what may count on one.
    fn extreme(&self) -> Option<Interval> {
        let pick = if self.fold == Fold::Least { smaller } else { larger };
        let sure = self.records.iter().filter(|(_, _, sure)| *sure).map(|(of, _, _)| *of);
        let sure = sure.reduce(|a, b| Interval { low: pick(a.low, b.low), high: pick(a.high, b.high) });
        let maybe = self.records.iter().filter(|(_, _, sure)| !sure).map(|(of, _, _)| *of).reduce(Interval::hull);
        Some(match (sure, maybe) {
            (None, None) => return None,
            (Some(only), None) | (None, Some(only)) => only,
            (Some(sure), Some(maybe)) if self.fold == Fold::Least => {
                Interval { low: sure.low.min(maybe.low), high: sure.high }
            }
            (Some(sure), Some(maybe)) => Interval { low: sure.low, high: sure.high.max(maybe.high) },
        })
    }

    /// What a list gives of which nobody knows the records, from what any record of it can give.
    pub(super) fn of_unknown_list(fold: Fold, passes: &Reading, value: Reading, gaps: Gaps) -> Reading {
        let never = *passes == Reading::Truth(false);
        match (fold, value) {
            (Fold::Any, _) if never => Reading::Truth(false),
            (Fold::All, _) if never => Reading::Truth(true),
            (Fold::Sum | Fold::Count, _) if never => Reading::Number(0.0),
            (Fold::Any, Reading::Truth(false)) => Reading::Truth(false),
            (Fold::All, Reading::Truth(true)) => Reading::Truth(true),
            (Fold::Any | Fold::All, _) => unsure(gaps),
            (Fold::Sum | Fold::Count, value) => {
                let of_one = bounded(value).0;
                let low = if of_one.low < 0.0 { f64::NEG_INFINITY } else { 0.0 };
                let high = if of_one.high > 0.0 { f64::INFINITY } else { 0.0 };
                unknown(Interval { low, high }, gaps)
            }
            // Even where every record gives the same, there may be none.
            (Fold::Least | Fold::Greatest, value) => Reading::Unknown(super::run::Unknown::new(bounded(value).0, gaps)),
        }
    }

    fn note(&mut self, gaps: Gaps) {
        self.gaps = join(std::mem::take(&mut self.gaps), gaps);
    }

    /// Whether a record before may have decided already.
    pub(super) fn may_be_decided(&self) -> bool {
        matches!(self.fold, Fold::Any | Fold::All) && !self.gaps.is_empty()
    }
}
