//! From the unit of a heading to that of the ledger.

use super::bills::Wanted;
use crate::diagnostic::{Lang, Text};
use crate::units::{Unit, format};

/// How readings come to the unit of the ledger.
pub(super) struct Conversion {
    /// How many of the ledger's unit one of the heading's is.
    pub(super) factor: f64,
    /// The heating value behind it, in words; none where units are all.
    pub(super) by: Option<Text>,
}

impl Conversion {
    /// From a unit to that of a resource, if they fit: by the units alone, or, of a fuel, by the best heating value for its
    /// mass or volume.
    pub(super) fn of(unit: &str, wanted: &Wanted<'_>) -> Option<Conversion> {
        if let Some(factor) = Conversion::plain(unit, wanted.unit) {
            return Some(Conversion { factor, by: None });
        }
        let read = per_year(unit, wanted.unit)?;
        wanted.heating.iter().find_map(|heating| {
            let dimension = read.dimension().times(heating.unit.dimension()).ok()?;
            let energy = read.to_canonical(1.0) * heating.canonical();
            let factor = (dimension == wanted.unit.dimension()).then(|| wanted.unit.from_canonical(energy))?;
            let shown = |lang: Lang| format::full_in(heating.value, &heating.unit, lang);
            let (en, es, date, source) = (shown(Lang::En), shown(Lang::Es), &heating.date, &heating.source);
            let by = Text::new(
                format!("read in {unit}, brought to energy by a heating value of {en} ({date}; {source})"),
                format!("leído en {unit}, convertido a energía con un poder calorífico de {es} ({date}; {source})"),
            );
            Some(Conversion { factor, by: Some(by) })
        })
    }

    /// How many of the ledger's unit one of a heading's unit is, by the units alone.
    pub(super) fn plain(unit: &str, wanted: &Unit) -> Option<f64> {
        let found = per_year(unit, wanted)?;
        (found.dimension() == wanted.dimension()).then(|| wanted.from_canonical(found.to_canonical(1.0)))
    }
}

/// The unit of a heading, per year where the ledger counts so.
fn per_year(unit: &str, wanted: &Unit) -> Option<Unit> {
    let yearly = wanted.symbol().ends_with("/yr");
    Unit::parse(&if yearly { format!("{unit}/yr") } else { unit.to_owned() }).ok()
}
