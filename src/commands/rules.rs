//! `auditlite rules list|check|test`.

use std::io;
use std::path::{Path, PathBuf};

use super::cli::{RulesArgs, RulesCommand, TextFormat};
use super::{Exit, Output, count_in_words, counted, diagnostics_json};
use crate::cases::run_cases;
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::library::{Library, LibraryFile, Role, Rule, RuleBody, check, folder_files, shipped_files};

pub(super) fn run(command: &RulesCommand, output: &mut Output<'_>) -> io::Result<Exit> {
    let (RulesCommand::List(arguments) | RulesCommand::Check(arguments) | RulesCommand::Test(arguments)) = command;
    let lang: Lang = arguments.common.lang.into();
    let chosen = match choose(arguments) {
        Ok(chosen) => chosen,
        Err((problem, exit)) => {
            output.complain([&problem], lang)?;
            return Ok(exit);
        }
    };
    match command {
        RulesCommand::List(_) => list(&chosen, arguments.format, lang, output),
        RulesCommand::Check(_) => {
            let mut problems: Vec<Diagnostic> = chosen.of_files().cloned().collect();
            problems.extend(check(&chosen.library, chosen.only.as_deref()));
            let count = chosen.library.ids().filter(|id| chosen.wants(id)).count();
            let summary = match lang {
                Lang::En => format!("{}: {}\n", counted(count, "rule", "rules"), count_in_words(&problems, lang)),
                Lang::Es => format!("{}: {}\n", counted(count, "regla", "reglas"), count_in_words(&problems, lang)),
            };
            finish(&problems, arguments.format, lang, &summary, output)
        }
        RulesCommand::Test(_) => test(&chosen, arguments.format, lang, output),
    }
}

/// A library, and the rules of it that were asked for.
struct Chosen {
    library: Library,
    only: Option<Vec<String>>,
    own: Vec<PathBuf>,
}

impl Chosen {
    /// What is wrong with the files and folders that were named, apart from their rules.
    fn of_files(&self) -> impl Iterator<Item = &Diagnostic> {
        let concerns = |problem: &&Diagnostic| {
            let file = problem.file.as_deref().map(Path::new);
            self.only.is_some() && file.is_some_and(|file| self.own.iter().any(|own| file.starts_with(own)))
        };
        self.library.problems.iter().filter(concerns)
    }

    fn wants(&self, id: &str) -> bool {
        self.only.as_ref().is_none_or(|ids| ids.iter().any(|known| known == id))
    }
}

/// Tells ids, files and folders apart. A file brings the folder of its library with it; a folder all its rules.
fn choose(arguments: &RulesArgs) -> Result<Chosen, (Diagnostic, Exit)> {
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
    for folder in &folders {
        let (files, found) = folder_files(folder).map_err(|problem| (problem, Exit::Input))?;
        if whole.contains(folder) {
            names.extend(files.iter().filter(|file| file.role() == Role::Rule).map(LibraryFile::rule_id));
        }
        problems.extend(found);
        sources.push((folder.display().to_string(), files));
    }
    let library = Library::from_files(sources, problems);
    if arguments.subjects.is_empty() {
        return Ok(Chosen { library, only: None, own });
    }
    let mut only = Vec::new();
    for name in names {
        let id = library.ids().find(|id| *id == name).map(str::to_owned);
        match id.or_else(|| library.resolve(&name).map(str::to_owned)) {
            Some(id) => only.push(id),
            // Fields and shared functions of a folder are no rules.
            None if name.starts_with("fields/") || name.starts_with("lib/") => {}
            None => return Err((unknown(&library, &name), Exit::Usage)),
        }
    }
    Ok(Chosen { library, only: Some(only), own })
}

fn add(folders: &mut Vec<PathBuf>, folder: PathBuf) {
    if !folders.contains(&folder) {
        folders.push(folder);
    }
}

/// No measure bears this name.
pub(super) fn unknown(library: &Library, name: &str) -> Diagnostic {
    let help = match library.nearest_id(name) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => say!("`auditlite rules list` shows all", "`auditlite rules list` las muestra todas"),
    };
    let message =
        say!("no rule, file or folder is called `{name}`", "ninguna regla, archivo o carpeta se llama `{name}`");
    Diagnostic::error(Code::UNKNOWN_ID, message).help(help)
}

