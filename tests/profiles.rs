//! Profiles: what is wrong with each of a corpus, how values are converted, and what a new one looks like.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod small_library;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use auditlite::diagnostic::{Diagnostic, Lang};
use auditlite::facility::{Defaults, Facility, FactWord, Origin, json_schema, new_profile, read_facts, read_profile};
use auditlite::factors::Factors;
use auditlite::fields::read_fields;
use auditlite::json::read_json;
use auditlite::script::{Helpers, Parser, Source};
use auditlite::units::{Currency, Unit};

use small_library::{LIBRARY, codes, corpus, files, profile, read};

fn number(facility: &Facility, path: &str, unit: &str) -> f64 {
    match facility.at(path).map(|fact| &fact.value) {
        Some(FactWord::Number(number)) => {
            let plain = unit.replace("MXN", "money");
            Unit::parse(&plain).unwrap().from_canonical(*number)
        }
        other => panic!("{path} is {other:?}"),
    }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= expected.abs() * 1e-12, "{found} is not {expected}");
}

#[test]
fn each_profile_of_the_corpus_is_answered_in_both_languages() {
    for file in files(&corpus(), "json") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&file).unwrap();
        let (verdict, problems) = match read(&bytes) {
            Ok((_, warnings)) => ("accepted", warnings),
            Err(problems) => {
                assert!(problems.iter().any(Diagnostic::is_error), "{name}: refused without an error");
                ("rejected", problems)
            }
        };
        let mut answer = format!("{verdict}\n");
        for lang in Lang::ALL {
            let _ = write!(answer, "\n=== {}\n", lang.code());
            for problem in &problems {
                answer.push_str(&problem.render(lang));
                assert!(!problem.message.in_lang(lang).contains('\n'), "{name}: a message of several lines");
            }
        }
        insta::with_settings!({
            snapshot_path => "../snapshots/profiles",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            description => String::from_utf8_lossy(&bytes),
        }, {
            insta::assert_snapshot!(name, answer);
        });
    }
}

#[test]
fn no_snapshot_lacks_its_profile() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/profiles");
    for snapshot in files(&folder, "snap") {
        let profile = corpus().join(snapshot.file_stem().unwrap()).with_extension("json");
        assert!(profile.exists(), "{} has no profile", snapshot.display());
    }
}

