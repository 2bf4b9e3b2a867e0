//! All shipped rules over 100,000 plants in memory: by hand, in columns, and in the script engine's interpreter.
//!
//! `cargo bench --bench columns` measures. Before it does, and in `cargo test --benches`, the columns must give what the
//! rules written by hand give, at every plant, to 1e-12. `README.md` holds the figures and says how they come about.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::float_cmp,
    clippy::cast_precision_loss,
    clippy::too_many_lines,
    clippy::many_single_char_names,
    reason = "a bench stops"
)]

#[expect(dead_code, reason = "here nothing is priced")]
#[path = "../by_hand/mod.rs"]
mod by_hand;
mod clock;
mod interpreter;
mod order;

use std::hint::black_box;

use auditlite::columns::{Block, Columns, Table, Verdict};
use auditlite::facility::{Facility, read_profile};
use auditlite::library::{Library, Resource, Rule, RuleBody};
use auditlite::units::Unit;

use self::by_hand::{Measure, Plant, RULES, plants, profile};
use self::clock::{Clock, least};

/// How many plants are worked on.
const PLANTS: usize = 100_000;
/// How many of them differ: to read more profiles would take minutes. They come in another order each time.
const DIFFERENT: usize = 4_000;
/// How often each way is measured; the least counts, for the machine has other work.
const ROUNDS: usize = 15;
/// How many plants the interpreter gets.
const INTERPRETED: usize = 400;

fn main() {
    // `cargo test --benches` only wants to know that it works.
    let measures = std::env::args().any(|argument| argument == "--bench");
    let (different, count) = if measures { (DIFFERENT, PLANTS) } else { (300, 600) };
    let library = Library::shipped();
    assert!(library.rules.iter().map(|rule| rule.id.as_str()).eq(RULES));
    let by_hand = plants::plants(different);
    let facilities: Vec<Facility> = by_hand.iter().map(|plant| read(&library, plant)).collect();
    let columns = Columns::compile(&library);
    let order = order::order(different, count);
    let table = columns.table(order.iter().map(|plant| &facilities[*plant]));
    // Each by itself in memory, one after the other.
    let by_hand: Vec<Plant> = order.iter().map(|plant| by_hand[*plant].clone()).collect();
    same(&library, &columns, &table, &by_hand);
    if measures {
        measure(&library, &columns, &table, &by_hand, &facilities);
    }
}

fn measure(library: &Library, columns: &Columns<'_>, rows: &Table<'_>, by_hand: &[Plant], facilities: &[Facility]) {
    let look = |block: &Block<'_>| {
        black_box(block);
    };
    let (mut hand, mut one, mut one_wall, mut two_wall) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        hand.push(Clock::cpu(|| all_by_hand(by_hand)));
        let clock = Clock::start();
        columns.each(rows, 1, look).expect("in time");
        let (cpu, wall) = clock.stop();
        one.push(cpu);
        one_wall.push(wall);
        let clock = Clock::start();
        columns.each(rows, 2, look).expect("in time");
        two_wall.push(clock.stop().1);
    }
    let plants = &facilities[..INTERPRETED];
    let interpreted = interpreter::seconds(library, plants, 3) * (by_hand.len() as f64 / plants.len() as f64);
    let (hand, one) = (least(&hand), least(&one));
    let table = [
        ("by hand, CPU", hand, 1.0),
        ("columns, CPU", one, one / hand),
        ("interpreter, CPU", interpreted, interpreted / hand),
    ];
    println!("{} plants, {} rules, {ROUNDS} rounds, least time", by_hand.len(), RULES.len());
    for (name, seconds, ratio) in table {
        let each = seconds / by_hand.len() as f64 * 1e9;
        println!("{name:18} {:9.2} ms {each:9.0} ns a plant {ratio:8.2} times by hand", seconds * 1e3);
    }
    println!("interpreter / columns: {:.0}", interpreted / one);
    println!("two threads, elapsed time of one / of two: {:.2}", least(&one_wall) / least(&two_wall));
    let used = |threads: usize| {
        let before = clock::of_the_process();
        (0..ROUNDS).for_each(|_| drop(columns.each(rows, threads, look).expect("in time")));
        clock::of_the_process() - before
    };
    println!("two threads, CPU time of both / of one: {:.2}", used(2) / used(1));
    println!("two threads that only count, elapsed time of one / of two: {:.2}", clock::of_counting());
}

