//! `rules check`, `list`, `doc` and `explain` with evidence in the folder.

use std::fs;

use super::{Folder, LEAKS, file};

fn rule() -> String {
    fs::read_to_string("rules/common/compressed_air_leaks.rhai").unwrap()
}

fn with_evidence(name: &str, rule: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("mine/common/compressed_air_leaks.rhai", rule);
    folder.put("mine/evidence/centre.json", serde_json::to_string_pretty(&file()).unwrap());
    folder
}

#[test]
fn where_results_and_promise_disagree_the_assumption_is_named_with_its_line() {
    let folder = with_evidence("disagrees", &rule());
    let ran = folder.run("rules check mine --lang en");
    let ran = ran.ends_with(0);
    let said = format!("{}{}", ran.out, ran.err);
    let line = rule().lines().position(|line| line.trim_start().starts_with("repaired_share:")).unwrap() + 1;
    assert!(said.contains("AL0436"), "{said}");
    assert!(said.contains("5 measured results are 0.632 (95 %: 0.507 to 0.788)"), "{said}");
    assert!(said.contains("`repaired_share` of 70 % would have to be 44.2 %"), "{said}");
    assert!(said.contains("25.8 / 50.9 / 84.9 %"), "{said}");
    assert!(said.contains(&format!("compressed_air_leaks.rhai:{line}:")), "{said}");
    let ran = folder.run("rules check mine --lang es").ends_with(0);
    assert!(ran.err.contains("tendría que ser 44.2 %"), "{}", ran.err);
}

#[test]
fn a_rule_that_takes_the_range_agrees_with_its_results() {
    let changed = rule().replace("low: 50, typical: 70, high: 95", "low: 26, typical: 51, high: 85");
    assert!(changed != rule());
    let ran = with_evidence("taken", &changed).run("rules check mine").ends_with(0);
    // 0.63196 × 70 / 51 = 0.86740; interval 0.69566 to 1.08153: 1 is in it.
    assert!(!ran.err.contains("AL0436"), "{}", ran.err);
}

#[test]
fn stable_asks_for_results() {
    let stable = rule().replace("status:   \"test\"", "status:   \"stable\"");
    assert!(stable != rule());
    let folder = Folder::new("stable");
    folder.put("mine/common/compressed_air_leaks.rhai", &stable);
    let ran = folder.run("rules check mine").ends_with(0);
    let line = stable.lines().position(|line| line.contains("status:   \"stable\"")).unwrap() + 1;
    assert!(ran.err.contains("AL0435") && ran.err.contains("there are 0"), "{}", ran.err);
    assert!(ran.err.contains(&format!("compressed_air_leaks.rhai:{line}:")), "{}", ran.err);
    // Five results are enough, also beside the rule.
    folder.put("mine/common/compressed_air_leaks.evidence.json", serde_json::to_string(&file()).unwrap());
    let ran = folder.run("rules check mine").ends_with(0);
    assert!(!ran.err.contains("AL0435") && ran.err.contains("AL0436"), "{}", ran.err);
}

#[test]
fn without_evidence_nothing_is_said_of_it() {
    let folder = Folder::new("nothing");
    folder.put("mine/common/compressed_air_leaks.rhai", rule());
    let ran = folder.run("rules check mine").ends_with(0);
    assert!(!ran.err.contains("AL043"), "{}", ran.err);
    assert!(!folder.run(&format!("explain {LEAKS} --rules mine")).out.contains("Measured results"));
}

#[test]
fn evidence_changes_neither_promises_nor_the_hash_of_the_library() {
    let folder = with_evidence("hash", &rule());
    folder.put("plain/common/compressed_air_leaks.rhai", rule());
    folder.put("plant.json", fs::read("examples/plastics_tapas_del_bajio.json").unwrap());
    let report = |rules: &str| {
        let ran = folder.run(&format!("recommend plant.json --rules {rules} --draws 20 --format json")).ends_with(0);
        let mut report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        report["library"].as_object_mut().unwrap().remove("sources");
        for list in ["recommendations", "needs_study"] {
            for entry in report[list].as_array_mut().unwrap() {
                entry.as_object_mut().unwrap().remove("rule_file");
            }
        }
        report
    };
    assert_eq!(report("mine"), report("plain"));
}

#[test]
fn the_catalogue_and_explain_tell_what_is_known() {
    let folder = with_evidence("told", &rule());
    let ran = folder.run(&format!("explain {LEAKS} --rules mine --lang es")).ends_with(0);
    assert!(ran.out.contains("Resultados medidos") && ran.out.contains("0.632 (95 %: 0.507 a 0.788)"), "{}", ran.out);
    let ran = folder.run(&format!("explain {LEAKS} --rules mine --format json")).ends_with(0);
    let entry: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(entry["evidence"].as_array().unwrap().len() >= 2);
    let ran = folder.run("rules list mine").ends_with(0);
    let line = ran.out.lines().find(|line| line.starts_with(LEAKS)).unwrap();
    assert!(line.contains("measured results 5: 0.632"), "{line}");
    let ran = folder.run("rules list mine --format json").ends_with(0);
    assert!(ran.out.contains("\"evidence\""));
    let ran = folder.run("rules doc mine").ends_with(0);
    assert!(ran.out.contains("Measured results"));
}

#[test]
fn faulty_evidence_and_results_of_no_rule_are_said() {
    let folder = with_evidence("faulty", &rule());
    folder.put("mine/evidence/broken.json", "{ \"schema\": \"auditlite/evidence@1\" }");
    let ran = folder.run("rules check mine").ends_with(1);
    assert!(ran.err.contains("AL0437") && ran.err.contains("broken.json"), "{}", ran.err);
    let text = serde_json::to_string(&file()).unwrap().replace(LEAKS, "common/compressed_air_leak");
    folder.put("mine/evidence/broken.json", text);
    let ran = folder.run("rules check mine").ends_with(0);
    assert!(
        ran.err.contains("AL0438") && ran.err.contains("did you mean `common/compressed_air_leaks`"),
        "{}",
        ran.err
    );
}
