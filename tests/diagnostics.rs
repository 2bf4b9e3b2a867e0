//! A corpus of broken rules: each file of `tests/diagnostics/` is a slip that somebody will make, and its snapshot holds
//! what `rules check` says to it. Dropping in a file adds a test.
//!
//! What a file lacks (metadata, assumptions, `applies`, `estimate`) is put on its first line, which is a comment, so that
//! it shows its slip and nothing else. A misspelt function stands for itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use auditlite::diagnostic::{Diagnostic, Lang, Texts, codes, example, render};
use auditlite::library::{Library, LibraryFile, check, shipped_files};

const MEASURE: &str = r#"const MEASURE = #{ title: #{ en: "Repair", es: "Reparar" }, why: #{ en: "Why", es: "Por qué" }, steps: #{ en: ["One"], es: ["Uno"] }, caution: #{ en: "Care", es: "Cuidado" }, category: "good-housekeeping", end_use: "compressed_air", stage: "distribution", life_years: 1, status: "test", sources: [#{ cite: "A source", says: "so" }] };"#;
const APPLIES: &str = "fn applies(plant, assume) { plant.compressed_air.leak_share > 0 }";
const ESTIMATE: &str =
    "fn estimate(plant, assume) { #{ saves: #{ electricity: plant.compressed_air.annual_energy } } }";
/// Assumptions that a file may use without declaring them: name, unit, year.
const ASSUMPTIONS: [(&str, &str, &str); 3] =
    [("share", "%", ""), ("cost", "USD", "year: 2025, "), ("run_time", "h", "")];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of the corpus by stem.
fn corpus() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder("tests/diagnostics")).unwrap();
    let mut files: Vec<(String, String)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rhai"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The rule that a file of the corpus stands for.
