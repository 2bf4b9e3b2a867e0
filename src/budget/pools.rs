//! Measures that share: what they save together of what is consumed, never more than all of it.
//!
//! Measures that take the shares f, g, ... of the same pool leave (1 - f)(1 - g)... of it, which is e to the power of
//! -(x + y + ...) with x = -ln(1 - f): what they save together is a concave function of the sum of what each weighs. A
//! concave function lies under each of its tangents, and a tangent counts each measure for itself: so any point gives a
//! bound for the knapsack, and a point near the best set a close one (outer linearisation; Duran and Grossmann 1986).

/// The greatest share that has a weight; what is beyond is made up for in the bound.
const ALL: f64 = 1.0 - 1e-9;

/// What measures can save together at most.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pools {
    /// What all of each pool is worth.
    worth: Vec<f64>,
    /// Which pools each measure takes from, and what it weighs there.
    weights: Vec<Vec<(usize, f64)>>,
    /// What each measure brings beside the pools; below zero where it costs.
    beside: Vec<f64>,
}

/// The tangent at a point.
#[derive(Debug, Clone, Default)]
pub(super) struct Tangent {
    /// What it gives without any measure.
    pub(super) constant: f64,
    /// What it gives for each measure.
    pub(super) slopes: Vec<f64>,
}

impl Pools {
    /// Pools without measures, by what all of each is worth.
    pub fn new(worth: Vec<f64>) -> Self {
        Self { worth, ..Self::default() }
    }

    /// Adds a measure: the shares that it takes of pools, and what it brings beside them.
    pub fn add(&mut self, shares: impl IntoIterator<Item = (usize, f64)>, beside: f64) {
        let weighed = shares.into_iter().filter(|(_, share)| *share > 0.0);
        self.weights.push(weighed.map(|(pool, share)| (pool, -(-share.min(ALL)).ln_1p())).collect());
        self.beside.push(beside);
    }

    /// The most that a set is worth: what its measures save of each pool together, and what they bring beside.
    pub fn most(&self, chosen: &[bool]) -> f64 {
        let taken = || chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| at);
        let point = self.point(taken().map(|at| (at, 1.0)));
        let saved = self.worth.iter().zip(&point).map(|(worth, at)| -worth * (-at).exp_m1());
        saved.sum::<f64>() + taken().filter_map(|at| self.beside.get(at)).sum::<f64>()
    }

    /// What all pools hold of weight when measures are taken in such parts.
    pub(super) fn point(&self, taken: impl IntoIterator<Item = (usize, f64)>) -> Vec<f64> {
        let mut point = vec![0.0; self.worth.len()];
        for (measure, part) in taken {
            for (pool, weight) in self.weights.get(measure).into_iter().flatten() {
                if let Some(sum) = point.get_mut(*pool) {
                    *sum += part * weight;
                }
            }
        }
        point
    }

    /// The tangent at a point: W (1 - e^-p (1 + p - x)) for each pool.
    pub(super) fn tangent(&self, point: &[f64]) -> Tangent {
        let left: Vec<f64> = self.worth.iter().zip(point).map(|(worth, at)| worth * (-at).exp()).collect();
        let constant = self.worth.iter().zip(&left).zip(point).map(|((worth, left), at)| worth - left * (1.0 + at));
        let constant = constant.sum::<f64>() + (1.0 - ALL) * self.worth.iter().sum::<f64>();
        let slope = |(weights, beside): (&Vec<(usize, f64)>, &f64)| {
            let of = |(pool, weight): &(usize, f64)| weight * left.get(*pool).copied().unwrap_or(0.0);
            beside + weights.iter().map(of).sum::<f64>()
        };
        Tangent { constant, slopes: self.weights.iter().zip(&self.beside).map(slope).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::Pools;

    #[test]
    fn a_tangent_lies_above_what_is_saved_and_touches_it() {
        // Half and a fifth of 100: 50 + 10 = 60 together.
        let mut pools = Pools::new(vec![100.0]);
        pools.add([(0, 0.5)], 0.0);
        pools.add([(0, 0.2)], 0.0);
        for parts in [[0.0, 0.0], [1.0, 0.0], [0.3, 0.7], [1.0, 1.0]] {
            let tangent = pools.tangent(&pools.point([(0, parts[0]), (1, parts[1])]));
            let at = |one: f64, other: f64| tangent.constant + one * tangent.slopes[0] + other * tangent.slopes[1];
            assert!(at(0.0, 0.0) >= 0.0 && at(1.0, 0.0) >= 50.0 && at(0.0, 1.0) >= 20.0 && at(1.0, 1.0) >= 60.0);
        }
        let touches = pools.tangent(&pools.point([(0, 1.0), (1, 1.0)]));
        assert!((touches.constant + touches.slopes.iter().sum::<f64>() - 60.0).abs() < 1e-6);
    }
}
