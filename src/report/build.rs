//! Builds the report of one plant from what the rules found.

use indexmap::IndexMap;
use serde_json::Value;

use super::model::{
    AssumedNumber, Benefit, DeciderEntry, FailedRule, Fact, LibraryInfo, LimitsInfo, MissingFact, MoneyValue, NeedsData,
    NotApplicable, PaybackValue, PriceEntry, Program, QuantityValue, RateEntry, Recommendation, Report,
    SavingIfApplies, SourceEntry, SourceInfo, Totals, TraceEntry, number,
};
use super::names::Names;
use crate::diagnostic::{Diagnostic, Lang};
use crate::evaluate::{
    Exchange, Finding, MoneyAmount, Need, Opportunity, Outcome, Payback, PriceOrigin, Priced, ResourceAmount,
    StepValue, evaluate, in_currency, override_problems, unread_facts,
};
use crate::facility::{Basis, Facility, FactWord, Origin};
use crate::interact::Counted;
use crate::library::{Library, Rule, RuleBody};
use crate::rank::{RankBy, Ranked, rank, within_limit};
use crate::script::{FactRef, Gap};
use crate::units::{Currency, Unit};

/// How a report is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Its language.
    pub lang: Lang,
    /// Its order.
    pub rank_by: RankBy,
    /// The longest payback in months, in place of the plant's limit.
    pub max_payback: Option<f64>,
}

/// Judges a plant and builds its report. `warnings` are those of reading the profile.
pub fn build(library: &Library, facility: &Facility, warnings: Vec<Diagnostic>, options: Options) -> Report {
    let findings = evaluate(library, facility);
    Builder { library, facility, lang: options.lang, exchange: Exchange::new(facility, &library.factors) }
        .report(&findings, warnings, options)
}

/// The line that stands for a rejected profile among several.
pub fn rejected(file: &str, diagnostics: &[Diagnostic], lang: Lang) -> Value {
    let diagnostics: Vec<Value> = diagnostics
        .iter()
        .map(|problem| serde_json::to_value(problem.json(lang)).unwrap_or_default())
        .collect();
    serde_json::json!({ "schema": "auditlite/report@1", "file": file, "diagnostics": diagnostics })
}

struct Builder<'a> {
    library: &'a Library,
    facility: &'a Facility,
    lang: Lang,
    exchange: Exchange<'a>,
}

