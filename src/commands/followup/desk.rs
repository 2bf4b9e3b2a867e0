//! What the commands of `followup` have in common: opening a ledger, saying what is wrong, recording and acknowledging.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::super::cli::{LangArg, Recording};
use super::super::progress::Progress;
use super::super::today::today;
use super::super::{Exit, Output};
use super::book::{Book, Unusable};
use super::say::{self, author, day};
use crate::diagnostic::{Diagnostic, Lang, Texts};
use crate::json::head_text;
use crate::ledger::{Entry, Event, Ledger, Start, State, review};
use crate::units::Day;

/// How many bytes of a ledger tell its language.
const HEAD: u64 = 4096;

/// Why a command stops before its end.
pub(super) enum Stop {
    /// Its output cannot be written.
    Failed(io::Error),
    /// It has said why.
    Said(Exit),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Failed(error)
    }
}

/// The work of a command.
pub(super) type Work<T> = Result<T, Stop>;

/// How a command ends.
pub(super) fn ended(work: Work<Exit>) -> io::Result<Exit> {
    match work {
        Ok(exit) | Err(Stop::Said(exit)) => Ok(exit),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Says what is wrong, and stops.
pub(super) fn stop(output: &mut Output<'_>, problems: &[Diagnostic], lang: Lang, exit: Exit) -> Stop {
    match output.complain(problems, lang) {
        Ok(()) => Stop::Said(exit),
        Err(error) => Stop::Failed(error),
    }
}

/// Stops because the command line asks for what cannot be.
pub(super) fn wrong_use(output: &mut Output<'_>, problem: Diagnostic, lang: Lang) -> Stop {
    stop(output, &[problem], lang, Exit::Usage)
}

/// Stops because a ledger cannot be used; without a language that was asked for, in its own.
pub(super) fn unusable(output: &mut Output<'_>, unusable: &Unusable, asked: Option<Lang>) -> Stop {
    let lang = asked.unwrap_or_else(|| lang_of_bytes(&unusable.bytes));
    match output.complain_in(&unusable.texts(), &unusable.diagnostics, lang) {
        Ok(()) => Stop::Said(Exit::Input),
        Err(error) => Stop::Failed(error),
    }
}

/// The language of a ledger: that of its last report.
pub(super) fn lang_of(ledger: &Ledger) -> Lang {
    match last_start(ledger) {
        Some(start) if start.lang == "es" => Lang::Es,
        _ => Lang::En,
    }
}

/// The language of a ledger that cannot be used, or is not read yet: that of its first report, as far as it says so.
fn lang_of_bytes(bytes: &[u8]) -> Lang {
    if head_text(bytes, "lang") == Some("es") { Lang::Es } else { Lang::En }
}

/// The last report of a ledger, in the order of its entries.
pub(super) fn last_start(ledger: &Ledger) -> Option<&Start> {
    ledger.entries.iter().rev().find_map(|entry| match &entry.event {
        Event::Start(start) => Some(start),
        _ => None,
    })
}

/// A ledger that something is recorded in, by whom, and when it happened.
pub(super) struct Desk {
    pub(super) book: Book,
    pub(super) lang: Lang,
    pub(super) on: Day,
    pub(super) by: String,
    pub(super) today: Day,
}

impl Desk {
    /// Opens a ledger.
    pub(super) fn open(path: &Path, recording: &Recording, output: &mut Output<'_>) -> Work<Desk> {
        let asked = recording.lang.map(Lang::from);
        let mut book = open(path, asked, output)?;
        let lang = asked.unwrap_or_else(|| lang_of(book.ledger()));
        output.complain(&book.notes(), lang)?;
        let today = today();
        let on = match recording.on.as_deref().map(|text| day(text, "--on")).transpose() {
            Ok(on) => on.unwrap_or(today),
            Err(problem) => return Err(wrong_use(output, problem, lang)),
        };
        let by = match author(recording.by.as_deref()) {
            Ok(by) => by,
            Err(problem) => return Err(wrong_use(output, problem, lang)),
        };
        Ok(Desk { book, lang, on, by, today })
    }

    /// How the measures stand with all that is recorded.
    pub(super) fn state(&self) -> Option<State<'_>> {
        State::at(self.book.ledger(), self.today.max(self.on))
    }

    /// The id of a measure by what the command line calls it.
    pub(super) fn measure(&self, name: &str, output: &mut Output<'_>) -> Work<String> {
        match say::measure(self.book.ledger(), name) {
            Ok(id) => Ok(id),
            Err(problem) => Err(wrong_use(output, problem, self.lang)),
        }
    }

    /// A day of the command line.
    pub(super) fn day(&self, text: &str, option: &'static str, output: &mut Output<'_>) -> Work<Day> {
        day(text, option).map_err(|problem| wrong_use(output, problem, self.lang))
    }

    /// Records an event and says so in one line.
    pub(super) fn record(&mut self, event: Event, output: &mut Output<'_>) -> Work<Entry> {
        let draft = self.book.draft(self.on, &self.by, event.clone());
        let problems = self.book.check(&draft, self.today);
        if problems.iter().any(Diagnostic::is_error) {
            return Err(stop(output, &problems, self.lang, Exit::Usage));
        }
        output.complain(&problems, self.lang)?;
        match self.book.record(self.on, &self.by, event) {
            Ok(entry) => {
                output.complain(&self.book.notes(), self.lang)?;
                Ok(entry)
            }
            Err(problem) => Err(stop(output, &[problem], self.lang, Exit::Input)),
        }
    }

    /// Says in one line what was recorded.
    pub(super) fn acknowledge(&self, entry: &Entry, what: &str, output: &mut Output<'_>) -> Work<()> {
        let line = say::recorded(entry, what, self.lang);
        writeln!(output.out, "{line}")?;
        // Whoever reads along sees each answer once it is safe.
        output.out.flush()?;
        Ok(())
    }
}

/// Opens a ledger to write in it; while another program has it, that is said at once.
pub(super) fn open(path: &Path, asked: Option<Lang>, output: &mut Output<'_>) -> Work<Book> {
    let mut said = Ok(());
    let book = Book::open(path, &mut |problem| {
        let lang = asked.unwrap_or_else(|| lang_of_bytes(&head(path)));
        said = output.complain([problem], lang).and_then(|()| output.err.flush());
    });
    said?;
    book.map_err(|problems| {
        // What could not be opened for writing may still tell its language.
        let asked = asked.or_else(|| problems.bytes.is_empty().then(|| lang_of_bytes(&head(path))));
        unusable(output, &problems, asked)
    })
}

/// The first bytes of a file; none of what is no file.
fn head(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A pipe could keep its reader waiting.
    if fs::metadata(path).is_ok_and(|found| found.is_file())
        && let Ok(file) = fs::File::open(path)
    {
        let _ = file.take(HEAD).read_to_end(&mut bytes);
    }
    bytes
}

/// Reads a ledger without the intent to write; what there is to say of it is said, and what is wrong with its entries by
/// a day, if one is given.
pub(super) fn look(
    path: &Path,
    asked: Option<LangArg>,
    by: Option<Day>,
    output: &mut Output<'_>,
) -> Work<(Ledger, Lang)> {
    let asked = asked.map(Lang::from);
    let (file, bytes) = match super::super::input::read_ledger(path) {
        Ok(read) => read,
        Err(rejected) => {
            let lang = asked.unwrap_or_else(|| lang_of_bytes(&head(path)));
            output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
            return Err(Stop::Said(Exit::Input));
        }
    };
    let spoken = asked.unwrap_or_else(|| lang_of_bytes(&bytes));
    let progress = Progress::of_whole(["reading the ledger", "leyendo la bitácora"], spoken, output.terminal);
    let read = crate::ledger::read(&file, &bytes);
    let read = read.map(|(ledger, notes)| {
        let faults = by.map(|day| review(&ledger, day)).unwrap_or_default();
        (ledger, notes, faults)
    });
    drop(progress);
    match read {
        Ok((ledger, notes, faults)) => {
            let lang = asked.unwrap_or_else(|| lang_of(&ledger));
            output.complain_in(&Texts::one(&file, &bytes), notes.iter().chain(&faults), lang)?;
            Ok((ledger, lang))
        }
        Err(problems) => {
            output.complain_in(&Texts::one(&file, &bytes), &problems, spoken)?;
            Err(Stop::Said(Exit::Input))
        }
    }
}
