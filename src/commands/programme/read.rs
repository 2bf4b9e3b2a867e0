//! Reads the files of a programme, shared among the processors of the machine.

use std::fs;
use std::io::{self, Read};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::super::limits;
use super::super::progress::Progress;
use super::walk::unreadable;
use crate::diagnostic::Diagnostic;
use crate::ledger::review;
use crate::programme::{Content, Shape, Source, read_source};
use crate::units::Day;

/// Stack of a thread that reads, as large as that of the program.
const STACK: usize = 8 * 1024 * 1024;

/// How much of a file tells what it may be, in bytes.
const HEAD: u64 = 4096;

/// A file that was read, or why it could not be.
type Reading = Result<Source, Diagnostic>;

/// Reads files, and says what is wrong with entries of ledgers by a day; results come in the order of the files, whatever the number of threads.
pub(super) fn read_all(files: &[PathBuf], by: Day, progress: &Progress) -> (Vec<Source>, Vec<Diagnostic>) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(files.len()).max(1);
    let read: Vec<Reading> = if threads < 2 {
        part(files, by, progress)
    } else {
        thread::scope(|scope| {
            let parts = || files.chunks(files.len().div_ceil(threads));
            let started: Vec<_> = parts()
                .map(|files| {
                    thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || part(files, by, progress))
                })
                .collect();
            let ended = started.into_iter().zip(parts()).map(|(thread, files)| {
                // A thread that could not be started: its part is done here.
                thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| part(files, by, progress))
            });
            ended.flatten().collect()
        })
    };
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    for one in read {
        match one {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    (sources, problems)
}

fn part(files: &[PathBuf], by: Day, progress: &Progress) -> Vec<Reading> {
    let read = |file: &PathBuf| {
        let reading = one(file, by);
        progress.step();
        reading
    };
    files.iter().map(read).collect()
}

/// Reads a file. What is no file of a programme by its beginning is not read on.
fn one(path: &Path, by: Day) -> Reading {
    let file = path.display().to_string();
    let read = || -> io::Result<Vec<u8>> {
        if path == Path::new("-") {
            return limits::read(path, limits::LEDGER);
        }
        let mut opened = fs::File::open(path)?;
        let mut head = Vec::new();
        opened.by_ref().take(HEAD).read_to_end(&mut head)?;
        if Shape::of(&file, &head) == Shape::Other {
            return Ok(head);
        }
        if opened.metadata()?.len() > limits::LEDGER {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        limits::up_to(&mut opened, head, limits::LEDGER)
    };
    // A file may hold the reports of many plants, so it may be as large as a ledger.
    let bytes = read().map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => limits::too_large(&file, limits::LEDGER),
        _ => unreadable(path, &error),
    })?;
    let mut source = read_source(&file, &bytes);
    for content in &source.content {
        if let Content::Ledger(ledger) = content {
            source.problems.extend(review(ledger, by));
        }
    }
    Ok(source)
}
