//! Reads the literal maps of a script: every key is asked for once, and what is missing, odd or unknown is said.

use super::syntax::{Key, Literal, LiteralValue};
use crate::diagnostic::{Code, Diagnostic, Fix, Place, Text, nearest, say};
use crate::units::{Quantity, Unit};

/// Reads one map of a literal.
pub struct MapReader<'a> {
    file: &'a str,
    what: String,
    place: Place,
    entries: &'a [(Key, Literal)],
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// Otherwise that was said, and no key is missed.
    is_map: bool,
    /// What was found wrong so far.
    pub problems: Vec<Diagnostic>,
}

impl<'a> MapReader<'a> {
    /// Reads a literal that should be a map; `what` names it in messages, such as `MEASURE`.
    pub fn new(file: &'a str, what: impl Into<String>, literal: &'a Literal) -> Self {
        let mut reader = Self {
            file,
            what: what.into(),
            place: literal.place,
            entries: &[],
            asked: Vec::new(),
            missing: Vec::new(),
            is_map: matches!(literal.value, LiteralValue::Map(_)),
            problems: Vec::new(),
        };
        match &literal.value {
            LiteralValue::Map(entries) => reader.entries = entries,
            other => {
                let what = reader.what.clone();
                let (en, es) = (other.kind().en, other.kind().es);
                reader.fault(
                    literal.place,
                    say!(
                        "`{what}` must be a map `#{{ ... }}`, found {en}",
                        "`{what}` debe ser un mapa `#{{ ... }}`, se encontró {es}"
                    ),
                );
            }
        }
        reader
    }

