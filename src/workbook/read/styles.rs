//! How numbers are shown: which are percentages, days or times.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::contents::Contents;
use super::refusal::too_large;
use super::xml::{Step, Xml};
use crate::diagnostic::{Diagnostic, say};

/// Most formats of cells; Excel itself stops at 64,000.
const MOST: usize = 65_536;

/// How the number in a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As it is.
    Plain,
    /// In percent.
    Percent,
    /// As a day.
    Date,
    /// As a time of day.
    Time,
}

/// How numbers look in each format of cells.
pub(super) fn read(archive: &mut Archive<'_>, contents: &Contents) -> Result<Vec<Look>, Diagnostic> {
    let mut looks = Vec::new();
    let Some(part) = &contents.styles else { return Ok(looks) };
    let file = archive.file;
    let Some(text) = archive.part(part)? else { return Ok(looks) };
    let mut codes: BTreeMap<u32, Look> = BTreeMap::new();
    let mut xml = Xml::new(file, part, &text);
    let mut of_cells = false;
    loop {
        match xml.next()? {
            Step::Open(tag) => match tag.name().as_str() {
                "numFmt" => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, tag.attribute("formatCode")) {
                        codes.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    looks.push(codes.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Step::Close(name) if name == "cellXfs" => of_cells = false,
            Step::End => return Ok(looks),
            _ => {}
        }
        if looks.len() > MOST || codes.len() > MOST {
            return Err(too_large(
                file,
                say!("the workbook has more than {MOST} formats", "el libro tiene más de {MOST} formatos"),
            ));
        }
    }
}

/// The formats that every workbook has (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> Look {
    match id {
        9 | 10 => Look::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57..=58 => Look::Date,
        18..=21 | 32..=35 | 45..=47 | 55..=56 => Look::Time,
        _ => Look::Plain,
    }
}

/// What a format code such as `dd/mm/yyyy` or `0.0%` shows: its first part, without what stands in quotes or brackets.
fn of_code(code: &str) -> Look {
    let mut bare = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                let span = !inside.is_empty()
                    && inside.chars().all(|letter| matches!(letter, 'h' | 'm' | 's' | 'H' | 'M' | 'S'));
                bare.push_str(if span { "h" } else { "" });
            }
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => break,
            other => bare.push(other.to_ascii_lowercase()),
        }
    }
    let bare = bare.replace("general", "");
    if bare.contains(['y', 'd', 'a']) || (bare.contains('m') && !bare.contains(['h', 's'])) {
        // `a` is the year in Spanish, where a program has translated the code.
        if bare.contains("am/pm") && !bare.contains(['y', 'd']) { Look::Time } else { Look::Date }
    } else if bare.contains(['h', 's']) {
        Look::Time
    } else if bare.contains('%') {
        Look::Percent
    } else {
        Look::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, of_code};

    #[test]
    fn a_format_code_tells_days_times_and_percentages() {
        for (code, look) in [
            ("General", Look::Plain),
            ("#,##0.00", Look::Plain),
            ("0.0\" d\u{ed}as\"", Look::Plain),
            ("[$$-80A]#,##0.00;[Red]-[$$-80A]#,##0.00", Look::Plain),
            ("0.0%", Look::Percent),
            ("dd/mm/yyyy", Look::Date),
            ("[$-80A]mmmm\\ yyyy;@", Look::Date),
            ("mmm-yy", Look::Date),
            ("dd/mm/aaaa", Look::Date),
            ("h:mm AM/PM", Look::Time),
            ("[h]:mm:ss", Look::Time),
            ("yyyy-mm-dd hh:mm", Look::Date),
        ] {
            assert_eq!(of_code(code), look, "{code}");
        }
    }
}
