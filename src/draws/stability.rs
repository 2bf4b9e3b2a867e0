//! How often a measure keeps its place.

use super::measure::Numbers;
use crate::evaluate::Payback;

/// The numbers by which measures of one list are put in order at each draw: lower ones first.
pub(super) struct Order {
    first: Vec<f64>,
    payback: Vec<f64>,
    saving: Vec<f64>,
}

impl Order {
    /// By what the report ranks, then by payback, then by saving.
    pub(super) fn new(numbers: &Numbers, by: Option<Vec<f64>>, rows: usize) -> Self {
        let payback = (0..rows).map(|row| match numbers.payback(row) {
            Payback::Immediate => -1.0,
            Payback::Months(months) => months,
            Payback::NotPriced => f64::MAX,
            Payback::Never => f64::INFINITY,
        });
        let saving = |row: usize| numbers.annual_saving.as_ref().and_then(|saving| saving.get(row).copied());
        let saving = (0..rows).map(|row| -saving(row).unwrap_or(f64::NEG_INFINITY)).collect();
        let first = by.map_or_else(|| vec![0.0; rows], |values| values.into_iter().map(|value| -value).collect());
        Self { first, payback: payback.collect(), saving }
    }

    fn before(&self, other: &Order, row: usize) -> bool {
        let at = |values: &[f64]| values.get(row).copied().unwrap_or(f64::INFINITY);
        at(&self.first)
            .total_cmp(&at(&other.first))
            .then_with(|| at(&self.payback).total_cmp(&at(&other.payback)))
            .then_with(|| at(&self.saving).total_cmp(&at(&other.saving)))
            .is_lt()
    }
}

/// For each measure of a list, in its order: the share of the draws in which it stands at its place or next to it.
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
pub(super) fn stability(list: &[Order], rows: usize) -> Vec<f64> {
    let kept = |(place, measure): (usize, &Order)| {
        let keeps = |row: &usize| {
            let before = |(other, order): (usize, &Order)| {
                // Of two that tie, the one that stands first stays first.
                other != place && (order.before(measure, *row) || (other < place && !measure.before(order, *row)))
            };
            let drawn = list.iter().enumerate().filter(|(other, order)| before((*other, order))).count();
            drawn.abs_diff(place) <= 1
        };
        (1..rows).filter(keeps).count() as f64 / rows.saturating_sub(1).max(1) as f64
    };
    list.iter().enumerate().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(paybacks: &[f64]) -> Order {
        Order { first: vec![0.0; paybacks.len()], payback: paybacks.to_vec(), saving: vec![0.0; paybacks.len()] }
    }

    #[test]
    fn a_place_next_to_its_own_is_kept_and_one_further_is_lost() {
        // Row 0 is the central one. At row 1 the first is overtaken by one, at row 2 by two, at row 3 by none.
        let list = [order(&[1.0, 2.5, 4.0, 1.0]), order(&[2.0, 2.0, 2.0, 2.0]), order(&[3.0, 3.0, 3.0, 3.0])];
        let found = stability(&list, 4);
        assert!((found[0] - 2.0 / 3.0).abs() < 1e-12, "{found:?}");
        assert!((found[1] - 1.0).abs() < 1e-12 && (found[2] - 1.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn what_ties_keeps_its_order() {
        let list = [order(&[1.0; 5]), order(&[1.0; 5]), order(&[1.0; 5])];
        assert_eq!(stability(&list, 5), [1.0; 3]);
    }
}
