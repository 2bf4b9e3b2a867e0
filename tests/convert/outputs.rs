//! Files are written whole or not at all.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::sample;
use auditlite::diagnostic::Lang;
use auditlite::report::json;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-convert-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("r.json"), json(&sample(Lang::En), true)).unwrap();
        Self(path)
    }

    fn run(&self, arguments: &str) -> (i32, String, String) {
        self.ran(Command::new(env!("CARGO_BIN_EXE_auditlite")).args(arguments.split_whitespace()))
    }

    fn ran(&self, command: &mut Command) -> (i32, String, String) {
        let Output { status, stdout, stderr } = command.current_dir(&self.0).output().unwrap();
        let [out, err] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (status.code().unwrap(), out, err)
    }

    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn several_outputs_in_one_run_have_the_formats_of_their_extensions() {
    let folder = Folder::new("several");
    let (code, out, err) =
        folder.run("convert r.json -o a.md -o a.csv -o a.TXT -o b.json -o c.chat -o - --format chat");
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(folder.files(), ["a.TXT", "a.csv", "a.md", "b.json", "c.chat", "r.json"]);
    let read = |name: &str| fs::read_to_string(folder.0.join(name)).unwrap();
    assert_eq!(read("b.json"), read("r.json"));
    assert_eq!(read("c.chat"), out);
    assert!(read("a.md").starts_with("# ") && read("a.csv").starts_with('\u{feff}'));
    // The text of a table goes by .txt, and so does a message, if it is asked for.
    assert_eq!(folder.run("convert r.json -o d.txt --format chat").0, 0);
    assert_eq!(read("d.txt"), out);
}

#[test]
fn nothing_is_written_where_one_target_cannot_be() {
    let folder = Folder::new("targets");
    fs::write(folder.0.join("there.md"), "mine").unwrap();
    fs::create_dir(folder.0.join("folder.md")).unwrap();
    std::os::unix::fs::symlink("there.md", folder.0.join("link.md")).unwrap();
    let before = folder.files();
    for (target, code, said) in [
        ("there.md", 3, "exists already"),
        ("there.md --lang en", 3, "`--force`"),
        ("link.md --force", 3, "is a link"),
        ("folder.md --force", 3, "is a folder"),
        ("nowhere/a.md", 3, "the folder `nowhere` does not exist"),
        ("there.md/a.md", 3, "a file stands where its folder belongs"),
        ("/dev/full --format csv", 3, "is a device"),
        ("/proc/a.md", 3, "a.md"),
        ("new.md -o new.md", 3, "named twice"),
        ("a.xyz", 2, ".txt, .md, .csv, .html, .xlsx, .pdf or .json"),
        ("a.json --format markdown", 2, "asks for `csv`"),
        ("a.json --template .", 2, "no output shows a template"),
        ("a.html --paper a4", 2, "`--paper` is for `pdf`"),
    ] {
        let (found, out, err) = folder.run(&format!("convert r.json -o fine.csv -o {target}"));
        // `--format` is heeded where it goes with one of the files.
        assert_eq!((found, out.as_str()), (code, ""), "{target}: {err}");
        assert!(err.contains(said), "{target}: {err}");
        assert_eq!(folder.files(), before, "{target}");
    }
    assert_eq!(fs::read_to_string(folder.0.join("there.md")).unwrap(), "mine");
    assert_eq!(folder.run("convert r.json -o there.md --force").0, 0);
    assert!(fs::read_to_string(folder.0.join("there.md")).unwrap().starts_with("# "));
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = Folder::new("full");
    fs::write(folder.0.join("there.md"), "mine").unwrap();
    let program = env!("CARGO_BIN_EXE_auditlite");
    // A limit of the size of files stands for a disk without room: writing beyond it is an error, as there.
    let script =
        format!("trap '' XFSZ; ulimit -f 8; exec {program} convert r.json -o a.md -o there.md -o b.csv --force");
    let (code, out, err) = folder.ran(Command::new("sh").args(["-c", &script]));
    assert_eq!((code, out.as_str()), (3, ""), "{err}");
    assert!(err.contains("no room left"), "{err}");
    assert_eq!(folder.files(), ["r.json", "there.md"]);
    assert_eq!(fs::read_to_string(folder.0.join("there.md")).unwrap(), "mine");
}

#[test]
fn a_report_in_another_language_is_made_anew_and_not_half_put_over() {
    let folder = Folder::new("language");
    let (code, out, err) = folder.run("convert r.json --lang es");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("auditlite recommend") && err.contains("--lang es"), "{err}");
    assert_eq!(folder.run("convert r.json --lang en").0, 0);
}

#[test]
fn several_reports_go_where_they_fit() {
    let folder = Folder::new("reports");
    let line = json(&sample(Lang::En), false);
    let rejected = r#"{"schema":"auditlite/report@1","file":"bad.json","diagnostics":[{"code":"AL1001"}]}"#;
    fs::write(folder.0.join("all.json"), format!("{line}{rejected}\n{line}")).unwrap();
    let (code, out, _) = folder.run("convert all.json --format json");
    assert_eq!((code, out), (4, fs::read_to_string(folder.0.join("all.json")).unwrap()));
    let (code, out, _) = folder.run("convert all.json --format csv");
    assert!(code == 4 && out.matches("investment (MXN)").count() == 1 && out.contains("profile rejected"));
    let (code, out, _) = folder.run("convert all.json --format markdown");
    assert!(code == 4 && out.contains("`bad.json` was rejected"));
}

/// Before the report is read: a missing one would be named otherwise.
#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_how_to_get_it() {
    let folder = Folder::new("pdf");
    for (lang, said) in [("en", "makes no PDF"), ("es", "no genera PDF")] {
        for asked in ["-o a.pdf", "-o a.PDF -o b.html", "--format pdf", "--format pdf -o a", "-o a.pdf --paper a4"] {
            let (code, out, err) = folder.run(&format!("convert none.json --lang {lang} {asked}"));
            assert_eq!((code, out.as_str()), (2, ""), "{asked}: {err}");
            for part in ["AL2151", said, "cargo install --path . --features pdf", ".html"] {
                assert!(err.contains(part), "{asked}: {part} is not in {err}");
            }
        }
    }
    assert_eq!(folder.files(), ["r.json"]);
    let help = folder.run("recommend --help").1;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("(.pdf): not in this build, install it with `--features pdf`"));
}
