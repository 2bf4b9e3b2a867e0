//! Draws against the report at the centre, against the scalar run at plants made one by one, and against themselves.

use super::drawing::Drawing;
use super::inputs::{Inputs, Source};
use super::{Plant, Settings, Uncertainty, draw};
use crate::columns::Program;
use crate::diagnostic::Place;
use crate::evaluate::{Exchange, Finding, Outcome, Reason, evaluate, judge_rule};
use crate::facility::{AssumptionOverride, Facility, FactWord, Origin, OverrideValue, read_profile};
use crate::fields::{Estimate, Field, FieldType};
use crate::library::{Library, shipped_plants};
use crate::rank::{RankBy, Ranking, rank};
use crate::script::{FactRef, Reading, Run, TableId};
use crate::units::Quantity;

/// A plant of the examples with what the rules find at it.
struct Example {
    name: String,
    facility: Facility,
}

fn examples(library: &Library) -> Vec<Example> {
    let plants = shipped_plants().into_iter();
    let read = |file: crate::library::LibraryFile| {
        let (facility, _) = read_profile(&file.path, &file.bytes, &library.fields, &library.factors).unwrap();
        Example { name: file.stem().to_owned(), facility }
    };
    plants.map(read).collect()
}

fn with<T>(library: &Library, facility: &Facility, look: impl FnOnce(Plant<'_>) -> T) -> T {
    let findings: Vec<Finding<'_>> = evaluate(library, facility).unwrap();
    let (exchange, limit_months) = (Exchange::new(facility, &library.factors), facility.limits.payback_months);
    let ranking: Ranking<'_, '_> = rank(&findings, facility, exchange, RankBy::Payback, limit_months);
    look(Plant { library, facility, findings: &findings, ranking: &ranking, by: RankBy::Payback, limit_months })
}

#[test]
fn draw_zero_has_the_bits_of_the_report() {
    let library = Library::shipped();
    let mut measures = 0;
    for example in examples(&library) {
        with(&library, &example.facility, |plant| {
            let drawing = Drawing::new(plant, Settings { count: 3, ..Settings::default() });
            for (one, numbers) in drawing.planned.iter().zip(&drawing.numbers) {
                let Some(central) = one.central.filter(|_| one.waits.is_none()) else { continue };
                let at = format!("{} at {}", one.rule.id, example.name);
                measures += 1;
                for (amounts, flows) in [(&central.saves, &numbers.saves), (&central.uses, &numbers.uses)] {
                    assert_eq!(amounts.len(), flows.len(), "{at}");
                    for (amount, flow) in amounts.iter().zip(flows) {
                        assert_eq!(amount.resource, flow.resource, "{at}");
                        assert_eq!(amount.value.to_bits(), flow.amounts[0].to_bits(), "{at}");
                    }
                }
                let first = |values: &Option<Vec<f64>>| values.as_ref().map(|values| values[0].to_bits());
                assert_eq!(
                    central.annual_saving.map(|money| money.value.to_bits()),
                    first(&numbers.annual_saving),
                    "{at}"
                );
                assert_eq!(Some(central.investment.value.to_bits()), first(&numbers.investment), "{at}");
                assert_eq!(central.co2e.map(f64::to_bits), first(&numbers.co2e), "{at}");
                assert_eq!(central.payback, numbers.payback(0), "{at}");
                assert!(numbers.applies[0], "{at}");
            }
        });
    }
    assert!(measures > 60, "{measures}");
}

#[test]
fn every_draw_has_the_bits_of_the_scalar_run_at_such_a_plant() {
    let library = Library::shipped();
    let (mut compared, mut refused) = (0, 0);
    for example in examples(&library) {
        let rows = if example.name.starts_with("plastics") { 200 } else { 6 };
        with(&library, &example.facility, |plant| {
            let drawing = Drawing::new(plant, Settings { count: rows, seed: 5, threads: 1 });
            for row in 1..=rows as usize {
                let drawn = drawn_plant(plant, &drawing, row);
                for (one, numbers) in drawing.planned.iter().zip(&drawing.numbers) {
                    if one.waits.is_some() {
                        continue;
                    }
                    let at = format!("{} at {}, draw {row}", one.rule.id, example.name);
                    match judge_rule(&library, one.rule, &drawn).unwrap() {
                        Outcome::Applies(found) => {
                            compared += 1;
                            assert!(numbers.applies[row], "{at}");
                            for amount in found.saves.iter().chain(&found.uses) {
                                let flow = numbers.saves.iter().chain(&numbers.uses);
                                let flow = flow.filter(|flow| flow.resource == amount.resource);
                                let bits: Vec<u64> = flow.map(|flow| flow.amounts[row].to_bits()).collect();
                                assert!(bits.contains(&amount.value.to_bits()), "{at}: {}", amount.key);
                            }
                            if let Some(stated) = found.stated.investment {
                                let output = found_output(one, &drawing);
                                assert_eq!(stated.value.to_bits(), output(row).to_bits(), "{at}");
                            }
                        }
                        Outcome::DoesNotApply(refusal) if refusal.reason == Reason::Condition => {
                            refused += 1;
                            assert!(!numbers.applies[row], "{at}");
                        }
                        _ => {}
                    }
                }
            }
        });
    }
    assert!(compared > 1000 && refused > 10, "{compared} {refused}");
}

/// The investment of a measure in its own currency.
fn found_output<'d>(one: &'d super::measure::Planned<'_>, drawing: &'d Drawing<'_>) -> impl Fn(usize) -> f64 + 'd {
    let crate::library::RuleBody::Proved(formula) = &one.rule.body else { panic!() };
    let at = formula.saves.len() + formula.uses.len();
    move |row| Program::of(&drawing.found, one.steps.outputs[at]).at(row)
}

/// The plant of a draw, worked out anew by the scalar run.
fn drawn_plant(plant: Plant<'_>, drawing: &Drawing<'_>, row: usize) -> Facility {
    let (fields, mut drawn) = (&plant.library.fields, plant.facility.clone());
    let value = |input: usize| drawing.values[input][row];
    for input in 0.. {
        let Some(known) = drawing.inputs.get(input) else { break };
        match &known.source {
            Source::Fact(fact, record) if drawn.value(fact, *record).is_some() => {
                drawn.put(fact, *record, FactWord::Number(value(input)));
            }
            Source::Assumption { rule, name, .. } => {
                let known = plant.library.rule(rule).unwrap();
                let assumption = known.assumptions.iter().find(|assumption| assumption.name == *name).unwrap();
                let quantity = Quantity::from_canonical(value(input), assumption.unit.dimension());
                drawn.assumptions.retain(|given| given.rule != *rule || given.name != *name);
                drawn.assumptions.push(AssumptionOverride {
                    rule: rule.clone(),
                    name: name.clone(),
                    value: OverrideValue::Quantity(quantity),
                    place: Place { line: 1, column: 1 },
                });
            }
            _ => {}
        }
    }
    let order: Vec<&Field> = fields.derivation_order().iter().filter_map(|id| fields.field(*id)).collect();
    let stands_in = |table: Option<TableId>| table.is_some_and(|table| drawn_is_stand_in(plant, table));
    let table_of = |field: &Field| field.estimates.first().and_then(|estimate| estimate.formula.table);
    let (columns, others): (Vec<&Field>, Vec<&Field>) = order.into_iter().partition(|field| stands_in(table_of(field)));
    for field in others {
        for (fact, record) in places(&drawn, field, table_of(field)) {
            derive(drawing, &mut drawn, &fact, record, field, &field.estimates, row);
        }
    }
    for (table, list) in fields.tables().filter(|(table, _)| drawn_is_stand_in(plant, *table)) {
        for (id, estimate) in &list.stand_in.as_ref().unwrap().facts {
            let (fact, field) = (FactRef::Column(table, *id, 0), fields.field(*id).unwrap());
            derive(drawing, &mut drawn, &fact, Some(0), field, std::slice::from_ref(estimate), row);
        }
    }
    for field in columns {
        for (fact, record) in places(&drawn, field, table_of(field)) {
            let stand_in = |table: &TableId| fields.table(*table).unwrap().stand_in.as_ref().unwrap();
            let by_record = matches!(&fact, FactRef::Column(table, id, _) if stand_in(table).facts.contains_key(id));
            if !by_record {
                derive(drawing, &mut drawn, &fact, record, field, &field.estimates, row);
            }
        }
    }
    drawn
}

fn drawn_is_stand_in(plant: Plant<'_>, table: TableId) -> bool {
    plant.facility.is_stand_in(table)
}

fn places(plant: &Facility, field: &Field, table: Option<TableId>) -> Vec<(FactRef, Option<usize>)> {
    match table {
        Some(table) => {
            let records = plant.records_of(table).map_or(0, <[_]>::len);
            (0..records).map(|record| (FactRef::Column(table, field.id, 0), Some(record))).collect()
        }
        None => vec![(FactRef::Scalar(field.id), None)],
    }
}

/// Works one fact out anew, by the estimate that was chosen at the centre.
fn derive(
    drawing: &Drawing<'_>,
    drawn: &mut Facility,
    fact: &FactRef,
    record: Option<usize>,
    field: &Field,
    estimates: &[Estimate],
    row: usize,
) {
    let Some(Origin::Derived { by, .. }) = drawn.value(fact, record).map(|value| value.origin.clone()) else { return };
    let Some(estimate) = estimates.iter().find(|estimate| estimate.name == by) else { return };
    let stem = field.file.rsplit('/').next().unwrap();
    let input = |name: &str| named(&drawing.inputs, name).map(|input| drawing.values[input][row]);
    let assumed = estimate.formula.assumptions.iter();
    let assumed: Vec<f64> = assumed.map(|one| input(&format!("{stem} {}", one.name)).unwrap_or(one.typical)).collect();
    let fields = drawn.fields().clone();
    let mut run = Run::new(&estimate.formula.graph, &*fields, drawn, &assumed);
    if let (Some(record), Some(_)) = (record, estimate.formula.table) {
        run = run.at_record(record);
    }
    let value = match run.value(estimate.formula.result) {
        Ok(Reading::Number(number)) => {
            let FieldType::Quantity(quantity) = &field.kind else { panic!() };
            let name = format!("{} by {}", fields.path_of(fact, record), estimate.name);
            let number = input(&name).map_or(number, |multiple| number * multiple);
            FactWord::Number(number.max(quantity.range.0).min(quantity.range.1))
        }
        Ok(Reading::Truth(truth)) => FactWord::Truth(truth),
        Ok(Reading::Word(word)) => FactWord::Word(word.to_string()),
        _ => return,
    };
    drawn.put(fact, record, value);
}

fn named(inputs: &Inputs<'_>, name: &str) -> Option<usize> {
    inputs.position(name)
}

fn drawn(library: &Library, name: &str, settings: Settings) -> Uncertainty {
    let example = examples(library).into_iter().find(|example| example.name == name).unwrap();
    with(library, &example.facility, |plant| draw(plant, settings))
}

#[test]
fn the_same_seed_gives_the_same_and_threads_change_nothing() {
    let library = Library::shipped();
    let of = |seed, threads| {
        let settings = Settings { count: 3000, seed, threads };
        format!("{:?}", drawn(&library, "plastics_tapas_del_bajio", settings))
    };
    let first = of(1, 1);
    assert_eq!(first, of(1, 1));
    assert_eq!(first, of(1, 2));
    assert_eq!(first, of(1, 5));
    assert_ne!(first, of(2, 1));
}

#[test]
fn ranges_settle_as_draws_grow_and_hold_the_expected_value() {
    let library = Library::shipped();
    let of = |count, seed| drawn(&library, "dairy_lacteos_la_canada", Settings { count, seed, threads: 1 });
    let (few, many, other) = (of(1000, 1), of(8000, 1), of(8000, 2));
    let mut seen = 0;
    for (id, ranges) in &many.measures {
        let saving = |of: &Uncertainty| of.measures[id].annual_saving;
        let (Some(few), Some(many), Some(other)) = (saving(&few), saving(&many), saving(&other)) else { continue };
        seen += 1;
        let width = many.high - many.low;
        for (a, b, most) in [(few, many, 0.08), (many, other, 0.03)] {
            assert!(
                (a.low - b.low).abs() < most * width && (a.high - b.high).abs() < most * width,
                "{id}: {a:?} {b:?}"
            );
        }
        let shares: f64 = ranges.contributions.iter().map(|one| one.share).sum::<f64>() + ranges.rest;
        assert!((0.98..1.03).contains(&shares), "{id}: {shares}");
    }
    assert!(seen >= 9);
}

#[test]
fn one_draw_is_enough_for_ranges_and_too_few_for_shares() {
    let library = Library::shipped();
    let one = drawn(&library, "plastics_tapas_del_bajio", Settings { count: 1, ..Settings::default() });
    assert!(one.knowing.is_none());
    assert!(one.measures.values().all(|ranges| ranges.contributions.is_empty()));
    assert!(one.totals.unwrap().annual_saving.is_some_and(|range| range.high - range.low < 1e-9));
}

#[test]
fn a_rule_of_one_line_has_the_quantiles_of_its_distribution() {
    let rule = r#"
        const MEASURE = #{
            title: #{ en: "t", es: "t" }, why: #{ en: "w", es: "w" }, steps: #{ en: ["s"], es: ["s"] },
            caution: #{ en: "c", es: "c" }, category: "good-housekeeping", end_use: "compressed_air", stage: "distribution",
            life_years: 1, status: "test", sources: [#{ cite: "c", says: #{ en: "s", es: "s" } }],
        };
        const ASSUMPTIONS = #{
            cost: #{ unit: "USD", low: 100, typical: 200, high: 600, year: 2026, label: #{ en: "c", es: "c" }, source: "judgement: test" },
        };
        fn applies(plant, assume) { plant.compressed_air.annual_energy > 0.unit("kWh/yr") }
        fn estimate(plant, assume) {
            #{ saves: #{ electricity: plant.compressed_air.annual_energy * 0.5 }, investment: assume.cost }
        }
    "#;
    let file = |path: &str, bytes: &[u8]| crate::library::LibraryFile {
        path: path.to_owned(),
        shown: path.to_owned(),
        bytes: bytes.to_vec(),
    };
    let own = vec![file("common/half.rhai", rule.as_bytes())];
    let library = Library::from_files(
        vec![("shipped".to_owned(), crate::library::shipped_files()), ("own".to_owned(), own)],
        Vec::new(),
    );
    let profile = br#"{ "schema": "auditlite/profile@1", "currency": "USD", "facility": { "country": "US" },
        "electricity": { "energy_price": { "value": 0.1, "unit": "USD/kWh", "basis": "invoice" } },
        "compressed_air": { "annual_energy": { "value": 400000, "unit": "kWh/yr", "basis": "metered" } } }"#;
    let (facility, _) = read_profile("p.json", profile, &library.fields, &library.factors).unwrap();
    let found = with(&library, &facility, |plant| draw(plant, Settings { count: 10_000, seed: 1, threads: 2 }));
    let half = &found.measures["common/half"];
    // Metered: 97 to 103 %, an even PERT, of which a tenth lies below 0.246636 of the way (beta with 3 and 3).
    let kwh = |joules: f64| joules / 400_000.0 / 0.5;
    let unit = crate::units::Unit::parse("kWh/yr").unwrap();
    let (_, saved) = &half.saves[0];
    let [low, high] = [saved.low, saved.high].map(|value| kwh(unit.from_canonical(value)));
    assert!((low - (0.97 + 0.06 * 0.246_636)).abs() < 1e-5, "{low}");
    assert!((high - (1.03 - 0.06 * 0.246_636)).abs() < 1e-5, "{high}");
    // 100, 200, 600: alpha = 1.8; quantiles of the beta distribution with 1.8 and 4.2 by mpmath 1.3.
    let cost = half.investment.unwrap();
    assert!((cost.low - (100.0 + 500.0 * LOW_OF_COST)).abs() < 0.1, "{cost:?}");
    assert!((cost.high - (100.0 + 500.0 * HIGH_OF_COST)).abs() < 0.1, "{cost:?}");
    // The product of two spreads: shares by their variances, the energy 0.06 wide and the price 0.06 wide: half each.
    let shares: Vec<f64> = half.contributions.iter().map(|one| one.share).collect();
    assert!(shares.len() == 2 && shares.iter().all(|share| (share - 0.5).abs() < 0.03), "{shares:?}");
}

/// A tenth and nine tenths of the beta distribution with 1.8 and 4.2.
const LOW_OF_COST: f64 = 0.089_902_13;
const HIGH_OF_COST: f64 = 0.545_334_05;
