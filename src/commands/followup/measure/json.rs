//! A measurement for programs.

use serde_json::{Map, Value, json};

use super::{Recorded, Seen};
use crate::ledger::{Amount, Outcome};
use crate::units::format::exact;

const SCHEMA: &str = "auditlite/measured@1";

impl Seen<'_> {
    pub(super) fn json(&self) -> Value {
        let mut map = Map::new();
        let measured = &self.found.measured;
        map.insert("schema".to_owned(), json!(SCHEMA));
        if self.recorded == Recorded::Yes {
            map.insert("recorded".to_owned(), json!(self.entry.id.to_string()));
        }
        map.insert("date".to_owned(), json!(self.entry.date));
        map.insert("measures".to_owned(), json!(measured.measures));
        map.insert("method".to_owned(), json!(measured.method));
        map.insert("from".to_owned(), json!(measured.from));
        map.insert("to".to_owned(), json!(measured.to));
        if let Some(level) = measured.level {
            map.insert("level".to_owned(), json!(level));
        }
        let mut resources = Map::new();
        for (key, amount) in &measured.saves {
            let outcome = self.savings.and_then(|savings| savings.resources.get(key.as_str()));
            let mut one = figures(amount, outcome);
            one.insert("claimed".to_owned(), json!(!measured.noise.contains(key)));
            if let Some(model) = self.found.models.get(key) {
                one.insert("model".to_owned(), model.json());
            }
            resources.insert(key.clone(), Value::Object(one));
        }
        map.insert("resources".to_owned(), Value::Object(resources));
        if let Some(money) = self.savings.and_then(|savings| savings.money.as_ref()) {
            map.insert("money".to_owned(), Value::Object(figures(&money.measured, Some(money))));
        }
        if let Some(model) = measured.model.as_ref().filter(|_| self.found.models.is_empty()) {
            map.insert("model".to_owned(), model.clone());
        }
        map.insert("basis".to_owned(), json!(measured.basis));
        let warnings = self.found.warnings.iter();
        let warnings = warnings.map(|problem| serde_json::to_value(problem.json(self.lang)).unwrap_or_default());
        map.insert("diagnostics".to_owned(), Value::Array(warnings.collect()));
        Value::Object(map)
    }
}

fn figures(measured: &Amount, outcome: Option<&Outcome>) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("saving".to_owned(), amount(measured));
    if let Some(promised) = outcome.and_then(|outcome| outcome.promised.as_ref()) {
        map.insert("promised".to_owned(), amount(promised));
    }
    if let Some(outcome) = outcome {
        map.insert("verdict".to_owned(), json!(outcome.verdict.name()));
    }
    map
}

fn amount(amount: &Amount) -> Value {
    let mut map = Map::new();
    map.insert("value".to_owned(), json!(exact(amount.value)));
    for (key, value) in [("low", amount.low), ("high", amount.high)] {
        if let Some(value) = value {
            map.insert(key.to_owned(), json!(exact(value)));
        }
    }
    map.insert("unit".to_owned(), json!(amount.unit));
    Value::Object(map)
}
