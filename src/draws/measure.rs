//! One measure at one plant over all draws: amounts, money, emissions, payback.

use super::inputs::Inputs;
use super::missing::Waits;
use crate::columns::{Drawn, PlantSheet, Program, RuleAtPlant, Wanted};
use crate::evaluate::{
    Exchange, KG_PER_TONNE, MoneyAmount, Opportunity, Payback, PriceOrigin, Prices, Terms, emission_factor,
    end_use_fuel, price_fact,
};
use crate::facility::Facility;
use crate::library::{Library, Money, Resource, Rule, RuleBody, RuleFormula};
use crate::units::Currency;

/// A measure whose numbers are drawn.
pub(super) struct Planned<'a> {
    pub(super) rule: &'a Rule,
    formula: &'a RuleFormula,
    /// Its central numbers; none where the measure cannot be judged yet.
    pub(super) central: Option<&'a Opportunity>,
    /// What it waits for, where it cannot be judged yet.
    pub(super) waits: Option<Waits>,
    pub(super) steps: RuleAtPlant,
    amounts: Vec<Amount>,
    /// Rates of investment, running cost and other saving.
    money: [Option<Rate>; 3],
}

/// An amount that the rule gives, and its price.
struct Amount {
    resource: Resource,
    /// Whether it is saved, and not used.
    saved: bool,
    /// Which of the outputs are summed for it.
    outputs: Vec<usize>,
    price: Price,
    /// Whether the price is a published one, and not the plant's.
    published: bool,
    /// t `CO2e` per canonical amount times a thousand, where there is a factor.
    emission: Option<f64>,
}

/// What an amount is worth.
enum Price {
    /// Paid for already, or nothing at this plant.
    None,
    /// Nobody knows.
    Missing,
    /// The central price, and what moves it.
    Known(f64, Moved),
}

/// What moves a price away from its central value.
#[derive(Clone, Copy)]
pub(super) enum Moved {
    /// Nothing.
    No,
    /// An input: a multiple.
    By(usize),
    /// A fact of the plant, relative to its central value.
    With(Wanted),
}

/// An output that is money, with the rate to the plant's currency and the input that moves it.
struct Rate {
    output: usize,
    central: f64,
    moved: Option<usize>,
}

/// An amount at all draws.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    pub(super) resource: Resource,
    /// Canonical.
    pub(super) amounts: Vec<f64>,
    /// What it is worth, negative where it is used; none where it has no price.
    pub(super) worth: Option<Vec<f64>>,
    /// t `CO2e` per canonical amount times a thousand, where there is a factor.
    pub(super) emission: Option<f64>,
}

/// The numbers of a measure: the central one first, then the draws. Amounts are canonical, money is the plant's.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    /// What is saved, in the order of the opportunity.
    pub(super) saves: Vec<Flow>,
    /// What is used.
    pub(super) uses: Vec<Flow>,
    /// Money per year that no resource carries, and what it costs to run.
    pub(super) other_saving: Option<Vec<f64>>,
    pub(super) running_cost: Option<Vec<f64>>,
    /// The share that it takes of the stream of its end use.
    pub(super) stream_share: Option<Vec<f64>>,
    /// Net, per year; none where a price is missing.
    pub(super) annual_saving: Option<Vec<f64>>,
    /// The part of it that follows energy prices.
    pub(super) energy: Vec<f64>,
    pub(super) investment: Option<Vec<f64>>,
    /// t `CO2e` per year.
    pub(super) co2e: Option<Vec<f64>>,
    /// Whether its condition holds.
    pub(super) applies: Vec<bool>,
}

