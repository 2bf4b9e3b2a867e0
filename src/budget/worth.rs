//! What the measures of a plant bring together, by what stacking leaves of each saving.

use std::cell::RefCell;

use super::leaves::{self, Saved};
use super::objective::Objective;
use super::pools::Pools;
use super::together::{Together, Worth};
use crate::evaluate::{KG_PER_TONNE, Opportunity, Priced, ResourceAmount, Terms, emission_factor};
use crate::facility::Facility;
use crate::factors::Factors;
use crate::interact::{Stacking, Work};
use crate::library::Resource;
use crate::rank::Ranked;

/// The measures of a plant with all that their worth depends on.
#[derive(Clone, Copy)]
pub struct Stacked<'a> {
    /// What they take from each other.
    pub stacking: &'a Stacking,
    /// The prices of tariff measures on the bill that all others leave, by position: they do not depend on the set, so
    /// that the search ends, and are never more than what the measure saves on the bill that the set leaves.
    pub tariff: &'a [(usize, Vec<Priced>)],
    /// The plant.
    pub facility: &'a Facility,
    /// Dated values.
    pub factors: &'a Factors,
}

/// What one measure brings of an objective alone.
#[derive(Debug, Clone, Default, PartialEq)]
struct Parts {
    /// By slot of the stacking: what that saving brings.
    saved: Vec<(usize, f64)>,
    /// What is used in exchange takes.
    used: f64,
    /// What no resource carries.
    other: f64,
    /// What is paid whatever is left: running cost, and investment where it counts.
    fixed: f64,
}

impl Parts {
    fn alone(&self) -> f64 {
        self.saved.iter().map(|(_, worth)| worth).sum::<f64>() - self.used + self.other - self.fixed
    }

    /// Adds what is missing to the whole: what is priced otherwise belongs to no saving alone.
    fn balance(&mut self, whole: f64, size: f64) {
        let rest = whole - self.alone();
        if rest.abs() > 1e-9 * size {
            if rest > 0.0 { self.other += rest } else { self.fixed -= rest }
        }
    }

    /// The part of the savings that is left after what is used in exchange.
    fn kept(&self) -> f64 {
        let whole: f64 = self.saved.iter().map(|(_, worth)| worth).sum();
        if whole > 0.0 { (1.0 - self.used / whole).max(0.0) } else { 0.0 }
    }

    /// The worth with so much of each saving left. What is used falls with the greatest of them and is never less than
    /// its part of each; so `most` takes it off the savings in proportion, and cannot rise when less is left.
    fn worth(&self, factors: &[f64], of_uses: f64, of_other: f64) -> Worth {
        let left = |at: usize| factors.get(at).copied().unwrap_or(0.0);
        let saved: f64 = self.saved.iter().map(|(at, worth)| worth * left(*at)).sum();
        let rest = self.other * of_other - self.fixed;
        let part = saved - self.used * of_uses + rest;
        Worth { part, most: (saved * self.kept() + rest).max(part) }
    }
}

/// What some measures bring of one objective.
pub struct Brought<'a> {
    stacking: &'a Stacking,
    /// Of each measure its position in the stacking and its parts.
    measures: Vec<(usize, Parts)>,
    pools: Pools,
    work: RefCell<(Work, Vec<bool>)>,
}

impl<'a> Stacked<'a> {
    /// What each of some measures brings alone, where that is known, and what they bring together.
    pub fn of(&self, objective: Objective, measures: &[&Ranked<'_, '_>]) -> (Vec<Option<f64>>, Brought<'a>) {
        let parts: Vec<Option<Parts>> = measures.iter().map(|ranked| self.parts(objective, ranked)).collect();
        let alone = parts.iter().map(|parts| parts.as_ref().map(Parts::alone)).collect();
        let place = |ranked: &&Ranked<'_, '_>| self.stacking.position(&ranked.finding.rule.id).unwrap_or(usize::MAX);
        let measures: Vec<(usize, Parts)> =
            measures.iter().map(place).zip(parts.into_iter().map(Option::unwrap_or_default)).collect();
        let savings: Vec<_> = measures.iter().map(|(_, parts)| self.savings(parts)).collect();
        let pools = leaves::pools(self.stacking, &savings);
        let chosen = vec![false; self.stacking.members().len()];
        (alone, Brought { stacking: self.stacking, measures, pools, work: RefCell::new((Work::default(), chosen)) })
    }

    fn parts(&self, objective: Objective, ranked: &Ranked<'_, '_>) -> Option<Parts> {
        let found = ranked.opportunity;
        match objective {
            Objective::Saving => self.money(ranked),
            Objective::Npv => self.present(ranked),
            Objective::Co2e => {
                found.co2e?;
                let of = |amount: &ResourceAmount| {
                    let factor = emission_factor(self.facility, self.factors, &amount.resource);
                    factor.map_or(0.0, |factor| amount.value * factor.canonical / KG_PER_TONNE)
                };
                Some(self.physical(ranked, &of))
            }
            Objective::Water => Some(self.physical(ranked, &|amount| {
                if amount.resource == Resource::Water { amount.value } else { 0.0 }
            })),
        }
    }

