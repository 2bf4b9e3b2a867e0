//! Why a cost changed: price, production and intensity apart.

/// The logarithmic mean of two positive numbers: (a - b) / ln(a / b), and a where both are the same.
///
/// Ang, *Decomposition analysis for policymaking in energy: which is the preferred method?*, Energy Policy 32 (2004)
/// 1131-1139, equation of L(a, b).
pub fn log_mean(a: f64, b: f64) -> f64 {
    let ratio = (a / b).ln();
    if ratio == 0.0 { b } else { b * ratio.exp_m1() / ratio }
}

/// A change of cost by what it comes from; the parts add up to the change.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Split {
    /// Another price of a unit.
    pub price: f64,
    /// More or less production; absent where it is not known on both visits.
    pub production: Option<f64>,
    /// More or less of the resource per unit of production, or, where production is not known, more or less of it.
    pub intensity: f64,
}

impl Split {
    /// The whole change.
    pub fn sum(&self) -> f64 {
        self.price + self.production.unwrap_or(0.0) + self.intensity
    }
}

/// What stands behind a cost on one visit; cost = production × (amount / production) × (cost / amount).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Behind {
    /// Money per year.
    pub cost: f64,
    /// How much of the resource a year.
    pub amount: f64,
    /// Production a year, in the same unit on both visits.
    pub production: Option<f64>,
}

/// Splits the change of a cost by the additive logarithmic mean Divisia index (LMDI-I): each factor x of the cost takes
/// L(now, then) × ln(x now / x then), and nothing is left over.
///
/// Ang, *LMDI decomposition approach: A guide for implementation*, Energy Policy 86 (2015) 233-238, table 2 (LMDI-I,
/// additive). What is sold has a cost below zero: its income is split, and the parts are turned round. None where a number
/// is zero, or an income became a cost: then no ratio exists.
pub fn split(then: Behind, now: Behind) -> Option<Split> {
    if then.cost < 0.0 && now.cost < 0.0 {
        let turned = |behind: Behind| Behind { cost: -behind.cost, ..behind };
        let income = split(turned(then), turned(now))?;
        let production = income.production.map(|part| -part);
        return Some(Split { price: -income.price, production, intensity: -income.intensity });
    }
    let positive = |behind: Behind| behind.cost > 0.0 && behind.amount > 0.0;
    if !positive(then) || !positive(now) {
        return None;
    }
    let weight = log_mean(now.cost, then.cost);
    let effect = |then: f64, now: f64| weight * (now / then).ln();
    let price = effect(then.cost / then.amount, now.cost / now.amount);
    let made = then.production.zip(now.production).filter(|(then, now)| *then > 0.0 && *now > 0.0);
    Some(match made {
        Some((before, after)) => Split {
            price,
            production: Some(effect(before, after)),
            intensity: effect(then.amount / before, now.amount / after),
        },
        None => Split { price, production: None, intensity: effect(then.amount, now.amount) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64, within: f64) {
        assert!((a - b).abs() <= within, "{a} is not {b}");
    }

    #[test]
    fn the_logarithmic_mean_is_by_hand() {
        // (200 - 100) / ln 2 = 100 / 0.6931472 = 144.2695.
        near(log_mean(200.0, 100.0), 144.269_504_1, 1e-6);
        near(log_mean(5.0, 5.0), 5.0, 0.0);
        // Close numbers: the mean of both but for the square of their difference.
        near(log_mean(1.0 + 1e-12, 1.0), 1.0, 1e-11);
    }

    #[test]
    fn a_cost_that_doubles_by_price_and_grows_by_production_is_split_by_hand() {
        // Then 1,000 t × 0.1 MWh/t × 2,000 MXN/MWh = 200,000; now 1,200 t × 0.09 × 2,500 = 270,000.
        // L = 70,000 / ln 1.35 = 70,000 / 0.3001046 = 233,252.0
        // production: × ln 1.2 = 0.1823216 → 42,526.9; intensity: × ln 0.9 = -0.1053605 → -24,575.5;
        // price: × ln 1.25 = 0.2231436 → 52,048.7; sum 70,000.1 with these digits.
        let then = Behind { cost: 200_000.0, amount: 100.0, production: Some(1_000.0) };
        let now = Behind { cost: 270_000.0, amount: 108.0, production: Some(1_200.0) };
        let split = split(then, now).unwrap();
        near(split.production.unwrap(), 42_526.9, 1.0);
        near(split.intensity, -24_575.5, 1.0);
        near(split.price, 52_048.7, 1.0);
        near(split.sum(), 70_000.0, 1e-6);
    }

    #[test]
    fn the_parts_add_up_to_the_change_whatever_the_numbers() {
        let mut seed = 7_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            #[expect(clippy::cast_precision_loss, reason = "any number will do")]
            let unit = (seed >> 11) as f64 / (1_u64 << 53) as f64;
            10.0_f64.powf(unit * 12.0 - 4.0)
        };
        for round in 0..2_000 {
            let production = |value: f64| (round % 3 != 0).then_some(value);
            let then = Behind { cost: next(), amount: next(), production: production(next()) };
            let now = Behind { cost: next(), amount: next(), production: production(next()) };
            let change = now.cost - then.cost;
            let split = split(then, now).unwrap();
            near(split.sum(), change, 1e-9 * (now.cost + then.cost));
        }
        // 20 t sold at 3 bring 60; now 10 t at 4 bring 40: the cost rises by 20.
        let sold = |cost: f64, amount: f64| Behind { cost, amount, production: None };
        let parts = split(sold(-60.0, 20.0), sold(-40.0, 10.0)).unwrap();
        near(parts.sum(), 20.0, 1e-9);
        // L(40, 60) = 20 / ln 1.5 = 49.3261; price -49.3261 × ln(4 / 3) = -14.1903; amount 49.3261 × ln 2 = 34.1903.
        near(parts.price, -14.190_3, 1e-3);
        near(parts.intensity, 34.190_3, 1e-3);
        assert_eq!(split(sold(-60.0, 20.0), sold(40.0, 10.0)), None);
        let none = Behind { cost: 0.0, amount: 0.0, production: None };
        assert_eq!(split(none, none), None);
    }
}
