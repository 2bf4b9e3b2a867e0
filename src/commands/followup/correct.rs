//! `auditlite followup correct`: an earlier entry was wrong.

use super::super::cli::CorrectArgs;
use super::super::{Exit, Output};
use super::decide;
use super::desk::{Desk, Work, last_start, wrong_use};
use super::money::money;
use super::say::{self, day};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::ledger::{Correction, Entry, Event, Fate, Id, Instead, Ledger, fates};
use crate::units::{Currency, Day, format, quote};

/// Fewest digits that name an entry.
const FEWEST: usize = 4;

/// Words for a value that is taken out.
const NONE: [&str; 4] = ["none", "ninguno", "ninguna", "nadie"];

pub(super) fn run(arguments: &CorrectArgs, output: &mut Output<'_>) -> Work<Exit> {
    let mut desk = Desk::open(&arguments.ledger, &arguments.recording, output)?;
    match correction(arguments, &desk) {
        Ok((correction, what)) => {
            let entry = desk.record(Event::Correction(correction), output)?;
            desk.acknowledge(&entry, &what, output)?;
            Ok(Exit::Done)
        }
        Err(problem) => Err(wrong_use(output, problem, desk.lang)),
    }
}

fn correction(arguments: &CorrectArgs, desk: &Desk) -> Result<(Correction, String), Diagnostic> {
    let ledger = desk.book.ledger();
    let entry = find(ledger, &arguments.id)?;
    let reason = say::text(&arguments.reason, "--reason")?;
    let (of, event, lang) = (entry.id, name(&entry.event, desk.lang), desk.lang);
    later(ledger, entry, desk.on)?;
    if arguments.take_back {
        let what = say!("entry {of} ({event}) taken back: {reason}", "registro {of} ({event}) retirado: {reason}");
        return Ok((Correction { of, reason, instead: None }, what.in_lang(lang).to_owned()));
    }
    let given = given(arguments);
    if given.is_empty() {
        let message = Text::new("it is not said what was wrong", "no se dice qué estaba mal");
        let help = Text::new(
            "give what is right (`--happened`, `--investment`, ...), or `--take-back` if it did not happen",
            "indique lo correcto (`--happened`, `--investment`, ...), o `--take-back` si no ocurrió",
        );
        return Err(Diagnostic::error(Code::NOT_SAID, message).help(help));
    }
    let mut instead = as_it_stands(ledger, entry, desk)?;
    let allowed = allowed(&instead.event);
    if let Some(option) = given.iter().find(|option| !allowed.contains(option)) {
        let (event, all) = (name(&instead.event, lang), allowed.join("`, `"));
        let message = say!(
            "`{option}` says nothing of this entry ({event})",
            "`{option}` no dice nada de este registro ({event})"
        );
        let help = say!("it takes `{all}`, or `--take-back`", "admite `{all}`, o `--take-back`");
        return Err(Diagnostic::error(Code::NOT_SAID, message).on(*option).help(help));
    }
    if let Some(happened) = &arguments.happened {
        instead.date = day(happened, "--happened")?;
    }
    change(&mut instead, arguments, ledger)?;
    if let Event::Decided(decided) = &instead.event
        && let Some(problem) = decide::refuse(decided, instead.date)
    {
        // Here `--reason` says why the entry was wrong.
        let why = Text::new("give it with `--why \"...\"`", "indíquelo con `--why \"...\"`");
        let asks = problem.path.as_deref() == Some("--reason");
        return Err(if asks { problem.on("--why").help(why) } else { problem });
    }
    let now = words(&instead, ledger, lang);
    let what = say!("entry {of} corrected: {now} ({reason})", "registro {of} corregido: {now} ({reason})");
    let what = what.in_lang(lang).to_owned();
    Ok((Correction { of, reason, instead: Some(Box::new(instead)) }, what))
}

