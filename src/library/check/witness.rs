//! What a rule can do wrong at a plant that can be: a saving below zero or above its end use, a formula without value.
//! Each finding names such a plant; where none is found, nothing is said.

use super::Context;
use super::branch;
use super::plants::{Plants, Seat, put, sample_value};
use super::search::{Goal, Law, Programs, Search};
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text};
use crate::library::end_use::Baseline;
use crate::library::resource::Resource;
use crate::library::rule::{Rule, RuleFormula};
use crate::script::probe::{Layout, MadeUp, Program, Sample};
use crate::script::{FactRef, NodeId, Reading, Run};
use crate::units::{Dimension, Unit, format};

/// Most facts that a message names.
const MOST: usize = 6;

/// What a rule gives, and as what.
struct Output {
    name: String,
    node: NodeId,
    unit: Option<Unit>,
    place: Place,
}

/// Everything that a rule is found to do wrong, without a plant of somebody's.
pub(super) fn findings(context: &Context<'_>, rule: &Rule, formula: &RuleFormula) -> Vec<Diagnostic> {
    let library = context.library;
    let outputs = outputs(formula);
    let nodes: Vec<NodeId> = outputs.iter().map(|output| output.node).collect();
    let mut roots = nodes.clone();
    roots.push(formula.condition);
    let baselines = baselines(context, rule, formula);
    let mut layout = Layout::default();
    layout.add(&formula.graph, &roots);
    for (baseline, _) in &baselines {
        layout.add(&baseline.graph, &[baseline.result]);
    }
    let laws: Vec<&Law<'_>> = context.laws.iter().filter(|law| touches(&layout, law)).collect();
    let plants = Plants::new(&mut layout, &library.fields, &rule.assumptions);
    let program = Program::new(&layout, &formula.graph, &roots);
    let law_programs: Vec<_> =
        laws.into_iter().map(|law| (Program::new(&layout, law.graph, &[law.result]), law)).collect();
    let ceilings: Vec<_> = baselines
        .iter()
        .map(|(baseline, saved)| {
            (Program::new(&layout, &baseline.graph, &[baseline.result]), baseline.result, saved.clone())
        })
        .collect();
    let programs = Programs { rule: &program, ceilings: &ceilings, laws: &law_programs };
    let typical = rule.assumptions.iter().map(|assumption| assumption.typical).collect();
    let mut search =
        Search::new(&plants, &layout, &programs, &formula.graph, (formula.condition, nodes.clone()), typical);
    search.look();
    let mut witness = Witness { context, rule, formula, plants: &plants, layout: &layout, problems: Vec::new() };
    let bounds = program.bounds(&plants.everywhere());
    let goals = outputs.len() + ceilings.len() + 1;
    for output in &outputs {
        // Most are proved at once: shares of something that is not negative.
        if bounds.of(output.node).0 < 0.0 {
            witness.negative(&mut search, output, goals);
        }
    }
    for (index, (baseline, saved)) in baselines.iter().enumerate() {
        witness.above(&mut search, index, (baseline, saved), &outputs, goals);
    }
    witness.faults(&mut search);
    let mut problems = branch::findings(context, rule, formula, &program, &plants, search.point.seen(), &bounds);
    problems.extend(witness.problems);
    problems
}

fn outputs(formula: &RuleFormula) -> Vec<Output> {
    let amounts = |kind: &'static str, amounts: &[crate::library::Amount]| -> Vec<Output> {
        let output = |amount: &crate::library::Amount| Output {
            name: format!("{kind}.{}", amount.resource),
            node: amount.node,
            unit: Some(amount.unit.clone()),
            place: amount.place,
        };
        amounts.iter().map(output).collect()
    };
    let mut found = amounts("saves", &formula.saves);
    found.extend(amounts("uses", &formula.uses));
    let money = [
        ("investment", formula.investment),
        ("running_cost", formula.running_cost),
        ("other_saving", formula.other_saving),
    ];
    for (name, money) in money {
        if let Some(money) = money {
            let unit = match formula.graph.kind(money.node) {
                crate::script::Kind::Number(dimension) => Some(Unit::preferred(*dimension)),
                _ => None,
            };
            found.push(Output { name: name.to_owned(), node: money.node, unit, place: money.place });
        }
    }
    if let Some(share) = formula.stream_share {
        let unit = Some(Unit::preferred(Dimension::NONE));
        found.push(Output { name: "stream_share".to_owned(), node: share.node, unit, place: share.place });
    }
    found
}

