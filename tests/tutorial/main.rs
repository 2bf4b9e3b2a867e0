//! Every command of the tutorial runs and prints what the page shows; both languages take the same way.
//!
//! `INSTA_UPDATE=always cargo test --test tutorial` writes the output anew and keeps what is left out (`...`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod page;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use auditlite::commands::cli::Cli;
use auditlite::commands::{Output, Terminal, run};
use clap::Parser;
use clap::error::ErrorKind;

use crate::page::{Page, Part, Step, Words, differs, refreshed, words};

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

/// Standard output and standard error in the order in which a terminal would show them.
#[derive(Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs a command in the working folder: its exit code and the lines that it prints.
fn printed(arguments: &[String]) -> (u8, Vec<String>) {
    let screen = Screen::default();
    let exit = run(
        arguments,
        &mut Output {
            out: &mut screen.clone(),
            err: &mut screen.clone(),
            input: &mut io::empty(),
            terminal: Terminal::default(),
        },
    );
    let text = String::from_utf8(screen.0.take()).unwrap();
    (exit.unwrap().code(), text.lines().map(str::to_owned).collect())
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
fn follow(step: &mut Step, name: &str, update: bool, ids: &mut Vec<(String, String)>) -> Result<(), String> {
    for (old, new) in ids.iter() {
        step.command = step.command.replace(old, new);
    }
    let Words { arguments, exit } = words(&step.command);
    let (code, lines) = printed(&arguments);
    if code != exit {
        return Err(format!("{name}: `{}` ends with {code}, not {exit}:\n{}", step.command, lines.join("\n")));
    }
    let Some(line) = differs(&step.shown, &lines) else { return Ok(()) };
    if update {
        let new = refreshed(&step.shown, &lines);
        renamed(&step.shown, &new, ids);
        step.shown = new;
        return Ok(());
    }
    Err(format!(
        "{name}: `{}` no longer prints `{line}`; run `INSTA_UPDATE=always cargo test --test tutorial` and read the \
         difference. It prints:\n{}",
        step.command,
        lines.join("\n")
    ))
}

#[test]
fn every_command_prints_what_the_page_shows() {
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    let mut faults = Vec::new();
    for lang in ["en", "es"] {
        for (file, path) in pages(lang) {
            let name = format!("{lang}/{file}");
            let before = fs::read_to_string(&path).unwrap();
            let mut page = Page::read(&before);
            let folder = Folder::new(&format!("{lang}-{}", file.trim_end_matches(".md")));
            // The only test of this file that moves, or looks at files by a name that hangs on where it stands.
            std::env::set_current_dir(&folder.0).unwrap();
            let mut ids = Vec::new();
            for part in &mut page.parts {
                let Part::Console(steps) = part else { continue };
                faults.extend(steps.iter_mut().filter_map(|step| follow(step, &name, update, &mut ids).err()));
            }
            std::env::set_current_dir(root()).unwrap();
            let after = page.text();
            if after != before {
                fs::write(&path, after).unwrap();
            }
        }
    }
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
            let texts = page.parts.iter().filter_map(|part| if let Part::Text(text) = part { Some(text) } else { None });
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
            assert!(lines <= 400, "{lang}/{file} has {lines} lines");
        }
    }
}
