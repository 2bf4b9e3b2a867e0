//! The commands that look: status and sheet, their numbers, their formats, what must hold of them.

use serde_json::Value;

use auditlite::ledger::{Amount, Entry, Event, Ledger, Measured, Method, Money, read};

use super::made::Folder;
use super::{day, snapshot};

fn measured(measures: &[&str], from: &str, to: &str, saves: &[(&str, f64, f64, f64, &str)]) -> Measured {
    let amount = |&(resource, value, low, high, unit): &(&str, f64, f64, f64, &str)| {
        (resource.to_owned(), Amount { value, low: Some(low), high: Some(high), unit: unit.to_owned() })
    };
    Measured {
        measures: measures.iter().map(|id| (*id).to_owned()).collect(),
        method: Method::OptionB,
        from: day(from),
        to: day(to),
        saves: saves.iter().map(amount).collect(),
        money: None,
        level: Some(90.0),
        noise: Vec::new(),
        basis: "submedidor".to_owned(),
        model: None,
    }
}

/// Adds an event as another program would: behind the last line.
fn add(folder: &Folder, date: &str, event: Event) {
    let bytes = folder.read("plant.jsonl");
    let (ledger, _): (Ledger, _) = read("plant.jsonl", bytes.as_bytes()).unwrap();
    let entry = Entry::new(&ledger, day(date), "Ana", event);
    folder.put("plant.jsonl", &(bytes + entry.line().as_ref()));
}

/// A plant a year after its report: leaks repaired and measured, LED done and within noise, rinsing late, the compressor
/// rejected.
fn year(name: &str, lang: &str) -> Folder {
    let folder = Folder::begun(name, lang);
    for command in [
        "decide plant.jsonl 1 accepted --responsible Juan~Pérez --due 2024-03-31 --on 2024-02-01 --by Ana",
        "decide plant.jsonl 2 accepted --responsible Eva --due 2024-04-30 --on 2024-02-01 --by Ana",
        "decide plant.jsonl 4 postponed --due 2024-06-01 --on 2024-02-01 --by Ana",
        "decide plant.jsonl 5 rejected --reason muy~cara|cinco~años --on 2024-02-01 --by Ana",
        "do plant.jsonl 1 --investment 20000 --on 2024-03-10 --by Juan",
        "do plant.jsonl 2 --on 2024-05-02 --by Eva",
        "note plant.jsonl =HYPERLINK(\"x\") --measure 1 --on 2024-05-03 --by Juan",
    ] {
        folder.run(command).ends_with(0);
    }
    let leaks = measured(
        &["common/compressed_air_leaks"],
        "2024-04-01",
        "2024-06-30",
        &[("electricity", 38_000.0, 35_000.0, 41_000.0, "kWh/yr")],
    );
    add(&folder, "2024-07-05", Event::Measured(leaks));
    let mut led = measured(
        &["common/led_lighting"],
        "2024-06-01",
        "2024-08-31",
        &[("electricity", 12_000.0, -9000.0, 33_000.0, "kWh/yr")],
    );
    led.noise = vec!["electricity".to_owned()];
    add(&folder, "2024-09-05", Event::Measured(led));
    folder
}

#[test]
fn the_status_says_what_is_late_done_and_achieved() {
    for lang in ["en", "es"] {
        let folder = year("status", lang);
        for (format, date) in [
            ("table", "2024-02-20"),
            ("table", "2024-09-10"),
            ("markdown", "2024-09-10"),
            ("json", "2024-09-10"),
            ("csv", "2024-09-10"),
        ] {
            let ran = folder.run(&format!("status plant.jsonl --as-of {date} --format {format}")).ends_with(0);
            assert_eq!(ran.err, "");
            if format == "table" {
                let widest = ran.out.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(widest <= 80, "{}", ran.out);
            }
            snapshot(&format!("status_{format}_{}_{lang}", date.replace('-', "")), &ran.shown());
        }
    }
}

