//! Tables for spreadsheets and programs.

use super::events::fate_name;
use super::json::payback_kind;
use super::totals::payback;
use crate::ledger::{Event, Ledger, MeasureState, Method, Payback, Savings, State, fates};
use crate::report::clean;
use crate::units::{Day, format};

/// The columns of the sheet, which `followup import` reads.
///
/// A row is about one measure, or about a measurement of several, whose ids then stand in `measure` joined by ` + `.
/// `decision` is `accepted`, `rejected` or `postponed`; days are written `2026-10-01`; `investment` is what was really
/// spent, in `currency`; `method` is `option_a`, `option_b`, `option_c`,
/// `bills` or `stated`; `saving` is per year in `unit`; `money_saving` is money per year that somebody measured itself,
/// not resources at their prices. An empty cell says nothing. A measure with several measured resources has a row for each,
/// and only the first of them says the rest.
pub const COLUMNS: [&str; 18] = [
    "measure",
    "title",
    "decision",
    "reason",
    "responsible",
    "due",
    "started",
    "done",
    "investment",
    "currency",
    "measured_from",
    "measured_to",
    "method",
    "resource",
    "saving",
    "unit",
    "money_saving",
    "note",
];

/// The columns of the status, a row for each measure. Money is in `currency`, savings are per year.
const STATUS: [&str; 33] = [
    "ledger",
    "plant",
    "plant_id",
    "as_of",
    "measure",
    "title",
    "section",
    "rank",
    "standing",
    "decision",
    "decided",
    "reason",
    "responsible",
    "due",
    "days_late",
    "started",
    "done",
    "currency",
    "promised_saving",
    "promised_saving_low",
    "promised_saving_high",
    "promised_saving_stacked",
    "promised_investment",
    "promised_payback",
    "promised_payback_months",
    "real_investment",
    "measured_saving",
    "measured_saving_low",
    "measured_saving_high",
    "measured_with",
    "verdict",
    "real_payback",
    "real_payback_months",
];

/// Joins the ids of measures that were measured together.
const TOGETHER: &str = " + ";

/// A text that a spreadsheet takes for a text: what it would take for a formula begins with an apostrophe.
fn text(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

fn number(value: Option<f64>) -> String {
    value.map(|value| format::exact(value).to_string()).unwrap_or_default()
}

fn day(day: Option<Day>) -> String {
    day.map(Day::iso).unwrap_or_default()
}

/// The word of a method.
pub(super) fn method(method: Method) -> &'static str {
    match method {
        Method::OptionA => "option_a",
        Method::OptionB => "option_b",
        Method::OptionC => "option_c",
        Method::Bills => "bills",
        Method::Stated => "stated",
    }
}

