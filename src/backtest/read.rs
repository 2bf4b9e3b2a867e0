//! Reads a file of audited plants.

use super::SCHEMA;
use super::audited::{AuditedPlant, Kind, TheirMeasure};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::evaluate::Exchange;
use crate::facility::{Defaults, Facility, read_facts};
use crate::json::{Faults, Json, join, read_json};
use crate::library::Library;
use crate::units::{Currency, Dimension, Quantity, Unit, quote};

/// A file of audited plants.
#[derive(Debug, Clone, Default)]
pub struct Backtest {
    /// The file, as the user named it.
    pub file: String,
    /// Who audited the plants.
    pub source: String,
    /// The plants that can be used.
    pub plants: Vec<AuditedPlant>,
    /// The plants that cannot, by their numbers.
    pub rejected: Vec<String>,
    /// All that is wrong or odd, with its place.
    pub problems: Vec<Diagnostic>,
}

/// Reads a file of audited plants. A plant with a fault is left out and stands among those rejected.
///
/// # Errors
/// A file that is no such file at all.
pub fn read(file: &str, bytes: &[u8], library: &Library) -> Result<Backtest, Vec<Diagnostic>> {
    let json = read_json(file, bytes).map_err(|problem| vec![problem])?;
    let mut faults = Faults::new(file, Code::BAD_BACKTEST);
    if !faults.object(&json, "", &["schema", "$schema", "source", "note", "plants"]) || !faults.schema(&json, SCHEMA) {
        return Err(faults.problems);
    }
    faults.duplicates(&json);
    let source = faults.text(&json, "", "source").map(|(source, _)| source.to_owned());
    let plants = faults.list(&json, "", "plants");
    if let Some(empty) = json.get("plants").filter(|_| plants.is_empty() && faults.problems.is_empty()) {
        faults.fault(
            empty.place,
            "plants",
            Text::new("there is no plant in the file", "no hay ninguna planta en el archivo"),
        );
    }
    if !faults.problems.is_empty() {
        return Err(faults.problems);
    }
    let mut read = Backtest { file: file.to_owned(), source: source.unwrap_or_default(), ..Backtest::default() };
    for (at, plant) in plants.iter().enumerate() {
        let path = format!("plants[{at}]");
        let mut reader = Reader { file, library, faults: Faults::new(file, Code::BAD_BACKTEST), path: path.clone() };
        let found = reader.plant(plant);
        let problems = reader.faults.problems;
        let id = plant.get("id").and_then(Json::text).unwrap_or(&path).to_owned();
        let twice = read.plants.iter().any(|known| known.id == id);
        if twice {
            let shown = quote(&id);
            let message = say!("plant {shown} stands twice", "la planta {shown} aparece dos veces");
            let problem = Diagnostic::error(Code::BAD_BACKTEST, message).in_file(file).at(plant.place);
            read.problems.push(problem.on(join(&path, "id")));
        }
        match found {
            Some(found) if !twice && !problems.iter().any(Diagnostic::is_error) => read.plants.push(found),
            _ => read.rejected.push(id),
        }
        read.problems.extend(problems);
    }
    Ok(read)
}

struct Reader<'a> {
    file: &'a str,
    library: &'a Library,
    faults: Faults<'a>,
    path: String,
}

