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
    let others: Vec<View<'_>> =
        others.iter().copied().filter(|amount| !matches!(amount, View::One(amount) if good(*amount))).collect();
    match (condition, savings, others.as_slice()) {
        (View::Each(condition), [View::Each(a)], []) => all(condition, [a], [], states),
        (View::Each(condition), [View::Each(a)], [View::Each(b)]) => all(condition, [a], [b], states),
        (View::Each(condition), [View::Each(a)], [View::Each(b), View::Each(c)]) => {
            all(condition, [a], [b, c], states);
        }
        (View::Each(condition), [View::Each(a), View::Each(b)], []) => all(condition, [a, b], [], states),
        (View::Each(condition), [View::Each(a), View::Each(b)], [View::Each(c)]) => all(condition, [a, b], [c], states),
        (condition, savings, others) => {
            map(condition, states, |condition| condition);
            for amount in savings.iter().chain(others) {
                change(
                    *amount,
                    states,
                    |state, amount| {
                        if state == State::APPLIES && !good(amount) { f64::NAN } else { state }
                    },
                );
            }
            for (row, state) in states.iter_mut().enumerate() {
                if *state == State::APPLIES && savings.iter().all(|amount| amount.at(row) <= 0.0) {
                    *state = State::NO_SAVING;
                }
            }
        }
    }
}

/// An amount that a rule may give.
#[inline]
fn good(amount: f64) -> bool {
    (0.0..=f64::MAX).contains(&amount)
}

/// The same in one loop.
#[inline]
fn all<const S: usize, const O: usize>(
    condition: &[f64],
    savings: [&[f64]; S],
    others: [&[f64]; O],
    states: &mut [f64],
) {
    let rows = states.len();
    let savings = savings.map(|amounts| amounts.get(..rows).unwrap_or_default());
    let others = others.map(|amounts| amounts.get(..rows).unwrap_or_default());
    for (row, (state, condition)) in states.iter_mut().zip(condition).enumerate() {
        let (mut fine, mut saved) = (true, false);
        for amounts in savings {
            let amount = amounts.get(row).copied().unwrap_or(f64::NAN);
            fine &= good(amount);
            saved |= amount > 0.0;
        }
        for amounts in others {
            fine &= good(amounts.get(row).copied().unwrap_or(f64::NAN));
        }
        let applies = if saved { State::APPLIES } else { State::NO_SAVING };
        let applies = if fine { applies } else { f64::NAN };
        *state = if *condition == State::APPLIES { applies } else { *condition };
    }
}

/// Leaves open where a measure would apply with an amount above nothing of an item that the plant has to know.
pub(super) fn only_nothing(amount: View<'_>, states: &mut [f64]) {
    change(amount, states, |state, amount| if state == State::APPLIES && amount > 0.0 { f64::NAN } else { state });
}

fn change(amounts: View<'_>, states: &mut [f64], to: impl Fn(f64, f64) -> f64) {
    super::kernel::join_all(amounts, states, to);
}
