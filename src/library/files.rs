//! The files of a rule library: the shipped ones, compiled in, and those of a folder.

use std::path::Path;
use std::{fs, io};

use crate::diagnostic::{Code, Diagnostic, nearest, say};

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
}

/// The folders of rules that the program knows: the sectors, the common rules, and any other.
pub const RULE_FOLDERS: [&str; 7] = ["common", "oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"];

/// One file of a library.
#[derive(Debug, Clone)]
pub struct LibraryFile {
    /// Its path in the library, with `/`.
    pub path: String,
    /// Its name in messages.
    pub shown: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl LibraryFile {
    /// The folder it stands in; empty at the top.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name without folder and extension.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The id of the rule that it is or belongs to.
    pub fn rule_id(&self) -> String {
        format!("{}/{}", self.folder(), self.stem())
    }

    /// What the file is for.
    pub fn role(&self) -> Role {
        let is = |extension: &str| self.path.ends_with(extension);
        match self.folder() {
            "" if self.path == "end_uses.json" => Role::EndUses,
            "" if self.path == "areas.json" => Role::Areas,
            "" if self.path == "arc_codes.csv" => Role::ArcCodes,
            "fields" if is(".rhai") => Role::Fields,
            "factors" if is(".json") => Role::Factors,
            "lib" if is(".rhai") => Role::Shared,
            "examples" if is(".json") => Role::Plant,
            "evidence" if is(".json") => Role::Evidence,
            folder if RULE_FOLDERS.contains(&folder) && is(".evidence.json") => Role::Evidence,
            folder if RULE_FOLDERS.contains(&folder) && is(".cases.json") => Role::Cases,
            folder if RULE_FOLDERS.contains(&folder) && is(".rhai") => Role::Rule,
            _ if is(".rhai") || is(".json") => Role::Misplaced,
            _ => Role::Other,
        }
    }
}

/// What a file of a library is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// `fields/x.rhai`
    Fields,
    /// `factors/x.json`
    Factors,
    /// `lib/x.rhai`
    Shared,
    /// `end_uses.json`
    EndUses,
    /// `areas.json`
    Areas,
    /// `arc_codes.csv`
    ArcCodes,
    /// `sector/x.rhai`
    Rule,
    /// `sector/x.cases.json`
    Cases,
    /// `examples/x.json`: a plant at which the rules are tried.
    Plant,
    /// `evidence/x.json` or `sector/x.evidence.json`: what measures really brought.
    Evidence,
    /// A script or data file where none belongs.
    Misplaced,
    /// Anything else, such as a text to read.
    Other,
}

/// The files that are compiled into the program.
pub fn shipped_files() -> Vec<LibraryFile> {
    shipped("rules", shipped::FILES)
}

/// The example plants that are compiled into the program.
pub fn shipped_plants() -> Vec<LibraryFile> {
    shipped("examples", shipped::PLANTS)
}

/// The snapshots that are compiled into the program: what each shipped rule finds at the example plants.
pub fn shipped_snapshots() -> Vec<LibraryFile> {
    shipped("snapshots/rules", shipped::SNAPSHOTS)
}

fn shipped(folder: &str, files: &[(&str, &[u8])]) -> Vec<LibraryFile> {
    let file = |(path, bytes): &(&str, &[u8])| LibraryFile {
        path: (*path).to_owned(),
        shown: format!("{folder}/{path}"),
        bytes: bytes.to_vec(),
    };
    files.iter().map(file).collect()
}

/// Reads a folder: its own files and those of its folders, one level deep.
///
/// # Errors
/// A folder that is not there or cannot be read. Files that cannot be read are reported, and the others stay.
pub fn folder_files(folder: &Path) -> Result<(Vec<LibraryFile>, Vec<Diagnostic>), Diagnostic> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let entries = names(folder).map_err(|error| unreadable(folder, &error))?;
    for (name, is_folder) in entries {
        let path = folder.join(&name);
        if !is_folder {
            read(&path, name, &mut files, &mut problems);
            continue;
        }
        if name.starts_with('.') {
            continue;
        }
        match names(&path) {
            Ok(inner) => {
                for (file, is_folder) in inner {
                    let relative = format!("{name}/{file}");
                    if is_folder {
                        let message = say!(
                            "`{relative}` is a folder within a folder; rules stand one level deep",
                            "`{relative}` es una carpeta dentro de otra; las reglas van en un solo nivel"
                        );
                        problems.push(
                            Diagnostic::warning(Code::BAD_LAYOUT, message)
                                .in_file(path.join(&file).display().to_string()),
                        );
                    } else {
                        read(&path.join(&file), relative, &mut files, &mut problems);
                    }
                }
            }
            Err(error) => problems.push(unreadable(&path, &error)),
        }
    }
    for file in &files {
        if file.role() == Role::Misplaced {
            let folder = file.folder();
            let known = RULE_FOLDERS.into_iter().chain(["fields", "factors", "lib", "examples", "evidence"]);
            let help = match nearest(folder, known) {
                Some(near) => say!("did you mean `{near}/`?", "¿quiso decir `{near}/`?"),
                None => {
                    let all = RULE_FOLDERS.join("/`, `");
                    say!(
                        "rules stand in `{all}/`; fields, factors and shared functions in `fields/`, `factors/`, `lib/`",
                        "las reglas van en `{all}/`; campos, factores y funciones comunes en `fields/`, `factors/`, `lib/`"
                    )
                }
            };
            let path = &file.path;
            problems.push(
                Diagnostic::error(
                    Code::BAD_LAYOUT,
                    say!(
                        "`{path}` stands where no rule belongs, so it is not used",
                        "`{path}` está donde no va ninguna regla, así que no se usa"
                    ),
                )
                .in_file(&file.shown)
                .help(help),
            );
        }
    }
    Ok((files, problems))
}

fn names(folder: &Path) -> io::Result<Vec<(String, bool)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        names.push((entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()));
    }
    names.sort();
    Ok(names)
}

fn read(path: &Path, relative: String, files: &mut Vec<LibraryFile>, problems: &mut Vec<Diagnostic>) {
    if !(relative.ends_with(".rhai") || relative.ends_with(".json") || relative.ends_with(".csv")) {
        return;
    }
    // A pipe or a device would be read for ever.
    let read = fs::metadata(path)
        .and_then(|state| if state.is_file() { fs::read(path) } else { Err(io::Error::other("it is no file")) });
    match read {
        Ok(bytes) => files.push(LibraryFile { path: relative, shown: path.display().to_string(), bytes }),
        Err(error) => problems.push(unreadable(path, &error)),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = path.display().to_string();
    let message = match error.kind() {
        io::ErrorKind::NotFound => say!("`{shown}` does not exist", "`{shown}` no existe"),
        io::ErrorKind::PermissionDenied => {
            say!("`{shown}` may not be read", "no hay permiso para leer `{shown}`")
        }
        io::ErrorKind::NotADirectory => say!("`{shown}` is no folder", "`{shown}` no es una carpeta"),
        _ => say!("`{shown}` cannot be read: {error}", "no se puede leer `{shown}`: {error}"),
    };
    Diagnostic::error(Code::UNREADABLE, message).in_file(shown)
}
