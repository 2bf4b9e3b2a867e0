//! How many of the recommended measures are carried out, beside those of real audits.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::purse::dollars;
use super::statistics::{count, wilson};
use super::titles::Titles;
use super::view::View;
use crate::benchmarks::{CostClass, PaybackClass, Rate, price_level};
use crate::diagnostic::Lang;
use crate::ledger::{MeasureState, Payback, Standing};
use crate::library::Library;

/// Days after which a measure is held against the audits, which ask a plant within a year of the visit.
pub const A_YEAR: i32 = 365;

/// How many of the recommended measures are carried out.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Implementation {
    /// All of them.
    pub all: RateRow,
    /// By simple payback as promised, soonest first.
    pub by_payback: Vec<RateRow>,
    /// By promised investment, in the classes of the statistics.
    pub by_cost: Vec<RateRow>,
    /// By measure, the commonest first.
    pub by_measure: Vec<RateRow>,
}

/// Measures of one class.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RateRow {
    /// The class, or the id of the measure.
    pub class: String,
    /// What a measure is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Of those that reports recommend, how many are in place.
    pub of_promised: Hits,
    /// Of those that a plant has accepted or rejected, how many are in place; what is postponed is not decided.
    pub of_decided: Hits,
    /// Of those that were recommended a year ago or more, how many were in place within a year: what comes nearest to the
    /// audits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within_a_year: Option<Hits>,
    /// How many of such recommendations audited plants carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audits: Option<AuditRate>,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Hits {
    /// How many are in place.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// The share, 0 to 1; absent of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Wilson's interval of it at 95 %. Measures of one plant are taken as independent, which makes it somewhat narrow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
}

/// How many of such recommendations audited plants carried out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditRate {
    /// The share, 0 to 1: of the class, or the mean over our measures of the rate of each one's sector and cost (or kind,
    /// where that is counted).
    pub share: f64,
    /// Wilson's interval of it at 95 %, where it is that of one class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// How many recommendations are behind it.
    pub n: u64,
    /// Of which plants.
    pub of: String,
    /// When they were visited.
    pub years: String,
    /// Who says so.
    pub source: String,
}

#[derive(Default)]
struct Counts<'b> {
    done: usize,
    promised: usize,
    decided: usize,
    year: Hits,
    /// The rates of the audits for each of its measures.
    rates: Vec<&'b Rate>,
}

impl<'b> Counts<'b> {
    fn add(&mut self, standing: Standing, within_a_year: Option<Within>, rate: Option<&'b Rate>) {
        self.promised += 1;
        self.done += usize::from(standing.is_done());
        self.decided += usize::from(standing.is_accepted() || standing == Standing::Rejected);
        if let Some(within) = within_a_year {
            self.year.of += 1;
            self.year.done += usize::from(within == Within::Yes);
        }
        self.rates.extend(rate);
    }

    fn row(&self, class: &str, title: Option<String>, audits: Option<AuditRate>) -> RateRow {
        RateRow {
            class: class.to_owned(),
            title,
            of_promised: Hits::new(self.done, self.promised),
            of_decided: Hits::new(self.done, self.decided),
            within_a_year: (self.year.of > 0).then(|| Hits::new(self.year.done, self.year.of)),
            audits,
        }
    }
}

/// Whether a measure that was promised a year ago or more was in place within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Yes,
    No,
}

impl Hits {
    fn new(done: usize, of: usize) -> Hits {
        let share = (of > 0).then(|| count(done) / count(of));
        Hits { done, of, share, interval: wilson(done, of) }
    }
}

/// The class of a payback as it was promised.
fn payback_class(payback: Payback) -> &'static str {
    match payback {
        Payback::Immediate => PaybackClass::Immediate.name(),
        Payback::Months { months } => PaybackClass::of(months).name(),
        Payback::NotPriced => "not_priced",
        Payback::Never => "never",
    }
}

/// Every class of paybacks, soonest first.
fn payback_classes() -> impl Iterator<Item = &'static str> {
    PaybackClass::ALL.iter().map(|class| class.name()).chain(["not_priced", "never"])
}

