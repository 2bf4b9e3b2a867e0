//! Many plants at once, or many draws of one: the formulas of all rules over columns of facts.
//!
//! Every row gets the verdict and the bits of the values that [`evaluate`](crate::evaluate::evaluate) would give it.
//! The formulas of all rules become one sheet in which equal steps are one; a tape for each group of rules works it out
//! over a block of rows. Values that are not finite stand for what is missing or has no value: they spread as the scalar
//! run would meet them, through the branches taken only, and a row whose verdict rests on one is judged by the scalar
//! run. So the columns never guess.
//!
//! ```
//! use auditlite::columns::{Columns, Verdict};
//! use auditlite::facility::read_profile;
//! use auditlite::library::Library;
//! use auditlite::units::Unit;
//!
//! let library = Library::shipped();
//! let profile = br#"{
//!     "schema": "auditlite/profile@1",
//!     "currency": "USD",
//!     "facility": { "sector": "plastics", "country": "US" },
//!     "compressed_air": { "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 }
//! }"#;
//! let (plant, _) = read_profile("plant.json", profile, &library.fields, &library.factors).unwrap();
//! let columns = Columns::compile(&library);
//! let table = columns.table([&plant, &plant, &plant]);
//! let rule = columns.rules().iter().position(|rule| rule.id == "common/compressed_air_leaks").unwrap();
//! let found = columns.each(&table, 1, |block| (block.of(rule).verdict(0), block.of(rule).value(0, 0).unwrap())).unwrap();
//! assert_eq!(found[0].0, Verdict::Applies);
//! let kwh = Unit::parse("kWh/yr").unwrap();
//! assert_eq!(kwh.from_canonical(found[0].1).round(), 400_000.0 * 0.25 * 0.7 * 0.7);
//! ```

mod alone;
mod block;
mod call;
mod draws;
mod kernel;
mod list;
mod lower;
mod machine;
mod plan;
mod plant;
mod sheet;
mod step;
mod table;
mod tape;
mod threads;
mod verdict;
mod words;

pub use block::{Block, Found};
pub use plant::{Arithmetic, Drawn, PlainStep, PlainSteps, PlantSheet, Program, RuleAtPlant, Unsure, Wanted};
pub use table::Table;
pub use verdict::Verdict;

use self::machine::Machine;
use self::plan::Planned;
use self::sheet::Sheet;
use self::tape::{Member, Tape};
use crate::diagnostic::Diagnostic;
use crate::facility::Facility;
use crate::fields::FieldType;
use crate::library::{Library, Rule, RuleBody};
use crate::script::MAX_OPERATIONS;

/// What the assumptions of the rules are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumptions {
    /// The typical values of the rules. A plant that replaces one is judged by itself.
    Typical,
    /// A value for each row, for plants that replace many and for draws.
    EachRow,
}

/// The formulas of rules, made ready for many rows.
#[derive(Debug)]
pub struct Columns<'a> {
    library: &'a Library,
    assumptions: Assumptions,
    rules: Vec<&'a Rule>,
    plans: Vec<Planned>,
    sheet: Sheet,
    /// The sectors that have rules of their own.
    sectors: Vec<&'a str>,
    /// A tape for each sector, one for plants of any other, and one for plants whose sector nobody knows.
    tapes: Vec<Tape>,
}

impl<'a> Columns<'a> {
    /// All rules of a library, with their typical assumptions.
    pub fn compile(library: &'a Library) -> Self {
        Self::compile_some(library, Assumptions::Typical, |_| true)
    }

    /// Some rules of a library.
    pub fn compile_some(library: &'a Library, assumptions: Assumptions, wanted: impl Fn(&Rule) -> bool) -> Self {
        let rules: Vec<&Rule> = library.rules.iter().filter(|rule| wanted(rule)).collect();
        let mut sheet = Sheet::default();
        let mut plans = Vec::new();
        for (position, rule) in rules.iter().enumerate() {
            let position = (assumptions == Assumptions::EachRow).then_some(position);
            plans.push(Planned::of(&mut sheet, library, rule, position));
        }
        for fact in sheet.facts.clone() {
            learn(&mut sheet, library.fields.field_of(&fact).map(|field| &field.kind));
        }
        for field in sheet.lists.values().flatten().copied().collect::<Vec<_>>() {
            learn(&mut sheet, library.fields.field(field).map(|field| &field.kind));
        }
        let mut columns = Self { library, assumptions, rules, plans, sheet, sectors: Vec::new(), tapes: Vec::new() };
        columns.group();
        columns
    }

