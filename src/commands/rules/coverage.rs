//! `auditlite rules test --coverage`.

use std::io;

use super::super::cli::{TestArgs, TestFormat};
use super::super::progress::Progress;
use super::super::{Exit, Output, counted};
use super::choose::Chosen;
use super::junit::{self, End, Suite, Test};
use super::lines::{Column, hanging, table};
use crate::cases::{Coverage, Item, Part, State, cover};
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::library::Rule;
use crate::units::format;

pub(super) fn run(chosen: &Chosen, arguments: &TestArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let library = &chosen.library;
    let broken: Vec<&Diagnostic> = library
        .broken
        .iter()
        .filter(|broken| chosen.wants(&broken.id))
        .flat_map(|broken| &broken.diagnostics)
        .collect();
    let rules: Vec<&Rule> = library.rules.iter().filter(|rule| chosen.wants(&rule.id)).collect();
    let progress = Progress::of_parts(rules.len(), ["rules", "reglas"], lang, output.terminal);
    let measure = |rule: &Rule| {
        let covered = cover(library, rule, library.cases_of(&rule.id));
        progress.step();
        covered
    };
    let found: Vec<Coverage> = rules.into_iter().map(measure).collect();
    drop(progress);
    let problems: Vec<&Diagnostic> =
        broken.into_iter().chain(found.iter().flat_map(|coverage| &coverage.problems)).collect();
    output.complain_in(&library.texts(), problems.iter().copied(), lang)?;
    let text = match arguments.format {
        TestFormat::Json => json(&found, arguments.threshold, lang),
        TestFormat::Text => text(&found, arguments.threshold, lang),
        TestFormat::Junit => {
            junit::document("auditlite rules test --coverage", &suites(&found, arguments.threshold, lang), lang)
        }
    };
    output.out.write_all(text.as_bytes())?;
    let short = arguments.threshold.is_some_and(|threshold| found.iter().any(|coverage| is_short(coverage, threshold)));
    let wrong = problems.iter().any(|problem| problem.is_error());
    Ok(if short || wrong { Exit::No } else { Exit::Done })
}

/// Whether a rule is below a threshold; what cannot be measured is, whatever the threshold.
fn is_short(coverage: &Coverage, threshold: f64) -> bool {
    !coverage.measurable || percent(coverage.total()) < threshold
}

/// A share in percent; nothing to cover is all covered.
fn percent((covered, of): (usize, usize)) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a rule has far fewer than 2^53 parts")]
    if of == 0 { 100.0 } else { covered as f64 * 100.0 / of as f64 }
}

/// A share in whole percent; only what is complete is 100 %.
fn whole(count: (usize, usize)) -> String {
    format!("{:.0} %", percent(count).floor())
}

fn sum(found: &[Coverage], count: impl Fn(&Coverage) -> (usize, usize)) -> (usize, usize) {
    found.iter().map(count).fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1))
}

fn text(found: &[Coverage], threshold: Option<f64>, lang: Lang) -> String {
    let mut text = overview(found, lang);
    for coverage in found {
        text.push_str(&uncovered(coverage, lang));
    }
    if let [only] = found {
        text.push_str(&not_demanded(only, lang));
    }
    if let Some(threshold) = threshold {
        let short = found.iter().filter(|coverage| is_short(coverage, threshold)).count();
        text.push_str(&match lang {
            Lang::En => format!("\n{} below {threshold} %\n", counted(short, "rule", "rules")),
            Lang::Es => format!("\n{} por debajo de {threshold} %\n", counted(short, "regla", "reglas")),
        });
    }
    text
}

fn overview(found: &[Coverage], lang: Lang) -> String {
    let heads = match lang {
        Lang::En => ["rule", "covered", "outcomes", "branches", "thresholds", "missing"],
        Lang::Es => ["regla", "cubierto", "resultados", "ramas", "umbrales", "faltantes"],
    };
    let cells = |total: (usize, usize), count: &dyn Fn(Part) -> (usize, usize)| {
        let parts = Part::ALL.map(|part| {
            let (covered, of) = count(part);
            format!("{covered}/{of}")
        });
        Column::Cells(std::iter::once(whole(total)).chain(parts).collect())
    };
    let mut rows: Vec<(String, Column)> = found
        .iter()
        .map(|coverage| {
            let why = Text::new("not measurable: not proved", "no se puede medir: no demostrada");
            let column = if coverage.measurable {
                cells(coverage.total(), &|part| coverage.count(part))
            } else {
                Column::Words(why.in_lang(lang).to_owned())
            };
            (coverage.rule.clone(), column)
        })
        .collect();
    if found.len() > 1 {
        let all = match lang {
            Lang::En => counted(found.len(), "rule", "rules"),
            Lang::Es => counted(found.len(), "regla", "reglas"),
        };
        rows.push((all, cells(sum(found, Coverage::total), &|part| sum(found, |one| one.count(part)))));
    }
    table(&heads, &rows)
}

