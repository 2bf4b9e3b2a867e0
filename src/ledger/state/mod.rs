//! How the measures of a plant stand on a day.

mod corrections;
mod happened;
mod measure;
mod promised;
mod savings;
mod sorted;
mod standing;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;

use self::sorted::Sorted;
use super::{Ledger, Note, Section, Start};
use crate::units::Day;

pub(crate) use corrections::corrected;
pub(super) use corrections::{Effect, effects};
pub use corrections::{Fate, fates};
pub use happened::Happened;
pub use measure::MeasureState;
pub use savings::{Outcome, Savings, Verdict};
pub use standing::{Late, Standing};

/// How the measures of a plant stand on a day, as far as its ledger knew on that day.
#[derive(Debug, Clone, PartialEq)]
pub struct State<'l> {
    /// The day.
    pub day: Day,
    /// The reports that were accepted, oldest first.
    pub visits: Vec<Happened<'l, Start>>,
    /// The measures of all reports, in the order of the last report, then those of earlier ones.
    pub measures: Vec<MeasureState<'l>>,
    /// What was measured and stands, oldest first.
    pub savings: Vec<Savings<'l>>,
    /// Remarks, oldest first.
    pub notes: Vec<Happened<'l, Note>>,
}

impl<'l> State<'l> {
    /// How the measures stood on a day: entries of later days count as not yet made, corrections of later days too.
    ///
    /// None if no report had been accepted by then.
    pub fn at(ledger: &'l Ledger, day: Day) -> Option<State<'l>> {
        let sorted = Sorted::of(ledger, day);
        let mut measures: IndexMap<&'l str, MeasureState<'l>> = IndexMap::new();
        for start in sorted.starts.iter().rev() {
            for promise in &start.what.measures {
                let state = || measure::measure(&sorted, promise, start.date, day);
                measures.entry(&promise.id).or_insert_with(state);
            }
        }
        sorted.starts.last()?;
        let savings = savings::savings(&sorted.starts, &sorted.measured, &measures);
        for (at, saving) in savings.iter().enumerate().filter(|(_, saving)| !saving.replaced) {
            let event = &saving.measured;
            for id in &event.what.measures {
                let Some(measure) = measures.get_mut(id.as_str()) else { continue };
                let current = measure.since.is_none_or(|since| (event.what.to, event.seq, event.id) > since);
                if current && measure.standing.is_done() {
                    measure.savings = Some(at);
                    measure.standing = Standing::Measured;
                }
            }
        }
        let measures = measures.into_values().collect();
        Some(State { day, visits: sorted.starts, measures, savings, notes: sorted.notes })
    }

    /// The last report that was accepted.
    pub fn start(&self) -> Option<&'l Start> {
        self.visits.last().map(|start| start.what)
    }

    /// A measure by its id.
    pub fn measure(&self, id: &str) -> Option<&MeasureState<'l>> {
        self.measures.iter().find(|measure| measure.promise.id == id)
    }

    /// The measures that count in the total of what was promised: recommended, neither umbrella nor alternative, by the
    /// last report, or by an earlier one if the plant has accepted them. No decision on what the last report recommends
    /// changes it.
    pub fn promised(&self) -> impl Iterator<Item = &MeasureState<'l>> {
        self.measures.iter().filter(|measure| is_promised(measure))
    }

    /// The measures that count in totals of what the plant accepted: all but umbrellas, and of each group the one that has
    /// come furthest, which need not be the one that the report counts.
    pub fn accepted(&self) -> impl Iterator<Item = &MeasureState<'l>> {
        self.measures.iter().filter(|measure| self.is_accepted(measure))
    }

    /// The measures that count in either total.
    pub fn counted(&self) -> impl Iterator<Item = &MeasureState<'l>> {
        let counts = |measure: &&MeasureState<'l>| is_promised(measure) || self.is_accepted(measure);
        self.measures.iter().filter(counts)
    }

    fn is_accepted(&self, measure: &MeasureState<'l>) -> bool {
        let place = |at: &MeasureState<'l>| {
            (std::cmp::Reverse(at.standing), at.promise.not_counted, at.promise.rank, at.promise.id.clone())
        };
        let mut others = measure.promise.alternatives.iter().filter_map(|id| self.measure(id));
        let counts = measure.standing.is_accepted() && !measure.promise.is_umbrella();
        counts && others.all(|other| place(measure) < place(other))
    }
}

fn is_promised(measure: &MeasureState<'_>) -> bool {
    let recommended = measure.promise.section == Section::Recommendations && !measure.promise.not_counted;
    recommended && (measure.in_last_report || measure.standing.is_accepted())
}
