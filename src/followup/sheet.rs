//! The table for the meeting after three months.

use super::document::{Block, Document};
use super::totals::{Totals, payback};
use super::words::Words;
use crate::diagnostic::{Lang, say};
use crate::ledger::{Ledger, MeasureState, Payback, Savings, Standing, State};
use crate::report::clean;
use crate::units::Day;

/// What is not known.
const UNKNOWN: &str = "--";

/// The table for the meeting, for people; none if no report had been accepted by the day.
pub fn sheet(ledger: &Ledger, day: Day, lang: Lang) -> Option<Document> {
    let state = State::at(ledger, day)?;
    let start = state.start()?;
    let words = Words { lang, currency: &start.currency, fields: None };
    let (name, currency) = (&start.plant.name, &start.currency);
    let title = say!("Follow-up meeting: {name}", "Reunión de seguimiento: {name}").in_lang(lang).to_owned();
    let lead = vec![
        say!("As of {day}", "Al {day}").in_lang(lang).to_owned(),
        say!(
            "Money in {currency}, savings per year; promised saving and payback of each measure are by itself",
            "Dinero en {currency}, ahorros al año; el ahorro y la recuperación prometidos de cada medida son por sí solos"
        )
        .in_lang(lang)
        .to_owned(),
    ];
    let right = |en, es| format!("{}:", words.of(en, es));
    let heads = vec![
        words.of("action", "acción").to_owned(),
        words.of("responsible", "responsable").to_owned(),
        words.of("due", "fecha compromiso").to_owned(),
        words.of("status", "estado").to_owned(),
        right("promised investment", "inversión prometida"),
        right("promised saving", "ahorro prometido"),
        right("promised payback", "recuperación prometida"),
        right("real investment", "inversión real"),
        right("measured saving", "ahorro medido"),
        right("real payback", "recuperación real"),
        words.of("note", "nota").to_owned(),
    ];
    let shown = state.measures.iter().filter(|measure| measure.in_last_report || measure.standing.is_accepted());
    let mut rows: Vec<Vec<String>> = shown.map(|measure| row(&state, measure, words)).collect();
    rows.extend(totals(&Totals::of(&state), words));
    let mut document = Document { title, lead, blocks: vec![Block::Table { heads, rows }] };
    document.blocks.push(Block::Paragraph(words.of(
        "The totals count each thing once: measures that act on the same end use share its saving, so they can be less than the sum of the column.",
        "Los totales cuentan cada cosa una sola vez: las medidas que actúan sobre el mismo uso comparten su ahorro, así que pueden ser menos que la suma de la columna.",
    ).to_owned()));
    Some(document)
}

fn row(state: &State<'_>, measure: &MeasureState<'_>, words: Words<'_>) -> Vec<String> {
    let promise = measure.promise;
    let money = |value: Option<f64>| value.map_or_else(|| UNKNOWN.to_owned(), |value| words.money(value));
    let time = |payback: Option<Payback>| payback.map_or_else(|| UNKNOWN.to_owned(), |payback| words.payback(payback));
    let saving = measure.savings.and_then(|at| state.savings.get(at));
    let others: Vec<String> = saving
        .iter()
        .flat_map(|saving| &saving.measured.what.measures)
        .filter(|id| **id != promise.id)
        .filter_map(|id| state.measure(id))
        .map(|other| other.promise.rank.to_string())
        .collect();
    let first = saving.is_none_or(|saving| saving.measured.what.measures.first() == Some(&promise.id));
    let measured = match saving {
        Some(saving) if saving.is_noise() => words.of("not told from noise", "no se distingue del ruido").to_owned(),
        Some(_) if !first => words.of("see note", "ver nota").to_owned(),
        Some(saving) => money(saving.claimed()),
        None if measure.standing.is_done() => words.of("not measured", "sin medir").to_owned(),
        None => String::new(),
    };
    let claimed = saving.filter(|_| others.is_empty()).and_then(Savings::claimed);
    let real = claimed.zip(measure.investment()).map(|(saving, cost)| payback(cost, saving));
    let done = measure.standing.is_done();
    vec![
        format!("{}. {}", promise.rank, clean(&promise.title)),
        measure.responsible().unwrap_or_default().to_owned(),
        decided_due(measure).map(Day::iso).unwrap_or_default(),
        status(measure, words),
        money(promise.investment.map(|money| money.value)),
        money(promise.annual_saving.map(|money| money.value)),
        words.payback(promise.payback),
        if done { money(measure.investment()) } else { String::new() },
        measured,
        if done && saving.is_some() { time(real) } else { String::new() },
        note(state, measure, &others, words),
    ]
}

