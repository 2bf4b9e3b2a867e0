//! The plan for a budget, as it stands in the report.

use super::Builder;
use super::together::Combined;
use crate::budget::{Budget, Objective, Plan, Stacked, Why, plan};
use crate::diagnostic::Diagnostic;
use crate::rank::Ranked;
use crate::report::model::{
    LeftOutMeasure, MoneyValue, PlanInfo, PlanTotal, PlannedMeasure, PlannedMonth, RateEntry, Recommendation,
};
use crate::units::Currency;

impl Builder<'_> {
    /// The plan for a budget; the measures are the recommendations, in any order.
    pub(super) fn plan(
        &self,
        ranked: &[Ranked<'_, '_>],
        measures: &[Recommendation],
        budget: Budget,
        combined: &Combined<'_>,
    ) -> Result<PlanInfo, Diagnostic> {
        let stacked = Stacked {
            stacking: combined.stacking,
            tariff: &combined.tariff,
            facility: self.facility,
            factors: &self.library.factors,
        };
        let found = plan(ranked, self.exchange, budget, stacked)?;
        let title = |id: &str| {
            let measure = measures.iter().find(|measure| measure.id == id);
            measure.map_or_else(|| id.to_owned(), |measure| measure.title.clone())
        };
        let foreign = ![Currency::PLANT, self.facility.currency].contains(&budget.currency);
        let code = budget.currency.code().to_owned();
        let rate = found.rate.as_ref().map(|rate| RateEntry {
            from: code.clone(),
            to: self.facility.currency.code().to_owned(),
            rate: rate.rate,
            date: rate.date.clone(),
            source: rate.source.clone(),
        });
        let totals = &found.totals;
        Ok(PlanInfo {
            budget: self.own(found.money),
            given: foreign.then_some(MoneyValue::new(budget.amount, code)),
            rate,
            objective: budget.objective.name(),
            unit: self.unit_of(budget.objective),
            method: found.method.name(),
            exact: found.method.gap().is_none(),
            gap: found.method.gap().filter(|gap| gap.is_finite()),
            chosen: self.chosen(&found, &title),
            savings_pay_for: found
                .later
                .iter()
                .map(|later| PlannedMeasure {
                    title: title(&later.id),
                    id: later.id.clone(),
                    month: later.month,
                    investment: self.own(later.cost),
                    adds: Some(self.own(later.adds)),
                    alone: None,
                    brings: None,
                })
                .collect(),
            left_out: found
                .left_out
                .iter()
                .map(|left| LeftOutMeasure {
                    title: title(&left.id),
                    id: left.id.clone(),
                    reason: left.why.name(),
                    instead: match &left.why {
                        Why::Alternative(other) => Some(other.clone()),
                        _ => None,
                    },
                    month: found.later.iter().find(|later| later.id == left.id).map(|later| later.month),
                })
                .collect(),
            months: found
                .months
                .iter()
                .map(|month| PlannedMonth {
                    month: month.number,
                    begun: month.started.iter().filter_map(|started| found.ids.get(started.index)).cloned().collect(),
                    spent: month.spent,
                    saved: month.saved,
                    cash: month.cash,
                })
                .collect(),
            total: PlanTotal {
                count: found.chosen.len(),
                investment: self.own(totals.investment),
                annual_saving: self.own(totals.saving),
                brings: totals.brings,
                left: self.own(totals.left),
                later_investment: self.own(totals.later_investment),
                later_annual_saving: self.own(totals.later_saving),
                cash: self.own(totals.cash),
            },
        })
    }

    /// The set in the order in which it is begun.
    fn chosen(&self, found: &Plan, title: &dyn Fn(&str) -> String) -> Vec<PlannedMeasure> {
        let begun = found.months.iter().flat_map(|month| {
            let ids = month.started.iter().filter_map(|started| found.ids.get(started.index));
            ids.map(|id| (month.number, id))
        });
        begun
            .filter_map(|(month, id)| {
                let chosen = found.chosen.iter().find(|chosen| chosen.id == *id)?;
                Some(PlannedMeasure {
                    id: id.clone(),
                    title: title(id),
                    month,
                    investment: self.own(chosen.cost),
                    adds: chosen.priced.then(|| self.own(chosen.saving)),
                    alone: Some(chosen.alone),
                    brings: Some(chosen.brings),
                })
            })
            .collect()
    }

    fn own(&self, value: f64) -> MoneyValue {
        MoneyValue::new(value, self.facility.currency.code())
    }

    fn unit_of(&self, objective: Objective) -> String {
        let currency = self.facility.currency.code();
        match objective {
            Objective::Saving => format!("{currency}/yr"),
            Objective::Npv => currency.to_owned(),
            Objective::Co2e => "t/yr".to_owned(),
            Objective::Water => "m3/yr".to_owned(),
        }
    }
}