/// The entry that an id, or the first digits of one, names.
fn find<'l>(ledger: &'l Ledger, text: &str) -> Result<&'l Entry, Diagnostic> {
    let wanted = text.trim().to_ascii_lowercase();
    let long = wanted.len() >= FEWEST;
    let found: Vec<&Entry> =
        ledger.entries.iter().filter(|entry| long && entry.id.to_string().starts_with(&wanted)).collect();
    let shown = quote(text);
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let message = if long {
                say!("no entry of the ledger has the id {shown}", "ningún registro de la bitácora tiene el id {shown}")
            } else {
                say!("{shown} is too short for the id of an entry", "{shown} es muy corto para el id de un registro")
            };
            let help = Text::new(
                "`auditlite followup status --events` shows all entries with their ids",
                "`auditlite followup status --events` muestra todos los registros con su id",
            );
            Err(Diagnostic::error(Code::BAD_CORRECTION, message).help(help))
        }
        several => {
            let count = several.len();
            let message = say!(
                "{count} entries have an id that begins with {shown}",
                "{count} registros tienen un id que empieza con {shown}"
            );
            let help = Text::new("give more of its digits", "indique más dígitos");
            Err(Diagnostic::error(Code::BAD_CORRECTION, message).help(help))
        }
    }
}

/// A correction of what was corrected before is made on the same day or later, or the earlier one would still count.
fn later(ledger: &Ledger, entry: &Entry, on: Day) -> Result<(), Diagnostic> {
    let of = |other: &&Entry| matches!(&other.event, Event::Correction(correction) if correction.of == entry.id);
    let before = ledger.entries.iter().filter(of).map(|other| other.date).max();
    match before.filter(|before| *before > on) {
        None => Ok(()),
        Some(before) => {
            let message = say!(
                "the entry was corrected on {before}, after the {on} of this correction",
                "el registro se corrigió el {before}, después del {on} de esta corrección"
            );
            let help = Text::new(
                "`--on` is the day of the correction; the day on which it happened is `--happened`",
                "`--on` es el día de la corrección; el día en que ocurrió es `--happened`",
            );
            Err(Diagnostic::error(Code::BAD_DAY, message).on("--on").help(help))
        }
    }
}

/// What stands in the place of an entry now; of a correction, what it says.
fn as_it_stands(ledger: &Ledger, entry: &Entry, desk: &Desk) -> Result<Instead, Diagnostic> {
    let fates = fates(ledger, desk.today.max(desk.on));
    let fate = fates.iter().find(|(other, _)| other.id == entry.id).map(|(_, fate)| *fate);
    match (fate, &entry.event) {
        (Some(Fate::Corrected(instead)), _) => Ok(instead.clone()),
        (Some(Fate::Stands), Event::Correction(correction)) if correction.instead.is_some() => {
            correction.instead.as_deref().cloned().ok_or_else(|| gone(entry.id))
        }
        (Some(Fate::TakenBack), _) | (_, Event::Correction(_)) => {
            let by = ledger
                .entries
                .iter()
                .rev()
                .find(|other| matches!(&other.event, Event::Correction(correction) if correction.of == entry.id));
            Err(gone(by.map_or(entry.id, |by| by.id)))
        }
        (_, event) => Ok(Instead { date: entry.date, event: event.clone() }),
    }
}

/// Something that was taken back has no values.
fn gone(by: Id) -> Diagnostic {
    let message = Text::new(
        "the entry was taken back, so it has nothing to correct",
        "el registro se retiró, así que no hay nada que corregir",
    );
    let help = say!(
        "to bring it back, take the correction back: `followup correct LEDGER {by} --take-back --reason ...`",
        "para reponerlo, retire la corrección: `followup correct BITÁCORA {by} --take-back --reason ...`"
    );
    Diagnostic::error(Code::BAD_CORRECTION, message).help(help)
}

/// The options for new values that were given.
fn given(arguments: &CorrectArgs) -> Vec<&'static str> {
    [
        ("--happened", arguments.happened.is_some()),
        ("--measure", arguments.measure.is_some()),
        ("--decision", arguments.decision.is_some()),
        ("--why", arguments.why.is_some()),
        ("--responsible", arguments.responsible.is_some()),
        ("--due", arguments.due.is_some()),
        ("--investment", arguments.investment.is_some()),
        ("--text", arguments.text.is_some()),
    ]
    .into_iter()
    .filter_map(|(option, given)| given.then_some(option))
    .collect()
}

