//! Workbooks made part by part, as no program would write them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts of a workbook, in order.
#[derive(Clone)]
pub(crate) struct Parts(pub(crate) Vec<(String, Vec<u8>)>);

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Parts {
    /// A workbook with one sheet, given what stands between the tags of its `sheetData`.
    pub(crate) fn with_rows(rows: &str) -> Self {
        Self::with_sheet(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// A workbook with one sheet, given what stands inside `worksheet`.
    pub(crate) fn with_sheet(inside: &str) -> Self {
        let links = |inside: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
            )
        };
        let link = |id: &str, kind: &str, to: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELS}/{kind}\" Target=\"{to}\"/>")
        };
        let parts = [
            ("[Content_Types].xml", "<Types/>".to_owned()),
            ("_rels/.rels", links(&link("rId1", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELS}\"><sheets><sheet name=\"Hoja1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                links(
                    &[
                        link("rId1", "worksheet", "worksheets/sheet1.xml"),
                        link("rId2", "sharedStrings", "sharedStrings.xml"),
                        link("rId3", "styles", "/xl/styles.xml"),
                    ]
                    .concat(),
                ),
            ),
            ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\">{inside}</worksheet>")),
        ];
        Self(parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect())
    }

    /// The same with a part added or replaced.
    pub(crate) fn put(mut self, name: &str, text: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), text.into()));
        self
    }

    /// The same without a part.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    /// The same with a text replaced in a part.
    pub(crate) fn edit(self, name: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.0.iter().find(|(known, _)| known == name).unwrap().1.clone()).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        self.put(name, text.replace(from, to))
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1));
        for (name, text) in &self.0 {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(text).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
