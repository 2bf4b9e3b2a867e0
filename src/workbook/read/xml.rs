//! XML as a stream of tags and texts, without entities of its own.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::refusal::{damaged, too_large};
use crate::diagnostic::{Diagnostic, Text, say};
use crate::units::quote;

/// Deepest nesting of tags; a workbook has some ten levels.
const DEEPEST: usize = 64;

/// Longest text of a cell: Excel allows 32,767 characters.
const LONGEST: usize = 4 * 32_767;

/// A piece of XML.
pub(super) enum Step<'a> {
    /// A tag opens; an empty one closes right after.
    Open(Tag<'a>),
    /// A tag closes.
    Close(String),
    /// Text between tags.
    Text(Cow<'a, str>),
    /// The end.
    End,
}

/// A tag that opens.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// An attribute by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // Looking for doubles takes the square of their number.
        attributes.with_checks(false);
        let found = attributes.filter_map(Result::ok).find(|found| found.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }
}

/// A part of a workbook as it is read.
pub(super) struct Xml<'a> {
    file: &'a str,
    part: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(super) fn new(file: &'a str, part: &'a str, text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { file, part, reader, depth: 0 }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Step<'a>, Diagnostic> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.bad())?;
            return Ok(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.too_deep());
                    }
                    Step::Open(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close(tag.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => Step::Text(Cow::Owned(letter.to_string())),
                    Ok(None) => match resolve_predefined_entity(&name) {
                        Some(text) => Step::Text(Cow::Borrowed(text)),
                        None => return Err(self.entity()),
                    },
                    Err(_) => return Err(self.bad()),
                },
                Event::DocType(_) => return Err(self.entity()),
                Event::Eof if self.depth > 0 => return Err(self.bad()),
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// The text up to the end of the tag that was opened last, with that of tags inside it.
    pub(super) fn text_inside(&mut self) -> Result<String, Diagnostic> {
        let (mut text, outside) = (String::new(), self.depth.saturating_sub(1));
        while self.depth > outside {
            match self.next()? {
                Step::Text(more) => text.push_str(&more),
                Step::Open(_) | Step::Close(_) => {}
                Step::End => return Err(self.bad()),
            }
            if text.len() > LONGEST {
                return Err(self.too_long());
            }
        }
        Ok(text)
    }

    /// Passes over the rest of the tag that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), Diagnostic> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Step::End = self.next()? {
                return Err(self.bad());
            }
        }
        Ok(())
    }

    /// Something in this part cannot be read.
    pub(super) fn bad(&self) -> Diagnostic {
        let part = quote(self.part);
        damaged(self.file, say!("{part} in the workbook is damaged", "{part} está dañado en el libro"))
    }

    fn entity(&self) -> Diagnostic {
        let part = quote(self.part);
        damaged(
            self.file,
            say!(
                "{part} in the workbook declares or uses entities of its own, which no spreadsheet program writes",
                "{part} declara o usa entidades propias en el libro; ningún programa de hojas de cálculo las escribe"
            ),
        )
    }

    fn too_deep(&self) -> Diagnostic {
        let part = quote(self.part);
        too_large(
            self.file,
            say!("{part} in the workbook is nested too deeply", "{part} está anidado demasiado hondo en el libro"),
        )
    }

    fn too_long(&self) -> Diagnostic {
        let part = quote(self.part);
        let message: Text = say!(
            "a text in {part} of the workbook is longer than the 32,767 characters of a cell",
            "un texto en {part} del libro es más largo que los 32,767 caracteres de una celda"
        );
        too_large(self.file, message)
    }
}

/// A text with the letters that Excel writes as `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let letter = after
            .get(2..7)
            .and_then(|code| code.strip_suffix('_'))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let (taken, length) = letter.map_or(("_x".to_owned(), 2), |letter| (letter.to_string(), 7));
        plain.push_str(&taken);
        rest = after.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}
