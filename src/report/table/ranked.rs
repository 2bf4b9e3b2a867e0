//! The table of ranked measures, its columns as wide as what stands in them.

use super::page::Page;
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::text::{columns, left, right, untied, wrap};
use crate::report::words::Word;

/// Below this width the confidence moves from its column to a line of its own.
const WIDE: usize = 72;
/// Below this width of the titles a measure takes lines instead of columns.
const NARROWEST_TITLE: usize = 16;
const GAP: usize = 2;

struct Row<'a> {
    measure: &'a Recommendation,
    title: String,
    rank: String,
    saving: String,
    investment: String,
    payback: String,
    confidence: &'a str,
}

struct Widths {
    rank: usize,
    title: usize,
    saving: usize,
    investment: usize,
    payback: usize,
    confidence: Option<usize>,
}

/// A table of measures, each with its remarks below it.
pub(super) fn ranked(page: &mut Page, phrases: Phrases<'_>, measures: &[Recommendation]) {
    let rows: Vec<Row<'_>> = measures.iter().map(|measure| row(phrases, measure)).collect();
    let header = header(phrases);
    match widths(page.width(), &header, &rows) {
        Some(widths) => in_columns(page, phrases, &header, &rows, &widths),
        None => in_lines(page, phrases, &rows),
    }
}

fn row<'a>(phrases: Phrases<'a>, measure: &'a Recommendation) -> Row<'a> {
    Row {
        measure,
        title: crate::report::text::clean(&measure.title),
        rank: measure.rank.to_string(),
        saving: untied(&phrases.saving_in_column(measure.annual_saving.as_ref())),
        investment: untied(&phrases.money_in_column(&measure.investment)),
        payback: untied(&phrases.payback(&measure.payback)),
        confidence: phrases.confidence(measure.confidence),
    }
}

/// The two lines of the header: what, and in which currency.
fn header(phrases: Phrases<'_>) -> [[String; 4]; 2] {
    let currency = phrases.report.currency.as_str();
    let word = |word: Word| phrases.word(word).to_owned();
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    [
        [word(Word::AnnualSaving), word(Word::Investment), word(Word::Payback), word(Word::Confidence)],
        [per_year, currency.to_owned(), String::new(), String::new()],
    ]
}

fn widths(width: usize, header: &[[String; 4]; 2], rows: &[Row<'_>]) -> Option<Widths> {
    let [[saving, investment, payback, confidence], [per_year, currency, ..]] = header;
    let widest = |heads: &[&str], cell: fn(&Row<'_>) -> usize| {
        rows.iter().map(cell).chain(heads.iter().map(|head| columns(head))).max().unwrap_or_default()
    };
    let mut widths = Widths {
        rank: widest(&["#"], |row| row.rank.len()),
        title: 0,
        saving: widest(&[saving, per_year], |row| columns(&row.saving)),
        investment: widest(&[investment, currency], |row| columns(&row.investment)),
        payback: widest(&[payback], |row| columns(&row.payback)),
        confidence: (width >= WIDE).then(|| widest(&[confidence], |row| columns(row.confidence))),
    };
    let taken = widths.rank
        + widths.saving
        + widths.investment
        + widths.payback
        + 4 * GAP
        + widths.confidence.map_or(0, |width| width + GAP);
    widths.title = width.checked_sub(taken).filter(|left| *left >= NARROWEST_TITLE)?;
    Some(widths)
}

impl Widths {
    fn line(&self, rank: &str, title: &str, cells: [&str; 4]) -> String {
        let [saving, investment, payback, confidence] = cells;
        let gap = " ".repeat(GAP);
        let mut line = [
            right(rank, self.rank),
            left(title, self.title),
            right(saving, self.saving),
            right(investment, self.investment),
            right(payback, self.payback),
        ]
        .join(&gap);
        if self.confidence.is_some() {
            line.push_str(&gap);
            line.push_str(confidence);
        }
        line
    }
}

fn in_columns(page: &mut Page, phrases: Phrases<'_>, header: &[[String; 4]; 2], rows: &[Row<'_>], widths: &Widths) {
    let [names, units] = header.each_ref().map(|line| line.each_ref().map(String::as_str));
    page.line(&widths.line("#", phrases.word(Word::Measure), names));
    page.line(&widths.line("", "", units));
    for row in rows {
        page.blank();
        let mut rank = row.rank.as_str();
        let mut cells = [row.saving.as_str(), &row.investment, &row.payback, row.confidence];
        for title in wrap(&row.title, widths.title) {
            page.line(&widths.line(rank, &title, cells));
            (rank, cells) = ("", [""; 4]);
        }
        below(page, phrases, row, widths.rank + GAP, widths.confidence.is_none());
    }
}

/// What stands below a measure.
fn below(page: &mut Page, phrases: Phrases<'_>, row: &Row<'_>, indent: usize, with_confidence: bool) {
    let indent = indent + GAP;
    if let Some(range) = phrases.likely_range(row.measure) {
        page.paragraph(indent, &range);
    }
    page.paragraph(indent, &phrases.physical(row.measure));
    if with_confidence {
        page.paragraph(indent, &phrases.fill(Word::ConfidenceIs, &[("word", row.confidence)]));
    }
    let beyond = phrases.beyond(row.measure);
    let remarks = phrases.worth_remark(row.measure).into_iter().chain(phrases.remarks(row.measure));
    for remark in Some(beyond).filter(|beyond| !beyond.is_empty()).into_iter().chain(remarks) {
        page.hanging(indent, "- ", &remark);
    }
}

/// The same without columns, for numbers that leave no room beside them.
fn in_lines(page: &mut Page, phrases: Phrases<'_>, rows: &[Row<'_>]) {
    for row in rows {
        page.blank();
        page.hanging(0, &format!("{}  ", row.rank), &row.title);
        let saving = phrases.annual_saving(row.measure.annual_saving.as_ref());
        let investment = phrases.money(&row.measure.investment);
        let figures = [(Word::AnnualSaving, &saving), (Word::Investment, &investment), (Word::Payback, &row.payback)];
        for (word, figure) in figures {
            page.paragraph(2 * GAP, &format!("{}: {figure}", phrases.word(word)));
        }
        below(page, phrases, row, GAP, true);
    }
}
