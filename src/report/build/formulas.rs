//! The formulas of the measures, as they stand in the report.

use super::{Builder, Options};
use crate::columns::PlainStep;
use crate::diagnostic::Text;
use crate::evaluate::Finding;
use crate::rank::RankBy;
use crate::report::model::{FormulaInput, FormulaStep, Formulas, MeasureFormulas};
use crate::whatif::{Input, InputKind, MeasureSteps, what_if};

impl Builder<'_> {
    /// The formulas of the measures that apply; none where they are too long.
    pub(super) fn formulas(&self, findings: &[Finding<'_>], options: Options, payback_months: f64) -> Option<Formulas> {
        let found = what_if(self.library, self.facility, findings, payback_months)?;
        let rank_by = RankBy::ALL.iter().find(|(_, by)| *by == options.rank_by).map_or("payback", |(name, _)| name);
        Some(Formulas {
            rank_by: rank_by.to_owned(),
            inputs: found.inputs.iter().map(|input| self.input(input)).collect(),
            steps: found.steps.iter().map(step).collect(),
            low_cost: found.low_cost,
            payback_months: found.payback_months,
            measures: found.measures.iter().map(measure).collect(),
        })
    }

    fn input(&self, input: &Input) -> FormulaInput {
        let text = |text: &Text| text.in_lang(self.lang).to_owned();
        let (kind, name, measure) = match &input.kind {
            InputKind::Assumption { rule, name } => ("assumption", name.clone(), rule.clone()),
            InputKind::Shared { name } => ("shared", name.clone(), String::new()),
            InputKind::Price(resource) => ("price", resource.to_string(), String::new()),
            InputKind::Tariff(tariff) => ("tariff", tariff.clone(), String::new()),
            InputKind::Rate(currency) => ("exchange_rate", currency.code().to_owned(), String::new()),
            InputKind::LowCost => ("low_cost", String::new(), String::new()),
            InputKind::PaybackMonths => ("payback_months", String::new(), String::new()),
        };
        let (numerator, denominator, zero) = input.scale;
        let source = if kind == "shared" { text(&input.source) } else { String::new() };
        FormulaInput {
            kind: kind.to_owned(),
            name,
            measure,
            label: text(&input.label),
            value: input.value,
            unit: input.unit.clone(),
            low: input.range.map(|(low, _)| low),
            high: input.range.map(|(_, high)| high),
            source,
            scale: [numerator, denominator, zero],
            held: input.held,
        }
    }
}

fn step(step: &PlainStep) -> FormulaStep {
    match step {
        PlainStep::Number(value) => FormulaStep::Number(*value),
        PlainStep::Column(input) => FormulaStep::One("in".to_owned(), *input),
        PlainStep::One(sign, a) => FormulaStep::One((*sign).to_owned(), *a),
        PlainStep::Two(sign, a, b) => FormulaStep::Two((*sign).to_owned(), *a, *b),
        PlainStep::Three(sign, a, b, c) => FormulaStep::Three((*sign).to_owned(), *a, *b, *c),
    }
}

fn measure(steps: &MeasureSteps) -> MeasureFormulas {
    let amounts = |amounts: &[(crate::library::Resource, usize)]| {
        amounts.iter().map(|(resource, step)| (resource.to_string(), *step)).collect()
    };
    MeasureFormulas {
        id: steps.id.clone(),
        condition: steps.condition,
        saves: amounts(&steps.saves),
        uses: amounts(&steps.uses),
        given: steps.given.clone(),
        unpriced: steps.unpriced.clone(),
        other_saving: steps.other_saving,
        annual_saving: steps.annual_saving,
        investment: steps.investment,
        npv: steps.npv,
        co2e: steps.co2e,
        group: steps.group.clone(),
        umbrella: steps.umbrella,
        by_tariff: steps.by_tariff,
    }
}
