//! `rules new`: every draft passes check and test at once; what cannot be is said.

use std::fs;

use auditlite::cases::run_cases;
use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::diagnostic::Lang;
use auditlite::draft::{Answers, Draft, Key};
use auditlite::library::{ItemKind, Library, LibraryFile, RULE_FOLDERS, check, shipped_files};

use super::Folder;

/// The flags of a draft that is whole, but for what a test leaves out or puts in its place.
fn flags(changed: &[(&str, Option<&str>)]) -> Vec<String> {
    let all = [
        ("--title-en", "Cool at night"),
        ("--title-es", "Enfriar de noche"),
        ("--end-use", "compressed_air"),
        ("--stage", "demand"),
        ("--category", "process-control"),
        ("--saves", "electricity"),
        ("--fact", "compressed_air.leak_share"),
        ("--threshold", "10 %"),
        ("--share", "5/10/20"),
        ("--investment", "500 USD"),
        ("--price-year", "2026"),
        ("--rules", "mine"),
    ];
    let mut flags = vec!["rules".to_owned(), "new".to_owned()];
    match changed.iter().find(|(flag, _)| *flag == "ID") {
        Some((_, id)) => flags.extend(id.map(str::to_owned)),
        None => flags.push("dairy/night_cooling".to_owned()),
    }
    let more = changed.iter().filter(|(flag, _)| *flag != "ID" && !all.iter().any(|(known, _)| known == flag));
    let known = all.iter().map(|(flag, value)| {
        let change = changed.iter().find(|(changed, _)| changed == flag);
        (*flag, change.map_or(Some(*value), |(_, value)| *value))
    });
    for (flag, value) in known.chain(more.map(|(flag, value)| (*flag, *value))) {
        if let Some(value) = value {
            flags.push(flag.to_owned());
            if !value.is_empty() {
                flags.push(value.to_owned());
            }
        }
    }
    flags
}

fn new(folder: &Folder, changed: &[(&str, Option<&str>)]) -> super::Ran {
    super::Ran::from(folder.command("").args(flags(changed)).output().unwrap())
}

#[test]
fn a_draft_passes_check_and_test_at_once() {
    let folder = Folder::new("new");
    new(&folder, &[]).ends_with(0).snapshot("rules_new");
    let read = |ending: &str| folder.read(&format!("mine/dairy/night_cooling{ending}"));
    let written = format!(
        "{}
{}",
        read(".rhai"),
        read(".cases.json")
    );
    super::snapshot("rules_new_files", &written);
    for command in ["rules check mine", "rules test mine", "rules test mine/dairy/night_cooling.rhai"] {
        let ran = folder.run(command).ends_with(0);
        assert_eq!(ran.err, "", "{command}");
    }
    assert!(folder.run("rules test mine").out.contains("1 rule, 5 cases: 5 hold"));
    let es = new(&folder, &[("ID", Some("dairy/other_one")), ("--lang", Some("es"))]).ends_with(0);
    es.snapshot("rules_new_es");
}

#[test]
fn the_example_of_the_help_works() {
    let folder = Folder::new("new-example");
    let help = folder.run("rules new --help").ends_with(0).out;
    let example = help.split("Example: auditlite ").nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut arguments: Vec<String> = Vec::new();
    for (index, part) in example.split('"').enumerate() {
        match index % 2 {
            0 => arguments.extend(part.split_whitespace().map(str::to_owned)),
            _ => arguments.push(part.to_owned()),
        }
    }
    super::Ran::from(folder.command("").args(arguments).output().unwrap()).ends_with(0);
    folder.run("rules test my_rules").ends_with(0);
}

