//! The amount a year of which a share is saved: a field or a small formula, and its value worked out step by step.

use super::fact::{Fact, Home};
use super::fault;
use crate::diagnostic::{Diagnostic, Lang, Text, say};
use crate::library::Library;
use crate::script::Parser;
use crate::script::syntax::{Binary, Comparison, Expression, Kind, Statement};
use crate::units::{Dimension, Unit, format};

/// A formula of a base.
#[derive(Debug, Clone)]
enum Node {
    /// A number as it is written, canonical.
    Number(f64, Dimension, String),
    /// One of the facts.
    Fact(usize),
    /// The same for each record of a list, added up.
    Sum(Box<Node>),
    /// Two of them joined.
    Join(Binary, Box<Node>, Box<Node>),
}

/// The amount a year of which a share is saved.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// As a rule writes it.
    pub(super) text: String,
    /// The facts that it reads.
    pub(super) facts: Vec<Fact>,
    /// Words that the record of a list must have to be counted: the list, the field, the word.
    pub(super) words: Vec<(String, String, String)>,
    /// The lists that it adds up.
    pub(super) lists: Vec<String>,
    node: Node,
}

/// How many like records a list has at the plant of a case, so that a sum is more than its greatest part.
pub(super) const RECORDS: u8 = 2;

/// A base worked out for one plant.
pub(super) struct Worked {
    /// Its value, canonical.
    pub(super) value: f64,
    /// Its dimension.
    pub(super) dimension: Dimension,
    /// The sum as a person writes it.
    pub(super) sum: String,
}

impl Base {
    /// Reads a field or a formula.
    pub(super) fn parse(library: &Library, parser: &Parser, text: &str) -> Result<Self, Diagnostic> {
        let text = text.trim();
        let is_path = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_.[]".contains(letter);
        let text = if !text.is_empty() && text.chars().all(is_path) {
            let fact = Fact::at(library, text)?;
            match &fact.home {
                Home::Column(list, field) => {
                    let letter = Fact::letter(list);
                    format!("sum(plant.{list}, |{letter}| {letter}.{field})")
                }
                _ => format!("plant.{}", fact.path()),
            }
        } else {
            text.to_owned()
        };
        let function = parser.parse_expression(&text, &["plant"]).map_err(|problems| {
            let first = problems.into_iter().next().map(|problem| problem.message).unwrap_or_default();
            let (en, es) = (first.en, first.es);
            fault(say!("the base `{text}` cannot be read: {en}", "no se puede leer la base `{text}`: {es}"))
        })?;
        let mut reader = Reader { library, facts: Vec::new(), words: Vec::new(), lists: Vec::new() };
        let node = match function.body.as_slice() {
            [Statement::Value(value)] => reader.node(value, None)?,
            _ => return Err(too_much()),
        };
        Ok(Self { text, facts: reader.facts, words: reader.words, lists: reader.lists, node })
    }

    /// Works it out, given the value of each fact in its unit.
    pub(super) fn work_out(&self, values: &dyn Fn(&Fact) -> f64) -> Result<Worked, Diagnostic> {
        let (value, dimension, sum) = self.value(&self.node, values)?;
        Ok(Worked { value, dimension, sum })
    }

    fn value(&self, node: &Node, values: &dyn Fn(&Fact) -> f64) -> Result<(f64, Dimension, String), Diagnostic> {
        match node {
            Node::Number(value, dimension, shown) => Ok((*value, *dimension, shown.clone())),
            Node::Fact(index) => {
                let Some(fact) = self.facts.get(*index) else { return Err(too_much()) };
                let value = values(fact);
                let shown = format!("{} {}", format::full(value, Lang::En), fact.unit.symbol()).trim_end().to_owned();
                Ok((fact.unit.to_canonical(value), fact.unit.dimension(), shown))
            }
            Node::Sum(inner) => {
                let (value, dimension, shown) = self.value(inner, values)?;
                Ok((value * f64::from(RECORDS), dimension, format!("{RECORDS} x {}", bracket(inner, shown))))
            }
            Node::Join(operator, a, b) => {
                let ((x, left, a_shown), (y, right, b_shown)) = (self.value(a, values)?, self.value(b, values)?);
                let (value, dimension, shown) = match operator {
                    Binary::Add => (x + y, left.plus(right), format!("{a_shown} + {b_shown}")),
                    Binary::Subtract => (x - y, left.minus(right), format!("{a_shown} - {}", bracket(b, b_shown))),
                    Binary::Multiply => {
                        (x * y, left.times(right), format!("{} x {}", bracket(a, a_shown), bracket(b, b_shown)))
                    }
                    Binary::Divide => {
                        (x / y, left.per(right), format!("{} / {}", bracket(a, a_shown), bracket(b, b_shown)))
                    }
                    _ => return Err(too_much()),
                };
                let dimension =
                    dimension.map_err(|error| fault(error.message().clone()).help(error.help().cloned()))?;
                Ok((value, dimension, shown))
            }
        }
    }
}

/// Brackets around what is added, where it is multiplied.
fn bracket(node: &Node, shown: String) -> String {
    match node {
        Node::Join(Binary::Add | Binary::Subtract, ..) => format!("({shown})"),
        _ => shown,
    }
}

struct Reader<'a> {
    library: &'a Library,
    facts: Vec<Fact>,
    words: Vec<(String, String, String)>,
    lists: Vec<String>,
}

/// The name of one record in a formula over a list, and the list.
type Record<'a> = Option<(&'a str, &'a str)>;