    /// Prices a tariff measure on the bill that the others leave; `times` is what money of a year counts.
    fn on_what_is_left(&self, ranked: &Ranked<'_, '_>, parts: &mut Parts, times: f64) {
        let place = self.stacking.position(&ranked.finding.rule.id);
        let Some((_, prices)) = self.tariff.iter().find(|(at, _)| Some(*at) == place) else { return };
        let found = ranked.opportunity;
        let less = |amount: &ResourceAmount| {
            let now = prices.iter().find(|price| price.resource == amount.resource);
            now.map_or(0.0, |now| (amount.value * now.canonical - price(found, amount)) * times)
        };
        for ((_, worth), amount) in parts.saved.iter_mut().zip(&found.saves) {
            *worth += less(amount);
        }
        parts.used += found.uses.iter().map(less).sum::<f64>();
    }

    /// What is saved and used of something, by what a resource brings of it.
    fn physical(&self, ranked: &Ranked<'_, '_>, of: &dyn Fn(&ResourceAmount) -> f64) -> Parts {
        let found = ranked.opportunity;
        let saved = self.slots(ranked).zip(&found.saves).map(|(at, amount)| (at, of(amount))).collect();
        Parts { saved, used: found.uses.iter().map(of).sum(), other: 0.0, fixed: 0.0 }
    }

    /// The money of a year.
    fn money(&self, ranked: &Ranked<'_, '_>) -> Option<Parts> {
        let found = ranked.opportunity;
        let whole = found.annual_saving?.value;
        let mut parts = self.physical(ranked, &|amount| price(found, amount));
        parts.other = found.other_saving.map_or(0.0, |money| money.value);
        parts.fixed = found.running_cost.map_or(0.0, |money| money.value);
        parts.balance(whole, whole.abs());
        self.on_what_is_left(ranked, &mut parts, 1.0);
        Some(parts)
    }

    /// The savings of a measure for its pools, what is used in exchange taken off in proportion, and what it brings
    /// beside them.
    fn savings(&self, parts: &Parts) -> (Vec<Saved>, f64) {
        let kept = parts.kept();
        let saved = parts.saved.iter().map(|(at, worth)| Saved {
            node: self.stacking.slots().get(*at).and_then(|slot| slot.node),
            amount: self.stacking.amounts().get(*at).copied().unwrap_or(0.0),
            worth: worth * kept,
        });
        (saved.collect(), parts.other - parts.fixed)
    }

    /// The net present value over the life: money of each year times what a yearly unit is worth today, less the
    /// investment. What follows energy prices rises with them.
    fn present(&self, ranked: &Ranked<'_, '_>) -> Option<Parts> {
        let found = ranked.opportunity;
        let terms = Terms::of(self.facility, self.factors)?;
        let life = ranked.finding.rule.measure.life_years;
        let rising = terms.worth(0.0, 1.0, 0.0, life).net_present_value;
        let steady = terms.worth(0.0, 0.0, 1.0, life).net_present_value;
        let mut parts = self.physical(ranked, &|amount| {
            price(found, amount) * if amount.resource.is_energy() { rising } else { steady }
        });
        parts.other = found.other_saving.map_or(0.0, |money| money.value * steady);
        parts.fixed = found.running_cost.map_or(0.0, |money| money.value * steady) + found.investment.value;
        let whole = found.worth.as_ref()?.net_present_value;
        parts.balance(whole, whole.abs() + found.investment.value);
        self.on_what_is_left(ranked, &mut parts, rising);
        Some(parts)
    }

    /// The slots of the savings of a measure, in their order.
    fn slots(&self, ranked: &Ranked<'_, '_>) -> std::ops::Range<usize> {
        let place = self.stacking.position(&ranked.finding.rule.id);
        let member = place.and_then(|at| self.stacking.members().get(at));
        member.map_or(0..0, |member| member.slots.end.saturating_sub(ranked.opportunity.saves.len())..member.slots.end)
    }
}

/// What an amount is worth in the plant's money.
fn price(found: &Opportunity, amount: &ResourceAmount) -> f64 {
    let price = found.priced.iter().find(|price| price.resource == amount.resource);
    price.map_or(0.0, |price| amount.value * price.canonical)
}

impl Together for Brought<'_> {
    fn pools(&self) -> Option<&Pools> {
        Some(&self.pools)
    }

    fn worths(&self, chosen: &[bool], worths: &mut [Worth]) {
        let mut work = self.work.borrow_mut();
        let (work, done) = &mut *work;
        done.fill(false);
        for ((at, _), chosen) in self.measures.iter().zip(chosen) {
            if let Some(done) = done.get_mut(*at) {
                *done = *chosen;
            }
        }
        let left = self.stacking.left_and_open(self.stacking.amounts(), self.stacking.baselines(), done, work);
        for ((at, parts), worth) in self.measures.iter().zip(worths) {
            *worth = parts.worth(left.factors(), left.of_uses(*at), left.of_other_saving(*at));
        }
    }
}
