//! What happened to one measure, as far as the order of events goes.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::{Decision, Event, Id};
use crate::units::Day;

/// Orders events: by day, then as they were recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) day: Day,
    pub(super) seq: u64,
    /// The entry that it was first, before any correction.
    pub(super) id: Id,
}

/// Where an entry has left its mark: at these measures, by their place.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) key: Key,
    pub(super) measures: Vec<usize>,
}

/// What happened to a measure, after corrections.
#[derive(Debug, Clone, Default)]
pub(super) struct Stands {
    pub(super) decided: BTreeMap<Key, Decision>,
    pub(super) started: BTreeSet<Key>,
    pub(super) done: BTreeSet<Key>,
}

impl Stands {
    pub(super) fn add(&mut self, event: &Event, key: Key) {
        match event {
            Event::Decided(decided) => {
                self.decided.insert(key, decided.decision);
            }
            Event::Started(_) => {
                self.started.insert(key);
            }
            Event::Done(_) => {
                self.done.insert(key);
            }
            Event::Start(_) | Event::Measured(_) | Event::Note(_) | Event::Correction(_) => {}
        }
    }

    pub(super) fn remove(&mut self, key: Key) {
        self.decided.remove(&key);
        self.started.remove(&key);
        self.done.remove(&key);
    }

    /// The last decision by a day, and its day.
    pub(super) fn decision_by(&self, day: Day) -> Option<(Day, Decision)> {
        let last = self.decided.iter().rev().find(|(key, _)| key.day <= day);
        last.map(|(key, decision)| (key.day, *decision))
    }

    /// The day on which the measure was first accepted.
    pub(super) fn accepted(&self) -> Option<Day> {
        self.decided.iter().find(|(_, decision)| **decision == Decision::Accepted).map(|(key, _)| key.day)
    }
}
