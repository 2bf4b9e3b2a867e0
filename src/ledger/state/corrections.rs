//! Which events stand on a day, after all corrections that were made by then.

use std::collections::HashMap;

use crate::ledger::{Entry, Event, Id, Instead, Ledger};
use crate::units::Day;

/// An event that stands.
pub(super) struct Stands<'l> {
    /// The entry that it stands in first.
    pub(super) first: &'l Entry,
    /// The day on which it happened.
    pub(super) date: Day,
    /// Who said so last.
    pub(super) by: &'l str,
    /// What happened.
    pub(super) event: &'l Event,
}

/// What corrections make of an entry.
#[derive(Clone, Copy)]
enum Effect<'l> {
    /// It did not happen.
    TakenBack,
    /// This happened instead, says somebody.
    Instead(&'l str, &'l Instead),
}

/// Every event that stands on a day, in the order of the ledger.
///
/// Of several corrections of one entry the last that stands counts: by its day, its number, its id. A correction can be
/// corrected: taken back, it counts as never made; with something else, that stands in place of the first entry.
pub(super) fn standing(ledger: &Ledger, day: Day) -> impl Iterator<Item = Stands<'_>> {
    let effects = effects(ledger, day);
    let events = ledger.entries.iter().filter(|entry| !matches!(entry.event, Event::Correction(_)));
    events.filter_map(move |first| {
        let stands = match effects.get(&first.id) {
            None => Stands { first, date: first.date, by: &first.by, event: &first.event },
            Some((_, Effect::Instead(by, instead))) => Stands { first, date: instead.date, by, event: &instead.event },
            Some((_, Effect::TakenBack)) => return None,
        };
        (stands.date <= day).then_some(stands)
    })
}

/// How an entry stands on a day, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fate<'l> {
    /// As it was recorded.
    Stands,
    /// Something else stands in its place.
    Corrected(&'l Instead),
    /// It did not happen; of a correction: it counts as never made.
    TakenBack,
}

/// What becomes of every entry of a ledger by a day, in the order of the ledger: corrections too.
pub fn fates(ledger: &Ledger, day: Day) -> Vec<(&Entry, Fate<'_>)> {
    let effects = effects(ledger, day);
    let fate = |entry: &Entry| match effects.get(&entry.id) {
        None => Fate::Stands,
        Some((_, Effect::TakenBack)) => Fate::TakenBack,
        Some((_, Effect::Instead(_, instead))) => Fate::Corrected(instead),
    };
    ledger.entries.iter().map(|entry| (entry, fate(entry))).collect()
}

/// What becomes of each entry that was corrected by a day.
fn effects(ledger: &Ledger, day: Day) -> HashMap<Id, ((Day, u64, Id), Effect<'_>)> {
    let mut effects: HashMap<Id, ((Day, u64, Id), Effect<'_>)> = HashMap::new();
    // A correction has a greater number than what it corrects: from the end, each is judged before it is used.
    for entry in ledger.entries.iter().rev().filter(|entry| entry.date <= day) {
        let Event::Correction(correction) = &entry.event else { continue };
        let effect = match (effects.get(&entry.id), &correction.instead) {
            (Some((_, Effect::TakenBack)), _) => continue,
            (Some((_, changed)), _) => *changed,
            (None, Some(instead)) => Effect::Instead(&entry.by, instead),
            (None, None) => Effect::TakenBack,
        };
        let order = (entry.date, entry.seq, entry.id);
        if effects.get(&correction.of).is_none_or(|(before, _)| *before < order) {
            effects.insert(correction.of, (order, effect));
        }
    }
    effects
}