fn list(chosen: &Chosen, format: TextFormat, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let rules: Vec<&Rule> = chosen.library.rules.iter().filter(|rule| chosen.wants(&rule.id)).collect();
    let proved = |rule: &Rule| matches!(rule.body, RuleBody::Proved(_));
    if format == TextFormat::Json {
        let entries: Vec<_> = rules
            .iter()
            .map(|rule| {
                let measure = &rule.measure;
                serde_json::json!({
                    "id": rule.id, "title": measure.title.in_lang(lang), "category": measure.category.name(),
                    "stage": measure.stage.name(), "end_use": measure.end_use, "status": measure.status.name(),
                    "arc": measure.arc, "proved": proved(rule), "file": rule.file,
                })
            })
            .collect();
        let value = serde_json::json!({ "schema": "auditlite/rules@1", "rules": entries });
        output.out.write_all(format!("{value:#}\n").as_bytes())?;
        return Ok(Exit::Done);
    }
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in &rules {
        let unproved = match (proved(rule), lang) {
            (true, _) => "",
            (false, Lang::En) => " (not proved)",
            (false, Lang::Es) => " (no demostrada)",
        };
        let (id, title) = (&rule.id, rule.measure.title.in_lang(lang));
        output.out.write_all(format!("{id:width$}  {title}{unproved}\n").as_bytes())?;
    }
    for broken in chosen.library.broken.iter().filter(|broken| chosen.wants(&broken.id)) {
        output.complain(&broken.diagnostics, lang)?;
    }
    Ok(Exit::Done)
}

fn test(chosen: &Chosen, format: TextFormat, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let library = &chosen.library;
    let mut problems = Vec::new();
    let (mut rules, mut cases, mut held) = (0, 0, 0);
    for broken in library.broken.iter().filter(|broken| chosen.wants(&broken.id)) {
        problems.extend(broken.diagnostics.iter().cloned());
    }
    for rule in library.rules.iter().filter(|rule| chosen.wants(&rule.id)) {
        rules += 1;
        let Some((_, file)) = library.case_files().find(|(id, _)| *id == rule.id) else {
            let id = &rule.id;
            let message = say!("`{id}` has no cases", "`{id}` no tiene casos");
            problems.push(Diagnostic::warning(Code::NO_CASES, message).in_file(&rule.file));
            continue;
        };
        match run_cases(library, rule, file) {
            Ok(verdicts) => {
                cases += verdicts.len();
                held += verdicts.iter().filter(|verdict| verdict.differences.is_empty()).count();
                problems.extend(verdicts.into_iter().flat_map(|verdict| verdict.differences));
            }
            Err(faults) => problems.extend(faults),
        }
    }
    let differ = cases - held;
    let summary = match lang {
        Lang::En => {
            let (rules, cases) = (counted(rules, "rule", "rules"), counted(cases, "case", "cases"));
            format!("{rules}, {cases}: {}, {}\n", counted(held, "holds", "hold"), counted(differ, "differs", "differ"))
        }
        Lang::Es => {
            let (rules, cases) = (counted(rules, "regla", "reglas"), counted(cases, "caso", "casos"));
            let (held, differ) = (counted(held, "coincide", "coinciden"), counted(differ, "difiere", "difieren"));
            format!("{rules}, {cases}: {held}, {differ}\n")
        }
    };
    finish(&problems, format, lang, &summary, output)
}

fn finish(
    problems: &[Diagnostic],
    format: TextFormat,
    lang: Lang,
    summary: &str,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    match format {
        TextFormat::Json => output.out.write_all(diagnostics_json(problems, lang).as_bytes())?,
        TextFormat::Text => {
            output.complain(problems, lang)?;
            output.out.write_all(summary.as_bytes())?;
        }
    }
    Ok(match () {
        () if problems.iter().any(|problem| problem.code == Code::TOO_SLOW) => Exit::Internal,
        () if problems.iter().any(Diagnostic::is_error) => Exit::No,
        () => Exit::Done,
    })
}
