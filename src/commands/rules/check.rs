//! `auditlite rules check`.

use std::io;

use super::super::cli::CheckArgs;
use super::super::{Exit, Output, count_in_words, counted};
use super::choose::Chosen;
use super::finish;
use crate::cases::check_cases;
use crate::diagnostic::{Diagnostic, Lang};
use crate::library::check;

pub(super) fn run(chosen: &Chosen, arguments: &CheckArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut problems: Vec<Diagnostic> = chosen.of_files().cloned().collect();
    problems.extend(check(&chosen.library, chosen.only.as_deref()));
    problems.extend(check_cases(&chosen.library, |id| chosen.wants(id)));
    let count = chosen.library.ids().filter(|id| chosen.wants(id)).count();
    let summary = match lang {
        Lang::En => format!("{}: {}\n", counted(count, "rule", "rules"), count_in_words(&problems, lang)),
        Lang::Es => format!("{}: {}\n", counted(count, "regla", "reglas"), count_in_words(&problems, lang)),
    };
    finish(&problems, arguments.format, lang, &summary, output)
}
