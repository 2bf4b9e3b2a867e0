//! Bills and meter readings from a table.

use super::conversion::Conversion;
use super::readings::{Accrual, Period, Readings, Variable};
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::facility::bill_column;
use crate::factors::Factor;
use crate::grid::{Cell, Grid, Heading, plain};
use crate::units::{Day, Unit, quote};

/// Most variables that are offered without being named: among many, one fits by chance.
const MOST_UNNAMED: usize = 3;

/// Most rows: ten years of days and more.
const MOST_ROWS: usize = 4_000;

/// What is looked for in a table.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// The resource, as people call it.
    pub name: Text,
    /// What its column may be called, the id first.
    pub names: Vec<String>,
    /// What the columns of other resources may be called: they explain nothing.
    pub others: Vec<String>,
    /// The unit in which the ledger counts it: `kWh/yr`, `kW`.
    pub unit: &'a Unit,
    /// Heating values of a fuel, the best first: they bring a mass or a volume to energy.
    pub heating: Vec<&'a Factor>,
    /// The variables that are named; none: every column that may be one.
    pub variables: &'a [String],
}

/// Headings of the day of a reading, beside what bills are headed with.
const DAY: [&str; 4] = ["day", "dia", "date", "fecha"];
/// Columns that explain nothing: money, which follows the use.
const MONEY: [&str; 3] = ["importe", "amount", "monto"];

