//! Works out the facts that the profile does not give, each after those that it reads.

use std::collections::BTreeSet;

use super::stand_in::{of_stand_in, stand_in};
use super::{Facility, FactValue, FactWord, Origin};
use crate::diagnostic::{Code, Diagnostic, Lang, Text};
use crate::fields::{Basis, Estimate, Field, Fields};
use crate::script::{FactRef, Facts, Reading, Run, TableId};
use crate::units::format;

/// Fills the gaps of a plant. What comes out of its field's range is not used and reported.
pub fn derive(facility: &mut Facility) -> Vec<Diagnostic> {
    let fields = facility.fields.clone();
    let given = Given::by(facility);
    let mut problems = Vec::new();
    for id in fields.derivation_order() {
        let Some(field) = fields.field(*id).filter(|field| concerns(facility, &given, field)) else { continue };
        let table = field.estimates.first().and_then(|estimate| estimate.formula.table);
        match table {
            Some(table) => {
                for record in 0..facility.records(table).unwrap_or_default() {
                    work_out(facility, (&fields, &given), field, Some((table, record)), &mut problems);
                }
            }
            None => work_out(facility, (&fields, &given), field, None, &mut problems),
        }
    }
    stand_in(facility, &fields, &given, &mut problems);
    for id in fields.derivation_order() {
        let Some((table, field)) = of_stand_in(facility, &fields, *id).zip(fields.field(*id)) else { continue };
        work_out(facility, (&fields, &given), field, Some((table, 0)), &mut problems);
    }
    problems
}

/// What somebody has said of a plant before anything is worked out.
pub(super) struct Given {
    /// The profile names the sector.
    sector: bool,
    /// Sections of which the profile gives a fact.
    by_profile: BTreeSet<String>,
    /// Sections with any fact.
    at_all: BTreeSet<String>,
}

impl Given {
    fn by(facility: &Facility) -> Self {
        let mut given = Self { sector: false, by_profile: BTreeSet::new(), at_all: BTreeSet::new() };
        for (fact, _, value) in facility.facts() {
            let Some(field) = facility.fields.field_of(&fact) else { continue };
            if matches!(value.origin, Origin::Profile { .. }) {
                given.sector |= field.section == "facility" && field.name == "sector";
                note(&mut given.by_profile, &field.section);
            }
            note(&mut given.at_all, &field.section);
        }
        given
    }

    /// Whether the profile names the sector.
    pub(super) fn names_sector(&self) -> bool {
        self.sector
    }

    /// A usual value stands in only where somebody has described the plant or that section of it.
    fn allows_usual(&self, field: &Field) -> bool {
        self.sector || self.by_profile.contains(&field.section)
    }
}

fn note(sections: &mut BTreeSet<String>, section: &str) {
    if !sections.contains(section) {
        sections.insert(section.to_owned());
    }
}

/// Whether a field is asked of plants of this sector, or of this plant all the same because its section was given.
pub(super) fn concerns(facility: &Facility, given: &Given, field: &Field) -> bool {
    let Some(section) = facility.fields.section_named(&field.section) else { return true };
    if facility.has_none_of(&section.name) {
        return false;
    }
    let sector = facility.word("facility.sector").unwrap_or_default();
    section.sectors.is_empty()
        || section.sectors.iter().any(|known| known == sector)
        || given.at_all.contains(&field.section)
}

