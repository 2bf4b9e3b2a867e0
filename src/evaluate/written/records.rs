//! What the records of a list bring to a sum.

use super::fill::Filler;
use crate::evaluate::outcome::StepValue;
use crate::facility::{Facility, FactWord};
use crate::fields::FieldType;
use crate::script::{FactRef, Facts, FieldId, Fold, NodeId, Op, Reading, Run, Schema, TableId};
use crate::units::Unit;

/// A list as a formula looks at it.
#[derive(Debug, Clone)]
pub struct WrittenList {
    /// Its path, such as `motors`.
    pub list: String,
    /// The facts of a record that are read, with their units.
    pub columns: Vec<(String, Option<Unit>)>,
    /// Its records.
    pub rows: Vec<RecordRow>,
    /// The unit of what a record brings, where that is a number.
    pub unit: Option<Unit>,
}

/// A record as a formula looks at it.
#[derive(Debug, Clone)]
pub struct RecordRow {
    /// Its number, from 0 as in paths.
    pub record: usize,
    /// Its name, where records have one.
    pub name: Option<String>,
    /// The facts that are read, in the order of the columns; nothing where one is missing.
    pub values: Vec<Option<StepValue>>,
    /// Whether it passes the filters; unknown where facts are missing.
    pub counts: Option<bool>,
    /// What it brings.
    pub value: Option<StepValue>,
}

/// A fold over the records of a plant's list, outside of any other.
struct OneFold<'g> {
    fold: Fold,
    table: TableId,
    filters: &'g [NodeId],
    body: Option<NodeId>,
}

fn fold_at<'g>(filler: &Filler<'g>, id: NodeId) -> Option<OneFold<'g>> {
    match &filler.graph.node(id)?.op {
        Op::Fold { fold, table, depth: 0, filters, body } => {
            Some(OneFold { fold: *fold, table: *table, filters, body: *body })
        }
        _ => None,
    }
}

/// The list of a fold with what each record brings.
pub(super) fn list(filler: &Filler<'_>, id: NodeId) -> Option<WrittenList> {
    let fold = fold_at(filler, id)?;
    let table = fold.table;
    let from: Vec<NodeId> = fold.filters.iter().copied().chain(fold.body).collect();
    let of_list = |fact: &FactRef| matches!(fact, FactRef::Column(of, _, depth) if *of == table && *depth == 0);
    let facts: Vec<FactRef> = filler.graph.facts(&from).into_iter().filter(of_list).collect();
    let columns = facts.iter().map(|fact| {
        let name = filler.fields.field_of(fact).map(|field| field.name.clone()).unwrap_or_default();
        (name, filler.fields.unit_of(fact).map(|unit| unit.in_currency(filler.facility.currency)))
    });
    let records = filler.facility.records(table)?;
    let rows = (0..records).map(|record| row(filler, &fold, &facts, record)).collect();
    Some(WrittenList {
        list: filler.fields.table_path(table).to_owned(),
        columns: columns.collect(),
        rows,
        unit: fold.body.and_then(|body| filler.unit(body)),
    })
}

fn row(filler: &Filler<'_>, fold: &OneFold<'_>, facts: &[FactRef], record: usize) -> RecordRow {
    let mut run = filler.run_at(record);
    let counts = passes(fold, &mut run);
    let brings = counts == Some(true) && fold.fold != Fold::Count;
    let value = fold.body.filter(|_| brings).and_then(|body| filler.value(body, &mut run));
    let shown = |fact: &FactRef| {
        let value = &filler.facility.value(fact, Some(record))?.value;
        Some(match value {
            FactWord::Number(number) => {
                let unit = filler.fields.unit_of(fact)?.in_currency(filler.facility.currency);
                StepValue::Number(unit.from_canonical(*number), unit)
            }
            FactWord::Truth(truth) => StepValue::Truth(*truth),
            FactWord::Word(word) => StepValue::Word(word.clone()),
        })
    };
    RecordRow {
        record,
        name: record_name(filler.facility, fold.table, record),
        values: facts.iter().map(shown).collect(),
        counts,
        value,
    }
}

/// Whether a record passes every filter. A body that is a condition is one too.
fn passes(fold: &OneFold<'_>, run: &mut Run<'_>) -> Option<bool> {
    let mut all = Some(true);
    let body = fold.body.filter(|_| matches!(fold.fold, Fold::Count | Fold::Any | Fold::All));
    for filter in fold.filters.iter().copied().chain(body) {
        match run.value(filter) {
            Ok(Reading::Truth(true)) => {}
            Ok(Reading::Truth(false)) => return Some(false),
            _ => all = None,
        }
    }
    all
}

/// The text that a record is called by: its first free text.
pub fn record_name(facility: &Facility, table: TableId, record: usize) -> Option<String> {
    let fields = facility.fields();
    let columns = fields.table(table)?.columns.values();
    let is_text = |id: &FieldId| fields.field(*id).is_some_and(|field| matches!(field.kind, FieldType::Text));
    let text = columns.copied().find(is_text)?;
    match &facility.value(&FactRef::Column(table, text, 0), Some(record))?.value {
        FactWord::Word(word) => Some(word.clone()),
        _ => None,
    }
}

/// What the records that count bring to a sum, as it is printed.
pub(super) fn addends(filler: &Filler<'_>, id: NodeId) -> Option<Vec<String>> {
    let fold = fold_at(filler, id)?;
    let mut terms = Vec::new();
    for record in 0..filler.facility.records(fold.table)? {
        let mut run = filler.run_at(record);
        if passes(&fold, &mut run) == Some(true)
            && let Some(value) = fold.body.and_then(|body| filler.value(body, &mut run))
        {
            terms.push(filler.text(&value));
        }
    }
    Some(terms)
}
