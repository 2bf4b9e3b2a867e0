//! What is no report, or not a whole one, is refused with its place.

use auditlite::diagnostic::{Code, Diagnostic, Lang};
use auditlite::report::{json, read, read_all};

use super::sample;

fn problem(text: &str) -> Diagnostic {
    let mut problems = read("report.json", text.as_bytes()).unwrap_err();
    assert!(problems.iter().all(|problem| problem.file.as_deref() == Some("report.json")));
    problems.remove(0)
}

#[test]
fn what_is_no_report_is_named() {
    for (text, said) in [
        ("", "empty"),
        ("[]", "found a list"),
        ("7", "found a number"),
        ("{}", "is missing"),
        (r#"{ "schema": "auditlite/profile@1" }"#, "is the profile of a plant"),
        (r#"{ "schema": "auditlite/ledger@1" }"#, "another file of auditlite"),
        (r#"{ "schema": "somebody/else" }"#, "something else"),
        (r#"{ "schema": 7 }"#, "something else"),
        ("recommendations,total\n1,2\n", ""),
    ] {
        let problem = problem(text);
        assert!(problem.message.en.contains(said), "{text}: {}", problem.message.en);
        assert_eq!(problem.code, Code::SAVED_REPORT, "{text}");
        assert_ne!(problem.message.en, problem.message.es, "{text}");
    }
    let later = problem(r#"{ "schema": "auditlite/report@2" }"#);
    assert_eq!(later.code, Code::REPORT_VERSION);
}

#[test]
fn a_report_that_is_cut_off_anywhere_is_refused() {
    let text = json(&sample(Lang::En), false);
    let whole = text.trim_end();
    let mut cut = 0;
    while cut < whole.len() {
        if let Some(part) = whole.get(..cut) {
            assert!(read_all("report.json", part.as_bytes()).is_err(), "{cut}");
        }
        cut += 997;
    }
}

#[test]
fn a_part_of_another_kind_is_shown_with_path_and_place() {
    let text = json(&sample(Lang::En), true);
    for (from, to, path, said) in [
        (
            "\"rank\": 1,",
            "\"rank\": \"first\",",
            "recommendations[0].rank",
            "found the text `first`, expected a whole number",
        ),
        ("\"rank\": 1,", "\"rank\": -1,", "recommendations[0].rank", "expected a whole number"),
        ("\"rank\": 1,", "", "recommendations[0]", "`rank` is missing"),
        ("\"confidence\": \"measured\"", "\"confidence\": \"mesured\"", "recommendations[1].confidence", "`measured`"),
        ("\"lang\": \"en\"", "\"lang\": \"fr\"", "lang", "expected one of `en`, `es`"),
        (
            "\"recommendations\": [",
            "\"recommendations\": { \"a\": [] }, \"x\": [",
            "recommendations",
            "expected a list",
        ),
        (
            "\"currency\": \"MXN\",\n  \"exch",
            "\"currency\": null,\n  \"exch",
            "currency",
            "found `null`, expected a text",
        ),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let problem = problem(&broken);
        assert_eq!(problem.path.as_deref(), Some(path), "{to}");
        assert!(problem.message.en.contains(said), "{to}: {}", problem.message.en);
        assert!(problem.place.is_some_and(|place| place.line > 1), "{to}");
    }
}

#[test]
fn a_wrong_number_in_the_worth_of_a_measure_does_not_vanish() {
    let text = json(&sample(Lang::En), true);
    let broken = text.replacen("\"npv\": {", "\"npv\": { \"of\": 1 }, \"was\": {", 1);
    assert_ne!(broken, text);
    assert!(problem(&broken).message.en.contains("`npv`"));
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let text = json(&sample(Lang::En), true);
    let broken = text.replacen("\"profile_hash\":", "\"file\": \"other\", \"profile_hash\":", 1);
    let problem = problem(&broken);
    assert!(problem.message.en.contains("stands twice"), "{}", problem.message.en);
}

#[test]
fn faults_of_the_third_report_are_on_the_third_line() {
    let line = json(&sample(Lang::En), false);
    let broken = line.replacen("\"rank\":1,", "\"rank\":true,", 1);
    let text = format!("{line}{line}{broken}");
    let problems = read_all("report.json", text.as_bytes()).unwrap_err();
    assert_eq!(problems[0].place.map(|place| place.line), Some(3));
    assert!(problems[0].message.en.contains("found `true`"), "{}", problems[0].message.en);
}

#[test]
fn deep_and_large_files_are_refused_quickly() {
    let started = std::time::Instant::now();
    let deep =
        format!(r#"{{ "schema": "auditlite/report@1", "facility": {}{} }}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert!(read("report.json", deep.as_bytes()).is_err());
    let nested = r#"{ "schema": "auditlite/report@1", "facility": { "name": { "a": [1, 2] } } }"#;
    assert!(read("report.json", nested.as_bytes()).is_err());
    let large = format!(r#"{{ "schema": "auditlite/report@1", "file": "{}" }}"#, "a".repeat(17 * 1024 * 1024));
    assert!(read("report.json", large.as_bytes()).is_err());
    let many = "{}\n".repeat(1_000_000);
    assert!(read_all("report.json", many.as_bytes()).is_err());
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
