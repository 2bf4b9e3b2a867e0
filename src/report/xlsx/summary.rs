//! The sheet for the manager: what all comes to, what to do first, charts, the plan.

use super::charts;
use super::label::Label;
use super::measures::Amounts;
use super::order;
use super::page::{Cell, Head, Page, say};
use super::totals;
use crate::report::model::{PlanInfo, PlannedMeasure, PlannedMonth, PriceEntry, QuantityValue};
use crate::report::phrases::{Phrases, capital, times};
use crate::report::words::Word;
use crate::units::format::exact;
use crate::workbook::write::{Cached, Sheet};

const WIDTHS: [f64; 6] = [50.0, 17.0, 15.0, 15.0, 17.0, 17.0];
/// How many measures stand on the first page.
const FIRST: usize = 5;

pub(super) fn sheet(phrases: Phrases<'_>, amounts: &Amounts, changed: &str) -> Sheet {
    let report = phrases.report;
    let sheet = Sheet::new(say(phrases, Label::Summary), phrases.lang).columns(&WIDTHS);
    let mut page = Page::new(sheet, WIDTHS.len());
    page.title(&phrases.fill(Word::Title, &[("plant", &phrases.plant())]));
    page.paragraph(&phrases.headline());
    let date = report.facility.get("visit_date").map(|date| phrases.value("facility.visit_date", date, ""));
    let money = phrases.fill(Word::MoneyIn, &[("currency", &report.currency)]);
    let dated = date.map(|date| format!("{}: {date}", phrases.facility_label("visit_date")));
    page.note(&[dated, Some(money)].into_iter().flatten().collect::<Vec<_>>().join(" · "));
    if report.formulas.is_some() {
        page.note(say(phrases, Label::HowItFollows));
        page.cells(vec![
            Cell::from(say(phrases, Label::Changed)),
            Cell::Live(changed.to_owned(), Cached::Number(0.0), "0"),
        ]);
    } else if phrases.measures().next().is_some() {
        page.note(say(phrases, Label::AllHeld));
    }
    let drawn = order::Order::new(phrases);
    if phrases.measures().next().is_some() {
        page.section(say(phrases, Label::FirstThings));
        drawn.table(&mut page, phrases, FIRST.min(phrases.measures().count()));
    }
    totals::totals(&mut page, phrases, amounts);
    for line in phrases.unusual(&report.totals.plausibility) {
        page.warning(&capital(&line));
    }
    if phrases.measures().next().is_some() {
        page.section(say(phrases, Label::FiguresOfReport));
        for (title, text) in phrases.manager_lines() {
            page.paragraph(&format!("{title}: {text}"));
        }
        // What is saved of each resource stands in a line above.
        let told = phrases.saved_in_all().map(|amounts| format!("{}.", capital(&amounts)));
        page.list(&phrases.totals().into_iter().filter(|line| Some(line) != told.as_ref()).collect::<Vec<_>>());
        page.note(&phrases.range_note().unwrap_or_default());
        page.paragraph(&phrases.carried_out().unwrap_or_default());
        ordered(&mut page, phrases, &drawn);
        by_resource(&mut page, phrases);
    }
    if let Some(plan) = &report.plan {
        budget(&mut page, phrases, plan);
    }
    page.note(say(phrases, Label::NotInSheet));
    page.note(&phrases.made_by());
    page.sheet.mark();
    page.sheet
}

/// All measures in their live order, with the charts that are drawn from them.
fn ordered(page: &mut Page, phrases: Phrases<'_>, drawn: &order::Order) {
    page.section(say(phrases, Label::Order));
    page.note(say(phrases, Label::OrderLead));
    let rows = drawn.table(page, phrases, phrases.measures().count());
    let within = phrases.report.recommendations.len();
    if within > 1 {
        page.skip(1);
        charts::of_order(page, phrases, (rows, within));
    }
}

/// Money saved by resource, as the report has it.
fn by_resource(page: &mut Page, phrases: Phrases<'_>) {
    let mut sums: indexmap::IndexMap<&str, f64> = indexmap::IndexMap::new();
    for measure in phrases.report.recommendations.iter().filter(|one| !one.together.not_counted) {
        for (amounts, sign) in [(&measure.saves, 1.0), (&measure.uses, -1.0)] {
            for (key, amount) in amounts {
                // By the numbers of the saved report, so that it makes the same workbook.
                let amount = QuantityValue::new(exact(amount.value), amount.unit.clone());
                let price = measure.priced.iter().find(|price| price.resource == *key);
                let price = price.map(|price| PriceEntry { price: exact(price.price), ..price.clone() });
                if let Some(money) = price.and_then(|price| times(&amount, &price)) {
                    *sums.entry(key).or_default() += sign * money;
                }
            }
        }
    }
    let mut sums: Vec<(&str, f64)> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    if sums.is_empty() {
        return;
    }
    page.section(say(phrases, Label::MoneyByResource));
    let per_year = phrases.fill(Word::PerYear, &[("unit", &phrases.report.currency)]);
    page.heads(&[Head::text(phrases.word(Word::Resource)), Head::number(per_year)]);
    let first = page.row;
    for (key, money) in &sums {
        page.cells(vec![Cell::from(capital(&phrases.resource(key))), Cell::Number(*money)]);
    }
    page.skip(1);
    let title = say(phrases, Label::ResourceChart);
    charts::bars(page, title, (first, sums.len()), (0, 1), "#,##0");
}

/// The plan for a budget: what is begun when, what is left out, the months.
fn budget(page: &mut Page, phrases: Phrases<'_>, plan: &PlanInfo) {
    page.section(&phrases.plan_title(plan));
    page.list(&phrases.plan_lead(plan));
    let heads = phrases.plan_heads(plan);
    let all = [
        Head::text(phrases.word(Word::Measure)),
        Head::number(heads.month),
        Head::number(heads.investment),
        Head::number(heads.adds),
    ];
    let rows = |measures: &[PlannedMeasure]| {
        let row = |measure: &PlannedMeasure| {
            let adds = measure.adds.as_ref().map(|money| money.expected);
            let month = Cell::Figure(f64::from(measure.month), "0");
            vec![Cell::text(&*measure.title), month, Cell::Number(measure.investment.expected), Cell::known(adds)]
        };
        measures.iter().map(row).collect::<Vec<_>>()
    };
    page.table(&all, rows(&plan.chosen));
    page.paragraph(&phrases.plan_later(plan));
    page.table(&all, rows(&plan.savings_pay_for));
    let [spent, saved, cash] = phrases.month_heads();
    let months = [heads.month, spent, saved, cash].map(Head::number);
    let row = |month: &PlannedMonth| {
        let number = Cell::Figure(f64::from(month.month), "0");
        vec![number, Cell::Number(month.spent), Cell::Number(month.saved), Cell::Number(month.cash)]
    };
    page.table(&months, plan.months.iter().map(row).collect());
    page.paragraph(&phrases.plan_note(plan));
    if !plan.left_out.is_empty() {
        page.subtitle(&phrases.left_out_title());
        page.list(&plan.left_out.iter().map(|left| phrases.left_out(left)).collect::<Vec<_>>());
    }
}
