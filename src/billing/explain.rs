//! Why a bill may differ from what was paid: each likely cause is worked out, and named if it fits.

use super::bills::PlantBill;
use super::supply::{Supply, short};
use super::worked::Comparison;
use crate::diagnostic::{Text, say};
use crate::library::Library;
use crate::tariffs::{Bill, Readings, Service, Span};
use crate::units::format;

/// Share within which a cause explains a difference, and within which dates that nobody gave may.
const FITS: f64 = 0.002;
const DATES: f64 = 0.02;
/// Most explanations that are given.
const MOST: usize = 2;

/// Works out likely causes of a difference, those that fit, the best first; else what to look at.
pub(super) fn explain(
    library: &Library,
    supply: &Supply<'_>,
    bill: &PlantBill,
    made: &Bill<'_>,
    compared: &Comparison,
) -> Vec<Text> {
    let mut tried = Tried { paid: compared.paid, found: Vec::new() };
    let (share, dap) = (made.tax.map_or(0.0, |(share, _)| share), bill.paid.dap.unwrap_or_default());
    let all = |subtotal: f64| if compared.with_tax { subtotal * (1.0 + share) + dap } else { subtotal };
    let causes = causes(library, supply, bill, made);
    for (subtotal, cause) in &causes {
        tried.add(all(*subtotal), cause.clone(), 0);
    }
    let with = Text::new("the amount given holds VAT", "la cantidad dada incluye IVA");
    let without = Text::new("the total given is without VAT", "el total dado es sin IVA");
    let (other, cause) =
        if compared.with_tax { (made.subtotal, without) } else { (made.subtotal * (1.0 + share), with) };
    if share > 0.0 {
        tried.add(other, cause.clone(), 0);
        if compared.with_tax {
            let half = format!("{}", share * 50.0);
            let border = say!(
                "VAT is {half} %, as in the border region: say so with `vat_share`",
                "el IVA es de {half} %, como en la región fronteriza: indíquelo con `vat_share`"
            );
            tried.add(made.subtotal * (1.0 + share / 2.0) + dap, border, 0);
        }
        if dap > 0.0 && !compared.with_tax {
            let both = Text::new(
                "the amount given holds VAT and street lighting",
                "la cantidad dada incluye IVA y alumbrado público",
            );
            tried.add(other + dap, both, 0);
        }
        for (subtotal, more) in causes {
            let taxed = if compared.with_tax { subtotal } else { subtotal * (1.0 + share) };
            let joined = Text::new(format!("{}, and {}", cause.en, more.en), format!("{} y {}", cause.es, more.es));
            tried.add(taxed, joined, 1);
        }
    }
    let found = tried.best();
    if !found.is_empty() {
        return found;
    }
    if let Some(line) = line(bill, made) {
        return vec![line];
    }
    let off = (compared.difference() / compared.paid.max(1.0)).abs();
    vec![if off <= DATES && !bill.dated {
        Text::new(
            "the dates of the bill are not given: a bill that runs over two months mixes their prices; give `from` and `to`",
            "no se dan las fechas del recibo: uno que abarca dos meses mezcla sus precios; indique `from` y `to`",
        )
    } else if off <= DATES {
        Text::new(
            "a small rest, as of rounded readings or of days counted otherwise",
            "un resto pequeño, como de lecturas redondeadas o de días contados de otro modo",
        )
    } else {
        Text::new(
            "not explained by VAT, power factor, low-voltage metering, other months or divisions: compare line by line",
            "no lo explican IVA, factor de potencia, medición en baja tensión ni otros meses o divisiones: compare renglón por renglón",
        )
    }]
}

/// The line that differs most from what the bill states of it.
fn line(bill: &PlantBill, made: &Bill<'_>) -> Option<Text> {
    let paid = &bill.paid;
    let of = |ids: &[&str]| -> f64 {
        made.lines.iter().filter(|line| ids.contains(&line.id())).map(|line| line.amount).sum()
    };
    let stated = [
        (paid.fixed, of(&["fixed"]), Text::new("the fixed charge", "el cargo fijo")),
        (paid.energy, of(&["energy", "base", "intermediate", "peak"]), Text::new("energy", "la energía")),
        (paid.distribution, of(&["distribution"]), Text::new("distribution", "la distribución")),
        (paid.capacity, of(&["capacity"]), Text::new("capacity", "la capacidad")),
        (paid.low_voltage, of(&["low_voltage"]), Text::new("metering in low voltage", "la medición en baja tensión")),
        (paid.power_factor, of(&["power_factor"]), Text::new("the power factor", "el factor de potencia")),
    ];
    let differ = stated.into_iter().filter_map(|(paid, worked, name)| Some((paid?, worked, name)));
    let differ = differ.filter(|(paid, worked, _)| (paid - worked).abs() > (paid.abs() * FITS).max(1.0));
    let (paid, worked, name) = differ.max_by(|a, b| (a.0 - a.1).abs().total_cmp(&(b.0 - b.1).abs()))?;
    let (paid, worked) = (format::decimals(paid, 2), format::decimals(worked, 2));
    Some(Text::new(
        format!("most of it is in {}: the bill states {paid}, worked out are {worked}", name.en),
        format!("lo más está en {}: el recibo dice {paid}, el cálculo da {worked}", name.es),
    ))
}

