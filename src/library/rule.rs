//! One rule: what it says, and its formula.

use std::sync::OnceLock;

use super::end_use::EndUses;
use super::measure::{Measure, read_measure};
use super::print::{Printed, print};
use super::resource::Resource;
use crate::assumptions::{Assumption, read_assumptions};
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text, nearest, say};
use crate::fields::Fields;
use crate::script::syntax::{Function, Key, Script};
use crate::script::{AssumptionShape, Body, Graph, Helpers, Kind, Lowering, NodeId, Op, Outside, Source, Step, Value};
use crate::units::{Currency, Dimension, Unit};

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
    /// A remark, word for word.
    pub note: Option<String>,
    /// The positions of the assumptions that it reads.
    pub assumptions: Vec<usize>,
    printed: OnceLock<Printed>,
}

impl RuleFormula {
    /// The steps of `applies`, then those of `estimate`.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        self.condition_steps.iter().chain(&self.steps)
    }

    /// It in print; the rule is the one that it belongs to.
    pub fn printed(&self, rule: &Rule, fields: &Fields) -> &Printed {
        self.printed.get_or_init(|| print(rule, self, fields))
    }

    /// Every node that `estimate` gives.
    pub fn outputs(&self) -> Vec<NodeId> {
        let amounts = self.saves.iter().chain(&self.uses).map(|amount| amount.node);
        let money = [self.investment, self.running_cost, self.other_saving];
        amounts.chain(money.into_iter().flatten().map(|money| money.node)).collect()
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
    for constant in &script.constants {
        if !["MEASURE", "ASSUMPTIONS"].contains(&constant.name.as_str()) {
            let name = &constant.name;
            problems.push(
                Diagnostic::error(
                    Code::UNKNOWN_KEY,
                    say!(
                        "a rule has no `const {name}`; make it an assumption",
                        "una regla no lleva `const {name}`; conviértalo en supuesto"
                    ),
                )
                .in_file(&script.file)
                .at(constant.place),
            );
        }
    }
    let shapes: Vec<AssumptionShape> = assumptions.iter().map(Assumption::shape).collect();
    let mut lowering = Lowering::new(fields, &shapes, script, helpers);
    let applies = entry(script, "applies", &mut problems).map(|function| lower(&mut lowering, function));
    let estimate = entry(script, "estimate", &mut problems).map(|function| lower(&mut lowering, function));
    let lowered = lowering.finish();
    let (faults, warnings): (Vec<_>, Vec<_>) = lowered.problems.into_iter().partition(Diagnostic::is_error);
    problems.extend(faults);
    let body = if lowered.outside.is_empty() {
        let mut formula = Assembler { script, fields, graph: lowered.graph, problems: Vec::new() };
        let formula_result = match (applies, estimate) {
            (Some(applies), Some(estimate)) => formula.formula(applies, estimate),
            _ => None,
        };
        problems.extend(formula.problems);
        formula_result.map(|formula| RuleBody::Proved(Box::new(formula)))
    } else {
        let (source, shared) = (source.clone(), shared.to_vec());
        Some(RuleBody::Interpreted(Box::new(Interpreted { source, outside: lowered.outside, shared })))
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
            problems.push(Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file).at(function.place));
        }
        None => {
            let message =
                say!("the rule has no `fn {name}(plant, assume)`", "a la regla le falta `fn {name}(plant, assume)`");
            problems.push(Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file));
        }
    }
    None
}

fn lower(lowering: &mut Lowering<'_>, function: &Function) -> (Body, Place) {
    (lowering.function(function, vec![Value::Plant, Value::Assume]), function.place)
}

/// Puts the values of both functions together and checks what they are.
struct Assembler<'a> {
    script: &'a Script,
    fields: &'a Fields,
    graph: Graph,
    problems: Vec<Diagnostic>,
}