#[test]
fn numbers_of_the_status_are_those_that_somebody_works_out() {
    let folder = year("numbers", "es");
    let status = folder.run("status plant.jsonl --as-of 2024-09-10 --format json").ends_with(0).json();
    let number = |path: &str| status.pointer(path).and_then(Value::as_f64).unwrap_or_else(|| panic!("{path}"));
    let near = |path: &str, wanted: f64| {
        let found = number(path);
        assert!((found - wanted).abs() < 1e-6 * (1.0 + wanted.abs()), "{path}: {found}, not {wanted}");
    };
    // 85,500 + 172,080 MXN/yr; 22,847.50 + 160,000 + 5,000 MXN; water has no price, so there is no payback.
    near("/totals/promised/annual_saving", 257_580.0);
    near("/totals/promised/investment", 187_847.5);
    near("/totals/promised/not_priced", 1.0);
    assert_eq!(status.pointer("/totals/promised/payback"), None);
    // 45,000 + 60,000 kWh/yr on top of each other.
    near("/totals/promised/resources/electricity/value", 105_000.0);
    // Leaks and LED: 257,580 MXN/yr for 182,847.50 MXN: 182,847.5 / 257,580 x 12 = 8.51840 months.
    near("/totals/accepted/annual_saving", 257_580.0);
    near("/totals/accepted/payback/months", 182_847.5 / 257_580.0 * 12.0);
    // What LED cost is not known.
    near("/totals/spent/investment", 20_000.0);
    near("/totals/spent/unknown", 1.0);
    // 38,000 kWh/yr x 1.90 = 72,200 MXN/yr; 35,000 and 41,000 are 66,500 and 77,900. LED is noise and adds nothing.
    near("/totals/measured/annual_saving/value", 72_200.0);
    near("/totals/measured/annual_saving/low", 66_500.0);
    near("/totals/measured/annual_saving/high", 77_900.0);
    near("/totals/measured/noise", 1.0);
    near("/totals/measured/resources/electricity/value", 38_000.0);
    // 20,000 / 72,200 x 12 = 3.32410 months.
    near("/totals/measured/payback/months", 20_000.0 / 72_200.0 * 12.0);
    // 38,000 is under the promised 40,000 to 60,000 kWh/yr, 72,200 under 76,000 to 114,000 MXN/yr.
    assert_eq!(status["measurements"][0]["resources"]["electricity"]["verdict"], "below");
    assert_eq!(status["measurements"][0]["money"]["verdict"], "below");
    assert_eq!(status["measurements"][1]["resources"]["electricity"]["verdict"], "noise");
    assert_eq!(status["measurements"][1].get("payback"), None);
    // Due 1 June, looked at on 10 September: 29 + 31 + 31 + 10 = 101 days.
    assert_eq!(status["measures"][3]["days_late"], 101);
    assert_eq!(status["late"], serde_json::json!(["dairy/rinsing"]));
}

#[test]
fn the_sheet_is_a_table_for_people_and_for_spreadsheets() {
    for lang in ["en", "es"] {
        let folder = year("sheet", lang);
        let together = measured(
            &["common/compressed_air_leaks", "common/led_lighting"],
            "2024-09-01",
            "2024-11-30",
            &[("electricity", 90_000.0, 80_000.0, 100_000.0, "kWh/yr"), ("demand", 9.0, 8.0, 10.0, "kW")],
        );
        for format in ["markdown", "csv"] {
            let ran = folder.run(&format!("sheet plant.jsonl --as-of 2024-09-10 --format {format}")).ends_with(0);
            snapshot(&format!("sheet_{format}_{lang}"), &ran.shown());
        }
        add(&folder, "2024-12-05", Event::Measured(together));
        for format in ["markdown", "csv"] {
            let ran = folder.run(&format!("sheet plant.jsonl --as-of 2024-12-10 --format {format}")).ends_with(0);
            snapshot(&format!("sheet_together_{format}_{lang}"), &ran.shown());
        }
        let ran = folder.run("status plant.jsonl --as-of 2024-12-10 --events").ends_with(0);
        snapshot(&format!("status_together_{lang}"), &ran.shown());
        let ran = folder.run("sheet plant.jsonl --as-of 2024-12-10 -o sheet.csv").ends_with(0);
        assert_eq!(ran.out, "");
        assert!(folder.read("sheet.csv").starts_with("measure,title,decision,reason,responsible,due,started,done,investment,currency,measured_from,measured_to,method,resource,saving,unit,money_saving,note\n"));
        let ran = folder.run("status plant.jsonl --as-of 2024-12-10 --events --format csv").ends_with(0);
        snapshot(&format!("events_csv_{lang}"), &ran.shown());
        folder.run("sheet plant.jsonl -o sheet.csv").ends_with(3);
        folder.run("sheet plant.jsonl -o sheet.xlsx").ends_with(2);
    }
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    let folder = year("formula", "es");
    for command in
        ["sheet plant.jsonl --format csv --as-of 2024-09-10", "status plant.jsonl --format csv --as-of 2024-09-10"]
    {
        let out = folder.run(command).ends_with(0).out;
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let columns = reader.headers().unwrap().len();
        for row in reader.records().map(Result::unwrap) {
            assert_eq!(row.len(), columns);
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '@', '\t', '\r'])), "{row:?}");
        }
    }
}

