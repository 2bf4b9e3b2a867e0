//! `auditlite rules diff`.

use std::io;
use std::path::PathBuf;

use super::super::cli::{DiffArgs, DiffFormat};
use super::super::input;
use super::super::progress::Progress;
use super::super::{Exit, Output};
use super::plants::profiles;
use crate::changes::{Changes, Layout, RejectedProfile, at_plant, same_facts};
use crate::diagnostic::{Diagnostic, Lang, Text};
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
    let given = files.iter().map(|path| {
        input::read(path).map_err(|rejected| RejectedProfile { file: rejected.file, diagnostics: rejected.diagnostics })
    });
    // Without any, the example plants of the second library.
    let examples = if files.is_empty() { after.plants() } else { Vec::new() };
    let plants = files.len() + examples.len();
    let progress = Progress::of_parts(plants, ["plants", "plantas"], lang, output.terminal);
    for plant in given.chain(examples.into_iter().map(|file| Ok((file.shown, file.bytes)))) {
        match plant.and_then(|plant| facilities(&plant, (&before, &after), alike)) {
            Ok((old, new)) => match at_plant((&before, &after), (&old, new.as_ref().unwrap_or(&old))) {
                Ok(plant) => changes.add(plant),
                Err(problem) => {
                    progress.aside(|| output.complain([&problem], lang))?;
                    return Ok(Exit::Internal);
                }
            },
            Err(rejected) => {
                progress.aside(|| output.complain(&rejected.diagnostics, lang))?;
                changes.rejected.push(rejected);
            }
        }
        progress.step();
    }
    drop(progress);
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

/// A plant as each library reads it; the second only where it can differ.
fn facilities(
    (file, bytes): &(String, Vec<u8>),
    libraries: (&Library, &Library),
    alike: bool,
) -> Result<(Facility, Option<Facility>), RejectedProfile> {
    let read = |library: &Library| {
        let read = read_profile(file, bytes, &library.fields, &library.factors);
        read.map(|(facility, _)| facility).map_err(|diagnostics| RejectedProfile { file: file.clone(), diagnostics })
    };
    let old = read(libraries.0)?;
    let new = if alike { None } else { Some(read(libraries.1)?) };
    Ok((old, new))
}
