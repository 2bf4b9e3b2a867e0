//! Files of ledgers as they come: whole, torn, mailed, wrong.

use auditlite::diagnostic::{Code, Lang, Place};
use auditlite::ledger::{Correction, Decision, Entry, Event, Id, Ledger, read};

use super::made::{LEAKS, add, begun, day, decided, english, measured, note, small};

/// A line with other text and the id that fits it: a forger's.
fn forged(entry: &Entry, change: impl Fn(&str) -> String) -> String {
    let line = entry.line();
    let text = change(line.split(",\"id\":\"").next().unwrap());
    format!("{text},\"id\":\"{}\"}}\n", Id::of(text.as_bytes()))
}

fn refused(text: &str) -> Vec<auditlite::diagnostic::Diagnostic> {
    read("planta.jsonl", text.as_bytes()).unwrap_err()
}

#[test]
fn a_ledger_reads_back_as_it_was_written() {
    let ledger = small();
    let (back, notes) = read("planta.jsonl", ledger.text().as_bytes()).unwrap();
    assert_eq!(notes, Vec::new());
    assert_eq!(back, ledger);
    assert_eq!(back.text(), ledger.text());
}

#[test]
fn every_event_and_every_correction_of_one_reads_back() {
    let mut ledger = small();
    let done = ledger.entries[4].id;
    let instead = auditlite::ledger::Instead { date: day("2026-04-16"), event: super::made::done(LEAKS, 0.1 + 0.2) };
    let correction = Correction { of: done, reason: "un día después".to_owned(), instead: Some(Box::new(instead)) };
    let first = add(&mut ledger, "2026-08-07", Event::Correction(correction));
    let taken_back = Correction { of: first.id, reason: "sí era el 15".to_owned(), instead: None };
    add(&mut ledger, "2026-08-08", Event::Correction(taken_back));
    let (back, notes) = read("planta.jsonl", ledger.text().as_bytes()).unwrap();
    assert_eq!((back, notes), (ledger, Vec::new()));
}

/// Numbers whose shortest text a quick parser may miss by the last bit.
#[test]
fn numbers_keep_every_bit() {
    for value in
        [0.1 + 0.2, 1.0 / 3.0, 5e-324, 1.797_693_134_862_315_7e308, 9_007_199_254_740_993.0, 8.533_333e-5, -0.0]
    {
        let mut ledger = begun();
        let mut event = measured();
        event.saves["electricity"].value = value;
        add(&mut ledger, "2026-08-05", Event::Measured(event));
        let (back, _) = read("planta.jsonl", ledger.text().as_bytes()).unwrap();
        let Event::Measured(event) = &back.entries[1].event else { panic!() };
        assert_eq!(event.saves["electricity"].value.to_bits(), value.to_bits());
        assert_eq!(back.text(), ledger.text());
    }
}

#[test]
fn a_line_of_another_program_keeps_its_bytes() {
    let ledger = small();
    let other = forged(&ledger.entries[1], |text| text.replace("\"seq\":2,", "\"seq\": 2, "));
    let text = ledger.entries[0].line() + other.as_str();
    let (back, notes) = read("planta.jsonl", text.as_bytes()).unwrap();
    assert_eq!(notes, Vec::new());
    assert_eq!(back.entries[1].event, ledger.entries[1].event);
    assert_eq!(back.text(), text);
}

#[test]
fn any_cut_of_the_last_three_records_leaves_all_earlier_ones_and_one_note() {
    let ledger = small();
    let text = ledger.text();
    let bytes = text.as_bytes();
    let count = ledger.entries.len();
    let ends: Vec<usize> = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    for cut in ends[count - 4]..=bytes.len() {
        let (back, notes) = read("planta.jsonl", &bytes[..cut]).unwrap();
        let whole = ends.iter().filter(|end| **end <= cut).count();
        let lacks_only_its_break = ends.contains(&(cut + 1));
        let read = whole + usize::from(lacks_only_its_break);
        assert_eq!(back.entries, ledger.entries[..read], "cut at {cut}");
        let at_an_end = ends.contains(&cut);
        assert_eq!(notes.len(), usize::from(!at_an_end), "cut at {cut}: {}", english(&notes));
        for note in notes {
            assert_eq!(note.code, Code::TORN_LINE);
            assert_eq!(note.place, Some(Place { line: whole as u32 + 1, column: 1 }));
        }
    }
}

