//! `auditlite followup measure`: what a measure saved, as far as it was measured.

mod bills;
mod case;
mod flags;
mod found;
mod json;
mod text;

use super::super::cli::{MeasureArgs, TextFormat};
use super::super::today::today;
use super::super::{Exit, Output};
use super::desk::{Desk, Stop, Work, look, stop, wrong_use};
use super::say;
use crate::diagnostic::{Diagnostic, Lang};
use crate::ledger::{Entry, Event, Ledger, Savings, State, check};
use crate::library::Library;
use crate::units::Day;

use self::case::Case;
use self::found::Found;

pub(super) fn run(arguments: &MeasureArgs, output: &mut Output<'_>) -> Work<Exit> {
    if arguments.dry_run { tried(arguments, output) } else { recorded(arguments, output) }
}

/// Shows what would be recorded; the ledger is only read.
fn tried(arguments: &MeasureArgs, output: &mut Output<'_>) -> Work<Exit> {
    let library = Library::shipped();
    let (mut ledger, lang) = look(&arguments.ledger, arguments.recording.lang, output)?;
    let today = today();
    let on = match arguments.recording.on.as_deref().map(|text| say::day(text, "--on")).transpose() {
        Ok(on) => on.unwrap_or(today),
        Err(problem) => return Err(wrong_use(output, problem, lang)),
    };
    let found = find(arguments, (&ledger, &library), (on, on.max(today)), lang, output)?;
    // Nobody signs what is not recorded.
    let by = say::author(arguments.recording.by.as_deref()).unwrap_or_else(|_| "-".to_owned());
    let entry = Entry::new(&ledger, on, &by, Event::Measured(found.measured.clone()));
    let problems = check(&ledger, &entry, today);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(stop(output, &problems, lang, Exit::Usage));
    }
    output.complain(&problems, lang)?;
    ledger.entries.push(entry.clone());
    show(arguments, (&ledger, &library), &found, (&entry, Recorded::No), lang, output)?;
    Ok(exit(&found))
}

fn recorded(arguments: &MeasureArgs, output: &mut Output<'_>) -> Work<Exit> {
    let library = Library::shipped();
    let mut desk = Desk::open(&arguments.ledger, &arguments.recording, output)?;
    let lang = desk.lang;
    let found = find(arguments, (desk.book.ledger(), &library), (desk.on, desk.on.max(desk.today)), lang, output)?;
    let entry = desk.record(Event::Measured(found.measured.clone()), output)?;
    show(arguments, (desk.book.ledger(), &library), &found, (&entry, Recorded::Yes), lang, output)?;
    Ok(exit(&found))
}

/// Whether an entry is in the ledger.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Recorded {
    Yes,
    No,
}

/// The answer is no where nothing can be claimed.
fn exit(found: &Found) -> Exit {
    if found.is_noise() { Exit::No } else { Exit::Done }
}

fn find(
    arguments: &MeasureArgs,
    (ledger, library): (&Ledger, &Library),
    (on, latest): (Day, Day),
    lang: Lang,
    output: &mut Output<'_>,
) -> Work<Found> {
    let Some(state) = State::at(ledger, latest) else { return Err(Stop::Said(Exit::Input)) };
    let case = match Case::of(arguments, ledger, &state, library, on) {
        Ok(case) => case,
        Err(problem) => return Err(wrong_use(output, problem, lang)),
    };
    let found = match &arguments.stated {
        Some(text) => flags::stated(&case, text),
        None if !arguments.before.is_empty() => flags::direct(&case),
        None => return bills::found(&case, lang, output),
    };
    found.map_err(|problem| wrong_use(output, problem, lang))
}

fn show(
    arguments: &MeasureArgs,
    (ledger, library): (&Ledger, &Library),
    found: &Found,
    (entry, recorded): (&Entry, Recorded),
    lang: Lang,
    output: &mut Output<'_>,
) -> Work<()> {
    output.complain(&found.warnings, lang)?;
    let Some(state) = State::at(ledger, entry.date) else { return Ok(()) };
    let savings: Option<&Savings<'_>> = state.savings.iter().find(|savings| savings.measured.id == entry.id);
    let seen = Seen { state: &state, savings, found, entry, recorded, library, lang };
    let text = match arguments.format {
        TextFormat::Text => seen.text(),
        TextFormat::Json => format!("{:#}\n", seen.json()),
    };
    output.out.write_all(text.as_bytes())?;
    output.out.flush()?;
    Ok(())
}

/// A measurement as it is shown.
struct Seen<'a> {
    state: &'a State<'a>,
    savings: Option<&'a Savings<'a>>,
    found: &'a Found,
    entry: &'a Entry,
    recorded: Recorded,
    library: &'a Library,
    lang: Lang,
}
