//! What the engine says about a script it cannot read, in words for an engineer.

use rhai::{LexError, ParseError, ParseErrorType};

use super::parse::place;
use super::source::Source;
use crate::diagnostic::{Code, Diagnostic, Text, say};

/// A syntax error with its place, in both languages, with the cure where the slip is a common one.
pub(super) fn syntax_error(error: &ParseError, source: &Source) -> Diagnostic {
    let at = place(error.position());
    let message = sentence(error.err_type());
    let line = usize::try_from(at.line).ok().and_then(|line| source.text.lines().nth(line - 1)).unwrap_or_default();
    Diagnostic::error(Code::SYNTAX, message).in_file(&source.file).at(at).help(slip(line, at.column))
}

fn sentence(error: &ParseErrorType) -> Text {
    match error {
        ParseErrorType::UnexpectedEOF => {
            Text::new("the file ends before the last `}` or `;`", "el archivo termina antes de la última `}` o `;`")
        }
        ParseErrorType::MissingToken(token, _) => say!("`{token}` was expected here", "aquí se esperaba `{token}`"),
        ParseErrorType::VariableUndefined(name) => {
            say!("nothing is called `{name}` here", "aquí nada se llama `{name}`")
        }
        ParseErrorType::VariableExists(name) | ParseErrorType::DuplicatedVariable(name) => say!(
            "there is already something called `{name}`; choose another name",
            "ya existe algo llamado `{name}`; elija otro nombre"
        ),
        ParseErrorType::DuplicatedProperty(name) => {
            say!("the key `{name}` stands here twice", "la clave `{name}` aparece dos veces")
        }
        ParseErrorType::FnDuplicatedDefinition(name, _) => {
            say!("the function `{name}` is written twice", "la función `{name}` está escrita dos veces")
        }
        ParseErrorType::Reserved(word) => say!(
            "`{word}` is not allowed in a rule, or is a word with another meaning",
            "`{word}` no se permite en una regla, o es una palabra con otro significado"
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
        ParseErrorType::LiteralTooLarge(what, most) => say!(
            "this {what} is too large: at most {most} are allowed",
            "este elemento ({what}) es demasiado grande: se permiten {most} como máximo"
        ),
        ParseErrorType::ExprExpected(_) => {
            Text::new("an expression was expected here", "aquí se esperaba una expresión")
        }
        ParseErrorType::PropertyExpected => Text::new(
            "the name of a field was expected after the point",
            "después del punto se esperaba el nombre de un campo",
        ),
        ParseErrorType::WrongFnDefinition => {
            Text::new("a function cannot stand inside another function", "una función no puede estar dentro de otra")
        }
        ParseErrorType::BadInput(LexError::UnexpectedInput(text)) => {
            say!("`{text}` does not belong here", "`{text}` no corresponde aquí")
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            Text::new("a text is not closed with `\"`", "un texto no se cierra con `\"`")
        }
        other => say!("the script cannot be read: {other}", "no se puede leer el archivo: {other}"),
    }
}

/// The cure for a common slip, seen from the line on which reading stopped.
fn slip(line: &str, column: u32) -> Option<Text> {
    let at = usize::try_from(column).unwrap_or(1).saturating_sub(1);
    let before: String = line.chars().take(at).collect();
    let after: String = line.chars().skip(at).collect();
    let number: String = {
        let reversed: String = before
            .trim_end()
            .chars()
            .rev()
            .take_while(|letter| letter.is_ascii_digit() || *letter == '.' || *letter == '_')
            .collect();
        reversed.chars().rev().collect()
    };
    if !number.is_empty() {
        if after.starts_with('%') {
            return Some(say!("write `{number}.percent`", "escriba `{number}.percent`"));
        }
        if after.starts_with(',') && after.chars().nth(1).is_some_and(|next| next.is_ascii_digit()) {
            let digits: String = after.chars().skip(1).take_while(char::is_ascii_digit).collect();
            return Some(say!(
                "write the number without a comma: `{number}{digits}` or `{number}.{digits}`",
                "escriba el número sin coma: `{number}{digits}` o `{number}.{digits}`"
            ));
        }
        let unit: String = after.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        if !unit.is_empty() {
            return Some(say!(
                "a unit stands behind a point: `{number}.{unit}`, or `{number}.unit(\"{unit}\")`",
                "la unidad va después de un punto: `{number}.{unit}`, o `{number}.unit(\"{unit}\")`"
            ));
        }
    }
    if after.starts_with('=') && !after.starts_with("==") {
        return Some(Text::new("to compare write `==`", "para comparar escriba `==`"));
    }
    let word: String = after.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    match word.as_str() {
        "and" | "y" => return Some(Text::new("write `&&`", "escriba `&&`")),
        "or" | "o" => return Some(Text::new("write `||`", "escriba `||`")),
        "not" | "no" => return Some(Text::new("write `!`", "escriba `!`")),
        "let" | "fn" | "const" => {
            return Some(Text::new(
                "is a `;` missing at the end of the line before?",
                "¿falta un `;` al final de la línea anterior?",
            ));
        }
        _ => {}
    }
    let accented = after.chars().next().filter(|letter| letter.is_alphabetic() && !letter.is_ascii());
    accented.map(|letter| {
        say!(
            "names are written without accents; found `{letter}`",
            "los nombres se escriben sin acentos; se encontró `{letter}`"
        )
    })
}
