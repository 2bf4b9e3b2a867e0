//! The committed catalogue is what the program writes, its links lead somewhere, and it is written with care.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use auditlite::commands::{Exit, Output, Terminal, run};

fn ran(arguments: &[&str]) -> (Exit, String, String) {
    let arguments: Vec<String> =
        std::iter::once("auditlite").chain(arguments.iter().copied()).map(str::to_owned).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output =
        Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() };
    let exit = run(&arguments, &mut output).unwrap();
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// A folder of its own for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-docs-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn shown(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn pages(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inside) = open.pop() {
        for entry in fs::read_dir(&inside).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn the_committed_catalogue_is_what_the_program_writes() {
    let folder = Folder::new("fresh");
    let by_hand: Vec<(String, String)> =
        pages(Path::new("docs")).into_iter().filter(|(page, _)| page.contains("/tutorial/")).collect();
    for (page, text) in &by_hand {
        let file = folder.0.join(page);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let (exit, out, err) = ran(&["rules", "doc", "-o", folder.shown()]);
    assert_eq!((exit, out.as_str()), (Exit::Done, ""), "{err}");
    let (written, committed) = (pages(&folder.0), pages(Path::new("docs")));
    let refresh = "`cargo run -- rules doc -o docs` writes it anew";
    for (page, text) in &written {
        let known = committed.get(page).unwrap_or_else(|| panic!("docs/{page} is missing; {refresh}"));
        let line = known.lines().zip(text.lines()).position(|(known, text)| known != text).map(|at| at + 1);
        assert!(known == text, "docs/{page} is out of date from line {line:?} on; {refresh}");
    }
    for page in committed.keys() {
        assert!(written.contains_key(page), "docs/{page} belongs to no rule; {refresh}");
    }
    let again = ran(&["rules", "doc", "-o", folder.shown()]).2;
    assert!(again.ends_with("0 changed, 0 removed\n"), "{again}");
    for (page, text) in &by_hand {
        assert_eq!(written.get(page), Some(text), "{page} is written by hand");
    }
    assert!(
        committed["es/README.md"].contains("(tutorial/README.md)") && committed["README.md"].contains("(en/tutorial/")
    );
}

#[test]
fn links_of_the_catalogue_lead_somewhere() {
    let pages = pages(Path::new("docs"));
    for (page, text) in &pages {
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let mut parts: Vec<&str> = page.split('/').collect();
            parts.pop();
            for part in file.split('/') {
                if part == ".." {
                    parts.pop();
                } else {
                    parts.push(part);
                }
            }
            let target = pages.get(&parts.join("/"));
            let target = target.unwrap_or_else(|| panic!("docs/{page} links to `{link}`, which is not there"));
            let marked = target.contains(&format!("<a id=\"{anchor}\"></a>"));
            assert!(anchor.is_empty() || marked, "docs/{page} links to `{link}`, which has no such place");
        }
    }
}

#[test]
fn every_rule_stands_in_the_catalogue_with_its_formula_and_cases() {
    let pages = pages(Path::new("docs"));
    for rule in auditlite::library::Library::shipped().rules {
        for lang in ["en", "es"] {
            let page = &pages[&format!("{lang}/{}.md", rule.id)];
            assert!(page.contains("```text\n"), "{}", rule.id);
            for assumption in &rule.assumptions {
                assert!(page.contains(&format!("`{}`", assumption.name)), "{}: {}", rule.id, assumption.name);
            }
        }
    }
}

#[test]
fn pages_of_somebody_else_are_neither_written_over_nor_removed() {
    let folder = Folder::new("care");
    fs::create_dir_all(folder.0.join("en/common")).unwrap();
    fs::write(folder.0.join("en/common/mine.md"), "my own notes").unwrap();
    assert_eq!(ran(&["rules", "doc", "common/water_leaks", "-o", folder.shown()]).0, Exit::Done);
    assert_eq!(ran(&["rules", "doc", "common/steam_traps", "-o", folder.shown()]).0, Exit::Done);
    assert!(!folder.0.join("en/common/water_leaks.md").exists(), "a page of an earlier run was left behind");
    assert!(folder.0.join("es/common/steam_traps.md").exists());
    assert_eq!(fs::read_to_string(folder.0.join("en/common/mine.md")).unwrap(), "my own notes");
    fs::write(folder.0.join("en/README.md"), "my own list").unwrap();
    let before = pages(&folder.0);
    let (exit, _, err) = ran(&["rules", "doc", "-o", folder.shown()]);
    assert_eq!(exit, Exit::Input);
    assert!(err.contains("was not written by"), "{err}");
    assert_eq!(pages(&folder.0), before);
}

#[test]
fn one_document_holds_what_was_asked_for() {
    let (exit, one, err) = ran(&["rules", "doc", "water_leaks", "--lang", "es"]);
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    assert!(one.contains("## Prueba de flujo nocturno") && !one.contains("Funciones"), "{one}");
    let (_, all, _) = ran(&["rules", "doc"]);
    for part in ["## Night-flow test", "## Facts of a profile", "## Dated values", "## Functions"] {
        assert!(all.contains(part), "{part}");
    }
}
