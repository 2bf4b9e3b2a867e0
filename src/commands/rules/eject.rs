//! `auditlite rules eject`: the shipped library, or rules of it, as files to edit.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::cli::EjectArgs;
use super::super::files::{unwritable, write_new};
use super::super::{Exit, Output, counted};
use super::unknown;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::library::{Library, LibraryFile, Role, shipped_files};

pub(super) fn run(arguments: &EjectArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.lang.into();
    let folder = &arguments.folder;
    let written = chosen(arguments).and_then(|files| {
        let placed: Vec<(PathBuf, &[u8])> =
            files.iter().map(|file| (folder.join(&file.path), file.bytes.as_slice())).collect();
        write_new(&placed).map_err(|problem| (vec![problem], Exit::Input))?;
        Ok(files)
    });
    match written {
        Ok(files) => {
            let rules: Vec<String> =
                files.iter().filter(|file| file.role() == Role::Rule).map(LibraryFile::rule_id).collect();
            output.out.write_all(next(folder, &rules, files.len(), lang).as_bytes())?;
            Ok(Exit::Done)
        }
        Err((problems, exit)) => {
            output.complain(&problems, lang)?;
            Ok(exit)
        }
    }
}

/// The files to write: those of the rules that are named, or all.
fn chosen(arguments: &EjectArgs) -> Result<Vec<LibraryFile>, (Vec<Diagnostic>, Exit)> {
    let files = shipped_files();
    if arguments.rules.is_empty() {
        empty(&arguments.folder).map_err(|problem| (vec![problem], Exit::Input))?;
        return Ok(files);
    }
    let library = Library::shipped();
    let mut ids = Vec::new();
    let mut problems = Vec::new();
    for name in &arguments.rules {
        match library.resolve(name) {
            Some(id) => ids.push(id),
            None => problems.push(unknown(&library, name)),
        }
    }
    if !problems.is_empty() {
        return Err((problems, Exit::Usage));
    }
    let wanted =
        |file: &LibraryFile| matches!(file.role(), Role::Rule | Role::Cases) && ids.contains(&file.rule_id().as_str());
    Ok(files.into_iter().filter(wanted).collect())
}

/// The whole library goes only where nothing is yet.
fn empty(folder: &Path) -> Result<(), Diagnostic> {
    let shown = folder.display().to_string();
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => {
            let message =
                say!("`{shown}` is not empty, and was left as it is", "`{shown}` no está vacía y se dejó como está");
            let help = Text::new(
                "name another folder, or single rules: `auditlite rules eject DIR common/compressed_air_leaks`",
                "indique otra carpeta, o reglas sueltas: `auditlite rules eject DIR common/compressed_air_leaks`",
            );
            Err(Diagnostic::error(Code::UNREADABLE, message).help(help))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let message = say!("`{shown}` is a file, not a folder", "`{shown}` es un archivo, no una carpeta");
            Err(Diagnostic::error(Code::UNREADABLE, message))
        }
        Err(error) => Err(unwritable(folder, &error)),
    }
}

/// What was written, and what to do with it.
fn next(folder: &Path, rules: &[String], files: usize, lang: Lang) -> String {
    let folder = folder.display();
    let first = rules.first().map_or("", String::as_str);
    let (rules, files) = match lang {
        Lang::En => (counted(rules.len(), "rule", "rules"), counted(files, "file", "files")),
        Lang::Es => (counted(rules.len(), "regla", "reglas"), counted(files, "archivo", "archivos")),
    };
    let text = say!(
        "{rules} in {files} written to `{folder}`.\n\
         Edit `{folder}/{first}.rhai`, then:\n\
         \x20 auditlite rules check {folder}\n\
         \x20 auditlite rules test {folder}\n\
         \x20 auditlite rules diff shipped {folder} PROFILE...\n\
         \x20 auditlite recommend PROFILE --rules {folder}\n\
         The folder goes on top of the shipped rules: what is changed in it replaces the\n\
         shipped one, and a rule that is deleted from it comes back as shipped.\n",
        "{rules} en {files} en `{folder}`.\n\
         Edite `{folder}/{first}.rhai` y luego:\n\
         \x20 auditlite rules check {folder} --lang es\n\
         \x20 auditlite rules test {folder} --lang es\n\
         \x20 auditlite rules diff shipped {folder} PERFIL... --lang es\n\
         \x20 auditlite recommend PERFIL --rules {folder} --lang es\n\
         La carpeta va encima de las reglas incluidas: lo que cambie en ella reemplaza a lo\n\
         incluido, y una regla que se borre de ella vuelve a ser la incluida.\n"
    );
    text.in_lang(lang).to_owned()
}
