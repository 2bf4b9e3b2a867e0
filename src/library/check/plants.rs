//! Made-up plants: what each fact that a rule reads may be, and how one is drawn.

use crate::assumptions::Assumption;
use crate::diagnostic::Lang;
use crate::fields::{FieldType, Fields};
use crate::script::FactRef;
use crate::script::probe::{Layout, Region, Sample, Shape};
use crate::units::{Unit, format};

/// Where a value stands in a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    /// A fact of a section or an item.
    Scalar(usize),
    /// A column of a list: which list, which record, which column.
    Column(usize, usize, usize),
    /// An assumption.
    Assumption(usize),
}

/// What a fact or an assumption may be.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    path: String,
    unit: Option<Unit>,
    shape: Shape,
    /// Least and greatest possible value, in the unit.
    hard: (f64, f64),
    /// What is likely, or the most likely value twice.
    likely: (f64, f64),
    words: Vec<f64>,
}

/// All plants that the fields allow, as far as a rule can see them.
#[derive(Debug)]
pub(super) struct Plants {
    scalars: Vec<Variable>,
    columns: Vec<Vec<Variable>>,
    assumptions: Vec<Variable>,
}

/// Numbers that look random and are the same in every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below a limit.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.next() % limit).unwrap_or_default()
    }

    /// A number from 0 to 1.
    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or_default()) / f64::from(u32::MAX)
    }
}

impl Plants {
    pub(super) fn new(layout: &mut Layout, fields: &Fields, assumptions: &[Assumption]) -> Self {
        let facts: Vec<(FactRef, Shape)> = layout.scalars().to_vec();
        let scalars = facts.iter().map(|(fact, shape)| variable(layout, fields, fact, *shape)).collect();
        let tables = layout.tables().to_vec();
        let mut columns = Vec::new();
        for (table, found) in tables {
            let of = |(field, shape): &(_, Shape)| (FactRef::Column(table, *field, 0), *shape);
            let found: Vec<(FactRef, Shape)> = found.iter().map(of).collect();
            columns.push(found.iter().map(|(fact, shape)| variable(layout, fields, fact, *shape)).collect());
        }
        let assumptions = assumptions.iter().map(assumed).collect();
        Self { scalars, columns, assumptions }
    }

    /// Every plant: the whole range of each fact and assumption.
    pub(super) fn everywhere(&self) -> Region {
        let range = |variable: &Variable| variable.canonical();
        Region {
            scalars: self.scalars.iter().map(range).collect(),
            columns: self.columns.iter().map(|columns| columns.iter().map(range).collect()).collect(),
            assumptions: self.assumptions.iter().map(range).collect(),
            some_record: false,
        }
    }

    /// A plant; likely in all that it is, or near the ends of what can be.
    pub(super) fn draw(&self, random: &mut Random, likely: bool, assumptions: &[f64]) -> Sample {
        let scalars = self.scalars.iter().map(|variable| variable.draw(random, likely)).collect();
        let tables = self.columns.iter().map(|columns| {
            let records = if random.below(4) == 0 { 2 } else { 1 };
            let record = |random: &mut Random| columns.iter().map(|column| column.draw(random, likely)).collect();
            (0..records).map(|_| record(random)).collect()
        });
        let tables = tables.collect();
        let drawn = self
            .assumptions
            .iter()
            .zip(assumptions)
            .map(|(variable, typical)| if random.below(3) > 0 { *typical } else { variable.draw(random, likely) });
        Sample { scalars, tables, assumptions: drawn.collect() }
    }

    /// Where the values of a sample stand.
    pub(super) fn seats(&self, sample: &Sample) -> Vec<Seat> {
        let mut seats: Vec<Seat> = (0..self.scalars.len()).map(Seat::Scalar).collect();
        for (table, records) in sample.tables.iter().enumerate() {
            for (record, columns) in records.iter().enumerate() {
                seats.extend((0..columns.len()).map(|column| Seat::Column(table, record, column)));
            }
        }
        seats.extend((0..self.assumptions.len()).map(Seat::Assumption));
        seats
    }

