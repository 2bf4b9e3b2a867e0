//! A visit as its profile tells it, judged by the rules at hand.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::Value;

use super::report::of_report;
use super::visit::{Figure, Found, Kind, Known, Rate, Visit, keys};
use crate::benchmarks::PEERS;
use crate::diagnostic::{Diagnostic, Lang};
use crate::draws::{Deviation, Sure, deviations};
use crate::evaluate::{Exchange, figure, given};
use crate::facility::{Facility, FactWord};
use crate::library::{Fuel, ItemKind, Library, Resource};
use crate::report::Report;
use crate::script::FactRef;
use crate::units::{Currency, Unit, format::exact};

/// By how much a fact is changed to see what rests on it.
const STEP: f64 = 1.001;

/// Reads what a profile tells, given the report that was built of it.
///
/// How sure a figure is follows from how sure the facts are that it rests on, by the law of propagation of uncertainty
/// (JCGM 100:2008, *Guide to the expression of uncertainty in measurement*, 5.1.2, equation 10): each fact is changed by
/// a thousandth and all that is worked out from it is worked out anew.
///
/// # Errors
/// A report that cannot be read back; see [`of_report`].
pub fn of_profile(library: &Library, facility: &Facility, report: &Report, lang: Lang) -> Result<Visit, Diagnostic> {
    let document = serde_json::to_value(report).unwrap_or_default();
    let mut visit = of_report(&facility.file, &document)?;
    visit.kind = Kind::Profile;
    visit.product = facility.word("production.product").map(str::to_owned);
    let exchange = Exchange::new(facility, &library.factors);
    let rates = Currency::all().filter(|currency| *currency != facility.currency).filter_map(|currency| {
        let rate = exchange.rate(currency)?;
        Some(Rate { from: currency.code().to_owned(), rate: rate.rate, date: rate.date })
    });
    visit.rates = rates.collect();
    let sure = deviations(library, facility);
    visit.figures = figures(library, facility, &sure);
    let own: HashMap<(&FactRef, Option<usize>), Deviation> =
        sure.iter().map(|sure| ((&sure.fact, sure.record), sure.deviation)).collect();
    for (fact, record, known) in facility.facts() {
        let Some(field) = library.fields.field_of(&fact) else { continue };
        let path = library.fields.path_of(&fact, record);
        let unit = library.fields.unit_of(&fact);
        let value = match &known.value {
            FactWord::Number(number) => {
                Value::from(exact(unit.as_ref().map_or(*number, |unit| unit.from_canonical(*number))))
            }
            FactWord::Truth(truth) => Value::from(*truth),
            FactWord::Word(word) => Value::from(word.as_str()),
        };
        let deviation = own.get(&(&fact, record)).copied();
        let unit = unit.map(|unit| unit.in_currency(facility.currency).symbol().to_owned()).unwrap_or_default();
        let known = Known {
            label: library.fields.label_of(&path, field, lang),
            value,
            unit,
            usual: deviation == Some(Deviation::Usual),
            deviation: match deviation {
                Some(Deviation::Relative(deviation)) => Some(deviation),
                _ => None,
            },
        };
        visit.facts.insert(path, known);
    }
    Ok(visit)
}

/// The figures of a plant with how sure each is.
fn figures(library: &Library, facility: &Facility, sure: &[Sure]) -> IndexMap<String, Figure> {
    let mut figures = plain(library, facility);
    let central: Vec<f64> = figures.values().map(|figure| figure.value).collect();
    let mut variances = vec![0.0; central.len()];
    for sure in sure {
        let deviation = match sure.deviation {
            Deviation::Relative(deviation) if deviation > 0.0 => Some(deviation),
            Deviation::Relative(_) => continue,
            Deviation::Usual => None,
        };
        if sure.value == 0.0 || !touches(library, &sure.fact) {
            continue;
        }
        let changed = facility.with_fact(&sure.fact, sure.record, FactWord::Number(sure.value * STEP));
        let changed = plain(library, &changed);
        for (at, (key, figure)) in figures.iter_mut().enumerate() {
            let (Some(central), Some(variance)) = (central.get(at), variances.get_mut(at)) else { continue };
            let Some(other) = changed.get(key) else { continue };
            let share = (other.value / central).ln() / STEP.ln();
            if !share.is_finite() || share.abs() < 1e-6 {
                continue;
            }
            match deviation {
                Some(deviation) => *variance += (share * deviation).powi(2),
                None => figure.found = Found::Usual,
            }
        }
    }
    for (figure, variance) in figures.values_mut().zip(variances) {
        figure.deviation = Some(variance.sqrt());
    }
    figures
}

