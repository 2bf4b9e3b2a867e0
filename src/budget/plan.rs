//! The plan of one plant: what to choose from, what was chosen and why not the rest, and the months.

use std::collections::BTreeMap;

use super::amount::{Budget, no_rate};
use super::choose::{Candidate, Method, choose};
use super::months::{Month, Steps, lay_out};
use super::objective::Objective;
use super::together::{Together, Worth};
use super::worth::Stacked;
use crate::diagnostic::Diagnostic;
use crate::evaluate::Exchange;
use crate::facility::ExchangeRate;
use crate::rank::Ranked;

/// Why a recommendation is not in the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It costs more than the whole budget.
    OverBudget,
    /// Others bring more for the money.
    OthersBringMore,
    /// Another of its group is done instead.
    Alternative(String),
    /// The measures of the set leave nothing for it to save.
    NothingLeft,
    /// It is an umbrella over other measures.
    Umbrella,
    /// What it costs or saves in money is not known.
    NotPriced,
    /// What it brings of what the budget is to bring is not known.
    NotKnown,
    /// It brings nothing of what the budget is to bring.
    BringsNothing,
}

impl Why {
    /// The word in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Why::OverBudget => "over_budget",
            Why::OthersBringMore => "others_bring_more",
            Why::Alternative(_) => "alternative",
            Why::NothingLeft => "nothing_left_to_save",
            Why::Umbrella => "umbrella",
            Why::NotPriced => "not_priced",
            Why::NotKnown => "not_known",
            Why::BringsNothing => "brings_nothing",
        }
    }
}

/// A measure of the set.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The rule.
    pub id: String,
    /// What it costs, in the plant's currency.
    pub cost: f64,
    /// What it brings alone, in the unit of the objective.
    pub alone: f64,
    /// Its part of what the set brings.
    pub brings: f64,
    /// Its part of the money that the set saves in a year.
    pub saving: f64,
    /// Whether its saving of money is known.
    pub priced: bool,
}

/// A recommendation that is not in the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The rule.
    pub id: String,
    /// Why.
    pub why: Why,
}

/// A measure that what is saved pays for.
#[derive(Debug, Clone, PartialEq)]
pub struct Later {
    /// The rule.
    pub id: String,
    /// The month in which it is begun.
    pub month: u32,
    /// What it costs.
    pub cost: f64,
    /// What it adds to the money saved in a year.
    pub adds: f64,
}

/// The sums of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// What the set costs.
    pub investment: f64,
    /// What it brings, in the unit of the objective.
    pub brings: f64,
    /// The money that it saves in a year.
    pub saving: f64,
    /// What it leaves of the budget.
    pub left: f64,
    /// What the measures that savings pay for cost.
    pub later_investment: f64,
    /// The money saved in a year with them.
    pub later_saving: f64,
    /// What is there after the last month.
    pub cash: f64,
}

/// The plan of one plant.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The budget as it was given.
    pub budget: Budget,
    /// The same in the plant's currency.
    pub money: f64,
    /// The rate, where it was given in another.
    pub rate: Option<ExchangeRate>,
    /// How the set was found.
    pub method: Method,
    /// The set, in the order of ids.
    pub chosen: Vec<Chosen>,
    /// What was left out, in the order of ids.
    pub left_out: Vec<LeftOut>,
    /// What savings pay for, in the order in which it is begun.
    pub later: Vec<Later>,
    /// The months.
    pub months: Vec<Month>,
    /// The ids by which the months name what is begun.
    pub ids: Vec<String>,
    /// The sums.
    pub totals: Totals,
}

