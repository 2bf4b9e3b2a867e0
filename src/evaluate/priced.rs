//! Amounts of a measure times their prices.

use super::judge::Judge;
use super::outcome::ResourceAmount;
use super::price::{PriceOrigin, Priced};
use crate::billing::Change;
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::library::{Resource, Rule};

/// The money of the amounts of a measure.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    /// All of it per year; none where a price is missing.
    pub(super) total: Option<f64>,
    /// What has a price.
    pub(super) part: f64,
    /// The part of that which follows energy prices.
    pub(super) energy: f64,
    /// The prices.
    pub(super) priced: Vec<Priced>,
    /// What has none.
    pub(super) unpriced: Vec<Resource>,
    /// What the average price of another pays for already.
    pub(super) included: Vec<Resource>,
    /// What somebody should look at.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Prices the amounts of a measure.
pub(super) fn sums(judge: &Judge<'_>, rule: &Rule, saves: &[ResourceAmount], uses: &[ResourceAmount]) -> Sums {
    let mut sums = Sums { total: Some(0.0), ..Sums::default() };
    let by_tariff = by_tariff(judge, rule, saves, uses, &mut sums.warnings);
    let price = |resource: &Resource| {
        let found = by_tariff.iter().find(|price| price.resource == *resource);
        found.cloned().or_else(|| judge.prices.of(resource))
    };
    // An average price of a bill has demand in it, which must not be paid for twice.
    let saves_electricity = saves.iter().any(|amount| amount.resource == Resource::Electricity && amount.value > 0.0);
    let averaged = saves_electricity
        && price(&Resource::Electricity)
            .is_some_and(|price| matches!(price.origin, PriceOrigin::Derived { average: true, .. }));
    let signed = saves.iter().map(|amount| (amount, 1.0));
    for (amount, sign) in signed.chain(uses.iter().map(|amount| (amount, -1.0))) {
        if amount.value == 0.0 {
            continue;
        }
        if amount.resource == Resource::Demand && averaged {
            sums.included.push(Resource::Demand);
            continue;
        }
        match price(&amount.resource) {
            Some(price) => {
                let money = sign * amount.value * price.canonical;
                sums.part += money;
                if amount.resource.is_energy() {
                    sums.energy += money;
                }
                sums.total = sums.total.map(|total| total + money);
                if !sums.priced.contains(&price) {
                    sums.priced.push(price);
                }
            }
            // With one price for all hours there is nothing to gain by moving.
            None if amount.resource == Resource::MovedElectricity => {}
            None => {
                sums.total = None;
                if !sums.unpriced.contains(&amount.resource) {
                    sums.unpriced.push(amount.resource.clone());
                }
            }
        }
    }
    sums
}

/// The prices that the plant's tariff makes, where the profile gives none.
fn by_tariff(
    judge: &Judge<'_>,
    rule: &Rule,
    saves: &[ResourceAmount],
    uses: &[ResourceAmount],
    warnings: &mut Vec<Diagnostic>,
) -> Vec<Priced> {
    let wants = |amount: &&ResourceAmount| {
        let of_tariff = matches!(amount.resource, Resource::PowerFactor | Resource::MovedElectricity);
        amount.value > 0.0 && (of_tariff || matches!(amount.resource, Resource::Electricity | Resource::Demand))
    };
    let own = |resource: &Resource| judge.prices.of(resource).filter(|price| price.origin == PriceOrigin::Profile);
    let mut wanted = saves.iter().chain(uses).filter(wants).peekable();
    // Only energy at the plant's own price: there is nothing to ask the tariff.
    if wanted.peek().is_none()
        || wanted.all(|amount| amount.resource == Resource::Electricity && own(&amount.resource).is_some())
    {
        return Vec::new();
    }
    match judge.electricity() {
        Some(Ok(electricity)) => electricity.prices(rule.measure.hours, saves, uses, own, &Change::default()),
        Some(Err(why)) => {
            let target = saves.iter().find(|amount| amount.resource == Resource::PowerFactor && amount.value > 0.0);
            let Some(target) = target else { return Vec::new() };
            let by_cost = super::power_factor::by_cost(judge.library, judge.facility, target.value);
            if by_cost.is_none() {
                warnings.push(no_price(judge, rule, why));
            }
            by_cost.into_iter().collect()
        }
        None => Vec::new(),
    }
}

/// Why what the power factor saves is not known.
fn no_price(judge: &Judge<'_>, rule: &Rule, why: &crate::billing::NoYear) -> Diagnostic {
    use crate::billing::NoYear;
    let why = match why {
        NoYear::NoTariff => Text::new(
            "nothing says by which tariff the plant is billed: give `electricity.tariff`",
            "nada dice con qué tarifa se le factura a la planta: indique `electricity.tariff`",
        ),
        NoYear::Problem(problem) => problem.message.clone(),
        NoYear::Missing(text) => text.clone(),
    };
    let (id, Text { en, es }) = (&rule.id, why);
    let message = say!(
        "what the power factor of `{id}` saves cannot be priced: {en}",
        "no se puede valorar lo que ahorra el factor de potencia de `{id}`: {es}"
    );
    Diagnostic::warning(Code::NO_PRICE, message).in_file(&judge.facility.file).on("electricity.tariff")
}
