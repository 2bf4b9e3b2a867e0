//! An expression as a rule would write it.

use std::fmt;

use super::syntax::{Binary, Expression, Kind, Statement};

impl Binary {
    /// As it stands in a rule.
    pub fn operator(self) -> &'static str {
        match self {
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Power => "**",
            Binary::Compare(comparison) => comparison.operator(),
        }
    }

    fn binding(self) -> u8 {
        match self {
            Binary::Compare(_) => 3,
            Binary::Add | Binary::Subtract => 4,
            Binary::Multiply | Binary::Divide => 5,
            Binary::Power => 7,
        }
    }
}

/// How tightly an expression binds; what binds looser than its surroundings stands in parentheses.
fn binding(expression: &Expression) -> u8 {
    match &expression.kind {
        Kind::If(..) | Kind::Switch(..) | Kind::Lambda(..) => 0,
        Kind::Or(_) => 1,
        Kind::And(_) => 2,
        Kind::Binary(operator, ..) => operator.binding(),
        Kind::Negate(_) | Kind::Not(_) => 6,
        _ => 9,
    }
}

struct Within<'a>(&'a Expression, u8);

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if binding(self.0) < self.1 { write!(f, "({})", self.0) } else { write!(f, "{}", self.0) }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, parts: &[Expression], between: &str, least: u8) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        write!(f, "{}", Within(part, least))?;
    }
    Ok(())
}

fn block(f: &mut fmt::Formatter<'_>, statements: &[Statement]) -> fmt::Result {
    for (index, statement) in statements.iter().enumerate() {
        if index > 0 {
            f.write_str("; ")?;
        }
        match statement {
            Statement::Let { name, value, .. } => write!(f, "let {name} = {value}")?,
            Statement::Value(value) => write!(f, "{value}")?,
        }
    }
    Ok(())
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Number(value) => write!(f, "{value}"),
            Kind::Truth(truth) => write!(f, "{truth}"),
            Kind::Text(text) => write!(f, "{text:?}"),
            Kind::Name(name) => f.write_str(name),
            Kind::Property(base, name) => write!(f, "{}.{name}", Within(base, 9)),
            Kind::Method(base, name, arguments) => {
                write!(f, "{}.{name}(", Within(base, 9))?;
                joined(f, arguments, ", ", 0)?;
                f.write_str(")")
            }
            Kind::Call(name, arguments) => {
                write!(f, "{name}(")?;
                joined(f, arguments, ", ", 0)?;
                f.write_str(")")
            }
            Kind::Binary(operator, left, right) => {
                let binding = operator.binding();
                write!(f, "{} {} {}", Within(left, binding), operator.operator(), Within(right, binding + 1))
            }
            Kind::Negate(inner) => write!(f, "-{}", Within(inner, 6)),
            Kind::Not(inner) => write!(f, "!{}", Within(inner, 6)),
            Kind::And(parts) => joined(f, parts, " && ", 3),
            Kind::Or(parts) => joined(f, parts, " || ", 2),
            Kind::If(condition, then, otherwise) => {
                write!(f, "if {condition} {{ ")?;
                block(f, then)?;
                f.write_str(" }")?;
                if let Some(otherwise) = otherwise {
                    f.write_str(" else { ")?;
                    block(f, otherwise)?;
                    f.write_str(" }")?;
                }
                Ok(())
            }
            Kind::Switch(subject, arms, default) => {
                write!(f, "switch {subject} {{ ")?;
                for arm in arms {
                    let labels: Vec<String> = arm.labels.iter().map(|label| format!("{label:?}")).collect();
                    write!(f, "{} => {}, ", labels.join(" | "), arm.value)?;
                }
                if let Some(default) = default {
                    write!(f, "_ => {default} ")?;
                }
                f.write_str("}")
            }
            Kind::Map(entries) => {
                f.write_str("#{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    write!(f, "{} {}: {value}", if index > 0 { "," } else { "" }, key.name)?;
                }
                f.write_str(" }")
            }
            Kind::Block(statements) => {
                f.write_str("{ ")?;
                block(f, statements)?;
                f.write_str(" }")
            }
            Kind::Lambda(parameters, body) => {
                // A closure that uses names of its surroundings has them in front; its own comes last.
                write!(f, "|{}| ", parameters.last().map_or("", String::as_str))?;
                block(f, body)
            }
            Kind::Outside(what) => f.write_str(&what.en),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parser;

    #[test]
    fn an_expression_is_written_as_a_rule_writes_it() {
        for text in [
            "a + b * (c - d)",
            "a - (b - c)",
            "(1 - a) / (1 - b) ** 2",
            "a > 0 && (b || !c) && d <= 10.percent",
            r#"min(a, 0.unit("money/m3"))"#,
            "if a { b } else { c + 1 }",
            "sum(filter(plant.motors, |m| m.hours > 3), |m| m.power * m.hours)",
            r#"switch a { "x" | "y" => 1, _ => 2 }"#,
        ] {
            let function = Parser::default().parse_expression(text, &["a", "b", "c", "d", "plant"]).unwrap();
            assert_eq!(function.body[0].value().to_string(), text);
        }
    }
}
