//! Every command of the tutorial runs and prints what the page shows; both languages take the same way.
//!
//! `INSTA_UPDATE=always cargo test --test tutorial` writes the output anew and keeps what is left out (`...`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

#[path = "../console/mod.rs"]
mod console;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::console::{Folder, Page, Part, REFRESH, cannot_be_typed, follow_all, root, update, way};

/// The lesson that looks at the ledgers of the others.
const LAST: &str = "programme.md";

/// The language whose lessons write those ledgers.
const LEDGERS_OF: &str = "es";

/// The pages of a language by name.
fn pages(lang: &str) -> BTreeMap<String, PathBuf> {
    let folder = root().join("docs").join(lang).join("tutorial");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect()
}

/// Runs the commands of a page in a folder of its own: what is no longer so.
fn followed(lang: &str, file: &str, path: &Path) -> Vec<String> {
    let name = format!("{lang}/{file}");
    let before = fs::read_to_string(path).unwrap();
    let mut page = Page::read(&before);
    let folder = Folder::new(&format!("tutorial-{lang}-{}", file.trim_end_matches(".md")));
    let mut faults = follow_all(&mut page, &folder.0, &name);
    let after = page.text();
    if after != before {
        fs::write(path, after).unwrap();
    }
    if lang == LEDGERS_OF {
        faults.extend(kept(&folder.0, &name));
    }
    faults
}

/// The ledgers that the lessons of one language write stand in `examples/training/ledgers`, for the last lesson.
fn kept(folder: &Path, name: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        let kept = root().join("examples/training/ledgers").join(path.file_name().unwrap());
        if fs::read(&path).unwrap() == fs::read(&kept).unwrap_or_default() {
            continue;
        }
        if update() {
            fs::copy(&path, &kept).unwrap();
        } else {
            faults.push(format!("{name}: {} is not what the lesson writes; {REFRESH}", kept.display()));
        }
    }
    faults
}

#[test]
fn every_command_prints_what_the_page_shows() {
    let pages = ["en", "es"].into_iter().flat_map(|lang| pages(lang).into_iter().map(move |page| (lang, page)));
    let (last, lessons): (Vec<_>, Vec<_>) = pages.partition(|(_, (file, _))| file == LAST);
    let mut faults = Vec::new();
    for batch in [lessons, last] {
        let open = Mutex::new(batch);
        let found = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
                scope.spawn(|| {
                    loop {
                        let next = open.lock().unwrap().pop();
                        let Some((lang, (file, path))) = next else { break };
                        let faults = followed(lang, &file, &path);
                        found.lock().unwrap().extend(faults);
                    }
                });
            }
        });
        faults.extend(found.into_inner().unwrap());
    }
    faults.sort();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn both_languages_run_the_same_commands() {
    let (english, spanish) = (pages("en"), pages("es"));
    assert_eq!(english.keys().collect::<Vec<_>>(), spanish.keys().collect::<Vec<_>>());
    for (file, path) in &english {
        let ways = [path, &spanish[file]].map(|path| way(Page::read(&fs::read_to_string(path).unwrap()).commands()));
        let [en, es] = &ways;
        for (en, es) in en.iter().zip(es) {
            assert_eq!(en, es, "{file}");
        }
        assert_eq!(en.len(), es.len(), "{file}: one language has a command more");
    }
}

#[test]
fn every_command_in_the_text_can_be_typed() {
    for lang in ["en", "es"] {
        for (file, path) in pages(lang) {
            let page = Page::read(&fs::read_to_string(&path).unwrap());
            let texts =
                page.parts.iter().filter_map(|part| if let Part::Text(text) = part { Some(text) } else { None });
            let spans = texts.flat_map(|text| text.split('`').skip(1).step_by(2)).map(|span| span.replace('\n', " "));
            for span in spans.filter(|span| span.starts_with("auditlite ")) {
                assert_eq!(cannot_be_typed(&span), None, "{lang}/{file}: `{span}`");
            }
        }
    }
}

#[test]
fn pages_are_of_a_length_that_is_read_in_an_hour() {
    for lang in ["en", "es"] {
        for (file, path) in pages(lang) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 480, "{lang}/{file} has {lines} lines");
        }
    }
}
