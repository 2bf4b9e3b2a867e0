//! What is wrong with a text that is no JSON, and what to write instead.

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::ParseErrorKind as Kind;

use super::outline::{Open, place_of};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::units::quote;

/// A file that ends too early, by what stands open at its end.
pub(super) fn breaks_off(text: &str, open: Option<&Open>) -> Diagnostic {
    let (what, began) = match open {
        Some(Open::Text(offset)) => (["a text", "un texto"], Some(*offset)),
        Some(Open::List(offset)) => (["a list", "una lista"], Some(*offset)),
        Some(Open::Map(offset)) => (["an object", "un objeto"], Some(*offset)),
        None => (["a value", "un valor"], None),
    };
    let [en, es] = what;
    let message = say!("the file ends in the middle of {en}", "el archivo se corta a la mitad de {es}");
    let help = began.map(|offset| {
        let Place { line, column } = place_of(text, offset);
        say!(
            "it begins at line {line}, column {column}; see whether the file was copied in full",
            "empieza en la línea {line}, columna {column}; vea si el archivo se copió completo"
        )
    });
    Diagnostic::error(Code::BAD_JSON, message).at(place_of(text, text.trim_end().len())).help(help)
}

/// What the parser found.
pub(super) fn problem(text: &str, kind: &Kind, offset: usize) -> Diagnostic {
    let rest = text.get(offset..).unwrap_or_default();
    let (message, help) = explain(kind, rest);
    Diagnostic::error(Code::BAD_JSON, message).at(place_of(text, offset)).help(help)
}

/// What only the stricter parser found.
pub(super) fn second(error: &str, line: &str, place: Place) -> Diagnostic {
    let index = usize::try_from(place.column).unwrap_or_default().saturating_sub(1);
    let near: String = line.chars().skip(index).collect();
    let (message, help) = if error.contains("control character") {
        let message = Text::new(
            "a text is not closed on its line, or holds a tab or another control character",
            "un texto no se cierra en su línea, o contiene un tabulador u otro carácter de control",
        );
        (
            message,
            Text::new(
                "put `\"` at its end; write `\\n` for a line break",
                "ponga `\"` al final; escriba `\\n` para un salto de línea",
            ),
        )
    } else if error.contains("invalid number") {
        let message = Text::new("this is no number of JSON", "esto no es un número de JSON");
        (
            message,
            Text::new(
                "write no zeros before the digits and nothing between thousands",
                "no escriba ceros a la izquierda ni nada entre los miles",
            ),
        )
    } else {
        return unexpected(&near, place);
    };
    Diagnostic::error(Code::BAD_JSON, message).at(place).help(help)
}

fn unexpected(near: &str, place: Place) -> Diagnostic {
    let (message, help) = stray(near);
    Diagnostic::error(Code::BAD_JSON, message).at(place).help(help)
}

fn explain(kind: &Kind, rest: &str) -> (Text, Option<Text>) {
    match kind {
        Kind::String(kind) => string(kind),
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => told(
            ["JSON has no comments", "JSON no admite comentarios"],
            ["take it out, or put it into a `note`", "quítelo o póngalo en una `note`"],
        ),
        Kind::ExpectedColonAfterObjectKey => told(
            ["a colon is missing after the key", "faltan los dos puntos después de la clave"],
            ["write `\"key\": value`", "escriba `\"clave\": valor`"],
        ),
        Kind::ExpectedStringObjectProperty => told(
            ["a key must stand in double quotes", "la clave debe ir entre comillas dobles"],
            [
                "write `\"key\": value`; after a comma comes the next key, and numbers have nothing between thousands",
                "escriba `\"clave\": valor`; tras una coma va la siguiente clave, y los números no llevan nada entre los miles",
            ],
        ),
        Kind::ExpectedComma => told(
            ["a comma is missing before the next value", "falta una coma antes del siguiente valor"],
            ["put a comma after each value but the last", "ponga una coma después de cada valor menos del último"],
        ),
        Kind::TrailingCommasNotAllowed => told(
            ["a comma stands after the last value", "hay una coma después del último valor"],
            ["take the comma out", "quite la coma"],
        ),
        Kind::SingleQuotedStringsNotAllowed => told(
            ["texts stand in double quotes, not single ones", "los textos van entre comillas dobles, no simples"],
            ["write `\"text\"`", "escriba `\"texto\"`"],
        ),
        Kind::MultipleRootJsonValues => told(
            ["something follows after the end of the JSON value", "hay algo más después del final del valor JSON"],
            [
                "one file holds one value; see whether a bracket is closed too early",
                "un archivo lleva un solo valor; vea si una llave o corchete se cierra antes de tiempo",
            ],
        ),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral => told(
            ["this is no number of JSON", "esto no es un número de JSON"],
            ["write numbers like `0.5`, `-12` or `1.5e6`", "escriba los números como `0.5`, `-12` o `1.5e6`"],
        ),
        Kind::NonFiniteNumbersNotAllowed => told(
            ["JSON has no `NaN` and no `Infinity`", "JSON no admite `NaN` ni `Infinity`"],
            ["leave the key out if the value is not known", "quite la clave si no conoce el valor"],
        ),
        Kind::ExpectedObjectValue => told(
            ["a value is missing after the colon", "falta un valor después de los dos puntos"],
            [
                "write the value, or leave the key out if it is not known",
                "escriba el valor, o quite la clave si no lo conoce",
            ],
        ),
        _ => stray(rest),
    }
}

fn told(message: [&str; 2], help: [&str; 2]) -> (Text, Option<Text>) {
    let text = |[en, es]: [&str; 2]| Text::new(en, es);
    (text(message), Some(text(help)))
}

/// A sign or a bare word where none can stand.
fn stray(rest: &str) -> (Text, Option<Text>) {
    let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    match word.as_str() {
        "" => {
            let sign: String = rest.chars().take(1).collect();
            let sign = quote(&sign);
            (say!("unexpected {sign}", "{sign} no puede ir aquí"), None)
        }
        "True" | "False" | "None" | "NULL" | "Null" | "TRUE" | "FALSE" | "undefined" => {
            let plain = match word.to_lowercase().as_str() {
                "none" | "undefined" => "null".to_owned(),
                lower => lower.to_owned(),
            };
            (
                say!("unexpected `{word}`", "`{word}` no puede ir aquí"),
                Some(say!("write `{plain}`", "escriba `{plain}`")),
            )
        }
        word => {
            let word = quote(word);
            let help = Text::new(
                "texts, and numbers with a unit, stand in double quotes: `\"420 kW\"`",
                "los textos, y los números con unidad, van entre comillas dobles: `\"420 kW\"`",
            );
            (say!("unexpected {word}", "{word} no puede ir aquí"), Some(help))
        }
    }
}

fn string(kind: &ParseStringErrorKind) -> (Text, Option<Text>) {
    match kind {
        ParseStringErrorKind::UnterminatedStringLiteral => told(
            ["a text has no closing quote", "a un texto le faltan las comillas de cierre"],
            ["put `\"` at its end", "ponga `\"` al final"],
        ),
        ParseStringErrorKind::InvalidUnicodeEscapeSequence(_) => told(
            ["this `\\u` escape is no character", "este escape `\\u` no es un carácter"],
            ["write the character itself", "escriba el carácter mismo"],
        ),
        _ => told(
            [
                "a backslash stands before a sign that takes none",
                "hay una barra invertida ante un signo que no la lleva",
            ],
            [
                "write `\\\\` for a backslash, as in a Windows path",
                "escriba `\\\\` para una barra invertida, como en una ruta de Windows",
            ],
        ),
    }
}
