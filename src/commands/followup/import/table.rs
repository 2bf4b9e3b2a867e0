//! The table to import: CSV, or the follow-up sheet of a workbook.

use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::followup::COLUMNS;
use crate::grid::{Grid, SheetColumn, plain, read_grid, sheet_grid};
use crate::report::{FOLLOW_UP_HEADS, follow_up_sheet};
use crate::units::quote;
use crate::workbook::{is_workbook, read_workbook};

/// The column without which a table is none.
const KEY: &str = "measure";

/// Reads the table of a file.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Grid, Vec<Diagnostic>> {
    if !is_workbook(bytes) {
        return read_grid(file, bytes, Code::BAD_IMPORT);
    }
    let workbook = read_workbook(file, bytes).map_err(|problem| vec![problem])?;
    // The sheet of its name goes before one that was renamed.
    let ours = Lang::ALL.map(follow_up_sheet);
    let named = ours.iter().filter_map(|name| workbook.sheet(name));
    let found =
        named.chain(&workbook.sheets).find_map(|sheet| sheet_grid(file, sheet, (heading, KEY), Code::BAD_IMPORT_CELL));
    found.unwrap_or_else(|| {
        let names: Vec<String> = workbook.sheets.iter().map(|sheet| quote(&sheet.name)).collect();
        let (names, wanted) = (names.join(", "), quote(follow_up_sheet(Lang::Es)));
        let message = say!(
            "no sheet of the workbook is a follow-up sheet; its sheets are {names}",
            "ninguna hoja del libro es la de seguimiento; sus hojas son {names}"
        );
        let help = say!(
            "give the workbook that `auditlite recommend -o report.xlsx` wrote, with its sheet {wanted}, or the CSV of `auditlite followup sheet`",
            "dé el libro que escribió `auditlite recommend -o informe.xlsx`, con su hoja {wanted}, o el CSV de `auditlite followup sheet`"
        );
        Err(vec![Diagnostic::error(Code::NO_FOLLOW_UP_SHEET, message).in_file(file).help(help)])
    })
}

/// The column that a head of the sheet stands for, in either language or by its own name.
fn heading(text: &str) -> SheetColumn {
    let same = |name: &str| plain(name) == plain(text);
    let ours = FOLLOW_UP_HEADS.iter().find(|head| Lang::ALL.iter().any(|lang| same(head.text().in_lang(*lang))));
    match (ours, COLUMNS.iter().find(|column| same(column))) {
        (Some(head), _) if head.column.is_empty() => SheetColumn::Shown,
        (Some(head), _) => SheetColumn::Column(head.column),
        (None, Some(column)) => SheetColumn::Column(column),
        (None, None) => SheetColumn::Unknown,
    }
}
