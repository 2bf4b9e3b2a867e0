//! Changes a rule bit by bit and asks its cases whether they notice.

mod change;
mod effect;
mod expression;
mod many;
mod names;
mod text;

pub use effect::Effect;
pub use many::mutate_all;

use self::change::{Change, changes};
use super::bench::Bench;
use super::excuse::{About, Excuse};
use crate::diagnostic::{Diagnostic, Place};
use crate::evaluate::{Outcome, judge_rule};
use crate::facility::Facility;
use crate::library::{Library, LibraryFile, Rule, RuleBody, Variants};

/// A saving that changes by more than this share must be noticed, or somebody says why not.
pub const MATTERS: f64 = 0.05;

/// A plant that shows how much a change matters.
#[derive(Debug, Clone)]
pub struct Plant {
    /// The file of its profile.
    pub name: String,
    /// The plant.
    pub facility: Facility,
}

/// A change that no case notices.
#[derive(Debug, Clone)]
pub struct Survivor {
    /// Where the rule writes what was changed.
    pub place: Place,
    /// The change as it would be written: what a reason beside the cases names.
    pub change: String,
    /// How much it changes at the cases and plants.
    pub effect: Effect,
    /// The reason beside the cases.
    pub because: Option<String>,
}

impl Survivor {
    /// Whether it changes a number that matters, and nobody has written why it may.
    pub fn is_open(&self) -> bool {
        self.effect.share() > MATTERS && self.because.is_none()
    }
}

/// What became of all changes of a rule.
#[derive(Debug, Clone)]
pub struct Mutants {
    /// The rule.
    pub rule: String,
    /// Its file.
    pub file: String,
    /// Whether the rule is proved, and so can be changed bit by bit.
    pub measurable: bool,
    /// How many of its cases hold, and so count.
    pub cases: usize,
    /// How many changes were made.
    pub changes: usize,
    /// How many of them some case notices.
    pub noticed: usize,
    /// How many the proof refuses: dimensions that do not fit, a branch that is missing.
    pub refused: usize,
    /// The changes that no case notices, in the order of the file.
    pub survivors: Vec<Survivor>,
    /// Cases that do not hold, and reasons that excuse nothing.
    pub problems: Vec<Diagnostic>,
}

impl Mutants {
    /// Changes that matter and that nobody has excused.
    pub fn open(&self) -> impl Iterator<Item = &Survivor> {
        self.survivors.iter().filter(|survivor| survivor.is_open())
    }
}

/// Changes one rule in turn at each of its parts.
pub fn mutate(
    library: &Library,
    variants: &Variants<'_>,
    rule: &Rule,
    file: Option<&LibraryFile>,
    plants: &[Plant],
) -> Mutants {
    let bench = Bench::new(library, rule, file);
    let mut found = Mutants {
        rule: rule.id.clone(),
        file: rule.file.clone(),
        measurable: false,
        cases: bench.cases.len(),
        changes: 0,
        noticed: 0,
        refused: 0,
        survivors: Vec::new(),
        problems: bench.problems.clone(),
    };
    let (RuleBody::Proved(formula), Some(script)) = (&rule.body, variants.script(rule)) else { return found };
    found.measurable = true;
    let places = Places::new(library, rule, &bench, plants);
    for Change { place, text, variant } in changes(library, variants, rule, formula, script) {
        found.changes += 1;
        let Some(variant) = variant else {
            found.refused += 1;
            continue;
        };
        if bench.notices(library, &variant) {
            found.noticed += 1;
            continue;
        }
        let because = bench.excuse(About::Unnoticed, &text).map(|excuse| excuse.because.clone());
        let effect = places.effect(library, &variant);
        found.survivors.push(Survivor { place, change: text, effect, because });
    }
    found.survivors.sort_by_key(|survivor| survivor.place);
    let used = |excuse: &Excuse| found.survivors.iter().any(|survivor| excuse.is_about(&survivor.change));
    let stale = bench.stale(About::Unnoticed, used);
    found.problems.extend(stale);
    found
}

/// The cases and plants at which a change may show, each with what the rule finds there as it is.
struct Places<'a> {
    all: Vec<(&'a str, &'a Facility, Outcome)>,
}

impl<'a> Places<'a> {
    fn new(library: &Library, rule: &Rule, bench: &'a Bench<'_>, plants: &'a [Plant]) -> Self {
        let cases = bench.cases.iter().map(|(case, facility)| (case.name.as_str(), facility));
        let plants = plants.iter().map(|plant| (plant.name.as_str(), &plant.facility));
        let judged = cases.chain(plants).filter_map(|(name, facility)| {
            judge_rule(library, rule, facility).ok().map(|outcome| (name, facility, outcome))
        });
        Self { all: judged.collect() }
    }

    /// The greatest effect of a change.
    fn effect(&self, library: &Library, variant: &Rule) -> Effect {
        let mut most = Effect::None;
        for (name, facility, before) in &self.all {
            let Ok(after) = judge_rule(library, variant, facility) else { continue };
            let effect = Effect::of(before, &after, name);
            if effect.rank() > most.rank() {
                most = effect;
            }
        }
        most
    }
}
