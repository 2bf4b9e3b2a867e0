//! How measures of one plant touch each other.
//!
//! Of the members of an exclusive group one counts; umbrellas are shown, not summed.

use crate::evaluate::{Finding, Outcome};

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

/// Whether each of these measures counts, given in the order of their payback: the first of a group does.
pub fn counted(findings: &[&Finding<'_>]) -> Vec<Counted> {
    let mut groups: Vec<(&str, &str)> = Vec::new();
    let mut counted = Vec::new();
    for finding in findings {
        let rule = finding.rule;
        counted.push(match (&rule.measure.exclusive, rule.measure.umbrella) {
            (_, true) => Counted::Umbrella,
            (Some(group), false) if matches!(finding.outcome, Outcome::Applies(_)) => {
                match groups.iter().find(|(known, _)| known == group) {
                    Some((_, first)) => Counted::AlternativeTo((*first).to_owned()),
                    None => {
                        groups.push((group, &rule.id));
                        Counted::Yes
                    }
                }
            }
            _ => Counted::Yes,
        });
    }
    counted
}
