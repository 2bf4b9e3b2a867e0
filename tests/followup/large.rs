//! Files that are large: a ledger larger than any profile is read whole, what is larger still is refused.

use std::fs::File;

use auditlite::ledger::{Entry, Event, Note, read};

use super::day;
use super::made::Folder;

#[test]
fn a_ledger_larger_than_any_profile_is_read_whole() {
    let folder = Folder::begun("large", "en");
    let (mut ledger, _) = read("plant.jsonl", folder.read("plant.jsonl").as_bytes()).unwrap();
    for _ in 0..400 {
        let event = Event::Note(Note { measure: None, text: "x".repeat(45_000) });
        let entry = Entry::new(&ledger, day("2024-02-01"), "Ana", event);
        ledger.entries.push(entry);
    }
    folder.put("plant.jsonl", &ledger.text());
    assert!(ledger.text().len() > 17 * 1024 * 1024);
    // The report, 400 notes, and a line with the heads.
    let shown = folder.run("status plant.jsonl --as-of 2024-03-01 --events --format csv");
    assert_eq!((shown.code, shown.out.lines().count()), (0, 402), "{}", shown.err);
    assert!(!shown.err.contains("cut off"), "{}", shown.err);
    folder.run("note plant.jsonl one~more --on 2024-02-02 --by Ana").ends_with(0);
    assert_eq!(folder.read("plant.jsonl").lines().count(), 402);
    let programme = folder.command("programme plant.jsonl --as-of 2024-03-01");
    assert_eq!(programme.code, 0, "{}", programme.err);
}

#[test]
fn what_is_larger_than_its_limit_is_refused_and_not_read_in_part() {
    let folder = Folder::begun("too_large", "en");
    let grown = |name: &str, size: u64| File::options().write(true).open(folder.path(name)).unwrap().set_len(size);
    folder.put("sheet.csv", "measure,note\n1,x\n");
    folder.put("visit.json", &std::fs::read_to_string("examples/bills_only_plastics.json").unwrap());
    folder.put("profile.json", "{ \"schema\": \"auditlite/profile@1\" }");
    grown("plant.jsonl", 1024 * 1024 * 1024 + 1).unwrap();
    for command in [
        "followup status plant.jsonl --as-of 2024-03-01",
        "followup sheet plant.jsonl --as-of 2024-03-01",
        "followup merge plant.jsonl -o copy.jsonl",
        "followup note plant.jsonl x --by Ana",
        "followup import plant.jsonl sheet.csv --dry-run",
        "programme plant.jsonl",
        "programme evidence plant.jsonl",
        "compare visit.json visit.json --ledger plant.jsonl --draws 1",
    ] {
        let ran = folder.command(command);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{command}: {}", ran.err);
        assert!(ran.err.contains("is larger than the 1024 MiB that are read"), "{command}: {}", ran.err);
    }
    grown("profile.json", 16 * 1024 * 1024 + 1).unwrap();
    let ran = folder.command("recommend profile.json");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("is larger than the 16 MiB that are read"), "{}", ran.err);
    // A table too: half of it would be half of what was agreed.
    let folder = Folder::begun("large_table", "en");
    folder.put("sheet.csv", &format!("measure,note\n1,{}\n", "x".repeat(16 * 1024 * 1024)));
    let ran = folder.run("import plant.jsonl sheet.csv --by Ana");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("is larger than the 16 MiB that are read"), "{}", ran.err);
}
