//! Collects all that a rule says of its measure: what the catalogue and `explain` print.

use super::entry::{AssumptionEntry, CaseEntry, FactEntry, FormulaEntry, MeasureEntry, NumberEntry, WayEntry};
use crate::cases::{Case, Expected, read_cases};
use crate::diagnostic::{Lang, Text};
use crate::fields::{Estimate, Field, FieldType};
use crate::library::{Library, Resource, Rule, RuleBody, RuleFormula};
use crate::report::model::number;
use crate::report::words::Word;
use crate::script::{FactRef, Graph, NodeId, Printer};
use crate::units::{Unit, format};

impl MeasureEntry {
    /// All that a rule says.
    pub fn of(library: &Library, rule: &Rule, lang: Lang) -> Self {
        let measure = &rule.measure;
        let words = |text: &Text| text.in_lang(lang).to_owned();
        let end_use = library.end_uses.get(&measure.end_use).map(|end_use| words(&end_use.name));
        let mut entry = MeasureEntry {
            id: rule.id.clone(),
            file: rule.file.clone(),
            title: words(&measure.title),
            why: words(&measure.why),
            steps: measure.steps.iter().map(words).collect(),
            caution: words(&measure.caution),
            category: measure.category.name(),
            end_use: measure.end_use.clone(),
            stage: measure.stage.name(),
            status: measure.status.name(),
            life_years: measure.life_years,
            arc: measure.arc.clone(),
            found_in: measure.found_in.as_ref().map(|found| (found.share, words(&found.source))),
            exclusive: measure.exclusive.clone(),
            umbrella: measure.umbrella,
            observe: measure.observe.and_then(|id| library.fields.field(id)).map(|field| field.path.clone()),
            proved: matches!(rule.body, RuleBody::Proved(_)),
            condition: None,
            formula: Vec::new(),
            gives: Vec::new(),
            assumptions: assumptions(rule, lang),
            facts: Vec::new(),
            cases: cases(library, rule, lang),
            sources: measure.sources.iter().map(|source| (source.cite.clone(), words(&source.says))).collect(),
            evidence: Vec::new(),
            unproved: None,
            in_words: [
                words(&measure.category.title()),
                end_use.unwrap_or_else(|| measure.end_use.replace('_', " ")),
                stage(measure.stage.name()).text(lang).to_owned(),
                status(measure.status.name()).text(lang).to_owned(),
            ],
        };
        match &rule.body {
            RuleBody::Proved(formula) => entry.print(library, rule, formula, lang),
            RuleBody::Interpreted(interpreted) => {
                let what = interpreted.outside.iter().map(|outside| {
                    let line = Word::AtLine.fill(lang, &[("n", &outside.place.line.to_string())]);
                    format!("{} ({line})", outside.what.in_lang(lang))
                });
                entry.unproved = Some((what.collect(), interpreted.source.text.clone()));
            }
        }
        entry
    }

    /// The same with what measured results say of it.
    #[must_use]
    pub fn with_evidence(mut self, evidence: Vec<String>) -> Self {
        self.evidence = evidence;
        self
    }

    fn print(&mut self, library: &Library, rule: &Rule, formula: &RuleFormula, lang: Lang) {
        let printed = formula.printed(rule, &library.fields);
        self.condition = Some(printed.short_condition.clone());
        let unit = |unit: Option<&Unit>| unit.map(|unit| shown(unit, lang)).unwrap_or_default();
        for (step, printed) in formula.all_steps().zip(&printed.steps) {
            let entry = FormulaEntry {
                name: step.name.clone(),
                formula: printed.formula.clone(),
                unit: unit(printed.unit.as_ref()),
                label: String::new(),
            };
            // A step that `applies` and `estimate` share is shown once.
            if !self.formula.iter().any(|known| known.name == entry.name && known.formula == entry.formula) {
                self.formula.push(entry);
            }
        }
        for given in &printed.gives {
            let label = named(library, given.kind, &given.resource, lang);
            let name = format!("{} {}", given.kind, given.resource).trim_end().to_owned();
            self.gives.push(FormulaEntry {
                name,
                formula: given.formula.clone(),
                unit: unit(Some(&given.unit)),
                label,
            });
        }
        let mut from = formula.outputs();
        from.push(formula.condition);
        self.facts = facts(library, &formula.graph, &from, lang);
        if let Some(field) = rule.measure.observe.and_then(|id| library.fields.field(id)) {
            self.facts.push(fact(library, field, &FactRef::Scalar(field.id), lang));
        }
    }
}

/// The unit as people write it, empty for counts and shares.
pub(super) fn shown(unit: &Unit, lang: Lang) -> String {
    if unit.symbol() == "1" { String::new() } else { unit.in_lang(lang) }
}

/// What people call something that a rule gives: `Saves: electricity`, `Investment`.
fn named(library: &Library, of: &str, resource: &str, lang: Lang) -> String {
    let kind = kind(of).text(lang);
    match Resource::parse(resource) {
        Some(resource) => format!("{kind}: {}", resource.name(&library.fields).in_lang(lang)),
        None => format!("{kind} {resource}").trim_end().to_owned(),
    }
}

fn kind(name: &str) -> Word {
    match name {
        "saves" => Word::Saves,
        "uses" => Word::Uses,
        "investment" => Word::Investment,
        "running_cost" => Word::RunningCost,
        "stream_share" => Word::StreamShare,
        _ => Word::OtherSaving,
    }
}

