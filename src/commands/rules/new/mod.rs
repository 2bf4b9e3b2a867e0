//! `auditlite rules new`: from flags or answers to a rule and its cases that hold.

mod ask;
mod prove;

use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use self::ask::{Asked, ask};
use self::prove::prove;
use super::super::cli::NewArgs;
use super::super::files::write_new;
use super::super::{Exit, Output};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::draft::{Answers, Key};
use crate::library::{Library, LibraryFile, RULE_FOLDERS, folder_files, shipped_files};

pub(super) fn run(arguments: &NewArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    match begin(arguments, lang, output)? {
        Ok((written, odd)) => {
            output.complain(&odd, lang)?;
            output.out.write_all(next(arguments, &written, &odd, lang).as_bytes())?;
            Ok(Exit::Done)
        }
        Err((problems, exit)) => {
            output.complain(&problems, lang)?;
            Ok(exit)
        }
    }
}

/// The files that were written and what is odd about them, or what is wrong.
type Written = Result<(Vec<PathBuf>, Vec<Diagnostic>), (Vec<Diagnostic>, Exit)>;

fn begin(arguments: &NewArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Written> {
    let folder = match folder(arguments) {
        Ok(folder) => folder,
        Err(problem) => return Ok(Err((vec![problem], Exit::Usage))),
    };
    let own = if folder.exists() { folder_files(&folder) } else { Ok((Vec::new(), Vec::new())) };
    let (own, found) = match own {
        Ok(own) => own,
        Err(problem) => return Ok(Err((vec![problem], Exit::Input))),
    };
    let sources = |more: Vec<LibraryFile>| {
        let own: Vec<LibraryFile> = own.iter().cloned().chain(more).collect();
        vec![("shipped".to_owned(), shipped_files()), (folder.display().to_string(), own)]
    };
    let library = Library::from_files(sources(Vec::new()), found);
    let year = arguments.price_year.unwrap_or_else(this_year);
    let mut answers = Answers::new(&library, year, arguments.below);
    let mut problems = Vec::new();
    for (key, texts) in given(arguments) {
        for text in texts {
            if let Err(problem) = answers.answer(key, text) {
                problems.push(problem.on(key.flag()));
            }
        }
    }
    if !problems.is_empty() {
        return Ok(Err((problems, Exit::Usage)));
    }
    if output.terminal.interactive {
        match ask(&mut answers, lang, output)? {
            Asked::All => {}
            Asked::Stopped => {
                let message = Text::new("stopped; nothing was written", "interrumpido; no se escribió nada");
                return Ok(Err((vec![Diagnostic::error(Code::DRAFT, message)], Exit::Usage)));
            }
        }
    }
    let bases = answers.choices(Key::Base);
    let draft = match answers.finish() {
        Ok(draft) => draft,
        Err(missing) => return Ok(Err((vec![lacks(&missing, &bases)], Exit::Usage))),
    };
    let proved = prove(&draft, &folder, |files| Library::from_files(sources(files), Vec::new()));
    let (files, odd) = match proved {
        Ok(proved) => proved,
        Err(problems) => return Ok(Err((problems, Exit::Usage))),
    };
    let placed: Vec<(PathBuf, &[u8])> =
        files.iter().map(|file| (folder.join(&file.path), file.bytes.as_slice())).collect();
    Ok(match write_new(&placed) {
        Ok(()) => Ok((placed.into_iter().map(|(path, _)| path).collect(), odd)),
        Err(problem) => Err((vec![problem], Exit::Input)),
    })
}

/// The answers that the command line gives, in the order of the questions.
fn given(arguments: &NewArgs) -> Vec<(Key, Vec<&str>)> {
    vec![
        (Key::Id, one(arguments.id.as_ref())),
        (Key::TitleEn, one(arguments.title_en.as_ref())),
        (Key::TitleEs, one(arguments.title_es.as_ref())),
        (Key::EndUse, one(arguments.end_use.as_ref())),
        (Key::Stage, one(arguments.stage.as_ref())),
        (Key::Category, one(arguments.category.as_ref())),
        (Key::Saves, one(arguments.saves.as_ref())),
        (Key::Fact, one(arguments.fact.as_ref())),
        (Key::Threshold, one(arguments.threshold.as_ref())),
        (Key::Base, one(arguments.base.as_ref())),
        (Key::Share, one(arguments.share.as_ref())),
        (Key::Investment, one(arguments.investment.as_ref())),
        (Key::LifeYears, one(arguments.life_years.as_ref())),
        (Key::Source, arguments.source.iter().map(String::as_str).collect()),
    ]
}

fn one(text: Option<&String>) -> Vec<&str> {
    text.into_iter().map(String::as_str).collect()
}

/// The folder of rules to write to: the one that is named, or the working directory if it is one.
fn folder(arguments: &NewArgs) -> Result<PathBuf, Diagnostic> {
    if let Some(folder) = &arguments.common.rules {
        return Ok(folder.clone());
    }
    let here = Path::new(".");
    let is_library = RULE_FOLDERS.iter().any(|folder| {
        let files = here.join(folder).read_dir().into_iter().flatten().flatten();
        files.map(|file| file.path()).any(|path| path.extension().is_some_and(|extension| extension == "rhai"))
    });
    if is_library {
        return Ok(here.to_path_buf());
    }
    let message = Text::new(
        "`--rules DIR` is missing: the folder of rules to write to",
        "falta `--rules DIR`: la carpeta de reglas donde se escribe",
    );
    let help = Text::new(
        "name a folder of your own, such as `--rules my_rules`; it is made if it is not there",
        "indique una carpeta propia, por ejemplo `--rules mis_reglas`; si no existe, se crea",
    );
    Err(Diagnostic::error(Code::DRAFT, message).help(help))
}

/// What is missing, all at once.
fn lacks(missing: &[Key], bases: &[(String, Text)]) -> Diagnostic {
    let flags: Vec<&str> = missing.iter().map(|key| key.flag()).collect();
    let flags = flags.join("`, `");
    let message = say!("`{flags}` must be given", "falta indicar `{flags}`");
    let names: Vec<&str> = bases.iter().map(|(name, _)| name.as_str()).collect();
    let help = if missing == [Key::Base] && !names.is_empty() {
        let names = names.join("`, `");
        say!(
            "the end use has no amount of its own; take one of `{names}`, or a formula",
            "el uso final no tiene una cantidad propia; use una de `{names}`, o una fórmula"
        )
    } else {
        Text::new(
            "`auditlite rules new --help` explains each; on a terminal they are asked for",
            "`auditlite rules new --help` los explica; en una terminal se preguntan",
        )
    };
    Diagnostic::error(Code::DRAFT, message).help(help)
}

/// The year of the clock.
fn this_year() -> i32 {
    const MEAN_YEAR: u64 = 31_556_952;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i32::try_from(1970 + seconds / MEAN_YEAR).unwrap_or(1970)
}

/// What was written, and what to do with it.
fn next(arguments: &NewArgs, written: &[PathBuf], odd: &[Diagnostic], lang: Lang) -> String {
    let found = if odd.is_empty() {
        Text::new(
            "Written, and proved: its check finds nothing and its cases hold.",
            "Escrita y demostrada: su revisión no encuentra nada y sus casos coinciden.",
        )
    } else {
        Text::new(
            "Written, and its cases hold; mend what its check finds (see the warnings).",
            "Escrita, y sus casos coinciden; corrija lo que encuentra su revisión (vea los avisos).",
        )
    };
    let (en, es) = (found.en, found.es);
    let files: Vec<String> = written.iter().map(|path| format!("  {}\n", path.display())).collect();
    let files = files.concat();
    let folder = arguments.common.rules.as_deref().unwrap_or(Path::new(".")).display().to_string();
    let first = written.first().map(|path| path.display().to_string()).unwrap_or_default();
    let text = say!(
        "{en}\n\
         {files}\
         Now complete it: the texts that say \"to be written\", and the numbers marked\n\
         \"judgement\". Then:\n\
         \x20 auditlite rules check {first}\n\
         \x20 auditlite rules test {first}\n\
         \x20 auditlite recommend PROFILE --rules {folder}\n",
        "{es}\n\
         {files}\
         Ahora complétela: los textos que dicen \"por escribir\" y los números marcados\n\
         como \"criterio\". Luego:\n\
         \x20 auditlite rules check {first} --lang es\n\
         \x20 auditlite rules test {first} --lang es\n\
         \x20 auditlite recommend PERFIL --rules {folder} --lang es\n"
    );
    text.in_lang(lang).to_owned()
}
