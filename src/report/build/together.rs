//! Measures together: what each adds to the others, and totals that count each thing once.

use indexmap::IndexMap;

use super::Builder;
use super::entries::{amounts, money, payback};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{MoneyAmount, Payback, Priced, ResourceAmount, Terms};
use crate::interact::{Counted, Left, Stacked, Stacking, Taken, beyond_any_audit, share_of_site};
use crate::rank::Ranked;
use crate::report::model::{Benefit, LimitEntry, OverlapEntry, QuantityValue, Share, StandAlone, Together, Totals};

/// Below this share of a stand-alone saving nothing is said of an overlap: it is rounding.
const NOTHING: f64 = 1e-9;

/// The measures of a report, stacked.
pub(super) struct Combined<'a> {
    pub(super) stacking: &'a Stacking,
    pub(super) left: Left<'a>,
    taken: Vec<Taken>,
    /// Prices of tariff measures on the bill that the others leave, by position.
    pub(super) tariff: Vec<(usize, Vec<Priced>)>,
}

impl<'a> Combined<'a> {
    pub(super) fn new(stacking: &'a Stacking, left: Left<'a>, tariff: Vec<(usize, Vec<Priced>)>) -> Self {
        Self { stacking, left, taken: stacking.taken(), tariff }
    }

    /// The other members of the group of a measure.
    pub(super) fn alternatives(&self, id: &str) -> Vec<String> {
        let member = self.stacking.position(id).and_then(|at| self.stacking.members().get(at));
        let others = member.into_iter().flat_map(|member| &member.alternatives);
        others.filter_map(|other| Some(self.stacking.members().get(*other)?.id.clone())).collect()
    }
}

impl Builder<'_> {
    /// The numbers of a measure together with the others.
    pub(super) fn stacked(&self, ranked: &Ranked<'_, '_>, combined: &Combined<'_>) -> Option<(usize, Stacked)> {
        let at = combined.stacking.position(&ranked.finding.rule.id)?;
        let done = ranked.counted == Counted::Yes && combined.left.is_done(at);
        done.then(|| {
            let stacked = Stacked::of(self.library, self.facility, ranked.opportunity, at, &combined.left);
            match combined.tariff.iter().find(|(measure, _)| *measure == at) {
                Some((_, prices)) => (at, stacked.at(ranked.opportunity, prices)),
                None => (at, stacked),
            }
        })
    }

    /// A measure together with the others, as it stands in the report.
    pub(super) fn together(&self, ranked: &Ranked<'_, '_>, combined: &Combined<'_>) -> Together {
        let Some((at, stacked)) = self.stacked(ranked, combined) else {
            return Together { not_counted: true, ..Together::default() };
        };
        let mut together = Together {
            saves: Some(amounts(&stacked.saves)),
            annual_saving: stacked.annual_saving.map(money),
            ..Together::default()
        };
        let start = combined.stacking.members().get(at).map_or(0, |member| member.slots.start);
        for (slot, taken) in combined.stacking.slots_of(at).iter().zip(combined.taken.iter().skip(start)) {
            let Some(resource) = &slot.resource else {
                of_stream(ranked, combined, taken, &mut together);
                continue;
            };
            let Some(alone) = ranked.opportunity.saves.iter().find(|amount| amount.resource == *resource) else {
                continue;
            };
            let shown = |amount: f64| quantity(alone, amount);
            for overlap in taken.overlaps.iter().filter(|overlap| overlap.amount > alone.value * NOTHING) {
                together.overlaps.extend(combined.stacking.members().get(overlap.by).map(|by| OverlapEntry {
                    id: by.id.clone(),
                    resource: resource.to_string(),
                    amount: shown(overlap.amount),
                }));
            }
            if let Some((node, amount)) = taken.cut.filter(|(_, amount)| *amount > alone.value * NOTHING) {
                together.limited_by.extend(combined.stacking.nodes().get(node).map(|node| LimitEntry {
                    end_use: node.end_use.clone(),
                    resource: resource.to_string(),
                    amount: shown(amount),
                }));
            }
            let shared = combined.stacking.slots().iter().any(|other| other.node == slot.node && other.measure != at);
            if slot.node.is_some() && shared && taken.unlimited() && alone.value > 0.0 {
                together.not_limited.push(resource.to_string());
            }
        }
        together
    }

    /// Totals of the recommendations, with a word on those that no real audit reaches.
    pub(super) fn totals(&self, ranked: &[Ranked<'_, '_>], combined: &Combined<'_>) -> (Totals, Vec<Diagnostic>) {
        let own = self.facility.currency;
        let mut sums = Sums::default();
        let mut totals = Totals::default();
        let mut investment = Some(0.0);
        let (mut stacked_money, mut alone_money) = (None, None);
        let terms = Terms::of(self.facility, &self.library.factors);
        let mut npv = None;
        let (mut stacked_co2e, mut alone_co2e) = (None, None);
        for ranked in ranked {
            let Some((_, stacked)) = self.stacked(ranked, combined) else { continue };
            let alone = ranked.opportunity;
            totals.count += 1;
            let same = alone.investment.currency == own;
            investment = investment.filter(|_| same).map(|sum| sum + alone.investment.value);
            if alone.annual_saving.is_none() {
                totals.not_priced.push(ranked.finding.rule.id.clone());
            }
            add(&mut stacked_money, stacked.annual_saving.map(|money| money.value));
            let worth = stacked.annual_saving.filter(|_| same).zip(terms.as_ref()).map(|(money, terms)| {
                let (energy, life) = (stacked.energy_saving, ranked.finding.rule.measure.life_years);
                terms.worth(alone.investment.value, energy, money.value - energy, life).net_present_value
            });
            add(&mut npv, worth);
            add(&mut alone_money, alone.annual_saving.map(|money| money.value));
            add(&mut stacked_co2e, stacked.co2e);
            add(&mut alone_co2e, alone.co2e);
            sums.saves(&stacked.saves, &alone.saves);
            sums.uses(&stacked.uses);
        }
        sums.in_order();
        let in_own = |value: f64| money(MoneyAmount { value, currency: own });
        let avoided = |expected: f64| Benefit::new(expected, "t/yr");
        totals.investment = investment.map(in_own);
        totals.annual_saving = stacked_money.map(in_own);
        totals.npv = npv.map(in_own);
        if totals.count > 0 && stacked_money.is_some() {
            totals.payback = Some(payback(Payback::of(investment, stacked_money)));
        }
        totals.saves = amounts(&sums.saves);
        totals.uses = amounts(&sums.uses);
        totals.share_of_site = self.shares(&sums.saves);
        totals.co2e = stacked_co2e.map(avoided);
        totals.stand_alone = (totals.count > 0).then(|| StandAlone {
            annual_saving: alone_money.map(in_own),
            saves: amounts(&sums.alone),
            co2e: alone_co2e.map(avoided),
        });
        (totals, beyond_any_audit(self.library, self.facility, &sums.saves))
    }

    fn shares(&self, saved: &[ResourceAmount]) -> IndexMap<String, Share> {
        let share = |amount: &ResourceAmount| {
            Some((amount.resource.to_string(), Share(share_of_site(self.library, self.facility, amount)?)))
        };
        saved.iter().filter_map(share).collect()
    }
}