#[test]
fn a_tail_of_zeros_as_a_loss_of_power_leaves_it_is_torn_too() {
    let ledger = small();
    let bytes = [ledger.text().as_bytes(), &[0; 300]].concat();
    let (back, notes) = read("planta.jsonl", &bytes).unwrap();
    assert_eq!(back.entries, ledger.entries);
    assert!(english(&notes).contains("its 300 bytes were never acknowledged"), "{}", english(&notes));
}

#[test]
fn a_mail_may_change_line_ends_and_add_a_mark_or_blank_lines() {
    let ledger = small();
    let text = ledger.text();
    for (sent, said) in [
        (text.replace('\n', "\r\n"), "7 lines end with more than a line feed"),
        (format!("\u{feff}{text}"), "byte order mark"),
        (text.replace('\n', "\n\n"), "7 lines are blank"),
        (text.replace('\n', " \t\r\n"), "7 lines end"),
    ] {
        let (back, notes) = read("planta.jsonl", sent.as_bytes()).unwrap();
        assert_eq!(back.entries, ledger.entries);
        assert_eq!(notes.len(), 1, "{}", english(&notes));
        assert_eq!(notes[0].code, Code::TRAVELLED);
        assert!(english(&notes).contains(said), "{}", english(&notes));
    }
}

#[test]
fn lines_in_another_order_and_twice_are_the_same_ledger() {
    let ledger = small();
    let mut lines: Vec<String> = ledger.entries.iter().map(Entry::line).collect();
    lines.reverse();
    let (back, notes) = read("planta.jsonl", lines.concat().as_bytes()).unwrap();
    assert_eq!((back.entries, notes), (ledger.entries.clone(), Vec::new()));
    lines.push(lines[2].clone());
    lines.push(lines[2].clone());
    let (back, notes) = read("planta.jsonl", lines.concat().as_bytes()).unwrap();
    assert_eq!(back.entries, ledger.entries);
    assert!(english(&notes).contains("2 entries stand more than once"), "{}", english(&notes));
    assert_eq!(notes[0].place, Some(Place { line: 8, column: 1 }));
}

#[test]
fn a_line_that_was_changed_is_named_with_its_event() {
    let text = small().text().replace("21300.5", "12300.5");
    let problems = refused(&text);
    let said = english(&problems);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, Code::CHANGED_LINE);
    assert!(
        said.contains("`done common/compressed_air_leaks` (2026-04-15) was changed after it was written"),
        "{said}"
    );
    assert!(said.contains("planta.jsonl:5:1"), "{said}");
}

#[test]
fn what_is_wrong_in_a_line_is_pointed_at() {
    let ledger = small();
    for (from, to, said, points_at) in [
        ("\"decided\"", "\"decidid\"", "unknown event `decidid`", "\"decidid\""),
        (
            "\"accepted\"",
            "\"acepted\"",
            "expected one of `accepted`, `rejected`, `postponed`, found `acepted`",
            "\"acepted\"",
        ),
        ("\"due\"", "\"dew\"", "unknown key `dew`", "\"dew\""),
        (
            "\"2026-05-31\"",
            "\"2026-02-30\"",
            "expected a day such as `2026-03-31`, found `2026-02-30`",
            "\"2026-02-30\"",
        ),
        ("\"measure\":", "\"mesure\":", "`measure` is missing", "{"),
        ("\"seq\":2", "\"seq\":\"2\"", "expected a whole number from 0, found `2`", "\"2\""),
        ("\"seq\":2,", "\"seq\":2,,", "", ",\"after\""),
        ("\"seq\":2,", "\"seq\":2,\"seq\":3,", "`seq` stands twice", "\"seq\":3"),
        (
            "\"date\":\"2026-02-01\",\"by\":\"x\"",
            "\"by\":\"x\",\"date\":\"2026-02-01\"",
            "`by` stands where `date` belongs",
            "\"by\"",
        ),
    ] {
        let entry = &Entry::new(&begun(), day("2026-02-01"), "x", decided(LEAKS, Decision::Accepted));
        for line in [entry.line().replacen(from, to, 1), forged(entry, |text| text.replacen(from, to, 1))] {
            let problems = refused(&(ledger.entries[0].line() + line.as_str()));
            let shown = english(&problems);
            assert_eq!(problems.len(), 1, "{shown}");
            assert_eq!(problems[0].code, Code::BAD_LINE, "{shown}");
            assert!(shown.contains(said), "{shown}");
            let column = line.split(points_at).next().unwrap().chars().count() as u32 + 1;
            assert_eq!(problems[0].place, Some(Place { line: 2, column }), "{shown}");
        }
    }
}

