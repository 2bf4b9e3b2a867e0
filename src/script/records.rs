//! Goes over the records of a list, some of which may not be known.

use super::fold::Total;
use super::formula::{FactRef, Fold, NodeId};
use super::run::{Fault, Gap, Reading, Run, gaps_of, join, unsure};
use super::schema::TableId;
use crate::diagnostic::{Place, say};

impl Run<'_> {
    pub(super) fn fold(
        &mut self,
        fold: Fold,
        table: TableId,
        depth: usize,
        filters: &[NodeId],
        body: Option<NodeId>,
        place: Place,
    ) -> Result<Reading, Fault> {
        let Some(count) = self.facts.records(table) else {
            return Ok(self.unknown_list(fold, table, depth, filters, body));
        };
        let mut total = Total::new(fold);
        for record in 0..count {
            self.stand_at(depth, record);
            let passes = match self.passes(filters) {
                Ok(passes) => passes,
                Err(_) if total.may_be_decided() => break,
                Err(fault) => return Err(fault),
            };
            if passes == Reading::Truth(false) {
                continue;
            }
            let value = match body.map(|body| self.value(body)) {
                Some(Ok(value)) => value,
                // A record that may not count, or that may not be reached, may have no value.
                Some(Err(_)) if passes != Reading::Truth(true) => unsure(Vec::new()),
                Some(Err(_)) if total.may_be_decided() => break,
                Some(Err(fault)) => return Err(fault),
                None => Reading::Number(1.0),
            };
            if total.add(passes, value) {
                break;
            }
        }
        self.leave(depth);
        total.result().ok_or_else(|| {
            let name = fold.name();
            Fault { place, message: say!("`{name}` of an empty list", "`{name}` de una lista vacía") }
        })
    }

    /// A list of which nobody knows the records: what any record could give, all of its columns unknown.
    fn unknown_list(
        &mut self,
        fold: Fold,
        table: TableId,
        depth: usize,
        filters: &[NodeId],
        body: Option<NodeId>,
    ) -> Reading {
        self.stand_at(depth, usize::MAX);
        let passes = self.passes(filters).unwrap_or_else(|_| unsure(Vec::new()));
        let value = match body {
            Some(body) => self.value(body).unwrap_or_else(|_| unsure(Vec::new())),
            None => Reading::Number(1.0),
        };
        self.leave(depth);
        let of_the_list =
            |gap: &Gap| matches!(gap, Gap::Fact(FactRef::Column(of, ..), Some(usize::MAX)) if *of == table);
        let mut gaps = vec![Gap::Table(table)];
        let others = join(gaps_of(passes.clone()), gaps_of(value.clone()));
        gaps.extend(others.into_iter().filter(|gap| *gap != Gap::Table(table) && !of_the_list(gap)));
        Total::of_unknown_list(fold, &passes, value, gaps)
    }

    fn stand_at(&mut self, depth: usize, record: usize) {
        self.generation += 1;
        self.records.truncate(depth);
        self.records.push(record);
    }

    fn leave(&mut self, depth: usize) {
        self.records.truncate(depth);
        self.generation += 1;
    }

    /// Whether the record at which the run stands passes all filters.
    fn passes(&mut self, filters: &[NodeId]) -> Result<Reading, Fault> {
        let mut passes = Reading::Truth(true);
        for filter in filters {
            passes = match (passes, self.value(*filter)) {
                (Reading::Truth(true), next) => next?,
                (Reading::Unknown(_), Ok(Reading::Truth(false))) => Reading::Truth(false),
                (Reading::Unknown(a), Ok(Reading::Unknown(b))) => unsure(join(a.gaps, b.gaps)),
                (before, _) => before,
            };
            if passes == Reading::Truth(false) {
                break;
            }
        }
        Ok(passes)
    }
}
