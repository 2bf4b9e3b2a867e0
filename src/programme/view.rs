//! A plant as it stands on the day of the programme.

use super::Plant;
use super::purse::Purse;
use crate::ledger::{MeasureState, Start, State};
use crate::units::Day;

/// The sectors that plants may be of.
const SECTORS: [&str; 6] = ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"];

/// A plant as it stands on the day of the programme.
pub(super) struct View<'p> {
    /// Its place among the plants.
    pub(super) at: usize,
    pub(super) plant: &'p Plant,
    /// None where nothing was promised by then.
    pub(super) state: Option<State<'p>>,
    pub(super) purse: Purse,
}

impl<'p> View<'p> {
    /// Its sector; one that nobody knows is `other`.
    pub(super) fn sector(&self) -> &'static str {
        let named = SECTORS.into_iter().find(|known| *known == self.plant.name.sector);
        named.unwrap_or("other")
    }

    pub(super) fn start(&self) -> Option<&'p Start> {
        self.state.as_ref()?.start()
    }

    /// The measures that its reports recommend, each as it stands: where the plant took another member of its group, that
    /// one.
    pub(super) fn recommended(&self) -> impl Iterator<Item = &MeasureState<'p>> {
        let state = self.state.as_ref();
        state.into_iter().flat_map(|state| {
            state.promised().map(|measure| {
                let taken = |id: &String| state.accepted().find(|other| other.promise.id == *id);
                let other = || measure.promise.alternatives.iter().find_map(taken);
                if measure.standing.is_accepted() { measure } else { other().unwrap_or(measure) }
            })
        })
    }

    /// Since when a measure is in place: the day on which it was done, or else the first of a time in which its saving was
    /// measured.
    pub(super) fn in_place(&self, measure: &MeasureState<'p>) -> Option<Day> {
        let measured = || {
            let state = self.state.as_ref()?;
            let own =
                state.savings.iter().filter(|savings| savings.measured.what.measures.contains(&measure.promise.id));
            own.map(|savings| savings.measured.what.from).min()
        };
        let in_place = measure.standing.is_done();
        in_place.then(|| measure.done.map(|done| done.date).or_else(measured)).flatten()
    }
}
