//! `profile new --interactive`: what somebody sees who is asked, and what is kept.

use std::fs;

use serde_json::{Value, json};

use super::Folder;

/// A session in Spanish: slips, help, a step back, bills and motors row by row, facts that do not fit, and the rest open.
const SPANISH: &[&str] = &[
    // The plant.
    "Tapas del Bajío",
    "",
    "MX",
    "Querétaro",
    "01/10/2026",
    "2026-10-01",
    "El Marqués",
    "1.200,5 m",
    "1,900",
    "6000 ft",
    "?",
    "20 °C; medidor",
    "atrás",
    "19",
    "no sé",
    "6000",
    "285",
    "saltar",
    // Money.
    "1",
    "18.50",
    "2026-10-01",
    "Banco de México",
    "",
    "24",
    // Bills.
    "s",
    "sep-25",
    "2025-09",
    "",
    "",
    "",
    "246800",
    "saltar",
    "s",
    "2025-10",
    "-1",
    "239400 kWh",
    "",
    // Electricity: a demand in the peak hours above the highest is asked for again when the section is done.
    "",
    "500 kW; recibo",
    "1.90",
    "300 MXN/kW",
    "300",
    "900",
    "92 %",
    "GDMTH",
    "saltar",
    "480",
    // Papers: diesel, no; the rest nobody knows.
    "no",
    "quizá",
    "fin",
];

const ENGLISH: &[&str] = &[
    "Tapas del Bajío",
    "",
    "MX",
    "Querétaro",
    "10/01/2026",
    "2026-10-01",
    "El Marqués",
    "1.200,5 m",
    "1,900",
    "6000 ft",
    "?",
    "20 °C; metered",
    "back",
    "19",
    "unknown",
    "6000",
    "285",
    "skip",
    "1",
    "18.50",
    "2026-10-01",
    "Banco de México",
    "",
    "24",
    "y",
    "sep-25",
    "2025-09",
    "",
    "",
    "",
    "246800",
    "skip",
    "y",
    "2025-10",
    "-1",
    "239400 kWh",
    "",
    "",
    "500 kW; invoice",
    "1.90",
    "300 MXN/kW",
    "300",
    "900",
    "92 %",
    "GDMTH",
    "skip",
    "480",
    "no",
    "perhaps",
    "quit",
];

