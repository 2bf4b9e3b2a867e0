//! Reads the top level of a script: constants that are written out, and nothing else.

use rhai::{Expr, Position, Stmt};

use super::parse::{number, place};
use super::syntax::{Constant, Key, Literal, LiteralValue};
use crate::diagnostic::{Code, Diagnostic, Fix, Text, say};

/// A statement of the top level as a constant.
pub(super) fn constant(file: &str, statement: &Stmt) -> Result<Constant, Box<Diagnostic>> {
    let fault = |position: Position, message: Text, help: Option<Text>| {
        let usual = say!(
            "a rule file holds only `const NAME = ...;` and `fn name(...) {{ ... }}`",
            "un archivo de reglas solo contiene `const NOMBRE = ...;` y `fn nombre(...) {{ ... }}`"
        );
        let problem = Diagnostic::error(Code::NOT_A_LITERAL, message);
        Box::new(problem.in_file(file).at(place(position)).help(help.unwrap_or(usual)))
    };
    let Stmt::Var(parts, flags, position) = statement else {
        let message =
            Text::new("a statement stands outside of every function", "hay una instrucción fuera de toda función");
        return Err(fault(start(statement), message, None));
    };
    let (name, value, _) = parts.as_ref();
    if !flags.intersects(rhai::ASTFlags::CONSTANT) {
        let name = &name.name;
        let message = say!("`let {name}` stands outside of every function", "`let {name}` está fuera de toda función");
        let help = Text::new(
            "a number belongs in `const ASSUMPTIONS`, a step of the calculation in `estimate`",
            "un número va en `const ASSUMPTIONS`; un paso del cálculo, en `estimate`",
        );
        return Err(fault(*position, message, Some(help)));
    }
    let literal = literal(value).map_err(|part| {
        let name = &name.name;
        let message = say!(
            "`const {name}` must be written out, but here something is worked out",
            "`const {name}` debe escribirse completo, pero aquí se calcula algo"
        );
        let help = match part {
            Expr::Dot(..) => Text::new(
                "write the plain number here; its unit stands in `unit: \"...\"`",
                "escriba aquí solo el número; su unidad va en `unit: \"...\"`",
            ),
            Expr::InterpolatedString(..) => Text::new("write the text between `\"`", "escriba el texto entre `\"`"),
            _ => Text::new("write the result of the calculation", "escriba el resultado del cálculo"),
        };
        let mut problem = fault(part.start_position(), message, Some(help));
        problem.fix = without_unit(part);
        problem
    })?;
    Ok(Constant { name: name.name.to_string(), place: place(name.pos), value: literal })
}

/// `5.kW`, of which only the number may stand in a constant.
fn without_unit(part: &Expr) -> Option<Fix> {
    let Expr::Dot(parts, ..) = part else { return None };
    let Expr::Property(property, _) = &parts.rhs else { return None };
    let value = number(&parts.lhs)?;
    Some(Fix::replace(place(part.start_position()), format!("{value}.{}", property.2), value.to_string()))
}

/// Where a statement begins, not where its operator stands.
fn start(statement: &Stmt) -> Position {
    match statement {
        Stmt::Expr(expression) => expression.start_position(),
        Stmt::FnCall(call, position) => {
            call.args.first().filter(|_| call.op_token.is_some()).map_or(*position, Expr::start_position)
        }
        other => other.position(),
    }
}

/// A value that is written out, or the part that is not.
fn literal(expression: &Expr) -> Result<Literal, &Expr> {
    let value = match expression {
        Expr::StringConstant(text, _) => LiteralValue::Text(text.to_string()),
        Expr::BoolConstant(truth, _) => LiteralValue::Truth(*truth),
        Expr::Array(items, _) => LiteralValue::List(items.iter().map(literal).collect::<Result<_, _>>()?),
        Expr::Map(parts, _) => LiteralValue::Map(
            parts
                .0
                .iter()
                .map(|(key, value)| {
                    let key = Key { name: key.name.to_string(), place: place(key.pos) };
                    literal(value).map(|value| (key, value))
                })
                .collect::<Result<_, _>>()?,
        ),
        Expr::FnCall(call, _) if call.name == "-" && call.args.len() == 1 => match call.args.first().and_then(number) {
            Some(value) => LiteralValue::Number(-value),
            None => return Err(expression),
        },
        other => LiteralValue::Number(number(other).ok_or(other)?),
    };
    Ok(Literal { place: place(expression.start_position()), value })
}
