//! Ours and theirs at one plant.

use super::audited::{AuditedPlant, TheirMeasure};
use super::ours::{Levels, OurMeasure, amounts, sizes};
use super::pairing::{Pairing, pair};
use crate::benchmarks::price_level;
use crate::diagnostic::{Diagnostic, Lang};
use crate::draws::Settings;
use crate::evaluate::Exchange;
use crate::library::Library;
use crate::report::{MoneyValue, Options, Report, build};
use crate::units::Currency;

/// Why a recommendation of theirs, or a plant, cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Nobody wrote down what it costs.
    CostUnknown,
    /// It costs more than the limit of low cost, in money of today.
    AboveLimit,
    /// It saves no money, or nobody says how much.
    NoSaving,
    /// Of a plant: nothing of theirs is left to compare with.
    NothingLeft,
    /// Of a plant: no price index reaches its year.
    NoIndex,
    /// Of a plant: its currency cannot be changed into that of the limit.
    NoRate,
    /// Of a plant: its record has faults.
    Rejected,
}

impl LeftOut {
    /// Every reason, with its word in JSON.
    pub const ALL: [(&'static str, LeftOut); 7] = [
        ("cost_unknown", LeftOut::CostUnknown),
        ("above_limit", LeftOut::AboveLimit),
        ("no_saving", LeftOut::NoSaving),
        ("nothing_left", LeftOut::NothingLeft),
        ("no_index", LeftOut::NoIndex),
        ("no_rate", LeftOut::NoRate),
        ("rejected", LeftOut::Rejected),
    ];

    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, reason)| *reason == self).map_or("", |(name, _)| name)
    }
}

/// Ours and theirs at one plant, like with like.
#[derive(Debug, Clone, PartialEq)]
pub struct PlantResult {
    /// Its number in the record.
    pub id: String,
    /// Its sector.
    pub sector: String,
    /// The year of the visit.
    pub year: u16,
    /// Why it is not compared, if it is not.
    pub left_out: Option<LeftOut>,
    /// What its auditors recommended, each with why it is not compared, if it is not.
    pub theirs: Vec<(TheirMeasure, Option<LeftOut>)>,
    /// What the rules recommend.
    pub ours: Vec<OurMeasure>,
    /// What the rules would recommend if what must be seen were confirmed.
    pub to_confirm: Vec<OurMeasure>,
    /// Money of a year of all of ours together, in the plant's currency of the year of the visit, without what overlaps.
    pub our_total: f64,
    /// How far that total may be off, where it is worked out.
    pub our_range: Option<Levels>,
}

impl PlantResult {
    /// What is compared of theirs.
    pub fn compared(&self) -> Vec<&TheirMeasure> {
        self.theirs.iter().filter(|(_, reason)| reason.is_none()).map(|(measure, _)| measure).collect()
    }

    /// Money of a year of what is compared of theirs.
    pub fn their_total(&self) -> f64 {
        self.compared().iter().filter_map(|measure| measure.saving).sum()
    }

    /// Which of what the rules recommend is for the same as each that is compared of theirs.
    pub fn pairings(&self) -> Vec<Option<Pairing>> {
        pair(&self.compared(), &self.ours.iter().collect::<Vec<_>>())
    }

    /// The same with what must be confirmed.
    pub fn pairings_if_confirmed(&self) -> Vec<Option<Pairing>> {
        pair(&self.compared(), &self.all_of_ours())
    }

    /// What the rules recommend and what must be confirmed.
    pub fn all_of_ours(&self) -> Vec<&OurMeasure> {
        self.ours.iter().chain(&self.to_confirm).collect()
    }

    /// Money of a year to expect: what the rules recommend, and what must be confirmed times how common it is.
    pub fn expected_total(&self) -> f64 {
        let more = self.to_confirm.iter().map(|measure| measure.chance * measure.saving.unwrap_or(0.0));
        self.our_total + more.sum::<f64>()
    }

    /// Money of a year if all that must be seen were confirmed.
    pub fn total_if_confirmed(&self) -> f64 {
        self.our_total + self.to_confirm.iter().filter_map(|measure| measure.saving).sum::<f64>()
    }

    /// How much of a row of resources is saved by theirs; by ours, by ours to expect, and by ours if all that must be seen
    /// were confirmed, each measure by itself. Nothing where none of theirs states an amount.
    pub fn amounts_of(&self, row: &str) -> Option<(f64, f64, f64, f64)> {
        let theirs: f64 = self
            .compared()
            .iter()
            .filter(|measure| measure.kind.row() == row)
            .filter_map(|measure| measure.amount)
            .sum();
        let of = |measure: &OurMeasure| -> f64 {
            measure.amounts.iter().filter(|(kind, _)| kind.row() == row).map(|(_, amount)| *amount).sum()
        };
        let ours: f64 = self.ours.iter().map(of).sum();
        let expected: f64 = self.to_confirm.iter().map(|measure| measure.chance * of(measure)).sum();
        let confirmed: f64 = self.to_confirm.iter().map(of).sum();
        (theirs > 0.0).then_some((theirs, ours, ours + expected, ours + confirmed))
    }
}

