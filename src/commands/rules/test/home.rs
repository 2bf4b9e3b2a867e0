//! Where the snapshots of rules live, and the plants that they are made at.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::super::choose::Chosen;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::library::{LibraryFile, Role, shipped_plants, shipped_snapshots};
use crate::snapshots::{file_name, rule_id_of};

/// Larger files are no snapshots, and larger plants none; one more byte shows that a file is too large.
const MOST: u64 = 16 * 1024 * 1024 + 1;

/// Where the snapshots of rules live.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// They are compiled into the program.
    Shipped,
    /// A clone of the program's own repository: `rules`, with `snapshots/rules` and `examples` beside it.
    Clone(PathBuf),
    /// A folder of rules: `snapshots` in it.
    Folder(PathBuf),
}

impl Home {
    /// The home of the rules of a folder.
    pub(super) fn of(folder: &Path) -> Self {
        let named_rules =
            fs::canonicalize(folder).is_ok_and(|path| path.file_name().is_some_and(|name| name == "rules"));
        if named_rules && beside(folder, "snapshots/rules").is_dir() {
            Home::Clone(folder.to_path_buf())
        } else {
            Home::Folder(folder.to_path_buf())
        }
    }

    /// The folder of the snapshots.
    pub(super) fn folder(&self) -> PathBuf {
        match self {
            Home::Shipped => PathBuf::from("snapshots/rules"),
            Home::Clone(rules) => beside(rules, "snapshots/rules"),
            Home::Folder(rules) => rules.join("snapshots"),
        }
    }

    /// Whether somebody has begun to keep snapshots; before that, a rule without one is no fault.
    pub(super) fn is_kept(&self) -> bool {
        matches!(self, Home::Shipped) || self.folder().is_dir()
    }

    /// What the header of a snapshot names as its origin; that of a clone is what `cargo insta` writes.
    pub(super) fn source(&self, rule: &str) -> String {
        match self {
            Home::Shipped | Home::Clone(_) => "tests/rules.rs".to_owned(),
            Home::Folder(_) => format!("{rule}.rhai"),
        }
    }

    /// The file of a rule's snapshot.
    pub(super) fn file(&self, rule: &str) -> PathBuf {
        self.folder().join(file_name(rule))
    }

    /// The bytes of a rule's snapshot; none if it has none.
    pub(super) fn read(&self, rule: &str) -> io::Result<Option<Vec<u8>>> {
        if *self == Home::Shipped {
            let name = file_name(rule);
            return Ok(shipped_snapshots().into_iter().find(|file| file.path == name).map(|file| file.bytes));
        }
        match read(&self.file(rule)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The plants at which the rules are tried, by name.
    ///
    /// # Errors
    /// Plants of a clone that cannot be read.
    pub(super) fn plants(&self, chosen: &Chosen) -> Result<Vec<LibraryFile>, Diagnostic> {
        match self {
            Home::Shipped => Ok(shipped_plants()),
            Home::Clone(rules) => {
                let folder = beside(rules, "examples");
                if folder.is_dir() { plants_in(&folder) } else { Ok(shipped_plants()) }
            }
            Home::Folder(rules) => {
                let mut plants = shipped_plants();
                let own = chosen.library.files.iter().filter(|file| file.role() == Role::Plant);
                for plant in own.filter(|plant| Path::new(&plant.shown).starts_with(rules)) {
                    plants.retain(|known| known.stem() != plant.stem());
                    plants.push(plant.clone());
                }
                plants.sort_by(|a, b| a.stem().cmp(b.stem()));
                Ok(plants)
            }
        }
    }

    /// The snapshots that belong to no rule of this home.
    pub(super) fn strays(&self, is_rule: impl Fn(&str) -> bool) -> Vec<PathBuf> {
        if *self == Home::Shipped {
            return Vec::new();
        }
        let Ok(entries) = fs::read_dir(self.folder()) else { return Vec::new() };
        let mut strays: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                rule_id_of(&name).is_some_and(|id| !is_rule(&id)) && path.is_file()
            })
            .collect();
        strays.sort();
        strays
    }
}

/// A folder beside the folder of rules, named as the user would.
fn beside(rules: &Path, name: &str) -> PathBuf {
    match (rules.parent(), rules.file_name()) {
        (Some(parent), Some(_)) => parent.join(name),
        _ => rules.join("..").join(name),
    }
}

fn plants_in(folder: &Path) -> Result<Vec<LibraryFile>, Diagnostic> {
    let mut plants = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.extension().is_some_and(|extension| extension == "json") && path.is_file() {
            let bytes = read(&path).map_err(|error| unreadable(&path, &error))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            plants.push(LibraryFile { path: name.into_owned(), shown: path.display().to_string(), bytes });
        }
    }
    plants.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(plants)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file or folder that cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = path.display().to_string();
    let message = say!("`{shown}` cannot be read: {error}", "no se puede leer `{shown}`: {error}");
    Diagnostic::error(Code::UNREADABLE, message).in_file(shown)
}

/// Writes a file whole or not at all, and takes a pending one of `cargo insta` away.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = folder.join(format!(".{name}.{}", std::process::id()));
    let written = fs::File::create(&draft).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&draft, path));
    if placed.is_err() {
        let _ = fs::remove_file(&draft);
    }
    placed?;
    forget_pending(path)
}

/// Removes a snapshot that belongs to no rule.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    forget_pending(path)
}

/// Takes the pending snapshot away that `cargo insta` has left beside one.
pub(super) fn forget_pending(path: &Path) -> io::Result<()> {
    match fs::remove_file(path.with_extension("snap.new")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
