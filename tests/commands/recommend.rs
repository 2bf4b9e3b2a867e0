//! `recommend`: reports, rejected profiles, files and pipes.

use std::io::Read;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Folder, PLANT};

#[test]
fn a_profile_gives_a_report_and_ends_with_0() {
    let folder = Folder::new("report");
    let report = folder.run("recommend plant.json --format json").ends_with(0).json();
    assert_eq!(report["recommendations"][0]["id"], "common/compressed_air_leaks");
    let table = folder.run("recommend plant.json").ends_with(0);
    assert!(table.out.lines().all(|line| line.chars().count() <= 80), "{}", table.out);
    let spanish = folder.run("recommend plant.json --lang es").ends_with(0);
    assert!(spanish.out.contains("montos en MXN"), "{}", spanish.out);
}

#[test]
fn standard_input_is_a_profile_called_minus() {
    let folder = Folder::new("stdin");
    let ran = folder.run_with_input("recommend - --format json", PLANT).ends_with(0);
    assert_eq!(ran.json()["file"], "-");
    folder.run_with_input("profile check -", PLANT).ends_with(0);
    folder.run_with_input("eval plant.electricity.energy_price -", PLANT).ends_with(0);
    folder.run_with_input("explain compressed_air_leaks -", PLANT).ends_with(0);
    let empty = folder.run_with_input("recommend -", "").ends_with(3);
    assert!(empty.err.contains("error[AL1009]"), "{}", empty.err);
}

