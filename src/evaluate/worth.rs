//! What a measure is worth over its life: net present value, internal rate of return, discounted payback.

use super::exchange::Exchange;
use super::outcome::MoneyAmount;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::Facility;
use crate::factors::{Factor, Factors};
use crate::finance::{CashFlows, InternalRate, LONGEST_LIFE, Recovery, capital_recovery};
use crate::library::{Library, Rule};
use crate::units::Currency;

/// A rate of the calculation, with its range and who says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The rate per year, 0.10 for 10 %.
    pub rate: f64,
    /// Least plausible rate; that of the profile has no range.
    pub low: Option<f64>,
    /// Greatest plausible rate.
    pub high: Option<f64>,
    /// Date and source of a rate of the library; none where the profile gives it.
    pub published: Option<(String, String)>,
}

/// How money of later years is counted at a plant.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// Real discount rate.
    pub discount_rate: Term,
    /// Real rise of energy prices.
    pub energy_escalation: Term,
    /// No year after this one counts; none where the lives of the measures decide.
    pub horizon_years: Option<f64>,
}

/// What a measure is worth over its life, in the plant's currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// The years that are counted: its life, or the horizon if that is shorter.
    pub years: f64,
    /// Net present value.
    pub net_present_value: f64,
    /// The same as an equal amount for each year, so that measures of unlike lives can be compared.
    pub annual_worth: f64,
    /// Internal rate of return.
    pub internal_rate: InternalRate,
    /// Discounted payback.
    pub recovery: Recovery,
}

impl Terms {
    /// The terms of a plant: its own, else the dated ones of the library; `None` where the library has no rate.
    pub fn of(facility: &Facility, factors: &Factors) -> Option<Terms> {
        let given = &facility.finance;
        let (country, state) = (facility.word("facility.country"), facility.word("facility.state"));
        let find = |name: &str| factors.find(&format!("finance/{name}"), country, state);
        let term = |own: Option<f64>, name: &str| match own {
            Some(rate) => Some(Term { rate, low: None, high: None, published: None }),
            None => {
                let factor = find(name)?;
                let end = |which: &str| find(&format!("{name}/{which}")).map(Factor::canonical);
                let published = Some((factor.date.clone(), factor.source.clone()));
                Some(Term { rate: factor.canonical(), low: end("low"), high: end("high"), published })
            }
        };
        Some(Terms {
            discount_rate: term(given.discount_rate, "discount_rate")?,
            energy_escalation: term(given.energy_escalation, "energy_escalation")?,
            horizon_years: given.horizon_years,
        })
    }

    /// What a measure is worth: its investment, the part of its yearly net saving that follows energy prices, the part
    /// that does not, and its life in years.
    pub fn worth(&self, investment: f64, energy: f64, other: f64, life_years: f64) -> Worth {
        let years = life_years.min(self.horizon_years.unwrap_or(LONGEST_LIFE));
        let rate = self.discount_rate.rate;
        let flows = CashFlows::of_rising_measure(investment, other, energy, self.energy_escalation.rate, years);
        let net_present_value = flows.net_present_value(rate);
        Worth {
            years,
            net_present_value,
            annual_worth: net_present_value * capital_recovery(rate, years),
            internal_rate: flows.internal_rate(),
            recovery: flows.recovery(rate),
        }
    }
}

/// What somebody else pays of an investment, in the plant's currency and never more than it.
pub(super) fn rebate(library: &Library, rule: &Rule, exchange: Exchange<'_>, investment: MoneyAmount) -> Option<f64> {
    let amount = rebate_amount(library, rule, exchange)?;
    (investment.currency == exchange.currency() && amount > 0.0).then_some(amount.min(investment.value))
}

/// What somebody else offers to pay of the investment of a rule, in the plant's currency.
pub(crate) fn rebate_amount(library: &Library, rule: &Rule, exchange: Exchange<'_>) -> Option<f64> {
    let facility = exchange.facility();
    let named = |name: &str| library.rule(name).is_some_and(|known| known.id == rule.id);
    let given = facility.finance.rebates.iter().find(|rebate| named(&rebate.rule))?;
    let (currency, _) = given.amount.dimension().currencies().next()?;
    exchange.change(given.amount.canonical(), currency)
}

/// What is wrong with the rebates that a profile names.
pub fn rebate_problems(library: &Library, facility: &Facility) -> Vec<Diagnostic> {
    let exchange = Exchange::new(facility, &library.factors);
    let mut problems = Vec::new();
    for given in &facility.finance.rebates {
        let path = format!("finance.rebates.{}", given.rule);
        let warn = |problem: Diagnostic| problem.in_file(&facility.file).at(given.place).on(&path);
        if library.rule(&given.rule).is_none() && !library.ids().any(|id| id == given.rule) {
            problems.push(warn(super::overrides::unknown_rule(library, &given.rule)));
        }
        let currency = given.amount.dimension().currencies().next().map_or(Currency::PLANT, |(currency, _)| currency);
        if exchange.rate(currency).is_none() {
            let (from, to) = (currency.code(), facility.currency.code());
            let message = say!(
                "`{path}` is in {from}, and no exchange rate to {to} is known",
                "`{path}` está en {from}, y no se conoce su tipo de cambio a {to}"
            );
            let help = say!("add `exchange_rates.{from}`", "agregue `exchange_rates.{from}`");
            problems.push(warn(Diagnostic::warning(Code::BAD_CURRENCY, message).help(help)));
        }
    }
    problems
}
