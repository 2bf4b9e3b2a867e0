//! `checklist`: the sheet of a sector, of any plant, and of one plant.

use std::collections::BTreeSet;

use auditlite::library::Library;
use serde_json::Value;

use super::{Folder, snapshot};

fn example(name: &str) -> String {
    format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Every fact of a sheet: its path, and where it stands.
fn paths(sheet: &Value) -> Vec<String> {
    let path = |item: &Value| item["path"].as_str().unwrap().to_owned();
    let mut all = Vec::new();
    for area in sheet["areas"].as_array().unwrap() {
        for item in area["items"].as_array().unwrap() {
            all.push(path(item));
            all.extend(item["or_from"].as_array().into_iter().flatten().map(path));
        }
        for list in area["lists"].as_array().unwrap() {
            all.extend(list["columns"].as_array().unwrap().iter().map(path));
        }
    }
    all
}

#[test]
fn nothing_is_asked_twice_and_only_what_a_rule_reads() {
    let folder = Folder::new("checklist_once");
    let library = Library::shipped();
    for sector in ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"] {
        let sheet = folder.run(&format!("checklist --sector {sector} --format json")).ends_with(0).json();
        assert_eq!(sheet["schema"], "auditlite/checklist@1");
        let all = paths(&sheet);
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!(once.len(), all.len(), "{sector}: {all:?}");
        let read = library.read_paths_of_sector(sector);
        let known = |path: &str| {
            let item: Vec<&str> = path.split('.').collect();
            let open = if item.len() == 3 && !path.contains("[]") {
                format!("{}.*.{}", item[0], item[2])
            } else {
                path.to_owned()
            };
            read.contains(path)
                || read.contains(&open)
                || path.ends_with(".name")
                || path.ends_with(".area")
                || path.ends_with(".month")
                || path == "electricity.bills"
        };
        let unread: Vec<&String> = all.iter().filter(|path| !known(path)).collect();
        assert!(unread.is_empty(), "{sector}: nothing reads {unread:?}");
        // The areas come in walking order, and none twice.
        let order: Vec<&str> = library.areas.iter().map(|(area, _)| area).collect();
        let areas = sheet["areas"].as_array().unwrap();
        let places: Vec<usize> = areas
            .iter()
            .map(|area| order.iter().position(|known| *known == area["area"]).unwrap_or(usize::MAX))
            .collect();
        assert!(places.is_sorted(), "{sector}: {places:?}");
        assert_eq!(areas[0]["area"], "office", "{sector}");
        // Every measure of the sector is served.
        let served: BTreeSet<&str> =
            sheet["measures"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        for rule in library.rules.iter().filter(|rule| ["common", sector].contains(&rule.id.split('/').next().unwrap()))
        {
            assert!(served.contains(rule.id.as_str()), "{sector}: {}", rule.id);
        }
    }
}

#[test]
fn the_sheet_of_a_sector_prints_on_paper_of_80_columns() {
    let folder = Folder::new("checklist_sector");
    for lang in ["en", "es"] {
        let ran = folder.run(&format!("checklist --sector oil_lube --lang {lang}")).ends_with(0);
        assert_eq!(ran.err, "");
        for line in ran.out.lines() {
            assert!(line.chars().count() <= 80, "{line}");
            assert_eq!(line, line.trim_end());
        }
        assert!(!ran.out.contains("\n\n\n"), "two blank lines");
        snapshot(&format!("checklist_oil_lube_{lang}"), &ran.out);
    }
    let any = folder.run("checklist").ends_with(0);
    assert!(any.out.starts_with("Walk-through sheet: any plant\n"), "{}", any.out);
    assert_ne!(any.out, folder.run("checklist --sector dairy").out);
}

#[test]
fn the_sheet_of_a_plant_holds_what_is_missing_or_rough() {
    let folder = Folder::new("checklist_plant");
    let profile = example("plastics_tapas_del_bajio.json");
    for lang in ["en", "es"] {
        let ran = folder.run(&format!("checklist {profile} --lang {lang}")).ends_with(0);
        snapshot(&format!("checklist_plant_{lang}"), &ran.out.replace(&profile, "PLANT"));
        let markdown = folder.run(&format!("checklist {profile} --lang {lang} --format markdown")).ends_with(0);
        snapshot(&format!("checklist_plant_markdown_{lang}"), &markdown.out);
    }
    let sheet = folder.run(&format!("checklist {profile} --format json")).ends_with(0).json();
    let whole = folder.run("checklist --sector plastics --format json").ends_with(0).json();
    assert!(paths(&sheet).len() < paths(&whole).len());
    // What the profile gives as measured is not asked again.
    assert!(!paths(&sheet).contains(&"compressed_air.pressure".to_owned()));
    for area in sheet["areas"].as_array().unwrap() {
        let worth: Vec<f64> =
            area["items"].as_array().unwrap().iter().map(|item| item["worth"].as_f64().unwrap_or(0.0)).collect();
        assert!(worth.is_sorted_by(|a, b| a >= b), "{area:#}");
    }
}

#[test]
fn what_bills_give_is_asked_for_under_the_bills() {
    let folder = Folder::new("checklist_bills");
    let sheet = folder.run("checklist --sector plastics --format json").ends_with(0).json();
    let office = &sheet["areas"][0]["items"];
    let bills = office.as_array().unwrap().iter().find(|item| item["path"] == "electricity.bills").unwrap();
    let gives: Vec<&str> =
        bills["or_from"].as_array().unwrap().iter().map(|item| item["path"].as_str().unwrap()).collect();
    assert!(gives.contains(&"electricity.annual_energy"), "{gives:?}");
}

#[test]
fn files_and_wrong_use() {
    let folder = Folder::new("checklist_files");
    let ran = folder.run("checklist --sector dairy -o hoja.md -o hoja.txt -o hoja.json --lang es").ends_with(0);
    assert_eq!(ran.out, "");
    assert!(folder.read("hoja.md").starts_with("# Hoja de recorrido: "), "{}", folder.read("hoja.md"));
    assert_eq!(folder.read("hoja.txt"), folder.run("checklist --sector dairy --lang es").out);
    for (arguments, code, said) in [
        ("checklist --sector mining", 2, "powdered_food"),
        ("checklist plant.json --sector dairy", 2, "--sector"),
        ("checklist -o hoja.pdf", 2, "hoja.pdf"),
        ("checklist nowhere.json", 3, "nowhere.json"),
        ("checklist --sector dairy -o nowhere/hoja.md", 3, "nowhere/hoja.md"),
    ] {
        let ran = folder.run(arguments).ends_with(code);
        assert!(ran.err.contains(said), "`{arguments}` does not say `{said}`: {}", ran.err);
    }
}
