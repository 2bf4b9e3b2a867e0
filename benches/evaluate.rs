//! What the steps of a recommendation cost, and how the rules compare with the same measures written by hand.
//!
//! `cargo bench` measures; before it does, every plant must give the same savings both ways, which is all that
//! `cargo test --benches` looks at. `README.md` holds the figures.

#![allow(clippy::expect_used, reason = "a benchmark may")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot go on stops")]
#![allow(clippy::indexing_slicing, clippy::too_many_lines, clippy::many_single_char_names, clippy::float_cmp)]

#[allow(dead_code, reason = "another bench uses the rest")]
mod by_hand;

use auditlite::draws::Settings;
use auditlite::evaluate::{Opportunity, Outcome, evaluate};
use auditlite::facility::{Facility, read_profile};
use auditlite::library::Library;
use auditlite::report::{Format, Options, Report, build, render};
use divan::{Bencher, black_box};

use self::by_hand::{Amount, Measure, OF_TARIFF, Plant, RULES, Resource, plants, profile};

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

#[divan::bench(args = [1000, 10_000])]
fn report_with_draws(bencher: Bencher<'_, '_>, count: u32) {
    let library = Library::shipped();
    let plant = full_plant(&library);
    let settings = Settings { count, ..Settings::default() };
    let options = Options { draws: Some(settings), ..Options::default() };
    bencher.bench_local(|| build(&library, &plant, Vec::new(), options));
}

#[divan::bench_group]
mod together {
    use auditlite::evaluate::{Exchange, Finding, evaluate};
    use auditlite::interact::{Candidate, Stacking, Work, balances};
    use auditlite::rank::{RankBy, rank};

    use super::{Bencher, Library, full_plant};

    fn candidates<'f, 'l>(
        library: &'l Library,
        plant: &super::Facility,
        findings: &'f [Finding<'l>],
    ) -> Vec<Candidate<'f, 'l>> {
        let exchange = Exchange::new(plant, &library.factors);
        rank(findings, plant, exchange, RankBy::Payback, plant.limits.payback_months).candidates()
    }

    #[divan::bench]
    fn stacking_built(bencher: Bencher<'_, '_>) {
        let library = Library::shipped();
        let plant = full_plant(&library);
        let findings = evaluate(&library, &plant).expect("in time");
        let candidates = candidates(&library, &plant, &findings);
        bencher.bench_local(|| Stacking::new(&library, &plant, &candidates));
    }

    /// What is left of each saving, for one draw or one choice.
    #[divan::bench]
    fn left(bencher: Bencher<'_, '_>) {
        let library = Library::shipped();
        let plant = full_plant(&library);
        let findings = evaluate(&library, &plant).expect("in time");
        let stacking = Stacking::new(&library, &plant, &candidates(&library, &plant, &findings));
        let (chosen, mut work) = (stacking.all(), Work::default());
        bencher.bench_local(|| {
            let left = stacking.left(stacking.amounts(), stacking.baselines(), &chosen, &mut work);
            left.factors().iter().sum::<f64>()
        });
    }

    #[divan::bench]
    fn taken(bencher: Bencher<'_, '_>) {
        let library = Library::shipped();
        let plant = full_plant(&library);
        let findings = evaluate(&library, &plant).expect("in time");
        let stacking = Stacking::new(&library, &plant, &candidates(&library, &plant, &findings));
        bencher.bench_local(|| stacking.taken());
    }

    #[divan::bench]
    fn balance(bencher: Bencher<'_, '_>) {
        let library = Library::shipped();
        let plant = full_plant(&library);
        bencher.bench_local(|| balances(&library, &plant));
    }
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
        bencher.bench_local(|| render(&report, format, auditlite::report::Setting::default()));
    }
}

#[divan::bench_group]
mod thousand_plants {
    use super::{Bencher, Library, black_box, by_hand, evaluate, plants, read};