#[test]
fn rejected_profiles_end_with_3_and_say_why() {
    let folder = Folder::new("rejected");
    for (name, text, code) in [
        ("empty.json", "", "AL1009"),
        ("blank.json", " \n", "AL1009"),
        ("broken.json", "{ \"schema\": ", "AL1001"),
        ("list.json", "[]", "AL1003"),
        ("sector.json", r#"{ "schema": "auditlite/profile@1", "facility": { "sector": "mining" } }"#, "AL1003"),
        ("currency.json", r#"{ "schema": "auditlite/profile@1", "currency": "PESOS" }"#, "AL1201"),
    ] {
        folder.put(name, text);
        for lang in ["en", "es"] {
            let ran = folder.run(&format!("recommend {name} --lang {lang}")).ends_with(3);
            assert!(ran.err.contains(&format!("error[{code}]")), "{name}: {}", ran.err);
            assert_eq!(ran.out, "", "{name}");
        }
    }
    folder.run("recommend sector.json --lang es").snapshot("recommend_unknown_sector_es");
    folder.run("recommend sector.json").snapshot("recommend_unknown_sector");
    folder.run("recommend nowhere.json").ends_with(3).snapshot("recommend_nowhere");
    folder.run("recommend nowhere.json --lang es").ends_with(3).snapshot("recommend_nowhere_es");
    let folder_as_profile = folder.run("recommend .").ends_with(3);
    assert!(folder_as_profile.err.contains("is a folder"), "{}", folder_as_profile.err);
}

#[test]
fn a_profile_that_says_nothing_asks_for_everything() {
    let folder = Folder::new("nothing");
    for text in ["{}", r#"{ "schema": "auditlite/profile@1" }"#] {
        folder.put("little.json", text);
        let ran = folder.run("recommend little.json --format json");
        match ran.code {
            0 => {
                let report = ran.json();
                assert_eq!(report["recommendations"], serde_json::json!([]));
                assert!(!report["needs_data"].as_array().unwrap().is_empty());
            }
            // A profile without a fact is a slip: nobody wants a report of nothing.
            3 => assert!(ran.err.contains("error[AL1009]"), "{}", ran.err),
            other => panic!("exit code {other} for {text}: {}", ran.err),
        }
    }
}

#[test]
fn without_a_price_or_a_rate_money_is_left_out_and_never_zero() {
    let folder = Folder::new("unpriced");
    let no_price = PLANT
        .replace(r#""energy_price": "1.90 MXN/kWh""#, r#""power_factor": 0.9"#)
        .replace(r#""country": "MX""#, r#""country": "AR""#);
    folder.put("price.json", no_price);
    let report = folder.run("recommend price.json --format json").ends_with(0).json();
    let leaks = &report["recommendations"][0];
    assert_eq!(leaks["id"], "common/compressed_air_leaks");
    assert_eq!(leaks["payback"]["kind"], "not_priced");
    assert_eq!(leaks.get("annual_saving"), None);
    let no_rate = PLANT
        .lines()
        .filter(|line| !line.contains("exchange_rates"))
        .collect::<Vec<_>>()
        .join("\n")
        .replace(r#""currency": "MXN""#, r#""currency": "ARS""#)
        .replace("1.90 MXN/kWh", "90 ARS/kWh");
    folder.put("rate.json", no_rate);
    let report = folder.run("recommend rate.json --format json").ends_with(0).json();
    let all = report["recommendations"].as_array().unwrap().iter().chain(report["needs_study"].as_array().unwrap());
    let leaks = all.into_iter().find(|measure| measure["id"] == "common/compressed_air_leaks").unwrap();
    assert_ne!(leaks["investment"]["expected"], 0, "{leaks:#}");
}

#[test]
fn several_profiles_give_a_line_each_and_a_rejected_one_ends_with_4() {
    let folder = Folder::new("several");
    folder.put("bad.json", "{ \"schema\": ");
    let ran = folder.run("recommend plant.json bad.json plant.json --format json").ends_with(4);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["file"], "bad.json");
    assert_eq!(lines[1]["diagnostics"][0]["code"], "AL1001");
    assert_eq!(lines[0], lines[2]);
    assert!(ran.err.contains("bad.json"), "{}", ran.err);
    folder.run("recommend bad.json nowhere.json --format json").ends_with(3);
    folder.run("recommend plant.json plant.json --format json").ends_with(0);
}

#[test]
fn several_files_are_written_by_their_extension() {
    let folder = Folder::new("files");
    let ran = folder.run("recommend plant.json -o a.json -o b.md -o c.txt").ends_with(0);
    assert_eq!(ran.out, "");
    serde_json::from_str::<Value>(&folder.read("a.json")).unwrap();
    assert!(folder.read("b.md").starts_with('#'), "{}", folder.read("b.md"));
    assert_eq!(folder.read("c.txt"), folder.run("recommend plant.json").out);
    let both = folder.run("recommend plant.json -o - -o d.json --format json").ends_with(0);
    assert_eq!(both.out, folder.read("d.json"));
    let refused = folder.run("recommend plant.json -o nowhere/a.json").ends_with(3);
    assert!(refused.err.contains("nowhere/a.json"), "{}", refused.err);
    // A file whose extension names no format is refused before anything is written.
    folder.run("recommend plant.json -o e.json -o f.pdf").ends_with(2);
    assert!(!folder.0.join("e.json").exists());
}

#[test]
fn a_pipe_that_is_closed_early_is_success() {
    let folder = Folder::new("pipe");
    for arguments in ["profile schema", "functions", "rules list", "recommend plant.json --format json"] {
        let mut child = folder
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "`{arguments}`: {said}");
        assert!(!said.contains("Broken pipe"), "{said}");
    }
}

#[test]
fn ranges_come_from_draws_that_anybody_can_repeat() {
    let folder = Folder::new("draws");
    let plant = example("plastics_tapas_del_bajio");
    let of = |more: &str| folder.run(&format!("recommend {plant} --format json {more}")).ends_with(0);
    let report = of("").json();
    assert_eq!(report["draws"], json!({ "count": 1000, "seed": 1, "method": "latin hypercube" }));
    for measure in report["recommendations"].as_array().unwrap() {
        let id = &measure["id"];
        for money in [&measure["annual_saving"], &measure["investment"], &measure["payback"]] {
            let [low, high] = ["low", "high"].map(|end| money[end].as_f64().unwrap());
            let expected = money["expected"].as_f64().or_else(|| money["months"].as_f64()).unwrap();
            assert!(low <= expected && expected <= high, "{id}: {money}");
        }
        let chances =
            [&measure["rank_stability"], &measure["chance_applies"], &measure["payback"]["chance_within_limit"]];
        assert!(chances.iter().all(|chance| (0.0..=1.0).contains(&chance.as_f64().unwrap())), "{id}");
        let shares = measure["contributions"].as_array().unwrap().iter().map(|one| one["share"].as_f64().unwrap());
        assert!((shares.sum::<f64>() - 1.0).abs() < 0.03, "{id}");
    }
    for key in ["annual_saving", "investment", "payback", "co2e"] {
        assert!(report["totals"][key]["low"].as_f64() < report["totals"][key]["high"].as_f64(), "{key}");
    }
    assert_eq!(of("").out, of("--draws 1000 --seed 1").out);
    assert_ne!(of("").out, of("--seed 2").out);
    assert!(of("--draws 1").out.contains("\"count\": 1"));
    let table = folder.run(&format!("recommend {plant} --lang es")).ends_with(0).out;
    assert!(table.contains("rango: ahorra ") && table.contains("de 1,000 simulaciones"), "{table}");
}

#[test]
fn draws_that_cannot_be_are_refused_by_name() {
    let (folder, plant) = (Folder::new("no_draws"), example("story_no_investment"));
    for given in ["0", "1000000000", "100001", "many", "1.5"] {
        let ran = folder.run(&format!("recommend {plant} --draws {given}")).ends_with(2);
        assert!(ran.err.contains("--draws") && ran.err.contains("from 1 to 100,000"), "{}", ran.err);
    }
}

#[test]
fn what_is_worth_measuring_says_how_much_and_with_what() {
    let folder = Folder::new("worth");
    let report = folder.run(&format!("recommend {} --format json", example("bills_only_plastics"))).ends_with(0).json();
    let worth = report["worth_knowing"].as_array().unwrap();
    let bands = worth.iter().find(|one| one["path"] == "plastics.bare_heater_bands").unwrap();
    assert_eq!(bands["measures"], json!(["plastics/barrel_insulation"]));
    assert!(bands["worth"]["value"].as_f64().unwrap() > 10_000.0 && bands["worth"]["currency"] == "MXN", "{bands}");
    assert!(bands["minutes"].as_f64().is_some_and(|minutes| minutes > 0.0) && bands["how"].is_string(), "{bands}");
    let values: Vec<f64> = worth.iter().map(|one| one["worth"]["value"].as_f64().unwrap()).collect();
    assert!(values.windows(2).all(|pair| pair[0] >= pair[1]), "{values:?}");
}

/// The path of an example plant.
fn example(name: &str) -> String {
    format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"))
}
