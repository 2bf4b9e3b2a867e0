//! What stands on a day, by kind and measure, each in its order.

use indexmap::IndexMap;

use super::Happened;
use super::corrections::standing;
use crate::ledger::{Decided, Done, Event, Ledger, Measured, Note, Promise, Start, Started};
use crate::units::Day;

/// What stands on a day, by kind and measure, each in its order.
#[derive(Default)]
pub(super) struct Sorted<'l> {
    pub(super) starts: Vec<Happened<'l, Start>>,
    pub(super) decided: IndexMap<&'l str, Vec<Happened<'l, Decided>>>,
    pub(super) started: IndexMap<&'l str, Vec<Happened<'l, Started>>>,
    pub(super) done: IndexMap<&'l str, Vec<Happened<'l, Done>>>,
    /// By the last day that was measured.
    pub(super) measured: Vec<Happened<'l, Measured>>,
    pub(super) notes: Vec<Happened<'l, Note>>,
}

impl<'l> Sorted<'l> {
    pub(super) fn of(ledger: &'l Ledger, day: Day) -> Self {
        let mut sorted = Sorted::default();
        for stands in standing(ledger, day) {
            let (date, by, id, seq) = (stands.date, stands.by, stands.first.id, stands.first.seq);
            macro_rules! happened {
                ($what:expr) => {
                    Happened { date, by, id, what: $what, seq }
                };
            }
            match stands.event {
                Event::Start(what) => sorted.starts.push(happened!(what)),
                Event::Decided(what) => sorted.decided.entry(&what.measure).or_default().push(happened!(what)),
                Event::Started(what) => sorted.started.entry(&what.measure).or_default().push(happened!(what)),
                Event::Done(what) => sorted.done.entry(&what.measure).or_default().push(happened!(what)),
                Event::Measured(what) => sorted.measured.push(happened!(what)),
                Event::Note(what) => sorted.notes.push(happened!(what)),
                Event::Correction(_) => {}
            }
        }
        sorted.starts.sort_by_key(Happened::order);
        sorted.decided.values_mut().for_each(|events| events.sort_by_key(Happened::order));
        sorted.started.values_mut().for_each(|events| events.sort_by_key(Happened::order));
        sorted.done.values_mut().for_each(|events| events.sort_by_key(Happened::order));
        sorted.measured.sort_by_key(|event| (event.what.to, event.order()));
        sorted.notes.sort_by_key(Happened::order);
        sorted
    }
}

/// What a report promised of a measure.
pub(super) fn promise<'l>(start: &'l Start, id: &str) -> Option<&'l Promise> {
    start.measures.iter().find(|promise| promise.id == id)
}
