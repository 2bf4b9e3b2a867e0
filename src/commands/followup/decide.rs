//! `auditlite followup decide`: what was decided on a measure.

use super::super::cli::DecideArgs;
use super::super::today::today;
use super::super::{Exit, Output};
use super::ask::ask;
use super::desk::{Desk, Work, look, wrong_use};
use super::say;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::ledger::{Decided, Decision, Event, Standing, State};
use crate::units::Day;

/// How many measures a message lists.
const LISTED: usize = 5;

pub(super) fn run(arguments: &DecideArgs, output: &mut Output<'_>) -> Work<Exit> {
    if arguments.measure.is_none() && !output.terminal.interactive {
        return open_measures(arguments, output);
    }
    let mut desk = Desk::open(&arguments.ledger, &arguments.recording, output)?;
    let Some(name) = &arguments.measure else { return ask(&mut desk, output) };
    let measure = desk.measure(name, output)?;
    let Some(decision) = arguments.decision.map(Decision::from) else {
        // The command line does not take a measure without a decision.
        return Ok(Exit::Usage);
    };
    let given = |text: &Option<String>, option| text.as_deref().map(|text| say::text(text, option)).transpose();
    let reason = given(&arguments.reason, "--reason").map_err(|problem| wrong_use(output, problem, desk.lang))?;
    let responsible = given(&arguments.responsible, "--responsible");
    let responsible = responsible.map_err(|problem| wrong_use(output, problem, desk.lang))?;
    let due = match &arguments.due {
        Some(due) => Some(desk.day(due, "--due", output)?),
        None => None,
    };
    let decided = Decided { measure, decision, reason, responsible, due };
    decide(&mut desk, decided, output)?;
    Ok(Exit::Done)
}

/// Records a decision; who was responsible before, and the day if it was accepted before, stay unless others are given.
pub(super) fn decide(desk: &mut Desk, mut decided: Decided, output: &mut Output<'_>) -> Work<()> {
    if let Some(problem) = refuse(&decided, desk.on) {
        return Err(wrong_use(output, problem, desk.lang));
    }
    let state = desk.state();
    let before = state.as_ref().and_then(|state| state.measure(&decided.measure)?.decided);
    if let Some(before) = before.filter(|_| decided.decision == Decision::Accepted) {
        decided.responsible = decided.responsible.or_else(|| before.what.responsible.clone());
        let kept = before.what.due.filter(|due| before.what.decision == Decision::Accepted && *due >= desk.on);
        decided.due = decided.due.or(kept);
    }
    let what = words(&decided, desk.lang);
    let entry = desk.record(Event::Decided(decided), output)?;
    desk.acknowledge(&entry, &what, output)
}

/// What a decision must not lack.
pub(super) fn refuse(decided: &Decided, on: Day) -> Option<Diagnostic> {
    let wrong = |option: &str, message: Text, help: Text| {
        Some(Diagnostic::error(Code::NOT_SAID, message).on(option).help(help))
    };
    match decided.decision {
        Decision::Rejected if decided.reason.is_none() => wrong(
            "--reason",
            Text::new("a measure is not rejected without a reason", "no se rechaza una medida sin decir por qué"),
            Text::new(
                "give it with `--reason \"...\"`: it tells others, and the authors of the rules, what does not fit",
                "indíquelo con `--reason \"...\"`: les dice a otros, y a quienes hacen las reglas, qué no encaja",
            ),
        ),
        Decision::Rejected if decided.due.is_some() => wrong(
            "--due",
            Text::new("a measure that is rejected is never due", "una medida rechazada no tiene fecha compromiso"),
            Text::new("to look at it again later, postpone it", "para verla más adelante, pospóngala"),
        ),
        _ => decided.due.filter(|due| *due < on).and_then(|due| {
            wrong(
                "--due",
                say!(
                    "due {due} is before the day of the decision, {on}",
                    "la fecha compromiso {due} es anterior a la decisión, {on}"
                ),
                Text::new(
                    "give the day of an earlier decision with `--on`",
                    "indique con `--on` el día de una decisión anterior",
                ),
            )
        }),
    }
}

/// A decision in words: `common/led_lighting accepted, responsible Ana, due 2026-12-31`.
pub(super) fn words(decided: &Decided, lang: Lang) -> String {
    let measure = &decided.measure;
    let decision = match (decided.decision, lang) {
        (Decision::Accepted, Lang::En) => "accepted",
        (Decision::Rejected, Lang::En) => "rejected",
        (Decision::Postponed, Lang::En) => "postponed",
        (Decision::Accepted, Lang::Es) => "aceptada",
        (Decision::Rejected, Lang::Es) => "rechazada",
        (Decision::Postponed, Lang::Es) => "pospuesta",
    };
    let mut text = format!("{measure} {decision}");
    let mut add = |part: Text| text.push_str(part.in_lang(lang));
    if let Some(reason) = &decided.reason {
        add(say!(" ({reason})", " ({reason})"));
    }
    if let Some(responsible) = &decided.responsible {
        add(say!(", responsible {responsible}", ", responsable {responsible}"));
    }
    match (decided.due, decided.decision) {
        (Some(due), Decision::Postponed) => {
            add(say!(", to be looked at again on {due}", ", se revisa de nuevo el {due}"));
        }
        (Some(due), _) => add(say!(", due {due}", ", fecha compromiso {due}")),
        (None, _) => {}
    }
    text
}

/// Nobody can be asked: what is missing on the command line.
fn open_measures(arguments: &DecideArgs, output: &mut Output<'_>) -> Work<Exit> {
    let (ledger, lang) = look(&arguments.ledger, arguments.recording.lang, output)?;
    let state = State::at(&ledger, today());
    let open: Vec<String> = state
        .iter()
        .flat_map(|state| &state.measures)
        .filter_map(|measure| {
            let open = measure.standing == Standing::Undecided && measure.in_last_report;
            open.then(|| format!("{} `{}`", measure.promise.rank, measure.promise.id))
        })
        .collect();
    if open.is_empty() {
        let text = Text::new("every measure has been decided on", "ya se decidió sobre todas las medidas");
        writeln!(output.out, "{}", text.in_lang(lang))?;
        return Ok(Exit::Done);
    }
    let (count, file) = (open.len(), ledger.file.clone());
    let more = if count > LISTED { ", …" } else { "" };
    let list = open.into_iter().take(LISTED).collect::<Vec<_>>().join(", ");
    let message = match count {
        1 => say!(
            "no measure is named; one is undecided: {list}",
            "no se indica ninguna medida; hay una sin decidir: {list}"
        ),
        _ => say!(
            "no measure is named; {count} are undecided: {list}{more}",
            "no se indica ninguna medida; hay {count} sin decidir: {list}{more}"
        ),
    };
    let help = say!(
        "`auditlite followup decide {file} MEASURE accepted --responsible NAME --due DATE`; on a terminal it asks",
        "`auditlite followup decide {file} MEDIDA accepted --responsible NOMBRE --due FECHA`; en una terminal pregunta"
    );
    Err(wrong_use(output, Diagnostic::error(Code::NOT_SAID, message).help(help), lang))
}
