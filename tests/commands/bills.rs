//! `bills`: what people see of electricity bills worked out again.

use super::Folder;

const BILL: &str = r#"{ "month": "2026-09", "energy": 239500, "energy_base": 86220, "energy_intermediate": 132920,
    "energy_peak": 20360, "demand": 530, "demand_peak": 494, "power_factor": 0.85, "cost": 731732.03 }"#;

fn plant(electricity: &str) -> String {
    format!(
        r#"{{ "schema": "auditlite/profile@1", "currency": "MXN",
             "facility": {{ "name": "Tapas del Bajío", "sector": "plastics", "country": "MX", "state": "Querétaro", "municipality": "El Marqués" }},
             "electricity": {{ {electricity} }} }}"#
    )
}

#[test]
fn bills_are_shown_line_by_line_in_both_languages() {
    let folder = Folder::new("bills");
    folder.put("plant.json", plant(&format!(r#""tariff": "GDMTH", "bills": [ {BILL} ]"#)));
    for (lang, name) in [("en", "bills"), ("es", "bills_es")] {
        let table = folder.run(&format!("bills plant.json --lang {lang}")).ends_with(0);
        assert!(table.out.lines().all(|line| line.chars().count() <= 80), "{}", table.out);
        table.snapshot(name);
    }
    folder.run("bills plant.json --format markdown --lang es").ends_with(0).snapshot("bills_markdown_es");
    let json = folder.run("bills plant.json --format json").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/bills@1");
    let bill = &json["bills"][0];
    // 494 kW x 377.17 = 186,321.98
    let capacity = bill["lines"].as_array().unwrap().iter().find(|line| line["id"] == "capacity").unwrap();
    assert_eq!((&capacity["quantity"], &capacity["amount"]), (&494.into(), &186_321.98.into()));
    assert_eq!(capacity["origin"]["date"][0], "2026-09");
    assert_eq!(capacity["origin"]["place"], "Bajío");
    assert_eq!(bill["compared"]["explanations"][0], "the amount given holds VAT");
    assert_eq!(json["year"]["paid"], 731_732.03);
}

#[test]
fn the_report_says_what_the_bills_say() {
    let folder = Folder::new("bills-report");
    folder.put("plant.json", plant(&format!(r#""tariff": "GDMTH", "bills": [ {BILL} ]"#)));
    let report = folder.run("recommend plant.json --format json").ends_with(0).json();
    assert_eq!((&report["bills"]["months"], &report["bills"]["compared"]), (&1.into(), &1.into()));
    assert_eq!(report["bills"]["recomputed"], 630_803.47);
    assert_eq!(report["bills"]["notes"][0], "2026-09: the amount given holds VAT");
    for lang in ["en", "es"] {
        let text = folder.run(&format!("recommend plant.json --lang {lang}")).ends_with(0).out;
        assert!(text.contains("GDMTH Bajío"), "{text}");
    }
    // Without bills there is no such key, and no such passage.
    folder.put("plant.json", plant(r#""tariff": "GDMTH", "annual_energy": 1000000"#));
    let report = folder.run("recommend plant.json --format json").ends_with(0).json();
    assert!(report.get("bills").is_none());
}

#[test]
fn what_cannot_be_worked_out_ends_with_3_or_4_and_says_why() {
    let folder = Folder::new("bills-bad");
    let run = |electricity: String| {
        folder.put("plant.json", plant(&electricity));
        folder.run("bills plant.json")
    };
    let none = run(r#""tariff": "GDMTH""#.to_owned()).ends_with(3);
    assert!(none.err.contains("no `electricity.bills`"), "{}", none.err);
    let tariff = run(format!(r#""bills": [ {BILL} ]"#)).ends_with(3);
    assert!(tariff.err.contains("no `electricity.tariff`"), "{}", tariff.err);
    let dist = run(format!(r#""tariff": "DIST", "bills": [ {BILL} ]"#)).ends_with(3);
    assert!(dist.err.contains("warning[AL1220]") || dist.err.contains("error[AL1220]"), "{}", dist.err);
    let twice = run(format!(r#""tariff": "GDMTH", "bills": [ {BILL}, {BILL} ]"#)).ends_with(3);
    assert!(twice.err.contains("error[AL1221]") && twice.out.is_empty(), "{}", twice.err);
    let recommended = folder.run("recommend plant.json").ends_with(3);
    assert!(recommended.err.contains("electricity.bills[1].month"), "{}", recommended.err);
    folder.run("profile check plant.json").ends_with(1);
    let missing = run(format!(r#""tariff": "GDMTH", "division": "Norte", "bills": [ {BILL} ]"#)).ends_with(4);
    assert!(missing.out.contains("no prices are known for tariff GDMTH, division Norte, 2026-09"), "{}", missing.out);
    for factor in ["0", "1.1", "87"] {
        let bad = run(format!(r#""tariff": "GDMTH", "bills": [ {} ]"#, BILL.replace("0.85", factor))).ends_with(3);
        assert!(bad.err.contains("`electricity.bills[0].power_factor` must be"), "{}", bad.err);
        assert_eq!(factor == "87", bad.err.contains(r#"`"87 %"`"#), "{}", bad.err);
    }
}
