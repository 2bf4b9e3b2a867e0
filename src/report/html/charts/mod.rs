//! The charts: drawings of SVG, each with its text and the same numbers as a table.

mod abatement;
mod axis;
mod canvas;
mod cumulative;
mod effort;
mod end_use;
mod ladder;
mod ranges;
mod sankey;

use super::label::Label;
use super::markup::Markup;
use super::parts::{Cell, Head, paragraph, say, section, table};
use crate::report::phrases::Phrases;
use canvas::Canvas;

/// A chart: what it says, and how it is drawn.
struct Chart {
    /// Its place in the page.
    id: &'static str,
    title: String,
    text: String,
    canvas: Canvas,
    /// What its colours stand for, where it has more than one.
    legend: Vec<(usize, String)>,
    heads: Vec<Head>,
    rows: Vec<Vec<Cell>>,
}

/// Whether there is anything to draw.
pub(super) fn any(phrases: Phrases<'_>) -> bool {
    !all(phrases).is_empty()
}

/// The section of the charts.
pub(super) fn charts(page: &mut Markup, phrases: Phrases<'_>) {
    let all = all(phrases);
    if all.is_empty() {
        return;
    }
    section(page, "charts", say(phrases, Label::Figures), |page| {
        page.block("div", &[("class", "charts")], |page| {
            for chart in all {
                figure(page, phrases, chart);
            }
        });
    });
}

fn all(phrases: Phrases<'_>) -> Vec<Chart> {
    let mut all: Vec<Chart> = [
        ladder::ladder(phrases),
        cumulative::cumulative(phrases),
        end_use::end_use(phrases),
        effort::effort(phrases),
        ranges::ranges(phrases),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.extend(sankey::sankeys(phrases));
    all.extend(abatement::abatement(phrases));
    all
}

fn figure(page: &mut Markup, phrases: Phrases<'_>, chart: Chart) {
    let [title, text] = ["t", "d"].map(|part| format!("{}-{part}", chart.id));
    page.block("figure", &[("class", "chart"), ("id", chart.id)], |page| {
        page.block("figcaption", &[], |page| {
            page.line("h3", &[("id", &title)], &chart.title);
            page.line("p", &[("id", &text)], &chart.text);
        });
        chart.canvas.draw(page, &title, &text);
        if !chart.legend.is_empty() {
            page.block("ul", &[("class", "legend")], |page| {
                for (colour, name) in &chart.legend {
                    page.block("li", &[], |page| {
                        page.line(
                            "span",
                            &[("class", &format!("key c{colour}")), ("aria-hidden", "true")],
                            &canvas::letter(*colour),
                        );
                        page.text(name);
                    });
                }
            });
        }
        page.block("details", &[], |page| {
            page.line("summary", &[], say(phrases, Label::AsTable));
            table(page, &chart.title, &chart.heads, chart.rows);
        });
    });
    paragraph(page, &[], "");
}
