//! How a plant stands on a day, for people.

use super::achieved::achieved;
use super::document::{Block, Document, Item};
use super::events::events;
use super::lines::{item, measurement, promised, standing};
use super::totals::Totals;
use super::words::Words;
use crate::diagnostic::{Lang, say};
use crate::fields::Fields;
use crate::ledger::{Ledger, MeasureState, Standing, State};
use crate::units::Day;

/// How many days ahead something is due soon.
pub(super) const SOON: i32 = 30;

/// What to list beside the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Nothing.
    Measures,
    /// Every entry of the ledger.
    Events,
}

/// How a plant stands on a day; none if no report had been accepted by then.
pub fn status(ledger: &Ledger, day: Day, fields: &Fields, lang: Lang, listing: Listing) -> Option<Document> {
    let state = State::at(ledger, day)?;
    let start = state.start()?;
    let words = Words { lang, currency: &start.currency, fields: Some(fields) };
    let mut document = Document { title: title(&state, words), lead: lead(&state, words), blocks: Vec::new() };
    let late = |measure: &&MeasureState<'_>| measure.late.is_some();
    let soon = |measure: &&MeasureState<'_>| is_soon(measure, day);
    let due = |measure: &MeasureState<'_>| item(measure, vec![due_line(measure, day, words)]);
    document.section(words.of("Late", "Atrasadas"), sorted(&state, late).into_iter().map(due).collect());
    let title = words.of("Due within 30 days", "Vencen en los próximos 30 días");
    document.section(title, sorted(&state, soon).into_iter().map(due).collect());
    achieved(&mut document, &Totals::of(&state), words);
    for of in [
        Standing::Undecided,
        Standing::Accepted,
        Standing::Started,
        Standing::Done,
        Standing::Postponed,
        Standing::Rejected,
    ] {
        let measures = state.measures.iter().filter(|measure| measure.standing == of);
        let shown =
            measures.filter(|measure| measure.in_last_report || measure.decided.is_some() || of >= Standing::Started);
        let items = shown.map(|measure| {
            let mut lines = promised(measure, words);
            lines.extend(standing(measure, words));
            item(measure, lines)
        });
        document.section(section(of, words), items.collect());
    }
    let measured = state.measures.iter().filter(|measure| measure.standing == Standing::Measured);
    let items = measured.map(|measure| {
        let mut lines = promised(measure, words);
        lines.extend(standing(measure, words));
        item(measure, lines)
    });
    document.section(section(Standing::Measured, words), items.collect());
    let measurements: Vec<Item> = state.savings.iter().map(|saving| measurement(saving, &state, words)).collect();
    document.section(words.of("Measurements", "Mediciones"), measurements);
    document.section(words.of("Notes", "Notas"), notes(&state, words));
    if listing == Listing::Events {
        document.blocks.push(Block::Heading(words.of("All entries", "Todos los registros").to_owned()));
        document.blocks.push(events(ledger, day, words));
    }
    Some(document)
}

/// Whether it is due from the day on, within a month.
pub(super) fn is_soon(measure: &MeasureState<'_>, day: Day) -> bool {
    measure.due.is_some_and(|due| (0..=SOON).contains(&due.since(day)))
}

/// The measures with a due day that are asked for, soonest first.
fn sorted<'s, 'l>(state: &'s State<'l>, wanted: impl Fn(&&MeasureState<'l>) -> bool) -> Vec<&'s MeasureState<'l>> {
    let mut found: Vec<&MeasureState<'l>> = state.measures.iter().filter(|measure| wanted(measure)).collect();
    found.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.promise.id.cmp(&b.promise.id)));
    found
}

fn title(state: &State<'_>, words: Words<'_>) -> String {
    let name = state.start().map_or("", |start| start.plant.name.as_str());
    format!("{}: {name}", words.of("Follow-up", "Seguimiento"))
}

fn lead(state: &State<'_>, words: Words<'_>) -> Vec<String> {
    let day = state.day;
    let mut lines = vec![say!("As of {day}", "Al {day}").in_lang(words.lang).to_owned()];
    for (at, visit) in state.visits.iter().enumerate() {
        let (number, accepted, by) = (at + 1, visit.date, visit.by);
        let short: String = visit.what.report.chars().take(12).collect();
        let seen = visit.what.visit;
        let seen = seen.map(|day| say!(", visit of {day}", ", visita del {day}").in_lang(words.lang).to_owned());
        let seen = seen.unwrap_or_default();
        let report = say!(
            "Report {short} accepted on {accepted} by {by}{seen}",
            "Informe {short} aceptado el {accepted} por {by}{seen}"
        );
        let number = if state.visits.len() > 1 { format!("{number}. ") } else { String::new() };
        lines.push(format!("{number}{}", report.in_lang(words.lang)));
    }
    let currency = words.currency;
    lines.push(
        say!(
            "Money in {currency}, at the prices of the report; ranges are P10 to P90",
            "Dinero en {currency}, a los precios del informe; los rangos son P10 a P90"
        )
        .in_lang(words.lang)
        .to_owned(),
    );
    lines
}

fn due_line(measure: &MeasureState<'_>, day: Day, words: Words<'_>) -> String {
    let who = measure.responsible().map_or_else(
        || words.of("nobody is responsible", "sin responsable").to_owned(),
        |name| say!("responsible {name}", "responsable {name}").in_lang(words.lang).to_owned(),
    );
    let Some(due) = measure.due else { return who };
    let days = due.since(day);
    let apart =
        |days: i32| words.count(usize::try_from(days.abs()).unwrap_or_default(), ["day", "days"], ["día", "días"]);
    let again = measure.standing == Standing::Postponed;
    let when = match days {
        0 if again => say!("to be looked at again today", "se revisa de nuevo hoy"),
        0 => say!("due today", "vence hoy"),
        _ if days > 0 => {
            let apart = apart(days);
            if again {
                say!("to be looked at again on {due}, in {apart}", "se revisa de nuevo el {due}, en {apart}")
            } else {
                say!("due {due}, in {apart}", "vence el {due}, en {apart}")
            }
        }
        _ => {
            let apart = apart(days);
            if again {
                say!("was to be looked at again on {due}, {apart} ago", "debía revisarse el {due}, hace {apart}")
            } else {
                say!("was due {due}, {apart} late", "vencía el {due}, {apart} de atraso")
            }
        }
    };
    format!("{}; {who}", when.in_lang(words.lang))
}

fn section(standing: Standing, words: Words<'_>) -> &'static str {
    match standing {
        Standing::Undecided => words.of("Undecided", "Sin decidir"),
        Standing::Postponed => words.of("Postponed", "Pospuestas"),
        Standing::Rejected => words.of("Rejected", "Rechazadas"),
        Standing::Accepted => words.of("Accepted, not begun", "Aceptadas, sin iniciar"),
        Standing::Started => words.of("In progress", "En curso"),
        Standing::Done => words.of("Done, saving not measured", "Hechas, ahorro sin medir"),
        Standing::Measured => words.of("Done, saving measured", "Hechas, ahorro medido"),
    }
}

fn notes(state: &State<'_>, words: Words<'_>) -> Vec<Item> {
    let note = |note: &crate::ledger::Happened<'_, crate::ledger::Note>| {
        let about = note.what.measure.as_deref().map(|id| format!(", {id}")).unwrap_or_default();
        let (date, by) = (note.date, note.by);
        let head = say!("{date}, {by}{about}", "{date}, {by}{about}");
        Item { mark: String::new(), head: head.in_lang(words.lang).to_owned(), lines: vec![note.what.text.clone()] }
    };
    state.notes.iter().map(note).collect()
}
