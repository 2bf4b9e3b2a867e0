//! The sheet of the meeting, read back.

use auditlite::ledger::{Event, State};

use crate::plant::{Plant, day};
use crate::snapshot;

const WHO: [&str; 4] = ["--on", "2025-07-10", "--by", "Ana"];
const HEAD: &str = "measure,title,decision,reason,responsible,due,started,done,investment,currency,measured_from,measured_to,method,resource,saving,unit,money_saving,note\n";

/// What a plant says after three months.
const FILLED: &str = "\
common/compressed_air_leaks,Find and repair compressed-air leaks,accepted,,Luis,2025-01-31,,2025-01-01,18500,MXN,2025-01-01,2025-06-30,option_c,electricity,48000,kWh/yr,,Luis repaired 28 of 30
pump_speed,,aceptada,,Eva,2025-09-30,2025-05-02,,,,,,,,,,,
3,,rejected,the line is sold,,,,,,,,,,,,,,
";

fn import(plant: &Plant, file: &str) -> crate::plant::Ran {
    plant.run("import", &[&[file][..], &WHO].concat())
}

fn names(plant: &Plant) -> Vec<&'static str> {
    plant.ledger().entries.iter().map(|entry| entry.event.name()).collect()
}

#[test]
fn what_is_new_is_recorded_and_a_second_time_nothing() {
    for lang in ["en", "es"] {
        let plant = Plant::new(&format!("import_{lang}"), lang);
        plant.write("sheet.csv", &format!("{HEAD}{FILLED}"));
        let dry = plant.run("import", &[&["sheet.csv", "--dry-run"][..], &WHO].concat());
        assert_eq!((dry.code, plant.ledger().entries.len()), (0, 3), "{}", dry.shown());
        snapshot(&format!("import_dry__{lang}"), &dry.shown());
        let ran = import(&plant, "sheet.csv");
        assert_eq!(ran.code, 0, "{}", ran.shown());
        snapshot(&format!("import__{lang}"), &ran.shown());
        // The leaks were decided and done already; their saving and the remark are new.
        let new = names(&plant).split_off(3);
        assert_eq!(new, ["note", "decided", "started", "decided", "measured"]);
        let again = import(&plant, "sheet.csv");
        assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.shown());
        assert_eq!(plant.ledger().entries.len(), 8);
    }
}

#[test]
fn a_decision_is_dated_before_the_work_that_followed_it() {
    let plant = Plant::new("import_dates", "en");
    plant.write("sheet.csv", &format!("{HEAD}{FILLED}"));
    import(&plant, "sheet.csv");
    let ledger = plant.ledger();
    let decided = ledger
        .entries
        .iter()
        .find(|entry| matches!(&entry.event, Event::Decided(decided) if decided.measure.ends_with("pump_speed")));
    assert_eq!(decided.unwrap().date, day("2025-05-02"));
}

#[test]
fn the_sheet_of_a_ledger_makes_the_same_ledger_elsewhere_and_nothing_here() {
    let plant = Plant::new("round_trip", "es");
    plant.write("filled.csv", &format!("{HEAD}{FILLED}"));
    import(&plant, "filled.csv");
    plant.bills("bills.csv", 18, 0.1);
    let joint = ["1", "2", "--bills", "bills.csv", "--resource", "electricity", "--installed", "2025-01-01"];
    assert_eq!(plant.run("measure", &[&joint[..], &WHO].concat()).code, 0);
    let stated = plant.run("measure", &[&["1", "--stated", "100000 MXN/yr", "--to", "2025-03-31"][..], &WHO].concat());
    assert_eq!(stated.code, 0, "{}", stated.shown());
    let note = plant.run("note", &[&["=HYPERLINK(\"x\"), \"quoted\"; semicolon", "--measure", "2"][..], &WHO].concat());
    assert_eq!(note.code, 0, "{}", note.shown());
    let sheet = |plant: &Plant, file: &str| {
        let ran = plant.run("sheet", &["--as-of", "2025-07-10", "--format", "csv"]);
        assert_eq!(ran.code, 0, "{}", ran.shown());
        plant.write(file, &ran.out);
        ran.out
    };
    let text = sheet(&plant, "sheet.csv");
    let here = import(&plant, "sheet.csv");
    assert_eq!((here.code, here.out.as_str()), (0, ""), "{}", here.shown());

    let other = Plant::begun("round_trip_other", "es");
    other.write("sheet.csv", &text);
    let there = import(&other, "sheet.csv");
    assert_eq!(there.code, 0, "{}", there.shown());
    assert_eq!(sheet(&other, "again.csv"), text);
    // The state is the same too, but for who said it, the days of decisions and intervals, which the sheet does not hold.
    let (one, two) = (plant.ledger(), other.ledger());
    let standings = |ledger| -> Vec<_> {
        let state = State::at(ledger, day("2025-07-10")).unwrap();
        state.measures.iter().map(|measure| (measure.promise.id.clone(), measure.standing)).collect()
    };
    assert_eq!(standings(&one), standings(&two));
}

