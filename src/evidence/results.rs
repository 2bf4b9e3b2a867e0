//! Results of measures, without a word on whose they are.

use std::collections::BTreeMap;

use crate::ledger::{Id, Method, Verdict};
use crate::programme::Bearing;
use crate::units::Day;

/// One measured result of one rule at one plant.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// A hash of plant and rule that tells two files whether they hold the same result, and nobody whose it is.
    pub key: Id,
    /// Measured over promised; absent without a promise.
    pub ratio: Option<f64>,
    /// What it is good for.
    pub bearing: Bearing,
    /// The resource that was compared, or `money`.
    pub figure: String,
    /// How it was measured.
    pub method: Method,
    /// Where it lies against the promised range.
    pub verdict: Verdict,
    /// The assumptions behind the promise: the value used, in the unit of the rule, and the share of the variance of the
    /// saving, where the report gave it.
    pub assumed: BTreeMap<String, (f64, Option<f64>)>,
}

/// The results of one rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleResults {
    /// The results, by ratio and key, so that their order says nothing of the plants.
    pub outcomes: Vec<Outcome>,
    /// How many more were measured together with other measures, and say nothing of this one alone.
    pub joint: usize,
}

/// What was measured at many plants, by rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// As of which day.
    pub as_of: Day,
    /// How many plants were looked through.
    pub plants: usize,
    /// The results by the id of the rule.
    pub rules: BTreeMap<String, RuleResults>,
}

impl RuleResults {
    /// Puts the results in an order that says nothing of the plants.
    pub fn sort(&mut self) {
        let ratio = |outcome: &Outcome| outcome.ratio.unwrap_or(f64::NEG_INFINITY);
        self.outcomes.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)).then_with(|| a.key.cmp(&b.key)));
    }
}

impl Evidence {
    /// Joins evidence of several hands: a result that stands in two counts once, as the later one has it.
    ///
    /// Joint measurements bear no key, so of two files that share results the greater number of them counts, else the sum.
    pub fn join(mut all: Vec<Evidence>) -> Option<Evidence> {
        all.sort_by_key(|evidence| evidence.as_of);
        let mut joined = Evidence { as_of: all.last()?.as_of, plants: 0, rules: BTreeMap::new() };
        for evidence in all {
            joined.plants += evidence.plants;
            for (id, results) in evidence.rules {
                let known = joined.rules.entry(id).or_default();
                let before = known.outcomes.len();
                known.outcomes.retain(|old| !results.outcomes.iter().any(|new| new.key == old.key));
                let shared = known.outcomes.len() < before;
                known.joint = if shared { known.joint.max(results.joint) } else { known.joint + results.joint };
                known.outcomes.extend(results.outcomes);
                known.sort();
            }
        }
        Some(joined)
    }
}
