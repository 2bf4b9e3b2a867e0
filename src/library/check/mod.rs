//! Looks a library over: what keeps a rule from running, and what a reviewer would ask about.
//!
//! Each analysis is a file; what it says is true of some plant within the ranges of the fields, or it says nothing.

mod alike;
mod apart;
mod branch;
mod equality;
mod group;
mod lever;
mod numbers;
mod plants;
mod proof;
mod search;
mod source;
#[cfg(test)]
mod tests;
mod texts;
mod unproved;
mod witness;
mod words;

use std::collections::{BTreeSet, HashSet};

use self::group::Groups;
pub use self::lever::{Lever, Pull, levers};
use self::search::Law;
use super::files::Role;
use super::load::Library;
use super::resource::Resource;
use super::rule::{Rule, RuleBody, RuleFormula};
use super::threads::in_parts;
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::script::syntax::LiteralValue;
use crate::script::{FactRef, NodeId, Parser, Source};

/// Everything that is wrong or odd with a library, rule by rule; `only` narrows it to some rules.
pub fn check(library: &Library, only: Option<&[String]>) -> Vec<Diagnostic> {
    let only: Option<HashSet<&str>> = only.map(|ids| ids.iter().map(String::as_str).collect());
    let wanted = |id: &str| only.as_ref().is_none_or(|ids| ids.contains(id));
    let known: HashSet<&str> = library.ids().collect();
    let mut problems: Vec<Diagnostic> = if only.is_none() { library.problems.clone() } else { Vec::new() };
    let context = Context::new(library);
    if only.is_none() {
        problems.extend(texts::of_fields(library, context.newest));
    }
    let mut by_rule: Vec<(&str, Vec<Diagnostic>)> = Vec::new();
    for broken in library.broken.iter().filter(|broken| wanted(&broken.id)) {
        by_rule.push((&broken.id, broken.diagnostics.clone()));
    }
    let arc_codes = arc_codes(library);
    let rules: Vec<&Rule> = library.rules.iter().filter(|rule| wanted(&rule.id)).collect();
    by_rule.extend(in_parts(&rules, |part| {
        let one = |rule: &&Rule| {
            let mut problems = check_rule(library, rule, arc_codes.as_deref());
            problems.extend(context.analyse(rule));
            problems
        };
        part.iter().map(|rule| (rule.id.as_str(), one(rule))).collect()
    }));
    for (id, file) in library.case_files().filter(|(id, _)| wanted(id)) {
        if !known.contains(id.as_str()) {
            let message =
                say!("there are cases for `{id}`, but no such rule", "hay casos para `{id}`, pero no existe esa regla");
            problems.push(Diagnostic::warning(Code::BAD_CASE, message).in_file(&file.shown));
        }
    }
    by_rule.sort_by(|a, b| a.0.cmp(b.0));
    problems.extend(by_rule.into_iter().flat_map(|(_, problems)| problems));
    problems
}

/// What the analyses of all rules share.
struct Context<'a> {
    library: &'a Library,
    /// What must be true of facts together.
    laws: Vec<Law<'a>>,
    groups: Groups<'a>,
    /// The year of the newest prices of any rule.
    newest: Option<i32>,
}

impl<'a> Context<'a> {
    fn new(library: &'a Library) -> Self {
        let law = |check: &'a crate::fields::Check| {
            let formula = &check.formula;
            let plain = |fact: FactRef| match fact {
                FactRef::Column(table, field, _) => FactRef::Column(table, field, 0),
                fact => fact,
            };
            let facts: BTreeSet<FactRef> = formula.graph.facts(&[formula.result]).into_iter().map(plain).collect();
            Law { graph: &formula.graph, result: formula.result, assumptions: formula.central(), facts }
        };
        let years =
            library.rules.iter().flat_map(|rule| rule.assumptions.iter().filter_map(|assumption| assumption.year));
        let newest = years.max();
        Self { library, laws: library.fields.checks().iter().map(law).collect(), groups: Groups::new(library), newest }
    }

    /// What a rule does wrong that no plant has shown yet.
    fn analyse(&self, rule: &Rule) -> Vec<Diagnostic> {
        let mut problems = texts::of_rule(rule, &Places { library: self.library, rule });
        problems.extend(self.groups.findings(rule, |key| Places { library: self.library, rule }.of(key)));
        for assumption in &rule.assumptions {
            problems.extend(source::findings(assumption, &rule.file, self.newest));
        }
        if let RuleBody::Proved(formula) = &rule.body {
            problems.extend(equality::findings(self, rule, formula));
            problems.extend(witness::findings(self, rule, formula));
        }
        problems
    }
}

