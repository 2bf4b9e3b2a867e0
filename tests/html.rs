//! The page: what it holds, that it stays small, and that no text of a stranger becomes a part of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod reports_sample;

use auditlite::diagnostic::Lang;
use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Options, Report, build, html, json, read};
use reports_sample::report;

/// The page without what is the same for every plant, and without drawings: those have tests of their own.
fn trimmed(page: &str) -> String {
    let mut text = page.to_owned();
    for (start, end) in [("<style>", "</style>"), ("<script", "</script>"), ("<svg", "</svg>"), ("<meta", "/>")] {
        while let Some(from) = text.find(start) {
            let to = from + text[from..].find(end).unwrap() + end.len();
            text.replace_range(from..to, "");
        }
    }
    text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn example(name: &str, lang: Lang) -> Report {
    let library = Library::shipped();
    let path = format!("examples/{name}.json");
    let (facility, warnings) =
        read_profile(&path, &std::fs::read(&path).unwrap(), &library.fields, &library.factors).unwrap();
    let draws = Some(auditlite::draws::Settings { count: 200, ..auditlite::draws::Settings::default() });
    build(&library, &facility, warnings, Options { lang, draws, ..Options::default() }).unwrap()
}

#[test]
fn the_page_reads_well_in_both_languages() {
    for lang in Lang::ALL {
        insta::with_settings!({
            snapshot_path => "../snapshots/reports",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            description => "the report of tests/reports_sample as a page, without style, script and drawings",
        }, {
            insta::assert_snapshot!(format!("html_{}", lang.code()), trimmed(&html(&report(lang))));
        });
    }
}

#[test]
fn no_text_of_a_stranger_becomes_an_element() {
    for lang in Lang::ALL {
        let page = html(&report(lang));
        // Elements begin with names of the program's own; the sample holds `<script>` in every text that it can.
        assert_eq!(page.matches("<script").count(), 2, "the data and the script");
        assert!(page.contains("&lt;script&gt;alert(1)"));
        let names: std::collections::BTreeSet<&str> = page
            .split('<')
            .skip(1)
            .map(|rest| rest.split([' ', '>', '/']).next().unwrap())
            .filter(|name| !name.is_empty())
            .collect();
        let foreign = ["img", "iframe", "object", "form", "b", "i", "base", "link", "embed"];
        assert!(foreign.iter().all(|name| !names.contains(name)), "{names:?}");
        for hidden in ['\u{1b}', '\u{202e}', '\u{0}'] {
            assert!(!page.contains(hidden));
        }
        // Nothing but the plain attributes: no event ever runs.
        assert!(
            !page.to_lowercase().contains(" onload=\"") && !page.contains(" onerror=\"") && !page.contains(" style=\"")
        );
    }
}

#[test]
fn the_page_asks_for_nothing_from_outside() {
    let page = html(&example("plastics_tapas_del_bajio", Lang::Es));
    assert!(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
    for outside in ["src=\"http", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest", "localStorage"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn a_full_plant_is_under_400_kilobytes() {
    for name in ["plastics_tapas_del_bajio", "dairy_lacteos_la_canada", "oil_lube_lubricantes_del_centro"] {
        let size = html(&example(name, Lang::Es)).len();
        assert!(size < 400_000, "{name}: {size}");
    }
}

#[test]
fn every_measure_stands_in_the_table_in_full_and_in_the_charts() {
    let report = example("dairy_lacteos_la_canada", Lang::En);
    let page = html(&report);
    for measure in report.recommendations.iter().chain(&report.needs_study) {
        let id = &measure.id;
        assert_eq!(page.matches(&format!("data-measure=\"{id}\"")).count(), 1, "{id} in the table");
        assert_eq!(page.matches(&format!("data-full=\"{id}\"")).count(), 1, "{id} in full");
        // The ladder, effort and ranges; the others where they count, or avoid emissions.
        assert!(page.matches(&format!("data-mark=\"{id}\"")).count() >= 3, "{id} in the charts");
    }
}

#[test]
fn a_saved_report_gives_the_same_page() {
    for lang in Lang::ALL {
        let report = example("plastics_tapas_del_bajio", lang);
        let saved = json(&report, true);
        let again = read("report.json", saved.as_bytes()).unwrap();
        assert_eq!(html(&again), html(&report), "{lang:?}");
    }
}
