//! The sheet of what is not known: what it is worth to know, what must be seen, what is missing, how good the data are.

use super::label::Label;
use super::page::{Cell, Head, Page, say};
use crate::report::model::{MissingFact, NeedsData, WorthKnowing};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::workbook::write::Sheet;

const WIDTHS: [f64; 5] = [42.0, 40.0, 54.0, 44.0, 34.0];

pub(super) fn sheet(phrases: Phrases<'_>) -> Sheet {
    let sheet = Sheet::new(say(phrases, Label::Missing), phrases.lang).landscape().columns(&WIDTHS);
    let mut page = Page::new(sheet, WIDTHS.len());
    page.title(say(phrases, Label::Missing));
    page.paragraph(say(phrases, Label::MissingLead));
    let drawn = phrases.report.drawn.worth_knowing.as_deref().unwrap_or_default();
    if !drawn.is_empty() {
        page.section(&phrases.worth_title());
        page.paragraph(&phrases.worth_lead());
        let [fact, worth, how, takes, decides] = phrases.worth_heads();
        page.heads(&[
            Head::text(fact),
            Head::number(format!("{worth} ({})", phrases.report.currency)),
            Head::text(how),
            Head::text(takes),
            Head::text(decides),
        ]);
        for one in drawn {
            page.cells(worth_cells(phrases, one));
        }
    }
    needs(&mut page, phrases);
    let lines = phrases.quality_lines();
    if !lines.is_empty() {
        page.section(&phrases.quality_title());
        page.list(&lines);
    }
    let warnings = phrases.warnings();
    if !warnings.is_empty() {
        page.section(phrases.word(Word::Warnings));
        page.list(&warnings);
    }
    page.sheet.freeze(2, 1);
    page.sheet
}

fn worth_cells(phrases: Phrases<'_>, one: &WorthKnowing) -> Vec<Cell> {
    let money = if one.worth.currency == phrases.report.currency {
        Cell::Number(one.worth.value)
    } else {
        Cell::from(phrases.worth_money(one))
    };
    vec![
        Cell::from(capital(&one.label)),
        money,
        Cell::from(one.how.clone()),
        Cell::from(phrases.takes(one)),
        Cell::from(phrases.decided(one)),
    ]
}

/// What is missing, measure by measure: those with the largest saving first.
fn needs(page: &mut Page, phrases: Phrases<'_>) {
    let seen = phrases.to_check().into_iter().map(|(need, _)| need);
    let mut all: Vec<&NeedsData> = seen.chain(phrases.to_find_out()).collect();
    all.sort_by(|a, b| saving(b).total_cmp(&saving(a)));
    if all.is_empty() {
        page.paragraph(say(phrases, Label::NothingMissing));
        return;
    }
    page.section(phrases.word(Word::WorthFinding));
    page.paragraph(phrases.word(Word::WorthLead));
    page.heads(&[
        Head::text(phrases.word(Word::Fact)),
        Head::text(say(phrases, Label::ForMeasure)),
        Head::text(say(phrases, Label::HowToFind)),
        Head::text(say(phrases, Label::IfConfirmed)),
        Head::text(format!("{}; {}", say(phrases, Label::Path), say(phrases, Label::ForWhat))),
    ]);
    for need in all {
        need_rows(page, phrases, need);
    }
}

fn saving(need: &NeedsData) -> f64 {
    let found = need.saving_if_applies.as_ref().and_then(|found| found.annual_saving.as_ref());
    found.map_or(f64::NEG_INFINITY, |money| money.expected)
}

fn need_rows(page: &mut Page, phrases: Phrases<'_>, need: &NeedsData) {
    let mut brings = match (&need.observe, &need.saving_if_applies) {
        (Some(_), _) => phrases.if_confirmed(need).unwrap_or_default(),
        (None, Some(found)) => phrases.if_applies(found),
        (None, None) => String::new(),
    };
    if need.first_only {
        let parts = [brings.as_str(), phrases.word(Word::FirstOnly)];
        brings = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    }
    let mut brings = Some(capital(&brings));
    let mut row = |fact: String, how: String, path: &str, what: Label| {
        page.cells(vec![
            Cell::from(fact),
            Cell::text(need.title.clone()),
            Cell::from(how),
            Cell::from(brings.take().unwrap_or_default()),
            Cell::from(format!("{path}; {}", say(phrases, what))),
        ]);
    };
    let mut fields: Vec<&MissingFact> = need.fields.iter().collect();
    if let Some(observe) = &need.observe {
        let common = phrases.how_common(need).map(|common| format!(" {common}")).unwrap_or_default();
        row(capital(&observe.label), format!("{}{common}", observe.how), &observe.path, Label::ToSee);
        fields = Phrases::besides(need, observe);
    }
    let decides = |field: &&MissingFact| need.decides.contains(&field.path);
    fields.sort_by_key(|field| !decides(field));
    for field in fields {
        let what = if decides(&field) { Label::Decides } else { Label::AlsoNeeded };
        row(capital(&phrases.missing(field)), phrases.how(field), &field.path, what);
    }
}
