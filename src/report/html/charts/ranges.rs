//! How sure each saving is: from low to high, with the expected one.

use crate::html::{Anchor, Axis, Canvas, Cell, Chart, Head, WIDTH, many};
use crate::report::html::label::{Label, say};
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format;

const ROW: f64 = 34.0;
const FOOT: f64 = 24.0;
const EDGE: f64 = 12.0;

/// The measures whose saving has a range.
pub(super) fn ranges(phrases: Phrases<'_>) -> Option<Chart> {
    let rows: Vec<_> = phrases
        .measures()
        .filter_map(|measure| {
            let money = measure.annual_saving.as_ref()?;
            Some((measure, money.low?, money.expected, money.high?))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let axis = Axis::over(rows.iter().flat_map(|(_, low, expected, high)| [*low, *expected, *high]), 4.0);
    let height = many(rows.len()) * ROW + FOOT;
    let x = |value: f64| EDGE + axis.place(value) * (WIDTH - 2.0 * EDGE);
    let number = |value: f64| format::number(value, phrases.lang);
    let mut canvas = Canvas::new(height);
    for tick in axis.ticks() {
        canvas.line("grid", (x(tick), 0.0), (x(tick), height - FOOT));
        let anchor = match axis.place(tick) {
            place if place < 0.05 => Anchor::Start,
            place if place > 0.95 => Anchor::End,
            _ => Anchor::Middle,
        };
        canvas.text("tick", (x(tick), height - 8.0), anchor, 90.0, &number(tick));
    }
    for (at, (measure, low, expected, high)) in rows.iter().enumerate() {
        let top = many(at) * ROW;
        canvas.text(
            "label halo",
            (0.0, top + 13.0),
            Anchor::Start,
            WIDTH,
            &format!("{}. {}", measure.rank, measure.title),
        );
        let y = top + 24.0;
        let said = format!("{}: {} – {} – {}", measure.title, number(*low), number(*expected), number(*high));
        canvas.mark_box(&measure.id, "c5", (x(*low), y - 3.0), (x(*high) - x(*low), 6.0), said);
        canvas.line("end", (x(*low), y - 6.0), (x(*low), y + 6.0));
        canvas.line("end", (x(*high), y - 6.0), (x(*high), y + 6.0));
        canvas.path(
            "dot",
            format!(
                "M{0} {1}m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
                crate::html::at(x(*expected)),
                crate::html::at(y)
            ),
        );
    }
    let per_year = phrases.fill(Word::PerYear, &[("unit", &phrases.report.currency)]);
    let heads = [Label::Low, Label::ExpectedSaving, Label::High].map(|label| Head::number(say(phrases, label)));
    let cells = rows.iter().map(|(measure, low, expected, high)| {
        let figures = [*low, *expected, *high].map(|value| Cell::from(number(value)));
        std::iter::once(Cell::from(format!("{}. {}", measure.rank, measure.title))).chain(figures).collect()
    });
    Some(Chart {
        id: "chart-ranges".to_owned(),
        title: say(phrases, Label::RangesTitle).to_owned(),
        text: format!("{} ({per_year})", say(phrases, Label::RangesText)),
        legend: Vec::new(),
        rows: cells.collect(),
        heads: std::iter::once(Head::text(phrases.word(Word::Measure))).chain(heads).collect(),
        canvas,
    })
}
