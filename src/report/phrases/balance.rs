//! What is said of where the resources of a plant go.

use super::{Phrases, capital};
use crate::diagnostic::Text;
use crate::report::model::BalanceEntry;

/// A share that would read as nothing.
const NOTHING: f64 = 0.0005;

/// A line of a balance, in words.
pub(in crate::report) struct BalanceRow {
    /// The end use, set in by its depth.
    pub(in crate::report) name: String,
    /// How deep it stands.
    pub(in crate::report) depth: usize,
    /// How much in a year.
    pub(in crate::report) amount: String,
    /// The share of the whole.
    pub(in crate::report) share: String,
    /// How sure that is; empty for what is left over.
    pub(in crate::report) quality: String,
}

impl Phrases<'_> {
    /// The title of the section.
    pub(in crate::report) fn balance_title(self) -> &'static str {
        self.pick("Where it goes", "A dónde se va")
    }

    /// What the numbers of the section are.
    pub(in crate::report) fn balance_lead(self) -> &'static str {
        self.pick(
            "What the end uses take of each bill in a year, as far as the facts tell.",
            "Lo que toman los usos finales de cada recibo en un año, hasta donde dicen los datos.",
        )
    }

    /// The heads of its columns.
    pub(in crate::report) fn balance_heads(self) -> [&'static str; 4] {
        [
            self.pick("End use", "Uso final"),
            self.pick("Amount", "Cantidad"),
            self.pick("Share", "Parte"),
            self.pick("How sure", "Certeza"),
        ]
    }

    fn pick(self, en: &'static str, es: &'static str) -> &'static str {
        match self.lang {
            crate::diagnostic::Lang::En => en,
            crate::diagnostic::Lang::Es => es,
        }
    }

    /// `Electricity, 1,900,000 kWh/yr`.
    pub(in crate::report) fn balance_of(self, balance: &BalanceEntry) -> String {
        let amount = self.amount(balance.total.value, &balance.total.unit);
        format!("{}, {amount} ({})", capital(&self.resource(&balance.resource)), self.confidence(balance.quality))
    }

    /// The lines of a balance; those under a share are left out.
    pub(in crate::report) fn balance_rows(self, balance: &BalanceEntry, least: f64) -> Vec<BalanceRow> {
        let mut depths: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        for line in &balance.lines {
            while depths.last().is_some_and(|last| line.part_of.as_deref() != Some(*last)) {
                depths.pop();
            }
            let depth = depths.len();
            depths.push(&line.end_use);
            if line.share.0 >= least {
                rows.push(BalanceRow {
                    name: capital(&self.end_use(&line.end_use)),
                    depth,
                    amount: self.amount(line.amount.value, &line.amount.unit),
                    share: self.percent(line.share.0),
                    quality: self.confidence(line.quality).to_owned(),
                });
            }
        }
        let material = balance.resource.contains('/');
        let rest = match (balance.unexplained.value < 0.0, material) {
            (true, _) => Text::new("More than the whole", "Más que el total"),
            (false, true) => Text::new("Everything else", "Todo lo demás"),
            (false, false) => Text::new("Not explained", "Sin explicar"),
        };
        if balance.unexplained_share.0.abs() < NOTHING {
            return rows;
        }
        rows.push(BalanceRow {
            name: rest.in_lang(self.lang).to_owned(),
            depth: 0,
            amount: self.amount(balance.unexplained.value.abs(), &balance.unexplained.unit),
            share: self.percent(balance.unexplained_share.0.abs()),
            quality: String::new(),
        });
        rows
    }
}
