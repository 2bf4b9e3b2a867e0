//! Reads `factors/*.json`.

use super::{Factor, Factors, Period, folded};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::{Json, duplicate_keys, read_json};
use crate::units::{Unit, quote};

/// What a factors file says it is.
const SCHEMA: &str = "auditlite/factors@1";

pub(super) fn read(sources: &[(String, Vec<u8>)]) -> (Factors, Vec<Diagnostic>) {
    let mut reader = Reader { file: "", factors: Factors::default(), problems: Vec::new() };
    for (file, bytes) in sources {
        reader.file = file;
        match read_json(file, bytes) {
            Ok(json) => reader.file(&json),
            Err(problem) => reader.problems.push(Diagnostic { code: Code::BAD_DATA, ..problem }),
        }
    }
    reader.factors.indices = super::index::indices(&reader.factors.list);
    (reader.factors, reader.problems)
}

struct Reader<'a> {
    file: &'a str,
    factors: Factors,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn file(&mut self, json: &Json) {
        // Tariffs stand in the same folder and have a reader of their own.
        if json.get("schema").and_then(Json::text).is_some_and(|schema| schema.starts_with("auditlite/tariffs@")) {
            return;
        }
        for (path, place) in duplicate_keys(json) {
            self.fault(place, &path, say!("`{path}` stands twice", "`{path}` aparece dos veces"));
        }
        if json.map().is_none() {
            let found = json.kind();
            let message = Text::new(
                format!("expected an object with `schema` and `factors`, found {}", found.en),
                format!("se esperaba un objeto con `schema` y `factors`, se encontró {}", found.es),
            );
            return self.fault(json.place, "", message);
        }
        self.known(json, "", &["schema", "note", "places", "factors"]);
        match json.get("schema").and_then(Json::text) {
            Some(SCHEMA) => {}
            Some(other) => {
                let (other, place) = (quote(other), json.get("schema").map_or(json.place, |schema| schema.place));
                let message = say!(
                    "`schema` must be `{SCHEMA}`, found {other}",
                    "`schema` debe ser `{SCHEMA}`, se encontró {other}"
                );
                self.fault(place, "schema", message);
            }
            None => self.fault(
                json.place,
                "schema",
                say!("`\"schema\": \"{SCHEMA}\"` is missing", "falta `\"schema\": \"{SCHEMA}\"`"),
            ),
        }
        if let Some(places) = json.get("places") {
            self.places(places);
        }
        match json.get("factors").map(|factors| (factors, factors.list())) {
            Some((_, Some(list))) => {
                for (index, factor) in list.iter().enumerate() {
                    if let Some(factor) = self.factor(factor, &format!("factors[{index}]")) {
                        self.add(factor);
                    }
                }
            }
            Some((other, None)) => self.expected(other, "factors", ["a list", "una lista"]),
            None => self.fault(json.place, "factors", Text::new("`factors` is missing", "falta `factors`")),
        }
    }

    fn places(&mut self, json: &Json) {
        let Some(entries) = json.map() else {
            return self.expected(json, "places", ["an object", "un objeto"]);
        };
        for entry in entries {
            match entry.value.text() {
                Some(place) if !place.trim().is_empty() => {
                    self.factors.places.insert(folded(&entry.key), place.to_owned());
                }
                _ => self.expected(
                    &entry.value,
                    &format!("places.{}", entry.key),
                    ["a place such as `MX/Bajío`", "un lugar como `MX/Bajío`"],
                ),
            }
        }
    }

    fn factor(&mut self, json: &Json, path: &str) -> Option<Factor> {
        if json.map().is_none() {
            self.expected(json, path, ["an object", "un objeto"]);
            return None;
        }
        self.known(json, path, &["name", "place", "date", "value", "unit", "source", "note"]);
        let name = self.text(json, path, "name");
        let place = self.text(json, path, "place");
        let date = self.text(json, path, "date").filter(|date| {
            let good = Period::parse(date).is_some();
            if !good {
                let (found, at) = (quote(date), json.get("date").map_or(json.place, |date| date.place));
                let message = say!(
                    "expected a year, month or day such as `2024`, `2024-05`, `2024-05-31`, found {found}",
                    "se esperaba un año, mes o día como `2024`, `2024-05`, `2024-05-31`, se encontró {found}"
                );
                self.fault(at, &format!("{path}.date"), message);
            }
            good
        });
        let source = self.text(json, path, "source");
        let note = json.get("note").is_some().then(|| self.text(json, path, "note")).flatten();
        let unit = self.unit(json, path);
        let value = self.number(json, path, "value");
        let (name, unit, (value, at)) = (name?, unit?, value?);
        let divides = ["exchange_rate/", "heating_value/", "index/"].iter().any(|kind| name.starts_with(kind));
        if value < 0.0 || (divides && value <= 0.0) || !unit.to_canonical(value).is_finite() {
            let message = say!("`{name}` cannot be {value}", "`{name}` no puede ser {value}");
            self.fault(at, &format!("{path}.value"), message);
            return None;
        }
        let place = place?;
        let folded_place = folded(&place);
        Some(Factor { name, place, date: date?, value, unit, source: source?, note, folded_place })
    }

    fn number(&mut self, json: &Json, path: &str, key: &str) -> Option<(f64, Place)> {
        let Some(value) = json.get(key) else {
            self.missing(json, path, key);
            return None;
        };
        let number = value.number();
        if number.is_none() {
            self.expected(value, &format!("{path}.{key}"), ["a number", "un número"]);
        }
        number.map(|number| (number, value.place))
    }

    fn unit(&mut self, json: &Json, path: &str) -> Option<Unit> {
        let text = self.text(json, path, "unit")?;
        match Unit::parse(&text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                let at = json.get("unit").map_or(json.place, |unit| unit.place);
                let problem = Diagnostic::error(Code::BAD_DATA, error.message().clone()).help(error.help().cloned());
                self.problems.push(problem.in_file(self.file).at(at).on(format!("{path}.unit")));
                None
            }
        }
    }

    fn text(&mut self, json: &Json, path: &str, key: &str) -> Option<String> {
        let Some(value) = json.get(key) else {
            self.missing(json, path, key);
            return None;
        };
        match value.text() {
            Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
            _ => {
                self.expected(value, &format!("{path}.{key}"), ["a text", "un texto"]);
                None
            }
        }
    }

    fn add(&mut self, factor: Factor) {
        let same = |known: &&mut Factor| {
            known.name == factor.name
                && known.place == factor.place
                && known.date == factor.date
                && known.unit.dimension() == factor.unit.dimension()
        };
        match self.factors.list.iter_mut().find(same) {
            Some(known) => *known = factor,
            None => self.factors.list.push(factor),
        }
    }

    fn known(&mut self, json: &Json, path: &str, keys: &[&str]) {
        for entry in json.map().unwrap_or_default() {
            let key = entry.key.as_str();
            if keys.contains(&key) {
                continue;
            }
            let shown = quote(key);
            let message = say!("unknown key {shown}", "clave desconocida {shown}");
            let help =
                nearest(key, keys.iter().copied()).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            let problem = Diagnostic::error(Code::BAD_DATA, message).help(help).in_file(self.file).at(entry.place);
            self.problems.push(problem.on(crate::json::join(path, key)));
        }
    }

    fn missing(&mut self, json: &Json, path: &str, key: &str) {
        self.fault(json.place, path, say!("`{key}` is missing", "falta `{key}`"));
    }

    fn expected(&mut self, json: &Json, path: &str, wanted: [&str; 2]) {
        let (found, [en, es]) = (json.kind(), wanted);
        let message = Text::new(
            format!("expected {en}, found {}", found.en),
            format!("se esperaba {es}, se encontró {}", found.es),
        );
        self.fault(json.place, path, message);
    }

    fn fault(&mut self, place: Place, path: &str, message: Text) {
        let mut problem = Diagnostic::error(Code::BAD_DATA, message).in_file(self.file).at(place);
        if !path.is_empty() {
            problem = problem.on(path);
        }
        self.problems.push(problem);
    }
}
