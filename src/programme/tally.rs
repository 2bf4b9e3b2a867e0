//! What measures of many plants come to, stage by stage.

use std::collections::BTreeMap;

use serde::Serialize;

use super::purse::Purse;
use super::stage::{Share, Stage, is_zero};
use crate::ledger::{MeasureState, Promise, Savings, State, Verdict};

/// A stage that measures go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A report recommends them.
    Promised,
    /// The plant has accepted them.
    Accepted,
    /// They are in place.
    Done,
    /// Their saving was measured, and can be told from noise.
    Measured,
}

impl Step {
    /// Every stage in order.
    pub const ALL: [Step; 4] = [Step::Promised, Step::Accepted, Step::Done, Step::Measured];
}

/// What measures come to, stage by stage. Nothing counts twice: of measures that exclude each other one counts, umbrellas
/// do not, and each saving is that on top of the measures before it. What is measured is counted once, however many
/// measures share it, and no more once a later measurement has replaced it or the measure was given up.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tally {
    /// What reports recommend.
    pub promised: Stage,
    /// What plants have accepted, whatever became of it since, with what was promised of it.
    pub accepted: Stage,
    /// What is in place, with the saving that was promised of it and, where known, what it really cost.
    pub done: Stage,
    /// What was measured, with the saving that may be claimed and, where known, what it really cost.
    pub measured: Stage,
    /// How many measurements are behind that.
    pub measurements: usize,
    /// How many more cannot be told from noise, and are claimed nowhere.
    #[serde(skip_serializing_if = "is_zero")]
    pub noise: usize,
    /// Resources, in their order of name and unit.
    pub resources: Vec<ResourceLine>,
    #[serde(skip)]
    amounts: BTreeMap<(String, String), [ResourceStage; 4]>,
}

/// What is saved of a resource per year, less what measures use of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ResourceLine {
    /// The resource, as reports name it.
    pub resource: String,
    /// What it is called.
    pub title: String,
    /// The unit of all amounts.
    pub unit: String,
    /// What reports recommend.
    pub promised: ResourceStage,
    /// What plants have accepted.
    pub accepted: ResourceStage,
    /// What is in place, as it was promised.
    pub done: ResourceStage,
    /// What was measured and can be told from noise.
    pub measured: ResourceStage,
}

/// What is saved of a resource at one stage.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ResourceStage {
    /// By how many measures.
    pub measures: usize,
    /// How much per year.
    pub amount: f64,
    /// What that is worth per year at the prices of the reports, by currency; nothing of what has no price.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub money: BTreeMap<String, f64>,
}

/// What is saved of a resource, and its price.
struct Flow<'a> {
    resource: &'a str,
    unit: &'a str,
    amount: f64,
    price: Option<f64>,
}

/// A plant whose measures are added: its place, its money, and how much is emitted for each unit of a resource.
pub(super) struct Adding<'a> {
    pub(super) plant: usize,
    pub(super) purse: &'a Purse,
    pub(super) emissions: &'a BTreeMap<&'a str, f64>,
}

impl Tally {
    /// Adds a measure to the stages up to one.
    pub(super) fn add_measure(&mut self, at: &Adding<'_>, measure: &MeasureState<'_>, step: Step) {
        let promise = measure.promise;
        let promised = promise.investment.map(|money| money.value);
        let share = Share {
            measures: 1,
            saving: saving(promise),
            investment: promised,
            co2e: co2e(promise, at.emissions),
            ..Share::default()
        };
        let (stage, share) = match step {
            Step::Promised => (&mut self.promised, share),
            Step::Accepted => (&mut self.accepted, share),
            _ => (&mut self.done, Share { investment: measure.investment(), promised_investment: promised, ..share }),
        };
        stage.add(at.plant, at.purse, share);
        for flow in flows(promise) {
            self.flow(at.purse, step, 1, &flow);
        }
    }

    /// Adds a measurement that counts.
    pub(super) fn add_measurement(&mut self, at: &Adding<'_>, savings: &Savings<'_>, state: &State<'_>) {
        if savings.is_noise() {
            self.noise += 1;
            return;
        }
        self.measurements += 1;
        let event = savings.measured.what;
        let measures: Vec<&MeasureState<'_>> = event.measures.iter().filter_map(|id| state.measure(id)).collect();
        let real: Option<f64> = measures.iter().map(|measure| measure.investment()).sum();
        let claimed = || savings.resources.iter().filter(|(_, outcome)| outcome.verdict != Verdict::Noise);
        let co2e: Vec<f64> = claimed()
            .filter_map(|(resource, outcome)| Some(outcome.measured.value * at.emissions.get(resource)?))
            .collect();
        let share = Share {
            measures: measures.len(),
            saving: savings.claimed(),
            investment: real,
            promised_investment: None,
            promised_saving: savings.money.as_ref().and_then(|money| money.promised.as_ref()).map(|money| money.value),
            co2e: (!co2e.is_empty()).then(|| co2e.iter().sum()),
        };
        self.measured.add(at.plant, at.purse, share);
        for (resource, outcome) in claimed() {
            let price = measures.iter().find_map(|measure| measure.promise.prices.get(*resource).copied());
            let (unit, amount) = (outcome.measured.unit.as_str(), outcome.measured.value);
            self.flow(at.purse, Step::Measured, measures.len(), &Flow { resource, unit, amount, price });
        }
    }

