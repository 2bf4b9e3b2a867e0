//! One measure at one plant, worked out in full.

use indexmap::IndexSet;
use serde_json::Value;

use super::Builder;
use super::entries::{shown_unit, step_value};
use crate::diagnostic::Lang;
use crate::evaluate::{
    Change, Exchange, NearMiss, Needed, Outcome, Part, StepValue, Then, WrittenList, WrittenStep, derivation,
    judge_rule, near_miss, record_name, threshold, write_out,
};
use crate::facility::{Facility, Origin};
use crate::fields::FieldType;
use crate::library::{Library, Resource, Rule};
use crate::report::model::{
    ChangeEntry, ColumnEntry, ExplainedFact, Explanation, FailingEntry, ListEntry, NearMissEntry, PartEntry,
    RecordEntry, Report, StepEntry, ThenEntry,
};
use crate::script::{FactRef, Gap};

/// Most facts that are followed back to those from which they were worked out.
const FOLLOWED: usize = 200;

/// Works out one measure of a report in full, and adds the names that this needs to those of the report.
pub fn explain(library: &Library, rule: &Rule, facility: &Facility, report: &mut Report) -> Explanation {
    let lang = report.lang;
    let builder = Builder { library, facility, lang, exchange: Exchange::new(facility, &library.factors) };
    let outcome = judge_rule(library, rule, facility);
    let skipped = match &outcome {
        Ok(Outcome::DoesNotApply(refusal)) => ["sector", "already_done"].contains(&refusal.reason.name()),
        Ok(Outcome::Failed(_)) | Err(_) => true,
        Ok(_) => false,
    };
    let mut explanation = Explanation::default();
    if skipped {
        let done = facility.done.iter().find(|done| library.rule(&done.rule).is_some_and(|known| known.id == rule.id));
        explanation.sectors = sectors(library, rule, facility, lang);
        explanation.done_line = done.map(|done| done.place.line);
        return explanation;
    }
    let written = write_out(library, rule, facility, lang);
    explanation.condition = written.condition.iter().map(part).collect();
    let applies = matches!(outcome, Ok(Outcome::Applies(_)));
    if !applies {
        explanation.condition_lists = written.condition_lists.iter().map(list).collect();
    }
    let lines = match &rule.body {
        crate::library::RuleBody::Proved(formula) => {
            formula.all_steps().map(|step| (step.name.clone(), step.place.line)).collect()
        }
        crate::library::RuleBody::Interpreted(_) => Vec::new(),
    };
    let line = |name: &str| lines.iter().find(|(known, _)| known == name).map(|(_, line)| *line);
    explanation.steps = written.steps.iter().map(|step| StepEntry { line: line(&step.name), ..entry(step) }).collect();
    if let (Ok(Outcome::DoesNotApply(_)), crate::library::RuleBody::Proved(formula)) = (&outcome, &rule.body) {
        let of_condition = |name: &str| formula.condition_steps.iter().any(|step| step.name == name);
        explanation.steps.retain(|step| of_condition(&step.name));
    }
    explanation.gives = if applies { written.gives.iter().map(entry).collect() } else { Vec::new() };
    explanation.facts = builder.explained_facts(&written.read);
    match &outcome {
        Ok(Outcome::DoesNotApply(refusal)) => {
            let found = near_miss(library, rule, facility, refusal);
            explanation.near_miss = found.map(|found| builder.near_miss(&found));
        }
        Ok(Outcome::NeedsData(need)) => {
            let change = threshold(library, rule, facility, &need.decides);
            explanation.threshold = change.map(|change| builder.change(&change));
        }
        _ => {}
    }
    add_names(&explanation, library, lang, report);
    explanation
}

/// What people call the sector of a rule, and that of a plant of another.
fn sectors(library: &Library, rule: &Rule, facility: &Facility, lang: Lang) -> Option<[String; 2]> {
    let FieldType::Choice(words) = &library.fields.at("facility.sector")?.kind else { return None };
    let (wanted, own) = (rule.folder(), facility.word("facility.sector")?);
    let name = |word: &str| words.get(word).map_or_else(|| word.to_owned(), |name| name.in_lang(lang).to_owned());
    (wanted != "common" && wanted != own).then(|| [name(wanted), name(own)])
}

/// The names of what only the explanation mentions.
fn add_names(explanation: &Explanation, library: &Library, lang: Lang, report: &mut Report) {
    let misses = explanation.near_miss.iter();
    let thens = misses.flat_map(|miss| {
        let changes = miss.failing.iter().flat_map(|failing| &failing.changes);
        changes.filter_map(|change| change.then.as_ref()).chain(&miss.together)
    });
    for found in thens.filter_map(|then| then.saving_if_applies.as_ref()) {
        for key in found.saves.keys().chain(found.uses.keys()) {
            if let Some(resource) = Resource::parse(key) {
                let name = resource.name(&library.fields).in_lang(lang).to_owned();
                report.names.resources.insert(key.clone(), name);
            }
        }
    }
    for fact in &explanation.facts {
        report.names.add_fact(library, &fact.fact.path, Some(&fact.fact.value), lang);
    }
}

fn part(part: &Part) -> PartEntry {
    PartEntry { formula: part.formula.clone(), substituted: part.substituted.clone(), holds: part.holds }
}

fn entry(step: &WrittenStep) -> StepEntry {
    let (value, unit) = step_value(&step.value);
    StepEntry {
        name: step.name.clone(),
        formula: step.formula.clone(),
        substituted: step.substituted.clone(),
        value,
        unit,
        line: None,
        branches: step.branches.iter().map(part).collect(),
        lists: step.lists.iter().map(list).collect(),
    }
}

