//! Files that are refused, quickly and each with its own words.

use std::time::{Duration, Instant};

use auditlite::diagnostic::Lang;
use auditlite::workbook::read_workbook;

use super::parts::Parts;
use super::snapshot;

/// As long as it may take; code that is not optimised, on a machine that does other things too, is given more.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Files of Office before 2007 begin so; names in them stand in UTF-16.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

fn cut(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

/// A byte of the packed sheet is another.
fn spoilt(mut bytes: Vec<u8>) -> Vec<u8> {
    let at = bytes.windows(SHEET.len()).position(|window| window == SHEET.as_bytes()).unwrap() + SHEET.len() + 20;
    bytes[at] ^= 0x55;
    bytes
}

fn billion_laughs() -> String {
    let mut text = "<!DOCTYPE worksheet [<!ENTITY a \"jajajajajajajaja\">".to_owned();
    for (name, before) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f")] {
        text.push_str(&format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(20)));
    }
    text + "]><worksheet><sheetData><row><c t=\"str\"><v>&g;</v></c></row></sheetData></worksheet>"
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let plain = || Parts::with_rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    let bomb = plain().put(SHEET, vec![b' '; 200 << 20]).bytes();
    let many = (0..2_100).fold(plain(), |parts, at| parts.put(&format!("xl/media/{at}.bin"), "x"));
    let rows: String = (1..=1_000_001).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let cells: String = (0..51).map(|_| format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1000))).collect();
    let long = format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "x".repeat(1 << 20));
    let deep = format!("<row><c><is>{}", "<t>".repeat(100_000));
    let attributes: String = (0..100_000).map(|at| format!(" a{at}=\"\"")).collect();
    let formats: String = "<xf numFmtId=\"1\"/>".repeat(70_000);
    vec![
        ("empty", Vec::new()),
        ("csv", b"mes,kWh\n2025-01,1200\n".to_vec()),
        ("json", b"\xEF\xBB\xBF{ \"schema\": \"auditlite/profile@1\" }".to_vec()),
        ("html", b"<html><table><tr><td>1</td></tr></table></html>".to_vec()),
        ("xml", b"<?xml version=\"1.0\"?><Workbook/>".to_vec()),
        ("pdf", b"%PDF-1.7\n".to_vec()),
        ("binary", vec![0, 1, 2, 3]),
        ("password", compound("EncryptedPackage")),
        ("xls", compound("Workbook")),
        ("doc", compound("WordDocument")),
        ("zip", Parts(vec![("a.txt".to_owned(), b"a".to_vec())]).bytes()),
        (
            "docx",
            plain()
                .without("xl/workbook.xml")
                .put("word/document.xml", "<a/>")
                .edit("_rels/.rels", "xl/workbook", "word/document")
                .bytes(),
        ),
        ("xlsb", plain().put("xl/workbook.bin", "x").edit("_rels/.rels", "workbook.xml", "workbook.bin").bytes()),
        (
            "ods",
            Parts(vec![
                ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
                ("content.xml".to_owned(), b"<a/>".to_vec()),
            ])
            .bytes(),
        ),
        (
            "many_ends",
            [b"PK\x03\x04".to_vec(), b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\0\0\x04\0\0\0\0\0".repeat(700_000)]
                .concat(),
        ),
        ("cut", cut(plain().bytes())),
        ("spoilt", spoilt(plain().bytes())),
        ("no_workbook", plain().without("xl/workbook.xml").bytes()),
        ("no_sheet", plain().without(SHEET).bytes()),
        ("no_link", plain().edit("xl/_rels/workbook.xml.rels", "rId1", "rId9").bytes()),
        ("no_sheets", plain().edit("xl/workbook.xml", "<sheet ", "<chart ").bytes()),
        ("no_text", Parts::with_rows("<row><c t=\"s\"><v>7</v></c></row>").bytes()),
        ("bad_number", Parts::with_rows("<row><c><v>1e999</v></c></row>").bytes()),
        ("bad_kind", Parts::with_rows("<row><c t=\"z\"><v>1</v></c></row>").bytes()),
        ("bad_xml", plain().put(SHEET, "<worksheet><sheetData><row></worksheet>").bytes()),
        ("cut_xml", plain().put(SHEET, "<worksheet><sheetData><row>").bytes()),
        ("utf16", plain().put(SHEET, b"\xFF\xFE<\0a\0/\0>\0".to_vec()).bytes()),
        ("entities", plain().put(SHEET, billion_laughs()).bytes()),
        ("unknown_entity", Parts::with_rows("<row><c t=\"str\"><v>&xxe;</v></c></row>").bytes()),
        ("bomb", bomb),
        ("many_parts", many.bytes()),
        ("declared_rows", Parts::with_sheet("<dimension ref=\"A1:XFD1048576\"/><sheetData/>").bytes()),
        ("many_rows", Parts::with_rows(&rows).bytes()),
        ("last_cell", Parts::with_rows("<row r=\"1\"><c r=\"XFD1048576\"><v>1</v></c></row>").bytes()),
        ("beyond", Parts::with_rows("<row r=\"1\"><c r=\"XFE1048577\"><v>1</v></c></row>").bytes()),
        ("many_cells", Parts::with_rows(&cells).bytes()),
        ("long_text", Parts::with_rows(&long).bytes()),
        ("deep", Parts::with_rows(&deep).bytes()),
        ("attributes", Parts::with_rows(&format!("<row{attributes}/><row r=\"1048576\"/>")).bytes()),
        (
            "formats",
            plain().put("xl/styles.xml", format!("<styleSheet><cellXfs>{formats}</cellXfs></styleSheet>")).bytes(),
        ),
        (
            "texts",
            plain()
                .put(
                    "xl/sharedStrings.xml",
                    format!("<sst uniqueCount=\"99999999999\">{}</sst>", "<si/>".repeat(200_001)),
                )
                .bytes(),
        ),
    ]
}

#[test]
fn each_is_refused_in_time_and_says_why() {
    let mut said = String::new();
    for (name, bytes) in files() {
        let start = Instant::now();
        let refused = read_workbook("planta.xlsx", &bytes).expect_err(name);
        assert!(start.elapsed() < LIMIT, "{name} took {:?}", start.elapsed());
        said.push_str(&format!("== {name}\n{}{}", refused.render(Lang::En), refused.render(Lang::Es)));
    }
    snapshot("strangers", &said);
}

#[test]
fn however_a_workbook_is_cut_or_spoilt_nothing_breaks() {
    let bytes = Parts::with_rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>")
        .put("xl/sharedStrings.xml", "<sst><si><t>hola</t></si></sst>")
        .put("xl/styles.xml", "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>")
        .bytes();
    for at in 0..bytes.len() {
        let _ = read_workbook("a.xlsx", &bytes[..at]);
        let mut other = bytes.clone();
        other[at] ^= 0xFF;
        let _ = read_workbook("a.xlsx", &other);
    }
}