impl<'a> Planned<'a> {
    /// Brings a rule into the sheet. None for one in the interpreter, or where lists are too long.
    pub(super) fn new(
        library: &'a Library,
        facility: &'a Facility,
        sheet: &mut PlantSheet<'_, Inputs<'_>>,
        rule: &'a Rule,
        central: Option<&'a Opportunity>,
    ) -> Option<Self> {
        let RuleBody::Proved(formula) = &rule.body else { return None };
        let steps = sheet.rule(rule)?;
        let mut amounts: Vec<Amount> = Vec::new();
        let prices = Prices::new(facility, &library.factors);
        let given = formula.saves.iter().map(|amount| (amount, true));
        for (output, (amount, saved)) in given.chain(formula.uses.iter().map(|amount| (amount, false))).enumerate() {
            let resource = named(library, facility, rule, &amount.resource);
            if let Some(known) = amounts.iter_mut().find(|known| known.resource == resource && known.saved == saved) {
                known.outputs.push(output);
                continue;
            }
            let (price, published) = price(sheet, facility, &prices, central, &resource, saved);
            let emission = emission_factor(facility, &library.factors, &resource).map(|factor| factor.canonical);
            amounts.push(Amount { resource, saved, outputs: vec![output], price, published, emission });
        }
        let exchange = Exchange::new(facility, &library.factors);
        let mut output = formula.saves.len() + formula.uses.len();
        let money = [formula.investment, formula.running_cost, formula.other_saving];
        let money = money.map(|money: Option<Money>| {
            let money = money?;
            output += 1;
            let rate = exchange.rate(money.currency)?;
            let foreign = money.currency != Currency::PLANT && money.currency != facility.currency;
            let moved = if foreign { sheet.unsure().rate(money.currency, &rate.date) } else { None };
            Some(Rate { output: output - 1, central: rate.rate, moved })
        });
        Some(Self { rule, formula, central, waits: None, steps, amounts, money })
    }

    /// The inputs that its money rests on, in order.
    pub(super) fn inputs(&self, sheet: &PlantSheet<'_, Inputs<'_>>) -> Vec<usize> {
        let mut inputs: Vec<usize> = self.steps.outputs.iter().flat_map(|output| sheet.rests_on(*output)).collect();
        for amount in &self.amounts {
            match amount.price {
                Price::Known(_, Moved::By(input)) => inputs.push(input),
                Price::Known(_, Moved::With(wanted)) => inputs.extend(sheet.rests_on(wanted)),
                _ => {}
            }
        }
        inputs.extend(self.money.iter().flatten().filter_map(|rate| rate.moved));
        inputs.sort_unstable();
        inputs.dedup();
        inputs
    }

    /// The prices that are not the plant's own, with their inputs.
    pub(super) fn published_prices(&self) -> impl Iterator<Item = (&Resource, usize)> {
        self.amounts.iter().filter_map(|amount| match amount.price {
            Price::Known(_, Moved::By(input)) if amount.published => Some((&amount.resource, input)),
            _ => None,
        })
    }

    /// All that it wants for each draw.
    pub(super) fn wanted(&self) -> impl Iterator<Item = Wanted> {
        let prices = self.amounts.iter().filter_map(|amount| match amount.price {
            Price::Known(_, Moved::With(wanted)) => Some(wanted),
            _ => None,
        });
        self.steps.outputs.iter().copied().chain([self.steps.condition]).chain(prices)
    }

