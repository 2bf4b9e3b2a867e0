//! Whether the entries of a ledger fit together.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{Line, SHOWN, notes};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::ledger::explain::named;
use crate::ledger::{Entry, Event, Id, Ledger};

/// What does not fit about new entries: one without beginning, one that came after an entry that is not there, a number
/// that does not follow. `known` has the numbers of all, the new ones among them.
pub(super) fn faults(
    ledger: &Ledger,
    new: &[Entry],
    known: &HashMap<Id, u64, FixedState>,
    lines: &[Line<'_>],
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut beginning =
        ledger.entries.iter().take(ledger.entries.len() - new.len()).find(|entry| entry.after.is_empty());
    for entry in new {
        let fault = if entry.after.is_empty() {
            match beginning.replace(entry) {
                Some(other) => Some(second_beginning(entry, other)),
                None if !matches!(entry.event, Event::Start(_)) || entry.seq != 1 => Some(no_start(entry)),
                None => None,
            }
        } else if let Some(missing) = entry.after.iter().find(|id| !known.contains_key(id)) {
            Some(removed(entry, *missing, lines))
        } else {
            let last = entry.after.iter().filter_map(|id| known.get(id)).max().copied().unwrap_or(0);
            (entry.seq != last.saturating_add(1)).then(|| wrong_number(entry, last))
        };
        faults.extend(fault.map(|fault| fault.in_file(&ledger.file)));
    }
    let count = faults.len();
    faults.truncate(SHOWN);
    faults.extend(notes::more(&ledger.file, count.saturating_sub(SHOWN)));
    faults
}

fn at(entry: &Entry) -> Place {
    Place { line: entry.origin.line, column: 1 }
}

fn second_beginning(entry: &Entry, other: &Entry) -> Diagnostic {
    let (found, line) = (named(entry), other.origin.line);
    let message = say!(
        "{found} begins a ledger, as line {line} does: two ledgers stand in one file",
        "{found} comienza una bitácora, igual que el renglón {line}: hay dos bitácoras en un archivo"
    );
    let help = Text::new(
        "keep one plant's ledger in one file; copies of one ledger are joined with `followup merge`",
        "guarde la bitácora de cada planta en su archivo; las copias de una bitácora se juntan con `followup merge`",
    );
    Diagnostic::error(Code::MISSING_ENTRY, message).at(at(entry)).help(help)
}

fn no_start(entry: &Entry) -> Diagnostic {
    let found = named(entry);
    let message = say!(
        "the ledger begins with {found}, not with the `start` of a report: its first line was taken out",
        "la bitácora comienza con {found} y no con el `start` de un informe: se quitó su primer renglón"
    );
    Diagnostic::error(Code::MISSING_ENTRY, message).at(at(entry)).help(from_copy())
}

fn removed(entry: &Entry, missing: Id, lines: &[Line<'_>]) -> Diagnostic {
    let found = named(entry);
    let message = say!(
        "{found} came after the entry `{missing}`, which no line has: a line was taken out",
        "{found} se hizo después del registro `{missing}`, que no está en ningún renglón: se quitó un renglón"
    );
    let line = lines.iter().find(|line| line.number == entry.origin.line);
    let text = line.and_then(|line| line.text.ok()).unwrap_or_default();
    let before = text.split(&format!("\"{missing}\"")).next().filter(|before| before.len() < text.len());
    let column = before.map_or(1, |before| u32::try_from(before.chars().count() + 1).unwrap_or(1));
    Diagnostic::error(Code::MISSING_ENTRY, message).at(Place { line: entry.origin.line, column }).help(from_copy())
}

fn wrong_number(entry: &Entry, last: u64) -> Diagnostic {
    let (found, seq, due) = (named(entry), entry.seq, last.saturating_add(1));
    let message = say!(
        "{found} has the number {seq}, but those it came after make it {due}",
        "{found} tiene el número {seq}, pero por los registros anteriores le toca el {due}"
    );
    Diagnostic::error(Code::MISSING_ENTRY, message).at(at(entry)).help(from_copy())
}

fn from_copy() -> Text {
    Text::new(
        "take a copy that is whole, or put the line back: `followup merge` joins what several copies have",
        "use una copia completa o reponga el renglón: `followup merge` junta lo que tienen varias copias",
    )
}