#[test]
fn a_day_before_the_report_and_a_file_that_is_no_ledger_are_told() {
    for lang in ["en", "es"] {
        let folder = year("early", lang);
        folder.put("broken.jsonl", "{}\n");
        let mut text = String::new();
        for command in [
            "status plant.jsonl --as-of 2024-01-19",
            "sheet plant.jsonl --as-of 2024-01-19",
            "status plant.jsonl --as-of 10/09/2024",
            "status missing.jsonl --as-of 2024-09-10",
        ] {
            text.push_str(&format!("$ followup {command}\n{}\n", folder.run(command).shown()));
        }
        snapshot(&format!("early_{lang}"), &text);
        // One of two that can be shown is shown.
        let ran = folder.run("status broken.jsonl plant.jsonl --as-of 2024-09-10 --format json").ends_with(4);
        assert_eq!(ran.json()["as_of"], "2024-09-10");
    }
}

#[test]
fn a_day_shows_what_was_known_on_it_and_nothing_later() {
    // Entries of later days change nothing of a day: the ledger cut off there shows the same.
    let folder = year("monotone", "es");
    let whole = folder.read("plant.jsonl");
    for date in ["2024-01-20", "2024-02-01", "2024-03-10", "2024-05-02", "2024-07-05", "2024-09-04", "2024-09-05"] {
        let then: String = whole
            .lines()
            .filter(|line| serde_json::from_str::<Value>(line).unwrap()["date"].as_str().unwrap() <= date)
            .flat_map(|line| [line, "\n"])
            .collect();
        folder.put("then.jsonl", &then);
        for format in ["json", "table"] {
            let show =
                |file: &str| folder.run(&format!("status {file} --as-of {date} --format {format}")).ends_with(0).out;
            assert_eq!(show("then.jsonl").replace("then.jsonl", "plant.jsonl"), show("plant.jsonl"), "{date}");
        }
    }
}

#[test]
fn decisions_and_notes_change_no_promise() {
    let folder = Folder::begun("promise", "es");
    let promised = || {
        let status = folder.run("status plant.jsonl --as-of 2024-12-31 --format json").ends_with(0).json();
        (status["totals"]["promised"].clone(), status["totals"]["measured"].clone())
    };
    let before = promised();
    for command in [
        "decide plant.jsonl 1 accepted --on 2024-02-01 --by Ana",
        "decide plant.jsonl 2 rejected --reason no --on 2024-02-01 --by Ana",
        "decide plant.jsonl 3 accepted --on 2024-02-01 --by Ana",
        "decide plant.jsonl 4 postponed --on 2024-02-01 --by Ana",
        "decide plant.jsonl 5 accepted --on 2024-02-01 --by Ana",
        "do plant.jsonl 1 --investment 9000 --on 2024-03-01 --by Ana",
        "note plant.jsonl hola --measure 1 --on 2024-03-01 --by Ana",
    ] {
        folder.run(command).ends_with(0);
        assert_eq!(promised(), before, "{command}");
    }
    // The alternative that was accepted counts among what was accepted: 85,500 + 38,000 + 57,000 MXN/yr.
    let status = folder.run("status plant.jsonl --as-of 2024-12-31 --format json").ends_with(0).json();
    assert_eq!(status["totals"]["accepted"]["annual_saving"], 180_500);
}

#[test]
fn money_that_was_measured_itself_stands_in_the_sheet() {
    let folder = Folder::begun("money", "es");
    folder.run("do plant.jsonl 1 --investment 9000 --on 2024-03-01 --by Ana").ends_with(0);
    let money = Measured {
        money: Some(Money::new(80_000.0)),
        ..measured(&["common/compressed_air_leaks"], "2024-04-01", "2024-06-30", &[])
    };
    add(&folder, "2024-07-01", Event::Measured(money));
    let out = folder.run("sheet plant.jsonl --format csv --as-of 2024-07-01").ends_with(0).out;
    let row = out.lines().nth(1).unwrap();
    assert!(row.ends_with(",2024-03-01,9000,MXN,2024-04-01,2024-06-30,option_b,,,,80000,"), "{row}");
}
