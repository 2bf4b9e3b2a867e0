//! What is refused, and what is said of readings that can be used.

use auditlite::diagnostic::{Code, Diagnostic};
use auditlite::units::Month;
use auditlite::verification::{By, Claim, Readings, Times, Tried, verify};

use crate::made::{day, readings, times};

/// Rows from 2025 on with production in the first column; the measure comes in January 2026 and saves a tenth.
fn rows(months: i32, more: impl Fn(i32, f64) -> Vec<f64>) -> Vec<(Month, f64, Vec<f64>)> {
    let tonnes = [212.0, 187.0, 231.0, 205.0, 176.0, 244.0, 219.0, 168.0, 226.0, 238.0, 193.0, 181.0];
    let noise = [31.0, -22.0, 4.0, -41.0, 18.0, 26.0, -15.0, -33.0, 9.0, 37.0, -6.0, -8.0];
    (0..months)
        .map(|at| {
            let month = Month::parse("2025-01").unwrap().plus(at);
            let made = tonnes[(at * 5 % 12) as usize];
            let off = if at >= 12 { 0.9 } else { 1.0 };
            let used = (430.0 * f64::from(month.days()) + 150.0 * made) * off + 5.0 * noise[(at * 7 % 12) as usize];
            (month, used, std::iter::once(made).chain(more(at, made)).collect())
        })
        .collect()
}

fn plain(months: i32) -> Readings {
    readings(&[("production", "t")], &rows(months, |_, _| Vec::new()))
}

fn codes(found: &[Diagnostic]) -> Vec<Code> {
    found.iter().map(|problem| problem.code).collect()
}

fn refused(readings: Readings, by: &By) -> Vec<Code> {
    codes(&verify(readings, times("2026-01-01"), by).unwrap_err())
}

fn one() -> By {
    By::Variables(vec![0])
}

#[test]
fn a_month_that_stands_twice_is_refused() {
    let mut readings = plain(18);
    let again = readings.periods[3].clone();
    readings.periods.push(again);
    assert_eq!(refused(readings, &one()), [Code::READING_TWICE]);
}

#[test]
fn a_reading_below_zero_and_one_in_another_unit_are_refused() {
    let mut negative = plain(18);
    negative.periods[2].amount = -5.0;
    assert_eq!(refused(negative, &one()), [Code::READING_IMPOSSIBLE]);
    let mut megawatts = plain(18);
    megawatts.periods[4].amount /= 1000.0;
    assert_eq!(refused(megawatts, &one()), [Code::READING_UNIT]);
    let mut kilograms = plain(18);
    kilograms.periods[14].values[0] *= 1000.0;
    assert_eq!(refused(kilograms, &one()), [Code::READING_UNIT]);
}

#[test]
fn too_few_months_before_or_none_after_are_refused() {
    let mut short = plain(18);
    short.periods.drain(..8);
    assert_eq!(refused(short, &one()), [Code::TOO_FEW_READINGS]);
    assert_eq!(refused(plain(12), &one()), [Code::TOO_FEW_READINGS]);
    let late = verify(plain(18), times("2025-01-01"), &one()).unwrap_err();
    assert_eq!(codes(&late), [Code::TOO_FEW_READINGS]);
}

#[test]
fn a_missing_month_and_a_baseline_of_less_than_a_year_are_said() {
    let mut readings = plain(24);
    readings.periods.remove(16);
    readings.periods.remove(2);
    let found = verify(readings, times("2026-01-01"), &one()).unwrap();
    let said = codes(&found.warnings);
    assert_eq!(said.iter().filter(|code| **code == Code::READING_MISSING).count(), 2);
    assert_eq!(said.iter().filter(|code| **code == Code::SEASONS).count(), 2);
    assert_eq!(found.claim, Claim::Saving);
}

#[test]
fn with_a_year_on_each_side_nothing_is_said() {
    let found = verify(plain(24), times("2026-01-01"), &one()).unwrap();
    assert_eq!(found.warnings, []);
    assert_eq!(found.against, []);
}

