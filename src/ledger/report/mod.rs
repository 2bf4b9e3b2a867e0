//! Reads what a report promised.

mod baseline;
mod other;
mod promise;
mod value;

use indexmap::IndexMap;
use sha2::{Digest, Sha256};

use self::promise::Promises;
use super::{PlantName, Section, Start};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::json::{Faults, Json, join, read_json};
use crate::units::{Currency, Day, format, quote};

/// The schema of reports that are read.
const REPORT: &str = "auditlite/report@1";

/// Reads a report of one plant, as `auditlite recommend --format json` writes it, on the day on which it is accepted.
///
/// Money in other currencies is changed at the rates of the report, prices are turned into the plant's currency per unit
/// in which the report shows a resource, and the report is named by the SHA-256 of its bytes.
///
/// # Errors
/// All that makes it unusable: it is no report, a report of several plants, of a newer program, of a rejected profile, or
/// faulty; each fault with its place. Otherwise what somebody should look at comes with the result.
pub fn read_report(file: &str, bytes: &[u8], day: Day) -> Result<(Start, Vec<Diagnostic>), Vec<Diagnostic>> {
    if let Some(problem) = other::not_json(file, bytes) {
        return Err(vec![problem]);
    }
    let json = read_json(file, bytes).map_err(|problem| vec![problem])?;
    if let Some(problem) = other::not_a_report(file, &json) {
        return Err(vec![problem]);
    }
    let mut reader = Reader { faults: Faults::new(file, Code::BAD_REPORT), notes: Vec::new(), file };
    let start = reader.start(&json, bytes, day);
    match start {
        Some(start) if reader.faults.problems.is_empty() => Ok((start, reader.notes)),
        _ => Err(reader.faults.problems),
    }
}

