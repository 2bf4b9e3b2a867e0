//! Logarithm and exponential from additions, products and quotients only: IEEE 754 fixes their bits, where those of a
//! mathematics library differ from machine to machine.

/// ln 2
const LN_2: f64 = std::f64::consts::LN_2;

/// The natural logarithm of a positive normal number, to some 1e-16.
///
/// `x = 2^e · m`, `m` from √½ to √2, and `ln m = 2 (s + s³/3 + s⁵/5 + …)` with `s = (m − 1)/(m + 1)`.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or_default() - 1023;
    let mut m = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        exponent += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    for odd in (1..=25_u32).rev().step_by(2) {
        sum = sum * square + 1.0 / f64::from(odd);
    }
    f64::from(exponent) * LN_2 + 2.0 * s * sum
}

/// The exponential, to some 1e-15 relative; zero below some −700.
///
/// `x = k ln 2 + r`, and the series of `exp r`, which ends below 1e-17 for |r| ≤ ½ ln 2.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between -1022 and 1023")]
pub(super) fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let k = (x / LN_2 + 0.5).floor().min(1023.0);
    let r = x - k * LN_2;
    let mut sum = 1.0;
    for n in (1..=14_u32).rev() {
        sum = sum * r / f64::from(n) + 1.0;
    }
    sum * f64::from_bits(((k + 1023.0) as u64) << 52)
}

/// A positive number, or zero, to a power.
pub(super) fn power(x: f64, exponent: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { exp(exponent * ln(x)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_agree_with_the_mathematics_library() {
        for step in 1..2000 {
            let x = f64::from(step) * 0.013;
            assert!((ln(x) - x.ln()).abs() < 1e-15 * (1.0 + x.ln().abs()), "ln {x}");
            let y = f64::from(step - 1000) * 0.3;
            assert!((exp(y) / y.exp() - 1.0).abs() < 1e-13, "exp {y}");
        }
        assert!((power(0.3, 2.7) - 0.3_f64.powf(2.7)).abs() < 1e-15);
    }
}