    pub(super) fn variable(&self, seat: Seat) -> Option<&Variable> {
        match seat {
            Seat::Scalar(index) => self.scalars.get(index),
            Seat::Column(table, _, column) => self.columns.get(table)?.get(column),
            Seat::Assumption(index) => self.assumptions.get(index),
        }
    }

    /// Whether every fact is what is likely.
    pub(super) fn is_likely(&self, sample: &Sample) -> bool {
        self.seats(sample).into_iter().all(|seat| match (self.variable(seat), sample_value(sample, seat)) {
            (Some(variable), Some(value)) => variable.is_likely(value),
            _ => true,
        })
    }

    /// A value in words: its path and what it is.
    pub(super) fn shown(&self, layout: &Layout, sample: &Sample, seat: Seat, lang: Lang) -> Option<String> {
        let variable = self.variable(seat)?;
        let value = sample_value(sample, seat)?;
        let path = match seat {
            Seat::Column(_, record, _) => variable.path.replacen("[]", &format!("[{record}]"), 1),
            _ => variable.path.clone(),
        };
        let value = match variable.shape {
            Shape::Number => match &variable.unit {
                Some(unit) => {
                    let figure = format::full(unit.from_canonical(value), lang);
                    format!("{figure} {}", unit.in_lang(lang)).trim_end().to_owned()
                }
                None => format::full(value, lang),
            },
            Shape::Truth => (value > 0.5).to_string(),
            Shape::Word => format!("`{}`", layout.spelled(value)?),
        };
        Some(format!("`{path}` = {value}"))
    }
}

pub(super) fn sample_value(sample: &Sample, seat: Seat) -> Option<f64> {
    match seat {
        Seat::Scalar(index) => sample.scalars.get(index).copied(),
        Seat::Column(table, record, column) => sample.tables.get(table)?.get(record)?.get(column).copied(),
        Seat::Assumption(index) => sample.assumptions.get(index).copied(),
    }
}

pub(super) fn put(sample: &mut Sample, seat: Seat, value: f64) {
    let slot = match seat {
        Seat::Scalar(index) => sample.scalars.get_mut(index),
        Seat::Column(table, record, column) => sample
            .tables
            .get_mut(table)
            .and_then(|records| records.get_mut(record))
            .and_then(|columns| columns.get_mut(column)),
        Seat::Assumption(index) => sample.assumptions.get_mut(index),
    };
    if let Some(slot) = slot {
        *slot = value;
    }
}

fn variable(layout: &mut Layout, fields: &Fields, fact: &FactRef, shape: Shape) -> Variable {
    let field = fields.field_of(fact);
    let mut words = Vec::new();
    let (mut hard, mut likely) = ((0.0, 1.0), (0.0, 1.0));
    let unit = fields.unit_of(fact);
    match field.map(|field| &field.kind) {
        Some(FieldType::Quantity(quantity)) => {
            let own = |end: f64| unit.as_ref().map_or(end, |unit| rounded(unit.from_canonical(end), 9));
            hard = (own(quantity.range.0), own(quantity.range.1));
            likely = quantity.likely.map_or(hard, |(low, high)| (own(low), own(high)));
        }
        Some(FieldType::Choice(choices)) => words = choices.keys().map(|word| layout.word(word)).collect(),
        _ => {}
    }
    Variable { path: fields.path_of(fact, None), unit, shape, hard, likely, words }
}

fn assumed(assumption: &Assumption) -> Variable {
    let own = |value: f64| rounded(assumption.unit.from_canonical(value), 9);
    let range = (own(assumption.low), own(assumption.high));
    Variable {
        path: format!("assume.{}", assumption.name),
        unit: Some(assumption.unit.clone()),
        shape: Shape::Number,
        hard: range,
        likely: range,
        words: Vec::new(),
    }
}

