//! Monthly bills of electricity from a table beside the profile: the same facts as `electricity.bills` in it.

mod columns;

pub use columns::{bill_column, bill_headings};

use self::columns::Columns;
use super::read::hash;
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::fields::{Field, FieldType, Fields};
use crate::grid::{Cell, Grid, Heading, plain, read_grid};
use crate::json::{Entry, Json, JsonValue};
use crate::script::TableId;
use crate::units::{Quantity, Unit, UnitError, quote};

/// Columns that say when a bill was, and not what was read.
const TIMES: [&str; 4] = ["month", "from", "to", "days"];

/// Monthly bills from a table, as records of `electricity.bills`, each value with its place in the table.
#[derive(Debug, Clone, PartialEq)]
pub struct BillsTable {
    pub(super) list: TableId,
    pub(super) file: String,
    pub(super) hash: String,
    pub(super) records: Json,
    pub(super) warnings: Vec<Diagnostic>,
}

/// A column of the table that is read.
struct Column<'a> {
    heading: Heading<'a>,
    name: &'a str,
    field: &'a Field,
}

/// Reads bills from CSV.
///
/// # Errors
/// Every heading and cell that cannot be used, with its place.
pub fn read_bills(file: &str, bytes: &[u8], fields: &Fields) -> Result<BillsTable, Vec<Diagnostic>> {
    let grid = read_grid(file, bytes, Code::BAD_BILLS_TABLE)?;
    let Some(all) = Columns::of(fields) else {
        let message = Text::new("no profile has a list of bills here", "aquí ningún perfil tiene lista de recibos");
        return Err(vec![Diagnostic::error(Code::BAD_BILLS_TABLE, message).in_file(file)]);
    };
    let (columns, warnings) = columns(&grid, all)?;
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for row in &grid.rows {
        rows.push(record(&grid, row, &columns, &mut problems));
    }
    if rows.is_empty() {
        let message = Text::new("no bill stands below the heading", "no hay ningún recibo debajo del encabezado");
        problems.push(Diagnostic::error(Code::BAD_BILLS_TABLE, message).in_file(file));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let place = grid.heading.first().map_or(Place { line: 1, column: 1 }, |cell| cell.place);
    let records = Json { place, value: JsonValue::List(rows) };
    Ok(BillsTable { list: all.id, file: file.to_owned(), hash: hash(bytes), records, warnings })
}

/// The columns that are read, and a word on those that nothing reads.
fn columns<'a>(grid: &'a Grid, all: Columns<'a>) -> Result<(Vec<Column<'a>>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (mut problems, mut warnings) = (grid.faults_of_headings(Code::BAD_BILLS_TABLE), Vec::new());
    let mut columns: Vec<Column<'a>> = Vec::new();
    for heading in grid.headings().into_iter().filter(|heading| !heading.cell.is_empty()) {
        let Some(name) = all.named(heading.name) else {
            // Notes are for people.
            if bill_column(heading.name).is_none() {
                let problem = unknown(grid, heading);
                if problem.is_error() { problems.push(problem) } else { warnings.push(problem) }
            }
            continue;
        };
        if let Some(other) = columns.iter().find(|other| other.name == name) {
            let (first, second) = (quote(&other.heading.cell.text), quote(&heading.cell.text));
            if plain(&other.heading.cell.text) != plain(&heading.cell.text) {
                let message =
                    say!("{first} and {second} name the same column", "{first} y {second} indican la misma columna");
                problems.push(heading.cell.problem(&grid.file, Code::BAD_BILLS_TABLE, message));
            }
            continue;
        }
        let Some(field) = all.table.columns.get(name).and_then(|id| all.fields.field(*id)) else { continue };
        problems.extend(unit_problem(grid, &heading, field));
        columns.push(Column { heading, name, field });
    }
    let has = |names: &[&str]| columns.iter().any(|column| names.contains(&column.name));
    if !has(&["month", "to"]) {
        let message = Text::new("no column gives the month", "ninguna columna indica el mes");
        let help = Text::new(
            "head a column `month` (2025-07), or two columns `from` and `to` (2025-07-01)",
            "ponga una columna `mes` (2025-07), o dos columnas `desde` y `hasta` (2025-07-01)",
        );
        problems.push(on_heading(grid, message).help(help));
    }
    if columns.iter().all(|column| TIMES.contains(&column.name)) {
        let message = Text::new("no column gives what was read or paid", "ninguna columna da lecturas ni importes");
        let help = Text::new(
            "head columns `energy (kWh)`, `demand (kW)`, `power factor`, `subtotal`",
            "ponga columnas `energía (kWh)`, `demanda (kW)`, `factor de potencia`, `subtotal`",
        );
        problems.push(on_heading(grid, message).help(help));
    }
    if problems.is_empty() {
        return Ok((columns, warnings));
    }
    problems.append(&mut warnings);
    problems.sort_by_key(|problem| problem.place);
    Err(problems)
}

