//! Evidence as a file: `auditlite/evidence@1`. What is worked out stands beside the results for people and programs; a
//! reader works it out again.

use serde_json::{Map, Value, json};

use super::SCHEMA;
use super::judged::{Assumed, Judged};
use super::proposal::Proposal;
use super::read::BEARINGS;
use super::results::{Evidence, Outcome};
use crate::diagnostic::Lang;
use crate::library::Library;
use crate::programme::{Bearing, LEVEL, Realised};
use crate::units::format::exact;

/// How a new range comes about, in one line.
const METHOD: &str = "levers: the rule worked out at made-up plants; typical: mean of implied values and old typical, weighed by variance, within the 95 % interval of the mean (Gelman et al. 2013, 2.12); low and high: 95 % prediction interval for one more plant (Hahn and Meeker 1991, 4.8), widened to all values seen and towards the old range by n/(n + 5)";

impl Evidence {
    /// The file. Rules with fewer results than `least` stand in it with their results only, so that others can add theirs.
    pub fn json(&self, library: &Library, least: usize, lang: Lang) -> Value {
        let rules = self.rules.iter().map(|(id, results)| {
            let mut map = Map::new();
            map.insert("id".to_owned(), Value::from(id.as_str()));
            if let Some(rule) = library.rules.iter().find(|rule| rule.id == *id) {
                let judged = Judged::of(library, rule, results);
                map.insert("title".to_owned(), Value::from(rule.measure.title.in_lang(lang)));
                map.insert("enough".to_owned(), Value::from(judged.is_enough(least)));
                if judged.is_enough(least) {
                    summary(&mut map, &judged, lang);
                }
            }
            map.insert("joint".to_owned(), Value::from(results.joint));
            map.insert("results".to_owned(), results.outcomes.iter().map(outcome).collect());
            Value::Object(map)
        });
        json!({
            "schema": SCHEMA, "lang": lang.code(), "program": env!("CARGO_PKG_VERSION"), "library": library.hash,
            "as_of": self.as_of.iso(), "plants": self.plants, "least": least, "level": exact(LEVEL * 100.0),
            "method": METHOD, "rules": rules.collect::<Vec<_>>(),
        })
    }
}

fn summary(map: &mut Map<String, Value>, judged: &Judged, lang: Lang) {
    let [inside, below, above] = judged.against_range;
    let figures: Map<String, Value> =
        judged.figures.iter().map(|(figure, count)| (figure.clone(), Value::from(*count))).collect();
    map.insert("realised".to_owned(), realised(&judged.promised));
    map.insert("against_the_rule_now".to_owned(), realised(&judged.now));
    map.insert("promised_range".to_owned(), json!({ "inside": inside, "below": below, "above": above }));
    map.insert("figures".to_owned(), Value::Object(figures));
    map.insert("disagrees".to_owned(), Value::from(judged.disagrees()));
    map.insert("assumptions".to_owned(), judged.assumed.iter().map(|one| assumed(one, lang)).collect());
    if let Some(likeliest) = judged.likeliest() {
        map.insert("likeliest".to_owned(), Value::from(likeliest.name.as_str()));
    }
}

/// Numbers to the digits that mean something and no noise.
fn realised(realised: &Realised) -> Value {
    fn rounded(value: Value) -> Value {
        match value {
            Value::Number(number) if number.is_f64() => {
                number.as_f64().map_or(Value::Null, |found| exact(found).into())
            }
            Value::Array(list) => list.into_iter().map(rounded).collect(),
            Value::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, rounded(value))).collect()),
            other => other,
        }
    }
    rounded(serde_json::to_value(realised).unwrap_or_default())
}

fn range([low, typical, high]: [f64; 3]) -> Value {
    json!({ "low": exact(low), "typical": exact(typical), "high": exact(high) })
}

fn assumed(one: &Assumed, lang: Lang) -> Value {
    let mut map = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    };
    put("name", Some(Value::from(one.name.as_str())));
    put("label", Some(Value::from(one.label.in_lang(lang))));
    put("unit", Some(Value::from(one.unit.symbol())));
    put("range", Some(range(one.range)));
    put("share", one.share.map(|share| exact(share).into()));
    put("saving_follows", Some(Value::from(one.pull.name())));
    put("needed", one.needed.map(|needed| exact(needed).into()));
    put("explains", one.explains.map(|explains| Value::from(explains.name())));
    put("proposed", one.proposal.map(|Proposal { low, typical, high }| range([low, typical, high])));
    Value::Object(map)
}

fn outcome(outcome: &Outcome) -> Value {
    let mut map = Map::new();
    let bearing = |wanted: Bearing| BEARINGS.iter().find(|(_, known)| *known == wanted).map_or("", |(name, _)| name);
    map.insert("key".to_owned(), Value::from(outcome.key.to_string()));
    if let Some(ratio) = outcome.ratio {
        map.insert("ratio".to_owned(), exact(ratio).into());
    }
    map.insert("bearing".to_owned(), Value::from(bearing(outcome.bearing)));
    map.insert("figure".to_owned(), Value::from(outcome.figure.as_str()));
    map.insert("method".to_owned(), serde_json::to_value(outcome.method).unwrap_or_default());
    map.insert("verdict".to_owned(), Value::from(outcome.verdict.name()));
    let assumed: Map<String, Value> = outcome
        .assumed
        .iter()
        .map(|(name, (value, share))| {
            let mut one = Map::new();
            one.insert("value".to_owned(), exact(*value).into());
            if let Some(share) = share {
                one.insert("share".to_owned(), exact(*share).into());
            }
            (name.clone(), Value::Object(one))
        })
        .collect();
    map.insert("assumed".to_owned(), Value::Object(assumed));
    Value::Object(map)
}
