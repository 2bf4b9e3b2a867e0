//! Arithmetic and comparison, with the dimension of every result.

use super::{Kind, Lowering, NodeId, Op, Scope, Value};
use crate::diagnostic::{Code, Fix, Lang, Place, Text, nearest, say};
use crate::script::syntax::{self, Binary, Comparison, Expression};
use crate::units::{Dimension, DimensionError};

impl Lowering<'_> {
    pub(super) fn binary(
        &mut self,
        operator: Binary,
        left: &Expression,
        right: &Expression,
        scope: &Scope,
        place: Place,
    ) -> Value {
        if operator == Binary::Power {
            return self.power(left, right, scope, place);
        }
        let (a, b) = (self.expression(left, scope), self.expression(right, scope));
        if let Binary::Compare(comparison) = operator
            && let (Value::Node(a), Value::Node(b)) = (&a, &b)
            && !matches!((self.kind(*a), self.kind(*b)), (Kind::Number(_), Kind::Number(_)))
            && !self.is_comparison(*a)
        {
            let word = if matches!(right.kind, syntax::Kind::Text(_)) { right.place } else { left.place };
            return self.compare_words(comparison, *a, *b, place, word);
        }
        let chained = chained(operator, left, place);
        let said = self.problems.len();
        let (a, b) = (self.number(&a, left.place), self.number(&b, right.place));
        let (Some((a, first)), Some((b, second))) = (a, b) else {
            if let (Some(fix), Some(problem)) = (chained, self.problems.get_mut(said)) {
                problem.fix = Some(fix);
            }
            return Value::Broken;
        };
        let (op, dimension) = match operator {
            Binary::Add => (Op::Add(a, b), self.sum(a, b, Dimension::plus)),
            Binary::Subtract => (Op::Subtract(a, b), self.sum(a, b, Dimension::minus)),
            Binary::Multiply => (Op::Multiply(a, b), first.times(second)),
            Binary::Divide | Binary::Power => (Op::Divide(a, b), first.per(second)),
            Binary::Compare(comparison) => match self.common_dimension(a, b) {
                Ok(_) => return self.push(Op::Compare(comparison, a, b), Kind::Truth, place),
                Err(error) => return self.dimension_fault(&error, &[a, b], place),
            },
        };
        match dimension {
            Ok(dimension) => self.push(op, Kind::Number(dimension), place),
            Err(error) => self.dimension_fault(&error, &[a, b], place),
        }
    }

    pub(super) fn negate(&mut self, inner: &Expression, scope: &Scope, place: Place) -> Value {
        let value = self.expression(inner, scope);
        let Some((node, dimension)) = self.number(&value, inner.place) else { return Value::Broken };
        if let Some(Op::Number(number, written)) = self.graph.node(node).map(|node| node.op.clone()) {
            let negative = Op::Number(-number, format!("-{written}").into());
            return self.push(negative, Kind::Number(dimension), place);
        }
        match dimension.times(Dimension::NONE) {
            Ok(dimension) => self.push(Op::Negate(node), Kind::Number(dimension), place),
            Err(error) => self.dimension_fault(&error, &[node], place),
        }
    }

    fn power(&mut self, base: &Expression, exponent: &Expression, scope: &Scope, place: Place) -> Value {
        if matches!(base.kind, syntax::Kind::Negate(_)) {
            return self.fault(
                Code::SIGN_BEFORE_POWER,
                Text::new(
                    "`-a ** b` can be read in two ways; give the negative number a name with `let`",
                    "`-a ** b` puede leerse de dos maneras; dé nombre al número negativo con `let`",
                ),
                place,
                None,
            );
        }
        let base_value = self.expression(base, scope);
        let Some((node, dimension)) = self.number(&base_value, base.place) else { return Value::Broken };
        if let Some(whole) = whole_number(exponent) {
            return match dimension.to_the(whole) {
                Ok(dimension) => self.push(Op::Power(node, whole), Kind::Number(dimension), place),
                Err(error) => self.dimension_fault(&error, &[node], place),
            };
        }
        let exponent_value = self.expression(exponent, scope);
        let Some((power, power_dimension)) = self.number(&exponent_value, exponent.place) else {
            return Value::Broken;
        };
        for (part, found) in [(node, dimension), (power, power_dimension)] {
            if !found.is_none() {
                let printed = self.print(part);
                let (en, es) = (found.describe(Lang::En), found.describe(Lang::Es));
                return self.fault(
                    Code::DIMENSION,
                    say!(
                        "a power that is no whole number needs plain numbers, but `{printed}` is {en}",
                        "una potencia no entera requiere números sin unidad, pero `{printed}` es {es}"
                    ),
                    place,
                    None,
                );
            }
        }
        self.push(Op::PowerReal(node, power), Kind::Number(Dimension::NONE), place)
    }

    /// The dimension of a sum; a bare 0 takes the dimension of the other side.
    fn sum(
        &self,
        a: NodeId,
        b: NodeId,
        join: fn(Dimension, Dimension) -> Result<Dimension, DimensionError>,
    ) -> Result<Dimension, DimensionError> {
        let (first, second) = (self.dimension(a), self.dimension(b));
        if self.is_bare_zero(b) && first == first.as_difference() {
            return Ok(first);
        }
        if self.is_bare_zero(a) && second == second.as_difference() {
            return Ok(second);
        }
        join(first, second)
    }

    /// The dimension that two values share; a bare 0 has any, except that of a point on a scale.
    pub(super) fn common_dimension(&self, a: NodeId, b: NodeId) -> Result<Dimension, DimensionError> {
        let (first, second) = (self.dimension(a), self.dimension(b));
        if self.is_bare_zero(b) && first == first.as_difference() {
            return Ok(first);
        }
        if self.is_bare_zero(a) && second == second.as_difference() {
            return Ok(second);
        }
        first.comparable(second).map(|()| first)
    }

    fn dimension(&self, node: NodeId) -> Dimension {
        match self.graph.kind(node) {
            Kind::Number(dimension) => *dimension,
            _ => Dimension::NONE,
        }
    }

    pub(super) fn is_bare_zero(&self, node: NodeId) -> bool {
        matches!(self.graph.node(node).map(|node| &node.op), Some(Op::Number(value, written)) if *value == 0.0 && &**written == "0")
    }

    fn is_comparison(&self, node: NodeId) -> bool {
        matches!(self.graph.node(node).map(|node| &node.op), Some(Op::Compare(..)))
    }

    /// Says which dimensions do not fit, and where each came from.
    pub(super) fn dimension_fault(&mut self, error: &DimensionError, parts: &[NodeId], place: Place) -> Value {
        self.dimension_fault_as(error.message(), error, parts, place)
    }

    /// The same with a sentence of its own.
    pub(super) fn dimension_fault_as(
        &mut self,
        message: &Text,
        error: &DimensionError,
        parts: &[NodeId],
        place: Place,
    ) -> Value {
        let mut origins = Text::default();
        for part in parts {
            let Some(node) = self.graph.node(*part).cloned() else { continue };
            let Kind::Number(dimension) = node.kind else { continue };
            let printed = self.print(*part);
            let from = Place { line: node.place.line, column: node.place.column };
            let line = self.steps.iter().find(|step| step.node == *part).map_or(from.line, |step| step.place.line);
            for (text, lang) in [(&mut origins.en, Lang::En), (&mut origins.es, Lang::Es)] {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text.push_str(&match lang {
                    Lang::En => format!("`{printed}` (line {line}) is {}", dimension.describe(lang)),
                    Lang::Es => format!("`{printed}` (línea {line}) es {}", dimension.describe(lang)),
                });
            }
        }
        if let Some(way_out) = error.help() {
            origins.en = format!("{}; {}", origins.en, way_out.en);
            origins.es = format!("{}; {}", origins.es, way_out.es);
        }
        self.fault(Code::DIMENSION, message.clone(), place, Some(origins))
    }

    fn compare_words(&mut self, comparison: Comparison, a: NodeId, b: NodeId, place: Place, word: Place) -> Value {
        let (first, second) = (self.kind(a), self.kind(b));
        let same = match (&first, &second) {
            (Kind::Broken, _) | (_, Kind::Broken) => return Value::Broken,
            (Kind::Truth, Kind::Truth) => self.push(Op::Same(a, b), Kind::Truth, place),
            (Kind::Word(_), Kind::Word(_)) => self.same_word(a, b, place, word),
            _ => {
                let help = [a, b].into_iter().find(|node| self.kind(*node) == Kind::Truth).map(|node| {
                    let printed = self.written(node);
                    say!(
                        "a fact that is yes or no stands alone: `{printed}`, or `!{printed}`",
                        "un dato de sí o no va solo: `{printed}`, o `!{printed}`"
                    )
                });
                let ((one, first), (other, second)) = (self.described(a), self.described(b));
                return self.fault(
                    Code::WRONG_KIND,
                    Text::new(
                        format!("`{one}` is {} and `{other}` is {}: they cannot be compared", first.en, second.en),
                        format!("`{one}` es {} y `{other}` es {}: no se pueden comparar", first.es, second.es),
                    ),
                    place,
                    help,
                );
            }
        };
        match (comparison, same) {
            (Comparison::Equal, same) => same,
            (Comparison::NotEqual, Value::Node(same)) => self.push(Op::Not(same), Kind::Truth, place),
            (_, Value::Broken) => Value::Broken,
            _ => self.fault(
                Code::WRONG_KIND,
                Text::new(
                    "words can only be compared with `==` and `!=`",
                    "las palabras solo se comparan con `==` y `!=`",
                ),
                place,
                None,
            ),
        }
    }

    /// Whether two words are the same; a word that a choice cannot have is a fault where it stands, `at`.
    pub(super) fn same_word(&mut self, a: NodeId, b: NodeId, place: Place, at: Place) -> Value {
        for (fact, word) in [(a, b), (b, a)] {
            if let (Kind::Word(Some(words)), Some(Op::Word(word))) =
                (self.kind(fact), self.graph.node(word).map(|node| node.op.clone()))
                && !words.iter().any(|known| **known == *word)
            {
                let printed = self.print(fact);
                let near = nearest(&word, words.iter().map(String::as_str));
                let all = words.join("`, `");
                let help = match near {
                    Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                    None => say!("it is one of `{all}`", "es uno de `{all}`"),
                };
                return self.fault_with(
                    Code::UNKNOWN_WORD,
                    say!("`{printed}` is never `{word}`", "`{printed}` nunca es `{word}`"),
                    at,
                    Some(help),
                    near.map(|near| Fix::replace(at, format!("\"{word}\""), format!("\"{near}\""))),
                );
            }
        }
        self.push(Op::Same(a, b), Kind::Truth, place)
    }
}

/// `a < b < c`: what to put before the second sign.
fn chained(operator: Binary, left: &Expression, place: Place) -> Option<Fix> {
    let Binary::Compare(_) = operator else { return None };
    let syntax::Kind::Binary(Binary::Compare(_), _, middle) = &left.kind else { return None };
    let (_, middle) = super::path::chain(middle)?;
    Some(Fix::replace(place, "", format!("&& {middle} ")))
}

fn whole_number(expression: &Expression) -> Option<i32> {
    let (value, sign) = match &expression.kind {
        syntax::Kind::Number(value) => (*value, 1),
        syntax::Kind::Negate(inner) => match inner.kind {
            syntax::Kind::Number(value) => (value, -1),
            _ => return None,
        },
        _ => return None,
    };
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number up to 12")]
    (value.fract() == 0.0 && value <= 12.0).then_some(sign * value as i32)
}
