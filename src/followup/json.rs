//! How a plant stands on a day, for programs.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::events::fate_name;
use super::spreadsheet::method;
use super::status::{Listing, is_soon};
use super::totals::{Sum, Totals, payback};
use crate::ledger::{
    Amount, Decision, Happened, Ledger, MeasureState, Money, Outcome, Payback, Savings, Section, Start, State, fates,
};
use crate::units::{Day, format};

/// The schema of the status.
const SCHEMA: &str = "auditlite/followup-status@1";

/// How a plant stands on a day; none if no report had been accepted by then. A key that is not known is absent.
pub fn status_json(ledger: &Ledger, day: Day, listing: Listing) -> Option<Value> {
    let state = State::at(ledger, day)?;
    let start = state.start()?;
    let ids = |wanted: &dyn Fn(&MeasureState<'_>) -> bool| -> Vec<&str> {
        state.measures.iter().filter(|measure| wanted(measure)).map(|measure| measure.promise.id.as_str()).collect()
    };
    let mut value = json!({
        "schema": SCHEMA,
        "file": ledger.file,
        "lang": start.lang,
        "as_of": day,
        "plant": start.plant,
        "currency": start.currency,
        "visits": state.visits.iter().map(visit).collect::<Vec<_>>(),
        "late": ids(&|measure| measure.late.is_some()),
        "due_soon": ids(&|measure| is_soon(measure, day)),
        "totals": totals(&Totals::of(&state)),
        "measures": state.measures.iter().map(|measure| self::measure(&state, measure)).collect::<Vec<_>>(),
        "measurements": state.savings.iter().map(|saving| measurement(&state, saving)).collect::<Vec<_>>(),
        "notes": state.notes.iter().map(|note| object([
            ("id", Some(json!(note.id))),
            ("date", Some(json!(note.date))),
            ("by", Some(json!(note.by))),
            ("measure", note.what.measure.as_ref().map(|id| json!(id))),
            ("text", Some(json!(note.what.text))),
        ])).collect::<Vec<_>>(),
    });
    if let (Listing::Events, Some(map)) = (listing, value.as_object_mut()) {
        map.insert("events".to_owned(), events(ledger, day));
    }
    Some(value)
}

/// The word of a decision.
pub(super) fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => "accepted",
        Decision::Rejected => "rejected",
        Decision::Postponed => "postponed",
    }
}

/// The word of the list in which a measure stood.
pub(super) fn section_name(section: Section) -> &'static str {
    match section {
        Section::Recommendations => "recommendations",
        Section::NeedsStudy => "needs_study",
    }
}

/// The word of a kind of payback.
pub(super) fn payback_kind(payback: Payback) -> &'static str {
    match payback {
        Payback::Immediate => "immediate",
        Payback::Months { .. } => "months",
        Payback::NotPriced => "not_priced",
        Payback::Never => "never",
    }
}

/// An object of what is known.
fn object<'k>(entries: impl IntoIterator<Item = (&'k str, Option<Value>)>) -> Value {
    let known = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}

/// A number to 15 significant digits; whole numbers without a point.
fn number(value: f64) -> Value {
    let exact = format::exact(value);
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number that fits")]
    if exact.fract() == 0.0 && exact.abs() < 9e15 {
        return Value::from(exact as i64);
    }
    Value::from(exact)
}

fn money(money: Money) -> Value {
    object([("value", Some(number(money.value))), ("low", money.low.map(number)), ("high", money.high.map(number))])
}

fn amount(amount: &Amount) -> Value {
    object([
        ("value", Some(number(amount.value))),
        ("low", amount.low.map(number)),
        ("high", amount.high.map(number)),
        ("unit", Some(json!(amount.unit))),
    ])
}

fn amounts<'a>(amounts: impl IntoIterator<Item = (&'a String, &'a Amount)>) -> Value {
    Value::Object(amounts.into_iter().map(|(key, found)| (key.clone(), amount(found))).collect())
}

fn time(payback: Payback) -> Value {
    let months = match payback {
        Payback::Months { months } => Some(number(months)),
        _ => None,
    };
    object([("kind", Some(json!(payback_kind(payback)))), ("months", months)])
}

fn visit(visit: &Happened<'_, Start>) -> Value {
    object([
        ("id", Some(json!(visit.id))),
        ("accepted", Some(json!(visit.date))),
        ("by", Some(json!(visit.by))),
        ("visit", visit.what.visit.map(|day| json!(day))),
        ("report", Some(json!(visit.what.report))),
        ("library", Some(json!(visit.what.library))),
        ("measures", Some(json!(visit.what.measures.len()))),
    ])
}

