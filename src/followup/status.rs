//! How a plant stands on a day, for people.

use super::document::{Block, Document, Item};
use super::events::events;
use super::lines::{item, measurement, promised, standing};
use super::totals::{Sum, Totals};
use super::words::Words;
use crate::diagnostic::{Lang, say};
use crate::fields::Fields;
use crate::ledger::{Ledger, MeasureState, Payback, Standing, State};
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
    totals(&mut document, &Totals::of(&state), words);
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
        let seen =
            visit.what.visit.map(|day| say!("visit of {day}, ", "visita del {day}, ").in_lang(words.lang).to_owned());
        let seen = seen.unwrap_or_default();
        let report = say!(
            "report accepted on {accepted} by {by} ({short})",
            "informe aceptado el {accepted} por {by} ({short})"
        );
        let number = if state.visits.len() > 1 { format!("{number}. ") } else { String::new() };
        lines.push(format!("{number}{seen}{}", report.in_lang(words.lang)));
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

/// What is not known.
const UNKNOWN: &str = "--";

fn totals(document: &mut Document, totals: &Totals, words: Words<'_>) {
    document.blocks.push(Block::Heading(words.of("Promised and achieved", "Prometido y logrado").to_owned()));
    let heads = [
        String::new(),
        format!("{}:", words.of("measures", "medidas")),
        format!("{}:", words.of("annual saving", "ahorro anual")),
        format!("{}:", words.of("investment", "inversión")),
        format!("{}:", words.of("payback", "recuperación")),
    ];
    let money = |value: Option<f64>| value.map_or_else(|| UNKNOWN.to_owned(), |value| words.money(value));
    let time = |payback: Option<Payback>| payback.map_or_else(|| UNKNOWN.to_owned(), |payback| words.payback(payback));
    let row = |name: &str, sum: &Sum| {
        vec![
            name.to_owned(),
            sum.measures.to_string(),
            money(sum.annual_saving),
            money(sum.investment),
            time(sum.payback),
        ]
    };
    let mut rows = vec![row(words.of("recommended", "recomendado"), &totals.promised)];
    if totals.accepted.measures > 0 {
        rows.push(row(words.of("accepted", "aceptado"), &totals.accepted));
    }
    if totals.done.measures > 0 {
        rows.push(row(words.of("done, as promised", "hecho, según lo prometido"), &totals.done));
        let spent = &totals.spent;
        rows.push(vec![
            words.of("done, really spent", "hecho, gasto real").to_owned(),
            spent.known.to_string(),
            String::new(),
            money(spent.investment),
            String::new(),
        ]);
    }
    let measured = &totals.measured;
    if measured.measurements > 0 {
        let saving = measured.annual_saving.map(|money| money.value);
        rows.push(vec![
            words.of("measured", "medido").to_owned(),
            measured.measures.to_string(),
            money(saving),
            money(measured.investment),
            time(measured.payback),
        ]);
    }
    document.blocks.push(Block::Table { heads: heads.to_vec(), rows });
    for remark in remarks(totals, words) {
        document.blocks.push(Block::Paragraph(remark));
    }
    resources(document, totals, words);
}

/// What the numbers of the totals are, and what is not in them.
fn remarks(totals: &Totals, words: Words<'_>) -> Vec<String> {
    let lang = words.lang;
    let mut remarks = vec![words.of(
        "Savings of this table are stacked: each on top of the others, so that nothing counts twice. Those of single measures below stand alone.",
        "Los ahorros de esta tabla están apilados: cada uno además de los otros, así que nada cuenta dos veces. Los de cada medida, más abajo, son por sí solos.",
    ).to_owned()];
    let mut add = |text: crate::diagnostic::Text| remarks.push(text.in_lang(lang).to_owned());
    if totals.promised.not_priced > 0 {
        let count = words.measures(totals.promised.not_priced);
        add(say!("Not in the money: {count} without a price.", "No están en el dinero: {count} sin precio."));
    }
    if totals.spent.unknown > 0 {
        let (known, all) = (totals.spent.known, totals.spent.known + totals.spent.unknown);
        add(say!(
            "The real investment is known of {known} of the {all} measures that are done.",
            "Se conoce la inversión real de {known} de las {all} medidas hechas."
        ));
    }
    let measured = &totals.measured;
    if let (Some(saving), Some(promised)) = (measured.annual_saving, measured.promised) {
        let (real, range) = (words.money(saving.value), words.range(saving.low, saving.high));
        let promised = words.money(promised);
        add(say!(
            "Of the measures that were measured, {promised} a year were promised and {real}{range} measured.",
            "De las medidas que se midieron se prometieron {promised} al año y se midieron {real}{range}."
        ));
    }
    if measured.noise > 0 {
        let count = words.count(measured.noise, ["measurement", "measurements"], ["medición", "mediciones"]);
        let tells = if measured.noise == 1 {
            words.of("cannot", "no se distingue")
        } else {
            words.of("cannot", "no se distinguen")
        };
        add(say!("{count} {tells} be told from noise and adds nothing.", "{count} {tells} del ruido y no suma nada."));
    }
    if measured.not_priced > 0 {
        let count = words.count(measured.not_priced, ["measurement", "measurements"], ["medición", "mediciones"]);
        add(say!("{count} without a price: not in the money.", "{count} sin precio: no está en el dinero."));
    }
    if measured.investment.is_none() && measured.annual_saving.is_some() {
        add(say!(
            "No real payback of what was measured: a real investment is missing.",
            "No hay recuperación real de lo medido: falta una inversión real."
        ));
    }
    remarks
}

fn resources(document: &mut Document, totals: &Totals, words: Words<'_>) {
    let mut keys: Vec<&String> = Vec::new();
    let sums =
        [&totals.promised.resources, &totals.accepted.resources, &totals.done.resources, &totals.measured.resources];
    for key in sums.iter().flat_map(|sums| sums.keys()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        return;
    }
    let heads = [
        words.of("resource a year", "recurso al año").to_owned(),
        format!("{}:", words.of("recommended", "recomendado")),
        format!("{}:", words.of("accepted", "aceptado")),
        format!("{}:", words.of("done", "hecho")),
        format!("{}:", words.of("measured", "medido")),
    ];
    let rows = keys.iter().map(|key| {
        let mut row = vec![words.resource(key)];
        row.extend(
            sums.iter().map(|sums| sums.get(*key).map_or_else(|| UNKNOWN.to_owned(), |amount| words.amount(amount))),
        );
        row
    });
    let rows = rows.collect();
    document.blocks.push(Block::Paragraph(String::new()));
    document.blocks.push(Block::Table { heads: heads.to_vec(), rows });
}