struct Tried {
    paid: f64,
    found: Vec<(f64, usize, Text)>,
}

impl Tried {
    fn add(&mut self, amount: f64, cause: Text, more: usize) {
        let off = ((amount - self.paid) / self.paid.max(1.0)).abs();
        if off <= FITS {
            self.found.push((off, more, cause));
        }
    }

    fn best(mut self) -> Vec<Text> {
        // One cause before two, then the nearest.
        self.found.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)));
        let fewest = self.found.first().map_or(0, |(_, more, _)| *more);
        self.found.into_iter().filter(|(_, more, _)| *more == fewest).map(|(_, _, cause)| cause).take(MOST).collect()
    }
}

/// What the bill would be before tax if one thing were otherwise, with that thing in words.
fn causes(library: &Library, supply: &Supply<'_>, bill: &PlantBill, made: &Bill<'_>) -> Vec<(f64, Text)> {
    let mut causes = Vec::new();
    let of = |service: &Service<'_>, span: Span, readings: &Readings| {
        let schedule = library.tariffs.schedule(service, span, 0);
        let bill = schedule.bill(readings);
        bill.lacks.iter().all(|lack| made.lacks.contains(lack)).then_some(bill.subtotal)
    };
    let service = &supply.service;
    if let Some(line) = made.lines.iter().find(|line| line.id() == "power_factor") {
        causes.push((
            made.subtotal - line.amount,
            Text::new(
                "the surcharge or bonus for the power factor is not in it",
                "no incluye el cargo o la bonificación por factor de potencia",
            ),
        ));
    }
    let turned = Service { low_voltage: !service.low_voltage, ..service.clone() };
    let low = if service.low_voltage {
        Text::new("it is without the 2 % for metering in low voltage", "va sin el 2 % por medición en baja tensión")
    } else {
        Text::new(
            "it holds 2 % for metering in low voltage: say so with `low_voltage_metering`",
            "incluye el 2 % por medición en baja tensión: indíquelo con `low_voltage_metering`",
        )
    };
    causes.extend(of(&turned, bill.span, &bill.readings).map(|sum| (sum, low)));
    for back in [-1, 1] {
        let month = bill.month.plus(back);
        let other = Span { days: bill.span.days, ..Span::of(month) };
        let month = month.iso();
        causes.extend(
            of(service, other, &bill.readings).map(|sum| {
                (sum, say!("it was billed at the prices of {month}", "se facturó con los precios de {month}"))
            }),
        );
    }
    if !bill.dated {
        // Read in the middle of the month: half of the days at the prices of the month before.
        for days in [5, 10, 15, 20, 25] {
            let shifted = Span { from: bill.span.from.plus(-days), to: bill.span.to.plus(-days), days: bill.span.days };
            causes.extend(of(service, shifted, &bill.readings).map(|sum| {
                (sum, say!(
                    "the bill runs over two months: about {days} of its days at the prices of the month before; give `from` and `to`",
                    "el recibo abarca dos meses: unos {days} de sus días con los precios del mes anterior; indique `from` y `to`"
                ))
            }));
        }
    }
    if let Some(rule) = library.tariffs.power_factor(service.tariff) {
        let mut contracts: Vec<f64> = rule.references.iter().map(|reference| reference.contracted).collect();
        contracts.dedup();
        for contracted in contracts {
            let otherwise = Service { contracted: Some(contracted), ..service.clone() };
            let reference = rule.reference(bill.span.to, contracted).map_or(0.0, |reference| reference.reference);
            causes.extend(
                of(&otherwise, bill.span, &bill.readings).filter(|sum| (sum - made.subtotal).abs() > 0.01).map(|sum| {
                    (
                        sum,
                        say!(
                            "the power factor was held against {reference}: see `contracted_demand`",
                            "el factor de potencia se comparó con {reference}: vea `contracted_demand`"
                        ),
                    )
                }),
            );
        }
    }
    for place in &supply.other_divisions {
        let elsewhere = Service { place: place.clone(), ..service.clone() };
        let name = short(place);
        causes.extend(of(&elsewhere, bill.span, &bill.readings).map(|sum| {
            (
                sum,
                say!(
                    "it was billed in division {name}: name it as `electricity.division`",
                    "se facturó en la división {name}: indíquela como `electricity.division`"
                ),
            )
        }));
    }
    // A load factor near zero lifts the limit that the energy sets.
    let unlimited = Service { load_factor: Some(1e-9), ..service.clone() };
    causes.extend(of(&unlimited, bill.span, &bill.readings).filter(|sum| (sum - made.subtotal).abs() > 0.01).map(
        |sum| {
            (
                sum,
                Text::new(
                    "demand was billed in full, without the limit that the energy sets",
                    "la demanda se facturó completa, sin el límite que fija la energía",
                ),
            )
        },
    ));
    causes
}
