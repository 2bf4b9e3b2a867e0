//! What is worth measuring, as Markdown.

use super::escape::{code_cell, escape};
use super::page::Page;
use crate::report::model::WorthKnowing;
use crate::report::phrases::Phrases;

/// The facts that are worth measuring, most first; nothing if there is none.
pub(super) fn worth_measuring(page: &mut Page, phrases: Phrases<'_>) {
    let all = phrases.report.drawn.worth_knowing.as_deref().unwrap_or_default();
    if all.is_empty() {
        return;
    }
    page.heading(2, &phrases.worth_title());
    page.paragraph(&phrases.worth_lead());
    let [fact, worth, how, takes, decides] = phrases.worth_heads();
    let heads = [fact, &format!("{worth}:"), how, takes, decides];
    let row = |one: &WorthKnowing| {
        let takes = if one.instrument.is_none() { String::new() } else { phrases.takes(one) };
        vec![
            format!("{} {}", escape(&one.label), code_cell(&one.path)),
            escape(&phrases.worth_money(one)),
            escape(&one.how),
            escape(&takes),
            escape(&phrases.decided(one)),
        ]
    };
    page.table(&heads, &all.iter().map(row).collect::<Vec<_>>());
}
