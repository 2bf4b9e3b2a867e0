//! Columns give every row the verdict and the bits of the scalar run: random plants with gaps, zeros, extremes and
//! values next to thresholds, by the shipped rules and by generated ones.

use auditlite::columns::{Assumptions, Block, Columns, Table, Verdict};
use auditlite::diagnostic::Place;
use auditlite::evaluate::{Opportunity, Outcome};
use auditlite::facility::{AssumptionOverride, Done, Facility, OverrideValue};
use auditlite::fields::FieldType;
use auditlite::library::{Library, Resource, RuleBody, RuleFormula};
use auditlite::script::{FactRef, FieldId, TableId};

use crate::plant::{number, plant};
use crate::random::{Random, rounds};
use crate::scripts::generated;
use crate::shipped::LIBRARY;

/// How often a rule was judged, and how often by the scalar run, at the rows of some tables.
#[derive(Default, Debug)]
struct Met {
    judged: usize,
    alone: usize,
    applies: usize,
    refused: usize,
    needs_data: usize,
    failed: usize,
}

#[test]
fn columns_give_the_bits_of_the_scalar_run_on_shipped_rules() {
    let mut met = Met::default();
    for seed in 0..rounds(8) as u64 {
        different(&LIBRARY, seed, &mut met);
    }
    // If all were left to the scalar run, nothing would have been compared.
    assert!((met.alone - met.needs_data - met.failed) * 3 < met.applies + met.refused, "{met:?}");
    assert!(met.applies.min(met.refused).min(met.needs_data) > 20, "{met:?}");
}

#[test]
fn columns_give_the_bits_of_the_scalar_run_on_generated_rules() {
    let mut met = Met::default();
    for round in 0..rounds(4) as u64 {
        let (library, _) = generated(10_000 + 30 * round..10_030 + 30 * round);
        assert!(library.rules.len() > 15);
        different(&library, round, &mut met);
    }
    assert!((met.alone - met.needs_data - met.failed) * 3 < met.applies + met.refused, "{met:?}");
    assert!(met.applies.min(met.failed) > 20, "{met:?}");
}

#[test]
fn rows_do_not_depend_on_the_rows_around() {
    let mut random = Random::new(7);
    let plants: Vec<Facility> = (0..6).map(|_| plant(&mut random, 1.0).1).collect();
    let columns = Columns::compile(&LIBRARY);
    let by_plant = |table: &Table<'_>| -> Vec<_> {
        let mut all = columns.each(table, 2, |block| bits(&columns, block)).expect("in time").concat();
        all.sort_by_key(|(plant, rule, ..)| (*plant, *rule));
        all
    };
    let few = by_plant(&columns.table(&plants));
    // More than one block of each sector, whatever the sectors are.
    let rows: Vec<usize> = (0..7000).map(|_| random.below(plants.len())).collect();
    let many = by_plant(&columns.table(rows.iter().map(|row| &plants[*row])));
    let rules = columns.rules().len();
    assert_eq!(many.len(), rows.len() * rules);
    for (row, found) in many.chunks(rules).enumerate() {
        let expected = &few[rows[row] * rules..][..rules];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found.2, &found.3) == (expected.2, &expected.3)));
    }
}

/// Compares every rule at every row of a random table.
fn different(library: &Library, seed: u64, met: &mut Met) {
    let mut random = Random::new(seed);
    let known = [1.0, 0.97, 0.85, 1.0][(seed % 4) as usize];
    let (profiles, mut plants): (Vec<_>, Vec<Facility>) = (0..9).map(|_| plant(&mut random, known)).unzip();
    if seed % 4 > 1 {
        for plant in &mut plants {
            mark(plant, &mut random);
        }
    }
    let each = if seed.is_multiple_of(2) { Assumptions::Typical } else { Assumptions::EachRow };
    let columns = Columns::compile_some(library, each, |_| true);
    // Some stand in it more than once, and drawn facts tell them apart.
    let rows: Vec<usize> = (0..24).map(|_| random.below(plants.len())).collect();
    let mut table = columns.table(rows.iter().map(|row| &plants[*row]));
    if !seed.is_multiple_of(3) {
        draw(library, &columns, &mut table, &mut random);
    }
    let wrong: Vec<_> = columns.each(&table, 2, |block| wrong(&columns, block)).expect("in time");
    for (wrong, found) in wrong {
        assert!(wrong.is_empty(), "seed {seed}: {}\n{:?}", wrong.join("\n"), &profiles[rows[0]]["facility"]);
        met.judged += found.judged;
        met.alone += found.alone;
        met.applies += found.applies;
        met.refused += found.refused;
        met.needs_data += found.needs_data;
        met.failed += found.failed;
    }
    let verdicts = |threads| columns.each(&table, threads, |block| bits(&columns, block)).expect("in time");
    assert_eq!(verdicts(1), verdicts(3), "seed {seed}");
}

