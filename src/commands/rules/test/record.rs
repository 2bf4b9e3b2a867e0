//! Writes snapshots.

use std::io;
use std::path::Path;

use super::home::{remove, write};
use super::snapshot::{Before, Snapshot, State};
use super::tested::Tested;
use crate::diagnostic::{Code, Diagnostic, say};

/// Writes every snapshot that differs, and removes those that belong to no rule.
pub(super) fn accept(tested: &mut Tested) {
    let mut problems = Vec::new();
    for snapshot in tested.rules.iter_mut().filter_map(|rule| rule.snapshot.as_mut()) {
        if snapshot.is_open() {
            problems.extend(accept_one(snapshot));
        }
    }
    for stray in &mut tested.strays {
        match remove(&stray.path) {
            Ok(()) => stray.removed = true,
            Err(error) => problems.push(unwritable(&stray.path, &error)),
        }
    }
    tested.problems.extend(problems);
}

/// Writes one snapshot.
pub(super) fn accept_one(snapshot: &mut Snapshot) -> Option<Diagnostic> {
    let before = if matches!(snapshot.state, State::New) { Before::Nothing } else { Before::Another };
    match write(&snapshot.file, &snapshot.text()) {
        Ok(()) => {
            snapshot.state = State::Accepted(before);
            None
        }
        Err(error) => Some(unwritable(&snapshot.file, &error)),
    }
}

/// A file that cannot be written or removed.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = path.display().to_string();
    let message = say!("`{shown}` cannot be written: {error}", "no se puede escribir `{shown}`: {error}");
    Diagnostic::error(Code::UNREADABLE, message).in_file(shown)
}
