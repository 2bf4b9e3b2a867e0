//! What holds of any programme.

use auditlite::ledger::Ledger;
use auditlite::programme::{Content, Naming, Programme, Settings, Source, Step, markdown, table};

use crate::by_hand::together;
use crate::made::{Book, day, electricity, report};
use crate::many::many;

fn settings() -> Settings {
    Settings { as_of: day("2026-11-30"), ..crate::by_hand::settings() }
}

fn sources(ledgers: Vec<(String, Ledger)>) -> Vec<Source> {
    let source = |(file, ledger): (String, Ledger)| {
        let ledger = Ledger { file: file.clone(), ..ledger };
        Source { file, content: vec![Content::Ledger(ledger)], problems: Vec::new() }
    };
    ledgers.into_iter().map(source).collect()
}

#[test]
fn the_order_of_the_files_changes_no_byte() {
    for naming in [Naming::Shown, Naming::Hidden] {
        let settings = Settings { naming, ..settings() };
        let one = together(sources(many(60)), settings);
        let mut turned = many(60);
        turned.reverse();
        turned.rotate_left(17);
        let other = together(sources(turned), settings);
        assert_eq!(one.json(), other.json());
        assert_eq!(table(&one, None, 80), table(&other, None, 80));
        assert_eq!(markdown(&one, None), markdown(&other, None));
    }
}

fn sums(programme: &Programme) -> Vec<(usize, usize, f64, f64, f64)> {
    let sums = Step::ALL.iter().flat_map(|step| {
        let stage = programme.totals.stage(*step);
        ["MXN", "USD"].map(|code| {
            let money = stage.money.get(code).cloned().unwrap_or_default();
            (stage.measures, stage.plants, money.saving.unwrap_or(0.0), money.investment.unwrap_or(0.0), stage.co2e)
        })
    });
    sums.collect()
}

#[test]
fn the_totals_of_two_parts_add_up_to_those_of_the_whole() {
    let mut first = many(60);
    let second = first.split_off(23);
    let parts = [together(sources(first), settings()), together(sources(second), settings())].map(|part| sums(&part));
    let whole = sums(&together(sources(many(60)), settings()));
    for ((one, two), whole) in parts[0].iter().zip(&parts[1]).zip(&whole) {
        assert_eq!((one.0 + two.0, one.1 + two.1), (whole.0, whole.1));
        for (part, whole) in [(one.2 + two.2, whole.2), (one.3 + two.3, whole.3), (one.4 + two.4, whole.4)] {
            assert!((part - whole).abs() <= 1e-9 * whole.abs(), "{part} {whole}");
        }
    }
}

#[test]
fn sectors_plants_and_resources_add_up_to_the_totals() {
    let whole = together(sources(many(60)), settings());
    for step in Step::ALL {
        let totals = whole.totals.stage(step);
        let saving =
            |money: Option<&auditlite::programme::StageMoney>| money.and_then(|money| money.saving).unwrap_or(0.0);
        let sectors: f64 = whole.sectors.iter().map(|group| saving(group.tally.stage(step).money.get("MXN"))).sum();
        let plants: f64 = whole.plants.iter().map(|plant| saving(plant.tally.stage(step).money.get("MXN"))).sum();
        let measures: f64 = whole.measures.iter().map(|group| saving(group.tally.stage(step).money.get("MXN"))).sum();
        for sum in [sectors, plants, measures] {
            let wanted = totals.money["MXN"].saving.unwrap();
            assert!((sum - wanted).abs() <= 1e-9 * wanted, "{step:?}: {sum} {wanted}");
        }
    }
}

#[test]
fn a_plant_that_has_not_decided_changes_nothing_that_was_achieved() {
    let before = together(sources(many(20)), settings());
    let mut start = report("Nueva", "dairy");
    start.report = "f".repeat(64);
    start.measures = vec![electricity("common/compressed_air_leaks", 7_000.0, 900.0)];
    let mut with = many(20);
    with.push(("z.jsonl".to_owned(), Book::new("z.jsonl", "Zoe").start("2026-10-01", start).ledger));
    let after = together(sources(with), settings());
    assert_eq!(before.totals.promised.measures + 1, after.totals.promised.measures);
    for step in [Step::Accepted, Step::Done, Step::Measured] {
        let numbers = |programme: &Programme| {
            let stage = programme.totals.stage(step).clone();
            let money: Vec<_> = stage
                .money
                .into_iter()
                .map(|(code, money)| (code, money.measures, money.saving.map(f64::round)))
                .collect();
            (stage.measures, stage.plants, money)
        };
        assert_eq!(numbers(&before), numbers(&after));
    }
}

#[test]
fn no_line_of_the_table_is_wider_than_the_page() {
    for count in [1, 60] {
        for naming in [Naming::Shown, Naming::Hidden] {
            for lang in auditlite::diagnostic::Lang::ALL {
                let whole = together(sources(many(count)), Settings { naming, lang, ..settings() });
                for line in table(&whole, None, 80).lines() {
                    assert!(line.chars().count() <= 80, "{line}");
                }
            }
        }
    }
}
