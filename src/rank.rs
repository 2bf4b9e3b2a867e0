//! Puts the measures of a plant in order, and apart what is beyond its limits.

use std::cmp::Ordering;

use crate::evaluate::{Exchange, Finding, Opportunity, Outcome, Payback};
use crate::facility::Facility;
use crate::interact::{Candidate, Counted, counted};
use crate::library::Resource;

/// By what measures are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RankBy {
    /// Soonest payback first.
    #[default]
    Payback,
    /// Greatest annual saving first.
    Saving,
    /// Greatest net present value first.
    Npv,
    /// Most emissions avoided first.
    Co2e,
    /// Most water saved first.
    Water,
}

/// A measure in its place.
#[derive(Debug, Clone)]
pub struct Ranked<'f, 'l> {
    /// Its place, from 1; what needs a study goes on where the recommendations end.
    pub rank: usize,
    /// The finding.
    pub finding: &'f Finding<'l>,
    /// Its numbers.
    pub opportunity: &'f Opportunity,
    /// Whether it counts in the totals.
    pub counted: Counted,
}

/// The measures of a plant in order.
#[derive(Debug, Clone, Default)]
pub struct Ranking<'f, 'l> {
    /// No- and low-cost measures.
    pub recommendations: Vec<Ranked<'f, 'l>>,
    /// What is beyond the limits, or saves no money on balance.
    pub needs_study: Vec<Ranked<'f, 'l>>,
}

/// Puts the measures that apply in order.
pub fn rank<'f, 'l>(
    findings: &'f [Finding<'l>],
    facility: &Facility,
    exchange: Exchange<'_>,
    by: RankBy,
    payback_months: f64,
) -> Ranking<'f, 'l> {
    let mut open: Vec<(&Finding<'_>, &Opportunity)> = findings
        .iter()
        .filter_map(|finding| match &finding.outcome {
            Outcome::Applies(opportunity) => Some((finding, opportunity.as_ref())),
            _ => None,
        })
        .collect();
    open.sort_by(|a, b| by_payback(a, b));
    let (mut within, mut beyond): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|(_, opportunity)| is_low_cost(opportunity, facility, exchange, payback_months));
    let mut ranking = Ranking::default();
    let mut rank = 0;
    let in_order: Vec<&Finding<'_>> = within.iter().chain(&beyond).map(|(finding, _)| *finding).collect();
    let mut marks = counted(&in_order).into_iter();
    for (list, into) in [(&mut within, &mut ranking.recommendations), (&mut beyond, &mut ranking.needs_study)] {
        let mut marked: Vec<_> = list.drain(..).zip(marks.by_ref()).collect();
        marked.sort_by(|(a, _), (b, _)| by.compare(a.1, b.1).then_with(|| by_payback(a, b)));
        for ((finding, opportunity), counted) in marked {
            rank += 1;
            into.push(Ranked { rank, finding, opportunity, counted });
        }
    }
    ranking
}

/// Soonest payback, then greatest annual saving, then id: nothing ties.
fn by_payback(a: &(&Finding<'_>, &Opportunity), b: &(&Finding<'_>, &Opportunity)) -> Ordering {
    a.1.by_payback(b.1).then_with(|| a.0.rule.id.cmp(&b.0.rule.id))
}

fn saving(opportunity: &Opportunity) -> f64 {
    opportunity.annual_saving.map_or(f64::NEG_INFINITY, |money| money.value)
}

fn worth(opportunity: &Opportunity) -> f64 {
    opportunity.worth.as_ref().map_or(f64::NEG_INFINITY, |worth| worth.net_present_value)
}

fn water(opportunity: &Opportunity) -> f64 {
    let sum = |amounts: &[crate::evaluate::ResourceAmount]| -> f64 {
        amounts.iter().filter(|amount| amount.resource == Resource::Water).map(|amount| amount.value).sum()
    };
    sum(&opportunity.saves) - sum(&opportunity.uses)
}

impl RankBy {
    /// Every order, with its word on the command line.
    pub const ALL: [(&'static str, RankBy); 5] = [
        ("payback", RankBy::Payback),
        ("saving", RankBy::Saving),
        ("npv", RankBy::Npv),
        ("co2e", RankBy::Co2e),
        ("water", RankBy::Water),
    ];

    fn compare(self, a: &Opportunity, b: &Opportunity) -> Ordering {
        match self {
            RankBy::Payback => Ordering::Equal,
            RankBy::Saving => saving(b).total_cmp(&saving(a)),
            RankBy::Npv => worth(b).total_cmp(&worth(a)),
            RankBy::Co2e => b.co2e.unwrap_or(f64::NEG_INFINITY).total_cmp(&a.co2e.unwrap_or(f64::NEG_INFINITY)),
            RankBy::Water => water(b).total_cmp(&water(a)),
        }
    }
}

impl<'f, 'l> Ranking<'f, 'l> {
    /// The measures as they are stacked: what needs a study after all recommendations.
    pub fn candidates(&self) -> Vec<Candidate<'f, 'l>> {
        let of = |ranked: &Ranked<'f, 'l>, beyond| Candidate {
            finding: ranked.finding,
            opportunity: ranked.opportunity,
            beyond,
        };
        let within = self.recommendations.iter().map(|ranked| of(ranked, false));
        within.chain(self.needs_study.iter().map(|ranked| of(ranked, true))).collect()
    }
}

/// Whether a measure is within the plant's limits of investment and payback.
fn is_low_cost(opportunity: &Opportunity, facility: &Facility, exchange: Exchange<'_>, payback_months: f64) -> bool {
    let soon = match opportunity.payback {
        Payback::Immediate | Payback::NotPriced => true,
        Payback::Months(months) => months <= payback_months,
        Payback::Never => false,
    };
    soon && within_limit(opportunity, facility, exchange) != Some(false)
}

/// Whether the investment is within the limit; `None` where the two cannot be compared.
pub fn within_limit(opportunity: &Opportunity, facility: &Facility, exchange: Exchange<'_>) -> Option<bool> {
    let investment = opportunity.investment;
    let limit = facility.limits.low_cost;
    if investment.value <= 0.0 {
        return Some(true);
    }
    let (currency, _) = limit.dimension().currencies().next()?;
    if currency == investment.currency {
        return Some(investment.value <= limit.canonical());
    }
    let limit = exchange.change(limit.canonical(), currency)?;
    (investment.currency == exchange.currency()).then_some(investment.value <= limit)
}
