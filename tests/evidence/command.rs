//! `programme evidence` from ledgers to a file in a rules folder.

use super::{Folder, LEAKS, file, plants};

fn with_ledgers(name: &str) -> Folder {
    let folder = Folder::new(name);
    for (at, ledger) in plants().iter().enumerate() {
        let text: String = ledger.entries.iter().map(auditlite::ledger::Entry::line).collect();
        folder.put(&format!("centre/{at}.jsonl"), text);
    }
    folder
}

#[test]
fn a_folder_of_ledgers_gives_the_file_that_a_rules_folder_takes() {
    let folder = with_ledgers("whole");
    folder.put("mine/evidence/old.json", "{}");
    folder.run("programme evidence centre --as-of 2026-11-01 -o mine/evidence/old.json --force").ends_with(0);
    let written: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.0.join("mine/evidence/old.json")).unwrap()).unwrap();
    assert_eq!(written["rules"], file()["rules"]);
    let ran = folder.run(&format!("explain {LEAKS} --rules mine")).ends_with(0);
    assert!(ran.out.contains("0.632 (95 %: 0.507 to 0.788)"), "{}", ran.out);
}

#[test]
fn the_table_stands_on_standard_output_and_shows_its_day() {
    let folder = with_ledgers("table");
    let ran = folder.run("programme evidence centre --as-of 2026-11-01 --lang es").ends_with(0);
    assert!(ran.out.contains("Plantas: 8, al 2026-11-01"), "{}", ran.out);
    let ran = folder.run("programme evidence centre/0.jsonl centre/1.jsonl --as-of 2026-11-01 --least 3").ends_with(0);
    assert!(ran.out.contains("No rule has 3 measured results yet"), "{}", ran.out);
}

#[test]
fn wrong_use_and_faulty_ledgers_are_said() {
    let folder = with_ledgers("faulty");
    folder.run("programme evidence centre --least 2").ends_with(2);
    folder.run("programme evidence").ends_with(2);
    folder.run("programme evidence centre --as-of yesterday").ends_with(2);
    folder.run("programme evidence centre -o x.pdf").ends_with(2);
    folder.run("programme evidence not_there").ends_with(3);
    folder.put("centre/broken.jsonl", "{}\n");
    let ran = folder.run("programme evidence centre --as-of 2026-11-01").ends_with(4);
    assert!(ran.out.contains("0.632") && ran.err.contains("broken.jsonl"), "{}", ran.err);
}
