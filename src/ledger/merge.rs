//! Several copies of a ledger as one.

use std::collections::HashSet;

use super::{Entry, Event, Id, Ledger};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::units::quote;

/// All entries of several copies of one ledger, each once. The order of the copies makes no difference; the result has no
/// file yet.
///
/// # Errors
/// Two ledgers that do not begin with the same entry: they are not copies of one.
pub fn merge(ledgers: &[Ledger]) -> Result<Ledger, Vec<Diagnostic>> {
    let begun: Vec<&Ledger> = ledgers.iter().filter(|ledger| !ledger.entries.is_empty()).collect();
    let first = |ledger: &Ledger| ledger.entries.first().map(|entry| entry.id);
    let mut others: Vec<Diagnostic> = Vec::new();
    if let Some((one, rest)) = begun.split_first() {
        others.extend(rest.iter().filter(|other| first(other) != first(one)).map(|other| two(one, other)));
    }
    if !others.is_empty() {
        return Err(others);
    }
    let mut seen: HashSet<Id> = HashSet::new();
    let mut entries: Vec<Entry> = Vec::new();
    for entry in begun.iter().flat_map(|ledger| &ledger.entries) {
        if seen.insert(entry.id) {
            entries.push(entry.clone());
        }
    }
    entries.sort_unstable_by_key(|entry| (entry.seq, entry.id));
    Ok(Ledger { file: String::new(), entries })
}

/// Two ledgers with different beginnings.
fn two(one: &Ledger, other: &Ledger) -> Diagnostic {
    let plant = |ledger: &Ledger| match ledger.entries.first().map(|entry| &entry.event) {
        Some(Event::Start(start)) => quote(&start.plant.name),
        _ => "`?`".to_owned(),
    };
    let (plant_one, plant_other) = (plant(one), plant(other));
    let (file_one, file_other) = (quote(&one.file), quote(&other.file));
    let (message, help) = if plant_one == plant_other {
        (
            say!(
                "{file_one} and {file_other} are not copies of one ledger: each began with its own `start` of {plant_one}",
                "{file_one} y {file_other} no son copias de una misma bitácora: cada una comenzó con su propio `start` de {plant_one}"
            ),
            Text::new(
                "a ledger is begun once and then copied; keep the one that has the decisions and record in it what the other has",
                "una bitácora se comienza una sola vez y después se copia; conserve la que tiene las decisiones y registre en ella lo que tiene la otra",
            ),
        )
    } else {
        (
            say!(
                "{file_one} is the ledger of {plant_one}, {file_other} of {plant_other}: they are not copies of one",
                "{file_one} es la bitácora de {plant_one} y {file_other} la de {plant_other}: no son copias de una misma"
            ),
            Text::new(
                "merge the ledgers of each plant by themselves; `auditlite programme` looks at many plants together",
                "junte por separado las bitácoras de cada planta; `auditlite programme` ve muchas plantas juntas",
            ),
        )
    };
    Diagnostic::error(Code::OTHER_PLANT, message).in_file(&other.file).help(help)
}
