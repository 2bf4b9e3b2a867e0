//! The command as people run it.

use std::fs;
use std::path::PathBuf;

use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::programme::{Content, Source, TABLES};

use crate::by_hand::{M1, M2, a, b, c, source};
use crate::made::{Book, day, electricity, kwh, report};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-programme-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with_three(name: &str) -> Self {
        let folder = Self::new(name);
        for source in [a(), b(), c()] {
            folder.put_ledger(&source);
        }
        folder
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn put_ledger(&self, source: &Source) {
        let Content::Ledger(ledger) = &source.content[0] else { panic!("a ledger") };
        self.put(&source.file, ledger.text());
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn auditlite(arguments: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = std::io::empty();
    let mut output = Output { out: &mut out, err: &mut err, input: &mut input, terminal: Terminal::default() };
    let arguments: Vec<String> =
        ["auditlite", "programme"].iter().chain(arguments).map(|argument| (*argument).to_owned()).collect();
    let exit = run(&arguments, &mut output).unwrap();
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

const DAY: [&str; 2] = ["--as-of", "2026-06-30"];

#[test]
fn three_plants_as_people_read_them() {
    let folder = Folder::with_three("read");
    for lang in ["en", "es"] {
        for format in ["table", "markdown"] {
            let (exit, out, err) = auditlite(&[&folder.path(""), DAY[0], DAY[1], "--lang", lang, "--format", format]);
            assert_eq!((exit, err.as_str()), (Exit::Done, ""));
            insta::with_settings!({
                snapshot_path => "../../snapshots/programme",
                prepend_module_to_snapshot => false,
            }, {
                insta::assert_snapshot!(format!("three_{format}_{lang}"), out);
            });
        }
    }
}

/// The page without what is the same in every programme, and without drawings: those have tests in a browser.
fn trimmed(page: &str) -> String {
    let mut text = page.to_owned();
    for (start, end) in [("<style>", "</style>"), ("<script", "</script>"), ("<svg", "</svg>"), ("<meta", "/>")] {
        while let Some(from) = text.find(start) {
            let to = from + text[from..].find(end).unwrap() + end.len();
            text.replace_range(from..to, "");
        }
    }
    text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn three_plants_as_a_page() {
    let folder = Folder::with_three("page");
    for lang in ["en", "es"] {
        let file = folder.path(&format!("out/programa_{lang}.html"));
        let (exit, out, err) = auditlite(&[
            &folder.path("a.jsonl"),
            &folder.path("b.jsonl"),
            &folder.path("c.jsonl"),
            DAY[0],
            DAY[1],
            "--lang",
            lang,
            "-o",
            &file,
        ]);
        assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Done, "", ""));
        let page = fs::read_to_string(file).unwrap();
        assert!(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
        for outside in ["src=\"http", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest", "localStorage"] {
            assert!(!page.contains(outside), "{outside}");
        }
        insta::with_settings!({
            snapshot_path => "../../snapshots/programme",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            description => "the page of three plants, without style, script and drawings",
        }, {
            insta::assert_snapshot!(format!("three_html_{lang}"), trimmed(&page));
        });
    }
    let late = ["--table", "late", "--format", "html"];
    let (exit, out, _) = auditlite(&[&[folder.path("a.jsonl").as_str(), DAY[0], DAY[1]], &late[..]].concat());
    assert_eq!((exit, out.matches("<table").count(), out.contains("id=\"late\"")), (Exit::Done, 1, true));
}

#[test]
fn json_names_its_schema_and_holds_full_numbers() {
    let folder = Folder::with_three("json");
    let (exit, out, _) = auditlite(&[&folder.path(""), DAY[0], DAY[1], "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((exit, value["schema"].as_str()), (Exit::Done, Some("auditlite/programme@1")));
    assert_eq!(value["totals"]["promised"]["money"]["MXN"]["saving"], 96_000);
    assert_eq!(value["as_of"], "2026-06-30");
    assert!(value.get("currency").is_none());
}

#[test]
fn the_files_one_by_one_give_the_bytes_of_the_folder() {
    let folder = Folder::with_three("one");
    let whole = auditlite(&[&folder.path(""), DAY[0], DAY[1]]);
    let files = ["c.jsonl", "a.jsonl", "b.jsonl", "a.jsonl"].map(|file| folder.path(file));
    let mut arguments: Vec<&str> = files.iter().map(String::as_str).collect();
    arguments.extend(DAY);
    assert_eq!(auditlite(&arguments), whole);
}

#[test]
fn every_table_is_a_csv_of_its_own() {
    let folder = Folder::with_three("csv");
    let out = folder.path("out/");
    let (exit, text, err) = auditlite(&[&folder.path("a.jsonl"), &folder.path("c.jsonl"), DAY[0], DAY[1], "-o", &out]);
    assert_eq!((exit, text.as_str(), err.as_str()), (Exit::Done, "", ""));
    for table in TABLES {
        let text = fs::read_to_string(folder.path(&format!("out/{table}.csv"))).unwrap();
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        assert!(reader.records().all(|record| record.is_ok()), "{table}");
    }
    let late = fs::read_to_string(folder.path("out/late.csv")).unwrap();
    assert_eq!(late.lines().count(), 2);
    assert!(late.contains(",60\r\n"), "{late}");
    let (exit, text, _) = auditlite(&[&folder.path("a.jsonl"), DAY[0], DAY[1], "--format", "csv", "--table", "late"]);
    assert_eq!((exit, text), (Exit::Done, late));
    assert_eq!(auditlite(&[&folder.path("a.jsonl"), "--format", "csv"]).0, Exit::Usage);
    assert_eq!(auditlite(&[&folder.path("a.jsonl"), "-o", "x.ods"]).0, Exit::Usage);
    assert_eq!(auditlite(&[&folder.path("a.jsonl"), "--format", "json", "--table", "late"]).0, Exit::Usage);
}

#[test]
fn a_formula_in_a_name_is_defused() {
    let folder = Folder::new("formula");
    let mut start = report("=HYPERLINK(\"x\")|\u{1b}[31m", "dairy");
    start.measures = vec![electricity(M1, 1.0, 1.0)];
    folder.put_ledger(&source("x.jsonl", Book::new("x.jsonl", "Eva").start("2026-01-11", start)));
    let (_, text, _) = auditlite(&[&folder.path(""), "--format", "csv", "--table", "plants"]);
    assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")|") && !text.contains('\u{1b}'), "{text}");
    let (_, text, _) = auditlite(&[&folder.path(""), "--format", "markdown"]);
    assert!(text.contains("\\|") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn a_faulty_file_ends_in_part_and_nothing_of_use_in_a_rejection() {
    let folder = Folder::with_three("faulty");
    folder.put("deep/broken.jsonl", "{\"schema\":\"auditlite/ledger@1\"}\n");
    folder.put("deep/notes.txt", "hello");
    folder.put(".hidden.jsonl", "rubbish");
    let (exit, out, err) = auditlite(&[&folder.path(""), DAY[0], DAY[1]]);
    assert_eq!(exit, Exit::Partial);
    assert!(err.contains("broken.jsonl") && !err.contains("hidden"), "{err}");
    assert!(out.contains("Files left aside"), "{out}");
    let (exit, _, err) = auditlite(&[&folder.path("deep")]);
    assert_eq!(exit, Exit::Input);
    assert!(err.contains("AL2050"), "{err}");
    let (exit, _, err) = auditlite(&[&folder.path("nowhere"), &folder.path("a.jsonl"), DAY[0], DAY[1]]);
    assert_eq!(exit, Exit::Partial);
    assert!(err.contains("nowhere"), "{err}");
    assert_eq!(auditlite(&["x", "--as-of", "yesterday"]).0, Exit::Usage);
    assert_eq!(auditlite(&["x", "--currency", "pesos"]).0, Exit::Usage);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = Folder::with_three("links");
    std::os::unix::fs::symlink(folder.path(""), folder.path("round")).unwrap();
    std::os::unix::fs::symlink(folder.path("a.jsonl"), folder.path("again.jsonl")).unwrap();
    let (exit, out, err) = auditlite(&[&folder.path(""), DAY[0], DAY[1]]);
    assert_eq!(exit, Exit::Done);
    assert_eq!(err.matches("AL2056").count(), 2, "{err}");
    assert!(out.contains("3 plants"), "{out}");
}

/// A plant every text of which is secret.
fn secret(number: usize) -> Source {
    let mut start = report(&format!("SECRET plant {number}"), "SECRETsector");
    start.plant.id = Some(format!("SECRETid{number}"));
    start.plant.state = Some("SECRETstate".to_owned());
    start.plant.country = Some("SECRETland".to_owned());
    start.report = format!("{number:064}");
    let mut own = electricity("other/SECRETmeasure", 300.0, 10.0);
    own.saves.insert("raw_material/SECRETitem".to_owned(), crate::made::amount(2.0, "t/yr"));
    start.measures = vec![electricity(M1, 1_000.0, 100.0), electricity(M2, 500.0, 200.0), own];
    start.peers = vec![serde_json::json!({ "metric": "electricity_per_area", "label": "SECRETlabel", "value": 100.0,
        "unit": "kWh/(m2 yr)", "percentile": 20.0, "place": "within", "n": 9, "of": "SECRETof", "source": "SECRETsource" })];
    let mut measured = kwh(&[M1], 900.0);
    measured.basis = "SECRETbasis".to_owned();
    measured.from = day("2026-04-01");
    measured.to = day("2026-05-31");
    let file = format!("SECRETfolder/SECRETfile{number}.jsonl");
    let mut book = Book::new(&file, "SECRETauthor").start("2026-01-11", start);
    for (measure, due) in [(M1, "2026-04-01"), (M2, "2026-05-01"), ("other/SECRETmeasure", "2026-06-01")] {
        let decided = auditlite::ledger::Decided {
            measure: measure.to_owned(),
            decision: auditlite::ledger::Decision::Accepted,
            reason: Some("SECRETreason".to_owned()),
            responsible: Some(format!("SECRETperson {number}")),
            due: Some(day(due)),
        };
        book = book.add("2026-02-01", auditlite::ledger::Event::Decided(decided));
    }
    let note = auditlite::ledger::Note { measure: None, text: "SECRETnote".to_owned() };
    let book = book
        .done("2026-03-15", M1, Some(120.0))
        .measured("2026-06-10", measured)
        .add("2026-06-11", auditlite::ledger::Event::Note(note));
    source(&file, book)
}

#[test]
fn nothing_secret_leaves_an_anonymous_programme() {
    let folder = Folder::new("anonymous");
    for number in 0..4 {
        folder.put_ledger(&secret(number));
    }
    let Content::Ledger(copy) = &secret(1).content[0] else { panic!("a ledger") };
    folder.put("SECRETfolder/SECRETcopy.jsonl", copy.text());
    folder.put("SECRETfolder/SECRETbroken.jsonl", "SECRETrubbish\n");
    folder.put("SECRETfolder/SECRETbroken.json", "{ \"schema\": \"auditlite/report@1\", \"SECRETkey\": 1 }");
    folder.put(
        "SECRETprofile.json",
        r#"{ "schema": "auditlite/profile@1", "facility": { "name": "SECRETprofile", "id": "SECRETid9", "sector": "SECRETsector" } }"#,
    );
    folder.put("SECRETnotes.txt", "SECRETtext");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path("SECRETfolder"), folder.path("SECRETlink")).unwrap();
    let mut outputs = Vec::new();
    for lang in ["en", "es"] {
        for format in ["table", "markdown", "html", "json"] {
            outputs.push(auditlite(&[
                &folder.path(""),
                DAY[0],
                DAY[1],
                "--anonymous",
                "--lang",
                lang,
                "--format",
                format,
            ]));
        }
        for table in TABLES {
            let (table, format) = (["--table", table], ["--format", "csv", "--lang", lang]);
            let mut arguments = vec!["--anonymous", DAY[0], DAY[1]];
            arguments.extend(table.into_iter().chain(format));
            let path = folder.path("");
            arguments.push(&path);
            outputs.push(auditlite(&arguments));
        }
    }
    for (exit, out, err) in outputs {
        assert_eq!(exit, Exit::Partial, "{err}");
        for text in [out, err] {
            assert!(!text.to_lowercase().contains("secret"), "{text}");
        }
    }
    let (_, out, _) = auditlite(&[&folder.path(""), DAY[0], DAY[1], "--anonymous"]);
    assert!(out.contains("Plant 05") && out.contains("Person 0") && out.contains("own measure 01"), "{out}");
}
