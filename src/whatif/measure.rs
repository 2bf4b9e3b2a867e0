//! One measure in the sheet: its amounts, priced, with its money, emissions and worth.

use super::inputs::Inputs;
use crate::columns::{Arithmetic, PlainSteps, PlantSheet, RuleAtPlant, Wanted};
use crate::evaluate::{
    Exchange, KG_PER_TONNE, Opportunity, PriceOrigin, Priced, Prices, Terms, emission_factor, end_use_fuel,
    rebate_amount,
};
use crate::facility::Facility;
use crate::library::{Library, Money as StatedMoney, Resource, Rule, RuleBody, RuleFormula};
use crate::units::Currency;

/// The steps of one measure, by their positions.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureSteps {
    /// The id of its rule.
    pub id: String,
    /// Whether it applies: 1 or 0.
    pub condition: usize,
    /// What it saves per year, in the unit of the report.
    pub saves: Vec<(Resource, usize)>,
    /// What it needs in exchange.
    pub uses: Vec<(Resource, usize)>,
    /// Numbers of the rule that must not be negative.
    pub given: Vec<usize>,
    /// Amounts without a price: where one is not zero, the measure has no price.
    pub unpriced: Vec<usize>,
    /// Money per year that no resource carries.
    pub other_saving: Option<usize>,
    /// Net money per year, of what has a price.
    pub annual_saving: usize,
    /// Investment, less the rebate.
    pub investment: usize,
    /// Net present value over its life.
    pub npv: Option<usize>,
    /// t `CO2e` per year that are avoided.
    pub co2e: Option<usize>,
    /// Only one of the measures that bear this word counts.
    pub group: Option<String>,
    /// It is shown, and not summed.
    pub umbrella: bool,
    /// A tariff makes one of its prices, which is held at that of the report: its money is near for other amounts.
    pub by_tariff: bool,
}

/// Where prices, rates and terms come from.
#[derive(Clone, Copy)]
pub(super) struct Money<'a> {
    pub(super) library: &'a Library,
    pub(super) facility: &'a Facility,
}

/// A measure in the sheet.
pub(super) struct Planned<'a> {
    rule: &'a Rule,
    condition: Wanted,
    saves: Vec<(Resource, Wanted)>,
    uses: Vec<(Resource, Wanted)>,
    given: Vec<Wanted>,
    unpriced: Vec<Wanted>,
    other_saving: Option<Wanted>,
    annual_saving: Wanted,
    investment: Wanted,
    npv: Option<Wanted>,
    co2e: Option<Wanted>,
    by_tariff: bool,
    /// Amounts that the tariff does not price in proportion.
    pub(super) not_in_proportion: Vec<Wanted>,
}

/// The sums of a measure in the making.
struct Sums {
    money: Wanted,
    energy: Wanted,
    co2e: Option<Wanted>,
}

type Sheet<'a, 'i> = PlantSheet<'a, Inputs<'i>>;

impl<'a> Planned<'a> {
    /// Brings a measure that applies into the sheet. None for one in the interpreter, one whose lists are too long, and
    /// one whose money cannot be changed into the plant's currency.
    pub(super) fn new(
        money: Money<'_>,
        sheet: &mut Sheet<'_, '_>,
        rule: &'a Rule,
        central: &Opportunity,
    ) -> Option<Self> {
        let RuleBody::Proved(formula) = &rule.body else { return None };
        let steps = sheet.rule(rule)?;
        let zero = sheet.want_number(0.0);
        let mut planned = Self {
            rule,
            condition: steps.condition,
            saves: Vec::new(),
            uses: Vec::new(),
            given: steps.outputs.clone(),
            unpriced: Vec::new(),
            other_saving: None,
            annual_saving: zero,
            investment: zero,
            npv: None,
            co2e: None,
            by_tariff: central.priced.iter().any(|price| matches!(price.origin, PriceOrigin::Tariff { .. })),
            not_in_proportion: Vec::new(),
        };
        let mut sums = Sums { money: zero, energy: zero, co2e: None };
        planned.amounts(money, sheet, formula, &steps, central, &mut sums)?;
        planned.money(money, sheet, formula, &steps, central, &mut sums)?;
        planned.annual_saving = sums.money;
        planned.co2e = sums.co2e.filter(|_| central.co2e.is_some());
        if central.worth.is_some() {
            planned.npv = planned.net_present_value(money, sheet, &sums);
        }
        Some(planned)
    }

