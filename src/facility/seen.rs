//! A plant as somebody has seen it: usual values of what must be seen are left out.

use std::borrow::Cow;

use super::{Facility, FactValue, Origin};
use crate::fields::Basis;
use crate::script::{FactRef, FieldId};

impl Facility {
    /// Whether a fact only stands in for what nobody has seen: a usual value of a field that must be seen.
    pub fn is_unseen(&self, fact: &FactRef, record: Option<usize>) -> bool {
        let (FactRef::Scalar(id) | FactRef::Item(id, _) | FactRef::Column(_, id, _)) = fact;
        self.value(fact, record).is_some_and(|value| self.unseen(*id, value))
    }

    fn unseen(&self, id: FieldId, value: &FactValue) -> bool {
        matches!(value.origin, Origin::Derived { basis: Basis::Typical, .. })
            && self.fields.field(id).is_some_and(|field| field.observe)
    }

    /// The fields of which a usual value stands in for what nobody has seen.
    pub(crate) fn unseen_fields(&self) -> Vec<FieldId> {
        let records = self.items.values().flat_map(indexmap::IndexMap::values).chain(self.tables.values().flatten());
        let facts = self.scalars.iter().chain(records.flatten());
        facts.filter(|(id, value)| self.unseen(**id, value)).map(|(id, _)| *id).collect()
    }

    /// The plant without what nobody has seen, on which conditions are judged: a usual value may say what a measure
    /// would save, but not that it applies, and not that it does not.
    pub(crate) fn seen(&self) -> Cow<'_, Facility> {
        if self.unseen_fields().is_empty() {
            return Cow::Borrowed(self);
        }
        let mut seen = self.clone();
        seen.scalars.retain(|id, value| !self.unseen(*id, value));
        for facts in seen.items.values_mut().flat_map(indexmap::IndexMap::values_mut) {
            facts.retain(|id, value| !self.unseen(*id, value));
        }
        for facts in seen.tables.values_mut().flatten() {
            facts.retain(|id, value| !self.unseen(*id, value));
        }
        Cow::Owned(seen)
    }
}
