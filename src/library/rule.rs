//! One rule: what it says, and its formula.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::assemble::Assembler;
use super::end_use::EndUses;
use super::measure::{Measure, read_measure};
use super::print::{Printed, print};
use super::resource::Resource;
use crate::assumptions::{Assumption, read_assumptions};
use crate::diagnostic::{Code, Diagnostic, Fix, Place, Text, nearest, say};
use crate::fields::Fields;
use crate::script::syntax::{Function, Script};
use crate::script::{AssumptionShape, Body, Graph, Helpers, Lowering, NodeId, Outside, Source, Step, Value, hoist};
use crate::units::{Currency, Unit};

/// A rule of the library.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its path under the library without the extension, such as `common/compressed_air_leaks`.
    pub id: String,
    /// The file as the user would name it.
    pub file: String,
    /// What it says of its measure.
    pub measure: Measure,
    /// Its assumptions.
    pub assumptions: Vec<Assumption>,
    /// How it is run.
    pub body: RuleBody,
    /// What somebody should look at; the rule runs all the same.
    pub warnings: Vec<Diagnostic>,
}

/// How a rule is run.
#[derive(Debug, Clone)]
pub enum RuleBody {
    /// As a formula whose dimensions were proved.
    Proved(Box<RuleFormula>),
    /// In the interpreter, because it is outside the formula subset.
    Interpreted(Box<Interpreted>),
}

/// A rule outside the formula subset.
#[derive(Debug, Clone)]
pub struct Interpreted {
    /// Its text.
    pub source: Source,
    /// What is outside the subset.
    pub outside: Vec<Outside>,
    /// The text of shared functions that it may call.
    pub shared: Vec<Source>,
    /// Where its functions begin, and where it names what it gives.
    pub places: BTreeMap<String, Place>,
}

impl Interpreted {
    /// Where a function first leaves the formula subset, by a loop for example; where it begins otherwise.
    pub fn first_outside(&self, function: &str) -> Place {
        let start = self.place_of(function);
        let next = self.places.values().filter(|place| **place > start);
        let outside = self.outside.iter().map(|outside| outside.place).filter(|place| *place > start).min();
        match (outside, function) {
            (Some(outside), "estimate") => outside,
            (Some(outside), _) if next.min().is_none_or(|next| outside < *next) => outside,
            _ => start,
        }
    }

    /// Where a function begins or a key of the result stands; the function `estimate` for a key that is put in later.
    pub fn place_of(&self, name: &str) -> Place {
        let known = self.places.get(name).or_else(|| self.places.get("estimate"));
        known.copied().unwrap_or(Place { line: 1, column: 1 })
    }
}

/// An amount that a rule gives.
#[derive(Debug, Clone)]
pub struct Amount {
    /// Of what.
    pub resource: Resource,
    /// The unit in which it is printed.
    pub unit: Unit,
    /// Its value, per year.
    pub node: NodeId,
    /// Where the rule names it.
    pub place: Place,
}

/// A money amount that a rule gives.
#[derive(Debug, Clone, Copy)]
pub struct Money {
    /// Its value.
    pub node: NodeId,
    /// Its currency; the plant's own is [`Currency::PLANT`].
    pub currency: Currency,
    /// Where the rule names it.
    pub place: Place,
}

/// A share that a rule gives.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// Its value.
    pub node: NodeId,
    /// Where the rule names it.
    pub place: Place,
}

/// A rule as a formula.
#[derive(Debug, Clone)]
pub struct RuleFormula {
    /// The graph of both functions.
    pub graph: Graph,
    /// Whether the measure applies.
    pub condition: NodeId,
    /// The steps of `applies`.
    pub condition_steps: Vec<Step>,
    /// The steps of `estimate`.
    pub steps: Vec<Step>,
    /// What is saved.
    pub saves: Vec<Amount>,
    /// What is needed in exchange.
    pub uses: Vec<Amount>,
    /// One-off investment; none is no investment.
    pub investment: Option<Money>,
    /// Cost per year.
    pub running_cost: Option<Money>,
    /// Saving per year that no resource carries.
    pub other_saving: Option<Money>,
    /// The share that the measure takes of the stream of its end use.
    pub stream_share: Option<Share>,
    /// A remark, word for word.
    pub note: Option<String>,
    /// The positions of the assumptions that it reads.
    pub assumptions: Vec<usize>,
    /// Itself in print, once somebody has asked.
    pub(super) printed: OnceLock<Printed>,
}

impl RuleFormula {
    /// The steps of `applies`, then those of `estimate`.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        self.condition_steps.iter().chain(&self.steps)
    }

    /// The formula in print; the rule is the one that it belongs to.
    pub fn printed(&self, rule: &Rule, fields: &Fields) -> &Printed {
        self.printed.get_or_init(|| print(rule, self, fields))
    }

    /// The name of every node that is a step; of two names the first.
    pub fn names(&self) -> BTreeMap<NodeId, &str> {
        let mut names = BTreeMap::new();
        for step in self.all_steps() {
            names.entry(step.node).or_insert(step.name.as_str());
        }
        names
    }

    /// Every node that `estimate` gives.
    pub fn outputs(&self) -> Vec<NodeId> {
        let amounts = self.saves.iter().chain(&self.uses).map(|amount| amount.node);
        let money = [self.investment, self.running_cost, self.other_saving];
        let money = money.into_iter().flatten().map(|money| money.node);
        amounts.chain(money).chain(self.stream_share.map(|share| share.node)).collect()
    }
}

