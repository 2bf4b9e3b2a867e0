//! Money of several currencies.

use auditlite::programme::{Programme, Settings, Step};
use auditlite::units::Currency;

use crate::by_hand::{M1, a, b, settings, source, together};
use crate::made::{Book, electricity, report};

/// A plant that keeps its books in dollars: 1,000 USD a year for 500, with a rate for pesos where it is given one.
fn dollars(rate: Option<f64>) -> auditlite::programme::Source {
    let mut start = report("Dólares", "other");
    start.currency = "USD".to_owned();
    start.exchange_rates = rate.map(|rate| ("MXN".to_owned(), rate)).into_iter().collect();
    start.report = "d".repeat(64);
    start.measures = vec![electricity(M1, 500.0, 500.0)];
    source("d.jsonl", Book::new("d.jsonl", "Dora").start("2026-02-01", start).accepted("2026-02-02", M1, "2026-09-01"))
}

fn saving(programme: &Programme, code: &str) -> Option<f64> {
    programme.totals.stage(Step::Accepted).money.get(code)?.saving
}

#[test]
fn currencies_are_never_added() {
    let whole = together(vec![a(), dollars(None)], settings());
    assert_eq!((saving(&whole, "MXN"), saving(&whole, "USD")), (Some(30_000.0), Some(1_000.0)));
    assert!(whole.rates.is_empty());
}

/// The reports of A (10 January) and B (12 January) have 20 MXN for a dollar; that of the dollars (1 February) is newer and
/// has 0.04 dollars for a peso.
#[test]
fn the_newest_rate_changes_all_money_of_a_currency() {
    let to = |code: &str| Settings { currency: Currency::parse(code), ..settings() };
    let whole = together(vec![a(), b(), dollars(None)], to("USD"));
    assert_eq!((saving(&whole, "MXN"), saving(&whole, "USD")), (None, Some(70_000.0 / 20.0 + 1_000.0)));
    assert_eq!((whole.rates[0].date.as_str(), whole.rates[0].ledgers), ("2026-01-12", 1));
    let whole = together(vec![a(), dollars(Some(0.04))], to("USD"));
    assert_eq!(saving(&whole, "USD"), Some(30_000.0 * 0.04 + 1_000.0));
    assert_eq!(whole.rates[0].date, "2026-02-01");
}

#[test]
fn without_a_rate_money_stands_by_itself_and_that_is_said() {
    let whole = together(vec![a(), dollars(None)], Settings { currency: Currency::parse("COP"), ..settings() });
    assert_eq!((saving(&whole, "MXN"), saving(&whole, "USD")), (Some(30_000.0), Some(1_000.0)));
    assert_eq!(whole.without_rate, ["MXN", "USD"]);
}

#[test]
fn what_is_changed_there_and_back_is_the_same() {
    let whole = together(vec![a()], settings());
    let there = together(vec![a()], Settings { currency: Some(Currency::USD), ..settings() });
    assert_eq!(saving(&whole, "MXN"), saving(&there, "USD").map(|money| money * 20.0));
    let months = |programme: &Programme| {
        let all = [&programme.totals.promised, &programme.totals.done];
        all.map(|stage| stage.money.values().next().unwrap().payback_months.unwrap())
    };
    for (one, other) in months(&whole).into_iter().zip(months(&there)) {
        assert!((one - other).abs() < 1e-9);
    }
}
