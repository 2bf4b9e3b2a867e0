//! `auditlite followup note`: a remark.

use super::super::cli::NoteArgs;
use super::super::{Exit, Output};
use super::desk::{Desk, Work, wrong_use};
use super::say;
use crate::diagnostic::say;
use crate::ledger::{Event, Note};

pub(super) fn run(arguments: &NoteArgs, output: &mut Output<'_>) -> Work<Exit> {
    let mut desk = Desk::open(&arguments.ledger, &arguments.recording, output)?;
    let measure = match &arguments.measure {
        Some(name) => Some(desk.measure(name, output)?),
        None => None,
    };
    let text = say::text(&arguments.text, "TEXT").map_err(|problem| wrong_use(output, problem, desk.lang))?;
    let what = match &measure {
        Some(measure) => say!("note on {measure}: {text}", "nota sobre {measure}: {text}"),
        None => say!("note: {text}", "nota: {text}"),
    };
    let entry = desk.record(Event::Note(Note { measure, text }), output)?;
    desk.acknowledge(&entry, what.in_lang(desk.lang), output)?;
    Ok(Exit::Done)
}
