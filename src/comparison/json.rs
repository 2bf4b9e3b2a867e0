//! A comparison for programs: `auditlite/comparison@1`. A key that is not known is absent.

use serde_json::{Map, Value, json};

use super::change::Change;
use super::fate::{DoneBy, FactChange, MeasureFate, value};
use super::resources::{CostChange, ResourceChange};
use super::split::Split;
use super::visit::{Known, Ranged, Totals, Visit};
use super::{Comparison, SCHEMA};
use crate::diagnostic::Lang;
use crate::units::format::exact;

impl Comparison {
    /// The whole as a document.
    pub fn json(&self, lang: Lang) -> Value {
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| drop(map.insert(key.to_owned(), value));
        put("schema", Value::from(SCHEMA));
        put("lang", Value::from(lang.code()));
        put("currency", Value::from(self.now.currency.code()));
        put("swapped", Value::from(self.swapped));
        put("then", visit(&self.then));
        put("now", visit(&self.now));
        if let Some(exchange) = self.exchange.as_ref().filter(|_| self.then.currency != self.now.currency) {
            put(
                "exchange_rate",
                json!({ "from": self.then.currency.code(), "to": self.now.currency.code(), "rate": exact(exchange.rate), "date": exchange.date }),
            );
        }
        if let Some(production) = &self.production {
            put("production", json!({ "basis": production.basis, "change": change(&production.change) }));
        }
        put("level", Value::from(90));
        put(
            "method",
            json!({ "split": "LMDI-I, additive (Ang 2015)", "uncertainty": "first order (JCGM 100:2008, 5.1.2), errors of both visits independent" }),
        );
        let intensities =
            self.intensities.iter().map(|one| json!({ "metric": one.metric, "change": change(&one.change) }));
        put("intensities", intensities.collect());
        put("resources", self.resources.iter().map(resource).collect());
        if let Some(total) = &self.cost {
            put("cost", cost(total));
        }
        put("measures", self.measures.iter().map(measure).collect());
        put("unjudged", Value::from(self.unjudged));
        put("totals", json!({ "then": totals(&self.then.totals), "now": totals(&self.now.totals) }));
        let not = self.not_compared.iter().map(|not| json!({ "figure": not.key, "why": not.why.name() }));
        put("not_compared", not.collect());
        let warnings = self.warnings.iter().map(|warning| serde_json::to_value(warning.json(lang)).unwrap_or_default());
        put("warnings", warnings.collect());
        Value::Object(map)
    }
}

/// Keys that are known.
fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let known = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(known.collect())
}

fn number(value: f64) -> Value {
    Value::from(exact(value))
}

fn texts(list: &[String]) -> Option<Value> {
    (!list.is_empty()).then(|| Value::from(list.to_vec()))
}

fn visit(visit: &Visit) -> Value {
    object([
        ("file", Some(Value::from(visit.file.as_str()))),
        ("kind", Some(Value::from(visit.kind.name()))),
        ("name", visit.name.clone().map(Value::from)),
        ("sector", visit.sector.clone().map(Value::from)),
        ("product", visit.product.clone().map(Value::from)),
        ("day", visit.day.map(|day| Value::from(day.iso()))),
        ("currency", Some(Value::from(visit.currency.code()))),
        ("library", Some(Value::from(visit.library.as_str()))),
        ("program", Some(Value::from(visit.program.as_str()))),
    ])
}

fn change(change: &Change) -> Value {
    object([
        ("then", Some(number(change.then))),
        ("now", Some(number(change.now))),
        ("unit", Some(Value::from(change.unit.symbol()))),
        ("relative", change.relative().map(number)),
        ("uncertainty", change.uncertainty.map(number)),
        ("certainty", Some(Value::from(change.certainty.name()))),
    ])
}

fn parts(split: &Split) -> Value {
    let intensity = if split.production.is_some() { "intensity" } else { "amount" };
    object([
        ("price", Some(number(split.price))),
        ("production", split.production.map(number)),
        (intensity, Some(number(split.intensity))),
        ("sum", Some(number(split.sum()))),
    ])
}

