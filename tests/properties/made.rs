//! Measures that are made up to see how they touch each other.

use auditlite::facility::{Facility, read_profile};
use auditlite::library::{Library, LibraryFile, Role, shipped_files};
use auditlite::report::{Options, Report, build, json};
use serde_json::Value;

/// A measure that always applies.
#[derive(Debug, Clone)]
pub struct Made {
    pub id: String,
    pub end_use: &'static str,
    pub stage: &'static str,
    /// The map at the end of `estimate`, without its braces.
    pub gives: String,
    /// More keys of `MEASURE`.
    pub says: String,
}

impl Made {
    pub fn new(id: &str, end_use: &'static str, stage: &'static str, gives: &str) -> Self {
        Self { id: id.to_owned(), end_use, stage, gives: gives.to_owned(), says: String::new() }
    }

    pub fn saying(mut self, says: &str) -> Self {
        self.says.push_str(says);
        self
    }

    fn file(&self) -> LibraryFile {
        let path = format!("common/{}.rhai", self.id);
        let (id, end_use, stage, says, gives) = (&self.id, self.end_use, self.stage, &self.says, &self.gives);
        let text = format!(
            r#"//! Made up.
const MEASURE = #{{
    title: #{{ en: "{id}", es: "{id}" }}, why: #{{ en: "why", es: "por qué" }},
    steps: #{{ en: ["do"], es: ["haga"] }}, caution: #{{ en: "care", es: "cuidado" }},
    category: "good-housekeeping", end_use: "{end_use}", stage: "{stage}", life_years: 1, status: "test", {says}
    sources: [#{{ cite: "a test", says: #{{ en: "this", es: "esto" }} }}],
}};
const ASSUMPTIONS = #{{}};
fn applies(plant, assume) {{ true }}
fn estimate(plant, assume) {{ #{{ {gives} }} }}
"#
        );
        LibraryFile { shown: path.clone(), path, bytes: text.into_bytes() }
    }
}

/// The shipped fields, factors and end uses with these measures, and no others.
pub fn library(made: &[Made]) -> Library {
    let mut files: Vec<LibraryFile> =
        shipped_files().into_iter().filter(|file| !matches!(file.role(), Role::Rule | Role::Cases)).collect();
    files.extend(made.iter().map(Made::file));
    let library = Library::from_files(vec![("made".to_owned(), files)], Vec::new());
    assert!(library.broken.is_empty(), "{:?}", library.broken);
    library
}

/// A plant in US dollars with the given sections.
pub fn plant(library: &Library, sections: &str) -> Facility {
    let text = format!(
        r#"{{ "schema": "auditlite/profile@1", "currency": "USD",
             "facility": {{ "name": "a plant", "sector": "other", "country": "US" }}, {sections} }}"#
    );
    read_profile("plant.json", text.as_bytes(), &library.fields, &library.factors).expect("it is good").0
}

pub fn report(library: &Library, facility: &Facility) -> (Report, Value) {
    let report = build(library, facility, Vec::new(), Options::default()).expect("in time");
    let text = serde_json::from_str(&json(&report, true)).expect("a report is JSON");
    (report, text)
}
