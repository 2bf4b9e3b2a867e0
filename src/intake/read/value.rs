//! From a cell to an answer: nothing is guessed.

use serde_json::{Number, Value as Json};

use super::dates::{days, month};
use super::number::doubt;
use super::reader::{At, Reader};
use crate::diagnostic::{Code, Text, nearest, say};
use crate::grid::plain;
use crate::questionnaire::{Amount, Kind, Question, says_none, says_unknown, truth};
use crate::units::{Quantity, Unit, format, quote};
use crate::workbook::{Cell, Value};

/// Most words that a message lists.
const MOST_WORDS: usize = 12;

/// What a cell says.
pub(super) enum Said {
    /// Nothing, or that nobody knows.
    Nothing,
    /// A value, with its unit where that is not the one beside it.
    Value { value: Json, unit: Option<String> },
    /// Something that was refused.
    Refused,
}

/// Why a cell is refused: the code, the sentence and the way out.
type Refusal = (Code, Text, Option<Text>);

impl Reader<'_> {
    /// What the cell of a question says; what cannot be read is told. `path` is where its answer would go, `unit` stands
    /// beside it.
    pub(super) fn said(&mut self, at: At, question: &Question, path: &str, unit: Option<&str>) -> Said {
        let Some(cell) = self.look(at) else { return Said::Nothing };
        if matches!(&cell.value, Value::Text(text) if says_unknown(text)) {
            return Said::Nothing;
        }
        match read(cell, question, unit) {
            Ok(said) => said,
            Err((code, message, help)) => {
                let label = &question.label;
                let (en, es) = (quote(&label.en), quote(&label.es));
                let message = Text::new(format!("{en}: {}", message.en), format!("{es}: {}", message.es));
                self.refuse(at, path, code, message, help);
                Said::Refused
            }
        }
    }
}

fn read(cell: &Cell, question: &Question, unit: Option<&str>) -> Result<Said, Refusal> {
    if let Some(refusal) = broken(cell) {
        return Err(refusal);
    }
    match &question.kind {
        Kind::Quantity(amount) => quantity(cell, amount, unit),
        Kind::Choice(words) => choice(cell, words),
        Kind::Truth => yes_or_no(cell),
        Kind::Text => Ok(taken(cell.value.shown().trim())),
        Kind::Day => a_day(cell),
        Kind::Month => a_month(cell),
    }
}

fn taken(value: impl Into<Json>) -> Said {
    Said::Value { value: value.into(), unit: None }
}

/// Formulas that failed, or that nobody has worked out.
fn broken(cell: &Cell) -> Option<Refusal> {
    match &cell.value {
        Value::Error(error) => {
            let error = quote(error);
            Some((
                Code::BAD_ANSWER,
                say!("the formula gives {error}", "la fórmula da {error}"),
                Some(Text::new("mend the formula, or type the value", "corrija la fórmula o escriba el valor")),
            ))
        }
        Value::Unknown => Some((
            Code::BAD_ANSWER,
            Text::new("the formula was never worked out", "la fórmula nunca se calculó"),
            Some(Text::new(
                "open the workbook in Excel or LibreOffice and save it, or type the value",
                "abra el libro en Excel o LibreOffice y guárdelo, o escriba el valor",
            )),
        )),
        _ => None,
    }
}

fn quantity(cell: &Cell, amount: &Amount, unit: Option<&str>) -> Result<Said, Refusal> {
    let number = |value: f64| Number::from_f64(value).map(Json::Number).unwrap_or_default();
    match &cell.value {
        Value::Number(value) => Ok(Said::Value { value: number(*value), unit: apart(amount, unit) }),
        Value::Percent(share) => {
            let percent = format::exact(share * 100.0);
            match unit {
                None | Some("%") => Ok(Said::Value { value: number(percent), unit: Some("%".to_owned()) }),
                Some(unit) => {
                    let (shown, unit) = (quote(&format!("{percent}%")), quote(unit));
                    Err((
                        Code::BAD_ANSWER,
                        say!(
                            "{shown} is a percentage, {unit} was asked for",
                            "{shown} es un porcentaje, se pide {unit}"
                        ),
                        Some(say!(
                            "write the number in {unit}; the format of the cell must not be percent",
                            "escriba el número en {unit}; el formato de la celda no debe ser de porcentaje"
                        )),
                    ))
                }
            }
        }
        Value::Text(text) => typed(text.trim(), amount, unit),
        Value::Date(_) | Value::Time(_) => {
            let shown = quote(&cell.value.shown());
            Err((
                Code::BAD_ANSWER,
                say!("{shown} is a day or a time, not a number", "{shown} es una fecha u hora, no un número"),
                Some(Text::new(
                    "Excel may have taken what was typed for a date: give the cell the format General and type it anew",
                    "puede que Excel haya tomado por fecha lo que se escribió: dé a la celda formato General y escríbalo de nuevo",
                )),
            ))
        }
        _ => Err(no_number(&cell.value.shown())),
    }
}

