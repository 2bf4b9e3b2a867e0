//! `rules diff`: what changes between two libraries at many plants.

use std::time::Instant;

use serde_json::Value;

use super::{Folder, PLANT, SOUND};

/// A copy of one rule, with something else in its place.
fn changed(name: &str, from: &str, to: &str) -> Folder {
    let folder = Folder::new(name);
    folder.run("rules eject mine compressed_air_leaks").ends_with(0);
    let path = "mine/common/compressed_air_leaks.rhai";
    let text = folder.read(path);
    assert!(text.contains(from));
    folder.put(path, text.replacen(from, to, 1));
    folder
}

#[test]
fn another_assumption_changes_the_numbers_as_worked_out_by_hand() {
    let folder = changed("diff-numbers", "low: 50, typical: 70, high: 95", "low: 40, typical: 50, high: 95");
    folder.run("rules diff shipped mine plant.json").ends_with(0).snapshot("rules_diff");
    folder.run("rules diff shipped mine plant.json --lang es").ends_with(0).snapshot("rules_diff_es");
    folder.run("rules diff shipped mine plant.json --format markdown").ends_with(0).snapshot("rules_diff_markdown");
    folder.run("rules diff shipped mine plant.json --exit-code").ends_with(1);
    let json = folder.run("rules diff shipped mine plant.json --format json").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/rules-diff@1");
    assert_eq!((&json["judged"], &json["changed"]), (&Value::from(1), &Value::from(1)));
    let change = &json["plants"][0]["changes"][0];
    assert_eq!(
        (&change["id"], &change["kind"]),
        (&Value::from("common/compressed_air_leaks"), &Value::from("numbers"))
    );
    // 400,000 x 25 % x 70 % x 0.7 = 49,000 kWh/yr x 1.90 = 93,100 MXN; with 50 %: 35,000 and 66,500.
    // (500 + 35 x 30 x 70 %) x 18.5 = 22,847.5 MXN; with 50 %: (500 + 525) x 18.5 = 18,962.5.
    for (side, energy, saving, cost) in
        [("before", 49_000.0, 93_100.0, 22_847.5), ("after", 35_000.0, 66_500.0, 18_962.5)]
    {
        let side = &change[side];
        assert_eq!(side["resources"]["electricity"]["value"], energy);
        assert_eq!(side["annual_saving"]["expected"], saving);
        assert_eq!(side["investment"]["expected"], cost);
    }
    let assumption = &json["rules"][0]["assumptions"][0];
    assert_eq!(assumption["name"], "repaired_share");
    assert_eq!(
        (&assumption["before"]["typical"], &assumption["after"]["typical"]),
        (&Value::from(70.0), &Value::from(50.0))
    );
    let measure = &json["measures"][0];
    assert_eq!((&measure["plants"], &measure["numbers"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(measure["before"]["annual_saving"]["MXN"], 93_100.0);
    assert_eq!(measure["after"]["annual_saving"]["MXN"], 66_500.0);
    let summary = folder.run("rules diff shipped mine plant.json --format json --summary").ends_with(0).json();
    assert!(summary.get("plants").is_none() && summary["measures"] == json["measures"]);
    // The other way round, the signs turn.
    let back = folder.run("rules diff mine shipped plant.json --format json").ends_with(0).json();
    assert_eq!(back["measures"][0]["before"], measure["after"]);
}

#[test]
fn measures_appear_vanish_and_change_their_list() {
    let folder = changed("diff-lists", "typical: 500, high: 1200", "typical: 15000, high: 15000");
    folder.put("mine/common/sound.rhai", SOUND);
    let json = folder.run("rules diff shipped mine plant.json --format json").ends_with(0).json();
    let changes = json["plants"][0]["changes"].as_array().unwrap();
    let kinds: Vec<(&str, &str)> =
        changes.iter().map(|change| (change["id"].as_str().unwrap(), change["kind"].as_str().unwrap())).collect();
    assert_eq!(kinds, [("common/sound", "appears"), ("common/compressed_air_leaks", "moves")]);
    folder.run("rules diff shipped mine plant.json").ends_with(0).snapshot("rules_diff_lists");
    let back = folder.run("rules diff mine shipped plant.json --format json").ends_with(0).json();
    assert_eq!(back["plants"][0]["changes"][1]["kind"], "vanishes");
}

#[test]
fn the_same_library_changes_nothing_and_says_so() {
    let folder = Folder::new("diff-same");
    folder.run("rules eject mine compressed_air_leaks").ends_with(0);
    folder.run("rules diff shipped mine plant.json --exit-code").ends_with(0).snapshot("rules_diff_same");
    folder.run("rules diff shipped mine --lang es").ends_with(0).snapshot("rules_diff_same_es");
    let path = "mine/common/compressed_air_leaks.rhai";
    folder.put(path, folder.read(path).replace("fn estimate", "// so\nfn  estimate"));
    let ran = folder.run("rules diff shipped mine plant.json").ends_with(0);
    assert!(ran.out.contains("only layout and comments") && ran.out.contains("No result changes"), "{}", ran.out);
    folder.run("rules diff shipped mine --exit-code").ends_with(1);
}

#[test]
fn rules_that_differ_are_shown_although_no_plant_does() {
    let folder = changed(
        "diff-rules",
        "fn applies(plant, assume) {",
        "fn applies(plant, assume) { plant.electricity.submetered &&",
    );
    folder.put("mine/common/sound.rhai", SOUND);
    folder.put("mine/lib/more.rhai", "fn twice(x) { x + x }");
    let path = "mine/common/compressed_air_leaks.cases.json";
    folder.put(path, folder.read(path).replace("already tight", "tight"));
    folder.put(
        "bare.json",
        r#"{ "schema": "auditlite/profile@1", "currency": "MXN", "compressed_air": { "leak_share": "5 %" } }"#,
    );
    folder.run("rules diff shipped mine bare.json").ends_with(0).snapshot("rules_diff_rules");
    folder.run("rules diff mine shipped bare.json --lang es").ends_with(0).snapshot("rules_diff_rules_es");
}

#[test]
fn without_profiles_the_example_plants_show_what_changes() {
    let folder = changed("diff-examples", "low: 50, typical: 70, high: 95", "low: 40, typical: 50, high: 95");
    let json = folder.run("rules diff shipped mine --format json").ends_with(0).json();
    let plants = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap();
    let plants = plants.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "json"));
    assert_eq!(json["judged"], plants.count());
    assert!(json["changed"].as_u64().unwrap() >= 2, "{}", json["changed"]);
}

#[test]
fn a_broken_rule_is_shown_and_ends_with_4() {
    let folder = changed("diff-broken", "assume.worth_a_survey }", "asume.worth_a_survey }");
    folder.run("rules diff shipped mine plant.json").ends_with(4).snapshot("rules_diff_broken");
    let json = folder.run("rules diff mine shipped plant.json --format json").ends_with(4).json();
    assert_eq!(json["rules"][0]["broken"]["before"][0]["code"], "AL0206");
    assert_eq!(json["plants"][0]["changes"][0]["before"]["state"], "broken");
}

#[test]
fn profiles_may_be_files_folders_or_standard_input() {
    let folder = changed("diff-profiles", "low: 50, typical: 70", "low: 40, typical: 50");
    folder.put("plants/b.json", PLANT);
    folder.put("plants/a.json", PLANT.replace("Tapas", "Otras"));
    folder.put("plants/notes.txt", "notes");
    let json = folder.run("rules diff shipped mine plants plant.json --format json").ends_with(0).json();
    let files: Vec<&str> =
        json["plants"].as_array().unwrap().iter().map(|plant| plant["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["plants/a.json", "plants/b.json", "plant.json"]);
    let json = folder.run_with_input("rules diff shipped mine - --format json", PLANT).ends_with(0).json();
    assert_eq!(json["plants"][0]["file"], "-");
    folder.put("plants/c.json", "{");
    let ran = folder.run("rules diff shipped mine plants --format json").ends_with(4);
    assert_eq!(
        (&ran.json()["judged"], &ran.json()["rejected"][0]["file"]),
        (&Value::from(2), &Value::from("plants/c.json"))
    );
    assert!(ran.err.contains("error[AL1001]"), "{}", ran.err);
    folder.run("rules diff shipped mine plants/c.json").ends_with(3);
    folder.run("rules diff shipped mine nowhere.json").ends_with(3);
    folder.run("rules diff shipped nowhere plant.json").ends_with(3);
    folder.put("none/notes.txt", "");
    let ran = folder.run("rules diff shipped mine none").ends_with(3);
    assert!(ran.err.contains("no profile (`*.json`)"), "{}", ran.err);
    folder.run("rules diff shipped").ends_with(2);
}

#[test]
fn many_plants_take_seconds_and_not_minutes() {
    let folder = changed("diff-many", "low: 50, typical: 70", "low: 40, typical: 50");
    for plant in 0..500 {
        folder.put(&format!("plants/{plant}.json"), PLANT);
    }
    let start = Instant::now();
    let json = folder.run("rules diff shipped mine plants --format json --summary").ends_with(0).json();
    assert_eq!(json["measures"][0]["plants"], 500);
    assert_eq!(json["measures"][0]["after"]["annual_saving"]["MXN"], 33_250_000.0);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
