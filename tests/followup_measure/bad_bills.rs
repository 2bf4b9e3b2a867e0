//! Bills that cannot be used: what is said in both languages, and that nothing is recorded.

use crate::plant::Plant;
use crate::snapshot;

/// Twelve good months before and three after.
fn good() -> Vec<String> {
    let mut rows = vec!["month,electricity (kWh),production (t)".to_owned()];
    for at in 0..15 {
        let made = [212, 187, 231, 205, 176, 244, 219, 168, 226, 238, 193, 181][at * 5 % 12];
        rows.push(format!("{}-{:02},{},{made}", 2024 + at / 12, at % 12 + 1, 13_000 + 150 * made + at * 7 % 4 * 90));
    }
    rows
}

fn with(line: usize, text: &str) -> String {
    let mut rows = good();
    text.clone_into(&mut rows[line - 1]);
    rows.join("\n") + "\n"
}

/// Name, file, options beside it.
fn cases() -> Vec<(&'static str, String, Vec<&'static str>)> {
    let swapped = |from: &str, to: &str| good().join("\n").replace(from, to);
    vec![
        ("decimal_comma", with(3, "2024-02,\"1.200,5\",187"), vec![]),
        ("decimal_comma_unquoted", with(3, "2024-02,1200,5,187"), vec![]),
        ("thousands", with(4, "2024-03,\"41,250\",231"), vec![]),
        ("word_for_number", with(5, "2024-04,n/a,205"), vec![]),
        ("empty_cell", with(5, "2024-04,,205"), vec![]),
        ("excel_month", with(6, "may-24,39400,176"), vec![]),
        ("month_twice", with(7, "2024-05,49600,244"), vec![]),
        (
            "month_missing",
            good().into_iter().filter(|row| !row.starts_with("2024-06")).collect::<Vec<_>>().join("\n"),
            vec![],
        ),
        ("negative", with(8, "2024-07,-45850,219"), vec![]),
        ("other_unit", with(9, "2024-08,38.2,168"), vec![]),
        ("wrong_unit", swapped("(kWh)", "(m3)"), vec![]),
        ("no_unit", swapped("electricity (kWh)", "electricity"), vec![]),
        ("no_consumption", swapped("electricity (kWh)", "shifts"), vec![]),
        ("no_month", swapped("month,", "period of time,"), vec![]),
        ("unknown_variable", good().join("\n"), vec!["--by-variable", "prodution"]),
        ("heading_twice", swapped("production (t)", "electricity (kWh)"), vec![]),
        ("cell_missing", with(3, "2024-02,41050"), vec![]),
        ("open_quote", swapped("production (t)", "\"production (t)"), vec![]),
        ("too_few", good()[..1].iter().chain(&good()[9..]).cloned().collect::<Vec<_>>().join("\n"), vec![]),
        ("nothing_after", good()[..13].join("\n"), vec![]),
        ("empty_file", String::new(), vec![]),
        ("measure_unknown", good().join("\n"), vec!["air_leaks"]),
        ("resource_unknown", good().join("\n"), vec!["--resource", "electricty"]),
        ("resource_not_in_file", good().join("\n"), vec!["--resource", "water"]),
        ("wrong_method", good().join("\n"), vec!["--method", "option-b"]),
        ("settled_before", good().join("\n"), vec!["--settled", "2024-12-01"]),
    ]
}

#[test]
fn what_cannot_be_used_is_said_with_its_place_and_nothing_is_recorded() {
    for (name, text, options) in cases() {
        let plant = Plant::new(&format!("bad_{name}"), "en");
        plant.write("bills.csv", &text);
        let before = plant.ledger();
        let mut shown = String::new();
        for lang in ["en", "es"] {
            let ran =
                plant.run(
                    "measure",
                    &[
                        &[
                            "1",
                            "--bills",
                            "bills.csv",
                            "--on",
                            "2025-07-10",
                            "--by",
                            "Ana",
                            "--lang",
                            lang,
                            "--dry-run",
                        ][..],
                        &options,
                    ]
                    .concat(),
                );
            let expected: &[u8] = match name {
                "month_missing" | "empty_cell" => &[0, 1],
                "measure_unknown" | "resource_unknown" | "wrong_method" | "settled_before" => &[2],
                _ => &[3],
            };
            assert!(expected.contains(&ran.code), "{name}: {}", ran.shown());
            shown.push_str(&format!("exit {}\n{}\n", ran.code, ran.err));
        }
        assert_eq!(plant.ledger(), before, "{name}");
        snapshot(&format!("bad__{name}"), &shown);
    }
}

#[test]
fn files_that_are_no_csv_in_utf8_are_told_from_each_other() {
    let plant = Plant::new("no_csv", "en");
    let mut shown = String::new();
    let files: [(&str, &[u8]); 3] = [
        ("latin.csv", b"mes,electricidad (kWh),producci\xf3n (t)\n"),
        ("wide.csv", b"\xff\xfem\0e\0s\0"),
        ("book.csv", b"PK\x03\x04"),
    ];
    for (file, bytes) in files {
        std::fs::write(plant.path(file), bytes).unwrap();
        let ran = plant.run("measure", &["1", "--bills", file, "--on", "2025-07-10", "--by", "Ana"]);
        assert_eq!(ran.code, 3);
        shown.push_str(&ran.err);
    }
    snapshot("bad__no_csv", &shown);
}

#[test]
fn a_measure_that_was_never_done_needs_its_day() {
    let plant = Plant::new("not_done", "en");
    plant.write("bills.csv", &good().join("\n"));
    let ran = plant.run(
        "measure",
        &["rinse_water", "--bills", "bills.csv", "--resource", "electricity", "--on", "2025-07-10", "--by", "Ana"],
    );
    assert_eq!(ran.code, 2);
    snapshot("bad__not_done", &ran.err);
}