fn table(heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail, and every row has a cell for each head.
    let _ = writer.write_record(heads);
    for row in rows {
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The sheet of one plant, with the columns of [`COLUMNS`].
pub fn sheet_csv(state: &State<'_>) -> String {
    let currency = state.start().map_or("", |start| start.currency.as_str());
    let mut rows = Vec::new();
    for measure in &state.measures {
        let alone = measure.savings.and_then(|at| state.savings.get(at));
        let alone = alone.filter(|saving| saving.measured.what.measures.len() == 1);
        let mut measured = alone.map(measured).unwrap_or_default().into_iter();
        let mut row = own(measure, currency);
        row.extend(measured.next().unwrap_or_default());
        row.push(note(state, measure));
        rows.push(row);
        rows.extend(measured.map(|cells| more(&measure.promise.id, &measure.promise.title, currency, cells)));
    }
    for saving in state.savings.iter().filter(|saving| !saving.replaced && saving.measured.what.measures.len() > 1) {
        let ids = &saving.measured.what.measures;
        let title = |id: &String| state.measure(id).map_or_else(|| id.clone(), |measure| measure.promise.title.clone());
        let titles = ids.iter().map(title).collect::<Vec<_>>().join(TOGETHER);
        let cells = measured(saving).into_iter();
        rows.extend(cells.map(|cells| more(&ids.join(TOGETHER), &titles, currency, cells)));
    }
    table(&COLUMNS, rows)
}

/// What is recorded of a measure itself, up to the currency.
fn own(measure: &MeasureState<'_>, currency: &str) -> Vec<String> {
    let decided = measure.decided.as_ref();
    let decision = decided.map(|decided| super::json::decision_name(decided.what.decision)).unwrap_or_default();
    vec![
        measure.promise.id.clone(),
        text(&measure.promise.title),
        decision.to_owned(),
        text(decided.and_then(|decided| decided.what.reason.as_deref()).unwrap_or_default()),
        text(measure.responsible().unwrap_or_default()),
        day(decided.and_then(|decided| decided.what.due)),
        day(measure.started.map(|started| started.date)),
        day(measure.done.map(|done| done.date)),
        number(measure.investment()),
        currency.to_owned(),
    ]
}

/// A row that is only about what was measured.
fn more(id: &str, title: &str, currency: &str, cells: [String; 7]) -> Vec<String> {
    let mut row = vec![String::new(); 9];
    for (cell, value) in row.iter_mut().zip([id.to_owned(), text(title)]) {
        *cell = value;
    }
    row.push(currency.to_owned());
    row.extend(cells);
    row.push(String::new());
    row
}

/// The cells of a measurement from `measured_from` to `money_saving`, a row for each resource.
fn measured(saving: &Savings<'_>) -> Vec<[String; 7]> {
    let event = saving.measured.what;
    let head = || [event.from.iso(), event.to.iso(), method(event.method).to_owned()];
    let money = |at: usize| number(event.money.filter(|_| at == 0).map(|money| money.value));
    let row = |at: usize, resource: &str, value: Option<f64>, unit: &str| {
        let [from, to, method] = head();
        [from, to, method, resource.to_owned(), number(value), unit.to_owned(), money(at)]
    };
    if event.saves.is_empty() {
        return vec![row(0, "", None, "")];
    }
    let rows = event.saves.iter().enumerate();
    rows.map(|(at, (resource, amount))| row(at, resource, Some(amount.value), &amount.unit)).collect()
}

/// The last remark on a measure.
fn note(state: &State<'_>, measure: &MeasureState<'_>) -> String {
    let on = |note: &&crate::ledger::Happened<'_, crate::ledger::Note>| {
        note.what.measure.as_deref() == Some(measure.promise.id.as_str())
    };
    state.notes.iter().rev().find(on).map(|note| text(&note.what.text)).unwrap_or_default()
}

/// How plants stand on a day, a row for each measure.
pub fn status_csv(ledgers: &[Ledger], on: Day) -> String {
    let states = ledgers.iter().filter_map(|ledger| Some((ledger, State::at(ledger, on)?)));
    let rows = states.flat_map(|(ledger, state)| {
        state.measures.iter().map(|measure| status_row(ledger, &state, measure)).collect::<Vec<_>>()
    });
    table(&STATUS, rows)
}

/// Every entry of some ledgers that was made by a day, with what became of it.
pub fn events_csv(ledgers: &[Ledger], on: Day) -> String {
    let heads = ["ledger", "id", "seq", "date", "by", "event", "measures", "corrects", "fate"];
    let rows = ledgers.iter().flat_map(|ledger| {
        let made = fates(ledger, on).into_iter().filter(|(entry, _)| entry.date <= on);
        made.map(|(entry, fate)| {
            let corrects = match &entry.event {
                Event::Correction(correction) => correction.of.to_string(),
                _ => String::new(),
            };
            vec![
                text(&ledger.file),
                entry.id.to_string(),
                entry.seq.to_string(),
                entry.date.iso(),
                text(&entry.by),
                entry.event.name().to_owned(),
                entry.event.measures().join(TOGETHER),
                corrects,
                fate_name(&fate).to_owned(),
            ]
        })
    });
    table(&heads, rows)
}

fn status_row(ledger: &Ledger, state: &State<'_>, measure: &MeasureState<'_>) -> Vec<String> {
    let start = state.start();
    let promise = measure.promise;
    let (plant, id) = start.map_or(("", None), |start| (start.plant.name.as_str(), start.plant.id.as_deref()));
    let decided = measure.decided.as_ref();
    let saving = measure.savings.and_then(|at| state.savings.get(at));
    let money = saving.and_then(|saving| saving.money.as_ref());
    let claimed = saving.and_then(Savings::claimed);
    let with = saving.map(|saving| saving.measured.what.measures.join(TOGETHER)).filter(|with| with.contains(TOGETHER));
    // What several measures save together is not the saving of one.
    let own = if with.is_some() { None } else { claimed };
    let real = own.zip(measure.investment()).map(|(saving, cost)| payback(cost, saving));
    let months = |payback: Option<Payback>| match payback {
        Some(Payback::Months { months }) => Some(months),
        _ => None,
    };
    let bound = |bound: fn(&crate::ledger::Amount) -> Option<f64>| {
        number(own.and(money).and_then(|money| bound(&money.measured)))
    };
    let promised = promise.annual_saving;
    vec![
        text(&ledger.file),
        text(plant),
        text(id.unwrap_or_default()),
        state.day.iso(),
        promise.id.clone(),
        text(&promise.title),
        super::json::section_name(promise.section).to_owned(),
        promise.rank.to_string(),
        measure.standing.name().to_owned(),
        decided.map(|decided| super::json::decision_name(decided.what.decision)).unwrap_or_default().to_owned(),
        day(decided.map(|decided| decided.date)),
        text(decided.and_then(|decided| decided.what.reason.as_deref()).unwrap_or_default()),
        text(measure.responsible().unwrap_or_default()),
        day(measure.due),
        measure.late.map(|late| late.days.to_string()).unwrap_or_default(),
        day(measure.started.map(|started| started.date)),
        day(measure.done.map(|done| done.date)),
        start.map(|start| start.currency.clone()).unwrap_or_default(),
        number(promised.map(|money| money.value)),
        number(promised.and_then(|money| money.low)),
        number(promised.and_then(|money| money.high)),
        number(promise.stacked_annual_saving.map(|money| money.value)),
        number(promise.investment.map(|money| money.value)),
        payback_kind(promise.payback).to_owned(),
        number(months(Some(promise.payback))),
        number(measure.investment()),
        number(own),
        bound(|amount| amount.low),
        bound(|amount| amount.high),
        with.unwrap_or_default(),
        money.map(|money| money.verdict.name()).unwrap_or_default().to_owned(),
        real.map(payback_kind).unwrap_or_default().to_owned(),
        number(months(real)),
    ]
}