impl Reader<'_> {
    fn node(&mut self, expression: &Expression, record: Record<'_>) -> Result<Node, Diagnostic> {
        match &expression.kind {
            Kind::Number(value) => Ok(Node::Number(*value, Dimension::NONE, format::full(*value, Lang::En))),
            Kind::Property(inner, name) => match (&inner.kind, Unit::from_property(name)) {
                (Kind::Number(value), Some(unit)) => Ok(written(*value, &unit)),
                _ => self.fact(expression, record),
            },
            Kind::Method(inner, name, arguments) if name == "unit" => match (&inner.kind, arguments.as_slice()) {
                (Kind::Number(value), [Expression { kind: Kind::Text(symbol), .. }]) => {
                    let unit = Unit::parse(symbol)
                        .map_err(|error| fault(error.message().clone()).help(error.help().cloned()))?;
                    Ok(written(*value, &unit))
                }
                _ => Err(too_much()),
            },
            Kind::Binary(operator, a, b) if !matches!(operator, Binary::Power | Binary::Compare(_)) => {
                let (a, b) = (self.node(a, record)?, self.node(b, record)?);
                Ok(Node::Join(*operator, Box::new(a), Box::new(b)))
            }
            Kind::Call(name, arguments) if name == "sum" && record.is_none() => {
                let [list, lambda] = arguments.as_slice() else { return Err(too_much()) };
                let list = self.list(list)?;
                let Some((letter, body)) = one_line(lambda) else { return Err(too_much()) };
                let inner = self.node(body, Some((letter, &list)))?;
                if !self.lists.contains(&list) {
                    self.lists.push(list);
                }
                Ok(Node::Sum(Box::new(inner)))
            }
            _ => Err(too_much()),
        }
    }

    /// The path of a list, and what its records must be to be counted.
    fn list(&mut self, expression: &Expression) -> Result<String, Diagnostic> {
        if let Kind::Call(name, arguments) = &expression.kind
            && name == "filter"
            && let [list, lambda] = arguments.as_slice()
            && let Some((letter, body)) = one_line(lambda)
            && let Kind::Binary(Binary::Compare(Comparison::Equal), field, word) = &body.kind
            && let (Kind::Property(of, field), Kind::Text(word)) = (&field.kind, &word.kind)
            && matches!(&of.kind, Kind::Name(name) if name == letter)
        {
            let list = self.list(list)?;
            self.words.push((list.clone(), field.clone(), word.clone()));
            return Ok(list);
        }
        path(expression).and_then(|path| path.strip_prefix("plant.").map(str::to_owned)).ok_or_else(too_much)
    }

    fn fact(&mut self, expression: &Expression, record: Record<'_>) -> Result<Node, Diagnostic> {
        let path = path(expression).ok_or_else(too_much)?;
        let of_record = record.and_then(|(letter, list)| {
            let rest = path.strip_prefix(letter)?.strip_prefix('.')?;
            Some(format!("{list}.{rest}"))
        });
        let wanted = match (of_record, path.strip_prefix("plant.")) {
            (Some(wanted), _) => wanted,
            (None, Some(rest)) => rest.to_owned(),
            (None, None) => {
                let message =
                    say!("`{path}` in the base stands for nothing", "`{path}` en la base no corresponde a nada");
                return Err(fault(message).help(say!("write `plant.{path}`", "escriba `plant.{path}`")));
            }
        };
        let fact = Fact::at(self.library, &wanted)?;
        if !fact.is_number() {
            return Err(fault(say!(
                "`{wanted}` is no number, so it is no base",
                "`{wanted}` no es un número, así que no sirve de base"
            )));
        }
        if matches!(fact.home, Home::Column(..)) && record.is_none() {
            let help = Text::new(
                "sum it: `sum(plant.motors, |m| m.power * m.hours)`",
                "súmelo: `sum(plant.motors, |m| m.power * m.hours)`",
            );
            return Err(fault(say!(
                "`{wanted}` belongs to each record of a list",
                "`{wanted}` es de cada registro de una lista"
            ))
            .help(help));
        }
        let known = self.facts.iter().position(|known| known.home == fact.home);
        Ok(Node::Fact(known.unwrap_or_else(|| {
            self.facts.push(fact);
            self.facts.len() - 1
        })))
    }
}

fn written(value: f64, unit: &Unit) -> Node {
    let shown = format!("{} {}", format::full(value, Lang::En), unit.symbol()).trim_end().to_owned();
    Node::Number(unit.to_canonical(value), unit.dimension(), shown)
}

/// `|m| body` with one parameter and one line.
fn one_line(expression: &Expression) -> Option<(&str, &Expression)> {
    match &expression.kind {
        Kind::Lambda(parameters, body) => match (parameters.as_slice(), body.as_slice()) {
            ([letter], [Statement::Value(body)]) => Some((letter, body)),
            _ => None,
        },
        _ => None,
    }
}

/// `a.b.c` as text.
fn path(expression: &Expression) -> Option<String> {
    match &expression.kind {
        Kind::Name(name) => Some(name.clone()),
        Kind::Property(inner, name) => Some(format!("{}.{name}", path(inner)?)),
        _ => None,
    }
}

fn too_much() -> Diagnostic {
    fault(Text::new(
        "the base is more than the cases of a draft can be worked out for",
        "la base es más de lo que se puede resolver para los casos de un borrador",
    ))
    .help(Text::new(
        "use facts, numbers, `+ - * /` and `sum(list, |m| ...)`; the rest is written into the rule afterwards",
        "use datos, números, `+ - * /` y `sum(lista, |m| ...)`; lo demás se escribe después en la regla",
    ))
}