    /// Its numbers at all draws.
    pub(super) fn numbers(&self, found: &[Drawn], columns: &[Vec<f64>], rows: usize) -> Numbers {
        let output = |at: usize| {
            let wanted = self.steps.outputs.get(at).copied();
            wanted.map(|wanted| Program::of(found, wanted))
        };
        let condition = Program::of(found, self.steps.condition);
        let mut numbers = Numbers {
            applies: (0..rows).map(|row| condition.at(row) > 0.0).collect(),
            energy: vec![0.0; rows],
            ..Numbers::default()
        };
        let (mut total, mut co2e) = (Some(vec![0.0; rows]), None);
        for amount in &self.amounts {
            let mut values = vec![0.0; rows];
            for (nth, at) in amount.outputs.iter().enumerate() {
                let Some(drawn) = output(*at) else { continue };
                for (row, value) in values.iter_mut().enumerate() {
                    let added = counted(drawn.at(row), numbers.applies.get(row));
                    *value = if nth == 0 { added } else { *value + added };
                }
            }
            let sign = if amount.saved { 1.0 } else { -1.0 };
            let worth = match &amount.price {
                Price::None => None,
                Price::Missing => {
                    total = None;
                    None
                }
                Price::Known(price, moved) => {
                    let times = multiples(*moved, found, columns);
                    let money = |(row, value): (usize, &f64)| sign * value * price * times(row);
                    Some(values.iter().enumerate().map(money).collect::<Vec<f64>>())
                }
            };
            if let Some(worth) = &worth {
                add(&mut total, worth, 1.0);
                if amount.resource.is_energy() {
                    numbers.energy.iter_mut().zip(worth).for_each(|(sum, money)| *sum += money);
                }
            }
            if let Some(factor) = amount.emission {
                let co2e = co2e.get_or_insert_with(|| vec![0.0; rows]);
                for (sum, value) in co2e.iter_mut().zip(&values) {
                    *sum += sign * value * factor / KG_PER_TONNE;
                }
            }
            let flow = Flow { resource: amount.resource.clone(), amounts: values, worth, emission: amount.emission };
            if amount.saved { numbers.saves.push(flow) } else { numbers.uses.push(flow) }
        }
        let money = |rate: &Rate| -> Option<Vec<f64>> {
            let drawn = output(rate.output)?;
            let times = rate.moved.and_then(|input| columns.get(input));
            let at = |row: usize| {
                let money = counted(drawn.at(row), numbers.applies.get(row)) * rate.central;
                times.and_then(|times| times.get(row)).map_or(money, |times| money * times)
            };
            Some((0..rows).map(at).collect())
        };
        let [investment, running_cost, other_saving] = self.money.each_ref().map(|rate| rate.as_ref().and_then(money));
        for (money, sign, given) in
            [(&running_cost, -1.0, self.formula.running_cost), (&other_saving, 1.0, self.formula.other_saving)]
        {
            match (money, given) {
                (Some(money), _) => add(&mut total, money, sign),
                (None, Some(_)) => total = None,
                (None, None) => {}
            }
        }
        numbers.investment = match (investment, self.formula.investment) {
            (Some(money), _) => Some(self.less_rebate(money)),
            (None, None) => Some(vec![0.0; rows]),
            (None, Some(_)) => None,
        };
        (numbers.running_cost, numbers.other_saving) = (running_cost, other_saving);
        if self.formula.stream_share.is_some() {
            let share = self.steps.outputs.last().map(|wanted| Program::of(found, *wanted));
            numbers.stream_share = share
                .map(|share| (0..rows).map(|row| counted(share.at(row), numbers.applies.get(row)).min(1.0)).collect());
        }
        numbers.annual_saving = total;
        // As where the plant is judged: no emissions where one factor is missing, or nothing saved has one.
        let known = self.central.is_none_or(|central| central.co2e.is_some());
        numbers.co2e = co2e.filter(|_| known);
        numbers
    }

    /// Somebody else pays the same share of it as of the central investment.
    fn less_rebate(&self, mut investment: Vec<f64>) -> Vec<f64> {
        if let Some(MoneyAmount { value: rebate, .. }) = self.central.and_then(|central| central.rebate)
            && let Some(gross) = investment.first().copied().filter(|gross| *gross > 0.0)
        {
            for value in &mut investment {
                *value -= rebate * (*value / gross);
            }
        }
        investment
    }
}

impl Numbers {
    /// Simple payback at a draw.
    pub(super) fn payback(&self, row: usize) -> Payback {
        let at = |values: &Option<Vec<f64>>| values.as_ref().and_then(|values| values.get(row).copied());
        Payback::of(at(&self.investment), at(&self.annual_saving))
    }

