//! The commands that record: what they write, what they say, what they refuse.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::made::{Folder, report};
use super::snapshot;

/// Runs commands one after the other and gives what a user sees.
fn all(folder: &Folder, commands: &[&str]) -> String {
    let mut text = String::new();
    for command in commands {
        let _ = writeln!(text, "$ followup {command}\n{}", folder.run(command).shown());
    }
    text
}

#[test]
fn a_plant_is_followed_from_its_report_to_what_was_done() {
    for lang in ["en", "es"] {
        let folder = Folder::new("course", lang);
        let text = all(
            &folder,
            &[
                "start report.json -o plant.jsonl --on 2024-01-20 --by Ana",
                "decide plant.jsonl 1 accepted --responsible Juan~Pérez --due 2024-03-31 --on 2024-02-01 --by Ana",
                "decide plant.jsonl common/led_lighting accepted --on 2024-02-01 --by Ana",
                "decide plant.jsonl rinsing postponed --due 2024-06-01 --reason sin~tiempo --on 2024-02-01 --by Ana",
                "decide plant.jsonl 5 rejected --reason muy~cara --on 2024-02-01 --by Ana",
                "decide plant.jsonl 1 accepted --responsible Luis --on 2024-02-10 --by Ana",
                "do plant.jsonl 1 --started --on 2024-02-15 --by Luis",
                "do plant.jsonl 1 --investment 1,250~USD --on 2024-03-10 --by Luis",
                "do plant.jsonl 2 --on 2024-03-15 --by Luis",
                "note plant.jsonl el~proveedor~tardó --measure 2 --on 2024-03-16 --by Luis",
                "note plant.jsonl todo~en~orden --on 2024-03-16 --by Luis",
            ],
        );
        snapshot(&format!("course_{lang}"), &text);
        // The due day of the first decision stays, because the second gave none.
        let ledger = folder.read("plant.jsonl");
        let lines: Vec<Value> = ledger.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines[5]["due"], "2024-03-31");
        // 1,250 USD x 18.5 = 23,125 MXN.
        assert_eq!(lines[7]["investment"], 23_125.0);
    }
}

#[test]
fn what_cannot_be_recorded_is_refused_with_a_way_out() {
    for lang in ["en", "es"] {
        let folder = Folder::begun("refused", lang);
        folder.put("other.json", &{
            let mut other = report(lang);
            other["facility"]["name"] = json!("Otra planta");
            other.to_string()
        });
        folder.put("dollars.json", &{
            let mut dollars = report(lang);
            dollars["currency"] = json!("USD");
            dollars.to_string()
        });
        folder.run("do plant.jsonl 1 --investment 100 --on 2024-03-10 --by Ana").ends_with(0);
        let text = all(
            &folder,
            &[
                "start report.json -o plant.jsonl --on 2024-01-20 --by Ana",
                "start report.json -o plant.json --on 2024-01-20 --by Ana",
                "start other.json -o plant.jsonl --again --on 2024-05-20 --by Ana",
                "start dollars.json -o plant.jsonl --again --on 2024-05-20 --by Ana",
                "start report.json -o new.jsonl --again --on 2024-05-20 --by Ana",
                "start report.json -o new.jsonl --on 2024-01-10 --by Ana",
                "start missing.json -o new.jsonl --by Ana",
                "decide plant.jsonl",
                "decide missing.jsonl 1 accepted --by Ana",
                "decide plant.jsonl led accepted --by Ana",
                "decide plant.jsonl common/led_lihgting accepted --by Ana",
                "decide plant.jsonl 9 accepted --by Ana",
                "decide plant.jsonl 2 rejected --by Ana",
                "decide plant.jsonl 2 rejected --reason no --due 2024-03-01 --by Ana",
                "decide plant.jsonl 2 accepted --due 03/04/2024 --by Ana",
                "decide plant.jsonl 2 accepted --due 24/12/2024 --by Ana",
                "decide plant.jsonl 2 accepted --due 2024-02-30 --by Ana",
                "decide plant.jsonl 2 accepted --due mañana --by Ana",
                "decide plant.jsonl 2 accepted --due 2024-01-31 --on 2024-02-01 --by Ana",
                "decide plant.jsonl 2 accepted --by ~",
                "do plant.jsonl 2 --investment mucho --on 2024-03-10 --by Ana",
                "do plant.jsonl 2 --investment -5 --on 2024-03-10 --by Ana",
                "do plant.jsonl 2 --investment 5~pesos --on 2024-03-10 --by Ana",
                "do plant.jsonl 2 --investment 5~EUR --on 2024-03-10 --by Ana",
                "do plant.jsonl 1 --on 2024-03-20 --by Ana",
                "note plant.jsonl ~ --on 2024-03-10 --by Ana",
            ],
        );
        snapshot(&format!("refused_{lang}"), &text);
        assert_eq!(folder.read("plant.jsonl").lines().count(), 2);
        assert!(!folder.path("new.jsonl").exists());
        // The message names the day on which the test runs.
        let future = folder.run("decide plant.jsonl 2 accepted --on 2999-01-01 --by Ana").ends_with(2);
        assert!(future.err.contains("AL2009"), "{}", future.err);
    }
}

