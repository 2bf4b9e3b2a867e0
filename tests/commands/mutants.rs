//! `rules test --mutants`.

use serde_json::Value;

use super::{Folder, HOLDS, SOUND};

/// The changes that no case notices.
fn survivors(json: &Value) -> Vec<&str> {
    let list = json["rules"][0]["survivors"].as_array().unwrap();
    list.iter().map(|survivor| survivor["change"].as_str().unwrap()).collect()
}

#[test]
fn a_change_that_no_case_notices_is_listed_with_its_place() {
    let folder = Folder::with_rules("mutants");
    let json = folder.run("rules test sound --rules mine --mutants --format json").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/mutants@1");
    let at = "applies: plant.compressed_air.leak_share > 0 -> plant.compressed_air.leak_share >= 0";
    // Both are above zero at the case, and where nobody knows them usual values step in.
    let others = ["loaded_share", "control_response"]
        .map(|other| format!("applies: plant.compressed_air.leak_share -> plant.compressed_air.{other}"));
    assert_eq!(survivors(&json), [others[0].as_str(), others[1].as_str(), at, "applies: 0 -> -1"]);
    let rule = &json["rules"][0];
    assert_eq!((&rule["survivors"][2]["line"], &rule["survivors"][2]["column"]), (&7.into(), &61.into()));
    // At every example plant with compressed air both are known or have a usual value: no outcome changes.
    assert_eq!(rule["survivors"][0]["effect"], "none");
    let of = |key: &str| rule[key].as_u64().unwrap();
    assert_eq!(of("changes"), of("noticed") + of("refused") + 4);
    // The proof refuses energy per share, and energy or a share alone where the other is needed.
    assert!(of("refused") >= 1, "{rule}");
    folder.run("rules test sound --rules mine --mutants").ends_with(0).snapshot("rules_mutants");
    folder.run("rules test sound --rules mine --mutants --lang es").ends_with(0).snapshot("rules_mutants_es");
}

#[test]
fn a_change_of_more_than_5_percent_needs_a_case_or_a_reason() {
    let folder = Folder::with_rules("mutants-open");
    let rule = SOUND
        .replace("};\nfn applies", "};\nconst ASSUMPTIONS = #{ cost: #{ unit: \"USD\", low: 1, typical: 500, high: 900, year: 2025, label: #{ en: \"cost\", es: \"costo\" }, source: \"judgement: so\" } };\nfn applies")
        .replace("electricity: leaked } }", "electricity: leaked }, investment: assume.cost }");
    folder.put("mine/common/sound.rhai", rule);
    // The case says nothing of the investment.
    let ran = folder.run("rules test sound --rules mine --mutants").ends_with(1);
    ran.snapshot("rules_mutants_open");
    let json = folder.run("rules test sound --rules mine --mutants --format json").ends_with(1).json();
    let open: Vec<&Value> =
        json["rules"][0]["survivors"].as_array().unwrap().iter().filter(|survivor| survivor["open"] == true).collect();
    let changes: Vec<&str> = open.iter().map(|survivor| survivor["change"].as_str().unwrap()).collect();
    assert_eq!(
        changes,
        ["assume.cost: 500 USD -> 550 USD", "assume.cost: 500 USD -> 450 USD", "investment: assume.cost -> nothing"]
    );
    assert_eq!(open[0]["share"], 0.1);
    assert_eq!(open[2]["share"], 1.0);
    // Reasons excuse them, however the arrow is typed.
    let reason = |change: &str| format!(r#"{{ "unnoticed": "{change}", "because": "the cost is a guess" }}"#);
    let reasons = [
        reason("assume.cost: 500 USD -> 550 USD"),
        reason("`assume.cost`: 500 USD  → 450 USD"),
        reason("investment: assume.cost -> nothing"),
    ];
    let with = |cases: &str| format!("{}, {} ]", cases.trim_end().trim_end_matches(']'), reasons.join(", "));
    folder.put("mine/common/sound.cases.json", with(HOLDS));
    folder.run("rules test sound --rules mine --mutants").ends_with(0).snapshot("rules_mutants_reasons");
    // Once a case notices them, the reasons are stale.
    let states = HOLDS.replace(r#""because""#, r#""investment": "500 USD", "because""#);
    folder.put("mine/common/sound.cases.json", with(&states));
    let ran = folder.run("rules test sound --rules mine --mutants").ends_with(0);
    assert_eq!(ran.err.matches("warning[AL0620]").count(), 3, "{}", ran.err);
}

#[test]
fn a_plant_shows_how_much_a_change_matters() {
    let folder = Folder::with_rules("mutants-plants");
    // With a wide tolerance the case does not notice a tenth.
    folder.put("mine/common/sound.rhai", SOUND.replace("leaked } }", "leaked * 1 } }"));
    folder.put("mine/common/sound.cases.json", HOLDS.replace(r#""because""#, r#""tolerance": 0.2, "because""#));
    let json =
        folder.run("rules test sound --rules mine --mutants --plants plant.json --format json").ends_with(1).json();
    let alone = folder.run("rules test sound --rules mine --mutants --format json").ends_with(1).json();
    assert_eq!(json["plants"].as_u64(), alone["plants"].as_u64().map(|examples| examples + 1));
    assert!(survivors(&json).contains(&"saves.electricity: 1 -> 1.1"), "{json:#}");
    folder.put("plants/one.json", folder.read("plant.json"));
    folder.run("rules test sound --rules mine --mutants --plants plants").ends_with(1);
    folder.run("rules test sound --rules mine --mutants --plants nowhere.json").ends_with(3);
    folder.run("rules test sound --rules mine --plants plant.json").ends_with(2);
}

#[test]
fn the_same_changes_are_listed_in_the_same_order_every_time() {
    let folder = Folder::new("mutants-order");
    let first = folder.run("rules test --mutants --format json");
    let second = folder.run("rules test --mutants --format json");
    assert_eq!(first.out, second.out);
}

#[test]
fn junit_fails_what_matters_and_skips_the_rest() {
    let folder = Folder::with_rules("mutants-junit");
    let held = folder.run("rules test --rules mine --mutants --filter sound --format junit").ends_with(0).out;
    assert!(held.contains("failures=\"0\" errors=\"0\" skipped=\""), "{held}");
    assert!(held.contains("leak_share &gt; 0 -&gt; plant.compressed_air.leak_share &gt;= 0"), "{held}");
    assert!(!held.contains("common/steam_traps"), "{held}");
}
