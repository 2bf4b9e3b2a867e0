//! Chains of points: facts of the plant, assumptions, and numbers with a unit.

use super::{Kind, Lowering, Op, Scope, Value};
use crate::diagnostic::{Code, Place, Text, nearest, say};
use crate::script::formula::FactRef;
use crate::script::schema::{FactKind, FactShape, Member, SectionShape};
use crate::script::syntax::{self, Expression};
use crate::units::Unit;

impl Lowering<'_> {
    pub(super) fn property(&mut self, base: &Expression, name: &str, scope: &Scope, place: Place) -> Value {
        if let syntax::Kind::Number(value) = base.kind {
            return match Unit::from_property(name) {
                Some(unit) => self.number_with_unit(value, &unit, place),
                None => {
                    let near = nearest(name, Unit::simple_names().iter().copied());
                    let help = near.map_or_else(
                        || say!("write `{value}.unit(\"{name}\")`", "escriba `{value}.unit(\"{name}\")`"),
                        |near| say!("did you mean `{value}.{near}`?", "¿quiso decir `{value}.{near}`?"),
                    );
                    let message = say!("`{name}` is not a unit", "`{name}` no es una unidad");
                    self.fault(Code::UNKNOWN_UNIT, message, place, Some(help))
                }
            };
        }
        let schema = self.schema;
        match self.expression(base, scope) {
            Value::Broken => Value::Broken,
            Value::Plant => match schema.section(name) {
                Some(SectionShape::Record) => Value::Section(name.to_owned()),
                Some(SectionShape::Items) => Value::Items(name.to_owned()),
                Some(SectionShape::Table(table)) => Value::List(table, Vec::new()),
                None => self.unknown_fact(name, &schema.section_names(), name, "", place),
            },
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
                None => {
                    let known = self.assumptions.iter().map(|assumption| assumption.name.as_str());
                    let help = match nearest(name, known) {
                        Some(near) => say!("did you mean `assume.{near}`?", "¿quiso decir `assume.{near}`?"),
                        None => Text::new("add it to `const ASSUMPTIONS`", "agréguelo a `const ASSUMPTIONS`"),
                    };
                    self.fault(
                        Code::UNKNOWN_ASSUMPTION,
                        say!("there is no assumption `{name}`", "no existe el supuesto `{name}`"),
                        place,
                        Some(help),
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
                Err(error) => self.fault(Code::UNKNOWN_UNIT, error.message().clone(), place, error.help().cloned()),
            };
        }
        let _ = self.expression(base, scope);
        self.fault(
            Code::UNKNOWN_FUNCTION,
            say!("`.{name}(...)` cannot be used here", "`.{name}(...)` no puede usarse aquí"),
            place,
            Some(say!("functions stand in front: `{name}(...)`", "las funciones van delante: `{name}(...)`")),
        )
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
        let help = nearest(name, known.iter().copied())
            .map(|near| say!("did you mean `{prefix}{near}`?", "¿quiso decir `{prefix}{near}`?"));
        self.fault(
            Code::UNKNOWN_FACT,
            say!("the rule reads `{path}`, which no profile has", "la regla lee `{path}`, que ningún perfil tiene"),
            place,
            help,
        )
    }
}
