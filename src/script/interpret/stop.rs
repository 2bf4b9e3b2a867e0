//! Why the engine stopped, in words, and the line of the rule where it did.

use std::collections::BTreeMap;

use rhai::EvalAltResult;

use crate::diagnostic::{Place, Text, say};
use crate::script::parse::place;
use crate::script::run::Fault;

/// What the engine refused, and where.
pub(super) struct Trouble<'a> {
    /// The innermost error.
    pub(super) error: &'a EvalAltResult,
    /// The place in the rule's own file: of the fault, or of the call of a shared function in which it lies.
    place: Place,
    /// The shared function in which it lies, its file, and the line there.
    helper: Option<(String, String, u32)>,
}

impl<'a> Trouble<'a> {
    pub(super) fn of(error: &'a EvalAltResult, helpers: &BTreeMap<String, String>) -> Self {
        let mut error = error;
        let mut helper: Option<(String, String)> = None;
        let mut own = None;
        while let EvalAltResult::ErrorInFunctionCall(name, _, inner, position) = error {
            if let Some(file) = helpers.get(name) {
                own.get_or_insert(place(*position));
                helper = Some((name.clone(), file.clone()));
            }
            error = inner;
        }
        let at = place(error.position());
        Self { error, place: own.unwrap_or(at), helper: helper.map(|(name, file)| (name, file, at.line)) }
    }

    pub(super) fn fault(&self) -> Fault {
        let message = sentence(self.error);
        let message = match &self.helper {
            None => message,
            Some((name, file, line)) => Text::new(
                format!("{} (in `{name}`, {file}:{line})", message.en),
                format!("{} (en `{name}`, {file}:{line})", message.es),
            ),
        };
        Fault { place: self.place, message }
    }
}

fn sentence(error: &EvalAltResult) -> Text {
    match error {
        EvalAltResult::ErrorTooManyOperations(_) => {
            Text::new("the rule needs too many operations", "la regla necesita demasiadas operaciones")
        }
        EvalAltResult::ErrorStackOverflow(_) => {
            Text::new("functions call each other without end", "unas funciones se llaman entre sí sin fin")
        }
        EvalAltResult::ErrorTooManyVariables(_) => {
            Text::new("the rule has too many names at once", "la regla tiene demasiados nombres a la vez")
        }
        EvalAltResult::ErrorDataTooLarge(what, _) => {
            let what = what.to_lowercase();
            if what.contains("string") {
                Text::new("a text grows too large", "un texto crece demasiado")
            } else if what.contains("map") {
                Text::new("a map grows too large", "un mapa crece demasiado")
            } else {
                Text::new("a list grows too large", "una lista crece demasiado")
            }
        }
        EvalAltResult::ErrorRuntime(value, _) => match value.clone().try_cast::<Text>() {
            Some(text) => text,
            None => say!("{value}", "{value}"),
        },
        EvalAltResult::ErrorFunctionNotFound(signature, _) => {
            let name = signature.split(" (").next().unwrap_or(signature);
            say!(
                "`{name}` cannot be used with these values, or does not exist",
                "`{name}` no se puede usar con estos valores, o no existe"
            )
        }
        EvalAltResult::ErrorMismatchDataType(wanted, found, _)
        | EvalAltResult::ErrorMismatchOutputType(wanted, found, _) => {
            let (found, wanted) = (kind(found), kind(wanted));
            Text::new(
                format!("{} stands where {} is needed", found.en, wanted.en),
                format!("hay {} donde se necesita {}", found.es, wanted.es),
            )
        }
        EvalAltResult::ErrorPropertyNotFound(name, _) => {
            say!("there is no field `{name}` here", "aquí no existe el campo `{name}`")
        }
        EvalAltResult::ErrorVariableNotFound(name, _) => {
            say!("nothing is called `{name}` here", "aquí nada se llama `{name}`")
        }
        EvalAltResult::ErrorIndexingType(..) => {
            Text::new("this cannot be read with `[...]`", "esto no se puede leer con `[...]`")
        }
        EvalAltResult::ErrorArrayBounds(count, index, _) => say!(
            "the list has {count} entries, so there is none at `[{index}]`",
            "la lista tiene {count} elementos; no hay ninguno en `[{index}]`"
        ),
        EvalAltResult::ErrorFor(_) => Text::new("a `for` cannot go through this", "un `for` no puede recorrer esto"),
        EvalAltResult::ErrorAssignmentToConstant(name, _)
        | EvalAltResult::ErrorNonPureMethodCallOnConstant(name, _) => {
            say!("`{name}` cannot be changed", "`{name}` no se puede modificar")
        }
        EvalAltResult::ErrorArithmetic(..) => {
            Text::new("a whole number grows too large", "un número entero crece demasiado")
        }
        other => say!("the rule stopped: {other}", "la regla se detuvo: {other}"),
    }
}

/// What a person would call a type of the engine.
fn kind(name: &str) -> Text {
    match name.rsplit("::").next().unwrap_or(name) {
        "bool" => Text::new("true or false", "verdadero o falso"),
        "i64" | "f64" | "number with unit" | "Quantity" => Text::new("a number", "un número"),
        "string" | "ImmutableString" | "&str" | "char" => Text::new("a text", "un texto"),
        "array" => Text::new("a list `[...]`", "una lista `[...]`"),
        "map" => Text::new("a map `#{ ... }`", "un mapa `#{ ... }`"),
        "()" => Text::new("nothing", "nada"),
        "list of records" | "ListView" => Text::new("a list of the plant", "una lista de la planta"),
        "plant" | "section" | "items" | "item" | "record" => {
            Text::new("a whole section or record", "una sección o un registro completo")
        }
        other => say!("`{other}`", "`{other}`"),
    }
}