fn stage(name: &str) -> Word {
    match name {
        "avoid" => Word::StageAvoid,
        "demand" => Word::StageDemand,
        "distribution" => Word::StageDistribution,
        "recover" => Word::StageRecover,
        "conversion" => Word::StageConversion,
        _ => Word::StageTariff,
    }
}

fn status(name: &str) -> Word {
    match name {
        "experimental" => Word::MaturityExperimental,
        "stable" => Word::MaturityStable,
        _ => Word::MaturityTest,
    }
}

fn assumptions(rule: &Rule, lang: Lang) -> Vec<AssumptionEntry> {
    let entry = |assumption: &crate::assumptions::Assumption| {
        let value = |canonical: f64| number(assumption.unit.from_canonical(canonical));
        AssumptionEntry {
            name: assumption.name.clone(),
            label: assumption.label.in_lang(lang).to_owned(),
            unit: assumption.unit.symbol().to_owned(),
            low: value(assumption.low),
            typical: value(assumption.typical),
            high: value(assumption.high),
            year: assumption.year,
            source: assumption.source.in_lang(lang).to_owned(),
        }
    };
    rule.assumptions.iter().map(entry).collect()
}

fn facts(library: &Library, graph: &Graph, from: &[NodeId], lang: Lang) -> Vec<FactEntry> {
    let mut facts: Vec<FactEntry> = Vec::new();
    for read in graph.facts(from) {
        let Some(field) = library.fields.field_of(&read) else { continue };
        let entry = fact(library, field, &read, lang);
        // The same column inside another fold is the same fact.
        if !facts.iter().any(|known| known.path == entry.path) {
            facts.push(entry);
        }
    }
    facts
}

fn fact(library: &Library, field: &Field, read: &FactRef, lang: Lang) -> FactEntry {
    let path = library.fields.path_of(read, None);
    FactEntry {
        label: library.fields.label_of(&path, field, lang),
        path,
        unit: match library.fields.unit_of(read) {
            Some(unit) => shown(&unit, lang),
            None => in_words(field, lang),
        },
        how: field.how.in_lang(lang).to_owned(),
        ways: ways(library, field, lang),
    }
}

/// What a fact may be, where it is no number.
pub(super) fn in_words(field: &Field, lang: Lang) -> String {
    match &field.kind {
        FieldType::Quantity(quantity) => shown(&quantity.unit, lang),
        FieldType::Truth => format!("{}, {}", Word::Yes.text(lang), Word::No.text(lang)),
        FieldType::Choice(words) => words
            .iter()
            .map(
                |(word, name)| {
                    if name.in_lang(lang) == word { word.clone() } else { format!("{word}: {}", name.in_lang(lang)) }
                },
            )
            .collect::<Vec<_>>()
            .join("; "),
        FieldType::Text => Word::TypeText.text(lang).to_owned(),
        FieldType::Date => Word::TypeDate.text(lang).to_owned(),
    }
}

/// How a fact may be worked out.
pub(super) fn ways(library: &Library, field: &Field, lang: Lang) -> Vec<WayEntry> {
    field.estimates.iter().map(|estimate| way(library, estimate, lang)).collect()
}

/// One way to work a fact out.
pub(super) fn way(library: &Library, estimate: &Estimate, lang: Lang) -> WayEntry {
    let shapes = estimate.formula.shapes();
    let printer = Printer::new(&estimate.formula.graph, &*library.fields, &shapes, std::collections::BTreeMap::new());
    WayEntry {
        name: estimate.name.clone(),
        formula: printer.value(estimate.formula.result),
        basis: estimate.basis.name(),
        range: estimate.range,
        source: estimate.source.in_lang(lang).to_owned(),
    }
}

fn cases(library: &Library, rule: &Rule, lang: Lang) -> Vec<CaseEntry> {
    let Some((_, file)) = library.case_files().find(|(id, _)| *id == rule.id) else { return Vec::new() };
    let entry = |case: &Case| CaseEntry {
        name: case.name.clone(),
        given: case.given(),
        expect: case.expect.name(),
        numbers: case
            .numbers()
            .into_iter()
            .map(|(name, amount)| {
                let (of, resource) = name.split_once(' ').unwrap_or((&name, ""));
                let label = named(library, of, resource, lang);
                NumberEntry { label: label.to_lowercase(), value: read_well(&amount, lang), name }
            })
            .collect(),
        asks: case.asked_for(),
        because: case.because.clone(),
        outcome: outcome(case.expect).text(lang),
    };
    read_cases(&file.shown, &file.bytes).unwrap_or_default().iter().map(entry).collect()
}

/// `49000 kWh/yr` as `49,000 kWh/yr`; what is no amount stays as it is.
pub(super) fn read_well(amount: &str, lang: Lang) -> String {
    match crate::units::Quantity::split(amount) {
        Ok((value, unit)) => format::full_in(value, &unit, lang),
        Err(_) => amount.to_owned(),
    }
}

fn outcome(expected: Expected) -> Word {
    match expected {
        Expected::Applies => Word::CaseApplies,
        Expected::DoesNotApply => Word::CaseDoesNot,
        Expected::NeedsData => Word::CaseNeeds,
        Expected::Failed => Word::CaseFails,
    }
}