fn work_out(
    facility: &mut Facility,
    (fields, given): (&Fields, &Given),
    field: &Field,
    at: Option<(TableId, usize)>,
    problems: &mut Vec<Diagnostic>,
) {
    let target = match at {
        Some((table, _)) => FactRef::Column(table, field.id, 0),
        None => FactRef::Scalar(field.id),
    };
    let record = at.map(|(_, record)| record);
    if facility.value(&target, record).is_some() {
        return;
    }
    let mut found = None;
    for estimate in &field.estimates {
        if estimate.basis == Basis::Typical && !given.allows_usual(field) {
            continue;
        }
        let Some(now) = evaluate(facility, fields, estimate, record) else { continue };
        if let Some(problem) = out_of_range(facility, fields, field, (&target, record), estimate, &now.value) {
            problems.push(problem);
            continue;
        }
        // What is worked out of nothing but usual values is no better than a usual value of the fact itself.
        let no_better = estimate.basis == Basis::Calculated && now.of_usual_alone;
        if no_better && found.is_some() {
            continue;
        }
        found = Some(derived(estimate, now));
        if !no_better {
            break;
        }
    }
    let Some(value) = found else { return };
    match at {
        Some((table, record)) => {
            if let Some(record) = facility.tables.get_mut(&table).and_then(|records| records.get_mut(record)) {
                record.insert(field.id, value);
            }
        }
        None => {
            facility.scalars.insert(field.id, value);
        }
    }
}

/// What an estimate comes to.
pub(super) struct Found {
    pub(super) value: FactWord,
    /// A usual value went into it.
    rests_on_usual: bool,
    /// Every number that went into it is a usual value.
    of_usual_alone: bool,
}

/// The fact that an estimate gives. What rests on a usual value is one, whatever the formula.
pub(super) fn derived(estimate: &Estimate, found: Found) -> FactValue {
    let origin = Origin::Derived {
        by: estimate.name.clone(),
        basis: if found.rests_on_usual { Basis::Typical } else { estimate.basis },
        average: estimate.average,
        source: estimate.source.clone(),
        range: estimate.range,
    };
    FactValue { value: found.value, origin }
}

pub(super) fn evaluate(
    facility: &Facility,
    fields: &Fields,
    estimate: &Estimate,
    record: Option<usize>,
) -> Option<Found> {
    let formula = &estimate.formula;
    let assumptions = formula.central();
    let mut run = Run::new(&formula.graph, fields, facility, &assumptions);
    if let Some(record) = record {
        run = run.at_record(record);
    }
    if let Some(condition) = estimate.condition
        && run.value(condition) != Ok(Reading::Truth(true))
    {
        return None;
    }
    // A fault here means that the estimate does not work for this plant: the next one is tried.
    let value = match run.value(formula.result).ok()? {
        Reading::Number(number) => FactWord::Number(number),
        Reading::Truth(truth) => FactWord::Truth(truth),
        Reading::Word(word) => FactWord::Word(word.to_string()),
        Reading::Unknown(_) => return None,
    };
    let usual = |value: &&FactValue| matches!(value.origin, Origin::Derived { basis: Basis::Typical, .. });
    let read: Vec<&FactValue> = run.read().filter_map(|(fact, record)| facility.value(fact, *record)).collect();
    let mut numbers = read.iter().filter(|value| matches!(value.value, FactWord::Number(_))).peekable();
    let of_usual_alone = numbers.peek().is_some() && numbers.all(usual);
    Some(Found { value, rests_on_usual: read.iter().any(usual), of_usual_alone })
}

pub(super) fn out_of_range(
    facility: &Facility,
    fields: &Fields,
    field: &Field,
    (target, record): (&FactRef, Option<usize>),
    estimate: &Estimate,
    value: &FactWord,
) -> Option<Diagnostic> {
    let (FactWord::Number(number), Some(unit)) = (value, field.unit()) else { return None };
    let (low, high) = crate::script::Schema::range(fields, field.id);
    if (low..=high).contains(number) {
        return None;
    }
    let path = fields.path_of(target, record);
    let shown = |lang| format::trade(unit.from_canonical(*number), unit, lang);
    let message = Text::new(
        format!("`{path}` works out to {} by `{}`, which cannot be; it was not used", shown(Lang::En), estimate.name),
        format!("`{path}` resulta {} con `{}`, lo que no puede ser; no se usó", shown(Lang::Es), estimate.name),
    );
    Some(Diagnostic::warning(Code::ESTIMATE_OUT_OF_RANGE, message).in_file(&facility.file).on(path))
}
