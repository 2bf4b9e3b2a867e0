//! Writes files: all of them or none, and none by half.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::units::quote;

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overwrite {
    /// It is left as it is, and nothing is written.
    Never,
    /// It is written over (`--force`).
    Force,
}

/// Names that are tried for the file beside, if others are taken.
const ATTEMPTS: u32 = 16;

/// Writes files that are not there yet, and the folders that they need. If one cannot be written, those before it are
/// taken away again.
///
/// # Errors
/// A file that is there already, or the first one that cannot be written.
pub(super) fn write_new(files: &[(PathBuf, &[u8])]) -> Result<(), Diagnostic> {
    for (path, _) in files {
        if fs::symlink_metadata(path).is_ok() {
            return Err(exists(path));
        }
    }
    let mut written = Written::default();
    for (path, _) in files {
        if let Err(error) = written.make_folder(path) {
            written.take_back();
            return Err(unwritable(path, &error));
        }
    }
    written.write_all(files)
}

/// Writes files into folders that are there. None is written if one cannot be; of files that are written over (with
/// [`Overwrite::Force`]) the old bytes stay until all new ones are on the disk.
///
/// # Errors
/// What [`check`] says, or the first file that cannot be written.
pub(super) fn write(files: &[(PathBuf, &[u8])], overwrite: Overwrite) -> Result<(), Vec<Diagnostic>> {
    check(&files.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>(), overwrite)?;
    Written::default().write_all(files).map_err(|problem| vec![problem])
}

/// Whether files can be written, as far as one can tell before: for that nobody works out a report in vain.
///
/// # Errors
/// A file that is named twice, is there already, is a link, a folder or a device, or whose folder is not there.
pub(super) fn check(files: &[&Path], overwrite: Overwrite) -> Result<(), Vec<Diagnostic>> {
    let mut problems = Vec::new();
    for (at, path) in files.iter().enumerate() {
        if files.iter().take(at).any(|other| other == path) {
            let shown = shown(path);
            problems.push(problem(say!("{shown} is named twice", "{shown} se indicó dos veces")));
        } else if let Some(problem) = fault(path, overwrite) {
            problems.push(problem);
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn fault(path: &Path, overwrite: Overwrite) -> Option<Diagnostic> {
    let name = shown(path);
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            let message = say!("{name} is a link and was left as it is", "{name} es un enlace y se dejó como está");
            let help = say!("name the file that it leads to", "indique el archivo al que lleva");
            return Some(problem(message).help(help));
        }
        Ok(found) if found.is_dir() => {
            return Some(problem(say!(
                "{name} is a folder, a file was expected",
                "{name} es una carpeta, se esperaba un archivo"
            )));
        }
        Ok(found) if !found.is_file() => {
            let message = say!("{name} is a device and no file", "{name} es un dispositivo y no un archivo");
            let help = say!("standard output is `-o -`", "la salida estándar es `-o -`");
            return Some(problem(message).help(help));
        }
        Ok(_) if overwrite == Overwrite::Never => {
            let help = say!("`--force` writes over it", "`--force` escribe sobre él");
            return Some(exists(path).help(help));
        }
        Ok(_) => return None,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Some(unwritable(path, &error)),
    }
    if path.file_name().is_none() {
        return Some(problem(say!("{name} names no file", "{name} no indica ningún archivo")));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    let folder_name = shown(folder);
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => None,
        Ok(_) => Some(unwritable(path, &io::ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(problem(say!(
            "{name} cannot be written: the folder {folder_name} does not exist",
            "no se puede escribir {name}: la carpeta {folder_name} no existe"
        ))),
        Err(error) => Some(unwritable(path, &error)),
    }
}

fn shown(path: &Path) -> String {
    quote(&path.display().to_string())
}

fn problem(message: Text) -> Diagnostic {
    Diagnostic::error(Code::UNWRITABLE, message)
}

fn exists(path: &Path) -> Diagnostic {
    let shown = shown(path);
    problem(say!("{shown} exists already and was left as it is", "{shown} ya existe y se dejó como está"))
}

/// A path that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = shown(path);
    problem(match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            say!("{shown} may not be written", "no hay permiso para escribir {shown}")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => say!(
            "{shown} cannot be written: there is no room left on the disk",
            "no se puede escribir {shown}: no queda espacio en el disco"
        ),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            say!(
                "{shown} cannot be written: a file stands where its folder belongs",
                "no se puede escribir {shown}: hay un archivo donde va su carpeta"
            )
        }
        _ => say!("{shown} cannot be written: {error}", "no se puede escribir {shown}: {error}"),
    })
}

#[derive(Default)]
struct Written {
    /// New files.
    files: Vec<PathBuf>,
    /// New folders, outer ones first.
    folders: Vec<PathBuf>,
}

impl Written {
    fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
        let missing: Vec<PathBuf> =
            folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_path_buf).collect();
        fs::create_dir_all(folder)?;
        self.folders.extend(missing.into_iter().rev());
        Ok(())
    }

    /// All bytes go to files of other names first, so that nobody ever sees half of one, and a full disk changes nothing.
    fn write_all(mut self, files: &[(PathBuf, &[u8])]) -> Result<(), Diagnostic> {
        let mut parts: Vec<PathBuf> = Vec::new();
        let mut fault = None;
        for (path, bytes) in files {
            match write_beside(path, bytes) {
                Ok(part) => parts.push(part),
                Err(error) => {
                    fault = Some(unwritable(path, &error));
                    break;
                }
            }
        }
        if fault.is_none() {
            for ((path, _), part) in files.iter().zip(&parts) {
                let is_new = fs::symlink_metadata(path).is_err();
                if let Err(error) = fs::rename(part, path) {
                    fault = Some(unwritable(path, &error));
                    break;
                }
                if is_new {
                    self.files.push(path.clone());
                }
            }
        }
        let Some(fault) = fault else { return Ok(()) };
        // What was renamed is not there any more under this name.
        for part in parts {
            let _ = fs::remove_file(part);
        }
        self.take_back();
        Err(fault)
    }

    fn take_back(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        // Only folders that are empty go, so what others have put there stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes bytes to a new file beside another, and gives its path.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut attempt = 0;
    loop {
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}-{attempt}.part", std::process::id()));
        let part = path.with_file_name(name);
        // Only a file that was not there: a link that somebody laid in wait is not followed.
        let mut file = match fs::File::create_new(&part) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < ATTEMPTS => {
                attempt += 1;
                continue;
            }
            made => made?,
        };
        let done = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = done {
            let _ = fs::remove_file(&part);
            return Err(error);
        }
        return Ok(part);
    }
}