fn uncovered(coverage: &Coverage, lang: Lang) -> String {
    let mut text = String::new();
    for item in coverage.uncovered() {
        if text.is_empty() {
            text.push_str(&format!("\n{}\n", coverage.rule));
        }
        text.push_str(&format!("  {}\n", place(&coverage.file, item)));
        let missing = Text::new("there is no", "falta").in_lang(lang).to_owned();
        let wanted = item.wanted.in_lang(lang);
        let wanted = match lang {
            Lang::En => wanted.strip_prefix("a ").unwrap_or(wanted),
            Lang::Es => wanted,
        };
        text.push_str(&hanging("    ", &format!("{missing} {wanted}")));
        text.push_str(&hanging("    = ", &item.key));
    }
    text
}

/// What no case has to reach, and why.
fn not_demanded(coverage: &Coverage, lang: Lang) -> String {
    let mut text = String::new();
    for item in &coverage.items {
        let why = match &item.state {
            State::Excused(because) => because.as_str(),
            State::Impossible(why) => why.in_lang(lang),
            State::Covered | State::Uncovered => continue,
        };
        if text.is_empty() {
            text.push_str(&format!("\n{}\n", Text::new("not asked for", "no se pide").in_lang(lang)));
        }
        text.push_str(&format!("  {}\n", place(&coverage.file, item)));
        text.push_str(&hanging("    = ", &item.key));
        text.push_str(&hanging("    ", why));
    }
    text
}

fn place(file: &str, item: &Item) -> String {
    let places: Vec<String> = item.places.iter().map(|place| format!("{}:{}", place.line, place.column)).collect();
    if places.is_empty() { file.to_owned() } else { format!("{file}:{}", places.join(", ")) }
}

fn json(found: &[Coverage], threshold: Option<f64>, lang: Lang) -> String {
    let count = |(covered, of): (usize, usize)| serde_json::json!({ "covered": covered, "of": of });
    let rules: Vec<_> = found
        .iter()
        .map(|coverage| {
            let items: Vec<_> = coverage.items.iter().map(|item| item_json(item, lang)).collect();
            let [outcomes, branches, thresholds, missing] = Part::ALL.map(|part| count(coverage.count(part)));
            serde_json::json!({
                "rule": coverage.rule, "file": coverage.file, "cases": coverage.cases,
                "measurable": coverage.measurable,
                "percent": coverage.measurable.then(|| format::exact(percent(coverage.total()))),
                "outcomes": outcomes, "branches": branches, "thresholds": thresholds, "missing": missing,
                "items": items,
            })
        })
        .collect();
    let total = sum(found, Coverage::total);
    let value = serde_json::json!({
        "schema": "auditlite/coverage@1", "threshold": threshold,
        "covered": total.0, "of": total.1, "percent": format::exact(percent(total)), "rules": rules,
    });
    format!("{value:#}\n")
}

/// A suite for each rule, a test for each thing to cover: what is not covered fails where a threshold is not reached.
fn suites(found: &[Coverage], threshold: Option<f64>, lang: Lang) -> Vec<Suite> {
    let suite = |coverage: &Coverage| {
        let short = threshold.is_some_and(|threshold| is_short(coverage, threshold));
        let mut tests: Vec<Test> = Vec::new();
        let faults: Vec<Diagnostic> = coverage.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
        if !faults.is_empty() {
            let name = Text::new("the cases hold", "los casos coinciden").in_lang(lang).to_owned();
            tests.push(Test { name, file: None, end: End::Error(faults) });
        }
        if !coverage.measurable {
            let why =
                Text::new("not measurable: not proved", "no se puede medir: no demostrada").in_lang(lang).to_owned();
            let end = if short { End::Lacking(why, String::new()) } else { End::Skipped(why) };
            tests.push(Test { name: coverage.rule.clone(), file: None, end });
        }
        tests.extend(coverage.items.iter().map(|item| {
            let wanted = item.wanted.in_lang(lang).to_owned();
            let end = match &item.state {
                State::Covered => End::Holds,
                State::Uncovered if short => End::Lacking(wanted, String::new()),
                State::Uncovered => End::Skipped(wanted),
                State::Excused(because) => End::Skipped(because.clone()),
                State::Impossible(why) => End::Skipped(why.in_lang(lang).to_owned()),
            };
            let line = item.places.first().map_or(1, |place| place.line);
            Test { name: item.key.clone(), file: Some((coverage.file.clone(), line)), end }
        }));
        Suite { name: coverage.rule.clone(), tests }
    };
    found.iter().map(suite).collect()
}

fn item_json(item: &Item, lang: Lang) -> serde_json::Value {
    let places: Vec<_> =
        item.places.iter().map(|place| serde_json::json!({ "line": place.line, "column": place.column })).collect();
    let (state, because) = match &item.state {
        State::Covered => ("covered", None),
        State::Uncovered => ("uncovered", None),
        State::Excused(because) => ("excused", Some(because.as_str())),
        State::Impossible(why) => ("impossible", Some(why.in_lang(lang))),
    };
    serde_json::json!({
        "part": item.part.name(), "key": item.key, "state": state, "because": because,
        "wanted": item.wanted.in_lang(lang), "places": places,
    })
}
