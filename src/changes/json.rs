//! What changes, for programs: `auditlite/rules-diff@1`.

use serde_json::{Map, Value, json};

use super::plant::{MeasureChange, PlantChanges};
use super::rules::RuleChange;
use super::standing::Standing;
use super::summary::Sums;
use super::{Changes, RejectedProfile};
use crate::assumptions::Assumption;
use crate::diagnostic::{Diagnostic, Lang};
use crate::evaluate::{MoneyAmount, Payback};
use crate::library::Library;
use crate::units::format::exact;

impl Changes<'_> {
    /// The whole as a document. `plants` says whether each plant is in it or only the sums over all.
    pub fn json(&self, plants: bool, lang: Lang) -> Value {
        let library = |(name, library): &(String, &Library)| json!({ "name": name, "hash": library.hash, "rules": library.rules.len() + library.broken.len() });
        let mut document = json!({
            "schema": "auditlite/rules-diff@1",
            "lang": lang.code(),
            "before": library(&self.before),
            "after": library(&self.after),
            "rules": self.rules.iter().map(|rule| self.rule_json(rule, lang)).collect::<Vec<_>>(),
            "files": self.files.iter().map(|file| json!({ "path": file.path, "change": file.kind.name() })).collect::<Vec<_>>(),
            "judged": self.judged,
            "changed": self.plants.len(),
            "measures": self.measures().into_iter().map(|(id, summary)| json!({
                "id": id, "title": self.title(id, lang), "plants": summary.plants, "appears": summary.appears,
                "vanishes": summary.vanishes, "moves": summary.moves, "numbers": summary.numbers, "totals": summary.totals, "other": summary.other,
                "before": sums(&summary.before), "after": sums(&summary.after),
            })).collect::<Vec<_>>(),
            "rejected": self.rejected.iter().map(|rejected| refused(rejected, lang)).collect::<Vec<_>>(),
        });
        if plants && let Some(map) = document.as_object_mut() {
            let plants = self.plants.iter().map(|plant| self.plant_json(plant, lang)).collect();
            map.insert("plants".to_owned(), Value::Array(plants));
        }
        document
    }

    fn rule_json(&self, rule: &RuleChange, lang: Lang) -> Value {
        let assumptions: Vec<Value> = rule
            .assumptions
            .iter()
            .map(|change| {
                let mut entry = Map::new();
                entry.insert("name".to_owned(), Value::from(change.name.as_str()));
                put(&mut entry, "before", change.before.as_ref().map(|known| assumption(known, lang)));
                put(&mut entry, "after", change.after.as_ref().map(|known| assumption(known, lang)));
                Value::Object(entry)
            })
            .collect();
        let (before, after) = (&rule.broken.0, &rule.broken.1);
        json!({
            "id": rule.id, "title": self.title(&rule.id, lang), "change": rule.kind.name(), "rule": rule.rule, "cases": rule.cases,
            "assumptions": assumptions, "functions": rule.functions, "texts": rule.texts,
            "broken": { "before": diagnostics(before, lang), "after": diagnostics(after, lang) },
        })
    }

    fn plant_json(&self, plant: &PlantChanges, lang: Lang) -> Value {
        let mut entry = Map::new();
        entry.insert("file".to_owned(), Value::from(plant.file.as_str()));
        put(&mut entry, "name", plant.name.clone().map(Value::from));
        entry.insert("currency".to_owned(), Value::from(plant.currency.as_str()));
        entry.insert("recommended".to_owned(), json!({ "before": plant.recommended.0, "after": plant.recommended.1 }));
        let changes: Vec<Value> = plant.changes.iter().map(|change| self.change_json(change, lang)).collect();
        entry.insert("changes".to_owned(), Value::Array(changes));
        let places: Vec<Value> = plant
            .places
            .iter()
            .map(|(id, before, after)| json!({ "id": id, "before": before, "after": after }))
            .collect();
        entry.insert("places".to_owned(), Value::Array(places));
        Value::Object(entry)
    }

    fn change_json(&self, change: &MeasureChange, lang: Lang) -> Value {
        json!({
            "id": change.id, "title": self.title(&change.id, lang), "kind": change.kind().name(),
            "before": standing(&change.before, lang), "after": standing(&change.after, lang),
        })
    }
}

/// A key that is not there is not known.
fn put(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value);
    }
}

fn standing(standing: &Standing, lang: Lang) -> Value {
    let mut entry = Map::new();
    entry.insert("state".to_owned(), Value::from(standing.state.name()));
    put(&mut entry, "rank", standing.rank.map(Value::from));
    put(&mut entry, "alternative_to", standing.alternative_to.clone().map(Value::from));
    if let Some(numbers) = &standing.numbers {
        put(&mut entry, "annual_saving", numbers.annual_saving.map(money));
        entry.insert("investment".to_owned(), money(numbers.investment));
        let mut payback = json!({ "kind": numbers.payback.kind() });
        if let (Payback::Months(months), Some(map)) = (numbers.payback, payback.as_object_mut()) {
            map.insert("months".to_owned(), Value::from(exact(months)));
        }
        entry.insert("payback".to_owned(), payback);
        entry.insert("resources".to_owned(), amounts(&numbers.resources));
    }
    put(&mut entry, "decides", (!standing.decides.is_empty()).then(|| Value::from(standing.decides.clone())));
    put(&mut entry, "reason", standing.reason.map(Value::from));
    put(&mut entry, "diagnostic", standing.problem.as_ref().map(|problem| diagnostic(problem, lang)));
    Value::Object(entry)
}

fn money(money: MoneyAmount) -> Value {
    json!({ "expected": exact(money.value), "currency": money.currency.code() })
}

fn amounts(amounts: &std::collections::BTreeMap<String, (f64, crate::units::Unit)>) -> Value {
    let entry = |(key, (value, unit)): (&String, &(f64, crate::units::Unit))| {
        (key.clone(), json!({ "value": exact(*value), "unit": unit.symbol() }))
    };
    Value::Object(amounts.iter().map(entry).collect())
}

fn sums(sums: &Sums) -> Value {
    let money = |sums: &std::collections::BTreeMap<String, f64>| -> Value {
        Value::Object(sums.iter().map(|(currency, sum)| (currency.clone(), Value::from(exact(*sum)))).collect())
    };
    json!({
        "annual_saving": money(&sums.annual_saving), "investment": money(&sums.investment),
        "resources": amounts(&sums.resources), "not_priced": sums.not_priced,
    })
}

fn assumption(assumption: &Assumption, lang: Lang) -> Value {
    let unit = &assumption.unit;
    let value = |value: f64| exact(unit.from_canonical(value));
    let mut entry = json!({
        "low": value(assumption.low), "typical": value(assumption.typical), "high": value(assumption.high), "unit": unit.symbol(),
        "label": assumption.label.in_lang(lang), "source": assumption.source.in_lang(lang),
    });
    if let (Some(year), Some(map)) = (assumption.year, entry.as_object_mut()) {
        map.insert("year".to_owned(), Value::from(year));
    }
    entry
}

fn diagnostic(problem: &Diagnostic, lang: Lang) -> Value {
    serde_json::to_value(problem.json(lang)).unwrap_or_default()
}

fn diagnostics(problems: &[Diagnostic], lang: Lang) -> Value {
    problems.iter().map(|problem| diagnostic(problem, lang)).collect()
}

fn refused(rejected: &RejectedProfile, lang: Lang) -> Value {
    json!({ "file": rejected.file, "diagnostics": diagnostics(&rejected.diagnostics, lang) })
}
