//! How the saving of a rule follows its assumptions, seen at made-up plants.

use super::plants::{Plants, Random};
use crate::library::load::Library;
use crate::library::resource::Resource;
use crate::library::rule::{Rule, RuleBody};
use crate::script::NodeId;
use crate::script::probe::{Layout, Point, Program, Sample};

/// Likely plants that are tried.
const TRIES: usize = 600;
/// Fewest plants with a saving at which a lever is believed.
const LEAST: usize = 20;
/// The share of them at which the saving must follow: at the others a limit such as what the end use consumes holds it.
const MOST: f64 = 0.95;
/// The multiples of an assumption that are tried.
const MULTIPLES: [f64; 3] = [0.8, 0.95, 1.1];
/// How far two ratios may differ that are the same.
const SAME: f64 = 1e-9;

/// How a saving follows an assumption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pull {
    /// Double the assumption, double the saving.
    Proportional,
    /// Double the assumption, half the saving.
    Inverse,
    /// The saving does not change with it: it decides whether the measure applies, or what it costs.
    None,
    /// In some other way, which depends on the plant.
    Mixed,
    /// The rule is not proved, or saves something at too few made-up plants.
    Unknown,
}

impl Pull {
    /// Every pull with its word in JSON.
    pub const ALL: [(&'static str, Pull); 5] = [
        ("proportional", Pull::Proportional),
        ("inverse", Pull::Inverse),
        ("none", Pull::None),
        ("mixed", Pull::Mixed),
        ("unknown", Pull::Unknown),
    ];

    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, pull)| *pull == self).map_or("", |(name, _)| name)
    }
}

/// How a saving follows one assumption.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// The position of the assumption in the rule.
    pub assumption: usize,
    /// How.
    pub pull: Pull,
}

/// How the saving of one resource follows each assumption of a rule.
///
/// The rule is worked out at plants that are made up from the likely ranges of its facts, the same in every run, with
/// each assumption at its typical value and at multiples of it; a pull is what holds at 95 % of the plants with a saving.
pub fn levers(library: &Library, rule: &Rule, resource: &Resource) -> Vec<Lever> {
    let all = |pull: Pull| -> Vec<Lever> {
        (0..rule.assumptions.len()).map(|assumption| Lever { assumption, pull }).collect()
    };
    let RuleBody::Proved(formula) = &rule.body else { return all(Pull::Unknown) };
    let Some(saved) = formula.saves.iter().find(|amount| amount.resource == *resource).map(|amount| amount.node) else {
        return all(Pull::Unknown);
    };
    let mut layout = Layout::default();
    layout.add(&formula.graph, &[saved]);
    let plants = Plants::new(&mut layout, &library.fields, &rule.assumptions);
    let program = Program::new(&layout, &formula.graph, &[saved]);
    let mut point = Point::new(&program);
    let typical: Vec<f64> = rule.assumptions.iter().map(|assumption| assumption.typical).collect();
    let mut random = Random::new();
    let mut found: Vec<(Sample, f64)> = Vec::new();
    for _ in 0..TRIES {
        let mut sample = plants.draw(&mut random, true, &typical);
        sample.assumptions.clone_from(&typical);
        let value = value(&mut point, &sample, saved);
        if let Some(value) = value.filter(|value| *value > 0.0) {
            found.push((sample, value));
        }
    }
    if found.len() < LEAST {
        return all(Pull::Unknown);
    }
    let pull = |assumption: usize, point: &mut Point<'_>| {
        if typical.get(assumption).is_none_or(|typical| *typical == 0.0) {
            return Pull::Mixed;
        }
        let mut counts = [0_usize; 3];
        for (sample, value) in &found {
            let at = one(point, sample, *value, assumption, saved);
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of plants")]
        let enough = |count: usize| count as f64 >= MOST * found.len() as f64;
        let pulls = [Pull::Proportional, Pull::Inverse, Pull::None];
        let holds = counts.iter().zip(pulls).find(|(count, _)| enough(**count));
        holds.map_or(Pull::Mixed, |(_, pull)| pull)
    };
    (0..typical.len()).map(|assumption| Lever { assumption, pull: pull(assumption, &mut point) }).collect()
}

/// How the saving follows at one plant: 0 in proportion, 1 inversely, 2 not at all.
fn one(point: &mut Point<'_>, sample: &Sample, central: f64, assumption: usize, saved: NodeId) -> Option<usize> {
    let mut holds = [true; 3];
    for multiple in MULTIPLES {
        let mut other = sample.clone();
        *other.assumptions.get_mut(assumption)? *= multiple;
        let ratio = value(point, &other, saved)? / central;
        for (hold, wanted) in holds.iter_mut().zip([multiple, 1.0 / multiple, 1.0]) {
            *hold &= (ratio - wanted).abs() <= SAME;
        }
    }
    holds.iter().position(|hold| *hold)
}

fn value(point: &mut Point<'_>, sample: &Sample, node: NodeId) -> Option<f64> {
    point.at(sample);
    let value = point.value(node);
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pull(measure: &str, name: &str, resource: &Resource) -> Pull {
        let library = Library::shipped();
        let rule = library.rule(measure).unwrap();
        let at = rule.assumptions.iter().position(|assumption| assumption.name == name).unwrap();
        levers(&library, rule, resource).into_iter().find(|lever| lever.assumption == at).unwrap().pull
    }

    #[test]
    fn the_pull_of_an_assumption_is_that_of_its_place_in_the_formula() {
        // saved = annual_energy × leak_share × repaired_share × control_response.
        let leaks = "common/compressed_air_leaks";
        assert_eq!(pull(leaks, "repaired_share", &Resource::Electricity), Pull::Proportional);
        // It decides whether the rule applies.
        let library = Library::shipped();
        let rule = library.rule(leaks).unwrap();
        for assumption in rule.assumptions.iter().filter(|assumption| assumption.unit.dimension().has_currency()) {
            assert_eq!(pull(leaks, &assumption.name, &Resource::Electricity), Pull::None);
        }
        assert!(levers(&library, rule, &Resource::Water).iter().all(|lever| lever.pull == Pull::Unknown));
    }
}
