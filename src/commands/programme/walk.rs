//! The files of a programme: those that were named, and those of folders that were.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, say};
use crate::units::quote;

/// How deep folders are looked into.
const DEEPEST: usize = 16;

/// How many files are looked at.
const MOST: usize = 100_000;

/// The files of a programme, and what could not be looked at.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) files: Vec<PathBuf>,
    pub(super) problems: Vec<Diagnostic>,
    /// Whether the bound was reached, which is said once.
    full: Option<PathBuf>,
}

/// Looks through what was named, in the order of names inside of folders. A file that was named twice stands once.
pub(super) fn walk(paths: &[PathBuf]) -> Walk {
    let mut walk = Walk::default();
    for path in paths {
        match fs::metadata(path) {
            _ if path == Path::new("-") => walk.files.push(path.clone()),
            Ok(found) if found.is_dir() => walk.folder(path, 0),
            Ok(_) => walk.files.push(path.clone()),
            Err(error) => walk.problems.push(unreadable(path, &error)),
        }
    }
    if let Some(folder) = walk.full.take() {
        let shown = quote(&folder.display().to_string());
        let message = say!(
            "more than {MOST} files, or folders more than {DEEPEST} deep: from {shown} on they were not looked at",
            "más de {MOST} archivos, o carpetas a más de {DEEPEST} niveles: desde {shown} no se revisaron"
        );
        walk.problems.push(Diagnostic::error(Code::TOO_MANY_FILES, message).in_file(folder.display().to_string()));
    }
    let mut seen = std::collections::HashSet::new();
    walk.files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    walk
}

impl Walk {
    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth > DEEPEST {
            self.full.get_or_insert_with(|| folder.to_owned());
            return;
        }
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => return self.problems.push(unreadable(folder, &error)),
        };
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort_unstable();
        for path in paths {
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_symlink() => {
                    let shown = quote(&path.display().to_string());
                    let message = say!("{shown} is a link and was not followed", "{shown} es un enlace y no se siguió");
                    let problem = Diagnostic::warning(Code::LINK_LEFT, message);
                    self.problems.push(problem.in_file(path.display().to_string()));
                }
                Ok(found) if found.is_dir() => self.folder(&path, depth + 1),
                Ok(found) if found.is_file() && self.files.len() >= MOST => {
                    self.full.get_or_insert(path);
                    return;
                }
                Ok(found) if found.is_file() => self.files.push(path),
                // A pipe or a device is no file of a programme.
                Ok(_) => {}
                Err(error) => self.problems.push(unreadable(&path, &error)),
            }
        }
    }
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let file = path.display().to_string();
    let shown = quote(&file);
    let message = match error.kind() {
        io::ErrorKind::NotFound => say!("{shown} does not exist", "{shown} no existe"),
        io::ErrorKind::PermissionDenied => say!("{shown} may not be read", "no hay permiso para leer {shown}"),
        _ => say!("{shown} cannot be read: {error}", "no se puede leer {shown}: {error}"),
    };
    Diagnostic::error(Code::UNREADABLE, message).in_file(file)
}
