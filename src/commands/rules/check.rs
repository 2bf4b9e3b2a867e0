//! `auditlite rules check`.

use std::io;

use super::super::cli::{CheckArgs, CheckFormat, TextFormat};
use super::super::progress::Progress;
use super::super::{Exit, Output, count_in_words, counted};
use super::choose::Chosen;
use super::{exit, finish};
use crate::cases::check_cases;
use crate::diagnostic::{Diagnostic, Lang, sarif};
use crate::evidence;
use crate::library::check;

pub(super) fn run(chosen: &Chosen, arguments: &CheckArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut problems: Vec<Diagnostic> = chosen.of_files().cloned().collect();
    let only: Option<Vec<String>> = chosen.only.as_ref().map(|ids| ids.iter().cloned().collect());
    let progress = Progress::of_whole(["checking rules", "revisando reglas"], lang, output.terminal);
    problems.extend(check(&chosen.library, only.as_deref()));
    problems.extend(evidence::check(&chosen.library, |id| chosen.wants(id)));
    problems.extend(check_cases(&chosen.library, |id| chosen.wants(id)));
    drop(progress);
    let count = chosen.library.ids().filter(|id| chosen.wants(id)).count();
    let summary = match lang {
        Lang::En => format!("{}: {}\n", counted(count, "rule", "rules"), count_in_words(&problems, lang)),
        Lang::Es => format!("{}: {}\n", counted(count, "regla", "reglas"), count_in_words(&problems, lang)),
    };
    let texts = chosen.library.texts();
    match arguments.format {
        CheckFormat::Text => finish(&texts, &problems, TextFormat::Text, lang, &summary, output),
        CheckFormat::Json => finish(&texts, &problems, TextFormat::Json, lang, &summary, output),
        CheckFormat::Sarif => {
            output.out.write_all(format!("{:#}\n", sarif(&problems, &texts, lang)).as_bytes())?;
            Ok(exit(&problems))
        }
    }
}