/// Whether a fact may stand behind a figure: machines and lists of lamps do not, bills do.
fn touches(library: &Library, fact: &FactRef) -> bool {
    let Some(field) = library.fields.field_of(fact) else { return false };
    match fact {
        FactRef::Column(..) => field.path.contains("bills[]"),
        FactRef::Scalar(_) | FactRef::Item(..) => true,
    }
}

/// The figures of a plant, without a word on how sure they are.
fn plain(library: &Library, facility: &Facility) -> IndexMap<String, Figure> {
    let mut figures = IndexMap::new();
    let mut put = |key: String, value: f64, unit: Unit, found: Found| {
        let value = unit.from_canonical(value);
        figures.insert(key, Figure { value, unit, deviation: None, found });
    };
    let yearly = |unit: &str| Unit::parse(unit).ok();
    for (key, path, unit) in
        [(keys::TONNES, "production.annual_amount", "t/yr"), (keys::PIECES, "production.annual_units", "1/yr")]
    {
        if let (Some(value), Some(unit)) = (given(facility, path), yearly(unit)) {
            put(key.to_owned(), value, unit, Found::AtPlant);
        }
    }
    for metric in PEERS {
        let unit = metric.unit.replace("USD", facility.currency.code());
        if let (Some(value), Some(unit)) = (figure(facility, metric), yearly(&unit)) {
            put(format!("metric/{}", metric.name), value, unit, Found::AtPlant);
        }
    }
    let money = yearly(&format!("{}/yr", facility.currency.code()));
    for used in uses(library, facility) {
        let unit = used.resource.unit(&library.fields);
        put(format!("use/{}", used.resource), used.amount, unit, Found::AtPlant);
        if let (Some((cost, found)), Some(money)) = (used.cost, money.clone()) {
            put(format!("cost/{}", used.resource), cost, money, found);
        }
    }
    figures
}

/// What a plant uses of a resource in a year, and what it pays for it; canonical.
struct Used {
    resource: Resource,
    amount: f64,
    cost: Option<(f64, Found)>,
}

fn uses(library: &Library, facility: &Facility) -> Vec<Used> {
    let by_price = |amount: f64, price: Option<f64>| price.map(|price| (amount * price, Found::ByPrice));
    let paid = |section: &str| given(facility, &format!("{section}.annual_cost")).map(|cost| (cost, Found::AtPlant));
    let mut all = Vec::new();
    let mut metered = |resource: Resource, section: &str, path: &str| {
        let Some(amount) = given(facility, path) else { return };
        // The price of one more kWh leaves out demand and fixed charges, so it makes no cost of a year.
        let price = (resource != Resource::Electricity).then(|| given(facility, &format!("{section}.price"))).flatten();
        all.push(Used { resource, amount, cost: paid(section).or_else(|| by_price(amount, price)) });
    };
    metered(Resource::Electricity, "electricity", "electricity.annual_energy");
    for fuel in Fuel::ALL {
        metered(Resource::Fuel(fuel), fuel.name(), &format!("{}.annual_energy", fuel.name()));
    }
    metered(Resource::Water, "water", "water.annual_use");
    metered(Resource::Wastewater, "wastewater", "wastewater.annual_discharge");
    for (section, price) in [("materials", "price"), ("wastes", "disposal_price")] {
        for (item, record) in facility.items(section).into_iter().flatten() {
            let field = |name: &str| library.fields.at(&format!("{section}.{name}"));
            let number = |name: &str| match record.get(&field(name)?.id)?.value {
                FactWord::Number(value) => Some(value),
                _ => None,
            };
            let hazardous = field("kind")
                .and_then(|field| record.get(&field.id))
                .is_some_and(|kind| matches!(&kind.value, FactWord::Word(word) if word == "hazardous"));
            let kind = match (section, hazardous) {
                ("materials", _) => ItemKind::RawMaterial,
                (_, true) => ItemKind::HazardousWaste,
                (_, false) => ItemKind::SolidWaste,
            };
            if let Some(amount) = number("annual_amount") {
                let cost = by_price(amount, number(price));
                all.push(Used { resource: Resource::Item(kind, item.clone()), amount, cost });
            }
        }
    }
    all
}
