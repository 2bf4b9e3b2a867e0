//! Reads what a field holds: a quantity with its unit and range, or a choice of words.

use indexmap::IndexMap;

use super::QuantityType;
use crate::diagnostic::Text;
use crate::script::MapReader;
use crate::script::syntax::Script;

/// A number with its unit, its range, and what is likely.
pub(super) fn quantity(map: &mut MapReader<'_>) -> Option<QuantityType> {
    let unit = map.unit("unit")?;
    map.required("range");
    let range = map.range("range", &unit);
    let likely = map.range("likely", &unit);
    let through = map.optional_text("through");
    Some(QuantityType { range: range?, likely, through, unit })
}

/// The words of a choice, each with its name for people.
pub(super) fn choices(script: &Script, map: &mut MapReader<'_>) -> Option<IndexMap<String, Text>> {
    let literal = map.required("values")?;
    let values = MapReader::new(&script.file, "values", literal);
    let mut choices = IndexMap::new();
    for (key, literal) in values.entries() {
        let mut both = MapReader::new(&script.file, format!("values.{}", key.name), literal);
        let (en, es) = (both.text("en"), both.text("es"));
        map.problems.extend(both.finish());
        choices.insert(key.name.clone(), Text::new(en?, es?));
    }
    Some(choices)
}
