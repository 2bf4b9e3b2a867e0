//! What became of each measure between two visits.

use std::collections::BTreeSet;

use serde_json::Value;

use super::exchange::Changed;
use super::visit::{Known, Measure, Ranged, Stands, Visit};
use crate::ledger::{State, Verdict};
use crate::units::Day;

/// What became of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It was recommended, and is in place.
    Done,
    /// It is said to be in place, and is recommended all the same: the facts still ask for it.
    DoneAndStill,
    /// It was recommended, and its condition no longer holds.
    Gone,
    /// It is still there.
    Still,
    /// It was in place then, and is recommended again.
    Back,
    /// It did not apply then, and does now.
    New,
    /// Facts were missing then, and are known now.
    NowJudged,
    /// It was judged then, and cannot be now: facts are missing.
    NotJudged,
    /// Only one of the two libraries has its rule.
    OtherLibrary,
    /// Its rule failed on one of the visits.
    Failed,
}

impl Fate {
    /// All, in the order in which they are told.
    pub const ALL: [Fate; 10] = [
        Fate::Done,
        Fate::DoneAndStill,
        Fate::Gone,
        Fate::Still,
        Fate::Back,
        Fate::New,
        Fate::NowJudged,
        Fate::NotJudged,
        Fate::OtherLibrary,
        Fate::Failed,
    ];

    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Done => "done",
            Fate::DoneAndStill => "done_and_still",
            Fate::Gone => "gone",
            Fate::Still => "still",
            Fate::Back => "back",
            Fate::New => "new",
            Fate::NowJudged => "now_judged",
            Fate::NotJudged => "no_longer_judged",
            Fate::OtherLibrary => "other_library",
            Fate::Failed => "failed",
        }
    }
}

/// Who says that a measure is in place.
#[derive(Debug, Clone, PartialEq)]
pub enum DoneBy {
    /// The profile of the second visit.
    Profile,
    /// The ledger, on this day.
    Ledger(Day),
}

/// A fact behind a measure that is not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct FactChange {
    /// Its path.
    pub path: String,
    /// What people call it.
    pub label: String,
    /// Its value then; absent where nobody gave it.
    pub then: Option<Known>,
    /// Its value now.
    pub now: Option<Known>,
    /// What the condition asks of it now, where it is this that does not hold.
    pub asked: Option<(String, f64)>,
    /// Both are numbers, and within what they may be off.
    pub within: bool,
}

/// What the ledger measured of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Achieved {
    /// Money per year in the ledger's currency; absent where it is noise or has no price.
    pub money: Option<Ranged>,
    /// Against what was promised.
    pub verdict: Verdict,
    /// How many measures were measured together.
    pub together: usize,
}

/// What became of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureFate {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What became of it.
    pub fate: Fate,
    /// Where it stood; absent where the library had no such rule.
    pub then: Option<Stands>,
    /// Where it stands.
    pub now: Option<Stands>,
    /// Why it does not apply now, or did not then: the word of the report.
    pub reason: Option<String>,
    /// Who says that it is in place.
    pub done_by: Option<DoneBy>,
    /// What was measured of it.
    pub achieved: Option<Achieved>,
    /// Net money per year then, in the currency of the second visit.
    pub saving_then: Option<Ranged>,
    /// Net money per year now.
    pub saving_now: Option<Ranged>,
    /// What it saves by resource: key, then, now.
    pub saves: Vec<(String, Option<Ranged>, Option<Ranged>)>,
    /// The facts behind it that are not as they were.
    pub facts: Vec<FactChange>,
    /// Its assumptions that are not as they were, because the library is another or the profile replaced them.
    pub assumed: Vec<FactChange>,
    /// The prices that are not as they were, each in its own currency.
    pub prices: Vec<FactChange>,
    /// The facts that it waits for: those of the visit on which they are missing.
    pub missing: Vec<String>,
    /// The range of the saving then and that of now have a part in common.
    pub within: bool,
}

/// What became of every measure of which there is something to tell, in the order of [`Fate`] and of the ids.
pub(super) fn fates(
    then: &Visit,
    now: &Visit,
    exchange: Option<&Changed>,
    ledger: Option<&State<'_>>,
) -> Vec<MeasureFate> {
    let ids: BTreeSet<&String> = then.measures.keys().chain(now.measures.keys()).collect();
    let between = Between { then, now, exchange, ledger };
    let mut all: Vec<MeasureFate> = ids.into_iter().filter_map(|id| between.fate(id)).collect();
    all.sort_by(|a, b| (a.fate, &a.id).cmp(&(b.fate, &b.id)));
    all
}

