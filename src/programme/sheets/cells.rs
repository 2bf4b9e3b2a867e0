//! Cells that several tables share.

use std::collections::BTreeSet;

use super::{Cell, Shown};
use crate::diagnostic::Lang;
use crate::programme::Programme;
use crate::programme::stage::{Stage, StageMoney};
use crate::programme::tally::{Step, Tally};
use crate::units::format;

/// The currencies of a programme, in order.
pub(super) fn currencies(programme: &Programme) -> Vec<String> {
    let all = Step::ALL.iter().flat_map(|step| programme.totals.stage(*step).money.keys().cloned());
    let all: BTreeSet<String> = all.collect();
    all.into_iter().collect()
}

/// Where the currency stands: everywhere, unless there is one at most, which the head of the page names.
pub(super) fn currency_shown(currencies: &[String]) -> Shown {
    if currencies.len() > 1 { Shown::Everywhere } else { Shown::Data }
}

/// The currencies in which a tally has money; one row is there even without any.
pub(super) fn rows_of(tally: &Tally) -> Vec<Option<String>> {
    let all: BTreeSet<&String> = Step::ALL.iter().flat_map(|step| tally.stage(*step).money.keys()).collect();
    if all.is_empty() { vec![None] } else { all.into_iter().map(|currency| Some(currency.clone())).collect() }
}

/// Money of a stage in a currency.
pub(super) fn money<'s>(stage: &'s Stage, currency: Option<&String>) -> Option<&'s StageMoney> {
    stage.money.get(currency?)
}

/// What people read of a share with its interval: `40 % (31-50)`.
pub(in crate::programme) fn ranged(share: f64, interval: Option<[f64; 2]>) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    match interval {
        Some([low, high]) => format!("{} % ({}-{})", percent(share), percent(low), percent(high)),
        None => format!("{} %", percent(share)),
    }
}

/// What people read of a ratio with its interval: `0.81 (0.7-0.95)`.
pub(super) fn ratio(ratio: f64, interval: Option<[f64; 2]>, lang: Lang) -> String {
    let number = |value: f64| format::number(value, lang);
    match interval {
        Some([low, high]) => format!("{} ({}\u{a0}-\u{a0}{})", number(ratio), number(low), number(high)),
        None => number(ratio),
    }
}

pub(super) fn end(ends: Option<[f64; 2]>, at: usize) -> Option<f64> {
    ends.and_then(|ends| ends.get(at).copied())
}

/// The currency as a cell.
pub(super) fn currency(code: Option<&String>) -> Cell {
    Cell::optional(code.map(String::as_str))
}
