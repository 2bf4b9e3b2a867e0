//! `rules` and folders of rules.

use std::fs;
use std::process::Command;

use super::{Folder, HOLDS, Ran, SOUND};

#[test]
fn a_rules_folder_that_is_not_there_ends_with_3_everywhere() {
    let folder = Folder::new("no-folder");
    for command in [
        "recommend plant.json",
        "explain compressed_air_leaks",
        "profile check plant.json",
        "profile schema",
        "profile new --sector dairy",
        "rules list",
        "rules check",
        "rules test",
        "eval 1",
    ] {
        let ran = folder.run(&format!("{command} --rules nowhere")).ends_with(3);
        assert!(ran.err.starts_with("error[AL0703]: `nowhere` does not exist"), "{command}: {}", ran.err);
    }
}

#[test]
fn one_broken_rule_among_good_ones_leaves_the_others() {
    let folder = Folder::with_rules("one-broken");
    folder.put("mine/common/broken.rhai", SOUND.replace("leak_share;", "leak_rate;"));
    let ran = folder.run("recommend plant.json --rules mine --format json").ends_with(4);
    let report = ran.json();
    assert_eq!(report["failed"][0]["id"], "common/broken");
    assert_eq!(report["failed"][0]["diagnostic"]["code"], "AL0201");
    assert_eq!(report["failed"][0]["diagnostic"]["line"], 9);
    let ids: Vec<&str> =
        report["recommendations"].as_array().unwrap().iter().filter_map(|measure| measure["id"].as_str()).collect();
    assert!(ids.contains(&"common/sound"), "{ids:?}");
    folder.run("explain common/broken --rules mine").ends_with(4).snapshot("explain_broken");
    folder.run("explain broken --rules mine").ends_with(4);
    folder.run("rules list --rules mine").ends_with(0);
}

#[test]
fn rules_check_takes_a_file_a_folder_or_an_id() {
    let folder = Folder::with_rules("check");
    folder.run("rules check mine/common/sound.rhai").ends_with(0).snapshot("rules_check_sound");
    folder.run("rules check mine").ends_with(0);
    folder.run("rules check common/sound --rules mine").ends_with(0);
    folder.run("rules check sound --rules mine").ends_with(0);
    folder.run("rules check compressed_air_leaks").ends_with(0);
    folder.run("rules check").ends_with(0);
    folder.put("mine/common/broken.rhai", SOUND.replace("> 0", "> 30%"));
    folder.run("rules check mine/common/sound.rhai").ends_with(0);
    folder.run("rules check mine/common/broken.rhai").ends_with(1).snapshot("rules_check_broken");
    folder.run("rules check mine/common/broken.rhai --lang es").ends_with(1).snapshot("rules_check_broken_es");
    let json = folder.run("rules check mine --format json").ends_with(1).json();
    assert_eq!(json["schema"], "auditlite/diagnostics@1");
    assert_eq!(json["diagnostics"][0]["code"], "AL0101");
    assert_eq!(json["diagnostics"][0]["file"], "mine/common/broken.rhai");
    // In the folder itself, without any folder in the name of the file.
    let inside = Command::new(env!("CARGO_BIN_EXE_auditlite"))
        .args(["rules", "check", "sound.rhai"])
        .current_dir(folder.0.join("mine/common"))
        .output()
        .unwrap();
    Ran::from(inside).ends_with(0);
}

#[test]
fn a_rule_outside_of_the_folders_is_a_diagnostic() {
    let folder = Folder::with_rules("misplaced");
    folder.put("mine/comon/lost.rhai", SOUND);
    folder.put("mine/stray.rhai", SOUND);
    let ran = folder.run("rules check --rules mine").ends_with(1);
    assert!(ran.err.contains("did you mean `common/`?"), "{}", ran.err);
    assert_eq!(ran.err.matches("error[AL0702]").count(), 2, "{}", ran.err);
    let folder_check = folder.run("rules check mine").ends_with(1);
    assert_eq!(folder_check.err.matches("error[AL0702]").count(), 2, "{}", folder_check.err);
}

#[test]
fn rules_test_shows_every_step_of_a_case_that_differs() {
    let folder = Folder::with_rules("test");
    folder.run("rules test mine").ends_with(0).snapshot("rules_test_holds");
    folder.put("mine/common/sound.cases.json", HOLDS.replace("100000 kWh/yr", "90000 kWh/yr"));
    let ran = folder.run("rules test mine").ends_with(1);
    ran.snapshot("rules_test_differs");
    assert!(ran.err.contains("  leaked "), "{}", ran.err);
    folder.run("rules test mine --lang es").ends_with(1).snapshot("rules_test_differs_es");
    folder.put(
        "mine/common/sound.cases.json",
        HOLDS.replace("applies", "does_not_apply").replace(r#""saves": { "electricity": "100000 kWh/yr" }, "#, ""),
    );
    folder.run("rules test mine/common/sound.rhai").ends_with(1).snapshot("rules_test_other_outcome");
    folder.put("mine/common/sound.cases.json", "[ { \"name\": ");
    folder.run("rules test mine").ends_with(1);
    fs::remove_file(folder.0.join("mine/common/sound.cases.json")).unwrap();
    let none = folder.run("rules test mine").ends_with(0);
    assert!(none.err.contains("warning[AL0603]"), "{}", none.err);
    let json = folder.run("rules test compressed_air_leaks --format json").ends_with(0).json();
    assert_eq!(json["diagnostics"], serde_json::json!([]));
}

#[test]
fn rules_list_names_all_rules() {
    let folder = Folder::with_rules("list");
    let ran = folder.run("rules list --rules mine").ends_with(0);
    assert!(ran.out.contains("common/sound"), "{}", ran.out);
    let json = folder.run("rules list --format json --lang es").ends_with(0).json();
    let entries = json["rules"].as_array().unwrap();
    assert!(entries.iter().any(|entry| entry["id"] == "common/compressed_air_leaks" && entry["proved"] == true));
    let one = folder.run("rules list compressed_air_leaks").ends_with(0);
    assert_eq!(one.out.lines().count(), 1);
}
