//! `rules check` with files that nobody would write on purpose: a clear message, no crash, and no long wait.

use std::time::{Duration, Instant};

use super::folders::{Folder, text};
use super::rule;

/// Longest that one file may take. The limit for a user is 5 s; a test runs without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

/// What is said to one file of rules.
fn said(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = Folder::new(&format!("hostile-{name}"));
    folder.put("rules/common/x.rhai", bytes);
    let start = Instant::now();
    let output = folder.run(&["rules", "check", "rules"]);
    let took = start.elapsed();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{name}: {said}");
    assert!(said.contains("error[AL0"), "{name}: {said}");
    assert!(said.contains("x.rhai"), "{name}: {said}");
    assert!(took < LONGEST, "{name} took {took:?}");
    let long = said.lines().map(str::len).max().unwrap_or_default();
    assert!(long < 2_000 && said.len() < 200_000, "{name}: {} bytes, a line of {long}", said.len());
    for lang in ["en", "es"] {
        let json = folder.run(&["rules", "check", "rules", "--format", "json", "--lang", lang]);
        let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert!(!value["diagnostics"].as_array().unwrap().is_empty(), "{name}");
    }
    said
}

/// Bytes that follow no rule, always the same ones.
fn rubbish(count: usize, of: &[&str]) -> String {
    let mut state = 2_463_534_242_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize
    };
    let mut next = next;
    (0..count).map(|_| of[next() % of.len()]).collect()
}

#[test]
fn ten_thousand_nested_brackets_end_soon() {
    let n = 10_000;
    let inside = |text: String| format!("fn applies(plant, assume) {{ {text}");
    for (name, text) in [
        ("parentheses", inside("(".repeat(n))),
        ("closed-parentheses", inside(format!("{}1{} > 0 }}", "(".repeat(n), ")".repeat(n)))),
        ("lists", format!("const MEASURE = {}", "[".repeat(n))),
        ("closed-lists", format!("const MEASURE = {}{};", "[".repeat(n), "]".repeat(n))),
        ("blocks", inside("{".repeat(n))),
        ("maps", format!("const MEASURE = {}", "#{a:".repeat(n))),
        ("closed-maps", format!("const MEASURE = {}1{};", "#{a:".repeat(n), "}".repeat(n))),
        ("negations", inside(format!("{}true }}", "!".repeat(n)))),
        ("minuses", inside(format!("{}1 > 0 }}", "- ".repeat(n)))),
        ("closures", inside(format!("{}1 }}", "|x| ".repeat(n)))),
        ("closures-in-calls", inside(format!("{}1 }}", "sum(plant.motors, |x| ".repeat(n)))),
        ("sums", inside(format!("0 {} > 1 }}", "+ 1 ".repeat(n)))),
        ("powers", inside(format!("2 {} > 1 }}", "** 2 ".repeat(n)))),
        ("ifs", inside("if true { ".repeat(n))),
        ("elses", inside(format!("{} {{ true }} }}", "if true { false } else ".repeat(n)))),
        ("switches", inside("switch 1 { 1 => ".repeat(n))),
        ("points", inside(format!("plant{} }}", ".a".repeat(n)))),
        ("indices", inside(format!("plant{}", "[0".repeat(n)))),
        ("functions", "fn f(x) { ".repeat(n)),
        ("constants", "const A = ".repeat(n)),
        ("comments", "/*".repeat(n)),
        ("closing", "}".repeat(n)),
    ] {
        said(name, text);
    }
}

#[test]
fn rubbish_is_refused_with_a_message() {
    let signs = ["{", "}", "(", ")", "[", "]", "#{", ";", ",", ":", "|", "\"", "'", "`", "\n", " ", "%", "&", "=", ">"];
    let words =
        ["fn ", "const ", "let ", "if ", "else ", "plant.", "assume", "30%", "5 kW", "1,000", "y ", "\n", "é", "漢"];
    let all: Vec<&str> = signs.into_iter().chain(words).collect();
    said("signs", rubbish(20_000, &signs));
    said("words", rubbish(20_000, &words));
    said("both", rubbish(100_000, &all));
    said("slips", format!("fn applies(plant, assume) {{ {} true }}", "30% y ".repeat(20_000)));
    said("slips-in-lines", format!("fn applies(plant, assume) {{\n{}true\n}}", "let á = 30%;\n".repeat(5_000)));
    said("many-functions", "fn f() { 30% }\n".repeat(10_000));
    said("many-constants", "const A = 1,000;\n".repeat(10_000));
    said("one-line", format!("const A = \"{}\"; fn applies(p, a) {{ 30% }}", "x".repeat(500_000)));
    said("pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj << /Type /Catalog >> endobj\n".repeat(100));
}

#[test]
fn bytes_that_no_text_has_are_named() {
    assert!(said("null", b"fn applies(plant, assume) { plant.compressed_air\0 }").contains("x.rhai:1:49"));
    said("nulls", vec![0_u8; 100_000]);
    said("binary", (0..=255_u8).cycle().take(100_000).collect::<Vec<u8>>());
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("const A = 1;".bytes().flat_map(|byte| [byte, 0])).collect();
    assert!(said("utf16", utf16).contains("error[AL0104]"));
    let escapes = said("escapes", "fn applies(plant, assume) { \x1b[2J\x07 plant.\x1b]0;title\x07 }");
    assert!(!escapes.contains('\x1b') && !escapes.contains('\x07'), "{escapes:?}");
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    let plain = said("no-mark", "fn applies(plant, assume) { 30% > 1 }");
    let marked = said("mark", "\u{feff}fn applies(plant, assume) { 30% > 1 }");
    let place = |said: &str| said.lines().find(|line| line.contains("x.rhai:1:")).map(str::to_owned);
    assert_eq!(place(&plain), place(&marked));
    assert!(
        marked.contains("\n  1 | fn applies(plant, assume) { 30% > 1 }\n    |                             ^^^\n"),
        "{marked}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_leaves_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("forbidden");
    let sound = rule("#{ saves: #{ electricity: plant.compressed_air.annual_energy } }");
    let path = folder.put("rules/common/closed.rhai", &sound);
    folder.put("rules/common/open.rhai", &sound);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // Root may read everything.
    }
    let output = folder.run(&["rules", "check", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("error[AL0703]") && said.contains("closed.rhai"), "{said}");
}

#[test]
fn a_library_of_5000_rules_is_checked_in_little_time() {
    let folder = Folder::new("five-thousand");
    let text = rule(
        "let s = plant.compressed_air.annual_energy * plant.compressed_air.leak_share;\n#{ saves: #{ electricity: s } }",
    );
    let broken = text.replace("leak_share", "leak_rate");
    for number in 0..5_000 {
        let text = if number % 50 == 0 { &broken } else { &text };
        folder.put(&format!("rules/common/rule_{number}.rhai"), text);
        folder.put(&format!("rules/common/rule_{number}.cases.json"), "[]");
    }
    let start = Instant::now();
    let output = folder.run(&["rules", "check", "rules"]);
    let took = start.elapsed();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(super::folders::text(&output.stderr).matches("error[AL0201]").count(), 100);
    assert!(super::folders::text(&output.stdout).starts_with("5000 rules: 100 errors"), "{:?}", output.stdout);
    assert!(took < 2 * LONGEST, "{took:?}");
}