impl Builder<'_> {
    fn report(&self, findings: &[Finding<'_>], mut warnings: Vec<Diagnostic>, options: Options) -> Report {
        let months = options.max_payback.unwrap_or(self.facility.limits.payback_months);
        let ranking = rank(findings, self.facility, self.exchange, options.rank_by, months);
        let list = |ranked: &[Ranked<'_, '_>]| ranked.iter().map(|ranked| self.recommendation(ranked)).collect();
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
                Outcome::NeedsData(need) => needs_data.push(self.needs_data(id, title, need)),
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
        warnings.extend(override_problems(self.library, self.facility));
        warnings.extend(unread_facts(self.library, self.facility));
        let totals = self.totals(&ranking.recommendations);
        let mut report = Report {
            schema: "auditlite/report@1",
            file: self.facility.file.clone(),
            lang: self.lang,
            program: Program { name: "auditlite", version: env!("CARGO_PKG_VERSION") },
            library: self.library_info(),
            profile_hash: self.facility.profile_hash.clone(),
            facility: self.facility_section(),
            currency: self.facility.currency.code().to_owned(),
            exchange_rates: self.rates(findings),
            limits: self.limits(months),
            recommendations,
            needs_study,
            needs_data,
            not_applicable,
            failed,
            totals,
            warnings: warnings.into_iter().map(|problem| (problem, self.lang)).collect(),
            names: Names::default(),
        };
        report.names = Names::of(&report, self.library, self.lang);
        report
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

    fn recommendation(&self, ranked: &Ranked<'_, '_>) -> Recommendation {
        let (rule, found) = (ranked.finding.rule, ranked.opportunity);
        let measure = &rule.measure;
        let words = |text: &crate::diagnostic::Text| text.in_lang(self.lang).to_owned();
        Recommendation {
            id: rule.id.clone(),
            rank: ranked.rank,
            title: words(&measure.title),
            category: measure.category.name(),
            end_use: measure.end_use.clone(),
            stage: measure.stage.name(),
            arc: measure.arc.clone(),
            status: measure.status.name(),
            saves: amounts(&found.saves),
            uses: amounts(&found.uses),
            annual_saving: found.annual_saving.map(money),
            investment: money(found.investment),
            running_cost: found.running_cost.map(money),
            other_saving: found.other_saving.map(money),
            payback: payback(found.payback),
            co2e: found.co2e.map(|expected| Benefit { expected, unit: "t/yr".to_owned() }),
            confidence: found.confidence.name(),
            unpriced: found.unpriced.iter().map(ToString::to_string).collect(),
            alternatives_to: match &ranked.counted {
                Counted::AlternativeTo(other) => vec![other.clone()],
                Counted::Yes | Counted::Umbrella => Vec::new(),
            },
            umbrella: measure.umbrella,
            beyond: Vec::new(),
            assumed: self.assumed(rule, found),
            facts: found.facts.iter().filter_map(|(fact, record)| self.fact(fact, *record)).collect(),
            trace: found
                .trace
                .iter()
                .map(|step| {
                    let (value, unit) = step_value(&step.value);
                    let line = (step.line > 0).then_some(step.line);
                    TraceEntry { name: step.name.clone(), value, unit, line, formula: step.formula.clone() }
                })
                .collect(),
            priced: found.priced.iter().map(price).collect(),
            why: words(&measure.why),
            steps: measure.steps.iter().map(words).collect(),
            caution: words(&measure.caution),
            sources: measure
                .sources
                .iter()
                .map(|source| SourceEntry { cite: source.cite.clone(), says: source.says.clone() })
                .collect(),
            note: found.note.clone(),
            rule_file: rule.file.clone(),
            unproved: matches!(rule.body, RuleBody::Interpreted(_)),
        }
    }

    fn assumed(&self, rule: &Rule, found: &Opportunity) -> Vec<AssumedNumber> {
        found
            .assumed
            .iter()
            .filter_map(|assumed| {
                let assumption = rule.assumptions.get(assumed.index)?;
                let unit = &assumption.unit;
                Some(AssumedNumber {
                    name: assumption.name.clone(),
                    label: assumption.label.in_lang(self.lang).to_owned(),
                    value: assumed.value,
                    unit: unit.symbol().to_owned(),
                    low: unit.from_canonical(assumption.low),
                    high: unit.from_canonical(assumption.high),
                    source: assumption.source.clone(),
                    origin: if assumed.replaced { "profile" } else { "assumption" },
                })
            })
            .collect()
    }

    fn fact(&self, fact: &FactRef, record: Option<usize>) -> Option<Fact> {
        let fields = &self.library.fields;
        let field = fields.field_of(fact)?;
        let found = self.facility.value(fact, record);
        let unit = fields.unit_of(fact).map(|unit| in_currency(&unit, self.facility.currency));
        // An item that a given section does not list is none, and has no value of its own.
        let value = match found.map(|found| &found.value) {
            Some(FactWord::Number(value)) => number(unit.as_ref().map_or(*value, |unit| unit.from_canonical(*value))),
            Some(FactWord::Truth(truth)) => Value::from(*truth),
            Some(FactWord::Word(word)) => Value::from(word.as_str()),
            None => Value::from(0),
        };
        let (origin, by, basis, source, note) = match found.map(|found| &found.origin) {
            Some(Origin::Derived { by, basis, source, .. }) => {
                ("derived", Some(by.clone()), Some(basis.name()), Some(source.clone()), None)
            }
            Some(Origin::Profile { basis, note, .. }) => ("profile", None, basis.map(basis_name), None, note.clone()),
            Some(Origin::Supplied) | None => ("profile", None, None, None, None),
        };
        Some(Fact {
            path: fields.path_of(fact, record),
            label: field.label.in_lang(self.lang).to_owned(),
            value,
            unit: unit.map(|unit| unit.symbol().to_owned()).filter(|unit| unit != "1").unwrap_or_default(),
            origin,
            by,
            basis,
            source,
            note,
        })
    }

    fn needs_data(&self, id: String, title: String, need: &Need) -> NeedsData {
        NeedsData {
            id,
            title,
            fields: need.fields.iter().map(|gap| self.missing(gap)).collect(),
            decides: need.decides.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect(),
            saving_if_applies: need.if_applies.as_ref().map(|found| SavingIfApplies {
                saves: amounts(&found.saves),
                uses: amounts(&found.uses),
                annual_saving: found.annual_saving.map(money),
                investment: money(found.investment),
                payback: payback(found.payback),
            }),
            first_only: need.first_only,
        }
    }

    fn missing(&self, gap: &Gap) -> MissingFact {
        let fields = &self.library.fields;
        let path = fields.path_of_gap(gap);
        match gap {
            Gap::Fact(fact, record) => {
                let field = fields.field_of(fact);
                let words = |text: Option<&crate::diagnostic::Text>| {
                    text.map(|text| text.in_lang(self.lang).to_owned()).unwrap_or_default()
                };
                let unit = fields.unit_of(fact).map(|unit| in_currency(&unit, self.facility.currency));
                let or_from = field
                    .into_iter()
                    .flat_map(|field| &field.estimates)
                    .map(|estimate| {
                        let graph = &estimate.formula.graph;
                        let from = graph.facts(&[estimate.formula.result]);
                        from.iter()
                            .filter(|fact| self.facility.value(fact, *record).is_none())
                            .map(|fact| fields.path_of(fact, *record))
                            .collect::<Vec<_>>()
                    })
                    .filter(|paths| !paths.is_empty())
                    .collect();
                MissingFact {
                    path,
                    label: words(field.map(|field| &field.label)),
                    unit: unit.map(|unit| unit.symbol().to_owned()).filter(|unit| unit != "1").unwrap_or_default(),
                    how: words(field.map(|field| &field.how)),
                    or_from,
                }
            }
            Gap::Table(table) => {
                let table = fields.table(*table);
                let words = |text: Option<&crate::diagnostic::Text>| {
                    text.map(|text| text.in_lang(self.lang).to_owned()).unwrap_or_default()
                };
                MissingFact {
                    path,
                    label: words(table.map(|table| &table.label)),
                    unit: String::new(),
                    how: words(table.map(|table| &table.how)),
                    or_from: Vec::new(),
                }
            }
        }
    }

    fn totals(&self, ranked: &[Ranked<'_, '_>]) -> Totals {
        let counted: Vec<_> = ranked.iter().filter(|ranked| ranked.counted == Counted::Yes).collect();
        let own = self.facility.currency;
        let investment = counted
            .iter()
            .map(|ranked| ranked.opportunity.investment)
            .try_fold(0.0, |sum, money| (money.currency == own).then_some(sum + money.value));
        Totals {
            count: counted.len(),
            investment: investment.map(|value| money(MoneyAmount { value, currency: own })),
        }
    }
}

fn amounts(amounts: &[ResourceAmount]) -> IndexMap<String, QuantityValue> {
    amounts
        .iter()
        .map(|amount| {
            let value = amount.unit.from_canonical(amount.value);
            (amount.resource.to_string(), QuantityValue { value, unit: amount.unit.symbol().to_owned() })
        })
        .collect()
}

fn money(money: MoneyAmount) -> MoneyValue {
    MoneyValue { expected: money.value, currency: money.currency.code().to_owned() }
}

fn payback(payback: Payback) -> PaybackValue {
    let months = match payback {
        Payback::Months(months) => Some(months),
        Payback::Immediate | Payback::NotPriced | Payback::Never => None,
    };
    PaybackValue { kind: payback.kind(), months }
}

fn price(priced: &Priced) -> PriceEntry {
    let mut entry = PriceEntry {
        resource: priced.resource.to_string(),
        price: priced.value(),
        unit: priced.unit.symbol().to_owned(),
        origin: "profile",
        by: None,
        average: false,
        date: None,
        place: None,
        source: None,
    };
    match &priced.origin {
        PriceOrigin::Profile => {}
        PriceOrigin::Derived { by, average } => {
            (entry.origin, entry.by, entry.average) = ("derived", Some(by.clone()), *average);
        }
        PriceOrigin::Factor { date, place, source } => {
            entry.origin = "factor";
            (entry.date, entry.place) = (Some(date.clone()), Some(place.clone()));
            entry.source = Some(source.clone());
        }
    }
    entry
}

fn step_value(value: &StepValue) -> (Value, String) {
    match value {
        StepValue::Number(value, unit) => (number(*value), shown_unit(unit)),
        StepValue::Truth(truth) => (Value::from(*truth), String::new()),
        StepValue::Word(word) => (Value::from(word.as_str()), String::new()),
    }
}

fn shown_unit(unit: &Unit) -> String {
    if unit.symbol() == "1" { String::new() } else { unit.symbol().to_owned() }
}

fn basis_name(basis: Basis) -> &'static str {
    Basis::ALL.iter().find(|(_, known)| *known == basis).map_or("", |(name, _)| name)
}