#[test]
fn whatever_reading_refuses_is_explained_and_nothing_else() {
    let ledger = small();
    for entry in &ledger.entries {
        let value: serde_json::Value = serde_json::from_str(&entry.line()).unwrap();
        for key in value.as_object().unwrap().keys().filter(|key| *key != "id") {
            for wrong in [
                None,
                Some(serde_json::json!(null)),
                Some(serde_json::json!([[]])),
                Some(serde_json::json!({ "x": 1 })),
            ] {
                let mut value = value.clone();
                let object = value.as_object_mut().unwrap();
                object.shift_remove("id");
                match &wrong {
                    None => object.shift_remove(key),
                    Some(wrong) => object.insert(key.clone(), wrong.clone()),
                };
                let text = value.to_string();
                let text = text.strip_suffix('}').unwrap();
                let line = format!("{text},\"id\":\"{}\"}}\n", Id::of(text.as_bytes()));
                let whole = ledger.entries[0].line() + line.as_str();
                if let Err(problems) = read("planta.jsonl", whole.as_bytes()) {
                    let shown = english(&problems);
                    assert!(!shown.contains("is no line of a ledger"), "{key} {wrong:?}: {shown}");
                }
            }
        }
    }
}

#[test]
fn a_newer_version_says_what_to_do() {
    let ledger = small();
    let text =
        ledger.entries[0].line() + forged(&ledger.entries[1], |text| text.replace("ledger@1", "ledger@2")).as_str();
    for text in [text, ledger.text().replace("ledger@1", "ledger@2")] {
        let problems = refused(&text);
        assert_eq!(problems.len(), 1, "{}", english(&problems));
        assert_eq!(problems[0].code, Code::NEWER_LEDGER);
        assert!(problems[0].render(Lang::Es).contains("lo escribió un auditlite más reciente: instálelo"));
    }
}

#[test]
fn a_line_that_was_taken_out_is_missed() {
    let ledger = small();
    for gone in 0..ledger.entries.len() - 1 {
        let lines = ledger.entries.iter().enumerate().filter(|(at, _)| *at != gone);
        let problems = refused(&lines.map(|(_, entry)| entry.line()).collect::<String>());
        let said = english(&problems);
        assert_eq!(problems.len(), 1, "{said}");
        assert_eq!(problems[0].code, Code::MISSING_ENTRY);
        assert!(
            said.contains(&format!("came after the entry `{}`, which no line has", ledger.entries[gone].id)),
            "{said}"
        );
        assert!(said.contains(&format!("planta.jsonl:{}:", gone + 1)), "{said}");
    }
}

#[test]
fn numbers_follow_from_what_came_before() {
    let ledger = small();
    let text =
        ledger.entries[0].line() + forged(&ledger.entries[1], |text| text.replace("\"seq\":2", "\"seq\":7")).as_str();
    let said = english(&refused(&text));
    assert!(said.contains("has the number 7, but those it came after make it 2"), "{said}");
}