fn all_by_hand(plants: &[Plant]) {
    let mut found = Vec::new();
    for plant in plants {
        by_hand::judge(plant, &mut found);
        black_box(&found);
    }
}

fn read(library: &Library, plant: &Plant) -> Facility {
    let profile = profile::profile(plant).to_string();
    let read = read_profile("plant.json", profile.as_bytes(), &library.fields, &library.factors);
    read.unwrap_or_else(|problems| panic!("{problems:#?}\n{profile}")).0
}

/// Both ways give the same verdicts, amounts and money at every plant, and no row needed the scalar run.
fn same(library: &Library, columns: &Columns<'_>, table: &Table<'_>, by_hand: &[Plant]) {
    let check = |block: &Block<'_>| {
        let mut found = Vec::new();
        assert_eq!(block.alone(), 0);
        for row in 0..block.len() {
            let plant = &by_hand[block.plant(row).unwrap()];
            by_hand::judge(plant, &mut found);
            for (number, rule) in library.rules.iter().enumerate() {
                let verdict = block.of(number).verdict(row);
                let measure = found.iter().find(|(of, _)| *of == number).map(|(_, measure)| measure);
                assert_eq!(verdict == Verdict::Applies, measure.is_some(), "{}: {verdict:?}", rule.id);
                if let Some(measure) = measure {
                    same_values(rule, plant, measure, |output| block.of(number).value(output, row).unwrap());
                }
            }
        }
    };
    columns.each(table, 2, check).expect("in time");
}

fn same_values(rule: &Rule, plant: &Plant, measure: &Measure, value: impl Fn(usize) -> f64) {
    let RuleBody::Proved(formula) = &rule.body else { panic!("{}", rule.id) };
    let amounts = formula.saves.iter().map(|amount| (amount, &measure.saves[..]));
    let amounts = amounts.chain(formula.uses.iter().map(|amount| (amount, std::slice::from_ref(&measure.uses))));
    let mut output = 0;
    for (amount, by_hand) in amounts {
        let same_resource = |resource: &by_hand::Resource| {
            by_hand::Resource::ALL.iter().any(|(known, name, _)| known == resource && *name == named(&amount.resource))
        };
        let unit = by_hand::Resource::ALL.iter().find(|(_, name, _)| *name == named(&amount.resource)).unwrap().2;
        let by_hand: f64 = by_hand.iter().filter(|(resource, _)| same_resource(resource)).map(|(_, value)| value).sum();
        close(&rule.id, Unit::parse(unit).unwrap().from_canonical(value(output)), by_hand);
        output += 1;
    }
    let dollars = [(formula.investment, measure.investment), (formula.running_cost, measure.running_cost)];
    for (money, by_hand) in dollars {
        if let Some(money) = money {
            let lost = if by_hand == 0.0 { measure.income_lost } else { by_hand };
            close(&rule.id, value(output), if money.currency.code() == "USD" { by_hand } else { lost });
            output += 1;
        }
    }
    if formula.other_saving.is_some() {
        close(&rule.id, value(output), measure.other_saving);
    }
    assert!(plant.dollar > 0.0);
}

fn named(resource: &Resource) -> String {
    resource.to_string()
}

fn close(rule: &str, columns: f64, by_hand: f64) {
    assert!((columns - by_hand).abs() <= 1e-12 * by_hand.abs(), "{rule}: {columns} in columns, {by_hand} by hand");
}
