//! A rule at one row by the scalar run, where the columns leave it open.

use std::borrow::Cow;

use super::Columns;
use super::table::Table;
use super::verdict::Verdict;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Exchange, Outcome, assumption_values, judge_rule};
use crate::facility::Facility;
use crate::library::{Rule, RuleBody};
use crate::script::{Reading, Run};

/// Judges rows one by one.
pub(super) struct Alone<'a> {
    columns: &'a Columns<'a>,
    table: &'a Table<'a>,
}

/// What a rule finds at one row.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// What it gives, where it applies.
    pub(super) values: Vec<f64>,
}

impl<'a> Alone<'a> {
    pub(super) fn new(columns: &'a Columns<'a>, table: &'a Table<'a>) -> Self {
        Self { columns, table }
    }

    fn at(&self, rule: usize, row: usize) -> Option<(&'a Rule, Cow<'a, Facility>)> {
        Some((*self.columns.rules.get(rule)?, self.table.plant(self.columns, row)?))
    }

    pub(super) fn outcome(&self, rule: usize, row: usize) -> Result<Option<Outcome>, Diagnostic> {
        let Some((rule, plant)) = self.at(rule, row) else { return Ok(None) };
        judge_rule(self.columns.library, rule, &plant).map(Some)
    }

    pub(super) fn judge(&self, rule: usize, row: usize) -> Result<Judged, Diagnostic> {
        let Some((rule, plant)) = self.at(rule, row) else {
            return Ok(Judged { verdict: Verdict::Failed, values: Vec::new() });
        };
        let verdict = Verdict::of(&judge_rule(self.columns.library, rule, &plant)?);
        let values = if verdict == Verdict::Applies { self.values(rule, &plant) } else { Vec::new() };
        Ok(Judged { verdict, values })
    }

    fn values(&self, rule: &Rule, plant: &Facility) -> Vec<f64> {
        let RuleBody::Proved(formula) = &rule.body else { return Vec::new() };
        let library = self.columns.library;
        let values = assumption_values(rule, plant, Exchange::new(plant, &library.factors));
        let values: Vec<f64> = values.into_iter().map(|(value, _)| value).collect();
        let mut run = Run::new(&formula.graph, &*library.fields, plant, &values);
        let value = |node| match run.value(node) {
            Ok(Reading::Number(value)) => value,
            _ => f64::NAN,
        };
        formula.outputs().into_iter().map(value).collect()
    }
}
