//! The letterhead of a centre: what it changes, what it cannot do, and what is said of its mistakes.

use std::time::Instant;

use auditlite::diagnostic::{Diagnostic, Lang};
use auditlite::report::{Letterhead, html, html_on, markdown, markdown_on};

use super::{cells, sample};

fn letterhead(files: &[(&str, &str)]) -> Result<Letterhead, Vec<Diagnostic>> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), format!("centre/{name}"), text.as_bytes().to_vec()))
        .collect();
    Letterhead::read(&files)
}

fn laid_out(layout: &str) -> Result<String, Diagnostic> {
    let letterhead = letterhead(&[("report.md.j2", layout)]).map_err(|mut problems| problems.remove(0))?;
    markdown_on(&sample(Lang::Es), &letterhead)
}

/// The files of the example.
fn example() -> Vec<(String, String, Vec<u8>)> {
    let read = |name: &str| {
        let path = format!("examples/template/{name}");
        (name.to_owned(), path.clone(), std::fs::read(path).unwrap())
    };
    let names = [
        "report.md.j2",
        "informe.md.j2",
        "report.html.j2",
        "informe.html.j2",
        "words.json",
        "colors.json",
        "style.css",
        "logo.svg",
        "README.md",
    ];
    names.map(read).to_vec()
}

#[test]
fn the_example_lays_out_both_languages_with_words_and_logo() {
    let letterhead = Letterhead::read(&example()).unwrap();
    for (lang, title, word) in [
        (Lang::En, "# Cleaner production assessment", "## What we recommend"),
        (Lang::Es, "# Diagnóstico de producción más limpia", "## Lo que recomendamos"),
    ] {
        let text = markdown_on(&sample(lang), &letterhead).unwrap();
        assert!(text.starts_with("![](data:image/svg+xml;base64,"), "{}", &text[..80]);
        assert!(text.contains(title) && text.contains(word));
        // All that the usual report says of the measures is there, word by word.
        for line in markdown(&sample(lang)).lines().filter(|line| line.starts_with("### ") || line.starts_with("| `")) {
            assert!(text.contains(line), "{line}");
        }
    }
}

#[test]
fn the_example_lays_out_the_page_with_its_words() {
    let letterhead = Letterhead::read(&example()).unwrap();
    for (lang, words) in [
        (Lang::En, ["What we recommend", "Where to begin", "Cleaner Production Centre (example)"]),
        (Lang::Es, ["Lo que recomendamos", "Por dónde empezar", "Centro de Producción Más Limpia (ejemplo)"]),
    ] {
        let (page, usual) = (html_on(&sample(lang), &letterhead).unwrap(), html(&sample(lang)));
        assert!(words.iter().all(|word| page.contains(word) && !usual.contains(word)), "{words:?}");
        let place = |part: &str| page.find(&format!("<section id=\"{part}\"")).unwrap_or_else(|| panic!("{part}"));
        assert!(
            place("first") < place("measures") && place("measures") < place("plan") && place("plan") < place("plant")
        );
        // All that the usual page has is there, once.
        for kind in ["<section id=\"", "data-full=\"", "data-mark=\"", "<table"] {
            assert_eq!(page.matches(kind).count(), usual.matches(kind).count(), "{kind}");
        }
        // Texts of the report stay texts, and the page loads nothing.
        assert_eq!(page.matches("<script").count(), 2, "the data and the script");
        assert_eq!(page.matches("<img").count(), 1, "the logo");
    }
}

#[test]
fn words_of_the_page_alone_have_names_too() {
    let words = r#"{ "es": { "Decision": "Lo <b>acordado</b>" } }"#;
    let letterhead = letterhead(&[("words.json", words)]).unwrap();
    let page = html_on(&sample(Lang::Es), &letterhead).unwrap();
    assert!(page.contains("<th scope=\"col\">Lo &lt;b&gt;acordado&lt;/b&gt;</th>"), "{page}");
    // The script says it, too.
    assert!(page.contains("\"decision\":\"Lo \\u003cb\\u003eacordado"), "{page}");
    assert_eq!(html_on(&sample(Lang::En), &letterhead).unwrap(), html(&sample(Lang::En)));
}

