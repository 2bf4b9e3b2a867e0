//! The flat program of a group of rules: steps in order, with registers that are used again.

use std::collections::BTreeMap;

use super::plan::Plan;
use super::sheet::Sheet;
use super::step::{Axis, Binary, Joining, Key, Step, Unary};

/// A register: a column of numbers that is written over once nothing needs it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Register(pub(super) usize);

/// Where an operand stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Source {
    Number(f64),
    Fact(usize),
    Assumption(usize),
    Column(usize, usize),
    Register(Register),
}

/// What an instruction does.
#[derive(Debug)]
pub(super) enum Work {
    Unary(Unary, Source),
    Binary(Binary, Source, Source),
    Choose(Source, Source, Source),
    /// Notes the rows at which one of these conditions holds, by a number.
    Select(usize, Vec<Source>),
    /// A call; where a selection is given, at those rows only.
    Call {
        call: usize,
        arguments: Vec<Source>,
        rows: Option<usize>,
    },
    Spread(usize, Source),
    Join(Joining, usize, Option<Source>, Source),
    Copy(Source),
    /// What a rule finds, from its condition, the amounts that count as savings, and the others.
    Judge {
        condition: Source,
        savings: Vec<Source>,
        others: Vec<Source>,
        items: Vec<Source>,
    },
}

/// One instruction.
#[derive(Debug)]
pub(super) struct Instruction {
    pub(super) work: Work,
    pub(super) into: Register,
    pub(super) axis: Axis,
}

/// Where a tape leaves what a rule finds.
#[derive(Debug)]
pub(super) struct Findings {
    /// The position of the rule.
    pub(super) rule: usize,
    /// What it finds at each row, as a number.
    pub(super) state: Register,
    /// What it gives, in the order of its outputs.
    pub(super) values: Vec<Source>,
    /// Whether each row is judged by itself.
    pub(super) alone: bool,
}

/// The program of a group of rules.
#[derive(Debug, Default)]
pub(super) struct Tape {
    pub(super) instructions: Vec<Instruction>,
    pub(super) findings: Vec<Findings>,
    /// The axis of each register.
    pub(super) registers: Vec<Axis>,
}

impl Tape {
    /// The tape of these rules; one without a plan is judged row by row, and has room for what it gives.
    pub(super) fn compile(sheet: &Sheet, rules: &[Member<'_>]) -> Self {
        let plans: Vec<(usize, &Plan)> = rules.iter().filter_map(|member| Some((member.rule, member.plan?))).collect();
        let mut writer = Writer::new(sheet, &plans);
        for (_, plan) in &plans {
            writer.emit(&[plan.condition]);
        }
        for (rule, plan) in &plans {
            writer.emit(&plan.outputs);
            writer.judge(*rule, plan);
        }
        for member in rules.iter().filter(|member| member.plan.is_none()) {
            let state = writer.fresh(Axis::Row);
            let values = (0..member.outputs).map(|_| Source::Register(writer.fresh(Axis::Row))).collect();
            writer.tape.findings.push(Findings { rule: member.rule, state, values, alone: true });
        }
        writer.tape
    }

    /// The tape that works some steps out, and where each of them is left.
    pub(super) fn of_steps(sheet: &Sheet, wanted: &[Key]) -> (Tape, Vec<Source>) {
        let mut writer = Writer::bare(sheet, wanted);
        writer.emit(wanted);
        let sources = wanted.iter().map(|key| writer.source(*key)).collect();
        (writer.tape, sources)
    }
}

/// A rule of a group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    /// Its position.
    pub(super) rule: usize,
    /// How many values it gives.
    pub(super) outputs: usize,
    /// How it is worked out together with others.
    pub(super) plan: Option<&'a Plan>,
}

struct Writer<'a> {
    sheet: &'a Sheet,
    tape: Tape,
    /// Where the value of each step is.
    sources: BTreeMap<Key, Source>,
    /// How many instructions still read each step; what is never let go counts once more.
    readers: BTreeMap<Key, usize>,
    /// The conditions under which calls are wanted; a call that is not here always is.
    wanted: BTreeMap<Key, Vec<Key>>,
    free: Vec<Register>,
    /// What rules give and no copy was made of.
    kept: Vec<Source>,
    /// The conditions of each selection of rows.
    selections: Vec<Vec<Key>>,
}

impl<'a> Writer<'a> {
    fn new(sheet: &'a Sheet, plans: &[(usize, &Plan)]) -> Self {
        let conditions: Vec<Key> = plans.iter().map(|(_, plan)| plan.condition).collect();
        let all: Vec<Key> = plans.iter().flat_map(|(_, plan)| plan.roots()).collect();
        let always = sheet.reachable(&conditions);
        let mut wanted: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for (_, plan) in plans {
            for key in sheet.reachable(&plan.outputs) {
                let call = matches!(sheet.step(key), Some(Step::Call(_))) && sheet.axis(key) == Axis::Row;
                if call && always.binary_search(&key).is_err() {
                    let conditions = wanted.entry(key).or_default();
                    if !conditions.contains(&plan.condition) {
                        conditions.push(plan.condition);
                    }
                }
            }
        }
        Self { wanted, ..Self::bare(sheet, &all) }
    }

