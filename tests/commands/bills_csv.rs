//! `--bills`: monthly bills from CSV are the facts that `electricity.bills` of a profile are.

use std::fs;

use serde_json::Value;

use super::Folder;

const EXAMPLE: &str = "examples/plastics_tapas_del_bajio.json";

/// Headings of the columns of the example, as a spreadsheet in Spanish has them, as bills print them, and by field.
const SPANISH: [&str; 9] = [
    "Mes",
    "Energía (kWh)",
    "Energía base (kWh)",
    "kWh intermedia",
    "energía punta [kWh]",
    "Demanda máxima (kW)",
    "kW punta",
    "Factor de potencia",
    "Subtotal (MXN)",
];
const ENGLISH: [&str; 9] = [
    "month",
    "energy (kWh)",
    "energy_base (kWh)",
    "Energy in the intermediate period (kWh)",
    "kWh peak",
    "demand (kW)",
    "demand_peak (kW)",
    "power factor",
    "cost",
];

/// The example without its bills, and its bills as rows of texts.
fn split() -> (Value, Vec<Vec<String>>) {
    let mut plant: Value = serde_json::from_str(&fs::read_to_string(EXAMPLE).unwrap()).unwrap();
    let bills = plant["electricity"].as_object_mut().unwrap().shift_remove("bills").unwrap();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let rows = bills.as_array().unwrap().iter().map(|bill| bill.as_object().unwrap().values().map(text).collect());
    (plant, rows.collect())
}

fn csv(headings: &[&str], rows: &[Vec<String>], mark: &str) -> String {
    let line = |cells: Vec<String>| cells.join(mark) + "\n";
    let heading = line(headings.iter().map(|heading| (*heading).to_owned()).collect());
    std::iter::once(heading).chain(rows.iter().map(|row| line(row.clone()))).collect()
}

/// What may differ: names and hashes of files, and lines of the profile.
fn without_origin(mut report: Value) -> Value {
    let map = report.as_object_mut().unwrap();
    for key in ["file", "profile_hash", "list_files"] {
        map.shift_remove(key);
    }
    for warning in map["warnings"].as_array_mut().unwrap() {
        for key in ["file", "line", "column"] {
            warning.as_object_mut().unwrap().shift_remove(key);
        }
    }
    report
}

#[test]
fn bills_from_a_table_give_the_report_that_they_give_in_the_profile() {
    let folder = Folder::new("bills-csv");
    let (plant, rows) = split();
    folder.put("whole.json", fs::read_to_string(EXAMPLE).unwrap());
    folder.put("planta.json", plant.to_string());
    let whole = folder.run("recommend whole.json --format json").ends_with(0).json();
    let tables = [
        ("recibos.csv", format!("\u{feff}{}", csv(&SPANISH, &rows, ";"))),
        ("bills.csv", csv(&ENGLISH, &rows, ",").replace('\n', "\r\n")),
        ("tabs.csv", csv(&SPANISH, &rows, "\t")),
        ("example.csv", fs::read_to_string("examples/recibos_tapas_del_bajio.csv").unwrap()),
    ];
    for (name, text) in tables {
        folder.put(name, text);
        let report = folder.run(&format!("recommend planta.json --bills {name} --format json")).ends_with(0).json();
        assert_eq!(report["list_files"][0]["file"], name);
        assert_eq!(report["list_files"][0]["list"], "electricity.bills");
        assert!(without_origin(report) == without_origin(whole.clone()), "{name}");
        let check = folder.run(&format!("profile check planta.json --bills {name}")).ends_with(0);
        check.says("0 errors, 1 warning");
    }
    for lang in ["en", "es"] {
        let own = folder.run(&format!("bills whole.json --lang {lang}")).ends_with(0).out;
        let beside = folder.run(&format!("bills planta.json --bills recibos.csv --lang {lang}")).ends_with(0).out;
        assert_eq!(beside.replace("planta.json | recibos.csv", "whole.json"), own);
        let text = folder.run(&format!("recommend planta.json --bills recibos.csv --lang {lang}")).ends_with(0).out;
        assert!(text.contains("electricity.bills: recibos.csv"), "{text}");
    }
    let sum = "eval plant.electricity.annual_energy planta.json --bills recibos.csv --format json";
    let own = "eval plant.electricity.annual_energy whole.json --format json";
    assert_eq!(folder.run(sum).ends_with(0).out, folder.run(own).ends_with(0).out);
    let sheet = |plant: &str| folder.run(&format!("checklist {plant}")).ends_with(0).out;
    assert_eq!(sheet("planta.json --bills recibos.csv").replace("planta.json", "whole.json"), sheet("whole.json"));
    let why = folder.run("explain power_factor planta.json --bills recibos.csv --lang es").ends_with(0).out;
    assert!(why.contains("factor de potencia"), "{why}");
}

#[test]
fn other_units_and_units_in_cells_are_converted() {
    let folder = Folder::new("bills-csv-units");
    let table = "mes;energía (MWh);factor de potencia (%);subtotal;nota\n2026-09;239.5;85;631000;leído\n2026-10;\"240000 kWh\";86;640000;\n";
    folder.put("b.csv", table);
    let plant = r#"{ "schema": "auditlite/profile@1", "electricity": { "tariff": "GDMTH" } }"#;
    folder.put("p.json", plant);
    let ask = |what: &str| folder.run(&format!("eval {what} p.json --bills b.csv")).ends_with(0).out;
    assert!(ask("sum(plant.electricity.bills,|b|b.energy)").starts_with("479,500 kWh"));
    assert!(ask("max_of(plant.electricity.bills,|b|b.power_factor)").starts_with("0.86"));
}

