//! What was done and measured, month by month.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::purse::Purse;
use super::stage::{add, is_zero};
use super::tally::{counts, saving};
use crate::ledger::{Ledger, MeasureState, State, corrected};
use crate::units::{Day, Month};

/// One month. Savings in place are yearly savings as of its last day, with all corrections that were made since.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthRow {
    /// The month.
    pub month: Month,
    /// How many measures were done in it.
    pub done: usize,
    /// How many savings were measured in it that can be told from noise.
    pub measurements: usize,
    /// Of how many measures done in it nobody knows what they cost.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_investment: usize,
    /// How many measures are in place at its end.
    pub done_in_place: usize,
    /// Money by currency.
    pub money: BTreeMap<String, MonthMoney>,
}

/// Money of a month in one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct MonthMoney {
    /// What all measures that reports recommended by its end were promised to save per year.
    pub promised: f64,
    /// What all measures that plants had accepted by its end, whatever became of them, were promised to save per year.
    pub accepted: f64,
    /// What the measures done in it were promised to save per year.
    pub done_saving: f64,
    /// What they really cost, as far as it is known; absent where measures were done and it is known of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub investment: Option<f64>,
    /// What all measures in place at its end were promised to save per year.
    pub in_place: f64,
    /// What measured savings may be claimed per year at its end.
    pub measured_in_place: f64,
    /// What all measures in place at its end have really cost, as far as it is known; absent where it is known of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invested: Option<f64>,
}

/// What one plant did in a month, and how it stood at its end; money in the programme's currency.
#[derive(Debug, Clone, Default)]
struct Stand {
    done: usize,
    without_investment: usize,
    measurements: usize,
    in_place: usize,
    money: MonthMoney,
}

/// One plant, with the months in which anything was recorded.
#[derive(Debug, Clone)]
struct Record {
    currency: String,
    /// The first in which a measure was in place or measured.
    happened: Option<Month>,
    months: BTreeMap<Month, Stand>,
}

/// The months of many plants.
#[derive(Debug, Clone, Default)]
pub(super) struct Months(Vec<Record>);

impl Months {
    /// Adds a plant: how it stood at the end of each month until a day, with all corrections made by that day. So what was
    /// given up since stays in the months in which it was in place, and what never happened stays in none.
    pub(super) fn add(&mut self, ledger: &Ledger, purse: &Purse, day: Day) {
        let ledger = corrected(ledger, day);
        let dates = ledger.entries.iter().map(|entry| entry.date).filter(|date| *date <= day);
        let recorded: BTreeSet<Month> = dates.map(Day::month).collect();
        let (mut months, mut before, mut happened) = (BTreeMap::new(), BTreeSet::new(), None);
        for month in recorded {
            let Some(state) = State::at(&ledger, month.last().min(day)) else { continue };
            let (stand, now) = Stand::of(&state, purse, month, &before);
            before = now;
            if stand.in_place > 0 || stand.measurements > 0 {
                happened = happened.or(Some(month));
            }
            months.insert(month, stand);
        }
        self.0.push(Record { currency: purse.currency.clone(), happened, months });
    }

    /// Every month from the first in which something happened to that of a day.
    pub(super) fn rows(&self, day: Day) -> Vec<MonthRow> {
        let Some(first) = self.0.iter().filter_map(|record| record.happened).min() else { return Vec::new() };
        (0..=day.month().since(first)).map(|months| self.row(first.plus(months))).collect()
    }

    fn row(&self, month: Month) -> MonthRow {
        let (mut whole, mut money) = (Stand::default(), BTreeMap::<String, (MonthMoney, usize)>::new());
        for record in &self.0 {
            let Some((last, stand)) = record.months.range(..=month).next_back() else { continue };
            whole.in_place += stand.in_place;
            let (sum, unknown) = money.entry(record.currency.clone()).or_default();
            sum.promised += stand.money.promised;
            sum.accepted += stand.money.accepted;
            sum.in_place += stand.money.in_place;
            sum.measured_in_place += stand.money.measured_in_place;
            if let Some(invested) = stand.money.invested {
                add(&mut sum.invested, invested);
            }
            if *last == month {
                whole.done += stand.done;
                whole.measurements += stand.measurements;
                whole.without_investment += stand.without_investment;
                *unknown += stand.without_investment;
                sum.done_saving += stand.money.done_saving;
                if let Some(investment) = stand.money.investment {
                    add(&mut sum.investment, investment);
                }
            }
        }
        // Where nothing was done, nothing was paid.
        let paid = |(sum, unknown): (MonthMoney, usize)| MonthMoney {
            investment: sum.investment.or((unknown == 0).then_some(0.0)),
            ..sum
        };
        MonthRow {
            month,
            done: whole.done,
            measurements: whole.measurements,
            without_investment: whole.without_investment,
            done_in_place: whole.in_place,
            money: money.into_iter().map(|(currency, sum)| (currency, paid(sum))).collect(),
        }
    }
}

impl Stand {
    /// How a plant stands at the end of a month, and which measures are in place then, beside those of the month before.
    fn of<'l>(
        state: &State<'l>,
        purse: &Purse,
        month: Month,
        before: &BTreeSet<&'l str>,
    ) -> (Stand, BTreeSet<&'l str>) {
        let (mut stand, mut now) = (Stand::default(), BTreeSet::new());
        let promised = |measure: &MeasureState<'_>| purse.money(saving(measure.promise).unwrap_or(0.0));
        stand.money.promised = state.promised().map(promised).sum();
        stand.money.accepted = state.accepted().map(promised).sum();
        for measure in state.accepted().filter(|measure| measure.standing.is_done()) {
            let promise = measure.promise;
            let promised = promised(measure);
            let investment = measure.investment().map(|money| purse.money(money));
            stand.in_place += 1;
            stand.money.in_place += promised;
            if let Some(investment) = investment {
                add(&mut stand.money.invested, investment);
            }
            if !before.contains(promise.id.as_str()) {
                stand.done += 1;
                stand.money.done_saving += promised;
                match investment {
                    Some(investment) => add(&mut stand.money.investment, investment),
                    None => stand.without_investment += 1,
                }
            }
            now.insert(promise.id.as_str());
        }
        let savings = state.savings.iter().filter(|savings| counts(state, savings));
        for savings in savings.filter(|savings| !savings.is_noise()) {
            stand.measurements += usize::from(savings.measured.date.month() == month);
            stand.money.measured_in_place += purse.money(savings.claimed().unwrap_or(0.0));
        }
        (stand, now)
    }
}
