//! How much of a rule its cases reach: outcomes, branches, both sides and the boundary of thresholds, missing facts.

mod demand;
mod hint;
mod missing;
mod taken;

use self::demand::demands;
use self::missing::Missing;
use self::taken::Taken;
use super::bench::Bench;
use super::excuse::About;
use super::read::Expected;
use crate::diagnostic::{Diagnostic, Place, Text, say};
use crate::evaluate::{Outcome, Reason, anywhere, footprint, judge_rule, observed};
use crate::library::{Library, LibraryFile, Rule, RuleBody, RuleFormula};

/// What kind of thing a case reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// An outcome of the rule.
    Outcome,
    /// A side of a condition, of a choice or of a cap.
    Branch,
    /// A side of a threshold, or the threshold itself.
    Threshold,
    /// A fact that is missing.
    Missing,
}

impl Part {
    /// All kinds in order.
    pub const ALL: [Part; 4] = [Part::Outcome, Part::Branch, Part::Threshold, Part::Missing];

    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Part::Outcome => "outcome",
            Part::Branch => "branch",
            Part::Threshold => "threshold",
            Part::Missing => "missing",
        }
    }
}

/// Whether a case reaches something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Some case does.
    Covered,
    /// No case does.
    Uncovered,
    /// No case does, and somebody has written why.
    Excused(String),
    /// No case can, and why.
    Impossible(Text),
}

/// One thing that some case should reach.
#[derive(Debug, Clone)]
pub struct Item {
    /// What kind of thing it is.
    pub part: Part,
    /// Its name, alike in both languages: what a reason beside the cases names.
    pub key: String,
    /// Where the rule writes it; every place that no case reaches, where some are reached and some not.
    pub places: Vec<Place>,
    /// Which case would reach it.
    pub wanted: Text,
    /// Whether a case does.
    pub state: State,
}

/// How much of a rule its cases reach.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// The rule.
    pub rule: String,
    /// Its file.
    pub file: String,
    /// How many of its cases hold, and so count.
    pub cases: usize,
    /// What some case should reach, in the order of the file.
    pub items: Vec<Item>,
    /// Whether the inside of the rule can be measured: it is proved.
    pub measurable: bool,
    /// Cases that do not hold, and reasons that excuse nothing.
    pub problems: Vec<Diagnostic>,
}

impl Coverage {
    /// How many things of a kind are reached, and how many should be.
    pub fn count(&self, part: Part) -> (usize, usize) {
        let states = || self.items.iter().filter(|item| item.part == part).map(|item| &item.state);
        let covered = states().filter(|state| **state == State::Covered).count();
        (covered, covered + states().filter(|state| **state == State::Uncovered).count())
    }

    /// How many things are reached, and how many should be.
    pub fn total(&self) -> (usize, usize) {
        let counts = Part::ALL.map(|part| self.count(part));
        counts.into_iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1))
    }

    /// What no case reaches.
    pub fn uncovered(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.state == State::Uncovered)
    }
}

/// Runs the cases of a rule and notes what they reach. Only cases that hold count.
pub fn cover(library: &Library, rule: &Rule, file: Option<&LibraryFile>) -> Coverage {
    let bench = Bench::new(library, rule, file);
    let mut seen = Vec::new();
    let mut looks = Vec::new();
    let formula = match &rule.body {
        RuleBody::Proved(formula) => Some(formula.as_ref()),
        RuleBody::Interpreted(_) => None,
    };
    let mut inside = formula.map(|formula| (formula, Taken::new(&formula.graph), Missing::default()));
    for (case, facility) in &bench.cases {
        let Ok(outcome) = judge_rule(library, rule, facility) else { continue };
        seen.push(case.expect);
        looks.extend(observed(rule, facility));
        if let Outcome::DoesNotApply(refusal) = &outcome
            && [Reason::Sector, Reason::AlreadyDone].contains(&refusal.reason)
        {
            continue;
        }
        if let Some((formula, taken, missing)) = &mut inside {
            let footprint = footprint(library, rule, formula, facility);
            missing.add(&formula.graph, &footprint, &outcome, facility);
            taken.add(&formula.graph, &footprint);
        }
    }
    let mut items = outcomes(formula, &seen);
    items.extend(observations(library, rule, &looks));
    if let Some((formula, taken, missing)) = &inside {
        let mut possible = Taken::new(&formula.graph);
        let anywhere = anywhere(library, rule, formula);
        possible.bounds(&formula.graph, &anywhere);
        items.extend(demands(library, rule, formula, taken, &possible));
        items.extend(missing.items(library, formula, &anywhere));
    }
    for item in items.iter_mut().filter(|item| item.state == State::Uncovered) {
        if let Some(excuse) = bench.excuse(About::Uncovered, &item.key) {
            item.state = State::Excused(excuse.because.clone());
        }
    }
    let excused = |key: &str| items.iter().any(|item| item.key == key && matches!(item.state, State::Excused(_)));
    let used = |excuse: &super::Excuse| items.iter().any(|item| excuse.is_about(&item.key) && excused(&item.key));
    let mut problems = bench.problems.clone();
    problems.extend(bench.stale(About::Uncovered, used));
    let (id, file) = (rule.id.clone(), rule.file.clone());
    Coverage { rule: id, file, cases: bench.cases.len(), items, measurable: inside.is_some(), problems }
}

fn outcomes(formula: Option<&RuleFormula>, seen: &[Expected]) -> Vec<Item> {
    let place = formula.and_then(|formula| formula.graph.node(formula.condition)).map(|node| node.place);
    [
        (Expected::Applies, say!("a case where it applies", "un caso donde aplique")),
        (Expected::DoesNotApply, say!("a case where it does not apply", "un caso donde no aplique")),
        (Expected::NeedsData, say!("a case that lacks a fact", "un caso al que le falte un dato")),
    ]
    .into_iter()
    .map(|(expected, wanted)| Item {
        part: Part::Outcome,
        key: expected.name().to_owned(),
        places: place.into_iter().collect(),
        wanted,
        state: state(seen.contains(&expected)),
    })
    .collect()
}

/// What must be seen before the measure is believed: seen, not seen, and nobody has looked.
fn observations(library: &Library, rule: &Rule, looks: &[Option<bool>]) -> Vec<Item> {
    let Some(field) = rule.measure.observe.and_then(|id| library.fields.field(id)) else { return Vec::new() };
    let path = &field.path;
    [
        (Some(true), Part::Branch, "true", say!("a case with `{path}` true", "un caso con `{path}` verdadero")),
        (Some(false), Part::Branch, "false", say!("a case with `{path}` false", "un caso con `{path}` falso")),
        (None, Part::Missing, "missing", say!("a case without `{path}`", "un caso sin `{path}`")),
    ]
    .into_iter()
    .map(|(look, part, word, wanted)| Item {
        part,
        key: format!("observe {path}: {word}"),
        places: Vec::new(),
        wanted,
        state: state(looks.contains(&look)),
    })
    .collect()
}

fn state(covered: bool) -> State {
    if covered { State::Covered } else { State::Uncovered }
}
