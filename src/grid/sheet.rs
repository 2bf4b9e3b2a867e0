//! A table that stands on a sheet of a workbook.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Grid};
use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::workbook::{Sheet, Value};

/// The heading of a table stands in one of so many first rows of its sheet.
const HEADING_WITHIN: u32 = 50;

/// What a sheet calls a column of a table.
pub enum SheetColumn {
    /// The name of the column.
    Column(&'static str),
    /// A column that only shows something to people.
    Shown,
    /// Nobody knows it.
    Unknown,
}

/// The table of a sheet, if one of its first rows is a heading that has the column `key`. Columns that only show something
/// are left out; cells that are unknown or stand below no heading are told with the code that is given.
///
/// # Errors
/// A cell holds a formula that no program has worked out.
pub fn sheet_grid(
    file: &str,
    sheet: &Sheet,
    (heading, key): (impl Fn(&str) -> SheetColumn, &str),
    code: Code,
) -> Option<Result<Grid, Vec<Diagnostic>>> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, &Value>> = BTreeMap::new();
    for (address, cell) in &sheet.cells {
        rows.entry(address.row).or_default().insert(address.column, &cell.value);
    }
    let is_key = |value: &Value| matches!(heading(&value.shown()), SheetColumn::Column(name) if name == key);
    let at = *rows.range(..=HEADING_WITHIN).find(|(_, cells)| cells.values().any(|value| is_key(value)))?.0;
    let heads = rows.get(&at)?;
    let below: Vec<(&u32, &BTreeMap<u32, &Value>)> = rows.range(at + 1..).collect();
    let used: BTreeSet<u32> = heads.keys().chain(below.iter().flat_map(|(_, cells)| cells.keys())).copied().collect();
    let named = |column: &u32| heads.get(column).map(|value| value.shown()).unwrap_or_default();
    let columns: Vec<(u32, String)> = used
        .iter()
        .filter_map(|column| match heading(&named(column)) {
            SheetColumn::Column(name) => Some((*column, name.to_owned())),
            SheetColumn::Shown => None,
            SheetColumn::Unknown => Some((*column, named(column))),
        })
        .collect();
    let place = |row: u32, column: u32| Place { line: row, column };
    let mut grid = Grid {
        file: file.to_owned(),
        sheet: Some(sheet.name.clone()),
        heading: columns.iter().map(|(column, name)| Cell::new(name, place(at, *column))).collect(),
        rows: Vec::new(),
    };
    let mut problems = Vec::new();
    for (row, cells) in below {
        let of = |column: &u32| cells.get(column).map(|value| value.shown()).unwrap_or_default();
        for (column, _) in columns.iter().filter(|(column, _)| matches!(cells.get(column), Some(Value::Unknown))) {
            problems.push(grid.placed(not_worked_out(file, code, place(*row, *column))));
        }
        let line: Vec<Cell> = columns.iter().map(|(column, _)| Cell::new(&of(column), place(*row, *column))).collect();
        if line.iter().any(|cell| !cell.is_empty()) {
            grid.rows.push(line);
        }
    }
    Some(if problems.is_empty() { Ok(grid) } else { Err(problems) })
}

fn not_worked_out(file: &str, code: Code, place: Place) -> Diagnostic {
    let message = Text::new(
        "the cell holds a formula that no program has worked out",
        "la celda tiene una fórmula que ningún programa ha calculado",
    );
    let help = Text::new(
        "open the workbook in a spreadsheet program, save it, and try again",
        "abra el libro en una hoja de cálculo, guárdelo e intente de nuevo",
    );
    Diagnostic::error(code, message).in_file(file).at(place).help(help)
}

#[cfg(test)]
mod tests {
    use super::{SheetColumn, sheet_grid};
    use crate::diagnostic::Code;
    use crate::workbook::{Address, Cell, Sheet, Value};

    fn heading(text: &str) -> SheetColumn {
        match text {
            "Clave" => SheetColumn::Column("measure"),
            "Nota" => SheetColumn::Column("note"),
            "Ahorro" => SheetColumn::Shown,
            _ => SheetColumn::Unknown,
        }
    }

    fn sheet(cells: &[(&str, Value)]) -> Sheet {
        let cells = cells
            .iter()
            .map(|(address, value)| (Address::parse(address).unwrap(), Cell { value: value.clone(), formula: false }));
        Sheet { name: "Hoja".to_owned(), cells: cells.collect() }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn a_table_is_found_below_its_title_and_its_cells_keep_their_addresses() {
        let cells = [("A1", text("Título")), ("B3", text("Clave")), ("C3", text("Ahorro")), ("D3", text("Nota"))];
        let more = [("B4", text("x")), ("C4", Value::Number(1.0)), ("D6", text("y"))];
        let sheet = sheet(&[cells.as_slice(), &more].concat());
        let grid = sheet_grid("a.xlsx", &sheet, (heading, "measure"), Code::BAD_IMPORT).unwrap().unwrap();
        assert_eq!(grid.heading.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), ["measure", "note"]);
        assert_eq!(grid.rows.len(), 2);
        let problem = grid.rows[1][1].problem(&grid.file, Code::BAD_IMPORT, crate::diagnostic::Text::default());
        assert_eq!(grid.placed(problem).sheet_place.unwrap().to_string(), "Hoja!D6");
    }

    #[test]
    fn a_formula_that_nobody_worked_out_is_told() {
        let sheet = sheet(&[("A1", text("Clave")), ("B1", text("Nota")), ("B2", Value::Unknown)]);
        let found = sheet_grid("a.xlsx", &sheet, (heading, "measure"), Code::BAD_IMPORT).unwrap().unwrap_err();
        assert_eq!(found[0].sheet_place.as_ref().unwrap().to_string(), "Hoja!B2");
    }

    #[test]
    fn a_sheet_without_the_heading_has_no_table() {
        assert!(sheet_grid("a.xlsx", &sheet(&[("A1", text("x"))]), (heading, "measure"), Code::BAD_IMPORT).is_none());
    }
}