impl Reader<'_> {
    fn plant(&mut self, json: &Json) -> Option<AuditedPlant> {
        let path = self.path.clone();
        if !self.faults.object(json, &path, &["id", "year", "note", "profile", "recommendations"]) {
            return None;
        }
        let id = self.faults.text(json, &path, "id").map(|(id, _)| id.to_owned());
        let year = self.year(json, &path);
        let recommendations = self.faults.list(json, &path, "recommendations");
        let Some(profile) = json.get("profile") else {
            self.faults.missing(json, &path, "profile");
            return None;
        };
        let facility = self.profile(profile, &join(&path, "profile"))?;
        let exchange = Exchange::new(&facility, &self.library.factors);
        let mut measures = Vec::new();
        for (at, measure) in recommendations.iter().enumerate() {
            measures.extend(self.measure(measure, &format!("{path}.recommendations[{at}]"), exchange, at));
        }
        Some(AuditedPlant { id: id?, year: year?, facility, measures })
    }

    fn profile(&mut self, json: &Json, path: &str) -> Option<Facility> {
        let defaults = Defaults { sector: None, currency: Currency::MXN };
        let within = |mut problem: Diagnostic| {
            problem.path = Some(problem.path.map_or_else(|| path.to_owned(), |inner| join(path, &inner)));
            problem
        };
        if json.map().is_some() && json.get("currency").is_none() {
            // Money of an unknown currency would be compared with anything.
            self.faults.missing(json, path, "currency");
        }
        match read_facts(self.file, json, &self.library.fields, &self.library.factors, &defaults) {
            Ok((facility, warnings)) => {
                self.faults.problems.extend(warnings.into_iter().map(within));
                Some(facility)
            }
            Err(problems) => {
                self.faults.problems.extend(problems.into_iter().map(within));
                None
            }
        }
    }

    fn measure(&mut self, json: &Json, path: &str, exchange: Exchange<'_>, at: usize) -> Option<TheirMeasure> {
        const KEYS: [&str; 10] =
            ["id", "title", "note", "resource", "amount", "saving", "cost", "implemented", "arc", "arc_group"];
        if !self.faults.object(json, path, &KEYS) {
            return None;
        }
        let id = self.faults.optional_text(json, path, "id").map(|(id, _)| id.to_owned());
        let id = id.unwrap_or_else(|| format!("{}", at + 1));
        self.faults.optional_text(json, path, "title");
        let kind = self.kind(json, path)?;
        let amount = self.amount(json, path, kind);
        let saving = self.money(json, path, "saving", "5604 USD/yr", exchange);
        let cost = self.money(json, path, "cost", "750 USD", exchange);
        let implemented = self.truth(json, path, "implemented");
        let arc = self.faults.optional_text(json, path, "arc").and_then(|(arc, place)| {
            if crate::benchmarks::arc_group(arc).is_some() {
                return Some(arc.to_owned());
            }
            let found = quote(arc);
            let message = say!(
                "expected a code such as `2.4236`, found {found}",
                "se esperaba un código como `2.4236`, se encontró {found}"
            );
            self.faults.fault(place, &join(path, "arc"), message);
            None
        });
        let arc_group = self.group(json, path);
        if amount.is_none() && saving.is_none() && json.get("amount").is_none() && json.get("saving").is_none() {
            let message = say!("neither `amount` nor `saving` is given", "no se da ni `amount` ni `saving`");
            self.faults.fault(json.place, path, message);
        }
        Some(TheirMeasure { id, kind, amount, saving, cost, implemented, arc, arc_group })
    }

    fn year(&mut self, json: &Json, path: &str) -> Option<u16> {
        let (number, place) = self.faults.number(json, path, "year")?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole number")]
        let year = (number.fract() == 0.0 && (1900.0..=2200.0).contains(&number)).then_some(number as u16);
        if year.is_none() {
            let message = say!(
                "expected a year such as 2019, found {number}",
                "se esperaba un año como 2019, se encontró {number}"
            );
            self.faults.fault(place, &join(path, "year"), message);
        }
        year
    }

    fn kind(&mut self, json: &Json, path: &str) -> Option<Kind> {
        let (name, place) = self.faults.text(json, path, "resource")?;
        let known = Kind::ALL.iter().find(|(known, ..)| *known == name);
        if known.is_none() {
            let names = Kind::ALL.map(|(name, ..)| name);
            let (found, all) = (quote(name), names.join("`, `"));
            let help = match nearest(name, names) {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => say!("it is one of `{all}`", "es uno de `{all}`"),
            };
            let message = say!("no resource is called {found}", "ningún recurso se llama {found}");
            self.faults.with_help(place, &join(path, "resource"), message, Some(help));
        }
        known.map(|(_, kind, _)| *kind)
    }

    fn amount(&mut self, json: &Json, path: &str, kind: Kind) -> Option<f64> {
        let (text, place) = self.faults.optional_text(json, path, "amount")?;
        let path = join(path, "amount");
        let Some(unit) = kind.unit() else {
            let name = kind.name();
            let message = say!(
                "`{name}` has no amount, only a `saving` in money",
                "`{name}` no lleva cantidad, solo un `saving` en dinero"
            );
            self.faults.fault(place, &path, message);
            return None;
        };
        self.quantity(text, place, &path, unit.dimension(), unit.symbol()).map(Quantity::canonical)
    }

    fn quantity(&mut self, text: &str, place: Place, path: &str, wanted: Dimension, example: &str) -> Option<Quantity> {
        let found = match Quantity::parse(text) {
            Ok(found) => found,
            Err(error) => {
                self.faults.with_help(place, path, error.message().clone(), error.help().cloned());
                return None;
            }
        };
        if found.dimension() == wanted {
            return Some(found);
        }
        let shown = quote(text);
        let message = say!(
            "expected an amount in a unit like `{example}`, found {shown}",
            "se esperaba una cantidad en una unidad como `{example}`, se encontró {shown}"
        );
        self.faults.fault(place, path, message);
        None
    }

    /// Money in the plant's currency.
    fn money(&mut self, json: &Json, path: &str, key: &str, example: &str, exchange: Exchange<'_>) -> Option<f64> {
        let (text, place) = self.faults.optional_text(json, path, key)?;
        let path = join(path, key);
        let found = match Quantity::parse(text) {
            Ok(found) => found,
            Err(error) => {
                self.faults.with_help(place, &path, error.message().clone(), error.help().cloned());
                return None;
            }
        };
        let per = if key == "saving" { "/yr" } else { "" };
        let currency = found.dimension().currencies().next().map(|(currency, _)| currency);
        let wanted = currency.and_then(|currency| Unit::parse(&format!("{}{per}", currency.code())).ok());
        let (Some(currency), Some(wanted)) = (currency, wanted) else {
            return self.no_money(text, place, &path, example);
        };
        if wanted.dimension() != found.dimension() {
            return self.no_money(text, place, &path, example);
        }
        if key == "cost" && found.canonical() < 0.0 {
            let message = say!("a cost cannot be negative", "un costo no puede ser negativo");
            self.faults.fault(place, &path, message);
            return None;
        }
        let changed = exchange.change(found.canonical(), currency);
        if changed.is_none() {
            let (from, to) = (currency.code().to_owned(), exchange.currency().code().to_owned());
            let message =
                say!("there is no exchange rate from {from} to {to}", "no hay tipo de cambio de {from} a {to}");
            self.faults.fault(place, &path, message);
        }
        changed
    }

    fn no_money(&mut self, text: &str, place: Place, path: &str, example: &str) -> Option<f64> {
        let shown = quote(text);
        let message = say!(
            "expected money such as `{example}`, found {shown}",
            "se esperaba dinero como `{example}`, se encontró {shown}"
        );
        self.faults.fault(place, path, message);
        None
    }

    fn truth(&mut self, json: &Json, path: &str, key: &str) -> Option<bool> {
        let value = json.get(key)?;
        match value.value {
            crate::json::JsonValue::Truth(truth) => Some(truth),
            crate::json::JsonValue::Null => None,
            _ => {
                self.faults.expected(value, &join(path, key), ["`true` or `false`", "`true` o `false`"]);
                None
            }
        }
    }

    fn group(&mut self, json: &Json, path: &str) -> Option<u8> {
        json.get("arc_group")?;
        let (number, place) = self.faults.number(json, path, "arc_group")?;
        let group = [2_u8, 3, 4, 5].into_iter().find(|group| (f64::from(*group) - number).abs() < 1e-9);
        if group.is_none() {
            let message = say!(
                "expected 2, 3, 4 or 5, the code rounded to a whole number, found {number}",
                "se esperaba 2, 3, 4 o 5, el código redondeado a entero, se encontró {number}"
            );
            self.faults.fault(place, &join(path, "arc_group"), message);
        }
        group
    }
}
