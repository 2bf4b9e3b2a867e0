//! Assumptions: the numbers of a formula that are not facts of a plant, each with range and source.

use crate::diagnostic::{Diagnostic, Place, Text, say};
use crate::script::syntax::Script;
use crate::script::{AssumptionShape, MapReader};
use crate::units::Unit;

/// A number of a rule or of a field's estimate, with range and source.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Its name.
    pub name: String,
    /// The unit in which it is written.
    pub unit: Unit,
    /// Least plausible value, canonical.
    pub low: f64,
    /// Most likely value, canonical.
    pub typical: f64,
    /// Greatest plausible value, canonical.
    pub high: f64,
    /// Year of the prices, where it is money.
    pub year: Option<i32>,
    /// What it is, in words.
    pub label: Text,
    /// Where it comes from.
    pub source: Text,
    /// Where it is declared.
    pub place: Place,
}

impl Assumption {
    /// What a formula needs to know of it.
    pub fn shape(&self) -> AssumptionShape {
        AssumptionShape { name: self.name.clone(), dimension: self.unit.dimension() }
    }
}

/// Reads `const ASSUMPTIONS` of a script; a script without it has none.
pub fn read_assumptions(script: &Script, problems: &mut Vec<Diagnostic>) -> Vec<Assumption> {
    let Some(constant) = script.constant("ASSUMPTIONS") else { return Vec::new() };
    let table = MapReader::new(&script.file, "ASSUMPTIONS", &constant.value);
    problems.extend(table.problems.iter().cloned());
    let mut assumptions = Vec::new();
    for (key, literal) in table.entries() {
        let mut entry = MapReader::new(&script.file, format!("ASSUMPTIONS.{}", key.name), literal);
        let unit = entry.unit("unit");
        let (low, typical, high) = (entry.number("low"), entry.number("typical"), entry.number("high"));
        let year = entry.optional_number("year");
        let label = entry.both("label");
        let source = entry.words("source");
        if let (Some(low), Some(typical), Some(high)) = (low, typical, high)
            && !(low <= typical && typical <= high)
        {
            let name = &key.name;
            entry.fault(
                entry.place_of("typical"),
                say!(
                    "`{name}` must have low ≤ typical ≤ high, found {low}, {typical}, {high}",
                    "`{name}` debe cumplir low ≤ typical ≤ high, se encontró {low}, {typical}, {high}"
                ),
            );
        }
        if unit.as_ref().is_some_and(|unit| unit.dimension().has_currency()) && year.is_none() {
            let name = &key.name;
            entry.fault(
                literal.place,
                say!(
                    "`{name}` is money and needs the `year` of its prices",
                    "`{name}` es dinero y necesita el año (`year`) de sus precios"
                ),
            );
        }
        problems.extend(entry.finish());
        if let (Some(unit), Some(low), Some(typical), Some(high), Some(label), Some(source)) =
            (unit, low, typical, high, label, source)
        {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a year has four digits; anything else is cut to a wrong year"
            )]
            let year = year.map(|year| year.round() as i32);
            assumptions.push(Assumption {
                name: key.name.clone(),
                low: unit.to_canonical(low),
                typical: unit.to_canonical(typical),
                high: unit.to_canonical(high),
                unit,
                year,
                label,
                source,
                place: key.place,
            });
        }
    }
    assumptions
}
