//! Pages with commands in them: what a page shows is what the program prints.
//!
//! With `INSTA_UPDATE=always` the pages are written anew; what they leave out (`...`) stays out.

mod page;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use auditlite::commands::cli::Cli;
use clap::Parser;
use clap::error::ErrorKind;

pub(crate) use self::page::{Page, Part, Words, words};
use self::page::{Step, differs, refreshed};

/// How to bring the pages up to date.
pub(crate) const REFRESH: &str = "run the test with `INSTA_UPDATE=always` and read the difference";

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for a page, with the examples in it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        copy(&root().join("examples"), &path.join("examples"));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Runs a command in a folder: its exit code, and the lines that a terminal would show.
pub(crate) fn printed(folder: &Path, arguments: &[String]) -> (u8, Vec<String>) {
    let shown = folder.join(".shown");
    let screen = fs::File::create(&shown).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_auditlite"))
        .args(&arguments[1..])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(screen.try_clone().unwrap())
        .stderr(screen)
        .status()
        .unwrap();
    let text = fs::read_to_string(&shown).unwrap();
    fs::remove_file(&shown).unwrap();
    (u8::try_from(status.code().unwrap()).unwrap(), text.lines().map(str::to_owned).collect())
}

/// Ids of entries that are no longer the ones shown: old to new, from lines that stand in the same place.
fn renamed(old: &[String], new: &[String], ids: &mut Vec<(String, String)>) {
    let is_id = |word: &&str| word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    for (old, new) in old.iter().zip(new) {
        let pairs = old.split_whitespace().filter(is_id).zip(new.split_whitespace().filter(is_id));
        ids.extend(pairs.filter(|(old, new)| old != new).map(|(old, new)| (old.to_owned(), new.to_owned())));
    }
}

/// Runs a step and holds it against the page, or writes it anew.
fn follow(step: &mut Step, folder: &Path, name: &str, ids: &mut Vec<(String, String)>) -> Result<(), String> {
    for (old, new) in ids.iter() {
        step.command = step.command.replace(old, new);
    }
    let Words { arguments, exit } = words(&step.command);
    let (code, lines) = printed(folder, &arguments);
    if code != exit {
        return Err(format!("{name}: `{}` ends with {code}, not {exit}:\n{}", step.command, lines.join("\n")));
    }
    let Some(line) = differs(&step.shown, &lines) else { return Ok(()) };
    if update() {
        let new = refreshed(&step.shown, &lines);
        renamed(&step.shown, &new, ids);
        step.shown = new;
        return Ok(());
    }
    Err(format!("{name}: `{}` no longer prints `{line}`; {REFRESH}. It prints:\n{}", step.command, lines.join("\n")))
}

/// Whether the pages are to be written anew.
pub(crate) fn update() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

/// Runs the commands of a page in a folder: what is no longer so.
pub(crate) fn follow_all(page: &mut Page, folder: &Path, name: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let steps =
        page.parts.iter_mut().filter_map(|part| if let Part::Console(steps) = part { Some(steps) } else { None });
    steps.flatten().filter_map(|step| follow(step, folder, name, &mut ids).err()).collect()
}

/// Why a command cannot be typed as it stands, if so. A command may be named without its arguments.
pub(crate) fn cannot_be_typed(command: &str) -> Option<ErrorKind> {
    let wrong = Cli::try_parse_from(&words(command).arguments).err()?.kind();
    let named = matches!(
        wrong,
        ErrorKind::MissingRequiredArgument
            | ErrorKind::MissingSubcommand
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    (!named).then_some(wrong)
}

/// Commands without what differs between languages: `--lang`, text in quotes, ids, the names of files
/// that the page itself writes.
pub(crate) fn way<'c>(commands: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut way = Vec::new();
    for command in commands {
        let Words { arguments, exit } = words(command);
        let mut same = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let file =
                [".jsonl", ".json", ".md", ".csv", ".html", ".xlsx"].iter().find(|ending| argument.ends_with(**ending));
            same.push(match (argument.as_str(), file) {
                ("--lang", _) => {
                    arguments.next();
                    continue;
                }
                (text, _) if text.contains(' ') => "text".to_owned(),
                (id, _) if id.len() >= 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) => "id".to_owned(),
                (_, Some(ending)) if !argument.starts_with("examples/") => {
                    let known = names.iter().position(|name| *name == argument).unwrap_or_else(|| {
                        names.push(argument.clone());
                        names.len() - 1
                    });
                    format!("{known}{ending}")
                }
                _ => argument,
            });
        }
        way.push(format!("{} # exit {exit}", same.join(" ")));
    }
    way
}
