//! Input that cannot be compared, or that somebody should look at first.

use serde_json::json;

use super::{Folder, new, old};

#[test]
fn two_sectors_are_two_plants() {
    let folder = Folder::new("sectors");
    let mut other = new();
    other["facility"]["sector"] = json!("dairy");
    let ran =
        folder.profile("old.json", &old()).profile("new.json", &other).run("compare old.json new.json").ends_with(3);
    assert!(ran.out.is_empty());
    assert!(ran.err.contains("AL2071") && ran.err.contains("`plastics`") && ran.err.contains("`dairy`"), "{}", ran.err);
}

#[test]
fn the_later_visit_given_first_is_taken_as_the_second_and_that_is_said() {
    let folder = Folder::new("swapped");
    folder.profile("old.json", &old()).profile("new.json", &new());
    let ran = folder.run("compare new.json old.json --draws 50 --format json").ends_with(0);
    assert!(ran.err.contains("AL2073"), "{}", ran.err);
    let comparison = ran.json();
    assert_eq!(comparison["swapped"], true);
    assert_eq!(comparison["then"]["file"], "old.json");
}

#[test]
fn another_name_and_a_missing_day_are_said() {
    let folder = Folder::new("names");
    let mut other = new();
    other["facility"]["name"] = json!("Tapas \u{1b}[31m del Norte");
    other["facility"].as_object_mut().unwrap().remove("visit_date");
    let ran = folder.profile("old.json", &old()).profile("new.json", &other).run("compare old.json new.json --lang es");
    let ran = ran.ends_with(0);
    assert!(ran.err.contains("AL2072") && ran.err.contains("AL2073"), "{}", ran.err);
    assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'));
}

#[test]
fn files_that_are_no_visit_are_refused_with_their_name() {
    let folder = Folder::new("no_visit");
    folder.profile("old.json", &old());
    for (name, text, code) in [
        ("newer.json", r#"{ "schema": "auditlite/report@2" }"#, "AL2070"),
        ("rejected.json", r#"{ "schema": "auditlite/report@1", "file": "x.json", "diagnostics": [] }"#, "AL2070"),
        ("money.json", r#"{ "schema": "auditlite/report@1", "currency": "pesos" }"#, "AL2070"),
        ("text.json", "no json", "AL1001"),
        ("list.json", "[]", "AL1003"),
        ("empty.json", "", "AL1009"),
    ] {
        let ran = folder.put(name, text).run(&format!("compare old.json {name} --draws 10")).ends_with(3);
        assert!(ran.out.is_empty() && ran.err.contains(code) && ran.err.contains(name), "{name}: {}", ran.err);
    }
    let ran = folder.run("compare old.json not_there.json").ends_with(3);
    assert!(ran.err.contains("not_there.json"));
    folder.run("compare old.json").ends_with(2);
    folder.run("compare old.json old.json -o x.pdf").ends_with(2);
}

#[test]
fn a_ledger_that_is_none_is_refused() {
    let folder = Folder::new("ledger");
    folder.profile("old.json", &old()).profile("new.json", &new()).put("plant.jsonl", "{}\n");
    let ran = folder.run("compare old.json new.json --ledger plant.jsonl --draws 10").ends_with(3);
    assert!(ran.err.contains("plant.jsonl"), "{}", ran.err);
}
