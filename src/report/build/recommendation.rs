//! A measure that applies, as it stands in the report.

use super::Builder;
use super::entries::{amounts, basis_name, money, payback, price, step_value, words};
use super::together::Combined;
use crate::diagnostic::Text;
use crate::evaluate::Opportunity;
use crate::facility::{FactWord, Origin};
use crate::library::{Rule, RuleBody};
use crate::rank::Ranked;
use crate::report::model::{
    AssumedNumber, Benefit, BroughtEntry, Fact, MeasureDraws, Recommendation, SourceEntry, TraceEntry, number,
};
use crate::script::FactRef;
use serde_json::Value;

impl Builder<'_> {
    pub(super) fn recommendation(&self, ranked: &Ranked<'_, '_>, combined: &Combined<'_>) -> Recommendation {
        let (rule, found) = (ranked.finding.rule, ranked.opportunity);
        let measure = &rule.measure;
        let words = |text: &Text| text.in_lang(self.lang).to_owned();
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
            rebate: found.rebate.map(money),
            running_cost: found.running_cost.map(money),
            other_saving: found.other_saving.map(money),
            payback: payback(found.payback),
            life_years: measure.life_years,
            worth: self.worth(rule, found),
            co2e: found.co2e.map(|expected| Benefit::new(expected, "t/yr")),
            no_emission_factor: found.no_emission_factor.iter().map(ToString::to_string).collect(),
            drawn: MeasureDraws::default(),
            confidence: found.confidence.name(),
            plausibility: self.plausibility(rule, found),
            implementation: self.implementation(rule, found),
            unpriced: found.unpriced.iter().map(ToString::to_string).collect(),
            priced_part: found.priced_part.map(money),
            included_in_average: found.included.iter().map(ToString::to_string).collect(),
            alternatives_to: combined.alternatives(&rule.id),
            together: self.together(ranked, combined),
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
                .map(|source| SourceEntry { cite: source.cite.clone(), says: words(&source.says) })
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
                let times = assumed.brought.as_ref().map_or(1.0, |brought| brought.times);
                let brought = assumed.brought.as_ref().map(|brought| BroughtEntry {
                    stated: unit.from_canonical(assumption.typical),
                    from_year: brought.from,
                    to_year: brought.to,
                    index: brought.index,
                    times: brought.times,
                    source: brought.source.clone(),
                });
                Some(AssumedNumber {
                    brought,
                    name: assumption.name.clone(),
                    label: assumption.label.in_lang(self.lang).to_owned(),
                    value: assumed.value,
                    unit: unit.symbol().to_owned(),
                    low: unit.from_canonical(assumption.low) * times,
                    high: unit.from_canonical(assumption.high) * times,
                    source: words(&assumption.source, self.lang),
                    origin: if assumed.replaced { "profile" } else { "assumption" },
                })
            })
            .collect()
    }

    pub(super) fn fact(&self, fact: &FactRef, record: Option<usize>) -> Option<Fact> {
        let fields = &self.library.fields;
        let field = fields.field_of(fact)?;
        let found = self.facility.value(fact, record);
        let unit = fields.unit_of(fact).map(|unit| unit.in_currency(self.facility.currency));
        // An item that a given section does not list is none, and has no value of its own.
        let value = match found.map(|found| &found.value) {
            Some(FactWord::Number(value)) => number(unit.as_ref().map_or(*value, |unit| unit.from_canonical(*value))),
            Some(FactWord::Truth(truth)) => Value::from(*truth),
            Some(FactWord::Word(word)) => Value::from(word.as_str()),
            None => Value::from(0),
        };
        let (origin, by, basis, source, note) = match found.map(|found| &found.origin) {
            Some(Origin::Derived { by, basis, source, .. }) => {
                ("derived", Some(by.clone()), Some(basis.name()), Some(words(source, self.lang)), None)
            }
            Some(Origin::Profile { basis, note, .. }) => ("profile", None, basis.map(basis_name), None, note.clone()),
            Some(Origin::Supplied) | None => ("profile", None, None, None, None),
        };
        let stands_for = match fact {
            FactRef::Column(table, ..) if self.facility.is_stand_in(*table) => {
                let usual = fields.table(*table).and_then(|list| list.stand_in.as_ref());
                usual.map(|usual| words(&usual.name, self.lang))
            }
            _ => None,
        };
        let path = fields.path_of(fact, record.filter(|_| stands_for.is_none()));
        Some(Fact {
            label: fields.label_of(&path, field, self.lang),
            path,
            value,
            unit: unit.map(|unit| unit.symbol().to_owned()).filter(|unit| unit != "1").unwrap_or_default(),
            origin,
            by,
            basis,
            stands_for,
            source,
            file: Some(self.facility.file_of(fact)).filter(|file| *file != self.facility.file).map(str::to_owned),
            note,
        })
    }
}