#[test]
fn nothing_is_written_over_and_nothing_half() {
    let folder = Folder::new("new-over");
    folder.put("mine/dairy/night_cooling.cases.json", "[]");
    let ran = new(&folder, &[]).ends_with(3);
    assert!(ran.err.contains("exists already"), "{}", ran.err);
    assert_eq!(folder.read("mine/dairy/night_cooling.cases.json"), "[]");
    assert_eq!(fs::read_dir(folder.0.join("mine/dairy")).unwrap().count(), 1);
    fs::remove_file(folder.0.join("mine/dairy/night_cooling.cases.json")).unwrap();
    new(&folder, &[]).ends_with(0);
    let again = new(&folder, &[]).ends_with(2);
    assert!(again.err.contains("there is a rule `dairy/night_cooling` already"), "{}", again.err);
    let shipped = new(&folder, &[("ID", Some("common/compressed_air_leaks"))]).ends_with(2);
    assert!(shipped.err.contains("rules eject DIR common/compressed_air_leaks"), "{}", shipped.err);
}

#[test]
fn what_cannot_be_is_said_with_the_way_out() {
    let folder = Folder::new("new-wrong");
    for (flag, value, said) in [
        ("ID", "night_cooling", "`common/night_cooling`"),
        ("ID", "dary/night_cooling", "`dairy/night_cooling`"),
        ("ID", "dairy/Night Cooling", "small letters"),
        ("ID", "dairy/../../x", "small letters"),
        ("--title-es", "Cool at night", "the same in both languages"),
        ("--end-use", "compresed_air", "`compressed_air`"),
        ("--stage", "demnd", "`demand`"),
        ("--category", "process control", "`process-control`"),
        ("--saves", "electricty", "`electricity`"),
        ("--saves", "water", "does not use `water`"),
        ("--saves", "power_factor", "no share of it"),
        ("--fact", "compressed_air.leak_rate", "`compressed_air.leak_share`"),
        ("--fact", "compresed_air.x", "`compressed_air."),
        ("--fact", "facility.name", "a text decides nothing"),
        ("--threshold", "10 kWh", "is in %"),
        ("--threshold", "200 %", "between 0 and"),
        ("--threshold", "some", "does not start with a number"),
        ("--base", "compressed_air.installed_power", "the base is power (kW), but `electricity` is energy per year"),
        ("--base", "motors.hors", "`motors.hours`"),
        ("--base", "plant.motors.power * 2", "`sum("),
        ("--base", "leak_share * 3", "cannot be read"),
        ("--base", "if true { 1 } else { 2 }", "more than the cases"),
        ("--share", "0", "more than 0 and at most 100 %"),
        ("--share", "120", "more than 0 and at most 100 %"),
        ("--share", "20/10/5", "low/typical/high"),
        ("--investment", "500", "`500 USD`"),
        ("--investment", "500 kWh", "`500 USD`"),
        ("--life-years", "0", "more than 0"),
    ] {
        let ran = new(&folder, &[(flag, Some(value))]).ends_with(2);
        assert!(ran.err.contains(said), "`{flag} {value}` does not say `{said}`: {}", ran.err);
        assert_eq!(ran.out, "", "`{flag} {value}`");
        assert!(!folder.0.join("mine").exists(), "`{flag} {value}`");
    }
}

#[test]
fn what_is_missing_is_named_all_at_once() {
    let folder = Folder::new("new-missing");
    let ran = folder.run("rules new --rules mine").ends_with(2);
    ran.snapshot("rules_new_missing");
    folder.run("rules new dairy/x --rules mine --stage avoid --lang es").ends_with(2).snapshot("rules_new_missing_es");
    let nowhere = folder.run("rules new dairy/x").ends_with(2);
    assert!(nowhere.err.contains("`--rules DIR` is missing"), "{}", nowhere.err);
    let base = new(&folder, &[("--end-use", Some("mixing"))]).ends_with(2);
    assert!(base.err.contains("take one of `") && base.err.contains("`electricity.annual_energy`"), "{}", base.err);
}

#[test]
fn in_a_folder_of_rules_no_folder_needs_to_be_named() {
    let folder = Folder::with_rules("new-here");
    let mut command = folder.command("");
    command.args(flags(&[("--rules", None)])).current_dir(folder.0.join("mine"));
    super::Ran::from(command.output().unwrap()).ends_with(0);
    assert!(folder.0.join("mine/dairy/night_cooling.rhai").exists());
}

