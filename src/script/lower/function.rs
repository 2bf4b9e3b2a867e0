//! Calls: the functions of the table, folds over lists, and helpers, which are written in place.

use std::sync::Arc;

use super::{Call, Kind, Lowering, MAX_INLINE, Op, Scope, Value};
use crate::diagnostic::{Code, Fix, Place, Text, nearest, say};
use crate::functions::{self, Function};
use crate::script::formula::{Fold, NodeId};
use crate::script::signature::{self, Given};
use crate::script::syntax::{self, Expression};

impl Lowering<'_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Expression], scope: &Scope, place: Place) -> Value {
        if name == "filter" {
            return self.filter(arguments, scope, place);
        }
        if let Some(fold) = Fold::named(name) {
            return self.fold(fold, arguments, scope, place);
        }
        if let Some(function) = functions::function(name) {
            return self.table_call(function, arguments, scope, place);
        }
        let own = self.script.function(name).map(|function| (self.script.file.clone(), function.clone()));
        if let Some((file, helper)) = own.or_else(|| self.helpers.functions.get(name).cloned()) {
            return self.helper_call(&file, &helper, arguments, scope, place);
        }
        if self.script.is_unread(name) {
            // What it is given may be wrong all the same.
            for argument in arguments {
                self.expression(argument, scope);
            }
            return Value::Broken;
        }
        if let Some(file) = self.helpers.left_out.get(name) {
            let message = say!(
                "the function `{name}` stands in a broken file",
                "la función `{name}` está en un archivo con errores"
            );
            let help = say!("mend `{file}` first", "corrija primero `{file}`");
            return self.fault(Code::UNKNOWN_FUNCTION, message, place, Some(help));
        }
        let known = functions::FUNCTIONS.iter().map(|function| function.name).chain(self.helpers.names());
        let own = self.script.functions.iter().map(|function| function.name.as_str()).chain(LIST_FUNCTIONS);
        let near = known_elsewhere(name).or_else(|| nearest(name, known.chain(own)));
        let fix = near.map(|near| Fix::replace(place, name, near));
        let help = match near {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => Text::new("`auditlite functions` lists them", "`auditlite functions` muestra las que hay"),
        };
        let message = say!("there is no function `{name}`", "no existe la función `{name}`");
        self.fault_with(Code::UNKNOWN_FUNCTION, message, place, Some(help), fix)
    }

    fn helper_call(
        &mut self,
        file: &str,
        helper: &syntax::Function,
        arguments: &[Expression],
        scope: &Scope,
        place: Place,
    ) -> Value {
        let name = &helper.name;
        let circle = self.calls.iter().position(|call| call.name == *name);
        if circle.is_some() || self.calls.len() >= MAX_INLINE {
            let through: Vec<&str> =
                self.calls.iter().skip(circle.map_or(0, |start| start + 1)).map(|call| call.name.as_str()).collect();
            let message = if circle.is_none() {
                say!(
                    "functions call each other more than {MAX_INLINE} deep",
                    "unas funciones se llaman entre sí a más de {MAX_INLINE} niveles"
                )
            } else if through.is_empty() {
                say!("the function `{name}` calls itself", "la función `{name}` se llama a sí misma")
            } else {
                let through = through.join("`, `");
                say!(
                    "the function `{name}` calls itself by way of `{through}`",
                    "la función `{name}` se llama a sí misma a través de `{through}`"
                )
            };
            let help = Text::new(
                "a formula cannot go round in circles: write the calculation out",
                "una fórmula no puede dar vueltas: escriba el cálculo completo",
            );
            return self.fault(Code::RECURSION, message, place, Some(help));
        }
        let (expected, found) = (helper.parameters.len(), arguments.len());
        if expected != found {
            let message =
                say!("`{name}` takes {expected} values, not {found}", "`{name}` lleva {expected} valores, no {found}");
            let usage = format!("{name}({})", helper.parameters.join(", "));
            return self.fault(
                Code::WRONG_ARGUMENTS,
                message,
                place,
                Some(say!("write `{usage}`", "escriba `{usage}`")),
            );
        }
        let values: Vec<Value> = arguments.iter().map(|argument| self.expression(argument, scope)).collect();
        let inner = helper.parameters.iter().cloned().zip(values).collect();
        self.calls.push(Call { name: name.clone(), file: file.to_owned(), at: place });
        let result = self.body(&helper.body, helper.place, inner, false);
        self.calls.pop();
        result
    }

    fn table_call(
        &mut self,
        function: &'static Function,
        arguments: &[Expression],
        scope: &Scope,
        place: Place,
    ) -> Value {
        let mut nodes: Vec<NodeId> = Vec::new();
        let mut given = Vec::new();
        for argument in arguments {
            let value = self.expression(argument, scope);
            let Value::Node(node) = value else {
                self.not_a_value(&value, argument.place);
                return Value::Broken;
            };
            let kind = self.kind(node);
            if kind == Kind::Broken {
                return Value::Broken;
            }
            let word = match self.graph.node(node).map(|node| &node.op) {
                Some(Op::Word(word)) => Some(word.to_string()),
                _ => None,
            };
            given.push(Given { kind, zero: self.is_bare_zero(node), word });
            nodes.push(node);
        }
        match signature::check(function, &given) {
            Ok((dimension, conversion)) => {
                self.push(Op::Call(function, nodes, Arc::new(conversion)), Kind::Number(dimension), place)
            }
            Err(misuse) => {
                let argument = misuse.argument.and_then(|index| arguments.get(index));
                let at = argument.map_or(place, |argument| argument.place);
                let printed = misuse.argument.and_then(|index| nodes.get(index)).map(|node| self.print(*node));
                let name = function.name;
                let usage = misuse.argument.is_none().then(|| signature::usage(function));
                let usage = usage.map(|usage| say!("write `{usage}`", "escriba `{usage}`"));
                let help = misuse.help.or(usage).or_else(|| {
                    printed.map(|printed| say!("`{printed}` stands in `{name}`", "`{printed}` está en `{name}`"))
                });
                self.fault(misuse.code, misuse.message, at, help)
            }
        }
    }
}

/// The functions over lists.
const LIST_FUNCTIONS: [&str; 7] = ["sum", "count", "any", "all", "min_of", "max_of", "filter"];

/// What a function is called here that has another name elsewhere.
fn known_elsewhere(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "maximum" | "maximo" | "mayor" => "max",
        "minimum" | "minimo" | "menor" => "min",
        "root" | "raiz" => "sqrt",
        "absolute" | "absoluto" => "abs",
        "suma" | "sumar" | "total" => "sum",
        "cuenta" | "contar" | "len" | "length" => "count",
        "todos" => "all",
        "algun" | "alguno" => "any",
        "filtrar" | "filtro" => "filter",
        _ => return None,
    })
}
