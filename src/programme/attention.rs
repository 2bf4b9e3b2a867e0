//! Who is late, who has not decided, whom nobody has heard of.

use serde::Serialize;

use super::plant::{Kind, Labels};
use super::titles::Titles;
use super::view::View;
use crate::ledger::{MeasureState, Standing};
use crate::units::Day;

/// Days after which a plant is said to be silent: the three months after which plants meet and show what they did.
pub const SILENT: i32 = 90;

/// Days ahead of which due measures are named.
pub const SOON: i32 = 30;

/// What the champion has to see to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Attention {
    /// Accepted measures whose day has passed, the latest first.
    pub late: Vec<Duty>,
    /// Accepted measures that are due within [`SOON`] days, the soonest first.
    pub due: Vec<Duty>,
    /// Postponed measures that come up again: their day has passed or comes within [`SOON`] days.
    pub again: Vec<Duty>,
    /// Plants that have not decided on any measure, the oldest report first.
    pub undecided: Vec<Waiting>,
    /// Plants of whose ledger the last entry is [`SILENT`] days old or older, the oldest first.
    pub silent: Vec<Waiting>,
}

/// A measure with a day on which it is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duty {
    /// The plant.
    pub plant: String,
    /// The measure.
    pub measure: String,
    /// What it is called.
    pub title: String,
    /// Who sees to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// Where it stands.
    pub standing: &'static str,
    /// The day.
    pub due: Day,
    /// How many days ago that was; ahead it is negative.
    pub days: i32,
    #[serde(skip)]
    at: usize,
}

/// A plant from which something is awaited.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waiting {
    /// The plant.
    pub plant: String,
    /// Its sector.
    pub sector: String,
    /// How many measures are open: recommended ones without a decision, or, of a silent plant, those that are neither
    /// rejected nor in place.
    pub measures: usize,
    /// Since when; absent of a report without a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    /// For how many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    #[serde(skip)]
    at: usize,
}

pub(super) fn attention(views: &[View<'_>], labels: &Labels, titles: &mut Titles<'_>, day: Day) -> Attention {
    let mut found = Attention::default();
    for view in views {
        let Some(state) = &view.state else { continue };
        for measure in &state.measures {
            let Some(due) = measure.due else { continue };
            let (id, title) = titles.of(measure.promise);
            let duty = Duty {
                plant: labels.plant(view.at),
                measure: id,
                title,
                responsible: measure.responsible().and_then(|name| labels.person(view.at, name)),
                standing: measure.standing.name(),
                due,
                days: day.since(due),
                at: view.at,
            };
            match (measure.standing, duty.days) {
                (_, days) if days < -SOON => {}
                (Standing::Postponed, _) => found.again.push(duty),
                (_, days) if days > 0 => found.late.push(duty),
                _ => found.due.push(duty),
            }
        }
        found.undecided.extend(undecided(view, labels, day));
        found.silent.extend(silent(view, labels, day));
    }
    let key = |duty: &Duty| (duty.due, duty.at, duty.measure.clone());
    found.late.sort_by_key(key);
    found.due.sort_by_key(key);
    found.again.sort_by_key(key);
    // Those without a day come last.
    let key = |waiting: &Waiting| (waiting.since.is_none(), waiting.since, waiting.at);
    found.undecided.sort_by_key(key);
    found.silent.sort_by_key(key);
    found
}

fn undecided(view: &View<'_>, labels: &Labels, day: Day) -> Option<Waiting> {
    let state = view.state.as_ref()?;
    let open = |measure: &MeasureState<'_>| measure.standing == Standing::Undecided;
    if !state.measures.iter().all(open) || state.measures.is_empty() {
        return None;
    }
    let since = match view.plant.kind {
        Kind::Ledger => state.visits.last().map(|visit| visit.date),
        Kind::Report | Kind::Profile => state.start()?.visit,
    };
    Some(waiting(view, labels, state.promised().count(), since, day))
}

fn silent(view: &View<'_>, labels: &Labels, day: Day) -> Option<Waiting> {
    let state = view.state.as_ref().filter(|_| view.plant.kind == Kind::Ledger)?;
    let last = last_entry(view, day).filter(|last| day.since(*last) >= SILENT)?;
    let open = state.counted().filter(|measure| !measure.standing.is_done() && measure.standing != Standing::Rejected);
    Some(waiting(view, labels, open.count(), Some(last), day))
}

/// The day of the last entry that was made by a day.
pub(super) fn last_entry(view: &View<'_>, day: Day) -> Option<Day> {
    view.plant.ledger.entries.iter().map(|entry| entry.date).filter(|date| *date <= day).max()
}

fn waiting(view: &View<'_>, labels: &Labels, measures: usize, since: Option<Day>, day: Day) -> Waiting {
    let days = since.map(|since| day.since(since));
    Waiting { plant: labels.plant(view.at), sector: view.sector().to_owned(), measures, since, days, at: view.at }
}
