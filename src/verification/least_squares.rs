//! Ordinary least squares.

/// Smallest part of a column that may be left when the others are taken out of it; below, it is a combination of them to
/// the digits of an `f64`. (Longley's columns, the classic hard case, keep 1e-5.)
const LEFT: f64 = 1e-9;

/// A linear model fitted to observations: the columns brought to `Q R` by modified Gram-Schmidt, each column made
/// orthogonal twice, with the observations as the last column (Å. Björck, Solving linear least squares problems by
/// Gram-Schmidt orthogonalization, BIT 7, 1967).
#[derive(Debug, Clone, PartialEq)]
pub struct LeastSquares {
    /// The coefficient of each column.
    pub coefficients: Vec<f64>,
    /// What each observation is above the model.
    pub residuals: Vec<f64>,
    /// The orthonormal columns.
    pub(super) orthonormal: Vec<Vec<f64>>,
    /// The columns of the triangle, each down to its diagonal.
    triangle: Vec<Vec<f64>>,
}

/// A column that is a combination of those before it, by its place from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependent(pub usize);

impl LeastSquares {
    /// Fits observations by columns of the same length.
    ///
    /// # Errors
    /// A column is zero, or a combination of those before it.
    pub fn fit(columns: &[Vec<f64>], observed: &[f64]) -> Result<LeastSquares, Dependent> {
        let mut orthonormal: Vec<Vec<f64>> = Vec::new();
        let mut triangle = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let size = norm(column);
            let (mut left, mut above) = (column.clone(), vec![0.0; orthonormal.len()]);
            take_out(&orthonormal, &mut left, &mut above);
            take_out(&orthonormal, &mut left, &mut above);
            let rest = norm(&left);
            if !rest.is_finite() || rest <= size * LEFT {
                return Err(Dependent(at));
            }
            for value in &mut left {
                *value /= rest;
            }
            above.push(rest);
            triangle.push(above);
            orthonormal.push(left);
        }
        let (mut residuals, mut shares) = (observed.to_vec(), vec![0.0; orthonormal.len()]);
        take_out(&orthonormal, &mut residuals, &mut shares);
        take_out(&orthonormal, &mut residuals, &mut shares);
        let coefficients = solve(&triangle, shares);
        Ok(LeastSquares { coefficients, residuals, orthonormal, triangle })
    }

    /// The sum of the squares of the residuals.
    pub fn squares(&self) -> f64 {
        dot(&self.residuals, &self.residuals)
    }

    /// Observations less coefficients.
    #[expect(clippy::cast_precision_loss, reason = "counts of readings")]
    pub fn degrees(&self) -> f64 {
        self.residuals.len() as f64 - self.coefficients.len() as f64
    }

    /// The standard error of each coefficient, if the residuals have a variance and nothing in common.
    pub fn standard_errors(&self, variance: f64) -> Vec<f64> {
        let unit = |one: usize| (0..self.coefficients.len()).map(move |at| if at == one { 1.0 } else { 0.0 });
        let weights = (0..self.coefficients.len()).map(|one| self.weights(&unit(one).collect::<Vec<_>>()));
        weights.map(|weights| (variance * dot(&weights, &weights)).sqrt()).collect()
    }

    /// With which weight each observation enters what the model says at a row of column values.
    pub fn weights(&self, row: &[f64]) -> Vec<f64> {
        let mut shares: Vec<f64> = Vec::new();
        for (column, wanted) in self.triangle.iter().zip(row) {
            if let Some((diagonal, above)) = column.split_last() {
                shares.push((wanted - dot(above, &shares)) / diagonal);
            }
        }
        let mut weights = vec![0.0; self.residuals.len()];
        for (column, share) in self.orthonormal.iter().zip(&shares) {
            weights.iter_mut().zip(column).for_each(|(weight, value)| *weight += share * value);
        }
        weights
    }
}

fn solve(triangle: &[Vec<f64>], mut shares: Vec<f64>) -> Vec<f64> {
    let mut solved = Vec::new();
    for column in triangle.iter().rev() {
        let (Some(share), Some((diagonal, above))) = (shares.pop(), column.split_last()) else { break };
        let coefficient = share / diagonal;
        shares.iter_mut().zip(above).for_each(|(share, value)| *share -= value * coefficient);
        solved.push(coefficient);
    }
    solved.reverse();
    solved
}

/// Takes what lies along orthonormal columns out of a vector, and adds how much that was.
fn take_out(orthonormal: &[Vec<f64>], vector: &mut [f64], shares: &mut [f64]) {
    for (column, share) in orthonormal.iter().zip(shares) {
        let along = dot(column, vector);
        vector.iter_mut().zip(column).for_each(|(value, unit)| *value -= along * unit);
        *share += along;
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(column: &[f64]) -> f64 {
    dot(column, column).sqrt()
}
