//! Factors between money of one year, money of every year, and money of today.

/// Money of today for one unit of money after `years`: 1 / (1 + d)^n (single present value, NIST Handbook 135).
///
/// ```
/// assert_eq!(format!("{:.4}", auditlite::finance::present_worth(0.03, 20.0)), "0.5537");
/// ```
pub fn present_worth(rate: f64, years: f64) -> f64 {
    (1.0 + rate).powf(-years)
}

/// Money of today for one unit a year over `years`: (1 - (1 + d)^-n) / d (uniform present value, NIST Handbook 135);
/// `years` where the rate is zero.
///
/// ```
/// assert_eq!(format!("{:.4}", auditlite::finance::present_worth_of_annuity(0.03, 20.0)), "14.8775");
/// ```
pub fn present_worth_of_annuity(rate: f64, years: f64) -> f64 {
    if rate.abs() < 1e-12 { years } else { -(-years * rate.ln_1p()).exp_m1() / rate }
}

/// Money of today for one unit a year over `years` that rises by `rise` a year from today on:
/// the sum of ((1 + e) / (1 + d))^t, t = 1 ... n (modified uniform present value, NIST Handbook 135).
///
/// ```
/// use auditlite::finance::present_worth_of_rising_annuity;
/// assert_eq!(format!("{:.4}", present_worth_of_rising_annuity(0.03, 0.01, 20.0)), "16.3827");
/// ```
pub fn present_worth_of_rising_annuity(rate: f64, rise: f64, years: f64) -> f64 {
    // One unit that rises by e, at d, is one unit that stays, at the net rate (1 + d) / (1 + e) - 1.
    present_worth_of_annuity((1.0 + rate) / (1.0 + rise) - 1.0, years)
}

/// The money a year that returns one unit of today's money over `years` with interest: d / (1 - (1 + d)^-n)
/// (uniform capital recovery; the inverse of [`present_worth_of_annuity`]).
///
/// ```
/// assert_eq!(format!("{:.5}", auditlite::finance::capital_recovery(0.10, 10.0)), "0.16275");
/// ```
pub fn capital_recovery(rate: f64, years: f64) -> f64 {
    1.0 / present_worth_of_annuity(rate, years)
}
