//! Effort against saving: each measure by what it costs and what it saves.

use crate::html::{Anchor, Canvas, Cell, Chart, Head, Powers, WIDTH, at};
use crate::report::html::label::{Label, say};
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format;

const LEFT: f64 = 72.0;
/// The strip of measures without investment.
const STRIP: f64 = 104.0;
const AXIS: f64 = 136.0;
const RIGHT: f64 = 384.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 270.0;
const HEIGHT: f64 = 308.0;
const RADIUS: f64 = 9.0;

/// Every measure that saves money.
pub(super) fn effort(phrases: Phrases<'_>) -> Option<Chart> {
    let currency = &phrases.report.currency;
    let saving = |measure: &Recommendation| measure.annual_saving.as_ref().map(|money| money.expected);
    let mut points: Vec<(&Recommendation, f64, f64)> = phrases
        .measures()
        .filter(|measure| measure.investment.currency == *currency)
        .filter_map(|measure| {
            Some((measure, measure.investment.expected, saving(measure).filter(|money| *money > 0.0)?))
        })
        .collect();
    points.sort_by_key(|point| point.0.rank);
    if points.len() < 2 {
        return None;
    }
    let up = Powers::over(points.iter().map(|point| point.2))?;
    let across = Powers::over(points.iter().map(|point| point.1));
    let y = |value: f64| BOTTOM - up.place(value) * (BOTTOM - TOP);
    let x = |value: f64| match &across {
        Some(across) if value > 0.0 => AXIS + across.place(value) * (RIGHT - AXIS),
        _ => STRIP,
    };
    let mut canvas = Canvas::new(HEIGHT);
    let number = |value: f64| format::number(value, phrases.lang);
    for tick in up.ticks() {
        canvas.line("grid", (LEFT, y(tick)), (RIGHT, y(tick)));
        canvas.text("tick", (LEFT - 5.0, y(tick) + 4.0), Anchor::End, LEFT, &number(tick));
    }
    for (nth, tick) in across.iter().flat_map(Powers::ticks).enumerate() {
        canvas.line("grid", (x(tick), TOP), (x(tick), BOTTOM));
        // Every other number where they would touch.
        let crowded = across.as_ref().is_some_and(|across| across.ticks().len() > 4);
        if !crowded || nth % 2 == 0 {
            let last = x(tick) > RIGHT - 20.0;
            let (place, anchor) = if last { (WIDTH, Anchor::End) } else { (x(tick), Anchor::Middle) };
            canvas.text("tick", (place, BOTTOM + 16.0), anchor, 90.0, &number(tick));
        }
    }
    if points.iter().any(|point| point.1 <= 0.0) {
        canvas.line("limit", (AXIS - 14.0, TOP), (AXIS - 14.0, BOTTOM));
        canvas.text("tick", (STRIP + 4.0, BOTTOM + 30.0), Anchor::Middle, 110.0, say(phrases, Label::NoInvestment));
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (measure, cost, money) in &points {
        let own = (x(*cost), y(*money));
        let place = free(own, &taken);
        taken.push(place);
        if place != own {
            canvas.line("lead", own, place);
        }
        let said = format!("{}. {}: {} → {}", measure.rank, measure.title, number(*cost), number(*money));
        if measure.beyond.is_empty() {
            canvas.mark_circle(&measure.id, "c0", place, RADIUS, said);
        } else {
            let r = RADIUS + 2.0;
            let corners = [(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)]
                .map(|(dx, dy)| format!("{} {}", at(place.0 + dx), at(place.1 + dy)));
            canvas.mark_path(&measure.id, "c4", format!("M{}Z", corners.join("L")), said);
        }
        let class = if measure.beyond.is_empty() { "inside i0" } else { "inside i4" };
        canvas.text(class, (place.0, place.1 + 4.0), Anchor::Middle, 30.0, &measure.rank.to_string());
    }
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let (saves, costs) = (
        format!("{} ({per_year})", phrases.word(Word::AnnualSaving)),
        format!("{} ({currency})", phrases.word(Word::Investment)),
    );
    canvas.text("axis", (0.0, 12.0), Anchor::Start, WIDTH, &saves);
    canvas.text("axis", (WIDTH, HEIGHT - 6.0), Anchor::End, 200.0, &costs);
    let rows = points.iter().map(|(measure, cost, money)| {
        vec![Cell::from(format!("{}. {}", measure.rank, measure.title)), number(*cost).into(), number(*money).into()]
    });
    Some(Chart {
        id: "chart-effort".to_owned(),
        title: say(phrases, Label::EffortTitle).to_owned(),
        text: say(phrases, Label::EffortText).to_owned(),
        legend: Vec::new(),
        rows: rows.collect(),
        heads: vec![Head::text(phrases.word(Word::Measure)), Head::number(costs), Head::number(saves)],
        canvas,
    })
}

/// The place nearest to a point at which nothing lies yet.
fn free(own: (f64, f64), taken: &[(f64, f64)]) -> (f64, f64) {
    let apart = 2.0 * RADIUS + 2.0;
    let is_free = |place: &(f64, f64)| {
        let inside = (LEFT..=RIGHT + 6.0).contains(&place.0) && (TOP..=BOTTOM).contains(&place.1);
        inside && taken.iter().all(|known| (known.0 - place.0).hypot(known.1 - place.1) >= apart)
    };
    if taken.iter().all(|known| (known.0 - own.0).hypot(known.1 - own.1) >= apart) {
        return own;
    }
    // Rings around the point, each of places a ring's width apart.
    for ring in 1..12 {
        for step in 0..16 {
            let (far, turn) = (f64::from(ring) * apart / 2.0, f64::from(step) * std::f64::consts::TAU / 16.0);
            let place = (own.0 + far * turn.cos(), own.1 + far * turn.sin());
            if is_free(&place) {
                return place;
            }
        }
    }
    own
}
