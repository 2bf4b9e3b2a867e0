//! Reads `factors/*.json`.

use super::{Factor, Factors, Period, folded};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::json::{Faults, Json, read_json};
use crate::units::{Unit, quote};

/// What a factors file says it is.
const SCHEMA: &str = "auditlite/factors@1";

pub(super) fn read(sources: &[(String, Vec<u8>)]) -> (Factors, Vec<Diagnostic>) {
    let (mut factors, mut problems) = (Factors::default(), Vec::new());
    for (file, bytes) in sources {
        let mut reader = Reader { faults: Faults::new(file, Code::BAD_DATA), factors: &mut factors };
        match read_json(file, bytes) {
            Ok(json) => reader.file(&json),
            Err(problem) => reader.faults.problems.push(Diagnostic { code: Code::BAD_DATA, ..problem }),
        }
        problems.append(&mut reader.faults.problems);
    }
    factors.indices = super::index::indices(&factors.list);
    (factors, problems)
}

struct Reader<'a> {
    faults: Faults<'a>,
    factors: &'a mut Factors,
}

impl Reader<'_> {
    fn file(&mut self, json: &Json) {
        self.faults.duplicates(json);
        if json.map().is_none() {
            let found = json.kind();
            let message = Text::new(
                format!("expected an object with `schema` and `factors`, found {}", found.en),
                format!("se esperaba un objeto con `schema` y `factors`, se encontró {}", found.es),
            );
            return self.faults.fault(json.place, "", message);
        }
        self.faults.known(json, "", &["schema", "note", "places", "factors"]);
        self.faults.schema(json, SCHEMA);
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
            Some((other, None)) => self.faults.expected(other, "factors", ["a list", "una lista"]),
            None => self.faults.fault(json.place, "factors", Text::new("`factors` is missing", "falta `factors`")),
        }
    }

    fn places(&mut self, json: &Json) {
        let Some(entries) = json.map() else {
            return self.faults.expected(json, "places", ["an object", "un objeto"]);
        };
        for entry in entries {
            match entry.value.text() {
                Some(place) if !place.trim().is_empty() => {
                    self.factors.places.insert(folded(&entry.key), place.to_owned());
                }
                _ => self.faults.expected(
                    &entry.value,
                    &format!("places.{}", entry.key),
                    ["a place such as `MX/Bajío`", "un lugar como `MX/Bajío`"],
                ),
            }
        }
    }

    fn factor(&mut self, json: &Json, path: &str) -> Option<Factor> {
        if json.map().is_none() {
            self.faults.expected(json, path, ["an object", "un objeto"]);
            return None;
        }
        self.faults.known(json, path, &["name", "place", "date", "value", "unit", "source", "note"]);
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
                self.faults.fault(at, &format!("{path}.date"), message);
            }
            good
        });
        let source = self.text(json, path, "source");
        let note = json.get("note").is_some().then(|| self.text(json, path, "note")).flatten();
        let unit = self.unit(json, path);
        let value = self.faults.number(json, path, "value");
        let (name, unit, (value, at)) = (name?, unit?, value?);
        let divides = ["exchange_rate/", "heating_value/", "index/"].iter().any(|kind| name.starts_with(kind));
        if value < 0.0 || (divides && value <= 0.0) || !unit.to_canonical(value).is_finite() {
            let message = say!("`{name}` cannot be {value}", "`{name}` no puede ser {value}");
            self.faults.fault(at, &format!("{path}.value"), message);
            return None;
        }
        let place = place?;
        let folded_place = folded(&place);
        Some(Factor { name, place, date: date?, value, unit, source: source?, note, folded_place })
    }

    fn unit(&mut self, json: &Json, path: &str) -> Option<Unit> {
        let text = self.text(json, path, "unit")?;
        match Unit::parse(&text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                let at = json.get("unit").map_or(json.place, |unit| unit.place);
                self.faults.with_help(at, &format!("{path}.unit"), error.message().clone(), error.help().cloned());
                None
            }
        }
    }

    fn text(&mut self, json: &Json, path: &str, key: &str) -> Option<String> {
        self.faults.text(json, path, key).map(|(text, _)| text.to_owned())
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
}
