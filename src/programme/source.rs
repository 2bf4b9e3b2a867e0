//! One file of a programme: a ledger, reports, or a profile.

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::facility;
use crate::json::{Json, head_text, read_json};
use crate::ledger::{self, Entry, Event, Id, Ledger, PlantName, Start, read_report};
use crate::units::{Day, quote};

/// The last day that there is: a report is read whatever the day of its visit, which decides later whether it counts yet.
pub(super) const LAST_DAY: &str = "9999-12-31";

/// A file, as far as it is of use.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The file, as the user named it.
    pub file: String,
    /// What it holds.
    pub content: Vec<Content>,
    /// What is wrong with it, or odd.
    pub problems: Vec<Diagnostic>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A ledger.
    Ledger(Ledger),
    /// A report, named by a hash of its bytes.
    Report(Id, Box<Start>),
    /// A plant of which nothing was promised: a profile, or a report that recommends nothing.
    Plant(Id, PlantName),
    /// Something else.
    Other,
}

/// What a file may be, told by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A ledger.
    Ledger,
    /// Reports.
    Report,
    /// A profile.
    Profile,
    /// Something else.
    Other,
}

impl Shape {
    /// What a file may be. A ledger is told by the ending of its name too, so that one that is damaged is not passed over.
    pub fn of(file: &str, bytes: &[u8]) -> Shape {
        let schema = head_text(bytes, "schema").unwrap_or_default();
        let begins = |beginning: &str| schema.starts_with(beginning);
        match () {
            () if file.ends_with(".jsonl") || begins("auditlite/ledger@") => Shape::Ledger,
            () if begins("auditlite/report@") => Shape::Report,
            () if begins("auditlite/profile@") => Shape::Profile,
            () => Shape::Other,
        }
    }
}

/// Reads a file. What is wrong with it never stops the others.
pub fn read_source(file: &str, bytes: &[u8]) -> Source {
    let mut source = Source { file: file.to_owned(), content: Vec::new(), problems: Vec::new() };
    match Shape::of(file, bytes) {
        Shape::Ledger => match ledger::read(file, bytes) {
            Ok((ledger, notes)) => {
                source.content.push(Content::Ledger(ledger));
                source.problems = notes;
            }
            Err(problems) => source.problems = problems,
        },
        Shape::Report => source.reports(bytes),
        Shape::Profile => source.profile(bytes),
        Shape::Other => source.content.push(Content::Other),
    }
    source
}

impl Source {
    /// A file of one report, or of several, one a line.
    fn reports(&mut self, bytes: &[u8]) {
        let lines: Vec<&[u8]> =
            bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect();
        let whole = |line: &&[u8]| line.trim_ascii().starts_with(b"{") && line.trim_ascii().ends_with(b"}");
        if lines.len() > 1 && lines.iter().all(whole) {
            for line in lines {
                self.report(line);
            }
        } else {
            self.report(bytes);
        }
    }

    fn report(&mut self, bytes: &[u8]) {
        let key = Id::of(bytes);
        let Some(last) = Day::parse(LAST_DAY) else { return };
        match read_report(&self.file, bytes, last) {
            Ok((start, _)) => self.content.push(Content::Report(key, Box::new(start))),
            Err(problems) => match recommends_nothing(&self.file, bytes) {
                Some(name) => self.content.push(Content::Plant(key, name)),
                None => self.problems.extend(problems),
            },
        }
    }

    fn profile(&mut self, bytes: &[u8]) {
        match read_json(&self.file, bytes) {
            Ok(json) if json.get("schema").and_then(Json::text) == Some(facility::SCHEMA) => {
                let name = plant_name(json.get("facility"), &self.file);
                self.content.push(Content::Plant(Id::of(bytes), name));
            }
            Ok(json) => {
                let found = json.get("schema").and_then(Json::text).map(quote).unwrap_or_default();
                let wanted = facility::SCHEMA;
                let message = say!(
                    "expected a profile of schema `{wanted}`, found {found}",
                    "se esperaba un perfil con esquema `{wanted}`, se encontró {found}"
                );
                self.problems.push(Diagnostic::error(Code::MISSING_SCHEMA, message).in_file(&self.file));
            }
            Err(problem) => self.problems.push(problem),
        }
    }
}

/// The plant of a report that recommends nothing, so that no ledger can begin with it.
fn recommends_nothing(file: &str, bytes: &[u8]) -> Option<PlantName> {
    let json = read_json(file, bytes).ok()?;
    let empty = |key: &str| json.get(key).and_then(Json::list).is_some_and(<[Json]>::is_empty);
    (empty("recommendations") && empty("needs_study")).then(|| plant_name(json.get("facility"), file))
}

/// The plant of a `facility` section; without a name it is called after its file.
fn plant_name(facility: Option<&Json>, file: &str) -> PlantName {
    let text = |key: &str| {
        let text = facility.and_then(|facility| facility.get(key)).and_then(Json::text)?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let stem = || {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        name.strip_suffix(".json").unwrap_or(name).to_owned()
    };
    PlantName {
        name: text("name").unwrap_or_else(stem),
        id: text("id"),
        sector: text("sector").unwrap_or_else(|| "other".to_owned()),
        state: text("state"),
        country: text("country"),
    }
}

/// A report as a ledger that begins with it, on the day of the visit or, without one, on another.
pub(super) fn as_ledger(file: &str, start: Start, day: Day) -> Ledger {
    let mut ledger = Ledger { file: file.to_owned(), entries: Vec::new() };
    let entry = Entry::new(&ledger, start.visit.unwrap_or(day), "", Event::Start(start));
    ledger.entries.push(entry);
    ledger
}

/// What to do with a profile without a report.
pub(super) fn how_to_report() -> Text {
    Text::new(
        "`auditlite recommend PROFILE.json -o report.json` makes the report of a plant, `auditlite followup start` its ledger",
        "`auditlite recommend PERFIL.json --lang es -o informe.json` hace el informe de una planta y `auditlite followup start` su bitácora",
    )
}