pub(super) fn implementation(
    views: &[View<'_>],
    library: &Library,
    titles: &mut Titles<'_>,
    lang: Lang,
) -> Implementation {
    let benchmarks = &library.benchmarks;
    let mut all = Counts::default();
    let (mut by_payback, mut by_cost) = (BTreeMap::<&str, Counts<'_>>::new(), BTreeMap::<&str, Counts<'_>>::new());
    let mut by_measure = BTreeMap::<String, (String, Counts<'_>)>::new();
    for view in views {
        let limit = limit(view, library);
        for measure in view.recommended() {
            let cost = cost_class(measure, limit);
            let (id, title) = titles.of(measure.promise);
            let arc = library.rule(&measure.promise.id).and_then(|rule| rule.measure.arc.as_deref());
            let year = within_a_year(view, measure);
            let of_class = cost.and_then(|cost| benchmarks.rate(view.sector(), None, Some(cost)));
            let of_kind = benchmarks.rate(view.sector(), arc, cost);
            let standing = measure.standing;
            all.add(standing, year, of_kind);
            by_payback.entry(payback_class(measure.promise.payback)).or_default().add(standing, year, None);
            by_cost.entry(cost.map_or("unknown", CostClass::name)).or_default().add(standing, year, of_class);
            let (_, counts) = by_measure.entry(id).or_insert_with(|| (title, Counts::default()));
            counts.add(standing, year, of_kind);
        }
    }
    let group = |name: &str| benchmarks.group(name).in_lang(lang).to_owned();
    let mean = |counts: &Counts<'_>| mean(counts, &group);
    let of_payback = |class: &str| {
        let class = PaybackClass::ALL.into_iter().find(|known| known.name() == class)?;
        benchmarks.payback_rate(class).map(|rate| rate_of(rate, &group))
    };
    let paybacks = payback_classes()
        .filter_map(|class| by_payback.get(class).map(|counts| counts.row(class, None, of_payback(class))));
    let costs = CostClass::ALL.iter().map(|class| class.name()).chain(["unknown"]);
    let costs = costs.filter_map(|class| by_cost.get(class).map(|counts| counts.row(class, None, mean(counts))));
    let mut measures: Vec<RateRow> =
        by_measure.iter().map(|(id, (title, counts))| counts.row(id, Some(title.clone()), mean(counts))).collect();
    measures.sort_by(|a, b| b.of_promised.of.cmp(&a.of_promised.of).then_with(|| a.class.cmp(&b.class)));
    Implementation {
        all: all.row("all", None, mean(&all)),
        by_payback: paybacks.collect(),
        by_cost: costs.collect(),
        by_measure: measures,
    }
}

/// Up to which investment the statistics call a measure of low cost, in the plant's money of today: their limit brought to
/// today by their price index and to the plant's currency by its rate.
fn limit(view: &View<'_>, library: &Library) -> Option<f64> {
    let rate = library.benchmarks.low_cost_limit(view.sector())?;
    let level = price_level(&library.factors, &rate.index, rate.middle_year())?;
    Some(rate.low_cost?.canonical() * level.factor * dollars(view.start()?, &library.factors)?)
}

fn cost_class(measure: &MeasureState<'_>, limit: Option<f64>) -> Option<CostClass> {
    let cost = measure.promise.investment?.value;
    if cost <= 0.0 { Some(CostClass::NoCost) } else { Some(CostClass::of(cost, limit?)) }
}

fn within_a_year(view: &View<'_>, measure: &MeasureState<'_>) -> Option<Within> {
    let day = view.state.as_ref()?.day;
    let old = day.since(measure.promised) >= A_YEAR;
    let in_time = || view.in_place(measure).is_some_and(|done| done.since(measure.promised) <= A_YEAR);
    old.then(|| if in_time() { Within::Yes } else { Within::No })
}

fn rate_of(rate: &Rate, group: &impl Fn(&str) -> String) -> AuditRate {
    let n = usize::try_from(rate.n).unwrap_or(usize::MAX);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count, rounded")]
    let hits = (rate.share * f64::from(rate.n)).round() as usize;
    AuditRate {
        share: rate.share,
        interval: wilson(hits, n),
        n: u64::from(rate.n),
        of: group(&rate.of),
        years: years(rate.years),
        source: rate.source.to_string(),
    }
}

/// What audits of such sectors and costs would have carried out of the same measures; absent where that is not known of
/// each of them.
fn mean(counts: &Counts<'_>, group: &impl Fn(&str) -> String) -> Option<AuditRate> {
    if counts.rates.is_empty() || counts.rates.len() < counts.promised {
        return None;
    }
    let share = counts.rates.iter().map(|rate| rate.share).sum::<f64>() / count(counts.rates.len());
    let distinct: BTreeMap<(&str, &str), &Rate> =
        counts.rates.iter().map(|rate| ((rate.of.as_str(), rate.class.as_str()), *rate)).collect();
    let groups: BTreeSet<String> = distinct.values().map(|rate| group(&rate.of)).collect();
    let first = distinct.values().map(|rate| rate.years.0).min()?;
    let last = distinct.values().map(|rate| rate.years.1).max()?;
    let sources: BTreeSet<&str> = distinct.values().map(|rate| &*rate.source).collect();
    Some(AuditRate {
        share,
        interval: None,
        n: distinct.values().map(|rate| u64::from(rate.n)).sum(),
        of: groups.into_iter().collect::<Vec<_>>().join(", "),
        years: years((first, last)),
        source: sources.into_iter().collect::<Vec<_>>().join("; "),
    })
}

fn years((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
