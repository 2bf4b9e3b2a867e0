//! What is saved in a year as of the end of each month, stage by stage: a chart for each currency.

use std::collections::BTreeSet;

use super::{legend, per_year, stage};
use crate::diagnostic::Lang;
use crate::html::{Anchor, Axis, Canvas, Cell, Chart, Head, WIDTH, at, letter, many};
use crate::programme::Programme;
use crate::programme::months::{MonthMoney, MonthRow};
use crate::programme::tally::Step;
use crate::programme::words::word;
use crate::units::format;

const LEFT: f64 = 80.0;
const RIGHT: f64 = 376.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 216.0;
const HEIGHT: f64 = 240.0;
/// Months that are named below.
const NAMED: usize = 4;
/// Letters behind the lines keep so far apart.
const APART: f64 = 13.0;

pub(super) fn months(programme: &Programme, lang: Lang) -> Vec<Chart> {
    let currencies: BTreeSet<&String> = programme.months.iter().flat_map(|row| row.money.keys()).collect();
    currencies.into_iter().map(|currency| chart(&programme.months, currency, lang)).collect()
}

fn chart(rows: &[MonthRow], currency: &str, lang: Lang) -> Chart {
    let money: Vec<MonthMoney> = rows.iter().map(|row| row.money.get(currency).copied().unwrap_or_default()).collect();
    let axis = Axis::over(money.iter().flat_map(|money| Step::ALL.map(|step| saving(money, step))), 4.0);
    let mut canvas = Canvas::new(HEIGHT);
    frame(&mut canvas, rows, &axis, lang);
    let mut ends = Vec::new();
    for (nth, step) in Step::ALL.into_iter().enumerate() {
        let values: Vec<f64> = money.iter().map(|money| saving(money, step)).collect();
        let last = values.last().copied().unwrap_or_default();
        let said = format!("{}: {} {}", stage(step, lang), format::number(last, lang), per_year(currency, lang));
        canvas.mark_path(stage(step, lang), &format!("line l{nth}"), steps(&values, &axis), said);
        ends.push((y(last, &axis), nth));
    }
    named(&mut canvas, ends);
    let heads = Step::ALL.iter().map(|step| Head::number(stage(*step, lang)));
    let cells = rows.iter().zip(&money).map(|(row, money)| {
        let figures = Step::ALL.iter().map(|step| Cell::from(format::number(saving(money, *step), lang)));
        std::iter::once(Cell::from(row.month.iso())).chain(figures).collect()
    });
    let title = word(lang, ["Annual saving, month by month", "Ahorro anual, mes a mes"]);
    let texts = [
        "As of the end of each month, with the corrections made since: recommended, accepted and in place as promised, and what measured savings may be claimed.",
        "Al cierre de cada mes, con las correcciones hechas después: lo recomendado, lo aceptado y lo implementado según lo prometido, y el ahorro medido comprobado.",
    ];
    Chart {
        id: format!("chart-months-{currency}"),
        title: format!("{title} ({})", per_year(currency, lang)),
        text: word(lang, texts).to_owned(),
        canvas,
        legend: legend(lang),
        heads: std::iter::once(Head::text(word(lang, ["Month", "Mes"]))).chain(heads).collect(),
        rows: cells.collect(),
    }
}

fn saving(money: &MonthMoney, step: Step) -> f64 {
    match step {
        Step::Promised => money.promised,
        Step::Accepted => money.accepted,
        Step::Done => money.in_place,
        Step::Measured => money.measured_in_place,
    }
}

fn y(value: f64, axis: &Axis) -> f64 {
    BOTTOM - axis.place(value) * (BOTTOM - TOP)
}

/// Where a month begins, of so many.
fn x(nth: usize, count: usize) -> f64 {
    LEFT + many(nth) / many(count.max(1)) * (RIGHT - LEFT)
}

/// A line that holds a value for its month.
fn steps(values: &[f64], axis: &Axis) -> String {
    let mut path = String::new();
    for (nth, value) in values.iter().enumerate() {
        let (from, to, y) = (x(nth, values.len()), x(nth + 1, values.len()), at(y(*value, axis)));
        let join = if nth == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{join}{} {y}L{} {y}", at(from), at(to)));
    }
    path
}

fn frame(canvas: &mut Canvas, rows: &[MonthRow], axis: &Axis, lang: Lang) {
    for tick in axis.ticks() {
        canvas.line("grid", (LEFT, y(tick, axis)), (RIGHT, y(tick, axis)));
        canvas.text("tick", (LEFT - 5.0, y(tick, axis) + 4.0), Anchor::End, LEFT, &format::number(tick, lang));
    }
    let every = rows.len().div_ceil(NAMED).max(1);
    for (nth, row) in rows.iter().enumerate().step_by(every) {
        let middle = f64::midpoint(x(nth, rows.len()), x(nth + 1, rows.len()));
        let (place, anchor) =
            if middle + 30.0 > WIDTH { (WIDTH, Anchor::End) } else { (middle.max(LEFT + 20.0), Anchor::Middle) };
        canvas.text("tick", (place, BOTTOM + 16.0), anchor, 60.0, &row.month.iso());
    }
}

/// The letters of the lines behind their ends, the lowest line first, none upon another.
fn named(canvas: &mut Canvas, mut ends: Vec<(f64, usize)>) {
    ends.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
    let mut above = f64::INFINITY;
    for (end, nth) in ends {
        above = end.min(above - APART);
        canvas.text("value", (RIGHT + 6.0, above + 4.0), Anchor::Start, 20.0, &letter(nth));
    }
}
