//! Reads a file of evidence.

use std::collections::BTreeMap;

use serde_json::Value;

use super::SCHEMA;
use super::results::{Evidence, Outcome, RuleResults};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::json::{Faults, Json, join, read_json};
use crate::ledger::{Id, Method, Verdict};
use crate::programme::Bearing;
use crate::units::{Day, quote};

/// What a result is good for, with its word in the file.
pub(super) const BEARINGS: [(&str, Bearing); 4] = [
    ("claimed", Bearing::Claimed),
    ("noise", Bearing::Noise),
    ("stated", Bearing::Stated),
    ("no_promise", Bearing::NoPromise),
];

/// Where a result lies against its promised range, with its word in the file.
const VERDICTS: [Verdict; 5] = [Verdict::Inside, Verdict::Below, Verdict::Above, Verdict::Noise, Verdict::NoPromise];

/// Reads a file of evidence, `auditlite/evidence@1`. What the program works out of the results is not read: it is worked
/// out again, against the rules as they are.
///
/// # Errors
/// All that is wrong with it, each fault with its place.
pub fn read(file: &str, bytes: &[u8]) -> Result<Evidence, Vec<Diagnostic>> {
    let json = read_json(file, bytes).map_err(|problem| vec![problem])?;
    let mut reader = Reader { faults: Faults::new(file, Code::BAD_EVIDENCE) };
    let evidence = reader.evidence(&json);
    match evidence {
        Some(evidence) if reader.faults.problems.is_empty() => Ok(evidence),
        _ => Err(reader.faults.problems),
    }
}

struct Reader<'a> {
    faults: Faults<'a>,
}

impl Reader<'_> {
    fn evidence(&mut self, json: &Json) -> Option<Evidence> {
        let keys =
            ["schema", "note", "as_of", "program", "library", "lang", "level", "least", "plants", "method", "rules"];
        if !self.faults.object(json, "", &keys) {
            return None;
        }
        let schema = self.text(json, "", "schema")?;
        if schema != SCHEMA {
            let shown = quote(schema);
            self.faults.fault(
                json.place,
                "schema",
                say!("expected `{SCHEMA}`, found {shown}", "se esperaba `{SCHEMA}`, se encontró {shown}"),
            );
            return None;
        }
        let as_of = self.text(json, "", "as_of");
        let day = as_of.and_then(Day::parse);
        if let (Some(text), None) = (as_of, day) {
            let shown = quote(text);
            let message = say!("{shown} is no day such as `2027-10-01`", "{shown} no es un día como `2027-10-01`");
            self.faults.fault(json.place, "as_of", message);
        }
        let plants = self.count(json, "", "plants");
        let mut rules = BTreeMap::new();
        for (at, rule) in self.list(json, "", "rules").iter().enumerate() {
            let path = format!("rules[{at}]");
            if let Some((id, results)) = self.rule(rule, &path)
                && rules.insert(id.clone(), results).is_some()
            {
                let shown = quote(&id);
                self.faults.fault(rule.place, &path, say!("{shown} stands twice", "{shown} está dos veces"));
            }
        }
        Some(Evidence { as_of: day?, plants: plants?, rules })
    }

    fn rule(&mut self, json: &Json, path: &str) -> Option<(String, RuleResults)> {
        if json.map().is_none() {
            self.faults.expected(json, path, ["an object", "un objeto"]);
            return None;
        }
        let id = self.text(json, path, "id")?.to_owned();
        let joint = self.count(json, path, "joint")?;
        let mut results = RuleResults { outcomes: Vec::new(), joint };
        for (at, result) in self.list(json, path, "results").iter().enumerate() {
            results.outcomes.extend(self.outcome(result, &format!("{path}.results[{at}]")));
        }
        results.sort();
        Some((id, results))
    }

    fn outcome(&mut self, json: &Json, path: &str) -> Option<Outcome> {
        let keys = ["key", "ratio", "bearing", "figure", "method", "verdict", "assumed"];
        if !self.faults.object(json, path, &keys) {
            return None;
        }
        let key = self.word(json, path, "key", ["16 hexadecimal digits", "16 dígitos hexadecimales"], Id::parse);
        let bearing = self.word(json, path, "bearing", ["how good it is", "qué tan útil es"], |word| {
            BEARINGS.iter().find(|(name, _)| *name == word).map(|(_, bearing)| *bearing)
        });
        let method = self.word(json, path, "method", ["how it was measured", "cómo se midió"], |word| {
            serde_json::from_value::<Method>(Value::from(word)).ok()
        });
        let verdict = self.word(json, path, "verdict", ["where it lies", "dónde queda"], |word| {
            VERDICTS.into_iter().find(|verdict| verdict.name() == word)
        });
        let figure = self.text(json, path, "figure").map(str::to_owned);
        let ratio = json.get("ratio");
        if let Some(found) = ratio.filter(|ratio| ratio.number().is_none()) {
            self.faults.expected(found, &join(path, "ratio"), ["a number", "un número"]);
        }
        if bearing.is_some_and(|bearing| bearing != Bearing::NoPromise) && ratio.is_none() {
            self.faults.missing(json, path, "ratio");
        }
        let mut assumed = BTreeMap::new();
        for entry in json.get("assumed").and_then(Json::map).unwrap_or_default() {
            let path = join(&join(path, "assumed"), &entry.key);
            let number = |key: &str| entry.value.get(key).and_then(Json::number);
            match number("value") {
                Some(value) => drop(assumed.insert(entry.key.clone(), (value, number("share")))),
                None => self.faults.missing(&entry.value, &path, "value"),
            }
        }
        Some(Outcome {
            key: key?,
            ratio: ratio.and_then(Json::number),
            bearing: bearing?,
            figure: figure?,
            method: method?,
            verdict: verdict?,
            assumed,
        })
    }

    fn text<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> Option<&'j str> {
        let Some(value) = json.get(key) else {
            self.faults.missing(json, path, key);
            return None;
        };
        if value.text().is_none() {
            self.faults.expected(value, &join(path, key), ["a text", "un texto"]);
        }
        value.text()
    }

    fn word<T>(
        &mut self,
        json: &Json,
        path: &str,
        key: &str,
        [en, es]: [&str; 2],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(json, path, key)?;
        let found = read(text);
        if found.is_none() {
            let shown = quote(text);
            let message = say!("{shown} does not say {en}", "{shown} no indica {es}");
            let place = json.get(key).map_or(json.place, |value| value.place);
            self.faults.fault(place, &join(path, key), message);
        }
        found
    }

    fn count(&mut self, json: &Json, path: &str, key: &str) -> Option<usize> {
        let Some(value) = json.get(key) else {
            self.faults.missing(json, path, key);
            return None;
        };
        let whole = value.number().filter(|number| *number >= 0.0 && number.fract() == 0.0 && *number <= 1e9);
        if whole.is_none() {
            self.faults.expected(value, &join(path, key), ["a whole number", "un número entero"]);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number up to 1e9")]
        whole.map(|number| number as usize)
    }

    fn list<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> &'j [Json] {
        match json.get(key).map(|value| (value, value.list())) {
            Some((_, Some(list))) => list,
            Some((value, None)) => {
                self.faults.expected(value, &join(path, key), ["a list", "una lista"]);
                &[]
            }
            None => {
                self.faults.missing(json, path, key);
                &[]
            }
        }
    }
}
