//! What is saved in a year against what has been spent, measure by measure.

use crate::html::{Anchor, Axis, Canvas, Cell, Chart, Head, WIDTH, at};
use crate::report::html::label::{Label, say};
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format;

const LEFT: f64 = 66.0;
const RIGHT: f64 = 384.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 236.0;
const HEIGHT: f64 = 272.0;
/// Numbers nearer to each other than this would lie upon each other.
const APART: f64 = 15.0;

/// The recommended measures that count, in their order.
pub(super) fn cumulative(phrases: Phrases<'_>) -> Option<Chart> {
    let currency = &phrases.report.currency;
    let counted = phrases
        .report
        .recommendations
        .iter()
        .filter(|measure| !measure.together.not_counted && measure.investment.currency == *currency);
    let (mut spent, mut saved, mut points) = (0.0, 0.0, Vec::new());
    for measure in counted {
        let own = measure.together.annual_saving.as_ref().or(measure.annual_saving.as_ref());
        let Some(own) = own else { continue };
        spent += measure.investment.expected;
        saved += own.expected;
        points.push((measure, spent, saved));
    }
    if points.len() < 2 {
        return None;
    }
    let (across, up) =
        (Axis::over(points.iter().map(|point| point.1), 3.0), Axis::over(points.iter().map(|point| point.2), 4.0));
    let x = |value: f64| LEFT + across.place(value) * (RIGHT - LEFT);
    let y = |value: f64| BOTTOM - up.place(value) * (BOTTOM - TOP);
    let mut canvas = Canvas::new(HEIGHT);
    frame(&mut canvas, phrases, (&across, &up));
    let line: Vec<String> = std::iter::once((0.0, 0.0))
        .chain(points.iter().map(|point| (point.1, point.2)))
        .enumerate()
        .map(|(nth, (spent, saved))| format!("{}{} {}", if nth == 0 { "M" } else { "L" }, at(x(spent)), at(y(saved))))
        .collect();
    canvas.path("curve", line.join(""));
    let mut last: Option<(f64, f64)> = None;
    for (measure, spent, saved) in &points {
        let place = (x(*spent), y(*saved));
        let said = format!("{}. {}", measure.rank, measure.title);
        canvas.mark_circle(&measure.id, "c0", place, 4.0, said);
        let free = last.is_none_or(|last| (place.0 - last.0).hypot(place.1 - last.1) >= APART);
        if free {
            canvas.text("value halo", (place.0 - 6.0, place.1 - 6.0), Anchor::End, 40.0, &measure.rank.to_string());
            last = Some(place);
        }
    }
    let money = |value: f64| format::number(value, phrases.lang);
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let heads = vec![
        Head::text(phrases.word(Word::Measure)),
        Head::number(format!("{} ({currency})", say(phrases, Label::AddedInvestment))),
        Head::number(format!("{} ({per_year})", say(phrases, Label::AddedSaving))),
    ];
    let rows = points.iter().map(|(measure, spent, saved)| {
        vec![Cell::from(format!("{}. {}", measure.rank, measure.title)), money(*spent).into(), money(*saved).into()]
    });
    Some(Chart {
        id: "chart-cumulative".to_owned(),
        title: say(phrases, Label::CumulativeTitle).to_owned(),
        text: say(phrases, Label::CumulativeText).to_owned(),
        legend: Vec::new(),
        rows: rows.collect(),
        heads,
        canvas,
    })
}

/// Axes with their numbers: investment to the right, saving of a year upwards.
fn frame(canvas: &mut Canvas, phrases: Phrases<'_>, (across, up): (&Axis, &Axis)) {
    let number = |value: f64| format::number(value, phrases.lang);
    for tick in up.ticks() {
        let y = BOTTOM - up.place(tick) * (BOTTOM - TOP);
        canvas.line("grid", (LEFT, y), (RIGHT, y));
        canvas.text("tick", (LEFT - 5.0, y + 4.0), Anchor::End, LEFT, &number(tick));
    }
    for tick in across.ticks() {
        let x = LEFT + across.place(tick) * (RIGHT - LEFT);
        let anchor = if across.place(tick) > 0.95 { Anchor::End } else { Anchor::Middle };
        canvas.line("grid", (x, TOP), (x, BOTTOM));
        canvas.text(
            "tick",
            (x + if across.place(tick) > 0.95 { 14.0 } else { 0.0 }, BOTTOM + 16.0),
            anchor,
            100.0,
            &number(tick),
        );
    }
    let currency = &phrases.report.currency;
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    canvas.text(
        "axis",
        (0.0, 12.0),
        Anchor::Start,
        WIDTH,
        &format!("{} ({per_year})", say(phrases, Label::AddedSaving)),
    );
    let below = format!("{} ({currency})", say(phrases, Label::AddedInvestment));
    canvas.text("axis", (WIDTH, HEIGHT - 4.0), Anchor::End, WIDTH, &below);
}
