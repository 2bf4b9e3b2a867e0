//! The parts of an expression, in the order in which they stand.

use super::syntax::{Expression, Kind, Statement};

impl Statement {
    /// The expression that it holds.
    pub fn value(&self) -> &Expression {
        match self {
            Statement::Let { value, .. } | Statement::Value(value) => value,
        }
    }

    /// The expression that it holds, to be changed.
    pub fn value_mut(&mut self) -> &mut Expression {
        match self {
            Statement::Let { value, .. } | Statement::Value(value) => value,
        }
    }
}

impl Expression {
    /// The expressions right below this one.
    pub fn parts(&self) -> Vec<&Expression> {
        match &self.kind {
            Kind::Number(_) | Kind::Truth(_) | Kind::Text(_) | Kind::Name(_) | Kind::Outside(_) => Vec::new(),
            Kind::Property(base, _) | Kind::Negate(base) | Kind::Not(base) => vec![base],
            Kind::Method(base, _, arguments) => std::iter::once(&**base).chain(arguments).collect(),
            Kind::Call(_, parts) | Kind::And(parts) | Kind::Or(parts) => parts.iter().collect(),
            Kind::Binary(_, left, right) => vec![left, right],
            Kind::If(condition, then, otherwise) => {
                let branches = then.iter().chain(otherwise.iter().flatten()).map(Statement::value);
                std::iter::once(&**condition).chain(branches).collect()
            }
            Kind::Switch(subject, arms, default) => {
                let arms = arms.iter().map(|arm| &arm.value);
                std::iter::once(&**subject).chain(arms).chain(default.as_deref()).collect()
            }
            Kind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            Kind::Block(statements) | Kind::Lambda(_, statements) => statements.iter().map(Statement::value).collect(),
        }
    }

    /// The same expressions, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut Expression> {
        match &mut self.kind {
            Kind::Number(_) | Kind::Truth(_) | Kind::Text(_) | Kind::Name(_) | Kind::Outside(_) => Vec::new(),
            Kind::Property(base, _) | Kind::Negate(base) | Kind::Not(base) => vec![base],
            Kind::Method(base, _, arguments) => std::iter::once(&mut **base).chain(arguments).collect(),
            Kind::Call(_, parts) | Kind::And(parts) | Kind::Or(parts) => parts.iter_mut().collect(),
            Kind::Binary(_, left, right) => vec![left, right],
            Kind::If(condition, then, otherwise) => {
                let branches = then.iter_mut().chain(otherwise.iter_mut().flatten()).map(Statement::value_mut);
                std::iter::once(&mut **condition).chain(branches).collect()
            }
            Kind::Switch(subject, arms, default) => {
                let arms = arms.iter_mut().map(|arm| &mut arm.value);
                std::iter::once(&mut **subject).chain(arms).chain(default.as_deref_mut()).collect()
            }
            Kind::Map(entries) => entries.iter_mut().map(|(_, value)| value).collect(),
            Kind::Block(statements) | Kind::Lambda(_, statements) => {
                statements.iter_mut().map(Statement::value_mut).collect()
            }
        }
    }
}
