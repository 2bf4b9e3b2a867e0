//! Whether two rules can ever apply at one plant.

use super::plants::Plants;
use super::proof::{Axis, cut};
use crate::fields::Fields;
use crate::library::rule::{Rule, RuleBody};
use crate::script::probe::{Layout, Program, Region};

/// Most pieces into which the ranges are cut.
const MAX_PIECES: usize = 200;
/// Most facts that are cut.
const MAX_CUT: usize = 4;

/// Whether no plant within the ranges of the fields is one at which both apply.
pub(super) fn never_both(fields: &Fields, first: &Rule, second: &Rule) -> bool {
    let sectors = [first.folder(), second.folder()];
    if sectors[0] != sectors[1] && !sectors.contains(&"common") {
        return true;
    }
    let (RuleBody::Proved(a), RuleBody::Proved(b)) = (&first.body, &second.body) else { return false };
    let mut layout = Layout::default();
    layout.add(&a.graph, &[a.condition]);
    let of_first = layout.scalars().len();
    layout.add(&b.graph, &[b.condition]);
    let plants = Plants::new(&mut layout, fields, &first.assumptions);
    let of_second = Plants::new(&mut layout, fields, &second.assumptions).everywhere();
    let facts = b.graph.facts(&[b.condition]);
    let shared = layout.scalars().iter().take(of_first).enumerate().filter(|(_, (fact, _))| facts.contains(fact));
    let axes: Vec<Axis> = shared.map(|(index, _)| Axis::Scalar(index)).collect();
    if axes.is_empty() || axes.len() > MAX_CUT {
        return false;
    }
    let programs = [Program::new(&layout, &a.graph, &[a.condition]), Program::new(&layout, &b.graph, &[b.condition])];
    let [one, other] = &programs;
    let mut open = vec![plants.everywhere()];
    for _ in 0..MAX_PIECES {
        let Some(region) = open.pop() else { return true };
        let of_other = Region { assumptions: of_second.assumptions.clone(), ..region.clone() };
        if one.bounds(&region).may_be(a.condition, true) && other.bounds(&of_other).may_be(b.condition, true) {
            let Some(parts) = cut(&plants, &region, &axes) else { return false };
            open.extend(parts);
        }
    }
    open.is_empty()
}
