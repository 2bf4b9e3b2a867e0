//! Where a condition turns when one fact changes: found by asking it, then by halving.

use super::Change;
use super::candidates::Candidate;
use crate::evaluate::outcome::StepValue;
use crate::facility::{Facility, FactWord};
use crate::fields::{FieldType, Fields};
use crate::script::Schema;
use crate::units::Unit;

/// Steps outward from the value now, as halvings of the way to the end of the field's range.
const STEPS: [i32; 12] = [30, 22, 16, 12, 9, 7, 5, 4, 3, 2, 1, 0];

/// Halvings after that: an `f64` has no more digits.
const HALVINGS: usize = 60;

/// What a fact would have to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Needed {
    /// More than this, in this unit.
    MoreThan(f64, Unit),
    /// This or more.
    AtLeast(f64, Unit),
    /// Less than this.
    LessThan(f64, Unit),
    /// This or less.
    AtMost(f64, Unit),
    /// Yes or no.
    Truth(bool),
    /// One of these words.
    OneOf(Vec<String>),
}

impl Needed {
    /// The comparison that would have to hold, as in JSON.
    pub fn operator(&self) -> &'static str {
        match self {
            Needed::MoreThan(..) => ">",
            Needed::AtLeast(..) => ">=",
            Needed::LessThan(..) => "<",
            Needed::AtMost(..) => "<=",
            Needed::Truth(_) | Needed::OneOf(_) => "==",
        }
    }

    /// The number that it is compared with, and its unit.
    pub fn limit(&self) -> Option<(f64, &Unit)> {
        match self {
            Needed::MoreThan(limit, unit)
            | Needed::AtLeast(limit, unit)
            | Needed::LessThan(limit, unit)
            | Needed::AtMost(limit, unit) => Some((*limit, unit)),
            Needed::Truth(_) | Needed::OneOf(_) => None,
        }
    }

    /// Anything more than nothing.
    pub(super) fn is_from_nothing(&self) -> bool {
        matches!(self, Needed::MoreThan(limit, _) if *limit == 0.0)
    }

    /// Whether it is about a number of things.
    pub(super) fn counts(&self) -> bool {
        self.limit().is_some_and(|(_, unit)| unit.symbol() == "1")
    }
}

/// One fact that is changed until a condition holds.
pub(super) struct Trial<'a> {
    pub(super) fields: &'a Fields,
    pub(super) facility: &'a Facility,
    pub(super) candidate: &'a Candidate,
    /// Whether the threshold itself is too little, where the comparison says so; rounding might say otherwise.
    pub(super) strict: Option<bool>,
    pub(super) holds: &'a dyn Fn(&Facility) -> bool,
    /// Whether one more plant may be tried.
    pub(super) may_try: &'a dyn Fn() -> bool,
}

impl Trial<'_> {
    fn holds_with(&self, value: FactWord) -> bool {
        (self.may_try)() && (self.holds)(&self.facility.with_fact(&self.candidate.fact, self.candidate.record, value))
    }

    fn now(&self) -> Option<&FactWord> {
        self.facility.value(&self.candidate.fact, self.candidate.record).map(|value| &value.value)
    }

    fn change(&self, now: Option<StepValue>, needed: Needed, try_with: FactWord, size: f64) -> Change {
        let (fact, record) = (self.candidate.fact.clone(), self.candidate.record);
        Change { fact, record, now, needed, then: None, try_with, size }
    }
}

/// The changes of one fact that make the condition hold: nearest above and nearest below for a number.
pub(super) fn search(trial: &Trial<'_>) -> Vec<Change> {
    let Some(field) = trial.fields.field_of(&trial.candidate.fact) else { return Vec::new() };
    match &field.kind {
        FieldType::Quantity(_) => numbers(trial),
        FieldType::Truth => truths(trial),
        FieldType::Choice(_) | FieldType::Text => words(trial).into_iter().collect(),
        FieldType::Date => Vec::new(),
    }
}

fn truths(trial: &Trial<'_>) -> Vec<Change> {
    let now = match trial.now() {
        Some(FactWord::Truth(truth)) => Some(*truth),
        _ => None,
    };
    let other = |truth: &bool| Some(*truth) != now && trial.holds_with(FactWord::Truth(*truth));
    let change =
        |truth: bool| trial.change(now.map(StepValue::Truth), Needed::Truth(truth), FactWord::Truth(truth), f64::MAX);
    [true, false].into_iter().filter(other).map(change).collect()
}

