//! Reads the plants at which rules are tried: profiles, and folders of them.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::input;
use crate::cases::Plant;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::library::Library;

/// The plants of files and folders, in the order of their names.
///
/// # Errors
/// What is wrong with a folder or a profile.
pub(super) fn plants(paths: &[PathBuf], library: &Library) -> Result<Vec<Plant>, Vec<Diagnostic>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(profiles(path).map_err(|problem| vec![problem])?);
        } else {
            files.push(path.clone());
        }
    }
    let mut plants = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        match input::profile(&file, library) {
            Ok((facility, _)) => plants.push(Plant { name: file.display().to_string(), facility }),
            Err(rejected) => problems.extend(rejected.diagnostics),
        }
    }
    if problems.is_empty() { Ok(plants) } else { Err(problems) }
}

fn profiles(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let shown = folder.display();
    let unreadable = |error: std::io::Error| {
        let message = say!("`{shown}` cannot be read: {error}", "no se puede leer `{shown}`: {error}");
        Diagnostic::error(Code::UNREADABLE, message)
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
