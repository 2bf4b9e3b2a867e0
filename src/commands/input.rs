//! Reads what commands are given: profiles, and folders of rules.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Output;
use crate::billing::check;
use crate::diagnostic::{Code, Diagnostic, Lang, Texts, say};
use crate::facility::{Facility, read_profile};
use crate::library::Library;

/// Largest profile that is read, in bytes; one more shows that a file is too large.
const MOST: u64 = 16 * 1024 * 1024 + 1;

/// A profile that was read, with what somebody should look at, or all that is wrong with it.
pub(super) type Profile = Result<(Facility, Vec<Diagnostic>), Rejected>;

/// Why a profile cannot be used.
pub(super) struct Rejected {
    /// The file, as the user named it.
    pub(super) file: String,
    /// All that is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The file could not even be read.
    pub(super) unreadable: bool,
    bytes: Vec<u8>,
}

impl Rejected {
    /// A file that was read and cannot be used.
    pub(super) fn new(file: &str, diagnostics: Vec<Diagnostic>, bytes: Vec<u8>) -> Self {
        Self { file: file.to_owned(), diagnostics, unreadable: false, bytes }
    }

    /// Its text, for showing the lines that problems point at.
    pub(super) fn texts(&self) -> Texts<'_> {
        Texts::one(&self.file, &self.bytes)
    }
}

/// The library with the folder of the command line on top.
pub(super) fn library(folder: Option<&PathBuf>) -> Result<Library, Diagnostic> {
    folder.map_or_else(|| Ok(Library::shipped()), |folder| Library::with_folder(folder))
}

/// The library with the folder of the command line on top; none if the folder cannot be read, which is said.
pub(super) fn open_library(
    folder: Option<&PathBuf>,
    lang: Lang,
    output: &mut Output<'_>,
) -> io::Result<Option<Library>> {
    match library(folder) {
        Ok(library) => Ok(Some(library)),
        Err(problem) => output.complain([&problem], lang).map(|()| None),
    }
}

/// Reads the only profile of a command; none if it cannot be used, and why is said.
pub(super) fn open_profile(
    path: &Path,
    library: &Library,
    lang: Lang,
    output: &mut Output<'_>,
) -> io::Result<Option<(Facility, Vec<Diagnostic>)>> {
    match profile(path, library) {
        Ok(read) => Ok(Some(read)),
        Err(rejected) => output.complain_in(&rejected.texts(), &rejected.diagnostics, lang).map(|()| None),
    }
}

/// Reads a profile; `-` is standard input.
pub(super) fn profile(path: &Path, library: &Library) -> Profile {
    let (bytes, profile) = profile_with_text(path, library);
    profile.map_err(|rejected| Rejected { bytes, ..rejected })
}

/// Reads a profile, and gives its bytes for showing the lines that problems point at.
pub(super) fn profile_with_text(path: &Path, library: &Library) -> (Vec<u8>, Profile) {
    let (file, bytes) = match read(path) {
        Ok(read) => read,
        Err(rejected) => return (Vec::new(), Err(rejected)),
    };
    let profile = judge(&file, &bytes, library);
    (bytes, profile.map_err(|diagnostics| Rejected { file, diagnostics, unreadable: false, bytes: Vec::new() }))
}

/// Reads a profile whose bytes are at hand.
pub(super) fn profile_of(file: &str, bytes: &[u8], library: &Library) -> Profile {
    judge(file, bytes, library).map_err(|diagnostics| Rejected::new(file, diagnostics, bytes.to_vec()))
}

fn judge(file: &str, bytes: &[u8], library: &Library) -> Result<(Facility, Vec<Diagnostic>), Vec<Diagnostic>> {
    read_profile(file, bytes, &library.fields, &library.factors).and_then(|(facility, mut warnings)| {
        warnings.extend(check(library, &facility));
        // A bill that counts twice, or parts over the whole, would be in every number.
        if warnings.iter().any(Diagnostic::is_error) { Err(warnings) } else { Ok((facility, warnings)) }
    })
}

/// The name and the bytes of a profile; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<(String, Vec<u8>), Rejected> {
    let file = path.display().to_string();
    match bytes(path) {
        Ok(bytes) => Ok((file, bytes)),
        Err(error) => {
            let message = match error.kind() {
                io::ErrorKind::NotFound => say!("`{file}` does not exist", "`{file}` no existe"),
                io::ErrorKind::PermissionDenied => {
                    say!("`{file}` may not be read", "no hay permiso para leer `{file}`")
                }
                io::ErrorKind::IsADirectory => {
                    say!("`{file}` is a folder, not a profile", "`{file}` es una carpeta, no un perfil")
                }
                _ => say!("`{file}` cannot be read: {error}", "no se puede leer `{file}`: {error}"),
            };
            let diagnostics = vec![Diagnostic::error(Code::UNREADABLE, message).in_file(&file)];
            Err(Rejected { file, diagnostics, unreadable: true, bytes: Vec::new() })
        }
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(MOST).read_to_end(&mut bytes)?;
    } else {
        fs::File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
