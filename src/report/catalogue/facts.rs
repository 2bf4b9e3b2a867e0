//! The facts that a profile may hold, as Markdown.

use super::markdown::way_in_cell;
use super::measure::{in_words, way, ways};
use crate::diagnostic::{Lang, Text};
use crate::fields::{Field, FieldType, Section, SectionMember, Table};
use crate::library::Library;
use crate::report::markdown::{Page, code_cell, escape, message};
use crate::report::words::Word;
use crate::script::SectionShape;
use crate::units::{Unit, format};

/// Writes the facts, a heading for each section.
pub(super) fn facts(page: &mut Page, library: &Library, lang: Lang, level: usize) {
    page.heading(level, Word::FactsTitle.text(lang));
    page.markup(&message(Word::FactsLead.text(lang)));
    for section in library.fields.sections() {
        page.markup(&format!("<a id=\"{}\"></a>", anchor(&section.name)));
        page.heading(level + 1, section.title.in_lang(lang));
        page.markup(&code_cell(&section.name));
        items(page, section, lang);
        let heads =
            [Word::Fact, Word::UnitOrWords, Word::Range, Word::WhatItIs, Word::HowFound].map(|word| word.text(lang));
        let mut rows = Vec::new();
        let mut tables = Vec::new();
        for member in section.members.values() {
            match member {
                SectionMember::Field(id) => {
                    rows.extend(library.fields.field(*id).map(|field| row(library, field, lang)));
                }
                SectionMember::Table(table) => tables.extend(library.fields.table(*table)),
            }
        }
        page.table(&heads, &rows);
        if let SectionShape::Table(list) = section.shape {
            stand_in(page, library, library.fields.table(list), lang);
        }
        for table in tables {
            page.markup(&format!("{} {}", escape(table.label.in_lang(lang)), code_cell(&table.path)));
            page.paragraph(table.how.in_lang(lang));
            let columns = table.columns.values().filter_map(|id| library.fields.field(*id));
            page.table(&heads, &columns.map(|field| row(library, field, lang)).collect::<Vec<_>>());
        }
    }
}

/// The record that stands in for a list where only bills and sector are known.
fn stand_in(page: &mut Page, library: &Library, list: Option<&Table>, lang: Lang) {
    let Some(usual) = list.and_then(|list| list.stand_in.as_ref()) else { return };
    let lead = Text::new(
        "Where only bills and sector are known, one record stands in for the list",
        "Donde solo se conocen recibos y giro, un registro representa la lista",
    );
    page.markup(&format!("{}: {}.", escape(lead.in_lang(lang)), escape(usual.name.in_lang(lang))));
    let facts = usual.facts.iter().filter_map(|(id, estimate)| Some((library.fields.field(*id)?, estimate)));
    let facts = facts.map(|(field, estimate)| {
        let way = way_in_cell(&way(library, estimate, lang), true, lang);
        format!("{} {}: {way}", escape(field.label.in_lang(lang)), code_cell(&field.path))
    });
    page.list("-", &facts.collect::<Vec<_>>());
}

/// Names of sections are plain; those of strangers may be anything.
fn anchor(name: &str) -> String {
    name.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
}

fn items(page: &mut Page, section: &Section, lang: Lang) {
    if section.items.is_empty() {
        return;
    }
    let rows = section
        .items
        .iter()
        .map(|(name, item)| vec![code_cell(name), escape(item.title.in_lang(lang)), escape(&item.unit.in_lang(lang))]);
    let heads = [Word::Item, Word::WhatItIs, Word::Unit].map(|word| word.text(lang));
    page.table(&heads, &rows.collect::<Vec<_>>());
}

fn row(library: &Library, field: &Field, lang: Lang) -> Vec<String> {
    let mut how = vec![escape(field.how.in_lang(lang))];
    if field.observe {
        let seen = Text::new("Must be seen: a usual value never decides.", "Se debe ver: un valor usual nunca decide.");
        how.push(escape(seen.in_lang(lang)));
    }
    how.extend(ways(library, field, lang).iter().map(|way| way_in_cell(way, true, lang)));
    vec![
        format!("{} {}", escape(field.label.in_lang(lang)), code_cell(&field.path)),
        escape(&in_words(field, lang)),
        escape(&range(field, lang)),
        escape(field.help.in_lang(lang)),
        how.join("<br>"),
    ]
}

/// What is possible, and what is usual.
fn range(field: &Field, lang: Lang) -> String {
    let FieldType::Quantity(quantity) = &field.kind else { return String::new() };
    let between = |(low, high): (f64, f64), unit: &Unit| {
        let figure = |value: f64| format::full(unit.from_canonical(value), lang);
        Word::FromTo.fill(lang, &[("low", &figure(low)), ("high", &figure(high))])
    };
    let possible = between(quantity.range, &quantity.unit);
    match quantity.likely {
        Some(likely) => {
            let likely = between(likely, &quantity.unit);
            Word::UsuallyRange.fill(lang, &[("range", &possible), ("usual", &likely)])
        }
        None => possible,
    }
}