#[test]
fn what_is_odd_about_a_formula_is_said_and_the_rule_is_written() {
    let folder = Folder::new("new-odd");
    let base = "plant.compressed_air.installed_power * (plant.compressed_air.hours - 500.unit(\"h/yr\"))";
    let ran = new(&folder, &[("--base", Some(base))]).ends_with(0);
    assert!(ran.err.contains("can be negative"), "{}", ran.err);
    assert!(ran.out.starts_with("Written, and its cases hold; mend what its check finds"), "{}", ran.out);
    folder.run("rules test mine").ends_with(0);
}

#[test]
fn a_title_with_quotes_and_breaks_stays_a_title() {
    let folder = Folder::new("new-quotes");
    new(
        &folder,
        &[("--title-en", Some("Cool \"at\" night\\\nnow */ #{")), ("--source", Some("A \"source\": says \\ so"))],
    )
    .ends_with(0);
    folder.run("rules check mine").ends_with(0);
}

#[test]
fn on_a_terminal_what_is_missing_is_asked_for() {
    for (lang, name) in [("en", "rules_new_asked"), ("es", "rules_new_asked_es")] {
        let folder = Folder::new(name);
        let rules = folder.0.join("mine").display().to_string();
        let arguments = ["auditlite", "rules", "new", "--rules", &rules, "--lang", lang, "--price-year", "2026"];
        let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
        // A wrong name first, a section alone, and Enter for what is usual.
        let answers = "dary/idle\ndairy/idle\nStop idle motors\nParar motores en vacío\nmotors\navoid\ngood-housekeeping\nelectricity\nmotors\nmotors.idle_hours\n> 200 h/yr\n\n10\n0\n\n\n";
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal { interactive: true, ..Terminal::default() };
        let mut output = Output { out: &mut out, err: &mut err, input: &mut answers.as_bytes(), terminal };
        assert_eq!(run(&arguments, &mut output).unwrap(), Exit::Done);
        let text = format!(
            "--- standard output\n{}--- standard error\n{}",
            String::from_utf8(out).unwrap(),
            String::from_utf8(err).unwrap()
        );
        super::snapshot(name, &text.replace(&rules, "mine"));
        let rule = folder.read("mine/dairy/idle.rhai");
        assert!(rule.contains("any(plant.motors, |m| m.idle_hours > assume.worth_acting)"), "{rule}");
        assert!(rule.contains("sum(filter(plant.motors, |m| m.idle_hours > assume.worth_acting), |m|"), "{rule}");
        assert!(!rule.contains("investment"), "{rule}");
        folder.run("rules check mine").ends_with(0);
        folder.run("rules test mine").ends_with(0);
        // Whoever stops leaves nothing behind.
        let short = "dairy/other\nOne\n";
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output { out: &mut out, err: &mut err, input: &mut short.as_bytes(), terminal };
        assert_eq!(run(&arguments, &mut output).unwrap(), Exit::Usage);
        assert!(!folder.0.join("mine/dairy/other.rhai").exists());
    }
}

/// A draft of the given answers; `None` where the library has no base for what is saved.
fn draft<'l>(library: &'l Library, answers: &[(Key, &str)], below: bool) -> Option<Draft<'l>> {
    let mut known = Answers::new(library, 2026, below);
    let usual = [
        (Key::TitleEn, "A title"),
        (Key::TitleEs, "Un título"),
        (Key::Stage, "avoid"),
        (Key::Category, "byproduct"),
        (Key::Share, "10"),
        (Key::Investment, "500 USD"),
    ];
    let mut all: Vec<(Key, &str)> = answers.iter().copied().chain(usual).collect();
    all.sort_by_key(|(key, _)| *key);
    for (key, text) in all {
        known.answer(key, text).unwrap_or_else(|problem| panic!("{key:?} {text}: {}", problem.render(Lang::En)));
    }
    match known.finish() {
        Ok(draft) => Some(draft),
        Err(missing) => {
            assert_eq!(missing, [Key::Base], "{answers:?}");
            None
        }
    }
}

