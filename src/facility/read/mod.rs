//! Reads a profile: every problem at once, each with its place, and nothing that is silently ignored.

mod believable;
mod beside;
mod checks;
mod choice;
mod finance;
mod money;
mod problems;
mod quantity;
mod sections;
mod settings;
mod value;

use std::collections::HashMap;
use std::fmt::Write as _;

use indexmap::{IndexMap, IndexSet};
use sha2::{Digest, Sha256};

use self::problems::Problems;
use super::{BillsTable, Cells, Facility, FactValue, FactWord, FinanceTerms, Limits, MoneyOf, Origin, derive};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::factors::Factors;
use crate::fields::{Fields, SharedFields};
use crate::json::{Entry, Json, duplicate_keys, join, read_json};
use crate::units::{Currency, Quantity, quote};

/// What a profile says it is.
pub const SCHEMA: &str = "auditlite/profile@1";

/// The keys of a profile that are no sections.
const KEYS: [&str; 9] =
    ["schema", "$schema", "note", "currency", "exchange_rates", "assumptions", "done", "limits", "finance"];

/// A plant and what somebody should look at, or everything that is wrong.
pub type Outcome = Result<(Facility, Vec<Diagnostic>), Vec<Diagnostic>>;

/// What facts that are no whole profile leave unsaid.
#[derive(Debug, Clone, Copy)]
pub struct Defaults<'a> {
    /// The sector that lets a rule run; it does not count as given by somebody who knows the plant.
    pub sector: Option<&'a str>,
    /// The currency of the plant's money.
    pub currency: Currency,
}

/// Reads the profile of one plant, works out what it does not give, and checks the facts against each other.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file. A profile that is good may come with warnings.
pub fn read_profile(file: &str, bytes: &[u8], fields: &SharedFields, factors: &Factors) -> Outcome {
    read_profile_with(file, bytes, None, fields, factors)
}

/// The same with bills from a table beside the profile, which then gives none itself.
///
/// # Errors
/// Everything that is wrong with the profile or the bills, the profile first.
pub fn read_profile_with(
    file: &str,
    bytes: &[u8],
    bills: Option<&BillsTable>,
    fields: &SharedFields,
    factors: &Factors,
) -> Outcome {
    let json = read_json(file, bytes).map_err(|problem| vec![problem])?;
    let mut reader = Reader::new(file, &json, fields, factors);
    reader.facility.profile_hash = hash(bytes);
    if json.map().is_none() {
        let found = json.kind();
        let message = Text::new(
            format!("a profile is an object in braces, found {}", found.en),
            format!("un perfil es un objeto entre llaves, se encontró {}", found.es),
        );
        reader.report(Diagnostic::error(Code::WRONG_TYPE, message).at(json.place), "");
        return reader.finish();
    }
    reader.schema(&json);
    reader.currency(&json, None);
    reader.profile(&json);
    if let Some(bills) = bills {
        reader.bills(&json, bills);
    }
    reader.not_empty(&json);
    reader.finish()
}

/// Reads facts that are no whole profile, such as those of a case, in the form of a profile; `schema` and `currency`
/// may be absent.
///
/// # Errors
/// Everything that is wrong with them.
pub fn read_facts(
    file: &str,
    json: &Json,
    fields: &SharedFields,
    factors: &Factors,
    defaults: &Defaults<'_>,
) -> Outcome {
    let mut reader = Reader::new(file, json, fields, factors);
    reader.facility.money_of = MoneyOf::Rule;
    if json.map().is_none() {
        let found = json.kind();
        let message = Text::new(
            format!("expected the facts of a plant as an object, found {}", found.en),
            format!("se esperaban los datos de una planta como objeto, se encontró {}", found.es),
        );
        reader.report(Diagnostic::error(Code::WRONG_TYPE, message).at(json.place), "");
        return reader.finish();
    }
    if json.get("schema").is_some() {
        reader.schema(json);
    }
    reader.currency(json, Some(defaults.currency));
    reader.profile(json);
    if let (Some(sector), Some(field)) = (defaults.sector, fields.at("facility.sector")) {
        let supplied = FactValue { value: FactWord::Word(sector.to_owned()), origin: Origin::Supplied };
        reader.facility.scalars.entry(field.id).or_insert(supplied);
    }
    reader.finish()
}

