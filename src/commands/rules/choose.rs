//! Which rules a command is about: ids, files and folders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::Exit;
use super::super::cli::RulesArgs;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::library::{Library, LibraryFile, Role, folder_files, shipped_files};

/// A library, and the rules of it that were asked for.
pub(super) struct Chosen {
    pub(super) library: Library,
    pub(super) only: Option<BTreeSet<String>>,
    /// The folders on top of the shipped library.
    pub(super) folders: Vec<PathBuf>,
    /// The folders all whose rules were asked for.
    pub(super) whole: Vec<PathBuf>,
    /// The folder that each rule comes from that is not a shipped one.
    pub(super) homes: BTreeMap<String, PathBuf>,
    own: Vec<PathBuf>,
}

impl Chosen {
    /// What is wrong with the files and folders that were named, apart from their rules.
    pub(super) fn of_files(&self) -> impl Iterator<Item = &Diagnostic> {
        let concerns = |problem: &&Diagnostic| {
            let file = problem.file.as_deref().map(Path::new);
            self.only.is_some() && file.is_some_and(|file| self.own.iter().any(|own| file.starts_with(own)))
        };
        self.library.problems.iter().filter(concerns)
    }

    /// Leaves those of the rules that fit.
    pub(super) fn narrow(&mut self, fits: impl Fn(&str) -> bool) {
        let fitting = self.library.ids().filter(|id| self.wants(id) && fits(id)).map(str::to_owned).collect();
        self.only = Some(fitting);
    }

    pub(super) fn wants(&self, id: &str) -> bool {
        self.only.as_ref().is_none_or(|ids| ids.contains(id))
    }
}

/// Tells ids, files and folders apart. A file brings the folder of its library with it; a folder all its rules.
pub(super) fn choose(arguments: &RulesArgs) -> Result<Chosen, (Diagnostic, Exit)> {
    let mut folders: Vec<PathBuf> = arguments.common.rules.iter().cloned().collect();
    let mut names: Vec<String> = Vec::new();
    let mut whole: Vec<PathBuf> = Vec::new();
    // Files and folders that were named: what is wrong with them that concerns no rule.
    let mut own: Vec<PathBuf> = Vec::new();
    for subject in &arguments.subjects {
        let path = Path::new(subject);
        if path.is_dir() {
            whole.push(path.to_path_buf());
            own.push(path.to_path_buf());
            add(&mut folders, path.to_path_buf());
        } else if path.is_file() {
            let folder = path.parent().unwrap_or(Path::new(""));
            let root = match folder.parent() {
                // A file of the working directory: its library is the folder above.
                None => Path::new(".."),
                Some(root) if root.as_os_str().is_empty() => Path::new("."),
                Some(root) => root,
            };
            let whole_path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
            let sector =
                whole_path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
            own.push(root.join(&sector).join(path.file_name().unwrap_or_default()));
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default().to_owned();
            names.push(format!("{sector}/{stem}"));
            add(&mut folders, root.to_path_buf());
        } else {
            names.push(subject.clone());
        }
    }
    let mut sources = vec![("shipped".to_owned(), shipped_files())];
    let mut problems = Vec::new();
    let mut homes = BTreeMap::new();
    for folder in &folders {
        let (files, found) = folder_files(folder).map_err(|problem| (problem, Exit::Input))?;
        let rules = files.iter().filter(|file| file.role() == Role::Rule).map(LibraryFile::rule_id);
        if whole.contains(folder) {
            names.extend(rules.clone());
        }
        homes.extend(rules.map(|id| (id, folder.clone())));
        problems.extend(found);
        sources.push((folder.display().to_string(), files));
    }
    let library = Library::from_files(sources, problems);
    if arguments.subjects.is_empty() {
        let whole = folders.clone();
        return Ok(Chosen { library, only: None, folders, whole, homes, own });
    }
    let mut only = BTreeSet::new();
    let ids: BTreeSet<&str> = library.ids().collect();
    for name in names {
        let id = ids.get(name.as_str()).map(|id| (*id).to_owned());
        match id.or_else(|| library.resolve(&name).map(str::to_owned)) {
            Some(id) => drop(only.insert(id)),
            // Fields and shared functions of a folder are no rules.
            None if name.starts_with("fields/") || name.starts_with("lib/") => {}
            None => return Err((unknown(&library, &name), Exit::Usage)),
        }
    }
    Ok(Chosen { library, only: Some(only), folders, whole, homes, own })
}

fn add(folders: &mut Vec<PathBuf>, folder: PathBuf) {
    if !folders.contains(&folder) {
        folders.push(folder);
    }
}

/// No measure bears this name.
pub(in crate::commands) fn unknown(library: &Library, name: &str) -> Diagnostic {
    let help = match library.nearest_id(name) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => say!("`auditlite rules list` shows all", "`auditlite rules list` las muestra todas"),
    };
    let message =
        say!("no rule, file or folder is called `{name}`", "ninguna regla, archivo o carpeta se llama `{name}`");
    Diagnostic::error(Code::UNKNOWN_ID, message).help(help)
}
