//! How the measures of a plant stand on a day.

use indexmap::IndexMap;

use super::{Decided, Decision, Done, Entry, Event, Id, Ledger, Measured, Note, Promise, Section, Start, Started};
use crate::units::Day;

mod savings;

pub use savings::{Outcome, Savings, Verdict};

/// Something that happened, as it stands after all corrections.
#[derive(Debug, PartialEq)]
pub struct Happened<'l, T> {
    /// On which day.
    pub date: Day,
    /// Who says so.
    pub by: &'l str,
    /// The entry that it stands in first, before any correction.
    pub id: Id,
    /// What.
    pub what: &'l T,
    /// Its number, which settles the order within a day.
    seq: u64,
}

impl<T> Clone for Happened<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Happened<'_, T> {}

impl<T> Happened<'_, T> {
    fn order(&self) -> (Day, u64, Id) {
        (self.date, self.seq, self.id)
    }
}

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody has decided.
    Undecided,
    /// Not now.
    Postponed,
    /// It will not be done, or was given up.
    Rejected,
    /// It will be done.
    Accepted,
    /// Work has begun.
    Started,
    /// It is in place.
    Done,
    /// It is in place, and its saving was measured, alone or with others.
    Measured,
}

impl Standing {
    /// Every standing, from nothing to the end.
    pub const ALL: [Standing; 7] = [
        Standing::Undecided,
        Standing::Postponed,
        Standing::Rejected,
        Standing::Accepted,
        Standing::Started,
        Standing::Done,
        Standing::Measured,
    ];

    /// Its word in JSON and CSV.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Undecided => "undecided",
            Standing::Postponed => "postponed",
            Standing::Rejected => "rejected",
            Standing::Accepted => "accepted",
            Standing::Started => "started",
            Standing::Done => "done",
            Standing::Measured => "measured",
        }
    }

    /// Whether the plant has said yes to it, whatever became of it since.
    pub fn is_accepted(self) -> bool {
        self >= Standing::Accepted
    }

    /// Whether it is in place.
    pub fn is_done(self) -> bool {
        self >= Standing::Done
    }
}

/// A measure that should have been done, or looked at again, by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Late {
    /// The day on which it was due.
    pub due: Day,
    /// How many days ago that was, one at least.
    pub days: i32,
}

/// How one measure stands.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureState<'l> {
    /// What was promised: by the last report with the measure from before it was done.
    pub promise: &'l Promise,
    /// When that report was accepted.
    pub promised: Day,
    /// The last decision.
    pub decided: Option<Happened<'l, Decided>>,
    /// When work began.
    pub started: Option<Happened<'l, Started>>,
    /// Since when it is in place.
    pub done: Option<Happened<'l, Done>>,
    /// The last measurement that it has part in, by its place in [`State::savings`].
    pub savings: Option<usize>,
    /// Where it stands.
    pub standing: Standing,
    /// Whether it is late: what is accepted and not done, or postponed and not looked at again.
    pub late: Option<Late>,
}

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

/// The events of a ledger by kind, after corrections, each list in order of day, number and id.
#[derive(Default)]
struct Sorted<'l> {
    starts: Vec<Happened<'l, Start>>,
    decided: IndexMap<&'l str, Vec<Happened<'l, Decided>>>,
    started: IndexMap<&'l str, Vec<Happened<'l, Started>>>,
    done: IndexMap<&'l str, Vec<Happened<'l, Done>>>,
    measured: Vec<Happened<'l, Measured>>,
    notes: Vec<Happened<'l, Note>>,
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
                measures.entry(&promise.id).or_insert_with(|| sorted.measure(promise, start.date, day));
            }
        }
        sorted.starts.last()?;
        let mut measures: Vec<_> = measures.into_values().collect();
        let savings = savings::savings(&sorted.starts, &sorted.measured, &measures);
        for (at, saving) in savings.iter().enumerate() {
            for measure in &mut measures {
                if saving.measured.what.measures.contains(&measure.promise.id) {
                    measure.savings = Some(at);
                    if measure.standing == Standing::Done {
                        measure.standing = Standing::Measured;
                    }
                }
            }
        }
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

    /// The measures that count in totals: recommended or accepted, and neither umbrellas nor alternatives.
    pub fn counted(&self) -> impl Iterator<Item = &MeasureState<'l>> {
        self.measures.iter().filter(|measure| {
            let recommended = measure.promise.section == Section::Recommendations;
            !measure.promise.not_counted && (recommended || measure.standing.is_accepted())
        })
    }
}

