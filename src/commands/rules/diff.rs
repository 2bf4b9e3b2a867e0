//! `auditlite rules diff`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::cli::{DiffArgs, DiffFormat};
use super::super::input;
use super::super::{Exit, Output};
use crate::changes::{Changes, Layout, RejectedProfile, at_plant, same_facts};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::facility::{Facility, read_profile};
use crate::library::Library;

/// The word for the library without any folder on top.
const SHIPPED: &str = "shipped";

/// Columns of the text.
const WIDTH: usize = 80;

pub(super) fn run(arguments: &DiffArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.lang.into();
    let files = profiles(&arguments.profiles);
    let loaded = library(&arguments.before).and_then(|before| Ok((before, library(&arguments.after)?, files?)));
    let (before, after, files) = match loaded {
        Ok(loaded) => loaded,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Input);
        }
    };
    let shown = |name: &str| {
        if name == SHIPPED {
            Text::new("the shipped library", "la biblioteca incluida").in_lang(lang).to_owned()
        } else {
            name.to_owned()
        }
    };
    let mut changes = Changes::between((shown(&arguments.before), &before), (shown(&arguments.after), &after));
    let alike = same_facts(&before, &after);
    for path in &files {
        match facilities(path, (&before, &after), alike) {
            Ok((old, new)) => match at_plant((&before, &after), (&old, new.as_ref().unwrap_or(&old))) {
                Ok(plant) => changes.add(plant),
                Err(problem) => {
                    output.complain([&problem], lang)?;
                    return Ok(Exit::Internal);
                }
            },
            Err(rejected) => {
                output.complain(&rejected.diagnostics, lang)?;
                changes.rejected.push(rejected);
            }
        }
    }
    // What is wrong with the folders themselves, once each.
    let own = before.problems.iter().chain(after.problems.iter().filter(|problem| !before.problems.contains(problem)));
    output.complain(own, lang)?;
    let text = match arguments.format {
        DiffFormat::Text => changes.render(Layout::Text(WIDTH), !arguments.summary, lang),
        DiffFormat::Markdown => changes.render(Layout::Markdown, !arguments.summary, lang),
        DiffFormat::Json => format!("{:#}\n", changes.json(!arguments.summary, lang)),
    };
    output.out.write_all(text.as_bytes())?;
    let broken = before.broken.len() + after.broken.len() > 0;
    Ok(match () {
        () if !changes.rejected.is_empty() && changes.judged == 0 => Exit::Input,
        () if broken || !changes.rejected.is_empty() => Exit::Partial,
        () if arguments.exit_code && !changes.is_empty() => Exit::No,
        () => Exit::Done,
    })
}

fn library(name: &str) -> Result<Library, Diagnostic> {
    let folder = (name != SHIPPED).then(|| PathBuf::from(name));
    input::library(folder.as_ref())
}

/// The profiles that are named; of a folder all its JSON files, by name.
fn profiles(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
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

/// A plant as each library reads it; the second only where it can differ.
fn facilities(
    path: &Path,
    libraries: (&Library, &Library),
    alike: bool,
) -> Result<(Facility, Option<Facility>), RejectedProfile> {
    let (file, bytes) = input::read(path)
        .map_err(|rejected| RejectedProfile { file: rejected.file, diagnostics: rejected.diagnostics })?;
    let read = |library: &Library| {
        let read = read_profile(&file, &bytes, &library.fields, &library.factors);
        read.map(|(facility, _)| facility).map_err(|diagnostics| RejectedProfile { file: file.clone(), diagnostics })
    };
    let old = read(libraries.0)?;
    let new = if alike { None } else { Some(read(libraries.1)?) };
    Ok((old, new))
}
