//! What is worth measuring, as plain text.

use super::page::Page;
use crate::report::phrases::Phrases;

/// So many are told; the rest stands in JSON and Markdown.
const MOST: usize = 5;

/// The facts that are worth measuring most; nothing if there is none.
pub(super) fn worth_measuring(page: &mut Page, phrases: Phrases<'_>) {
    let all = phrases.report.drawn.worth_knowing.as_deref().unwrap_or_default();
    if all.is_empty() {
        return;
    }
    page.heading(&phrases.worth_title());
    page.paragraph(0, &phrases.worth_lead());
    for one in all.iter().take(MOST) {
        page.hanging(0, "- ", &phrases.worth_line(one));
    }
}
