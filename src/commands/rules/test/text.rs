//! What `rules test` writes for people.

use std::io;
use std::time::Duration;

use super::super::super::{Output, counted};
use super::snapshot::{Before, Snapshot, State};
use super::tested::{Tested, TestedRule};
use super::working::working;
use crate::cases::is_steps;
use crate::diagnostic::{Diagnostic, Lang, Texts};
use crate::snapshots::{DiffLine, Mark};

/// Writes what is wrong to standard error and how each rule came out to standard output.
pub(super) fn write(
    tested: &Tested,
    texts: &Texts<'_>,
    lang: Lang,
    took: Option<Duration>,
    output: &mut Output<'_>,
) -> io::Result<()> {
    output.complain_in(texts, &tested.problems, lang)?;
    for rule in &tested.rules {
        output.complain_in(texts, &rule.problems, lang)?;
        for verdict in &rule.verdicts {
            output.complain_in(texts, &verdict.warnings, lang)?;
            for problem in &verdict.differences {
                // The steps stand in the table below, with their formulas.
                let help = problem.help.clone().filter(|help| verdict.worked.steps.is_empty() || !is_steps(help));
                let problem = Diagnostic { help, ..problem.clone() };
                output.complain_in(texts, [&problem], lang)?;
            }
            // A case that could not be judged has no working.
            if !verdict.held() && verdict.found.is_some() {
                output.err.write_all(format!("{}\n", working(verdict, lang)).as_bytes())?;
            }
        }
        if let Some(snapshot) = &rule.snapshot {
            output.complain(snapshot.problem(&rule.id).iter(), lang)?;
            if matches!(snapshot.state, State::Differs(_)) && !tested.reviewed {
                write_diff(&snapshot.diff(), output)?;
                output.err.write_all(b"\n")?;
            }
        }
    }
    for stray in tested.strays.iter().filter(|stray| !stray.removed) {
        output.complain([&stray.problem()], lang)?;
    }
    let mut text = String::new();
    let width = tested.rules.iter().map(|rule| rule.id.chars().count()).max().unwrap_or_default();
    for rule in &tested.rules {
        text.push_str(&line(tested, rule, width, lang));
    }
    text.push_str(&written(tested, lang));
    text.push_str(&summary(tested, lang));
    if let Some(took) = took {
        text.push_str(&match lang {
            Lang::En => format!("in {} ms\n", took.as_millis()),
            Lang::Es => format!("en {} ms\n", took.as_millis()),
        });
    }
    output.out.write_all(text.as_bytes())
}

/// Writes a difference, in colours where somebody sees them.
pub(super) fn write_diff(lines: &[DiffLine], output: &mut Output<'_>) -> io::Result<()> {
    let color = output.terminal.color;
    for line in lines {
        let (on, off) = match line.mark {
            Mark::Plant if color => ("\u{1b}[1m", "\u{1b}[0m"),
            Mark::Old if color => ("\u{1b}[31m", "\u{1b}[0m"),
            Mark::New if color => ("\u{1b}[32m", "\u{1b}[0m"),
            _ => ("", ""),
        };
        let plain = line.plain();
        let plain = plain.trim_end();
        output.err.write_all(format!("  {on}{}{off}\n", visible(plain)).as_bytes())?;
    }
    Ok(())
}

/// Control characters would do things to a terminal.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '?' } else { letter }).collect()
}

fn line(tested: &Tested, rule: &TestedRule, width: usize, lang: Lang) -> String {
    let failed = rule.verdicts.iter().filter(|verdict| !verdict.held()).count();
    let cases = rule.verdicts.len();
    let broken = rule.problems.iter().any(Diagnostic::is_error);
    let en = lang == Lang::En;
    let mut parts = Vec::new();
    if broken {
        parts.push(if en { "cannot be tested" } else { "no se puede probar" }.to_owned());
    } else {
        let all = if en { counted(cases, "case", "cases") } else { counted(cases, "caso", "casos") };
        parts.push(match (failed, en) {
            (0, _) => all,
            (_, true) => format!("{all}, {}", counted(failed, "differs", "differ")),
            (_, false) => format!("{all}, {}", counted(failed, "difiere", "difieren")),
        });
    }
    parts.extend(rule.snapshot.as_ref().map(|snapshot| in_words(snapshot, tested.plants, lang)));
    let state = match (rule.is_sound(), lang) {
        (true, Lang::En) => "ok    ",
        (true, Lang::Es) => "bien  ",
        (false, Lang::En) => "FAILS ",
        (false, Lang::Es) => "FALLA ",
    };
    let id = &rule.id;
    format!("{state} {id:width$}  {}\n", parts.join("; "))
}

