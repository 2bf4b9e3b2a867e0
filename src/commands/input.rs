//! Reads what commands are given: profiles, ledgers, and folders of rules.

use std::io;
use std::path::{Path, PathBuf};

use super::cli::BillsArg;
use super::{Output, limits};
use crate::billing::check;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts, say};
use crate::facility::{BillsTable, Facility, read_bills, read_profile_with};
use crate::intake::read_intake;
use crate::library::Library;
use crate::workbook::is_workbook;

/// A profile that was read, with what somebody should look at, or all that is wrong with it.
pub(super) type Profile = Result<(Facility, Vec<Diagnostic>), Rejected>;

/// Files that were read, by the names that the user gave them.
type Files = Vec<(String, Vec<u8>)>;

/// A profile, and the bills beside it, as the command line names them; `-` is standard input.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    profile: &'a Path,
    bills: Option<&'a Path>,
}

impl<'a, P: AsRef<Path> + ?Sized> From<&'a P> for Named<'a> {
    fn from(profile: &'a P) -> Self {
        Self { profile: profile.as_ref(), bills: None }
    }
}

impl<'a> Named<'a> {
    /// A profile with bills beside it, if there are any.
    pub(super) fn new(profile: &'a Path, beside: &'a BillsArg) -> Self {
        Self { profile, bills: beside.bills.as_deref() }
    }
}

/// Whether bills belong to the only profile of a command.
///
/// # Errors
/// There are several profiles, or none, or both come from standard input.
pub(super) fn check_bills(beside: &BillsArg, profiles: &[PathBuf]) -> Result<(), Diagnostic> {
    let Some(bills) = &beside.bills else { return Ok(()) };
    let message = match profiles {
        [profile] if profile != bills || bills.as_os_str() != "-" => return Ok(()),
        [_] => Text::new(
            "standard input cannot be the profile and its bills",
            "la entrada estándar no puede ser el perfil y sus recibos",
        ),
        [] => Text::new(
            "`--bills` are those of one plant, but no profile is named",
            "`--bills` son los de una planta, pero no se indica ningún perfil",
        ),
        several => {
            let count = several.len();
            say!(
                "`--bills` are those of one plant, but {count} profiles are named",
                "`--bills` son los de una planta, pero se indican {count} perfiles"
            )
        }
    };
    Err(Diagnostic::error(Code::ONE_PLANT, message).on("--bills"))
}

/// Why a profile cannot be used.
pub(super) struct Rejected {
    /// The file, as the user named it.
    pub(super) file: String,
    /// All that is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The file could not even be read.
    pub(super) unreadable: bool,
    files: Files,
}

impl Rejected {
    /// A file that was read and cannot be used.
    pub(super) fn new(file: &str, diagnostics: Vec<Diagnostic>, bytes: Vec<u8>) -> Self {
        Self { file: file.to_owned(), diagnostics, unreadable: false, files: vec![(file.to_owned(), bytes)] }
    }

    /// A file that could not even be read.
    fn unreadable(file: String, problem: Diagnostic) -> Self {
        Self { file, diagnostics: vec![problem], unreadable: true, files: Files::new() }
    }

    /// Its text, for showing the lines that problems point at.
    pub(super) fn texts(&self) -> Texts<'_> {
        texts(&self.files)
    }
}

/// The texts of files, for showing the lines that problems point at.
pub(super) fn texts(files: &[(String, Vec<u8>)]) -> Texts<'_> {
    files.iter().map(|(file, bytes)| (file.as_str(), bytes.as_slice())).collect()
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
pub(super) fn open_profile<'a>(
    named: impl Into<Named<'a>>,
    library: &Library,
    lang: Lang,
    output: &mut Output<'_>,
) -> io::Result<Option<(Facility, Vec<Diagnostic>)>> {
    match profile(named, library) {
        Ok(read) => Ok(Some(read)),
        Err(rejected) => output.complain_in(&rejected.texts(), &rejected.diagnostics, lang).map(|()| None),
    }
}

/// Reads a profile.
pub(super) fn profile<'a>(named: impl Into<Named<'a>>, library: &Library) -> Profile {
    let (files, profile) = profile_with_text(named, library);
    profile.map_err(|rejected| Rejected { files, ..rejected })
}

/// Reads a profile, and gives the bytes of its files for showing the lines that problems point at.
pub(super) fn profile_with_text<'a>(named: impl Into<Named<'a>>, library: &Library) -> (Files, Profile) {
    let Named { profile, bills } = named.into();
    let mut files = Files::new();
    for path in std::iter::once(profile).chain(bills) {
        match read(path) {
            Ok(read) => files.push(read),
            Err(rejected) => return (files, Err(rejected)),
        }
    }
    let profile = judge(&files, library);
    let file = files.first().map(|(file, _)| file.clone()).unwrap_or_default();
    let rejected = |diagnostics| Rejected { file, diagnostics, unreadable: false, files: Files::new() };
    (files, profile.map_err(rejected))
}

/// Reads a profile whose bytes are at hand.
pub(super) fn profile_of(file: &str, bytes: &[u8], library: &Library) -> Profile {
    judged(file, bytes, None, library).map_err(|diagnostics| Rejected::new(file, diagnostics, bytes.to_vec()))
}

type Judged = Result<(Facility, Vec<Diagnostic>), Vec<Diagnostic>>;

/// The profile, and the bills that may come behind it.
fn judge(files: &[(String, Vec<u8>)], library: &Library) -> Judged {
    let Some(((file, bytes), beside)) = files.split_first() else { return Err(Vec::new()) };
    let bills = beside.first().map(|(file, bytes)| read_bills(file, bytes, &library.fields)).transpose();
    match bills {
        Ok(bills) => judged(file, bytes, bills.as_ref(), library),
        // What is wrong with the profile is told too, so that one run shows all.
        Err(mut problems) => {
            let own = read_any(file, bytes, None, library).err().unwrap_or_default();
            problems.splice(0..0, own);
            Err(problems)
        }
    }
}

fn judged(file: &str, bytes: &[u8], bills: Option<&BillsTable>, library: &Library) -> Judged {
    read_any(file, bytes, bills, library).and_then(|(facility, mut warnings)| {
        warnings.extend(check(library, &facility).into_iter().map(|problem| facility.placed(problem)));
        // A bill that counts twice, or parts over the whole, would be in every number.
        if warnings.iter().any(Diagnostic::is_error) { Err(warnings) } else { Ok((facility, warnings)) }
    })
}

/// A profile, or a questionnaire that was filled in, whatever its name.
fn read_any(file: &str, bytes: &[u8], bills: Option<&BillsTable>, library: &Library) -> Judged {
    if is_workbook(bytes) || named_as_workbook(file, bytes) {
        read_intake(file, bytes, bills, library)
    } else {
        read_profile_with(file, bytes, bills, &library.fields, &library.factors)
    }
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
                    let problem = limits::too_large(&file, most);
                    return Err(Rejected::unreadable(file, problem));
                }
                _ => say!("`{file}` cannot be read: {error}", "no se puede leer `{file}`: {error}"),
            };
            let problem = Diagnostic::error(Code::UNREADABLE, message).in_file(&file);
            Err(Rejected::unreadable(file, problem))
        }
    }
}
