//! Builds the report of one plant from what the rules found.

mod audits;
mod balance;
mod baseline;
mod bills;
mod drawn;
mod entries;
mod explanation;
mod formulas;
mod margins;
mod missing;
mod plan;
mod recommendation;
mod together;
mod worth;

use indexmap::IndexMap;
use serde_json::Value;

use self::entries::step_value;
pub use self::explanation::explain;
use self::together::Combined;
use super::model::{
    BillsSummary, DeciderEntry, FailedRule, LibraryInfo, LimitsInfo, ListFileEntry, NotApplicable, PlantDraws, Program,
    RateEntry, Recommendation, Report, SCHEMA, SourceInfo, number,
};
use super::names::Names;
use crate::billing::Bills;
use crate::budget::Budget;
use crate::diagnostic::{Diagnostic, Lang};
use crate::draws::Settings;
use crate::evaluate::{
    Electricity, Exchange, Finding, Opportunity, Outcome, Payback, evaluate, override_problems, rebate_problems,
    unknown_state, unread_facts,
};
use crate::facility::{Facility, FactWord, ListFile};
use crate::interact::{Stacking, Work, tariff_prices};
use crate::library::{Library, Rule};
use crate::rank::{RankBy, Ranked, rank, within_limit};
use crate::units::Currency;

/// How a report is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Its language.
    pub lang: Lang,
    /// Its order.
    pub rank_by: RankBy,
    /// The longest payback in months, in place of the plant's limit.
    pub max_payback: Option<f64>,
    /// Money to spend, and what it is to bring most of.
    pub budget: Option<Budget>,
    /// How the plant is drawn, if ranges are wanted.
    pub draws: Option<Settings>,
}

/// Judges a plant and builds its report. `warnings` are those of reading the profile.
///
/// # Errors
/// A rule that ran into the deadline; see [`evaluate`]. A budget in a currency for which nobody gives a rate.
pub fn build(
    library: &Library,
    facility: &Facility,
    warnings: Vec<Diagnostic>,
    options: Options,
) -> Result<Report, Diagnostic> {
    let findings = evaluate(library, facility)?;
    let builder =
        Builder { library, facility, lang: options.lang, exchange: Exchange::new(facility, &library.factors) };
    builder.report(&findings, warnings, options)
}

/// The line that stands for a rejected profile among several.
pub fn rejected(file: &str, diagnostics: &[Diagnostic], lang: Lang) -> Value {
    let diagnostics: Vec<Value> =
        diagnostics.iter().map(|problem| serde_json::to_value(problem.json(lang)).unwrap_or_default()).collect();
    rejected_line(file, &diagnostics)
}

/// The same, of diagnostics that stand in JSON already.
pub fn rejected_line(file: &str, diagnostics: &[Value]) -> Value {
    serde_json::json!({ "schema": SCHEMA, "file": file, "diagnostics": diagnostics })
}

struct Builder<'a> {
    library: &'a Library,
    facility: &'a Facility,
    lang: Lang,
    exchange: Exchange<'a>,
}