/// Checks and runs many drafts at once, each with the first of its plants that holds.
fn all_hold(drafts: &[Draft<'_>]) {
    let mut open: Vec<(&Draft<'_>, usize, Vec<String>)> = drafts.iter().map(|draft| (draft, 0, Vec::new())).collect();
    while !open.is_empty() {
        let mut files = Vec::new();
        for (draft, plant, left_out) in &open {
            let cases = draft
                .cases(*plant, left_out)
                .unwrap_or_else(|problem| panic!("{}: {}", draft.id(), problem.render(Lang::En)));
            for (ending, text) in [(".rhai", draft.rule()), (".cases.json", cases)] {
                let path = format!("{}{ending}", draft.id());
                files.push(LibraryFile { shown: path.clone(), path, bytes: text.into_bytes() });
            }
        }
        let not_rule = |file: &LibraryFile| !RULE_FOLDERS.contains(&file.folder());
        let shipped = shipped_files().into_iter().filter(not_rule).collect();
        let sources = vec![("shipped".to_owned(), shipped), ("mine".to_owned(), files)];
        let library = Library::from_files(sources, Vec::new());
        let mut again = Vec::new();
        for (draft, plant, mut left_out) in open {
            let problems = check(&library, Some(&[draft.id()]));
            let said: Vec<String> = problems.iter().map(|problem| problem.render(Lang::En)).collect();
            assert!(said.is_empty(), "{}\n{}", said.concat(), draft.rule());
            let rule = library.rules.iter().find(|rule| rule.id == draft.id()).unwrap();
            let file = library.case_files().find(|(id, _)| *id == draft.id()).unwrap().1;
            let verdicts = run_cases(&library, rule, file).unwrap();
            let differ: Vec<_> = verdicts.into_iter().filter(|verdict| !verdict.differences.is_empty()).collect();
            let (optional, wrong): (Vec<_>, Vec<_>) =
                differ.into_iter().partition(|verdict| verdict.case.starts_with("without "));
            if optional.is_empty() && !wrong.is_empty() {
                let said: Vec<String> = wrong
                    .iter()
                    .flat_map(|verdict| &verdict.differences)
                    .map(|problem| problem.render(Lang::En))
                    .collect();
                assert!(plant + 1 < Draft::PLANTS, "{}\n{}", said.concat(), draft.rule());
                again.push((draft, plant + 1, Vec::new()));
            } else if !optional.is_empty() {
                left_out.extend(optional.into_iter().map(|verdict| verdict.case));
                again.push((draft, plant, left_out));
            }
        }
        open = again;
    }
}

#[test]
fn a_draft_for_every_end_use_and_each_of_its_resources_holds() {
    let library = Library::shipped();
    let mut drafts = Vec::new();
    let mut without = 0;
    for (index, (name, end_use)) in library.end_uses.iter().enumerate() {
        for resource in end_use.resources.iter().filter(|resource| *resource != "power_factor") {
            let saves = match ItemKind::ALL.into_iter().find(|kind| kind.name() == resource) {
                Some(ItemKind::RawMaterial) => format!("{resource}/{}", ["drums", "resin", "base_oil"][index % 3]),
                Some(ItemKind::HazardousWaste) => format!("{resource}/used_oil"),
                Some(ItemKind::SolidWaste) => format!("{resource}/trim"),
                None => resource.clone(),
            };
            let folder = RULE_FOLDERS[index % RULE_FOLDERS.len()];
            let id = format!("{folder}/{name}_{}", saves.replace('/', "_"));
            let answers = [
                (Key::Id, id.as_str()),
                (Key::EndUse, name),
                (Key::Saves, &saves),
                (Key::Fact, "production.scrap_share"),
                (Key::Threshold, "4 %"),
            ];
            match draft(&library, &answers, false) {
                Some(draft) => drafts.push(draft),
                None => without += 1,
            }
        }
    }
    assert!(drafts.len() > 60 && without > 0, "{} drafts, {without} without a base of their own", drafts.len());
    all_hold(&drafts);
}

#[test]
fn a_draft_for_every_sector_and_each_kind_of_resource_holds() {
    let library = Library::shipped();
    let resources = [
        ("site_electricity", "electricity"),
        ("site_electricity", "demand"),
        ("site_fuel", "natural_gas"),
        ("site_fuel", "lpg"),
        ("site_fuel", "diesel"),
        ("site_fuel", "fuel_oil"),
        ("steam", "fuel"),
        ("site_water", "water"),
        ("site_water", "wastewater"),
        ("raw_material", "raw_material/sacks"),
        ("hazardous_waste", "hazardous_waste/oily_rags"),
        ("solid_waste", "solid_waste/wood"),
    ];
    let mut drafts = Vec::new();
    for folder in RULE_FOLDERS {
        for (end_use, saves) in resources {
            let id = format!("{folder}/{}", saves.replace('/', "_"));
            let answers = [
                (Key::Id, id.as_str()),
                (Key::EndUse, end_use),
                (Key::Saves, saves),
                (Key::Fact, "compressed_air.leak_share"),
                (Key::Threshold, "10 %"),
            ];
            drafts.push(draft(&library, &answers, false).unwrap());
        }
    }
    all_hold(&drafts);
}

#[test]
fn a_draft_holds_for_every_fact_that_can_decide() {
    let library = Library::shipped();
    let mut drafts = Vec::new();
    for field in library.fields.all() {
        let path =
            field.path.replace("[]", "").replace(".*.", if field.section == "wastes" { ".trim." } else { ".resin." });
        let kind = field.type_name();
        let money = field.dimension().is_some_and(auditlite::units::Dimension::has_currency);
        if ["text", "date"].contains(&kind) || money || path == "facility.sector" {
            continue;
        }
        let id = path.replace('.', "_");
        for below in [false, true] {
            let threshold = match &field.kind {
                auditlite::fields::FieldType::Choice(words) if below => continue,
                auditlite::fields::FieldType::Choice(words) => words.keys().next().unwrap().clone(),
                auditlite::fields::FieldType::Quantity(quantity) => {
                    let (low, high) = quantity.likely.unwrap_or(quantity.range);
                    let own = |value: f64| quantity.unit.from_canonical(value);
                    let middle = own(low) + (own(high) - own(low)) / 8.0;
                    format!("{} {}", format!("{middle:.2e}").parse::<f64>().unwrap(), quantity.unit.symbol())
                }
                _ => "true".to_owned(),
            };
            let id = format!("common/{id}_{below}");
            let mut answers = vec![
                (Key::Id, id.as_str()),
                (Key::EndUse, "solid_waste"),
                (Key::Saves, "solid_waste/wood"),
                (Key::Fact, path.as_str()),
            ];
            answers.push((Key::Threshold, &threshold));
            drafts.push(draft(&library, &answers, below).unwrap());
        }
    }
    assert!(drafts.len() > 150, "{}", drafts.len());
    all_hold(&drafts);
}

#[test]
fn a_base_may_be_a_formula_over_facts_and_lists() {
    let library = Library::shipped();
    let bases = [
        ("compressed_air", "plant.compressed_air.annual_energy * plant.compressed_air.leak_share"),
        ("motors", "sum(plant.motors, |m| m.power * m.load * m.hours / m.efficiency)"),
        ("mixing", "3.kW * 2000.unit(\"h/yr\")"),
        ("site_electricity", "electricity.annual_energy"),
        ("mixing", "chillers.annual_energy"),
    ];
    let mut drafts = Vec::new();
    for (index, (end_use, base)) in bases.iter().enumerate() {
        let id = format!("common/base_{index}");
        let answers = [
            (Key::Id, id.as_str()),
            (Key::EndUse, *end_use),
            (Key::Saves, "electricity"),
            (Key::Fact, "compressed_air.leak_share"),
            (Key::Threshold, "10 %"),
            (Key::Base, *base),
        ];
        drafts.push(draft(&library, &answers, false).unwrap());
    }
    all_hold(&drafts);
}

#[test]
fn an_end_use_may_be_meant_by_its_name_in_either_language() {
    let folder = Folder::new("new-end-use");
    let ran = new(&folder, &[("--end-use", Some("vapor")), ("--lang", Some("es"))]).ends_with(2);
    assert!(ran.err.contains("¿quiso decir `steam`?"), "{}", ran.err);
}