#[test]
fn what_was_wrong_is_corrected_and_never_edited() {
    for lang in ["en", "es"] {
        let folder = Folder::begun("corrected", lang);
        let decided = folder.run("decide plant.jsonl 1 accepted --due 2024-03-31 --on 2024-02-01 --by Ana").id();
        let done = folder.run("do plant.jsonl 2 --investment 150000 --on 2024-03-10 --by Ana").id();
        let noted = folder.run("note plant.jsonl hola --measure 1 --on 2024-03-10 --by Ana").id();
        let before = folder.read("plant.jsonl");
        let mut text = String::new();
        let mut run = |command: &str| {
            let ran = folder.run(command);
            let _ = writeln!(text, "$ followup {command}\n{}", ran.shown());
            ran
        };
        for wrong in [
            format!("correct plant.jsonl {done} --reason x --on 2024-03-12 --by Ana"),
            format!("correct plant.jsonl {done} --reason x --text hola --on 2024-03-12 --by Ana"),
            format!("correct plant.jsonl {done} --reason ~ --investment 5 --on 2024-03-12 --by Ana"),
            "correct plant.jsonl 12 --reason x --take-back --on 2024-03-12 --by Ana".to_owned(),
            "correct plant.jsonl zzzzzz --reason x --take-back --on 2024-03-12 --by Ana".to_owned(),
            format!("correct plant.jsonl {decided} --reason x --decision rejected --due none --on 2024-03-12 --by Ana"),
        ] {
            run(&wrong.replace(&done, &done[..6])).ends_with(2);
        }
        assert_eq!(folder.read("plant.jsonl"), before);
        run(&format!(
            "correct plant.jsonl {} --reason faltaba~el~flete --investment 155,000 --on 2024-03-12 --by Ana",
            &done[..8]
        ))
        .ends_with(0);
        run(&format!("correct plant.jsonl {done} --reason era~antes --happened 2024-03-05 --on 2024-03-13 --by Ana"))
            .ends_with(0);
        run(&format!("correct plant.jsonl {decided} --reason otro~acuerdo --due 2024-04-30 --responsible Eva --on 2024-03-13 --by Ana")).ends_with(0);
        run(&format!("correct plant.jsonl {noted} --reason x --text adiós --on 2024-03-13 --by Ana")).ends_with(0);
        let back = run(&format!("correct plant.jsonl {done} --reason no~era --take-back --on 2024-03-14 --by Ana"))
            .ends_with(0)
            .id();
        run(&format!("correct plant.jsonl {done} --reason x --investment 5 --on 2024-03-15 --by Ana")).ends_with(2);
        let measure = |date: &str| {
            let status = folder.run(&format!("status plant.jsonl --format json --as-of {date}")).ends_with(0).json();
            status["measures"][1].clone()
        };
        // Both corrections count together: the money of the first, the day of the second.
        assert_eq!(measure("2024-03-13")["done"]["investment"], 155_000);
        assert_eq!(measure("2024-03-13")["done"]["date"], "2024-03-05");
        assert_eq!(measure("2024-03-14")["standing"], "undecided");
        run(&format!("correct plant.jsonl {back} --reason sí~era --take-back --on 2024-03-15 --by Ana")).ends_with(0);
        assert_eq!(measure("2024-03-15")["done"]["investment"], 155_000);
        assert!(folder.read("plant.jsonl").starts_with(&before));
        snapshot(&format!("corrected_{lang}"), &text);
    }
}

