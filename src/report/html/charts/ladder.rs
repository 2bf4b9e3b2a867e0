//! The payback ladder: a bar for each measure, the soonest on top.

use crate::html::{Anchor, Axis, Canvas, Cell, Chart, Head, WIDTH, many, wide};
use crate::report::html::label::{Label, fill, say};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

const ROW: f64 = 36.0;
const BAR: f64 = 11.0;
const FOOT: f64 = 24.0;
/// Room for what stands behind the longest bar.
const BEHIND: f64 = 78.0;
/// Paybacks beyond so many times the limit are cut off, or nothing else could be seen.
const MOST: f64 = 1.5;

/// The measures with a payback that is a time.
pub(super) fn ladder(phrases: Phrases<'_>) -> Option<Chart> {
    let limit = phrases.report.limits.payback_months;
    let of = |(kind, months): (&str, Option<f64>)| match kind {
        "immediate" => Some(0.0),
        _ => months,
    };
    let mut rows: Vec<_> = phrases
        .measures()
        .filter_map(|measure| Some((measure, of((measure.payback.kind, measure.payback.months))?)))
        .collect();
    rows.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.rank.cmp(&b.0.rank)));
    if rows.is_empty() {
        return None;
    }
    let longest = rows.iter().map(|(_, months)| *months).fold(limit, f64::max).min(limit * MOST);
    let axis = Axis::over([longest], 6.0);
    let (right, height) = (WIDTH - BEHIND, many(rows.len()) * ROW + FOOT);
    let x = |months: f64| axis.place(months) * right;
    let mut canvas = Canvas::new(height);
    for tick in axis.ticks() {
        canvas.line("grid", (x(tick), 0.0), (x(tick), height - FOOT));
        let anchor = if tick == 0.0 { Anchor::Start } else { Anchor::Middle };
        canvas.text("tick", (x(tick), height - 8.0), anchor, 80.0, &crate::units::format::number(tick, phrases.lang));
    }
    canvas.line("limit", (x(limit), 0.0), (x(limit), height - FOOT));
    for (at, (measure, months)) in rows.iter().enumerate() {
        let top = many(at) * ROW;
        let text = phrases.payback(&measure.payback);
        canvas.text(
            "label halo",
            (0.0, top + 14.0),
            Anchor::Start,
            WIDTH,
            &format!("{}. {}", measure.rank, measure.title),
        );
        let class = if *months > limit { "c4" } else { "c0" };
        let said = format!("{}: {text}", measure.title);
        canvas.mark_box(&measure.id, class, (0.0, top + 19.0), (x(*months).max(3.0), BAR), said);
        let text = if *months > limit * MOST { format!("→ {text}") } else { text };
        canvas.text("value halo", (x(*months).max(3.0) + 5.0, top + 29.0), Anchor::Start, wide(&text), &text);
    }
    let heads = vec![Head::text(phrases.word(Word::Measure)), Head::number(phrases.word(Word::Payback))];
    let cells = rows.iter().map(|(measure, _)| {
        vec![Cell::from(format!("{}. {}", measure.rank, measure.title)), phrases.payback(&measure.payback).into()]
    });
    Some(Chart {
        id: "chart-ladder".to_owned(),
        title: say(phrases, Label::LadderTitle).to_owned(),
        text: fill(phrases, Label::LadderText, &[("months", &phrases.limit_of_months())]),
        legend: Vec::new(),
        heads,
        rows: cells.collect(),
        canvas,
    })
}
