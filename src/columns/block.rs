//! What all rules find at a block of rows.

use super::Columns;
use super::alone::Alone;
use super::kernel::View;
use super::machine::{Input, Machine};
use super::table::{Table, Why};
use super::tape::{Findings, Source, Tape};
use super::verdict::{State, Verdict};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Outcome;

/// What all rules find at a block of rows.
#[derive(Debug)]
pub struct Block<'a> {
    columns: &'a Columns<'a>,
    input: Input<'a>,
    tape: &'a Tape,
    machine: &'a Machine,
    alone: usize,
}

/// What a rule finds at the rows of a block.
#[derive(Debug)]
pub struct Found<'a> {
    block: &'a Block<'a>,
    findings: Option<&'a Findings>,
}

impl<'a> Block<'a> {
    /// Judges the rows of a block: all at once, and then one by one those that are open.
    pub(super) fn judge(
        columns: &'a Columns<'a>,
        table: &'a Table<'a>,
        block: usize,
        machine: &'a mut Machine,
    ) -> Result<Option<Self>, Diagnostic> {
        let Some(span) = table.spans.get(block) else { return Ok(None) };
        let Some(tape) = columns.tapes.get(span.group) else { return Ok(None) };
        let input = Input { sheet: &columns.sheet, table, span, block };
        machine.run(tape, &input);
        for findings in &tape.findings {
            let state = Source::Register(findings.state);
            if findings.alone || columns.too_long(findings.rule, input.longest()) {
                for row in 0..span.rows.len() {
                    machine.set(state, row, f64::NAN);
                }
            }
        }
        let first = table.marks.partition_point(|mark| mark.row < span.rows.start);
        let marks = table.marks.get(first..).unwrap_or_default();
        for mark in marks.iter().take_while(|mark| mark.row < span.rows.end) {
            let Some(findings) = tape.findings.iter().find(|findings| findings.rule == mark.rule) else { continue };
            let number = match mark.why {
                Why::Done => State::of(Verdict::AlreadyDone),
                Why::Assumes | Why::Unseen => f64::NAN,
            };
            machine.set(Source::Register(findings.state), mark.row - span.rows.start, number);
        }
        let alone = Alone::new(columns, table);
        let mut judged_alone = 0;
        for findings in &tape.findings {
            let state = Source::Register(findings.state);
            if !any_open(machine.view(&input, state), span.rows.len()) {
                continue;
            }
            for row in 0..span.rows.len() {
                if machine.view(&input, state).at(row).is_nan() {
                    judged_alone += 1;
                    let judged = alone.judge(findings.rule, span.rows.start + row)?;
                    machine.set(state, row, State::of(judged.verdict));
                    for (source, value) in findings.values.iter().zip(judged.values) {
                        machine.set(*source, row, value);
                    }
                }
            }
        }
        Ok(Some(Self { columns, input, tape, machine, alone: judged_alone }))
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.input.span.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How often a rule at a row was left to the scalar run.
    pub fn alone(&self) -> usize {
        self.alone
    }

    /// The number of the plant at a row.
    pub fn plant(&self, row: usize) -> Option<usize> {
        self.input.table.order.get(self.input.span.rows.start + row).copied()
    }

    /// What a rule finds here; the number is its position in [`Columns::rules`].
    pub fn of(&'a self, rule: usize) -> Found<'a> {
        Found { block: self, findings: self.tape.findings.iter().find(|findings| findings.rule == rule) }
    }

    /// The whole outcome of a rule at a row, with every step, gap and reason.
    ///
    /// # Errors
    /// A rule in the interpreter that ran into the deadline.
    pub fn outcome(&self, rule: usize, row: usize) -> Result<Option<Outcome>, Diagnostic> {
        Alone::new(self.columns, self.input.table).outcome(rule, self.input.span.rows.start + row)
    }
}

impl<'a> Found<'a> {
    /// What the rule finds at a row.
    pub fn verdict(&self, row: usize) -> Verdict {
        let Some(findings) = self.findings else { return Verdict::OtherSector };
        State::verdict(self.block.machine.view(&self.block.input, Source::Register(findings.state)).at(row))
    }

    /// The canonical value of an output at a row at which the measure applies, by its position among
    /// [`RuleFormula::outputs`](crate::library::RuleFormula::outputs); none for a rule in the interpreter, whose
    /// outcome tells.
    pub fn value(&self, output: usize, row: usize) -> Option<f64> {
        let source = *self.findings?.values.get(output)?;
        Some(self.block.machine.view(&self.block.input, source).at(row))
    }

    /// The values of an output at all rows; they mean something where the measure applies.
    pub fn values(&self, output: usize) -> &'a [f64] {
        let Some(source) = self.findings.and_then(|findings| findings.values.get(output)) else { return &[] };
        match self.block.machine.view(&self.block.input, *source) {
            View::Each(values) => values.get(..self.block.len()).unwrap_or_default(),
            View::One(_) => &[],
        }
    }
}

/// Whether any row is still to be judged.
fn any_open(states: View<'_>, rows: usize) -> bool {
    match states {
        View::One(state) => state.is_nan(),
        View::Each(states) => states.iter().take(rows).fold(false, |open, state| open | state.is_nan()),
    }
}
