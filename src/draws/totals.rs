//! Totals at every draw, each measure on what the earlier ones left.

use super::inputs::Inputs;
use super::measure::Numbers;
use super::range::Range;
use crate::columns::{Drawn, PlantSheet, Program, Wanted};
use crate::evaluate::{Consumption, KG_PER_TONNE, Payback, consumption};
use crate::facility::Facility;
use crate::interact::{Stacking, Work};
use crate::library::{Library, Resource};

/// The range of a simple payback.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaybackRange {
    /// Months; a high end that never comes is infinite.
    pub months: Range,
    /// The share of the draws in which it is within the limit.
    pub chance_within_limit: f64,
}

/// Ranges of the totals of the recommendations that count.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TotalRanges {
    /// Money per year, stacked.
    pub annual_saving: Option<Range>,
    /// Investment.
    pub investment: Option<Range>,
    /// Simple payback.
    pub payback: Option<PaybackRange>,
    /// t `CO2e` per year, stacked.
    pub co2e: Option<Range>,
    /// Canonical amounts per year, stacked, by resource.
    pub saves: Vec<(Resource, Range)>,
}

/// What each baseline of a stacking consumes, for every draw.
pub(super) enum Whole {
    Same(f64),
    Drawn(Wanted),
}

/// The baselines of a stacking.
pub(super) fn wholes(
    library: &Library,
    facility: &Facility,
    stacking: &Stacking,
    sheet: &mut PlantSheet<'_, Inputs<'_>>,
) -> Vec<Whole> {
    let nodes = stacking.nodes().iter().zip(stacking.baselines());
    let whole = |(node, central): (&crate::interact::Node, &f64)| {
        let from = node.resource.as_ref().and_then(|resource| consumption(library, facility, &node.end_use, resource));
        let wanted = match from {
            Some(Consumption::Formula(baseline)) => sheet.want_formula(&baseline.graph, baseline.result),
            Some(Consumption::Item(fact)) => sheet.want_fact(&fact, None),
            None => None,
        };
        wanted.map_or(Whole::Same(*central), Whole::Drawn)
    };
    nodes.map(whole).collect()
}

/// Sums of one draw.
#[derive(Default)]
struct Sums {
    saving: Option<f64>,
    investment: Option<f64>,
    co2e: Option<f64>,
}

/// The totals of the chosen measures at every draw; `measures` stand in the order of the stacking, none where a measure
/// is not drawn: then nothing is said of the totals.
pub(super) fn totals(
    stacking: &Stacking,
    measures: &[Option<&Numbers>],
    chosen: &[bool],
    wholes: &[Whole],
    found: &[Drawn],
    rows: usize,
    limit_months: f64,
) -> Option<TotalRanges> {
    let counts = |measure: usize| stacking.counts(measure, chosen);
    if (0..measures.len()).any(|measure| counts(measure) && measures.get(measure).is_none_or(Option::is_none)) {
        return None;
    }
    let slots: Vec<Option<&[f64]>> = slots(stacking, measures);
    let mut resources: Vec<Resource> = Vec::new();
    for (measure, numbers) in measures.iter().enumerate().filter(|(measure, _)| counts(*measure)) {
        let _ = measure;
        for flow in numbers.iter().flat_map(|numbers| &numbers.saves) {
            if !resources.contains(&flow.resource) {
                resources.push(flow.resource.clone());
            }
        }
    }
    let mut saved: Vec<Vec<f64>> = vec![Vec::with_capacity(rows); resources.len()];
    let (mut savings, mut investments, mut emissions) = (Vec::new(), Vec::new(), Vec::new());
    let (mut amounts, mut baselines, mut work) = (Vec::new(), Vec::new(), Work::default());
    for row in 1..rows {
        amounts.clear();
        let central = stacking.amounts().iter();
        let drawn = |values: Option<&[f64]>, central: f64| {
            values.and_then(|values| values.get(row).copied()).filter(|value| !value.is_nan()).unwrap_or(central)
        };
        amounts.extend(slots.iter().zip(central).map(|(values, central)| drawn(*values, *central)));
        baselines.clear();
        baselines.extend(wholes.iter().zip(stacking.baselines()).map(|(whole, central)| match whole {
            Whole::Same(value) => *value,
            Whole::Drawn(wanted) => {
                Some(Program::of(found, *wanted).at(row)).filter(|at| at.is_finite()).unwrap_or(*central)
            }
        }));
        let left = stacking.left(&amounts, &baselines, chosen, &mut work);
        let mut sums = Sums { saving: Some(0.0), investment: Some(0.0), co2e: Some(0.0) };
        let mut of_resource = vec![0.0; resources.len()];
        for (measure, numbers) in measures.iter().enumerate() {
            let Some(numbers) = numbers.filter(|_| left.is_done(measure)) else { continue };
            sums.add(numbers, &left, measure, row);
            for flow in &numbers.saves {
                let at = resources.iter().position(|resource| *resource == flow.resource);
                if let (Some(sum), Some(amount)) = (at.and_then(|at| of_resource.get_mut(at)), flow.amounts.get(row)) {
                    *sum += amount * left.factor(measure, &flow.resource);
                }
            }
        }
        for (all, sum) in saved.iter_mut().zip(of_resource) {
            all.push(sum);
        }
        savings.push(sums.saving);
        investments.push(sums.investment);
        emissions.push(sums.co2e);
    }
    Some(ranges(resources, &saved, savings, investments, emissions, limit_months))
}

