//! What measures are worth over their life, and what that rests on, as it stands in the report.

use super::Builder;
use super::entries::money;
use crate::evaluate::{EmissionFactor, Finding, MoneyAmount, Opportunity, Outcome, Term, Terms};
use crate::finance::{InternalRate, Recovery};
use crate::library::Rule;
use crate::report::model::{Benefit, EmissionEntry, FinanceEntry, PaybackValue, TermEntry, WorthEntry};

/// The unit of rates.
const PER_YEAR: &str = "%/yr";

impl Builder<'_> {
    pub(super) fn worth(&self, rule: &Rule, found: &Opportunity) -> Option<WorthEntry> {
        let worth = found.worth.as_ref()?;
        let own = |value: f64| money(MoneyAmount { value, currency: self.facility.currency });
        let (irr, several_irr) = match &worth.internal_rate {
            InternalRate::None => (None, Vec::new()),
            InternalRate::One(rate) => (Some(Benefit::new(rate * 100.0, PER_YEAR)), Vec::new()),
            InternalRate::Several(rates) => (None, rates.iter().map(|rate| rate * 100.0).collect()),
        };
        let (kind, months) = match worth.recovery {
            Recovery::Immediate => ("immediate", None),
            Recovery::Months(months) => ("months", Some(months)),
            Recovery::NotWithinLife => ("never", None),
        };
        Some(WorthEntry {
            counted_years: (worth.years < rule.measure.life_years).then_some(worth.years),
            npv: own(worth.net_present_value),
            annual_worth: own(worth.annual_worth),
            irr,
            several_irr,
            discounted_payback: PaybackValue::new(kind, months),
        })
    }

    pub(super) fn finance(&self) -> Option<FinanceEntry> {
        let terms = Terms::of(self.facility, &self.library.factors)?;
        let term = |term: &Term| TermEntry {
            value: term.rate * 100.0,
            unit: PER_YEAR,
            low: term.low.map(|low| low * 100.0),
            high: term.high.map(|high| high * 100.0),
            origin: if term.published.is_some() { "factor" } else { "profile" },
            date: term.published.as_ref().map(|(date, _)| date.clone()),
            source: term.published.as_ref().map(|(_, source)| source.clone()),
        };
        Some(FinanceEntry {
            discount_rate: term(&terms.discount_rate),
            energy_escalation: term(&terms.energy_escalation),
            horizon_years: terms.horizon_years,
        })
    }

    /// Every emission factor that a measure used, each once, and every one that it lacked.
    pub(super) fn emissions(&self, findings: &[Finding<'_>]) -> Vec<EmissionEntry> {
        let mut entries: Vec<EmissionEntry> = Vec::new();
        let mut add = |entry: EmissionEntry| {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        };
        for finding in findings {
            let Outcome::Applies(found) = &finding.outcome else { continue };
            for factor in &found.emission_factors {
                add(emission(factor));
            }
            for resource in &found.no_emission_factor {
                add(EmissionEntry {
                    resource: resource.to_string(),
                    value: None,
                    unit: String::new(),
                    origin: "missing",
                    place: self.facility.word("facility.country").map(str::to_owned),
                    date: None,
                    wanted_year: None,
                    source: None,
                });
            }
        }
        entries
    }
}

fn emission(factor: &EmissionFactor) -> EmissionEntry {
    let part =
        |pick: fn(&(String, String, String)) -> &String| factor.published.as_ref().map(|found| pick(found).clone());
    EmissionEntry {
        resource: factor.resource.to_string(),
        value: Some(factor.unit.from_canonical(factor.canonical)),
        unit: factor.unit.symbol().to_owned(),
        origin: if factor.published.is_some() { "factor" } else { "profile" },
        date: part(|(date, ..)| date),
        place: part(|(_, place, _)| place),
        source: part(|(.., source)| source),
        wanted_year: factor.wanted_year,
    }
}
