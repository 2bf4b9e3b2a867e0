//! Where the resources of a plant go.

use super::escape::escape;
use super::page::Page;
use crate::report::phrases::Phrases;

/// The bill of each resource by end use.
pub(super) fn balance(page: &mut Page, phrases: Phrases<'_>) {
    let balances = &phrases.report.balance;
    if balances.is_empty() {
        return;
    }
    page.heading(2, phrases.balance_title());
    page.paragraph(phrases.balance_lead());
    let [name, amount, share, quality] = phrases.balance_heads();
    let heads = [name.to_owned(), format!("{amount}:"), format!("{share}:"), quality.to_owned()];
    for one in balances {
        page.paragraph(&phrases.balance_of(one));
        let rows: Vec<Vec<String>> = phrases
            .balance_rows(one, 0.0)
            .iter()
            .map(|row| {
                let set_in = "— ".repeat(row.depth);
                let name = format!("{set_in}{}", row.name);
                [name.as_str(), &row.amount, &row.share, &row.quality].map(escape).to_vec()
            })
            .collect();
        page.table(&heads, &rows);
    }
}
