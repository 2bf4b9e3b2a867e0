//! A row of a table to import, its cells read.

use super::super::say;
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::followup::COLUMNS;
use crate::grid::{Cell, Grid, plain};
use crate::ledger::{Decision, Ledger, Method};
use crate::report::clean;
use crate::units::{Day, quote};

/// Which cell of a row each column is.
pub(super) struct Columns(Vec<(&'static str, usize)>);

impl Columns {
    /// The columns of a table.
    pub(super) fn of(grid: &Grid) -> Result<Columns, Vec<Diagnostic>> {
        let (mut columns, mut problems) = (Vec::new(), Vec::new());
        for (at, cell) in grid.heading.iter().enumerate() {
            let known = COLUMNS.iter().find(|known| plain(known) == plain(&cell.text));
            let shown = quote(&cell.text);
            match known {
                Some(known) if columns.iter().any(|(other, _)| other == known) => {
                    let message = say!("the column {shown} stands twice", "la columna {shown} aparece dos veces");
                    problems.push(cell.problem(&grid.file, Code::BAD_IMPORT, message));
                }
                Some(known) => columns.push((*known, at)),
                None => problems.push(unknown(grid, cell)),
            }
        }
        if problems.is_empty() && !columns.iter().any(|(name, _)| *name == "measure") {
            let message = Text::new("the column `measure` is missing", "falta la columna `measure`");
            let place = grid.heading.first().map(|cell| cell.place);
            let all = COLUMNS.join(", ");
            let help = say!("the columns are {all}", "las columnas son {all}");
            problems.push(Diagnostic::error(Code::BAD_IMPORT, message).in_file(&grid.file).at(place).help(help));
        }
        if problems.is_empty() { Ok(Columns(columns)) } else { Err(problems) }
    }

    fn cell<'r>(&self, row: &'r [Cell], name: &str) -> Option<&'r Cell> {
        let (_, at) = self.0.iter().find(|(known, _)| *known == name)?;
        row.get(*at).filter(|cell| !cell.is_empty())
    }
}

fn unknown(grid: &Grid, cell: &Cell) -> Diagnostic {
    let shown = quote(&cell.text);
    let message = if cell.is_empty() {
        Text::new("a column has no heading", "una columna no tiene encabezado")
    } else {
        say!("there is no column {shown}", "no existe la columna {shown}")
    };
    let all = COLUMNS.join(", ");
    let help = match nearest(&cell.text, COLUMNS) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => say!("the columns are {all}", "las columnas son {all}"),
    };
    cell.problem(&grid.file, Code::BAD_IMPORT, message).help(help)
}

/// A value with the place of its cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// What a row says.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Where it begins.
    pub(super) place: Place,
    /// The ids of its measures.
    pub(super) measures: Vec<String>,
    pub(super) title: Option<At<String>>,
    pub(super) decision: Option<At<Decision>>,
    pub(super) reason: Option<At<String>>,
    pub(super) responsible: Option<At<String>>,
    pub(super) due: Option<At<Day>>,
    pub(super) started: Option<At<Day>>,
    pub(super) done: Option<At<Day>>,
    pub(super) investment: Option<At<f64>>,
    pub(super) currency: Option<At<String>>,
    pub(super) from: Option<At<Day>>,
    pub(super) to: Option<At<Day>>,
    pub(super) method: Option<At<Method>>,
    pub(super) resource: Option<At<String>>,
    pub(super) saving: Option<At<f64>>,
    pub(super) unit: Option<At<String>>,
    pub(super) low: Option<At<f64>>,
    pub(super) high: Option<At<f64>>,
    pub(super) noise: Option<At<Noise>>,
    pub(super) money: Option<At<f64>>,
    pub(super) money_low: Option<At<f64>>,
    pub(super) money_high: Option<At<f64>>,
    pub(super) level: Option<At<f64>>,
    pub(super) note: Option<At<String>>,
}

