//! What the results of a rule say of the rule as it is now.

use std::collections::BTreeMap;

use super::proposal::{Proposal, propose};
use super::results::{Outcome, RuleResults};
use crate::assumptions::Assumption;
use crate::diagnostic::Text;
use crate::ledger::Verdict;
use crate::library::{Library, Pull, Resource, Rule, levers};
use crate::programme::{Bearing, Bias, Realised};
use crate::units::Unit;

/// Whether an assumption would explain why results are not what was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Explains {
    /// With another value within its range, promise and results agree.
    Within,
    /// It would have to be beyond its range.
    Beyond,
    /// It cannot be told: the saving does not follow it in proportion.
    CannotTell,
    /// The saving does not follow it at all.
    No,
}

impl Explains {
    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Explains::Within => "within_range",
            Explains::Beyond => "beyond_range",
            Explains::CannotTell => "cannot_tell",
            Explains::No => "no",
        }
    }
}

/// An assumption beside the results.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumed {
    /// Its position in the rule.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// What it is.
    pub label: Text,
    /// The unit of the numbers.
    pub unit: Unit,
    /// Low, typical and high of the rule as it is.
    pub range: [f64; 3],
    /// The mean of its shares of the variance of the promises, where reports gave them.
    pub share: Option<f64>,
    /// How the saving follows it.
    pub pull: Pull,
    /// What it would have to be for promise and results to agree; where the saving follows it.
    pub needed: Option<f64>,
    /// Whether that explains it; absent where promise and results agree as they are.
    pub explains: Option<Explains>,
    /// A range that the results bear; only where they disagree with the promise.
    pub proposal: Option<Proposal>,
}

/// What the results of one rule say.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The rule.
    pub id: String,
    /// Realised over promised, as it was promised.
    pub promised: Realised,
    /// The same over what the rule would promise now: where an assumption was changed since, results are held against the
    /// new value.
    pub now: Realised,
    /// How many results were measured together with other measures, and do not count.
    pub joint: usize,
    /// How many results lie inside, below and above the promised range.
    pub against_range: [usize; 3],
    /// How many results compare which figure.
    pub figures: BTreeMap<String, usize>,
    /// The assumptions, those that explain most of the spread first.
    pub assumed: Vec<Assumed>,
}

impl Judged {
    /// Holds results against a rule.
    pub fn of(library: &Library, rule: &Rule, results: &RuleResults) -> Judged {
        let claimed = |outcome: &&Outcome| outcome.bearing == Bearing::Claimed;
        let mut figures: BTreeMap<String, usize> = BTreeMap::new();
        for outcome in results.outcomes.iter().filter(claimed) {
            *figures.entry(outcome.figure.clone()).or_default() += 1;
        }
        let mut pulls: BTreeMap<&str, Vec<Pull>> = BTreeMap::new();
        for outcome in &results.outcomes {
            pulls.entry(&outcome.figure).or_insert_with(|| pulls_of(library, rule, &outcome.figure));
        }
        let no_pulls = Vec::new();
        let of = |outcome: &Outcome| pulls.get(outcome.figure.as_str()).unwrap_or(&no_pulls);
        let ratios: Vec<(Bearing, Option<f64>)> = results
            .outcomes
            .iter()
            .map(|outcome| (outcome.bearing, outcome.ratio.map(|ratio| ratio * brought(rule, outcome, of(outcome)))))
            .collect();
        let now = Realised::of_ratios(ratios.iter().copied());
        let promised = Realised::of_ratios(results.outcomes.iter().map(|outcome| (outcome.bearing, outcome.ratio)));
        // The figure of most results; levers are those of its resource.
        let main = figures.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name))).map(|(name, _)| name);
        let main_pulls = main.and_then(|main| pulls.get(main.as_str())).unwrap_or(&no_pulls);
        let with_main = results
            .outcomes
            .iter()
            .zip(&ratios)
            .filter(|(outcome, _)| claimed(outcome) && Some(&outcome.figure) == main);
        let ratios: Vec<f64> = with_main.filter_map(|(_, (_, ratio))| *ratio).collect();
        let mut assumed: Vec<Assumed> = rule
            .assumptions
            .iter()
            .enumerate()
            .map(|(index, assumption)| {
                let pull = main_pulls.get(index).copied().unwrap_or(Pull::Unknown);
                let shares = results.outcomes.iter().filter_map(|outcome| outcome.assumed.get(&assumption.name)?.1);
                beside(index, assumption, pull, mean(shares), &now, &ratios)
            })
            .collect();
        assumed.sort_by(|a, b| {
            let place = |one: &Assumed| one.explains.unwrap_or(Explains::No);
            let share = |one: &Assumed| one.share.unwrap_or(0.0);
            place(a).cmp(&place(b)).then_with(|| share(b).total_cmp(&share(a))).then_with(|| a.index.cmp(&b.index))
        });
        let count = |wanted: Verdict| {
            results.outcomes.iter().filter(claimed).filter(|outcome| outcome.verdict == wanted).count()
        };
        let against_range = [count(Verdict::Inside), count(Verdict::Below), count(Verdict::Above)];
        Judged { id: rule.id.clone(), promised, now, joint: results.joint, against_range, figures, assumed }
    }

    /// Whether enough results stand behind it.
    pub fn is_enough(&self, least: usize) -> bool {
        self.promised.n >= least
    }

    /// Whether results and promise disagree, as the rule is now.
    pub fn disagrees(&self) -> bool {
        self.now.bias != Bias::Open
    }

    /// The assumption that explains it best: the saving follows it, and it adds most to the spread of the promises.
    pub fn likeliest(&self) -> Option<&Assumed> {
        self.assumed.iter().find(|one| one.proposal.is_some())
    }
}