fn in_words(snapshot: &Snapshot, plants: usize, lang: Lang) -> String {
    let text = match (&snapshot.state, lang) {
        (State::Matches, Lang::En) => return counted(plants, "plant", "plants"),
        (State::Matches, Lang::Es) => return counted(plants, "planta", "plantas"),
        (State::New, Lang::En) => "snapshot new",
        (State::New, Lang::Es) => "registro nuevo",
        (State::Differs(_), Lang::En) => "snapshot differs",
        (State::Differs(_), Lang::Es) => "el registro difiere",
        (State::Layout(_) | State::Unreadable(_), Lang::En) => "snapshot edited by hand",
        (State::Layout(_) | State::Unreadable(_), Lang::Es) => "registro editado a mano",
        (State::Accepted(_), Lang::En) => "snapshot accepted",
        (State::Accepted(_), Lang::Es) => "registro aceptado",
        (State::Rejected, Lang::En) => "snapshot rejected",
        (State::Rejected, Lang::Es) => "registro rechazado",
    };
    text.to_owned()
}

/// Which files were written and removed.
fn written(tested: &Tested, lang: Lang) -> String {
    let mut text = String::new();
    for snapshot in tested.rules.iter().filter_map(|rule| rule.snapshot.as_ref()) {
        let State::Accepted(before) = snapshot.state else { continue };
        let word = match (before, lang) {
            (Before::Nothing, Lang::En) => "written",
            (Before::Nothing, Lang::Es) => "escrito",
            (Before::Another, Lang::En) => "replaced",
            (Before::Another, Lang::Es) => "reemplazado",
        };
        text.push_str(&format!("{word}: {}\n", snapshot.file.display()));
    }
    for stray in tested.strays.iter().filter(|stray| stray.removed) {
        let word = if lang == Lang::En { "removed" } else { "borrado" };
        text.push_str(&format!("{word}: {}\n", stray.path.display()));
    }
    text
}

fn summary(tested: &Tested, lang: Lang) -> String {
    let verdicts = || tested.rules.iter().flat_map(|rule| &rule.verdicts);
    let (rules, cases) = (tested.rules.len(), verdicts().count());
    let held = verdicts().filter(|verdict| verdict.held()).count();
    let differ = cases - held;
    let states = || tested.rules.iter().filter_map(|rule| rule.snapshot.as_ref()).map(|snapshot| &snapshot.state);
    let (all, right) =
        (states().count(), states().filter(|state| matches!(state, State::Matches | State::Accepted(_))).count());
    let mut text = match lang {
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
    if all > 0 {
        let open = all - right;
        text.push_str(&match lang {
            Lang::En => {
                let all = counted(all, "snapshot", "snapshots");
                let plants = counted(tested.plants, "plant", "plants");
                format!("{all} at {plants}: {}, {open} to look at\n", counted(right, "holds", "hold"))
            }
            Lang::Es => {
                let all = counted(all, "registro", "registros");
                let plants = counted(tested.plants, "planta", "plantas");
                format!("{all} en {plants}: {}, {open} por revisar\n", counted(right, "coincide", "coinciden"))
            }
        });
    }
    let strays = tested.strays.iter().filter(|stray| !stray.removed).count();
    if strays > 0 {
        text.push_str(&match lang {
            Lang::En => format!("{} without a rule\n", counted(strays, "snapshot", "snapshots")),
            Lang::Es => format!("{} sin regla\n", counted(strays, "registro", "registros")),
        });
    }
    if tested.below > 0 {
        text.push_str(&match lang {
            Lang::En => format!(
                "{}: cases only, because a folder stands on top of them\n",
                counted(tested.below, "shipped rule", "shipped rules")
            ),
            Lang::Es => format!(
                "{}: solo casos, porque hay una carpeta encima\n",
                counted(tested.below, "regla incluida", "reglas incluidas")
            ),
        });
    }
    if !tested.not_kept.is_empty() {
        text.push_str(match lang {
            Lang::En => "no snapshots yet: `--accept` records what the rules find at the example plants\n",
            Lang::Es => "sin registros: `--accept` guarda lo que encuentran en las plantas de ejemplo\n",
        });
    }
    text
}
