//! The dated values of a library, as Markdown.

use std::collections::BTreeMap;

use crate::diagnostic::Lang;
use crate::factors::Factor;
use crate::library::Library;
use crate::report::markdown::{Page, code_cell, escape};
use crate::report::words::Word;
use crate::units::format;

/// Writes the dated values, a table for each kind.
pub(super) fn factors(page: &mut Page, library: &Library, lang: Lang, level: usize) {
    page.heading(level, Word::FactorsTitle.text(lang));
    page.paragraph(Word::FactorsLead.text(lang));
    let mut kinds: BTreeMap<&str, Vec<&Factor>> = BTreeMap::new();
    for factor in library.factors.all() {
        kinds.entry(factor.name.split('/').next().unwrap_or_default()).or_default().push(factor);
    }
    let heads = [
        Word::Name.text(lang).to_owned(),
        Word::PlaceHeld.text(lang).to_owned(),
        Word::DateHeld.text(lang).to_owned(),
        format!("{}:", Word::Value.text(lang)),
        Word::Unit.text(lang).to_owned(),
        Word::Source.text(lang).to_owned(),
    ];
    for (kind, mut factors) in kinds {
        factors.sort_by(|a, b| (&a.name, &a.place, &a.date).cmp(&(&b.name, &b.place, &b.date)));
        page.markup(&format!("{} {}", "#".repeat(level + 1), code_cell(kind)));
        page.table(&heads, &factors.into_iter().map(|factor| row(factor, lang)).collect::<Vec<_>>());
    }
}

fn row(factor: &Factor, lang: Lang) -> Vec<String> {
    let note = factor.note.as_deref().filter(|note| !note.is_empty());
    let source = match note {
        Some(note) => format!("{}; {note}", factor.source),
        None => factor.source.clone(),
    };
    vec![
        code_cell(&factor.name),
        escape(&factor.place),
        escape(&factor.date),
        escape(&format::full(factor.value, lang)),
        escape(&factor.unit.in_lang(lang)),
        escape(&source),
    ]
}
