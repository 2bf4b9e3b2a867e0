//! Calls: the functions of the table, folds over lists, and helpers, which are written in place.

use std::sync::Arc;

use super::{Kind, Lowering, MAX_INLINE, Op, Scope, Value};
use crate::diagnostic::{Code, Place, Text, nearest, say};
use crate::functions::{self, Function, Signature};
use crate::script::formula::{Conversion, Fold, NodeId};
use crate::script::syntax::{self, Expression};
use crate::units::{Dimension, Unit};

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
        let known = functions::FUNCTIONS.iter().map(|function| function.name).chain(self.helpers.names());
        let help = nearest(name, known).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
        let message = say!("there is no function `{name}`", "no existe la función `{name}`");
        let help = help.unwrap_or_else(|| {
            Text::new("`auditlite functions` lists them", "`auditlite functions` muestra las que hay")
        });
        self.fault(Code::UNKNOWN_FUNCTION, message, place, Some(help))
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
        if self.calls.iter().any(|(called, _)| called == name) || self.calls.len() >= MAX_INLINE {
            return self.fault(
                Code::RECURSION,
                say!("the function `{name}` calls itself", "la función `{name}` se llama a sí misma"),
                place,
                None,
            );
        }
        if helper.parameters.len() != arguments.len() {
            return self.argument_count(name, helper.parameters.len(), arguments.len(), place);
        }
        let values: Vec<Value> = arguments.iter().map(|argument| self.expression(argument, scope)).collect();
        let inner = helper.parameters.iter().cloned().zip(values).collect();
        self.calls.push((name.clone(), file.to_owned()));
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
        let expected = match function.signature {
            Signature::Alike { parameters } => parameters.len(),
            Signature::Root => 1,
            Signature::Fixed { parameters, .. } => parameters.len(),
        };
        if expected != arguments.len() {
            return self.argument_count(function.name, expected, arguments.len(), place);
        }
        let values: Vec<Value> = arguments.iter().map(|argument| self.expression(argument, scope)).collect();
        match function.signature {
            Signature::Alike { .. } => self.alike_call(function, &values, arguments, place),
            Signature::Root => {
                let (Some(value), Some(argument)) = (values.first(), arguments.first()) else { return Value::Broken };
                let Some((node, dimension)) = self.number(value, argument.place) else { return Value::Broken };
                match dimension.root() {
                    Ok(dimension) => {
                        let op = Op::Call(function, vec![node], Arc::new(Conversion::default()));
                        self.push(op, Kind::Number(dimension), place)
                    }
                    Err(error) => self.dimension_fault(&error, &[node], place),
                }
            }
            Signature::Fixed { parameters, result, per_anything } => {
                self.fixed_call(function, parameters, result, per_anything, &values, arguments, place)
            }
        }
    }

    fn alike_call(
        &mut self,
        function: &'static Function,
        values: &[Value],
        arguments: &[Expression],
        place: Place,
    ) -> Value {
        let mut nodes: Vec<NodeId> = Vec::new();
        let mut common = None;
        for (value, argument) in values.iter().zip(arguments) {
            let Some((node, dimension)) = self.number(value, argument.place) else { return Value::Broken };
            common = match nodes.last() {
                None => Some(dimension),
                Some(before) => match self.common_dimension(*before, node) {
                    Ok(dimension) => Some(dimension),
                    Err(error) => return self.dimension_fault(&error, &[*before, node], place),
                },
            };
            nodes.push(node);
        }
        let op = Op::Call(function, nodes, Arc::new(Conversion::default()));
        self.push(op, common.map_or(Kind::Broken, Kind::Number), place)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one signature")]
    fn fixed_call(
        &mut self,
        function: &'static Function,
        parameters: &'static [functions::Parameter],
        result: &'static str,
        per_anything: bool,
        values: &[Value],
        arguments: &[Expression],
        place: Place,
    ) -> Value {
        let mut nodes = Vec::new();
        let mut conversion = Conversion { arguments: Vec::new(), result: unit_of(result) };
        let mut dimension = conversion.result.as_ref().map_or(Dimension::NONE, Unit::dimension);
        for (index, ((parameter, value), argument)) in parameters.iter().zip(values).zip(arguments).enumerate() {
            if !parameter.words.is_empty() {
                match self.word_argument(function, parameter, value, argument.place) {
                    Some(node) => nodes.push(node),
                    None => return Value::Broken,
                }
                conversion.arguments.push(None);
                continue;
            }
            let Some((node, found)) = self.number(value, argument.place) else { return Value::Broken };
            let unit = unit_of(parameter.unit);
            let wanted = unit.as_ref().map_or(Dimension::NONE, Unit::dimension);
            let extra = found.per(wanted).ok().filter(|_| per_anything && index == 0);
            match extra.and_then(|extra| dimension.times(extra).ok()) {
                Some(scaled) => dimension = scaled,
                None if wanted.comparable(found).is_ok() => {}
                None => {
                    let (name, parameter) = (function.name, parameter.name);
                    let printed = self.print(node);
                    let (wanted, found) = (super::kind_in_words(&Kind::Number(wanted)), super::kind_in_words(&Kind::Number(found)));
                    let message = Text::new(
                        format!("`{parameter}` of `{name}` is {}, but `{printed}` is {}", wanted.en, found.en),
                        format!("`{parameter}` de `{name}` es {}, pero `{printed}` es {}", wanted.es, found.es),
                    );
                    return self.fault(Code::DIMENSION, message, argument.place, None);
                }
            }
            nodes.push(node);
            conversion.arguments.push(unit);
        }
        self.push(Op::Call(function, nodes, Arc::new(conversion)), Kind::Number(dimension), place)
    }

    fn word_argument(
        &mut self,
        function: &Function,
        parameter: &functions::Parameter,
        value: &Value,
        place: Place,
    ) -> Option<NodeId> {
        let Value::Node(node) = value else {
            self.not_a_value(value, place);
            return None;
        };
        let allowed = |word: &str| parameter.words.contains(&word);
        let unknown = match (self.kind(*node), self.graph.node(*node).map(|node| node.op.clone())) {
            (Kind::Broken, _) => return None,
            (Kind::Word(_), Some(Op::Word(word))) if !allowed(&word) => Some(word.to_string()),
            (Kind::Word(Some(words)), _) => words.iter().find(|word| !allowed(word)).cloned(),
            (Kind::Word(None), _) => None,
            _ => {
                let words = parameter.words.join("`, `");
                let (name, parameter) = (function.name, parameter.name);
                self.fault(
                    Code::WRONG_ARGUMENTS,
                    say!("`{parameter}` of `{name}` is one of the words `{words}`", "`{parameter}` de `{name}` es una de las palabras `{words}`"),
                    place,
                    None,
                );
                return None;
            }
        };
        if let Some(word) = unknown {
            let words = parameter.words.join("`, `");
            let name = function.name;
            self.fault(
                Code::UNKNOWN_WORD,
                say!("`{name}` does not know `{word}`", "`{name}` no conoce `{word}`"),
                place,
                Some(say!("it knows `{words}`", "conoce `{words}`")),
            );
            return None;
        }
        Some(*node)
    }

    fn argument_count(&mut self, name: &str, expected: usize, found: usize, place: Place) -> Value {
        self.fault(
            Code::WRONG_ARGUMENTS,
            say!("`{name}` takes {expected} values, not {found}", "`{name}` lleva {expected} valores, no {found}"),
            place,
            None,
        )
    }
}

fn unit_of(symbol: &str) -> Option<Unit> {
    if symbol.is_empty() { None } else { Unit::parse(symbol).ok() }
}
