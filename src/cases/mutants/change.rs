//! All changes of a rule, in the order of its file.

use std::collections::BTreeMap;

use super::expression::{goes_deeper, tenths, variants};
use super::names::Names;
use super::text::short;
use crate::diagnostic::{Lang, Place};
use crate::library::{Library, Rule, RuleFormula, Variants};
use crate::script::syntax::{Binary, Expression, Function, Kind, Script, Statement};
use crate::units::format;

/// A rule that was changed in one place.
pub(super) struct Change {
    /// Where.
    pub(super) place: Place,
    /// The change as it would be written.
    pub(super) text: String,
    /// The changed rule; none where the proof refuses it.
    pub(super) variant: Option<Rule>,
}

/// All changes of a rule: each assumption a tenth up and down, and whatever a slip of the pen could do to its functions.
pub(super) fn changes(
    library: &Library,
    variants: &Variants<'_>,
    rule: &Rule,
    formula: &RuleFormula,
    script: &Script,
) -> Vec<Change> {
    let mut changes = of_assumptions(rule, formula);
    let names = Names::new(&library.fields, rule, formula);
    let bare = Script { constants: Vec::new(), ..script.clone() };
    for (index, function) in script.functions.iter().enumerate() {
        for edit in edits(function, &names) {
            let mut changed = bare.clone();
            if let Some(function) = changed.functions.get_mut(index) {
                apply(function, &edit);
            }
            changes.push(Change { place: edit.place, text: edit.text, variant: variants.with(rule, &changed) });
        }
    }
    number(&mut changes);
    changes
}

/// Tells changes that read alike apart: the second one ends with `(2)`.
fn number(changes: &mut [Change]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for change in changes {
        let count = seen.entry(change.text.clone()).or_default();
        *count += 1;
        if *count > 1 {
            change.text = format!("{} ({count})", change.text);
        }
    }
}

fn of_assumptions(rule: &Rule, formula: &RuleFormula) -> Vec<Change> {
    let mut changes = Vec::new();
    for index in &formula.assumptions {
        let Some(assumption) = rule.assumptions.get(*index) else { continue };
        let unit = &assumption.unit;
        let typical = format::exact(unit.from_canonical(assumption.typical));
        let others = if typical == 0.0 { [1.0, -1.0] } else { [tenths(typical, 11.0), tenths(typical, 9.0)] };
        for other in others {
            let shown =
                |value: f64| format!("{} {}", format::full(value, Lang::En), unit.symbol()).trim_end().to_owned();
            let text = format!("assume.{}: {} -> {}", assumption.name, shown(typical), shown(other));
            let mut variant = rule.clone();
            if let Some(changed) = variant.assumptions.get_mut(*index) {
                changed.typical = unit.to_canonical(other);
            }
            changes.push(Change { place: assumption.place, text, variant: Some(variant) });
        }
    }
    changes
}

/// One change of a function.
struct Edit {
    place: Place,
    text: String,
    statement: usize,
    /// The way down from the statement: which part of which part.
    way: Vec<usize>,
    new: Expression,
}

fn edits(function: &Function, names: &Names<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let assume = function.parameters.get(1).map(String::as_str);
    for (index, statement) in function.body.iter().enumerate() {
        let label = match statement {
            Statement::Let { name, .. } => name,
            Statement::Value(_) => &function.name,
        };
        let mut search = Search { names, assume, statement: index, edits: &mut edits };
        search.visit(statement.value(), label, &mut Vec::new());
    }
    edits
}

struct Search<'a> {
    names: &'a Names<'a>,
    assume: Option<&'a str>,
    statement: usize,
    edits: &'a mut Vec<Edit>,
}

impl Search<'_> {
    fn visit(&mut self, expression: &Expression, label: &str, way: &mut Vec<usize>) {
        for (new, text) in variants(expression, self.names, self.assume) {
            let text = text.unwrap_or_else(|| format!("{} -> {}", short(expression), short(&new)));
            self.push(expression.place, format!("{label}: {text}"), way, new);
        }
        if let Kind::Map(entries) = &expression.kind {
            self.map(expression, entries, label, way);
            return;
        }
        if !goes_deeper(expression) {
            return;
        }
        // A whole power is changed as a whole.
        let parts = expression.parts();
        let whole_power =
            matches!(&expression.kind, Kind::Binary(Binary::Power, _, power) if matches!(power.kind, Kind::Number(_)));
        for (index, part) in parts.into_iter().enumerate() {
            if whole_power && index == 1 {
                continue;
            }
            way.push(index);
            self.visit(part, label, way);
            way.pop();
        }
    }

    /// Each entry of a map left out.
    fn map(
        &mut self,
        expression: &Expression,
        entries: &[(crate::script::syntax::Key, Expression)],
        label: &str,
        way: &mut Vec<usize>,
    ) {
        for (index, (key, value)) in entries.iter().enumerate() {
            let inner = if matches!(value.kind, Kind::Map(_)) || label == "estimate" {
                key.name.clone()
            } else {
                format!("{label}.{}", key.name)
            };
            // A remark is no number; of a map of amounts each is left out on its own.
            if !matches!(value.kind, Kind::Text(_) | Kind::Map(_)) {
                let mut left = entries.to_vec();
                left.remove(index);
                let text = format!("{inner}: {} -> nothing", short(value));
                self.push(key.place, text, way, Expression { place: expression.place, kind: Kind::Map(left) });
            }
            way.push(index);
            self.visit(value, &inner, way);
            way.pop();
        }
    }

    fn push(&mut self, place: Place, text: String, way: &[usize], new: Expression) {
        self.edits.push(Edit { place, text, statement: self.statement, way: way.to_vec(), new });
    }
}

/// Puts the new expression in its place.
fn apply(function: &mut Function, edit: &Edit) {
    let Some(statement) = function.body.get_mut(edit.statement) else { return };
    let mut at = statement.value_mut();
    for step in &edit.way {
        match at.parts_mut().into_iter().nth(*step) {
            Some(part) => at = part,
            None => return,
        }
    }
    *at = edit.new.clone();
}
