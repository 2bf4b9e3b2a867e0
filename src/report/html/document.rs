//! The frame of the page: head, contents, sections in order, foot.

use super::label::Label;
use super::markup::Markup;
use super::parts::{fill, list, paragraph, say};
use super::{charts, data, glossary, lists, manager, measures, plan, plant, quality, security};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("report.js");

/// The whole page.
pub(super) fn document(phrases: Phrases<'_>) -> String {
    let mut page = Markup::default();
    page.doctype();
    page.block("html", &[("lang", phrases.lang.code())], |page| {
        page.block("head", &[], |page| head(page, phrases));
        page.block("body", &[], |page| body(page, phrases));
    });
    page.finish()
}

fn head(page: &mut Markup, phrases: Phrases<'_>) {
    page.empty("meta", &[("charset", "utf-8")]);
    page.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &security::policy(STYLE, SCRIPT))]);
    page.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    page.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    page.empty("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    page.line("title", &[], &title(phrases));
    page.asset("style", STYLE);
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

fn body(page: &mut Markup, phrases: Phrases<'_>) {
    let sections = sections(phrases);
    page.line("a", &[("class", "skip"), ("href", "#main")], say(phrases, Label::SkipToContent));
    page.block("header", &[("id", "top")], |page| {
        page.line("h1", &[], &title(phrases));
        page.line("p", &[("class", "made")], &subtitle(phrases));
    });
    page.block("nav", &[("aria-label", say(phrases, Label::Contents))], |page| {
        page.block("ul", &[], |page| {
            for (id, title) in &sections {
                page.block("li", &[], |page| page.line("a", &[("href", &format!("#{id}"))], title));
            }
        });
    });
    page.block("main", &[("id", "main"), ("tabindex", "-1")], |page| {
        manager::manager(page, phrases);
        charts::charts(page, phrases);
        plant::plant(page, phrases);
        measures::measures(page, phrases);
        lists::lists(page, phrases);
        plan::plan(page, phrases);
        quality::quality(page, phrases);
        glossary::glossary(page, phrases);
    });
    page.block("footer", &[], |page| {
        list(page, "ul", &phrases.library());
        paragraph(page, &[], &phrases.made_by_in_full());
        page.line("a", &[("href", "#top")], say(phrases, Label::BackToTop));
    });
    page.data("data", &data::data(phrases));
    page.asset("script", SCRIPT);
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
