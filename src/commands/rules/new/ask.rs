//! Asks for what the flags do not say.

use std::io::{self, Write};

use super::super::super::Output;
use super::super::super::prompt::{self, TRIES};
use crate::diagnostic::{Lang, Text};
use crate::draft::{Answers, Key};
use crate::report::text::wrap;

/// Lines of a list that are shown; a long list of words goes side by side.
const LONG: usize = 12;

/// Columns of the terminal.
const WIDTH: usize = 80;

/// How the asking ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// All is answered.
    All,
    /// Somebody has had enough.
    Stopped,
}

/// Asks for each thing that is not known yet; nothing is asked if all that must be known is.
pub(super) fn ask(answers: &mut Answers<'_>, lang: Lang, output: &mut Output<'_>) -> io::Result<Asked> {
    let open = |answers: &Answers<'_>| {
        let mut keys = Key::ALL.into_iter().map(|(key, _)| key);
        keys.any(|key| !key.is_optional() && !answers.has(key) && answers.usual(key).is_none())
    };
    if !open(answers) {
        return Ok(Asked::All);
    }
    let lead = Text::new(
        "Enter takes what stands in brackets; Ctrl-D stops, and nothing is written.",
        "Enter toma lo que está entre corchetes; Ctrl-D interrumpe y no se escribe nada.",
    );
    writeln!(output.err, "{}", lead.in_lang(lang))?;
    for (key, _) in Key::ALL {
        if !answers.has(key) && one(answers, key, lang, output)? == Asked::Stopped {
            return Ok(Asked::Stopped);
        }
    }
    Ok(Asked::All)
}

fn one(answers: &mut Answers<'_>, key: Key, lang: Lang, output: &mut Output<'_>) -> io::Result<Asked> {
    let usual = answers.usual(key);
    let hint = usual.as_ref().filter(|usual| !usual.is_empty()).map(|usual| format!(" [{usual}]"));
    let question = wrapped(&format!("{}{}", answers.question(key).in_lang(lang), hint.unwrap_or_default()));
    writeln!(output.err)?;
    list(&answers.choices(key), lang, output.err)?;
    for _ in 0..TRIES {
        let Some(line) = prompt::answer(&format!("{question}\n>"), output)? else { return Ok(Asked::Stopped) };
        let answer = match (&usual, line.is_empty()) {
            (Some(usual), true) => usual.as_str(),
            _ => line.as_str(),
        };
        let facts = answers.facts(answer);
        if key == Key::Fact && !facts.is_empty() {
            list(&facts, lang, output.err)?;
            continue;
        }
        match answers.answer(key, answer) {
            Ok(()) => return Ok(Asked::All),
            Err(problem) => output.err.write_all(problem.render(lang).as_bytes())?,
        }
    }
    Ok(Asked::Stopped)
}

/// A question on lines that fit the terminal.
fn wrapped(text: &str) -> String {
    wrap(text, WIDTH - 1).join("\n")
}

/// What can be answered: each word with its meaning, or side by side where there are many.
fn list(choices: &[(String, Text)], lang: Lang, err: &mut dyn Write) -> io::Result<()> {
    let width = choices.iter().map(|(word, _)| word.chars().count()).max().unwrap_or_default();
    if choices.len() > LONG && choices.iter().all(|(word, _)| !word.contains('.')) {
        let columns = (WIDTH / (width + 2)).max(1);
        for row in choices.chunks(columns) {
            let row: Vec<String> = row.iter().map(|(word, _)| format!("{word:width$}")).collect();
            writeln!(err, "  {}", row.join("  ").trim_end())?;
        }
        return Ok(());
    }
    for (word, text) in choices {
        writeln!(err, "{}", format!("  {word:width$}  {}", text.in_lang(lang)).trim_end())?;
    }
    Ok(())
}