/// What the rules find at an audited plant, beside what its auditors recommended.
///
/// # Errors
/// A rule that ran into the deadline; see [`crate::evaluate::evaluate`].
pub fn at_plant(library: &Library, plant: &AuditedPlant) -> Result<PlantResult, Diagnostic> {
    let facility = &plant.facility;
    let exchange = Exchange::new(facility, &library.factors);
    let sector = facility.word("facility.sector").unwrap_or("other").to_owned();
    let mut result = PlantResult {
        id: plant.id.clone(),
        sector,
        year: plant.year,
        left_out: None,
        theirs: plant.measures.iter().map(|measure| (measure.clone(), None)).collect(),
        ours: Vec::new(),
        to_confirm: Vec::new(),
        our_total: 0.0,
        our_range: None,
    };
    let limit = facility.limits.low_cost;
    let currency = limit.dimension().currencies().next().map(|(currency, _)| currency);
    let Some(limit) = currency.and_then(|currency| exchange.change(limit.canonical(), currency)) else {
        result.left_out = Some(LeftOut::NoRate);
        return Ok(result);
    };
    let Some(level) = to_today(library, facility.currency, plant.year) else {
        result.left_out = Some(LeftOut::NoIndex);
        return Ok(result);
    };
    for (measure, reason) in &mut result.theirs {
        *reason = left_out(measure, limit, level);
    }
    if result.their_total() <= 0.0 {
        result.left_out = Some(LeftOut::NothingLeft);
        return Ok(result);
    }
    let draws = Some(Settings::default());
    let options = Options { lang: Lang::En, max_payback: Some(f64::INFINITY), draws, ..Options::default() };
    let report = build(library, facility, Vec::new(), options)?;
    ours(library, &report, limit, &mut result);
    Ok(result)
}

/// Why a recommendation of theirs is not compared.
fn left_out(measure: &TheirMeasure, limit: f64, level: f64) -> Option<LeftOut> {
    if measure.saving.is_none_or(|saving| saving <= 0.0) || measure.amount.is_some_and(|amount| amount <= 0.0) {
        return Some(LeftOut::NoSaving);
    }
    match measure.cost {
        None => Some(LeftOut::CostUnknown),
        Some(cost) if cost * level > limit => Some(LeftOut::AboveLimit),
        Some(_) => None,
    }
}

/// Money of today for one of a year; 1 for years at or after the newest of the index.
fn to_today(library: &Library, currency: Currency, year: u16) -> Option<f64> {
    let index = match currency {
        Currency::USD => "index/US_CPI_U",
        Currency::MXN => "index/MX_UDI",
        _ => return None,
    };
    let newest = library.factors.all().filter(|factor| factor.name == index).map(|factor| factor.period().year()).max();
    if newest.is_some_and(|newest| year >= newest) {
        return Some(1.0);
    }
    price_level(&library.factors, index, year).map(|level| level.factor)
}

/// Ours, like with like: what is recommended within the limit of investment, one of each group of alternatives.
fn ours(library: &Library, report: &Report, limit: f64, result: &mut PlantResult) {
    let within = |investment: &MoneyValue| investment.currency == report.currency && investment.expected <= limit;
    for measure in &report.recommendations {
        if measure.umbrella || !measure.alternatives_to.is_empty() || !within(&measure.investment) {
            continue;
        }
        result.ours.push(OurMeasure {
            id: measure.id.clone(),
            amounts: amounts(&measure.saves),
            saving: measure.annual_saving.as_ref().map(|money| money.expected),
            range: measure.annual_saving.as_ref().and_then(levels),
            arc: measure.arc.clone(),
            sizes: sizes(&measure.plausibility),
            chance: 1.0,
        });
    }
    for need in &report.needs_data {
        let Some(found) = need.saving_if_applies.as_ref().filter(|found| within(&found.investment)) else { continue };
        let Some(saving) = found.annual_saving.as_ref().map(|money| money.expected).filter(|saving| *saving > 0.0)
        else {
            continue;
        };
        let measure = library.rule(&need.id).map(|rule| &rule.measure);
        result.to_confirm.push(OurMeasure {
            id: need.id.clone(),
            amounts: amounts(&found.saves),
            saving: Some(saving),
            range: found.annual_saving.as_ref().and_then(levels),
            arc: measure.and_then(|measure| measure.arc.clone()),
            sizes: sizes(&found.plausibility),
            chance: measure.and_then(|measure| measure.found_in.as_ref()).map_or(0.0, |found| found.share),
        });
    }
    // Within the limit of payback that was set aside, all recommendations count: their total has no overlaps in it.
    let total = report.totals.annual_saving.as_ref();
    result.our_total = total.map_or(0.0, |money| money.expected);
    result.our_range = total.and_then(levels);
}

/// The central value of some money, and what a tenth of the draws is below and above, where they are worked out.
fn levels(money: &MoneyValue) -> Option<Levels> {
    Some(Levels(vec![(10, money.low?), (50, money.expected), (90, money.high?)]))
}
