//! What a profile says besides facts: replaced assumptions, measures in place, and what low-cost means.

use super::{Reader, plain};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::facility::{AssumptionOverride, Done, OverrideValue};
use crate::json::{Json, JsonValue, join};
use crate::units::{Currency, Dimension, Quantity, Unit, UnitError, quote};

impl Reader<'_> {
    pub(super) fn assumptions(&mut self, json: &Json) {
        let Some(rules) = self.object(json, "assumptions") else { return };
        for rule in rules {
            let path = join("assumptions", &rule.key);
            let Some(values) = self.object(&rule.value, &path) else { continue };
            for entry in values.iter().filter(|entry| !entry.value.is_null()) {
                let path = join(&path, &entry.key);
                if let Some(value) = self.override_value(&entry.value, &path) {
                    let (rule, name) = (rule.key.clone(), entry.key.clone());
                    self.facility.assumptions.push(AssumptionOverride { rule, name, value, place: entry.value.place });
                }
            }
        }
    }

    fn override_value(&mut self, json: &Json, path: &str) -> Option<OverrideValue> {
        match &json.value {
            JsonValue::Number(number) => Some(OverrideValue::Bare(*number)),
            JsonValue::Text(text) => {
                let (number, unit) = self.override_unit(Quantity::split(text), json, path)?;
                if unit.symbol().is_empty() {
                    return Some(OverrideValue::Bare(number));
                }
                self.finite(Quantity::new(number, &unit), text, json, path).map(OverrideValue::Quantity)
            }
            JsonValue::Map(entries) => {
                let known = ["value", "unit", "note"];
                for entry in entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
                    self.unknown_key(entry, path, &known);
                }
                match (json.get("value"), json.get("unit").and_then(Json::text)) {
                    (Some(Json { value: JsonValue::Number(number), .. }), Some(unit)) => {
                        let unit = self.override_unit(Unit::parse(unit), json, path)?;
                        let shown = plain(*number);
                        self.finite(Quantity::new(*number, &unit), &shown, json, path).map(OverrideValue::Quantity)
                    }
                    (Some(value), None) => match value.value {
                        JsonValue::Null => None,
                        JsonValue::Map(_) => self.no_override(value, path),
                        _ => self.override_value(value, path),
                    },
                    _ => self.no_override(json, path),
                }
            }
            _ => self.no_override(json, path),
        }
    }

    fn no_override(&mut self, json: &Json, path: &str) -> Option<OverrideValue> {
        let help = Text::new("write `600` or `\"600 MXN\"`", "escriba `600` o `\"600 MXN\"`");
        self.expected(json, path, ["a number, or a text with a unit", "un número o un texto con unidad"], Some(help));
        None
    }

    fn override_unit<T>(&mut self, result: Result<T, UnitError>, json: &Json, path: &str) -> Option<T> {
        self.readable(result, path, json.place)
    }

    fn finite(&mut self, quantity: Quantity, text: &str, json: &Json, path: &str) -> Option<Quantity> {
        if quantity.canonical().is_finite() {
            return Some(quantity);
        }
        let shown = quote(text);
        let message = say!("`{path}` is too large: {shown}", "`{path}` es demasiado grande: {shown}");
        self.report(Diagnostic::error(Code::OUT_OF_RANGE, message).at(json.place), path);
        None
    }

    pub(super) fn done(&mut self, json: &Json) {
        if json.is_null() {
            return;
        }
        let Some(list) = json.list() else {
            let help =
                Text::new("write `[ \"common/lighting_controls\" ]`", "escriba `[ \"common/lighting_controls\" ]`");
            return self.expected(json, "done", ["a list of measures", "una lista de medidas"], Some(help));
        };
        for (index, value) in list.iter().enumerate() {
            if let Some(rule) = value.text() {
                self.facility.done.push(Done { rule: rule.to_owned(), place: value.place });
            } else {
                let wanted = ["the id of a measure", "el identificador de una medida"];
                self.expected(value, &format!("done[{index}]"), wanted, None);
            }
        }
    }

    pub(super) fn limits(&mut self, json: &Json) {
        let Some(entries) = self.object(json, "limits") else { return };
        let known = ["low_cost", "payback_months"];
        for entry in entries {
            match entry.key.as_str() {
                _ if entry.value.is_null() => {}
                "low_cost" => {
                    if let Some(limit) = self.low_cost(&entry.value) {
                        self.facility.limits.low_cost = limit;
                    }
                }
                "payback_months" => {
                    if let Some(limit) = self.payback_months(&entry.value) {
                        self.facility.limits.payback_months = limit;
                    }
                }
                _ => self.unknown_key(entry, "limits", &known),
            }
        }
    }

    fn low_cost(&mut self, json: &Json) -> Option<Quantity> {
        let path = "limits.low_cost";
        let limit = match &json.value {
            JsonValue::Number(number) => Quantity::from_canonical(*number, Dimension::currency(self.facility.currency)),
            JsonValue::Text(text) => self.readable(Quantity::parse(text), path, json.place)?,
            _ => return self.no_limit(json, path),
        };
        let mut currencies = limit.dimension().currencies();
        let money = match (currencies.next(), currencies.next()) {
            (Some((Currency::PLANT, 1)), None) => {
                Some(Quantity::from_canonical(limit.canonical(), Dimension::currency(self.facility.currency)))
            }
            (Some((currency, 1)), None) if limit.dimension() == Dimension::currency(currency) => Some(limit),
            _ => None,
        };
        match money.filter(|limit| limit.canonical() >= 0.0) {
            Some(limit) => Some(limit),
            None => self.no_limit(json, path),
        }
    }

    fn payback_months(&mut self, json: &Json) -> Option<f64> {
        let path = "limits.payback_months";
        let months = match &json.value {
            JsonValue::Number(number) => Some(*number),
            JsonValue::Text(text) => {
                let time = self.readable(Quantity::parse(text), path, json.place)?;
                Unit::parse("month")
                    .ok()
                    .filter(|month| month.dimension() == time.dimension())
                    .map(|month| time.value_in(&month))
            }
            _ => None,
        };
        match months.filter(|months| *months >= 0.0) {
            Some(months) => Some(months),
            None => self.no_limit(json, path),
        }
    }

    fn no_limit<T>(&mut self, json: &Json, path: &str) -> Option<T> {
        let (wanted, example) = if path == "limits.low_cost" {
            (["an amount of money of zero or more", "una cantidad de dinero de cero o más"], "`\"10000 USD\"`")
        } else {
            (["a number of months of zero or more", "un número de meses de cero o más"], "`24`")
        };
        self.expected(json, path, wanted, Some(say!("write {example}", "escriba {example}")));
        None
    }

    /// The entries of an object; null is none of them.
    pub(super) fn object<'j>(&mut self, json: &'j Json, path: &str) -> Option<&'j [crate::json::Entry]> {
        if json.map().is_none() && !json.is_null() {
            self.expected(json, path, ["an object", "un objeto"], None);
        }
        json.map()
    }
}
