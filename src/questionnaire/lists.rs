//! Lists: records of equipment or bills, and named items.

use super::build::Asker;
use super::model::{Amount, Kind, KnownItem, Question, Table, TableShape};
use super::units::of_items;
use crate::diagnostic::Text;
use crate::fields::{Field, Section, SectionMember};
use crate::script::TableId;

/// Rows for the bills of a year.
const BILLS: usize = 12;

/// Rows for a list of equipment.
const EQUIPMENT: usize = 40;

/// Rows for items that the questionnaire does not name.
const MORE_ITEMS: usize = 25;

/// A list of records; none where nothing is asked of one.
pub(super) fn records(asker: &Asker<'_>, id: TableId) -> Option<Table> {
    let fields = &asker.library.fields;
    let table = fields.table(id)?;
    let of_list: Vec<&Field> = table.columns.values().filter_map(|column| fields.field(*column)).collect();
    if !of_list.iter().any(|field| asker.reads(&field.path)) {
        return None;
    }
    let papers = table.path.contains('.');
    let mut columns: Vec<Question> =
        of_list.into_iter().filter(|field| asker.asks(field)).map(|field| asker.question(field)).collect();
    if !papers {
        // Names first, then what serves a measure, in the order of the library.
        columns.sort_by_key(|column| (!matches!(column.kind, Kind::Text), column.measures == 0));
    }
    Some(Table {
        path: table.path.clone(),
        title: table.label.clone(),
        how: table.how.clone(),
        shape: TableShape::Records,
        columns,
        rows: if papers { BILLS } else { EQUIPMENT },
        may_be_empty: !papers,
    })
}

/// A table of named items, those first that rules of the sector read; none where nothing is asked of one.
pub(super) fn items(asker: &Asker<'_>, section: &Section) -> Option<Table> {
    let fields: Vec<&Field> = section
        .members
        .values()
        .filter_map(|member| match member {
            SectionMember::Field(id) => asker.library.fields.field(*id),
            SectionMember::Table(_) => None,
        })
        .collect();
    let serves = |item: &str| fields.iter().any(|field| asker.measures(&field.path.replacen('*', item, 1)) > 0);
    let mut known: Vec<KnownItem> = section
        .items
        .iter()
        .map(|(key, item)| KnownItem {
            key: key.clone(),
            title: item.title.clone(),
            unit: item.unit.clone(),
            asked: serves(key),
        })
        .collect();
    known.sort_by_key(|item| !item.asked);
    let asks = |field: &Field| {
        let of_any = |item: &KnownItem| asker.reads(&field.path.replacen('*', &item.key, 1));
        asker.asks(field) || known.iter().any(of_any)
    };
    let mut columns: Vec<Question> =
        fields.iter().filter(|field| asks(field)).map(|field| asker.question(field)).collect();
    for column in &mut columns {
        if let Kind::Quantity(Amount { units, .. }) = &mut column.kind
            && let Some(own) = units.first().filter(|own| own.symbol() != "%").cloned()
        {
            *units = of_items(&own);
        }
    }
    let asked = known.iter().filter(|item| item.asked).count();
    (!columns.is_empty()).then(|| Table {
        path: section.name.clone(),
        title: section.title.clone(),
        how: Text::default(),
        shape: TableShape::Items(known),
        columns,
        rows: asked + MORE_ITEMS,
        may_be_empty: true,
    })
}
