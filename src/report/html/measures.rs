//! The measures: the table of all, then each in full; what needs a study apart.

use super::markup::Markup;
use super::measure;
use super::parts::{anchor, paragraph, section};
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// The columns of the tables of measures, as the script names them.
const COLUMNS: [&str; 5] = ["title", "saving", "investment", "payback", "confidence"];

/// The recommended measures, and those that need a study.
pub(super) fn measures(page: &mut Markup, phrases: Phrases<'_>) {
    let report = phrases.report;
    section(page, "measures", phrases.word(Word::Recommended), |page| {
        if report.recommendations.is_empty() {
            paragraph(page, &[], phrases.word(Word::NoMeasure));
        }
        // Where the script puts its controls.
        page.block("div", &[("id", "controls"), ("hidden", "")], |_| {});
        overview(page, phrases, "recommended", phrases.word(Word::Recommended), &report.recommendations);
        report.recommendations.iter().for_each(|one| measure::measure(page, phrases, one));
    });
    if !report.needs_study.is_empty() {
        section(page, "study", phrases.word(Word::NeedsStudy), |page| {
            paragraph(page, &[], &phrases.study_lead());
            overview(page, phrases, "beyond", phrases.word(Word::NeedsStudy), &report.needs_study);
            report.needs_study.iter().for_each(|one| measure::measure(page, phrases, one));
        });
    }
}

fn overview(page: &mut Markup, phrases: Phrases<'_>, list: &str, caption: &str, measures: &[Recommendation]) {
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
    page.block("div", &[("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)], |page| {
        page.block("table", &[("class", "measures"), ("data-list", list)], |page| {
            page.line("caption", &[("class", "unseen")], caption);
            page.block("thead", &[], |page| {
                page.block("tr", &[], |page| {
                    for (column, title) in COLUMNS.iter().zip(&heads) {
                        let class = if number(column) { "n" } else { *column };
                        page.line("th", &[("scope", "col"), ("class", class), ("data-sort", column)], title);
                    }
                });
            });
            page.block("tbody", &[], |page| measures.iter().for_each(|one| row(page, phrases, one)));
        });
    });
}

fn row(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    let to = format!("#{}", anchor(&measure.id));
    page.block("tr", &[("data-measure", &measure.id)], |page| {
        page.block("th", &[("scope", "row")], |page| {
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
        for (column, text) in COLUMNS.iter().skip(1).zip(&cells) {
            let class = if number(column) { "n" } else { *column };
            page.line("td", &[("class", class), ("data-cell", column)], text);
        }
    });
}

fn number(column: &str) -> bool {
    ["saving", "investment", "payback"].contains(&column)
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