struct Between<'a> {
    then: &'a Visit,
    now: &'a Visit,
    exchange: Option<&'a Changed>,
    ledger: Option<&'a State<'a>>,
}

impl Between<'_> {
    fn fate(&self, id: &str) -> Option<MeasureFate> {
        let (then, now) = (self.then.measures.get(id), self.now.measures.get(id));
        let done_by = self.done_by(id, now);
        let fate = decide(then, now, done_by.is_some())?;
        let either = now.or(then)?;
        let silent = [then, now].into_iter().flatten().find(|measure| measure.stands == Stands::NotApplicable);
        let waits = [now, then].into_iter().flatten().find(|measure| measure.stands == Stands::NeedsData);
        let saving_then = then.and_then(|measure| self.in_new_money(measure.annual_saving.as_ref()));
        let saving_now = now.and_then(|measure| measure.annual_saving.clone());
        Some(MeasureFate {
            id: id.to_owned(),
            title: either.title.clone(),
            fate,
            then: then.map(|measure| measure.stands),
            now: now.map(|measure| measure.stands),
            reason: silent.and_then(|measure| measure.reason.clone()),
            done_by,
            achieved: self.achieved(id),
            saves: saves(then, now),
            facts: self.facts(then, now),
            assumed: changed(then, now, |measure| &measure.assumed),
            prices: changed(then, now, |measure| &measure.prices),
            missing: waits.map(|measure| measure.decides.clone()).unwrap_or_default(),
            within: overlap(saving_then.as_ref(), saving_now.as_ref()),
            saving_then,
            saving_now,
        })
    }

    fn done_by(&self, id: &str, now: Option<&Measure>) -> Option<DoneBy> {
        if now.is_some_and(|measure| measure.reason.as_deref() == Some("already_done")) {
            return Some(DoneBy::Profile);
        }
        let done = self.ledger?.measure(id)?.done?;
        Some(DoneBy::Ledger(done.date))
    }

    fn achieved(&self, id: &str) -> Option<Achieved> {
        let state = self.ledger?;
        let savings = state.savings.get(state.measure(id)?.savings?)?;
        let outcome = savings.money.as_ref()?;
        let amount = &outcome.measured;
        let unit = amount.unit.trim_end_matches("/yr").to_owned();
        let money = Ranged { value: amount.value, low: amount.low, high: amount.high, unit };
        let claimed = outcome.verdict != Verdict::Noise;
        let together = savings.measured.what.measures.len();
        Some(Achieved { money: claimed.then_some(money), verdict: outcome.verdict, together })
    }

    fn in_new_money(&self, saving: Option<&Ranged>) -> Option<Ranged> {
        let (saving, rate) = (saving?, self.exchange?.rate);
        Some(Ranged {
            value: saving.value * rate,
            low: saving.low.map(|low| low * rate),
            high: saving.high.map(|high| high * rate),
            unit: self.now.currency.code().to_owned(),
        })
    }

    /// The facts behind a measure that are not as they were: first those on which its condition failed.
    fn facts(&self, then: Option<&Measure>, now: Option<&Measure>) -> Vec<FactChange> {
        let mut all: Vec<FactChange> = Vec::new();
        let sides = [(then, self.then), (now, self.now)];
        // What was given instead of the value that was compared: it stands in the other file, if at all.
        let stood = |visit: &Visit, path: &str| visit.facts.get(path).cloned();
        let decided = |measure: Option<&Measure>| {
            measure.filter(|measure| measure.stands == Stands::NotApplicable).map(|measure| measure.deciders.clone())
        };
        for (at, (measure, _)) in sides.iter().enumerate() {
            for decider in decided(*measure).unwrap_or_default() {
                let own = Known {
                    label: String::new(),
                    value: decider.value.clone(),
                    unit: decider.unit.clone(),
                    usual: false,
                    deviation: None,
                };
                let side = |visit: &Visit, own_side: bool| {
                    let known = stood(visit, &decider.path);
                    if own_side { known.or_else(|| Some(own.clone())) } else { known }
                };
                let (before, after) = (side(self.then, at == 0), side(self.now, at == 1));
                let asked = decider.needed.clone().zip(decider.threshold);
                push(&mut all, &decider.path, before, after, asked);
            }
        }
        let paths: BTreeSet<&String> =
            [then, now].into_iter().flatten().flat_map(|measure| measure.facts.keys()).collect();
        let listed = |measure: Option<&Measure>| measure.is_some_and(|measure| measure.stands.is_listed());
        if listed(then) || listed(now) {
            for path in paths {
                let of = |measure: Option<&Measure>, visit: &Visit| {
                    stood(visit, path).or_else(|| measure?.facts.get(path).cloned())
                };
                push(&mut all, path, of(then, self.then), of(now, self.now), None);
            }
        }
        all
    }
}

