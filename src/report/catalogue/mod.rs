//! The catalogue: each measure with its formula as printed from the graph, the facts, the dated values, the functions.

mod entry;
mod factors;
mod facts;
mod formula;
mod functions;
mod markdown;
mod measure;
mod pages;
mod text;

pub use entry::{AssumptionEntry, CaseEntry, FactEntry, FormulaEntry, MeasureEntry, NumberEntry, WayEntry};
pub use pages::{Evidence, Folder, MARK, TUTORIAL, Tutorial, document, pages};
pub use text::describe;

use crate::diagnostic::Lang;
use crate::report::words::Word;
use crate::units::{Unit, format};

/// Where links lead.
pub(super) enum Links {
    /// The document stands alone.
    None,
    /// It stands in a folder beside the page of facts.
    Folder,
}

/// What a measure is, line by line: the kind, where it acts, how long it lasts.
fn head(entry: &MeasureEntry, lang: Lang) -> Vec<(String, String)> {
    let [category, end_use, stage, status] = &entry.in_words;
    let acts_on = Word::ActsOn.fill(lang, &[("end_use", end_use), ("what", stage)]);
    let years = match format::full(entry.life_years, lang).as_str() {
        "1" => Word::OneYear.text(lang).to_owned(),
        years => Word::Years.fill(lang, &[("n", years)]),
    };
    let mut lines = vec![
        (Word::Kind, category.clone()),
        (Word::EndUse, format!("{acts_on} ({}, {})", entry.end_use, entry.stage)),
        (Word::Lasts, years),
        (Word::Maturity, status.clone()),
    ];
    lines.extend(entry.arc.as_ref().map(|code| (Word::Arc, code.clone())));
    lines.extend(
        entry
            .found_in
            .as_ref()
            .map(|(share, source)| (Word::FoundIn, format!("{} %: {source}", format::number(share * 100.0, lang)))),
    );
    lines.extend(entry.exclusive.as_ref().map(|group| (Word::Group, group.clone())));
    if entry.umbrella {
        lines.push((Word::Remarks, Word::Umbrella.text(lang).to_owned()));
    }
    lines.extend(entry.observe.as_ref().map(|path| (Word::MustSee, path.clone())));
    lines.into_iter().map(|(word, value)| (word.text(lang).to_owned(), value)).collect()
}

/// `50 – 70 – 95 %`.
fn range(assumption: &AssumptionEntry, lang: Lang) -> String {
    let figures = [&assumption.low, &assumption.typical, &assumption.high]
        .map(|value| format::full(value.as_f64().unwrap_or(f64::NAN), lang));
    let unit = Unit::parse(&assumption.unit).map(|unit| measure::shown(&unit, lang)).unwrap_or_default();
    format!("{} {unit}", figures.join(" – ")).trim_end().to_owned()
}