fn check_rule(library: &Library, rule: &Rule, arc_codes: Option<&[String]>) -> Vec<Diagnostic> {
    let mut problems = rule.warnings.clone();
    let places = Places { library, rule };
    let warn = |code: Code, message: Text| Diagnostic::warning(code, message).in_file(&rule.file);
    if let (Some(arc), Some(codes)) = (&rule.measure.arc, arc_codes)
        && !codes.iter().any(|code| trimmed(code) == trimmed(arc))
    {
        let message = say!("`{arc}` is not in the ARC list", "`{arc}` no está en la lista ARC");
        let help = Text::new("look it up there, or leave `arc` out", "búsquelo ahí, o quite `arc`");
        let place = places.of("arc");
        problems.push(Diagnostic::error(Code::UNKNOWN_ARC, message).in_file(&rule.file).at(place).help(help));
    }
    let measure = &rule.measure;
    let steps = measure.steps.iter().map(|step| ("steps", step));
    let texts = [("title", &measure.title), ("why", &measure.why), ("caution", &measure.caution)];
    for (key, text) in texts.into_iter().chain(steps) {
        if text.en == text.es {
            let message = say!("`{key}` is the same in both languages", "`{key}` es igual en ambos idiomas");
            problems.push(warn(Code::SAME_TEXT, message).at(places.of(key)));
        }
    }
    match &rule.body {
        RuleBody::Proved(formula) => {
            let mut outputs: Vec<NodeId> = formula.outputs();
            outputs.push(formula.condition);
            for (index, assumption) in rule.assumptions.iter().enumerate() {
                if !formula.assumptions.contains(&index) {
                    let name = &assumption.name;
                    let message = say!("the assumption `{name}` is never used", "el supuesto `{name}` nunca se usa");
                    problems.push(warn(Code::UNUSED, message).at(assumption.place));
                }
            }
            problems.extend(unknown_items(library, rule, formula));
            let reachable = formula.graph.reachable(&outputs);
            for step in formula.all_steps() {
                if !reachable.contains(&step.node) {
                    let name = &step.name;
                    problems.push(
                        warn(Code::UNUSED, say!("`let {name}` is never used", "`let {name}` nunca se usa"))
                            .at(step.place),
                    );
                }
            }
        }
        RuleBody::Interpreted(interpreted) => {
            for outside in &interpreted.outside {
                let (en, es) = (&outside.what.en, &outside.what.es);
                let message = say!("the rule is not proved: {en}", "la regla no está demostrada: {es}");
                let problem = warn(Code::NOT_PROVED, message).at(outside.place).help(unproved::cure(&outside.what));
                problems.push(problem.fix(outside.fix.clone()));
            }
        }
    }
    if library.cases_of(&rule.id).is_none() {
        problems.push(warn(Code::NO_CASES, Text::new("the rule has no cases", "la regla no tiene casos")));
    }
    problems
}

/// Items that no list of the library knows: they count only at plants whose profile has them.
fn unknown_items(library: &Library, rule: &Rule, formula: &RuleFormula) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for amount in formula.saves.iter().chain(&formula.uses) {
        let Resource::Item(kind, item) = &amount.resource else { continue };
        let Some(section) = library.fields.section_named(kind.section()) else { continue };
        if section.items.contains_key(item) {
            continue;
        }
        let help = nearest(item, section.items.keys().map(String::as_str))
            .map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
        let section = kind.section();
        let message = say!(
            "no list of items has `{item}`: the rule fails at every plant that does not list it in `{section}`",
            "ninguna lista de renglones tiene `{item}`: la regla falla en toda planta que no lo ponga en `{section}`"
        );
        let problem = Diagnostic::warning(Code::UNKNOWN_RESOURCE, message).in_file(&rule.file);
        problems.push(problem.at(amount.place).help(help));
    }
    problems
}

/// Where a key of `MEASURE` stands in the file of a rule.
pub fn place_of_key(library: &Library, rule: &Rule, key: &str) -> Option<Place> {
    Places { library, rule }.of(key)
}

/// Where the keys of `MEASURE` stand: looked up only when there is something to say.
struct Places<'a> {
    library: &'a Library,
    rule: &'a Rule,
}

impl Places<'_> {
    fn of(&self, key: &str) -> Option<Place> {
        let file = self.library.file_of(&self.rule.id)?;
        let source = Source::new(file.shown.clone(), file.bytes.clone()).ok()?;
        let script = Parser::default().parse(&source).ok()?;
        let LiteralValue::Map(entries) = &script.constant("MEASURE")?.value.value else { return None };
        entries.iter().find(|(known, _)| known.name == key).map(|(_, value)| value.place)
    }
}

/// The ARC list drops trailing zeros; `4.2120` is `4.212`.
fn trimmed(code: &str) -> &str {
    code.trim_end_matches('0')
}

fn arc_codes(library: &Library) -> Option<Vec<String>> {
    let file = library.files.iter().find(|file| file.role() == Role::ArcCodes)?;
    let text = String::from_utf8_lossy(&file.bytes);
    Some(text.lines().skip(1).filter_map(|line| line.split(',').next().map(str::to_owned)).collect())
}
