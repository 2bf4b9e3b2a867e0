//! Chains of points: facts of the plant, assumptions, and numbers with a unit.

use super::{Kind, Lowering, Op, Scope, Value};
use crate::diagnostic::{Code, Fix, Place, Text, nearest, say};
use crate::script::formula::FactRef;
use crate::script::schema::{FactKind, FactShape, Member, SectionShape};
use crate::script::syntax::{self, Expression, LiteralValue};
use crate::units::Unit;

impl Lowering<'_> {
    pub(super) fn property(&mut self, base: &Expression, name: &str, scope: &Scope, place: Place) -> Value {
        if let syntax::Kind::Number(value) = base.kind {
            return match Unit::from_property(name) {
                Some(unit) => self.number_with_unit(value, &unit, place),
                None => self.no_such_unit(value, name, place),
            };
        }
        let schema = self.schema;
        match self.expression(base, scope) {
            Value::Broken => Value::Broken,
            Value::Plant => self.section(name).unwrap_or_else(|| {
                let known = schema.section_names();
                let fault = self.unknown_fact(name, &known, name, "", place);
                // What stands behind it is looked at as well.
                nearest(name, known).and_then(|near| self.section(near)).unwrap_or(fault)
            }),
            Value::Section(section) => match schema.member(&section, name) {
                Some(Member::Fact(fact)) => self.fact(FactRef::Scalar(fact.id), &fact, place),
                Some(Member::Table(table)) => Value::List(table, Vec::new()),
                None => {
                    let path = format!("{section}.{name}");
                    self.unknown_fact(&path, &schema.member_names(&section), name, &format!("{section}."), place)
                }
            },
            Value::Items(section) => Value::Item(section, name.to_owned()),
            Value::Item(section, item) => match schema.item_fact(&section, &item, name) {
                Some(fact) => self.fact(FactRef::Item(fact.id, item.as_str().into()), &fact, place),
                None => {
                    let prefix = format!("{section}.{item}.");
                    let path = format!("{prefix}{name}");
                    self.unknown_fact(&path, &schema.member_names(&section), name, &prefix, place)
                }
            },
            Value::Record(table, depth) => match schema.column(table, name) {
                Some(fact) => self.fact(FactRef::Column(table, fact.id, depth), &fact, place),
                None => {
                    let prefix = format!("{}[].", schema.table_path(table));
                    let path = format!("{prefix}{name}");
                    self.unknown_fact(&path, &schema.column_names(table), name, &prefix, place)
                }
            },
            Value::Assume => match self.assumptions.iter().position(|assumption| assumption.name == name) {
                Some(index) => {
                    let dimension = self.assumptions.get(index).map(|assumption| assumption.dimension);
                    let index = u32::try_from(index).unwrap_or(u32::MAX);
                    self.push(Op::Assumption(index), dimension.map_or(Kind::Broken, Kind::Number), place)
                }
                // Declared, but not soundly: that was said already.
                None if self.is_declared(name) || self.script.is_unread("ASSUMPTIONS") => Value::Broken,
                None => {
                    let known = self.assumptions.iter().map(|assumption| assumption.name.as_str());
                    let near = nearest(name, known);
                    let help = match near {
                        Some(near) => say!("did you mean `assume.{near}`?", "¿quiso decir `assume.{near}`?"),
                        None => Text::new("add it to `const ASSUMPTIONS`", "agréguelo a `const ASSUMPTIONS`"),
                    };
                    let fix = near.map(|near| Fix::replace(place, name, near));
                    self.fault_with(
                        Code::UNKNOWN_ASSUMPTION,
                        say!("there is no assumption `{name}`", "no existe el supuesto `{name}`"),
                        place,
                        Some(help),
                        fix,
                    )
                }
            },
            Value::List(table, _) => {
                let path = schema.table_path(table);
                self.fault(
                    Code::WRONG_KIND,
                    say!(
                        "`{path}` is a list; its `{name}` stands in each record",
                        "`{path}` es una lista; `{name}` está en cada registro"
                    ),
                    place,
                    Some(say!("write `sum(plant.{path}, |r| r.{name})`", "escriba `sum(plant.{path}, |r| r.{name})`")),
                )
            }
            Value::Node(_) | Value::Map(_) => self.fault(
                Code::WRONG_KIND,
                say!("a number has no field `{name}`", "un número no tiene el campo `{name}`"),
                place,
                Some(Text::new(
                    "a unit can only stand behind a number that is written out",
                    "una unidad solo puede ir después de un número escrito",
                )),
            ),
        }
    }

    fn section(&self, name: &str) -> Option<Value> {
        Some(match self.schema.section(name)? {
            SectionShape::Record => Value::Section(name.to_owned()),
            SectionShape::Items => Value::Items(name.to_owned()),
            SectionShape::Table(table) => Value::List(table, Vec::new()),
        })
    }

    pub(super) fn method(
        &mut self,
        base: &Expression,
        name: &str,
        arguments: &[Expression],
        scope: &Scope,
        place: Place,
    ) -> Value {
        if let (syntax::Kind::Number(value), "unit", [Expression { kind: syntax::Kind::Text(text), .. }]) =
            (&base.kind, name, arguments)
        {
            return match Unit::parse(text) {
                Ok(unit) => self.number_with_unit(*value, &unit, place),
                Err(error) => {
                    let ahead = u32::try_from("unit(\"".len()).unwrap_or_default();
                    let inside = Place { line: place.line, column: place.column.saturating_add(ahead) };
                    let fix = error.corrected(text).map(|unit| Fix::replace(inside, text.as_str(), unit));
                    let (message, help) = (error.message().clone(), error.help().cloned());
                    self.fault_with(Code::UNKNOWN_UNIT, message, place, help, fix)
                }
            };
        }
        let first = match self.expression(base, scope) {
            Value::Broken => return Value::Broken,
            Value::Node(node) => self.written(node),
            Value::List(table, _) => format!("plant.{}", self.schema.table_path(table)),
            _ => "...".to_owned(),
        };
        let more = if arguments.is_empty() { "" } else { ", ..." };
        let fix = chain(base).map(|(start, written)| {
            let next = if arguments.is_empty() { "" } else { ", " };
            Fix::replace(start, format!("{written}.{name}("), format!("{name}({written}{next}"))
        });
        self.fault_with(
            Code::UNKNOWN_FUNCTION,
            say!(
                "a function does not stand behind a point: `.{name}(...)`",
                "una función no va después de un punto: `.{name}(...)`"
            ),
            place,
            Some(say!("write it in front: `{name}({first}{more})`", "escríbala delante: `{name}({first}{more})`")),
            fix,
        )
    }

    fn no_such_unit(&mut self, value: f64, name: &str, place: Place) -> Value {
        let near = nearest(name, Unit::simple_names().iter().copied());
        let mut fix = near.map(|near| Fix::replace(place, name, near));
        if let Some(Err(error)) = near.is_none().then(|| Unit::parse(name)) {
            let meant = error.corrected(name).filter(|unit| Unit::from_property(unit).is_some());
            fix = meant.map(|unit| Fix::replace(place, name, unit));
        }
        let (message, help) = match (near, Unit::parse(name)) {
            (_, Ok(_)) => {
                fix = Some(Fix::replace(place, name, format!("unit(\"{name}\")")));
                (
                    say!("`{name}` cannot stand behind a point", "`{name}` no puede ir después de un punto"),
                    Some(say!("write `{value}.unit(\"{name}\")`", "escriba `{value}.unit(\"{name}\")`")),
                )
            }
            (Some(near), Err(_)) => (
                say!("`{name}` is not a unit", "`{name}` no es una unidad"),
                Some(say!("did you mean `{value}.{near}`?", "¿quiso decir `{value}.{near}`?")),
            ),
            (None, Err(error)) => {
                let usual = Text::new(
                    "units are written as on the nameplate: `5.kW`, `7.unit(\"bar(g)\")`",
                    "las unidades se escriben como en la placa: `5.kW`, `7.unit(\"bar(g)\")`",
                );
                (error.message().clone(), Some(error.help().cloned().unwrap_or(usual)))
            }
        };
        self.fault_with(Code::UNKNOWN_UNIT, message, place, help, fix)
    }

    /// Whether the file declares an assumption of this name, soundly or not.
    fn is_declared(&self, name: &str) -> bool {
        match self.script.constant("ASSUMPTIONS").map(|constant| &constant.value.value) {
            Some(LiteralValue::Map(entries)) => entries.iter().any(|(key, _)| key.name == name),
            _ => false,
        }
    }

    fn number_with_unit(&mut self, value: f64, unit: &Unit, place: Place) -> Value {
        let written = format!("{value} {}", unit.symbol());
        self.push(Op::Number(unit.to_canonical(value), written.into()), Kind::Number(unit.dimension()), place)
    }

    fn fact(&mut self, fact: FactRef, shape: &FactShape, place: Place) -> Value {
        let kind = match &shape.kind {
            FactKind::Number { dimension, .. } => Kind::Number(*dimension),
            FactKind::Truth => Kind::Truth,
            FactKind::Choice(words) => Kind::Word(Some(words.clone())),
            FactKind::Text => {
                let path = self.schema.field_path(shape.id).to_owned();
                return self.fault(
                    Code::WRONG_KIND,
                    say!(
                        "`{path}` is free text; nothing can be worked out from it",
                        "`{path}` es texto libre; no se puede calcular con él"
                    ),
                    place,
                    None,
                );
            }
        };
        self.push(Op::Fact(fact), kind, place)
    }

    fn unknown_fact(&mut self, path: &str, known: &[&str], name: &str, prefix: &str, place: Place) -> Value {
        let near = nearest(name, known.iter().copied());
        let help = match near {
            Some(near) => say!("did you mean `{prefix}{near}`?", "¿quiso decir `{prefix}{near}`?"),
            None => {
                let all = known.join("`, `");
                say!("there are `{all}`", "hay `{all}`")
            }
        };
        self.fault_with(
            Code::UNKNOWN_FACT,
            say!("the rule reads `{path}`, which no profile has", "la regla lee `{path}`, que ningún perfil tiene"),
            place,
            Some(help),
            near.map(|near| Fix::replace(place, name, near)),
        )
    }
}

/// A chain of names such as `plant.motors` as it is written, and where it begins.
pub(super) fn chain(expression: &Expression) -> Option<(Place, String)> {
    match &expression.kind {
        syntax::Kind::Name(name) => Some((expression.place, name.clone())),
        syntax::Kind::Property(base, name) => {
            let (start, written) = chain(base)?;
            Some((start, format!("{written}.{name}")))
        }
        _ => None,
    }
}
