//! What the plant used and paid, then and now.

use super::change::Change;
use super::exchange::Changed;
use super::split::{Behind, Split, split};
use super::visit::{Figure, Found, Visit, keys};
use crate::units::Unit;

/// By what production is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Production {
    /// `t` or `pieces`.
    pub basis: &'static str,
    /// How much was made.
    pub change: Change,
}

/// One resource then and now.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceChange {
    /// Its key, such as `electricity` or `raw_material/resin`.
    pub resource: String,
    /// How much of it a year.
    pub amount: Change,
    /// The same per unit of production.
    pub per_production: Option<Change>,
    /// What it cost, in the currency of the second visit.
    pub cost: Option<Change>,
    /// The cost per unit of production.
    pub cost_per_production: Option<Change>,
    /// What the change of the cost comes from.
    pub split: Option<Split>,
    /// A cost is worked out from amount and price, because nobody gave what was paid.
    pub by_price: bool,
}

/// The cost of all resources that both visits know.
#[derive(Debug, Clone, PartialEq)]
pub struct CostChange {
    /// The sum then and now.
    pub change: Change,
    /// The same per unit of production.
    pub per_production: Option<Change>,
    /// The sum of the parts of all resources.
    pub split: Split,
    /// Costs that are zero on one of the visits and are in no part.
    pub not_split: f64,
}

/// What was made, where both visits count it the same way.
pub(super) fn production(then: &Visit, now: &Visit) -> Option<Production> {
    [("t", keys::TONNES), ("pieces", keys::PIECES)].into_iter().find_map(|(basis, key)| {
        let change = Change::of(then.figures.get(key)?, now.figures.get(key)?)?;
        (change.then > 0.0 && change.now > 0.0).then_some(Production { basis, change })
    })
}

/// Every resource whose use both visits know.
pub(super) fn resources(
    then: &Visit,
    now: &Visit,
    production: Option<&Production>,
    exchange: Option<&Changed>,
) -> Vec<ResourceChange> {
    let mut all = Vec::new();
    for (key, figure) in &now.figures {
        let Some(resource) = key.strip_prefix("use/") else { continue };
        let Some(amount) = then.figures.get(key).and_then(|before| Change::of(before, figure)) else { continue };
        let key = format!("cost/{resource}");
        let costs = then.figures.get(&key).zip(now.figures.get(&key));
        let cost = costs.zip(exchange).and_then(|((then, now), exchange)| money(then, now, exchange));
        let by_price = costs.is_some_and(|(then, now)| [then, now].iter().any(|cost| cost.found == Found::ByPrice));
        let behind = |cost: f64, amount: f64, made: Option<f64>| Behind { cost, amount, production: made };
        let split = cost.as_ref().and_then(|cost| {
            let made = |of: fn(&Change) -> f64| production.map(|production| of(&production.change));
            split(
                behind(cost.then, amount.then, made(|change| change.then)),
                behind(cost.now, amount.now, made(|change| change.now)),
            )
        });
        all.push(ResourceChange {
            resource: resource.to_owned(),
            per_production: production.and_then(|production| per(&amount, production)),
            cost_per_production: cost.as_ref().zip(production).and_then(|(cost, production)| per(cost, production)),
            amount,
            cost,
            split,
            by_price,
        });
    }
    all
}

/// A cost of both visits in the currency of the second.
fn money(then: &Figure, now: &Figure, exchange: &Changed) -> Option<Change> {
    if then.found == Found::Usual || now.found == Found::Usual {
        return None;
    }
    Some(Change::new(then.value * exchange.rate, now.value, now.unit.clone(), then.deviation.zip(now.deviation)))
}

/// A change per unit of production; how far production may be off comes on top.
fn per(change: &Change, production: &Production) -> Option<Change> {
    let made = &production.change;
    let (then, now) = (change.then / made.then, change.now / made.now);
    // `kWh/yr` over `t/yr` is `kWh/t`; what is no rate of a year stays one of a year.
    let symbol = change.unit.symbol();
    let unit = match (symbol.strip_suffix("/yr"), production.basis) {
        (Some(above), "t") => Unit::parse(&format!("{above}/t")),
        (Some(above), _) => Unit::parse(above),
        (None, _) => return None,
    };
    let uncertainty = change.uncertainty.zip(made.uncertainty).map(|(own, made)| own.hypot(made));
    let deviations = uncertainty.map(|both| (both / super::change::NORMAL_95, 0.0));
    Some(Change::new(then, now, unit.ok()?, deviations))
}

/// The cost of all resources of which both visits know what they cost.
pub(super) fn cost(resources: &[ResourceChange], production: Option<&Production>) -> Option<CostChange> {
    let known: Vec<(&Change, Option<&Split>)> =
        resources.iter().filter_map(|resource| Some((resource.cost.as_ref()?, resource.split.as_ref()))).collect();
    let (first, _) = known.first()?;
    let sum = |of: fn(&Change) -> f64| known.iter().map(|(cost, _)| of(cost)).sum::<f64>();
    let (then, now) = (sum(|cost| cost.then), sum(|cost| cost.now));
    // How far each sum may be off: what each cost adds, taken as independent.
    let off = known.iter().try_fold(0.0, |off: f64, (cost, _)| Some(off.hypot(cost.uncertainty? * cost.now)));
    let deviations = off.filter(|_| now > 0.0).map(|off| (off / now / super::change::NORMAL_95, 0.0));
    let change = Change::new(then, now, first.unit.clone(), deviations);
    let mut total = Split { production: production.map(|_| 0.0), ..Split::default() };
    let mut not_split = 0.0;
    for (cost, split) in &known {
        match split {
            Some(split) => {
                total.price += split.price;
                total.intensity += split.intensity;
                total.production = total.production.zip(split.production).map(|(sum, part)| sum + part);
            }
            None => not_split += cost.now - cost.then,
        }
    }
    let per_production = production.and_then(|production| per(&change, production));
    Some(CostChange { change, per_production, split: total, not_split })
}
