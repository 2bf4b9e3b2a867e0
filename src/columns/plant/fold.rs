//! Folds over the records of one plant, written out in the order of the scalar run.

use super::Unsure;
use super::lower::Lowering;
use crate::columns::step::{Binary, Key, Unary};
use crate::script::{Facts, Fold, NodeId, TableId};

impl<U: Unsure> Lowering<'_, '_, '_, U> {
    pub(super) fn fold(
        &mut self,
        fold: Fold,
        table: TableId,
        depth: usize,
        filters: &[NodeId],
        body: Option<NodeId>,
    ) -> Option<Key> {
        let Some(count) = self.plant.facility.records(table) else {
            return Some(self.plant.sheet.number(f64::NAN));
        };
        let mut total = match fold {
            Fold::Sum | Fold::Count | Fold::Least | Fold::Greatest => self.plant.sheet.number(0.0),
            Fold::Any => self.plant.sheet.truth(false),
            Fold::All => self.plant.sheet.truth(true),
        };
        // Whether a record has counted yet, for the least and the greatest.
        let mut met = self.plant.sheet.truth(false);
        for record in 0..count {
            self.records.truncate(depth);
            self.records.push(record);
            self.generation += 1;
            let mut passes = self.plant.sheet.truth(true);
            for filter in filters {
                // A record that is out already is asked nothing more.
                if self.plant.sheet.number_of(passes) == Some(0.0) {
                    break;
                }
                let filter = self.key(*filter)?;
                passes = self.binary(Binary::And, passes, filter);
            }
            if self.plant.sheet.number_of(passes) == Some(0.0) {
                continue;
            }
            let value = match body {
                Some(body) => self.key(body)?,
                None => self.plant.sheet.number(1.0),
            };
            total = self.join(fold, total, passes, value, &mut met);
        }
        self.records.truncate(depth);
        self.generation += 1;
        if matches!(fold, Fold::Least | Fold::Greatest) {
            let none = self.plant.sheet.number(f64::NAN);
            total = self.plant.sheet.choose(met, total, none);
        }
        Some(total)
    }

    fn join(&mut self, fold: Fold, total: Key, passes: Key, value: Key, met: &mut Key) -> Key {
        match fold {
            Fold::Sum | Fold::Count => {
                let addend = self.binary(Binary::And, passes, value);
                // Nothing added leaves every bit.
                if self.plant.sheet.number_of(addend) == Some(0.0) {
                    return total;
                }
                self.plant.sheet.binary(Binary::Add, total, addend)
            }
            Fold::Any => {
                let holds = self.binary(Binary::And, passes, value);
                self.binary(Binary::Or, total, holds)
            }
            Fold::All => {
                let fails = self.plant.sheet.unary(Unary::Not, passes);
                let holds = self.binary(Binary::Or, fails, value);
                self.binary(Binary::And, total, holds)
            }
            Fold::Least | Fold::Greatest => {
                let pick = if fold == Fold::Least { Binary::Smaller } else { Binary::Larger };
                let better = self.plant.sheet.binary(pick, total, value);
                let first = self.plant.sheet.choose(*met, better, value);
                let joined = self.plant.sheet.choose(passes, first, total);
                *met = self.binary(Binary::Or, *met, passes);
                joined
            }
        }
    }
}