#[test]
fn a_variable_that_does_not_vary_is_not_taken() {
    let with = readings(&[("production", "t"), ("shifts", "")], &rows(24, |_, _| vec![3.0]));
    let found = verify(with, times("2026-01-01"), &By::Variables(vec![0, 1])).unwrap();
    // The same number in months of different days is no combination of them, but it explains nothing.
    assert_eq!(found.model.variables, [0]);
    let zero = readings(&[("production", "t"), ("degree days", "")], &rows(24, |_, _| vec![0.0]));
    let found = verify(zero, times("2026-01-01"), &By::Variables(vec![0, 1])).unwrap();
    assert_eq!(codes(&found.warnings), [Code::NO_VARIATION, Code::NO_VARIATION]);
    let only = readings(
        &[("degree days", "")],
        &rows(24, |_, _| Vec::new()).into_iter().map(|(m, a, _)| (m, a, vec![0.0])).collect::<Vec<_>>(),
    );
    assert_eq!(refused(only, &one()), [Code::NO_MODEL, Code::NO_VARIATION]);
}

#[test]
fn of_two_variables_that_go_together_one_is_taken() {
    let with =
        readings(&[("production", "t"), ("resin", "t")], &rows(24, |at, made| vec![made * 1.04 + f64::from(at % 2)]));
    let found = verify(with, times("2026-01-01"), &By::Variables(vec![0, 1])).unwrap();
    assert_eq!(found.model.variables.len(), 1);
    assert!(
        found
            .choice
            .candidates
            .iter()
            .any(|candidate| matches!(candidate.tried, Tried::Together(above) if above > 10.0))
    );
    assert!(codes(&found.warnings).contains(&Code::COLLINEAR));
}

#[test]
fn two_variables_are_taken_where_both_explain() {
    let degrees = [3.0, 20.0, 60.0, 110.0, 160.0, 190.0, 150.0, 140.0, 120.0, 70.0, 25.0, 6.0];
    let mut rows = rows(24, |at, _| vec![degrees[(at % 12) as usize]]);
    for (at, (_, used, values)) in rows.iter_mut().enumerate() {
        *used += values[1] * if at >= 12 { 36.0 } else { 40.0 };
    }
    let found = verify(
        readings(&[("production", "t"), ("degree days", "")], &rows),
        times("2026-01-01"),
        &By::Variables(vec![0, 1]),
    )
    .unwrap();
    assert_eq!(found.model.variables, [0, 1]);
    assert_eq!(found.claim, Claim::Saving);
    // The single ones are reported with why they were not taken alone: they are in the model, so nothing is said.
    assert!(!codes(&found.warnings).contains(&Code::VARIABLE_NOT_USED));
}

#[test]
fn a_variable_that_explains_nothing_is_told_with_its_t() {
    let with = readings(&[("production", "t"), ("visitors", "")], &rows(24, |at, _| vec![f64::from(1 + at % 2)]));
    let found = verify(with, times("2026-01-01"), &By::Variables(vec![0, 1])).unwrap();
    assert_eq!(found.model.variables, [0]);
    assert!(codes(&found.warnings).contains(&Code::VARIABLE_NOT_USED));
    assert!(found.warnings[0].message.en.contains("|t|"), "{}", found.warnings[0].message.en);
}

#[test]
fn production_after_that_the_baseline_never_saw_is_said_and_far_beyond_not_claimed() {
    let mut near = plain(24);
    near.periods[15].values[0] = 270.0;
    let found = verify(near, times("2026-01-01"), &one()).unwrap();
    assert_eq!(codes(&found.warnings), [Code::EXTRAPOLATED]);
    assert_eq!(found.claim, Claim::Saving);
    let mut far = plain(24);
    far.periods[15].values[0] = 320.0;
    let found = verify(far, times("2026-01-01"), &one()).unwrap();
    assert_eq!(codes(&found.against), [Code::EXTRAPOLATED]);
    assert_eq!(found.claim, Claim::Noise);
}

#[test]
fn a_baseline_that_scatters_more_than_the_guideline_allows_is_not_claimed() {
    let mut wild = plain(24);
    for (at, period) in wild.periods.iter_mut().enumerate() {
        period.amount *= if at >= 12 {
            0.3
        } else if at % 2 == 0 {
            1.35
        } else {
            0.65
        };
    }
    let found = verify(wild, times("2026-01-01"), &By::Nothing).unwrap();
    assert!(codes(&found.against).contains(&Code::POOR_FIT), "{:?}", found.against);
    assert_eq!(found.claim, Claim::Noise);
}

#[test]
fn what_lies_across_the_day_of_the_measure_counts_on_neither_side() {
    let between = Times { installed: day("2026-01-15"), settled: day("2026-03-01") };
    let found = verify(plain(24), between, &one()).unwrap();
    assert_eq!((found.before.count, found.aside, found.after.count), (12, 2, 10));
    assert!(codes(&found.warnings).contains(&Code::SET_ASIDE));
}
