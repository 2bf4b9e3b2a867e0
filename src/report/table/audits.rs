//! What real audits say, as plain text.

use super::Page;
use crate::report::phrases::{Phrases, capital};

/// Below the recommended measures: what is more than real audits find, and what such plants carry out.
pub(super) fn beside(page: &mut Page, phrases: Phrases<'_>) {
    for line in phrases.unusual(&phrases.report.totals.plausibility) {
        page.blank();
        page.paragraph(0, &format!("{}.", capital(&line)));
    }
    if let Some(line) = phrases.carried_out() {
        page.blank();
        page.paragraph(0, &line);
    }
}

/// Where the plant stands among its peers.
pub(super) fn peers(page: &mut Page, phrases: Phrases<'_>) {
    let peers = &phrases.report.peers;
    if peers.is_empty() {
        return;
    }
    page.heading(&phrases.peers_title());
    page.paragraph(0, &phrases.peers_lead());
    for peer in peers {
        page.hanging(0, "- ", &phrases.peer(peer));
    }
}
