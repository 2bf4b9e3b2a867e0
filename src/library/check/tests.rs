//! What is sound stays silent; what is not is shown with a plant at which it goes wrong.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use super::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Library, LibraryFile, shipped_files};

const ASSUMPTIONS: &str = r#"
const ASSUMPTIONS = #{
    share: #{ unit: "%", low: 10, typical: 20, high: 30, label: #{ en: "part", es: "parte" }, source: #{ en: "judgement: x", es: "criterio: x" } },
    worth: #{ unit: "%", low: 5, typical: 10, high: 15, label: #{ en: "worth", es: "vale" }, source: #{ en: "judgement: x", es: "criterio: x" } },
    hours: #{ unit: "h/yr", low: 100, typical: 200, high: 300, label: #{ en: "hours", es: "horas" }, source: #{ en: "judgement: x", es: "criterio: x" } },
};
"#;

/// The texts of `MEASURE` and what goes with them.
fn measure(end_use: &str, more: &str) -> String {
    format!(
        r#"const MEASURE = #{{ title: #{{ en: "Repair", es: "Reparar" }}, why: #{{ en: "Why", es: "Por qué" }}, steps: #{{ en: ["One"], es: ["Uno"] }}, caution: #{{ en: "Care", es: "Cuidado" }}, category: "good-housekeeping", end_use: "{end_use}", stage: "distribution", life_years: 1, status: "test", sources: [#{{ cite: "A source", says: "so" }}]{more} }};"#
    )
}

fn library(rules: &[(&str, String)]) -> Library {
    let file = |path: String, text: &str| LibraryFile { shown: path.clone(), path, bytes: text.as_bytes().to_vec() };
    let files =
        rules.iter().flat_map(|(id, text)| [file(format!("{id}.rhai"), text), file(format!("{id}.cases.json"), "[]")]);
    let sources = vec![("shipped".to_owned(), shipped_files()), ("own".to_owned(), files.collect())];
    Library::from_files(sources, Vec::new())
}

/// What is said of a rule, without the assumptions that it has no use for.
fn found(end_use: &str, more: &str, applies: &str, estimate: &str) -> Vec<Diagnostic> {
    let functions = format!("fn applies(plant, assume) {{ {applies} }}\nfn estimate(plant, assume) {{ {estimate} }}");
    let text = format!("{}{ASSUMPTIONS}{functions}", measure(end_use, more));
    let library = library(&[("common/own", text)]);
    assert_eq!(
        library.broken.iter().flat_map(|broken| &broken.diagnostics).collect::<Vec<_>>(),
        [] as [&Diagnostic; 0]
    );
    let problems = check(&library, Some(&["common/own".to_owned()]));
    problems.into_iter().filter(|problem| ![Code::UNUSED, Code::BARE_NUMBER].contains(&problem.code)).collect()
}

fn codes(end_use: &str, applies: &str, estimate: &str) -> Vec<Code> {
    found(end_use, "", applies, estimate).iter().map(|problem| problem.code).collect()
}

const LEAKS: &str = "plant.compressed_air.leak_share > assume.worth";

#[test]
fn shares_of_the_end_use_are_sound() {
    for saved in [
        "plant.compressed_air.annual_energy * plant.compressed_air.leak_share * assume.share",
        "plant.compressed_air.annual_energy - plant.compressed_air.annual_energy * assume.share",
        "plant.compressed_air.annual_energy * max(plant.compressed_air.leak_share - assume.share, 0)",
        "min(plant.compressed_air.average_power * plant.compressed_air.hours, plant.compressed_air.annual_energy)",
        "plant.compressed_air.annual_energy * (plant.compressed_air.leak_share - assume.worth)",
        "if plant.compressed_air.leak_share > assume.share { plant.compressed_air.annual_energy * (plant.compressed_air.leak_share - assume.share) } else { 0 }",
    ] {
        assert_eq!(
            codes("compressed_air", LEAKS, &format!("#{{ saves: #{{ electricity: {saved} }} }}")),
            [],
            "{saved}"
        );
    }
}

#[test]
fn a_saving_that_can_be_negative_is_shown_with_a_plant() {
    let estimate = "let over = plant.compressed_air.leak_share - assume.share; #{ saves: #{ electricity: plant.compressed_air.annual_energy * over } }";
    let problems = found("compressed_air", "", LEAKS, estimate);
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::CAN_BE_NEGATIVE]);
    let message = &problems.first().unwrap().message.en;
    assert!(message.contains("`saves.electricity` can be negative: -"), "{message}");
    assert!(message.contains("`compressed_air.leak_share` = "), "{message}");
}