fn on_heading(grid: &Grid, message: Text) -> Diagnostic {
    let place = grid.heading.first().map(|cell| cell.place);
    Diagnostic::error(Code::BAD_BILLS_TABLE, message).in_file(&grid.file).at(place)
}

/// A heading that names no column of a bill: a slip is an error, anything else is told and not read.
fn unknown(grid: &Grid, heading: Heading<'_>) -> Diagnostic {
    let (file, shown) = (grid.file.as_str(), quote(&heading.cell.text));
    if let Some(near) = Columns::nearest(heading.name) {
        let message =
            say!("{shown} is no column of a bill of electricity", "{shown} no es una columna de un recibo de luz");
        let help = say!(
            "did you mean `{near}`? If not, take the column out, or head it `note`",
            "¿quiso decir `{near}`? Si no, quite la columna o llámela `nota`"
        );
        return heading.cell.problem(file, Code::BAD_BILLS_TABLE, message).help(help);
    }
    let (message, help) = if is_money(heading) {
        let message = say!(
            "the column {shown} is not read: it does not say whether VAT is in it",
            "la columna {shown} no se lee: no dice si incluye IVA"
        );
        let help = Text::new(
            "head it `subtotal` if it is before VAT, `total` if it is what must be paid",
            "llámela `subtotal` si es antes de IVA, `total` si es lo que se paga",
        );
        (message, help)
    } else {
        let message = say!(
            "the column {shown} is not read: a profile holds no such thing month by month",
            "la columna {shown} no se lee: el perfil no lleva ese dato mes por mes"
        );
        let help = Text::new(
            "give the sum of the year in the profile, if it has a field for it",
            "dé la suma del año en el perfil, si hay un campo para ello",
        );
        (message, help)
    };
    Diagnostic::warning(Code::UNREAD_COLUMN, message).in_file(file).at(heading.cell.place).help(help)
}

fn is_money(heading: Heading<'_>) -> bool {
    let named = ["importe", "monto", "amount", "money", "dinero", "pago"].contains(&plain(heading.name).as_str());
    let unit = Unit::parse(heading.unit).is_ok_and(|unit| unit.dimension().has_currency());
    named || unit || heading.unit.contains('$')
}

/// Readings need a unit: nothing else tells kilowatt-hours from megawatt-hours. Money without one is the plant's, and a share is what it is.
fn unit_problem(grid: &Grid, heading: &Heading<'_>, field: &Field) -> Option<Diagnostic> {
    let own = field.unit()?;
    let wrong = |message: Text, help: Option<Text>| {
        Some(heading.cell.problem(&grid.file, Code::BAD_BILLS_TABLE, message).help(help))
    };
    let (shown, name, symbol) = (quote(&heading.cell.text), heading.name, own.symbol());
    let write = || say!("head it `{name} ({symbol})`", "ponga el encabezado `{name} ({symbol})`");
    match unit_of(heading, own) {
        Ok(Some(unit)) => {
            let fits = unit.dimension() == own.dimension()
                || (own.dimension().has_currency() && unit.dimension().has_currency());
            if fits {
                return None;
            }
            let (unit, write) = (quote(unit.symbol()), write());
            wrong(say!("{unit} is no unit of {shown}", "{unit} no es unidad de {shown}"), Some(write))
        }
        Ok(None) if own.dimension().has_currency() || own.dimension().is_none() || symbol == "day" => None,
        // Every cell may bear a unit of its own.
        Ok(None) if !any_bare(grid, heading.at) => None,
        Ok(None) => {
            let write = write();
            wrong(say!("the heading {shown} gives no unit", "el encabezado {shown} no indica la unidad"), Some(write))
        }
        Err(error) => wrong(error.message().clone(), error.help().cloned().or_else(|| Some(write()))),
    }
}

