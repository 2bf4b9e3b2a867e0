//! Sums of measures that have come as far as a stage.

use std::collections::BTreeMap;

use serde::Serialize;

use super::purse::Purse;

/// Measures that have come as far as a stage.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Stage {
    /// How many.
    pub measures: usize,
    /// At how many plants.
    pub plants: usize,
    /// How many of them without a saving in money, because a price is missing or all of it is noise.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_money: usize,
    /// Their money, by currency.
    pub money: BTreeMap<String, StageMoney>,
    /// Avoided emissions in t CO2e/yr, of the measures for which they are known.
    pub co2e: f64,
    /// How many of them without a figure of emissions.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_co2e: usize,
    #[serde(skip)]
    last_plant: Option<usize>,
}

/// Money of one currency.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct StageMoney {
    /// Measures with a saving in money.
    pub measures: usize,
    /// What they save per year; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saving: Option<f64>,
    /// What they cost once: as promised, or, of what is done, as it really was; absent where that is known of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub investment: Option<f64>,
    /// How many of them without a known investment.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_investment: usize,
    /// Of what is done: what was promised that it would cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised_investment: Option<f64>,
    /// Of what was measured: what was promised that the same measures would save.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised_saving: Option<f64>,
    /// Simple payback in months of those whose saving and investment are both known: investment over yearly saving times
    /// twelve; absent where they save nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payback_months: Option<f64>,
    #[serde(skip)]
    both: [f64; 2],
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What one measure, or measures that were measured together, add to a stage; money in the plant's currency.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) measures: usize,
    pub(super) saving: Option<f64>,
    pub(super) investment: Option<f64>,
    pub(super) promised_investment: Option<f64>,
    pub(super) promised_saving: Option<f64>,
    pub(super) co2e: Option<f64>,
}

impl Stage {
    /// Adds what a plant has; plants come one after the other.
    pub(super) fn add(&mut self, plant: usize, purse: &Purse, share: Share) {
        if self.last_plant != Some(plant) {
            self.plants += 1;
            self.last_plant = Some(plant);
        }
        self.measures += share.measures;
        match share.co2e {
            Some(co2e) => self.co2e += co2e,
            None => self.without_co2e += share.measures,
        }
        if share.saving.is_none() {
            self.without_money += share.measures;
        }
        if share.saving.is_none() && share.investment.is_none() {
            return;
        }
        let money = self.money.entry(purse.currency.clone()).or_default();
        money.add(purse, share);
    }
}

impl StageMoney {
    fn add(&mut self, purse: &Purse, share: Share) {
        let [saving, investment] = [share.saving, share.investment].map(|money| money.map(|money| purse.money(money)));
        if let Some(saving) = saving {
            self.measures += share.measures;
            add(&mut self.saving, saving);
        }
        match investment {
            Some(investment) => add(&mut self.investment, investment),
            None => self.without_investment += share.measures,
        }
        for (sum, promised) in [
            (&mut self.promised_investment, share.promised_investment),
            (&mut self.promised_saving, share.promised_saving),
        ] {
            if let Some(promised) = promised {
                add(sum, purse.money(promised));
            }
        }
        if let (Some(saving), Some(investment)) = (saving, investment) {
            let [savings, investments] = &mut self.both;
            *savings += saving;
            *investments += investment;
            self.payback_months = (*savings > 0.0).then(|| *investments / *savings * 12.0);
        }
    }
}

/// Adds to a sum that is not there before the first number.
pub(super) fn add(sum: &mut Option<f64>, value: f64) {
    *sum = Some(sum.unwrap_or(0.0) + value);
}
