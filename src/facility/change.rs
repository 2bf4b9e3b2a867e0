//! A plant that differs from another in one fact.

use super::{Facility, FactValue, FactWord, Origin, derive};
use crate::diagnostic::Place;
use crate::script::FactRef;

impl Facility {
    /// The same plant with another value of one fact, and all that is worked out from it worked out anew.
    ///
    /// An item that is not listed is added; a record that the list does not have stays away.
    #[must_use]
    pub fn with_fact(&self, fact: &FactRef, record: Option<usize>, value: FactWord) -> Facility {
        let mut changed = self.clone();
        let given = |_: &_, value: &mut FactValue| !matches!(value.origin, Origin::Derived { .. });
        for list in std::mem::take(&mut changed.stand_ins) {
            changed.tables.swap_remove(&list);
        }
        changed.scalars.retain(given);
        for facts in changed.items.values_mut().flat_map(indexmap::IndexMap::values_mut) {
            facts.retain(given);
        }
        for facts in changed.tables.values_mut().flatten() {
            facts.retain(given);
        }
        changed.give(fact, record, value);
        // What cannot be is not used there either, and was told when the profile was read.
        let _ = derive(&mut changed);
        changed
    }

    /// As if the profile gave it.
    fn give(&mut self, fact: &FactRef, record: Option<usize>, value: FactWord) {
        let place = self.place_of(fact, record).unwrap_or(Place { line: 1, column: 1 });
        let value = FactValue { value, origin: Origin::Profile { basis: None, note: None, place } };
        match fact {
            FactRef::Scalar(id) => {
                self.scalars.insert(*id, value);
            }
            FactRef::Item(id, item) => {
                let section = self.fields.field(*id).map(|field| field.section.clone()).unwrap_or_default();
                let items = self.items.entry(section).or_default();
                items.entry(item.to_string()).or_default().insert(*id, value);
            }
            FactRef::Column(table, id, _) => {
                let records = self.tables.get_mut(table);
                if let Some(facts) = records.zip(record).and_then(|(records, record)| records.get_mut(record)) {
                    facts.insert(*id, value);
                }
            }
        }
    }
}
