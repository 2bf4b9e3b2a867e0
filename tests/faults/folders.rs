//! The program with a folder of rules that is broken in other ways.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

use super::{PROFILE, report, rule};

pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-faults-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("common")).unwrap();
        fs::write(path.join("plant.json"), PROFILE).unwrap();
        Self(path)
    }

    pub(super) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_auditlite")).args(arguments).current_dir(&self.0).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_rule_that_fails_leaves_the_others_and_ends_with_4() {
    let folder = Folder::new("partial");
    folder.put("lib-of-rules/common/x.rhai", rule("let i = 0;\nwhile true { i = i + 1; }\n#{ saves: #{} }"));
    let output = folder.run(&["recommend", "plant.json", "--rules", "lib-of-rules", "--format", "json"]);
    assert_eq!(output.status.code(), Some(4), "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["failed"][0]["id"], "common/x");
    assert!(report["failed"][0]["diagnostic"]["file"].as_str().unwrap().ends_with("x.rhai"));
    assert!(!report["needs_data"].as_array().unwrap().is_empty());
}

#[test]
fn a_rule_past_the_deadline_fails_the_run_with_5() {
    let folder = Folder::new("deadline");
    // Few operations, each of them slow: a large map is copied again and again.
    let entries: Vec<String> = (0..990).map(|number| format!("k{number}: {number}")).collect();
    let map = format!("let m = #{{ {} }};", entries.join(", "));
    let slow = format!(
        "{map}\nlet x = 0;\nwhile true {{ x = m; x = m; x = m; x = m; x = m; x = m; x = m; x = m; }}\n#{{ saves: #{{}} }}"
    );
    folder.put("rules/common/x.rhai", rule(&slow));
    let output = folder.run(&["recommend", "plant.json", "--rules", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(said.contains("error[AL0506]: the rule `common/x` had no result after 2 seconds"), "{said}");
    assert!(said.contains("x.rhai:6:1"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn symbolic_links_in_a_circle_end() {
    let folder = Folder::new("links");
    folder.put("rules/common/x.rhai", rule("#{ saves: #{ electricity: plant.compressed_air.annual_energy } }"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", folder.0.join("rules/common/up")).unwrap();
        std::os::unix::fs::symlink(".", folder.0.join("rules/self")).unwrap();
        std::os::unix::fs::symlink("loop.rhai", folder.0.join("rules/common/loop.rhai")).unwrap();
        std::os::unix::fs::symlink("nowhere.rhai", folder.0.join("rules/common/dangling.rhai")).unwrap();
    }
    let output = folder.run(&["rules", "check", "--rules", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("loop.rhai"), "{said}");
    assert!(said.contains("dangling.rhai"), "{said}");
}

#[test]
fn a_file_of_10_megabytes_is_named_and_left_out() {
    let folder = Folder::new("large");
    folder.put("rules/common/x.rhai", vec![b' '; 10 * 1024 * 1024]);
    folder.put("rules/common/y.rhai", "\n".repeat(30_000));
    let output = folder.run(&["rules", "check", "--rules", "rules", "common/x", "common/y"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("error[AL0103]").count(), 2, "{said}");
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let folder = Folder::new("bytes");
    folder.put("rules/common/x.rhai", b"const A = \"\xff\xfe\";");
    folder.put("rules/common/y.rhai", b"fn applies(plant, assume) {\0 true }");
    folder.put("rules/common/z.rhai", b"");
    let output = folder.run(&["rules", "check", "--rules", "rules", "common/x", "common/y", "common/z"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("error[AL0104]"), "{said}");
    assert!(said.contains("y.rhai:1:28"), "{said}");
    assert!(said.contains("the rule has no `const MEASURE`"), "{said}");
}

#[test]
fn a_library_of_500_rules_is_read_in_little_time() {
    let files: Vec<(String, String)> = (0..500)
        .map(|number| {
            let path = format!("common/rule_{number}.rhai");
            (path, rule("let s = plant.compressed_air.annual_energy * plant.compressed_air.leak_share;\n#{ saves: #{ electricity: s } }"))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let start = std::time::Instant::now();
    let report = report(&files).unwrap();
    assert!(report["recommendations"].as_array().unwrap().len() >= 500);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_folder_that_is_a_file_or_is_not_there_is_refused() {
    let folder = Folder::new("absent");
    for path in ["nowhere", "plant.json"] {
        let output = folder.run(&["recommend", "plant.json", "--rules", path]);
        assert_eq!(output.status.code(), Some(3), "{path}");
        assert!(text(&output.stderr).starts_with("error[AL0703]"), "{}", text(&output.stderr));
    }
}

#[test]
fn a_broken_shared_file_is_named_by_the_rules_that_call_it() {
    let folder = Folder::new("shared");
    folder.put("rules/lib/parts.rhai", "fn part(energy) { energy * 30% }\nfn whole(energy) { energy }\n");
    folder.put("rules/common/x.rhai", rule("#{ saves: #{ electricity: part(plant.compressed_air.annual_energy) } }"));
    folder.put("rules/common/x.cases.json", "[]");
    let output = folder.run(&["rules", "check", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("error[").count(), 2, "{said}");
    assert!(said.contains("= write: fn part(energy) { energy * 30.percent }"), "{said}");
    assert!(said.contains("error[AL0203]: the function `part` stands in a broken file"), "{said}");
    // What was cured in memory to go on reading is never run.
    let output = folder.run(&["recommend", "plant.json", "--rules", "rules", "--format", "json"]);
    assert_eq!(output.status.code(), Some(4));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["failed"][0]["id"], "common/x");
}