    fn amounts(
        &mut self,
        money: Money<'_>,
        sheet: &mut Sheet<'_, '_>,
        formula: &RuleFormula,
        steps: &RuleAtPlant,
        central: &Opportunity,
        sums: &mut Sums,
    ) -> Option<()> {
        let mut amounts: Vec<(Resource, Arithmetic, Wanted)> = Vec::new();
        let saves = formula.saves.iter().map(|amount| (amount, Arithmetic::Add));
        let uses = formula.uses.iter().map(|amount| (amount, Arithmetic::Subtract));
        for ((amount, sign), output) in saves.chain(uses).zip(&steps.outputs) {
            let resource = named(money, self.rule, &amount.resource);
            match amounts.iter_mut().find(|(known, of, _)| *known == resource && *of == sign) {
                Some((.., sum)) => *sum = sheet.want_of(Arithmetic::Add, *sum, *output)?,
                None => amounts.push((resource, sign, *output)),
            }
        }
        for (resource, sign, amount) in amounts {
            let by_tariff = |price: &Priced| {
                let billed = matches!(price.origin, PriceOrigin::Tariff { .. }) || price.billed_share.is_some();
                price.resource == resource && billed
            };
            // A tariff prices these by steps and thresholds, and not in proportion.
            if matches!(resource, Resource::PowerFactor | Resource::MovedElectricity)
                || (resource == Resource::Demand && central.priced.iter().any(by_tariff))
            {
                self.not_in_proportion.push(amount);
            }
            match price(money, sheet, central, &resource, sign) {
                Price::None => {}
                Price::Missing => self.unpriced.push(amount),
                Price::Known(price) => {
                    let worth = sheet.want_of(Arithmetic::Multiply, amount, price)?;
                    sums.money = sheet.want_of(sign, sums.money, worth)?;
                    if resource.is_energy() {
                        sums.energy = sheet.want_of(sign, sums.energy, worth)?;
                    }
                }
            }
            if let Some(factor) = emission_factor(money.facility, &money.library.factors, &resource) {
                let factor = sheet.want_number(factor.canonical / KG_PER_TONNE);
                let avoided = sheet.want_of(Arithmetic::Multiply, amount, factor)?;
                let before = sums.co2e.unwrap_or(sheet.want_number(0.0));
                sums.co2e = Some(sheet.want_of(sign, before, avoided)?);
            }
            let shown = sheet.want_in_unit(&resource.unit(&money.library.fields), amount)?;
            if sign == Arithmetic::Add { self.saves.push((resource, shown)) } else { self.uses.push((resource, shown)) }
        }
        Some(())
    }

    /// Investment, running cost and other saving, in the plant's currency.
    fn money(
        &mut self,
        money: Money<'_>,
        sheet: &mut Sheet<'_, '_>,
        formula: &RuleFormula,
        steps: &RuleAtPlant,
        central: &Opportunity,
        sums: &mut Sums,
    ) -> Option<()> {
        let mut outputs = steps.outputs.iter().skip(formula.saves.len() + formula.uses.len());
        let mut next = |sheet: &mut Sheet<'_, '_>, stated: Option<StatedMoney>| -> Option<Option<Wanted>> {
            let Some(stated) = stated else { return Some(None) };
            in_own(money, sheet, stated.currency, *outputs.next()?).map(Some)
        };
        let investment = next(sheet, formula.investment)?;
        let running_cost = next(sheet, formula.running_cost)?;
        self.other_saving = next(sheet, formula.other_saving)?;
        for (amount, sign) in [(running_cost, Arithmetic::Subtract), (self.other_saving, Arithmetic::Add)] {
            if let Some(amount) = amount {
                sums.money = sheet.want_of(sign, sums.money, amount)?;
            }
        }
        if let Some(investment) = investment {
            self.investment = investment;
            let exchange = Exchange::new(money.facility, &money.library.factors);
            if central.rebate.is_some()
                && let Some(rebate) = rebate_amount(money.library, self.rule, exchange)
            {
                let rebate = sheet.want_number(rebate);
                let rebate = sheet.want_of(Arithmetic::Smaller, rebate, investment)?;
                self.investment = sheet.want_of(Arithmetic::Subtract, investment, rebate)?;
            }
        }
        Some(())
    }

    /// Net present value is linear in investment, energy and other money of a year.
    fn net_present_value(&self, money: Money<'_>, sheet: &mut Sheet<'_, '_>, sums: &Sums) -> Option<Wanted> {
        let terms = Terms::of(money.facility, &money.library.factors)?;
        let of_one =
            |energy: f64, other: f64| terms.worth(0.0, energy, other, self.rule.measure.life_years).net_present_value;
        let years = [of_one(1.0, 0.0), of_one(0.0, 1.0)].map(|years| sheet.want_number(years));
        let other = sheet.want_of(Arithmetic::Subtract, sums.money, sums.energy)?;
        let energy = sheet.want_of(Arithmetic::Multiply, sums.energy, years[0])?;
        let other = sheet.want_of(Arithmetic::Multiply, other, years[1])?;
        let saved = sheet.want_of(Arithmetic::Add, energy, other)?;
        sheet.want_of(Arithmetic::Subtract, saved, self.investment)
    }

