//! Many draws of one plant: how far its numbers may be off, what that comes from, and what it is worth to know more.
//!
//! All rules read the same draws of the same plant, so that what they share stays correlated; nothing else is. Each
//! number that is not sure is one input: a fact of the profile by how it was found, a fact that was worked out by how well
//! its estimate does that (times what it inherits from the facts that it is worked out from), an assumption by its low,
//! typical and high value, a price, an exchange rate. How far each may be off stands in `factors/spreads.json` and
//! beside the estimates and assumptions. The draws are a Latin hypercube; draw 0 is the central one, and has the bits of
//! the report.
//!
//! - A measure that applies stays the same measure at every draw, also where its condition would not hold: its numbers
//!   count as if it were done, an amount below zero as nothing ([`MeasureRanges::chance_applies`] says how often).
//! - `low` and `high` are the 10th and 90th percentile of the draws. The expected value is the central one, and ranks;
//!   where all that is unsure lies to one side of it, as with the average price of a bill, it can lie outside of them.
//! - Emission factors are taken as published, and the order in which measures are done is the central one.
//! - A rule in the interpreter is not drawn ([`Uncertainty::left_out`]).

mod contributions;
mod hypercube;
mod inputs;
mod knowing;
mod measure;
mod missing;
mod pert;
mod random;
mod range;
mod ranges;
mod real;
mod settings;
mod shape;
mod spreads;
mod stability;
mod totals;
mod worth;

pub use inputs::Source;
pub use range::Range;
pub use ranges::{Contribution, MeasureRanges};
pub use settings::Settings;
pub use totals::{PaybackRange, TotalRanges};
pub use worth::Knowing;

use std::collections::BTreeMap;

use self::inputs::Inputs;
use self::measure::{Numbers, Planned};
use self::stability::{Order, stability};
use self::worth::Worths;
use crate::columns::PlantSheet;
use crate::evaluate::{Finding, Opportunity, Outcome, Terms};
use crate::facility::Facility;
use crate::interact::{Candidate, Counted, Stacking};
use crate::library::{Library, Resource};
use crate::rank::{RankBy, Ranked, Ranking};

/// How far the numbers of a plant may be off.
#[derive(Debug, Clone, Default)]
pub struct Uncertainty {
    /// Each measure that applies, or would if its condition held, by its id.
    pub measures: BTreeMap<String, MeasureRanges>,
    /// The recommendations that count; none where one of them is not drawn.
    pub totals: Option<TotalRanges>,
    /// What it is worth to know more, most first; none where there are too few draws to tell.
    pub knowing: Option<Vec<Knowing>>,
    /// Measures that apply and are not drawn.
    pub left_out: Vec<String>,
}

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Plant<'a> {
    /// The rules.
    pub library: &'a Library,
    /// The plant.
    pub facility: &'a Facility,
    /// What the rules found at it.
    pub findings: &'a [Finding<'a>],
    /// The measures in their order.
    pub ranking: &'a Ranking<'a, 'a>,
    /// By what they were put in order.
    pub by: RankBy,
    /// The longest payback of a recommendation in months.
    pub limit_months: f64,
}

