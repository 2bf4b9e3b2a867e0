//! The sheet of the follow-up meeting, which `followup import` reads back.

use super::label::Label;
use super::page::say;
use super::verdict::{cell, column};
use crate::diagnostic::{Lang, Text};
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::workbook::write::{Cached, Only, Sheet};
use crate::workbook::{Look, decimals};

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUpHead {
    /// The column of [`COLUMNS`](crate::followup::COLUMNS) that it fills; empty where it only shows.
    pub column: &'static str,
    en: &'static str,
    es: &'static str,
    width: u16,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Id,
    Title,
    Saving,
    Investment,
    Decision,
    Method,
    Day,
    Money,
    Words,
    Currency,
}

impl FollowUpHead {
    /// What stands at its head.
    pub fn text(&self) -> Text {
        Text::new(self.en, self.es)
    }
}

const fn head(column: &'static str, [en, es]: [&'static str; 2], width: u16, kind: Kind) -> FollowUpHead {
    FollowUpHead { column, en, es, width, kind }
}

/// The columns of the sheet, in order.
pub const FOLLOW_UP_HEADS: &[FollowUpHead] = &[
    head("title", ["Measure", "Medida"], 36, Kind::Title),
    head("", ["Promised saving a year", "Ahorro anual prometido"], 12, Kind::Saving),
    head("", ["Promised investment", "Inversión prometida"], 12, Kind::Investment),
    head("decision", ["Decision", "Decisión"], 12, Kind::Decision),
    head("responsible", ["Responsible", "Responsable"], 18, Kind::Words),
    head("due", ["Due day", "Fecha compromiso"], 13, Kind::Day),
    head("started", ["Started on", "Fecha de inicio"], 12, Kind::Day),
    head("done", ["Done on", "Fecha de término"], 12, Kind::Day),
    head("investment", ["Real investment", "Inversión real"], 12, Kind::Money),
    head("money_saving", ["Real saving a year", "Ahorro anual real"], 12, Kind::Money),
    head("note", ["Note", "Nota"], 24, Kind::Words),
    head("reason", ["Reason of the decision", "Motivo de la decisión"], 24, Kind::Words),
    head("measured_from", ["Saving measured from", "Ahorro medido desde"], 13, Kind::Day),
    head("measured_to", ["Saving measured to", "Ahorro medido hasta"], 13, Kind::Day),
    head("method", ["How it was measured", "Cómo se midió"], 15, Kind::Method),
    head("currency", ["Currency", "Moneda"], 9, Kind::Currency),
    head("measure", ["Id of the measure", "Clave de la medida"], 32, Kind::Id),
];

/// The last column that is printed, for the meeting.
const PRINTED: u16 = 10;

/// The name of the sheet in a language.
pub fn follow_up_sheet(lang: Lang) -> &'static str {
    Label::FollowUp.text(lang)
}

/// What may stand in a cell of a decision.
fn decisions(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["accepted", "rejected", "postponed"],
        Lang::Es => ["aceptada", "rechazada", "pospuesta"],
    }
}

/// What may stand in a cell of a method.
fn methods(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::En => ["bills", "stated", "option A", "option B", "option C"],
        Lang::Es => ["recibos", "declarado", "opción A", "opción B", "opción C"],
    }
}

/// The row of the heads.
const HEADS: u32 = 2;

pub(super) fn sheet(phrases: Phrases<'_>) -> Sheet {
    let widths: Vec<f64> = FOLLOW_UP_HEADS.iter().map(|head| f64::from(head.width)).collect();
    let mut sheet = Sheet::new(say(phrases, Label::FollowUp), phrases.lang).landscape().columns(&widths);
    sheet.text(0, 0, say(phrases, Label::FollowUp), Look::Title);
    sheet.paragraph(1, (0, PRINTED), say(phrases, Label::FollowUpLead), Look::Plain);
    for (column, head) in (0..).zip(FOLLOW_UP_HEADS) {
        sheet.text(HEADS, column, head.text().in_lang(phrases.lang), Look::Head);
    }
    let mut last = HEADS;
    for (nth, measure) in phrases.measures().enumerate() {
        last += 1;
        row(&mut sheet, phrases, last, (nth, measure));
        // Room to write by hand.
        sheet.height(last, 3);
    }
    if last > HEADS {
        lists(&mut sheet, phrases, last);
    }
    sheet.print_area((last, PRINTED));
    sheet.freeze(HEADS + 1, 1);
    sheet.repeat(HEADS, HEADS);
    sheet
}

fn row(sheet: &mut Sheet, phrases: Phrases<'_>, row: u32, (nth, measure): (usize, &Recommendation)) {
    for (at, head) in (0..).zip(FOLLOW_UP_HEADS) {
        match head.kind {
            Kind::Id => sheet.text(row, at, &measure.id, Look::Code),
            Kind::Title => sheet.text(row, at, &measure.title, Look::Strong),
            Kind::Currency => sheet.text(row, at, &phrases.report.currency, Look::Cell),
            Kind::Saving => {
                let net = measure.annual_saving.as_ref().map(|money| money.expected);
                let text = phrases.word(Word::NotPriced).to_owned();
                let cached = net.map_or(Cached::Text(text), Cached::Number);
                let style = Look::Cell.numbers(net.map_or("#,##0", decimals));
                sheet.formula(row, at, &cell(phrases, nth, column::SAVING), &cached, style);
            }
            Kind::Investment => {
                let own = measure.investment.currency == phrases.report.currency;
                let cached = if own {
                    Cached::Number(measure.investment.expected)
                } else {
                    Cached::Text(phrases.money(&measure.investment))
                };
                let style = Look::Cell.numbers(decimals(measure.investment.expected));
                sheet.formula(row, at, &cell(phrases, nth, column::INVESTMENT), &cached, style);
            }
            Kind::Day => sheet.blank(row, at, Look::Answer.numbers("yyyy-mm-dd")),
            Kind::Money => sheet.blank(row, at, Look::Answer.numbers("#,##0")),
            Kind::Decision | Kind::Method | Kind::Words => sheet.blank(row, at, Look::Answer),
        }
    }
}

/// The drop-downs.
fn lists(sheet: &mut Sheet, phrases: Phrases<'_>, last: u32) {
    let prompt = say(phrases, Label::ChooseOne);
    for (at, head) in (0..).zip(FOLLOW_UP_HEADS) {
        let cells = [(HEADS + 1, at), (last, at)];
        match head.kind {
            Kind::Decision => sheet.choices(cells, &decisions(phrases.lang), Only::These, prompt),
            Kind::Method => sheet.choices(cells, &methods(phrases.lang), Only::These, prompt),
            _ => {}
        }
    }
}
