//! Reads the files of a programme, shared among the processors of the machine.

use std::fs;
use std::io::{self, Read};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::walk::unreadable;
use crate::diagnostic::Diagnostic;
use crate::programme::{Shape, Source, read_source};

/// Stack of a thread that reads, as large as that of the program.
const STACK: usize = 8 * 1024 * 1024;

/// How much of a file tells what it may be, in bytes.
const HEAD: u64 = 4096;

/// A file that was read, or why it could not be.
type Reading = Result<Source, Diagnostic>;

/// Reads files; results come in the order of the files, whatever the number of threads.
pub(super) fn read_all(files: &[PathBuf]) -> (Vec<Source>, Vec<Diagnostic>) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(files.len()).max(1);
    let read: Vec<Reading> = if threads < 2 {
        part(files)
    } else {
        thread::scope(|scope| {
            let parts = || files.chunks(files.len().div_ceil(threads));
            let started: Vec<_> = parts()
                .map(|files| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || part(files)))
                .collect();
            let ended = started.into_iter().zip(parts()).map(|(thread, files)| {
                // A thread that could not be started: its part is done here.
                thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| part(files))
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

fn part(files: &[PathBuf]) -> Vec<Reading> {
    files.iter().map(|file| one(file)).collect()
}

/// Reads a file. What is no file of a programme by its beginning is not read on.
fn one(path: &Path) -> Reading {
    let file = path.display().to_string();
    let read = || -> io::Result<Vec<u8>> {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        let mut opened = fs::File::open(path)?;
        let mut bytes = Vec::new();
        opened.by_ref().take(HEAD).read_to_end(&mut bytes)?;
        if Shape::of(&file, &bytes) != Shape::Other {
            opened.read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    let bytes = read().map_err(|error| unreadable(path, &error))?;
    Ok(read_source(&file, &bytes))
}
