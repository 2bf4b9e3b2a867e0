//! Charts: drawings of SVG, each with its text and the same numbers as a table.

use super::canvas::{Canvas, letter};
use super::markup::Markup;
use super::parts::{Cell, Head, table};

/// A chart: what it says, and how it is drawn.
pub(crate) struct Chart {
    /// Its place in the page.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) canvas: Canvas,
    /// What its colours stand for, where it has more than one.
    pub(crate) legend: Vec<(usize, String)>,
    pub(crate) heads: Vec<Head>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A chart with its text, its legend, and its numbers as a table under a word of the page.
pub(crate) fn figure(page: &mut Markup, as_table: &str, chart: Chart) {
    let [title, text] = ["t", "d"].map(|part| format!("{}-{part}", chart.id));
    page.block("figure", &[("class", "chart"), ("id", &chart.id)], |page| {
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
                            &letter(*colour),
                        );
                        page.text(name);
                    });
                }
            });
        }
        page.block("details", &[], |page| {
            page.line("summary", &[], as_table);
            table(page, &chart.title, &chart.heads, chart.rows);
        });
    });
}