fn words(trial: &Trial<'_>) -> Option<Change> {
    let now = match trial.now() {
        Some(FactWord::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    let will_do = |word: &&String| Some(word.as_str()) != now && trial.holds_with(FactWord::Word((*word).clone()));
    let found: Vec<String> = trial.candidate.words.iter().filter(will_do).cloned().collect();
    let first = FactWord::Word(found.first()?.clone());
    let now = now.map(|word| StepValue::Word(word.to_owned()));
    Some(trial.change(now, Needed::OneOf(found), first, f64::MAX))
}

/// A direction along the number line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

fn numbers(trial: &Trial<'_>) -> Vec<Change> {
    let fact = &trial.candidate.fact;
    let Some(unit) = trial.fields.unit_of(fact).map(|unit| unit.in_currency(trial.facility.currency)) else {
        return Vec::new();
    };
    let (low, high) = trial.fields.field_of(fact).map_or((0.0, 0.0), |field| trial.fields.range(field.id));
    if !(low.is_finite() && high.is_finite() && low < high) {
        return Vec::new();
    }
    let line = Line { trial, unit, low, high };
    match trial.now() {
        Some(FactWord::Number(now)) => {
            [Way::Up, Way::Down].into_iter().filter_map(|way| line.from(Some(*now), *now, way)).collect()
        }
        // A number that nobody knows: from either end of what it can be, but not if the end itself would do.
        _ if line.holds(low) == line.holds(high) => Vec::new(),
        _ if line.holds(high) => line.from(None, low, Way::Up).into_iter().collect(),
        _ => line.from(None, high, Way::Down).into_iter().collect(),
    }
}

struct Line<'a> {
    trial: &'a Trial<'a>,
    unit: Unit,
    low: f64,
    high: f64,
}

impl Line<'_> {
    fn holds(&self, value: f64) -> bool {
        self.trial.holds_with(FactWord::Number(value))
    }

    /// Goes from a value at which the condition fails until it holds, then halves the last step.
    fn from(&self, now: Option<f64>, start: f64, way: Way) -> Option<Change> {
        let (end, sign) = if way == Way::Up { (self.high, 1.0) } else { (self.low, -1.0) };
        let span = (end - start).abs();
        if span == 0.0 {
            return None;
        }
        let (mut fails, mut holds) = (start, None);
        for step in STEPS {
            let value = if step == 0 { end } else { start + sign * span * 0.5_f64.powi(step) };
            if self.holds(value) {
                holds = Some(value);
                break;
            }
            fails = value;
        }
        let mut holds = holds?;
        for _ in 0..HALVINGS {
            if (holds - fails).abs() <= holds.abs() * 1e-12 {
                break;
            }
            let middle = f64::midpoint(fails, holds);
            if self.holds(middle) { holds = middle } else { fails = middle }
        }
        // A threshold that there was no time to find is not told.
        (self.trial.may_try)().then(|| self.change(now, holds, way, span))
    }

    /// The threshold in the digits that people read, and whether it is itself enough.
    fn change(&self, now: Option<f64>, found: f64, way: Way, span: f64) -> Change {
        let (sign, reach) = if way == Way::Up { (1.0, span * 1e-12) } else { (-1.0, span * 1e-12) };
        let found = if found.abs() <= reach { 0.0 } else { found };
        let shown: f64 = format!("{:.5e}", self.unit.from_canonical(found)).parse().unwrap_or(found);
        let limit = self.unit.to_canonical(shown);
        let enough = self.trial.strict.map_or_else(|| self.holds(limit), |strict| !strict);
        let needed = match (way, enough) {
            (Way::Up, true) => Needed::AtLeast(shown, self.unit.clone()),
            (Way::Up, false) => Needed::MoreThan(shown, self.unit.clone()),
            (Way::Down, true) => Needed::AtMost(shown, self.unit.clone()),
            (Way::Down, false) => Needed::LessThan(shown, self.unit.clone()),
        };
        // Of things that are counted one more, of all else a little.
        let counted =
            needed.counts() && self.high >= 10.0 && limit.fract() == 0.0 && now.is_none_or(|now| now.fract() == 0.0);
        let beyond = match enough {
            true => limit,
            false if counted => limit + sign,
            false => limit + sign * (limit.abs() * 1e-5).max(span * 1e-9),
        };
        let size = now.map_or(0.0, |now| if now == 0.0 { f64::MAX / 2.0 } else { ((limit - now) / now).abs() });
        let now = now.map(|now| StepValue::Number(self.unit.from_canonical(now), self.unit.clone()));
        self.trial.change(now, needed, FactWord::Number(beyond.clamp(self.low, self.high)), size)
    }
}
