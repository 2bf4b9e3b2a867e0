//! Entries that came from elsewhere and cannot be: told of wherever a ledger is read, with file and line.

use auditlite::ledger::{Correction, Done, Entry, Event, Started, read};

use super::day;
use super::made::Folder;

/// A ledger with work on a measure that no report has, in its second line.
fn forged(name: &str, lang: &str) -> Folder {
    let folder = Folder::begun(name, lang);
    let (mut ledger, _) = read("plant.jsonl", folder.read("plant.jsonl").as_bytes()).unwrap();
    let event = Event::Started(Started { measure: "common/nothing".to_owned() });
    let entry = Entry::new(&ledger, day("2024-02-01"), "Eva", event);
    ledger.entries.push(entry);
    let done = Event::Done(Done { measure: "common/led_lighting".to_owned(), investment: None });
    let entry = Entry::new(&ledger, day("2024-02-02"), "Eva", done);
    ledger.entries.push(entry);
    folder.put("plant.jsonl", &ledger.text());
    folder
}

#[test]
fn an_entry_that_cannot_be_is_told_of_with_file_and_line_wherever_a_ledger_is_read() {
    let folder = forged("forged", "en");
    folder.put("sheet.csv", "measure,note\n1,x\n");
    folder.put("visit.json", &std::fs::read_to_string("examples/bills_only_plastics.json").unwrap());
    let told = |ran: &super::made::Ran, place: &str| {
        assert!(ran.err.contains(place), "{}", ran.err);
        assert_eq!(ran.err.matches("`common/nothing`").count(), 1, "{}", ran.err);
        assert!(ran.err.contains("warning"), "{}", ran.err);
    };
    for command in [
        "followup status plant.jsonl --as-of 2024-03-01",
        "followup sheet plant.jsonl --as-of 2024-03-01",
        "followup import plant.jsonl sheet.csv --dry-run",
        "programme plant.jsonl --as-of 2024-03-01",
        "programme evidence plant.jsonl --as-of 2024-03-01",
    ] {
        told(&folder.command(command).ends_with(0), "plant.jsonl:2:1");
    }
    let compared = folder.command("compare visit.json visit.json --ledger plant.jsonl --draws 1");
    assert!(compared.err.contains("plant.jsonl:2:1"), "{}", compared.err);
    told(&folder.command("followup merge plant.jsonl -o copy.jsonl").ends_with(0), "copy.jsonl:2:1");
    told(&folder.command("followup merge plant.jsonl -o copy.jsonl").ends_with(0), "copy.jsonl:2:1");
    told(&folder.command("followup import plant.jsonl sheet.csv --by Ana").ends_with(0), "plant.jsonl:2:1");
}

#[test]
fn what_was_taken_back_is_not_told_of() {
    let folder = forged("taken_back", "es");
    let (mut ledger, _) = read("plant.jsonl", folder.read("plant.jsonl").as_bytes()).unwrap();
    let of = ledger.entries[1].id;
    let correction = Event::Correction(Correction { of, reason: "no existe".to_owned(), instead: None });
    let entry = Entry::new(&ledger, day("2024-02-03"), "Eva", correction);
    ledger.entries.push(entry);
    folder.put("plant.jsonl", &ledger.text());
    let ran = folder.run("status plant.jsonl --as-of 2024-03-01").ends_with(0);
    assert_eq!(ran.err, "");
}
