//! `rules test --coverage`.

use serde_json::Value;

use super::Folder;

/// A rule with a threshold, a choice, a cap, and two lists of conditions.
const RULE: &str = r#"const MEASURE = #{
    title: #{ en: "Repair", es: "Reparar" }, why: #{ en: "Why", es: "Por qué" },
    steps: #{ en: ["One"], es: ["Uno"] }, caution: #{ en: "Care", es: "Cuidado" },
    category: "good-housekeeping", end_use: "compressed_air", stage: "distribution", life_years: 1,
    status: "test", sources: [#{ cite: "A source", says: "so" }],
};
const ASSUMPTIONS = #{
    worth: #{ unit: "%", low: 5, typical: 10, high: 15, label: #{ en: "worth it", es: "vale la pena" }, source: "judgement: so" },
    slow: #{ unit: "1", low: 0.2, typical: 0.3, high: 0.4, label: #{ en: "slow", es: "lento" }, source: "judgement: so" },
};
fn applies(plant, assume) { plant.compressed_air.leak_share > assume.worth && plant.compressed_air.leaks_found >= 0 }
fn estimate(plant, assume) {
    let response = switch plant.compressed_air.control { "modulation" => assume.slow, _ => 1 };
    let leaked   = plant.compressed_air.annual_energy * min(plant.compressed_air.leak_share, plant.compressed_air.loaded_share);
    #{ saves: #{ electricity: leaked * response } }
}
"#;

