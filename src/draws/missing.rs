//! What a fact may be that nobody knows.

use super::inputs::Inputs;
use super::shape::Shape;
use crate::columns::PlantSheet;
use crate::evaluate::Need;
use crate::facility::Facility;
use crate::fields::{Field, FieldType};
use crate::library::{Library, Rule};
use crate::script::{FactRef, Gap};

/// How a measure that cannot be judged yet is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Waits {
    /// The facts that it waits for are drawn.
    Drawn,
    /// Its numbers rest on usual values, and it is as likely to be there as this.
    Seen(f64),
}

/// Lets the facts be drawn that a measure waits for. None where one of them can be anything, and no usual value stands in
/// for it: then nobody can say what the measure would come to.
pub(super) fn draw_missing(
    library: &Library,
    facility: &Facility,
    sheet: &mut PlantSheet<'_, Inputs<'_>>,
    rule: &Rule,
    need: &Need,
) -> Option<Waits> {
    if need.first_only {
        return None;
    }
    let mut shapes: Vec<(FactRef, Option<usize>, Shape)> = Vec::new();
    let mut all = true;
    for gap in &need.fields {
        let shape = match gap {
            Gap::Fact(fact, record) => {
                if sheet.unsure().missing.iter().any(|(known, at, _)| known == fact && at == record) {
                    continue;
                }
                let field = library.fields.field_of(fact);
                // A usual number has its own spread, and is no matter of being there or not.
                let number = field.is_some_and(|field| field.unit().is_some()) && facility.is_unseen(fact, *record);
                let shape = field.filter(|_| !number).and_then(|field| shape(field, rule, sheet));
                shape.map(|shape| (fact.clone(), *record, shape))
            }
            Gap::Table(_) => None,
        };
        match shape {
            Some(shape) => shapes.push(shape),
            None => all = false,
        }
    }
    if all {
        sheet.unsure().missing.extend(shapes);
        return Some(Waits::Drawn);
    }
    need.if_applies.is_some().then(|| Waits::Seen(likelihood(rule, sheet)))
}

/// How common a measure is at such plants.
fn likelihood(rule: &Rule, sheet: &mut PlantSheet<'_, Inputs<'_>>) -> f64 {
    let common = rule.measure.found_in.as_ref().map(|found| found.share);
    common.unwrap_or_else(|| sheet.unsure().spreads.unseen())
}

/// Anywhere in its likely range; a share anywhere in its possible one; there or not as often as at other plants; each
/// word as likely.
fn shape(field: &Field, rule: &Rule, sheet: &mut PlantSheet<'_, Inputs<'_>>) -> Option<Shape> {
    match &field.kind {
        FieldType::Quantity(quantity) => {
            // A share lies between nothing and all; a count can be anything.
            let is_share = quantity.unit.dimension().is_none() && quantity.range.1 <= 1.0;
            let share = is_share.then_some(quantity.range);
            let (low, high) = quantity.likely.or(share)?;
            (low.is_finite() && high.is_finite() && low < high).then_some(Shape::Uniform { low, high })
        }
        FieldType::Truth => Some(Shape::Truth(likelihood(rule, sheet))),
        FieldType::Choice(words) => Some(Shape::OneOf(words.keys().map(|word| sheet.word(word)).collect())),
        FieldType::Text | FieldType::Date => None,
    }
}
