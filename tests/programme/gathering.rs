//! Which plants the files are about.

use auditlite::diagnostic::{Diagnostic, Lang};
use auditlite::programme::{Content, Gathered, Kind, Source, gather, read_source};

use crate::by_hand::{M1, a, b, source};
use crate::made::{Book, day, electricity, report};

fn gathered(sources: Vec<Source>) -> Gathered {
    gather(sources, day("2026-06-30"), Lang::En)
}

fn codes(problems: &[Diagnostic]) -> Vec<String> {
    problems.iter().map(|problem| problem.code.to_string()).collect()
}

fn renamed(mut source: Source, file: &str) -> Source {
    source.file = file.to_owned();
    if let Content::Ledger(ledger) = &mut source.content[0] {
        ledger.file = file.to_owned();
    }
    source
}

#[test]
fn copies_of_one_ledger_are_one_plant_with_the_entries_of_both() {
    let (mut one, mut other) = (a(), renamed(a(), "copy.jsonl"));
    // The one lacks the last entry, the other has one more.
    if let Content::Ledger(ledger) = &mut one.content[0] {
        ledger.entries.pop();
    }
    if let Content::Ledger(ledger) = &mut other.content[0] {
        let book = Book { ledger: ledger.clone(), by: "Eva".to_owned() };
        *ledger = book.done("2026-06-20", crate::by_hand::M2, Some(10.0)).ledger;
    }
    let found = gathered(vec![one, other]);
    assert_eq!((found.plants.len(), codes(&found.problems)), (1, vec!["AL2051".to_owned()]));
    assert_eq!(found.plants[0].ledger.entries.len(), 6);
    assert_eq!(found.plants[0].files, ["a.jsonl", "copy.jsonl"]);
}

#[test]
fn a_report_that_began_two_ledgers_counts_once() {
    let mut again = report("A", "dairy");
    again.report = "a".repeat(64);
    again.measures = vec![electricity(M1, 10_000.0, 5_000.0)];
    let again = source("again.jsonl", Book::new("again.jsonl", "Eva").start("2026-01-11", again));
    let found = gathered(vec![a(), again]);
    assert_eq!(found.plants.len(), 1);
    assert_eq!(found.plants[0].files, ["a.jsonl"]);
    assert_eq!(codes(&found.problems), ["AL2052"]);
    assert!(found.problems[0].is_error());
}

#[test]
fn a_report_of_a_second_visit_that_began_another_ledger_counts_once() {
    let second = |hash: &str| {
        let mut second = report("A", "dairy");
        second.report = hash.repeat(64);
        second.measures = vec![electricity(M1, 10_000.0, 5_000.0)];
        second
    };
    let Content::Ledger(ledger) = a().content.remove(0) else { panic!("a ledger") };
    let one = Book { ledger, by: "Eva".to_owned() }.start("2026-06-20", second("e"));
    let other = Book::new("b.jsonl", "Eva").start("2026-06-21", second("e"));
    let found = gathered(vec![source("a.jsonl", one), source("b.jsonl", other)]);
    assert_eq!((found.plants.len(), codes(&found.problems)), (1, vec!["AL2052".to_owned()]));
}

#[test]
fn plants_that_share_a_number_or_a_name_are_named() {
    let plant = |file: &str, name: &str, id: Option<&str>, hash: &str| {
        let mut start = report(name, "dairy");
        start.plant.id = id.map(str::to_owned);
        start.report = hash.repeat(64);
        source(file, Book::new(file, "Eva").start("2026-01-11", start))
    };
    let found = gathered(vec![plant("1", "Uno", Some("7"), "1"), plant("2", "Dos", Some("7"), "2")]);
    assert_eq!((found.plants.len(), codes(&found.problems)), (2, vec!["AL2053".to_owned()]));
    let found = gathered(vec![plant("1", "Uno", None, "1"), plant("2", "Uno", None, "2")]);
    assert_eq!((found.plants.len(), codes(&found.problems)), (2, vec!["AL2054".to_owned()]));
    let found = gathered(vec![plant("1", "Uno", Some("7"), "1"), plant("2", "Uno", Some("8"), "2")]);
    assert_eq!((found.plants.len(), codes(&found.problems)), (2, vec![]));
}

#[test]
fn the_profile_and_the_report_of_a_plant_with_a_ledger_are_left_aside() {
    let profile = br#"{ "schema": "auditlite/profile@1", "facility": { "name": "A", "sector": "dairy" } }"#;
    let other = br#"{ "schema": "auditlite/profile@1", "facility": { "name": "E", "sector": "dairy" } }"#;
    let mut start = report("A", "dairy");
    start.report = "a".repeat(64);
    let report = Source {
        file: "report.json".to_owned(),
        content: vec![Content::Report(auditlite::ledger::Id::of(b"x"), Box::new(start))],
        problems: Vec::new(),
    };
    let found = gathered(vec![a(), report, read_source("a.json", profile), read_source("e.json", other)]);
    let kinds: Vec<(&str, Kind)> = found.plants.iter().map(|plant| (plant.name.name.as_str(), plant.kind)).collect();
    assert_eq!(kinds, [("A", Kind::Ledger), ("E", Kind::Profile)]);
    let aside: Vec<&str> = found.aside.iter().filter_map(|aside| aside.file.as_deref()).collect();
    assert_eq!(aside, ["report.json", "a.json"]);
    assert!(found.problems.is_empty());
}

#[test]
fn a_faulty_file_stops_no_other() {
    let found = gathered(vec![
        read_source("x.jsonl", b"not a ledger\n"),
        read_source("y.json", b"{ \"schema\": \"auditlite/report@1\" }"),
        read_source("z.txt", b"hello"),
        b(),
    ]);
    assert_eq!(found.plants.len(), 1);
    assert!(found.problems.iter().any(|problem| problem.file.as_deref() == Some("x.jsonl") && problem.is_error()));
    assert!(found.problems.iter().any(|problem| problem.file.as_deref() == Some("y.json") && problem.is_error()));
    assert_eq!(found.aside.len(), 1);
}
