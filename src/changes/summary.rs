//! One measure over all plants.

use std::collections::BTreeMap;

use super::plant::{Kind, MeasureChange};
use super::standing::Standing;
use crate::units::Unit;

/// Sums over plants; money by currency, amounts by resource.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// Net money a year.
    pub annual_saving: BTreeMap<String, f64>,
    /// One-off investment.
    pub investment: BTreeMap<String, f64>,
    /// What is saved a year less what is used.
    pub resources: BTreeMap<String, (f64, Unit)>,
    /// Plants where a price is missing, so that their money is not in the sums.
    pub not_priced: usize,
}

impl Sums {
    fn add(&mut self, standing: &Standing) {
        let Some(numbers) = &standing.numbers else { return };
        match numbers.annual_saving {
            Some(money) => *self.annual_saving.entry(money.currency.code().to_owned()).or_default() += money.value,
            None => self.not_priced += 1,
        }
        let investment = numbers.investment;
        *self.investment.entry(investment.currency.code().to_owned()).or_default() += investment.value;
        for (key, (value, unit)) in &numbers.resources {
            self.resources.entry(key.clone()).or_insert_with(|| (0.0, unit.clone())).0 += value;
        }
    }
}

/// One measure over all plants at which it changes.
#[derive(Debug, Clone, Default)]
pub struct MeasureSummary {
    /// At how many plants it changes.
    pub plants: usize,
    /// At how many it comes into the ranking.
    pub appears: usize,
    /// At how many it leaves the ranking.
    pub vanishes: usize,
    /// At how many it goes from one list to the other.
    pub moves: usize,
    /// At how many it stays with other numbers.
    pub numbers: usize,
    /// At how many it stays with its numbers, but counts otherwise.
    pub totals: usize,
    /// At how many something else changes.
    pub other: usize,
    /// Its sums before, over the plants at which it changes.
    pub before: Sums,
    /// Its sums after.
    pub after: Sums,
}

impl MeasureSummary {
    pub(super) fn add(&mut self, change: &MeasureChange) {
        self.plants += 1;
        match change.kind() {
            Kind::Appears => self.appears += 1,
            Kind::Vanishes => self.vanishes += 1,
            Kind::Moves => self.moves += 1,
            Kind::Numbers => self.numbers += 1,
            Kind::Totals => self.totals += 1,
            Kind::Other => self.other += 1,
        }
        self.before.add(&change.before);
        self.after.add(&change.after);
    }
}
