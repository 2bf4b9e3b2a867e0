//! Checks the arguments of a function of the table, and gives the dimension of its result.

use super::formula::{Conversion, Kind};
use crate::diagnostic::{Code, Lang, Text, say};
use crate::functions::{Function, Parameter, Signature};
use crate::units::{Dimension, DimensionError, Unit};

/// An argument as far as the check needs to know it.
#[derive(Debug, Clone)]
pub(super) struct Given {
    /// What its value is.
    pub(super) kind: Kind,
    /// Whether it is a bare 0, which has any dimension.
    pub(super) zero: bool,
    /// The word, where it is written out.
    pub(super) word: Option<String>,
}

/// Why a call is wrong.
#[derive(Debug, Clone)]
pub(super) struct Misuse {
    /// Which argument; the whole call otherwise.
    pub(super) argument: Option<usize>,
    /// What kind of fault it is.
    pub(super) code: Code,
    /// What is wrong.
    pub(super) message: Text,
    /// The way out.
    pub(super) help: Option<Text>,
}

/// How many values a function takes.
pub(super) fn arity(function: &Function) -> usize {
    match function.signature {
        Signature::Alike { parameters } => parameters.len(),
        Signature::Root => 1,
        Signature::Fixed { parameters, .. } => parameters.len(),
    }
}

/// How a call is written, with the names of its values.
pub(super) fn usage(function: &Function) -> String {
    let names = match function.signature {
        Signature::Alike { parameters } => parameters.join(", "),
        Signature::Root => "x".to_owned(),
        Signature::Fixed { parameters, .. } => {
            parameters.iter().map(|parameter| parameter.name).collect::<Vec<_>>().join(", ")
        }
    };
    format!("{}({names})", function.name)
}

/// The dimension of a call, and the units that its values are converted through.
pub(super) fn check(function: &Function, given: &[Given]) -> Result<(Dimension, Conversion), Misuse> {
    let expected = arity(function);
    if given.len() != expected {
        let (name, found) = (function.name, given.len());
        return Err(Misuse {
            argument: None,
            code: Code::WRONG_ARGUMENTS,
            message: say!(
                "`{name}` takes {expected} values, not {found}",
                "`{name}` lleva {expected} valores, no {found}"
            ),
            help: None,
        });
    }
    match function.signature {
        Signature::Alike { .. } => alike(function, given).map(|dimension| (dimension, Conversion::default())),
        Signature::Root => {
            let dimension = number(function, given, 0)?;
            match dimension.root() {
                Ok(dimension) => Ok((dimension, Conversion::default())),
                Err(_) if given.iter().all(|argument| argument.zero) => Ok((Dimension::NONE, Conversion::default())),
                Err(error) => Err(dimensions(&error, 0)),
            }
        }
        Signature::Fixed { parameters, result, per_anything } => {
            fixed(function, parameters, result, per_anything, given)
        }
    }
}

fn alike(function: &Function, given: &[Given]) -> Result<Dimension, Misuse> {
    let mut common: Option<Dimension> = None;
    let mut of_zeros = Dimension::NONE;
    for (index, argument) in given.iter().enumerate() {
        let dimension = number(function, given, index)?;
        common = Some(match common {
            None if argument.zero => {
                of_zeros = if of_zeros.is_none() { dimension } else { of_zeros };
                continue;
            }
            Some(common) if argument.zero && common == common.as_difference() => common,
            None => dimension,
            Some(common) => match common.comparable(dimension) {
                Ok(()) => common,
                Err(error) => return Err(dimensions(&error, index)),
            },
        });
    }
    Ok(common.unwrap_or(of_zeros))
}

fn fixed(
    function: &Function,
    parameters: &[Parameter],
    result: &str,
    per_anything: bool,
    given: &[Given],
) -> Result<(Dimension, Conversion), Misuse> {
    let mut conversion = Conversion { arguments: Vec::new(), result: unit_of(result) };
    let mut dimension = conversion.result.as_ref().map_or(Dimension::NONE, Unit::dimension);
    for (index, (parameter, argument)) in parameters.iter().zip(given).enumerate() {
        if !parameter.words.is_empty() {
            word(function, parameter, argument, index)?;
            conversion.arguments.push(None);
            continue;
        }
        let found = number(function, given, index)?;
        let unit = unit_of(parameter.unit);
        let wanted = unit.as_ref().map_or(Dimension::NONE, Unit::dimension);
        let extra = found.per(wanted).ok().filter(|_| per_anything && index == 0);
        match extra.and_then(|extra| dimension.times(extra).ok()) {
            Some(scaled) => dimension = scaled,
            None if wanted.comparable(found).is_ok() => {}
            None if argument.zero && wanted == wanted.as_difference() => {}
            None => {
                let (name, parameter) = (function.name, parameter.name);
                let message = Text::new(
                    format!(
                        "`{parameter}` of `{name}` is {}, but this is {}",
                        wanted.describe(Lang::En),
                        found.describe(Lang::En)
                    ),
                    format!(
                        "`{parameter}` de `{name}` es {}, pero esto es {}",
                        wanted.describe(Lang::Es),
                        found.describe(Lang::Es)
                    ),
                );
                return Err(Misuse { argument: Some(index), code: Code::DIMENSION, message, help: None });
            }
        }
        conversion.arguments.push(unit);
    }
    Ok((dimension, conversion))
}

fn number(function: &Function, given: &[Given], index: usize) -> Result<Dimension, Misuse> {
    match given.get(index).map(|argument| &argument.kind) {
        Some(Kind::Number(dimension)) => Ok(*dimension),
        _ => {
            let name = function.name;
            let message = say!("`{name}` needs a number here", "`{name}` necesita un número aquí");
            Err(Misuse { argument: Some(index), code: Code::WRONG_KIND, message, help: None })
        }
    }
}

fn word(function: &Function, parameter: &Parameter, argument: &Given, index: usize) -> Result<(), Misuse> {
    let words = parameter.words.join("`, `");
    let name = function.name;
    let unknown = match (&argument.kind, &argument.word) {
        (Kind::Word(_), Some(word)) => (!parameter.words.contains(&word.as_str())).then(|| word.clone()),
        (Kind::Word(Some(possible)), None) => {
            possible.iter().find(|word| !parameter.words.contains(&word.as_str())).cloned()
        }
        (Kind::Word(None), None) => None,
        _ => {
            let parameter = parameter.name;
            let message = say!(
                "`{parameter}` of `{name}` is one of the words `{words}`",
                "`{parameter}` de `{name}` es una de las palabras `{words}`"
            );
            return Err(Misuse { argument: Some(index), code: Code::WRONG_ARGUMENTS, message, help: None });
        }
    };
    match unknown {
        None => Ok(()),
        Some(word) => Err(Misuse {
            argument: Some(index),
            code: Code::UNKNOWN_WORD,
            message: say!("`{name}` does not know `{word}`", "`{name}` no conoce `{word}`"),
            help: Some(say!("it knows `{words}`", "conoce `{words}`")),
        }),
    }
}

fn dimensions(error: &DimensionError, argument: usize) -> Misuse {
    Misuse {
        argument: Some(argument),
        code: Code::DIMENSION,
        message: error.message().clone(),
        help: error.help().cloned(),
    }
}

fn unit_of(symbol: &str) -> Option<Unit> {
    if symbol.is_empty() { None } else { Unit::parse(symbol).ok() }
}
