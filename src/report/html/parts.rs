//! What the sections are made of: headings, tables, lists, notes.

use super::label::Label;
use super::markup::{Attribute, Markup};
use crate::report::phrases::Phrases;
use crate::report::words::filled;

/// What a cell of a table holds.
pub(super) enum Cell {
    /// A text.
    Text(String),
    /// A name or formula.
    Code(String),
    /// What a person calls something, and its name.
    Named(String, String),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

/// The head of a column.
pub(super) struct Head {
    title: String,
    class: &'static str,
}

impl Head {
    /// A column of texts.
    pub(super) fn text(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "" }
    }

    /// A column of numbers.
    pub(super) fn number(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "n" }
    }

    /// A column of formulas.
    pub(super) fn formula(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "f" }
    }
}

/// A label in the language of the report.
pub(super) fn say(phrases: Phrases<'_>, label: Label) -> &'static str {
    label.text(phrases.lang)
}

/// A label with its places filled.
pub(super) fn fill(phrases: Phrases<'_>, label: Label, values: &[(&str, &str)]) -> String {
    filled(say(phrases, label), values)
}

/// A section with its heading.
pub(super) fn section(page: &mut Markup, id: &str, title: &str, inside: impl FnOnce(&mut Markup)) {
    let heading = format!("{id}-h");
    page.block("section", &[("id", id), ("aria-labelledby", &heading)], |page| {
        page.line("h2", &[("id", &heading)], title);
        inside(page);
    });
}

/// A paragraph; an empty one is left out.
pub(super) fn paragraph(page: &mut Markup, attributes: &[Attribute<'_>], text: &str) {
    if !text.is_empty() {
        page.line("p", attributes, text);
    }
}

/// A list; an empty one is left out.
pub(super) fn list(page: &mut Markup, name: &'static str, items: &[String]) {
    if !items.is_empty() {
        page.block(name, &[], |page| items.iter().for_each(|item| message(page, "li", item)));
    }
}

/// A text in which names stand between backticks.
pub(super) fn message(page: &mut Markup, name: &'static str, text: &str) {
    page.block(name, &[], |page| {
        let parts: Vec<&str> = text.split('`').collect();
        if parts.len().is_multiple_of(2) {
            return page.text(text);
        }
        for (at, part) in parts.into_iter().enumerate() {
            if at % 2 == 0 { page.text(part) } else { page.line("code", &[], part) }
        }
    });
}

/// A table that can be moved sideways where it is wider than the window; one without rows is left out.
pub(super) fn table(page: &mut Markup, caption: &str, heads: &[Head], rows: Vec<Vec<Cell>>) {
    if rows.is_empty() {
        return;
    }
    page.block("div", &[("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)], |page| {
        page.block("table", &[], |page| {
            page.line("caption", &[("class", "unseen")], caption);
            page.block("thead", &[], |page| page.block("tr", &[], |page| heads.iter().for_each(|one| head(page, one))));
            page.block("tbody", &[], |page| {
                for cells in rows {
                    page.block("tr", &[], |page| {
                        for (at, value) in cells.into_iter().enumerate() {
                            let class = heads.get(at).map_or("", |head| head.class);
                            cell(page, if at == 0 { "th" } else { "td" }, class, value);
                        }
                    });
                }
            });
        });
    });
}

fn head(page: &mut Markup, head: &Head) {
    // A head without words would be read as nothing.
    if head.title.is_empty() {
        return page.empty_cell();
    }
    let class = Some(("class", head.class)).filter(|(_, class)| !class.is_empty());
    let attributes: Vec<Attribute<'_>> = [("scope", "col")].into_iter().chain(class).collect();
    page.line("th", &attributes, &head.title);
}

fn cell(page: &mut Markup, name: &'static str, class: &'static str, cell: Cell) {
    let scope = Some(("scope", "row")).filter(|_| name == "th");
    let class = Some(("class", class)).filter(|(_, class)| !class.is_empty());
    let attributes: Vec<Attribute<'_>> = scope.into_iter().chain(class).collect();
    page.block(name, &attributes, |page| match cell {
        Cell::Text(text) => page.text(&text),
        Cell::Code(text) => page.line("code", &[], &text),
        Cell::Named(label, name) if label.is_empty() => page.line("code", &[], &name),
        Cell::Named(label, name) => {
            page.text(&label);
            page.text(" ");
            page.line("code", &[], &name);
        }
    });
}

/// A table of titles and values; values that are empty are left out.
pub(super) fn facts(page: &mut Markup, caption: &str, rows: Vec<(String, String)>) {
    let rows: Vec<(String, String)> = rows.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    if rows.is_empty() {
        return;
    }
    page.block("table", &[("class", "facts")], |page| {
        page.line("caption", &[("class", "unseen")], caption);
        page.block("tbody", &[], |page| {
            for (title, value) in rows {
                page.block("tr", &[], |page| {
                    page.line("th", &[("scope", "row")], &title);
                    page.line("td", &[], &value);
                });
            }
        });
    });
}

/// The place of a measure in the page.
pub(super) fn anchor(id: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    format!("m-{}", id.chars().map(plain).collect::<String>())
}
