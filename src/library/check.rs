//! Looks a library over: what keeps a rule from running, and what a reviewer would ask about.

use super::files::Role;
use super::load::Library;
use super::rule::{Rule, RuleBody};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::script::NodeId;

/// Everything that is wrong or odd with a library, rule by rule; `only` narrows it to some rules.
pub fn check(library: &Library, only: Option<&[String]>) -> Vec<Diagnostic> {
    let wanted = |id: &str| only.is_none_or(|ids| ids.iter().any(|known| known == id));
    let mut problems: Vec<Diagnostic> = if only.is_none() { library.problems.clone() } else { Vec::new() };
    let mut by_rule: Vec<(&str, Vec<Diagnostic>)> = Vec::new();
    for broken in library.broken.iter().filter(|broken| wanted(&broken.id)) {
        by_rule.push((&broken.id, broken.diagnostics.clone()));
    }
    let arc_codes = arc_codes(library);
    for rule in library.rules.iter().filter(|rule| wanted(&rule.id)) {
        by_rule.push((&rule.id, check_rule(library, rule, arc_codes.as_deref())));
    }
    for (id, file) in library.case_files().filter(|(id, _)| wanted(id)) {
        if !library.ids().any(|known| known == id) {
            let message =
                say!("there are cases for `{id}`, but no such rule", "hay casos para `{id}`, pero no existe esa regla");
            problems.push(Diagnostic::warning(Code::BAD_CASE, message).in_file(&file.shown));
        }
    }
    by_rule.sort_by(|a, b| a.0.cmp(b.0));
    problems.extend(by_rule.into_iter().flat_map(|(_, problems)| problems));
    problems
}

fn check_rule(library: &Library, rule: &Rule, arc_codes: Option<&[String]>) -> Vec<Diagnostic> {
    let mut problems = rule.warnings.clone();
    let warn = |code: Code, message: Text| Diagnostic::warning(code, message).in_file(&rule.file);
    if let (Some(arc), Some(codes)) = (&rule.measure.arc, arc_codes)
        && !codes.iter().any(|code| trimmed(code) == trimmed(arc))
    {
        let message = say!("`{arc}` is not in the ARC list", "`{arc}` no está en la lista ARC");
        problems.push(Diagnostic::error(Code::UNKNOWN_ARC, message).in_file(&rule.file));
    }
    let measure = &rule.measure;
    let steps = measure.steps.iter().map(|step| ("steps", step));
    let texts = [("title", &measure.title), ("why", &measure.why), ("caution", &measure.caution)];
    for (key, text) in texts.into_iter().chain(steps) {
        if text.en == text.es {
            problems.push(warn(
                Code::SAME_TEXT,
                say!("`{key}` is the same in both languages", "`{key}` es igual en ambos idiomas"),
            ));
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
                problems.push(warn(Code::NOT_PROVED, message).at(outside.place));
            }
        }
    }
    if !library.case_files().any(|(id, _)| id == rule.id) {
        problems.push(warn(Code::NO_CASES, Text::new("the rule has no cases", "la regla no tiene casos")));
    }
    problems
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
