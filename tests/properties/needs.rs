//! What is asked for is what matters: no more, and no less.

use auditlite::evaluate::{Need, Outcome, judge_rule};
use auditlite::facility::Facility;
use auditlite::library::{Rule, RuleFormula};
use auditlite::script::{FactRef, Facts, Gap, Reading, Run};

use crate::plant::plant;
use crate::random::{Random, mix, rounds};
use crate::row::{Fill, Row, draw, plain};
use crate::shipped::{LIBRARY, central, proved};

/// Completions in which a fact is changed before it is held not to matter.
const TRIES: u64 = 3000;

/// Facts that may be asked for although they change nothing at some plant, because the formula has them twice and bounds
/// take the two for different ones: the demand of the window less what is moved out of it is never below zero, which
/// shows where the site buys no energy; and a site that buys no resin has no room for regrind, whatever else is asked.
const UNPROVED: [(&str, &str); 2] =
    [("common/peak_shifting", "electricity.window_demand"), ("plastics/regrind_loop", "")];

#[test]
fn every_fact_that_is_asked_for_can_matter() {
    let mut wrong = Vec::new();
    for seed in 0..rounds(10) as u64 {
        let (_, facility) = plant(&mut Random::new(seed + 2000), [0.4, 0.7, 0.9][(seed % 3) as usize]);
        for (rule, formula) in proved() {
            let Some(need) = need(rule, &facility) else { continue };
            for gap in need.fields.iter().filter(|gap| !asked_by_the_program(rule, gap)) {
                let path = LIBRARY.fields.path_of_gap(gap);
                if UNPROVED.iter().any(|(id, known)| *id == rule.id && path.ends_with(known)) {
                    continue;
                }
                if !(0..TRIES).any(|round| matters(&facility, rule, formula, gap, mix(seed) ^ round)) {
                    wrong.push(format!(
                        "{} seed {seed}: `{path}` changes nothing{}",
                        rule.id,
                        known(&facility, rule, formula)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn with_all_that_is_asked_for_a_rule_is_decided() {
    let mut wrong = Vec::new();
    for seed in 0..rounds(30) as u64 {
        let (profile, facility) = plant(&mut Random::new(seed + 3000), [0.3, 0.6, 0.9][(seed % 3) as usize]);
        for (rule, formula) in proved() {
            let Some(need) = need(rule, &facility) else { continue };
            let row = Row::new(Some(&facility), seed, Fill::Only(need.fields.clone()));
            if let Some(open) = open(rule, formula, &row) {
                let asked: Vec<_> = need.fields.iter().map(|gap| LIBRARY.fields.path_of_gap(gap)).collect();
                wrong.push(format!("{} seed {seed}: asked for {asked:?}, and then {open}\n{profile}", rule.id));
            }
        }
    }
    wrong.truncate(5);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn need(rule: &Rule, facility: &Facility) -> Option<Need> {
    match judge_rule(&LIBRARY, rule, facility).expect("in time") {
        Outcome::NeedsData(need) => Some(need),
        _ => None,
    }
}

/// The sector and what must be observed decide before the formula runs.
fn asked_by_the_program(rule: &Rule, gap: &Gap) -> bool {
    let sector = LIBRARY.fields.at("facility.sector").map(|field| field.id);
    let own = [sector, rule.measure.observe];
    matches!(gap, Gap::Fact(FactRef::Scalar(id), None) if own.contains(&Some(*id)))
}

/// Whether another value of a fact gives another answer in one completion.
fn matters(facility: &Facility, rule: &Rule, formula: &RuleFormula, gap: &Gap, seed: u64) -> bool {
    let mut row = Row::new(Some(facility), seed, Fill::All);
    let before = answer(rule, formula, &row);
    let mut random = Random::new(seed);
    match gap {
        Gap::Fact(fact, record) => {
            let Some(value) = draw(fact, &mut random) else { return false };
            row.set.insert((plain(fact), record.unwrap_or_default()), value);
        }
        Gap::Table(table) => drop(row.lists.insert(*table, (row.records(*table).unwrap_or_default() + 1) % 6)),
    }
    answer(rule, formula, &row) != before
}

/// The condition, and the numbers where it holds; none where there is a fault.
fn answer(rule: &Rule, formula: &RuleFormula, row: &Row) -> Option<Vec<Reading>> {
    let values = central(rule);
    let mut run = Run::new(&formula.graph, &*LIBRARY.fields, row, &values);
    let condition = run.value(formula.condition).ok()?;
    let mut answer = vec![condition];
    if answer == [Reading::Truth(true)] {
        for node in formula.outputs() {
            answer.push(run.value(node).ok()?);
        }
    }
    Some(answer)
}

/// What is still unknown.
fn open(rule: &Rule, formula: &RuleFormula, row: &Row) -> Option<String> {
    answer(rule, formula, row)?.into_iter().find_map(|reading| match reading {
        Reading::Unknown(unknown) => {
            let paths: Vec<_> = unknown.gaps.iter().map(|gap| LIBRARY.fields.path_of_gap(gap)).collect();
            Some(paths.join(", "))
        }
        _ => None,
    })
}

/// The facts that are known, for a message.
fn known(facility: &Facility, rule: &Rule, formula: &RuleFormula) -> String {
    let values = central(rule);
    let mut run = Run::new(&formula.graph, &*LIBRARY.fields, facility, &values);
    for node in formula.outputs().into_iter().chain([formula.condition]) {
        drop(run.value(node));
    }
    let value = |fact: &FactRef, record| facility.value(fact, record).map(|value| &value.value);
    let facts = run
        .read()
        .map(|(fact, record)| format!("{} = {:?}", LIBRARY.fields.path_of(fact, *record), value(fact, *record)));
    format!(" where {}", facts.collect::<Vec<_>>().join(", "))
}