impl Assembler<'_> {
    fn formula(&mut self, applies: (Body, Place), estimate: (Body, Place)) -> Option<RuleFormula> {
        let condition = match applies.0.result {
            Value::Node(node) if matches!(self.graph.kind(node), Kind::Truth) => Some(node),
            Value::Node(node) if matches!(self.graph.kind(node), Kind::Broken) => None,
            Value::Broken => None,
            _ => {
                self.fault(
                    applies.1,
                    Text::new("`applies` must give true or false", "`applies` debe dar verdadero o falso"),
                    None,
                );
                None
            }
        };
        let entries = match estimate.0.result {
            Value::Map(entries) => entries,
            Value::Broken => return None,
            _ => {
                let help = Text::new(
                    "end it with `#{ saves: #{ electricity: ... }, investment: ... }`",
                    "termínela con `#{ saves: #{ electricity: ... }, investment: ... }`",
                );
                self.fault(
                    estimate.1,
                    Text::new("`estimate` must give a map", "`estimate` debe dar un mapa"),
                    Some(help),
                );
                return None;
            }
        };
        let mut formula = RuleFormula {
            graph: Graph::default(),
            condition: condition?,
            condition_steps: applies.0.steps,
            steps: estimate.0.steps,
            saves: Vec::new(),
            uses: Vec::new(),
            investment: None,
            running_cost: None,
            other_saving: None,
            note: None,
            assumptions: Vec::new(),
            printed: OnceLock::new(),
        };
        for (key, value) in entries {
            match key.name.as_str() {
                "saves" => formula.saves = self.amounts(&key, &value),
                "uses" => formula.uses = self.amounts(&key, &value),
                "investment" => formula.investment = self.money(&key, &value, Dimension::NONE),
                "running_cost" => formula.running_cost = self.money(&key, &value, per_year()),
                "other_saving" => formula.other_saving = self.money(&key, &value, per_year()),
                "note" => formula.note = self.note(&key, &value),
                other => {
                    let known = ["saves", "uses", "investment", "running_cost", "other_saving", "note"];
                    let help =
                        nearest(other, known).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                    self.fault(
                        key.place,
                        say!(
                            "`estimate` gives `{other}`, which means nothing",
                            "`estimate` da `{other}`, que no significa nada"
                        ),
                        help,
                    );
                }
            }
        }
        formula.graph = std::mem::take(&mut self.graph);
        let mut from = formula.outputs();
        from.push(formula.condition);
        formula.assumptions = formula.graph.assumptions(&from);
        Some(formula)
    }

    fn amounts(&mut self, key: &Key, value: &Value) -> Vec<Amount> {
        let Value::Map(entries) = value else {
            if !matches!(value, Value::Broken) {
                let name = &key.name;
                self.fault(
                    key.place,
                    say!(
                        "`{name}` must be a map such as `#{{ electricity: saved }}`",
                        "`{name}` debe ser un mapa como `#{{ electricity: ahorrado }}`"
                    ),
                    None,
                );
            }
            return Vec::new();
        };
        let mut amounts = Vec::new();
        for (key, value) in entries {
            let name = &key.name;
            let Some(resource) = Resource::parse(name) else {
                let known = Resource::NAMES.into_iter().chain(["raw_material/", "hazardous_waste/", "solid_waste/"]);
                let help = match nearest(name, known) {
                    Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                    None => {
                        let all = Resource::NAMES.join("`, `");
                        say!(
                            "it is one of `{all}`, or `raw_material/ITEM`, `hazardous_waste/ITEM`, `solid_waste/ITEM`",
                            "es uno de `{all}`, o `raw_material/RENGLÓN`, `hazardous_waste/RENGLÓN`, `solid_waste/RENGLÓN`"
                        )
                    }
                };
                let message = say!("`{name}` is not a resource", "`{name}` no es un recurso");
                self.problems.push(
                    Diagnostic::error(Code::UNKNOWN_RESOURCE, message)
                        .in_file(&self.script.file)
                        .at(key.place)
                        .help(help),
                );
                continue;
            };
            if let Some(node) = self.number(key, value, resource.dimension(self.fields)) {
                let unit = resource.unit(self.fields);
                amounts.push(Amount { resource, unit, node, place: key.place });
            }
        }
        amounts
    }

    fn number(&mut self, key: &Key, value: &Value, wanted: Dimension) -> Option<NodeId> {
        let name = &key.name;
        let Value::Node(node) = value else {
            if !matches!(value, Value::Broken) {
                self.fault(key.place, say!("`{name}` must be a number", "`{name}` debe ser un número"), None);
            }
            return None;
        };
        match self.graph.kind(*node) {
            Kind::Broken => None,
            Kind::Number(found) if wanted.comparable(*found).is_ok() || self.is_zero(*node) => Some(*node),
            Kind::Number(found) => {
                let message = Text::new(
                    format!("`{name}` must be {}, but it is {}", wanted.describe(Lang::En), found.describe(Lang::En)),
                    format!("`{name}` debe ser {}, pero es {}", wanted.describe(Lang::Es), found.describe(Lang::Es)),
                );
                self.problems
                    .push(Diagnostic::error(Code::DIMENSION, message).in_file(&self.script.file).at(key.place));
                None
            }
            _ => {
                self.fault(key.place, say!("`{name}` must be a number", "`{name}` debe ser un número"), None);
                None
            }
        }
    }

    fn is_zero(&self, node: NodeId) -> bool {
        matches!(self.graph.node(node).map(|node| &node.op), Some(Op::Number(value, _)) if *value == 0.0)
    }

    /// Money, times a given dimension, in one currency.
    fn money(&mut self, key: &Key, value: &Value, times: Dimension) -> Option<Money> {
        let name = &key.name;
        let found = match value {
            Value::Node(node) => match self.graph.kind(*node) {
                Kind::Number(found) => *found,
                Kind::Broken => return None,
                _ => Dimension::NONE,
            },
            Value::Broken => return None,
            _ => Dimension::NONE,
        };
        if let Value::Node(node) = value {
            if self.is_zero(*node) {
                return Some(Money { node: *node, currency: Currency::PLANT, place: key.place });
            }
            if let Some((currency, 1)) = found.currencies().next()
                && Dimension::currency(currency).times(times) == Ok(found)
            {
                return Some(Money { node: *node, currency, place: key.place });
            }
        }
        let per_year = times != Dimension::NONE;
        let message = Text::new(
            format!(
                "`{name}` must be money{}, but it is {}",
                if per_year { " per year" } else { "" },
                found.describe(Lang::En)
            ),
            format!(
                "`{name}` debe ser dinero{}, pero es {}",
                if per_year { " por año" } else { "" },
                found.describe(Lang::Es)
            ),
        );
        self.problems.push(Diagnostic::error(Code::DIMENSION, message).in_file(&self.script.file).at(key.place));
        None
    }

    fn note(&mut self, key: &Key, value: &Value) -> Option<String> {
        if let Value::Node(node) = value
            && let Some(Op::Word(text)) = self.graph.node(*node).map(|node| &node.op)
        {
            return Some(text.to_string());
        }
        self.fault(key.place, Text::new("`note` must be a text", "`note` debe ser un texto"), None);
        None
    }

    fn fault(&mut self, place: Place, message: Text, help: Option<Text>) {
        self.problems
            .push(Diagnostic::error(Code::BAD_RESULT, message).in_file(&self.script.file).at(place).help(help));
    }
}

fn per_year() -> Dimension {
    crate::units::Unit::parse("1/yr").map_or(Dimension::NONE, |unit| unit.dimension())
}
