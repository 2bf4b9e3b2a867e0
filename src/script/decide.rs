//! Decides a condition that bounds alone leave open because a fact stands in it more than once: `x > 16 && x < 10`.
//!
//! Facts that are unknown are tried at a few values first: two answers, and it is open. Where all agree, the ranges
//! are cut into boxes until each box is decided, or too many are needed.

use super::formula::{FactRef, NodeId};
use super::interval::Interval;
use super::run::{Gap, Reading, Run};

/// Most facts whose ranges are cut.
const MAX_FACTS: usize = 4;
/// Most evaluations of one condition.
const MAX_BOXES: usize = 400;
/// Values of each fact that are tried before a proof is.
const TRIED: [f64; 7] = [0.0, 1.0, 0.5, 1e-6, 1e-3, 0.05, 0.3];

/// Ranges within which facts are held to lie.
pub(super) type Ranges = Vec<(FactRef, Option<usize>, Interval)>;

/// The answer of a condition, where every value that the facts can have gives the same.
pub(super) fn decide(run: &mut Run<'_>, condition: NodeId, gaps: &[Gap]) -> Option<bool> {
    let mut ranges: Ranges = Vec::new();
    for gap in gaps {
        // A word, a truth or a list stays open, and boxes are decided whatever it is.
        if let Gap::Fact(fact, record) = gap
            && let range = run.range(fact)
            && range.low.is_finite()
            && range.high.is_finite()
        {
            ranges.push((fact.clone(), *record, range));
        }
    }
    if ranges.is_empty() || ranges.len() > MAX_FACTS {
        return None;
    }
    let answer = tried(run, condition, &ranges)?;
    proved(run, condition, ranges, answer).then_some(answer)
}

/// The answer that all values give that are tried; none where they differ or leave it open.
fn tried(run: &mut Run<'_>, condition: NodeId, ranges: &Ranges) -> Option<bool> {
    let mut answer = None;
    let points = TRIED.len().pow(u32::try_from(ranges.len()).ok()?);
    for point in 0..points.min(MAX_BOXES) {
        let mut rest = point;
        let at = |(fact, record, range): &(FactRef, Option<usize>, Interval)| {
            let share = TRIED.get(rest % TRIED.len()).copied().unwrap_or_default();
            rest /= TRIED.len();
            let value = if share >= 1.0 { range.high } else { range.low + (range.high - range.low) * share };
            (fact.clone(), *record, Interval::point(value.clamp(range.low, range.high)))
        };
        let found = run.within(ranges.iter().map(at).collect(), condition);
        match (found, answer) {
            (Ok(Reading::Truth(found)), None) => answer = Some(found),
            (Ok(Reading::Truth(found)), Some(before)) if found != before => return None,
            _ => {}
        }
    }
    answer
}

/// Whether every box gives this answer.
fn proved(run: &mut Run<'_>, condition: NodeId, ranges: Ranges, answer: bool) -> bool {
    let mut open = vec![ranges];
    for _ in 0..MAX_BOXES {
        let Some(ranges) = open.pop() else { return true };
        match run.within(ranges.clone(), condition) {
            Ok(Reading::Truth(found)) if found == answer => {}
            Ok(Reading::Unknown(unknown)) => {
                let Some(halves) = cut(&ranges, &unknown.gaps) else { return false };
                open.extend(halves);
            }
            _ => return false,
        }
    }
    open.is_empty()
}

/// Both halves of a box, cut across the fact with the widest range of those that still matter.
fn cut(ranges: &Ranges, gaps: &[Gap]) -> Option<[Ranges; 2]> {
    let matters = |fact: &FactRef, record: Option<usize>| gaps.contains(&Gap::Fact(fact.clone(), record));
    let width =
        |range: &Interval| (range.high - range.low) / range.high.abs().max(range.low.abs()).max(f64::MIN_POSITIVE);
    let open = ranges.iter().enumerate().filter(|(_, (fact, record, _))| matters(fact, *record));
    let (index, (_, _, range)) = open.max_by(|(_, a), (_, b)| width(&a.2).total_cmp(&width(&b.2)))?;
    // What may be anything from next to nothing to very much is cut by size.
    let wide = range.low > 0.0 && range.high / range.low > 16.0;
    let middle = if wide { (range.low * range.high).sqrt() } else { f64::midpoint(range.low, range.high) };
    if !(range.low < middle && middle < range.high) {
        return None;
    }
    let (mut lower, mut upper) = (ranges.clone(), ranges.clone());
    lower.get_mut(index)?.2.high = middle;
    upper.get_mut(index)?.2.low = middle;
    Some([lower, upper])
}
