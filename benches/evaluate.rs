//! What the steps of a recommendation cost, and how the rules compare with the same measures written by hand.
//!
//! `cargo bench` measures; before it does, every plant must give the same savings both ways, which is all that
//! `cargo test --benches` looks at. `README.md` holds the figures.

#![allow(clippy::expect_used, reason = "a benchmark may")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot go on stops")]

mod by_hand;

use auditlite::evaluate::{Opportunity, Outcome, evaluate};
use auditlite::facility::{Facility, read_profile};
use auditlite::library::Library;
use auditlite::report::{Format, Options, Report, build, render};
use divan::{Bencher, black_box};

use self::by_hand::{Amounts, Measure, Plant, TEN, plants};

const PROFILE: &[u8] = include_bytes!("../examples/plastics_tapas_del_bajio.json");

fn main() {
    same_savings();
    divan::main();
}

#[divan::bench]
fn load_library() -> Library {
    Library::shipped()
}

#[divan::bench]
fn read_full_profile(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    bencher.bench_local(|| read_profile("plant.json", PROFILE, &library.fields, &library.factors));
}

#[divan::bench]
fn judge_all_rules(bencher: Bencher<'_, '_>) {
    let library = Library::shipped();
    let plant = full_plant(&library);
    bencher.bench_local(|| evaluate(&library, &plant));
}

#[divan::bench_group]
mod report {
    use super::{Bencher, Format, Library, Options, build, full_plant, full_report, render};

    /// Judging included.
    #[divan::bench]
    fn built(bencher: Bencher<'_, '_>) {
        let library = Library::shipped();
        let plant = full_plant(&library);
        bencher.bench_local(|| build(&library, &plant, Vec::new(), Options::default()));
    }

    #[divan::bench(args = [Format::Table, Format::Json])]
    fn rendered(bencher: Bencher<'_, '_>, format: Format) {
        let report = full_report();
        bencher.bench_local(|| render(&report, format, 80));
    }
}

#[divan::bench_group]
mod thousand_plants_ten_measures {
    use super::{Bencher, black_box, by_hand, evaluate, plants, read, ten_rules};

    #[divan::bench]
    fn rules(bencher: Bencher<'_, '_>) {
        let library = ten_rules();
        let plants: Vec<_> = plants::thousand().iter().map(|plant| read(&library, plant)).collect();
        bencher.bench_local(|| {
            for plant in &plants {
                black_box(evaluate(&library, plant)).expect("in time");
            }
        });
    }

    #[divan::bench]
    fn by_hand(bencher: Bencher<'_, '_>) {
        let plants = plants::thousand();
        bencher.bench_local(|| {
            for plant in &plants {
                black_box(by_hand::judge(black_box(plant)));
            }
        });
    }
}

fn full_plant(library: &Library) -> Facility {
    read_profile("plant.json", PROFILE, &library.fields, &library.factors).unwrap().0
}

fn full_report() -> Report {
    let library = Library::shipped();
    build(&library, &full_plant(&library), Vec::new(), Options::default()).expect("in time")
}

/// The shipped library with no rules but the ten.
fn ten_rules() -> Library {
    let mut library = Library::shipped();
    library.rules.retain(|rule| TEN.iter().any(|(id, _)| *id == rule.id));
    assert_eq!(library.rules.len(), TEN.len());
    library
}

fn read(library: &Library, plant: &Plant) -> Facility {
    let profile = plants::profile(plant).to_string();
    match read_profile("plant.json", profile.as_bytes(), &library.fields, &library.factors) {
        Ok((facility, _)) => facility,
        Err(problems) => panic!("{problems:#?}\n{profile}"),
    }
}

/// Both ways give the same savings at every plant, or there is nothing to compare.
fn same_savings() {
    let library = ten_rules();
    let mut applied = [0; TEN.len()];
    for (number, plant) in plants::thousand().iter().enumerate() {
        let facility = read(&library, plant);
        for (((id, by_hand), finding), applied) in
            TEN.iter().zip(evaluate(&library, &facility).expect("in time")).zip(&mut applied)
        {
            assert_eq!(*id, finding.rule.id);
            match (&finding.outcome, by_hand(plant)) {
                (Outcome::Applies(found), Some(measure)) => {
                    *applied += 1;
                    same_measure(&format!("{id} at plant {number}"), found, plant, &measure);
                }
                (Outcome::DoesNotApply(_), None) => {}
                (outcome, measure) => {
                    panic!("{id} at plant {number}: {outcome:#?}, by hand it applies: {}", measure.is_some())
                }
            }
        }
    }
    // A measure that hardly ever applies, or always does, would measure half of its work.
    assert!(applied.iter().all(|count| (100..1000).contains(count)), "{applied:?}");
}

fn same_measure(what: &str, found: &Opportunity, plant: &Plant, measure: &Measure) {
    for (amounts, by_hand) in [(&found.saves, &measure.saves), (&found.uses, &measure.uses)] {
        let mut left = named(by_hand);
        for amount in amounts {
            let (_, by_hand) = left.remove(left.iter().position(|(key, _)| *key == amount.key).unwrap());
            same(&format!("{what}, {}", amount.key), amount.unit.from_canonical(amount.value), by_hand);
        }
        assert!(left.iter().all(|(_, value)| *value == 0.0), "{what}: {left:?}");
    }
    same(&format!("{what}, investment"), found.investment.value, measure.investment * plant.dollar);
    same(&format!("{what}, saving"), found.annual_saving.unwrap().value, measure.annual_saving(plant));
}

/// Amounts by the keys and in the units of the rules.
fn named(amounts: &Amounts) -> Vec<(&'static str, f64)> {
    vec![
        ("electricity", amounts.electricity_kwh),
        ("demand", amounts.demand_kw),
        ("water", amounts.water_m3),
        ("fuel", amounts.fuel_gj),
        ("raw_material/resin", amounts.resin_t),
        ("hazardous_waste/mixed_hazardous", amounts.mixed_hazardous_t),
        ("solid_waste/plastic_scrap", amounts.plastic_scrap_t),
        ("solid_waste/general", amounts.general_t),
    ]
}

fn same(what: &str, rule: f64, by_hand: f64) {
    assert!((rule - by_hand).abs() <= 1e-12 * by_hand.abs(), "{what}: {rule} by the rule, {by_hand} by hand");
}