fn lines(script: &[&str]) -> String {
    script.iter().flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn a_session_reads_as_recorded_in_both_languages() {
    let mut kept = Vec::new();
    for (lang, script) in [("es", SPANISH), ("en", ENGLISH)] {
        let folder = Folder::new(&format!("interview-{lang}"));
        let command = format!("profile new --sector plastics --interactive -o planta.json --lang {lang}");
        let run = folder.run_with_input(&command, &lines(script)).ends_with(0);
        run.snapshot(&format!("interview_{lang}"));
        let told = |line: &&str| !line.contains(['[', '=', '|']);
        assert!(run.err.lines().filter(told).all(|line| line.chars().count() <= 79), "{}", run.err);
        kept.push(folder.read("planta.json"));
        folder.run("profile check planta.json").ends_with(0);
    }
    assert_eq!(kept[0], kept[1]);
    super::snapshot("interview_kept", &kept[0]);
}

#[test]
fn a_session_goes_on_where_it_stopped_and_ends_with_the_input() {
    let folder = Folder::new("interview-resumed");
    let begin = "profile new --sector plastics --interactive -o planta.json --lang es";
    // The input ends: what there is is kept.
    folder.run_with_input(begin, "Tapas\n\nMX\n").ends_with(0).says("datos conocidos: 3; sin saber: 1");
    let goes_on = "profile new --interactive -o planta.json --lang es";
    let run = folder.run_with_input(goes_on, "Querétaro\nfin\n").ends_with(0);
    assert!(!run.err.contains("Nombre de la planta"), "{}", run.err);
    assert!(run.err.contains("Estado"), "{}", run.err);
    let kept: Value = serde_json::from_str(&folder.read("planta.json")).unwrap();
    assert_eq!(kept["facility"]["state"], "Querétaro");
    assert_eq!(kept["facility"]["name"], "Tapas");
    assert_eq!(kept["facility"]["id"], json!(null));
    // Nothing that is in it is lost, whatever it is.
    let mut own = kept;
    own["note"] = json!("mía");
    own["facility"]["employees"] = json!({ "value": 86, "note": "nómina" });
    own["assumptions"] = json!({ "common/led_lighting": { "hours": "4000 h/yr" } });
    folder.put("planta.json", own.to_string());
    folder.run_with_input(goes_on, "El Marqués\nfin\n").ends_with(0);
    let after: Value = serde_json::from_str(&folder.read("planta.json")).unwrap();
    for path in ["/note", "/facility/employees/note", "/assumptions/common~1led_lighting/hours"] {
        assert_eq!(after.pointer(path), own.pointer(path), "{path}");
    }
    // All was asked: what nobody knew may be asked again.
    let all = "saltar\n".repeat(200);
    folder.run_with_input(goes_on, &all).ends_with(0).says("profile check");
    folder.run_with_input(goes_on, "n\n").ends_with(0).says("Ya se preguntó todo");
    folder.run_with_input(goes_on, "s\nfin\n").ends_with(0).says("== La planta");
}

#[test]
fn the_sector_is_asked_for_where_nobody_says_it() {
    let folder = Folder::new("interview-sector");
    folder
        .run_with_input("profile new --interactive -o p.json --lang es", "9\nleche y lácteos\nLa Cañada\nfin\n")
        .ends_with(0);
    let kept: Value = serde_json::from_str(&folder.read("p.json")).unwrap();
    assert_eq!((&kept["facility"]["sector"], &kept["facility"]["name"]), (&json!("dairy"), &json!("La Cañada")));
    folder.run_with_input("profile new --interactive -o none.json", "").ends_with(2);
    assert!(!folder.0.join("none.json").exists());
}

#[test]
fn what_cannot_be_kept_or_gone_on_with_is_refused_before_anything_is_asked() {
    let folder = Folder::new("interview-refused");
    let run = |arguments: &str, code: i32, says: &str| {
        let run = folder.run_with_input(&format!("profile new --interactive {arguments}"), "fin\n").ends_with(code);
        run.says(says);
        assert!(!run.err.contains("\n> "), "{}", run.err);
    };
    run("--sector dairy", 2, "--output");
    run("--sector dairy -o -", 2, "does not end in .json");
    run("--sector dairy -o intake.xlsx", 2, "does not end in .json");
    run("--sector dairy -o none/p.json", 3, "does not exist");
    run("--sector dairy -o plant.json", 3, "is of sector `plastics`, not of `dairy`");
    folder.put("comment.json", "{ // mine\n }");
    run("-o comment.json", 3, "JSON has no comments");
    folder
        .put("twice.json", r#"{ "schema": "auditlite/profile@1", "facility": { "sector": "dairy" }, "facility": {} }"#);
    run("-o twice.json", 3, "stands twice");
    folder.put("bare.json", r#"{ "schema": "auditlite/profile@1" }"#);
    run("-o bare.json", 3, "does not name its sector");
    // With --force a file that is there gives way.
    folder.run_with_input("profile new --interactive --sector dairy --force -o plant.json", "fin\n").ends_with(0);
    assert!(folder.read("plant.json").contains("dairy"));
}

#[test]
fn a_profile_to_fill_in_is_left_alone_without_force() {
    let folder = Folder::new("profile-new");
    folder.run("profile new --sector dairy -o p.json").ends_with(0);
    let first = folder.read("p.json");
    folder.run("profile new --sector plastics -o p.json").ends_with(3).says("--force");
    assert_eq!(folder.read("p.json"), first);
    folder.run("profile new --sector plastics -o p.json --force").ends_with(0);
    assert!(folder.read("p.json").contains("plastics"));
    folder.run("profile new").ends_with(2);
    let left: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}
