//! The evidence that a library holds.

use super::read::read;
use super::results::Evidence;
use crate::diagnostic::Diagnostic;
use crate::library::Library;

/// The evidence of all files of a library together, and what is wrong with those that cannot be used.
pub fn of_library(library: &Library) -> (Option<Evidence>, Vec<Diagnostic>) {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for file in library.evidence_files() {
        match read(&file.shown, &file.bytes) {
            Ok(evidence) => all.push(evidence),
            Err(faults) => problems.extend(faults),
        }
    }
    (Evidence::join(all), problems)
}
