//! What the engine says about a script it cannot read, in words for an engineer.

use rhai::{LexError, ParseError, ParseErrorType};

use super::parse::place;
use super::separators;
use super::slips::{self, Slip};
use super::source::Source;
use super::spot::Spot;
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};

/// A syntax error with its place, in both languages, with the cure where the slip is a common one.
///
/// `read` is what the engine was given, up to the end of it; `source` is the whole file.
pub(super) fn syntax_error(error: &ParseError, read: &str, source: &Source) -> Diagnostic {
    let at = place(error.position());
    let kind = error.err_type();
    let spot = Spot::new(read, &source.text, at);
    let slip = match slips::find(kind, &spot) {
        Some(slip) => slip,
        None if ends_there(kind, read, at) => match separators::unclosed(read) {
            Some(slip) => slip,
            None => {
                let message = Text::new(
                    "the file ends before the last `}` or `;`",
                    "el archivo termina antes de la última `}` o `;`",
                );
                return Diagnostic::error(Code::SYNTAX, message).in_file(&source.file).at(at);
            }
        },
        None => return Diagnostic::error(code(kind), sentence(kind)).in_file(&source.file).at(at),
    };
    let Slip { code, message, help, at: better, fix } = slip;
    Diagnostic::error(code, message).in_file(&source.file).at(better.unwrap_or(at)).help(help).fix(fix)
}

fn code(error: &ParseErrorType) -> Code {
    match error {
        ParseErrorType::VariableUndefined(_) => Code::UNKNOWN_NAME,
        ParseErrorType::ExprTooDeep
        | ParseErrorType::TooManyFunctions
        | ParseErrorType::LiteralTooLarge(..)
        | ParseErrorType::BadInput(LexError::StringTooLong(_)) => Code::TOO_LARGE,
        _ => Code::SYNTAX,
    }
}

/// Whether reading stopped because the file ended.
fn ends_there(error: &ParseErrorType, text: &str, at: Place) -> bool {
    let waits = matches!(
        error,
        ParseErrorType::UnexpectedEOF
            | ParseErrorType::MissingToken(..)
            | ParseErrorType::ExprExpected(_)
            | ParseErrorType::FnMissingBody(_)
            | ParseErrorType::BadInput(LexError::UnexpectedInput(_))
    );
    let line = usize::try_from(at.line).unwrap_or(1);
    let column = usize::try_from(at.column).unwrap_or(1);
    let rest = text
        .lines()
        .skip(line.saturating_sub(1))
        .enumerate()
        .flat_map(|(index, line)| line.chars().skip(if index == 0 { column.saturating_sub(1) } else { 0 }));
    waits && rest.into_iter().all(char::is_whitespace)
}

