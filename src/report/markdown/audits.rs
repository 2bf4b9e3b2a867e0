//! What real audits say, as Markdown.

use super::escape::escape;
use super::page::Page;
use crate::report::model::Recommendation;
use crate::report::phrases::{Phrases, capital};

/// Below the overview: all measures together beside real audits, and what such plants carry out.
pub(super) fn beside(page: &mut Page, phrases: Phrases<'_>) {
    let totals = &phrases.report.totals.plausibility;
    let mut lines: Vec<String> = phrases.unusual(totals).iter().map(|line| escape(&capital(line))).collect();
    let usual = totals.iter().filter(|comparison| !comparison.unusual);
    lines.extend(usual.map(|comparison| escape(&capital(&phrases.beside(comparison)))));
    lines.extend(phrases.carried_out().map(|line| escape(&line)));
    page.list("-", &lines);
}

/// What is said of one measure, each line with its title.
pub(super) fn rows(phrases: Phrases<'_>, measure: &Recommendation, mut row: impl FnMut(&str, String)) {
    let usual = measure.plausibility.iter().filter(|comparison| !comparison.unusual);
    let lines: Vec<String> = usual.map(|comparison| phrases.beside(comparison)).collect();
    if !lines.is_empty() {
        row(&phrases.beside_title(), lines.join("; "));
    }
    if let Some(line) = phrases.carried_out_of(measure) {
        row(&phrases.carried_out_title(), line);
    }
}

/// Where the plant stands among its peers.
pub(super) fn peers(page: &mut Page, phrases: Phrases<'_>) {
    let peers = &phrases.report.peers;
    if peers.is_empty() {
        return;
    }
    page.heading(2, &phrases.peers_title());
    page.paragraph(&phrases.peers_lead());
    page.list("-", &peers.iter().map(|peer| escape(&phrases.peer(peer))).collect::<Vec<_>>());
}
