use super::*;
use crate::library::{Library, Role, shipped_files};

/// The shipped facts, factors and end uses with one rule, so that nothing else is found.
fn library() -> Library {
    let mut files = shipped_files();
    files.retain(|file| file.role() != Role::Rule || file.rule_id() == "common/compressed_air_leaks");
    Library::from_files(vec![("test".to_owned(), files)], Vec::new())
}

/// Leaks of the contract: 400,000 x 25 % x 70 % x 0.7 = 49,000 kWh/yr, at 0.10 USD 4,900 USD/yr, for 1,235 USD.
const PROFILE: &str = r#"{ "currency": "USD", "facility": { "sector": "plastics", "country": "US" },
    "electricity": { "energy_price": "0.10 USD/kWh" },
    "compressed_air": { "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 } }"#;

fn file(plants: &[(&str, u16, &str)]) -> String {
    let plants: Vec<String> = plants
        .iter()
        .map(|(id, year, measures)| {
            format!(r#"{{ "id": "{id}", "year": {year}, "profile": {PROFILE}, "recommendations": [ {measures} ] }}"#)
        })
        .collect();
    format!(r#"{{ "schema": "{SCHEMA}", "source": "by hand", "plants": [ {} ] }}"#, plants.join(",\n"))
}

fn results(text: &str) -> (Backtest, Vec<PlantResult>) {
    let library = library();
    let backtest = read("b.json", text.as_bytes(), &library).unwrap();
    let results = backtest.plants.iter().map(|plant| at_plant(&library, plant).unwrap()).collect();
    (backtest, results)
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-6 * wanted.abs().max(1.0), "{found} instead of {wanted}");
}

/// Three plants, all sums on paper.
fn three() -> String {
    let first = r#"
        { "id": "a", "resource": "electricity", "amount": "35000 kWh/yr", "saving": "3500 USD/yr", "cost": "1000 USD", "arc": "2.4236" },
        { "id": "b", "resource": "electricity", "amount": "5000 kWh/yr", "saving": "500 USD/yr", "cost": "0 USD", "arc": "2.7142" },
        { "id": "c", "resource": "electricity", "amount": "9000 kWh/yr", "saving": "900 USD/yr" },
        { "id": "d", "resource": "electricity", "amount": "50000 kWh/yr", "saving": "5000 USD/yr", "cost": "9000 USD", "arc": "2.4231" },
        { "id": "e", "resource": "electricity", "amount": "10 kWh/yr", "saving": "-1 USD/yr", "cost": "10 USD" }"#;
    let second = r#"{ "resource": "natural_gas", "amount": "10 GJ/yr", "saving": "80 USD/yr" }"#;
    let third = r#"{ "resource": "electricity", "amount": "20000 kWh/yr", "saving": "2000 USD/yr", "cost": "10 USD", "arc_group": 2, "implemented": true }"#;
    file(&[("one", 2010, first), ("two", 2015, second), ("three", 2025, third)])
}

#[test]
fn like_is_held_against_like() {
    let (_, results) = results(&three());
    let reasons = |plant: &PlantResult| -> Vec<Option<LeftOut>> { plant.theirs.iter().map(|(_, why)| *why).collect() };
    // d: 9,000 USD of 2010 x 321.943 / 218.055 = 13,288 USD of 2025, over the limit of 10,000.
    assert_eq!(
        reasons(&results[0]),
        [None, None, Some(LeftOut::CostUnknown), Some(LeftOut::AboveLimit), Some(LeftOut::NoSaving)]
    );
    assert_eq!(results[1].left_out, Some(LeftOut::NothingLeft));
    assert_eq!((results[0].left_out, results[2].left_out), (None, None));
    near(results[0].their_total(), 4000.0);
    near(results[0].our_total, 4900.0);
}

#[test]
fn the_sums_over_plants_are_those_on_paper() {
    let (backtest, results) = results(&three());
    let summary = Summary::of(&backtest, &results);
    assert_eq!((summary.plants, summary.compared, summary.recommendations), (3, 2, 7));
    assert_eq!(summary.recommendations_compared, 3);
    assert_eq!(summary.left_out, [Reason { reason: "nothing_left", n: 1 }]);
    let all = &summary.coverage_by_sector.last().unwrap().value;
    // a: 49,000 / 35,000 = 1.4, covered. b: lamps are no leaks. Third plant: 49,000 / 20,000 = 2.45, the same but too large.
    assert_eq!((all.plants, all.theirs, all.same, all.covered), (2, 3, 2, 1));
    assert_eq!(summary.coverage_by_resource[0].name, "electricity");
    assert_eq!(summary.coverage_by_resource[0].value, *all);
    // Money: 4,900 / 4,000 = 1.225 and 4,900 / 2,000 = 2.45; the median lies halfway, the quartiles a quarter of the way.
    let ratios = summary.ratio_by_sector.last().unwrap();
    assert_eq!((ratios.name.as_str(), ratios.value.plants, ratios.value.ours_zero), ("all", 2, 0));
    let quartiles = ratios.value.ratio.unwrap();
    near(quartiles.p25, 1.225 + 0.25 * 1.225);
    near(quartiles.p50, 1.8375);
    near(quartiles.p75, 2.45 - 0.25 * 1.225);
    // Amounts: 49,000 / (35,000 + 5,000) and 49,000 / 20,000: the same two numbers here.
    let electricity = &summary.ratio_by_resource[0];
    assert_eq!((electricity.name.as_str(), electricity.value.plants), ("electricity", 2));
    near(electricity.value.ratio.unwrap().p50, 1.8375);
    let line = &summary.by_plant[0];
    assert_eq!((line.id.as_str(), line.theirs, line.covered), ("one", 2, 1));
    near(line.ratio.unwrap(), 1.225);
    assert_eq!(summary.by_plant[1].ratio, None);
}

fn their(kind: Kind, amount: f64, arc: Option<&str>) -> TheirMeasure {
    TheirMeasure {
        id: String::new(),
        kind,
        amount: Some(amount),
        saving: None,
        cost: Some(0.0),
        implemented: None,
        arc: arc.map(str::to_owned),
        arc_group: None,
    }
}

fn our(kind: Kind, amount: f64, arc: Option<&str>) -> OurMeasure {
    OurMeasure {
        id: String::new(),
        amounts: vec![(kind, amount)],
        saving: None,
        arc: arc.map(str::to_owned),
        range: None,
        sizes: Vec::new(),
        chance: 1.0,
    }
}

#[test]
fn each_of_ours_stands_for_one_of_theirs_the_nearest_in_size_first() {
    let theirs =
        [their(Kind::Electricity, 10.0, None), their(Kind::Electricity, 40.0, None), their(Kind::Water, 5.0, None)];
    let ours = [our(Kind::Electricity, 50.0, None), our(Kind::Electricity, 21.0, None)];
    let found = pair(&theirs.iter().collect::<Vec<_>>(), &ours.iter().collect::<Vec<_>>());
    // 50 / 40 = 1.25 is the nearest pair; what is left for 10 is 21, a little over double.
    assert_eq!(found[1], Some(Pairing { ours: 0, ratio: 1.25 }));
    assert_eq!(found[0], Some(Pairing { ours: 1, ratio: 2.1 }));
    assert!(found[1].unwrap().covers() && !found[0].unwrap().covers());
    assert_eq!(found[2], None);
}

#[test]
fn half_and_double_still_cover() {
    for (ours, covers) in [(5.0, true), (20.0, true), (4.99, false), (20.01, false)] {
        let (their, our) = (their(Kind::Demand, 10.0, None), our(Kind::Demand, ours, None));
        assert_eq!(pair(&[&their], &[&our])[0].unwrap().covers(), covers, "{ours}");
    }
}

#[test]
fn codes_decide_as_far_as_both_are_known() {
    let paired = |theirs: TheirMeasure, ours: Option<&str>| {
        let our = our(Kind::Electricity, 10.0, ours);
        pair(&[&theirs], &[&our])[0].is_some()
    };
    let full = |arc| their(Kind::Electricity, 10.0, Some(arc));
    let group = |group| TheirMeasure { arc_group: Some(group), ..their(Kind::Electricity, 10.0, None) };
    assert!(paired(full("2.4231"), Some("2.4236")));
    assert!(!paired(full("2.4133"), Some("2.4236")));
    assert!(paired(group(2), Some("2.4236")));
    assert!(!paired(group(3), Some("2.4236")));
    assert!(paired(group(3), None));
}

#[test]
fn quantiles_are_those_of_a_spreadsheet() {
    let quartiles = Quartiles::of(&[4.0, 1.0, 2.0, 3.0]).unwrap();
    assert_eq!((quartiles.p25, quartiles.p50, quartiles.p75), (1.75, 2.5, 3.25));
    assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    assert_eq!(quantile(&[], 0.5), None);
}

#[test]
fn what_is_wrong_with_a_plant_is_said_with_path_and_place_and_leaves_the_others() {
    let bad = r#"
        { "resource": "electricty", "saving": "1 USD/yr" },
        { "resource": "electricity", "amount": "5 kW", "cost": "ten dollars" },
        { "resource": "electricity", "amount": "5 kWh/yr", "saving": "5 USD", "cost": "-1 USD" },
        { "resource": "other", "amount": "5 kWh/yr", "arc_group": 7 },
        { "resource": "electricity", "arc": "leaks", "implemented": "yes", "prize": 3 },
        7"#;
    let good = r#"{ "resource": "electricity", "saving": "1000 USD/yr", "cost": "10 USD" }"#;
    let text = file(&[("bad", 2010, bad), ("good", 2010, good), ("good", 2010, good), ("late", 20100, good)]);
    let (backtest, results) = results(&text);
    assert_eq!(backtest.rejected, ["bad", "good", "late"]);
    assert_eq!(results.len(), 1);
    let paths: Vec<&str> = backtest.problems.iter().filter_map(|problem| problem.path.as_deref()).collect();
    for path in [
        "plants[0].recommendations[0].resource",
        "plants[0].recommendations[1].amount",
        "plants[0].recommendations[1].cost",
        "plants[0].recommendations[2].saving",
        "plants[0].recommendations[2].cost",
        "plants[0].recommendations[3].amount",
        "plants[0].recommendations[3].arc_group",
        "plants[0].recommendations[4].arc",
        "plants[0].recommendations[4].implemented",
        "plants[0].recommendations[4].prize",
        "plants[0].recommendations[4]",
        "plants[0].recommendations[5]",
        "plants[2].id",
        "plants[3].year",
    ] {
        assert!(paths.contains(&path), "{path} in {paths:#?}");
    }
    assert!(
        backtest.problems.iter().all(|problem| problem.place.is_some() && problem.file.as_deref() == Some("b.json"))
    );
}

#[test]
fn a_fault_of_a_profile_names_the_plant() {
    let good = r#"{ "resource": "electricity", "saving": "1000 USD/yr", "cost": "10 USD" }"#;
    let text = file(&[("one", 2010, good)]).replace("400 MWh/yr", "400 MW").replace("\"currency\": \"USD\", ", "");
    let backtest = read("b.json", text.as_bytes(), &library()).unwrap();
    let paths: Vec<&str> = backtest.problems.iter().filter_map(|problem| problem.path.as_deref()).collect();
    assert!(paths.contains(&"plants[0].profile.compressed_air.annual_energy"), "{paths:?}");
    assert!(paths.contains(&"plants[0].profile.currency"), "{paths:?}");
    assert_eq!(backtest.rejected, ["one"]);
}

#[test]
fn what_is_no_file_of_plants_is_refused() {
    for text in ["{", "[]", "{}", "null", r#"{ "schema": "auditlite/profile@1" }"#] {
        let problems = read("b.json", text.as_bytes(), &library()).unwrap_err();
        assert!(!problems.is_empty(), "{text}");
    }
    let empty = format!(r#"{{ "schema": "{SCHEMA}", "source": "x", "plants": [] }}"#);
    assert_eq!(read("b.json", empty.as_bytes(), &library()).unwrap_err()[0].path.as_deref(), Some("plants"));
}

#[test]
fn a_year_before_the_index_is_left_out_and_not_guessed() {
    let good = r#"{ "resource": "electricity", "saving": "1000 USD/yr", "cost": "10 USD" }"#;
    let (_, results) = results(&file(&[("old", 1985, good), ("new", 2031, good)]));
    assert_eq!(results[0].left_out, Some(LeftOut::NoIndex));
    assert_eq!(results[1].left_out, None);
}

#[test]
fn calibration_counts_theirs_at_each_level_of_ours() {
    let (backtest, mut results) = results(&three());
    // Totals of theirs: 4,000 and 2,000; pairs: a with 3,500 and the third plant's with 2,000.
    for plant in &mut results {
        plant.our_range = Some(Levels(vec![(10, 1000.0), (50, 3000.0), (90, 3900.0)]));
        for measure in &mut plant.ours {
            measure.range = Some(Levels(vec![(10, 2000.0), (50, 2500.0), (90, 3500.0)]));
        }
    }
    let summary = Summary::of(&backtest, &results);
    let counts = |at: usize| {
        let found = &summary.calibration[at].value;
        let levels: Vec<(u8, usize)> = found.levels.iter().map(|count| (count.level, count.theirs)).collect();
        (summary.calibration[at].name.clone(), found.plants, found.compared, levels, found.within)
    };
    // 4,000 is above all levels; 2,000 is above the low one only. A figure on a level counts as at most that.
    assert_eq!(counts(0), ("totals".to_owned(), 2, 2, vec![(10, 0), (50, 1), (90, 1)], 1));
    assert_eq!(counts(1), ("same".to_owned(), 2, 2, vec![(10, 1), (50, 1), (90, 2)], 2));
}