impl Rule {
    /// The folder that it stands in: a sector, `common` or `other`.
    pub fn folder(&self) -> &str {
        self.id.split_once('/').map_or("", |(folder, _)| folder)
    }

    /// What the printer needs to know of the assumptions.
    pub fn shapes(&self) -> Vec<AssumptionShape> {
        self.assumptions.iter().map(Assumption::shape).collect()
    }
}

/// Reads and lowers one rule.
///
/// # Errors
/// All that is wrong with it.
pub(super) fn read_rule(
    id: &str,
    source: &Source,
    script: &Script,
    fields: &Fields,
    end_uses: &EndUses,
    helpers: &Helpers,
    shared: &[Source],
) -> Result<Rule, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let measure = read_measure(script, fields, end_uses, &mut problems);
    let assumptions = read_assumptions(script, &mut problems);
    let known = ["MEASURE", "ASSUMPTIONS"];
    for constant in script.constants.iter().filter(|constant| !known.contains(&constant.name.as_str())) {
        let name = &constant.name;
        let near = nearest(name, known);
        let help = near.is_none().then(|| Text::new("make it an assumption", "conviértalo en supuesto"));
        let message = say!("a rule has no `const {name}`", "una regla no lleva `const {name}`");
        let problem = Diagnostic::error(Code::UNKNOWN_KEY, message).in_file(&script.file);
        problems.push(problem.at(constant.place).help(help).did_you_mean(name, near));
    }
    let shapes: Vec<AssumptionShape> = assumptions.iter().map(Assumption::shape).collect();
    let mut lowering = Lowering::new(fields, &shapes, script, helpers);
    let applies = entry(script, "applies", &mut problems).map(|function| lower(&mut lowering, function));
    let estimate = entry(script, "estimate", &mut problems).map(|function| lower(&mut lowering, function));
    let lowered = lowering.finish();
    let (faults, warnings): (Vec<_>, Vec<_>) = lowered.problems.into_iter().partition(Diagnostic::is_error);
    problems.extend(faults);
    let body = if lowered.outside.is_empty() {
        let mut formula = Assembler::new(script, fields, lowered.graph);
        let formula_result = match (applies, estimate) {
            (Some(applies), Some(estimate)) => formula.formula(applies, estimate),
            _ => None,
        };
        problems.extend(formula.problems);
        formula_result.map(|formula| RuleBody::Proved(Box::new(formula)))
    } else {
        let (source, shared) = (source.clone(), shared.to_vec());
        let places = script.places();
        let mut outside = lowered.outside;
        for left in &mut outside {
            left.fix = hoist(&source.text, left.place);
        }
        Some(RuleBody::Interpreted(Box::new(Interpreted { source, outside, shared, places })))
    };
    match (measure, body) {
        (Some(measure), Some(body)) if !problems.iter().any(Diagnostic::is_error) => {
            let file = script.file.clone();
            Ok(Rule { id: id.to_owned(), file, measure, assumptions, body, warnings })
        }
        _ => Err(problems),
    }
}

fn entry<'a>(script: &'a Script, name: &str, problems: &mut Vec<Diagnostic>) -> Option<&'a Function> {
    let function = script.function(name);
    match function {
        Some(function) if function.parameters.len() == 2 => return Some(function),
        Some(function) => {
            let message = say!("`{name}` must take `(plant, assume)`", "`{name}` debe llevar `(plant, assume)`");
            let problem = Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file);
            problems.push(problem.at(function.place).fix(head(function, name)));
        }
        None if script.is_unread(name) => {}
        None => {
            let message =
                say!("the rule has no `fn {name}(plant, assume)`", "a la regla le falta `fn {name}(plant, assume)`");
            let functions = || {
                script.functions.iter().filter(|function| !["applies", "estimate"].contains(&function.name.as_str()))
            };
            let near = nearest(name, functions().map(|function| function.name.as_str()));
            let help = near.map(|near| say!("rename `fn {near}` to `fn {name}`", "cambie `fn {near}` por `fn {name}`"));
            let meant = functions().find(|function| Some(function.name.as_str()) == near);
            let problem = Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file).help(help);
            let problem = problem.at(meant.map(|function| function.place));
            problems.push(problem.fix(meant.and_then(|function| head(function, name))));
        }
    }
    None
}

/// The head that a function should have, if it is written in the usual way before its body.
fn head(function: &Function, name: &str) -> Option<Fix> {
    let found = format!("fn {}({}) ", function.name, function.parameters.join(", "));
    let back = u32::try_from(found.chars().count()).ok()?;
    let column = function.place.column.checked_sub(back).filter(|column| *column > 0)?;
    Some(Fix::replace(Place { column, ..function.place }, found, format!("fn {name}(plant, assume) ")))
}

pub(super) fn lower(lowering: &mut Lowering<'_>, function: &Function) -> (Body, Place) {
    (lowering.function(function, vec![Value::Plant, Value::Assume]), function.place)
}