/// SHA-256 of a file in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// A place in a file.
type Spot<'a> = (&'a str, Place);

/// A profile while it is read.
struct Reader<'a> {
    file: &'a str,
    fields: &'a Fields,
    factors: &'a Factors,
    country: Option<&'a str>,
    state: Option<&'a str>,
    /// The plant's currency; none if what the profile says is no currency, so that money is taken as it stands.
    currency: Option<Currency>,
    facility: Facility,
    /// Where sections, lists and records begin, by path.
    places: HashMap<String, Spot<'a>>,
    /// Currencies for which a rate of the library was used.
    library_rates: Vec<Currency>,
    problems: Problems,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, json: &'a Json, fields: &'a SharedFields, factors: &'a Factors) -> Self {
        let peek = |name: &str| {
            let value = json.get("facility")?.get(name)?;
            value.get("value").unwrap_or(value).text()
        };
        let facility = Facility {
            file: file.to_owned(),
            profile_hash: String::new(),
            cells: Cells::default(),
            currency: Currency::MXN,
            exchange_rates: Vec::new(),
            done: Vec::new(),
            limits: Limits::default(),
            assumptions: Vec::new(),
            finance: FinanceTerms::default(),
            money_of: MoneyOf::Today,
            fields: fields.clone(),
            scalars: IndexMap::default(),
            items: IndexMap::new(),
            none: IndexSet::new(),
            tables: IndexMap::default(),
            stand_ins: Vec::new(),
            list_files: Vec::new(),
        };
        Self {
            file,
            fields,
            factors,
            country: peek("country"),
            state: peek("state"),
            currency: None,
            facility,
            places: HashMap::new(),
            library_rates: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn schema(&mut self, json: &Json) {
        let problem = match json.get("schema") {
            None => {
                let message = say!("`\"schema\": \"{SCHEMA}\"` is missing", "falta `\"schema\": \"{SCHEMA}\"`");
                Diagnostic::error(Code::MISSING_SCHEMA, message).at(json.place)
            }
            Some(schema) if schema.text() == Some(SCHEMA) => return,
            Some(schema) => {
                let found = schema.text().map_or_else(|| schema.kind(), |text| Text::new(quote(text), quote(text)));
                let message = Text::new(
                    format!("`schema` must be `{SCHEMA}`, found {}", found.en),
                    format!("`schema` debe ser `{SCHEMA}`, se encontró {}", found.es),
                );
                Diagnostic::error(Code::MISSING_SCHEMA, message).at(schema.place)
            }
        };
        self.report(problem, "schema");
    }

    /// Everything but `schema` and `currency`.
    fn profile(&mut self, json: &'a Json) {
        for (path, place) in duplicate_keys(json) {
            let message = say!("`{path}` stands twice", "`{path}` aparece dos veces");
            self.report(Diagnostic::error(Code::DUPLICATE_KEY, message).at(place), &path);
        }
        for entry in json.map().unwrap_or_default() {
            match entry.key.as_str() {
                "assumptions" => self.assumptions(&entry.value),
                "done" => self.done(&entry.value),
                "limits" => self.limits(&entry.value),
                "finance" => self.finance(&entry.value),
                "$schema" | "schema" | "currency" | "exchange_rates" => {}
                "note" if entry.value.is_null() || entry.value.text().is_some() => {}
                "note" => self.expected(&entry.value, "note", ["a text", "un texto"], None),
                _ => self.section(entry),
            }
        }
    }

    /// A section or field that does not exist, with the nearest one that does.
    fn unknown_section(&mut self, entry: &Entry) {
        let key = entry.key.as_str();
        let shown = quote(key);
        let message = say!("there is no section {shown}", "no existe la sección {shown}");
        let sections: Vec<&str> = self.fields.sections().map(|section| section.name.as_str()).collect();
        let help = match self.elsewhere(key) {
            Some(path) => Some(say!("did you mean `{path}`?", "¿quiso decir `{path}`?")),
            None => self.problems.room().then(|| nearest(key, sections.into_iter().chain(KEYS))).flatten().map_or_else(
                || Some(Text::new("see `auditlite profile schema`", "consulte `auditlite profile schema`")),
                |near| Some(say!("did you mean `{near}`?", "¿quiso decir `{near}`?")),
            ),
        };
        self.report(Diagnostic::error(Code::UNKNOWN_FIELD, message).at(entry.place).help(help), key);
    }

    /// The path of a field of this name in any section, if there is one alone.
    fn elsewhere(&self, name: &str) -> Option<String> {
        if !self.problems.room() {
            return None;
        }
        let mut found = self.fields.all().iter().filter(|field| field.name == name);
        match (found.next(), found.next()) {
            (Some(field), None) => Some(field.path.clone()),
            _ => None,
        }
    }

    fn not_empty(&mut self, json: &Json) {
        let facility = &self.facility;
        let empty = facility.scalars.is_empty() && facility.items.is_empty() && facility.tables.is_empty();
        if empty && !self.problems.has_error_of_a_fact() {
            let message =
                Text::new("the profile gives no fact of the plant", "el perfil no da ningún dato de la planta");
            let help = Text::new(
                "`auditlite profile new` writes one to fill in",
                "`auditlite profile new` crea uno para llenar",
            );
            self.report(Diagnostic::error(Code::EMPTY, message).at(json.place).help(help), "");
        }
    }

    /// Works out what is missing and checks what is there.
    fn finish(mut self) -> Outcome {
        if !self.problems.any_error() {
            for problem in derive(&mut self.facility) {
                self.problems.push(problem);
            }
        }
        self.checks();
        self.prices_are_believable();
        let Self { facility, problems, .. } = self;
        problems.finish(facility)
    }

    fn report(&mut self, problem: Diagnostic, path: &str) {
        let problem = if problem.file.is_some() { problem } else { problem.in_file(self.file) };
        self.problems.push(if path.is_empty() { problem } else { problem.on(path) });
    }

    /// A value of the wrong type.
    fn expected(&mut self, json: &Json, path: &str, wanted: [&str; 2], help: Option<Text>) {
        let ([en, es], found) = (wanted, shown(json));
        let message = Text::new(
            format!("`{path}` must be {en}, found {}", found.en),
            format!("`{path}` debe ser {es}, se encontró {}", found.es),
        );
        self.report(Diagnostic::error(Code::WRONG_TYPE, message).at(json.place).help(help), path);
    }

    /// A key that an object does not have.
    fn unknown_key(&mut self, entry: &Entry, path: &str, keys: &[&str]) {
        let shown = quote(&entry.key);
        let message = say!("`{path}` has no key {shown}", "`{path}` no lleva la clave {shown}");
        let near = self.problems.room().then(|| nearest(&entry.key, keys.iter().copied())).flatten();
        let all = listed(keys.iter().copied());
        let help = near.map_or_else(
            || say!("it takes {all}", "lleva {all}"),
            |near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        );
        let problem = Diagnostic::error(Code::UNKNOWN_FIELD, message).at(entry.place).help(help);
        self.report(problem, &join(path, &entry.key));
    }
}

impl Default for Limits {
    fn default() -> Self {
        let low_cost = Quantity::from_canonical(10_000.0, crate::units::Dimension::currency(Currency::USD));
        Self { low_cost, payback_months: 24.0 }
    }
}

/// A value as a message repeats it: texts, numbers and truths as they are, else what it is.
fn shown(json: &Json) -> Text {
    match (json.text(), json.number()) {
        (Some(text), _) => Text::new(format!("the text {}", quote(text)), format!("el texto {}", quote(text))),
        (_, Some(number)) => {
            let number = plain(number);
            say!("the number `{number}`", "el número `{number}`")
        }
        _ => json.kind(),
    }
}

/// Names in backticks with commas between them.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A number as somebody would type it.
fn plain(number: f64) -> String {
    let size = number.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-6) { format!("{number:e}") } else { number.to_string() }
}