/// What others take of money that no resource carries, by the stream that it comes from.
fn of_stream(ranked: &Ranked<'_, '_>, combined: &Combined<'_>, taken: &Taken, together: &mut Together) {
    let share = ranked.opportunity.stream_share.unwrap_or(0.0).min(1.0);
    let Some(other) = ranked.opportunity.other_saving.filter(|_| share > 0.0) else { return };
    for overlap in &taken.overlaps {
        together.overlaps.extend(combined.stacking.members().get(overlap.by).map(|by| OverlapEntry {
            id: by.id.clone(),
            resource: "other_saving".to_owned(),
            amount: QuantityValue::new(other.value * overlap.amount / share, format!("{}/yr", other.currency.code())),
        }));
    }
}

fn quantity(like: &ResourceAmount, canonical: f64) -> QuantityValue {
    QuantityValue::new(like.unit.from_canonical(canonical), like.unit.symbol())
}

fn add(sum: &mut Option<f64>, value: Option<f64>) {
    if let Some(value) = value {
        *sum = Some(sum.unwrap_or(0.0) + value);
    }
}

/// Amounts by resource, in the order in which they are met. A power factor is a target and no sum.
#[derive(Default)]
struct Sums {
    saves: Vec<ResourceAmount>,
    alone: Vec<ResourceAmount>,
    uses: Vec<ResourceAmount>,
}

impl Sums {
    fn saves(&mut self, stacked: &[ResourceAmount], alone: &[ResourceAmount]) {
        join(&mut self.saves, stacked);
        join(&mut self.alone, alone);
    }

    /// Energy first, then water, then items.
    fn in_order(&mut self) {
        for amounts in [&mut self.saves, &mut self.alone, &mut self.uses] {
            amounts.sort_by(|a, b| a.resource.cmp(&b.resource));
        }
    }

    fn uses(&mut self, uses: &[ResourceAmount]) {
        join(&mut self.uses, uses);
    }
}

fn join(sums: &mut Vec<ResourceAmount>, amounts: &[ResourceAmount]) {
    for amount in amounts.iter().filter(|amount| amount.resource != crate::library::Resource::PowerFactor) {
        match sums.iter_mut().find(|sum| sum.resource == amount.resource) {
            Some(sum) => sum.value += amount.value,
            None => sums.push(amount.clone()),
        }
    }
}
