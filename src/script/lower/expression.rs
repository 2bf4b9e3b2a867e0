//! Expressions: names, literals, conditions and choices.

use super::{Kind, Lowering, MAX_EXPRESSIONS, Op, Scope, Value};
use crate::diagnostic::{Code, Fix, Place, Text, nearest, say};
use crate::script::syntax::{self, Arm, Expression, Statement};
use crate::units::Dimension;

impl Lowering<'_> {
    pub(super) fn expression(&mut self, expression: &Expression, scope: &Scope) -> Value {
        let place = expression.place;
        self.expressions += 1;
        if self.expressions > MAX_EXPRESSIONS {
            return self.too_large(place);
        }
        match &expression.kind {
            syntax::Kind::Number(value) => self.bare_number(*value, place),
            syntax::Kind::Truth(truth) => self.push(Op::Truth(*truth), Kind::Truth, place),
            syntax::Kind::Text(text) => self.push(Op::Word(text.as_str().into()), Kind::Word(None), place),
            syntax::Kind::Name(name) => self.name(name, scope, place),
            syntax::Kind::Property(base, name) => self.property(base, name, scope, place),
            syntax::Kind::Method(base, name, arguments) => self.method(base, name, arguments, scope, place),
            syntax::Kind::Call(name, arguments) => self.call(name, arguments, scope, place),
            syntax::Kind::Binary(operator, left, right) => self.binary(*operator, left, right, scope, place),
            syntax::Kind::Negate(inner) => self.negate(inner, scope, place),
            syntax::Kind::Not(inner) => {
                let value = self.expression(inner, scope);
                match self.truth(&value, inner.place) {
                    Some(node) => self.push(Op::Not(node), Kind::Truth, place),
                    None => Value::Broken,
                }
            }
            syntax::Kind::And(parts) => self.logic(parts, scope, place, Op::And),
            syntax::Kind::Or(parts) => self.logic(parts, scope, place, Op::Or),
            syntax::Kind::If(condition, then, otherwise) => {
                self.choice(condition, then, otherwise.as_deref(), scope, place)
            }
            syntax::Kind::Switch(subject, arms, default) => {
                self.switch(subject, arms, default.as_deref(), scope, place)
            }
            syntax::Kind::Map(entries) => {
                Value::Map(entries.iter().map(|(key, value)| (key.clone(), self.expression(value, scope))).collect())
            }
            syntax::Kind::Block(statements) => self.block(statements, place, scope),
            syntax::Kind::Lambda(..) => self.leave(
                Text::new(
                    "a closure that no list function takes",
                    "un cierre `|r| ...` que ninguna función de listas toma",
                ),
                place,
            ),
            syntax::Kind::Outside(what) => self.leave(what.clone(), place),
        }
    }

    fn bare_number(&mut self, value: f64, place: Place) -> Value {
        if value != 0.0 && (value - 1.0).abs() > 0.0 {
            self.warn(
                Code::BARE_NUMBER,
                say!("the number `{value}` has no name and no source", "el número `{value}` no tiene nombre ni fuente"),
                place,
                Some(Text::new(
                    "make it an assumption with range and source, or a field of the plant",
                    "conviértalo en un supuesto con rango y fuente, o en un dato de la planta",
                )),
            );
        }
        self.push(Op::Number(value, value.to_string().into()), Kind::Number(Dimension::NONE), place)
    }

    fn name(&mut self, name: &str, scope: &Scope, place: Place) -> Value {
        if let Some((_, value)) = scope.iter().rev().find(|(known, _)| known == name) {
            return value.clone();
        }
        let near = nearest(name, scope.iter().map(|(known, _)| known.as_str()));
        let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
        self.fault_with(
            Code::UNKNOWN_NAME,
            say!("nothing is called `{name}` here", "aquí nada se llama `{name}`"),
            place,
            help,
            near.map(|near| Fix::replace(place, name, near)),
        )
    }

    fn logic(
        &mut self,
        parts: &[Expression],
        scope: &Scope,
        place: Place,
        join: fn(super::NodeId, super::NodeId) -> Op,
    ) -> Value {
        let mut joined = None;
        let mut broken = false;
        for part in parts {
            let value = self.expression(part, scope);
            let Some(node) = self.truth(&value, part.place) else {
                broken = true;
                continue;
            };
            joined = match joined {
                None => Some(node),
                Some(left) => match self.push(join(left, node), Kind::Truth, place) {
                    Value::Node(both) => Some(both),
                    _ => None,
                },
            };
        }
        match joined {
            Some(node) if !broken => Value::Node(node),
            _ => Value::Broken,
        }
    }

    fn choice(
        &mut self,
        condition: &Expression,
        then: &[Statement],
        otherwise: Option<&[Statement]>,
        scope: &Scope,
        place: Place,
    ) -> Value {
        let condition_value = self.expression(condition, scope);
        let condition_node = self.truth(&condition_value, condition.place);
        let then = self.block(then, place, scope);
        let Some(otherwise) = otherwise else {
            return self.fault(
                Code::NO_ELSE,
                Text::new(
                    "this `if` has no `else`, so it may have no value",
                    "este `if` no tiene `else`: puede quedar sin valor",
                ),
                place,
                Some(Text::new("add `else { ... }`", "agregue `else { ... }`")),
            );
        };
        let otherwise = self.block(otherwise, place, scope);
        match condition_node {
            Some(condition) => self.choose(condition, &then, &otherwise, place),
            None => Value::Broken,
        }
    }

    /// Joins two branches, which must be of one kind and dimension.
    pub(super) fn choose(&mut self, condition: super::NodeId, then: &Value, otherwise: &Value, place: Place) -> Value {
        if matches!(then, Value::Map(_)) || matches!(otherwise, Value::Map(_)) {
            return self.leave(
                Text::new(
                    "a map inside an `if`; put the `if` inside the map",
                    "un mapa dentro de un `if`; ponga el `if` dentro del mapa",
                ),
                place,
            );
        }
        let (Value::Node(a), Value::Node(b)) = (then, otherwise) else {
            self.not_a_value(then, place);
            self.not_a_value(otherwise, place);
            return Value::Broken;
        };
        let kind = match (self.kind(*a), self.kind(*b)) {
            (Kind::Broken, _) | (_, Kind::Broken) => return Value::Broken,
            (Kind::Truth, Kind::Truth) => Kind::Truth,
            (Kind::Word(_), Kind::Word(_)) => Kind::Word(None),
            (Kind::Number(_), Kind::Number(_)) => match self.common_dimension(*a, *b) {
                Ok(dimension) => Kind::Number(dimension),
                Err(error) => {
                    let message = self.unlike_branches(*a, *b);
                    return self.dimension_fault_as(&message, &error, &[*a, *b], place);
                }
            },
            _ => {
                let message = self.unlike_branches(*a, *b);
                return self.fault(Code::WRONG_KIND, message, place, None);
            }
        };
        self.push(Op::Choose(condition, *a, *b), kind, place)
    }

    fn unlike_branches(&self, a: super::NodeId, b: super::NodeId) -> Text {
        let (first, second) = (self.described(a).1, self.described(b).1);
        Text::new(
            format!("one branch is {}, the other {}", first.en, second.en),
            format!("una rama es {}, la otra {}", first.es, second.es),
        )
    }

    fn switch(
        &mut self,
        subject: &Expression,
        arms: &[Arm],
        default: Option<&Expression>,
        scope: &Scope,
        place: Place,
    ) -> Value {
        let subject_value = self.expression(subject, scope);
        let Value::Node(subject_node) = subject_value else {
            self.not_a_value(&subject_value, subject.place);
            return Value::Broken;
        };
        let words = match self.kind(subject_node) {
            Kind::Word(words) => words,
            Kind::Broken => return Value::Broken,
            other => {
                let found = super::wanted::kind_in_words(&other);
                let (printed, en, es) = (self.print(subject_node), found.en, found.es);
                return self.fault(
                    Code::WRONG_KIND,
                    say!(
                        "a `switch` needs a word, but `{printed}` is {en}",
                        "un `switch` necesita una palabra, pero `{printed}` es {es}"
                    ),
                    subject.place,
                    Some(Text::new(
                        "to choose by a number use `if` ... `else`",
                        "para elegir según un número use `if` ... `else`",
                    )),
                );
            }
        };
        let covered = |word: &String| arms.iter().any(|arm| arm.labels.contains(word));
        let complete = words.as_ref().is_some_and(|words| words.iter().all(covered));
        let mut result = match default {
            Some(default) => Some(self.expression(default, scope)),
            None if complete => None,
            None => {
                let open: Vec<&str> = words
                    .iter()
                    .flat_map(|words| words.iter())
                    .filter(|word| !covered(word))
                    .map(String::as_str)
                    .collect();
                let help = Text::new("add `_ => ...` as its last arm", "agregue `_ => ...` como última línea");
                let (message, help) = if open.is_empty() {
                    (
                        Text::new("this `switch` does not cover every case", "este `switch` no cubre todos los casos"),
                        help,
                    )
                } else {
                    let open = open.join("`, `");
                    (
                        say!("this `switch` has no arm for `{open}`", "a este `switch` le falta la línea de `{open}`"),
                        say!(
                            "add what is missing, or `_ => ...` as its last arm",
                            "agregue lo que falta, o `_ => ...` como última línea"
                        ),
                    )
                };
                return self.fault(Code::NO_ELSE, message, place, Some(help));
            }
        };
        for arm in arms.iter().rev() {
            let value = self.expression(&arm.value, scope);
            let Some(rest) = result.take() else {
                result = Some(value);
                continue;
            };
            let Some(condition) = self.is_one_of(subject_node, arm) else {
                return Value::Broken;
            };
            result = Some(self.choose(condition, &value, &rest, arm.value.place));
        }
        result.unwrap_or(Value::Broken)
    }

    fn is_one_of(&mut self, subject: super::NodeId, arm: &Arm) -> Option<super::NodeId> {
        let place = arm.value.place;
        let mut joined = None;
        for (label, at) in arm.labels.iter().zip(&arm.places) {
            let Value::Node(word) = self.push(Op::Word(label.as_str().into()), Kind::Word(None), place) else {
                return None;
            };
            let Value::Node(same) = self.same_word(subject, word, place, *at) else { return None };
            joined = match joined {
                None => Some(same),
                Some(left) => match self.push(Op::Or(left, same), Kind::Truth, place) {
                    Value::Node(both) => Some(both),
                    _ => None,
                },
            };
        }
        joined
    }
}