fn ranges(
    resources: Vec<Resource>,
    saved: &[Vec<f64>],
    savings: Vec<Option<f64>>,
    investments: Vec<Option<f64>>,
    emissions: Vec<Option<f64>>,
    limit_months: f64,
) -> TotalRanges {
    let all = |values: Vec<Option<f64>>| values.into_iter().collect::<Option<Vec<f64>>>();
    let (savings, investments, emissions) = (all(savings), all(investments), all(emissions));
    let paybacks = savings.as_ref().zip(investments.as_ref()).and_then(|(savings, investments)| {
        let months =
            savings.iter().zip(investments).map(|(saving, cost)| months(Payback::of(Some(*cost), Some(*saving))));
        payback_range(&months.collect::<Vec<f64>>(), limit_months)
    });
    let range = |values: &Option<Vec<f64>>| values.as_ref().and_then(|values| Range::of(values));
    TotalRanges {
        annual_saving: range(&savings),
        investment: range(&investments),
        payback: paybacks,
        co2e: range(&emissions),
        saves: resources
            .into_iter()
            .zip(saved)
            .filter_map(|(resource, values)| Some((resource, Range::of(values)?)))
            .collect(),
    }
}

impl Sums {
    fn add(&mut self, numbers: &Numbers, left: &crate::interact::Left<'_>, measure: usize, row: usize) {
        let at = |values: &Option<Vec<f64>>| values.as_ref().and_then(|values| values.get(row).copied());
        self.investment = self.investment.zip(at(&numbers.investment)).map(|(sum, value)| sum + value);
        let mut money = 0.0;
        let (mut emitted, mut known) = (0.0, false);
        let of_uses = left.of_uses(measure);
        let flows = numbers.saves.iter().map(|flow| (flow, left.factor(measure, &flow.resource), 1.0));
        for (flow, factor, sign) in flows.chain(numbers.uses.iter().map(|flow| (flow, of_uses, -1.0))) {
            money += flow.worth.as_ref().and_then(|worth| worth.get(row)).copied().unwrap_or(0.0) * factor;
            if let Some(emission) = flow.emission {
                known = true;
                emitted += sign * flow.amounts.get(row).copied().unwrap_or(f64::NAN) * factor * emission / KG_PER_TONNE;
            }
        }
        money += at(&numbers.other_saving).unwrap_or(0.0) * left.of_other_saving(measure);
        money -= at(&numbers.running_cost).unwrap_or(0.0);
        // What has no price is in no total.
        if numbers.annual_saving.is_some() {
            self.saving = self.saving.map(|sum| sum + money);
        }
        // A measure without emissions adds none.
        if known && numbers.co2e.is_some() {
            self.co2e = self.co2e.map(|sum| sum + emitted);
        }
    }
}

/// The drawn amounts of each slot.
fn slots<'n>(stacking: &Stacking, measures: &[Option<&'n Numbers>]) -> Vec<Option<&'n [f64]>> {
    let values = |slot: &crate::interact::Slot| {
        let numbers = measures.get(slot.measure).copied().flatten()?;
        match &slot.resource {
            None => numbers.stream_share.as_deref(),
            Some(resource) => {
                numbers.saves.iter().find(|flow| flow.resource == *resource).map(|flow| flow.amounts.as_slice())
            }
        }
    };
    stacking.slots().iter().map(values).collect()
}

/// Months of a payback: nothing where it is immediate, for ever where it never comes.
pub(super) fn months(payback: Payback) -> f64 {
    match payback {
        Payback::Immediate => 0.0,
        Payback::Months(months) => months,
        Payback::Never => f64::INFINITY,
        Payback::NotPriced => f64::NAN,
    }
}

/// The range of paybacks, and how often they are within the limit.
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
pub(super) fn payback_range(months: &[f64], limit_months: f64) -> Option<PaybackRange> {
    let range = Range::of(months)?;
    let within = months.iter().filter(|months| **months <= limit_months).count();
    Some(PaybackRange { months: range, chance_within_limit: within as f64 / months.len() as f64 })
}
