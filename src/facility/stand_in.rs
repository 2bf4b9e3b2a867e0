//! One usual record in the place of a list that nobody has given, worked out from the bills.

use super::derive::{Given, concerns, derived, evaluate, out_of_range};
use super::{Facility, Record};
use crate::diagnostic::Diagnostic;
use crate::fields::{Fields, StandIn};
use crate::script::{FactRef, FieldId, TableId};

/// Puts a record in the place of each absent list that declares one, where the profile names the sector. A list that is
/// given as `[]` stays empty. The columns that follow from others are worked out afterwards; no fact outside of the list
/// was worked out from it.
pub(super) fn stand_in(facility: &mut Facility, fields: &Fields, given: &Given, problems: &mut Vec<Diagnostic>) {
    if !given.names_sector() {
        return;
    }
    for (table, list) in fields.tables() {
        let Some(usual) = list.stand_in.as_ref().filter(|_| facility.records_of(table).is_none()) else { continue };
        if let Some(record) = record(facility, (fields, given), (table, usual), problems) {
            facility.tables.insert(table, vec![record]);
            facility.stand_ins.push(table);
        }
    }
}

/// The record; none unless all its facts can be worked out.
fn record(
    facility: &Facility,
    (fields, given): (&Fields, &Given),
    (table, usual): (TableId, &StandIn),
    problems: &mut Vec<Diagnostic>,
) -> Option<Record> {
    let mut record = Record::default();
    for (id, estimate) in &usual.facts {
        let field = fields.field(*id).filter(|field| concerns(facility, given, field))?;
        let found = evaluate(facility, fields, estimate, None)?;
        let target = FactRef::Column(table, *id, 0);
        if let Some(problem) = out_of_range(facility, fields, field, (&target, Some(0)), estimate, &found.value) {
            problems.push(problem);
            return None;
        }
        record.insert(*id, derived(estimate, found));
    }
    Some(record)
}

/// Whether a column is worked out only for records that stand in.
pub(super) fn of_stand_in(facility: &Facility, fields: &Fields, id: FieldId) -> Option<TableId> {
    let table = fields.field(id)?.estimates.first()?.formula.table?;
    facility.is_stand_in(table).then_some(table)
}
