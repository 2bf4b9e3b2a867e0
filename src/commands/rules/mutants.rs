//! `auditlite rules test --mutants`.

use std::io;

use super::super::cli::{TestArgs, TestFormat};
use super::super::progress::Progress;
use super::super::{Exit, Output, counted};
use super::choose::Chosen;
use super::junit::{self, End, Suite, Test};
use super::lines::{Column, hanging, table};
use super::plants::{examples, plants};
use crate::cases::{Effect, Mutants, Survivor, mutate_all};
use crate::diagnostic::{Diagnostic, Lang, Text, say};
use crate::units::format;

pub(super) fn run(chosen: &Chosen, arguments: &TestArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let library = &chosen.library;
    let plants = match plants(&arguments.plants, library) {
        Ok(given) => examples(library).into_iter().chain(given).collect::<Vec<_>>(),
        Err(problems) => {
            output.complain(&problems, lang)?;
            return Ok(Exit::Input);
        }
    };
    let broken = library.broken.iter().filter(|broken| chosen.wants(&broken.id));
    let progress = Progress::of_whole(["changing rules", "cambiando reglas"], lang, output.terminal);
    let found = mutate_all(library, |rule| chosen.wants(&rule.id), &plants);
    drop(progress);
    let problems: Vec<&Diagnostic> = broken
        .flat_map(|broken| &broken.diagnostics)
        .chain(found.iter().flat_map(|mutants| &mutants.problems))
        .collect();
    output.complain_in(&library.texts(), problems.iter().copied(), lang)?;
    let text = match arguments.format {
        TestFormat::Json => json(&found, plants.len()),
        TestFormat::Text => text(&found, lang),
        TestFormat::Junit => junit::document("auditlite rules test --mutants", &suites(&found, lang), lang),
    };
    output.out.write_all(text.as_bytes())?;
    let open = found.iter().any(|mutants| mutants.open().next().is_some());
    let wrong = problems.iter().any(|problem| problem.is_error());
    Ok(if open || wrong { Exit::No } else { Exit::Done })
}

fn text(found: &[Mutants], lang: Lang) -> String {
    let heads = match lang {
        Lang::En => ["rule", "changes", "noticed", "refused", "unnoticed", "over 5 %"],
        Lang::Es => ["regla", "cambios", "notados", "rechazados", "sin notar", "más de 5 %"],
    };
    let counts = |mutants: &Mutants| {
        [mutants.changes, mutants.noticed, mutants.refused, mutants.survivors.len(), mutants.open().count()]
    };
    let mut rows: Vec<(String, Column)> = found
        .iter()
        .map(|mutants| {
            let cells = if mutants.measurable {
                Column::Cells(counts(mutants).map(|count| count.to_string()).to_vec())
            } else {
                let why = Text::new("not measurable: not proved", "no se puede medir: no demostrada");
                Column::Words(why.in_lang(lang).to_owned())
            };
            (mutants.rule.clone(), cells)
        })
        .collect();
    if found.len() > 1 {
        let sum = found.iter().map(counts).fold([0; 5], |sum, more| {
            let mut sum = sum;
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            sum
        });
        let all = match lang {
            Lang::En => counted(found.len(), "rule", "rules"),
            Lang::Es => counted(found.len(), "regla", "reglas"),
        };
        rows.push((all, Column::Cells(sum.map(|count| count.to_string()).to_vec())));
    }
    let mut text = table(&heads, &rows);
    for mutants in found {
        text.push_str(&survivors(mutants, lang));
    }
    text
}

/// A title, and which survivors stand under it.
type Group = (Text, fn(&Survivor) -> bool);

/// The groups in which survivors are listed.
fn groups() -> [Group; 4] {
    [
        (say!("over 5 %, without a reason", "más de 5 %, sin motivo escrito"), Survivor::is_open),
        (say!("up to 5 %", "hasta 5 %"), |survivor| {
            !survivor.is_open() && survivor.because.is_none() && survivor.effect != Effect::None
        }),
        (
            say!("no number changes at any case or plant", "ningún número cambia en ningún caso ni planta"),
            |survivor| survivor.because.is_none() && survivor.effect == Effect::None,
        ),
        (say!("with a reason", "con motivo escrito"), |survivor| survivor.because.is_some()),
    ]
}

