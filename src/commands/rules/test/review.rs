//! `--review`: one snapshot after another, and somebody decides.

use std::io;

use super::super::super::Output;
use super::home::{forget_pending, remove};
use super::record::{accept_one, unwritable};
use super::snapshot::{Snapshot, State};
use super::tested::Tested;
use super::text::write_diff;
use crate::diagnostic::{Lang, Text};
use crate::report::clean;

/// What somebody answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Skip,
    Quit,
}

impl Answer {
    /// The words for each answer, in both languages.
    const WORDS: [(Answer, &'static [&'static str]); 4] = [
        (Answer::Accept, &["a", "accept", "y", "yes", "aceptar", "acepto", "si", "sí"]),
        (Answer::Reject, &["r", "reject", "n", "no", "rechazar", "rechazo"]),
        (Answer::Skip, &["s", "skip", "saltar", "omitir", "o"]),
        (Answer::Quit, &["q", "quit", "salir", "x"]),
    ];

    fn read(text: &str) -> Option<Answer> {
        let text = text.trim().to_lowercase();
        Self::WORDS.into_iter().find(|(_, words)| words.contains(&text.as_str())).map(|(answer, _)| answer)
    }
}

/// Shows each snapshot that differs, is new or cannot be read, and does what is answered.
pub(super) fn review(tested: &mut Tested, lang: Lang, output: &mut Output<'_>) -> io::Result<()> {
    let open = |tested: &Tested| -> Vec<usize> {
        let rules = tested.rules.iter().enumerate();
        rules.filter(|(_, rule)| rule.snapshot.as_ref().is_some_and(Snapshot::is_open)).map(|(at, _)| at).collect()
    };
    tested.reviewed = true;
    let rules = open(tested);
    let known = rules.len();
    let all = rules.len() + tested.strays.len();
    if all == 0 {
        let nothing = Text::new(
            "all snapshots hold; there is nothing to review\n",
            "todos los registros coinciden; no hay nada que revisar\n",
        );
        return output.err.write_all(nothing.in_lang(lang).as_bytes());
    }
    let mut problems = Vec::new();
    for (at, index) in rules.into_iter().enumerate() {
        let Some(rule) = tested.rules.get_mut(index) else { continue };
        let title = rule.title.as_ref().map(|title| clean(title.in_lang(lang))).unwrap_or_default();
        let Some(snapshot) = &mut rule.snapshot else { continue };
        let head = Text::new(
            format!("\n[{} of {all}] {}: {title}\n", at + 1, rule.id),
            format!("\n[{} de {all}] {}: {title}\n", at + 1, rule.id),
        );
        output.err.write_all(head.in_lang(lang).as_bytes())?;
        output.complain(snapshot.problem(&rule.id).iter(), lang)?;
        write_diff(&snapshot.diff(), output)?;
        match ask(lang, output)? {
            Answer::Accept => problems.extend(accept_one(snapshot)),
            Answer::Reject => {
                problems.extend(forget_pending(&snapshot.file).err().map(|error| unwritable(&snapshot.file, &error)));
                snapshot.state = State::Rejected;
            }
            Answer::Skip => {}
            Answer::Quit => {
                tested.problems.extend(problems);
                return Ok(());
            }
        }
    }
    for (at, stray) in tested.strays.iter_mut().enumerate() {
        let (at, file) = (known + at + 1, stray.path.display().to_string());
        let head = Text::new(format!("\n[{at} of {all}] {file}\n"), format!("\n[{at} de {all}] {file}\n"));
        output.err.write_all(head.in_lang(lang).as_bytes())?;
        output.complain([&stray.problem()], lang)?;
        match ask(lang, output)? {
            Answer::Accept => match remove(&stray.path) {
                Ok(()) => stray.removed = true,
                Err(error) => problems.push(unwritable(&stray.path, &error)),
            },
            Answer::Reject | Answer::Skip => {}
            Answer::Quit => break,
        }
    }
    tested.problems.extend(problems);
    output.err.write_all(b"\n")
}

/// Asks until there is an answer; the end of the input is one too.
fn ask(lang: Lang, output: &mut Output<'_>) -> io::Result<Answer> {
    let question = Text::new(
        "accept (a), reject (r), skip (s), quit (q)? ",
        "¿aceptar (a), rechazar (r), saltar (s), salir (q)? ",
    );
    loop {
        output.err.write_all(question.in_lang(lang).as_bytes())?;
        output.err.flush()?;
        let mut line = String::new();
        if output.input.read_line(&mut line)? == 0 {
            output.err.write_all(b"\n")?;
            return Ok(Answer::Quit);
        }
        if let Some(answer) = Answer::read(&line) {
            return Ok(answer);
        }
    }
}