/// What the end use of a rule consumes, with the amounts that may not be more.
fn baselines<'a>(context: &Context<'a>, rule: &Rule, formula: &RuleFormula) -> Vec<(&'a Baseline, Vec<NodeId>)> {
    let Some(end_use) = context.library.end_uses.get(&rule.measure.end_use) else { return Vec::new() };
    let of = |baseline: &'a Baseline| {
        let counts = |resource: &Resource| {
            *resource == baseline.resource
                || (baseline.resource == Resource::EndUseFuel && matches!(resource, Resource::Fuel(_)))
        };
        let saved: Vec<NodeId> =
            formula.saves.iter().filter(|amount| counts(&amount.resource)).map(|amount| amount.node).collect();
        (!saved.is_empty()).then_some((baseline, saved))
    };
    // Of several for one resource the last is the plainest, and needs the fewest facts.
    let plainest = |at: usize, baseline: &Baseline| {
        !end_use.baselines.iter().skip(at + 1).any(|later| later.resource == baseline.resource)
    };
    let baselines = end_use.baselines.iter().enumerate().filter(|(at, baseline)| plainest(*at, baseline));
    baselines.filter_map(|(_, baseline)| of(baseline)).collect()
}

/// Whether a check reads a fact that the layout has.
fn touches(layout: &Layout, law: &Law<'_>) -> bool {
    law.facts.iter().any(|fact| match fact {
        FactRef::Column(table, field, _) => layout
            .tables()
            .iter()
            .any(|(known, columns)| known == table && columns.iter().any(|(column, _)| column == field)),
        scalar => layout.scalars().iter().any(|(known, _)| known == scalar),
    })
}

struct Witness<'a> {
    context: &'a Context<'a>,
    rule: &'a Rule,
    formula: &'a RuleFormula,
    plants: &'a Plants,
    layout: &'a Layout,
    problems: Vec<Diagnostic>,
}

