//! What changes at one plant.

use std::collections::BTreeSet;

use super::standing::{Standing, State, standings};
use crate::diagnostic::Diagnostic;
use crate::facility::Facility;
use crate::library::{Library, LibraryFile, Role};

/// What happens to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It comes into the ranking.
    Appears,
    /// It leaves the ranking.
    Vanishes,
    /// It goes from one list of the ranking to the other.
    Moves,
    /// It stays, with other numbers.
    Numbers,
    /// It stays with its numbers, but counts otherwise in the totals.
    Totals,
    /// It was in no ranking and is in none, but for another reason.
    Other,
}

impl Kind {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Appears => "appears",
            Kind::Vanishes => "vanishes",
            Kind::Moves => "moves",
            Kind::Numbers => "numbers",
            Kind::Totals => "totals",
            Kind::Other => "other",
        }
    }
}

/// What changes of one measure at one plant.
#[derive(Debug, Clone)]
pub struct MeasureChange {
    /// The id of the rule.
    pub id: String,
    /// Where it stood.
    pub before: Standing,
    /// Where it stands.
    pub after: Standing,
}

impl MeasureChange {
    /// What happens to the measure.
    pub fn kind(&self) -> Kind {
        match (self.before.state, self.after.state) {
            (before, after) if before.is_listed() && after.is_listed() => {
                let alike = self.before.numbers.as_ref().zip(self.after.numbers.as_ref());
                match alike.is_some_and(|(old, new)| old.like(new)) {
                    _ if before != after => Kind::Moves,
                    true => Kind::Totals,
                    false => Kind::Numbers,
                }
            }
            (_, after) if after.is_listed() => Kind::Appears,
            (before, _) if before.is_listed() => Kind::Vanishes,
            _ => Kind::Other,
        }
    }
}

/// What changes at one plant.
#[derive(Debug, Clone)]
pub struct PlantChanges {
    /// The file of its profile, as the user named it.
    pub file: String,
    /// Its name, where the profile gives one.
    pub name: Option<String>,
    /// The currency of its money.
    pub currency: String,
    /// How many measures were recommended before and after.
    pub recommended: (usize, usize),
    /// The measures that change: those of the new ranking first, in its order, then by id.
    pub changes: Vec<MeasureChange>,
    /// Measures that are as they were, but at another place: id, place before, place after.
    pub places: Vec<(String, usize, usize)>,
}

impl PlantChanges {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.places.is_empty()
    }
}

/// What changes at one plant, read once with each library's fields.
///
/// # Errors
/// A rule that ran into the deadline.
pub fn at_plant(
    libraries: (&Library, &Library),
    facilities: (&Facility, &Facility),
) -> Result<PlantChanges, Diagnostic> {
    let mut before = standings(libraries.0, facilities.0)?;
    let mut after = standings(libraries.1, facilities.1)?;
    let ids: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    let recommended = |all: &std::collections::BTreeMap<String, Standing>| {
        all.values().filter(|standing| standing.state == State::Recommended).count()
    };
    let recommended = (recommended(&before), recommended(&after));
    let mut changes = Vec::new();
    let mut places = Vec::new();
    for id in ids {
        let absent = || Standing::new(State::Absent);
        let before = before.remove(&id).unwrap_or_else(absent);
        let after = after.remove(&id).unwrap_or_else(absent);
        // A new rule that does not apply here changes nothing here, and a broken one is said once and for all.
        let silent = |standing: &Standing| matches!(standing.state, State::Absent | State::NotApplicable);
        let broken = [&before, &after].iter().any(|standing| standing.state == State::Broken);
        let listed = [&before, &after].iter().any(|standing| standing.state.is_listed());
        if (silent(&before) && silent(&after)) || (broken && !listed) {
            continue;
        }
        match (before.like(&after), before.rank, after.rank) {
            (false, _, _) => changes.push(MeasureChange { id, before, after }),
            (true, Some(old), Some(new)) if old != new => places.push((id, old, new)),
            (true, _, _) => {}
        }
    }
    let order = |change: &MeasureChange| change.after.rank.unwrap_or(usize::MAX);
    changes.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.id.cmp(&b.id)));
    places.sort_by_key(|(_, _, new)| *new);
    let facility = facilities.1;
    Ok(PlantChanges {
        file: facility.file.clone(),
        name: facility.word("facility.name").map(str::to_owned),
        currency: facility.currency.code().to_owned(),
        recommended,
        changes,
        places,
    })
}

/// Whether two libraries read profiles alike: the same fields, factors and shared functions.
pub fn same_facts(before: &Library, after: &Library) -> bool {
    let facts = |library: &Library| -> Vec<LibraryFile> {
        let of = |file: &&LibraryFile| matches!(file.role(), Role::Fields | Role::Factors | Role::Shared);
        library.files.iter().filter(of).cloned().collect()
    };
    let (before, after) = (facts(before), facts(after));
    before.len() == after.len() && before.iter().zip(&after).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
}
