//! From the bytes of a file to its cells.

use super::{Cell, Grid};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};

/// Most problems with rows that are told: a file with the wrong separator has one in each.
const MOST: usize = 20;

/// Reads a table; every problem has the code that is given.
///
/// # Errors
/// The file is no UTF-8 text or has no heading, or rows have more or fewer cells than the heading.
pub fn read_grid(file: &str, bytes: &[u8], code: Code) -> Result<Grid, Vec<Diagnostic>> {
    let text = decode(bytes).map_err(|message| {
        let help = Text::new(
            "save it as `CSV UTF-8`, so that accents stay right",
            "guárdelo como `CSV UTF-8`, para que se conserven los acentos",
        );
        vec![Diagnostic::error(code, message).in_file(file).help(help)]
    })?;
    if let Some(place) = open_quote(text) {
        let message = Text::new("a quotation mark is never closed", "unas comillas nunca se cierran");
        return Err(vec![Diagnostic::error(code, message).in_file(file).at(place)]);
    }
    let mark = separator(text);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // The byte up to which lines are counted, and the line there.
    let (mut counted, mut line) = (0, 1);
    for record in reader.records() {
        let record = record.map_err(|error| {
            let error = error.to_string();
            let message = say!("the file cannot be read: {error}", "no se puede leer el archivo: {error}");
            vec![Diagnostic::error(code, message).in_file(file)]
        })?;
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        line += text.get(counted..at).map_or(0, |skipped| skipped.matches('\n').count());
        counted = at;
        let places = places(text, (at, line), record.len(), mark);
        let cells: Vec<Cell> = record.iter().zip(places).map(|(text, place)| Cell::new(text, place)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(cells);
        }
    }
    let mut rows = rows.into_iter();
    let Some(mut heading) = rows.next() else {
        let message = Text::new("the file is empty", "el archivo está vacío");
        return Err(vec![Diagnostic::error(code, message).in_file(file)]);
    };
    while heading.last().is_some_and(Cell::is_empty) {
        heading.pop();
    }
    let mut grid = Grid { file: file.to_owned(), sheet: None, heading, rows: Vec::new() };
    let mut problems = Vec::new();
    for mut row in rows {
        while row.len() > grid.heading.len() && row.last().is_some_and(Cell::is_empty) {
            row.pop();
        }
        if row.len() != grid.heading.len() && problems.len() < MOST {
            problems.extend(wrong_length(&grid, &row, code));
        }
        grid.rows.push(row);
    }
    if problems.is_empty() { Ok(grid) } else { Err(problems) }
}

fn wrong_length(grid: &Grid, row: &[Cell], code: Code) -> Option<Diagnostic> {
    let (found, wanted) = (row.len(), grid.heading.len());
    let message = say!(
        "the row has {found} cells, the heading {wanted}",
        "el renglón tiene {found} celdas y el encabezado {wanted}"
    );
    let help = if found > wanted {
        Text::new(
            "is there a comma before decimals or between thousands? write `1200.5`",
            "¿hay una coma antes de los decimales o entre los miles? escriba `1200.5`",
        )
    } else {
        Text::new("leave a cell empty rather than out", "deje la celda vacía, pero no la quite")
    };
    let place = row.get(wanted).or(row.last())?.place;
    Some(Diagnostic::error(code, message).in_file(&grid.file).at(place).help(help))
}

fn decode(bytes: &[u8]) -> Result<&str, Text> {
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes {
        return Err(Text::new("the file is UTF-16 text, not UTF-8", "el archivo es texto UTF-16, no UTF-8"));
    }
    if bytes.starts_with(b"PK") {
        return Err(Text::new("the file is a workbook, not CSV", "el archivo es un libro de Excel, no CSV"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map_err(|error| {
            let before =
                bytes.get(..error.valid_up_to()).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            say!("line {line} of the file is not UTF-8 text", "la línea {line} del archivo no es texto UTF-8")
        })
        .and_then(|text| {
            let no_text = || Text::new("the file is no text", "el archivo no es texto");
            if text.contains('\0') { Err(no_text()) } else { Ok(text) }
        })
}

/// Where a quotation mark stands that is never closed.
fn open_quote(text: &str) -> Option<Place> {
    let last = text.rfind('"').filter(|_| text.matches('"').count() % 2 == 1)?;
    let before = text.get(..last).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
    Some(place(line, column))
}

/// What separates cells: the mark that the first line has most of, outside of quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    let lines = text.trim_start_matches(['\r', '\n']);
    for byte in lines.bytes().take_while(|byte| *byte != b'\n') {
        if byte == b'"' {
            quoted = !quoted;
        }
        for (mark, count) in &mut counts {
            if byte == *mark && !quoted {
                *count += 1;
            }
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0).map_or(b',', |(mark, _)| mark)
}

/// Where the cells of a record begin, given the byte and the line at which it begins.
fn places(text: &str, (at, mut line): (usize, usize), count: usize, separator: u8) -> Vec<Place> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let mut column = 1 + text.get(start..at).map_or(0, |before| before.chars().count());
    let mut found = Vec::new();
    let (mut quoted, mut begins) = (false, true);
    for letter in text.get(at..).unwrap_or_default().chars() {
        // The end of the line before may still belong to what the reader has skipped.
        if begins && found.is_empty() && (letter == '\r' || letter == '\n') {
            (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column) };
            continue;
        }
        if begins {
            found.push(place(line, column));
            if found.len() == count {
                break;
            }
        }
        begins = !quoted && u32::from(letter) == u32::from(separator);
        if letter == '"' {
            quoted = !quoted;
        }
        (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    found.resize(count, place(line, column));
    found
}

fn place(line: usize, column: usize) -> Place {
    let count = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Place { line: count(line), column: count(column) }
}
