//! Every shipped rule: its check, its cases, and what it finds at every example plant.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use auditlite::cases::{Expected, read_cases, run_cases};
use auditlite::diagnostic::Lang;
use auditlite::facility::read_profile;
use auditlite::library::{Category, Library, LibraryFile, RuleBody, Stage, check, shipped_files};
use auditlite::report::{Options, build};
use auditlite::snapshots::{file_name, findings, snapshot_text};
use serde_json::Value;

fn examples() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
        .iter()
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn the_library_is_sound() {
    let problems = check(&Library::shipped(), None);
    let shown: String = problems.iter().map(|problem| problem.render(Lang::En)).collect();
    assert!(problems.is_empty(), "{shown}");
}

#[test]
fn every_rule_is_proved() {
    let library = Library::shipped();
    assert!(library.broken.is_empty());
    assert!(library.rules.iter().all(|rule| matches!(rule.body, RuleBody::Proved(_))));
}

#[test]
fn every_case_holds() {
    let library = Library::shipped();
    let files: BTreeMap<_, _> = library.case_files().collect();
    for rule in &library.rules {
        let file = files.get(&rule.id).unwrap_or_else(|| panic!("`{}` has no cases", rule.id));
        for verdict in run_cases(&library, rule, file).unwrap() {
            let shown: String = verdict.differences.iter().map(|problem| problem.render(Lang::En)).collect();
            assert!(verdict.differences.is_empty(), "{shown}");
        }
    }
}

#[test]
fn every_rule_has_cases_of_each_kind() {
    let library = Library::shipped();
    for (id, file) in library.case_files() {
        let cases = read_cases(&file.shown, &file.bytes).unwrap();
        for kind in [Expected::Applies, Expected::DoesNotApply, Expected::NeedsData] {
            assert!(cases.iter().any(|case| case.expect == kind), "`{id}` has no case `{}`", kind.name());
        }
        let at_boundary = |name: &str| {
            ["exactly", "threshold", "boundary", "limit", "just "].iter().any(|word| name.to_lowercase().contains(word))
        };
        assert!(
            cases.iter().any(|case| at_boundary(&case.name) || at_boundary(&case.because)),
            "`{id}` has no case at its boundary"
        );
    }
}

#[test]
fn the_rules_use_every_stage_and_feature() {
    let library = Library::shipped();
    let stages: BTreeSet<Stage> = library.rules.iter().map(|rule| rule.measure.stage).collect();
    assert_eq!(stages.len(), Stage::ALL.len());
    let categories: BTreeSet<Category> = library.rules.iter().map(|rule| rule.measure.category).collect();
    assert!(categories.len() >= 4);
    assert!(library.rules.iter().any(|rule| rule.measure.observe.is_some()));
    let formulas = || {
        library.rules.iter().filter_map(|rule| match &rule.body {
            RuleBody::Proved(formula) => Some(formula),
            RuleBody::Interpreted(_) => None,
        })
    };
    assert!(formulas().any(|formula| !formula.uses.is_empty()));
    assert!(formulas().any(|formula| formula.other_saving.is_some() && formula.investment.is_none()));
    assert!(formulas().any(|formula| formula.running_cost.is_some()));
    let saved: BTreeSet<String> =
        formulas().flat_map(|formula| &formula.saves).map(|amount| amount.resource.to_string()).collect();
    for resource in ["electricity", "demand", "fuel", "natural_gas", "water", "wastewater"] {
        assert!(saved.contains(resource), "no rule saves {resource}");
    }
    for kind in ["raw_material/", "hazardous_waste/", "solid_waste/"] {
        assert!(saved.iter().any(|resource| resource.starts_with(kind)), "no rule saves {kind}");
    }
    for (folder, count) in
        [("common", 10), ("oil_lube", 3), ("plastics", 3), ("cardboard", 3), ("dairy", 3), ("powdered_food", 3)]
    {
        assert_eq!(library.rules.iter().filter(|rule| rule.folder() == folder).count(), count, "{folder}");
    }
}

/// No shipped rules save the same thing in different ways; where two do, the better one counts.
#[test]
fn of_an_exclusive_group_one_measure_counts() {
    let text = fs::read_to_string("rules/common/compressed_air_leaks.rhai").unwrap();
    let member = |id: &str, share: &str| LibraryFile {
        path: format!("common/{id}.rhai"),
        shown: format!("common/{id}.rhai"),
        bytes: text
            .replace("stage:    \"distribution\",", "stage: \"distribution\", exclusive: \"leaks\",")
            .replace("low: 50, typical: 70, high: 95", &format!("low: 10, typical: {share}, high: 95"))
            .into_bytes(),
    };
    let own = vec![member("leaks_half", "35"), member("leaks_all", "70")];
    let sources = vec![("shipped".to_owned(), shipped_files()), ("own".to_owned(), own)];
    let library = Library::from_files(sources, Vec::new());
    let bytes = fs::read("examples/dairy_lacteos_la_canada.json").unwrap();
    let (facility, warnings) = read_profile("plant.json", &bytes, &library.fields, &library.factors).unwrap();
    let report = build(&library, &facility, warnings, Options::default()).unwrap();
    let report = serde_json::to_value(report).unwrap();
    let alternatives = |id: &str| {
        let all = report["recommendations"].as_array().unwrap().iter();
        let found = all.filter(|entry| entry["id"] == format!("common/{id}")).map(|entry| &entry["alternatives_to"]);
        found.cloned().collect::<Vec<Value>>()
    };
    assert_eq!(alternatives("leaks_all"), [Value::from(vec!["common/leaks_half"])]);
    assert_eq!(alternatives("leaks_half"), [Value::from(vec!["common/leaks_all"])]);
    let counted: Vec<&Value> = report["recommendations"].as_array().unwrap().iter().collect();
    let of = |id: &str| counted.iter().find(|entry| entry["id"] == format!("common/{id}")).unwrap();
    assert_eq!(of("leaks_half")["not_counted"], true);
    assert!(of("leaks_all")["not_counted"].is_null() && of("leaks_all")["stacked_annual_saving"].is_object());
}

