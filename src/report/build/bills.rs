//! The plant's bills in short.

use indexmap::IndexMap;

use crate::billing::{Bills, Year, YearBasis};
use crate::diagnostic::Lang;
use crate::report::bills::YearEntry;
use crate::report::model::BillsSummary;

/// The bills of a plant in short; none where it gives none, or they cannot be worked out.
pub(super) fn summary(bills: Option<&Bills>, year: Option<&Year<'_>>, lang: Lang) -> Option<BillsSummary> {
    let bills = bills?;
    let entry = YearEntry::of(bills);
    let mut notes: IndexMap<String, Vec<String>> = IndexMap::new();
    for bill in &bills.bills {
        let Some(compared) = &bill.compared else { continue };
        // The likeliest cause of each is enough here.
        if let Some(cause) = compared.explanations.first() {
            notes.entry(cause.in_lang(lang).to_owned()).or_default().push(bill.month.iso());
        }
    }
    let mut notes: Vec<String> =
        notes.into_iter().map(|(cause, months)| format!("{}: {cause}", months.join(", "))).collect();
    notes.extend(bills.notes.iter().map(|note| note.in_lang(lang).to_owned()));
    let bound = year.filter(|year| year.basis == YearBasis::Bills && year.supply.service.tariff.is_hourly());
    Some(BillsSummary {
        tariff: bills.tariff.clone(),
        division: bills.division.clone(),
        months: entry.months,
        compared: entry.compared,
        agree: entry.agree,
        recomputed: entry.recomputed,
        paid: entry.paid,
        difference_share: entry.difference_share,
        months_bound_by_demand: bound.map(Year::months_bound_by_demand),
        notes,
    })
}