/// What a case says of its plant, and what it expects.
fn case(name: &str, facts: &str, expected: &str) -> String {
    // An empty section would say that the plant has no compressed air.
    if facts.is_empty() {
        return format!(r#"{{ "name": "{name}", "profile": {{}}, {expected}, "because": "by hand" }}"#);
    }
    format!(
        r#"{{ "name": "{name}", "profile": {{ "compressed_air": {{ {facts} }} }}, {expected}, "because": "by hand" }}"#
    )
}

fn applies(name: &str, facts: &str, saved: &str) -> String {
    case(name, facts, &format!(r#""expect": "applies", "saves": {{ "electricity": "{saved}" }}"#))
}

fn folder(name: &str, cases: &[String]) -> Folder {
    let folder = Folder::new(name);
    folder.put("mine/common/capped.rhai", RULE);
    folder.put("mine/common/capped.cases.json", format!("[\n{}\n]", cases.join(",\n")));
    folder
}

fn first() -> String {
    applies(
        "a quarter of 400,000",
        r#""annual_energy": "400000 kWh/yr", "leak_share": "25 %", "loaded_share": "70 %", "leaks_found": 3, "control": "on_off""#,
        "100000 kWh/yr",
    )
}

fn complete() -> Vec<String> {
    let needs = |name: &str, facts: &str, fields: &str| {
        case(name, facts, &format!(r#""expect": "needs_data", "fields": [{fields}]"#))
    };
    let not = |name: &str, facts: &str| case(name, facts, r#""expect": "does_not_apply""#);
    vec![
        first(),
        applies(
            "the load caps what can leak, and the control is slow",
            r#""annual_energy": "400000 kWh/yr", "leak_share": "50 %", "loaded_share": "20 %", "leaks_found": 0, "control": "modulation""#,
            "24000 kWh/yr",
        ),
        not("below", r#""leak_share": "5 %", "leaks_found": 3"#),
        not("at the threshold", r#""leak_share": "10 %", "leaks_found": 3"#),
        needs("nothing is known", "", r#""compressed_air.leak_share""#),
        needs(
            "only the condition is known",
            r#""leak_share": "25 %", "leaks_found": 3"#,
            r#""compressed_air.annual_energy", "compressed_air.control", "compressed_air.loaded_share""#,
        ),
    ]
}

/// The keys of all parts in a state.
fn keys(json: &Value, state: &str) -> Vec<String> {
    let items = json["rules"][0]["items"].as_array().unwrap();
    let in_state = items.iter().filter(|item| item["state"] == state);
    let mut keys: Vec<String> = in_state.map(|item| item["key"].as_str().unwrap().to_owned()).collect();
    keys.sort();
    keys
}

#[test]
fn one_case_leaves_the_other_sides_uncovered_and_each_is_named() {
    let folder = folder("coverage-one", &[first()]);
    let json = folder.run("rules test capped --rules mine --coverage --format json").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/coverage@1");
    assert_eq!(
        keys(&json, "covered"),
        [
            "applies",
            "compressed_air.control = \"modulation\": false",
            "compressed_air.leak_share > worth",
            "compressed_air.leaks_found > 0",
            "min(compressed_air.leak_share, compressed_air.loaded_share) = compressed_air.leak_share",
        ]
    );
    assert_eq!(
        keys(&json, "uncovered"),
        [
            "compressed_air.annual_energy: missing",
            "compressed_air.control = \"modulation\": true",
            "compressed_air.control: missing",
            "compressed_air.leak_share < worth",
            "compressed_air.leak_share = worth",
            "compressed_air.leak_share: missing",
            "compressed_air.leaks_found = 0",
            "compressed_air.loaded_share: missing",
            "does_not_apply",
            "min(compressed_air.leak_share, compressed_air.loaded_share) = compressed_air.loaded_share",
            "needs_data",
        ]
    );
    // The number of leaks cannot be negative, so that its comparison always holds and is not waited for.
    assert_eq!(keys(&json, "impossible"), ["compressed_air.leaks_found < 0", "compressed_air.leaks_found: missing"]);
    let rule = &json["rules"][0];
    assert_eq!(rule["percent"], 31.25);
    assert_eq!(rule["outcomes"], serde_json::json!({ "covered": 1, "of": 3 }));
    assert_eq!(rule["branches"], serde_json::json!({ "covered": 2, "of": 4 }));
    assert_eq!(rule["thresholds"], serde_json::json!({ "covered": 2, "of": 5 }));
    assert_eq!(rule["missing"], serde_json::json!({ "covered": 0, "of": 4 }));
    folder.run("rules test capped --rules mine --coverage").ends_with(0).snapshot("rules_coverage");
    folder.run("rules test capped --rules mine --coverage --lang es").ends_with(0).snapshot("rules_coverage_es");
}

#[test]
fn a_case_for_each_side_covers_a_rule_and_the_threshold_is_met() {
    let folder = folder("coverage-all", &complete());
    let ran = folder.run("rules test capped --rules mine --coverage --threshold 100").ends_with(0);
    assert_eq!(ran.err, "");
    ran.snapshot("rules_coverage_complete");
}

#[test]
fn a_rule_below_the_threshold_makes_the_answer_no() {
    let folder = folder("coverage-short", &complete()[1..]);
    let ran = folder.run("rules test capped --rules mine --coverage --threshold 100").ends_with(1);
    assert!(ran.out.ends_with("\n1 rule below 100 %\n"), "{}", ran.out);
    folder.run("rules test capped --rules mine --coverage --threshold 80").ends_with(0);
    folder.run("rules test capped --rules mine --coverage --threshold 101").ends_with(2);
    folder.run("rules test capped --rules mine --threshold 80").ends_with(2);
    folder.run("rules test capped --rules mine --coverage --mutants").ends_with(2);
}

#[test]
fn junit_has_a_test_for_each_thing_to_cover() {
    let folder = folder("coverage-junit", &complete()[1..]);
    let short = folder.run("rules test capped --rules mine --coverage --threshold 100 --format junit").ends_with(1).out;
    assert!(short.starts_with("<?xml") && short.contains("<testsuite name=\"common/capped\""), "{short}");
    assert!(short.matches("<failure message=").count() >= 1, "{short}");
    // Without a threshold nothing fails, and what is open is still there.
    let open = folder.run("rules test capped --rules mine --coverage --format junit").ends_with(0).out;
    assert_eq!(open.matches("<failure").count(), 0, "{open}");
    assert!(open.matches("<skipped message=").count() >= short.matches("<failure message=").count(), "{open}");
}

#[test]
fn a_filter_names_the_rules_that_are_measured() {
    let folder = folder("coverage-filter", &complete());
    let ran = folder.run("rules test --rules mine --coverage --filter capped").ends_with(0);
    assert!(ran.out.contains("common/capped") && !ran.out.contains("common/steam_traps"), "{}", ran.out);
    let ran = folder.run("rules test --rules mine --coverage --filter caped").ends_with(2);
    assert!(ran.err.contains("did you mean `capped`?"), "{}", ran.err);
}

#[test]
fn a_written_reason_takes_the_place_of_a_case_and_a_stale_one_is_told() {
    let mut cases = complete();
    cases.remove(3);
    cases.push(
        r#"{ "uncovered": "compressed_air.leak_share = worth", "because": "nobody measures it so exactly" }"#
            .to_owned(),
    );
    let folder = folder("coverage-reason", &cases);
    let ran = folder.run("rules test capped --rules mine --coverage --threshold 100").ends_with(0);
    assert!(ran.out.contains("nobody measures it so exactly"), "{}", ran.out);
    // The reasons are no cases.
    assert!(folder.run("rules test capped --rules mine").ends_with(0).out.contains("5 cases"));
    let stale = r#"{ "uncovered": "compressed_air.leak_share < worth", "because": "it is covered" }"#;
    cases.push(stale.to_owned());
    folder.put("mine/common/capped.cases.json", format!("[\n{}\n]", cases.join(",\n")));
    let ran = folder.run("rules test capped --rules mine --coverage --threshold 100").ends_with(0);
    assert!(ran.err.starts_with("warning[AL0620]"), "{}", ran.err);
    cases.push(r#"{ "uncovered": "needs_data" }"#.to_owned());
    folder.put("mine/common/capped.cases.json", format!("[\n{}\n]", cases.join(",\n")));
    assert!(folder.run("rules test capped --rules mine").ends_with(1).err.contains("a text `because`"));
}

#[test]
fn a_case_that_does_not_hold_covers_nothing() {
    let folder = folder("coverage-wrong", &[first().replace("100000", "90000")]);
    let ran = folder.run("rules test capped --rules mine --coverage").ends_with(1);
    assert!(ran.err.contains("AL0602"), "{}", ran.err);
    assert!(ran.out.contains("0/3"), "{}", ran.out);
}

#[test]
fn a_rule_that_is_not_proved_cannot_be_measured() {
    let folder = Folder::new("coverage-unproved");
    let rule = RULE.replace("    #{ saves", "    let done = 0; while done < 3 { done = done + 1; }\n    #{ saves");
    folder.put("mine/common/capped.rhai", rule);
    folder.put("mine/common/capped.cases.json", format!("[{}]", first()));
    let ran = folder.run("rules test capped --rules mine --coverage").ends_with(0);
    assert!(ran.out.contains("not measurable: not proved"), "{}", ran.out);
    folder.run("rules test capped --rules mine --coverage --threshold 1").ends_with(1);
    let ran = folder.run("rules test capped --rules mine --mutants --lang es").ends_with(0);
    assert!(ran.out.contains("no se puede medir"), "{}", ran.out);
}