    /// Makes a tape for each group of plants that meet the same rules.
    fn group(&mut self) {
        let everywhere = |rule: &Rule| rule.folder() == "common" || self.library.fields.at("facility.sector").is_none();
        let mut sectors: Vec<&str> =
            self.rules.iter().filter(|rule| !everywhere(rule)).map(|rule| rule.folder()).collect();
        sectors.sort_unstable();
        sectors.dedup();
        let tape = |meets: &dyn Fn(&Rule) -> bool, unknown: bool| {
            let rules = self.rules.iter().zip(&self.plans).enumerate();
            let rules = rules.filter(|(_, (rule, _))| everywhere(rule) || unknown || meets(rule));
            let members = rules.map(|(at, (rule, planned))| Member {
                rule: at,
                outputs: outputs(rule),
                plan: match planned {
                    // Whether it runs at all at a plant whose sector nobody knows, the scalar run tells.
                    Planned::Together(plan) if everywhere(rule) || !unknown => Some(plan),
                    _ => None,
                },
            });
            Tape::compile(&self.sheet, &members.collect::<Vec<_>>())
        };
        let mut tapes: Vec<Tape> = sectors.iter().map(|sector| tape(&|rule| rule.folder() == *sector, false)).collect();
        tapes.push(tape(&|_| false, false));
        tapes.push(tape(&|_| false, true));
        (self.sectors, self.tapes) = (sectors, tapes);
    }

    /// The rules, in the order in which blocks number them.
    pub fn rules(&self) -> &[&'a Rule] {
        &self.rules
    }

    /// The facts of plants; a plant may stand in it more than once.
    pub fn table<'b>(&self, plants: impl IntoIterator<Item = &'b Facility>) -> Table<'b> {
        Table::of(self, plants.into_iter().collect())
    }

    /// The group of rules that a plant meets.
    fn group_of(&self, plant: &Facility) -> usize {
        match plant.word("facility.sector") {
            Some(sector) => self.sectors.iter().position(|known| *known == sector).unwrap_or(self.sectors.len()),
            None => self.sectors.len() + 1,
        }
    }

    /// Whether lists are so long that the scalar run might give up.
    fn too_long(&self, rule: usize, longest: usize) -> bool {
        let Some(Planned::Together(plan)) = self.plans.get(rule) else { return false };
        let longest = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(1);
        // As if every fold stood within another.
        plan.weight.saturating_mul(longest).saturating_mul(if plan.nested { longest } else { 1 }) > MAX_OPERATIONS
    }

    /// Judges all rows block by block, on so many threads, and gives what the function makes of each block, in order.
    /// Blocks do not depend on the number of threads.
    ///
    /// # Errors
    /// A rule in the interpreter that ran into the deadline.
    pub fn each<T: Send>(
        &self,
        table: &Table<'_>,
        threads: usize,
        look: impl Fn(&Block<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Diagnostic> {
        let work = |block: usize, machine: &mut Machine| {
            Ok(Block::judge(self, table, block, machine)?.map(|block| look(&block)))
        };
        Ok(threads::each(table.spans.len(), threads, work)?.into_iter().flatten().collect())
    }
}

/// How many values a rule gives; what one in the interpreter gives, only its run tells.
fn outputs(rule: &Rule) -> usize {
    match &rule.body {
        RuleBody::Proved(formula) => formula.outputs().len(),
        RuleBody::Interpreted(_) => 0,
    }
}

/// Learns the words that a fact may be.
fn learn(sheet: &mut Sheet, kind: Option<&FieldType>) {
    if let Some(FieldType::Choice(words)) = kind {
        for word in words.keys() {
            sheet.words.add(word);
        }
    }
}
