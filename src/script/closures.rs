//! Puts the bodies of closures, which the engine keeps among the functions, where they are written.

use super::syntax::{Expression, Function, Kind, Script, Statement};

/// Moves the bodies of closures from the list of functions to where they are written.
pub(super) fn attach_lambdas(script: &mut Script) {
    let (closures, mut named): (Vec<_>, Vec<_>) =
        std::mem::take(&mut script.functions).into_iter().partition(|function| function.name.starts_with("anon$"));
    for function in &mut named {
        attach_block(&mut function.body, &closures, 0);
    }
    script.functions = named;
}

fn attach_block(block: &mut [Statement], closures: &[Function], depth: usize) {
    for statement in block {
        match statement {
            Statement::Let { value, .. } | Statement::Value(value) => attach(value, closures, depth),
        }
    }
}

fn attach(expression: &mut Expression, closures: &[Function], depth: usize) {
    match &mut expression.kind {
        Kind::Lambda(names, body) if depth < 64 => {
            let found = names.first().and_then(|name| closures.iter().find(|closure| closure.name == *name));
            if let Some(closure) = found {
                let mut statements = closure.body.clone();
                attach_block(&mut statements, closures, depth + 1);
                *names = closure.parameters.clone();
                *body = statements;
            }
        }
        Kind::Property(base, _) | Kind::Negate(base) | Kind::Not(base) => attach(base, closures, depth),
        Kind::Method(base, _, arguments) => {
            attach(base, closures, depth);
            for argument in arguments {
                attach(argument, closures, depth);
            }
        }
        Kind::Call(_, parts) | Kind::And(parts) | Kind::Or(parts) => {
            for part in parts {
                attach(part, closures, depth);
            }
        }
        Kind::Binary(_, left, right) => {
            attach(left, closures, depth);
            attach(right, closures, depth);
        }
        Kind::If(condition, then, otherwise) => {
            attach(condition, closures, depth);
            attach_block(then, closures, depth);
            if let Some(otherwise) = otherwise {
                attach_block(otherwise, closures, depth);
            }
        }
        Kind::Switch(subject, arms, default) => {
            attach(subject, closures, depth);
            for arm in arms {
                attach(&mut arm.value, closures, depth);
            }
            if let Some(default) = default {
                attach(default, closures, depth);
            }
        }
        Kind::Map(entries) => entries.iter_mut().for_each(|(_, value)| attach(value, closures, depth)),
        Kind::Block(statements) => attach_block(statements, closures, depth),
        Kind::Lambda(..) | Kind::Number(_) | Kind::Truth(_) | Kind::Text(_) | Kind::Name(_) | Kind::Outside(_) => {}
    }
}
