//! What a fact may be that nobody knows.

use super::inputs::Inputs;
use super::shape::Shape;
use crate::columns::PlantSheet;
use crate::evaluate::Need;
use crate::fields::{Field, FieldType};
use crate::library::{Library, Rule};
use crate::script::{FactRef, Gap};

/// Lets the facts be drawn that a measure waits for. False where one of them can be anything: then nobody can say what
/// the measure would come to.
pub(super) fn draw_missing(
    library: &Library,
    sheet: &mut PlantSheet<'_, Inputs<'_>>,
    rule: &Rule,
    need: &Need,
) -> bool {
    if need.first_only {
        return false;
    }
    let mut shapes: Vec<(FactRef, Option<usize>, Shape)> = Vec::new();
    for gap in &need.fields {
        let Gap::Fact(fact, record) = gap else { return false };
        if sheet.unsure().missing.iter().any(|(known, at, _)| known == fact && at == record) {
            continue;
        }
        let field = library.fields.field_of(fact);
        let Some(shape) = field.and_then(|field| shape(field, rule, sheet)) else { return false };
        shapes.push((fact.clone(), *record, shape));
    }
    sheet.unsure().missing.extend(shapes);
    true
}

/// Anywhere in its likely range; a share anywhere in its possible one; there or not as often as at other plants; each
/// word as likely.
fn shape(field: &Field, rule: &Rule, sheet: &mut PlantSheet<'_, Inputs<'_>>) -> Option<Shape> {
    match &field.kind {
        FieldType::Quantity(quantity) => {
            let share = quantity.unit.dimension().is_none().then_some(quantity.range);
            let (low, high) = quantity.likely.or(share)?;
            (low.is_finite() && high.is_finite() && low < high).then_some(Shape::Uniform { low, high })
        }
        FieldType::Truth => {
            let common = rule.measure.found_in.as_ref().map(|found| found.share);
            Some(Shape::Truth(common.unwrap_or_else(|| sheet.unsure().spreads.unseen())))
        }
        FieldType::Choice(words) => Some(Shape::OneOf(words.keys().map(|word| sheet.word(word)).collect())),
        FieldType::Text | FieldType::Date => None,
    }
}