    /// A writer of steps that stay to the end of the block: what a rule gives, and whether it applies.
    fn bare(sheet: &'a Sheet, stay: &[Key]) -> Self {
        let mut readers: BTreeMap<Key, usize> = BTreeMap::new();
        for key in sheet.reachable(stay) {
            for used in sheet.below(key) {
                *readers.entry(used).or_default() += 1;
            }
        }
        for key in stay {
            *readers.entry(*key).or_default() += 1;
        }
        Self {
            sheet,
            tape: Tape::default(),
            sources: BTreeMap::new(),
            readers,
            wanted: BTreeMap::new(),
            free: Vec::new(),
            kept: Vec::new(),
            selections: Vec::new(),
        }
    }

    /// A register for a step, one that is free if there is any.
    fn fresh(&mut self, axis: Axis) -> Register {
        let fits = |register: &Register| self.tape.registers.get(register.0) == Some(&axis);
        if let Some(position) = self.free.iter().rposition(fits) {
            return self.free.remove(position);
        }
        self.tape.registers.push(axis);
        Register(self.tape.registers.len() - 1)
    }

    fn source(&self, key: Key) -> Source {
        self.sources.get(&key).copied().unwrap_or(Source::Number(f64::NAN))
    }

    /// Writes all that these steps need and that is not there yet.
    fn emit(&mut self, keys: &[Key]) {
        for key in self.sheet.reachable(keys) {
            if self.sources.contains_key(&key) {
                continue;
            }
            let Some(step) = self.sheet.step(key) else { continue };
            let work = match step {
                Step::Number(bits) => self.given(key, Source::Number(f64::from_bits(bits))),
                Step::Fact(index) => self.given(key, Source::Fact(index)),
                Step::Assumption(index) => self.given(key, Source::Assumption(index)),
                Step::Column(list, column) => self.given(key, Source::Column(list, column)),
                Step::Unary(operation, a) => Some(Work::Unary(operation, self.source(a))),
                Step::Binary(operation, a, b) => Some(Work::Binary(operation, self.source(a), self.source(b))),
                Step::Choose(a, b, c) => Some(Work::Choose(self.source(a), self.source(b), self.source(c))),
                Step::Spread(list, a) => Some(Work::Spread(list, self.source(a))),
                Step::Join(joining, list, passes, a) => {
                    Some(Work::Join(joining, list, passes.map(|key| self.source(key)), self.source(a)))
                }
                Step::Call(call) => {
                    let arguments = self.sheet.below(key).into_iter().map(|key| self.source(key)).collect();
                    Some(Work::Call { call, arguments, rows: self.select(key) })
                }
            };
            let Some(work) = work else { continue };
            self.write(key, work);
        }
    }

    /// Notes where a value stands that nobody has to work out.
    fn given(&mut self, key: Key, source: Source) -> Option<Work> {
        self.sources.insert(key, source);
        None
    }

    fn write(&mut self, key: Key, work: Work) {
        let axis = self.sheet.axis(key);
        let into = self.fresh(axis);
        self.tape.instructions.push(Instruction { work, into, axis });
        self.sources.insert(key, Source::Register(into));
        for used in self.sheet.below(key) {
            self.read(used);
        }
    }

    /// The selection of the rows at which a call is wanted, written where it is not there yet.
    fn select(&mut self, call: Key) -> Option<usize> {
        let wanted = self.wanted.get(&call)?.clone();
        if let Some(known) = self.selections.iter().position(|known| *known == wanted) {
            return Some(known);
        }
        let (number, into) = (self.selections.len(), self.fresh(Axis::Row));
        let conditions = wanted.iter().map(|key| self.source(*key)).collect();
        self.tape.instructions.push(Instruction { work: Work::Select(number, conditions), into, axis: Axis::Row });
        self.selections.push(wanted);
        self.free.push(into);
        Some(number)
    }

    /// Lets a register go once nothing reads it any more.
    fn read(&mut self, key: Key) {
        let Some(left) = self.readers.get_mut(&key).filter(|left| **left > 0) else { return };
        *left -= 1;
        if *left == 0
            && let Some(Source::Register(register)) = self.sources.get(&key)
        {
            self.free.push(*register);
        }
    }

    fn judge(&mut self, rule: usize, plan: &Plan) {
        let of = |writer: &Self, positions: &[usize]| -> Vec<Source> {
            positions.iter().filter_map(|at| plan.outputs.get(*at)).map(|key| writer.source(*key)).collect()
        };
        let others: Vec<usize> = (0..plan.outputs.len()).filter(|at| !plan.savings.contains(at)).collect();
        let work = Work::Judge {
            condition: self.source(plan.condition),
            savings: of(self, &plan.savings),
            others: of(self, &others),
            items: of(self, &plan.unknown_items),
        };
        let state = self.fresh(Axis::Row);
        self.tape.instructions.push(Instruction { work, into: state, axis: Axis::Row });
        let outputs: Vec<Source> = plan.outputs.iter().map(|key| self.source(*key)).collect();
        let values = outputs.into_iter().map(|source| self.kept(source)).collect();
        self.tape.findings.push(Findings { rule, state, values, alone: false });
    }

    /// A register of what a rule gives that is no other's, so that rows judged by themselves can put theirs in.
    fn kept(&mut self, source: Source) -> Source {
        if matches!(source, Source::Register(_)) && !self.kept.contains(&source) {
            self.kept.push(source);
            return source;
        }
        let into = self.fresh(Axis::Row);
        self.tape.instructions.push(Instruction { work: Work::Copy(source), into, axis: Axis::Row });
        Source::Register(into)
    }
}
