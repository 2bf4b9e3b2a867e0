//! The first page: what to do first, what it saves, what it costs, by when it pays back.

use super::label::{Label, fill, say};
use super::measures::{Purpose, overview};
use crate::html::{Markup, paragraph, section};
use crate::report::model::Report;
use crate::report::phrases::{Phrases, capital};
use crate::report::text::untied;
use crate::report::words::Word;

/// So many measures stand on the first page.
const FIRST: usize = 5;

/// The page for the manager.
pub(super) fn manager(page: &mut Markup, phrases: Phrases<'_>) {
    section(page, "first", phrases.word(Word::Summary), |page| {
        paragraph(page, &[("class", "lead")], &phrases.headline());
        tiles(page, phrases);
        first(page, phrases);
        for line in phrases.totals() {
            paragraph(page, &[], &line);
        }
        for line in phrases.unusual(&phrases.report.totals.plausibility) {
            paragraph(page, &[("class", "warning")], &capital(&line));
        }
        paragraph(page, &[("class", "note")], &phrases.range_note().unwrap_or_default());
    });
}

/// The totals, each in its tile.
fn tiles(page: &mut Markup, phrases: Phrases<'_>) {
    let tiles = all_tiles(phrases);
    if tiles.is_empty() {
        return;
    }
    page.block("dl", &[("class", "tiles")], |page| {
        for tile in tiles {
            page.block("div", &[], |page| {
                page.line("dt", &[], &tile.title);
                page.line("dd", &[("class", "figure")], &untied(&tile.figure));
                if !tile.below.is_empty() {
                    page.line("dd", &[("class", "below")], &tile.below);
                }
            });
        }
    });
}

struct Tile {
    title: String,
    figure: String,
    below: String,
}

fn all_tiles(phrases: Phrases<'_>) -> Vec<Tile> {
    let report = phrases.report;
    let totals = &report.totals;
    if report.recommendations.is_empty() {
        return Vec::new();
    }
    let range = |low: Option<f64>, high: Option<f64>| {
        phrases.between(low, high).map_or_else(String::new, |range| fill(phrases, Label::RangeIs, &[("range", &range)]))
    };
    let mut tiles = Vec::new();
    let mut tile = |title: &str, figure: String, below: String| {
        tiles.push(Tile { title: capital(title), figure, below });
    };
    if let Some(money) = &totals.annual_saving {
        tile(say(phrases, Label::Saving), phrases.money(money), range(money.low, money.high));
    }
    if let Some(money) = &totals.investment {
        tile(phrases.word(Word::Investment), phrases.money(money), range(money.low, money.high));
    }
    if let Some(payback) = &totals.payback {
        tile(say(phrases, Label::PaysBack), phrases.payback(payback), range(payback.low, payback.high));
    }
    for (key, amount) in totals.saves.iter().filter(|(_, amount)| amount.value > 0.0) {
        let share = totals.share_of_site.get(key).map(|share| phrases.percent(share.0));
        let of_site = share.map_or_else(String::new, |share| fill(phrases, Label::OfSite, &[("share", &share)]));
        let wanted = ["electricity", "water"].contains(&key.as_str()) || is_fuel(key) || key.contains("waste");
        if wanted {
            tile(&phrases.resource(key), phrases.amount(amount.value, &amount.unit), of_site);
        }
    }
    if let Some(co2e) = totals.co2e.as_ref().filter(|co2e| co2e.expected != 0.0) {
        let amount = phrases.amount(co2e.expected, &co2e.unit);
        tile(say(phrases, Label::Avoided), amount, range(co2e.low, co2e.high));
    }
    tiles
}

fn is_fuel(key: &str) -> bool {
    ["natural_gas", "lpg", "diesel", "fuel_oil", "fuel"].contains(&key)
}

/// The first measures, each with what it saves, costs, and by when it pays back.
fn first(page: &mut Markup, phrases: Phrases<'_>) {
    let report: &Report = phrases.report;
    if report.recommendations.is_empty() {
        return;
    }
    let title = say(phrases, Label::FirstThings);
    page.line("h3", &[], title);
    let first = report.recommendations.get(..FIRST).unwrap_or(&report.recommendations);
    overview(page, phrases, Purpose::First, title, first);
    if report.recommendations.len() > FIRST {
        page.block("p", &[], |page| page.line("a", &[("href", "#measures")], say(phrases, Label::SeeAll)));
    }
}
