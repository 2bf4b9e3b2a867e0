//! Reads what commands are given: profiles, ledgers, and folders of rules.

use std::io;
use std::path::{Path, PathBuf};

use super::{Output, limits};
use crate::billing::check;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts, say};
use crate::facility::{Facility, read_profile};
use crate::intake::read_intake;
use crate::library::Library;
use crate::workbook::is_workbook;

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
    let read = if is_workbook(bytes) || named_as_workbook(file, bytes) {
        read_intake(file, bytes, library)
    } else {
        read_profile(file, bytes, &library.fields, &library.factors)
    };
    read.and_then(|(facility, mut warnings)| {
        warnings.extend(check(library, &facility).into_iter().map(|problem| facility.placed(problem)));
        // A bill that counts twice, or parts over the whole, would be in every number.
        if warnings.iter().any(Diagnostic::is_error) { Err(warnings) } else { Ok((facility, warnings)) }
    })
}

/// Whether a file bears the name of a workbook and does not look like a profile: what it is instead is said better by
/// whoever opens workbooks.
fn named_as_workbook(file: &str, bytes: &[u8]) -> bool {
    let extension = Path::new(file).extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let named = extension.is_some_and(|extension| ["xlsx", "xlsm", "xls", "xlsb", "ods"].contains(&extension.as_str()));
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    named && start.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{')
}

/// The name and the bytes of a profile, a report or a table; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<(String, Vec<u8>), Rejected> {
    let is_folder = |file: &str| say!("`{file}` is a folder, not a profile", "`{file}` es una carpeta, no un perfil");
    up_to(path, limits::FILE, is_folder)
}

/// The name and the bytes of a ledger; `-` is standard input.
pub(super) fn read_ledger(path: &Path) -> Result<(String, Vec<u8>), Rejected> {
    let is_folder = |file: &str| say!("`{file}` is a folder, not a ledger", "`{file}` es una carpeta, no una bitácora");
    up_to(path, limits::LEDGER, is_folder)
}

fn up_to(path: &Path, most: u64, is_folder: impl Fn(&str) -> Text) -> Result<(String, Vec<u8>), Rejected> {
    let file = path.display().to_string();
    match limits::read(path, most) {
        Ok(bytes) => Ok((file, bytes)),
        Err(error) => {
            let message = match error.kind() {
                io::ErrorKind::NotFound => say!("`{file}` does not exist", "`{file}` no existe"),
                io::ErrorKind::PermissionDenied => {
                    say!("`{file}` may not be read", "no hay permiso para leer `{file}`")
                }
                io::ErrorKind::IsADirectory => is_folder(&file),
                io::ErrorKind::FileTooLarge => {
                    let diagnostics = vec![limits::too_large(&file, most)];
                    return Err(Rejected { file, diagnostics, unreadable: true, bytes: Vec::new() });
                }
                _ => say!("`{file}` cannot be read: {error}", "no se puede leer `{file}`: {error}"),
            };
            let diagnostics = vec![Diagnostic::error(Code::UNREADABLE, message).in_file(&file)];
            Err(Rejected { file, diagnostics, unreadable: true, bytes: Vec::new() })
        }
    }
}
