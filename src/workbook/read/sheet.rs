//! The cells of a sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dates::Epoch;
use super::refusal::{damaged, too_large};
use super::strings::read_text;
use super::styles::Look;
use super::xml::{Step, Tag, Xml, unescaped};
use crate::diagnostic::Lang;
use crate::diagnostic::{Diagnostic, say};
use crate::units::{Day, format, quote};
use crate::workbook::{Address, Cell, Value};

/// The last row that is read; a questionnaire has some hundred.
const LAST_ROW: u32 = 100_000;

/// The last column that is read.
const LAST_COLUMN: u32 = 1_000;

/// What the sheets of a workbook share.
pub(super) struct Shared {
    pub(super) strings: Vec<Arc<str>>,
    pub(super) looks: Vec<Look>,
    pub(super) epoch: Epoch,
}

/// How many cells may still come.
pub(super) struct Room(usize);

impl Room {
    /// Most cells of all sheets.
    const MOST: usize = 50_000;
}

impl Default for Room {
    fn default() -> Self {
        Room(Self::MOST)
    }
}

/// Reads the cells of a sheet, given the file and the name of the sheet.
pub(super) fn read(
    (file, name): (&str, &str),
    text: &str,
    shared: &Shared,
    room: &mut Room,
) -> Result<BTreeMap<Address, Cell>, Diagnostic> {
    let mut reader = Reader { file, name, xml: Xml::new(file, name, text), shared };
    let mut cells = BTreeMap::new();
    let mut next = Address { row: 0, column: 1 };
    loop {
        match reader.xml.next()? {
            Step::Open(tag) => match tag.name().as_str() {
                "dimension" => reader.check_size(&tag)?,
                "row" => {
                    let row = tag.attribute("r").and_then(|row| row.parse().ok()).unwrap_or(next.row + 1);
                    next = reader.within(Address { row, column: 1 })?;
                }
                "c" => {
                    let given = tag.attribute("r").map(|at| Address::parse(&at).ok_or_else(|| reader.xml.bad()));
                    let at = reader.within(given.transpose()?.unwrap_or(next))?;
                    next = Address { column: at.column + 1, ..at };
                    if let Some(cell) = reader.cell(&tag, at)? {
                        room.0 = room.0.checked_sub(1).ok_or_else(|| reader.too_many())?;
                        cells.insert(at, cell);
                    }
                }
                _ => {}
            },
            Step::End => return Ok(cells),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
}

struct Reader<'a> {
    file: &'a str,
    name: &'a str,
    xml: Xml<'a>,
    shared: &'a Shared,
}

impl Reader<'_> {
    /// What stands in a cell; none if there is nothing.
    fn cell(&mut self, tag: &Tag<'_>, at: Address) -> Result<Option<Cell>, Diagnostic> {
        let kind = tag.attribute("t").unwrap_or_else(|| "n".to_owned());
        let look = tag
            .attribute("s")
            .and_then(|style| style.parse().ok())
            .and_then(|style: usize| self.shared.looks.get(style));
        let look = look.copied().unwrap_or(Look::Plain);
        let (mut formula, mut value, mut inline) = (false, None, None);
        loop {
            match self.xml.next()? {
                Step::Open(tag) => match tag.name().as_str() {
                    "v" => value = Some(self.xml.text_inside()?),
                    "is" => inline = Some(read_text(&mut self.xml)?),
                    "f" => {
                        formula = true;
                        self.xml.skip()?;
                    }
                    _ => self.xml.skip()?,
                },
                Step::Close(_) => break,
                Step::Text(_) => {}
                Step::End => return Err(self.xml.bad()),
            }
        }
        let value = match (inline, value) {
            (Some(text), _) => Some(Value::Text(text.into())),
            (None, Some(text)) => self.value(&kind, &text, look, at)?,
            (None, None) => None,
        };
        Ok(match value {
            None if formula => Some(Cell { value: Value::Unknown, formula }),
            Some(Value::Text(text)) if text.is_empty() && !formula => None,
            value => value.map(|value| Cell { value, formula }),
        })
    }

    fn value(&self, kind: &str, text: &str, look: Look, at: Address) -> Result<Option<Value>, Diagnostic> {
        let trimmed = text.trim();
        Ok(Some(match kind {
            "str" => Value::Text(unescaped(text).into()),
            _ if trimmed.is_empty() => return Ok(None),
            "s" => {
                let shared = trimmed.parse().ok().and_then(|index: usize| self.shared.strings.get(index));
                Value::Text(shared.cloned().ok_or_else(|| self.bad(at))?)
            }
            "b" => match trimmed {
                "1" | "true" => Value::Truth(true),
                "0" | "false" => Value::Truth(false),
                _ => return Err(self.bad(at)),
            },
            "e" => Value::Error(trimmed.to_owned()),
            "d" => {
                let day = trimmed.get(..10).and_then(Day::parse);
                day.map(Value::Date).ok_or_else(|| self.bad(at))?
            }
            "n" => {
                let number: f64 =
                    trimmed.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| self.bad(at))?;
                self.number(number, look)
            }
            _ => return Err(self.bad(at)),
        }))
    }

    fn number(&self, number: f64, look: Look) -> Value {
        match look {
            Look::Plain => Value::Number(number),
            Look::Percent => Value::Percent(number),
            Look::Time => Value::Time(number),
            Look::Date => self.shared.epoch.day(number).map_or(Value::Number(number), Value::Date),
        }
    }

    /// What a sheet says of its size is believed only where it is against it.
    fn check_size(&self, tag: &Tag<'_>) -> Result<(), Diagnostic> {
        let size = tag.attribute("ref").unwrap_or_default();
        match size.rsplit(':').next().and_then(Address::parse) {
            Some(last) => self.within(last).map(drop),
            None => Ok(()),
        }
    }

    fn within(&self, at: Address) -> Result<Address, Diagnostic> {
        if at.row <= LAST_ROW && at.column <= LAST_COLUMN {
            return Ok(at);
        }
        let name = quote(self.name);
        let (en, es) = (count(LAST_ROW, Lang::En), count(LAST_ROW, Lang::Es));
        Err(too_large(
            self.file,
            say!(
                "the sheet {name} reaches to cell {at}; {en} rows and {LAST_COLUMN} columns are read",
                "la hoja {name} llega hasta la celda {at}; se leen {es} renglones y {LAST_COLUMN} columnas"
            ),
        ))
    }

    fn too_many(&self) -> Diagnostic {
        let most = Room::MOST;
        too_large(
            self.file,
            say!(
                "the workbook has more than {most} cells with something in them",
                "el libro tiene más de {most} celdas con algo escrito"
            ),
        )
    }

    fn bad(&self, at: Address) -> Diagnostic {
        let name = quote(&format!("{}!{at}", self.name));
        damaged(self.file, say!("the cell {name} is damaged", "la celda {name} está dañada"))
    }
}

fn count(number: u32, lang: Lang) -> String {
    format::number(f64::from(number), lang)
}
