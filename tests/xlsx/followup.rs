//! The follow-up sheet: filled in by script, read back into a ledger.

use std::fs;
use std::path::PathBuf;

use auditlite::commands::{Output, Terminal, run};
use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::report::{FOLLOW_UP_HEADS, json, xlsx};

use super::cells::{packed, parts};
use super::{SMALL, report_of, snapshot};

/// The sheet of the follow-up is the last.
const SHEET: &str = "xl/worksheets/sheet7.xml";
/// The row of the first measure on it.
const FIRST: usize = 4;

/// A folder with a report, its workbook and a ledger that has begun.
struct Folder {
    path: PathBuf,
    workbook: Vec<u8>,
}

impl Folder {
    fn begun(name: &str, lang: Lang) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-xlsx-{}-{name}-{}", std::process::id(), lang.code()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let report = report_of(&Library::shipped(), "uno.json", SMALL.as_bytes(), lang, 1);
        fs::write(path.join("report.json"), json(&report, true)).unwrap();
        let folder = Self { path, workbook: xlsx(&report).unwrap() };
        let start = folder.run(&["start", "report.json", "-o", "plant.jsonl", "--on", "2026-01-20", "--by", "Ana"]);
        assert_eq!(start.0, 0, "{start:?}");
        folder
    }

    fn run(&self, arguments: &[&str]) -> (u8, String, String) {
        let is_file = |word: &str| ["json", "jsonl", "xlsx"].iter().any(|end| word.ends_with(&format!(".{end}")));
        let word = |word: &&str| {
            if is_file(word) { self.path.join(word).display().to_string() } else { (*word).to_owned() }
        };
        let words = ["auditlite", "followup"].iter().chain(arguments).map(word).collect::<Vec<_>>();
        let (mut out, mut err, mut input) = (Vec::new(), Vec::new(), &b""[..]);
        let mut output = Output { out: &mut out, err: &mut err, input: &mut input, terminal: Terminal::default() };
        let exit = run(&words, &mut output).unwrap();
        let here = format!("{}/", self.path.display());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&here, "");
        (exit.code(), text(out), text(err))
    }

    /// Fills cells of the follow-up sheet in and imports the workbook.
    fn import(&self, cells: &[(&str, usize, Filled)]) -> (u8, String, String) {
        let mut parts = parts(&self.workbook);
        let mut xml = String::from_utf8(parts.remove(SHEET).unwrap()).unwrap();
        for (column, nth, filled) in cells {
            xml = filled.into_cell(&xml, &format!("{}{}", letter(column), FIRST + nth));
        }
        parts.insert(SHEET.to_owned(), xml.into_bytes());
        fs::write(self.path.join("informe.xlsx"), packed(&parts)).unwrap();
        self.run(&["import", "plant.jsonl", "informe.xlsx", "--on", "2026-07-10", "--by", "Ana"])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// What somebody types into a cell.
#[derive(Clone, Copy)]
enum Filled {
    Text(&'static str),
    Number(f64),
}

impl Filled {
    fn into_cell(self, xml: &str, address: &str) -> String {
        let at = xml.find(&format!("<c r=\"{address}\"")).unwrap_or_else(|| panic!("no cell {address}"));
        let end = at + xml[at..].find('>').unwrap() + 1;
        let tag = xml[at..end].trim_end_matches("/>").trim_end_matches('>');
        assert!(xml[at..end].ends_with("/>"), "{address} is not empty");
        let cell = match self {
            Filled::Text(text) => format!("{tag} t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            Filled::Number(number) => format!("{tag}><v>{number}</v></c>"),
        };
        format!("{}{cell}{}", &xml[..at], &xml[end..])
    }
}

fn letter(column: &str) -> char {
    let at = FOLLOW_UP_HEADS.iter().position(|head| head.column == column).unwrap();
    char::from(b'A' + u8::try_from(at).unwrap())
}

/// The serial number of 2026-05-01 in Excel.
const MAY: f64 = 46_143.0;

#[test]
fn a_fresh_sheet_says_nothing() {
    for lang in Lang::ALL {
        let folder = Folder::begun("fresh", lang);
        let (code, out, err) = folder.import(&[]);
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        snapshot(&format!("import_fresh_{}", lang.code()), &err);
    }
}

#[test]
fn what_is_filled_in_is_recorded_once() {
    for (lang, accepted, rejected, stated) in
        [(Lang::En, "accepted", "rejected", "stated"), (Lang::Es, "aceptada", "rechazada", "declarado")]
    {
        let folder = Folder::begun("filled", lang);
        let cells = [
            ("decision", 0, Filled::Text(accepted)),
            ("responsible", 0, Filled::Text("Luis")),
            ("due", 0, Filled::Text("2026-06-30")),
            ("done", 0, Filled::Number(MAY)),
            ("investment", 0, Filled::Number(18_500.5)),
            ("money_saving", 0, Filled::Number(61_000.0)),
            ("measured_from", 0, Filled::Number(MAY)),
            ("measured_to", 0, Filled::Number(MAY + 60.0)),
            ("method", 0, Filled::Text(stated)),
            ("note", 0, Filled::Text("=1+1 de 30")),
            ("decision", 1, Filled::Text(rejected)),
            ("reason", 1, Filled::Text("sin paro")),
        ];
        let (code, out, err) = folder.import(&cells);
        assert_eq!(code, 0, "{out}{err}");
        let ledger = fs::read_to_string(folder.path.join("plant.jsonl")).unwrap();
        for wanted in ["\"accepted\"", "Luis", "2026-06-30", "2026-05-01", "18500.5", "61000", "=1+1 de 30", "sin paro"]
        {
            assert!(ledger.contains(wanted), "{wanted} is missing: {ledger}");
        }
        let (code, out, _) = folder.import(&cells);
        assert_eq!((code, out.as_str()), (0, ""), "a second time it was recorded again");
        let (code, out, err) = folder.run(&["status", "plant.jsonl", "--as-of", "2026-07-15"]);
        assert_eq!(code, 0, "{err}");
        // The line of the report names its hash, which changes with the rules.
        let lines: Vec<&str> = out.lines().filter(|line| !line.contains(" 2026-01-20 ")).collect();
        let out = lines.join("\n") + "\n";
        snapshot(&format!("status_{}", lang.code()), &out);
    }
}

#[test]
fn each_problem_names_its_sheet_and_cell_and_nothing_is_recorded() {
    for lang in Lang::ALL {
        let folder = Folder::begun("wrong", lang);
        let before = fs::read(folder.path.join("plant.jsonl")).unwrap();
        let (code, out, err) = folder.import(&[
            ("decision", 0, Filled::Text("quizás")),
            ("due", 0, Filled::Text("30/06/2026")),
            ("investment", 0, Filled::Text("1.200,5")),
            ("money_saving", 1, Filled::Text("aprox. 500")),
            ("done", 1, Filled::Number(MAY)),
        ]);
        assert_eq!((code, out.as_str()), (3, ""), "{err}");
        assert_eq!(fs::read(folder.path.join("plant.jsonl")).unwrap(), before);
        snapshot(&format!("import_wrong_{}", lang.code()), &err);
    }
}

#[test]
fn a_workbook_without_the_sheet_is_told() {
    let folder = Folder::begun("other", Lang::Es);
    let mut parts = parts(&folder.workbook);
    let xml = String::from_utf8(parts.remove(SHEET).unwrap()).unwrap();
    let cut = xml.find("<sheetData>").unwrap() + "<sheetData>".len();
    let end = xml.find("</sheetData>").unwrap();
    parts.insert(SHEET.to_owned(), format!("{}{}", &xml[..cut], &xml[end..]).into_bytes());
    fs::write(folder.path.join("informe.xlsx"), packed(&parts)).unwrap();
    let (code, _, err) = folder.run(&["import", "plant.jsonl", "informe.xlsx", "--by", "Ana"]);
    assert_eq!(code, 3);
    snapshot("import_no_sheet_es", &err);
}
