//! What the cases of the shipped rules promise: all of each rule is covered, and no change that matters goes unnoticed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::fs;

use auditlite::cases::{Plant, cover, mutate_all};
use auditlite::diagnostic::Lang;
use auditlite::facility::read_profile;
use auditlite::library::Library;

fn plants(library: &Library) -> Vec<Plant> {
    let mut files: Vec<_> = fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let plant = |path: &std::path::PathBuf| {
        let name = path.display().to_string();
        let read = read_profile(&name, &fs::read(path).unwrap(), &library.fields, &library.factors);
        Plant { facility: read.unwrap().0, name }
    };
    files.iter().map(plant).collect()
}

#[test]
fn the_cases_cover_every_branch_and_missing_fact_and_every_threshold_from_both_sides_and_on_it() {
    let library = Library::shipped();
    for rule in &library.rules {
        let file = library.case_files().find(|(id, _)| *id == rule.id).map(|(_, file)| file);
        let coverage = cover(&library, rule, file);
        assert!(coverage.problems.is_empty(), "{}", coverage.problems[0].render(Lang::En));
        let open: Vec<&str> = coverage.uncovered().map(|item| item.key.as_str()).collect();
        assert!(open.is_empty(), "{}: no case at {open:?}", rule.id);
    }
}

#[test]
fn no_change_of_a_shipped_rule_that_matters_goes_unnoticed_without_a_reason() {
    let library = Library::shipped();
    for mutants in mutate_all(&library, |_| true, &plants(&library)) {
        assert!(mutants.measurable && mutants.changes > 0, "{}", mutants.rule);
        let open: Vec<&str> = mutants.open().map(|survivor| survivor.change.as_str()).collect();
        assert!(open.is_empty(), "{}: no case notices {open:?}", mutants.rule);
    }
}