fn list(list: &WrittenList) -> ListEntry {
    let value = |value: &StepValue| step_value(value).0;
    let record = |row: &crate::evaluate::RecordRow| RecordEntry {
        record: row.record,
        name: row.name.clone(),
        values: row.values.iter().map(|known| known.as_ref().map_or(Value::Null, value)).collect(),
        counts: row.counts,
        value: row.value.as_ref().map(value),
    };
    let unit = |unit: Option<&crate::units::Unit>| unit.map(shown_unit).unwrap_or_default();
    ListEntry {
        list: list.list.clone(),
        columns: list
            .columns
            .iter()
            .map(|(name, of)| ColumnEntry { name: name.clone(), unit: unit(of.as_ref()) })
            .collect(),
        records: list.rows.iter().map(record).collect(),
        unit: unit(list.unit.as_ref()),
    }
}

impl Builder<'_> {
    /// The facts that went in, and after them those from which they were worked out.
    fn explained_facts(&self, read: &[(FactRef, Option<usize>)]) -> Vec<ExplainedFact> {
        let own = read.len();
        let mut open: IndexSet<(FactRef, Option<usize>)> = read.iter().cloned().collect();
        let mut facts = Vec::new();
        let mut at = 0;
        while let Some((fact, record)) = open.get_index(at).cloned() {
            let derived = derivation(self.library, self.facility, &fact, record, self.lang);
            if let Some(entry) = self.fact(&fact, record) {
                let line = match self.facility.value(&fact, record).map(|value| &value.origin) {
                    Some(Origin::Profile { place, .. }) => Some(place.line),
                    _ => None,
                };
                let from = derived.iter().flat_map(|derived| &derived.from);
                let from = from.map(|(fact, record)| self.library.fields.path_of(fact, *record)).collect();
                let formula = derived.as_ref().map(|derived| derived.formula.clone());
                let substituted = derived.as_ref().and_then(|derived| derived.substituted.clone());
                let branches = derived.iter().flat_map(|derived| &derived.branches).map(part).collect();
                let supporting = at >= own;
                facts.push(ExplainedFact { fact: entry, line, formula, substituted, branches, from, supporting });
            }
            if open.len() < own + FOLLOWED {
                open.extend(derived.into_iter().flat_map(|derived| derived.from));
            }
            at += 1;
        }
        facts
    }

    fn near_miss(&self, found: &NearMiss) -> NearMissEntry {
        let failing = found.failing.iter().map(|failing| FailingEntry {
            formula: failing.formula.clone(),
            changes: failing.changes.iter().map(|change| self.change(change)).collect(),
        });
        NearMissEntry { failing: failing.collect(), together: found.together.as_ref().map(|then| self.then(then)) }
    }

    fn change(&self, change: &Change) -> ChangeEntry {
        let fields = &self.library.fields;
        let path = fields.path_of(&change.fact, change.record);
        let field = fields.field_of(&change.fact);
        let mut label = field.map(|field| fields.label_of(&path, field, self.lang)).unwrap_or_default();
        if let (FactRef::Column(table, ..), Some(record)) = (&change.fact, change.record)
            && let Some(name) = record_name(self.facility, *table, record)
        {
            label = format!("{label}, {name}");
        }
        let in_words = |word: &String| match field.map(|field| &field.kind) {
            Some(FieldType::Choice(words)) => {
                words.get(word).map_or_else(|| word.clone(), |name| name.in_lang(self.lang).to_owned())
            }
            _ => word.clone(),
        };
        let one_of = match &change.needed {
            Needed::Truth(truth) => vec![truth.to_string()],
            Needed::OneOf(words) => words.clone(),
            _ => Vec::new(),
        };
        let limit = change.needed.limit();
        ChangeEntry {
            path,
            label,
            now_in_words: match &change.now {
                Some(StepValue::Word(word)) => Some(in_words(word)),
                _ => None,
            },
            now: change.now.as_ref().map(|now| step_value(now).0),
            needed: change.needed.operator(),
            unit: limit.map(|(_, unit)| shown_unit(unit)).unwrap_or_default(),
            limit: limit.map(|(limit, _)| limit),
            one_of_in_words: one_of.iter().map(in_words).collect(),
            one_of,
            then: change.then.as_ref().map(|then| self.then(then)),
        }
    }

    fn then(&self, then: &Then) -> ThenEntry {
        let mut entry = ThenEntry { saving_if_applies: None, needs: Vec::new(), needs_in_words: Vec::new() };
        match then {
            Then::Applies(opportunity) => entry.saving_if_applies = Some(super::missing::saving(opportunity)),
            Then::AppliesSomehow => {}
            Then::NeedsData(gaps) => {
                entry.needs = gaps.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect();
                entry.needs_in_words = gaps.iter().map(|gap| self.gap_in_words(gap)).collect();
            }
        }
        entry
    }

    fn gap_in_words(&self, gap: &Gap) -> String {
        let fields = &self.library.fields;
        let path = fields.path_of_gap(gap);
        match gap {
            Gap::Fact(fact, _) => match fields.field_of(fact) {
                Some(field) => fields.label_of(&path, field, self.lang),
                None => path,
            },
            Gap::Table(table) => fields.table(*table).map_or(path, |table| table.label.in_lang(self.lang).to_owned()),
        }
    }
}
