//! A run that writes down what it works out: which parts of a formula a plant reaches, and with which values.

use super::formula::NodeId;
use super::run::{Fault, Reading, Run};
use crate::diagnostic::{Place, Text};

/// The values of nodes in the order in which a run came to them; nodes of a fold once for each record.
pub type Footprint = Vec<(NodeId, Reading)>;

impl Run<'_> {
    /// Writes down every value from here on.
    #[must_use]
    pub fn watched(mut self) -> Self {
        self.footprint = Some(Footprint::new());
        self
    }

    /// What was written down.
    pub fn footprint(self) -> Footprint {
        self.footprint.unwrap_or_default()
    }

    pub(super) fn note(&mut self, id: NodeId, value: &Reading) {
        if let Some(footprint) = &mut self.footprint {
            footprint.push((id, value.clone()));
        }
    }
}

/// A number that a node may have: one that is finite.
pub(super) fn finite(value: Reading, place: Place) -> Result<Reading, Fault> {
    match value {
        Reading::Number(number) if !number.is_finite() => {
            let message = Text::new("the result is not a finite number", "el resultado no es un número finito");
            Err(Fault { place, message })
        }
        other => Ok(other),
    }
}
