//! Where a measure stands at a plant under one library.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::evaluate::{Exchange, MoneyAmount, Opportunity, Outcome, Payback, evaluate};
use crate::facility::Facility;
use crate::interact::Counted;
use crate::library::Library;
use crate::rank::{RankBy, Ranked, rank};
use crate::units::Unit;

/// In which list of the report a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Recommended.
    Recommended,
    /// Beyond the limits of low cost.
    NeedsStudy,
    /// Facts are missing.
    NeedsData,
    /// It does not apply.
    NotApplicable,
    /// The rule fails at this plant.
    Failed,
    /// The rule cannot be used at any plant.
    Broken,
    /// The library has no such rule.
    Absent,
}

impl State {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            State::Recommended => "recommended",
            State::NeedsStudy => "needs_study",
            State::NeedsData => "needs_data",
            State::NotApplicable => "not_applicable",
            State::Failed => "failed",
            State::Broken => "broken",
            State::Absent => "absent",
        }
    }

    /// Whether a reader of the report finds it among the measures with numbers.
    pub fn is_listed(self) -> bool {
        matches!(self, State::Recommended | State::NeedsStudy)
    }
}

/// The numbers of a measure at a plant.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// Net money a year, where every price is known.
    pub annual_saving: Option<MoneyAmount>,
    /// One-off investment.
    pub investment: MoneyAmount,
    /// Time until it has come back.
    pub payback: Payback,
    /// What is saved a year less what is used, by resource, in its unit.
    pub resources: BTreeMap<String, (f64, Unit)>,
}

impl Numbers {
    fn of(found: &Opportunity) -> Self {
        let mut resources: BTreeMap<String, (f64, Unit)> = BTreeMap::new();
        for (amounts, sign) in [(&found.saves, 1.0), (&found.uses, -1.0)] {
            for amount in amounts {
                let value = sign * amount.unit.from_canonical(amount.value);
                let key = amount.resource.to_string();
                resources.entry(key).or_insert_with(|| (0.0, amount.unit.clone())).0 += value;
            }
        }
        let (annual_saving, investment, payback) = (found.annual_saving, found.investment, found.payback);
        Self { annual_saving, investment, payback, resources }
    }

    /// Whether two sets of numbers are the same, but for the noise of the last digits.
    pub fn like(&self, other: &Self) -> bool {
        let money = |a: MoneyAmount, b: MoneyAmount| a.currency == b.currency && close(a.value, b.value);
        let saving = match (self.annual_saving, other.annual_saving) {
            (Some(a), Some(b)) => money(a, b),
            (None, None) => true,
            _ => false,
        };
        let amounts = self.resources.len() == other.resources.len()
            && self
                .resources
                .iter()
                .zip(&other.resources)
                .all(|((key, a), (other, b))| key == other && close(a.0, b.0));
        saving && amounts && money(self.investment, other.investment) && self.payback.kind() == other.payback.kind()
    }
}

/// Whether two numbers are the same, but for the noise of the last digits.
pub(super) fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Where a measure stands at a plant.
#[derive(Debug, Clone)]
pub struct Standing {
    /// In which list.
    pub state: State,
    /// At which place of the ranking.
    pub rank: Option<usize>,
    /// Another measure of its group that counts in its place.
    pub alternative_to: Option<String>,
    /// Its numbers, where it is in the ranking.
    pub numbers: Option<Numbers>,
    /// The facts that decide, where they are missing.
    pub decides: Vec<String>,
    /// Why it does not apply, as the word in JSON.
    pub reason: Option<&'static str>,
    /// What went wrong, where the rule fails.
    pub problem: Option<Diagnostic>,
}

impl Standing {
    /// A state without any details.
    pub fn new(state: State) -> Self {
        let (rank, alternative_to, numbers) = (None, None, None);
        Self { state, rank, alternative_to, numbers, decides: Vec::new(), reason: None, problem: None }
    }

    /// Whether a reader would find the same, apart from the place in the ranking.
    pub fn like(&self, other: &Self) -> bool {
        let numbers = match (&self.numbers, &other.numbers) {
            (Some(a), Some(b)) => a.like(b),
            (None, None) => true,
            _ => false,
        };
        let problem = |standing: &Self| standing.problem.as_ref().map(|problem| problem.message.clone());
        numbers
            && self.state == other.state
            && self.alternative_to == other.alternative_to
            && self.decides == other.decides
            && problem(self) == problem(other)
    }
}

/// Where every measure of a library stands at a plant.
///
/// # Errors
/// A rule that ran into the deadline.
pub(super) fn standings(library: &Library, facility: &Facility) -> Result<BTreeMap<String, Standing>, Diagnostic> {
    let findings = evaluate(library, facility)?;
    let exchange = Exchange::new(facility, &library.factors);
    let ranking = rank(&findings, facility, exchange, RankBy::Payback, facility.limits.payback_months);
    let mut standings = BTreeMap::new();
    let mut place = |ranked: &[Ranked<'_, '_>], state: State| {
        for measure in ranked {
            let alternative_to = match &measure.counted {
                Counted::AlternativeTo(other) => Some(other.clone()),
                Counted::Yes | Counted::Umbrella => None,
            };
            let (rank, numbers) = (Some(measure.rank), Some(Numbers::of(measure.opportunity)));
            let standing = Standing { rank, alternative_to, numbers, ..Standing::new(state) };
            standings.insert(measure.finding.rule.id.clone(), standing);
        }
    };
    place(&ranking.recommendations, State::Recommended);
    place(&ranking.needs_study, State::NeedsStudy);
    for finding in &findings {
        let standing = match &finding.outcome {
            Outcome::Applies(_) => continue,
            Outcome::NeedsData(need) => {
                let decides = need.decides.iter().map(|gap| library.fields.path_of_gap(gap)).collect();
                Standing { decides, ..Standing::new(State::NeedsData) }
            }
            Outcome::DoesNotApply(refusal) => {
                Standing { reason: Some(refusal.reason.name()), ..Standing::new(State::NotApplicable) }
            }
            Outcome::Failed(problem) => Standing { problem: Some(problem.clone()), ..Standing::new(State::Failed) },
        };
        standings.insert(finding.rule.id.clone(), standing);
    }
    for broken in &library.broken {
        standings.insert(broken.id.clone(), Standing::new(State::Broken));
    }
    Ok(standings)
}
