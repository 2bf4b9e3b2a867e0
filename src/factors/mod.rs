//! Dated prices, emission factors, heating values, exchange rates and price indices, each with place and source.

mod index;
mod period;
mod read;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::units::{Dimension, Unit};

pub use index::PriceIndex;
pub use period::Period;

/// A value that holds at a place and time, as somebody has published it.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// What it is, such as `co2e/electricity` or `heating_value/lpg`.
    pub name: String,
    /// Where it holds: a country such as `MX`, a part of it such as `MX/Bajío`, or `*` for everywhere.
    pub place: String,
    /// The year, month or day for which it holds, as it is written: `2024`, `2024-05`, `2024-05-31`.
    pub date: String,
    /// The value in its unit.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Who published it.
    pub source: String,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// The place as places are compared.
    folded_place: String,
}

impl Factor {
    /// The value in canonical units.
    pub fn canonical(&self) -> f64 {
        self.unit.to_canonical(self.value)
    }

    /// When it holds.
    pub fn period(&self) -> Period {
        Period::parse(&self.date).unwrap_or_default()
    }
}

/// All factors of a library.
///
/// ```
/// use auditlite::factors::Factors;
///
/// let file = r#"{ "schema": "auditlite/factors@1", "places": { "Querétaro": "MX/Bajío" }, "factors": [
///     { "name": "co2e/electricity", "place": "MX", "date": "2023", "value": 0.438, "unit": "t/MWh", "source": "CRE" },
///     { "name": "co2e/electricity", "place": "MX", "date": "2024", "value": 0.444, "unit": "t/MWh", "source": "CRE" } ] }"#;
/// let (factors, problems) = Factors::read(&[("emissions.json".to_owned(), file.as_bytes().to_vec())]);
/// assert!(problems.is_empty());
/// let newest = factors.find("co2e/electricity", Some("MX"), Some("Querétaro"));
/// assert_eq!(newest.map(|factor| factor.value), Some(0.444));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Factors {
    list: Vec<Factor>,
    /// The place of a state, by the folded name of the state.
    places: IndexMap<String, String>,
    /// Price indices by name and year.
    indices: index::Indices,
}

impl Factors {
    /// Reads the files of a library in order; of two factors with the same name, place, date and dimension the later
    /// one counts. What is wrong with one factor leaves the others as they are.
    pub fn read(sources: &[(String, Vec<u8>)]) -> (Factors, Vec<Diagnostic>) {
        read::read(sources)
    }

    /// The factor that fits a plant best: of the most specific place (the state's division, its country, everywhere),
    /// and there the newest.
    pub fn find(&self, name: &str, country: Option<&str>, state: Option<&str>) -> Option<&Factor> {
        self.candidates(name, country, state).into_iter().next()
    }

    /// As [`Factors::find`], among the factors of one dimension.
    pub fn find_of(
        &self,
        name: &str,
        dimension: Dimension,
        country: Option<&str>,
        state: Option<&str>,
    ) -> Option<&Factor> {
        self.candidates(name, country, state).into_iter().find(|factor| factor.unit.dimension() == dimension)
    }

    /// Every factor of a name that holds for a plant, the best first.
    pub fn candidates(&self, name: &str, country: Option<&str>, state: Option<&str>) -> Vec<&Factor> {
        let places = self.places_of(country, state);
        let mut found: Vec<(usize, &Factor)> = self
            .list
            .iter()
            .filter(|factor| factor.name == name)
            .filter_map(|factor| {
                let rank = places.iter().position(|place| *place == factor.folded_place)?;
                Some((rank, factor))
            })
            .collect();
        // A stable sort: of equals the one that was read last stands first.
        found.reverse();
        found.sort_by(|(a, first), (b, second)| a.cmp(b).then_with(|| second.period().cmp(&first.period())));
        found.into_iter().map(|(_, factor)| factor).collect()
    }

    /// Every factor, in the order in which they were read.
    pub fn all(&self) -> impl Iterator<Item = &Factor> {
        self.list.iter()
    }

    /// The names, in alphabetical order, each once.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|factor| factor.name.as_str()).collect::<std::collections::BTreeSet<_>>().into_iter()
    }

    /// The division that a state belongs to, such as `MX/Bajío` for Querétaro.
    pub fn division(&self, state: &str) -> Option<&str> {
        self.places.get(&folded(state)).map(String::as_str)
    }

    /// The states whose division is known, without accents and in lower case.
    pub fn states(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Places at which a factor may hold for a plant, folded, the most specific first.
    fn places_of(&self, country: Option<&str>, state: Option<&str>) -> Vec<String> {
        let mut places = Vec::new();
        let within = |place: &str| country.is_none_or(|country| same_name(country_of(place), country));
        if let Some(state) = state {
            if let Some(country) = country {
                places.push(format!("{country}/{state}"));
            }
            if let Some(division) = self.division(state).filter(|division| within(division)) {
                places.push(division.to_owned());
                places.push(country_of(division).to_owned());
            }
        }
        if let Some(country) = country {
            places.push(country.to_owned());
        }
        places.push("*".to_owned());
        places.iter().map(|place| folded(place)).collect()
    }
}

fn country_of(place: &str) -> &str {
    place.split('/').next().unwrap_or_default()
}

fn same_name(a: &str, b: &str) -> bool {
    a == b || folded(a) == folded(b)
}

/// Lower case, without the accents of Spanish, so that `Queretaro` finds `Querétaro`.
pub(crate) fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        other => other,
    };
    name.trim().chars().flat_map(char::to_lowercase).map(plain).collect()
}
