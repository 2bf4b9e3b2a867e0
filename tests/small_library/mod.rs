//! A small library of fields and factors, and the corpus of profiles that stands beside it.

#![allow(dead_code, unreachable_pub, reason = "shared by several tests, none of which needs all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use auditlite::diagnostic::Diagnostic;
use auditlite::facility::{Facility, read_profile};
use auditlite::factors::Factors;
use auditlite::fields::{SharedFields, read_fields};
use auditlite::script::{Helpers, Parser, Source};

/// The fields and factors of a small library that stands beside the corpus.
pub static LIBRARY: LazyLock<(SharedFields, Factors)> = LazyLock::new(|| {
    let folder = corpus().join("fields");
    let parser = Parser::default();
    let scripts: Vec<_> = files(&folder, "rhai")
        .into_iter()
        .map(|file| {
            let name = format!("fields/{}", file.file_name().unwrap().to_string_lossy());
            parser.parse(&Source::new(name, fs::read(&file).unwrap()).unwrap()).unwrap()
        })
        .collect();
    let (fields, problems) = read_fields(&scripts, &Helpers::default());
    assert_eq!(problems, [], "the fields of the test must be good");
    let (factors, problems) =
        Factors::read(&[("factors.json".to_owned(), fs::read(folder.join("factors.json")).unwrap())]);
    assert_eq!(problems, [], "the factors of the test must be good");
    (Arc::new(fields), factors)
});

pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profiles")
}

pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

pub fn read(bytes: &[u8]) -> Result<(Facility, Vec<Diagnostic>), Vec<Diagnostic>> {
    read_profile("plant.json", bytes, &LIBRARY.0, &LIBRARY.1)
}

/// A profile in Mexican pesos with the given sections.
pub fn profile(sections: &str) -> Result<(Facility, Vec<Diagnostic>), Vec<Diagnostic>> {
    read(format!(r#"{{ "schema": "auditlite/profile@1", "currency": "MXN", {sections} }}"#).as_bytes())
}

/// The codes of problems, in order.
pub fn codes(problems: &[Diagnostic]) -> Vec<String> {
    problems.iter().map(|problem| problem.code.to_string()).collect()
}