struct Reader<'a> {
    file: &'a str,
    faults: Faults<'a>,
    notes: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn start(&mut self, json: &Json, bytes: &[u8], day: Day) -> Option<Start> {
        self.faults.duplicates(json);
        let lang = self.lang(json);
        let currency = self.currency(json);
        let library = self.inner(json, "library", "hash");
        let program = self.inner(json, "program", "version");
        let profile = self.faults.text(json, "", "profile_hash").map(|(hash, _)| hash.to_owned());
        let plant = self.plant(json);
        let visit = self.visit(json, day);
        let rates = currency.map(|currency| self.rates(json, currency));
        let (currency, rates) = (currency?, rates?);
        let mut promises =
            Promises { faults: &mut self.faults, notes: &mut self.notes, currency, rates: &rates, file: self.file };
        let mut measures = promises.list(json, "recommendations", Section::Recommendations);
        measures.extend(promises.list(json, "needs_study", Section::NeedsStudy));
        self.once(json, &measures);
        if measures.is_empty() && self.faults.problems.is_empty() {
            let message = Text::new(
                "the report recommends nothing, so there is nothing to follow up",
                "el informe no recomienda nada, así que no hay a qué dar seguimiento",
            );
            self.faults.fault(json.place, "recommendations", message);
        }
        let mut priced = measures.iter().filter_map(|promise| promise.annual_saving).peekable();
        if priced.peek().is_some() && priced.all(|money| money.low.is_none()) {
            self.note(None, "draws", Text::new(
                "the report has no ranges, so no measured saving can be called inside or outside of what was promised",
                "el informe no tiene rangos, así que de ningún ahorro medido se podrá decir si está dentro de lo prometido",
            ), Text::new(
                "make it again without `--draws 1`",
                "hágalo de nuevo sin `--draws 1`",
            ));
        }
        let peers = json.get("peers").and_then(Json::list).unwrap_or_default();
        Some(Start {
            plant: plant?,
            visit,
            lang: lang?,
            currency: currency.code().to_owned(),
            exchange_rates: rates,
            report: hash(bytes),
            library: library?,
            program: program?,
            profile: profile?,
            baseline: baseline::baseline(json),
            peers: peers.iter().map(value::value).collect(),
            measures,
        })
    }

    fn note(&mut self, place: Option<Place>, path: &str, message: Text, help: Text) {
        let note = Diagnostic::warning(Code::BAD_REPORT, message).help(help).in_file(self.file).at(place);
        self.notes.push(note.on(path));
    }

    fn lang(&mut self, json: &Json) -> Option<String> {
        let (lang, place) = self.faults.text(json, "", "lang")?;
        if !["en", "es"].contains(&lang) {
            let found = quote(lang);
            let message = say!("expected `en` or `es`, found {found}", "se esperaba `en` o `es`, se encontró {found}");
            self.faults.fault(place, "lang", message);
        }
        Some(lang.to_owned())
    }

    fn currency(&mut self, json: &Json) -> Option<Currency> {
        let (code, place) = self.faults.text(json, "", "currency")?;
        let currency = Currency::parse(code).filter(|currency| *currency != Currency::PLANT);
        if currency.is_none() {
            let found = quote(code);
            let message = say!(
                "expected the ISO code of a currency such as `MXN`, found {found}",
                "se esperaba el código ISO de una moneda, como `MXN`, se encontró {found}"
            );
            self.faults.fault(place, "currency", message);
        }
        currency
    }

    /// A text of an object that must be there.
    fn inner(&mut self, json: &Json, outer: &str, key: &str) -> Option<String> {
        match json.get(outer) {
            Some(found) if found.map().is_some() => {
                self.faults.text(found, outer, key).map(|(text, _)| text.to_owned())
            }
            Some(found) => {
                self.faults.expected(found, outer, ["an object", "un objeto"]);
                None
            }
            None => {
                self.faults.missing(json, "", outer);
                None
            }
        }
    }

    fn plant(&mut self, json: &Json) -> Option<PlantName> {
        let Some(facility) = json.get("facility") else {
            self.faults.missing(json, "", "facility");
            return None;
        };
        if facility.map().is_none() {
            self.faults.expected(facility, "facility", ["an object", "un objeto"]);
            return None;
        }
        let mut text =
            |key: &str| self.faults.optional_text(facility, "facility", key).map(|(text, _)| text.trim().to_owned());
        let (name, id, sector) = (text("name"), text("id"), text("sector"));
        let (state, country) = (text("state"), text("country"));
        let name = match name {
            Some(name) => name,
            None => {
                let file = json.get("file").and_then(Json::text).unwrap_or(self.file);
                let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
                let name = name.strip_suffix(".json").unwrap_or(name).to_owned();
                let shown = quote(&name);
                self.note(
                    Some(facility.place),
                    "facility.name",
                    say!(
                        "the plant has no name; it is called {shown} after its file",
                        "la planta no tiene nombre; se le llama {shown} por su archivo"
                    ),
                    Text::new(
                        "give `facility.name` in the profile and make the report again",
                        "indique `facility.name` en el perfil y haga de nuevo el informe",
                    ),
                );
                name
            }
        };
        Some(PlantName { name, id, sector: sector.unwrap_or_else(|| "other".to_owned()), state, country })
    }

    /// The day of the visit, which cannot be later than that on which its report is accepted.
    fn visit(&mut self, json: &Json, day: Day) -> Option<Day> {
        let facility = json.get("facility")?;
        let (text, place) = self.faults.optional_text(facility, "facility", "visit_date")?;
        let path = "facility.visit_date";
        let Some(visit) = Day::parse(text) else {
            let found = quote(text);
            let message = say!(
                "expected a day such as `2026-10-01`, found {found}",
                "se esperaba un día como `2026-10-01`, se encontró {found}"
            );
            self.faults.fault(place, path, message);
            return None;
        };
        if visit > day {
            let message = say!(
                "the visit was on {visit}, after the {day} on which its report would be accepted",
                "la visita fue el {visit}, después del {day} en que se aceptaría su informe"
            );
            let help = Text::new("give the day with `--on`", "indique el día con `--on`");
            self.faults.with_help(place, path, message, Some(help));
        }
        Some(visit)
    }

    /// Units of the plant's currency for one of each other.
    fn rates(&mut self, json: &Json, currency: Currency) -> IndexMap<String, f64> {
        let mut rates = IndexMap::new();
        let list = json.get("exchange_rates").and_then(Json::list).unwrap_or_default();
        for (at, rate) in list.iter().enumerate() {
            let path = format!("exchange_rates[{at}]");
            let from = self.faults.text(rate, &path, "from").map(|(from, _)| from.to_owned());
            let to = self.faults.text(rate, &path, "to").map(|(to, _)| to.to_owned());
            let value = self.faults.number(rate, &path, "rate");
            let (Some(from), Some(to), Some((value, place))) = (from, to, value) else { continue };
            if value <= 0.0 {
                let message = say!(
                    "a rate must be above zero, found {value}",
                    "un tipo de cambio debe ser mayor que cero, se encontró {value}"
                );
                self.faults.fault(place, &join(&path, "rate"), message);
            } else if to == currency.code() {
                rates.insert(from, format::exact(value));
            }
        }
        rates
    }

    /// No measure stands twice.
    fn once(&mut self, json: &Json, measures: &[super::Promise]) {
        for (at, promise) in measures.iter().enumerate() {
            if measures.iter().take(at).any(|earlier| earlier.id == promise.id) {
                let id = quote(&promise.id);
                let message = say!("measure {id} stands twice", "la medida {id} aparece dos veces");
                self.faults.fault(json.place, "recommendations", message);
            }
        }
    }
}

/// SHA-256 in hexadecimal.
fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