/// Adds a fact that is not as it was, once.
fn push(all: &mut Vec<FactChange>, path: &str, then: Option<Known>, now: Option<Known>, asked: Option<(String, f64)>) {
    let known = all.iter().any(|change| change.path == path);
    let alike = then.as_ref().zip(now.as_ref()).is_some_and(|(then, now)| then.like(now) && then.usual == now.usual);
    if known || (alike && asked.is_none()) || (then.is_none() && now.is_none()) {
        return;
    }
    let label = [&now, &then].into_iter().flatten().map(|known| known.label.clone()).find(|label| !label.is_empty());
    let within = then.as_ref().zip(now.as_ref()).is_some_and(|(then, now)| within(then, now));
    all.push(FactChange {
        path: path.to_owned(),
        label: label.unwrap_or_else(|| path.to_owned()),
        then,
        now,
        asked,
        within,
    });
}

/// Whether two numbers are within what both may be off.
fn within(then: &Known, now: &Known) -> bool {
    let numbers = then.value.as_f64().zip(now.value.as_f64());
    let (Some((before, after)), Some((a, b))) = (numbers, then.deviation.zip(now.deviation)) else { return false };
    before > 0.0 && after > 0.0 && (after / before).ln().abs() <= super::change::NORMAL_95 * a.hypot(b)
}

fn changed(
    then: Option<&Measure>,
    now: Option<&Measure>,
    of: fn(&Measure) -> &indexmap::IndexMap<String, Known>,
) -> Vec<FactChange> {
    let (Some(then), Some(now)) = (then, now) else { return Vec::new() };
    let mut all = Vec::new();
    for (name, known) in of(now) {
        if let Some(before) = of(then).get(name) {
            push(&mut all, name, Some(before.clone()), Some(known.clone()), None);
        }
    }
    all
}

fn saves(then: Option<&Measure>, now: Option<&Measure>) -> Vec<(String, Option<Ranged>, Option<Ranged>)> {
    let of = |measure: Option<&Measure>, key: &str| measure.and_then(|measure| measure.saves.get(key).cloned());
    let mut keys: Vec<&String> = [now, then].into_iter().flatten().flat_map(|measure| measure.saves.keys()).collect();
    let mut seen = BTreeSet::new();
    keys.retain(|key| seen.insert(*key));
    keys.into_iter().map(|key| (key.clone(), of(then, key), of(now, key))).collect()
}

/// Whether two ranges have a part in common.
fn overlap(then: Option<&Ranged>, now: Option<&Ranged>) -> bool {
    let ends = |ranged: &Ranged| ranged.low.zip(ranged.high);
    let ranges = then.and_then(ends).zip(now.and_then(ends));
    ranges.is_some_and(|((a, b), (c, d))| a <= d && c <= b)
}

/// What became of a measure; none where there is nothing to tell.
fn decide(then: Option<&Measure>, now: Option<&Measure>, done: bool) -> Option<Fate> {
    use Stands::{Failed, NeedsData, NotApplicable};

    let listed = |measure: Option<&Measure>| measure.is_some_and(|measure| measure.stands.is_listed());
    let (Some(before), Some(after)) = (then, now) else {
        return (listed(then) || listed(now)).then_some(Fate::OtherLibrary);
    };
    let already = |measure: &Measure| measure.reason.as_deref() == Some("already_done");
    Some(match (before.stands, after.stands) {
        (Failed, Failed) | (NeedsData, NeedsData) => return None,
        (Failed, _) | (_, Failed) => Fate::Failed,
        (_, _) if listed(now) && done => Fate::DoneAndStill,
        (_, NotApplicable) if already(after) && !already(before) => Fate::Done,
        (_, NotApplicable) if listed(then) && done => Fate::Done,
        (NotApplicable, NotApplicable) => return None,
        (_, NotApplicable) if listed(then) => Fate::Gone,
        (NeedsData, _) => Fate::NowJudged,
        (_, NeedsData) => Fate::NotJudged,
        (NotApplicable, _) if already(before) => Fate::Back,
        (NotApplicable, _) => Fate::New,
        (_, _) => Fate::Still,
    })
}

/// A value for JSON: that of a fact, or nothing.
pub(super) fn value(known: &Known) -> Value {
    known.value.clone()
}
