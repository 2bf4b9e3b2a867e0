//! Ranges of one measure, and what they come from.

use super::contributions::shares;
use super::inputs::{Inputs, Source};
use super::measure::{Flow, Numbers};
use super::range::Range;
use super::totals::{PaybackRange, months, payback_range};
use crate::library::Resource;

/// Most inputs that are named; the rest is one share.
const MOST_NAMED: usize = 5;

/// What one input adds to the spread of a yearly saving.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The input.
    pub source: Source,
    /// Its share of the variance, 0 to 1.
    pub share: f64,
}

/// How far the numbers of a measure may be off.
#[derive(Debug, Clone, Default)]
pub struct MeasureRanges {
    /// Canonical amounts saved per year.
    pub saves: Vec<(Resource, Range)>,
    /// Canonical amounts used per year.
    pub uses: Vec<(Resource, Range)>,
    /// Net money per year.
    pub annual_saving: Option<Range>,
    /// Investment.
    pub investment: Option<Range>,
    /// Simple payback.
    pub payback: Option<PaybackRange>,
    /// t `CO2e` per year.
    pub co2e: Option<Range>,
    /// The share of the draws in which its condition holds.
    pub chance_applies: f64,
    /// The share of the draws in which it stands at its place in its list, or next to it.
    pub rank_stability: Option<f64>,
    /// What the spread of the yearly saving comes from, most first, at most five.
    pub contributions: Vec<Contribution>,
    /// The share of all other inputs, and of what inputs do only together.
    pub rest: f64,
}

impl MeasureRanges {
    /// Of the numbers of a measure, with the inputs that it reads.
    #[expect(clippy::cast_precision_loss, reason = "counts of draws")]
    pub(super) fn of(
        numbers: &Numbers,
        limit_months: f64,
        reads: &[usize],
        strata: &[Vec<u32>],
        inputs: &Inputs<'_>,
    ) -> Self {
        let range = |values: &Option<Vec<f64>>| values.as_ref().and_then(|values| Range::of(drawn(values)));
        let flows = |flows: &[Flow]| {
            let of = |flow: &Flow| Some((flow.resource.clone(), Range::of(drawn(&flow.amounts))?));
            flows.iter().filter_map(of).collect::<Vec<_>>()
        };
        let rows = numbers.applies.len();
        let paybacks: Vec<f64> = (1..rows).map(|row| months(numbers.payback(row))).collect();
        let holds = drawn(&numbers.applies).iter().filter(|holds| **holds).count();
        let mut ranges = Self {
            saves: flows(&numbers.saves),
            uses: flows(&numbers.uses),
            annual_saving: range(&numbers.annual_saving),
            investment: range(&numbers.investment),
            payback: payback_range(&paybacks, limit_months),
            co2e: range(&numbers.co2e),
            chance_applies: holds as f64 / rows.saturating_sub(1).max(1) as f64,
            ..Self::default()
        };
        if let Some(saving) = &numbers.annual_saving {
            ranges.come_from(drawn(saving), reads, strata, inputs);
        }
        ranges
    }

    fn come_from(&mut self, saving: &[f64], reads: &[usize], strata: &[Vec<u32>], inputs: &Inputs<'_>) {
        let of = |input: &usize| strata.get(*input).map_or(&[] as &[u32], Vec::as_slice);
        let Some(found) = shares(saving, reads.iter().map(of)) else { return };
        let mut found: Vec<(usize, f64)> = reads.iter().copied().zip(found).filter(|(_, share)| *share > 0.0).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        // By the noise of the draws shares can come to more than all.
        let all: f64 = found.iter().map(|(_, share)| *share).sum();
        if all > 1.0 {
            for (_, share) in &mut found {
                *share /= all;
            }
        }
        found.truncate(MOST_NAMED);
        let named =
            |(input, share): (usize, f64)| Some(Contribution { source: inputs.get(input)?.source.clone(), share });
        self.contributions = found.into_iter().filter_map(named).collect();
        let sum: f64 = self.contributions.iter().map(|one| one.share).sum();
        self.rest = (1.0 - sum).max(0.0);
    }
}

/// The draws without the central value.
fn drawn<T>(values: &[T]) -> &[T] {
    values.get(1..).unwrap_or_default()
}
