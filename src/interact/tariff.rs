//! Measures that change how the bill is made, priced on the bill that the others leave.

use super::{Candidate, Stacked, Stacking, Work};
use crate::billing::Change;
use crate::evaluate::{Electricity, MoneyAmount, Opportunity, PriceOrigin, Priced, Prices};
use crate::facility::Facility;
use crate::library::{Library, Stage};

/// The prices of the measures of stage `tariff` when all that count are done, by their positions in the stacking.
///
/// The year of the bills is changed by what each of the others has left of its saving; then the tariff measures follow in
/// their order, each on the bill that is left. Empty where the bill cannot be worked out; then their own prices hold.
pub fn tariff_prices(
    library: &Library,
    facility: &Facility,
    electricity: Option<&Electricity<'_>>,
    stacking: &Stacking,
    found: &[Candidate<'_, '_>],
) -> Vec<(usize, Vec<Priced>)> {
    let of = |at: usize| {
        let id = &stacking.members().get(at)?.id;
        found.iter().find(|candidate| candidate.finding.rule.id == *id)
    };
    let is_tariff = |at: &usize| stacking.members().get(*at).is_some_and(|member| member.stage == Stage::Tariff);
    if !stacking.order().iter().any(is_tariff) {
        return Vec::new();
    }
    let Some(electricity) = electricity else { return Vec::new() };
    let own = Prices::new(facility, &library.factors);
    let mut work = Work::default();
    let left = stacking.left(stacking.amounts(), stacking.baselines(), &stacking.all(), &mut work);
    let mut change = Change::default();
    let mut prices = Vec::new();
    for &at in stacking.order() {
        let Some(candidate) = of(at).filter(|_| left.is_done(at)) else { continue };
        let (rule, alone) = (candidate.finding.rule, candidate.opportunity);
        let stacked = Stacked::of(library, facility, alone, at, &left);
        let hours = rule.measure.hours;
        if is_tariff(&at) {
            let own = |resource: &_| own.of(resource).filter(|price| price.origin == PriceOrigin::Profile);
            prices.push((at, electricity.prices(hours, &stacked.saves, &stacked.uses, own, &change)));
        }
        let further = electricity.change(hours, &stacked.saves, &stacked.uses);
        change.energy = change.energy.zip(further.energy, |sum, own| sum + own);
        change.window += further.window;
        change.outside += further.outside;
        change.power_factor = match (change.power_factor, further.power_factor) {
            (Some(one), Some(other)) => Some(one.max(other)),
            (one, other) => one.or(other),
        };
    }
    prices
}

impl Stacked {
    /// The same at other prices than those of the measure alone.
    #[must_use]
    pub fn at(mut self, alone: &Opportunity, prices: &[Priced]) -> Self {
        let was = |price: &Priced| {
            let same = alone.priced.iter().find(|known| known.resource == price.resource);
            same.map(|known| known.canonical).unwrap_or_default()
        };
        let amount = |price: &Priced| {
            let of = |amounts: &[crate::evaluate::ResourceAmount]| -> f64 {
                amounts.iter().filter(|amount| amount.resource == price.resource).map(|amount| amount.value).sum()
            };
            of(&self.saves) - of(&self.uses)
        };
        let more: f64 = prices.iter().map(|price| amount(price) * (price.canonical - was(price))).sum();
        self.annual_saving = self.annual_saving.map(|money| MoneyAmount { value: money.value + more, ..money });
        self.energy_saving += more;
        self
    }
}
