//! Every command of the tutorial runs and prints what the page shows; both languages take the same way.
//!
//! `INSTA_UPDATE=always cargo test --test tutorial` writes the output anew and keeps what is left out (`...`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use auditlite::commands::cli::Cli;
use clap::Parser;
use clap::error::ErrorKind;

use crate::page::{Page, Part, Step, Words, differs, refreshed, words};

/// The lesson that looks at the ledgers of the others.
const LAST: &str = "programme.md";

/// The language whose lessons write those ledgers.
const LEDGERS_OF: &str = "es";

/// How to bring the pages up to date.
const REFRESH: &str = "run `INSTA_UPDATE=always cargo test --test tutorial` and read the difference";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of a language by name.
fn pages(lang: &str) -> BTreeMap<String, PathBuf> {
    let folder = root().join("docs").join(lang).join("tutorial");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect()
}

/// A folder of its own for a page, with the examples in it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-tutorial-{}-{name}", std::process::id()));
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
fn printed(folder: &Path, arguments: &[String]) -> (u8, Vec<String>) {
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
fn update() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always")
}

/// Runs the commands of a page in a folder of its own: what is no longer so.
fn followed(lang: &str, file: &str, path: &Path) -> Vec<String> {
    let name = format!("{lang}/{file}");
    let before = fs::read_to_string(path).unwrap();
    let mut page = Page::read(&before);
    let folder = Folder::new(&format!("{lang}-{}", file.trim_end_matches(".md")));
    let mut ids = Vec::new();
    let mut faults = Vec::new();
    for part in &mut page.parts {
        let Part::Console(steps) = part else { continue };
        faults.extend(steps.iter_mut().filter_map(|step| follow(step, &folder.0, &name, &mut ids).err()));
    }
    let after = page.text();
    if after != before {
        fs::write(path, after).unwrap();
    }
    if lang == LEDGERS_OF {
        faults.extend(kept(&folder.0, &name));
    }
    faults
}

/// The ledgers that the lessons of one language write stand in `examples/training/ledgers`, for the last lesson.
fn kept(folder: &Path, name: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        let kept = root().join("examples/training/ledgers").join(path.file_name().unwrap());
        if fs::read(&path).unwrap() == fs::read(&kept).unwrap_or_default() {
            continue;
        }
        if update() {
            fs::copy(&path, &kept).unwrap();
        } else {
            faults.push(format!("{name}: {} is not what the lesson writes; {REFRESH}", kept.display()));
        }
    }
    faults
}

#[test]
fn every_command_prints_what_the_page_shows() {
    let pages = ["en", "es"].into_iter().flat_map(|lang| pages(lang).into_iter().map(move |page| (lang, page)));
    let (last, lessons): (Vec<_>, Vec<_>) = pages.partition(|(_, (file, _))| file == LAST);
    let mut faults = Vec::new();
    for batch in [lessons, last] {
        let open = Mutex::new(batch);
        let found = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
                scope.spawn(|| {
                    loop {
                        let next = open.lock().unwrap().pop();
                        let Some((lang, (file, path))) = next else { break };
                        let faults = followed(lang, &file, &path);
                        found.lock().unwrap().extend(faults);
                    }
                });
            }
        });
        faults.extend(found.into_inner().unwrap());
    }
    faults.sort();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn both_languages_run_the_same_commands() {
    let (english, spanish) = (pages("en"), pages("es"));
    assert_eq!(english.keys().collect::<Vec<_>>(), spanish.keys().collect::<Vec<_>>());
    for (file, path) in &english {
        let ways = [path, &spanish[file]].map(|path| way(&Page::read(&fs::read_to_string(path).unwrap())));
        let [en, es] = &ways;
        for (en, es) in en.iter().zip(es) {
            assert_eq!(en, es, "{file}");
        }
        assert_eq!(en.len(), es.len(), "{file}: one language has a command more");
    }
}

/// The commands of a page without what differs between languages: `--lang`, text in quotes, ids, the names of files
/// that the page itself writes.
fn way(page: &Page) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut way = Vec::new();
    for step in page.steps() {
        let Words { arguments, exit } = words(&step.command);
        let mut same = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let file = [".json", ".jsonl", ".md", ".csv"].iter().find(|ending| argument.ends_with(**ending));
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

#[test]
fn every_command_in_the_text_can_be_typed() {
    for lang in ["en", "es"] {
        for (file, path) in pages(lang) {
            let page = Page::read(&fs::read_to_string(&path).unwrap());
            let texts =
                page.parts.iter().filter_map(|part| if let Part::Text(text) = part { Some(text) } else { None });
            let spans = texts.flat_map(|text| text.split('`').skip(1).step_by(2)).map(|span| span.replace('\n', " "));
            for span in spans.filter(|span| span.starts_with("auditlite ")) {
                let parsed = Cli::try_parse_from(&words(&span).arguments);
                let wrong = parsed.err().map(|error| error.kind()).filter(|kind| {
                    // A command may be named without its arguments.
                    !matches!(
                        kind,
                        ErrorKind::MissingRequiredArgument
                            | ErrorKind::MissingSubcommand
                            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
                    )
                });
                assert_eq!(wrong, None, "{lang}/{file}: `{span}`");
            }
        }
    }
}

#[test]
fn pages_are_of_a_length_that_is_read_in_an_hour() {
    for lang in ["en", "es"] {
        for (file, path) in pages(lang) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 480, "{lang}/{file} has {lines} lines");
        }
    }
}
