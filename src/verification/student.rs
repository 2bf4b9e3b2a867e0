//! Student's t.

use std::f64::consts::PI;

/// Largest probability that is left open when the search for a quantile ends: far below what a table prints.
const CLOSE: f64 = 1e-14;

/// Degrees of freedom from which more make no difference: the quantiles are those of the normal distribution to five
/// digits, and the logarithms of larger gamma functions lose more than that.
const ENDLESS: f64 = 1e6;

/// Steps of bisection: each halves the bracket, so these exhaust the digits of an `f64`.
const STEPS: usize = 200;

/// The value that Student's t with so many degrees of freedom (above 0, not whole where they are an effective number)
/// stays below with a probability between 0 and 1; to ten significant digits, so that every machine gives the same.
///
/// Found by bisection of the distribution function, which is the regularised incomplete beta function: Abramowitz and
/// Stegun, Handbook of Mathematical Functions (1964), 26.7.1 and 26.5.27.
///
/// ```
/// use auditlite::verification::t_quantile;
/// assert!((t_quantile(0.95, 10.0) - 1.812).abs() < 0.0005);
/// ```
pub fn t_quantile(probability: f64, degrees: f64) -> f64 {
    if !(degrees > 0.0 && probability > 0.0 && probability < 1.0) {
        return f64::NAN;
    }
    let degrees = degrees.min(ENDLESS);
    if probability < 0.5 {
        return -t_quantile(1.0 - probability, degrees);
    }
    let tail = 2.0 * (1.0 - probability);
    if tail >= 1.0 {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    while two_tails(high, degrees) > tail && high < 1e15 {
        low = high;
        high *= 2.0;
    }
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        let open = two_tails(middle, degrees) - tail;
        if open > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
        if open.abs() < CLOSE * tail {
            break;
        }
    }
    rounded(f64::midpoint(low, high))
}

/// The probability that |t| is above a value of zero or more.
fn two_tails(value: f64, degrees: f64) -> f64 {
    beta(degrees / (degrees + value * value), degrees / 2.0, 0.5)
}

/// The regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8), evaluated by the
/// method of Lentz as modified by Thompson and Barnett (1986).
fn beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    // The fraction converges fast on one side of the mean only.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let apart = |value: f64| if value.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / apart(1.0 - (a + b) * x / (a + 1.0));
    let mut product = denominator;
    for step in 1..100_000_u32 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut factor = 1.0;
        for term in [even, odd] {
            denominator = 1.0 / apart(1.0 + term * denominator);
            numerator = apart(1.0 + term / numerator);
            factor = denominator * numerator;
            product *= factor;
        }
        if (factor - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    product
}

/// The logarithm of the gamma function of a positive number, by the coefficients of C. Lanczos (1964) for g = 7 and n = 9
/// as computed by P. Godfrey (2001); good to 15 digits.
fn log_gamma(x: f64) -> f64 {
    const G: f64 = 7.0;
    const FIRST: f64 = 0.999_999_999_999_809_9;
    const SERIES: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        // Reflection: Abramowitz and Stegun 6.1.17.
        return (PI / (PI * x).sin()).ln() - log_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let (sum, _) = SERIES.iter().fold((FIRST, 1.0), |(sum, at), term| (sum + term / (x + at), at + 1.0));
    let base = x + G + 0.5;
    0.5 * (2.0 * PI).ln() + (x + 0.5) * base.ln() - base + sum.ln()
}

fn rounded(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap_or(value)
}
