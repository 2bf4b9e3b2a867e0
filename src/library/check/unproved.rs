//! How a rule that is not proved is written as a formula, construct by construct.

use crate::diagnostic::Text;

/// The way out of something outside the formula subset, where what is said of it does not name one already.
pub(super) fn cure(what: &Text) -> Option<Text> {
    Some(match what.en.as_str() {
        "a loop" => Text::new(
            "let a list function do it: `sum(list, |r| ...)`, `count`, `any`, `all`, `min_of`, `max_of`, with `filter(list, |r| ...)` for the records that count",
            "deje que lo haga una función de listas: `sum(lista, |r| ...)`, `count`, `any`, `all`, `min_of`, `max_of`, con `filter(lista, |r| ...)` para los registros que cuentan",
        ),
        "a variable that is changed" => Text::new(
            "give each step a name of its own with `let`, and choose between values with `if ... else`",
            "dé a cada paso su propio nombre con `let`, y escoja entre valores con `if ... else`",
        ),
        "a `return`" => Text::new(
            "end the function with the value itself, without `return`; choose with `if ... else`",
            "termine la función con el valor mismo, sin `return`; escoja con `if ... else`",
        ),
        "a `switch` with an `if`" => {
            Text::new("write it with `if ... else if ... else`", "escríbalo con `if ... else if ... else`")
        }
        "a list `[...]`" | "an index `[...]`" => Text::new(
            "a formula goes over all records of a list: pick those that count with `filter(list, |r| ...)`",
            "una fórmula recorre todos los registros de una lista: tome los que cuentan con `filter(lista, |r| ...)`",
        ),
        "a text with values filled in" => Text::new(
            "write a plain text; numbers are given by `saves`, `uses` and the steps",
            "escriba un texto simple; los números van en `saves`, `uses` y los pasos",
        ),
        "a closure that no list function takes" => Text::new(
            "closures belong to `sum`, `count`, `any`, `all`, `min_of`, `max_of` and `filter`; share a calculation with `fn name(...)`",
            "los cierres van en `sum`, `count`, `any`, `all`, `min_of`, `max_of` y `filter`; comparta un cálculo con `fn nombre(...)`",
        ),
        "lists within lists, too deep" => Text::new(
            "work the inner list out in a function or a `let` of its own",
            "calcule la lista interior en una función o en un `let` aparte",
        ),
        _ => return None,
    })
}