#[test]
fn a_ledger_begins_with_one_start() {
    let ledger = small();
    let mut alone = Ledger::default();
    add(&mut alone, "2026-02-01", decided(LEAKS, Decision::Accepted));
    let said = english(&refused(&alone.text()));
    assert!(said.contains("not with the `start` of a report"), "{said}");
    let mut other = Ledger::default();
    add(&mut other, "2026-01-21", ledger.entries[0].event.clone());
    let said = english(&refused(&(ledger.text() + other.text().as_str())));
    assert!(said.contains("begins a ledger, as line 1 does: two ledgers stand in one file"), "{said}");
}

#[test]
fn many_wrong_lines_are_counted() {
    let mut ledger = begun();
    for at in 0..30 {
        add(&mut ledger, "2026-02-01", note(&format!("nota {at}")));
    }
    let problems = refused(&ledger.text().replace("nota", "note"));
    assert_eq!(problems.len(), 21);
    assert!(english(&problems).contains("10 more lines are wrong"));
}

#[test]
fn other_files_are_called_what_they_are() {
    for (bytes, said) in [
        (&b""[..], "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"{\"schema\":\"auditlite/report@1\",\"file\":\"x\"}", "the file is a report, not a ledger"),
        (b"{\n  \"schema\": \"auditlite/profile@1\",\n  \"facility\": {}\n}\n", "the file is a profile, not a ledger"),
        (b"{\"schema\":\"auditlite/factors@1\"}\n", "the file is `auditlite/factors@1`, not a ledger"),
        (b"measure,day\nx,2026-01-01\n", "the file is no ledger"),
        (b"\xff\xfe{\0\"\0s\0", "the file is no ledger"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "the file is no ledger"),
    ] {
        let problems = read("x", bytes).unwrap_err();
        let shown = english(&problems);
        assert_eq!(problems.len(), 1, "{shown}");
        assert_eq!(problems[0].code, Code::NOT_A_LEDGER);
        assert!(shown.contains(said), "{shown}");
    }
    let first = begun().text();
    let said = english(&refused(&first[..first.len() / 2]));
    assert!(said.contains("cut off in its first line"), "{said}");
}

#[test]
fn another_encoding_is_pointed_at() {
    let ledger = small();
    let latin: Vec<u8> = ledger.text().chars().map(|letter| letter as u8).collect();
    let problems = read("planta.jsonl", &latin).unwrap_err();
    assert!(english(&problems).contains("the line is not UTF-8 text: the byte 0xED"), "{}", english(&problems));
    assert_eq!(problems.len(), 7);
}

/// The table of keys knows every key that an event can have: what is wrong here is the changed number, and nothing else.
#[test]
fn no_key_that_is_written_is_called_unknown() {
    let mut start = super::made::start();
    start.plant.state = Some("Guanajuato".to_owned());
    start.plant.country = Some("MX".to_owned());
    let promise = &mut start.measures[0];
    let money = promise.annual_saving;
    promise.uses = super::made::saves(super::made::kwh(1.0));
    (promise.stacked_annual_saving, promise.running_cost, promise.other_saving) = (money, Some(1.0), Some(2.0));
    promise.co2e = Some(super::made::kwh(1.0));
    promise.not_counted = true;
    promise.alternatives = vec!["common/other".to_owned()];
    let assumed = auditlite::ledger::Assumed { share: Some(0.5), ..assumed() };
    promise.assumed = vec![assumed];
    let mut ledger = Ledger::default();
    add(&mut ledger, "2026-01-20", Event::Start(start));
    for entry in small().entries.into_iter().chain(ledger.entries) {
        let alone = entry.line().replacen("\"by\":\"M", "\"by\":\"N", 1);
        let problems = refused(&alone);
        assert_eq!(problems[0].code, Code::CHANGED_LINE, "{}", english(&problems));
    }
}

fn assumed() -> auditlite::ledger::Assumed {
    auditlite::ledger::Assumed {
        name: "x".to_owned(),
        value: 1.0,
        low: 0.5,
        high: 2.0,
        unit: "%".to_owned(),
        share: None,
    }
}
