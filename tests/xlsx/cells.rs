//! What stands in the cells of a workbook, formulas too.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::report::xlsx;
use auditlite::workbook::{Workbook, read_workbook};

use super::{SMALL, report_of, reports_sample, snapshot};

/// The files of a workbook by name.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..packed.len() {
        let mut part = packed.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        parts.insert(name, content);
    }
    parts
}

/// Packs files to a workbook.
pub(super) fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet of a workbook as its file says it.
pub(super) fn sheet_xml(bytes: &[u8], nth: usize) -> String {
    String::from_utf8(parts(bytes).remove(&format!("xl/worksheets/sheet{nth}.xml")).unwrap()).unwrap()
}

/// The formulas of a sheet by the addresses of their cells.
pub(super) fn formulas(xml: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for cell in xml.split("<c r=\"").skip(1) {
        let cell = cell.split("</c>").next().unwrap();
        let address = cell.split('"').next().unwrap().to_owned();
        if let Some((_, rest)) = cell.split_once("<f>") {
            let formula = rest.split("</f>").next().unwrap();
            let formula =
                formula.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            found.insert(address, formula);
        }
    }
    found
}

pub(super) fn read(bytes: &[u8]) -> Workbook {
    read_workbook("informe.xlsx", bytes).unwrap()
}

/// Sheet by sheet, each row as a line of its cells: `B4 93,100 =C4*D4`.
fn dump(bytes: &[u8]) -> String {
    let mut text = String::new();
    let workbook = read(bytes);
    for (nth, sheet) in workbook.sheets.iter().enumerate() {
        let formulas = formulas(&sheet_xml(bytes, nth + 1));
        text.push_str(&format!("== {}\n", sheet.name));
        let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (address, cell) in &sheet.cells {
            let shown = cell.value.shown();
            let formula = formulas.get(&address.to_string()).map(|formula| format!(" ={formula}")).unwrap_or_default();
            if !shown.is_empty() || !formula.is_empty() {
                rows.entry(address.row).or_default().push(format!("{address} {shown}{formula}"));
            }
        }
        for cells in rows.values() {
            text.push_str(&cells.join(" | "));
            text.push('\n');
        }
    }
    let names: Vec<String> = workbook.names.iter().map(|(name, target)| format!("{name} {target:?}")).collect();
    text.push_str(&format!("== names\n{}\n", names.join("\n")));
    let mut parts: Vec<String> = parts(bytes).into_keys().collect();
    parts.sort();
    text.push_str(&format!("== parts\n{}\n", parts.join("\n")));
    text
}

#[test]
fn a_small_report_reads_well_in_both_languages() {
    let library = Library::shipped();
    for lang in Lang::ALL {
        let report = report_of(&library, "uno.json", SMALL.as_bytes(), lang, 1);
        snapshot(&format!("small_{}", lang.code()), &masked(&dump(&xlsx(&report).unwrap())));
    }
}

/// Hashes and the number of rules change with the library, not with the workbook.
fn masked(text: &str) -> String {
    let hash = |word: &str| word.len() >= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mask = |word: &str| {
        let bare = word.trim_end_matches([';', ',', '.']);
        if hash(bare) { word.replace(bare, "HASH") } else { word.to_owned() }
    };
    text.lines().map(|line| line.split(' ').map(mask).collect::<Vec<_>>().join(" ") + "\n").collect()
}

#[test]
fn a_report_with_every_kind_of_entry_has_all_of_them() {
    for lang in Lang::ALL {
        snapshot(&format!("sample_{}", lang.code()), &dump(&xlsx(&reports_sample::report(lang)).unwrap()));
    }
}