fn whole(text: &str) -> String {
    let mut rule = String::new();
    if !text.contains("const MEASURE") {
        rule = format!("{MEASURE} ");
    }
    if !text.contains("const ASSUMPTIONS") {
        let used = ASSUMPTIONS.into_iter().filter(|(name, _, _)| text.contains(&format!("assume.{name}")));
        let entries: Vec<String> = used
            .map(|(name, unit, year)| {
                format!(r#"{name}: #{{ unit: "{unit}", low: 1, typical: 2, high: 3, {year}label: #{{ en: "a", es: "b" }}, source: "c" }}"#)
            })
            .collect();
        rule.push_str(&format!("const ASSUMPTIONS = #{{ {} }}; ", entries.join(", ")));
    }
    for (head, function) in [("fn ap", APPLIES), ("fn est", ESTIMATE)] {
        if !text.contains(head) {
            rule.push_str(function);
            rule.push(' ');
        }
    }
    rule + text
}

/// The shipped library with the whole corpus among its common rules.
fn library(corpus: &[(String, String)]) -> Library {
    let file = |path: String, bytes: Vec<u8>| LibraryFile { shown: path.clone(), path, bytes };
    let rules = corpus.iter().flat_map(|(stem, text)| {
        [
            file(format!("common/{stem}.rhai"), whole(text).into_bytes()),
            file(format!("common/{stem}.cases.json"), b"[]".to_vec()),
        ]
    });
    Library::from_files(
        vec![("shipped".to_owned(), shipped_files()), ("corpus".to_owned(), rules.collect())],
        Vec::new(),
    )
}

/// The problems in both languages, in English each with the line that it points at.
fn shown(stem: &str, problems: &[Diagnostic], text: &str) -> String {
    let file = format!("common/{stem}.rhai");
    let texts = Texts::one(&file, text.as_bytes());
    let english = render(problems, &texts, Lang::En.into());
    let spanish = render(problems, &texts, Lang::Es.into());
    let excerpt = |line: &&str| {
        line.starts_with("  -->")
            || line.trim_start_matches([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).starts_with('|')
    };
    let spanish: Vec<&str> = spanish.lines().filter(|line| !excerpt(line)).collect();
    format!("{english}\n{}\n", spanish.join("\n"))
}

#[test]
fn every_broken_rule_gets_a_clear_message() {
    let corpus = corpus();
    let library = library(&corpus);
    let mut differ = Vec::new();
    let mut silent = Vec::new();
    for (stem, text) in &corpus {
        let problems = check(&library, Some(&[format!("common/{stem}")]));
        if problems.is_empty() {
            silent.push(stem.as_str());
        }
        let shown = shown(stem, &problems, &whole(text));
        let about = text.lines().next().unwrap_or_default().trim_start_matches("//! ").to_owned();
        let same = std::panic::catch_unwind(|| {
            insta::with_settings!({
                snapshot_path => "../snapshots/diagnostics",
                prepend_module_to_snapshot => false,
                omit_expression => true,
                description => about,
            }, {
                insta::assert_snapshot!(stem.as_str(), shown);
            });
        });
        if same.is_err() {
            differ.push(stem.as_str());
        }
    }
    assert!(silent.is_empty(), "nothing is said to these files: {}", silent.join(", "));
    assert!(differ.is_empty(), "the messages to these files have changed: {}", differ.join(", "));
}

#[test]
fn every_message_is_a_sentence_with_a_place_inside_the_file() {
    let corpus = corpus();
    let library = library(&corpus);
    for (stem, text) in &corpus {
        for problem in check(&library, Some(&[format!("common/{stem}")])) {
            for lang in Lang::ALL {
                let help = problem.help.as_ref().map_or("", |help| help.in_lang(lang));
                for sentence in [problem.message.in_lang(lang), help] {
                    assert!(
                        !sentence.ends_with('.') || sentence.ends_with("..."),
                        "{stem}: `{sentence}` ends with a period"
                    );
                    assert!(!sentence.contains('\n'), "{stem}: `{sentence}` has a line break");
                    assert_eq!(sentence.matches('`').count() % 2, 0, "{stem}: `{sentence}` has an odd backtick");
                }
            }
            assert_eq!(problem.file.as_deref(), Some(format!("common/{stem}.rhai").as_str()));
            let text = whole(text);
            if let Some(place) = problem.place {
                let line = text.lines().nth(place.line as usize - 1);
                let long = line.map(|line| line.chars().count());
                let inside = long.is_some_and(|long| place.column as usize <= long + 1);
                assert!(inside, "{stem}: {}:{} is outside of the file", place.line, place.column);
            }
        }
    }
}

/// What `rules check` says to each of some rules.
fn problems_of(rules: &[(String, String)]) -> Vec<Vec<Diagnostic>> {
    let library = library(rules);
    rules.iter().map(|(stem, _)| check(&library, Some(&[format!("common/{stem}")]))).collect()
}

#[test]
fn every_suggestion_fits_the_file_and_ends_its_slip() {
    let corpus = corpus();
    let mut cured = Vec::new();
    let mut slips = Vec::new();
    for ((stem, text), problems) in corpus.iter().zip(problems_of(&corpus)) {
        let text = whole(text);
        for problem in &problems {
            let Some(fix) = &problem.fix else { continue };
            let Some(corrected) = fix.apply(&text) else {
                panic!("{stem}: the suggestion does not fit the file: {problem:#?}");
            };
            cured.push((format!("{stem}_{}", cured.len()), corrected));
            slips.push((stem, problem.clone(), problems.len()));
        }
    }
    for (((stem, slip, before), (_, corrected)), after) in slips.iter().zip(&cured).zip(problems_of(&cured)) {
        let same =
            |other: &Diagnostic| other.code == slip.code && other.message == slip.message && other.place == slip.place;
        assert!(!after.iter().any(same), "{stem}: the slip is still there after\n{corrected}\n{slip:#?}");
        let syntax = after.iter().any(|problem| problem.code.to_string() == "AL0101");
        assert!(after.len() < *before || !syntax, "{stem}: another slip:\n{corrected}\n{after:#?}");
    }
    assert!(cured.len() >= 70, "only {} slips of the corpus have a suggestion", cured.len());
}

#[test]
fn every_example_shows_its_code_and_its_cure() {
    let entries: Vec<_> = codes().iter().filter_map(|entry| Some((entry.code, example(entry.code)?))).collect();
    let rules = entries.iter().flat_map(|(code, example)| {
        [("wrong", example.wrong), ("right", example.right)]
            .map(|(name, text)| (format!("{name}_{code}"), in_a_rule(text)))
    });
    let found = problems_of(&rules.collect::<Vec<_>>());
    for ((code, example), found) in entries.iter().zip(found.chunks(2)) {
        let meets = |problems: &[Diagnostic]| problems.iter().any(|problem| problem.code == *code);
        let name = code.to_string();
        // What shows only while a rule runs, or in a case file, is tested elsewhere.
        let here = !["AL05", "AL06"].iter().any(|group| name.starts_with(group)) || name == "AL0502";
        assert!(!here || meets(&found[0]), "{code} is not shown by\n{}", example.wrong);
        assert!(!meets(&found[1]), "{code} is shown by what should be right:\n{}", example.right);
    }
    assert!(entries.len() >= 34, "only {} codes have an example", entries.len());
}

/// An example as a part of a whole rule: a line of the metadata replaces that line.
fn in_a_rule(text: &str) -> String {
    let key = text.split(':').next().unwrap_or_default();
    if text.starts_with(['c', 'f']) && (text.starts_with("const") || text.starts_with("fn")) {
        return format!("//! An example.\n{text}\n");
    }
    let lines = [
        "title:    #{ en: \"Repair leaks\", es: \"Reparar fugas\" },",
        "why:      #{ en: \"Leaks cost money.\", es: \"Las fugas cuestan dinero.\" },",
        "steps:    #{ en: [\"Repair them.\"], es: [\"Repararlas.\"] },",
        "caution:  #{ en: \"Relieve the pressure first.\", es: \"Quite antes la presión.\" },",
        "category: \"good-housekeeping\",",
        "end_use:  \"compressed_air\",",
        "stage:    \"distribution\",",
        "life_years: 1,",
        "status:   \"test\",",
        "sources:  [#{ cite: \"US DOE\", says: \"leaks are common\" }],",
    ];
    let kept: Vec<&str> = lines.into_iter().filter(|line| !line.starts_with(&format!("{key}:"))).collect();
    format!("//! An example.\nconst MEASURE = #{{\n{}\n{text}\n}};\n", kept.join("\n"))
}

#[test]
fn the_corpus_shows_every_code_that_a_rule_can_get_when_it_is_read() {
    let corpus = corpus();
    let library = library(&corpus);
    let ids: Vec<String> = corpus.iter().map(|(stem, _)| format!("common/{stem}")).collect();
    let met: BTreeSet<String> =
        check(&library, Some(&ids)).into_iter().map(|problem| problem.code.to_string()).collect();
    // AL0104 is a file that is no text, which is tested in `faults.rs`; AL0435 to AL0438 take a file of evidence, and are
    // tested in `evidence/`.
    let elsewhere = ["AL0103", "AL0104", "AL0435", "AL0436", "AL0437", "AL0438"];
    for entry in codes() {
        let code = entry.code.to_string();
        let of_rules = ["AL01", "AL02", "AL03", "AL04"].iter().any(|group| code.starts_with(group));
        if of_rules && !elsewhere.contains(&code.as_str()) {
            assert!(met.contains(&code), "no file of tests/diagnostics/ shows {code}");
        }
    }
}

#[test]
fn no_snapshot_stands_without_its_rule() {
    let stems: Vec<String> = corpus().into_iter().map(|(stem, _)| stem).collect();
    for entry in fs::read_dir(folder("snapshots/diagnostics")).unwrap() {
        let name = entry.unwrap().file_name().to_str().unwrap().to_owned();
        let stem = name.trim_end_matches(".new").trim_end_matches(".snap");
        assert!(stems.iter().any(|known| known == stem), "snapshots/diagnostics/{name} has no rule");
    }
}
