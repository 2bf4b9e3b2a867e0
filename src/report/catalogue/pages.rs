//! The catalogue as one document, or as the pages of a folder.

use std::collections::BTreeMap;

use serde_json::Value;

use super::entry::MeasureEntry;
use super::{Links, factors, facts, functions, markdown};
use crate::diagnostic::Lang;
use crate::library::{Library, Rule};
use crate::report::markdown::{Page, code_cell, escape};
use crate::report::words::Word;

/// What every page of the catalogue begins with, so that nothing else is ever written over.
pub const MARK: &str = "<!-- Written by `auditlite rules doc`; what is changed by hand is lost. -->";

/// The pages of a folder by path.
pub type Folder = BTreeMap<String, String>;

/// The first page of the tutorial, which is written by hand, in the folder of a language.
pub const TUTORIAL: &str = "tutorial/README.md";

/// Whether a tutorial stands in the folder, so that the lists of pages lead to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tutorial {
    /// There is one in every language.
    There,
    /// There is none.
    Absent,
}

/// What measured results say of a rule, in words.
pub type Evidence<'a> = &'a dyn Fn(&Rule, Lang) -> Vec<String>;

fn entries(library: &Library, rules: &[&Rule], evidence: Evidence<'_>, lang: Lang) -> Vec<MeasureEntry> {
    let entry = |rule: &&Rule| MeasureEntry::of(library, rule, lang).with_evidence(evidence(rule, lang));
    rules.iter().map(entry).collect()
}

/// The catalogue of some rules as one document. With the functions, it is that of the whole library, and has the facts
/// and dated values too.
pub fn document(
    library: &Library,
    rules: &[&Rule],
    evidence: Evidence<'_>,
    all_functions: Option<&Value>,
    lang: Lang,
) -> String {
    let mut page = Page::default();
    page.heading(1, Word::CatalogueTitle.text(lang));
    page.paragraph(Word::CatalogueLead.text(lang));
    let entries = entries(library, rules, evidence, lang);
    if entries.len() > 1 {
        table(&mut page, &entries, lang, &Links::None);
    }
    for entry in &entries {
        markdown::measure(&mut page, entry, lang, 2, &Links::None);
    }
    if let Some(document) = all_functions {
        facts::facts(&mut page, library, lang, 2);
        factors::factors(&mut page, library, lang, 2);
        functions::functions(&mut page, document, lang, 2);
    }
    page.finish()
}

/// The catalogue of some rules as a folder, in every language; the functions by language.
pub fn pages(
    library: &Library,
    rules: &[&Rule],
    evidence: Evidence<'_>,
    all_functions: &dyn Fn(Lang) -> Value,
    tutorial: Tutorial,
) -> Folder {
    let mut folder = Folder::new();
    let mut both = Vec::new();
    for lang in Lang::ALL {
        let code = lang.code();
        let entries = entries(library, rules, evidence, lang);
        for entry in &entries {
            let mut page = Page::default();
            page.markup(&back(lang));
            markdown::measure(&mut page, entry, lang, 1, &Links::Folder);
            put(&mut folder, format!("{code}/{}.md", entry.id), page);
        }
        let mut index = Page::default();
        index.heading(1, Word::CatalogueTitle.text(lang));
        index.paragraph(Word::CatalogueLead.text(lang));
        index.list("-", &others(lang, tutorial));
        table(&mut index, &entries, lang, &Links::Folder);
        put(&mut folder, format!("{code}/README.md"), index);
        let mut page = Page::default();
        facts::facts(&mut page, library, lang, 1);
        put(&mut folder, format!("{code}/facts.md"), page);
        let mut page = Page::default();
        factors::factors(&mut page, library, lang, 1);
        put(&mut folder, format!("{code}/factors.md"), page);
        let mut page = Page::default();
        functions::functions(&mut page, &all_functions(lang), lang, 1);
        put(&mut folder, format!("{code}/functions.md"), page);
        both.push(entries);
    }
    put(&mut folder, "README.md".to_owned(), front(&both, tutorial));
    folder
}

fn put(folder: &mut Folder, path: String, page: Page) {
    folder.insert(path, format!("{MARK}\n\n{}", page.finish()));
}

/// The way back from a measure to the list.
fn back(lang: Lang) -> String {
    format!("[{}](../README.md)", escape(Word::CatalogueTitle.text(lang)))
}

/// The pages beside the measures.
fn others(lang: Lang, tutorial: Tutorial) -> Vec<String> {
    let first = [(Word::TutorialTitle, TUTORIAL)].into_iter().filter(|_| tutorial == Tutorial::There);
    let pages =
        [(Word::FactsTitle, "facts.md"), (Word::FactorsTitle, "factors.md"), (Word::FunctionsTitle, "functions.md")];
    first.chain(pages).map(|(word, page)| format!("[{}]({page})", escape(word.text(lang)))).collect()
}

/// The measures, a table for each folder of rules.
fn table(page: &mut Page, entries: &[MeasureEntry], lang: Lang, links: &Links) {
    let heads = [Word::Measure, Word::Kind, Word::EndUse, Word::Maturity, Word::Rule].map(|word| word.text(lang));
    let mut folders: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
    for entry in entries {
        let folder = entry.id.split('/').next().unwrap_or_default();
        let title = match links {
            Links::None => escape(&entry.title),
            Links::Folder => format!("[{}]({}.md)", escape(&entry.title), entry.id),
        };
        let [category, end_use, _, _] = &entry.in_words;
        let row = vec![title, escape(category), escape(end_use), escape(entry.status), code_cell(&entry.id)];
        match folders.last_mut() {
            Some((last, rows)) if *last == folder => rows.push(row),
            _ => folders.push((folder, vec![row])),
        }
    }
    for (folder, rows) in folders {
        page.markup(&code_cell(folder));
        page.table(&heads, &rows);
    }
}

/// The list of all measures in both languages.
fn front(both: &[Vec<MeasureEntry>], tutorial: Tutorial) -> Page {
    let mut page = Page::default();
    let titles = Lang::ALL.map(|lang| Word::CatalogueTitle.text(lang));
    page.heading(1, &titles.join(" · "));
    for lang in Lang::ALL {
        let code = lang.code();
        page.paragraph(Word::CatalogueLead.text(lang));
        let index = format!("[{}]({code}/README.md)", escape(Word::CatalogueTitle.text(lang)));
        let others = others(lang, tutorial).into_iter().map(|link| link.replacen("](", &format!("]({code}/"), 1));
        page.list("-", &std::iter::once(index).chain(others).collect::<Vec<_>>());
    }
    if let [english, spanish] = both {
        let rows = english.iter().zip(spanish).map(|(en, es)| {
            vec![
                format!("[{}](en/{}.md)", escape(&en.title), en.id),
                format!("[{}](es/{}.md)", escape(&es.title), es.id),
                code_cell(&en.id),
            ]
        });
        page.table(&["Measure", "Medida", "id"], &rows.collect::<Vec<_>>());
    }
    page
}