impl Variable {
    /// Its whole range in canonical units; a word may be any.
    fn canonical(&self) -> (f64, f64) {
        match (self.shape, &self.unit) {
            (Shape::Word, _) => (f64::NEG_INFINITY, f64::INFINITY),
            (Shape::Number, Some(unit)) => (unit.to_canonical(self.hard.0), unit.to_canonical(self.hard.1)),
            _ => self.hard,
        }
    }

    /// The words that it may be, by their numbers.
    pub(super) fn words(&self) -> Option<&[f64]> {
        (self.shape == Shape::Word).then_some(&self.words)
    }

    /// Whether it is counted in whole pieces.
    fn is_count(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.symbol().is_empty())
            && self.hard.1 >= 100.0
            && self.hard.0.fract() == 0.0
    }

    fn is_likely(&self, value: f64) -> bool {
        let (Shape::Number, Some(unit)) = (self.shape, &self.unit) else { return true };
        (self.likely.0..=self.likely.1).contains(&rounded(unit.from_canonical(value), 9))
    }

    /// A value in canonical units, short in its own unit.
    pub(super) fn draw(&self, random: &mut Random, likely: bool) -> f64 {
        match self.shape {
            Shape::Truth => f64::from(u8::from(random.below(2) == 0)),
            Shape::Word => self.words.get(random.below(self.words.len())).copied().unwrap_or(f64::NAN),
            Shape::Number => {
                let (low, high) = if likely { self.likely } else { self.hard };
                let value = match random.below(8) {
                    0 => low,
                    1 => high,
                    _ => between(random, low, high),
                };
                self.number(value)
            }
        }
    }

    /// A usual value: the middle of what is likely, or a small part of what may be very much.
    pub(super) fn usual(&self) -> Option<f64> {
        let (low, high) = self.likely;
        let middle = if low == 0.0 && high >= 1e4 { high * 1e-3 } else { f64::midpoint(low, high) };
        (self.shape == Shape::Number).then(|| self.number(middle))
    }

    /// Other values that show whether it matters: both ends and a usual one.
    pub(super) fn others(&self) -> Vec<f64> {
        match self.shape {
            Shape::Truth => vec![0.0, 1.0],
            Shape::Word => self.words.clone(),
            Shape::Number => {
                let (low, high) = self.likely;
                [low, high].into_iter().map(|value| self.number(value)).chain(self.usual()).collect()
            }
        }
    }

    /// A shorter number near a value.
    pub(super) fn shorter(&self, value: f64) -> Option<f64> {
        let (Shape::Number, Some(unit)) = (self.shape, &self.unit) else { return None };
        Some(self.number(rounded(unit.from_canonical(value), 1)))
    }

    /// A number of its own unit, short and within the range, in canonical units.
    fn number(&self, value: f64) -> f64 {
        let (low, high) = self.hard;
        let digits = if low > 0.0 && high < 4.0 * low { 3 } else { 2 };
        let ends = [self.hard, self.likely].into_iter().flat_map(|(low, high)| [low, high]);
        let is_end = ends.into_iter().any(|end| (end - value).abs() <= f64::EPSILON * end.abs());
        let mut value = if is_end { value } else { rounded(value, digits) };
        if self.is_count() {
            value = value.round();
        }
        let value = value.clamp(low, high.max(low));
        self.unit.as_ref().map_or(value, |unit| unit.to_canonical(value))
    }
}

/// A number between two: by size where it may be next to nothing or very much.
fn between(random: &mut Random, low: f64, high: f64) -> f64 {
    let share = random.share();
    let wide = high > 0.0 && (low == 0.0 && high > 1000.0 || low > 0.0 && high > 100.0 * low);
    if wide {
        let least = if low > 0.0 { low } else { high * 1e-6 };
        return least * (high / least).powf(share);
    }
    if low < 0.0 && high > 1000.0 {
        let size = high * 1e-6_f64.powf(share);
        return if random.below(4) == 0 { (-size).max(low) } else { size };
    }
    low + (high - low) * share
}

/// A number with so many significant digits.
fn rounded(value: f64, digits: usize) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    format!("{value:.*e}", digits.saturating_sub(1)).parse().unwrap_or(value)
}