/// What each rule finds at each example plant, a file per rule: a new rule that also fires elsewhere shows up here.
/// `auditlite rules test rules` sees the same files.
#[test]
fn every_rule_at_every_example_plant() {
    let library = Library::shipped();
    let found = findings(&library, &library.plants(), None);
    assert_eq!(found.plants, examples().len());
    let problems: String = found.problems.iter().map(|problem| problem.render(Lang::En)).collect();
    assert!(problems.is_empty(), "{problems}");
    insta::with_settings!({
        snapshot_path => "../snapshots/rules",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        for rule in &library.rules {
            insta::assert_snapshot!(rule.id.replace('/', "__"), found.text(&rule.id).unwrap());
        }
    });
}

#[test]
fn the_snapshots_of_both_tools_are_the_same_bytes() {
    let library = Library::shipped();
    let found = findings(&library, &library.plants(), None);
    for rule in &library.rules {
        let alone = findings(&library, &library.plants(), Some(&BTreeSet::from([rule.id.as_str()])));
        assert_eq!(alone.text(&rule.id), found.text(&rule.id), "{}", rule.id);
        let file = format!("snapshots/rules/{}", file_name(&rule.id));
        let whole = snapshot_text("tests/rules.rs", &found.text(&rule.id).unwrap());
        assert_eq!(fs::read_to_string(&file).unwrap(), whole, "{file}");
    }
}

/// Deleting any one fact never makes a rule vanish, and never turns a measure that applied into one that does not.
#[test]
fn deleting_a_fact_never_makes_a_rule_vanish() {
    let library = Library::shipped();
    for (name, bytes) in examples() {
        let file = format!("examples/{name}.json");
        let whole: Value = serde_json::from_slice(&bytes).unwrap();
        let before = lists(&library, &file, &whole).unwrap();
        for path in facts(&whole) {
            let mut without = whole.clone();
            remove(&mut without, &path);
            // A profile that contradicts itself without the fact is refused, and says so.
            let Some(after) = lists(&library, &file, &without) else { continue };
            assert_eq!(after.len(), library.rules.len(), "{name}: a rule vanished without {path:?}");
            for (id, list) in &before {
                let lost = ["recommendations", "needs_study"].contains(&list.as_str()) && after[id] == "not_applicable";
                assert!(!lost, "{name}: `{id}` no longer applies without {path:?}");
            }
        }
    }
}

fn lists(library: &Library, file: &str, profile: &Value) -> Option<BTreeMap<String, String>> {
    let bytes = serde_json::to_vec(profile).unwrap();
    let (facility, warnings) = read_profile(file, &bytes, &library.fields, &library.factors).ok()?;
    let report = serde_json::to_value(build(library, &facility, warnings, Options::default()).unwrap()).unwrap();
    let mut lists = BTreeMap::new();
    for list in ["recommendations", "needs_study", "needs_data", "not_applicable", "failed"] {
        for entry in report[list].as_array().unwrap() {
            assert!(lists.insert(entry["id"].as_str().unwrap().to_owned(), list.to_owned()).is_none());
        }
    }
    Some(lists)
}

/// The paths of all single facts of a profile: members of sections, of items and of records.
fn facts(profile: &Value) -> Vec<Vec<String>> {
    let settings = ["schema", "note", "currency", "exchange_rates", "assumptions", "done", "limits"];
    let mut paths = Vec::new();
    for (section, value) in profile.as_object().unwrap() {
        if settings.contains(&section.as_str()) {
            continue;
        }
        walk(value, &mut vec![section.clone()], &mut paths);
    }
    paths
}

fn walk(value: &Value, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(entries) if !entries.contains_key("value") => {
            entries.iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => {
            paths.push(path.clone());
            return;
        }
    };
    for (key, child) in children {
        path.push(key);
        walk(child, path, paths);
        path.pop();
    }
}

fn remove(value: &mut Value, path: &[String]) {
    let (last, parents) = path.split_last().unwrap();
    let parent = parents.iter().fold(&mut *value, |value, key| match value {
        Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
        other => other.get_mut(key).unwrap(),
    });
    if let Value::Object(entries) = parent {
        entries.shift_remove(last);
        // A section that is left empty would say that the plant has nothing of the kind.
        if entries.is_empty() && parents.len() == 1 {
            value.as_object_mut().unwrap().shift_remove(&parents[0]);
        }
    }
}