fn measure(state: &State<'_>, measure: &MeasureState<'_>) -> Value {
    let promise = measure.promise;
    let is = |other: &MeasureState<'_>| other.promise.id == promise.id;
    let decided = measure.decided.as_ref().map(|decided| {
        object([
            ("id", Some(json!(decided.id))),
            ("date", Some(json!(decided.date))),
            ("by", Some(json!(decided.by))),
            ("decision", Some(json!(decision_name(decided.what.decision)))),
            ("reason", decided.what.reason.as_ref().map(|reason| json!(reason))),
        ])
    });
    let started =
        measure.started.map(|started| object([("id", Some(json!(started.id))), ("date", Some(json!(started.date)))]));
    let done = measure.done.map(|done| {
        object([
            ("id", Some(json!(done.id))),
            ("date", Some(json!(done.date))),
            ("investment", done.what.investment.map(number)),
        ])
    });
    let promised = object([
        ("date", Some(json!(measure.promised))),
        ("saves", Some(amounts(&promise.saves))),
        ("uses", Some(amounts(&promise.uses)).filter(|_| !promise.uses.is_empty())),
        ("stacked_saves", promise.stacked_saves.as_ref().map(amounts)),
        ("annual_saving", promise.annual_saving.map(money)),
        ("stacked_annual_saving", promise.stacked_annual_saving.map(money)),
        ("investment", promise.investment.map(money)),
        ("payback", Some(time(promise.payback))),
        ("co2e", promise.co2e.as_ref().map(amount)),
    ]);
    object([
        ("id", Some(json!(promise.id))),
        ("title", Some(json!(promise.title))),
        ("section", Some(json!(section_name(promise.section)))),
        ("rank", Some(json!(promise.rank))),
        ("standing", Some(json!(measure.standing.name()))),
        ("in_last_report", Some(json!(measure.in_last_report))),
        ("recommended_again", Some(json!(true)).filter(|_| measure.again)),
        ("counts_as_promised", Some(json!(state.promised().any(is)))),
        ("counts_as_accepted", Some(json!(state.accepted().any(is)))),
        ("promised", Some(promised)),
        ("decided", decided),
        ("responsible", measure.responsible().map(|name| json!(name))),
        ("due", measure.due.map(|due| json!(due))),
        ("days_late", measure.late.map(|late| json!(late.days))),
        ("started", started),
        ("done", done),
        ("measurement", measure.savings.map(|at| json!(at))),
    ])
}

fn outcome(outcome: &Outcome) -> Value {
    object([
        ("measured", Some(amount(&outcome.measured))),
        ("promised", outcome.promised.as_ref().map(amount)),
        ("verdict", Some(json!(outcome.verdict.name()))),
    ])
}

fn measurement(state: &State<'_>, saving: &Savings<'_>) -> Value {
    let event = saving.measured.what;
    let resources: IndexMap<&str, Value> = saving.resources.iter().map(|(key, found)| (*key, outcome(found))).collect();
    let costs = event.measures.iter().map(|id| state.measure(id)?.investment());
    let cost = costs.sum::<Option<f64>>();
    object([
        ("id", Some(json!(saving.measured.id))),
        ("date", Some(json!(saving.measured.date))),
        ("by", Some(json!(saving.measured.by))),
        ("measures", Some(json!(event.measures))),
        ("method", Some(json!(method(event.method)))),
        ("from", Some(json!(event.from))),
        ("to", Some(json!(event.to))),
        ("level", event.level.map(number)),
        ("resources", Some(json!(resources))),
        ("money", saving.money.as_ref().map(outcome)),
        ("investment", cost.map(number)),
        ("payback", cost.zip(saving.claimed()).map(|(cost, claimed)| time(payback(cost, claimed)))),
        ("noise", Some(json!(saving.is_noise()))),
        ("replaced", Some(json!(saving.replaced))),
        ("counted", Some(json!(saving.counted))),
        ("basis", Some(json!(event.basis))),
    ])
}

fn sum(sum: &Sum) -> Value {
    object([
        ("measures", Some(json!(sum.measures))),
        ("annual_saving", sum.annual_saving.map(number)),
        ("not_priced", Some(json!(sum.not_priced))),
        ("investment", sum.investment.map(number)),
        ("no_investment", Some(json!(sum.no_investment))),
        ("payback", sum.payback.map(time)),
        ("resources", Some(amounts(&sum.resources))),
        ("co2e_alone", sum.co2e.map(|tonnes| json!({ "value": number(tonnes), "unit": "t/yr" }))),
    ])
}

fn totals(totals: &Totals) -> Value {
    let (spent, measured) = (&totals.spent, &totals.measured);
    json!({
        "promised": sum(&totals.promised),
        "accepted": sum(&totals.accepted),
        "done": sum(&totals.done),
        "spent": object([
            ("investment", spent.investment.map(number)),
            ("promised", spent.promised.map(number)),
            ("known", Some(json!(spent.known))),
            ("unknown", Some(json!(spent.unknown))),
        ]),
        "measured": object([
            ("measurements", Some(json!(measured.measurements))),
            ("measures", Some(json!(measured.measures))),
            ("noise", Some(json!(measured.noise))),
            ("not_priced", Some(json!(measured.not_priced))),
            ("annual_saving", measured.annual_saving.map(money)),
            ("promised", measured.promised.map(number)),
            ("investment", measured.investment.map(number)),
            ("payback", measured.payback.map(time)),
            ("resources", Some(amounts(&measured.resources))),
        ]),
    })
}

fn events(ledger: &Ledger, day: Day) -> Value {
    let fates = fates(ledger, day);
    let made = fates.iter().filter(|(entry, _)| entry.date <= day);
    let rows = made.map(|(entry, fate)| {
        let corrects = match &entry.event {
            crate::ledger::Event::Correction(correction) => Some(json!(correction.of)),
            _ => None,
        };
        object([
            ("id", Some(json!(entry.id))),
            ("seq", Some(json!(entry.seq))),
            ("date", Some(json!(entry.date))),
            ("by", Some(json!(entry.by))),
            ("event", Some(json!(entry.event.name()))),
            ("measures", Some(json!(entry.event.measures())).filter(|_| !entry.event.measures().is_empty())),
            ("corrects", corrects),
            ("fate", Some(json!(fate_name(fate)))),
        ])
    });
    Value::Array(rows.collect())
}