/// Draws a plant.
pub fn draw(plant: Plant<'_>, settings: Settings) -> Uncertainty {
    let Plant { library, facility, ranking, .. } = plant;
    let mut sheet = PlantSheet::new(library, facility, Inputs::new(library, facility));
    let mut uncertainty = Uncertainty::default();
    let mut planned: Vec<Planned<'_>> = Vec::new();
    for finding in plant.findings {
        let (central, waits): (Option<&Opportunity>, _) = match &finding.outcome {
            Outcome::Applies(opportunity) => (Some(opportunity), None),
            Outcome::NeedsData(need) => {
                let waits = missing::draw_missing(library, facility, &mut sheet, finding.rule, need);
                if waits.is_none() {
                    continue;
                }
                (need.if_applies.as_deref(), waits)
            }
            _ => continue,
        };
        match Planned::new(library, facility, &mut sheet, finding.rule, central) {
            Some(mut one) => {
                one.waits = waits;
                planned.push(one);
            }
            None if matches!(finding.outcome, Outcome::Applies(_)) => {
                uncertainty.left_out.push(finding.rule.id.clone());
            }
            None => {}
        }
    }
    let all = || ranking.recommendations.iter().map(|ranked| (ranked, false));
    let candidates = all().chain(ranking.needs_study.iter().map(|ranked| (ranked, true)));
    let candidates: Vec<Candidate<'_, '_>> = candidates
        .map(|(ranked, beyond)| Candidate { finding: ranked.finding, opportunity: ranked.opportunity, beyond })
        .collect();
    let stacking = Stacking::new(library, facility, &candidates);
    let wholes = totals::wholes(library, facility, &stacking, &mut sheet);
    let reads: Vec<Vec<usize>> = planned.iter().map(|one| one.inputs(&sheet)).collect();
    let worths = Worths::new(plant, &mut sheet, &planned);
    let (program, inputs) = sheet.finish();
    let columns = inputs.draw(settings.count, settings.seed);
    let rows = settings.count as usize + 1;
    let (values, strata): (Vec<Vec<f64>>, Vec<Vec<u32>>) =
        columns.into_iter().map(|column| (column.values, column.strata)).unzip();
    let found = program.run(&values, rows, settings.threads);
    let numbers: Vec<Numbers> = planned.iter().map(|one| one.numbers(&found, &values, rows)).collect();
    for ((one, numbers), reads) in planned.iter().zip(&numbers).zip(&reads) {
        let ranges = MeasureRanges::of(numbers, plant.limit_months, reads, &strata, &inputs);
        uncertainty.measures.insert(one.rule.id.clone(), ranges);
    }
    let of = |id: &str| planned.iter().position(|one| one.rule.id == id).and_then(|at| numbers.get(at));
    for list in [&ranking.recommendations, &ranking.needs_study] {
        keep_places(&mut uncertainty, list, &of, plant, rows);
    }
    let chosen: Vec<bool> = stacking.members().iter().map(|member| counts(ranking, &member.id)).collect();
    let members: Vec<Option<&Numbers>> = stacking.members().iter().map(|member| of(&member.id)).collect();
    uncertainty.totals = totals::totals(&stacking, &members, &chosen, &wholes, &found, rows, plant.limit_months);
    let enough = contributions::bins(rows - 1).is_some();
    uncertainty.knowing = enough.then(|| worths.knowing(plant, &planned, &numbers, &found, &values));
    uncertainty
}

/// Whether a measure counts in the totals of the recommendations.
fn counts(ranking: &Ranking<'_, '_>, id: &str) -> bool {
    ranking.recommendations.iter().any(|ranked| ranked.finding.rule.id == id && ranked.counted == Counted::Yes)
}

/// How often each measure of a list keeps its place; nothing is said where one of them is not drawn.
fn keep_places<'n>(
    uncertainty: &mut Uncertainty,
    list: &[Ranked<'_, '_>],
    of: &impl Fn(&str) -> Option<&'n Numbers>,
    plant: Plant<'_>,
    rows: usize,
) {
    let terms = Terms::of(plant.facility, &plant.library.factors);
    let order = |ranked: &Ranked<'_, '_>| {
        let numbers = of(&ranked.finding.rule.id)?;
        let water = || {
            let of_water = |flows: &[measure::Flow], row: usize| -> f64 {
                let amounts = flows.iter().filter(|flow| flow.resource == Resource::Water);
                amounts.filter_map(|flow| flow.amounts.get(row)).sum()
            };
            (0..rows).map(|row| of_water(&numbers.saves, row) - of_water(&numbers.uses, row)).collect()
        };
        let first = match plant.by {
            RankBy::Payback => None,
            RankBy::Saving => numbers.annual_saving.clone(),
            RankBy::Npv => {
                let life = ranked.finding.rule.measure.life_years;
                terms.as_ref().and_then(|terms| numbers.net_present_value(terms, life))
            }
            RankBy::Co2e => numbers.co2e.clone(),
            RankBy::Water => Some(water()),
        };
        // What has no such number stands behind what has.
        let first = if plant.by == RankBy::Payback {
            None
        } else {
            Some(first.unwrap_or_else(|| vec![f64::NEG_INFINITY; rows]))
        };
        Some(Order::new(numbers, first, rows))
    };
    let Some(orders) = list.iter().map(order).collect::<Option<Vec<Order>>>() else { return };
    for (ranked, kept) in list.iter().zip(stability(&orders, rows)) {
        if let Some(ranges) = uncertainty.measures.get_mut(&ranked.finding.rule.id) {
            ranges.rank_stability = Some(kept);
        }
    }
}
