//! Reads the plants at which rules are tried: profiles, and folders of them.

use std::path::PathBuf;
use std::{fs, io};

use super::super::input;
use crate::cases::Plant;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::read_profile;
use crate::library::Library;

/// The example plants of the library; those that cannot be read with its rules are left out, since they are not what
/// was asked about.
pub(super) fn examples(library: &Library) -> Vec<Plant> {
    let read = |file: crate::library::LibraryFile| {
        let (facility, _) = read_profile(&file.shown, &file.bytes, &library.fields, &library.factors).ok()?;
        Some(Plant { name: file.shown, facility })
    };
    library.plants().into_iter().filter_map(read).collect()
}

/// The plants of files and folders, in the order of their names.
///
/// # Errors
/// What is wrong with a folder or a profile.
pub(super) fn plants(paths: &[PathBuf], library: &Library) -> Result<Vec<Plant>, Vec<Diagnostic>> {
    let files = profiles(paths).map_err(|problem| vec![problem])?;
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

/// The profiles that are named; of a folder all its JSON files, by name.
pub(super) fn profiles(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let shown = path.display().to_string();
        let unreadable = |error: io::Error| {
            let message = say!("`{shown}` cannot be read: {error}", "no se puede leer `{shown}`: {error}");
            Diagnostic::error(Code::UNREADABLE, message)
        };
        let mut inside = Vec::new();
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if !hidden && file.is_file() && file.extension().is_some_and(|extension| extension == "json") {
                inside.push(file);
            }
        }
        if inside.is_empty() {
            let message =
                say!("no profile (`*.json`) stands in `{shown}`", "no hay ningún perfil (`*.json`) en `{shown}`");
            return Err(Diagnostic::error(Code::UNREADABLE, message));
        }
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}