/// The day that was agreed on, also of what is done by now.
fn decided_due(measure: &MeasureState<'_>) -> Option<Day> {
    measure.decided.as_ref()?.what.due
}

fn status(measure: &MeasureState<'_>, words: Words<'_>) -> String {
    let standing = words.standing(measure.standing);
    let lang = words.lang;
    let text = match (measure.done, measure.standing, measure.late) {
        (Some(done), Standing::Measured, _) => {
            let date = done.date;
            say!("done {date}, saving measured", "hecha {date}, ahorro medido")
        }
        (Some(done), ..) => {
            let date = done.date;
            say!("done {date}", "hecha {date}")
        }
        (None, Standing::Measured, _) => say!("done, saving measured", "hecha, ahorro medido"),
        (None, _, None) => say!("{standing}", "{standing}"),
        (None, _, Some(late)) => {
            let days = words.count(usize::try_from(late.days).unwrap_or_default(), ["day", "days"], ["día", "días"]);
            match measure.standing {
                Standing::Postponed => {
                    say!("{standing}, to be looked at again {days} ago", "{standing}, debía revisarse hace {days}")
                }
                _ => say!("{standing}, {days} late", "{standing}, {days} de atraso"),
            }
        }
    };
    text.in_lang(lang).to_owned()
}

/// Why not, with which others it was measured, the last remark.
fn note(state: &State<'_>, measure: &MeasureState<'_>, others: &[String], words: Words<'_>) -> String {
    let mut parts = Vec::new();
    let open = matches!(measure.standing, Standing::Rejected | Standing::Postponed);
    if let Some(reason) = measure.decided.as_ref().filter(|_| open).and_then(|decided| decided.what.reason.clone()) {
        parts.push(reason);
    }
    if !others.is_empty() {
        let numbers = others.join(", ");
        parts.push(
            say!("measured together with {numbers}", "medida junto con {numbers}").in_lang(words.lang).to_owned(),
        );
    }
    if measure.promise.not_counted {
        parts.push(words.of("alternative, not in the totals", "alternativa, no entra en los totales").to_owned());
    }
    let on = |note: &&crate::ledger::Happened<'_, crate::ledger::Note>| {
        note.what.measure.as_deref() == Some(measure.promise.id.as_str())
    };
    parts.extend(state.notes.iter().rev().find(on).map(|note| note.what.text.clone()));
    parts.join("; ")
}

fn totals(totals: &Totals, words: Words<'_>) -> Vec<Vec<String>> {
    let money = |value: Option<f64>| value.map_or_else(|| UNKNOWN.to_owned(), |value| words.money(value));
    let time = |payback: Option<Payback>| payback.map_or_else(|| UNKNOWN.to_owned(), |payback| words.payback(payback));
    let row = |name: &str, sum: &super::totals::Sum, real: [String; 3]| {
        let [spent, measured, back] = real;
        let count = words.measures(sum.measures);
        let not_priced = if sum.not_priced > 0 {
            let count = words.measures(sum.not_priced);
            say!("{count} not priced, not in the sum", "{count} sin precio, no están en la suma")
                .in_lang(words.lang)
                .to_owned()
        } else {
            String::new()
        };
        vec![
            format!("{name} ({count})"),
            String::new(),
            String::new(),
            String::new(),
            money(sum.investment),
            money(sum.annual_saving),
            time(sum.payback),
            spent,
            measured,
            back,
            not_priced,
        ]
    };
    let measured = &totals.measured;
    let real = if totals.done.measures == 0 {
        [String::new(), String::new(), String::new()]
    } else {
        [money(totals.spent.investment), money(measured.annual_saving.map(|money| money.value)), time(measured.payback)]
    };
    let none = || [String::new(), String::new(), String::new()];
    let mut accepted = row(words.of("Total accepted", "Total aceptado"), &totals.accepted, real);
    if measured.payback.is_some() && totals.done.measures > measured.measures {
        // Not all that was spent has been measured.
        let only = words.of("real payback of what was measured only", "recuperación real solo de lo medido");
        if let Some(note) = accepted.last_mut() {
            *note = if note.is_empty() { only.to_owned() } else { format!("{note}; {only}") };
        }
    }
    vec![row(words.of("Total recommended", "Total recomendado"), &totals.promised, none()), accepted]
}
