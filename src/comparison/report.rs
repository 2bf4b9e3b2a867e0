//! A visit as a saved report tells it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use super::visit::{Decider, Figure, Found, Kind, Known, Measure, Ranged, Rate, Stands, Totals, Visit};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::units::{Currency, Day, Unit, quote};

const SCHEMA: &str = "auditlite/report@1";

/// The lists of a report in which every rule of the library stands once.
const LISTS: [Stands; 5] =
    [Stands::Recommended, Stands::NeedsStudy, Stands::NeedsData, Stands::NotApplicable, Stands::Failed];

/// Whether a document says that it is a report, of whatever version.
pub fn is_report(document: &Value) -> bool {
    text(document, "schema").is_some_and(|schema| schema.starts_with("auditlite/report@"))
}

/// Reads a saved report, `auditlite/report@1`.
///
/// # Errors
/// A report of another version, one of a profile that was rejected, or one without a currency that is known.
pub fn of_report(file: &str, document: &Value) -> Result<Visit, Diagnostic> {
    let refuse = |message| Err(Diagnostic::error(Code::NO_VISIT, message).in_file(file));
    let schema = text(document, "schema").unwrap_or_default();
    if schema != SCHEMA {
        let shown = quote(schema);
        return refuse(say!("this is {shown}; expected `{SCHEMA}`", "esto es {shown}; se esperaba `{SCHEMA}`"));
    }
    if document.get("diagnostics").is_some() {
        return refuse(say!(
            "this report only says why its profile was rejected, so there is nothing to compare",
            "este informe solo dice por qué se rechazó su perfil; no hay nada que comparar"
        ));
    }
    let Some(currency) = text(document, "currency").and_then(Currency::parse) else {
        return refuse(say!("the report has no currency that is known", "el informe no tiene una moneda conocida"));
    };
    let mut measures = BTreeMap::new();
    for stands in LISTS {
        for entry in list(document, stands.name()) {
            if let Some(id) = text(entry, "id") {
                measures.insert(id.to_owned(), measure(entry, stands));
            }
        }
    }
    let facility = document.get("facility").unwrap_or(&Value::Null);
    let mut facts = BTreeMap::new();
    for measure in measures.values() {
        facts.extend(measure.facts.clone());
    }
    let rates = list(document, "exchange_rates").iter().filter_map(|rate| {
        let from = text(rate, "from")?.to_owned();
        Some(Rate { from, rate: number(rate, "rate")?, date: text(rate, "date").unwrap_or_default().to_owned() })
    });
    let owned = |value: &Value, key: &str| text(value, key).map(str::to_owned);
    let inner = |key: &str, inner: &str| document.get(key).and_then(|value| owned(value, inner)).unwrap_or_default();
    Ok(Visit {
        file: file.to_owned(),
        kind: Kind::Report,
        name: owned(facility, "name"),
        sector: owned(facility, "sector"),
        product: None,
        day: text(facility, "visit_date").and_then(Day::parse),
        currency,
        rates: rates.collect(),
        library: inner("library", "hash"),
        program: inner("program", "version"),
        figures: figures(document),
        facts,
        measures,
        totals: document.get("totals").map(totals).unwrap_or_default(),
    })
}

/// What a report tells of the plant itself: its figures beside those of its peers, and what the site uses.
fn figures(document: &Value) -> IndexMap<String, Figure> {
    let mut figures = IndexMap::new();
    let mut put = |key: String, value: &Value, found: Found| {
        let unit = text(value, "unit").and_then(|unit| Unit::parse(unit).ok());
        if let (Some(value), Some(unit)) = (number(value, "value"), unit) {
            figures.insert(key, Figure { value, unit, deviation: None, found });
        }
    };
    for peer in list(document, "peers") {
        if let Some(metric) = text(peer, "metric") {
            put(format!("metric/{metric}"), peer, Found::AtPlant);
        }
    }
    for balance in list(document, "balance") {
        let usual = text(balance, "quality") == Some("screening");
        if let (Some(resource), Some(total)) = (text(balance, "resource"), balance.get("total")) {
            put(format!("use/{resource}"), total, if usual { Found::Usual } else { Found::AtPlant });
        }
    }
    figures
}

fn measure(entry: &Value, stands: Stands) -> Measure {
    let known = |value: &Value, key: &str| Known {
        label: text(value, "label").unwrap_or_default().to_owned(),
        value: value.get(key).cloned().unwrap_or_default(),
        unit: text(value, "unit").unwrap_or_default().to_owned(),
        usual: text(value, "basis") == Some("typical"),
        deviation: None,
    };
    let keyed = |key: &str, name: &str, value: &str| -> IndexMap<String, Known> {
        let of = |item: &Value| Some((text(item, name)?.to_owned(), known(item, value)));
        list(entry, key).iter().filter_map(of).collect()
    };
    let mut deciders = Vec::new();
    let mut facts = IndexMap::new();
    if stands == Stands::NotApplicable {
        for decider in list(entry, "facts") {
            let Some(path) = text(decider, "path") else { continue };
            let Known { value, unit, .. } = known(decider, "value");
            let (threshold, needed) = (number(decider, "threshold"), text(decider, "needed").map(str::to_owned));
            deciders.push(Decider { path: path.to_owned(), value, unit, threshold, needed });
        }
    } else {
        facts = keyed("facts", "path", "value");
    }
    Measure {
        title: text(entry, "title").or(text(entry, "id")).unwrap_or_default().to_owned(),
        stands,
        saves: amounts(entry, "saves"),
        annual_saving: entry.get("annual_saving").and_then(ranged),
        investment: entry.get("investment").and_then(ranged),
        facts,
        assumed: keyed("assumed", "name", "value"),
        prices: keyed("priced", "resource", "price"),
        decides: list(entry, "decides").iter().filter_map(|path| Some(path.as_str()?.to_owned())).collect(),
        reason: text(entry, "reason").map(str::to_owned),
        deciders,
    }
}

fn totals(entry: &Value) -> Totals {
    Totals {
        count: entry.get("count").and_then(Value::as_u64).unwrap_or_default(),
        annual_saving: entry.get("annual_saving").and_then(ranged),
        investment: entry.get("investment").and_then(ranged),
        co2e: entry.get("co2e").and_then(ranged),
        saves: amounts(entry, "saves"),
    }
}

fn amounts(entry: &Value, key: &str) -> IndexMap<String, Ranged> {
    let map = entry.get(key).and_then(Value::as_object);
    map.into_iter().flatten().filter_map(|(key, value)| Some((key.clone(), ranged(value)?))).collect()
}

/// An amount, money, or a benefit.
fn ranged(value: &Value) -> Option<Ranged> {
    Some(Ranged {
        value: number(value, "value").or_else(|| number(value, "expected"))?,
        low: number(value, "low"),
        high: number(value, "high"),
        unit: text(value, "unit").or_else(|| text(value, "currency")).unwrap_or_default().to_owned(),
    })
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

fn number(value: &Value, key: &str) -> Option<f64> {
    value.get(key)?.as_f64().filter(|number| number.is_finite())
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
