//! Plants of a sector by what they use for what they make.

use super::sums::unit;
use super::{Cell, Order, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::programme::model::Programme;
use crate::programme::words::{sector, word};
use crate::units::format;

pub(super) fn league(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("league", word(lang, ["Intensity among peers", "Intensidad frente a sus pares"]))
        .order(Order::Groups)
        .lead(word(
            lang,
            [
                "Within each sector and figure the plant that uses least stands first, as of its last visit. Percentile: how many per cent of audited U.S. plants of the sector use less. Saved: measured since then, of what the plant used in the year before.",
                "En cada sector e indicador va primero la planta que menos usa, según su última visita. Percentil: qué porcentaje de plantas auditadas del sector en EE. UU. usa menos. Ahorrado: medido desde entonces, respecto al consumo del año previo.",
            ],
        ))
        .column(Shown::Everywhere, word(lang, ["Sector and figure", "Sector e indicador"]))
        .column(Shown::Data, word(lang, ["figure", "indicador"]))
        .column(Shown::Everywhere, word(lang, ["place", "lugar"]))
        .column(Shown::Everywhere, word(lang, ["Plant", "Planta"]))
        .column(Shown::Everywhere, word(lang, ["value", "valor"]))
        .column(Shown::Everywhere, word(lang, ["unit", "unidad"]))
        .column(Shown::People, word(lang, ["percentile", "percentil"]))
        .column(Shown::Data, word(lang, ["percentile", "percentil"]))
        .column(Shown::Wide, word(lang, ["audited plants", "plantas auditadas"]))
        .column(Shown::Wide, word(lang, ["change since the first visit", "cambio desde la primera visita"]))
        .column(Shown::Everywhere, word(lang, ["saved", "ahorrado"]));
    for table in &programme.league {
        let name = format!("{}: {}", sector(&table.sector, lang), table.label);
        for row in &table.plants {
            let percentile = match row.place.as_str() {
                "below" => Some(word(lang, ["below all known", "bajo todo lo conocido"]).to_owned()),
                "above" => Some(word(lang, ["above all known", "sobre todo lo conocido"]).to_owned()),
                _ => row.percentile.map(|percentile| format::number(percentile.round(), lang)),
            };
            sheet.rows.push(vec![
                Cell::text(&name),
                Cell::text(&table.metric),
                Cell::Count(row.rank),
                Cell::text(&row.plant),
                Cell::Number(row.value),
                Cell::text(unit(&table.unit, lang)),
                Cell::optional(percentile.as_deref()),
                Cell::number(row.percentile),
                row.audited.map_or(Cell::Empty, |n| Cell::Count(usize::try_from(n).unwrap_or(usize::MAX))),
                Cell::share(row.change),
                Cell::share(row.measured_saving),
            ]);
        }
    }
    sheet
}
