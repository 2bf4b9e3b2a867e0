//! The plan for a budget, with every month.

use super::escape::{escape, message};
use super::page::Page;
use crate::report::model::{PlanInfo, PlannedMeasure};
use crate::report::phrases::Phrases;
use crate::units::format;

/// The plan for a budget.
pub(super) fn plan(page: &mut Page, phrases: Phrases<'_>, plan: &PlanInfo) {
    page.heading(2, &phrases.plan_title(plan));
    for line in phrases.plan_lead(plan) {
        page.paragraph(&line);
    }
    begun(page, phrases, plan, &plan.chosen);
    page.paragraph(&phrases.plan_later(plan));
    begun(page, phrases, plan, &plan.savings_pay_for);
    let number = |value: f64| format::number(value, phrases.lang);
    let rows: Vec<Vec<String>> = plan
        .months
        .iter()
        .map(|month| vec![month.month.to_string(), number(month.spent), number(month.saved), number(month.cash)])
        .collect();
    let currency = &phrases.report.currency;
    let heads = phrases.month_heads().map(|head| format!("{head} ({currency}):"));
    let heads: Vec<String> = std::iter::once(format!("{}:", phrases.plan_heads(plan).month)).chain(heads).collect();
    page.table(&heads, &rows);
    page.paragraph(&phrases.plan_note(plan));
    if !plan.left_out.is_empty() {
        page.paragraph(&phrases.left_out_title());
        let items: Vec<String> = plan.left_out.iter().map(|left| message(&phrases.left_out(left))).collect();
        page.list("-", &items);
    }
}

fn begun(page: &mut Page, phrases: Phrases<'_>, plan: &PlanInfo, measures: &[PlannedMeasure]) {
    let heads = phrases.plan_heads(plan);
    let currency = phrases.report.currency.as_str();
    let per_year = phrases.unit(&format!("{currency}/yr"));
    let third = heads.brings.clone().filter(|_| measures.iter().any(|measure| measure.brings.is_some()));
    let mut names = vec![
        format!("{}:", heads.month),
        heads.begin.to_owned(),
        format!("{} ({currency}):", heads.investment),
        format!("{} ({per_year}):", heads.adds),
    ];
    names.extend(third.as_ref().map(|third| format!("{third}:")));
    let rows: Vec<Vec<String>> = measures
        .iter()
        .map(|measure| {
            let mut row = vec![measure.month.to_string(), escape(&measure.title)];
            let cells = phrases.plan_cells(measure);
            row.extend(cells.iter().take(if third.is_some() { 3 } else { 2 }).map(|cell| escape(cell)));
            row
        })
        .collect();
    page.table(&names, &rows);
}