    /// All that it wants written out.
    pub(super) fn wanted(&self) -> impl Iterator<Item = Wanted> {
        let amounts = self.saves.iter().chain(&self.uses).map(|(_, wanted)| *wanted);
        let sums = [self.condition, self.annual_saving, self.investment];
        let lists = self.given.iter().chain(&self.unpriced).copied();
        amounts.chain(sums).chain(lists).chain(self.other_saving).chain(self.npv).chain(self.co2e)
    }

    /// Where its steps stand.
    pub(super) fn steps(&self, plain: &PlainSteps) -> Option<MeasureSteps> {
        let of = |wanted: Wanted| plain.of(wanted);
        let all = |wanted: &[Wanted]| wanted.iter().map(|wanted| of(*wanted)).collect::<Option<Vec<_>>>();
        let amounts = |amounts: &[(Resource, Wanted)]| {
            let amounts = amounts.iter().map(|(resource, wanted)| Some((resource.clone(), of(*wanted)?)));
            amounts.collect::<Option<Vec<_>>>()
        };
        Some(MeasureSteps {
            id: self.rule.id.clone(),
            condition: of(self.condition)?,
            saves: amounts(&self.saves)?,
            uses: amounts(&self.uses)?,
            given: all(&self.given)?,
            unpriced: all(&self.unpriced)?,
            other_saving: self.other_saving.and_then(of),
            annual_saving: of(self.annual_saving)?,
            investment: of(self.investment)?,
            npv: self.npv.and_then(of),
            co2e: self.co2e.and_then(of),
            group: self.rule.measure.exclusive.clone(),
            umbrella: self.rule.measure.umbrella,
            by_tariff: self.by_tariff,
        })
    }
}

/// What an amount is worth.
enum Price {
    /// Paid for already, or nothing at this plant.
    None,
    /// Nobody knows.
    Missing,
    /// Plant money per canonical amount.
    Known(Wanted),
}

fn price(
    money: Money<'_>,
    sheet: &mut Sheet<'_, '_>,
    central: &Opportunity,
    resource: &Resource,
    sign: Arithmetic,
) -> Price {
    if *resource == Resource::Demand && central.included.contains(resource) {
        return Price::None;
    }
    let prices = Prices::new(money.facility, &money.library.factors);
    let used = central.priced.iter().find(|price| price.resource == *resource).cloned();
    let Some(used) = used.or_else(|| prices.of(resource)) else {
        // With one price for all hours there is nothing to gain by moving.
        return if *resource == Resource::MovedElectricity { Price::None } else { Price::Missing };
    };
    let known = known_price(sheet, &prices, &used, resource);
    let amounts = if sign == Arithmetic::Add { &central.saves } else { &central.uses };
    let counted = amounts.iter().any(|amount| amount.resource == *resource);
    known.filter(|_| counted).map_or(Price::Missing, Price::Known)
}

fn known_price(sheet: &mut Sheet<'_, '_>, prices: &Prices<'_>, used: &Priced, resource: &Resource) -> Option<Wanted> {
    if let PriceOrigin::Tariff { tariff, .. } = &used.origin {
        let column = sheet.unsure().tariff(tariff)?;
        let (price, times) = (sheet.want_number(used.canonical), sheet.want_column(column));
        return sheet.want_of(Arithmetic::Multiply, price, times);
    }
    let own = prices.of(resource).unwrap_or_else(|| used.clone());
    let fact = crate::evaluate::price_fact(sheet.fields(), resource);
    let price = match (&own.origin, fact) {
        (PriceOrigin::Profile | PriceOrigin::Derived { .. }, Some(fact)) => sheet.want_fact(&fact, None)?,
        _ => {
            let column = sheet.unsure().price(&own);
            sheet.want_column(column)
        }
    };
    // The part of the plant's own price of demand that counts, where its tariff bills less than all of it.
    if (used.canonical - own.canonical).abs() <= f64::EPSILON * own.canonical.abs() || own.canonical == 0.0 {
        return Some(price);
    }
    let share = sheet.want_number(used.canonical / own.canonical);
    sheet.want_of(Arithmetic::Multiply, price, share)
}

/// Money in the plant's currency.
fn in_own(money: Money<'_>, sheet: &mut Sheet<'_, '_>, currency: Currency, amount: Wanted) -> Option<Wanted> {
    let rate = Exchange::new(money.facility, &money.library.factors).rate(currency)?;
    if currency == Currency::PLANT || currency == money.facility.currency {
        return Some(amount);
    }
    let column = sheet.unsure().rate(currency, rate.rate);
    let rate = sheet.want_column(column);
    sheet.want_of(Arithmetic::Multiply, amount, rate)
}

/// The fuel of an end use is named where the plant says which it is.
fn named(money: Money<'_>, rule: &Rule, resource: &Resource) -> Resource {
    let fuel = || end_use_fuel(money.facility, money.library.end_uses.get(&rule.measure.end_use)?);
    match resource {
        Resource::EndUseFuel => fuel().map_or(Resource::EndUseFuel, Resource::Fuel),
        other => other.clone(),
    }
}
