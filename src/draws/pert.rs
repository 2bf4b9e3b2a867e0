//! The PERT distribution: a beta distribution between a least and a greatest value, with its peak at the likely one.
//!
//! Malcolm, Roseboom, Clark, Fazar, *Application of a technique for research and development program evaluation*,
//! Operations Research 7 (1959): mean = (low + 4 mode + high) / 6. With x from 0 at low to 1 at high the density is
//! proportional to `x^(α−1) (1−x)^(β−1)`, α = 1 + 4 (mode − low)/(high − low), α + β = 6.
//!
//! Quantiles come from a table for each α: the density is integrated (Gauss and Legendre, four points in each of 96
//! panels that are finer towards the ends), and the inverse is laid down over the fourth root of the probability, over
//! which it is smooth for every α from 1 to 5. Of u below 0.0005 and above 0.9995 at most 1e-6 of the range is lost,
//! elsewhere 1e-7.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::real::{exp, ln, power};

/// Panels of the integration.
const PANELS: u32 = 96;
/// Cells of a table of one half.
const CELLS: u32 = 128;
/// The fourth root of ½.
const ROOT_OF_HALF: f64 = 0.840_896_415_253_714_6;
/// Nodes from −1 to 1 and weights of the integration in a panel.
const GAUSS: [(f64, f64); 4] = [
    (-0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
    (-0.339_981_043_584_856_3, 0.652_145_154_862_546_2),
    (0.339_981_043_584_856_3, 0.652_145_154_862_546_2),
    (0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
];

/// Quantiles of one shape, from 0 to 1.
#[derive(Debug)]
struct Beta {
    /// For probabilities up to ½, and for the rest seen from the other end.
    halves: [Vec<f64>; 2],
}

/// A PERT distribution.
#[derive(Debug, Clone)]
pub(super) struct Pert {
    low: f64,
    width: f64,
    shape: Rc<Beta>,
}

impl Pert {
    /// The value below which a share `u` of all values lie, 0 < u < 1.
    pub(super) fn quantile(&self, u: f64) -> f64 {
        self.low + self.width * self.shape.quantile(u)
    }
}

/// Makes distributions; those of one shape share a table.
#[derive(Debug)]
pub(super) struct Perts {
    /// Logarithms of x and of 1 − x, and the weight, where densities are needed for sums.
    nodes: Vec<[(f64, f64, f64); GAUSS.len()]>,
    /// The ends of the panels, with the same logarithms.
    edges: Vec<(f64, f64, f64)>,
    shapes: BTreeMap<u64, Rc<Beta>>,
}

impl Perts {
    pub(super) fn new() -> Self {
        let edge = |panel: u32| {
            let s = f64::from(panel) / f64::from(PANELS);
            s * s * s * (10.0 - 15.0 * s + 6.0 * s * s)
        };
        let node = |panel: u32| {
            let (from, to) = (edge(panel), edge(panel + 1));
            GAUSS.map(|(at, weight)| {
                let x = from + (to - from) * (at + 1.0) / 2.0;
                (ln(x), ln(1.0 - x), weight * (to - from) / 2.0)
            })
        };
        let log = |x: f64| if x > 0.0 { ln(x) } else { f64::NEG_INFINITY };
        let edges = (0..=PANELS).map(edge).map(|x| (x, log(x), log(1.0 - x))).collect();
        Self { nodes: (0..PANELS).map(node).collect(), edges, shapes: BTreeMap::new() }
    }

    /// The distribution between two values with its peak at a third; the three must be in order and not all the same.
    pub(super) fn of(&mut self, low: f64, mode: f64, high: f64) -> Pert {
        let width = high - low;
        let alpha = 1.0 + 4.0 * (mode - low) / width;
        let known = self.shapes.get(&alpha.to_bits()).cloned();
        let shape = known.unwrap_or_else(|| {
            let shape = Rc::new(self.beta(alpha));
            self.shapes.insert(alpha.to_bits(), shape.clone());
            shape
        });
        Pert { low, width, shape }
    }

    fn beta(&self, alpha: f64) -> Beta {
        let (a, b) = (alpha - 1.0, 5.0 - alpha);
        // Where an exponent is zero its factor is one, at the very end too.
        let part = |exponent: f64, log: f64| if exponent == 0.0 { 0.0 } else { exponent * log };
        let density = |log: f64, log_rest: f64| exp(part(a, log) + part(b, log_rest));
        let panels: Vec<f64> = self
            .nodes
            .iter()
            .map(|nodes| nodes.iter().map(|(log, rest, weight)| weight * density(*log, *rest)).sum())
            .collect();
        let total: f64 = panels.iter().sum();
        let densities: Vec<f64> = self.edges.iter().map(|(_, log, rest)| density(*log, *rest) / total).collect();
        let knots = |panels: &mut dyn Iterator<Item = &f64>, points: &mut dyn Iterator<Item = (f64, f64)>| {
            let mut sum = 0.0;
            let mut knots = Vec::new();
            for (x, density) in points {
                let t = (sum / total).sqrt().sqrt();
                knots.push(Knot { t, x, slope: 4.0 * t * t * t / density });
                sum += panels.next().copied().unwrap_or_default();
            }
            knots
        };
        let points = || self.edges.iter().zip(&densities).map(|((x, ..), density)| (*x, *density));
        let lower = knots(&mut panels.iter(), &mut points());
        let upper = knots(&mut panels.iter().rev(), &mut points().rev().map(|(x, density)| (1.0 - x, density)));
        Beta { halves: [table(&lower, alpha), table(&upper, 6.0 - alpha)] }
    }
}

impl Beta {
    fn quantile(&self, u: f64) -> f64 {
        let [lower, upper] = &self.halves;
        if u <= 0.5 { interpolated(lower, u) } else { 1.0 - interpolated(upper, 1.0 - u) }
    }
}

/// A quantile with its slope over the fourth root of the probability.
struct Knot {
    t: f64,
    x: f64,
    slope: f64,
}

/// Lays the quantiles of one half down at equal steps; near zero they go as `t^(4/α)`.
fn table(knots: &[Knot], alpha: f64) -> Vec<f64> {
    let mut cells = knots.windows(2).enumerate().peekable();
    let mut values = Vec::new();
    for step in 0..=CELLS + 1 {
        let t = f64::from(step) / f64::from(CELLS) * ROOT_OF_HALF;
        while cells.peek().is_some_and(|(_, cell)| cell.last().is_some_and(|end| end.t < t)) {
            cells.next();
        }
        values.push(match cells.peek() {
            Some((0, [_, first])) => first.x * power(t / first.t, 4.0 / alpha),
            Some((_, [a, b])) => {
                let width = b.t - a.t;
                let s = (t - a.t) / width;
                let rest = 1.0 - s;
                // The cubic of Hermite.
                rest * rest * ((1.0 + 2.0 * s) * a.x + s * width * a.slope)
                    + s * s * ((1.0 + 2.0 * rest) * b.x - rest * width * b.slope)
            }
            _ => 1.0,
        });
    }
    values
}

/// The cubic of Lagrange through the four entries around a place.
fn interpolated(table: &[f64], u: f64) -> f64 {
    let place = u.sqrt().sqrt() / ROOT_OF_HALF * f64::from(CELLS);
    let cell = place.floor().clamp(1.0, f64::from(CELLS - 1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and CELLS")]
    let first = cell as usize - 1;
    let Some([first, second, third, fourth]) = table.get(first..first + 4) else { return f64::NAN };
    let at = place - cell;
    let (before, after, beyond) = (at + 1.0, at - 1.0, at - 2.0);
    -first * at * after * beyond / 6.0 + second * before * after * beyond / 2.0 - third * before * at * beyond / 2.0
        + fourth * before * at * after / 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles of the beta distribution with α + β = 6 at 0.0005, 0.1, 0.5, 0.9 and 0.9995, by bisection of the
    /// regularised incomplete beta function of mpmath 1.3 with 30 digits.
    const KNOWN: [(f64, [f64; 5]); 6] = [
        (1.0, [0.000_100_020_006_002, 0.020_851_637_639, 0.129_449_436_704, 0.369_042_655_52, 0.781_327_585_211]),
        (1.4, [0.001_070_539_728_39, 0.050_792_775_666, 0.202_664_850_361, 0.462_329_749_961, 0.836_499_175_834]),
        (7.0 / 3.0, [0.014_056_369_971_3, 0.153_027_693_676, 0.375_812_507_004, 0.644_456_697_621, 0.923_875_735_247]),
        (3.0, [0.037_547_900_671_9, 0.246_636_453_288, 0.5, 0.753_363_546_712, 0.962_452_099_328]),
        (4.2, [0.120_317_255_42, 0.454_665_949_566, 0.723_327_740_607, 0.910_097_869_541, 0.995_713_971_601]),
        (5.0, [0.218_672_414_789, 0.630_957_344_48, 0.870_550_563_296, 0.979_148_362_361, 0.999_899_979_994]),
    ];

    #[test]
    fn quantiles_are_those_of_the_beta_distribution() {
        let mut perts = Perts::new();
        for (alpha, known) in KNOWN {
            let pert = perts.of(0.0, (alpha - 1.0) / 4.0, 1.0);
            for (u, expected) in [0.0005, 0.1, 0.5, 0.9, 0.9995].into_iter().zip(known) {
                let found = pert.quantile(u);
                assert!((found - expected).abs() < 1e-6, "alpha {alpha}, u {u}: {found} for {expected}");
            }
        }
    }

    #[test]
    fn the_closed_forms_hold_all_along() {
        let mut perts = Perts::new();
        let (falling, rising, even) = (perts.of(0.0, 0.0, 1.0), perts.of(0.0, 1.0, 1.0), perts.of(10.0, 20.0, 30.0));
        for step in 1..2000 {
            let u = f64::from(step) / 2000.0;
            assert!((falling.quantile(u) - (1.0 - (1.0 - u).powf(0.2))).abs() < 1e-6, "{u}");
            assert!((rising.quantile(u) - u.powf(0.2)).abs() < 1e-6, "{u}");
            let x = (even.quantile(u) - 10.0) / 20.0;
            assert!((x.powi(3) * (10.0 - 15.0 * x + 6.0 * x * x) - u).abs() < 1e-6, "{u}");
        }
    }

    #[test]
    fn quantiles_rise_and_the_mean_is_that_of_pert() {
        let mut perts = Perts::new();
        for (low, mode, high) in [(0.5, 0.7, 0.95), (-3.0, 1.0, 1.5), (0.0, 0.0, 2.0)] {
            let pert = perts.of(low, mode, high);
            let values: Vec<f64> = (0..4000).map(|k| pert.quantile((f64::from(k) + 0.5) / 4000.0)).collect();
            assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
            let mean = values.iter().sum::<f64>() / 4000.0;
            assert!((mean - (low + 4.0 * mode + high) / 6.0).abs() < 1e-4 * (high - low), "{mean}");
        }
    }
}
