//! How one measure stands.

use super::happened::Order;
use super::sorted::{Sorted, promise};
use super::{Happened, Late, Standing};
use crate::ledger::{Decided, Decision, Done, Promise, Started};
use crate::units::Day;

/// How one measure stands.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureState<'l> {
    /// What was promised: by the last report with the measure from before it was done.
    pub promise: &'l Promise,
    /// When that report was accepted.
    pub promised: Day,
    /// Whether the last report has it too.
    pub in_last_report: bool,
    /// The last report finds it worth doing again, after it was done.
    pub again: bool,
    /// The last decision.
    pub decided: Option<Happened<'l, Decided>>,
    /// When work began; nothing from before it was turned down or put off.
    pub started: Option<Happened<'l, Started>>,
    /// Since when it is in place; nothing from before it was given up.
    pub done: Option<Happened<'l, Done>>,
    /// The last measurement that it has part in and that no other has replaced, by its place in
    /// [`State::savings`](super::State::savings).
    pub savings: Option<usize>,
    /// Where it stands.
    pub standing: Standing,
    /// When it is due: to be done, or, if it is postponed, to be looked at again.
    pub due: Option<Day>,
    /// Whether that day has passed.
    pub late: Option<Late>,
    /// What came before this order no longer counts: it was turned down, put off or begun anew.
    pub(super) since: Option<Order>,
}

impl MeasureState<'_> {
    /// What it really cost, where somebody knows.
    pub fn investment(&self) -> Option<f64> {
        self.done?.what.investment
    }

    /// Who sees to it.
    pub fn responsible(&self) -> Option<&str> {
        self.decided.as_ref()?.what.responsible.as_deref()
    }
}

pub(super) fn measure<'l>(sorted: &Sorted<'l>, newest: &'l Promise, promised: Day, day: Day) -> MeasureState<'l> {
    let id = newest.id.as_str();
    let decided = sorted.decided.get(id).map_or(&[][..], Vec::as_slice);
    let last = decided.last().copied();
    let refused = decided.iter().rev().find(|event| event.what.decision != Decision::Accepted);
    let mut since = refused.map(Happened::order);
    let after = |since: Option<Order>, order: Order| since.is_none_or(|since| order > since);
    let starts = || sorted.starts.iter().rev().filter(|start| promise(start.what, id).is_some());
    let newest_start = starts().next().map(Happened::order);
    // A measure that a later report finds again, and that the plant accepts again, is begun anew.
    let dones = sorted.done.get(id).map_or(&[][..], Vec::as_slice);
    let accepted = last.filter(|last| last.what.decision == Decision::Accepted).map(|last| last.order());
    if let (Some(start), Some(accepted)) = (newest_start, accepted)
        && accepted > start
        && dones.iter().any(|done| done.order() < start && after(since, done.order()))
    {
        since = Some(start);
    }
    let done = dones.last().copied().filter(|done| after(since, done.order()));
    let started = sorted.started.get(id).and_then(|events| events.last().copied());
    let started = started.filter(|started| after(since, started.order()));
    // Who measures a saving has the measure in place, whether or not anybody said when it was done.
    let measured = sorted.measured.iter().rev().find(|event| {
        let own = event.what.measures.iter().any(|found| found == id);
        own && after(since, (event.what.to, event.seq, event.id))
    });
    let decision = last.map(|last| last.what.decision);
    let standing = match (done.is_some() || measured.is_some(), started.is_some(), decision) {
        (true, ..) => Standing::Done,
        (false, true, _) => Standing::Started,
        (false, false, Some(Decision::Rejected)) => Standing::Rejected,
        (false, false, Some(Decision::Postponed)) => Standing::Postponed,
        (false, false, Some(Decision::Accepted)) => Standing::Accepted,
        (false, false, None) => Standing::Undecided,
    };
    let due = last.filter(|last| match last.what.decision {
        Decision::Accepted => matches!(standing, Standing::Accepted | Standing::Started),
        Decision::Postponed => standing == Standing::Postponed,
        Decision::Rejected => false,
    });
    let due = due.and_then(|last| last.what.due);
    let late = due.filter(|due| *due < day).map(|due| Late { due, days: day.since(due) });
    let in_place = done.map(|done| done.date).or(measured.map(|event| event.what.from));
    let found = in_place.and_then(|in_place| {
        // Done before any report of it was accepted: then the first one promised it.
        starts().find(|start| start.date <= in_place).or(starts().next_back())
    });
    let found = found.and_then(|start| Some((promise(start.what, id)?, start.date)));
    let (promise, promised) = found.unwrap_or((newest, promised));
    let last_start = sorted.starts.last().map(Happened::order);
    let in_last_report = newest_start == last_start;
    let again = in_last_report && in_place.is_some_and(|date| last_start.is_some_and(|(start, ..)| start > date));
    MeasureState {
        promise,
        promised,
        in_last_report,
        again: again && sorted.starts.len() > 1,
        decided: last,
        started,
        done,
        savings: None,
        standing,
        due,
        late,
        since,
    }
}
