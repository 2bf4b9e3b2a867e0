//! The frame of the page: head, contents, sections in order, foot.

use super::label::{Label, fill, say};
use super::{charts, data, glossary, lists, manager, measures, plan, plant, quality, style};
use crate::html::{Frame, Markup, list, paragraph};
use crate::report::letterhead::Letterhead;
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;

const SCRIPT: &str = include_str!("report.js");

/// A part of the page.
type Part = fn(&mut Markup, Phrases<'_>);

/// The parts of the main part, by the names that layouts have for them. What stands within another part has none here.
const PARTS: [(&str, Part); 24] = [
    ("title", title_alone),
    ("manager", manager::manager),
    ("summary", charts::charts),
    ("plant", plant::plant),
    ("baseline", nothing),
    ("benchmarks", nothing),
    ("balance", nothing),
    ("bills", nothing),
    ("measures", measures::recommended),
    ("studies", measures::studies),
    ("practices", lists::practices),
    ("checking", lists::checking),
    ("missing", lists::finding),
    ("rejected", lists::rejected),
    ("overlaps", lists::overlaps),
    ("actions", plan::plan),
    ("budget", nothing),
    ("quality", quality::quality),
    ("measuring", nothing),
    ("failed", nothing),
    ("prices", quality::assumed),
    ("glossary", glossary::glossary),
    ("reading", nothing),
    ("origin", nothing),
];

fn nothing(_: &mut Markup, _: Phrases<'_>) {}

/// Where a layout wants the title once more; the page has it in its head.
fn title_alone(page: &mut Markup, phrases: Phrases<'_>) {
    paragraph(page, &[("class", "lead")], &title(phrases));
}

/// Each part for a layout.
pub(super) fn parts(phrases: Phrases<'_>) -> Vec<(&'static str, String)> {
    let written = |(name, part): &(&'static str, Part)| {
        let mut page = Markup::default();
        part(&mut page, phrases);
        (*name, page.finish())
    };
    PARTS.iter().map(written).collect()
}

/// The whole page; `main` is its main part in the layout of a letterhead.
pub(super) fn document(phrases: Phrases<'_>, letterhead: Option<&Letterhead>, main: Option<&str>) -> String {
    let (title, style) = (title(phrases), style::style(letterhead));
    let frame = Frame { lang: phrases.lang.code(), title: &title, style: &style, script: SCRIPT };
    frame.page(|page| body(page, phrases, letterhead, main))
}

fn title(phrases: Phrases<'_>) -> String {
    phrases.fill(Word::Title, &[("plant", &phrases.plant())])
}

/// Trade, place and currency of the plant.
fn subtitle(phrases: Phrases<'_>) -> String {
    let known = |name: &str| {
        let value = phrases.report.facility.get(name)?;
        Some(capital(&phrases.value(&format!("facility.{name}"), value, "")))
    };
    let place: Vec<String> = ["municipality", "state", "country"].into_iter().filter_map(known).collect();
    let currency = phrases.fill(Word::MoneyIn, &[("currency", &phrases.report.currency)]);
    let parts = [known("sector"), Some(place.join(", ")).filter(|place| !place.is_empty()), Some(currency)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn body(page: &mut Markup, phrases: Phrases<'_>, letterhead: Option<&Letterhead>, main: Option<&str>) {
    let sections = sections(phrases);
    page.line("a", &[("class", "skip"), ("href", "#main")], say(phrases, Label::SkipToContent));
    page.block("header", &[("id", "top")], |page| {
        if let Some(logo) = letterhead.and_then(|letterhead| letterhead.logo.as_ref()) {
            page.empty("img", &[("class", "logo"), ("alt", ""), ("src", &logo.uri)]);
        }
        titles(page, phrases);
    });
    let there = |id: &str| main.is_none_or(|main| main.contains(&format!("<section id=\"{id}\"")));
    page.block("nav", &[("aria-label", say(phrases, Label::Contents))], |page| {
        page.block("ul", &[], |page| {
            for (id, title) in sections.iter().filter(|(id, _)| there(id)) {
                page.block("li", &[], |page| page.line("a", &[("href", &format!("#{id}"))], title));
            }
        });
    });
    page.block("main", &[("id", "main"), ("tabindex", "-1")], |page| match main {
        Some(main) => page.laid_out(main),
        None => main_part(page, phrases),
    });
    page.block("footer", &[], |page| {
        origin(page, phrases);
        page.line("a", &[("href", "#top")], say(phrases, Label::BackToTop));
    });
    page.data("data", &data::data(phrases));
}

fn titles(page: &mut Markup, phrases: Phrases<'_>) {
    page.line("h1", &[], &title(phrases));
    page.line("p", &[("class", "made")], &subtitle(phrases));
}

/// All parts in order; the title stands in the head.
fn main_part(page: &mut Markup, phrases: Phrases<'_>) {
    PARTS.iter().skip(1).for_each(|(_, part)| part(page, phrases));
}

/// Which rules, program and profile made the report.
fn origin(page: &mut Markup, phrases: Phrases<'_>) {
    list(page, "ul", &phrases.library());
    paragraph(page, &[], &phrases.made_by_in_full());
}

/// The page without what only a browser has use for, as XML.
#[cfg(feature = "pdf")]
pub(in crate::report) fn on_paper(phrases: Phrases<'_>) -> String {
    let mut page = Markup::default();
    page.block("report", &[("lang", phrases.lang.code()), ("contents", say(phrases, Label::Contents))], |page| {
        page.block("header", &[], |page| titles(page, phrases));
        page.block("main", &[], |page| main_part(page, phrases));
        page.block("footer", &[], |page| origin(page, phrases));
    });
    page.finish()
}

/// The sections that the page has, by their places.
fn sections(phrases: Phrases<'_>) -> Vec<(&'static str, String)> {
    let report = phrases.report;
    let word = |word: Word| phrases.word(word).to_owned();
    let label = |label: Label| fill(phrases, label, &[]);
    let all: [(&'static str, String, bool); 14] = [
        ("first", word(Word::Summary), true),
        ("charts", label(Label::Figures), charts::any(phrases)),
        ("plant", label(Label::PlantAndBaseline), true),
        ("measures", word(Word::Recommended), true),
        ("study", word(Word::NeedsStudy), !report.needs_study.is_empty()),
        ("practices", label(Label::GoodPractices), lists::has_practices(phrases)),
        ("checking", phrases.worth_checking(), !phrases.to_check().is_empty()),
        ("finding", word(Word::WorthFinding), !phrases.to_find_out().is_empty()),
        ("rejected", label(Label::Rejected), !report.not_applicable.is_empty()),
        ("overlaps", label(Label::Overlaps), true),
        ("plan", label(Label::Plan), true),
        ("quality", label(Label::DataQuality), true),
        ("assumptions", label(Label::AllAssumptions), true),
        ("glossary", label(Label::Glossary), true),
    ];
    all.into_iter().filter(|(.., there)| *there).map(|(id, title, _)| (id, title)).collect()
}