    #[divan::bench]
    fn rules(bencher: Bencher<'_, '_>) {
        let library = Library::shipped();
        let plants: Vec<_> = plants::plants(1000).iter().map(|plant| read(&library, plant)).collect();
        bencher.bench_local(|| {
            for plant in &plants {
                black_box(evaluate(&library, plant)).expect("in time");
            }
        });
    }

    #[divan::bench]
    fn by_hand(bencher: Bencher<'_, '_>) {
        let plants = plants::plants(1000);
        let mut found = Vec::new();
        bencher.bench_local(|| {
            for plant in &plants {
                by_hand::judge(black_box(plant), &mut found);
                for (_, measure) in &found {
                    black_box(measure.payback(plant));
                }
                black_box(&found);
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

fn read(library: &Library, plant: &Plant) -> Facility {
    let profile = profile::profile(plant).to_string();
    match read_profile("plant.json", profile.as_bytes(), &library.fields, &library.factors) {
        Ok((facility, _)) => facility,
        Err(problems) => panic!("{problems:#?}\n{profile}"),
    }
}

/// Both ways give the same savings at every plant, or there is nothing to compare.
fn same_savings() {
    let library = Library::shipped();
    assert!(library.rules.iter().map(|rule| rule.id.as_str()).eq(RULES));
    let (mut applied, mut found) = ([0; RULES.len()], Vec::new());
    for (number, plant) in plants::plants(1000).iter().enumerate() {
        let facility = read(&library, plant);
        by_hand::judge(plant, &mut found);
        for (rule, finding) in evaluate(&library, &facility).expect("in time").iter().enumerate() {
            let what = format!("{} at plant {number}", finding.rule.id);
            let measure = found.iter().find(|(of, _)| *of == rule).map(|(_, measure)| measure);
            match (&finding.outcome, measure) {
                (Outcome::Applies(found), Some(measure)) => {
                    applied[rule] += 1;
                    same_measure(&what, found, plant, measure);
                    if !OF_TARIFF.contains(&RULES[rule]) {
                        same(
                            &format!("{what}, saving"),
                            found.annual_saving.unwrap().value,
                            measure.annual_saving(plant),
                        );
                    }
                }
                (Outcome::DoesNotApply(_), None) => {}
                (outcome, measure) => panic!("{what}: {outcome:#?}, by hand it applies: {}", measure.is_some()),
            }
        }
    }
    // A measure that hardly ever applies, or always does, would measure half of its work.
    let common = |rule: &usize| RULES[*rule].starts_with("common/");
    for (rule, count) in applied.iter().enumerate() {
        let usual = if common(&rule) { 100..1000 } else { 20..200 };
        assert!(usual.contains(count), "{}: {count} of 1000", RULES[rule]);
    }
}

fn same_measure(what: &str, found: &Opportunity, plant: &Plant, measure: &Measure) {
    for (amounts, by_hand) in [(&found.saves, &measure.saves[..]), (&found.uses, &[measure.uses][..])] {
        let mut left = named(by_hand);
        for amount in amounts {
            let (_, by_hand) = left.remove(left.iter().position(|(key, _)| *key == amount.key).unwrap());
            same(&format!("{what}, {}", amount.key), amount.unit.from_canonical(amount.value), by_hand);
        }
        assert!(left.iter().all(|(_, value)| *value == 0.0), "{what}: {left:?}");
    }
    same(&format!("{what}, investment"), found.investment.value, measure.investment * plant.dollar);
}

/// Amounts by the keys of the rules.
fn named(amounts: &[Amount]) -> Vec<(&'static str, f64)> {
    let key = |of: Resource| Resource::ALL.iter().find(|(resource, ..)| *resource == of).unwrap().1;
    amounts.iter().map(|(resource, amount)| (key(*resource), *amount)).collect()
}

fn same(what: &str, rule: f64, by_hand: f64) {
    assert!((rule - by_hand).abs() <= 1e-12 * by_hand.abs(), "{what}: {rule} by the rule, {by_hand} by hand");
}
