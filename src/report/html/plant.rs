//! The plant: its facts, its year, its bills, its place among peers, and where its resources go.

use super::label::{Label, say};
use crate::html::{Cell, Head, Markup, facts, list, paragraph, section, table};
use crate::report::model::{BalanceEntry, BaselineInfo};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::units::format;

/// The section of the plant.
pub(super) fn plant(page: &mut Markup, phrases: Phrases<'_>) {
    let report = phrases.report;
    section(page, "plant", say(phrases, Label::PlantAndBaseline), |page| {
        let of_facility = report.facility.iter().map(|(name, value)| {
            let path = format!("facility.{name}");
            let unit = report.names.facts.get(&path).map_or("", |name| name.unit.as_str());
            (phrases.facility_label(name), phrases.value(&path, value, unit))
        });
        let word = |word: Word| phrases.word(word).to_owned();
        let more = [(word(Word::Currency), report.currency.clone()), (word(Word::Profile), phrases.files())];
        facts(page, phrases.word(Word::Plant), of_facility.chain(more).collect());
        if let Some(baseline) = &report.baseline {
            year(page, phrases, baseline);
            months(page, phrases, baseline);
        }
        if let Some(bills) = &report.bills {
            page.line("h3", &[], phrases.bills_title());
            list(page, "ul", &phrases.bills(bills));
        }
        if !report.peers.is_empty() {
            page.line("h3", &[], &phrases.peers_title());
            paragraph(page, &[], &phrases.peers_lead());
            list(page, "ul", &report.peers.iter().map(|peer| phrases.peer(peer)).collect::<Vec<_>>());
        }
        if !report.balance.is_empty() {
            page.line("h3", &[], phrases.balance_title());
            paragraph(page, &[], phrases.balance_lead());
            report.balance.iter().for_each(|one| balance(page, phrases, one));
        }
    });
}

fn year(page: &mut Markup, phrases: Phrases<'_>, baseline: &BaselineInfo) {
    if baseline.resources.is_empty() {
        return;
    }
    let title = say(phrases, Label::YearByResource);
    page.line("h3", &[], title);
    let [_, amount, _, quality] = phrases.balance_heads();
    let per_year = phrases.fill(Word::PerYear, &[("unit", &phrases.report.currency)]);
    let heads = [
        Head::text(phrases.word(Word::Resource)),
        Head::number(amount),
        Head::number(format!("{} ({per_year})", say(phrases, Label::Cost))),
        Head::text(quality),
    ];
    let rows = baseline.resources.iter().map(|year| {
        let cost = year.cost.as_ref().map_or_else(
            || say(phrases, Label::Unknown).to_owned(),
            |cost| {
                let money = phrases.money_in_column(cost);
                if year.at_price { format!("{money} ({})", say(phrases, Label::AtPrice)) } else { money }
            },
        );
        let amount = phrases.amount(year.amount.value, &year.amount.unit);
        let name = capital(&phrases.resource(&year.resource));
        vec![Cell::from(name), amount.into(), cost.into(), phrases.confidence(year.quality).into()]
    });
    table(page, title, &heads, rows.collect());
}

fn months(page: &mut Markup, phrases: Phrases<'_>, baseline: &BaselineInfo) {
    if baseline.months.is_empty() {
        return;
    }
    let title = say(phrases, Label::TwelveMonths);
    page.line("h3", &[], title);
    let heads = [
        Head::text(say(phrases, Label::Month)),
        Head::number(say(phrases, Label::Energy)),
        Head::number(say(phrases, Label::DemandKw)),
        Head::number(say(phrases, Label::PowerFactor)),
        Head::number(format!("{} ({})", say(phrases, Label::Cost), phrases.report.currency)),
    ];
    let figure = |value: Option<f64>| value.map_or_else(String::new, |value| format::full(value, phrases.lang));
    let rows = baseline.months.iter().map(|month| {
        let figures = [month.energy, month.demand, month.power_factor, month.cost];
        std::iter::once(Cell::from(month.month.as_str())).chain(figures.map(|value| figure(value).into())).collect()
    });
    table(page, title, &heads, rows.collect());
}

fn balance(page: &mut Markup, phrases: Phrases<'_>, one: &BalanceEntry) {
    let title = phrases.balance_of(one);
    page.line("h4", &[], &title);
    let [name, amount, share, quality] = phrases.balance_heads();
    let heads = [Head::text(name), Head::number(amount), Head::number(share), Head::text(quality)];
    let rows = phrases.balance_rows(one, 0.0).into_iter().map(|row| {
        let name = format!("{}{}", "— ".repeat(row.depth), row.name);
        vec![Cell::from(name), row.amount.into(), row.share.into(), row.quality.into()]
    });
    table(page, &title, &heads, rows.collect());
}
