//! Both READMEs show what the program really prints, say the same, and their commands work.
//!
//! `INSTA_UPDATE=always cargo test --test readme` writes the captures anew and keeps what is left out (`...`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

#[path = "../console/mod.rs"]
mod console;

use std::fs;
use std::path::Path;

use crate::console::{Folder, Page, REFRESH, cannot_be_typed, follow_all, printed, root, update, way, words};

const PAGES: [&str; 2] = ["README.md", "README.es.md"];

/// What the READMEs call the same thing: in English, in Spanish.
const SAME: [(&str, &str); 1] = [("my_rules", "mis_reglas")];

/// The profile that a reader has filled in by the time of these commands.
const PLANT: &str = "examples/dairy_lacteos_la_canada.json";

fn read(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap()
}

/// A folder of a test, with the rules that a reader has written.
fn folder(test: &str, page: &str) -> Folder {
    let folder = Folder::new(&format!("{test}-{}", page.replace('.', "-")));
    let rule = fs::read_to_string(root().join("tests/readme/my_rules/common/night_setback.rhai")).unwrap();
    let (english, spanish) = SAME[0];
    for name in [english, spanish] {
        put(&folder.0.join(name).join("common/night_setback.rhai"), &rule);
    }
    folder
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The lines of the blocks of a page that are to be typed, in the words of `auditlite`.
fn typed(text: &str) -> Vec<String> {
    let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    blocks.flat_map(str::lines).map(|line| line.replace("cargo run --release -- ", "auditlite ")).collect()
}

#[test]
fn the_captures_are_what_the_program_prints() {
    for name in PAGES {
        let before = read(name);
        let mut page = Page::read(&before);
        assert_eq!(page.commands().count(), 2, "{name}");
        let faults = follow_all(&mut page, &folder("captures", name).0, name);
        if update() {
            fs::write(root().join(name), page.text()).unwrap();
        }
        assert!(faults.is_empty(), "{}\n{REFRESH}", faults.join("\n\n"));
    }
}

#[test]
fn both_languages_say_the_same() {
    let [english, spanish] = PAGES.map(|name| {
        let text = SAME.iter().fold(read(name), |text, (english, spanish)| text.replace(spanish, english));
        let page = Page::read(&text);
        let commands: Vec<String> = typed(&text);
        let auditlite = commands.iter().filter(|line| line.starts_with("auditlite "));
        let outside = || text.split("```").step_by(2).flat_map(str::lines);
        let headings: Vec<usize> = outside()
            .map(|line| line.bytes().take_while(|byte| *byte == b'#').count())
            .filter(|level| *level > 0)
            .collect();
        let blocks: Vec<String> = text.lines().filter_map(|line| line.strip_prefix("```")).map(str::to_owned).collect();
        let rows: Vec<usize> =
            outside().filter(|line| line.starts_with('|')).map(|row| row.matches('`').count()).collect();
        let notes = outside().filter(|line| line.starts_with("- ")).count();
        (way(page.commands()), way(auditlite.map(String::as_str)), commands.len(), headings, blocks, rows, notes)
    });
    assert_eq!(english, spanish);
}

#[test]
fn links_lead_to_what_is_there() {
    for name in PAGES {
        let text = read(name);
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            assert!(link.starts_with("https://") || root().join(link).exists(), "{name}: {link}");
        }
    }
}

#[test]
fn every_command_can_be_typed_and_runs() {
    for name in PAGES {
        let folder = folder("commands", name);
        let mut ran = 0;
        for command in typed(&read(name)).iter().filter(|line| line.starts_with("auditlite ")) {
            assert_eq!(cannot_be_typed(command), None, "{name}: {command}");
            let arguments = words(command).arguments;
            let names: Vec<&str> = arguments.iter().map(String::as_str).collect();
            match names[..] {
                // A reader who has asked for the rule corrects its slips; a test has no terminal to be asked on.
                ["auditlite", "rules", "new", ..] => corrected(&folder.0),
                // It watches until it is stopped.
                _ if names.contains(&"--watch") => {}
                _ => {
                    let (code, lines) = printed(&folder.0, &arguments);
                    assert_eq!(code, 0, "{name}: {command}\n{}", lines.join("\n"));
                    ran += 1;
                }
            }
            if names[1..3] == ["profile", "new"] {
                let profile = names[names.iter().position(|name| *name == "-o").unwrap() + 1];
                fs::copy(root().join(PLANT), folder.0.join(profile)).unwrap();
            }
        }
        assert_eq!(ran, 11, "{name}");
    }
}

/// Takes the slips out of the rules of a folder.
fn corrected(folder: &Path) {
    let (english, spanish) = SAME[0];
    for name in [english, spanish] {
        let path = folder.join(name).join("common/night_setback.rhai");
        let rule = fs::read_to_string(&path).unwrap();
        let rule = rule.replace("30%", "30.percent").replace("idle +", "0.1 *");
        fs::write(&path, rule).unwrap();
    }
}
