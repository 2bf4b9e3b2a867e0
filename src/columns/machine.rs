//! Runs a tape over a block of rows.

use super::kernel::{self, View};
use super::list::Part;
use super::sheet::Sheet;
use super::step::{Axis, Joining};
use super::table::{Span, Table};
use super::tape::{Source, Tape, Work};
use super::verdict::{self, State};

/// The registers of one thread, used again from block to block.
#[derive(Debug, Default)]
pub(super) struct Machine {
    registers: Vec<Vec<f64>>,
    /// Values by rank, while records are joined or spread.
    ranked: Vec<f64>,
    /// Rows at which calls are wanted.
    selections: Vec<Vec<usize>>,
}

/// What a tape reads at a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) table: &'a Table<'a>,
    pub(super) span: &'a Span,
    /// The number of the block.
    pub(super) block: usize,
}

impl<'a> Input<'a> {
    fn part(&self, list: usize) -> Option<&'a Part> {
        self.table.lists.get(list)?.parts.get(self.block)
    }

    fn length(&self, axis: Axis) -> usize {
        match axis {
            Axis::Same | Axis::Row => self.span.rows.len(),
            Axis::Record(list) => self.part(list).map_or(0, |part| part.records.len()),
        }
    }

    /// Most records that a plant of the block has of any list.
    pub(super) fn longest(&self) -> usize {
        let parts = self.table.lists.iter().filter_map(|list| list.parts.get(self.block));
        parts.map(|part| part.slots.len()).max().unwrap_or_default()
    }

    fn read(&self, source: Source) -> Option<&'a [f64]> {
        let table = self.table;
        match source {
            Source::Fact(index) => table.facts.get(index)?.get(self.span.rows.clone()),
            Source::Assumption(index) => table.assumptions.get(index)?.get(self.span.rows.clone()),
            Source::Column(list, column) => {
                let list = table.lists.get(list)?;
                list.columns.get(column)?.get(list.parts.get(self.block)?.records.clone())
            }
            Source::Number(_) | Source::Register(_) => None,
        }
    }
}

impl Machine {
    /// Where the values of a source stand.
    pub(super) fn view<'a>(&'a self, input: &Input<'a>, source: Source) -> View<'a> {
        match source {
            Source::Number(value) => View::One(value),
            Source::Register(register) => {
                View::Each(self.registers.get(register.0).map(Vec::as_slice).unwrap_or_default())
            }
            other => View::Each(input.read(other).unwrap_or_default()),
        }
    }

    /// Sets the value of a register at a row.
    pub(super) fn set(&mut self, source: Source, row: usize, value: f64) {
        if let Source::Register(register) = source
            && let Some(slot) = self.registers.get_mut(register.0).and_then(|values| values.get_mut(row))
        {
            *slot = value;
        }
    }

    /// Runs a tape.
    pub(super) fn run(&mut self, tape: &Tape, input: &Input<'_>) {
        if self.registers.len() < tape.registers.len() {
            self.registers.resize_with(tape.registers.len(), Vec::new);
        }
        for (register, axis) in self.registers.iter_mut().zip(&tape.registers) {
            let length = input.length(*axis);
            if register.len() < length {
                register.resize(length, f64::NAN);
            }
        }
        for instruction in &tape.instructions {
            let Some(register) = self.registers.get_mut(instruction.into.0) else { continue };
            let mut values = std::mem::take(register);
            if let Some(out) = values.get_mut(..input.length(instruction.axis)) {
                self.work(&instruction.work, input, out);
            }
            if let Some(register) = self.registers.get_mut(instruction.into.0) {
                *register = values;
            }
        }
    }

    fn work(&mut self, work: &Work, input: &Input<'_>, out: &mut [f64]) {
        match work {
            Work::Unary(operation, a) => kernel::unary(*operation, self.view(input, *a), out),
            Work::Binary(operation, a, b) => {
                kernel::binary(*operation, self.view(input, *a), self.view(input, *b), out);
            }
            Work::Choose(condition, a, b) => {
                kernel::choose(self.view(input, *condition), self.view(input, *a), self.view(input, *b), out);
            }
            Work::Copy(a) => kernel::map(self.view(input, *a), out, |a| a),
            Work::Select(number, conditions) => self.select(*number, conditions, input, out),
            Work::Call { call, arguments, rows } => self.call(*call, arguments, *rows, input, out),
            Work::Spread(list, a) => self.spread(*list, *a, input, out),
            Work::Join(joining, list, passes, a) => self.join(*joining, *list, *passes, *a, input, out),
            Work::Judge { condition, savings, others, items } => {
                let view = |source: &Source| self.view(input, *source);
                let (savings, others): (Vec<_>, Vec<_>) =
                    (savings.iter().map(view).collect(), others.iter().map(view).collect());
                verdict::judge(view(condition), &savings, &others, out);
                for amount in items {
                    verdict::only_nothing(view(amount), out);
                }
            }
        }
    }

