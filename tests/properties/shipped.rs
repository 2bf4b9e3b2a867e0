//! The shipped library, loaded once, and what tests need to know of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use auditlite::fields::FieldType;
use auditlite::library::{Library, Role, Rule, RuleBody, RuleFormula};
use auditlite::script::{FieldId, Source};
use auditlite::units::Dimension;

/// The shipped library.
pub static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

/// The values of all assumptions, by dimension: what a fact is compared with.
static THRESHOLDS: LazyLock<BTreeMap<String, Vec<f64>>> = LazyLock::new(|| {
    let mut found: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for assumption in LIBRARY.rules.iter().flat_map(|rule| &rule.assumptions) {
        let values = found.entry(key(assumption.unit.dimension())).or_default();
        values.extend([assumption.typical, assumption.low, assumption.high]);
    }
    found
});

fn key(dimension: Dimension) -> String {
    format!("{dimension:?}")
}

/// Numbers that facts of a dimension are compared with.
pub fn thresholds(dimension: Dimension) -> &'static [f64] {
    THRESHOLDS.get(&key(dimension)).map_or(&[], Vec::as_slice)
}

/// The rules that are formulas.
pub fn proved() -> impl Iterator<Item = (&'static Rule, &'static RuleFormula)> {
    LIBRARY.rules.iter().filter_map(|rule| match &rule.body {
        RuleBody::Proved(formula) => Some((rule, formula.as_ref())),
        RuleBody::Interpreted(_) => None,
    })
}

/// The central values of a rule's assumptions.
pub fn central(rule: &Rule) -> Vec<f64> {
    rule.assumptions.iter().map(|assumption| assumption.typical).collect()
}

/// The text of a rule, and of the functions that rules share.
pub fn source(id: &str) -> (Source, Vec<Source>) {
    let read = |file: &auditlite::library::LibraryFile| Source::new(&file.shown, file.bytes.clone()).unwrap();
    let is_rule = |file: &&auditlite::library::LibraryFile| file.role() == Role::Rule && file.rule_id() == id;
    let shared = LIBRARY.files.iter().filter(|file| file.role() == Role::Shared).map(read).collect();
    (read(LIBRARY.files.iter().find(is_rule).expect("every rule has a file")), shared)
}

/// Least and greatest likely and possible value of a number.
pub fn ranges(id: FieldId) -> Option<((f64, f64), Option<(f64, f64)>, Dimension)> {
    match &LIBRARY.fields.field(id)?.kind {
        FieldType::Quantity(quantity) => Some((quantity.range, quantity.likely, quantity.unit.dimension())),
        _ => None,
    }
}