fn resource(resource: &ResourceChange) -> Value {
    object([
        ("resource", Some(Value::from(resource.resource.as_str()))),
        ("amount", Some(change(&resource.amount))),
        ("per_production", resource.per_production.as_ref().map(change)),
        ("cost", resource.cost.as_ref().map(change)),
        ("cost_by_price", resource.by_price.then_some(Value::from(true))),
        ("cost_per_production", resource.cost_per_production.as_ref().map(change)),
        ("split", resource.split.as_ref().map(parts)),
    ])
}

fn cost(cost: &CostChange) -> Value {
    object([
        ("change", Some(change(&cost.change))),
        ("per_production", cost.per_production.as_ref().map(change)),
        ("split", Some(parts(&cost.split))),
        ("not_split", (cost.not_split != 0.0).then(|| number(cost.not_split))),
    ])
}

fn ranged(ranged: &Ranged) -> Value {
    object([
        ("value", Some(number(ranged.value))),
        ("low", ranged.low.map(number)),
        ("high", ranged.high.map(number)),
        ("unit", Some(Value::from(ranged.unit.as_str()))),
    ])
}

fn totals(totals: &Totals) -> Value {
    let saves: Map<String, Value> = totals.saves.iter().map(|(key, amount)| (key.clone(), ranged(amount))).collect();
    object([
        ("count", Some(Value::from(totals.count))),
        ("annual_saving", totals.annual_saving.as_ref().map(ranged)),
        ("investment", totals.investment.as_ref().map(ranged)),
        ("co2e", totals.co2e.as_ref().map(ranged)),
        ("saves", Some(Value::Object(saves))),
    ])
}

fn facts(list: &[FactChange]) -> Option<Value> {
    let known = |known: &Known| {
        object([
            ("value", Some(value(known))),
            ("unit", (!known.unit.is_empty()).then(|| Value::from(known.unit.as_str()))),
            ("usual", known.usual.then_some(Value::from(true))),
        ])
    };
    let one = |fact: &FactChange| {
        object([
            ("path", Some(Value::from(fact.path.as_str()))),
            ("label", Some(Value::from(fact.label.as_str()))),
            ("then", fact.then.as_ref().map(known)),
            ("now", fact.now.as_ref().map(known)),
            (
                "asked",
                fact.asked.as_ref().map(|(sign, threshold)| json!({ "sign": sign, "threshold": exact(*threshold) })),
            ),
            ("within_uncertainty", fact.within.then_some(Value::from(true))),
        ])
    };
    (!list.is_empty()).then(|| list.iter().map(one).collect())
}

fn measure(measure: &MeasureFate) -> Value {
    let saves: Map<String, Value> = measure
        .saves
        .iter()
        .map(|(key, then, now)| {
            let sides = object([("then", then.as_ref().map(ranged)), ("now", now.as_ref().map(ranged))]);
            (key.clone(), sides)
        })
        .collect();
    let achieved = measure.achieved.as_ref().map(|achieved| {
        object([
            ("money", achieved.money.as_ref().map(ranged)),
            ("verdict", Some(Value::from(achieved.verdict.name()))),
            ("together", Some(Value::from(achieved.together))),
        ])
    });
    let done = measure.done_by.as_ref().map(|done| match done {
        DoneBy::Profile => json!({ "by": "profile" }),
        DoneBy::Ledger(day) => json!({ "by": "ledger", "date": day.iso() }),
    });
    object([
        ("id", Some(Value::from(measure.id.as_str()))),
        ("title", Some(Value::from(measure.title.as_str()))),
        ("fate", Some(Value::from(measure.fate.name()))),
        ("then", measure.then.map(|stands| Value::from(stands.name()))),
        ("now", measure.now.map(|stands| Value::from(stands.name()))),
        ("reason", measure.reason.clone().map(Value::from)),
        ("done", done),
        ("achieved", achieved),
        ("annual_saving_then", measure.saving_then.as_ref().map(ranged)),
        ("annual_saving_now", measure.saving_now.as_ref().map(ranged)),
        ("ranges_overlap", measure.within.then_some(Value::from(true))),
        ("saves", (!saves.is_empty()).then_some(Value::Object(saves))),
        ("facts", facts(&measure.facts)),
        ("assumed", facts(&measure.assumed)),
        ("prices", facts(&measure.prices)),
        ("missing", texts(&measure.missing)),
    ])
}