/// Makes the plan: of the recommendations, those that together bring most for the budget.
///
/// Umbrellas are never chosen, and neither is what needs a study. Measures without investment take no money, so nothing
/// but the others keeps them out.
///
/// # Errors
/// A budget in a currency for which nobody gives a rate.
pub fn plan(
    recommendations: &[Ranked<'_, '_>],
    exchange: Exchange<'_>,
    budget: Budget,
    stacked: Stacked<'_>,
) -> Result<Plan, Diagnostic> {
    let rate = exchange.rate(budget.currency).ok_or_else(|| no_rate(budget.currency, exchange.currency()))?;
    let money = budget.amount * rate.rate;
    let rate = Some(rate).filter(|rate| !rate.date.is_empty() || !rate.source.is_empty());
    // An order of their own: that of the ranking depends on what is asked for.
    let mut all: Vec<&Ranked<'_, '_>> = recommendations.iter().collect();
    all.sort_by(|a, b| a.finding.rule.id.cmp(&b.finding.rule.id));
    let (alone, _) = stacked.of(budget.objective, &all);
    let mut left_out = Vec::new();
    let mut open = Vec::new();
    for (ranked, alone) in all.into_iter().zip(alone) {
        let id = ranked.finding.rule.id.clone();
        let known =
            ranked.opportunity.investment.currency == exchange.currency() || ranked.opportunity.investment.value <= 0.0;
        match alone {
            _ if ranked.finding.rule.measure.umbrella => left_out.push(LeftOut { id, why: Why::Umbrella }),
            None => left_out.push(LeftOut { id, why: unknown(budget.objective) }),
            Some(_) if !known => left_out.push(LeftOut { id, why: Why::NotPriced }),
            Some(alone) if alone <= 0.0 => left_out.push(LeftOut { id, why: Why::BringsNothing }),
            Some(_) => open.push(ranked),
        }
    }
    let candidates = candidates(&open);
    let (alone, brings) = stacked.of(budget.objective, &open);
    let (saving, pays) = stacked.of(Objective::Saving, &open);
    let choice = choose(&candidates, &brings, money);
    let mut parts = vec![Worth::default(); open.len()];
    brings.worths(&choice.chosen, &mut parts);
    let mut savings = vec![Worth::default(); open.len()];
    pays.worths(&choice.chosen, &mut savings);
    let mut chosen = Vec::new();
    let mut later = Vec::new();
    let known = alone.iter().zip(&parts).zip(saving.iter().zip(&savings));
    for (((ranked, candidate), picked), ((alone, part), (priced, saving))) in
        open.iter().zip(&candidates).zip(&choice.chosen).zip(known)
    {
        let id = ranked.finding.rule.id.clone();
        if *picked {
            let alone = alone.unwrap_or_default();
            let priced = priced.is_some();
            later.push(false);
            chosen.push(Chosen { id, cost: candidate.cost, alone, brings: part.part, saving: saving.part, priced });
            continue;
        }
        let adds = brings.total(&beside(&choice.chosen, later.len())) - choice.worth;
        let why = why(&open, &candidates, &choice.chosen, candidate, adds, money);
        later.push(matches!(why, Why::OverBudget | Why::OthersBringMore));
        left_out.push(LeftOut { id, why });
    }
    left_out.sort_by(|a, b| a.id.cmp(&b.id));
    let lives: Vec<f64> = open.iter().map(|ranked| ranked.finding.rule.measure.life_years * 12.0).collect();
    let steps = Steps { candidates: &candidates, money: &pays, lives: &lives, chosen: &choice.chosen, later: &later };
    let layout = lay_out(steps, money);
    let ids: Vec<String> = open.iter().map(|ranked| ranked.finding.rule.id.clone()).collect();
    let bought = bought(&layout.months, &later, &ids, &candidates);
    let all_begun: Vec<bool> = layout.begun.iter().map(Option::is_some).collect();
    let investment = chosen.iter().map(|chosen| chosen.cost).sum();
    let totals = Totals {
        investment,
        brings: choice.worth,
        saving: pays.total(&choice.chosen),
        left: (money - investment).max(0.0),
        later_investment: bought.iter().map(|later| later.cost).sum(),
        later_saving: pays.total(&all_begun),
        cash: layout.months.last().map_or(money, |month| month.cash),
    };
    let method = choice.method;
    Ok(Plan { budget, money, rate, method, chosen, left_out, later: bought, months: layout.months, ids, totals })
}

/// Why nobody knows what a measure brings.
fn unknown(objective: Objective) -> Why {
    match objective {
        Objective::Saving | Objective::Npv => Why::NotPriced,
        Objective::Co2e | Objective::Water => Why::NotKnown,
    }
}

fn candidates(open: &[&Ranked<'_, '_>]) -> Vec<Candidate> {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    open.iter()
        .map(|ranked| {
            let count = groups.len();
            let name = ranked.finding.rule.measure.exclusive.as_deref();
            let group = name.map(|name| *groups.entry(name).or_insert(count));
            Candidate { cost: ranked.opportunity.investment.value.max(0.0), group }
        })
        .collect()
}

/// The set with one more.
fn beside(chosen: &[bool], one: usize) -> Vec<bool> {
    chosen.iter().enumerate().map(|(at, chosen)| *chosen || at == one).collect()
}

/// Why a measure is not in the set.
fn why(
    open: &[&Ranked<'_, '_>],
    candidates: &[Candidate],
    chosen: &[bool],
    one: &Candidate,
    adds: f64,
    money: f64,
) -> Why {
    let same =
        |(candidate, chosen): (&Candidate, &bool)| *chosen && one.group.is_some() && candidate.group == one.group;
    let instead = open.iter().zip(candidates.iter().zip(chosen)).find(|(_, both)| same(*both));
    match instead {
        Some((instead, _)) => Why::Alternative(instead.finding.rule.id.clone()),
        None if adds <= 0.0 => Why::NothingLeft,
        None if one.cost > money => Why::OverBudget,
        None => Why::OthersBringMore,
    }
}

/// What is begun on savings, in order.
fn bought(months: &[Month], later: &[bool], ids: &[String], candidates: &[Candidate]) -> Vec<Later> {
    let mut bought = Vec::new();
    for month in months {
        for started in month.started.iter().filter(|started| later.get(started.index).copied().unwrap_or(false)) {
            let (Some(id), Some(candidate)) = (ids.get(started.index), candidates.get(started.index)) else { continue };
            bought.push(Later { id: id.clone(), month: month.number, cost: candidate.cost, adds: started.adds });
        }
    }
    bought
}
