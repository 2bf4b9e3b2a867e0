//! `auditlite functions`: what a rule may call.

mod json;
mod text;

use std::io;

use super::cli::{FunctionsArgs, TextFormat};
use super::{Exit, Output};
use crate::diagnostic::{Code, Diagnostic, Lang, nearest, say};
use crate::functions::{FUNCTIONS, Family, Function};

pub(super) use self::json::document;
pub(super) use self::text::wrap;

/// A function over lists, which is part of the language and not of the table.
struct ListFunction {
    name: &'static str,
    call: &'static str,
    help: [&'static str; 2],
}

#[rustfmt::skip]
const LISTS: [ListFunction; 7] = [
    ListFunction { name: "sum", call: "sum(list, |r| number)",
        help: ["sum over the records of a list", "suma sobre los registros de una lista"] },
    ListFunction { name: "count", call: "count(list) or count(list, |r| condition)",
        help: ["how many records", "cuántos registros"] },
    ListFunction { name: "any", call: "any(list, |r| condition)",
        help: ["whether it holds for one record at least", "si se cumple al menos para un registro"] },
    ListFunction { name: "all", call: "all(list, |r| condition)",
        help: ["whether it holds for each record", "si se cumple para todos los registros"] },
    ListFunction { name: "min_of", call: "min_of(list, |r| number)",
        help: ["the least value of the records", "el menor valor de los registros"] },
    ListFunction { name: "max_of", call: "max_of(list, |r| number)",
        help: ["the greatest value of the records", "el mayor valor de los registros"] },
    ListFunction { name: "filter", call: "filter(list, |r| condition)",
        help: ["the records for which it holds, as a list", "los registros que cumplen, como lista"] },
];

/// The word for the functions over lists, beside those of the families.
const LISTS_NAME: &str = "lists";

/// More functions than this are listed; fewer are told in full.
const MOST_IN_FULL: usize = 3;

/// What was asked for.
struct Chosen {
    functions: Vec<&'static Function>,
    lists: Vec<&'static ListFunction>,
    /// Whether each is told in full.
    in_full: bool,
}

pub(super) fn run(arguments: &FunctionsArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.lang.into();
    let part = arguments.name.as_deref().unwrap_or_default();
    let chosen = choose(part);
    if chosen.functions.is_empty() && chosen.lists.is_empty() {
        let names = FUNCTIONS.iter().map(|function| function.name);
        let families = Family::ALL.into_iter().map(Family::name);
        let near = nearest(part, names.chain(LISTS.iter().map(|list| list.name)).chain(families));
        let help = match near {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => say!("`auditlite functions` lists them", "`auditlite functions` muestra las que hay"),
        };
        let message = say!("no function is called `{part}`", "ninguna función se llama `{part}`");
        output.complain([&Diagnostic::error(Code::UNKNOWN_FUNCTION, message).help(help)], lang)?;
        return Ok(Exit::Usage);
    }
    let text = match arguments.format {
        TextFormat::Json => json::render(&chosen, lang),
        TextFormat::Text => text::render(&chosen, lang),
    };
    output.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// A function by its name, a family by its word, otherwise every name with that part.
fn choose(part: &str) -> Chosen {
    let functions = |test: &dyn Fn(&Function) -> bool| FUNCTIONS.iter().filter(|function| test(function)).collect();
    let lists = |test: &dyn Fn(&ListFunction) -> bool| LISTS.iter().filter(|list| test(list)).collect();
    if part.is_empty() {
        return Chosen { functions: functions(&|_| true), lists: lists(&|_| true), in_full: false };
    }
    let exact = Chosen {
        functions: functions(&|function| function.name == part),
        lists: lists(&|list| list.name == part),
        in_full: true,
    };
    if !exact.functions.is_empty() || !exact.lists.is_empty() {
        return exact;
    }
    if part == LISTS_NAME {
        return Chosen { functions: Vec::new(), lists: lists(&|_| true), in_full: false };
    }
    if Family::ALL.into_iter().any(|family| family.name() == part) {
        let functions = functions(&|function| function.family.name() == part);
        return Chosen { functions, lists: Vec::new(), in_full: false };
    }
    let functions: Vec<&Function> = functions(&|function| function.name.contains(part));
    let lists: Vec<&ListFunction> = lists(&|list| list.name.contains(part));
    let in_full = functions.len() + lists.len() <= MOST_IN_FULL;
    Chosen { functions, lists, in_full }
}

fn pick(lang: Lang, [en, es]: [&str; 2]) -> &str {
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}
