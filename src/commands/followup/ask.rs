//! Asks measure by measure what was decided; each answer is recorded before the next question.

use super::super::prompt::{self, TRIES};
use super::super::{Exit, Output};
use super::decide::decide;
use super::desk::{Desk, Stop, Work};
use super::say::{self, day};
use crate::diagnostic::{Diagnostic, Lang, Text, say};
use crate::followup::promise_line;
use crate::ledger::{Decided, Decision, MeasureState, Standing};
use crate::report::{clean, wrap};
use crate::units::Day;

/// Columns of the terminal.
const WIDTH: usize = 79;

/// What somebody answered.
enum Answer<T> {
    Given(T),
    /// Nothing: the question is left out.
    Skipped,
    /// Somebody has had enough.
    Stopped,
}

pub(super) fn ask(desk: &mut Desk, output: &mut Output<'_>) -> Work<Exit> {
    let lang = desk.lang;
    let currency = super::desk::last_start(desk.book.ledger()).map(|start| start.currency.clone()).unwrap_or_default();
    let questions: Vec<(String, String)> = desk
        .state()
        .iter()
        .flat_map(|state| &state.measures)
        .filter(|measure| open(measure))
        .map(|measure| {
            let promise = measure.promise;
            let head = format!("{}. {} ({})", promise.rank, clean(&promise.title), promise.id);
            (
                promise.id.clone(),
                format!("{}\n{}", wrap(&head, WIDTH).join("\n"), indented(&promise_line(promise, &currency, lang))),
            )
        })
        .collect();
    let tell = |output: &mut Output<'_>, text: &Text| -> Work<()> {
        for line in wrap(text.in_lang(lang), WIDTH) {
            writeln!(output.err, "{line}")?;
        }
        Ok(())
    };
    if questions.is_empty() {
        tell(output, &Text::new("every measure has been decided on", "ya se decidió sobre todas las medidas"))?;
        return Ok(Exit::Done);
    }
    tell(
        output,
        &Text::new(
            "a accepts, r rejects, p postpones; Enter leaves a question out, Ctrl-D stops. Each answer is recorded at once.",
            "a acepta, r rechaza, p pospone; Enter omite la pregunta, Ctrl-D termina. Cada respuesta se registra al momento.",
        ),
    )?;
    // Others may record while somebody thinks.
    desk.book.release();
    for (measure, head) in questions {
        writeln!(output.err, "\n{head}")?;
        match one(desk, measure, output) {
            Ok(Answer::Stopped) => break,
            Ok(Answer::Given(()) | Answer::Skipped) => {}
            Err(Stop::Said(exit)) => return Ok(exit),
            Err(failed) => return Err(failed),
        }
    }
    Ok(Exit::Done)
}

/// What nobody has decided, or what was put off until a day that has come.
fn open(measure: &MeasureState<'_>) -> bool {
    let undecided = measure.standing == Standing::Undecided && measure.in_last_report;
    undecided || (measure.standing == Standing::Postponed && measure.late.is_some())
}

fn indented(text: &str) -> String {
    wrap(text, WIDTH - 3).iter().map(|line| format!("   {line}")).collect::<Vec<_>>().join("\n")
}

fn one(desk: &mut Desk, measure: String, output: &mut Output<'_>) -> Work<Answer<()>> {
    let lang = desk.lang;
    let question = Text::new("Decision? [a/r/p]", "¿Decisión? [a/r/p]");
    let decision = match answer(&question, lang, output, decision)? {
        Answer::Given(decision) => decision,
        Answer::Skipped => return Ok(Answer::Skipped),
        Answer::Stopped => return Ok(Answer::Stopped),
    };
    let line = |text: &str| say::text(text, "");
    let mut decided = Decided { measure, decision, reason: None, responsible: None, due: None };
    let stopped = match decision {
        Decision::Accepted => {
            let who = Text::new("Responsible?", "¿Responsable?");
            let when = Text::new("Due (year-month-day)?", "¿Fecha compromiso (año-mes-día)?");
            put(&mut decided.responsible, answer(&who, lang, output, line)?)
                || put(&mut decided.due, answer(&when, lang, output, due(desk.on))?)
        }
        Decision::Rejected => {
            let why = Text::new("Why?", "¿Por qué?");
            put(&mut decided.reason, answer(&why, lang, output, line)?)
        }
        Decision::Postponed => {
            let why = Text::new("Why?", "¿Por qué?");
            let when = Text::new("Look at it again on (year-month-day)?", "¿Cuándo se revisa de nuevo (año-mes-día)?");
            put(&mut decided.reason, answer(&why, lang, output, line)?)
                || put(&mut decided.due, answer(&when, lang, output, due(desk.on))?)
        }
    };
    if stopped {
        // Half an answer is no decision.
        return Ok(Answer::Stopped);
    }
    if decision == Decision::Rejected && decided.reason.is_none() {
        let text = Text::new(
            "not recorded: a measure is not rejected without a reason",
            "no se registró: no se rechaza una medida sin decir por qué",
        );
        writeln!(output.err, "{}", text.in_lang(lang))?;
        return Ok(Answer::Skipped);
    }
    decide(desk, decided, output).map(Answer::Given)
}

/// Keeps an answer; whether somebody has had enough.
fn put<T>(place: &mut Option<T>, answer: Answer<T>) -> bool {
    match answer {
        Answer::Given(given) => *place = Some(given),
        Answer::Skipped => {}
        Answer::Stopped => return true,
    }
    false
}

fn due(on: Day) -> impl Fn(&str) -> Result<Day, Diagnostic> {
    move |text| {
        let due = day(text, "--due")?;
        if due >= on {
            return Ok(due);
        }
        let message = say!("{due} is before {on}", "{due} es anterior al {on}");
        Err(Diagnostic::error(crate::diagnostic::Code::BAD_DAY, message))
    }
}

/// `a`, `aceptada`, `accept`…
fn decision(text: &str) -> Result<Decision, Diagnostic> {
    match text.chars().next().map(|letter| letter.to_ascii_lowercase()) {
        Some('a') => Ok(Decision::Accepted),
        Some('r') => Ok(Decision::Rejected),
        Some('p') => Ok(Decision::Postponed),
        _ => {
            let found = crate::units::quote(text);
            let message = say!("expected a, r or p, found {found}", "se esperaba a, r o p, se encontró {found}");
            Err(Diagnostic::error(crate::diagnostic::Code::NOT_SAID, message))
        }
    }
}

fn answer<T>(
    question: &Text,
    lang: Lang,
    output: &mut Output<'_>,
    read: impl Fn(&str) -> Result<T, Diagnostic>,
) -> Work<Answer<T>> {
    for _ in 0..TRIES {
        let prompt = format!("   {}", question.in_lang(lang));
        let Some(line) = prompt::answer(&prompt, output)? else { return Ok(Answer::Stopped) };
        let line = clean(&line);
        if line.is_empty() {
            return Ok(Answer::Skipped);
        }
        match read(&line) {
            Ok(given) => return Ok(Answer::Given(given)),
            Err(problem) => output.err.write_all(problem.render(lang).as_bytes())?,
        }
    }
    Ok(Answer::Stopped)
}