#[test]
fn facts_that_contradict_each_other_are_no_plant() {
    // The fields refuse a motor that idles for longer than it is switched on.
    let running = "sum(plant.motors, |m| m.power * m.load * (m.hours - m.idle_hours))";
    let any = "any(plant.motors, |m| m.hours > assume.hours)";
    assert_eq!(codes("motors", any, &format!("#{{ saves: #{{ electricity: {running} }} }}")), []);
    let swapped = "sum(plant.motors, |m| m.power * m.load * (m.idle_hours - m.hours))";
    let found = codes("motors", any, &format!("#{{ saves: #{{ electricity: {swapped} }} }}"));
    assert_eq!(found, [Code::CAN_BE_NEGATIVE]);
}

#[test]
fn more_than_the_end_use_consumes_is_shown_with_a_plant() {
    let saved = "plant.compressed_air.average_power * plant.compressed_air.hours";
    let problems = found("compressed_air", "", LEAKS, &format!("#{{ saves: #{{ electricity: {saved} }} }}"));
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::CAN_EXCEED]);
    let message = &problems.first().unwrap().message.en;
    assert!(message.contains("more than the end use `compressed_air` consumes"), "{message}");
}

#[test]
fn a_division_is_sound_where_applies_keeps_zero_out() {
    let estimate = "let each = plant.compressed_air.annual_energy / plant.steam.traps_failed; #{ saves: #{ electricity: min(each, plant.compressed_air.annual_energy) } }";
    assert_eq!(codes("compressed_air", "plant.steam.traps_total > 0", estimate), [Code::CAN_FAIL]);
    assert_eq!(codes("compressed_air", "plant.steam.traps_failed > 0", estimate), []);
}

#[test]
fn conditions_with_one_answer_are_found_and_others_are_not() {
    let estimate = "#{ saves: #{ electricity: plant.compressed_air.annual_energy * assume.share } }";
    let one = |applies: &str| codes("compressed_air", applies, estimate);
    assert_eq!(one("plant.compressed_air.leak_share > 1 + assume.share"), [Code::NEVER_APPLIES]);
    assert_eq!(
        one("plant.compressed_air.hours > assume.hours && plant.compressed_air.hours < 50.unit(\"h/yr\")"),
        [Code::NEVER_APPLIES]
    );
    assert_eq!(one("plant.compressed_air.leak_share >= 0"), [Code::ALWAYS_APPLIES]);
    assert_eq!(
        one("plant.compressed_air.leak_share > 0 || plant.compressed_air.hours >= 0.unit(\"h/yr\")"),
        [Code::ALWAYS_APPLIES]
    );
    assert_eq!(
        one("plant.compressed_air.leak_share > 0 && plant.compressed_air.hours >= 0.unit(\"h/yr\")"),
        [Code::UNREACHABLE]
    );
    for sound in [
        "plant.compressed_air.leak_share > 0",
        "plant.compressed_air.leak_share >= 99.percent",
        "plant.compressed_air.hours > assume.hours || plant.compressed_air.hours < 50.unit(\"h/yr\")",
        "plant.steam.fuel == \"diesel\"",
        "any(plant.motors, |m| m.hours > m.idle_hours && m.power > 0.kW)",
    ] {
        assert_eq!(one(sound), [], "{sound}");
    }
    // Where something must be seen, that decides.
    let observed = found("compressed_air", ", observe: \"plastics.bare_heater_bands\"", "true", estimate);
    assert_eq!(observed, []);
}

#[test]
fn branches_that_no_plant_takes_are_found_and_others_are_not() {
    let with = |part: &str| {
        let estimate =
            format!("let part = {part}; #{{ saves: #{{ electricity: plant.compressed_air.annual_energy * part }} }}");
        codes("compressed_air", LEAKS, &estimate)
    };
    let sound = [
        "if plant.compressed_air.hours > 4000.unit(\"h/yr\") { assume.share } else { assume.worth }",
        "if plant.compressed_air.leak_share > assume.share { assume.share } else { assume.worth }",
        "switch plant.steam.fuel { \"diesel\" => assume.share, \"lpg\" => assume.worth, _ => 0 }",
    ];
    for part in sound {
        assert_eq!(with(part), [], "{part}");
    }
    let never = [
        "if plant.compressed_air.hours > 9000.unit(\"h/yr\") { assume.share } else { assume.worth }",
        "if plant.compressed_air.leak_share < assume.worth { assume.share } else { assume.worth }",
        "if assume.share > 50.percent { 1 } else { assume.share }",
        "switch plant.steam.fuel { \"diesel\" => assume.share, \"lpg\" => 0, \"diesel\" => assume.worth, _ => 0 }",
    ];
    for part in never {
        assert_eq!(with(part), [Code::UNREACHABLE], "{part}");
    }
}

