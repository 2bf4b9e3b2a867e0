//! How numbers and languages are written into JSON.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::diagnostic::Lang;
use crate::units::format;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
pub(in crate::report) fn lang_code<S: Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.code())
}

/// A number with the 15 digits that an `f64` can hold; what is not finite never gets here and would be `null`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
pub(in crate::report) fn exact<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    number(*value).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "the shape that serde asks for")]
pub(in crate::report) fn exact_option<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(number).serialize(serializer)
}

/// A number for JSON: whole numbers without a point.
pub(crate) fn number(value: f64) -> Value {
    let exact = format::exact(value);
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number that fits")]
    if exact.fract() == 0.0 && exact.abs() < 9e15 {
        return Value::from(exact as i64);
    }
    Value::from(exact)
}
