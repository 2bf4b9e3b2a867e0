//! The README shows what the program really prints.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::fs;

use auditlite::commands::{Exit, Output, Terminal, run};

/// Lines of the report that the README shows.
const LINES: usize = 24;

#[test]
fn the_capture_of_the_readme_is_what_the_program_prints() {
    let readme = fs::read_to_string("README.md").unwrap();
    let command = "auditlite recommend examples/plastics_tapas_del_bajio.json";
    let (before, rest) = readme.split_once(&format!("```text\n$ {command}\n")).unwrap();
    let (capture, after) = rest.split_once("```\n").unwrap();
    let arguments: Vec<String> = command.split(' ').map(str::to_owned).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(
        &arguments,
        &mut Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() },
    )
    .unwrap();
    assert_eq!(exit, Exit::Done);
    let printed = String::from_utf8(out).unwrap();
    let shown: String = printed.lines().take(LINES).collect::<Vec<_>>().join("\n") + "\n...\n";
    if capture != shown && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write("README.md", format!("{before}```text\n$ {command}\n{shown}```\n{after}")).unwrap();
        return;
    }
    assert_eq!(capture, shown, "run `INSTA_UPDATE=always cargo test --test readme` and read the difference");
}