/// How the figure of results follows each assumption.
fn pulls_of(library: &Library, rule: &Rule, figure: &str) -> Vec<Pull> {
    let Some(resource) = Resource::parse(figure) else { return vec![Pull::Unknown; rule.assumptions.len()] };
    levers(library, rule, &resource).into_iter().map(|lever| lever.pull).collect()
}

/// By what a ratio is multiplied to stand over what the rule promises now: the value used then over that of now.
fn brought(rule: &Rule, outcome: &Outcome, pulls: &[Pull]) -> f64 {
    let mut times = 1.0;
    for (assumption, pull) in rule.assumptions.iter().zip(pulls) {
        let Some((used, _)) = outcome.assumed.get(&assumption.name) else { continue };
        let now = assumption.unit.from_canonical(assumption.typical);
        let change = used / now;
        if !(change.is_finite() && change > 0.0) {
            continue;
        }
        match pull {
            Pull::Proportional => times *= change,
            Pull::Inverse => times /= change,
            Pull::None | Pull::Mixed | Pull::Unknown => {}
        }
    }
    times
}

fn beside(
    index: usize,
    assumption: &Assumption,
    pull: Pull,
    share: Option<f64>,
    now: &Realised,
    ratios: &[f64],
) -> Assumed {
    let unit = &assumption.unit;
    let range = [assumption.low, assumption.typical, assumption.high].map(|value| unit.from_canonical(value));
    let [low, typical, high] = range;
    let value = |ratio: f64| match pull {
        Pull::Proportional => Some(typical * ratio),
        Pull::Inverse => Some(typical / ratio),
        Pull::None | Pull::Mixed | Pull::Unknown => None,
    };
    let ratio = now.pooled.map(|pooled| pooled.ratio).filter(|ratio| *ratio > 0.0);
    let needed = ratio.and_then(value).filter(|needed| needed.is_finite());
    let disagrees = now.bias != Bias::Open;
    let explains = disagrees.then(|| match (pull, needed) {
        (Pull::None, _) => Explains::No,
        (_, Some(needed)) if (low..=high).contains(&needed) => Explains::Within,
        (_, Some(_)) => Explains::Beyond,
        (_, None) => Explains::CannotTell,
    });
    // A share of something cannot be above the whole, where the rule has kept it so.
    let whole = (unit.symbol() == "%" && high <= 100.0).then_some(100.0);
    let implied: Vec<f64> = ratios.iter().filter_map(|ratio| value(*ratio)).collect();
    let proposal = (disagrees && needed.is_some()).then(|| propose(&implied, range, whole)).flatten();
    Assumed {
        index,
        name: assumption.name.clone(),
        label: assumption.label.clone(),
        unit: unit.clone(),
        range,
        share,
        pull,
        needed,
        explains,
        proposal,
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
