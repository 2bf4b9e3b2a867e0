//! Facts against each other, by the checks that the fields declare.

use super::{Reader, Spot};
use crate::diagnostic::{Code, Diagnostic, Lang, Severity, Text};
use crate::facility::{FactWord, Origin};
use crate::fields::{Basis, Check};
use crate::script::{FactRef, Fold, Graph, Op, Reading, Run};
use crate::units::format;

/// Most facts that a message names one by one.
const MOST: usize = 8;

type Fact = (FactRef, Option<usize>);

impl Reader<'_> {
    /// Reports every check that is false; one that waits for an unknown fact says nothing.
    pub(super) fn checks(&mut self) {
        for check in self.fields.checks() {
            let assumptions = check.formula.central();
            let mut run = Run::new(&check.formula.graph, self.fields, &self.facility, &assumptions);
            if run.value(check.formula.result) == Ok(Reading::Truth(false)) {
                let facts = run.read().cloned().collect::<Vec<_>>();
                self.contradiction(check, facts);
            }
        }
    }

    fn contradiction(&mut self, check: &Check, mut facts: Vec<Fact>) {
        let origin = |(fact, record): &Fact| self.facility.value(fact, *record).map(|value| &value.origin);
        let given = |fact: &Fact| matches!(origin(fact), Some(Origin::Profile { .. }));
        let calculated = |fact: &Fact| matches!(origin(fact), Some(Origin::Derived { basis: Basis::Calculated, .. }));
        // Usual values alone say nothing about this plant.
        if !facts.iter().any(|fact| given(fact) || calculated(fact)) {
            return;
        }
        // A fact that was worked out is no ground to refuse a profile.
        let severity = if facts.iter().all(given) { check.severity } else { Severity::Warning };
        if stops_at_one(&check.formula.graph) {
            let last = facts.iter().rev().find_map(|(_, record)| *record);
            facts.retain(|(_, record)| record.is_none() || *record == last);
        }
        let said = |lang| format!("{}: {}", check.message.in_lang(lang), self.values(&facts, lang));
        let message = Text::new(said(Lang::En), said(Lang::Es));
        let code = if severity == Severity::Error { Code::IMPOSSIBLE } else { Code::SUSPICIOUS };
        let (path, spot) = self.about(check, &facts);
        let problem = Diagnostic::new(code, severity, message);
        let problem = match spot {
            Some((file, place)) => problem.in_file(file).at(place),
            None => problem,
        };
        self.report(problem, &path);
    }

    /// Where the fact stands that a check is about; if it was worked out, where its section begins.
    fn about(&self, check: &Check, facts: &[Fact]) -> (String, Option<Spot<'_>>) {
        let place_of =
            |(fact, record): &Fact| Some((self.facility.file_of(fact), self.facility.place_of(fact, *record)?));
        let named = |(fact, _): &&Fact| self.fields.field_of(fact).is_some_and(|field| field.path == check.about);
        let fact = facts.iter().rev().find(named);
        let path = fact.map_or_else(|| check.about.clone(), |(fact, record)| self.fields.path_of(fact, *record));
        let section = check.about.split(['.', '[']).next().unwrap_or_default();
        let place = fact
            .and_then(place_of)
            .or_else(|| self.places.get(&check.about).copied())
            .or_else(|| facts.iter().find_map(place_of))
            .or_else(|| self.places.get(section).copied());
        (path, place)
    }

    /// The facts in words: `electricity.peak_demand = 10 kW`.
    fn values(&self, facts: &[Fact], lang: Lang) -> String {
        if facts.len() > MOST {
            return self.summary(facts, lang);
        }
        let mut parts = Vec::new();
        for (fact, record) in facts {
            let path = self.fields.path_of(fact, *record);
            let Some(value) = self.facility.value(fact, *record) else { continue };
            let shown = match &value.value {
                FactWord::Number(number) => match self.fields.unit_of(fact) {
                    Some(unit) => {
                        let figure = format::full(unit.from_canonical(*number), lang);
                        format!("{figure} {}", self.symbol(&unit, lang)).trim_end().to_owned()
                    }
                    None => format::full(*number, lang),
                },
                FactWord::Truth(truth) => truth.to_string(),
                FactWord::Word(word) => word.clone(),
            };
            let derived = Text::new(" (worked out)", " (calculado)");
            let derived = if matches!(value.origin, Origin::Derived { .. }) { derived.in_lang(lang) } else { "" };
            parts.push(format!("{path} = {shown}{derived}"));
        }
        parts.join(", ")
    }

    /// Columns by their number only, where there are too many to name.
    fn summary(&self, facts: &[Fact], lang: Lang) -> String {
        let mut columns = indexmap::IndexMap::<String, usize>::new();
        let mut single = Vec::new();
        for (fact, record) in facts {
            match record {
                Some(_) => *columns.entry(self.fields.path_of(fact, None)).or_default() += 1,
                None => single.push((fact.clone(), None)),
            }
        }
        single.truncate(MOST);
        let values = Text::new("values", "valores");
        let columns = columns.into_iter().map(|(path, count)| format!("{path}: {count} {}", values.in_lang(lang)));
        let single = Some(self.values(&single, lang)).filter(|text| !text.is_empty());
        columns.chain(single).collect::<Vec<_>>().join(", ")
    }
}

/// Whether a formula stops at the first record that fails it, so that the last one read is the culprit.
fn stops_at_one(graph: &Graph) -> bool {
    graph.nodes().iter().any(|node| matches!(node.op, Op::Fold { fold: Fold::All, .. }))
}