/// Draws some facts, and some assumptions.
fn draw(library: &Library, columns: &Columns<'_>, table: &mut Table<'_>, random: &mut Random) {
    let rows = table.len();
    for field in library.fields.all() {
        if !matches!(field.kind, FieldType::Quantity(_)) || random.chance(0.5) {
            continue;
        }
        let fact = match library.fields.at(&field.path) {
            Some(_) => FactRef::Scalar(field.id),
            None => match table_of(library, field.id) {
                Some(table) => FactRef::Column(table, field.id, 0),
                None => continue,
            },
        };
        let values: Option<Vec<f64>> = (0..rows).map(|_| number(random, field.id, &[4.0, 8.0, 20.0])).collect();
        table.draw(columns, &fact, Some(random.below(3)), &values.expect("it is a number"));
    }
    for rule in columns.rules() {
        for assumption in &rule.assumptions {
            if random.chance(0.3) {
                let (low, high) = (assumption.low, assumption.high);
                let values: Vec<f64> = (0..rows).map(|_| low + (high - low) * random.unit()).collect();
                table.draw_assumption(columns, &rule.id, &assumption.name, &values);
            }
        }
    }
}

/// The list that a field is a column of.
fn table_of(library: &Library, field: FieldId) -> Option<TableId> {
    let tables = (0..).map(TableId).map_while(|id| Some((id, library.fields.table(id)?)));
    tables.filter(|(_, table)| table.columns.values().any(|id| *id == field)).map(|(id, _)| id).next()
}

/// Says of some measures that they are in place, and replaces some assumptions.
fn mark(plant: &mut Facility, random: &mut Random) {
    let place = Place { line: 1, column: 1 };
    for rule in &LIBRARY.rules {
        if random.chance(0.03) {
            plant.done.push(Done { rule: rule.id.clone(), place });
        }
        if let Some(assumption) = rule.assumptions.first().filter(|_| random.chance(0.1)) {
            let (rule, name) = (rule.id.clone(), assumption.name.clone());
            let value = OverrideValue::Bare(assumption.unit.from_canonical(assumption.high));
            plant.assumptions.push(AssumptionOverride { rule, name, value, place });
        }
    }
}

/// Everything that a block gives, in bits.
fn bits(columns: &Columns<'_>, block: &Block<'_>) -> Vec<(usize, usize, Verdict, Vec<Option<u64>>)> {
    let mut all = Vec::new();
    for rule in 0..columns.rules().len() {
        let found = block.of(rule);
        for row in 0..block.len() {
            let verdict = found.verdict(row);
            let count = if verdict == Verdict::Applies { 8 } else { 0 };
            let values = (0..count).map(|output| found.value(output, row).map(f64::to_bits)).collect();
            all.push((block.plant(row).unwrap(), rule, verdict, values));
        }
    }
    all
}

fn wrong(columns: &Columns<'_>, block: &Block<'_>) -> (Vec<String>, Met) {
    let (mut wrong, mut met) = (Vec::new(), Met { alone: block.alone(), ..Met::default() });
    for (number, rule) in columns.rules().iter().enumerate() {
        let found = block.of(number);
        for row in 0..block.len() {
            met.judged += 1;
            let outcome = block.outcome(number, row).expect("in time").expect("there is one");
            let verdict = found.verdict(row);
            match verdict {
                Verdict::Applies => met.applies += 1,
                Verdict::NeedsData => met.needs_data += 1,
                Verdict::Failed => met.failed += 1,
                _ => met.refused += 1,
            }
            if verdict != Verdict::of(&outcome) {
                wrong.push(format!("{} at {row}: {verdict:?}, scalar {outcome:?}", rule.id));
            }
            if let (Outcome::Applies(opportunity), RuleBody::Proved(formula)) = (&outcome, &rule.body) {
                let value = |output| found.value(output, row).expect("an output has a value");
                let (given, expected) = (given(formula, opportunity, value), expected(opportunity));
                if given != expected {
                    wrong.push(format!("{} at {row}: {given:?}, scalar {expected:?}", rule.id));
                }
            }
        }
    }
    wrong.truncate(5);
    (wrong, met)
}

/// The amounts and money of a rule, as the columns give them: by resource, as `evaluate` adds them up.
fn given(formula: &RuleFormula, scalar: &Opportunity, value: impl Fn(usize) -> f64) -> Vec<(String, u64)> {
    let mut output = 0;
    let mut next = || {
        output += 1;
        value(output - 1)
    };
    let mut all = Vec::new();
    for (list, theirs) in [(&formula.saves, &scalar.saves), (&formula.uses, &scalar.uses)] {
        let mut found: Vec<(Resource, f64)> = Vec::new();
        for amount in list {
            let mut resource = amount.resource.clone();
            if resource == Resource::EndUseFuel
                && let Some(named) = theirs.iter().find(|their| their.key == "fuel")
            {
                resource = named.resource.clone();
            }
            let value = next();
            match found.iter_mut().find(|(known, _)| *known == resource) {
                Some((_, sum)) => *sum += value,
                None => found.push((resource, value)),
            }
        }
        all.extend(found.into_iter().map(|(resource, value)| (resource.to_string(), value.to_bits())));
    }
    for money in [formula.investment, formula.running_cost, formula.other_saving] {
        all.extend(money.map(|_| (String::new(), next().to_bits())));
    }
    all
}

fn expected(scalar: &Opportunity) -> Vec<(String, u64)> {
    let amounts = scalar.saves.iter().chain(&scalar.uses);
    let mut all: Vec<_> = amounts.map(|amount| (amount.resource.to_string(), amount.value.to_bits())).collect();
    let money = [scalar.stated.investment, scalar.stated.running_cost, scalar.stated.other_saving];
    all.extend(money.into_iter().flatten().map(|money| (String::new(), money.value.to_bits())));
    all
}
