//! Reads JSON by the letter of RFC 8259: no comments, no trailing commas, no bare words.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::encoding::decode;
use super::outline::{Cursor, MAX_DEPTH, outline, place_of};
use super::{Entry, Json, JsonValue, syntax};
use crate::diagnostic::{Code, Diagnostic, Place, say};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON file of at most 16 MiB and 64 levels; the text must be UTF-8, with or without byte order mark.
///
/// ```
/// use auditlite::json::read_json;
///
/// let json = read_json("planta.json", b"{ \"altitude\": 1820 }")?;
/// assert_eq!(json.get("altitude").and_then(|value| value.number()), Some(1820.0));
///
/// let problem = read_json("planta.json", b"{\n  \"altitude\": 1,820\n}").unwrap_err();
/// assert_eq!(problem.place.map(|place| (place.line, place.column)), Some((2, 17)));
/// # Ok::<(), auditlite::diagnostic::Diagnostic>(())
/// ```
///
/// # Errors
/// The first thing that is no JSON, with line and column.
pub fn read_json(file: &str, bytes: &[u8]) -> Result<Json, Diagnostic> {
    read(bytes).map_err(|problem| problem.in_file(file))
}

fn read(bytes: &[u8]) -> Result<Json, Diagnostic> {
    let text = decode(bytes)?;
    let outline = outline(text);
    if let Some(offset) = outline.too_deep {
        let message = say!(
            "lists and objects are nested more than {MAX_DEPTH} deep",
            "hay más de {MAX_DEPTH} niveles de listas y objetos anidados"
        );
        return Err(Diagnostic::error(Code::TOO_BIG, message).at(place_of(text, offset)));
    }
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT);
    // A second opinion: it knows where a file breaks off, and it is stricter about numbers, spaces and control characters.
    let second = serde_json::from_str::<serde::de::IgnoredAny>(text).err();
    match (parsed, second) {
        (_, Some(error)) if error.is_eof() => Err(syntax::breaks_off(text, outline.open.as_ref())),
        // A quote that is not closed on its line: the first parser would go on and complain far below.
        (Err(_), Some(error)) if error.to_string().contains("control character") => Err(second_opinion(text, &error)),
        (Err(error), _) => Err(syntax::problem(text, error.kind(), error.range().start)),
        (Ok(_), Some(error)) => Err(second_opinion(text, &error)),
        (Ok(parsed), None) => match parsed.value {
            Some(value) => convert(&value, &mut Cursor::new(text)),
            None => Err(syntax::breaks_off(text, None)),
        },
    }
}

fn second_opinion(text: &str, error: &serde_json::Error) -> Diagnostic {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // A line break in a text counts as the beginning of the next line, at column 0.
    let number = if error.column() == 0 { error.line().saturating_sub(1) } else { error.line() };
    let line = text.split('\n').nth(number.saturating_sub(1)).unwrap_or_default();
    // Its columns are bytes; it stands at the last byte that it has read.
    let column = if error.column() == 0 { line.len() } else { error.column() };
    let before = line.char_indices().filter(|(offset, _)| *offset < column).count();
    let place = Place { line: count(number), column: count(before.max(1)) };
    syntax::second(&error.to_string(), line, place)
}

fn convert(value: &Value<'_>, cursor: &mut Cursor<'_>) -> Result<Json, Diagnostic> {
    let place = cursor.place(value.range().start);
    let value = match value {
        Value::NullKeyword(_) => JsonValue::Null,
        Value::BooleanLit(literal) => JsonValue::Truth(literal.value),
        Value::StringLit(literal) => JsonValue::Text(literal.value.clone().into_owned()),
        Value::NumberLit(literal) => JsonValue::Number(number(literal.value, place)?),
        Value::Array(array) => {
            JsonValue::List(array.elements.iter().map(|value| convert(value, cursor)).collect::<Result<_, _>>()?)
        }
        Value::Object(object) => {
            let mut entries = Vec::with_capacity(object.properties.len());
            for property in &object.properties {
                let place = cursor.place(property.range.start);
                let value = convert(&property.value, cursor)?;
                entries.push(Entry { key: property.name.as_str().to_owned(), place, value });
            }
            JsonValue::Map(entries)
        }
    };
    Ok(Json { place, value })
}

fn number(literal: &str, place: Place) -> Result<f64, Diagnostic> {
    match literal.parse::<f64>() {
        // Adding zero turns a negative zero into zero.
        Ok(number) if number.is_finite() => Ok(number + 0.0),
        _ => {
            let literal = crate::units::quote(literal);
            let message = say!("the number {literal} is too large", "el número {literal} es demasiado grande");
            Err(Diagnostic::error(Code::BAD_JSON, message).at(place))
        }
    }
}
