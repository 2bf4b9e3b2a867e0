//! The year of a plant and what a change of it costs.

use auditlite::billing::{Change, NoYear, Year, YearBasis};
use auditlite::tariffs::ByPeriod;
use serde_json::json;

use super::LIBRARY;
use super::plants::{bills, plant, twelve, year};

fn sample() -> Year<'static> {
    year(&plant(json!({ "tariff": "GDMTH", "bills": twelve([90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.92) })))
}

fn energy(base: f64, intermediate: f64, peak: f64) -> Change {
    Change { energy: ByPeriod { base, intermediate, peak }, ..Change::default() }
}

#[test]
fn the_year_costs_what_its_bills_cost() {
    let facility = plant(json!({ "tariff": "GDMTH", "low_voltage_metering": true,
        "bills": twelve([90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.92) }));
    let sum: f64 = bills(&facility).bills.iter().map(|bill| bill.subtotal).sum();
    let cost = year(&facility).cost(&Change::default());
    // Each line of a bill is rounded to the cent, the year is not.
    assert!((cost - sum).abs() < 12.0 * 9.0 * 0.005, "{cost} {sum}");
    assert_eq!(year(&facility).basis, YearBasis::Bills);
}

#[test]
fn energy_is_saved_at_the_price_of_its_period() {
    let year = sample();
    // The peak prices of the twelve months, October 2025 to September 2026, in the Bajío.
    let peak: f64 =
        [2.3535, 2.2888, 2.1842, 2.1364, 2.1375, 2.1387, 2.1386, 2.1192, 2.1001, 2.062, 2.062, 2.062].iter().sum();
    // 1,000 kWh less a month; bonus of 1/4 x (1 - 0.9/0.92) = 0.54 -> 0.5 % on everything.
    let saved = year.saving(&energy(0.0, 0.0, 12_000.0));
    assert!((saved - peak * 1000.0 * 0.995).abs() < 1e-6, "{saved}");
    assert!(year.saving(&energy(12_000.0, 0.0, 0.0)) < saved / 1.8);
}

#[test]
fn demand_in_the_window_saves_capacity_and_the_rest_only_with_the_highest() {
    let year = sample();
    let capacity: f64 =
        [435.42, 422.34, 401.23, 392.2, 392.43, 392.66, 392.65, 388.73, 384.86, 377.16, 377.17, 377.17].iter().sum();
    let distribution = 102.05 * 3.0 + 97.88 * 9.0;
    let saved = year.saving(&Change { window: 10.0, ..Change::default() });
    assert!((saved - 10.0 * capacity * 0.995).abs() < 1e-6, "{saved}");
    // Outside the window 40 kW stand above it: the first 10 save distribution only.
    let saved = year.saving(&Change { outside: 10.0, ..Change::default() });
    assert!((saved - 10.0 * distribution * 0.995).abs() < 1e-6, "{saved}");
    // Beyond 40 kW the demand in the window is the highest of all, and no more is saved.
    let most = year.saving(&Change { outside: 40.0, ..Change::default() });
    assert!((year.saving(&Change { outside: 90.0, ..Change::default() }) - most).abs() < 1e-6);
    assert_eq!(year.months_bound_by_demand(), 12);
}

#[test]
fn where_the_energy_limits_the_kw_less_demand_saves_nothing_and_less_energy_saves_capacity() {
    // 150,000 kWh are worth 150,000 / (24 x 31 x 0.57) = 354 kW at most: far under 500.
    let year =
        year(&plant(json!({ "tariff": "GDMTH", "bills": twelve([60_000.0, 75_000.0, 15_000.0], 540.0, 500.0, 0.9) })));
    assert_eq!(year.months_bound_by_demand(), 0);
    assert!(year.saving(&Change { window: 50.0, outside: 50.0, ..Change::default() }).abs() < 1e-6);
    // One kWh less a month in the base period also takes 1 / (24 d 0.57) kW off capacity and distribution.
    let saved = year.saving(&energy(12_000.0, 0.0, 0.0));
    let base: f64 =
        [1.1538, 1.1251, 1.0787, 1.0558, 1.0563, 1.0568, 1.0568, 1.0482, 1.0397, 1.0228, 1.0228, 1.0228].iter().sum();
    let capacity = [435.42, 422.34, 401.23, 392.2, 392.43, 392.66, 392.65, 388.73, 384.86, 377.16, 377.17, 377.17];
    let days = [31.0, 30.0, 31.0, 31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0];
    let kw: f64 = capacity
        .iter()
        .zip(days)
        .enumerate()
        .map(|(at, (price, days))| (price + if at < 3 { 102.05 } else { 97.88 }) * 1000.0 / (24.0 * days * 0.57))
        .sum();
    assert!((saved - (base * 1000.0 + kw)).abs() < 1e-6, "{saved} {base} {kw}");
}

#[test]
fn a_better_power_factor_turns_a_surcharge_into_a_bonus() {
    let year = year(&plant(
        json!({ "tariff": "GDMTH", "bills": twelve([90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.85) }),
    ));
    let bare = year.cost(&Change { power_factor: Some(0.9), ..Change::default() });
    let now = year.cost(&Change::default());
    let good = year.cost(&Change { power_factor: Some(0.98), ..Change::default() });
    // 3.5 % more now; 1/4 x (1 - 0.9/0.98) = 2.04 -> 2.0 % less with 0.98.
    assert!((now / bare - 1.035).abs() < 1e-9 && (good / bare - 0.98).abs() < 1e-9, "{now} {bare} {good}");
}

#[test]
fn more_never_costs_less_and_money_scales() {
    let mut seed = 20_261_124_u64;
    let mut next = move |most: f64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[allow(clippy::cast_precision_loss)]
        let share = (seed >> 11) as f64 / (1_u64 << 53) as f64;
        share * most
    };
    for _ in 0..200 {
        let energy = [next(2e5), next(3e5), next(6e4)];
        let (window, factor) = (next(900.0).ceil(), 0.3 + next(0.7));
        let demand = window + next(300.0).ceil();
        let electricity = |prices: f64| {
            json!({ "tariff": "GDMTH", "low_voltage_metering": true, "contract_fixed": format!("{} MXN/month", 400.0 * prices),
                "contract_base": 1.1 * prices, "contract_intermediate": 1.9 * prices, "contract_peak": 2.2 * prices,
                "contract_distribution": 100.0 * prices, "contract_capacity": 390.0 * prices,
                "bills": twelve(energy, demand, window, factor) })
        };
        let one = year(&plant(electricity(1.0)));
        let cost = one.cost(&Change::default());
        assert!((year(&plant(electricity(3.0))).cost(&Change::default()) - 3.0 * cost).abs() < 1e-6 * cost);
        let less = Change {
            energy: ByPeriod { base: next(1e6), intermediate: next(1e6), peak: next(1e5) },
            window: next(100.0),
            outside: next(100.0),
            power_factor: Some(factor + next(1.0 - factor)),
        };
        assert!(one.cost(&less) <= cost + 1e-6, "{less:?}");
        // Parts of a change save no more than the whole.
        let part = Change { window: less.window / 2.0, ..less };
        assert!(one.cost(&part) + 1e-6 >= one.cost(&less));
        let more =
            Change { energy: ByPeriod { base: -5e4, ..ByPeriod::default() }, window: -10.0, ..Change::default() };
        assert!(one.cost(&more) >= cost);
    }
}

#[test]
fn yearly_figures_are_spread_by_the_calendar_and_marked() {
    let facility = plant(
        json!({ "tariff": "GDMTH", "annual_energy": "2.4 GWh/yr", "peak_demand": 480, "window_demand": 450, "power_factor": 0.93 }),
    );
    let year = year(&facility);
    assert_eq!(year.basis, YearBasis::Annual);
    assert_eq!(year.months.len(), 12);
    assert_eq!(year.months[11].month.iso(), "2026-09");
    assert!((year.energy().sum() - 2.4e6).abs() < 1e-3);
    assert!(year.notes.iter().any(|note| note.en.contains("estimate")));
    let (first, last, source) = year.prices_from().unwrap();
    assert_eq!((first.iso().as_str(), last.iso().as_str(), source.seen.as_str()), ("2025-10", "2026-09", "2026-09-21"));
    // A load at all hours falls into the periods by their hours.
    let even = year.evenly(8760.0);
    assert!((even.sum() - 8760.0).abs() < 1e-6 && (700.0..1000.0).contains(&even.peak), "{even:?}");
    let used = year.as_used(1000.0);
    assert!((used.sum() - 1000.0).abs() < 1e-9);
}

#[test]
fn what_a_year_lacks_is_named() {
    let lacking = |electricity: serde_json::Value| Year::of(&LIBRARY, &plant(electricity)).unwrap_err();
    assert_eq!(lacking(json!({ "annual_energy": 1000 })), NoYear::NoTariff);
    let NoYear::Missing(text) = lacking(json!({ "tariff": "GDMTH", "annual_energy": 1_000_000 })) else { panic!() };
    assert!(text.en.contains("electricity.peak_demand"));
    let NoYear::Problem(problem) = lacking(json!({ "tariff": "DIST", "annual_energy": 1_000_000 })) else { panic!() };
    assert_eq!(problem.path.as_deref(), Some("electricity.tariff"));
    let NoYear::Missing(text) =
        lacking(json!({ "tariff": "GDBT", "annual_energy": 100_000, "peak_demand": 40, "contract_energy": 1.5 }))
    else {
        panic!()
    };
    assert!(text.en.contains("load factor"), "{text:?}");
}

#[test]
fn an_older_price_is_declared_with_its_date() {
    let bills = twelve([90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.92);
    let year = year(&plant(json!({ "tariff": "GDMTH", "division": "Golfo Norte", "bills": bills })));
    let note = year.notes.iter().find(|note| note.en.contains("stand in")).unwrap();
    assert!(note.en.contains("Golfo Norte") && note.en.contains("2026-04") && note.en.contains("2026-03"), "{note:?}");
}

#[test]
#[ignore = "it measures: run it in a release build, on a machine at rest"]
fn a_year_is_priced_in_two_microseconds() {
    let year = sample();
    let change = Change { energy: ByPeriod::of(1000.0), window: 3.0, outside: 2.0, power_factor: Some(0.95) };
    let begun = std::time::Instant::now();
    let (mut sum, n) = (0.0, 100_000);
    for at in 0..n {
        sum += year.cost(&Change { window: f64::from(at) * 1e-5, ..change });
    }
    let each = begun.elapsed() / n;
    println!("{each:?} a year ({sum})");
    let begun = std::time::Instant::now();
    let facility =
        plant(json!({ "tariff": "GDMTH", "bills": twelve([90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.92) }));
    println!("profile {:?}", begun.elapsed());
    let begun = std::time::Instant::now();
    let fresh = auditlite::library::Library::shipped();
    println!("library {:?}", begun.elapsed());
    let begun = std::time::Instant::now();
    let year = Year::of(&fresh, &facility).unwrap();
    println!("first year of a library, its tariffs read: {:?}", begun.elapsed());
    let begun = std::time::Instant::now();
    let again = Year::of(&fresh, &facility).unwrap();
    println!("second: {:?}; {}", begun.elapsed(), again.months.len() + year.months.len());
    let begun = std::time::Instant::now();
    let bills = bills(&facility);
    println!("bills: {:?}; {}", begun.elapsed(), bills.bills.len());
    assert!(each < std::time::Duration::from_micros(2), "{each:?}");
}
