//! What a bill or a year lacks, in words.

use super::supply::Supply;
use super::year::YearMonth;
use crate::diagnostic::{Text, say};
use crate::tariffs::{ChargeKind, Lack, Origin, PriceKind, Term};
use crate::units::Month;

/// What is missing for a bill of a month, and what to do.
pub(super) fn in_words(lack: &Lack, supply: &Supply<'_>, month: Month) -> Text {
    let (tariff, division, bill) = (&supply.service.tariff.id, supply.division_name(), month.iso());
    match lack {
        Lack::Price { charge, months } => {
            let months = span_of(months);
            let label = supply.service.tariff.charge(charge).map(|charge| &charge.label);
            let (en, es) = label.map_or((charge.as_str(), charge.as_str()), |label| (&label.en, &label.es));
            if supply.service.tariff.prices == PriceKind::Contract {
                return say!(
                    "the contract has no price of {en}: give `electricity.contract_{charge}`",
                    "el contrato no trae precio de {es}: indique `electricity.contract_{charge}`"
                );
            }
            say!(
                "no price of {en} is known for tariff {tariff}, division {division}, {months}: give it as `electricity.contract_{charge}`",
                "no se conoce el precio de {es} de la tarifa {tariff}, división {division}, {months}: indíquelo como `electricity.contract_{charge}`"
            )
        }
        Lack::Prices { months } if supply.service.tariff.prices == PriceKind::Published => {
            let months = span_of(months);
            let energy =
                supply.service.tariff.charges.iter().find(|charge| matches!(charge.kind, ChargeKind::Energy { .. }));
            let first = energy.map_or("energy", |charge| charge.id.as_str());
            say!(
                "no prices are known for tariff {tariff}, division {division}, {months}: give them as `electricity.contract_{first}` and the like, or in `factors/` of a rules folder",
                "no se conocen precios de la tarifa {tariff}, división {division}, {months}: indíquelos como `electricity.contract_{first}` y similares, o en `factors/` de una carpeta de reglas"
            )
        }
        Lack::Prices { .. } => Text::new(
            "the contract has no price of what the bill reads: give `electricity.contract_energy` and the like",
            "el contrato no trae precio de lo que mide el recibo: indique `electricity.contract_energy` y similares",
        ),
        Lack::LoadFactor => say!(
            "no load factor of tariff {tariff} has been confirmed: give `electricity.load_factor`",
            "no se ha confirmado ningún factor de carga de la tarifa {tariff}: indique `electricity.load_factor`"
        ),
        Lack::Demand(term) => {
            let field = match term {
                Term::DemandPeak => "electricity.bills[].demand_peak",
                Term::Contracted => "electricity.contracted_demand",
                Term::Demand | Term::Theoretical => "electricity.bills[].demand",
            };
            say!("the bill of {bill} lacks `{field}`", "al recibo de {bill} le falta `{field}`")
        }
        Lack::Periods => say!(
            "tariff {tariff} charges energy by period, and the bill of {bill} lacks `energy_base`, `energy_intermediate` or `energy_peak`",
            "la tarifa {tariff} cobra la energía por periodo, y al recibo de {bill} le falta `energy_base`, `energy_intermediate` o `energy_peak`"
        ),
        Lack::PowerFactor => say!(
            "the power factor of {bill} is not known, so neither surcharge nor bonus is in it",
            "no se conoce el factor de potencia de {bill}, así que no incluye cargo ni bonificación"
        ),
        Lack::Rate => Text::new(
            "the prices are in MXN: give the exchange rate from MXN in `exchange_rates`",
            "los precios están en MXN: indique en `exchange_rates` el tipo de cambio desde MXN",
        ),
    }
}

/// Months in words: those in a row by their first and last.
fn span_of(months: &[Month]) -> String {
    match months {
        [first, .., last] if last.since(*first) + 1 == i32::try_from(months.len()).unwrap_or_default() => {
            format!("{} … {}", first.iso(), last.iso())
        }
        _ => months.iter().map(|month| month.iso()).collect::<Vec<_>>().join(", "),
    }
}

/// What a reader should know of the prices and rules of some months.
pub(super) fn notes(supply: &Supply<'_>, months: &[YearMonth<'_>]) -> Vec<Text> {
    let mut notes = Vec::new();
    let mut older: Vec<(Month, Month)> = Vec::new();
    for month in months {
        for priced in &month.schedule.charges {
            let Some(Origin::Published { parts, .. }) = &priced.origin else { continue };
            older.extend(parts.iter().filter(|part| part.month != part.wanted).map(|part| (part.wanted, part.month)));
        }
    }
    older.sort();
    older.dedup();
    if let (Some((first, _)), Some((last, of))) = (older.first(), older.last()) {
        let (first, last, of, division) = (first.iso(), last.iso(), of.iso(), supply.division_name());
        notes.push(say!(
            "no prices of division {division} are known from {first} to {last}: those of {of} stand in",
            "no se conocen precios de la división {division} de {first} a {last}: se usaron los de {of}"
        ));
    }
    let unknown = |lack: &Lack| months.iter().any(|month| month.schedule.bill(&month.readings).lacks.contains(lack));
    if unknown(&Lack::PowerFactor) {
        notes.push(Text::new(
            "the power factor is not known, so neither surcharge nor bonus is in the cost",
            "no se conoce el factor de potencia, así que el costo no incluye cargo ni bonificación",
        ));
    }
    let no_fixed = months
        .iter()
        .any(|month| month.schedule.charges.iter().any(|priced| priced.charge.id == "fixed" && priced.price.is_none()));
    if no_fixed {
        let division = supply.division_name();
        notes.push(say!(
            "no fixed charge of division {division} is known for some months, so it is not in the cost",
            "no se conoce el cargo fijo de la división {division} en algunos meses, así que no está en el costo"
        ));
    }
    if let Some((rule, reference)) = months.last().and_then(|month| month.schedule.power_factor)
        && reference.contracted > 0.0
        && let Some(note) = &rule.note
    {
        notes.push(note.clone());
    }
    notes
}
