//! Whether two formulas are the same, and whether one condition settles another.

use crate::script::syntax::Comparison;
use crate::script::{Graph, NodeId, Op, children};

/// How far down formulas are compared.
const DEPTH: u32 = 12;

/// What a condition is, where another is known to hold; `None` where that says nothing.
pub(super) fn settles(graph: &Graph, known: NodeId, asked: NodeId) -> Option<bool> {
    if alike(graph, known, asked, DEPTH) {
        return Some(true);
    }
    match (&graph.node(known)?.op, &graph.node(asked)?.op) {
        (Op::Not(known), _) if alike(graph, *known, asked, DEPTH) => Some(false),
        (_, Op::Not(asked)) => settles(graph, known, *asked).map(|settled| !settled),
        (Op::Compare(known, a, b), Op::Compare(asked, c, d)) => {
            let asked = match (alike(graph, *a, *c, DEPTH) && alike(graph, *b, *d, DEPTH), alike(graph, *a, *d, DEPTH))
            {
                (true, _) => orders(*asked),
                (false, true) if alike(graph, *b, *c, DEPTH) => turned(orders(*asked)),
                _ => return None,
            };
            let known = orders(*known);
            match known & asked {
                0 => Some(false),
                both if both == known => Some(true),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The orders of two numbers that a comparison allows: 1 less, 2 equal, 4 greater.
fn orders(comparison: Comparison) -> u8 {
    match comparison {
        Comparison::Less => 1,
        Comparison::LessOrEqual => 3,
        Comparison::Equal => 2,
        Comparison::NotEqual => 5,
        Comparison::GreaterOrEqual => 6,
        Comparison::Greater => 4,
    }
}

/// The same orders with the numbers the other way round.
fn turned(orders: u8) -> u8 {
    (orders & 2) | ((orders & 1) << 2) | ((orders & 4) >> 2)
}

/// Whether two nodes work out the same.
fn alike(graph: &Graph, a: NodeId, b: NodeId, depth: u32) -> bool {
    if a == b {
        return true;
    }
    let (Some(first), Some(second)) = (graph.node(a), graph.node(b)) else { return false };
    if depth == 0 {
        return false;
    }
    let same = match (&first.op, &second.op) {
        (Op::Number(a, _), Op::Number(b, _)) => a.to_bits() == b.to_bits(),
        (Op::Truth(a), Op::Truth(b)) => a == b,
        (Op::Word(a), Op::Word(b)) => a == b,
        (Op::Fact(a), Op::Fact(b)) => a == b,
        (Op::Assumption(a), Op::Assumption(b)) => a == b,
        (Op::Compare(a, ..), Op::Compare(b, ..)) => a == b,
        (Op::Power(_, a), Op::Power(_, b)) => a == b,
        (Op::Call(a, ..), Op::Call(b, ..)) => a.name == b.name,
        (
            Op::Fold { fold, table, depth, filters, body },
            Op::Fold { fold: fold2, table: table2, depth: depth2, filters: filters2, body: body2 },
        ) => {
            (fold, table, depth) == (fold2, table2, depth2)
                && filters.len() == filters2.len()
                && body.is_some() == body2.is_some()
        }
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    };
    let (of_first, of_second) = (children(&first.op), children(&second.op));
    same && of_first.len() == of_second.len()
        && of_first.into_iter().zip(of_second).all(|(a, b)| alike(graph, a, b, depth - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_turn_with_their_numbers() {
        assert_eq!(turned(orders(Comparison::Less)), orders(Comparison::Greater));
        assert_eq!(turned(orders(Comparison::LessOrEqual)), orders(Comparison::GreaterOrEqual));
        assert_eq!(turned(orders(Comparison::NotEqual)), orders(Comparison::NotEqual));
    }
}
