//! The questionnaire on the command line.

use std::fs;
use std::path::PathBuf;

use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::diagnostic::Lang;
use auditlite::library::Library;

use super::filled::Filled;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-intake-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
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
    let arguments: Vec<String> = ["auditlite"].iter().chain(arguments).map(|argument| (*argument).to_owned()).collect();
    let exit = run(&arguments, &mut output).unwrap();
    (exit, String::from_utf8_lossy(&out).into_owned(), String::from_utf8_lossy(&err).into_owned())
}

fn filled() -> Vec<u8> {
    let mut filled = Filled::new(&Library::shipped(), "dairy", Lang::Es);
    filled.fill("electricity.annual_energy", "", 500_000.0);
    filled.fill("electricity.energy_price", "", 2.1);
    filled.fill("electricity.power_factor", "", 0.84);
    filled.parts.bytes()
}

#[test]
fn a_questionnaire_is_written_once_unless_forced() {
    let folder = Folder::new("new");
    let path = folder.path("visita.xlsx");
    let arguments = ["profile", "new", "--sector", "plastics", "--lang", "es", "-o", path.as_str()];
    assert_eq!(auditlite(&arguments).0, Exit::Done);
    let bytes = fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let (exit, _, err) = auditlite(&arguments);
    assert_eq!(exit, Exit::Input);
    assert!(err.contains("ya existe"), "{err}");
    assert_eq!(auditlite(&[&arguments[..], &["--force"]].concat()).0, Exit::Done);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

#[test]
fn whatever_its_name_a_file_is_read_as_what_it_is() {
    let folder = Folder::new("names");
    for name in ["visita.xlsx", "visita.json", "visita"] {
        let path = folder.put(name, &filled());
        let (exit, out, err) = auditlite(&["profile", "check", &path]);
        assert_eq!(exit, Exit::Done, "{name}: {out}{err}");
    }
    let example = fs::read("examples/dairy_lacteos_la_canada.json").unwrap();
    let path = folder.put("ejemplo.xlsx", &example);
    assert_eq!(auditlite(&["profile", "check", &path]).0, Exit::Done);
    let path = folder.put("recibos.xlsx", b"mes,kWh\n2025-01,1200\n");
    let (exit, _, err) = auditlite(&["profile", "check", &path, "--lang", "es"]);
    assert_eq!(exit, Exit::No);
    assert!(err.contains("texto, como un CSV"), "{err}");
}

#[test]
fn every_command_that_takes_a_profile_takes_a_questionnaire() {
    let folder = Folder::new("commands");
    let path = folder.put("visita.xlsx", &filled());
    for command in ["recommend", "checklist"] {
        let (exit, out, err) = auditlite(&[command, &path, "--lang", "es"]);
        assert!([Exit::Done, Exit::Partial].contains(&exit), "{command}: {err}");
        assert!(!out.is_empty());
    }
    let (_, out, _) = auditlite(&["eval", "plant.electricity.power_factor", &path]);
    assert!(out.contains("0.84"), "{out}");
    let (_, out, err) = auditlite(&["recommend", &path, "--format", "json", "--draws", "20"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    assert_eq!(report["file"], path.as_str());
}

#[test]
fn problems_name_sheet_and_cell_for_programs_too() {
    let folder = Folder::new("json");
    let mut filled = Filled::new(&Library::shipped(), "dairy", Lang::Es);
    filled.fill("electricity.annual_energy", "", "1.200,5");
    filled.fill("electricity.power_factor", "", 7.0);
    let path = folder.put("visita.xlsx", &filled.parts.bytes());
    let (exit, out, _) = auditlite(&["profile", "check", &path, "--format", "json", "--lang", "es"]);
    assert_eq!(exit, Exit::No);
    let read: serde_json::Value = serde_json::from_str(&out).unwrap();
    let found: Vec<_> = read["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            assert!(problem.get("line").is_none());
            (problem["code"].as_str().unwrap(), problem["sheet"].as_str().unwrap(), problem["cell"].as_str().unwrap())
        })
        .collect();
    assert_eq!(found, [("AL2120", "Electricidad", "B5"), ("AL1005", "Electricidad", "B10")]);
}