#[test]
fn a_value_may_be_a_number_a_text_or_an_object() {
    for value in [
        "1900000",
        "\"1.9 GWh/yr\"",
        "\"1.9 GWh/año\"",
        r#"{ "value": 1.9, "unit": "GWh/yr" }"#,
        r#"{ "value": "1.9 GWh/yr", "basis": "invoice" }"#,
        r#"{ "value": "1.9 GWh/yr", "unit": "kWh/yr" }"#,
    ] {
        let (facility, warnings) = profile(&format!(r#""electricity": {{ "annual_energy": {value} }}"#)).unwrap();
        close(number(&facility, "electricity.annual_energy", "kWh/yr"), 1_900_000.0);
        assert_eq!(warnings, [], "{value}");
    }
}

#[test]
fn an_amount_of_fuel_or_its_price_goes_through_the_heating_value_and_says_so() {
    let (facility, _) = profile(r#""natural_gas": { "annual_energy": "850 m3/month", "price": "12 MXN/kg" }"#).unwrap();
    // 850 x 12 = 10,200 m3/yr x 0.038228 GJ/m3 = 389.9256 GJ/yr; 12 MXN/kg / 0.0533 GJ/kg = 225.14 MXN/GJ
    close(number(&facility, "natural_gas.annual_energy", "GJ/yr"), 389.9256);
    close(number(&facility, "natural_gas.price", "MXN/GJ"), 12.0 / 0.0533);
    let Origin::Profile { note: Some(note), .. } = &facility.at("natural_gas.annual_energy").unwrap().origin else {
        panic!("no note")
    };
    assert_eq!(note, "850 m3/month × 0.038228 GJ/m3 (2016; US EPA, 40 CFR 98 subpart C, Table C-1)");
}

#[test]
fn money_of_another_currency_is_changed_at_the_rate_of_the_profile_else_of_the_library() {
    let rate = r#""exchange_rates": { "USD": { "rate": 18.5, "date": "2026-10-01", "source": "Banco de México" } }"#;
    let price = r#""electricity": { "energy_price": "0.10 USD/kWh" }"#;
    let (facility, warnings) = profile(&format!("{rate}, {price}")).unwrap();
    close(number(&facility, "electricity.energy_price", "MXN/kWh"), 1.85);
    assert_eq!(warnings, []);
    let (facility, warnings) = profile(price).unwrap();
    close(number(&facility, "electricity.energy_price", "MXN/kWh"), 1.746_44);
    assert_eq!(codes(&warnings), ["AL1204"]);
    assert!(warnings[0].message.en.contains("17.4644 MXN/USD (2026-06-30"), "{}", warnings[0].message.en);
    let problems = profile(r#""electricity": { "energy_price": "0.10 EUR/kWh" }"#).unwrap_err();
    assert_eq!(codes(&problems), ["AL1201"]);
}

#[test]
fn null_is_not_known_and_an_empty_list_is_none() {
    let (facility, warnings) = profile(
        r#""facility": { "sector": "dairy", "state": null, "cleaned": { "value": null, "note": "ask again" } },
           "electricity": { "annual_energy": null, "peak_demand": { "value": null, "unit": "kW" }, "bills": null },
           "motors": [ { "name": null, "power": { "value": null, "unit": "kW" } } ],
           "materials": { "resin": { "annual_amount": null } }"#,
    )
    .unwrap();
    assert_eq!(warnings, []);
    assert_eq!(facility.facts().count(), 1);
    let motors = match facility.fields().section_named("motors").unwrap().shape {
        auditlite::script::SectionShape::Table(table) => table,
        other => panic!("{other:?}"),
    };
    assert!(facility.records_of(motors).is_none() && facility.items("materials").is_none());
    let (facility, _) = profile(r#""motors": [], "materials": {}"#).unwrap();
    assert_eq!(facility.records_of(motors).map(<[_]>::len), Some(0));
    assert!(facility.items("materials").unwrap().is_empty());
    let (facility, _) = profile(r#""motors": [ { "power": 5 }, {}, { "power": null } ]"#).unwrap();
    assert_eq!(facility.records_of(motors).map(<[_]>::len), Some(2));
}

#[test]
fn an_item_that_is_not_weighed_has_its_own_unit() {
    let (facility, warnings) = profile(
        r#""materials": { "milk": { "annual_amount": "33000000 L/yr", "price": "9 MXN/L" }, "resin": { "annual_amount": 1200, "price": 28 } }"#,
    )
    .unwrap();
    assert_eq!(warnings, []);
    let value = |item: &str, name: &str, unit: &str| {
        let (fact, _, value) = facility
            .facts()
            .find(|(fact, _, _)| facility.fields().path_of(fact, None) == format!("materials.{item}.{name}"))
            .unwrap();
        assert_eq!(facility.fields().unit_of(&fact).unwrap().dimension(), Unit::parse(unit).unwrap().dimension());
        let FactWord::Number(number) = value.value else { panic!("{item}.{name} is no number") };
        Unit::parse(unit).unwrap().from_canonical(number)
    };
    close(value("milk", "annual_amount", "m3/yr"), 33_000.0);
    close(value("milk", "price", "money/L"), 9.0);
    close(value("resin", "annual_amount", "t/yr"), 1200.0);
    close(value("resin", "price", "money/kg"), 28.0);
}

#[test]
fn the_sector_that_a_case_leaves_open_is_supplied_and_brings_no_usual_values() {
    let facts = |text: &str| {
        let json = read_json("x.cases.json", text.as_bytes()).unwrap();
        let defaults = Defaults { sector: Some("plastics"), currency: Currency::MXN };
        read_facts("x.cases.json", &json, &LIBRARY.0, &LIBRARY.1, &defaults).unwrap().0
    };
    let load = |facility: &Facility| {
        facility.facts().any(|(fact, _, _)| facility.fields().path_of(&fact, None) == "motors[].load")
    };
    let facility = facts(r#"{ "electricity": { "peak_demand": 10 } }"#);
    assert_eq!(facility.word("facility.sector"), Some("plastics"));
    assert_eq!(facility.at("facility.sector").unwrap().origin, Origin::Supplied);
    assert!(!load(&facts("{}")));
    assert!(load(&facts(r#"{ "motors": [ { "power": 5 } ] }"#)));
    let given = facts(r#"{ "facility": { "sector": "dairy" } }"#);
    assert_eq!(given.word("facility.sector"), Some("dairy"));
}

#[test]
fn a_new_profile_is_valid_as_it_is() {
    for lang in Lang::ALL {
        let text = new_profile(&LIBRARY.0, "plastics", lang, &|_| true);
        let (facility, warnings) = read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"));
        assert_eq!(warnings, [], "{text}");
        assert_eq!(facility.facts().count(), 1, "only the sector is known");
        let name = format!("template__{}", lang.code());
        insta::with_settings!({
            snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true,
        }, { insta::assert_snapshot!(name, text); });
    }
    let text = new_profile(&LIBRARY.0, "plastics", Lang::Es, &|path| path == "motors[].power");
    assert!(text.contains("\"power\"") && !text.contains("leak_share"), "{text}");
}

#[test]
fn the_schema_names_every_field() {
    for lang in Lang::ALL {
        let schema = json_schema(&LIBRARY.0, lang);
        for section in LIBRARY.0.sections() {
            assert!(schema["properties"][&section.name].is_object(), "{}", section.name);
        }
        let energy = &schema["properties"]["electricity"]["properties"]["annual_energy"];
        assert_eq!(energy["anyOf"][0]["maximum"], 10_000_000_000.0);
        let name = format!("schema__{}", lang.code());
        insta::with_settings!({
            snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true,
        }, { insta::assert_json_snapshot!(name, schema); });
    }
}

#[test]
fn the_shipped_fields_and_factors_give_a_template_that_can_be_read() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let sources = |folder: &str, extension: &str| -> Vec<(String, Vec<u8>)> {
        let path = rules.join(folder);
        if !path.exists() {
            return Vec::new();
        }
        files(&path, extension).iter().map(|file| (file.display().to_string(), fs::read(file).unwrap())).collect()
    };
    // Tariffs, spreads and statistics stand in the same folder, each with a schema of its own.
    let is_factors = |(_, bytes): &(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains("auditlite/factors@1");
    let dated: Vec<_> = sources("factors", "json").into_iter().filter(is_factors).collect();
    let (factors, problems) = Factors::read(&dated);
    assert_eq!(problems, []);
    let parser = Parser::default();
    let mut helpers = Helpers::default();
    for (file, bytes) in sources("lib", "rhai") {
        helpers.add(&parser.parse(&Source::new(file, bytes).unwrap()).unwrap());
    }
    let scripts: Vec<_> = sources("fields", "rhai")
        .into_iter()
        .map(|(file, bytes)| parser.parse(&Source::new(file, bytes).unwrap()).unwrap())
        .collect();
    let fields = Arc::new(read_fields(&scripts, &helpers).0);
    for sector in ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"] {
        let text = new_profile(&fields, sector, Lang::Es, &|_| true);
        let read = read_profile("planta.json", text.as_bytes(), &fields, &factors);
        let (facility, warnings) = read.unwrap_or_else(|problems| panic!("{sector}: {problems:#?}"));
        assert_eq!(warnings, [], "{sector}");
        assert_eq!(facility.word("facility.sector"), Some(sector));
    }
}