/// The options that say something of an event.
fn allowed(event: &Event) -> &'static [&'static str] {
    match event {
        Event::Start(_) | Event::Correction(_) => &["--happened"],
        Event::Decided(_) => &["--happened", "--measure", "--decision", "--why", "--responsible", "--due"],
        Event::Started(_) | Event::Measured(_) => &["--happened", "--measure"],
        Event::Done(_) => &["--happened", "--measure", "--investment"],
        Event::Note(_) => &["--happened", "--measure", "--text"],
    }
}

/// Puts the new values in.
fn change(instead: &mut Instead, arguments: &CorrectArgs, ledger: &Ledger) -> Result<(), Diagnostic> {
    let measure = arguments.measure.as_deref().map(|name| say::measure(ledger, name)).transpose()?;
    let or_none = |given: &Option<String>, option| match given.as_deref() {
        None => Ok(None),
        Some(word) if NONE.contains(&word.trim().to_lowercase().as_str()) => Ok(Some(None)),
        Some(text) => say::text(text, option).map(|text| Some(Some(text))),
    };
    match &mut instead.event {
        Event::Decided(decided) => {
            put(&mut decided.measure, measure);
            put(&mut decided.decision, arguments.decision.map(Into::into));
            put(&mut decided.reason, or_none(&arguments.why, "--why")?);
            put(&mut decided.responsible, or_none(&arguments.responsible, "--responsible")?);
            if let Some(due) = or_none(&arguments.due, "--due")? {
                decided.due = due.map(|due| day(&due, "--due")).transpose()?;
            }
        }
        Event::Started(started) => put(&mut started.measure, measure),
        Event::Done(done) => {
            put(&mut done.measure, measure);
            if let Some(investment) = or_none(&arguments.investment, "--investment")? {
                let start = last_start(ledger);
                let changed = investment.zip(start).map(|(text, start)| money(&text, "--investment", start));
                done.investment = changed.transpose()?.map(|changed| changed.value);
            }
        }
        Event::Measured(measured) => put(&mut measured.measures, measure.map(|measure| vec![measure])),
        Event::Note(note) => {
            if measure.is_some() {
                note.measure = measure;
            }
            if let Some(text) = &arguments.text {
                note.text = say::text(text, "--text")?;
            }
        }
        Event::Start(_) | Event::Correction(_) => {}
    }
    Ok(())
}

fn put<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

/// An event by name.
pub(super) fn name(event: &Event, lang: Lang) -> &'static str {
    let [en, es] = match event {
        Event::Start(_) => ["report accepted", "informe aceptado"],
        Event::Decided(_) => ["decision", "decisión"],
        Event::Started(_) => ["started", "inicio"],
        Event::Done(_) => ["done", "hecha"],
        Event::Measured(_) => ["measured saving", "ahorro medido"],
        Event::Note(_) => ["note", "nota"],
        Event::Correction(_) => ["correction", "corrección"],
    };
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// What stands now, in words.
fn words(instead: &Instead, ledger: &Ledger, lang: Lang) -> String {
    let (date, event) = (instead.date, name(&instead.event, lang));
    let measures = instead.event.measures().join(", ");
    match &instead.event {
        Event::Decided(decided) => format!("{date}, {}", decide::words(decided, lang)),
        Event::Done(done) => {
            let currency = last_start(ledger).and_then(|start| Currency::parse(&start.currency));
            let spent =
                done.investment.zip(currency).map(|(spent, currency)| format::full_money(spent, currency, lang));
            let spent = match spent {
                Some(spent) => say!("investment {spent}", "inversión {spent}"),
                None => Text::new("investment not known", "no se conoce la inversión"),
            };
            format!("{date}, {event} {measures}, {}", spent.in_lang(lang))
        }
        Event::Note(note) => format!("{date}, {event} {measures} {}", note.text),
        _ => format!("{date}, {event} {measures}"),
    }
}
