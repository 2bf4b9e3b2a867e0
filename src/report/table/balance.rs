//! Where the resources of a plant go, as a table of a few lines.

use super::page::Page;
use crate::report::phrases::{BalanceRow, Phrases};
use crate::report::text::{columns, left, right, untied, wrap};

const GAP: usize = 2;
/// Below this share a line says nothing that a reader of a terminal needs.
const LEAST: f64 = 0.005;

/// The bill of each resource by end use.
pub(super) fn balance(page: &mut Page, phrases: Phrases<'_>) {
    let balances = &phrases.report.balance;
    if balances.is_empty() {
        return;
    }
    page.heading(phrases.balance_title());
    page.paragraph(0, phrases.balance_lead());
    for one in balances {
        let rows = phrases.balance_rows(one, LEAST);
        // What is left over has no quality.
        if rows.iter().any(|row| !row.quality.is_empty()) {
            page.blank();
            page.paragraph(0, &phrases.balance_of(one));
            lines(page, &rows);
        }
    }
}

fn lines(page: &mut Page, rows: &[BalanceRow]) {
    let widest = |cell: fn(&BalanceRow) -> usize| rows.iter().map(cell).max().unwrap_or_default();
    let (amount, share) = (widest(|row| columns(&untied(&row.amount))), widest(|row| columns(&untied(&row.share))));
    let quality = widest(|row| columns(&row.quality));
    let name = page.width().saturating_sub(GAP + amount + share + quality + 3 * GAP);
    let name = name.min(widest(|row| GAP * row.depth + columns(&row.name)));
    let gap = " ".repeat(GAP);
    for row in rows {
        let set_in = " ".repeat(GAP * row.depth);
        let mut cells = format!(
            "{gap}{}{gap}{}{gap}{}",
            right(&untied(&row.amount), amount),
            right(&untied(&row.share), share),
            row.quality
        );
        for line in wrap(&row.name, name.saturating_sub(set_in.len())) {
            page.line(&format!("{gap}{}{cells}", left(&format!("{set_in}{line}"), name)));
            cells = String::new();
        }
    }
}
