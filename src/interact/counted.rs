//! Which measures count in a total: one of an exclusive group, and no umbrella.

use crate::evaluate::Finding;

/// Whether a measure counts in the totals, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// It counts.
    Yes,
    /// Another member of its group counts instead.
    AlternativeTo(String),
    /// It is an umbrella over other measures.
    Umbrella,
}

/// Whether each of these measures counts, given in the order of their place: the first of a group does.
///
/// What needs a study stands after the recommendations, so that it never takes the place of one.
pub fn counted(findings: &[&Finding<'_>]) -> Vec<Counted> {
    let mut groups: Vec<(&str, &str)> = Vec::new();
    let mut counted = Vec::new();
    for finding in findings {
        let rule = finding.rule;
        counted.push(match (&rule.measure.exclusive, rule.measure.umbrella) {
            (_, true) => Counted::Umbrella,
            (Some(group), false) => match groups.iter().find(|(known, _)| known == group) {
                Some((_, first)) => Counted::AlternativeTo((*first).to_owned()),
                None => {
                    groups.push((group, &rule.id));
                    Counted::Yes
                }
            },
            _ => Counted::Yes,
        });
    }
    counted
}
