//! All draws of one plant: planned, drawn, worked out, and looked at.

use super::inputs::Inputs;
use super::measure::{Flow, Numbers, Planned};
use super::missing::draw_missing;
use super::stability::{Order, stability};
use super::totals::{Whole, totals, wholes};
use super::worth::Worths;
use super::{MeasureRanges, Plant, Settings, Uncertainty, contributions, counts};
use crate::columns::{Drawn, PlantSheet};
use crate::evaluate::{Opportunity, Outcome, Terms};
use crate::interact::Stacking;
use crate::library::Resource;
use crate::rank::{RankBy, Ranked};

/// All draws of one plant.
pub(super) struct Drawing<'a> {
    plant: Plant<'a>,
    /// The central values and the draws.
    rows: usize,
    pub(super) planned: Vec<Planned<'a>>,
    pub(super) numbers: Vec<Numbers>,
    /// The inputs that each measure reads.
    reads: Vec<Vec<usize>>,
    pub(super) inputs: Inputs<'a>,
    /// The values of each input.
    pub(super) values: Vec<Vec<f64>>,
    strata: Vec<Vec<u32>>,
    pub(super) found: Vec<Drawn>,
    stacking: Stacking,
    wholes: Vec<Whole>,
    worths: Worths,
    left_out: Vec<String>,
}

impl<'a> Drawing<'a> {
    /// Draws a plant, and works all measures out.
    pub(super) fn new(plant: Plant<'a>, settings: Settings) -> Self {
        let Plant { library, facility, ranking, .. } = plant;
        let mut sheet = PlantSheet::new(library, facility, Inputs::new(library, facility));
        let (mut planned, mut left_out): (Vec<Planned<'_>>, Vec<String>) = (Vec::new(), Vec::new());
        for finding in plant.findings {
            let (central, waits): (Option<&Opportunity>, _) = match &finding.outcome {
                Outcome::Applies(opportunity) => (Some(opportunity), None),
                Outcome::NeedsData(need) => {
                    let waits = draw_missing(library, facility, &mut sheet, finding.rule, need);
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
                None if matches!(finding.outcome, Outcome::Applies(_)) => left_out.push(finding.rule.id.clone()),
                None => {}
            }
        }
        let stacking = Stacking::new(library, facility, &ranking.candidates());
        let wholes = wholes(library, facility, &stacking, &mut sheet);
        let reads: Vec<Vec<usize>> = planned.iter().map(|one| one.inputs(&sheet)).collect();
        let worths = Worths::new(plant, &mut sheet, &planned);
        let (program, inputs) = sheet.finish();
        let columns = inputs.draw(settings.count, settings.seed);
        let rows = settings.count as usize + 1;
        let (values, strata): (Vec<Vec<f64>>, Vec<Vec<u32>>) =
            columns.into_iter().map(|column| (column.values, column.strata)).unzip();
        let found = program.run(&values, rows, settings.threads);
        let numbers = planned.iter().map(|one| one.numbers(&found, &values, rows)).collect();
        Self { plant, rows, planned, numbers, reads, inputs, values, strata, found, stacking, wholes, worths, left_out }
    }

    fn of(&self, id: &str) -> Option<&Numbers> {
        self.planned.iter().position(|one| one.rule.id == id).and_then(|at| self.numbers.get(at))
    }

    /// What the draws say.
    pub(super) fn uncertainty(&self) -> Uncertainty {
        let plant = self.plant;
        let mut uncertainty = Uncertainty { left_out: self.left_out.clone(), ..Uncertainty::default() };
        for ((one, numbers), reads) in self.planned.iter().zip(&self.numbers).zip(&self.reads) {
            let ranges = MeasureRanges::of(numbers, plant.limit_months, reads, &self.strata, &self.inputs);
            uncertainty.measures.insert(one.rule.id.clone(), ranges);
        }
        for list in [&plant.ranking.recommendations, &plant.ranking.needs_study] {
            self.keep_places(&mut uncertainty, list);
        }
        let members = self.stacking.members();
        let chosen: Vec<bool> = members.iter().map(|member| counts(plant.ranking, &member.id)).collect();
        let numbers: Vec<Option<&Numbers>> = members.iter().map(|member| self.of(&member.id)).collect();
        uncertainty.totals =
            totals(&self.stacking, &numbers, &chosen, &self.wholes, &self.found, self.rows, plant.limit_months);
        let enough = contributions::bins(self.rows - 1).is_some();
        uncertainty.knowing =
            enough.then(|| self.worths.knowing(plant, &self.planned, &self.numbers, &self.found, &self.values));
        uncertainty
    }

    /// How often each measure of a list keeps its place; nothing is said where one of them is not drawn.
    fn keep_places(&self, uncertainty: &mut Uncertainty, list: &[Ranked<'_, '_>]) {
        let order = |ranked: &Ranked<'_, '_>| {
            let numbers = self.of(&ranked.finding.rule.id)?;
            Some(Order::new(numbers, self.ranked_by(numbers, ranked.finding.rule.measure.life_years), self.rows))
        };
        let Some(orders) = list.iter().map(order).collect::<Option<Vec<Order>>>() else { return };
        for (ranked, kept) in list.iter().zip(stability(&orders, self.rows)) {
            if let Some(ranges) = uncertainty.measures.get_mut(&ranked.finding.rule.id) {
                ranges.rank_stability = Some(kept);
            }
        }
    }

    /// What measures are ranked by before their payback; what has no such number stands behind what has.
    fn ranked_by(&self, numbers: &Numbers, life_years: f64) -> Option<Vec<f64>> {
        let of_water = |flows: &[Flow], row: usize| -> f64 {
            let water = flows.iter().filter(|flow| flow.resource == Resource::Water);
            water.filter_map(|flow| flow.amounts.get(row)).sum()
        };
        let values = match self.plant.by {
            RankBy::Payback => return None,
            RankBy::Saving => numbers.annual_saving.clone(),
            RankBy::Npv => {
                let terms = Terms::of(self.plant.facility, &self.plant.library.factors);
                terms.and_then(|terms| numbers.net_present_value(&terms, life_years))
            }
            RankBy::Co2e => numbers.co2e.clone(),
            RankBy::Water => {
                let water = |row: usize| of_water(&numbers.saves, row) - of_water(&numbers.uses, row);
                Some((0..self.rows).map(water).collect())
            }
        };
        Some(values.unwrap_or_else(|| vec![f64::NEG_INFINITY; self.rows]))
    }
}