fn survivors(mutants: &Mutants, lang: Lang) -> String {
    let mut text = String::new();
    for (title, belongs) in groups() {
        let group: Vec<&Survivor> = mutants.survivors.iter().filter(|survivor| belongs(survivor)).collect();
        if group.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{}: {}\n", mutants.rule, title.in_lang(lang)));
        for survivor in group {
            let place = survivor.place;
            text.push_str(&format!("  {}:{}:{}\n", mutants.file, place.line, place.column));
            text.push_str(&hanging("    = ", &survivor.change));
            if let Some(effect) = effect(&survivor.effect, lang) {
                text.push_str(&hanging("    ", &effect));
            }
            if let Some(because) = &survivor.because {
                text.push_str(&hanging("    ", because));
            }
        }
    }
    text
}

fn effect(effect: &Effect, lang: Lang) -> Option<String> {
    let text = match effect {
        Effect::None => return None,
        Effect::Outcome { at } => {
            say!("another outcome, though no saving, at `{at}`", "otro resultado, aunque no un ahorro, en `{at}`")
        }
        Effect::Number { share, of, at } => {
            let percent = format::number(share * 100.0, lang);
            say!("`{of}` changes by {percent} % at `{at}`", "`{of}` cambia {percent} % en `{at}`")
        }
    };
    Some(text.in_lang(lang).to_owned())
}

/// A suite for each rule: a test for the changes that are noticed, and one for each that is not.
fn suites(found: &[Mutants], lang: Lang) -> Vec<Suite> {
    let suite = |mutants: &Mutants| {
        let faults: Vec<Diagnostic> = mutants.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
        let end = match () {
            () if !faults.is_empty() => End::Error(faults),
            () if !mutants.measurable => {
                let why = Text::new("not measurable: not proved", "no se puede medir: no demostrada");
                End::Skipped(why.in_lang(lang).to_owned())
            }
            () => End::Holds,
        };
        let (changes, noticed, refused) = (mutants.changes, mutants.noticed, mutants.refused);
        let name = say!(
            "{changes} changes: {noticed} noticed, {refused} refused by the proof",
            "{changes} cambios: {noticed} notados, {refused} rechazados por la demostración"
        );
        let mut tests = vec![Test { name: name.in_lang(lang).to_owned(), file: None, end }];
        tests.extend(mutants.survivors.iter().map(|survivor| {
            let quiet = Text::new("no number changes", "ningún número cambia").in_lang(lang).to_owned();
            let effect = effect(&survivor.effect, lang).unwrap_or(quiet);
            let end = if survivor.is_open() {
                End::Lacking(effect, String::new())
            } else {
                End::Skipped(survivor.because.clone().unwrap_or(effect))
            };
            Test { name: survivor.change.clone(), file: Some((mutants.file.clone(), survivor.place.line)), end }
        }));
        Suite { name: mutants.rule.clone(), tests }
    };
    found.iter().map(suite).collect()
}

fn json(found: &[Mutants], plants: usize) -> String {
    let rules: Vec<_> = found
        .iter()
        .map(|mutants| {
            let survivors: Vec<_> = mutants.survivors.iter().map(survivor_json).collect();
            serde_json::json!({
                "rule": mutants.rule, "file": mutants.file, "measurable": mutants.measurable,
                "cases": mutants.cases, "changes": mutants.changes, "noticed": mutants.noticed,
                "refused": mutants.refused, "open": mutants.open().count(), "survivors": survivors,
            })
        })
        .collect();
    let open: usize = found.iter().map(|mutants| mutants.open().count()).sum();
    let value = serde_json::json!({ "schema": "auditlite/mutants@1", "plants": plants, "open": open, "rules": rules });
    format!("{value:#}\n")
}

fn survivor_json(survivor: &Survivor) -> serde_json::Value {
    let (effect, share, of, at) = match &survivor.effect {
        Effect::None => ("none", None, None, None),
        Effect::Outcome { at } => ("outcome", None, None, Some(at)),
        Effect::Number { share, of, at } => ("number", Some(format::exact(*share)), Some(of), Some(at)),
    };
    serde_json::json!({
        "line": survivor.place.line, "column": survivor.place.column, "change": survivor.change,
        "effect": effect, "share": share, "of": of, "at": at,
        "because": survivor.because, "open": survivor.is_open(),
    })
}
