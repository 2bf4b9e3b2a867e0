//! The sheet of the plant and its year: facts, resources with their cost, bills, benchmarks, balance.

use super::charts;
use super::label::Label;
use super::page::{Cell, Head, Page, say};
use crate::report::model::{BaselineInfo, BilledMonth, ResourceYear};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::units::format::exact;
use crate::workbook::write::Sheet;

const WIDTHS: [f64; 6] = [48.0, 17.0, 15.0, 17.0, 15.0, 17.0];

pub(super) fn sheet(phrases: Phrases<'_>) -> Sheet {
    let report = phrases.report;
    let sheet = Sheet::new(say(phrases, Label::Baseline), phrases.lang).columns(&WIDTHS);
    let mut page = Page::new(sheet, WIDTHS.len());
    page.title(&phrases.baseline_title());
    page.section(say(phrases, Label::Plant));
    for (name, value) in &report.facility {
        let path = format!("facility.{name}");
        let unit = report.names.facts.get(&path).map_or("", |name| name.unit.as_str());
        page.paragraph(&format!("{}: {}", phrases.facility_label(name), phrases.value(&path, value, unit)));
    }
    page.paragraph(&format!("{}: {}", phrases.word(Word::Currency), report.currency));
    page.paragraph(&format!("{}: {}", phrases.word(Word::Profile), phrases.files()));
    match &report.baseline {
        Some(baseline) => {
            page.paragraph(&phrases.baseline_lead());
            year(&mut page, phrases, baseline);
            months(&mut page, phrases, &baseline.months);
        }
        None => page.paragraph(say(phrases, Label::NoBaseline)),
    }
    if let Some(bills) = &report.bills {
        page.section(phrases.bills_title());
        page.list(&phrases.bills(bills));
    }
    if !report.peers.is_empty() {
        page.section(&phrases.peers_title());
        page.paragraph(&phrases.peers_lead());
        page.list(&report.peers.iter().map(|peer| phrases.peer(peer)).collect::<Vec<_>>());
    }
    balance(&mut page, phrases);
    page.sheet
}

fn year(page: &mut Page, phrases: Phrases<'_>, baseline: &BaselineInfo) {
    if baseline.resources.is_empty() {
        return;
    }
    page.section(say(phrases, Label::YearByResource));
    let [resource, amount, cost, share, sure] = phrases.resource_heads();
    page.heads(&[
        Head::text(resource),
        Head::number(amount),
        Head::text(say(phrases, Label::Unit)),
        Head::number(cost),
        Head::number(share),
        Head::text(sure),
    ]);
    let own = |year: &ResourceYear| {
        let cost = year.cost.as_ref().filter(|cost| cost.currency == phrases.report.currency);
        cost.map(|cost| exact(cost.expected))
    };
    let whole: f64 = baseline.resources.iter().filter_map(own).sum();
    let first = page.row;
    for year in &baseline.resources {
        let cost = match (own(year), &year.cost) {
            (Some(cost), _) => Cell::Number(cost),
            (None, Some(cost)) => Cell::from(phrases.money(cost)),
            (None, None) => Cell::from(say(phrases, Label::Unknown)),
        };
        let share = own(year).filter(|_| whole > 0.0).map_or(Cell::Blank, |cost| Cell::Figure(cost / whole, "0.0%"));
        let at_price = if year.at_price { format!(" ({})", say(phrases, Label::AtPrice)) } else { String::new() };
        page.cells(vec![
            Cell::from(format!("{}{at_price}", capital(&phrases.resource(&year.resource)))),
            Cell::Number(year.amount.value),
            Cell::from(phrases.unit(&year.amount.unit)),
            cost,
            share,
            Cell::from(phrases.confidence(year.quality)),
        ]);
    }
    // The dearest come first, those without a cost last.
    let priced = baseline.resources.iter().take_while(|year| own(year).is_some()).count();
    if priced > 1 {
        page.skip(1);
        charts::bars(page, say(phrases, Label::CostChart), (first, priced), (0, 3), "#,##0");
    }
}

fn months(page: &mut Page, phrases: Phrases<'_>, months: &[BilledMonth]) {
    if months.is_empty() {
        return;
    }
    page.section(say(phrases, Label::MonthsChart));
    let [month, energy, demand, factor, cost] = phrases.billed_heads();
    page.heads(&[
        Head::text(month),
        Head::number(energy.clone()),
        Head::number(demand),
        Head::number(factor),
        Head::number(cost.clone()),
    ]);
    let first = page.row;
    for month in months {
        let figures = [month.energy, month.demand].map(Cell::known);
        let factor = month.power_factor.map_or(Cell::Blank, |factor| Cell::Figure(factor, "0.000"));
        let [energy, demand] = figures;
        page.cells(vec![Cell::text(month.month.clone()), energy, demand, factor, Cell::known(month.cost)]);
    }
    if months.len() > 1 {
        let title = say(phrases, Label::MonthsChart);
        page.skip(1);
        charts::months(page, title, (first, months.len()), [(1, &energy), (4, &cost)]);
    }
}

fn balance(page: &mut Page, phrases: Phrases<'_>) {
    if phrases.report.balance.is_empty() {
        return;
    }
    page.section(phrases.balance_title());
    page.paragraph(phrases.balance_lead());
    for one in &phrases.report.balance {
        page.subtitle(&phrases.balance_of(one));
        let [name, amount, share, quality] = phrases.balance_heads();
        let unit = Head::text(say(phrases, Label::Unit));
        let heads = [Head::text(name), Head::number(amount), unit, Head::number(share), Head::text(quality)];
        // All lines, then what is left over, where that is anything.
        let numbers = one.lines.iter().map(|line| (line.amount.value, line.share.0));
        let numbers = numbers.chain([(one.unexplained.value.abs(), one.unexplained_share.0.abs())]);
        let rows =
            phrases.balance_rows(one, f64::NEG_INFINITY).into_iter().zip(numbers).map(|(row, (amount, share))| {
                let name = format!("{}{}", "— ".repeat(row.depth), row.name);
                vec![
                    Cell::from(name),
                    Cell::Number(amount),
                    Cell::from(phrases.unit(&one.total.unit)),
                    Cell::Figure(share, "0.0%"),
                    Cell::from(row.quality),
                ]
            });
        page.table(&heads, rows.collect());
    }
}