    /// The entries as they stand.
    pub fn entries(&self) -> &'a [(Key, Literal)] {
        self.entries
    }

    /// Where the map begins.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Where the value of a key stands; the map itself if the key is not there.
    pub fn place_of(&self, key: &str) -> Place {
        self.find(key).map_or(self.place, |literal| literal.place)
    }

    fn find(&self, key: &str) -> Option<&'a Literal> {
        self.entries.iter().find(|(known, _)| known.name == key).map(|(_, literal)| literal)
    }

    /// The value of a key that may be absent.
    pub fn optional(&mut self, key: &'static str) -> Option<&'a Literal> {
        self.asked.push(key);
        self.find(key)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<&'a Literal> {
        let found = self.optional(key);
        if found.is_none() && self.is_map {
            self.missing.push(key);
        }
        found
    }

    /// All keys that are missing, in one sentence; a misspelt one is not missing.
    fn missing(&mut self, misspelt: &[&str]) {
        let missing: Vec<String> =
            self.missing.iter().filter(|key| !misspelt.contains(key)).map(|key| format!("`{key}`")).collect();
        if missing.is_empty() {
            return;
        }
        let (what, keys) = (&self.what, missing.join(", "));
        let lack = if missing.len() == 1 { "le falta" } else { "le faltan" };
        let message = say!("`{what}` has no {keys}", "a `{what}` {lack} {keys}");
        self.problems.push(Diagnostic::error(Code::MISSING_KEY, message).in_file(self.file).at(self.place));
    }

    /// A text that may be absent.
    pub fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let literal = self.optional(key)?;
        self.as_text(key, literal)
    }

    /// A text that must be there and not be empty.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let literal = self.required(key)?;
        self.as_text(key, literal)
    }

    fn as_text(&mut self, key: &str, literal: &Literal) -> Option<String> {
        match &literal.value {
            LiteralValue::Text(text) if !text.trim().is_empty() => Some(text.clone()),
            LiteralValue::Text(_) => {
                let what = self.what.clone();
                self.fault(literal.place, say!("`{key}` of `{what}` is empty", "`{key}` de `{what}` está vacío"));
                None
            }
            other => self.wrong(key, literal.place, &Text::new("a text", "un texto"), other),
        }
    }

    /// A number that may be absent.
    pub fn optional_number(&mut self, key: &'static str) -> Option<f64> {
        let literal = self.optional(key)?;
        self.as_number(key, literal)
    }

    /// A number that must be there.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let literal = self.required(key)?;
        self.as_number(key, literal)
    }

    fn as_number(&mut self, key: &str, literal: &Literal) -> Option<f64> {
        match &literal.value {
            LiteralValue::Number(number) if number.is_finite() => Some(*number),
            other => self.wrong(key, literal.place, &Text::new("a number", "un número"), other),
        }
    }

    /// True or false; absent is false.
    pub fn truth(&mut self, key: &'static str) -> bool {
        let Some(literal) = self.optional(key) else { return false };
        match &literal.value {
            LiteralValue::Truth(truth) => *truth,
            other => {
                let wanted = Text::new("`true` or `false`", "`true` o `false`");
                self.wrong::<()>(key, literal.place, &wanted, other);
                false
            }
        }
    }

    /// Words in both languages that must be there: `#{ en: "...", es: "..." }`.
    pub fn both(&mut self, key: &'static str) -> Option<Text> {
        let literal = self.required(key)?;
        self.as_both(key, literal)
    }

    /// Words in both languages that may be absent.
    pub fn optional_both(&mut self, key: &'static str) -> Option<Text> {
        let literal = self.optional(key)?;
        self.as_both(key, literal)
    }

    /// Words that may be the same in both languages: `"..."`, or `#{ en: "...", es: "..." }`.
    pub fn words(&mut self, key: &'static str) -> Option<Text> {
        let literal = self.required(key)?;
        match &literal.value {
            LiteralValue::Map(_) => self.as_both(key, literal),
            _ => self.as_text(key, literal).map(|text| Text::new(text.clone(), text)),
        }
    }

    fn as_both(&mut self, key: &str, literal: &'a Literal) -> Option<Text> {
        if let LiteralValue::Text(_) = literal.value {
            let what = &self.what;
            let message =
                say!("`{key}` of `{what}` stands in one language only", "`{key}` de `{what}` está en un solo idioma");
            let help = Text::new("write `#{ en: \"...\", es: \"...\" }`", "escriba `#{ en: \"...\", es: \"...\" }`");
            self.problems
                .push(Diagnostic::error(Code::WRONG_VALUE, message).in_file(self.file).at(literal.place).help(help));
            return None;
        }
        let mut inner = MapReader::new(self.file, format!("{}.{key}", self.what), literal);
        let (en, es) = (inner.text("en"), inner.text("es"));
        self.problems.extend(inner.finish());
        Some(Text::new(en?, es?))
    }

    /// Lists of texts in both languages, equally long: `#{ en: ["..."], es: ["..."] }`.
    pub fn both_lists(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let literal = self.required(key)?;
        let mut inner = MapReader::new(self.file, format!("{}.{key}", self.what), literal);
        let (en, es) = (inner.texts("en"), inner.texts("es"));
        self.problems.extend(inner.finish());
        let (en, es) = (en?, es?);
        if en.len() != es.len() {
            let (what, first, second) = (&self.what, en.len(), es.len());
            let message = say!(
                "`{key}` of `{what}` has {first} entries in English and {second} in Spanish",
                "`{key}` de `{what}` tiene {first} renglones en inglés y {second} en español"
            );
            self.fault(literal.place, message);
        }
        Some(en.into_iter().zip(es).map(|(en, es)| Text::new(en, es)).collect())
    }

    /// A list of texts that must be there.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        let literal = self.required(key)?;
        self.as_texts(key, literal)
    }

    /// A list of texts; absent is empty.
    pub fn optional_texts(&mut self, key: &'static str) -> Vec<String> {
        match self.optional(key) {
            Some(literal) => self.as_texts(key, literal).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    fn as_texts(&mut self, key: &'static str, literal: &Literal) -> Option<Vec<String>> {
        match &literal.value {
            LiteralValue::List(items) => items.iter().map(|item| self.as_text(key, item)).collect(),
            other => self.wrong(key, literal.place, &Text::new("a list of texts", "una lista de textos"), other),
        }
    }

    /// The maps of a list that must be there.
    pub fn maps(&mut self, key: &'static str) -> Vec<MapReader<'a>> {
        let Some(literal) = self.required(key) else { return Vec::new() };
        match &literal.value {
            LiteralValue::List(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| MapReader::new(self.file, format!("{}.{key}[{index}]", self.what), item))
                .collect(),
            other => {
                self.wrong::<()>(key, literal.place, &Text::new("a list", "una lista"), other);
                Vec::new()
            }
        }
    }

    /// A map within this map, if it is there.
    pub fn optional_map(&mut self, key: &'static str) -> Option<MapReader<'a>> {
        let literal = self.optional(key)?;
        Some(MapReader::new(self.file, format!("{}.{key}", self.what), literal))
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text) {
            return Some(*value);
        }
        let place = self.place_of(key);
        let what = self.what.clone();
        let all = choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("`, `");
        let near = nearest(&text, choices.iter().map(|(name, _)| *name));
        let fix = near.map(|near| Fix::replace(place, format!("\"{text}\""), format!("\"{near}\"")));
        let help = match near {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => say!("it is one of `{all}`", "es uno de `{all}`"),
        };
        self.problems.push(
            Diagnostic::error(
                Code::UNKNOWN_WORD,
                say!("`{key}` of `{what}` cannot be `{text}`", "`{key}` de `{what}` no puede ser `{text}`"),
            )
            .in_file(self.file)
            .at(place)
            .help(help)
            .fix(fix),
        );
        None
    }

    /// A unit that must be there.
    pub fn unit(&mut self, key: &'static str) -> Option<Unit> {
        let text = self.text(key)?;
        match Unit::parse(&text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                let place = self.place_of(key);
                let fix = error.corrected(&text);
                let fix = fix.map(|unit| Fix::replace(place, format!("\"{text}\""), format!("\"{unit}\"")));
                self.problems.push(
                    Diagnostic::error(Code::UNKNOWN_UNIT, error.message().clone())
                        .in_file(self.file)
                        .at(place)
                        .help(error.help().cloned())
                        .fix(fix),
                );
                None
            }
        }
    }

    /// Two numbers `[low, high]` in a unit, canonical, in order.
    pub fn range(&mut self, key: &'static str, unit: &Unit) -> Option<(f64, f64)> {
        let literal = self.optional(key)?;
        if let LiteralValue::List(items) = &literal.value
            && let [low, high] = items.as_slice()
            && let (LiteralValue::Number(low), LiteralValue::Number(high)) = (&low.value, &high.value)
            && low <= high
        {
            return Some((Quantity::new(*low, unit).canonical(), Quantity::new(*high, unit).canonical()));
        }
        let what = self.what.clone();
        self.fault(
            literal.place,
            say!("`{key}` of `{what}` must be `[low, high]`", "`{key}` de `{what}` debe ser `[mínimo, máximo]`"),
        );
        None
    }

    /// Notes a fault of this map.
    pub fn fault(&mut self, place: Place, message: Text) {
        self.problems.push(Diagnostic::error(Code::WRONG_VALUE, message).in_file(self.file).at(place));
    }

    fn wrong<T>(&mut self, key: &str, place: Place, wanted: &Text, found: &LiteralValue) -> Option<T> {
        let what = &self.what;
        let (found_en, found_es) = (found.kind().en, found.kind().es);
        let (en, es) = (&wanted.en, &wanted.es);
        let message = say!(
            "`{key}` of `{what}` must be {en}, found {found_en}",
            "`{key}` de `{what}` debe ser {es}, se encontró {found_es}"
        );
        self.fault(place, message);
        None
    }

    /// All problems, with a word on each key that nobody asked for.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let mut misspelt = Vec::new();
        let what = &self.what;
        for (key, _) in self.entries {
            let name = &key.name;
            if !self.asked.contains(&name.as_str()) {
                let has = |key: &str| self.entries.iter().any(|(known, _)| known.name == key);
                let near = nearest(name, self.asked.iter().copied());
                let twice = near.filter(|near| has(near)).map(|near| {
                    say!("`{near}` is there already; take this one out", "`{near}` ya está; quite esta clave")
                });
                self.problems.push(
                    Diagnostic::error(
                        Code::UNKNOWN_KEY,
                        say!("`{what}` has no key `{name}`", "`{what}` no tiene la clave `{name}`"),
                    )
                    .in_file(self.file)
                    .at(key.place)
                    .help(twice)
                    .did_you_mean(name, near.filter(|near| !has(near))),
                );
                misspelt.extend(near);
            }
        }
        self.missing(&misspelt);
        self.problems
    }
}
