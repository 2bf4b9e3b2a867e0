//! `rules check --format sarif|json`: what editors and code hosts read.

use serde_json::Value;

use super::{Folder, SOUND};

/// What SARIF 2.1.0 requires of the parts that are used, as its schema says.
fn assert_sarif(log: &Value) {
    let text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let runs = log["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1);
    let run = &runs[0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "auditlite");
    assert!(text(&driver["version"]));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = driver["rules"].as_array().unwrap();
    let mut ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    for rule in rules {
        assert!(text(&rule["shortDescription"]["text"]) && text(&rule["help"]["text"]), "{rule}");
    }
    for result in run["results"].as_array().unwrap() {
        assert!(text(&result["message"]["text"]), "{result}");
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()), "{result}");
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        for place in result["locations"].as_array().into_iter().flatten() {
            let physical = &place["physicalLocation"];
            assert!(text(&physical["artifactLocation"]["uri"]), "{result}");
            assert!(!physical["artifactLocation"]["uri"].as_str().unwrap().contains([' ', '\\']), "{result}");
            if let Some(region) = physical.get("region") {
                assert_region(region);
            }
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            let changes = fix["artifactChanges"].as_array().unwrap();
            assert!(!changes.is_empty());
            for change in changes {
                assert!(text(&change["artifactLocation"]["uri"]));
                let replacements = change["replacements"].as_array().unwrap();
                assert!(!replacements.is_empty());
                for replacement in replacements {
                    assert_region(&replacement["deletedRegion"]);
                    assert!(replacement["insertedContent"]["text"].is_string());
                }
            }
        }
    }
}

fn assert_region(region: &Value) {
    let number = |key: &str| region[key].as_u64().unwrap();
    assert!(number("startLine") >= 1 && number("startColumn") >= 1, "{region}");
    assert!(number("endColumn") >= number("startColumn"), "{region}");
}

#[test]
fn sarif_has_what_its_schema_requires() {
    let folder = Folder::with_rules("sarif");
    folder.put("mine/common/broken rule.rhai", SOUND.replace("> 0", "> 30%"));
    folder.put("mine/common/other.rhai", SOUND.replace("leak_share;", "leak_rate;"));
    let log = folder.run("rules check mine --format sarif").ends_with(1).json();
    assert_sarif(&log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let slip = results.iter().find(|result| result["ruleId"] == "AL0101").unwrap();
    let physical = &slip["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "mine/common/broken%20rule.rhai");
    let (start, end) = (&physical["region"]["startColumn"], &physical["region"]["endColumn"]);
    assert_eq!(end.as_u64().unwrap() - start.as_u64().unwrap(), 3, "`30%` is underlined");
    let change = &slip["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "30.percent");
    assert_eq!(change["deletedRegion"], physical["region"]);
    let spanish = folder.run("rules check mine --format sarif --lang es").ends_with(1).json();
    assert_sarif(&spanish);
    assert_eq!(spanish["runs"][0]["language"], "es");
    let empty = folder.run("rules check mine/common/sound.rhai --format sarif").ends_with(0).json();
    assert_sarif(&empty);
    assert!(empty["runs"][0]["results"].as_array().unwrap().is_empty());
}

#[test]
fn json_says_what_to_write_instead() {
    let folder = Folder::with_rules("suggestion");
    folder.put("mine/common/broken.rhai", SOUND.replace("> 0", "> 30%"));
    let json = folder.run("rules check mine --format json").ends_with(1).json();
    let slip = &json["diagnostics"][0];
    assert_eq!(slip["code"], "AL0101");
    let change = &slip["suggestion"]["edits"][0];
    assert_eq!(change["write"], "30.percent");
    assert_eq!((&change["line"], &change["column"]), (&slip["line"], &slip["column"]));
    assert_eq!(change["end_column"], slip["end_column"]);
    let corrected = slip["suggestion"]["corrected"][0]["text"].as_str().unwrap();
    assert!(corrected.contains("> 30.percent"), "{corrected}");
}

#[test]
fn a_code_is_explained_with_an_example() {
    let folder = Folder::new("codes");
    folder.run("explain AL0101").ends_with(0).snapshot("explain_code_example");
    folder.run("explain al0301 --lang es").ends_with(0).snapshot("explain_code_example_es");
    let all = folder.run("explain codes").ends_with(0);
    assert!(all.out.lines().all(|line| line.chars().count() <= 80), "{}", all.out);
    assert!(all.out.contains("AL0101") && all.out.contains("AL1101"), "{}", all.out);
    let json = folder.run("explain codes --format json --lang es").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/codes@1");
    assert!(json["codes"].as_array().unwrap().iter().any(|code| code["code"] == "AL0101" && code["wrong"].is_string()));
}
