//! What a rule finds at a row, in a word and as a number.

use super::kernel::{View, map};
use crate::evaluate::{Outcome, Reason};

/// What a rule finds at a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The measure applies, with the values that the rule gives.
    Applies,
    /// Its condition does not hold.
    Refused,
    /// It is for another sector.
    OtherSector,
    /// The profile says that it is in place.
    AlreadyDone,
    /// It would save nothing.
    NoSaving,
    /// Nobody can tell until more is known.
    NeedsData,
    /// The rule could not be run to its end.
    Failed,
}

impl Verdict {
    /// The verdict of an outcome.
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Applies(_) => Verdict::Applies,
            Outcome::NeedsData(_) => Verdict::NeedsData,
            Outcome::Failed(_) => Verdict::Failed,
            Outcome::DoesNotApply(refusal) => match refusal.reason {
                Reason::Condition => Verdict::Refused,
                Reason::Sector => Verdict::OtherSector,
                Reason::AlreadyDone => Verdict::AlreadyDone,
                Reason::NoSaving => Verdict::NoSaving,
            },
        }
    }
}

/// Verdicts as numbers, so that they are worked out as everything else is; no number is a row still to be judged.
pub(super) struct State;

impl State {
    pub(super) const REFUSED: f64 = 0.0;
    pub(super) const APPLIES: f64 = 1.0;
    pub(super) const NO_SAVING: f64 = 2.0;

    /// The number of a verdict.
    pub(super) fn of(verdict: Verdict) -> f64 {
        match verdict {
            Verdict::Refused => Self::REFUSED,
            Verdict::Applies => Self::APPLIES,
            Verdict::NoSaving => Self::NO_SAVING,
            Verdict::OtherSector => 3.0,
            Verdict::AlreadyDone => 4.0,
            Verdict::NeedsData => 5.0,
            Verdict::Failed => 6.0,
        }
    }

    /// The verdict of a number.
    #[expect(clippy::float_cmp, reason = "these numbers are whole and small")]
    pub(super) fn verdict(number: f64) -> Verdict {
        const REST: [Verdict; 6] = [
            Verdict::Refused,
            Verdict::Applies,
            Verdict::NoSaving,
            Verdict::OtherSector,
            Verdict::AlreadyDone,
            Verdict::NeedsData,
        ];
        REST.into_iter().find(|verdict| Self::of(*verdict) == number).unwrap_or(Verdict::Failed)
    }
}

/// What a rule finds, from its condition and its amounts: open where it would apply with one that is unknown or negative.
pub(super) fn judge(condition: View<'_>, savings: &[View<'_>], others: &[View<'_>], states: &mut [f64]) {
    map(condition, states, |condition| if condition == State::APPLIES { State::NO_SAVING } else { condition });
    for amount in savings {
        change(*amount, states, |state, amount| {
            let state = if state == State::NO_SAVING && amount > 0.0 { State::APPLIES } else { state };
            if good(amount) { state } else { opened(state) }
        });
    }
    for amount in others.iter().filter(|amount| !matches!(amount, View::One(amount) if good(*amount))) {
        change(*amount, states, |state, amount| if good(amount) { state } else { opened(state) });
    }
}

/// An amount that a rule may give.
#[inline]
fn good(amount: f64) -> bool {
    (0.0..=f64::MAX).contains(&amount)
}

/// The state of a row that waits for the scalar run, if its condition holds.
#[inline]
fn opened(state: f64) -> f64 {
    if state == State::APPLIES || state == State::NO_SAVING { f64::NAN } else { state }
}

/// Leaves open where a measure would apply with an amount above nothing of an item that the plant has to know.
pub(super) fn only_nothing(amount: View<'_>, states: &mut [f64]) {
    change(amount, states, |state, amount| if state == State::APPLIES && amount > 0.0 { f64::NAN } else { state });
}

fn change(amounts: View<'_>, states: &mut [f64], to: impl Fn(f64, f64) -> f64) {
    super::kernel::join_all(amounts, states, to);
}
