//! A script as a tree of our own, free of the engine's types: what the lowering and the metadata readers work on.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, Text};

/// A parsed file: constants first, then functions.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// The file for messages.
    pub file: String,
    /// `const NAME = literal;` in order.
    pub constants: Vec<Constant>,
    /// `fn name(parameters) { ... }`, by place.
    pub functions: Vec<Function>,
    /// Names of constants and functions that stand in the file but could not be read; the slip was reported.
    pub unread: Vec<String>,
}

impl Script {
    /// Whether a constant or function stands in the file, but could not be read.
    pub fn is_unread(&self, name: &str) -> bool {
        self.unread.iter().any(|unread| unread == name)
    }

    /// The literal of a constant.
    pub fn constant(&self, name: &str) -> Option<&Constant> {
        self.constants.iter().find(|constant| constant.name == name)
    }

    /// Where each function begins, and where each key of the map stands that `estimate` ends with.
    pub fn places(&self) -> BTreeMap<String, Place> {
        let mut places = BTreeMap::new();
        let last = self.function("estimate").and_then(|function| function.body.last());
        let mut open: Vec<&Expression> = match last {
            Some(Statement::Value(value)) => vec![value],
            _ => Vec::new(),
        };
        while let Some(Expression { kind: Kind::Map(entries), .. }) = open.pop() {
            for (key, value) in entries {
                places.insert(key.name.clone(), key.place);
                open.push(value);
            }
            open.retain(|value| matches!(value.kind, Kind::Map(_)));
        }
        places.extend(self.functions.iter().map(|function| (function.name.clone(), function.place)));
        places
    }

    /// A function by name.
    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|function| function.name == name)
    }
}

/// `const NAME = literal;`
#[derive(Debug, Clone)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub place: Place,
    /// Its value.
    pub value: Literal,
}

/// A value that is written out, with the place of each part.
#[derive(Debug, Clone)]
pub struct Literal {
    /// Where it begins.
    pub place: Place,
    /// What it is.
    pub value: LiteralValue,
}

/// What a literal is.
#[derive(Debug, Clone)]
pub enum LiteralValue {
    /// `"text"`
    Text(String),
    /// `1.5`
    Number(f64),
    /// `true`
    Truth(bool),
    /// `[1, 2]`
    List(Vec<Literal>),
    /// `#{ key: value }`
    Map(Vec<(Key, Literal)>),
}

impl LiteralValue {
    /// What a person would call it.
    pub fn kind(&self) -> Text {
        match self {
            LiteralValue::Text(_) => Text::new("a text", "un texto"),
            LiteralValue::Number(_) => Text::new("a number", "un número"),
            LiteralValue::Truth(_) => Text::new("true or false", "verdadero o falso"),
            LiteralValue::List(_) => Text::new("a list", "una lista"),
            LiteralValue::Map(_) => Text::new("a map `#{ ... }`", "un mapa `#{ ... }`"),
        }
    }
}

/// A key of a map.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

/// `fn name(parameters) { body }`
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Names of its parameters.
    pub parameters: Vec<String>,
    /// Where its body begins.
    pub place: Place,
    /// Its statements.
    pub body: Vec<Statement>,
}

/// One statement.
#[derive(Debug, Clone)]
pub enum Statement {
    /// `let name = value;`
    Let {
        /// The name.
        name: String,
        /// Where the name stands.
        place: Place,
        /// What it is bound to.
        value: Expression,
    },
    /// An expression; the last one is the value of the block.
    Value(Expression),
}

impl Statement {
    /// Where it stands.
    pub fn place(&self) -> Place {
        match self {
            Statement::Let { place, .. } => *place,
            Statement::Value(value) => value.place,
        }
    }
}

/// An expression and where its operator or first token stands.
#[derive(Debug, Clone)]
pub struct Expression {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A number.
    Number(f64),
    /// `true`, `false`.
    Truth(bool),
    /// A text.
    Text(String),
    /// A variable.
    Name(String),
    /// `base.name`
    Property(Box<Expression>, String),
    /// `base.name(arguments)`
    Method(Box<Expression>, String, Vec<Expression>),
    /// `name(arguments)`
    Call(String, Vec<Expression>),
    /// `a + b`
    Binary(Binary, Box<Expression>, Box<Expression>),
    /// `-a`
    Negate(Box<Expression>),
    /// `!a`
    Not(Box<Expression>),
    /// `a && b && ...`
    And(Vec<Expression>),
    /// `a || b || ...`
    Or(Vec<Expression>),
    /// `if c { a } else { b }`
    If(Box<Expression>, Vec<Statement>, Option<Vec<Statement>>),
    /// `switch subject { "a" | "b" => x, _ => y }`
    Switch(Box<Expression>, Vec<Arm>, Option<Box<Expression>>),
    /// `#{ key: value }`
    Map(Vec<(Key, Expression)>),
    /// `{ statements }`
    Block(Vec<Statement>),
    /// `|m| body`
    Lambda(Vec<String>, Vec<Statement>),
    /// Something outside the formula subset, in words.
    Outside(Text),
}

/// `"a" | "b" => value`
#[derive(Debug, Clone)]
pub struct Arm {
    /// The values that take this arm.
    pub labels: Vec<String>,
    /// Where each of them stands.
    pub places: Vec<Place>,
    /// The value of the arm.
    pub value: Expression,
}

/// An operator between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `**`
    Power,
    /// A comparison.
    Compare(Comparison),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
}

impl Comparison {
    /// As IEEE compares.
    #[expect(clippy::float_cmp, reason = "a comparison in a rule is the comparison of IEEE 754")]
    pub fn holds(self, a: f64, b: f64) -> bool {
        match self {
            Comparison::Less => a < b,
            Comparison::LessOrEqual => a <= b,
            Comparison::Greater => a > b,
            Comparison::GreaterOrEqual => a >= b,
            Comparison::Equal => a == b,
            Comparison::NotEqual => a != b,
        }
    }

    /// As it stands in print.
    pub fn symbol(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::LessOrEqual => "≤",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => "≥",
            Comparison::Equal => "=",
            Comparison::NotEqual => "≠",
        }
    }

    /// As it stands in a rule.
    pub fn operator(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
        }
    }

    /// The comparison that holds where this one does not.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Comparison::Less => Comparison::GreaterOrEqual,
            Comparison::LessOrEqual => Comparison::Greater,
            Comparison::Greater => Comparison::LessOrEqual,
            Comparison::GreaterOrEqual => Comparison::Less,
            Comparison::Equal => Comparison::NotEqual,
            Comparison::NotEqual => Comparison::Equal,
        }
    }
}
