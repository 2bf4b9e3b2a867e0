//! The measures: the table of all, then each in full; what needs a study apart.

use super::measure;
use crate::html::{Markup, paragraph, section};
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// The columns of the tables of measures, as the script names them.
const COLUMNS: [&str; 5] = ["title", "saving", "investment", "payback", "confidence"];

/// The recommended measures.
pub(super) fn recommended(page: &mut Markup, phrases: Phrases<'_>) {
    let report = phrases.report;
    section(page, "measures", phrases.word(Word::Recommended), |page| {
        if report.recommendations.is_empty() {
            paragraph(page, &[], phrases.word(Word::NoMeasure));
        }
        // Where the script puts its controls.
        page.block("div", &[("id", "controls"), ("hidden", "")], |_| {});
        overview(page, phrases, Purpose::Recommended, phrases.word(Word::Recommended), &report.recommendations);
        report.recommendations.iter().for_each(|one| measure::measure(page, phrases, one));
    });
}

/// The measures that need a study.
pub(super) fn studies(page: &mut Markup, phrases: Phrases<'_>) {
    let report = phrases.report;
    if !report.needs_study.is_empty() {
        section(page, "study", phrases.word(Word::NeedsStudy), |page| {
            paragraph(page, &[], &phrases.study_lead());
            overview(page, phrases, Purpose::Beyond, phrases.word(Word::NeedsStudy), &report.needs_study);
            report.needs_study.iter().for_each(|one| measure::measure(page, phrases, one));
        });
    }
}

/// What a table of measures is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// What to do first.
    First,
    /// All that is recommended.
    Recommended,
    /// All that needs a study.
    Beyond,
}

impl Purpose {
    /// The name of the list for the script; none where it leaves the table alone.
    fn list(self) -> Option<&'static str> {
        match self {
            Purpose::First => None,
            Purpose::Recommended => Some("recommended"),
            Purpose::Beyond => Some("beyond"),
        }
    }

    fn columns(self) -> &'static [&'static str] {
        let without_confidence = COLUMNS.len() - 1;
        if self == Purpose::First { COLUMNS.get(..without_confidence).unwrap_or(&COLUMNS) } else { &COLUMNS }
    }
}

/// Measures with their numbers. On a phone a row is a card, so each cell bears its head, and rows and cells say what
/// they are whatever they look like.
pub(super) fn overview(
    page: &mut Markup,
    phrases: Phrases<'_>,
    purpose: Purpose,
    caption: &str,
    measures: &[Recommendation],
) {
    if measures.is_empty() {
        return;
    }
    let currency = &phrases.report.currency;
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let heads = [
        phrases.word(Word::Measure).to_owned(),
        format!("{} ({per_year})", phrases.word(Word::AnnualSaving)),
        format!("{} ({currency})", phrases.word(Word::Investment)),
        phrases.word(Word::Payback).to_owned(),
        phrases.word(Word::Confidence).to_owned(),
    ];
    let list = purpose.list().map(|list| ("data-list", list));
    let attributes: Vec<_> = [("class", "measures"), ("role", "table")].into_iter().chain(list).collect();
    page.block("table", &attributes, |page| {
        page.line("caption", &[("class", "unseen")], caption);
        page.block("thead", &[("role", "rowgroup")], |page| {
            page.block("tr", &[("role", "row")], |page| {
                for (column, title) in purpose.columns().iter().zip(&heads) {
                    let sort = list.map(|_| ("data-sort", *column));
                    let head = [("role", "columnheader"), ("scope", "col"), ("class", class_of(column))];
                    page.line("th", &head.into_iter().chain(sort).collect::<Vec<_>>(), title);
                }
            });
        });
        page.block("tbody", &[("role", "rowgroup")], |page| {
            for one in measures {
                row(page, phrases, purpose, &heads, one);
            }
        });
    });
}

fn row(page: &mut Markup, phrases: Phrases<'_>, purpose: Purpose, heads: &[String], measure: &Recommendation) {
    let to = format!("#{}", anchor(&measure.id));
    let id = purpose.list().map(|_| ("data-measure", measure.id.as_str()));
    page.block("tr", &[("role", "row")].into_iter().chain(id).collect::<Vec<_>>(), |page| {
        page.block("th", &[("role", "rowheader"), ("scope", "row")], |page| {
            page.line("span", &[("data-cell", "rank")], &measure.rank.to_string());
            page.text(". ");
            page.line("a", &[("href", &to)], &measure.title);
        });
        let cells = [
            phrases.saving_in_column(measure.annual_saving.as_ref()),
            phrases.money_in_column(&measure.investment),
            phrases.payback(&measure.payback),
            phrases.confidence(measure.confidence).to_owned(),
        ];
        for ((column, head), text) in purpose.columns().iter().zip(heads).skip(1).zip(&cells) {
            let attributes =
                [("role", "cell"), ("class", class_of(column)), ("data-head", head), ("data-cell", column)];
            page.line("td", &attributes, text);
        }
    });
}

fn class_of(column: &'static str) -> &'static str {
    if ["saving", "investment", "payback"].contains(&column) { "n" } else { column }
}

/// The place of a measure in the page.
pub(super) fn anchor(id: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    format!("m-{}", id.chars().map(plain).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::anchor;

    #[test]
    fn places_in_the_page_are_plain() {
        assert_eq!(anchor("common/compressed_air_leaks"), "m-common-compressed_air_leaks");
        assert_eq!(anchor("x\"><script>"), "m-x---script-");
    }
}
