//! The marginal abatement cost curve: what it costs to avoid a tonne, measure by measure, the cheapest first.

use crate::html::{Anchor, Axis, Canvas, Cell, Chart, Head, WIDTH};
use crate::report::html::label::{Label, fill, say};
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format;

const LEFT: f64 = 72.0;
const RIGHT: f64 = 388.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 236.0;
const HEIGHT: f64 = 272.0;
/// Narrower blocks have no number in them.
const ROOM: f64 = 15.0;

/// A measure with what it avoids and what that costs a tonne.
struct Block<'a> {
    measure: &'a Recommendation,
    tonnes: f64,
    cost: f64,
}

/// The measures with avoided emissions and a net present value. The cost of a year is the negative of what the measure is
/// worth as an equal amount for each year of its life.
pub(super) fn abatement(phrases: Phrases<'_>) -> Option<Chart> {
    let block = |measure| -> Option<Block<'_>> {
        let measure: &Recommendation = measure;
        let tonnes = measure.co2e.as_ref().filter(|co2e| co2e.unit == "t/yr")?.expected;
        let worth = measure.worth.as_ref()?.annual_worth.expected;
        (tonnes > 0.0 && !measure.umbrella).then(|| Block { measure, tonnes, cost: -worth / tonnes })
    };
    let mut blocks: Vec<Block<'_>> = phrases.measures().filter_map(block).collect();
    blocks.sort_by(|a, b| a.cost.total_cmp(&b.cost).then_with(|| a.measure.rank.cmp(&b.measure.rank)));
    if blocks.len() < 2 {
        return None;
    }
    let all: f64 = blocks.iter().map(|block| block.tonnes).sum();
    let (across, up) = (Axis::over([all], 4.0), Axis::over(blocks.iter().map(|block| block.cost), 4.0));
    let x = |tonnes: f64| LEFT + across.place(tonnes) * (RIGHT - LEFT);
    let y = |cost: f64| BOTTOM - up.place(cost) * (BOTTOM - TOP);
    let number = |value: f64| format::number(value, phrases.lang);
    let mut canvas = Canvas::new(HEIGHT);
    for tick in up.ticks() {
        canvas.line("grid", (LEFT, y(tick)), (RIGHT, y(tick)));
        canvas.text("tick", (LEFT - 5.0, y(tick) + 4.0), Anchor::End, LEFT, &number(tick));
    }
    for tick in across.ticks() {
        let anchor = if across.place(tick) > 0.95 { Anchor::End } else { Anchor::Middle };
        canvas.text("tick", (x(tick), BOTTOM + 16.0), anchor, 80.0, &number(tick));
    }
    let currency = phrases.report.currency.as_str();
    let (cost, tonnes) =
        (fill(phrases, Label::PerTonne, &[("currency", currency)]), say(phrases, Label::TonnesPerYear));
    let mut so_far = 0.0;
    for block in &blocks {
        let (from, to) = (x(so_far), x(so_far + block.tonnes));
        so_far += block.tonnes;
        let (top, bottom) = (y(block.cost.max(0.0)), y(block.cost.min(0.0)));
        let measure = block.measure;
        let figures = format!("{} {tonnes}, {} {cost}", number(block.tonnes), number(block.cost));
        let said = format!("{}. {}: {figures}", measure.rank, measure.title);
        let class = if measure.beyond.is_empty() { "c2 part" } else { "c4 part" };
        canvas.mark_box(&measure.id, class, (from, top), (to - from, bottom - top), said);
        if to - from >= ROOM {
            let above = if block.cost < 0.0 { y(0.0) - 4.0 } else { top - 4.0 };
            canvas.text(
                "value halo",
                (f64::midpoint(from, to), above),
                Anchor::Middle,
                30.0,
                &measure.rank.to_string(),
            );
        }
    }
    canvas.line("zero", (LEFT, y(0.0)), (RIGHT, y(0.0)));
    canvas.text("axis", (0.0, 12.0), Anchor::Start, WIDTH, &cost);
    canvas.text("axis", (WIDTH, HEIGHT - 4.0), Anchor::End, WIDTH, tonnes);
    let rows = blocks.iter().map(|block| {
        let name = format!("{}. {}", block.measure.rank, block.measure.title);
        vec![Cell::from(name), number(block.tonnes).into(), number(block.cost).into()]
    });
    Some(Chart {
        id: "chart-abatement".to_owned(),
        title: say(phrases, Label::AbatementTitle).to_owned(),
        text: say(phrases, Label::AbatementText).to_owned(),
        legend: Vec::new(),
        rows: rows.collect(),
        heads: vec![Head::text(phrases.word(Word::Measure)), Head::number(tonnes), Head::number(cost)],
        canvas,
    })
}
