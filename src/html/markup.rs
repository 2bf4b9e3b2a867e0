//! Writes HTML and SVG. Names of elements and attributes are the program's own; every text goes through one function.

use std::fmt::Write;

use super::visible::visible;
use crate::diagnostic::hides;

/// An attribute and its value.
pub(crate) type Attribute<'a> = (&'static str, &'a str);

/// HTML that grows element by element.
#[derive(Default)]
pub(crate) struct Markup {
    text: String,
}

impl Markup {
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// What every page begins with.
    pub(crate) fn doctype(&mut self) {
        self.text.push_str("<!DOCTYPE html>\n");
    }

    /// An element with others inside.
    pub(crate) fn block(&mut self, name: &'static str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.text.push('>');
        inside(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        if BLOCKS.contains(&name) {
            self.text.push('\n');
        }
    }

    /// An element with a text inside.
    pub(crate) fn line(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.block(name, attributes, |inside| inside.text(text));
    }

    /// An element with nothing inside: of HTML one that never has an end, of SVG any.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.text.push_str("/>");
    }

    /// A cell of a head that says nothing.
    pub(crate) fn empty_cell(&mut self) {
        self.text.push_str("<td></td>");
    }

    /// A text, as it is.
    pub(crate) fn text(&mut self, text: &str) {
        visible(text, &mut self.text);
    }

    /// What a layout of a letterhead has made: its texts are escaped already.
    pub(crate) fn laid_out(&mut self, html: &str) {
        self.text.push_str(html);
    }

    /// A style or a script that cannot close itself: those of the program, and the style of a letterhead.
    pub(crate) fn asset(&mut self, name: &'static str, content: &str) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push('>');
        self.text.push_str(content);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// Data for the script. Nothing in it can end the element: what could is written by its number.
    pub(crate) fn data(&mut self, id: &'static str, data: &impl serde::Serialize) {
        let json = serde_json::to_string(data).unwrap_or_default();
        self.open("script", &[("type", "application/json"), ("id", id)]);
        self.text.push('>');
        for letter in json.chars() {
            match letter {
                '<' => self.text.push_str("\\u003c"),
                '>' => self.text.push_str("\\u003e"),
                '&' => self.text.push_str("\\u0026"),
                '\u{2028}' => self.text.push_str("\\u2028"),
                '\u{2029}' => self.text.push_str("\\u2029"),
                // What turns the direction of writing would hide what the source says.
                other if !other.is_ascii() && hides(other) && u32::from(other) <= 0xFFFF => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(other));
                }
                other => self.text.push(other),
            }
        }
        self.text.push_str("</script>\n");
    }

    fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(name);
        for (attribute, value) in attributes {
            self.text.push(' ');
            self.text.push_str(attribute);
            self.text.push_str("=\"");
            visible(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// Elements that end a line, so that people can read the source.
const BLOCKS: [&str; 17] = [
    "html", "head", "body", "header", "nav", "main", "section", "article", "footer", "table", "tr", "ul", "ol", "p",
    "figure", "svg", "details",
];
