//! A change as it would be written.

use crate::script::syntax::{Expression, Kind};

/// Longest side of a change that is written out in full.
const LONGEST: usize = 48;

/// An expression in the words of a rule; what is long is left out where it stands deepest.
pub(super) fn short(expression: &Expression) -> String {
    let whole = expression.to_string();
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let mut text = whole;
    for depth in (1..=4).rev() {
        let mut cut = expression.clone();
        shorten(&mut cut, depth);
        text = cut.to_string();
        if text.chars().count() <= LONGEST {
            break;
        }
    }
    text
}

/// Leaves out what stands deeper than this.
fn shorten(expression: &mut Expression, depth: usize) {
    // A fact, a name and a number with its unit are one word.
    if matches!(expression.kind, Kind::Property(..) | Kind::Method(..)) || expression.parts().is_empty() {
        return;
    }
    if depth == 0 {
        expression.kind = Kind::Name("...".to_owned());
        return;
    }
    for part in expression.parts_mut() {
        shorten(part, depth - 1);
    }
}
