//! The texts that cells share.

use std::sync::Arc;

use super::archive::Archive;
use super::contents::Contents;
use super::refusal::too_large;
use super::xml::{Step, Xml, unescaped};
use crate::diagnostic::{Diagnostic, say};

/// Most texts.
const MOST: usize = 200_000;

/// Reads the texts that cells share; a workbook may have none.
pub(super) fn read(archive: &mut Archive<'_>, contents: &Contents) -> Result<Vec<Arc<str>>, Diagnostic> {
    let mut strings = Vec::new();
    let Some(part) = &contents.strings else { return Ok(strings) };
    let file = archive.file;
    let Some(text) = archive.part(part)? else { return Ok(strings) };
    let mut xml = Xml::new(file, part, &text);
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.name() == "si" => strings.push(read_text(&mut xml)?.into()),
            Step::End => return Ok(strings),
            _ => {}
        }
        if strings.len() > MOST {
            return Err(too_large(
                file,
                say!("the workbook has more than {MOST} texts", "el libro tiene más de {MOST} textos"),
            ));
        }
    }
}

/// A text, plain or in pieces of several looks, without notes on how to pronounce it.
pub(super) fn read_text(xml: &mut Xml<'_>) -> Result<String, Diagnostic> {
    let mut text = String::new();
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.name() == "t" => text.push_str(&unescaped(&xml.text_inside()?)),
            Step::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Step::Close(name) if name == "si" || name == "is" => return Ok(text),
            Step::End => return Err(xml.bad()),
            _ => {}
        }
    }
}