    fn flow(&mut self, purse: &Purse, step: Step, measures: usize, flow: &Flow<'_>) {
        // Targets do not add up.
        if flow.resource == "power_factor" {
            return;
        }
        let stages = self.amounts.entry((flow.resource.to_owned(), flow.unit.to_owned())).or_default();
        let [promised, accepted, done, measured] = stages;
        let stage = match step {
            Step::Promised => promised,
            Step::Accepted => accepted,
            Step::Done => done,
            Step::Measured => measured,
        };
        stage.measures += measures;
        stage.amount += flow.amount;
        if let Some(price) = flow.price {
            *stage.money.entry(purse.currency.clone()).or_default() += purse.money(price * flow.amount);
        }
    }

    /// Lays the resources out once all is added; items of the user's own may be named by their kind only.
    pub(super) fn finished(mut self, name: impl Fn(&str) -> (String, String)) -> Tally {
        let mut lines: BTreeMap<(String, String), ResourceLine> = BTreeMap::new();
        for ((resource, unit), stages) in std::mem::take(&mut self.amounts) {
            let (resource, title) = name(&resource);
            let line = lines.entry((resource.clone(), unit.clone())).or_insert_with(|| ResourceLine {
                resource,
                title,
                unit,
                ..ResourceLine::default()
            });
            let own = [&mut line.promised, &mut line.accepted, &mut line.done, &mut line.measured];
            for (sum, stage) in own.into_iter().zip(stages) {
                sum.measures += stage.measures;
                sum.amount += stage.amount;
                for (currency, money) in stage.money {
                    *sum.money.entry(currency).or_default() += money;
                }
            }
        }
        self.resources = lines.into_values().collect();
        self
    }

    /// One of its stages.
    pub fn stage(&self, step: Step) -> &Stage {
        match step {
            Step::Promised => &self.promised,
            Step::Accepted => &self.accepted,
            Step::Done => &self.done,
            Step::Measured => &self.measured,
        }
    }
}

impl ResourceLine {
    /// One of its stages.
    pub fn stage(&self, step: Step) -> &ResourceStage {
        match step {
            Step::Promised => &self.promised,
            Step::Accepted => &self.accepted,
            Step::Done => &self.done,
            Step::Measured => &self.measured,
        }
    }
}

/// What a promise adds in money: on top of the measures before it, where the report tells.
pub(super) fn saving(promise: &Promise) -> Option<f64> {
    promise.stacked_annual_saving.or(promise.annual_saving).map(|money| money.value)
}

/// What a promise saves of each resource on top of the measures before it, and what it uses, which counts against it.
fn flows(promise: &Promise) -> impl Iterator<Item = Flow<'_>> {
    let saved = promise.stacked_saves.as_ref().unwrap_or(&promise.saves).iter().map(|saved| (1.0, saved));
    let used = promise.uses.iter().map(|used| (-1.0, used));
    saved.chain(used).map(|(sign, (resource, amount))| Flow {
        resource,
        unit: &amount.unit,
        amount: sign * amount.value,
        price: promise.prices.get(resource).copied(),
    })
}

/// Avoided emissions of a promise on top of the measures before it. Reports give those of a measure by itself, so they are
/// brought down with its savings: by the emission factors of the plant's report where it shows them, else in proportion to
/// its first resource.
fn co2e(promise: &Promise, emissions: &BTreeMap<&str, f64>) -> Option<f64> {
    let alone = promise.co2e.as_ref()?.value;
    let Some(stacked) = &promise.stacked_saves else { return Some(alone) };
    let mut taken: Vec<(&str, f64, f64)> = Vec::new();
    for (resource, amount) in promise.saves.iter().filter(|(_, amount)| amount.value > 0.0) {
        let left = stacked.get(resource).map_or(0.0, |left| left.value);
        taken.push((resource, amount.value - left, left / amount.value));
    }
    let factors: Vec<Option<f64>> = taken.iter().map(|(resource, ..)| emissions.get(resource).copied()).collect();
    if taken.len() > 1 && factors.iter().any(Option::is_some) {
        let lost: f64 = taken.iter().zip(factors).map(|((_, taken, _), factor)| taken * factor.unwrap_or(0.0)).sum();
        return Some(alone - lost);
    }
    Some(taken.first().map_or(alone, |(_, _, share)| alone * share))
}

/// Emissions in t for each unit of a resource, as the reports of a plant count them: those of measures that save one
/// resource and use none.
pub(super) fn emissions<'l>(state: &State<'l>) -> BTreeMap<&'l str, f64> {
    let mut factors = BTreeMap::new();
    for measure in &state.measures {
        let promise = measure.promise;
        let mut saves = promise.saves.iter();
        if let (Some((resource, amount)), None, Some(co2e), true) =
            (saves.next(), saves.next(), &promise.co2e, promise.uses.is_empty())
            && amount.value > 0.0
        {
            factors.entry(resource.as_str()).or_insert(co2e.value / amount.value);
        }
    }
    factors
}
