//! Keeps the agreements of ARCHITECTURE.md: arrows between modules, homes of files, sizes, what may print and open files.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which data moves; each may use what stands to its left.
const ORDER: [&str; 42] = [
    "diagnostic",
    "units",
    "functions",
    "json",
    "workbook",
    "grid",
    "script",
    "assumptions",
    "fields",
    "finance",
    "factors",
    "tariffs",
    "benchmarks",
    "facility",
    "library",
    "billing",
    "draft",
    "evaluate",
    "columns",
    "interact",
    "cases",
    "rank",
    "draws",
    "whatif",
    "budget",
    "checklist",
    "questionnaire",
    "html",
    "report",
    "intake",
    "interview",
    "verification",
    "ledger",
    "followup",
    "programme",
    "changes",
    "comparison",
    "evidence",
    "snapshots",
    "backtest",
    "commands",
    "main",
];

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn module(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its comments and its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    for path in files("src", "rs") {
        let name = module(&path);
        if ["lib", "main"].contains(&name.as_str()) {
            continue;
        }
        let own = ORDER
            .iter()
            .position(|module| *module == name)
            .unwrap_or_else(|| panic!("{name} has no place in the order"));
        for used in code(&path).split("crate::").skip(1) {
            let used: String = used.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let Some(place) = ORDER.iter().position(|module| *module == used) else { continue };
            assert!(place <= own, "{} uses `{used}`, which stands to its right", path.display());
        }
    }
}

#[test]
fn only_the_script_modules_name_the_engine() {
    for path in files("src", "rs") {
        assert!(module(&path) == "script" || !code(&path).contains("rhai::"), "{}", path.display());
    }
}

#[test]
fn only_commands_and_loaders_touch_files_and_only_main_the_streams() {
    for path in files("src", "rs") {
        let code = code(&path);
        let starts_a_word = |at: usize| !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let opens = code.match_indices("fs::").any(|(at, _)| starts_a_word(at)) || code.contains("std::fs");
        let may = module(&path) == "commands" || path.ends_with("library/files.rs");
        assert!(!opens || may, "{} touches files", path.display());
        let prints = ["println!", "print!(", "eprint"].iter().any(|word| code.contains(word));
        assert!(!prints, "{} prints", path.display());
    }
}

#[test]
fn files_hold_one_noun() {
    let all = files("src", "rs").into_iter();
    for path in all {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines; does it still hold one noun?", path.display());
    }
}

#[test]
fn every_rule_has_cases_and_every_case_file_a_rule() {
    for folder in ["common", "oil_lube", "plastics", "cardboard", "dairy", "powdered_food"] {
        let folder = format!("rules/{folder}");
        let stems = |paths: Vec<PathBuf>| -> BTreeSet<String> {
            paths
                .iter()
                .map(|path| path.file_name().unwrap().to_string_lossy().split('.').next().unwrap().to_owned())
                .collect()
        };
        assert_eq!(stems(files(&folder, "rhai")), stems(files(&folder, "json")), "{folder}");
    }
}

#[test]
fn no_snapshot_is_left_without_its_rule() {
    for path in files("snapshots/rules", "snap") {
        let id = path.file_stem().unwrap().to_string_lossy().replace("__", "/");
        assert!(Path::new(&format!("rules/{id}.rhai")).exists(), "{} has no rule", path.display());
    }
}

#[test]
fn the_glossary_is_kept_and_solo_has_no_accent() {
    for path in files("rules", "rhai") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains("sólo") && !text.contains("Sólo"),
            "{}: `solo` is written without accent",
            path.display()
        );
    }
}

#[test]
fn every_code_is_explained_once() {
    let mut seen = BTreeSet::new();
    for entry in auditlite::diagnostic::codes() {
        assert!(seen.insert(entry.code), "{} stands twice", entry.code);
        for text in entry.meaning.into_iter().chain(entry.cure) {
            assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", entry.code);
        }
        assert_ne!(entry.meaning[0], entry.meaning[1], "{}", entry.code);
    }
}
