//! The balances of a plant, as they stand in the report.

use super::Builder;
use crate::diagnostic::Diagnostic;
use crate::interact::{Balance, balances};
use crate::report::model::{BalanceEntry, BalanceLineEntry, QuantityValue, Share};

impl Builder<'_> {
    /// The bill of each resource by end use, and a word where end uses add up to more.
    pub(super) fn balance(&self) -> (Vec<BalanceEntry>, Vec<Diagnostic>) {
        let found = balances(self.library, self.facility);
        let over = found.iter().filter_map(|balance| balance.over(self.library)).collect();
        (found.iter().map(|balance| self.balance_entry(balance)).collect(), over)
    }

    fn balance_entry(&self, balance: &Balance) -> BalanceEntry {
        let unit = balance.resource.unit(&self.library.fields);
        let amount = |value: f64| QuantityValue::new(unit.from_canonical(value), unit.symbol());
        let share = |value: f64| Share(value / balance.total.amount);
        let mut wholes: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for line in &balance.lines {
            wholes.truncate(line.depth);
            lines.push(BalanceLineEntry {
                end_use: line.end_use.clone(),
                part_of: wholes.last().map(|whole| (*whole).to_owned()),
                amount: amount(line.consumed.amount),
                share: share(line.consumed.amount),
                quality: line.consumed.confidence.name(),
            });
            wholes.push(&line.end_use);
        }
        BalanceEntry {
            resource: balance.resource.to_string(),
            total: amount(balance.total.amount),
            quality: balance.total.confidence.name(),
            lines,
            unexplained: amount(balance.rest()),
            unexplained_share: share(balance.rest()),
            over: balance.over(self.library).is_some(),
        }
    }
}