fn sentence(error: &ParseErrorType) -> Text {
    match error {
        ParseErrorType::UnexpectedEOF => {
            Text::new("the file ends before the last `}` or `;`", "el archivo termina antes de la última `}` o `;`")
        }
        ParseErrorType::MissingToken(token, _) => say!("`{token}` was expected here", "aquí se esperaba `{token}`"),
        ParseErrorType::MissingSymbol(_) => Text::new("something is missing here", "aquí falta algo"),
        ParseErrorType::VariableUndefined(name) => {
            say!("nothing is called `{name}` here", "aquí nada se llama `{name}`")
        }
        ParseErrorType::VariableExists(name) | ParseErrorType::DuplicatedVariable(name) => say!(
            "there is already something called `{name}`; choose another name",
            "ya existe algo llamado `{name}`; elija otro nombre"
        ),
        ParseErrorType::FnDuplicatedParam(function, name) => say!(
            "`{function}` takes two values of the name `{name}`",
            "`{function}` lleva dos valores con el nombre `{name}`"
        ),
        ParseErrorType::DuplicatedProperty(name) => {
            say!("the key `{name}` stands here twice", "la clave `{name}` aparece dos veces")
        }
        ParseErrorType::FnDuplicatedDefinition(name, _) => {
            say!("the function `{name}` is written twice", "la función `{name}` está escrita dos veces")
        }
        ParseErrorType::FnMissingName => Text::new("after `fn` a name is missing", "después de `fn` falta un nombre"),
        ParseErrorType::FnMissingParams(name) => {
            say!("after `fn {name}` the `( ... )` is missing", "después de `fn {name}` falta `( ... )`")
        }
        ParseErrorType::FnMissingBody(name) => {
            say!("after `fn {name}(...)` the `{{ ... }}` is missing", "después de `fn {name}(...)` falta `{{ ... }}`")
        }
        ParseErrorType::VariableExpected => Text::new("a name was expected here", "aquí se esperaba un nombre"),
        ParseErrorType::Reserved(word) => {
            say!("`{word}` cannot stand here", "`{word}` no puede estar aquí")
        }
        ParseErrorType::AssignmentToConstant(name) => {
            say!("`{name}` cannot be changed", "`{name}` no se puede modificar")
        }
        ParseErrorType::AssignmentToInvalidLHS(_) => Text::new(
            "what stands before this `=` cannot be changed",
            "lo que está antes de este `=` no se puede modificar",
        ),
        ParseErrorType::UnknownOperator(operator) => {
            say!("`{operator}` is not an operator", "`{operator}` no es un operador")
        }
        ParseErrorType::ExprTooDeep => Text::new(
            "this expression is nested too deeply; give its parts names with `let`",
            "esta expresión está anidada demasiado; dé nombre a sus partes con `let`",
        ),
        ParseErrorType::TooManyFunctions => {
            Text::new("the file has too many functions", "el archivo tiene demasiadas funciones")
        }
        ParseErrorType::LiteralTooLarge(_, most) => say!(
            "this is too large: at most {most} entries or characters are allowed",
            "esto es demasiado grande: se permiten {most} elementos o caracteres como máximo"
        ),
        ParseErrorType::ExprExpected(_) => {
            Text::new("an expression was expected here", "aquí se esperaba una expresión")
        }
        ParseErrorType::PropertyExpected => Text::new(
            "the name of a field was expected after the point",
            "después del punto se esperaba el nombre de un campo",
        ),
        ParseErrorType::WrongSwitchDefaultCase => Text::new(
            "the arm `_ => ...` must be the last one of a `switch`",
            "la línea `_ => ...` debe ser la última de un `switch`",
        ),
        ParseErrorType::BadInput(error) => bad_input(error),
        other => say!("the script cannot be read: {other}", "no se puede leer el archivo: {other}"),
    }
}

fn bad_input(error: &LexError) -> Text {
    match error {
        LexError::UnexpectedInput(text) => say!("`{text}` does not belong here", "`{text}` no corresponde aquí"),
        LexError::UnterminatedString => Text::new("a text is not closed with `\"`", "un texto no se cierra con `\"`"),
        LexError::StringTooLong(most) => say!(
            "this text is too long: at most {most} characters are allowed",
            "este texto es demasiado largo: se permiten {most} caracteres como máximo"
        ),
        LexError::MalformedEscapeSequence(text) => say!(
            "`{text}` in a text means nothing; write `\\\\` for a backslash",
            "`{text}` dentro de un texto no significa nada; escriba `\\\\` para una barra invertida"
        ),
        LexError::MalformedNumber(text) => {
            say!("`{text}` cannot be read as a number", "`{text}` no se puede leer como número")
        }
        LexError::ImproperSymbol(symbol, _) if !symbol.is_empty() => {
            say!("`{symbol}` does not belong here", "`{symbol}` no corresponde aquí")
        }
        other => say!("this cannot be read: {other}", "esto no se puede leer: {other}"),
    }
}

/// How a comparison is written, with a word or with a number.
pub(super) fn how_to_compare(word: bool) -> Text {
    if word {
        Text::new("to compare write `==`", "para comparar escriba `==`")
    } else {
        Text::new(
            "to compare write `==`; a measured number is compared with `>=` or `<=`",
            "para comparar escriba `==`; un número medido se compara con `>=` o `<=`",
        )
    }
}

/// A fact stands left of one `=`.
pub(super) fn assigned() -> Text {
    Text::new(
        "one `=` does not compare, and a fact cannot be changed",
        "un solo `=` no compara, y un dato no se puede modificar",
    )
}