/// Whether a saving can be told from noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noise {
    /// It cannot.
    Yes,
    /// It can.
    No,
}

/// A reader of the cells of one row.
struct Cells<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    row: &'a [Cell],
    problems: Vec<Diagnostic>,
}

impl Cells<'_> {
    fn read<T>(&mut self, name: &str, read: impl FnOnce(&Cell, &str) -> Result<T, Diagnostic>) -> Option<At<T>> {
        let cell = self.columns.cell(self.row, name)?;
        match read(cell, &self.grid.file) {
            Ok(value) => Some(At { value, place: cell.place }),
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    fn text(&mut self, name: &str) -> Option<At<String>> {
        self.read(name, |cell, _| Ok(clean(&cell.text))).filter(|found| !found.value.is_empty())
    }

    fn day(&mut self, name: &str) -> Option<At<Day>> {
        self.read(name, |cell, file| cell.day(file, Code::BAD_IMPORT_CELL))
    }

    fn number(&mut self, name: &str) -> Option<At<f64>> {
        self.read(name, |cell, file| cell.number(file, Code::BAD_IMPORT_CELL))
    }

    /// One of a few words.
    fn word<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> Option<At<T>> {
        self.read(name, |cell, file| {
            let found = words.iter().find(|(word, _)| plain(word) == plain(&cell.text));
            found.map(|(_, value)| *value).ok_or_else(|| {
                let shown = quote(&cell.text);
                let all = words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
                let message =
                    say!("expected one of {all}, found {shown}", "se esperaba una de {all}, se encontró {shown}");
                let near = nearest(&cell.text, words.iter().map(|(word, _)| *word));
                let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                cell.problem(file, Code::BAD_IMPORT_CELL, message).help(help)
            })
        })
    }
}

const DECISIONS: [(&str, Decision); 6] = [
    ("accepted", Decision::Accepted),
    ("rejected", Decision::Rejected),
    ("postponed", Decision::Postponed),
    ("aceptada", Decision::Accepted),
    ("rechazada", Decision::Rejected),
    ("pospuesta", Decision::Postponed),
];

const METHODS: [(&str, Method); 10] = [
    ("option_a", Method::OptionA),
    ("option_b", Method::OptionB),
    ("option_c", Method::OptionC),
    ("bills", Method::Bills),
    ("stated", Method::Stated),
    ("opción A", Method::OptionA),
    ("opción B", Method::OptionB),
    ("opción C", Method::OptionC),
    ("recibos", Method::Bills),
    ("declarado", Method::Stated),
];

const NOISE: [(&str, Noise); 3] = [("yes", Noise::Yes), ("no", Noise::No), ("sí", Noise::Yes)];

impl Row {
    /// Reads a row.
    pub(super) fn read(grid: &Grid, columns: &Columns, row: &[Cell], ledger: &Ledger) -> Result<Row, Vec<Diagnostic>> {
        let mut cells = Cells { grid, columns, row, problems: Vec::new() };
        let place = row.first().map_or(Place { line: 1, column: 1 }, |cell| cell.place);
        let measures = cells.read("measure", |cell, file| measures(cell, file, ledger));
        if measures.is_none() && cells.problems.is_empty() {
            let message = Text::new("the row names no measure", "el renglón no indica la medida");
            cells.problems.push(Diagnostic::error(Code::BAD_IMPORT_CELL, message).in_file(&grid.file).at(place));
        }
        let read = Row {
            place,
            measures: measures.map(|found| found.value).unwrap_or_default(),
            title: cells.text("title"),
            decision: cells.word("decision", &DECISIONS),
            reason: cells.text("reason"),
            responsible: cells.text("responsible"),
            due: cells.day("due"),
            started: cells.day("started"),
            done: cells.day("done"),
            investment: cells.number("investment"),
            currency: cells.text("currency"),
            from: cells.day("measured_from"),
            to: cells.day("measured_to"),
            method: cells.word("method", &METHODS),
            resource: cells.text("resource"),
            saving: cells.number("saving"),
            unit: cells.text("unit"),
            low: cells.number("low"),
            high: cells.number("high"),
            noise: cells.word("noise", &NOISE),
            money: cells.number("money_saving"),
            money_low: cells.number("money_low"),
            money_high: cells.number("money_high"),
            level: cells.number("level"),
            note: cells.text("note"),
        };
        let mut problems = cells.problems;
        problems.extend(read.lacks(&grid.file));
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }

    /// Whether it says anything of a measurement.
    pub(super) fn measures_something(&self) -> bool {
        self.from.is_some()
            || self.to.is_some()
            || self.method.is_some()
            || self.resource.is_some()
            || self.saving.is_some()
            || self.money.is_some()
            || self.of_saving().is_some()
            || self.of_money().is_some()
            || self.level.is_some()
    }

    /// The first cell that says something of a saving.
    fn of_saving(&self) -> Option<Place> {
        let bounds = [&self.low, &self.high].into_iter().flatten().map(|at| at.place);
        bounds.chain(self.noise.as_ref().map(|at| at.place)).next()
    }

    /// The first cell that says something of money that was measured.
    fn of_money(&self) -> Option<Place> {
        [&self.money_low, &self.money_high].into_iter().flatten().map(|at| at.place).next()
    }

    /// What must stand together and does not.
    fn lacks(&self, file: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut lack = |place: Option<Place>, name: &str| {
            let message = say!("the row also needs `{name}`", "el renglón también necesita `{name}`");
            let place = place.unwrap_or(self.place);
            found.push(Diagnostic::error(Code::BAD_IMPORT_CELL, message).in_file(file).at(place));
        };
        if self.measures_something() {
            let place = [
                self.saving.as_ref().map(|at| at.place),
                self.money.as_ref().map(|at| at.place),
                self.from.as_ref().map(|at| at.place),
                self.to.as_ref().map(|at| at.place),
                self.method.as_ref().map(|at| at.place),
                self.resource.as_ref().map(|at| at.place),
                self.of_saving(),
                self.of_money(),
                self.level.as_ref().map(|at| at.place),
            ];
            let place = place.into_iter().flatten().next();
            if let Some(place) = self.of_money().filter(|_| self.money.is_none()) {
                lack(Some(place), "money_saving");
            }
            // A row of money alone lacks no saving below.
            let only_money = self.money.is_some() && self.saving.is_none() && self.resource.is_none();
            if let Some(place) = self.of_saving().filter(|_| only_money) {
                lack(Some(place), "saving");
            }
            let needed = [
                ("measured_from", self.from.is_some()),
                ("measured_to", self.to.is_some()),
                ("method", self.method.is_some()),
                ("resource", self.resource.is_some() || (self.saving.is_none() && self.money.is_some())),
                ("saving", self.saving.is_some() || (self.resource.is_none() && self.money.is_some())),
                ("unit", self.unit.is_some() || self.saving.is_none()),
            ];
            for (name, there) in needed {
                if !there {
                    lack(place, name);
                }
            }
        }
        if self.measures.len() > 1 {
            let own = self.decision.is_some() || self.started.is_some() || self.done.is_some() || self.note.is_some();
            if own || self.investment.is_some() {
                let message = Text::new(
                    "a row about several measures says only what was measured of them together",
                    "un renglón de varias medidas solo dice lo que se midió de ellas juntas",
                );
                found.push(Diagnostic::error(Code::BAD_IMPORT_CELL, message).in_file(file).at(self.place));
            }
        }
        found
    }
}

/// The ids of the measures of a cell.
fn measures(cell: &Cell, file: &str, ledger: &Ledger) -> Result<Vec<String>, Diagnostic> {
    let mut found: Vec<String> = Vec::new();
    for name in cell.text.split('+').map(str::trim) {
        let id = say::measure(ledger, name).map_err(|problem| problem.in_file(file).at(cell.place))?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}
