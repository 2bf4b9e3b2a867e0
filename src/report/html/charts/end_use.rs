//! Where the money is saved: a bar for each end use, in parts by resource.

use indexmap::IndexMap;

use crate::html::{Anchor, COLOURS, Canvas, Cell, Chart, Head, WIDTH, letter, many, wide};
use crate::report::html::label::{Label, say};
use crate::report::model::Recommendation;
use crate::report::phrases::{Phrases, capital, times};
use crate::report::words::Word;
use crate::units::format;

const ROW: f64 = 38.0;
const BAR: f64 = 16.0;
/// Room for the number behind the longest bar.
const BEHIND: f64 = 76.0;
/// What no resource carries.
const OTHER: &str = "other_saving";

/// The recommended measures that count.
pub(super) fn end_use(phrases: Phrases<'_>) -> Option<Chart> {
    let mut uses: IndexMap<&str, IndexMap<&str, f64>> = IndexMap::new();
    for measure in phrases.report.recommendations.iter().filter(|measure| !measure.together.not_counted) {
        for (resource, money) in money_of(measure) {
            let slot = uses.entry(&measure.end_use).or_default().entry(group(resource)).or_default();
            *slot += money;
        }
    }
    let sum = |parts: &IndexMap<&str, f64>| parts.values().sum::<f64>();
    let mut rows: Vec<(&str, IndexMap<&str, f64>)> = uses.into_iter().filter(|(_, parts)| sum(parts) > 0.0).collect();
    rows.sort_by(|a, b| sum(&b.1).total_cmp(&sum(&a.1)).then_with(|| a.0.cmp(b.0)));
    let drawn = |parts: &IndexMap<&str, f64>| parts.values().filter(|money| **money > 0.0).sum::<f64>();
    let most = rows.iter().map(|(_, parts)| drawn(parts)).reduce(f64::max)?;
    // The largest resources have colours of their own.
    let mut all: IndexMap<&str, f64> = IndexMap::new();
    for (_, parts) in &rows {
        for (resource, money) in parts {
            *all.entry(resource).or_default() += money;
        }
    }
    let mut order: Vec<(&str, f64)> = all.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let colour =
        |resource: &str| order.iter().position(|(known, _)| *known == resource).unwrap_or(COLOURS).min(COLOURS - 1);

    let mut canvas = Canvas::new(many(rows.len()) * ROW);
    let mut cells = Vec::new();
    for (at, (end_use, parts)) in rows.iter().enumerate() {
        let top = many(at) * ROW;
        let name = capital(&phrases.end_use(end_use));
        canvas.text("label", (0.0, top + 13.0), Anchor::Start, WIDTH, &name);
        let mut x = 0.0;
        for (resource, _) in &order {
            let Some(money) = parts.get(resource).filter(|money| **money > 0.0) else { continue };
            let width = money / most * (WIDTH - BEHIND);
            let figure = format::number(*money, phrases.lang);
            let said = format!("{name}, {}: {figure}", of(phrases, resource));
            let colour = colour(resource);
            canvas.mark_box(
                &format!("{end_use} {resource}"),
                &format!("c{colour} part"),
                (x, top + 18.0),
                (width, BAR),
                said,
            );
            if width > 14.0 {
                canvas.text(
                    &format!("inside i{colour}"),
                    (x + width / 2.0, top + 30.5),
                    Anchor::Middle,
                    20.0,
                    &letter(colour),
                );
            }
            x += width;
            cells.push(vec![Cell::from(name.as_str()), of(phrases, resource).into(), figure.into()]);
        }
        let figure = format::number(sum(parts), phrases.lang);
        canvas.text("value", (x + 5.0, top + 30.5), Anchor::Start, wide(&figure), &figure);
    }
    let per_year = phrases.fill(Word::PerYear, &[("unit", &phrases.report.currency)]);
    let names = |nth: usize| {
        let of_colour = order.iter().enumerate().filter(|(at, _)| (*at).min(COLOURS - 1) == nth);
        of_colour.map(|(_, (resource, _))| of(phrases, resource)).collect::<Vec<_>>().join(", ")
    };
    Some(Chart {
        id: "chart-end-use".to_owned(),
        title: say(phrases, Label::EndUseTitle).to_owned(),
        text: format!("{} ({per_year})", say(phrases, Label::EndUseText)),
        legend: (0..order.len().min(COLOURS)).map(|nth| (nth, names(nth))).collect(),
        heads: vec![
            Head::text(phrases.balance_heads()[0]),
            Head::text(phrases.word(Word::Resource)),
            Head::number(format!("{} ({per_year})", phrases.word(Word::AnnualSaving))),
        ],
        rows: cells,
        canvas,
    })
}

fn of(phrases: Phrases<'_>, resource: &str) -> String {
    if resource == OTHER { phrases.word(Word::OtherSaving).to_owned() } else { capital(&phrases.resource(resource)) }
}

/// Billed demand, moved energy and the power factor are electricity.
fn group(resource: &str) -> &str {
    if ["demand", "moved_electricity", "power_factor"].contains(&resource) { "electricity" } else { resource }
}

/// Money of a year by resource, of what is left beside the other measures, less what is used of the same.
fn money_of(measure: &Recommendation) -> Vec<(&str, f64)> {
    let saves = measure.together.saves.as_ref().unwrap_or(&measure.saves);
    let signed = saves.iter().map(|entry| (entry, 1.0)).chain(measure.uses.iter().map(|entry| (entry, -1.0)));
    let priced = signed.filter_map(|((resource, amount), sign)| {
        let price = measure.priced.iter().find(|price| price.resource == *resource)?;
        Some((resource.as_str(), sign * times(amount, price)?))
    });
    let other = measure.other_saving.as_ref().map(|money| (OTHER, money.expected));
    priced.chain(other).collect()
}
