//! What `explain` works out: formulas with the numbers of a plant, and what would have to be different.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

#[path = "explain/sums.rs"]
mod sums;

use std::fs;
use std::path::PathBuf;

use auditlite::diagnostic::Lang;
use auditlite::evaluate::{Outcome, Then, judge_rule, near_miss, write_out};
use auditlite::facility::{Facility, read_profile};
use auditlite::library::Library;
use auditlite::report::{Options, build, explain, render_measure};

fn examples() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

fn plant(library: &Library, text: &str) -> Facility {
    read_profile("plant.json", text.as_bytes(), &library.fields, &library.factors).unwrap().0
}

#[test]
fn every_line_fits_a_terminal_at_every_plant_in_both_languages() {
    let library = Library::shipped();
    for path in examples() {
        let facility = plant(&library, &fs::read_to_string(&path).unwrap());
        for lang in Lang::ALL {
            let mut report = build(&library, &facility, Vec::new(), Options { lang, ..Options::default() }).unwrap();
            for rule in &library.rules {
                let explanation = explain(&library, rule, &facility, &mut report);
                let text = render_measure(&report, &rule.id, &explanation, 80);
                assert!(!text.is_empty(), "{} {}", rule.id, path.display());
                for line in text.lines() {
                    let wide = textwrap::core::display_width(line);
                    assert!(wide <= 80, "{} {}: {line}", rule.id, path.display());
                }
            }
        }
    }
}

#[test]
fn a_fact_that_is_changed_as_asked_for_makes_the_measure_apply() {
    let library = Library::shipped();
    let mut tried = 0;
    for path in examples() {
        let facility = plant(&library, &fs::read_to_string(&path).unwrap());
        for rule in &library.rules {
            let Ok(Outcome::DoesNotApply(refusal)) = judge_rule(&library, rule, &facility) else { continue };
            let Some(found) = near_miss(&library, rule, &facility, &refusal) else { continue };
            let [only] = found.failing.as_slice() else { continue };
            for change in &only.changes {
                let outcome = judge_rule(&library, rule, &change.made_at(&facility)).unwrap();
                match change.then.as_ref().unwrap() {
                    Then::NeedsData(_) => assert!(matches!(outcome, Outcome::NeedsData(_)), "{}", rule.id),
                    Then::Applies(_) => assert!(matches!(outcome, Outcome::Applies(_)), "{}", rule.id),
                    Then::AppliesSomehow => {}
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 8, "only {tried} changes were tried");
}

/// (0.6 - 0.57) x 8,760 = 262.8 m3, against 2 % of 21,000 = 420 m3: 420 / 8,760 = 0.0479452 m3/h are needed, so a night
/// flow of 0.617945, a night use of 0.552055, or 262.8 / 2 % = 13,140 m3 a year.
#[test]
fn the_threshold_is_the_one_that_a_pencil_finds() {
    let library = Library::shipped();
    let text = r#"{ "schema": "auditlite/profile@1", "currency": "MXN", "facility": { "sector": "other", "country": "MX" },
        "water": { "night_flow": "0.6 m3/h", "night_use": "0.57 m3/h", "pressurised_hours": "8760 h/yr",
                   "annual_use": "21000 m3/yr", "price": "30 MXN/m3" } }"#;
    let facility = plant(&library, text);
    let rule = library.rule("common/water_leaks").unwrap();
    let Ok(Outcome::DoesNotApply(refusal)) = judge_rule(&library, rule, &facility) else { panic!("it applies") };
    let found = near_miss(&library, rule, &facility, &refusal).unwrap();
    let mut limits: Vec<(String, &str, f64)> = found.failing[0]
        .changes
        .iter()
        .map(|change| {
            let path = library.fields.path_of(&change.fact, None);
            (path, change.needed.operator(), change.needed.limit().unwrap().0)
        })
        .collect();
    limits.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("water.annual_use", "<", 13_140.0),
        ("water.night_flow", ">", 0.617_945),
        ("water.night_use", "<", 0.552_055),
    ];
    assert_eq!(limits.len(), 3, "{limits:?}");
    for ((path, operator, limit), (known, sign, value)) in limits.iter().zip(expected) {
        assert_eq!((path.as_str(), *operator), (known, sign));
        assert!((limit / value - 1.0).abs() < 1e-5, "{path}: {limit}");
    }
    // 420 m3 leak, of which the assumption of the rule says how much is repaired.
    let Some(Then::Applies(opportunity)) = &found.failing[0].changes.iter().find_map(|change| {
        (library.fields.path_of(&change.fact, None) == "water.night_flow").then_some(change.then.clone()).flatten()
    }) else {
        panic!("no numbers")
    };
    let repaired = rule.assumptions.iter().find(|assumption| assumption.name == "repaired_share").unwrap().typical;
    assert!((opportunity.saves[0].value / (420.0 * repaired) - 1.0).abs() < 1e-3, "{:?}", opportunity.saves);
}

#[test]
fn steps_of_the_explanation_have_the_values_of_the_trace() {
    let library = Library::shipped();
    for path in examples() {
        let facility = plant(&library, &fs::read_to_string(&path).unwrap());
        for rule in &library.rules {
            let Ok(Outcome::Applies(opportunity)) = judge_rule(&library, rule, &facility) else { continue };
            let written = write_out(&library, rule, &facility, Lang::En);
            for step in &opportunity.trace {
                let same = written.steps.iter().find(|written| written.name == step.name).unwrap();
                assert_eq!(sums::canonical(&same.value), sums::canonical(&step.value), "{} {}", rule.id, step.name);
            }
        }
    }
}

#[test]
fn formulas_with_numbers_come_to_the_values_beside_them() {
    let library = Library::shipped();
    let mut checked = 0;
    for path in examples() {
        let facility = plant(&library, &fs::read_to_string(&path).unwrap());
        for rule in &library.rules {
            let Ok(Outcome::Applies(_)) = judge_rule(&library, rule, &facility) else { continue };
            let written = write_out(&library, rule, &facility, Lang::En);
            for step in written.steps.iter().chain(&written.gives) {
                let Some(numbers) = step.substituted.as_deref().filter(|numbers| !numbers.contains('…')) else {
                    continue;
                };
                sums::come_to(&library.fields, numbers, &step.value, &format!("{} {}", rule.id, step.name));
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "only {checked} formulas were checked");
}

/// A search over a long list must end, on any machine at the same place.
#[test]
fn a_list_of_hundreds_of_records_does_not_hold_the_answer_up() {
    let library = Library::shipped();
    let motors: Vec<String> =
        (0..300).map(|at| format!("{{ \"name\": \"m{at}\", \"idle_hours\": \"{} h/yr\" }}", at % 7)).collect();
    let text = format!(
        "{{ \"schema\": \"auditlite/profile@1\", \"currency\": \"MXN\", \"facility\": {{ \"sector\": \"other\", \"country\": \"MX\" }}, \"motors\": [ {} ] }}",
        motors.join(", ")
    );
    let facility = plant(&library, &text);
    let rule = library.rule("common/idle_equipment").unwrap();
    let Ok(Outcome::DoesNotApply(refusal)) = judge_rule(&library, rule, &facility) else { panic!("it applies") };
    let found = near_miss(&library, rule, &facility, &refusal).unwrap();
    let limits = found.failing[0].changes.iter().map(|change| change.needed.limit().unwrap().0);
    let threshold = rule.assumptions.iter().find(|assumption| assumption.name == "worth_switching").unwrap();
    for limit in limits {
        assert!((limit - threshold.unit.from_canonical(threshold.typical)).abs() < 1e-3, "{limit}");
    }
}
