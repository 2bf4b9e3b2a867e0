//! Against published tables and textbooks, and against each other.

use super::{
    CashFlows, InternalRate, Recovery, capital_recovery, present_worth, present_worth_of_annuity,
    present_worth_of_rising_annuity,
};

#[track_caller]
fn close(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{found} is not {expected}");
}

fn one(flows: &CashFlows) -> f64 {
    match flows.internal_rate() {
        InternalRate::One(rate) => rate,
        other => panic!("{other:?}"),
    }
}

/// Tables of single and uniform present value factors at 3 % real, as the annual supplements to NIST Handbook 135 print
/// them (tables: two and three digits).
#[test]
fn factors_are_those_of_the_printed_tables() {
    for (years, single, uniform) in
        [(1.0, 0.971, 0.97), (5.0, 0.863, 4.58), (10.0, 0.744, 8.53), (15.0, 0.642, 11.94), (25.0, 0.478, 17.41)]
    {
        close(present_worth(0.03, years), single, 0.0005);
        close(present_worth_of_annuity(0.03, years), uniform, 0.005);
    }
    // Capital recovery at 10 % in 5, 10 and 20 years, as any table of engineering economics prints it.
    for (years, factor) in [(5.0, 0.2638), (10.0, 0.1627), (20.0, 0.1175)] {
        close(capital_recovery(0.10, years), factor, 0.00005);
    }
}

/// R. A. Brealey and S. C. Myers, Principles of Corporate Finance, chapter on investment criteria.
#[test]
fn internal_rates_are_those_of_the_textbook() {
    let cash = CashFlows::yearly(&[-4000.0, 2000.0, 4000.0]);
    close(one(&cash), 0.2808, 0.00005);
    // A mine that must be cleared up: two rates, 25 % and 400 %.
    let InternalRate::Several(rates) = CashFlows::yearly(&[-4000.0, 25000.0, -25000.0]).internal_rate() else {
        panic!("one rate")
    };
    assert_eq!(rates.len(), 2);
    close(rates[0], 0.25, 1e-9);
    close(rates[1], 4.0, 1e-9);
    // Turns twice and has none: NPV is above zero at every rate.
    assert_eq!(CashFlows::yearly(&[1000.0, -3000.0, 2500.0]).internal_rate(), InternalRate::None);
    for flows in [vec![], vec![-5.0], vec![-5.0, -1.0], vec![0.0, 3.0, 4.0]] {
        assert_eq!(CashFlows::yearly(&flows).internal_rate(), InternalRate::None, "{flows:?}");
    }
}

/// Sums of all years one by one are the closed formulas.
#[test]
fn flows_and_factors_agree() {
    for rate in [0.0, 0.03, 0.10, 0.25] {
        for life in [1.0, 3.0, 10.0, 25.0] {
            let flows = CashFlows::of_measure(700.0, 90.0, life);
            close(flows.net_present_value(rate), 90.0 * present_worth_of_annuity(rate, life) - 700.0, 1e-9);
            let rising = CashFlows::of_rising_measure(700.0, 10.0, 80.0, 0.02, life);
            let by_factor = 10.0 * present_worth_of_annuity(rate, life)
                + 80.0 * present_worth_of_rising_annuity(rate, 0.02, life)
                - 700.0;
            close(rising.net_present_value(rate), by_factor, 1e-9);
        }
    }
}

#[test]
fn the_internal_rate_is_the_root_and_the_value_falls_with_the_rate() {
    for investment in [1.0, 250.0, 4000.0] {
        for saving in [0.5, 100.0, 9000.0] {
            for life in [0.5, 1.0, 2.5, 7.0, 40.0] {
                let flows = CashFlows::of_measure(investment, saving, life);
                let rates = [-0.5, -0.1, 0.0, 0.05, 0.1, 0.5, 3.0];
                let values = rates.map(|rate| flows.net_present_value(rate));
                assert!(values.windows(2).all(|pair| pair[0] > pair[1]), "{investment} {saving} {life}");
                match flows.internal_rate() {
                    InternalRate::One(rate) => {
                        let worth = flows.net_present_value(rate);
                        assert!(worth.abs() <= 1e-9 * investment.max(saving), "{investment} {saving} {life}: {worth}");
                    }
                    // Beyond the widest search: all is lost at once, or it returns thousandfold within the year.
                    InternalRate::None => {
                        assert!(flows.net_present_value(-0.9999) < 0.0 || saving > 100.0 * investment);
                    }
                    InternalRate::Several(_) => panic!("one investment has one rate"),
                }
            }
        }
    }
}

#[test]
fn discounted_payback_is_later_than_simple_and_comes_when_the_sum_is_zero() {
    // 1,000 at 400 a year and 8 %: 370.37 + 342.94 = 713.31; 286.69 of 317.53 of the third year: 2.9029 years.
    let Recovery::Months(months) = CashFlows::of_measure(1000.0, 400.0, 4.0).recovery(0.08) else { panic!() };
    close(months, 12.0 * 2.9029, 0.001);
    let Recovery::Months(simple) = CashFlows::of_measure(1000.0, 400.0, 4.0).recovery(0.0) else { panic!() };
    close(simple, 30.0, 1e-9);
    // 1,000 at 400 a year is back after 2.5 years, but not at 10 % within a life of 2.5 years.
    assert_eq!(CashFlows::of_measure(1000.0, 400.0, 2.5).recovery(0.10), Recovery::NotWithinLife);
    assert_eq!(CashFlows::of_measure(0.0, 400.0, 2.5).recovery(0.10), Recovery::Immediate);
    assert_eq!(CashFlows::of_measure(10.0, -1.0, 2.5).recovery(0.10), Recovery::NotWithinLife);
}

#[test]
fn a_life_without_end_or_sense_counts_no_year_too_many() {
    assert_eq!(CashFlows::of_measure(1.0, 1.0, f64::NAN).flows().len(), 1);
    assert_eq!(CashFlows::of_measure(1.0, 1.0, 1e300).flows().len(), 101);
    assert_eq!(CashFlows::of_measure(1.0, 1.0, -3.0).flows().len(), 1);
    let last = CashFlows::of_measure(1.0, 8.0, 2.25);
    assert_eq!(last.flows().last().map(|flow| (flow.years, flow.amount)), Some((2.25, 2.0)));
}