/// A number that was typed as text: alone, or with a unit of its own.
fn typed(text: &str, amount: &Amount, unit: Option<&str>) -> Result<Said, Refusal> {
    if let Some(doubt) = doubt(text) {
        let code = if doubt.ambiguous { Code::AMBIGUOUS_ANSWER } else { Code::BAD_ANSWER };
        return Err((code, doubt.message, Some(doubt.help)));
    }
    if says_none(text) {
        let shown = quote(text);
        return Err((
            Code::BAD_ANSWER,
            say!("{shown} is no number", "{shown} no es un número"),
            Some(Text::new(
                "write 0 if there is none; leave the cell empty if nobody knows",
                "escriba 0 si no hay; deje la celda vacía si nadie lo sabe",
            )),
        ));
    }
    let (number, own) = match Quantity::split(text) {
        Ok(split) => split,
        Err(error) if text.starts_with(|letter: char| letter.is_ascii_digit() || "+-~≈<>±$".contains(letter)) => {
            return Err((Code::BAD_ANSWER, error.message().clone(), error.help().cloned()));
        }
        Err(_) => return Err(no_number(text)),
    };
    if own.symbol().is_empty() {
        let value = Number::from_f64(number).map(Json::Number).unwrap_or_default();
        return Ok(Said::Value { value, unit: apart(amount, unit) });
    }
    Ok(taken(text))
}

/// The unit beside a number; percent is left out where it is usual, so that the reader of profiles asks whether 0.25 is
/// meant as 25 %.
fn apart(amount: &Amount, unit: Option<&str>) -> Option<String> {
    let usual = amount.unit().is_some_and(|usual| usual.symbol() == "%");
    unit.filter(|unit| !(usual && *unit == "%")).map(str::to_owned)
}

fn no_number(found: &str) -> Refusal {
    let shown = quote(found);
    (
        Code::BAD_ANSWER,
        say!("{shown} is no number", "{shown} no es un número"),
        Some(Text::new(
            "write the number alone, or with its unit, such as `12.5 kW`; leave the cell empty if nobody knows",
            "escriba el número solo o con su unidad, como `12.5 kW`; deje la celda vacía si nadie lo sabe",
        )),
    )
}

fn choice(cell: &Cell, words: &[(String, Text)]) -> Result<Said, Refusal> {
    let found = cell.value.shown();
    let small = plain(&found);
    let matches =
        |(word, label): &&(String, Text)| [word.as_str(), &label.en, &label.es].iter().any(|name| plain(name) == small);
    if let Some((word, _)) = words.iter().find(matches) {
        return Ok(taken(word.as_str()));
    }
    let shown = quote(&found);
    let listed = |label: &dyn Fn(&Text) -> String| {
        let all = words.iter().take(MOST_WORDS).map(|(_, text)| format!("`{}`", label(text)));
        all.collect::<Vec<_>>().join(", ")
    };
    let (en, es) = (listed(&|text| text.en.clone()), listed(&|text| text.es.clone()));
    let labels = words.iter().flat_map(|(word, label)| [word.as_str(), &label.en, &label.es]);
    let help = match nearest(&found, labels) {
        Some(near) => say!("did you mean `{near}`? the list has {en}", "¿quiso decir `{near}`? la lista tiene {es}"),
        None => say!("choose one of {en}", "elija una de {es}"),
    };
    Err((Code::BAD_ANSWER, say!("{shown} is not on the list", "{shown} no está en la lista"), Some(help)))
}

fn yes_or_no(cell: &Cell) -> Result<Said, Refusal> {
    let found = cell.value.shown();
    let said = match cell.value {
        Value::Truth(truth) => Some(truth),
        _ => truth(&found),
    };
    said.map(taken).ok_or_else(|| {
        let shown = quote(&found);
        (
            Code::BAD_ANSWER,
            say!("{shown} is neither yes nor no", "{shown} no es ni sí ni no"),
            Some(Text::new("choose `yes`, `no` or `not known`", "elija `sí`, `no` o `no sé`")),
        )
    })
}

fn a_day(cell: &Cell) -> Result<Said, Refusal> {
    let found = cell.value.shown();
    let shown = quote(&found);
    let help = Text::new("write year, month and day: `2026-10-01`", "escriba año, mes y día: `2026-10-01`");
    let readings = match &cell.value {
        Value::Date(day) => vec![*day],
        Value::Text(text) => days(text),
        _ => Vec::new(),
    };
    match readings.as_slice() {
        [day] => Ok(taken(day.iso())),
        [first, second] => {
            let (first, second) = (first.iso(), second.iso());
            Err((
                Code::AMBIGUOUS_ANSWER,
                say!("{shown} can be read in two ways", "{shown} se puede leer de dos maneras"),
                Some(say!("write `{first}` or `{second}`", "escriba `{first}` o `{second}`")),
            ))
        }
        _ => Err((Code::BAD_ANSWER, say!("{shown} is no day", "{shown} no es una fecha"), Some(help))),
    }
}

fn a_month(cell: &Cell) -> Result<Said, Refusal> {
    let found = cell.value.shown();
    let read = match &cell.value {
        Value::Date(day) => Some(day.month()),
        Value::Text(text) => month(text).or_else(|| match days(text).as_slice() {
            [day] => Some(day.month()),
            _ => None,
        }),
        _ => None,
    };
    read.map(|month| taken(month.iso())).ok_or_else(|| {
        let shown = quote(&found);
        (
            Code::BAD_ANSWER,
            say!("{shown} is no month", "{shown} no es un mes"),
            Some(Text::new("write year and month: `2025-07`", "escriba año y mes: `2025-07`")),
        )
    })
}

/// The unit that stands in a cell beside an answer; none for a plain number.
///
/// # Errors
/// It is no unit.
pub(super) fn unit(text: &str) -> Result<Option<String>, Refusal> {
    if ["—", "-", "1"].contains(&text) {
        return Ok(None);
    }
    match Unit::parse(text) {
        Ok(_) => Ok(Some(text.to_owned())),
        Err(error) => Err((Code::BAD_ANSWER, error.message().clone(), error.help().cloned())),
    }
}