    /// Notes the rows at which one of some conditions holds.
    fn select(&mut self, number: usize, conditions: &[Source], input: &Input<'_>, holds: &mut [f64]) {
        holds.fill(0.0);
        for condition in conditions {
            let either = |held, state| if state == State::APPLIES { State::APPLIES } else { held };
            kernel::join_all(self.view(input, *condition), holds, either);
        }
        if self.selections.len() <= number {
            self.selections.resize_with(number + 1, Vec::new);
        }
        let Some(rows) = self.selections.get_mut(number) else { return };
        rows.resize(holds.len(), 0);
        // Each row is written, and only those that count move on: nothing here depends on a guess of the processor.
        let mut count = 0;
        for (row, holds) in holds.iter().enumerate() {
            if let Some(slot) = rows.get_mut(count) {
                *slot = row;
            }
            count += usize::from(*holds == State::APPLIES);
        }
        rows.truncate(count);
    }

    fn call(&self, call: usize, arguments: &[Source], rows: Option<usize>, input: &Input<'_>, out: &mut [f64]) {
        let Some(call) = input.sheet.call_at(call) else { return };
        let mut views = [View::One(f64::NAN); super::call::MOST];
        for (view, source) in views.iter_mut().zip(arguments) {
            *view = self.view(input, *source);
        }
        let (words, views) = (&input.sheet.words, views.get(..arguments.len()).unwrap_or_default());
        match rows.and_then(|rows| self.selections.get(rows)) {
            Some(rows) => {
                out.fill(f64::NAN);
                call.rows(words, views, rows.iter().copied(), out);
            }
            None => call.rows(words, views, 0..out.len(), out),
        }
    }

    /// Gives each record the value of its plant.
    fn spread(&mut self, list: usize, a: Source, input: &Input<'_>, out: &mut [f64]) {
        let Some(part) = input.part(list) else { return };
        let mut ranked = std::mem::take(&mut self.ranked);
        let values = self.view(input, a);
        ranked.clear();
        ranked.extend(part.rows.iter().map(|row| values.at(*row)));
        let mut rest = out;
        for count in &part.slots {
            let Some((slot, behind)) = rest.split_at_mut_checked(*count) else { break };
            if let Some(values) = ranked.get(..*count) {
                slot.copy_from_slice(values);
            }
            rest = behind;
        }
        self.ranked = ranked;
    }

    /// Joins the values of the records of each plant, in the order of its list.
    fn join(
        &mut self,
        joining: Joining,
        list: usize,
        passes: Option<Source>,
        a: Source,
        input: &Input<'_>,
        out: &mut [f64],
    ) {
        let Some(part) = input.part(list) else { return };
        let mut ranked = std::mem::take(&mut self.ranked);
        let neutral = match joining {
            Joining::Sum | Joining::Any => 0.0,
            Joining::All => 1.0,
            Joining::Least => f64::INFINITY,
            Joining::Greatest => f64::NEG_INFINITY,
        };
        ranked.clear();
        ranked.extend(part.start.iter().map(|start| neutral + start));
        let (values, passes) = (self.view(input, a), passes.map(|passes| self.view(input, passes)));
        let mut from = 0;
        for count in &part.slots {
            let slot = values.part(from, *count);
            let Some(joined) = ranked.get_mut(..*count) else { break };
            match passes {
                Some(passes) => kernel::join_where(joining, passes.part(from, *count), slot, joined),
                None => kernel::join(joining, slot, joined),
            }
            from += count;
        }
        if part.in_order {
            out.copy_from_slice(ranked.get(..out.len()).unwrap_or_default());
        } else {
            for (row, value) in part.rows.iter().zip(&ranked) {
                if let Some(slot) = out.get_mut(*row) {
                    *slot = *value;
                }
            }
        }
        self.ranked = ranked;
    }
}