/// The unit that a heading gives: behind the name, or as its first word, as bills print it: `kWh base`.
fn unit_of(heading: &Heading<'_>, own: &Unit) -> Result<Option<Unit>, UnitError> {
    if !heading.unit.is_empty() {
        return Unit::parse(heading.unit).map(Some);
    }
    let first = plain(heading.name).split(' ').next().is_some_and(|first| first == plain(own.symbol()));
    Ok(first.then(|| own.clone()))
}

fn any_bare(grid: &Grid, at: usize) -> bool {
    let mut cells = grid.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    cells.any(|cell| Quantity::split(&cell.text).is_ok_and(|(_, unit)| unit.symbol().is_empty()))
}

/// A row as a record of the list; an empty cell is not known.
fn record(grid: &Grid, row: &[Cell], columns: &[Column<'_>], problems: &mut Vec<Diagnostic>) -> Json {
    let mut entries = Vec::new();
    for column in columns {
        let Some(cell) = row.get(column.heading.at).filter(|cell| !cell.is_empty()) else { continue };
        match value(grid, cell, column) {
            Ok(value) => {
                let value = Json { place: cell.place, value };
                entries.push(Entry { key: column.name.to_owned(), place: cell.place, value });
            }
            Err(problem) => problems.push(problem),
        }
    }
    let place = row.first().map_or(Place { line: 1, column: 1 }, |cell| cell.place);
    Json { place, value: JsonValue::Map(entries) }
}

fn value(grid: &Grid, cell: &Cell, column: &Column<'_>) -> Result<JsonValue, Diagnostic> {
    let (file, code) = (grid.file.as_str(), Code::BAD_BILLS_TABLE);
    let text = || JsonValue::Text(cell.text.clone());
    match &column.field.kind {
        FieldType::Quantity(_) => number(grid, cell, column),
        FieldType::Date => cell.day(file, code).map(|_| text()),
        _ if column.name == "month" => match cell.month(file, code) {
            Ok(_) => Ok(text()),
            Err(problem) if is_sum(&cell.text) => Err(problem.help(Text::new(
                "take the row with the sum out: it is no bill",
                "quite el renglón de la suma: no es un recibo",
            ))),
            Err(problem) => Err(problem),
        },
        _ => Ok(text()),
    }
}

/// A plain number in the unit of its column, or a number with a unit of its own.
fn number(grid: &Grid, cell: &Cell, column: &Column<'_>) -> Result<JsonValue, Diagnostic> {
    if Quantity::split(&cell.text).is_ok_and(|(_, unit)| !unit.symbol().is_empty()) {
        return Ok(JsonValue::Text(cell.text.clone()));
    }
    let number = JsonValue::Number(cell.number(&grid.file, Code::BAD_BILLS_TABLE)?);
    let own = column.field.unit().map(|own| unit_of(&column.heading, own));
    let Some(Ok(Some(unit))) = own else { return Ok(number) };
    let place = column.heading.cell.place;
    let entry = |key: &str, place, value| Entry { key: key.to_owned(), place, value: Json { place, value } };
    let unit = JsonValue::Text(unit.symbol().to_owned());
    Ok(JsonValue::Map(vec![entry("value", cell.place, number), entry("unit", place, unit)]))
}

fn is_sum(text: &str) -> bool {
    let text = plain(text);
    ["total", "sum", "suma", "promedio", "mean"].iter().any(|word| text.starts_with(word))
}