#[test]
fn on_a_terminal_each_answer_is_recorded_before_the_next_question() {
    for lang in ["en", "es"] {
        let folder = Folder::begun("asked", lang);
        let answers = "a\nEva\n03/04/2024\n2024-05-01\nx\nr\ndemasiado caro\n\np\n\n2024-06-01\n";
        let ran = folder.answering("decide plant.jsonl --on 2024-02-01 --by Ana", Some(answers)).ends_with(0);
        snapshot(&format!("asked_{lang}"), &ran.shown());
        assert_eq!(folder.read("plant.jsonl").lines().count(), 4);
        // Half an answer is none: somebody stops at the question after the decision.
        folder.answering("decide plant.jsonl --on 2024-02-01 --by Ana", Some("a\n")).ends_with(0);
        assert_eq!(folder.read("plant.jsonl").lines().count(), 4);
        // What was put off is asked again once its day has come.
        let asked = folder.answering("decide plant.jsonl --on 2024-06-02 --by Ana", Some("\n\n\n")).ends_with(0).err;
        assert!(asked.contains("dairy/rinsing"), "{asked}");
    }
}

#[test]
fn a_second_visit_keeps_what_was_decided() {
    for lang in ["en", "es"] {
        let folder = Folder::begun("again", lang);
        folder.run("do plant.jsonl 1 --investment 20000 --on 2024-03-10 --by Ana").ends_with(0);
        let mut second = report(lang);
        second["facility"]["visit_date"] = json!("2025-01-15");
        second["recommendations"][2]["id"] = json!("common/daylight");
        second["recommendations"][1]["alternatives_to"] = json!(["common/daylight"]);
        folder.put("second.json", &second.to_string());
        let text = all(
            &folder,
            &[
                "start second.json -o plant.jsonl --on 2025-01-20 --by Ana",
                "start second.json -o plant.jsonl --again --on 2025-01-20 --by Ana",
                "start second.json -o plant.jsonl --again --on 2025-01-20 --by Ana",
                "status plant.jsonl --as-of 2025-01-20",
                "do plant.jsonl 1 --on 2025-03-10 --by Ana",
            ],
        );
        snapshot(&format!("again_{lang}"), &text);
    }
}

#[test]
fn copies_of_two_hands_become_one_ledger() {
    let folder = Folder::begun("merged", "es");
    let begun = folder.read("plant.jsonl");
    folder.put("copy.jsonl", &begun);
    folder.run("decide plant.jsonl 1 accepted --on 2024-02-01 --by Ana").ends_with(0);
    folder.run("decide copy.jsonl 2 accepted --on 2024-02-02 --by Juan").ends_with(0);
    let text = all(
        &folder,
        &[
            "merge plant.jsonl copy.jsonl -o both.jsonl",
            "merge copy.jsonl -o plant.jsonl",
            "merge copy.jsonl plant.jsonl -o plant.jsonl --lang en",
        ],
    );
    snapshot("merged", &text);
    assert_eq!(folder.read("both.jsonl"), folder.read("plant.jsonl"));
    assert_eq!(folder.read("plant.jsonl").lines().count(), 3);
}
