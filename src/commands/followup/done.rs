//! `auditlite followup do`: work on a measure began, or it is in place.

use super::super::cli::DoArgs;
use super::super::{Exit, Output};
use super::desk::{Desk, Work, last_start, wrong_use};
use super::money::money;
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::ledger::{Done, Event, MeasureState, Started};
use crate::units::{Currency, format};

pub(super) fn run(arguments: &DoArgs, output: &mut Output<'_>) -> Work<Exit> {
    let mut desk = Desk::open(&arguments.ledger, &arguments.recording, output)?;
    let lang = desk.lang;
    let measure = desk.measure(&arguments.measure, output)?;
    let refused = desk.state().and_then(|state| refuse(state.measure(&measure)?, &measure));
    if let Some(problem) = refused {
        return Err(wrong_use(output, problem, lang));
    }
    if arguments.started {
        let what = say!("{measure} started", "{measure} iniciada");
        let entry = desk.record(Event::Started(Started { measure }), output)?;
        desk.acknowledge(&entry, what.in_lang(lang), output)?;
        return Ok(Exit::Done);
    }
    let start = last_start(desk.book.ledger());
    let currency = start.and_then(|start| Currency::parse(&start.currency)).unwrap_or(Currency::PLANT);
    let changed = match (&arguments.investment, start) {
        (Some(text), Some(start)) => {
            Some(money(text, "--investment", start).map_err(|problem| wrong_use(output, problem, lang))?)
        }
        _ => None,
    };
    let mut what = say!("{measure} done", "{measure} hecha").in_lang(lang).to_owned();
    match &changed {
        Some(changed) => {
            let spent = format::full_money(changed.value, currency, lang);
            what.push_str(say!(", investment {spent}", ", inversión {spent}").in_lang(lang));
            if let Some(how) = &changed.how {
                what.push_str(&format!(" ({})", how.in_lang(lang)));
            }
        }
        None => what.push_str(match lang {
            Lang::En => ", investment not known",
            Lang::Es => ", no se conoce la inversión",
        }),
    }
    let done = Done { measure, investment: changed.map(|changed| changed.value) };
    let entry = desk.record(Event::Done(done), output)?;
    desk.acknowledge(&entry, &what, output)?;
    Ok(Exit::Done)
}

/// What is in place is not done again: its entry is corrected, or, after another visit, it is accepted again first.
fn refuse(measure: &MeasureState<'_>, id: &str) -> Option<Diagnostic> {
    let done = measure.done?;
    let (date, entry) = (done.date, done.id);
    let message = say!("`{id}` is in place since {date}", "`{id}` está hecha desde el {date}");
    let help = if measure.again {
        say!(
            "the last report recommends it again: accept it first with `followup decide`",
            "el último informe la recomienda otra vez: acéptela antes con `followup decide`"
        )
    } else {
        say!(
            "to change its day or what it cost use `followup correct LEDGER {entry} --investment ... --reason ...`",
            "para cambiar el día o lo que costó use `followup correct BITÁCORA {entry} --investment ... --reason ...`"
        )
    };
    Some(Diagnostic::error(Code::OUT_OF_ORDER, message).help(help))
}