#[test]
fn every_fault_of_a_table_is_told_with_its_cell() {
    let folder = Folder::new("bills-csv-bad");
    let (plant, mut rows) = split();
    folder.put("planta.json", plant.to_string());
    let told = |name: &str, text: String| {
        folder.put("recibos.csv", text);
        for lang in ["en", "es"] {
            let run = folder.run(&format!("profile check planta.json --bills recibos.csv --lang {lang}")).ends_with(1);
            run.snapshot(&format!("bills_csv_{name}_{lang}"));
        }
    };
    rows.truncate(4);
    let good = csv(&SPANISH, &rows, ";");
    told(
        "cells",
        good.replace("246800", "1.200,5").replace("2025-11", "nov-25").replace(";0.908;", ";n/a;") + "Total;1;;;;;;;\n",
    );
    told("range", good.replace("246800", "-5").replace("0.908", "90.8").replace(";472;", ";900;"));
    told("twice", good.replace("2025-11", "2025-10"));
    told(
        "headings",
        good.replace("Energía (kWh)", "Energía")
            .replace("kW punta", "kWpunta")
            .replace("Subtotal (MXN)", "importe ($)")
            .replace("Factor de potencia", "Mes"),
    );
    told("dates", good.replace("Mes;", "Cosas;"));
    told("wrong_unit", good.replace("Energía (kWh)", "Energía (m3)"));
    told("empty", SPANISH.join(";") + "\n");
    told("no_readings", "mes;nota\n2026-01;x\n".to_owned());
    told("commas", good.replace(';', ",").replace("246800", "246,800"));
}

#[test]
fn what_the_profile_says_too_is_a_contradiction() {
    let folder = Folder::new("bills-csv-twice");
    let (mut plant, rows) = split();
    folder.put("recibos.csv", csv(&SPANISH, &rows, ";"));
    let refused = |what: &str, plant: &Value| {
        folder.put("planta.json", serde_json::to_string_pretty(plant).unwrap());
        let run = folder.run("recommend planta.json --bills recibos.csv").ends_with(3);
        run.says("AL2132").says(what);
    };
    refused("which of them holds is not known", &serde_json::from_str(&fs::read_to_string(EXAMPLE).unwrap()).unwrap());
    plant["electricity"]["bills"] = serde_json::json!([]);
    refused("stands in `planta.json` and in `recibos.csv`", &plant);
    // A template with nothing filled in says nothing.
    plant["electricity"]["bills"] = serde_json::json!([{ "month": null, "energy": null }]);
    folder.put("planta.json", plant.to_string());
    folder.run("recommend planta.json --bills recibos.csv").ends_with(0);
    // A sum that is not that of the bills is told as in a profile: 1 kWh against 2.9 GWh.
    plant["electricity"]["annual_energy"] = serde_json::json!("1 kWh/yr");
    folder.put("planta.json", plant.to_string());
    folder.run("profile check planta.json --bills recibos.csv").says("electricity.annual_energy");
}

#[test]
fn bills_are_of_one_plant() {
    let folder = Folder::new("bills-csv-one");
    let (plant, rows) = split();
    folder.put("planta.json", plant.to_string());
    folder.put("recibos.csv", csv(&SPANISH, &rows, ";"));
    for command in [
        "recommend planta.json planta.json --bills recibos.csv",
        "profile check planta.json planta.json --bills recibos.csv",
        "checklist --sector plastics --bills recibos.csv",
        "explain compressed_air_leaks --bills recibos.csv",
        "eval 1.kW --bills recibos.csv",
        "recommend - --bills -",
    ] {
        folder.run(command).ends_with(2).says("AL2134");
    }
    folder.run("recommend planta.json --bills none.csv").ends_with(3).says("does not exist");
    folder.run("recommend none.json --bills recibos.csv").ends_with(3).says("`none.json` does not exist");
    folder.put("libro.csv", "PK\u{3}\u{4}");
    folder.run("recommend planta.json --bills libro.csv").ends_with(3).says("a workbook, not CSV");
}

#[test]
fn one_table_serves_a_report_and_a_measurement() {
    let folder = Folder::new("bills-csv-shared");
    let (plant, rows) = split();
    folder.put("planta.json", plant.to_string());
    folder.put("recibos.csv", csv(&SPANISH, &rows, ";"));
    let report = folder.run("recommend planta.json --bills recibos.csv --format json").ends_with(0);
    folder.put("report.json", report.out);
    folder.run("followup start report.json -o book.jsonl --by Ana --on 2026-01-01").ends_with(0);
    let measure = "followup measure book.jsonl compressed_air_leaks --bills recibos.csv --method bills";
    let run = folder.run(&format!("{measure} --installed 2026-03-15 --by Ana --on 2026-11-30"));
    // Least squares through zero: (31 x 246800 + 30 x 239400 + 31 x 221300 + 31 x 238900 + 28 x 228600) / 4567 = 7773
    run.says("5 readings, 2025-10-01 to 2026-02-28").says("7,770 × days");
}
