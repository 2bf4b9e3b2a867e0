//! What a value is, against what is needed where it stands.

use super::{Kind, Lowering, NodeId, Op, Value};
use crate::diagnostic::{Code, Place, Text, say};
use crate::script::formula::FactRef;
use crate::units::Dimension;

impl Lowering<'_> {
    /// A node whose value is a number, with its dimension; anything else is a fault.
    pub(super) fn number(&mut self, value: &Value, place: Place) -> Option<(NodeId, Dimension)> {
        let Value::Node(node) = value else {
            self.not_a_value(value, place);
            return None;
        };
        let help = match self.kind(*node) {
            Kind::Number(dimension) => return Some((*node, dimension)),
            Kind::Broken => return None,
            Kind::Truth if matches!(self.graph.node(*node).map(|node| &node.op), Some(Op::Compare(..))) => {
                Some(Text::new(
                    "a double comparison is written `a < b && b < c`",
                    "una comparación doble se escribe `a < b && b < c`",
                ))
            }
            Kind::Truth => Some(Text::new(
                "choose between two numbers: `if condition { a } else { b }`",
                "elija entre dos números: `if condición { a } else { b }`",
            )),
            Kind::Word(_) => None,
        };
        let (printed, found) = self.described(*node);
        self.fault(
            Code::WRONG_KIND,
            Text::new(
                format!("a number is needed here, but `{printed}` is {}", found.en),
                format!("aquí se necesita un número, pero `{printed}` es {}", found.es),
            ),
            place,
            help,
        );
        None
    }

    /// A node whose value is true or false; anything else is a fault.
    pub(super) fn truth(&mut self, value: &Value, place: Place) -> Option<NodeId> {
        let Value::Node(node) = value else {
            self.not_a_value(value, place);
            return None;
        };
        let compare = match self.kind(*node) {
            Kind::Truth => return Some(*node),
            Kind::Broken => return None,
            Kind::Number(_) => "> ...",
            Kind::Word(_) => "== \"...\"",
        };
        let (printed, found) = self.described(*node);
        let written = self.written(*node);
        self.fault(
            Code::WRONG_KIND,
            Text::new(
                format!("a condition is needed here, but `{printed}` is {}", found.en),
                format!("aquí se necesita una condición, pero `{printed}` es {}", found.es),
            ),
            place,
            Some(say!("compare it with something: `{written} {compare}`", "compárelo con algo: `{written} {compare}`")),
        );
        None
    }

    /// A node in print, and what a person would call its value.
    pub(super) fn described(&self, node: NodeId) -> (String, Text) {
        (self.print(node), kind_in_words(&self.kind(node)))
    }

    /// The node of a value that must be one number, condition or word; anything else is a fault.
    pub fn one_value(&mut self, value: &Value, place: Place) -> Option<NodeId> {
        self.not_a_value(value, place);
        match value {
            Value::Node(node) => Some(*node),
            _ => None,
        }
    }

    /// A node as a rule would write it, where it is no more than a name.
    pub(super) fn written(&self, node: NodeId) -> String {
        let printed = self.print(node);
        match self.graph.node(node).map(|node| &node.op) {
            _ if self.steps.iter().any(|step| step.node == node) => printed,
            Some(Op::Fact(FactRef::Column(..))) => format!("r.{printed}"),
            Some(Op::Fact(_)) => format!("plant.{printed}"),
            Some(Op::Assumption(_)) => format!("assume.{printed}"),
            _ => "...".to_owned(),
        }
    }

    /// Says what stands where one value is needed; a value, or what was reported already, is let pass.
    pub(super) fn not_a_value(&mut self, value: &Value, place: Place) {
        let schema = self.schema;
        let (what, help) = match value {
            Value::Broken | Value::Node(_) => return,
            Value::Plant => (Text::new("the whole plant", "toda la planta"), field_of("plant.section")),
            Value::Assume => (Text::new("all assumptions", "todos los supuestos"), field_of("assume")),
            Value::Section(name) => {
                (say!("the section `{name}`", "la sección `{name}`"), field_of(&format!("plant.{name}")))
            }
            Value::Items(name) => {
                (say!("the section `{name}`", "la sección `{name}`"), field_of(&format!("plant.{name}.item")))
            }
            Value::Item(section, item) => {
                (say!("the item `{item}`", "el renglón `{item}`"), field_of(&format!("plant.{section}.{item}")))
            }
            Value::List(table, _) => {
                let path = schema.table_path(*table);
                let help = say!(
                    "write `count(plant.{path})`, or `sum(plant.{path}, |r| r.field)`",
                    "escriba `count(plant.{path})` o `sum(plant.{path}, |r| r.campo)`"
                );
                (say!("the list `{path}`", "la lista `{path}`"), help)
            }
            Value::Record(table, _) => {
                let path = schema.table_path(*table);
                (say!("a whole record of `{path}`", "un registro completo de `{path}`"), field_of("r"))
            }
            Value::Map(_) => (
                Text::new("a map `#{ ... }`", "un mapa `#{ ... }`"),
                Text::new(
                    "a map can only be the last line of `estimate`",
                    "un mapa solo puede ser la última línea de `estimate`",
                ),
            ),
        };
        let (en, es) = (what.en, what.es);
        self.fault(
            Code::WRONG_KIND,
            say!("a value is needed here, but this is {en}", "aquí se necesita un valor, pero esto es {es}"),
            place,
            Some(help),
        );
    }
}

fn field_of(base: &str) -> Text {
    say!("name the field: `{base}.field`", "nombre el campo: `{base}.campo`")
}

/// What a person would call a kind of value.
pub fn kind_in_words(kind: &Kind) -> Text {
    match kind {
        Kind::Number(dimension) => {
            Text::new(dimension.describe(crate::diagnostic::Lang::En), dimension.describe(crate::diagnostic::Lang::Es))
        }
        Kind::Truth => Text::new("true or false", "verdadero o falso"),
        Kind::Word(_) => Text::new("a word", "una palabra"),
        Kind::Broken => Text::new("not known", "desconocido"),
    }
}
