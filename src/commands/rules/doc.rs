//! `auditlite rules doc`: the catalogue, as one document or as the pages of a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::cli::DocArgs;
use super::super::{Exit, Output, counted, functions};
use super::choose::Chosen;
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::evidence::{of_library, of_rule};
use crate::library::Rule;
use crate::report::catalogue::{Folder, MARK, TUTORIAL, Tutorial, document, pages};

pub(super) fn run(chosen: &Chosen, arguments: &DocArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let rules: Vec<&Rule> = chosen.library.rules.iter().filter(|rule| chosen.wants(&rule.id)).collect();
    let mut exit = Exit::Done;
    for broken in chosen.library.broken.iter().filter(|broken| chosen.wants(&broken.id)) {
        output.complain(&broken.diagnostics, lang)?;
        exit = Exit::Partial;
    }
    let (known, problems) = of_library(&chosen.library);
    if !problems.is_empty() {
        output.complain_in(&chosen.library.texts(), &problems, lang)?;
        exit = Exit::Partial;
    }
    let evidence = |rule: &Rule, lang| {
        let results = known.as_ref().and_then(|known| known.rules.get(&rule.id));
        results.map(|results| of_rule(&chosen.library, rule, results, lang)).unwrap_or_default()
    };
    let Some(folder) = &arguments.output else {
        let all = chosen.only.is_none().then(|| functions::document(lang));
        output.out.write_all(document(&chosen.library, &rules, &evidence, all.as_ref(), lang).as_bytes())?;
        return Ok(exit);
    };
    let pages = pages(&chosen.library, &rules, &evidence, &|lang| functions::document(lang), tutorial(folder));
    match write(folder, &pages) {
        Ok(done) => {
            let shown = folder.display();
            let said = match lang {
                Lang::En => format!(
                    "{shown}: {}, {} changed, {} removed\n",
                    counted(pages.len(), "page", "pages"),
                    done.changed,
                    done.removed
                ),
                Lang::Es => format!(
                    "{shown}: {}, cambiaron {}, se borraron {}\n",
                    counted(pages.len(), "página", "páginas"),
                    done.changed,
                    done.removed
                ),
            };
            output.err.write_all(said.as_bytes())?;
            Ok(exit)
        }
        Err(problem) => {
            output.complain([&problem], lang)?;
            Ok(Exit::Input)
        }
    }
}

/// What became of a folder.
struct Done {
    changed: usize,
    removed: usize,
}

/// Writes the pages. Nothing is written where one of them would take the place of a file of somebody else's.
fn write(folder: &Path, pages: &Folder) -> Result<Done, Diagnostic> {
    for path in pages.keys() {
        let file = folder.join(path);
        match fs::read(&file) {
            Ok(bytes) if is_ours(&bytes) => {}
            Ok(_) => return Err(not_ours(&file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unwritable(&file, &error)),
        }
    }
    let mut done = Done { changed: 0, removed: 0 };
    for (path, text) in pages {
        let file = folder.join(path);
        if fs::read(&file).is_ok_and(|bytes| bytes == text.as_bytes()) {
            continue;
        }
        let above = file.parent().unwrap_or(folder);
        fs::create_dir_all(above).map_err(|error| unwritable(above, &error))?;
        fs::write(&file, text).map_err(|error| unwritable(&file, &error))?;
        done.changed += 1;
    }
    for lang in Lang::ALL {
        for file in stale(folder, lang.code(), pages) {
            fs::remove_file(&file).map_err(|error| unwritable(&file, &error))?;
            done.removed += 1;
            // A folder that is empty now goes as well; one that is not refuses.
            if let Some(above) = file.parent() {
                let _ = fs::remove_dir(above);
            }
        }
    }
    Ok(done)
}

/// Pages of a tutorial are written by hand: they bear no mark, are left alone, and the lists lead to them.
fn tutorial(folder: &Path) -> Tutorial {
    let there = Lang::ALL.iter().all(|lang| folder.join(lang.code()).join(TUTORIAL).is_file());
    if there { Tutorial::There } else { Tutorial::Absent }
}

fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK.as_bytes())
}

/// Pages of an earlier run, one folder deep as they are written, that no rule has now.
fn stale(folder: &Path, lang: &str, pages: &Folder) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for sector in inside(&folder.join(lang)).filter(|path| path.is_dir() && !path.is_symlink()) {
        for file in inside(&sector).filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
            let name =
                |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let page = format!("{lang}/{}/{}", name(&sector), name(&file));
            if !pages.contains_key(&page) && fs::read(&file).is_ok_and(|bytes| is_ours(&bytes)) {
                found.push(file);
            }
        }
    }
    found.sort();
    found
}

fn not_ours(file: &Path) -> Diagnostic {
    let file = file.display().to_string();
    let message = say!(
        "`{file}` was not written by `auditlite rules doc`, so nothing was written",
        "`{file}` no lo escribió `auditlite rules doc`, así que no se escribió nada"
    );
    let help = say!(
        "give another folder with `-o`, or move that file away",
        "indique otra carpeta con `-o`, o mueva ese archivo"
    );
    Diagnostic::error(Code::UNREADABLE, message).in_file(&file).help(help)
}

fn unwritable(file: &Path, error: &io::Error) -> Diagnostic {
    let file = file.display().to_string();
    let message = say!("`{file}` cannot be written: {error}", "no se puede escribir `{file}`: {error}");
    Diagnostic::error(Code::UNREADABLE, message).in_file(&file)
}