impl Builder<'_> {
    fn report(
        &self,
        findings: &[Finding<'_>],
        mut warnings: Vec<Diagnostic>,
        options: Options,
    ) -> Result<Report, Diagnostic> {
        let months = options.max_payback.unwrap_or(self.facility.limits.payback_months);
        let ranking = rank(findings, self.facility, self.exchange, options.rank_by, months);
        let candidates = ranking.candidates();
        let stacking = Stacking::new(self.library, self.facility, &candidates);
        let mut work = Work::default();
        let left = stacking.left(stacking.amounts(), stacking.baselines(), &stacking.all(), &mut work);
        let electricity = Electricity::of(self.library, self.facility).ok();
        let tariff = tariff_prices(self.library, self.facility, electricity.as_ref(), &stacking, &candidates);
        let combined = Combined::new(&stacking, left, tariff);
        let list =
            |ranked: &[Ranked<'_, '_>]| ranked.iter().map(|ranked| self.recommendation(ranked, &combined)).collect();
        let recommendations: Vec<Recommendation> = list(&ranking.recommendations);
        let mut needs_study: Vec<Recommendation> = list(&ranking.needs_study);
        for (measure, ranked) in needs_study.iter_mut().zip(&ranking.needs_study) {
            measure.beyond = self.beyond(ranked.opportunity, months);
        }
        let mut needs_data = Vec::new();
        let mut not_applicable = Vec::new();
        let mut failed: Vec<FailedRule> = Vec::new();
        for finding in findings {
            let (id, title) = (finding.rule.id.clone(), self.title(finding.rule));
            match &finding.outcome {
                Outcome::Applies(opportunity) => warnings.extend(opportunity.warnings.iter().cloned()),
                Outcome::NeedsData(need) => needs_data.push(self.needs_data(finding.rule, need)),
                Outcome::DoesNotApply(refusal) => not_applicable.push(NotApplicable {
                    id,
                    title,
                    reason: refusal.reason.name(),
                    condition: refusal.condition.clone(),
                    facts: refusal
                        .facts
                        .iter()
                        .map(|decider| {
                            let (value, unit) = step_value(&decider.value);
                            let (path, needed) = (decider.path.clone(), decider.needed);
                            DeciderEntry { path, value, unit, threshold: decider.threshold, needed }
                        })
                        .collect(),
                }),
                Outcome::Failed(problem) => {
                    failed.push(FailedRule { id, diagnostic: (problem.clone(), self.lang), more: Vec::new() });
                }
            }
        }
        for broken in &self.library.broken {
            let mut problems = broken.diagnostics.iter().map(|problem| (problem.clone(), self.lang));
            if let Some(diagnostic) = problems.next() {
                failed.push(FailedRule { id: broken.id.clone(), diagnostic, more: problems.collect() });
            }
        }
        failed.sort_by(|a, b| a.id.cmp(&b.id));
        warnings.extend(self.library.problems.iter().cloned());
        warnings.extend(self.of_profile());
        let (balance, over) = self.balance();
        warnings.extend(over);
        let (mut totals, unbelievable) = self.totals(&ranking.recommendations, &combined);
        totals.plausibility = self.total_plausibility(&totals);
        warnings.extend(unbelievable);
        let plan = options
            .budget
            .map(|budget| self.plan(&ranking.recommendations, &recommendations, budget, &combined))
            .transpose()?;
        let mut report = Report {
            schema: SCHEMA,
            file: self.facility.file.clone(),
            lang: self.lang,
            program: Program { name: "auditlite".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            library: self.library_info(),
            profile_hash: self.facility.profile_hash.clone(),
            list_files: self.list_files(),
            facility: self.facility_section(),
            currency: self.facility.currency.code().to_owned(),
            exchange_rates: self.rates(findings),
            finance: self.finance(),
            electricity_margins: self.margins(findings, electricity.as_ref()),
            emission_factors: self.emissions(findings),
            limits: self.limits(months),
            recommendations,
            needs_study,
            needs_data,
            not_applicable,
            failed,
            totals,
            peers: self.peers(),
            bills: self.bills(electricity.as_ref()),
            plan,
            drawn: PlantDraws::default(),
            balance,
            baseline: self.baseline(),
            formulas: self.formulas(findings, options, months),
            warnings: warnings.into_iter().map(|problem| (self.facility.placed(problem), self.lang)).collect(),
            names: Names::default(),
        };
        self.draw(&mut report, (findings, &ranking), options, months);
        report.names = Names::of(&report, self.library, self.lang);
        Ok(report)
    }

    /// What is odd about the profile, seen beside the library.
    fn of_profile(&self) -> impl Iterator<Item = Diagnostic> {
        let (library, facility) = (self.library, self.facility);
        override_problems(library, facility)
            .into_iter()
            .chain(rebate_problems(library, facility))
            .chain(unknown_state(library, facility))
            .chain(unread_facts(library, facility))
    }

    /// Lists that stand in files of their own.
    fn list_files(&self) -> Vec<ListFileEntry> {
        let entry = |(list, beside): (&str, &ListFile)| ListFileEntry {
            list: list.to_owned(),
            file: beside.file.clone(),
            hash: beside.hash.clone(),
        };
        self.facility.list_files().map(entry).collect()
    }

    /// The plant's bills, worked out again.
    fn bills(&self, electricity: Option<&Electricity<'_>>) -> Option<BillsSummary> {
        let bills = Bills::of(self.library, self.facility).ok()??;
        bills::summary(Some(&bills), electricity.map(Electricity::year), self.lang)
    }

    fn limits(&self, payback_months: f64) -> LimitsInfo {
        let limit = self.facility.limits.low_cost;
        let currency = limit.dimension().currencies().next().map(|(currency, _)| currency);
        let currency = currency.filter(|currency| *currency != Currency::PLANT).unwrap_or(self.facility.currency);
        LimitsInfo { low_cost: limit.canonical(), currency: currency.code().to_owned(), payback_months }
    }

    /// Why a measure needs a study.
    fn beyond(&self, found: &Opportunity, months: f64) -> Vec<&'static str> {
        let mut beyond = Vec::new();
        if within_limit(found, self.facility, self.exchange) == Some(false) {
            beyond.push("investment");
        }
        match found.payback {
            Payback::Months(payback) if payback > months => beyond.push("payback"),
            Payback::Never => beyond.push("no_saving"),
            Payback::Months(_) | Payback::Immediate | Payback::NotPriced => {}
        }
        beyond
    }

    fn title(&self, rule: &Rule) -> String {
        rule.measure.title.in_lang(self.lang).to_owned()
    }

    fn library_info(&self) -> LibraryInfo {
        LibraryInfo {
            hash: self.library.hash.clone(),
            rules: self.library.rules.len() + self.library.broken.len(),
            sources: self
                .library
                .sources
                .iter()
                .map(|source| SourceInfo {
                    name: source.name.clone(),
                    rules: source.rules,
                    overrides: source.overrides.clone(),
                })
                .collect(),
        }
    }

    fn facility_section(&self) -> IndexMap<String, Value> {
        let mut section = IndexMap::new();
        for field in self.library.fields.all().iter().filter(|field| field.section == "facility") {
            let Some(fact) = self.facility.scalar(field.id) else { continue };
            let value = match (&fact.value, field.unit()) {
                (FactWord::Number(value), Some(unit)) => number(unit.from_canonical(*value)),
                (FactWord::Number(value), None) => number(*value),
                (FactWord::Truth(truth), _) => Value::from(*truth),
                (FactWord::Word(word), _) => Value::from(word.as_str()),
            };
            section.insert(field.name.clone(), value);
        }
        section
    }

    /// The rates of all currencies in which a measure that applies states money.
    fn rates(&self, findings: &[Finding<'_>]) -> Vec<RateEntry> {
        let mut rates: Vec<RateEntry> = Vec::new();
        for finding in findings {
            let Outcome::Applies(opportunity) = &finding.outcome else { continue };
            for assumed in &opportunity.assumed {
                let Some(assumption) = finding.rule.assumptions.get(assumed.index) else { continue };
                for (currency, _) in assumption.unit.dimension().currencies() {
                    if currency == self.facility.currency || currency == Currency::PLANT {
                        continue;
                    }
                    let Some(rate) = self.exchange.rate(currency) else { continue };
                    let entry = RateEntry {
                        from: currency.code().to_owned(),
                        to: self.facility.currency.code().to_owned(),
                        rate: rate.rate,
                        date: rate.date,
                        source: rate.source,
                    };
                    if !rates.contains(&entry) {
                        rates.push(entry);
                    }
                }
            }
        }
        rates
    }
}