    /// Net present value at every draw, by the terms of the plant and the life of the measure.
    pub(super) fn net_present_value(&self, terms: &Terms, life_years: f64) -> Option<Vec<f64>> {
        let (savings, investments) = (self.annual_saving.as_ref()?, self.investment.as_ref()?);
        let of_one = |energy: f64, other: f64| terms.worth(0.0, energy, other, life_years).net_present_value;
        let (energy_years, other_years) = (of_one(1.0, 0.0), of_one(0.0, 1.0));
        let rows = savings.iter().zip(investments).zip(&self.energy);
        Some(
            rows.map(|((saving, cost), energy)| energy * energy_years + (saving - energy) * other_years - cost)
                .collect(),
        )
    }
}

/// Where a measure would do nothing it saves nothing and does not take away; and where it does not apply, so that its
/// formula has no value, there is nothing.
fn counted(value: f64, applies: Option<&bool>) -> f64 {
    if value < 0.0 || (!value.is_finite() && applies == Some(&false)) { 0.0 } else { value }
}

fn add(total: &mut Option<Vec<f64>>, more: &[f64], sign: f64) {
    if let Some(total) = total {
        total.iter_mut().zip(more).for_each(|(sum, money)| *sum += sign * money);
    }
}

/// By which multiple a price differs at each draw.
fn multiples<'d>(moved: Moved, found: &'d [Drawn], columns: &'d [Vec<f64>]) -> impl Fn(usize) -> f64 + 'd {
    let central = match moved {
        Moved::With(wanted) => Program::of(found, wanted).at(0),
        Moved::By(_) | Moved::No => 1.0,
    };
    move |row| match moved {
        Moved::No => 1.0,
        Moved::By(input) => columns.get(input).and_then(|values| values.get(row).copied()).unwrap_or(1.0),
        Moved::With(_) if central == 0.0 => 1.0,
        Moved::With(wanted) => Program::of(found, wanted).at(row) / central,
    }
}

/// The central price of an amount, and what moves it.
fn price(
    sheet: &mut PlantSheet<'_, Inputs<'_>>,
    facility: &Facility,
    prices: &Prices<'_>,
    central: Option<&Opportunity>,
    resource: &Resource,
    saved: bool,
) -> (Price, bool) {
    if let Some(central) = central {
        let amounts = if saved { &central.saves } else { &central.uses };
        let nothing = amounts.iter().any(|amount| amount.resource == *resource && amount.value == 0.0);
        if nothing || (*resource == Resource::Demand && central.included.contains(resource)) {
            return (Price::None, false);
        }
    }
    let used = central.and_then(|central| central.priced.iter().find(|price| price.resource == *resource).cloned());
    let Some(used) = used.or_else(|| prices.of(resource)) else {
        // With one price for all hours there is nothing to gain by moving, and nothing to pay.
        let known = central.is_some_and(|central| !central.unpriced.contains(resource));
        return (if known { Price::None } else { Price::Missing }, false);
    };
    let fact = price_fact(facility.fields(), resource);
    let moved = match &used.origin {
        PriceOrigin::Tariff { tariff, .. } => sheet.unsure().tariff(tariff).map_or(Moved::No, Moved::By),
        PriceOrigin::Factor { date, .. } => sheet.unsure().price(resource, date).map_or(Moved::No, Moved::By),
        _ => fact.and_then(|fact| sheet.want_fact(&fact, None)).map_or(Moved::No, Moved::With),
    };
    (Price::Known(used.canonical, moved), matches!(used.origin, PriceOrigin::Factor { .. }))
}

/// The fuel of an end use is named where the plant says which it is.
fn named(library: &Library, facility: &Facility, rule: &Rule, resource: &Resource) -> Resource {
    let fuel = || end_use_fuel(facility, library.end_uses.get(&rule.measure.end_use)?);
    match resource {
        Resource::EndUseFuel => fuel().map_or(Resource::EndUseFuel, Resource::Fuel),
        other => other.clone(),
    }
}