impl<'l> Sorted<'l> {
    fn of(ledger: &'l Ledger, day: Day) -> Self {
        let mut sorted = Sorted::default();
        for (first, date, by, event) in standing_events(ledger, day) {
            let (id, seq) = (first.id, first.seq);
            macro_rules! happened {
                ($what:expr) => {
                    Happened { date, by, id, what: $what, seq }
                };
            }
            match event {
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
        sorted.measured.sort_by_key(|event| (event.what.to, event.order()));
        sorted.notes.sort_by_key(Happened::order);
        sorted
    }

    fn measure(&self, newest: &'l Promise, promised: Day, day: Day) -> MeasureState<'l> {
        let id = newest.id.as_str();
        let decided = last(&self.decided, id);
        let started = last(&self.started, id);
        let mut done = last(&self.done, id);
        // What was given up after it was done is no longer in place.
        if decided.is_some_and(|decided| {
            decided.what.decision != Decision::Accepted && done.is_some_and(|done| decided.order() > done.order())
        }) {
            done = None;
        }
        let standing = match (done, decided.map(|decided| decided.what.decision)) {
            (Some(_), _) => Standing::Done,
            (None, Some(Decision::Rejected)) => Standing::Rejected,
            (None, Some(Decision::Postponed)) => Standing::Postponed,
            (None, Some(Decision::Accepted)) if started.is_some() => Standing::Started,
            (None, Some(Decision::Accepted)) => Standing::Accepted,
            (None, None) if started.is_some() => Standing::Started,
            (None, None) => Standing::Undecided,
        };
        let due = decided.and_then(|decided| decided.what.due);
        let open = matches!(standing, Standing::Accepted | Standing::Started | Standing::Postponed);
        let late = due.filter(|due| open && *due < day).map(|due| Late { due, days: day.since(due) });
        let (promise, promised) = match done {
            Some(done) => self.promise_before(id, done.date).unwrap_or((newest, promised)),
            None => (newest, promised),
        };
        MeasureState { promise, promised, decided, started, done, savings: None, standing, late }
    }

    /// The promise of the last report with the measure that was accepted by a day.
    fn promise_before(&self, id: &str, day: Day) -> Option<(&'l Promise, Day)> {
        let earlier = self.starts.iter().rev().filter(|start| start.date <= day);
        earlier.flat_map(|start| Some((find(start.what, id)?, start.date))).next()
    }
}

fn find<'l>(start: &'l Start, id: &str) -> Option<&'l Promise> {
    start.measures.iter().find(|promise| promise.id == id)
}

fn last<'l, T>(events: &IndexMap<&'l str, Vec<Happened<'l, T>>>, id: &str) -> Option<Happened<'l, T>> {
    events.get(id)?.iter().max_by_key(|event| event.order()).copied()
}

/// Every event that stands on a day, with the entry that it stood in first: what was corrected by then is as it was
/// corrected last, and what was taken back is gone.
fn standing_events(ledger: &Ledger, day: Day) -> impl Iterator<Item = (&Entry, Day, &str, &Event)> {
    let known = move |entry: &&Entry| entry.date <= day;
    let mut corrected: IndexMap<Id, &Entry> = IndexMap::new();
    for entry in ledger.entries.iter().filter(known) {
        if let Event::Correction(correction) = &entry.event {
            let before = corrected.get(&correction.of);
            let newer =
                before.is_none_or(|before| (before.date, before.seq, before.id) < (entry.date, entry.seq, entry.id));
            if newer {
                corrected.insert(correction.of, entry);
            }
        }
    }
    let events = ledger.entries.iter().filter(|entry| !matches!(entry.event, Event::Correction(_)));
    events.filter_map(move |first| {
        let mut last = (first.date, first.by.as_str(), &first.event);
        let mut at = first;
        // Each correction has a greater number than what it corrects, so this ends.
        while let Some(next) = corrected.get(&at.id).filter(|next| next.seq > at.seq) {
            let Event::Correction(correction) = &next.event else { break };
            let instead = correction.instead.as_ref();
            match instead {
                Some(instead) => last = (instead.date, next.by.as_str(), &instead.event),
                None if corrected.contains_key(&next.id) => {}
                None => return None,
            }
            at = next;
        }
        (last.0 <= day).then_some((first, last.0, last.1, last.2))
    })
}
