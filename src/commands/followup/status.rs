//! `auditlite followup status`.

use super::super::cli::{StatusArgs, StatusFormat};
use super::super::today::judged_by;
use super::super::{Exit, Output};
use super::desk::{Stop, Work, look, wrong_use};
use super::say::as_of;
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::followup::{Document, Listing, events_csv, markdown, status, status_csv, status_json, text};
use crate::json::written;
use crate::ledger::{Event, Ledger};
use crate::library::Library;
use crate::units::{Day, quote};

/// Columns of a terminal.
const WIDTH: usize = 80;

pub(super) fn run(arguments: &StatusArgs, output: &mut Output<'_>) -> Work<Exit> {
    let mut failed = 0;
    let mut read: Vec<(Ledger, Lang)> = Vec::new();
    for path in &arguments.ledgers {
        match look(path, arguments.lang, Some(judged_by(arguments.as_of.as_ref())), output) {
            Ok(found) => read.push(found),
            Err(Stop::Said(_)) => failed += 1,
            Err(stopped) => return Err(stopped),
        }
    }
    let lang = read.first().map_or_else(|| arguments.lang.map(Lang::from).unwrap_or_default(), |(_, lang)| *lang);
    let day = as_of(arguments.as_of.as_deref()).map_err(|problem| wrong_use(output, problem, lang))?;
    let mut ledgers: Vec<(Ledger, Lang)> = Vec::new();
    for (ledger, lang) in read {
        match too_early(&ledger, day) {
            None => ledgers.push((ledger, lang)),
            Some(problem) => {
                output.complain([&problem], lang)?;
                failed += 1;
            }
        }
    }
    if ledgers.is_empty() {
        return Ok(Exit::Input);
    }
    let listing = if arguments.events { Listing::Events } else { Listing::Measures };
    let text = match arguments.format {
        StatusFormat::Table => people(&ledgers, day, listing, |document| text(document, WIDTH)),
        StatusFormat::Markdown => people(&ledgers, day, listing, markdown),
        StatusFormat::Json => programs(&ledgers, day, listing),
        StatusFormat::Csv => {
            let all: Vec<Ledger> = ledgers.into_iter().map(|(ledger, _)| ledger).collect();
            match listing {
                Listing::Measures => status_csv(&all, day),
                Listing::Events => events_csv(&all, day),
            }
        }
    };
    output.out.write_all(text.as_bytes())?;
    Ok(if failed > 0 { Exit::Partial } else { Exit::Done })
}

fn people(ledgers: &[(Ledger, Lang)], day: Day, listing: Listing, lay_out: impl Fn(&Document) -> String) -> String {
    let library = Library::shipped();
    let pages = ledgers.iter().filter_map(|(ledger, lang)| status(ledger, day, &library.fields, *lang, listing));
    pages.map(|page| lay_out(&page)).collect::<Vec<_>>().join("\n")
}

/// One document laid out over lines, or one a line.
fn programs(ledgers: &[(Ledger, Lang)], day: Day, listing: Listing) -> String {
    let values: Vec<_> = ledgers.iter().filter_map(|(ledger, _)| status_json(ledger, day, listing)).collect();
    match values.as_slice() {
        [one] => written(format!("{one:#}\n")),
        several => several.iter().flat_map(|value| [value.to_string(), "\n".to_owned()]).collect(),
    }
}

/// A day on which no report had been accepted.
pub(super) fn too_early(ledger: &Ledger, day: Day) -> Option<Diagnostic> {
    let starts = ledger.entries.iter().filter(|entry| matches!(entry.event, Event::Start(_)));
    let first = starts.map(|entry| entry.date).min();
    if crate::ledger::State::at(ledger, day).is_some() {
        return None;
    }
    let (file, first) = (quote(&ledger.file), first.map_or_else(|| "?".to_owned(), Day::iso));
    let message = say!(
        "on {day} {file} had no report; its first was accepted on {first}",
        "al {day} {file} no tenía informe; el primero se aceptó el {first}"
    );
    let help = say!("look at {first} or later", "consulte desde el {first}");
    Some(Diagnostic::error(Code::BAD_DAY, message).on("--as-of").help(help))
}
