//! The plan for a budget: what is begun in which month, and what is left out.

use super::page::Page;
use crate::report::model::{PlanInfo, PlannedMeasure};
use crate::report::phrases::Phrases;
use crate::report::text::{clean, columns, left, right, untied, wrap};
use crate::units::format;

const GAP: usize = 2;

/// The plan for a budget.
pub(super) fn plan(page: &mut Page, phrases: Phrases<'_>, plan: &PlanInfo) {
    page.heading(&phrases.plan_title(plan));
    for line in phrases.plan_lead(plan) {
        page.paragraph(0, &line);
    }
    begun(page, phrases, plan, &plan.chosen);
    if !plan.savings_pay_for.is_empty() {
        page.blank();
        page.paragraph(0, &phrases.plan_later(plan));
        begun(page, phrases, plan, &plan.savings_pay_for);
    }
    months(page, phrases, plan);
    let left_out: Vec<_> = plan.left_out.iter().filter(|left| left.month.is_none()).collect();
    if !left_out.is_empty() {
        page.blank();
        page.paragraph(0, &phrases.left_out_title());
        for one in left_out {
            page.hanging(0, "- ", &phrases.left_out(one));
        }
    }
}

/// Measures with the month in which each is begun, what it costs and what it brings.
fn begun(page: &mut Page, phrases: Phrases<'_>, plan: &PlanInfo, measures: &[PlannedMeasure]) {
    if measures.is_empty() {
        return;
    }
    let heads = phrases.plan_heads(plan);
    let currency = phrases.report.currency.as_str();
    let per_year = phrases.unit(&format!("{currency}/yr"));
    let rows: Vec<[String; 3]> =
        measures.iter().map(|measure| phrases.plan_cells(measure).map(|cell| untied(&cell))).collect();
    // A column of the objective only where some row has it.
    let third = heads.brings.clone().filter(|_| measures.iter().any(|measure| measure.brings.is_some()));
    let widest = |at: usize, names: [&str; 2]| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell));
        cells.chain(names.map(columns)).max().unwrap_or_default()
    };
    let mut widths = vec![widest(0, [heads.investment, currency]), widest(1, [heads.adds, &per_year])];
    widths.extend(third.as_ref().map(|third| widest(2, [third, ""])));
    let month = columns(heads.month);
    let taken = month + GAP + widths.iter().map(|width| width + GAP).sum::<usize>();
    let title = page.width().saturating_sub(taken).max(10);
    let line = |number: &str, name: &str, cells: &[&str]| {
        let mut line = format!("{}{}{}", right(number, month), " ".repeat(GAP), left(name, title));
        for (cell, width) in cells.iter().zip(&widths) {
            line.push_str(&" ".repeat(GAP));
            line.push_str(&right(cell, *width));
        }
        line
    };
    page.blank();
    page.line(&line(heads.month, heads.begin, &[heads.investment, heads.adds, third.as_deref().unwrap_or_default()]));
    page.line(&line("", "", &[currency, &per_year, ""]));
    for (measure, row) in measures.iter().zip(&rows) {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        let number = measure.month.to_string();
        let (mut number, mut cells) = (number.as_str(), cells.as_slice());
        for name in wrap(&clean(&measure.title), title) {
            page.line(&line(number, &name, cells));
            (number, cells) = ("", &[]);
        }
    }
}

/// The months in which something changes, and the last.
fn months(page: &mut Page, phrases: Phrases<'_>, plan: &PlanInfo) {
    let last = plan.months.len();
    let shown: Vec<_> = plan
        .months
        .iter()
        .enumerate()
        .filter(|(at, month)| *at < 2 || at + 1 == last || month.spent > 0.0)
        .map(|(_, month)| month)
        .collect();
    if shown.iter().all(|month| month.saved <= 0.0) {
        return;
    }
    let number = |value: f64| format::number(value, phrases.lang);
    let rows: Vec<[String; 4]> = shown
        .iter()
        .map(|month| [month.month.to_string(), number(month.spent), number(month.saved), number(month.cash)])
        .collect();
    let [spent, saved, cash] = phrases.month_heads();
    let heads = [phrases.plan_heads(plan).month, spent, saved, cash];
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell));
            cells.chain([columns(head)]).max().unwrap_or_default()
        })
        .collect();
    let line = |cells: &[String]| {
        cells.iter().zip(&widths).map(|(cell, width)| right(cell, *width)).collect::<Vec<_>>().join("   ")
    };
    page.blank();
    let heads = heads.map(str::to_owned);
    page.line(&format!("{}   ({})", line(&heads), phrases.report.currency));
    let mut before = 0;
    for (month, row) in shown.iter().zip(&rows) {
        if month.month > before + 1 {
            page.line(&right("…", widths.first().copied().unwrap_or_default()));
        }
        before = month.month;
        page.line(&line(row));
    }
    page.paragraph(0, &phrases.plan_note(plan));
}
