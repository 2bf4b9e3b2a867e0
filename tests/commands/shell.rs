//! Completions and manual pages.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::Folder;

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&format!("completions {shell}")).ends_with(0);
        assert_eq!(ran.err, "", "{shell}");
        for word in ["recommend", "eject", "rank-by", "payback"] {
            assert!(ran.out.contains(word), "{shell} does not know `{word}`");
        }
    }
    let ran = folder.run("completions tcsh").ends_with(2);
    assert!(ran.err.contains("possible values"), "{}", ran.err);
    folder.run("completions").ends_with(2);
}

#[test]
fn bash_completes_a_command_and_a_value() {
    let folder = Folder::new("completions-bash");
    let script = folder.run("completions bash").ends_with(0).out;
    let ask = |words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let [.., before, last] = words.as_slice() else { panic!() };
        let (line, at) = (words.join(" "), words.len() - 1);
        format!(
            "COMP_WORDS=({line}); COMP_CWORD={at}; _auditlite auditlite '{last}' '{before}'; echo \"${{COMPREPLY[@]}}\"\n"
        )
    };
    let program = format!("{script}\n{}{}", ask("auditlite rules ej"), ask("auditlite recommend --rank-by pa"));
    let child = Command::new("bash").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    // A machine without bash has nothing to complete.
    let Ok(mut child) = child else { return };
    child.stdin.take().unwrap().write_all(program.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(String::from_utf8_lossy(&done.stdout), "eject\npayback\n", "{said}");
}

#[test]
fn a_manual_page_has_its_sections() {
    let folder = Folder::new("man");
    let whole = folder.run("man").ends_with(0).out;
    for part in [
        ".TH auditlite 1",
        ".SH NAME",
        ".SH SYNOPSIS",
        ".SH DESCRIPTION",
        ".SH OPTIONS",
        ".SH SUBCOMMANDS",
        "Exit codes",
    ] {
        assert!(whole.contains(part), "no `{part}` in:\n{whole}");
    }
    let page = folder.run("man rules new").ends_with(0).out;
    assert!(page.contains(".TH auditlite\\-rules\\-new 1") || page.contains(".TH auditlite-rules-new 1"), "{page}");
    assert!(page.contains("threshold"), "{page}");
    let ran = folder.run("man ruls").ends_with(2);
    assert!(ran.err.contains("did you mean `rules`?"), "{}", ran.err);
    folder.run("man functions x").ends_with(2);
}

#[test]
fn every_command_gets_a_page_of_its_own() {
    let folder = Folder::new("man-all");
    let ran = folder.run("man -o pages").ends_with(0);
    let mut names: Vec<String> = fs::read_dir(folder.0.join("pages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in [
        "auditlite.1",
        "auditlite-recommend.1",
        "auditlite-rules.1",
        "auditlite-rules-diff.1",
        "auditlite-profile-new.1",
    ] {
        assert!(names.iter().any(|known| known == name), "{names:?}");
        assert!(folder.read(&format!("pages/{name}")).contains(".SH NAME"), "{name}");
    }
    assert_eq!(ran.out.lines().count(), names.len());
    // Written anew after an update.
    folder.run("man -o pages").ends_with(0);
    folder.run("man -o plant.json").ends_with(3);
}