impl Witness<'_> {
    fn negative(&mut self, search: &mut Search<'_>, output: &Output, goals: usize) {
        let guides = search.guides(output.node);
        let tries = goals * guides.len();
        let mut goals = guides.into_iter().map(|guide| Goal::Least(output.node, guide));
        let found = goals.find_map(|goal| self.proper(search, goal, tries).map(|sample| (goal, sample)));
        let Some((goal, sample)) = found else { return };
        let Ok(Some(value)) = self.number(&sample, output.node) else { return };
        if value >= 0.0 {
            return;
        }
        let Some(unit) = &output.unit else { return };
        let name = &output.name;
        let with = self.with(search, goal, &sample);
        let shown = |lang| format::trade(unit.from_canonical(value), unit, lang);
        let message = Text::new(
            format!("`{name}` can be negative: {} with {}", shown(Lang::En), with.en),
            format!("`{name}` puede ser negativo: {} con {}", shown(Lang::Es), with.es),
        );
        let help = Text::new(
            "hold it at zero with `max(...)`, or narrow `applies`; if no such plant can be, say so in `const CHECKS` of the fields",
            "limítelo a cero con `max(...)` o restrinja `applies`; si no puede haber tal planta, dígalo en `const CHECKS` de los campos",
        );
        self.say(Code::CAN_BE_NEGATIVE, message, output.place, Some(help));
    }

    fn above(
        &mut self,
        search: &mut Search<'_>,
        index: usize,
        (baseline, saved): (&Baseline, &[NodeId]),
        outputs: &[Output],
        goals: usize,
    ) {
        let goal = Goal::Over(index);
        let Some(sample) = self.proper(search, goal, goals) else { return };
        let facts = MadeUp { layout: self.layout, sample: &sample };
        let mut run = Run::new(&baseline.graph, &*self.context.library.fields, &facts, &[]);
        let Ok(Reading::Number(most)) = run.value(baseline.result) else { return };
        let mut sum = 0.0;
        for node in saved {
            let Ok(Some(value)) = self.number(&sample, *node) else { return };
            sum += value;
        }
        if sum <= most * (1.0 + 1e-9) {
            return;
        }
        let Some(output) = outputs.iter().find(|output| saved.contains(&output.node)) else { return };
        let unit = baseline.resource.unit(&self.context.library.fields);
        let shown = |value: f64, lang| format::trade(unit.from_canonical(value), &unit, lang);
        let with = self.with(search, goal, &sample);
        let (name, end_use) = (&output.name, &self.rule.measure.end_use);
        let message = Text::new(
            format!(
                "`{name}` can be more than the end use `{end_use}` consumes: {} of {} with {}",
                shown(sum, Lang::En),
                shown(most, Lang::En),
                with.en
            ),
            format!(
                "`{name}` puede rebasar lo que consume el uso final `{end_use}`: {} de {} con {}",
                shown(sum, Lang::Es),
                shown(most, Lang::Es),
                with.es
            ),
        );
        let help = Text::new(
            "hold it to what is consumed with `min(...)`; if no such plant can be, say so in `const CHECKS` of the fields",
            "limítelo a lo que se consume con `min(...)`; si no puede haber tal planta, dígalo en `const CHECKS` de los campos",
        );
        self.say(Code::CAN_EXCEED, message, output.place, Some(help));
    }

    /// A formula without value at a plant at which the rule applies, all of whose facts are likely.
    fn faults(&mut self, search: &mut Search<'_>) {
        let mut met: Vec<Place> = Vec::new();
        for index in 0..search.found.len() {
            let Some(sample) = search.found.get(index).cloned() else { break };
            search.measure(&sample, Goal::Applies);
            let Some(node) = search.faulty() else { continue };
            if !self.plants.is_likely(&sample) || !search.stands(&self.context.library.fields, &sample) {
                continue;
            }
            let Err(fault) = self.number(&sample, node) else { continue };
            if met.contains(&fault.place) {
                continue;
            }
            met.push(fault.place);
            let sample = self.simpler(search, &sample, |search, sample| {
                search.measure(sample, Goal::Applies) <= 0.0 && search.point.value(node).is_nan()
            });
            let fault = match self.number(&sample, node) {
                Err(fault) if search.stands(&self.context.library.fields, &sample) => fault,
                _ => fault,
            };
            let matter = self.seats_that_matter(search, &sample, |search, sample| {
                search.measure(sample, Goal::Applies) <= 0.0 && search.point.value(node).is_nan()
            });
            let with = self.named(&sample, &matter);
            let (en, es) = (&fault.message.en, &fault.message.es);
            let message = Text::new(
                format!("the rule can fail where it applies, with {}: {en}", with.en),
                format!("la regla puede fallar donde aplica, con {}: {es}", with.es),
            );
            let help = Text::new(
                "hold what goes in with `max(...)` or `min(...)`, or narrow `applies`; if no such plant can be, say so in `const CHECKS` of the fields",
                "limite lo que entra con `max(...)` o `min(...)`, o restrinja `applies`; si no puede haber tal planta, dígalo en `const CHECKS` de los campos",
            );
            self.say(Code::CAN_FAIL, message, fault.place, Some(help));
        }
    }

    fn say(&mut self, code: Code, message: Text, place: Place, help: Option<Text>) {
        self.problems.push(Diagnostic::warning(code, message).in_file(&self.rule.file).at(place).help(help));
    }

    /// The simplest plant that reaches a goal in an evaluation proper.
    fn proper(&self, search: &mut Search<'_>, goal: Goal, goals: usize) -> Option<Sample> {
        let (sample, score) = search.best(goal, goals)?;
        if score >= 0.0 || !search.stands(&self.context.library.fields, &sample) {
            return None;
        }
        let simple = self.simpler(search, &sample, |search, sample| search.measure(sample, goal) < 0.0);
        Some(if search.stands(&self.context.library.fields, &simple) { simple } else { sample })
    }

    /// A plant of shorter and more usual numbers at which the same holds.
    fn simpler(
        &self,
        search: &mut Search<'_>,
        sample: &Sample,
        holds: impl Fn(&mut Search<'_>, &Sample) -> bool,
    ) -> Sample {
        let mut simple = sample.clone();
        for table in 0..simple.tables.len() {
            let mut next = simple.clone();
            if let Some(records) = next.tables.get_mut(table) {
                records.truncate(1);
            }
            if holds(search, &next) {
                simple = next;
            }
        }
        for seat in self.plants.seats(&simple) {
            let Some(value) = sample_value(&simple, seat) else { continue };
            let Some(variable) = self.plants.variable(seat) else { continue };
            let typical = match seat {
                Seat::Assumption(index) => self.rule.assumptions.get(index).map(|assumption| assumption.typical),
                _ => variable.usual(),
            };
            for candidate in [typical, variable.shorter(value)].into_iter().flatten() {
                let mut next = simple.clone();
                put(&mut next, seat, candidate);
                if holds(search, &next) {
                    simple = next;
                    break;
                }
            }
        }
        simple
    }

    /// The facts that decide: another value of one of them, and the finding is gone.
    fn seats_that_matter(
        &self,
        search: &mut Search<'_>,
        sample: &Sample,
        holds: impl Fn(&mut Search<'_>, &Sample) -> bool,
    ) -> Vec<Seat> {
        let mut matter = Vec::new();
        for seat in self.plants.seats(sample) {
            let Some(variable) = self.plants.variable(seat) else { continue };
            let changes = variable.others().into_iter().any(|other| {
                let mut next = sample.clone();
                put(&mut next, seat, other);
                !holds(search, &next)
            });
            if changes {
                matter.push(seat);
            }
        }
        matter
    }

    fn with(&self, search: &mut Search<'_>, goal: Goal, sample: &Sample) -> Text {
        let matter = self.seats_that_matter(search, sample, |search, sample| search.measure(sample, goal) < 0.0);
        self.named(sample, &matter)
    }

    /// The values of a plant in words: those that decide, where there are too many to name all.
    fn named(&self, sample: &Sample, matter: &[Seat]) -> Text {
        let all = self.plants.seats(sample);
        let is_typical = |seat: &Seat| {
            matches!(seat, Seat::Assumption(index) if
                self.rule.assumptions.get(*index).map(|assumption| assumption.typical) == sample_value(sample, *seat))
        };
        let facts: Vec<Seat> = all.into_iter().filter(|seat| !is_typical(seat)).collect();
        let named: Vec<Seat> = if facts.len() <= MOST {
            facts
        } else {
            facts.into_iter().filter(|seat| matter.contains(seat)).take(MOST).collect()
        };
        let in_lang = |lang| {
            let parts = named.iter().filter_map(|seat| self.plants.shown(self.layout, sample, *seat, lang));
            parts.collect::<Vec<_>>().join(", ")
        };
        Text::new(in_lang(Lang::En), in_lang(Lang::Es))
    }

    /// The value of a node in an evaluation proper.
    fn number(&self, sample: &Sample, node: NodeId) -> Result<Option<f64>, crate::script::Fault> {
        let facts = MadeUp { layout: self.layout, sample };
        let mut run = Run::new(&self.formula.graph, &*self.context.library.fields, &facts, &sample.assumptions);
        Ok(match run.value(node)? {
            Reading::Number(value) => Some(value),
            _ => None,
        })
    }
}
