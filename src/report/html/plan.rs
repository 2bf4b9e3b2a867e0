//! The plan: over the months where a budget was given, and who does what by when.

use super::label::{Label, say};
use crate::html::{Cell, Head, Markup, list, message, paragraph, section, table};
use crate::report::model::{PlanInfo, PlannedMeasure};
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format;

/// The section of the plan.
pub(super) fn plan(page: &mut Markup, phrases: Phrases<'_>) {
    section(page, "plan", say(phrases, Label::Plan), |page| {
        if let Some(plan) = &phrases.report.plan {
            budget(page, phrases, plan);
        }
        who(page, phrases);
        page.block("div", &[("id", "decisions"), ("hidden", "")], |_| {});
    });
}

/// Measures with room for a decision, a name and a date.
fn who(page: &mut Markup, phrases: Phrases<'_>) {
    let currency = &phrases.report.currency;
    message(page, "p", &phrases.action_lead());
    let heads = [
        Head::text(phrases.word(Word::Measure)),
        Head::number(format!("{} ({currency})", phrases.word(Word::Investment))),
        Head::number(phrases.word(Word::Payback)),
        Head::text(say(phrases, Label::Decision)),
        Head::text(say(phrases, Label::Responsible)),
        Head::text(say(phrases, Label::Due)),
    ];
    page.block("div", &[("class", "who")], |page| {
        let rows = phrases.measures().map(|measure| {
            let name = format!("{}. {}", measure.rank, measure.title);
            let (cost, back) = (phrases.money_in_column(&measure.investment), phrases.payback(&measure.payback));
            vec![Cell::from(name), cost.into(), back.into(), "".into(), "".into(), "".into()]
        });
        table(page, say(phrases, Label::Plan), &heads, rows.collect());
    });
}

fn budget(page: &mut Markup, phrases: Phrases<'_>, plan: &PlanInfo) {
    let title = phrases.plan_title(plan);
    page.line("h3", &[], &title);
    phrases.plan_lead(plan).iter().for_each(|line| paragraph(page, &[], line));
    begun(page, phrases, plan, &plan.chosen);
    paragraph(page, &[], &phrases.plan_later(plan));
    begun(page, phrases, plan, &plan.savings_pay_for);
    let currency = &phrases.report.currency;
    let months = phrases.month_heads().map(|head| Head::number(format!("{head} ({currency})")));
    let heads: Vec<Head> = std::iter::once(Head::text(phrases.plan_heads(plan).month)).chain(months).collect();
    let number = |value: f64| Cell::from(format::number(value, phrases.lang));
    let rows = plan.months.iter().map(|month| {
        vec![month.month.to_string().into(), number(month.spent), number(month.saved), number(month.cash)]
    });
    table(page, &title, &heads, rows.collect());
    paragraph(page, &[("class", "note")], &phrases.plan_note(plan));
    if !plan.left_out.is_empty() {
        paragraph(page, &[], &phrases.left_out_title());
        list(page, "ul", &plan.left_out.iter().map(|left| phrases.left_out(left)).collect::<Vec<_>>());
    }
}

fn begun(page: &mut Markup, phrases: Phrases<'_>, plan: &PlanInfo, measures: &[PlannedMeasure]) {
    let names = phrases.plan_heads(plan);
    let currency = phrases.report.currency.as_str();
    let per_year = phrases.unit(&format!("{currency}/yr"));
    let third = names.brings.filter(|_| measures.iter().any(|measure| measure.brings.is_some()));
    let mut heads = vec![
        Head::text(names.begin),
        Head::number(names.month),
        Head::number(format!("{} ({currency})", names.investment)),
        Head::number(format!("{} ({per_year})", names.adds)),
    ];
    let columns = if third.is_some() { 3 } else { 2 };
    heads.extend(third.map(Head::number));
    let rows = measures.iter().map(|measure| {
        let cells = phrases.plan_cells(measure).into_iter().take(columns).map(Cell::from);
        [Cell::from(measure.title.as_str()), measure.month.to_string().into()].into_iter().chain(cells).collect()
    });
    table(page, &phrases.plan_title(plan), &heads, rows.collect());
}
