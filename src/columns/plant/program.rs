//! Runs the formulas of one plant over its draws.

use super::Wanted;
use crate::columns::kernel::View;
use crate::columns::machine::{Input, Machine};
use crate::columns::sheet::Sheet;
use crate::columns::step::Key;
use crate::columns::table::Table;
use crate::columns::tape::{Source, Tape};
use crate::columns::threads;

/// The formulas of one plant, ready to run.
#[derive(Debug)]
pub struct Program {
    sheet: Sheet,
    tape: Tape,
    sources: Vec<Source>,
}

/// A value at all draws; what is not finite has no value there.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// The same at each.
    Same(f64),
    /// One each.
    Each(Vec<f64>),
}

impl Drawn {
    /// The value at a draw.
    pub fn at(&self, draw: usize) -> f64 {
        match self {
            Drawn::Same(value) => *value,
            Drawn::Each(values) => values.get(draw).copied().unwrap_or(f64::NAN),
        }
    }
}

impl Program {
    pub(super) fn new(sheet: Sheet, wanted: &[Key]) -> Self {
        let (tape, sources) = Tape::of_steps(&sheet, wanted);
        Self { sheet, tape, sources }
    }

    /// All wanted values at each row of the columns, in the order in which they were wanted, worked out on so many
    /// threads; what comes out does not depend on how many.
    pub fn run(&self, columns: &[Vec<f64>], rows: usize, threads: usize) -> Vec<Drawn> {
        let table = Table::of_draws(columns, rows);
        let work = |block: usize, machine: &mut Machine| {
            let Some(span) = table.spans.get(block) else { return Ok(Vec::new()) };
            let input = Input { sheet: &self.sheet, table: &table, span, block };
            machine.run(&self.tape, &input);
            let count = span.rows.len();
            let values = self.sources.iter().map(|source| match machine.view(&input, *source) {
                View::One(value) => vec![value],
                View::Each(values) => values.get(..count).unwrap_or_default().to_vec(),
            });
            Ok(values.collect())
        };
        // No step can fail: what has no value is no number.
        let blocks: Vec<Vec<Vec<f64>>> = threads::each(table.spans.len(), threads, work).unwrap_or_default();
        let mut found: Vec<Drawn> = self
            .sources
            .iter()
            .map(|source| match source {
                Source::Number(value) => Drawn::Same(*value),
                _ => Drawn::Each(Vec::with_capacity(rows)),
            })
            .collect();
        for block in blocks {
            for (found, values) in found.iter_mut().zip(block) {
                if let Drawn::Each(all) = found {
                    all.extend(values);
                }
            }
        }
        found
    }

    /// The value of a wanted step.
    pub fn of(found: &[Drawn], wanted: Wanted) -> &Drawn {
        const NONE: &Drawn = &Drawn::Same(f64::NAN);
        found.get(wanted.0).unwrap_or(NONE)
    }
}
