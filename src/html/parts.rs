//! What the sections are made of: headings, tables, lists, notes.

use super::markup::{Attribute, Markup};

/// What a cell of a table holds.
pub(crate) enum Cell {
    /// A text.
    Text(String),
    /// A name or formula.
    Code(String),
    /// What a person calls something, and its name.
    Named(String, String),
    /// A text, and the number by which it is sorted; words are sorted as they are.
    Worth(String, Option<String>),
    /// What the row above says: this row goes with that.
    Same,
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
pub(crate) struct Head {
    title: String,
    class: &'static str,
}

impl Head {
    /// A column of texts.
    pub(crate) fn text(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "" }
    }

    /// A column of numbers.
    pub(crate) fn number(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "n" }
    }

    /// A column of days or months.
    pub(crate) fn days(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "d" }
    }

    /// A column of formulas.
    pub(crate) fn formula(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "f" }
    }
}

/// A section with its heading.
pub(crate) fn section(page: &mut Markup, id: &str, title: &str, inside: impl FnOnce(&mut Markup)) {
    let heading = format!("{id}-h");
    page.block("section", &[("id", id), ("aria-labelledby", &heading)], |page| {
        page.line("h2", &[("id", &heading)], title);
        inside(page);
    });
}

/// A paragraph; an empty one is left out.
pub(crate) fn paragraph(page: &mut Markup, attributes: &[Attribute<'_>], text: &str) {
    if !text.is_empty() {
        page.line("p", attributes, text);
    }
}

/// A list; an empty one is left out.
pub(crate) fn list(page: &mut Markup, name: &'static str, items: &[String]) {
    if !items.is_empty() {
        page.block(name, &[], |page| items.iter().for_each(|item| message(page, "li", item)));
    }
}

/// A text in which names stand between backticks.
pub(crate) fn message(page: &mut Markup, name: &'static str, text: &str) {
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
pub(crate) fn table(page: &mut Markup, caption: &str, heads: &[Head], rows: Vec<Vec<Cell>>) {
    table_with(page, &[], caption, heads, rows);
}

/// The same, which the script of the page sorts.
pub(crate) fn sortable_table(page: &mut Markup, caption: &str, heads: &[Head], rows: Vec<Vec<Cell>>) {
    table_with(page, &[("class", "sortable")], caption, heads, rows);
}

fn table_with(page: &mut Markup, attributes: &[Attribute<'_>], caption: &str, heads: &[Head], rows: Vec<Vec<Cell>>) {
    if rows.is_empty() {
        return;
    }
    page.block("div", &[("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)], |page| {
        page.block("table", attributes, |page| {
            page.line("caption", &[("class", "unseen")], caption);
            page.block("thead", &[], |page| page.block("tr", &[], |page| heads.iter().for_each(|one| head(page, one))));
            page.block("tbody", &[], |page| {
                for cells in rows {
                    page.block("tr", &[], |page| {
                        for (at, value) in cells.into_iter().enumerate() {
                            let class = heads.get(at).map_or("", |head| head.class);
                            cell(page, if at == 0 { "th" } else { "td" }, class, &value);
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

fn cell(page: &mut Markup, name: &'static str, class: &'static str, cell: &Cell) {
    let scope = Some(("scope", "row")).filter(|_| name == "th");
    let class = Some(("class", class)).filter(|(_, class)| !class.is_empty());
    let value = match cell {
        Cell::Worth(_, Some(value)) => Some(("data-value", value.as_str())),
        Cell::Same => Some(("data-same", "")),
        _ => None,
    };
    let attributes: Vec<Attribute<'_>> = scope.into_iter().chain(class).chain(value).collect();
    page.block(name, &attributes, |page| match cell {
        Cell::Text(text) | Cell::Worth(text, _) => page.text(text),
        Cell::Code(text) => page.line("code", &[], text),
        Cell::Named(label, name) if label.is_empty() => page.line("code", &[], name),
        Cell::Named(label, name) => {
            page.text(label);
            page.text(" ");
            page.line("code", &[], name);
        }
        Cell::Same => {}
    });
}

/// A table of titles and values; values that are empty are left out.
pub(crate) fn facts(page: &mut Markup, caption: &str, rows: Vec<(String, String)>) {
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
