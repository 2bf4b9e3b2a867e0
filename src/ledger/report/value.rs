//! JSON as it stands in a file, without its places.

use serde_json::{Map, Number, Value};

use crate::json::{Json, JsonValue};

/// The same value; whole numbers without a point.
pub(super) fn value(json: &Json) -> Value {
    match &json.value {
        JsonValue::Null => Value::Null,
        JsonValue::Truth(truth) => Value::Bool(*truth),
        JsonValue::Number(number) => self::number(*number),
        JsonValue::Text(text) => Value::String(text.clone()),
        JsonValue::List(list) => Value::Array(list.iter().map(value).collect()),
        JsonValue::Map(entries) => {
            let entries = entries.iter().map(|entry| (entry.key.clone(), value(&entry.value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number that fits")]
    if number.fract() == 0.0 && number.abs() < 9e15 {
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}
