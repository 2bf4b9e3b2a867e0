//! `auditlite rules test`.

use std::io;

use super::super::cli::TestArgs;
use super::super::{Exit, Output, counted};
use super::choose::Chosen;
use super::finish;
use crate::cases::run_cases;
use crate::diagnostic::{Code, Diagnostic, Lang, say};

pub(super) fn run(chosen: &Chosen, arguments: &TestArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let library = &chosen.library;
    let mut problems = Vec::new();
    let (mut rules, mut cases, mut held) = (0, 0, 0);
    for broken in library.broken.iter().filter(|broken| chosen.wants(&broken.id)) {
        problems.extend(broken.diagnostics.iter().cloned());
    }
    for rule in library.rules.iter().filter(|rule| chosen.wants(&rule.id)) {
        rules += 1;
        let Some(file) = library.cases_of(&rule.id) else {
            let id = &rule.id;
            let message = say!("`{id}` has no cases", "`{id}` no tiene casos");
            problems.push(Diagnostic::warning(Code::NO_CASES, message).in_file(&rule.file));
            continue;
        };
        match run_cases(library, rule, file) {
            Ok(verdicts) => {
                cases += verdicts.len();
                held += verdicts.iter().filter(|verdict| verdict.differences.is_empty()).count();
                problems.extend(verdicts.into_iter().flat_map(|verdict| verdict.differences));
            }
            Err(faults) => problems.extend(faults),
        }
    }
    let differ = cases - held;
    let summary = match lang {
        Lang::En => {
            let (rules, cases) = (counted(rules, "rule", "rules"), counted(cases, "case", "cases"));
            format!("{rules}, {cases}: {}, {}\n", counted(held, "holds", "hold"), counted(differ, "differs", "differ"))
        }
        Lang::Es => {
            let (rules, cases) = (counted(rules, "regla", "reglas"), counted(cases, "caso", "casos"));
            let (held, differ) = (counted(held, "coincide", "coinciden"), counted(differ, "difiere", "difieren"));
            format!("{rules}, {cases}: {held}, {differ}\n")
        }
    };
    finish(&library.texts(), &problems, arguments.format, lang, &summary, output)
}
