//! What a rule finds at a plant: four outcomes, never a silent one.

use std::cmp::Ordering;

use super::co2e::EmissionFactor;
use super::confidence::Confidence;
use super::payback::Payback;
use super::price::Priced;
use super::today::Brought;
use super::worth::Worth;
use crate::diagnostic::Diagnostic;
use crate::library::{Resource, Rule};
use crate::script::{FactRef, Gap};
use crate::units::{Currency, Unit};

/// What a rule finds at a plant.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// What it found.
    pub outcome: Outcome,
}

/// The four outcomes.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The measure applies, with numbers.
    Applies(Box<Opportunity>),
    /// It does not, and why.
    DoesNotApply(Refusal),
    /// Nobody can tell until these facts are known.
    NeedsData(Need),
    /// The rule could not be run to its end.
    Failed(Diagnostic),
}

/// An amount of a resource per year, canonical.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceAmount {
    /// Of what; the fuel of an end use is named where the plant says which it is.
    pub resource: Resource,
    /// As the rule names it.
    pub key: String,
    /// The amount, canonical.
    pub value: f64,
    /// The unit in which it is printed.
    pub unit: Unit,
}

/// Money of one currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MoneyAmount {
    /// How much.
    pub value: f64,
    /// Of which currency.
    pub currency: Currency,
}

/// A value that a step of a calculation has.
#[derive(Debug, Clone, PartialEq)]
pub enum StepValue {
    /// A number in a unit.
    Number(f64, Unit),
    /// True or false.
    Truth(bool),
    /// A word.
    Word(String),
}

/// A step of a calculation.
#[derive(Debug, Clone, PartialEq)]
pub struct TraceStep {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: StepValue,
    /// The line of the rule file.
    pub line: u32,
    /// Its formula in print.
    pub formula: String,
}

/// An assumption that went into a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumed {
    /// Its position among the rule's assumptions.
    pub index: usize,
    /// Its value in its unit.
    pub value: f64,
    /// Whether the profile replaced it.
    pub replaced: bool,
    /// How money of an earlier year was brought to today.
    pub brought: Option<Brought>,
}

/// Money as the rule states it, in its own currency, before any exchange.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct StatedMoney {
    /// One-off investment.
    pub investment: Option<MoneyAmount>,
    /// Cost per year.
    pub running_cost: Option<MoneyAmount>,
    /// Saving per year that no resource carries.
    pub other_saving: Option<MoneyAmount>,
}

/// A measure that applies, with numbers.
#[derive(Debug, Clone)]
pub struct Opportunity {
    /// What is saved per year.
    pub saves: Vec<ResourceAmount>,
    /// What is needed in exchange per year.
    pub uses: Vec<ResourceAmount>,
    /// Net money per year in the plant's currency; absent where a price or an exchange rate is missing.
    pub annual_saving: Option<MoneyAmount>,
    /// One-off investment, less the rebate; in the rule's own currency where it cannot be changed.
    pub investment: MoneyAmount,
    /// What somebody else pays of the investment.
    pub rebate: Option<MoneyAmount>,
    /// Cost per year, if not zero.
    pub running_cost: Option<MoneyAmount>,
    /// Saving per year that no resource carries, if not zero.
    pub other_saving: Option<MoneyAmount>,
    /// The share that it takes of the stream of its end use, where the rule gives it.
    pub stream_share: Option<f64>,
    /// The same money as the rule states it.
    pub stated: StatedMoney,
    /// Time until the investment has come back.
    pub payback: Payback,
    /// What it is worth over its life; absent where the payback is not priced.
    pub worth: Option<Worth>,
    /// The part of the yearly saving that follows energy prices.
    pub energy_saving: f64,
    /// Avoided emissions in t `CO2e` per year.
    pub co2e: Option<f64>,
    /// The emission factors that were used.
    pub emission_factors: Vec<EmissionFactor>,
    /// Resources without an emission factor, so that the avoided emissions are not worked out.
    pub no_emission_factor: Vec<Resource>,
    /// How sure the facts are.
    pub confidence: Confidence,
    /// The assumptions that went in.
    pub assumed: Vec<Assumed>,
    /// The facts that went in.
    pub facts: Vec<(FactRef, Option<usize>)>,
    /// The steps of the calculation.
    pub trace: Vec<TraceStep>,
    /// The prices that were used.
    pub priced: Vec<Priced>,
    /// The resources whose price is missing.
    pub unpriced: Vec<Resource>,
    /// Where a price is missing: what the priced resources save on balance per year.
    pub priced_part: Option<MoneyAmount>,
    /// Resources that the average price of another already pays for: billed demand in that of electricity.
    pub included: Vec<Resource>,
    /// The remark of the rule.
    pub note: Option<String>,
    /// What somebody should look at.
    pub warnings: Vec<Diagnostic>,
}

impl Opportunity {
    /// Soonest payback first, then the greatest annual saving.
    pub fn by_payback(&self, other: &Self) -> Ordering {
        let saving = |found: &Self| found.annual_saving.map_or(f64::NEG_INFINITY, |money| money.value);
        self.payback.total_cmp(&other.payback).then_with(|| saving(other).total_cmp(&saving(self)))
    }
}

/// Why a measure does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its condition does not hold.
    Condition,
    /// It is for another sector.
    Sector,
    /// The profile says that it is in place.
    AlreadyDone,
    /// It would save nothing.
    NoSaving,
}

impl Reason {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Condition => "condition",
            Reason::Sector => "sector",
            Reason::AlreadyDone => "already_done",
            Reason::NoSaving => "no_saving",
        }
    }
}

/// A fact that decided, and how far it is from where it would have decided otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Decider {
    /// The path of the fact, or the formula that was compared.
    pub path: String,
    /// Its value.
    pub value: StepValue,
    /// What it was compared with, in the same unit.
    pub threshold: Option<f64>,
    /// The comparison that would have had to hold, in print.
    pub needed: Option<&'static str>,
}

/// Why a measure does not apply.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The condition in print.
    pub condition: String,
    /// The facts that decided.
    pub facts: Vec<Decider>,
}

/// What is missing.
#[derive(Debug, Clone)]
pub struct Need {
    /// All missing facts that can still matter.
    pub fields: Vec<Gap>,
    /// Those that the condition waits for; if it holds, those that the calculation lacks.
    pub decides: Vec<Gap>,
    /// The measure as it would be if the condition turned out true, where that can be worked out.
    pub if_applies: Option<Box<Opportunity>>,
    /// The rule stops at its first missing fact, so there may be more.
    pub first_only: bool,
}