#[test]
fn without_a_layout_only_words_change() {
    let letterhead = letterhead(&[("words.json", r#"{ "en": { "Recommended": "Ours" } }"#)]).unwrap();
    let report = sample(Lang::En);
    let expected = markdown(&report).replace("## Recommended measures\n", "## Ours\n");
    assert_eq!(markdown_on(&report, &letterhead).unwrap(), expected);
    assert_eq!(markdown_on(&sample(Lang::Es), &letterhead).unwrap(), markdown(&sample(Lang::Es)));
}

#[test]
fn texts_of_the_report_are_escaped_wherever_a_layout_shows_them() {
    let text = laid_out(
        "{% for measure in report.recommendations %}| {{ measure.title }} | {{ measure.why }} |\n{% endfor %}{{ plant }}",
    )
    .unwrap();
    assert!(!text.contains("<script") && text.contains("&lt;script"), "{text}");
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    for row in text.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(cells(row), 2, "{row}");
    }
}

#[test]
fn mistakes_are_shown_with_file_line_and_the_nearest_name() {
    for (layout, line, said) in [
        ("a\n\n{{ parts.sumary }}", 3, "did you mean `summary`?"),
        ("a\n{{ plnt }}", 2, "did you mean `plant`?"),
        ("{{ parts.title }}\n{% fro a in b %}", 2, "did you mean `for`?"),
        ("{% if plant %}\n{{ plant }}", 2, "cannot be read"),
        ("a\n{{ plant | uper }}", 2, "`upper`"),
        ("a\n{{ report.totls.count }}", 2, "nothing of this name"),
        ("a\nb\n{{ plant", 3, ""),
        ("{% set a = plant %}", 1, "no tag `set`"),
        ("{% include 'words.json' %}", 1, "no tag `include`"),
        ("{% autoescape false %}{{ plant }}{% endautoescape %}", 1, "no tag `autoescape`"),
        ("{{ plant | safe }}", 1, "`upper`"),
        ("{{ plant * 9999999 }}", 1, "`*`"),
    ] {
        let problem = laid_out(layout).expect_err(layout);
        assert_eq!(problem.code.to_string(), "AL1506", "{layout}");
        assert_eq!(problem.file.as_deref(), Some("centre/report.md.j2"), "{layout}");
        assert_eq!(problem.place.map(|place| place.line), Some(line), "{layout}: {}", problem.message.en);
        let text = problem.render(Lang::En);
        assert!(text.contains(said), "{layout}: {text}");
    }
}

#[test]
fn a_layout_cannot_run_without_end() {
    let started = Instant::now();
    let inner = "{% for c in parts %}{% for d in parts %}{% for e in parts %}{% for f in parts %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}";
    let problem = laid_out(&format!("{{% for a in parts %}}{{% for b in parts %}}{inner}{{% endfor %}}{{% endfor %}}"));
    assert!(problem.expect_err("it ran").message.en.contains("steps"));
    let long = "y".repeat(100_000);
    let problem = laid_out(&format!("{{% for a in parts %}}{{% for b in parts %}}{long}{{% endfor %}}{{% endfor %}}"));
    assert!(problem.expect_err("it grew").message.en.contains("MiB"));
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn files_that_are_nearly_right_or_hold_something_else_are_named() {
    for (name, text, said) in [
        ("word.json", "{}", "did you mean `words.json`?"),
        ("words.json", r#"{ "en": { "Titel": "x {plant}" } }"#, "did you mean `Title`?"),
        ("words.json", "{ \"en\": {\n \"FirstThing\": \"x\" } }", "did you mean `FirstThings`?"),
        ("words.json", "{ \"en\": {\n \"FirstThing\": \"x\" } }", "words.json:2:2"),
        ("words.json", r#"{ "en": { "RangeIs": "no place" } }"#, "`{range}`"),
        ("words.json", r#"{ "en": { "Title": "without the place" } }"#, "`{plant}`"),
        ("words.json", r#"{ "en": { "Title": 7 } }"#, "expected a text"),
        ("words.json", r#"{ "fr": {} }"#, "`fr`"),
        ("words.json", "{", "words.json"),
        ("colors.json", r#"{ "accent": "red" }"#, "`#0b5345`"),
        ("colors.json", r##"{ "acent": "#000000" }"##, "`accent`"),
        ("style.css", "a {}\nb { background: url(http://x) }", "`url(`"),
        ("style.css", "</style><script>", "`<`"),
        ("logo.png", "<svg></svg>", "image/png"),
        ("logo.svg", "not an image", "image/svg+xml"),
    ] {
        let problems = letterhead(&[(name, text)]).expect_err(text);
        let shown = problems.iter().map(|problem| problem.render(Lang::En)).collect::<String>();
        assert!(shown.contains(said), "{name} {text}: {shown}");
        assert!(problems.iter().all(|problem| problem.message.en != problem.message.es), "{shown}");
    }
    assert!(letterhead(&[("notes.txt", "hello"), ("README.md", "x")]).is_ok());
}
