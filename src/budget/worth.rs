//! What measures bring alone, until what they take from each other is known.

use super::objective::Objective;
use super::plan::Worth;
use super::together::{Linear, Together};
use crate::library::Resource;
use crate::rank::Ranked;

/// Measures as if each were the only one.
pub struct Alone;

impl Worth for Alone {
    fn of(&self, objective: Objective, measures: &[&Ranked<'_, '_>]) -> (Vec<Option<f64>>, Box<dyn Together + '_>) {
        let alone = measures.iter().map(|ranked| {
            let found = ranked.opportunity;
            let water = |amounts: &[crate::evaluate::ResourceAmount]| -> f64 {
                amounts.iter().filter(|amount| amount.resource == Resource::Water).map(|amount| amount.value).sum()
            };
            match objective {
                Objective::Saving => found.annual_saving.map(|money| money.value),
                Objective::Npv => None,
                Objective::Co2e => found.co2e,
                Objective::Water => Some(water(&found.saves) - water(&found.uses)),
            }
        });
        let alone: Vec<Option<f64>> = alone.collect();
        let worths = alone.iter().map(|worth| worth.unwrap_or_default()).collect();
        (alone, Box::new(Linear(worths)))
    }
}