#[test]
fn semicolons_and_the_mark_of_excel_are_read() {
    let plant = Plant::new("import_excel", "es");
    let text = format!("{HEAD}{FILLED}").replace(',', ";").replace('\n', "\r\n");
    plant.write("sheet.csv", &format!("\u{feff}{text}"));
    let ran = import(&plant, "sheet.csv");
    assert_eq!((ran.code, plant.ledger().entries.len()), (0, 8), "{}", ran.shown());
}

#[test]
fn savings_are_changed_into_the_unit_of_the_ledger_and_money_at_the_rate_of_the_report() {
    let plant = Plant::new("import_units", "en");
    plant.write(
        "sheet.csv",
        "measure,currency,done,investment,measured_from,measured_to,method,resource,saving,unit\n1,MXN,2025-01-01,18500,2025-01-01,2025-06-30,stated,electricity,48,MWh/yr\n2,USD,2025-03-01,100,,,,,,\n",
    );
    let ran = import(&plant, "sheet.csv");
    assert_eq!(ran.code, 0, "{}", ran.shown());
    let ledger = plant.ledger();
    let measured = ledger.entries.iter().find_map(|entry| match &entry.event {
        Event::Measured(measured) => Some(measured),
        _ => None,
    });
    let saved = &measured.unwrap().saves["electricity"];
    assert!((saved.value - 48_000.0).abs() < 1e-9 && saved.unit == "kWh/yr");
    let spent = ledger.entries.iter().find_map(|entry| match &entry.event {
        Event::Done(done) if done.measure.ends_with("pump_speed") => done.investment,
        _ => None,
    });
    // 18.50 MXN for a dollar in the report of the test plant.
    assert!((spent.unwrap() - 1850.0).abs() < 1e-9);
}

#[test]
fn every_problem_is_said_with_line_and_column_and_nothing_is_recorded() {
    let row = |cells: &str| format!("{HEAD}{cells}\n");
    let cases: [(&str, String); 17] = [
        ("unknown_column", format!("{}\n1,Eva\n", "measure,responsable")),
        ("no_measure_column", "title,decision\nx,accepted\n".to_owned()),
        ("column_twice", "measure,note,note\n1,a,b\n".to_owned()),
        ("unknown_measure", row("common/leaks,,accepted,,,,,,,,,,,,,,,")),
        ("no_measure", row(",,accepted,,,,,,,,,,,,,,,")),
        ("decision", row("2,,acepted,,,,,,,,,,,,,,,")),
        ("rejected_without_reason", row("2,,rejected,,,,,,,,,,,,,,,")),
        ("responsible_without_decision", row("2,,,,Eva,,,,,,,,,,,,,")),
        ("days", row("2,,accepted,,Eva,31/12/2025,2025-13-01,,,,,,,,,,,")),
        ("decimal_comma", "measure;done;investment\n2;2025-03-01;1.200,5\n".to_owned()),
        ("thousands", row("2,,accepted,,,,,2025-03-01,\"18,500\",MXN,,,,,,,,")),
        ("currency", row("2,,accepted,,,,,2025-03-01,500,EUR,,,,,,,,")),
        ("investment_without_day", row("2,,accepted,,,,,,500,MXN,,,,,,,,")),
        ("ledger_says_otherwise", row("1,Other title,,,,,,2025-02-01,,,,,,,,,,\n1,,,,,,,2025-01-01,20000,,,,,,,,,")),
        ("half_a_measurement", row("1,,,,,,,,,,2025-01-01,,,electricity,48000,,,")),
        ("wrong_unit", row("1,,,,,,,,,,2025-01-01,2025-06-30,option_c,electricity,48000,m3/yr,,")),
        ("in_the_future", row("2,,accepted,,,,,9000-01-01,,,,,,,,,,")),
    ];
    for (name, text) in cases {
        let plant = Plant::new(&format!("import_bad_{name}"), "en");
        plant.write("sheet.csv", &text);
        let mut shown = String::new();
        for lang in ["en", "es"] {
            let ran = plant.run("import", &[&["sheet.csv", "--lang", lang][..], &WHO].concat());
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{name}: {}", ran.shown());
            shown.push_str(&ran.err);
        }
        assert_eq!(plant.ledger().entries.len(), 3, "{name}");
        // The only day that the snapshot would not know.
        let shown = without_today(&shown);
        snapshot(&format!("import_bad__{name}"), &shown);
    }
}

#[test]
fn one_bad_row_keeps_the_good_ones_out() {
    let plant = Plant::new("import_all_or_nothing", "en");
    plant.write("sheet.csv", &format!("{HEAD}{FILLED}nothing,,accepted,,,,,,,,,,,,,,,\n"));
    let ran = import(&plant, "sheet.csv");
    assert_eq!((ran.code, plant.ledger().entries.len()), (3, 3), "{}", ran.shown());
}

/// A text without the day on which the test runs.
fn without_today(text: &str) -> String {
    let mut parts = text.split("today is ").flat_map(|part| part.split("hoy es "));
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + "TODAY" + &part[10..])
}