/// Readings with the units of the ledger, the variables that may explain them, and what somebody should know.
///
/// # Errors
/// Each cell and heading that cannot be used, with its place.
pub fn readings(grid: &Grid, wanted: &Wanted<'_>) -> Result<(Readings, Vec<Diagnostic>), Vec<Diagnostic>> {
    let headings = grid.headings();
    let faults = grid.faults_of_headings(Code::BAD_READINGS);
    if !faults.is_empty() {
        return Err(faults);
    }
    if grid.rows.len() > MOST_ROWS {
        let (count, most) = (grid.rows.len(), MOST_ROWS);
        let message =
            say!("the file has {count} rows, more than {most}", "el archivo tiene {count} renglones, más de {most}");
        let help = Text::new("add the readings up to days or months", "sume las lecturas por día o por mes");
        return Err(vec![Diagnostic::error(Code::BAD_READINGS, message).in_file(&grid.file).help(help)]);
    }
    let column = consumption(grid, &headings, wanted).map_err(|problem| vec![problem])?;
    let (accrual, conversion) = conversion(grid, column, wanted).map_err(|problem| vec![problem])?;
    let Conversion { factor, by } = conversion;
    let dates = Dates::of(grid, &headings).map_err(|problem| vec![problem])?;
    let explaining = explaining(grid, &headings, column.at, wanted)?;
    let (mut periods, mut problems, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    for row in &grid.rows {
        match period(grid, row, &dates, column, &explaining) {
            Ok(Some(period)) => periods.push(Period { amount: period.amount * factor, ..period }),
            Ok(None) => warnings.extend(missing(grid, row, column, &explaining)),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    from_reading_to_reading(&mut periods);
    let variable = |heading: &&Heading<'_>| Variable { name: heading.name.to_owned(), unit: heading.unit.to_owned() };
    let readings = Readings {
        file: grid.file.clone(),
        name: wanted.name.clone(),
        unit: wanted.unit.symbol().trim_end_matches("/yr").to_owned(),
        converted: by,
        accrual,
        variables: explaining.iter().map(variable).collect(),
        periods,
    };
    Ok((readings, warnings))
}

/// Whether a table has a column of a resource.
pub fn has_column(grid: &Grid, wanted: &Wanted<'_>) -> bool {
    consumption(grid, &grid.headings(), wanted).is_ok()
}

fn is_any(name: &str, known: &[&str]) -> bool {
    known.contains(&plain(name).as_str())
}

/// The column of the resource: by its name, else the only one with a unit that fits.
fn consumption<'h, 'g>(
    grid: &Grid,
    headings: &'h [Heading<'g>],
    wanted: &Wanted<'_>,
) -> Result<&'h Heading<'g>, Diagnostic> {
    let named = headings.iter().find(|heading| wanted.names.iter().any(|name| plain(name) == plain(heading.name)));
    if let Some(named) = named {
        return Ok(named);
    }
    let not_named = |heading: &&Heading<'_>| !wanted.variables.iter().any(|name| plain(name) == plain(heading.name));
    let fits = |heading: &&Heading<'_>| {
        let unit = if heading.unit.is_empty() { heading.name } else { heading.unit };
        !unit.is_empty() && Conversion::plain(unit, wanted.unit).is_some()
    };
    let fitting: Vec<_> = headings.iter().filter(not_named).filter(fits).collect();
    if let [one] = fitting.as_slice() {
        return Ok(one);
    }
    let name = wanted.names.first().map(String::as_str).unwrap_or_default();
    let unit = wanted.unit.symbol().trim_end_matches("/yr");
    let all = headings.iter().map(|heading| quote(&heading.cell.text)).collect::<Vec<_>>().join(", ");
    let message = if fitting.is_empty() {
        Text::new(format!("no column holds {}", wanted.name.en), format!("ninguna columna contiene {}", wanted.name.es))
    } else {
        Text::new(
            format!("several columns may hold {}", wanted.name.en),
            format!("varias columnas podrían contener {}", wanted.name.es),
        )
    };
    let help = say!(
        "head it `{name} ({unit})`; the columns are {all}",
        "ponga el encabezado `{name} ({unit})`; las columnas son {all}"
    );
    let place = grid.heading.first().map(|cell| cell.place);
    Err(Diagnostic::error(Code::BAD_READINGS, message).in_file(&grid.file).at(place).help(help))
}

fn conversion(grid: &Grid, column: &Heading<'_>, wanted: &Wanted<'_>) -> Result<(Accrual, Conversion), Diagnostic> {
    let accrual = if wanted.unit.symbol().ends_with("/yr") { Accrual::Total } else { Accrual::Level };
    let named = if column.unit.is_empty() { column.name } else { column.unit };
    if let Some(conversion) = Conversion::of(named, wanted) {
        return Ok((accrual, conversion));
    }
    let unit = wanted.unit.symbol().trim_end_matches("/yr");
    let shown = quote(&column.cell.text);
    let message = if column.unit.is_empty() {
        say!("the heading {shown} gives no unit", "el encabezado {shown} no indica la unidad")
    } else {
        let own = quote(column.unit);
        Text::new(
            format!(
                "the unit {own} does not fit {}, which the ledger counts in {}",
                wanted.name.en,
                wanted.unit.symbol()
            ),
            format!(
                "la unidad {own} no corresponde a {}, que la bitácora cuenta en {}",
                wanted.name.es,
                wanted.unit.symbol()
            ),
        )
    };
    let name = column.name;
    let others = wanted.heating.iter().filter_map(|heating| heating.unit.symbol().split_once('/'));
    let all: Vec<&str> = std::iter::once(unit).chain(others.map(|(_, other)| other)).collect();
    let all = all.join(", ");
    let help = if wanted.heating.is_empty() {
        say!(
            "write `{name} ({unit})`, and the readings in {unit}",
            "escriba `{name} ({unit})` y las lecturas en {unit}"
        )
    } else {
        say!(
            "write `{name} ({unit})`, and the readings in {unit}; units that fit: {all}",
            "escriba `{name} ({unit})` y las lecturas en {unit}; unidades que sirven: {all}"
        )
    };
    Err(column.cell.problem(&grid.file, Code::READING_UNIT, message).help(help))
}

/// Where the days of a period stand.
enum Dates {
    Month(usize),
    Between(usize, usize),
    Day(usize),
}

impl Dates {
    fn of(grid: &Grid, headings: &[Heading<'_>]) -> Result<Dates, Diagnostic> {
        let find =
            |is: &dyn Fn(&str) -> bool| headings.iter().find(|heading| is(heading.name)).map(|heading| heading.at);
        let column = |column: &str| find(&|name| bill_column(name) == Some(column));
        match (column("from"), column("to"), column("month"), find(&|name| is_any(name, &DAY))) {
            (Some(from), Some(to), _, _) => Ok(Dates::Between(from, to)),
            (_, _, Some(month), _) => Ok(Dates::Month(month)),
            (_, _, _, Some(day)) => Ok(Dates::Day(day)),
            _ => {
                let message = Text::new("no column gives the month", "ninguna columna indica el mes");
                let help = Text::new(
                    "head a column `month` (2025-03), or two columns `from` and `to` (2025-03-01)",
                    "ponga una columna `mes` (2025-03), o dos columnas `desde` y `hasta` (2025-03-01)",
                );
                let place = grid.heading.first().map(|cell| cell.place);
                Err(Diagnostic::error(Code::BAD_READINGS, message).in_file(&grid.file).at(place).help(help))
            }
        }
    }

    fn read(&self, grid: &Grid, row: &[Cell]) -> Result<(Day, Day), Vec<Diagnostic>> {
        let cell = |at: usize| row.get(at).ok_or_else(Vec::new);
        let one = |problem: Diagnostic| vec![problem];
        match *self {
            Dates::Month(at) => {
                let month = cell(at)?.month(&grid.file, Code::BAD_READINGS).map_err(one)?;
                Ok((month.first(), month.last()))
            }
            Dates::Day(at) => {
                let day = cell(at)?.day(&grid.file, Code::BAD_READINGS).map_err(one)?;
                Ok((day, day))
            }
            Dates::Between(from, to) => {
                let end = cell(to)?;
                let days = (cell(from)?.day(&grid.file, Code::BAD_READINGS), end.day(&grid.file, Code::BAD_READINGS));
                match days {
                    (Ok(from), Ok(to)) if from <= to => Ok((from, to)),
                    (Ok(from), Ok(to)) => {
                        let message = say!(
                            "the period ends on {to}, before it begins on {from}",
                            "el periodo termina el {to}, antes de empezar el {from}"
                        );
                        Err(vec![end.problem(&grid.file, Code::BAD_READINGS, message)])
                    }
                    (from, to) => Err(from.err().into_iter().chain(to.err()).collect()),
                }
            }
        }
    }
}

/// The columns that may explain the readings.
fn explaining<'h, 'g>(
    grid: &Grid,
    headings: &'h [Heading<'g>],
    consumption: usize,
    wanted: &Wanted<'_>,
) -> Result<Vec<&'h Heading<'g>>, Vec<Diagnostic>> {
    let of_a_bill = |name: &str| bill_column(name).is_some() || is_any(name, &DAY) || is_any(name, &MONEY);
    let is_other = |heading: &Heading<'_>| {
        let named = wanted.others.iter().any(|other| plain(other) == plain(heading.name));
        named || is_of_a_bill(heading.unit)
    };
    let may = |heading: &&Heading<'_>| heading.at != consumption && !of_a_bill(heading.name);
    if wanted.variables.is_empty() {
        let is_number = |heading: &&Heading<'_>| {
            let cells = grid.rows.iter().filter_map(|row| row.get(heading.at));
            cells
                .filter(|cell| !cell.is_empty())
                .any(|cell| cell.text.starts_with(|letter: char| letter.is_ascii_digit()))
        };
        let found: Vec<_> =
            headings.iter().filter(may).filter(|heading| !is_other(heading)).filter(is_number).collect();
        if found.len() <= MOST_UNNAMED {
            return Ok(found);
        }
        let count = found.len();
        let all = found.iter().map(|heading| quote(heading.name)).collect::<Vec<_>>().join(", ");
        let message = say!(
            "{count} columns may explain the use; among so many, one fits by chance",
            "{count} columnas podrían explicar el consumo; entre tantas, alguna ajusta por azar"
        );
        let help = say!(
            "name one or two that the process depends on with `--by-variable`: {all}",
            "indique con `--by-variable` una o dos de las que depende el proceso: {all}"
        );
        return Err(vec![Diagnostic::error(Code::BAD_READINGS, message).in_file(&grid.file).help(help)]);
    }
    let mut problems = Vec::new();
    let mut found: Vec<&Heading<'_>> = Vec::new();
    for name in wanted.variables {
        match headings.iter().filter(may).find(|heading| plain(heading.name) == plain(name)) {
            Some(heading) if found.iter().any(|other| other.at == heading.at) => {}
            Some(heading) => found.push(heading),
            None => {
                let shown = quote(name);
                let message = say!("no column is called {shown}", "ninguna columna se llama {shown}");
                let names: Vec<&str> = headings.iter().filter(may).map(|heading| heading.name).collect();
                let near = nearest(name, names.iter().copied()).map(str::to_owned);
                let all = names.iter().map(|name| quote(name)).collect::<Vec<_>>().join(", ");
                let help = match near {
                    Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                    None => say!("the columns are {all}", "las columnas son {all}"),
                };
                problems.push(Diagnostic::error(Code::BAD_READINGS, message).in_file(&grid.file).help(help));
            }
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// Whether a unit is one of what bills count: money, energy, power.
fn is_of_a_bill(unit: &str) -> bool {
    let Ok(unit) = Unit::parse(unit) else { return unit.contains('$') };
    let same = |symbol: &str| Unit::parse(symbol).is_ok_and(|other| other.dimension() == unit.dimension());
    unit.dimension().has_currency() || same("kWh") || same("kW")
}

/// The period of a row; none if a value is missing.
fn period(
    grid: &Grid,
    row: &[Cell],
    dates: &Dates,
    column: &Heading<'_>,
    explaining: &[&Heading<'_>],
) -> Result<Option<Period>, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut number = |at: usize| {
        let cell = row.get(at).filter(|cell| !cell.is_empty())?;
        let read = cell.number(&grid.file, Code::BAD_READINGS);
        read.map_err(|problem| problems.push(problem)).ok()
    };
    let amount = number(column.at);
    let values: Vec<Option<f64>> = explaining.iter().map(|heading| number(heading.at)).collect();
    let days = dates.read(grid, row).map_err(|found| problems.extend(found));
    if !problems.is_empty() {
        return Err(problems);
    }
    let values: Option<Vec<f64>> = values.into_iter().collect();
    let (Ok((from, to)), Some(amount), Some(values)) = (days, amount, values) else { return Ok(None) };
    let place = row.get(column.at).map(|cell| cell.place);
    Ok(Some(Period { from, to, amount, values, place }))
}

/// A row that cannot count, because a cell is empty.
fn missing(grid: &Grid, row: &[Cell], column: &Heading<'_>, explaining: &[&Heading<'_>]) -> Option<Diagnostic> {
    let needed = std::iter::once(column).chain(explaining.iter().copied());
    let empty = needed.filter_map(|heading| Some((heading, row.get(heading.at)?)));
    let (heading, cell) = empty.into_iter().find(|(_, cell)| cell.is_empty())?;
    let name = quote(heading.name);
    let message = say!("{name} is empty, so the row does not count", "{name} está vacío, así que el renglón no cuenta");
    Some(Diagnostic::warning(Code::READING_MISSING, message).in_file(&grid.file).at(cell.place))
}

/// Bills that are printed from reading to reading, the last day of one being the first of the next: the day of a reading
/// counts on the bill before it, as `billing` counts.
fn from_reading_to_reading(periods: &mut [Period]) {
    let touch = periods.iter().any(|one| periods.iter().any(|next| next.from == one.to && one.from < one.to));
    if touch && periods.iter().all(|period| period.from < period.to) {
        for period in periods {
            period.from = period.from.plus(1);
        }
    }
}
