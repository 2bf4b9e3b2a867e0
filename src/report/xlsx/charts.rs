//! The charts of the workbook, drawn by the program that opens it from cells of its sheets.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType,
};

use super::label::Label;
use super::page::{Page, say};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// The size of a chart in pixels, and the rows that it covers.
const WIDE: u32 = 880;
const HIGH: u32 = 320;
const ROWS: u32 = 17;
/// A bar with its title takes so many pixels.
const BAR: usize = 30;

/// The first colours of the charts.
const COLOUR: u32 = 0x0000_72B2;
const SECOND: u32 = 0x00D5_5E00;

/// What is drawn from the measures in their order: savings, the ladder of paybacks, both added up.
pub(super) fn of_order(page: &mut Page, phrases: Phrases<'_>, (first, count): (u32, usize)) {
    bars(page, say(phrases, Label::SavingChart), (first, count), (0, 1), "#,##0");
    bars(page, say(phrases, Label::LadderChart), (first, count), (0, 3), "0.0");
    let sheet = page.sheet.name().to_owned();
    let last = last(first, count);
    let mut chart = Chart::new(ChartType::ScatterStraightWithMarkers);
    chart
        .add_series()
        .set_categories((sheet.as_str(), first, 4, last, 4))
        .set_values((sheet.as_str(), first, 5, last, 5))
        .set_marker(ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(7))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(COLOUR).set_width(2.0)));
    let currency = &phrases.report.currency;
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let across = format!("{} ({currency})", say(phrases, Label::AddedInvestment));
    let up = format!("{} ({per_year})", say(phrases, Label::AddedSaving));
    chart.x_axis().set_name(across.as_str()).set_num_format("#,##0");
    chart.y_axis().set_name(up.as_str()).set_num_format("#,##0");
    chart.x_axis().set_min(0);
    chart.y_axis().set_min(0);
    put(page, chart, say(phrases, Label::CumulativeChart), HIGH);
}

/// Bars of a column of a table from its row `first`, the first of `count` at the top.
pub(super) fn bars(
    page: &mut Page,
    title: &str,
    (first, count): (u32, usize),
    (names, values): (u16, u16),
    code: &str,
) {
    let sheet = page.sheet.name().to_owned();
    let last = last(first, count);
    let mut chart = Chart::new_bar();
    chart
        .add_series()
        .set_categories((sheet.as_str(), first, names, last, names))
        .set_values((sheet.as_str(), first, values, last, values))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(COLOUR)))
        .set_data_label(ChartDataLabel::new().show_value().set_num_format(code))
        .set_gap(60);
    // Across are the values, which stand at the bars; the first bar is at the top.
    chart.x_axis().set_num_format(code).set_hidden(true).set_major_gridlines(false);
    chart.y_axis().set_reverse().set_label_position(ChartAxisLabelPosition::Low);
    let high = u32::try_from(count.saturating_mul(BAR)).unwrap_or(HIGH).saturating_add(90);
    put(page, chart, title, high.min(900));
}

/// Columns by month, with a line of another column on an axis of its own.
pub(super) fn months(page: &mut Page, title: &str, (first, count): (u32, usize), series: [(u16, &str); 2]) {
    let sheet = page.sheet.name().to_owned();
    let last = last(first, count);
    let [(energy, energy_name), (cost, cost_name)] = series;
    let mut chart = Chart::new_column();
    chart
        .add_series()
        .set_name(energy_name)
        .set_categories((sheet.as_str(), first, 0, last, 0))
        .set_values((sheet.as_str(), first, energy, last, energy))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(COLOUR)));
    let mut line = Chart::new_line();
    line.add_series()
        .set_name(cost_name)
        .set_categories((sheet.as_str(), first, 0, last, 0))
        .set_values((sheet.as_str(), first, cost, last, cost))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(SECOND).set_width(2.0)))
        .set_secondary_axis(true);
    line.y2_axis().set_name(cost_name).set_num_format("#,##0").set_min(0);
    chart.combine(&line);
    chart.y_axis().set_name(energy_name).set_num_format("#,##0").set_min(0);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    draw(page, chart, title, HIGH);
}

/// Without a legend.
fn put(page: &mut Page, mut chart: Chart, title: &str, high: u32) {
    chart.legend().set_hidden();
    draw(page, chart, title, high);
}

fn draw(page: &mut Page, mut chart: Chart, title: &str, high: u32) {
    chart.title().set_name(title).set_font(ChartFont::new().set_size(12));
    chart.set_alt_text(title).set_width(WIDE).set_height(high);
    page.sheet.chart(page.row, 0, &chart);
    page.skip((high * ROWS).div_ceil(HIGH) + 1);
}

fn last(first: u32, count: usize) -> u32 {
    first.saturating_add(u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX))
}