#[test]
fn only_measured_numbers_may_not_be_asked_to_be_equal() {
    let estimate = "#{ saves: #{ electricity: plant.compressed_air.annual_energy * assume.share } }";
    let one = |applies: &str| codes("compressed_air", applies, estimate);
    assert_eq!(one("plant.compressed_air.leak_share == assume.worth"), [Code::EQUAL_MEASURED]);
    assert_eq!(one("any(plant.motors, |m| m.load != assume.worth)"), [Code::EQUAL_MEASURED]);
    assert_eq!(one("plant.steam.traps_failed == 3"), []);
    assert_eq!(one("plant.compressed_air.leak_share != 0"), []);
    assert_eq!(one("plant.steam.fuel != \"diesel\""), []);
}

#[test]
fn a_group_joins_what_overlaps() {
    let rule = |end_use: &str, section: &str, group: &str| {
        let functions = format!(
            "fn applies(plant, assume) {{ any(plant.{section}, |m| m.hours > assume.hours) }}\nfn estimate(plant, assume) {{ #{{ saves: #{{ electricity: sum(plant.{section}, |m| m.power * m.hours) * assume.worth * assume.share }} }} }}"
        );
        format!("{}{ASSUMPTIONS}{functions}", measure(end_use, &format!(", exclusive: \"{group}\"")))
    };
    let said = |rules: &[(&str, String)]| {
        let ids: Vec<String> = rules.iter().map(|(id, _)| (*id).to_owned()).collect();
        let problems = check(&library(rules), Some(&ids));
        problems.into_iter().filter(|problem| problem.code == Code::NEEDLESS_GROUP).count()
    };
    let (motors, fans) = (rule("motors", "motors", "own"), rule("pumps_fans", "pumps_fans", "own"));
    assert_eq!(said(&[("common/a", motors.clone()), ("common/b", motors.clone())]), 0);
    assert_eq!(said(&[("common/a", motors.clone()), ("common/b", fans)]), 2);
    assert_eq!(said(&[("common/a", motors)]), 1);
}

#[test]
fn a_group_is_for_rules_that_can_apply_together() {
    let rule = |applies: &str| {
        let functions = format!(
            "fn applies(plant, assume) {{ {applies} }}\nfn estimate(plant, assume) {{ #{{ saves: #{{ electricity: plant.compressed_air.annual_energy * assume.worth * assume.share }} }} }}"
        );
        format!("{}{ASSUMPTIONS}{functions}", measure("compressed_air", ", exclusive: \"own\""))
    };
    let said = |first: &str, second: &str, ids: [&str; 2]| {
        let library = library(&[(ids[0], rule(first)), (ids[1], rule(second))]);
        let problems = check(&library, Some(&ids.map(str::to_owned)));
        problems.into_iter().filter(|problem| problem.code == Code::NEEDLESS_GROUP).count()
    };
    let common = ["common/a", "common/b"];
    let (gas, diesel) = ("plant.steam.fuel == \"natural_gas\"", "plant.steam.fuel == \"diesel\"");
    assert_eq!(said(gas, diesel, common), 2);
    assert_eq!(said(gas, gas, common), 0);
    let more = |hours: u32| format!("plant.compressed_air.hours > {hours}.unit(\"h/yr\")");
    let less = |hours: u32| format!("plant.compressed_air.hours < {hours}.unit(\"h/yr\")");
    assert_eq!(said(&more(4000), &less(3000), common), 2);
    assert_eq!(said(&more(3000), &less(4000), common), 0);
    assert_eq!(said(gas, gas, ["dairy/a", "plastics/b"]), 2);
}

#[test]
fn the_same_library_is_told_the_same_twice() {
    let library = Library::shipped();
    assert_eq!(check(&library, None), check(&library, None));
}
