//! A file of evidence: nobody is named in it, it reads back, and files of several hands are joined.

use auditlite::diagnostic::Lang;
use auditlite::evidence::{Evidence, read};
use auditlite::library::Library;
use serde_json::json;

use super::{LEAKS, day, evidence, file, plants};

#[test]
fn nobody_is_named_and_the_order_says_nothing() {
    let text = serde_json::to_string(&file()).unwrap();
    for secret in ["Planta", "Secreta", "Ana", "2026-05", "2026-08", "meter of the compressor room", "jsonl"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let mut turned = plants();
    turned.reverse();
    assert_eq!(Evidence::of(&turned, day("2026-12-01")), evidence());
}

#[test]
fn a_file_reads_back_as_it_was_written() {
    let bytes = serde_json::to_vec_pretty(&file()).unwrap();
    let again = read("evidence.json", &bytes).unwrap();
    assert_eq!(again.json(&Library::shipped(), 5, Lang::En), file());
}

#[test]
fn two_files_that_share_results_count_each_once() {
    let all = plants();
    let first = Evidence::of(&all[..3], day("2026-09-01"));
    let second = Evidence::of(&all[2..], day("2026-12-01"));
    let joined = Evidence::join(vec![second, first]).unwrap();
    assert_eq!(joined.rules, evidence().rules);
    assert_eq!(joined.as_of, day("2026-12-01"));
    assert_eq!(Evidence::join(Vec::new()), None);
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place() {
    let changed = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut file = file();
        change(&mut file);
        let problems = read("x.json", &serde_json::to_vec_pretty(&file).unwrap()).unwrap_err();
        let told: Vec<String> = problems.iter().map(|problem| problem.render(Lang::En)).collect();
        told.join("")
    };
    let at = |file: &serde_json::Value| {
        file["rules"].as_array().unwrap().iter().position(|rule| rule["id"] == LEAKS).unwrap()
    };
    for (text, change) in [
        (
            "evidence@9",
            &(|file: &mut serde_json::Value| file["schema"] = json!("auditlite/evidence@9"))
                as &dyn Fn(&mut serde_json::Value),
        ),
        ("`soon` is no day", &|file| file["as_of"] = json!("soon")),
        ("expected a whole number", &|file| file["plants"] = json!(1.5)),
        ("expected a list", &|file| file["rules"] = json!({})),
        ("`id` is missing", &|file| drop(file["rules"][0].as_object_mut().unwrap().remove("id"))),
        ("expected a number, found a text", &|file| {
            let at = at(file);
            file["rules"][at]["results"][0]["ratio"] = json!("half");
        }),
        ("`guessed` does not say", &|file| {
            let at = at(file);
            file["rules"][at]["results"][0]["method"] = json!("guessed");
        }),
        ("`zz` does not say 16 hexadecimal digits", &|file| {
            let at = at(file);
            file["rules"][at]["results"][0]["key"] = json!("zz");
        }),
        ("unknown key `plnts`", &|file| file["plnts"] = json!(1)),
        ("stands twice", &|file| {
            let rule = file["rules"][0].clone();
            file["rules"].as_array_mut().unwrap().push(rule);
        }),
    ] {
        let told = changed(change);
        assert!(told.contains(text) && told.contains("AL0437") && told.contains("x.json:"), "{text}: {told}");
    }
    assert!(read("x.json", b"{").is_err());
}
