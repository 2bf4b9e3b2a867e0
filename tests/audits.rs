//! What real audits say of a plant: marks, peers, what was carried out; and ours against theirs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use auditlite::backtest::{
    Calibration, Coverage, Group, Layout, LevelCount, PlantLine, Quartiles, Ratios, Reason, Sizes, Summary, render,
};
use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::diagnostic::Lang;
use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Comparison, Options, Recommendation, Report, build, markdown, table};

/// Leaks of the contract save 49,000 kWh/yr; the plant's use decides what share that is.
fn leaky(sector: &str, use_kwh: f64, more: &str) -> Report {
    let library = Library::shipped();
    let profile = format!(
        r#"{{ "schema": "auditlite/profile@1", "currency": "USD",
            "facility": {{ "sector": "{sector}", "country": "US", "area": "1000 m2" }},
            "electricity": {{ "annual_energy": {use_kwh}, "energy_price": "0.10 USD/kWh" {more} }},
            "compressed_air": {{ "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 }} }}"#
    );
    let read = read_profile("plant.json", profile.as_bytes(), &library.fields, &library.factors);
    let (facility, warnings) = read.unwrap();
    build(&library, &facility, warnings, Options::default()).unwrap()
}

fn leaks(report: &Report) -> &Recommendation {
    report.recommendations.iter().find(|measure| measure.id == "common/compressed_air_leaks").unwrap()
}

fn share(report: &Report) -> &Comparison {
    leaks(report).plausibility.iter().find(|found| found.metric.starts_with("measure_share/electricity")).unwrap()
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-6 * wanted.abs().max(1.0), "{found} instead of {wanted}");
}

#[test]
fn a_measure_at_the_median_stands_at_the_median() {
    // stats_sector_group.csv: plastics, 2, electricity_kwh: p25 0.35 %, p50 0.87 %, p75 2.14 %, of 2,920.
    let report = leaky("plastics", 49_000.0 / 0.0087, "");
    let found = share(&report);
    near(found.percentile.unwrap(), 50.0);
    assert_eq!((found.n, found.counted, found.unusual, found.place), (2920, "recommendations", false, "within"));
    near(found.value, 0.87);
    near(found.p75.unwrap(), 2.14);
}

#[test]
fn a_measure_is_marked_beyond_the_ninetieth_percentile_and_not_below() {
    // The ninetieth, estimated: 0.87 % x (2.14 / 0.87)^1.9000 = 4.811 %; 49,000 kWh are that share of 1,018,500 kWh.
    let above = leaky("plastics", 1_000_000.0, "");
    assert!(share(&above).unusual && share(&above).percentile.is_none());
    assert_eq!(share(&above).estimated, ["p10", "p90"]);
    let text = table(&above, 80).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("above the 90th percentile of real audits: 4.9 % of the plant's electricity"), "{text}");
    assert!(text.contains("2,920 such recommendations at plastics plants (U.S.)"), "{text}");
    let below = leaky("plastics", 1_100_000.0, "");
    assert!(!share(&below).unusual);
    // 75 + 15 (4.4545 - 2.14) / (4.811 - 2.14)
    let percentile = share(&below).percentile.unwrap();
    assert!((percentile - 88.0).abs() < 0.2, "{percentile}");
    assert!(!table(&below, 80).contains("above the 90th percentile of real audits: 4.45 %"));
}

#[test]
fn peers_say_where_the_plant_stands_and_who_they_are() {
    // 49,000 kWh / 0.0087 on 1,000 m2: 5,632 kWh/(m2 yr), more than nine tenths of plastics plants (1,607).
    let report = leaky("plastics", 596_100.0, r#", "peak_demand": "200 kW", "annual_cost": "70000 USD/yr""#);
    let peer = |metric: &str| report.peers.iter().find(|peer| peer.metric == metric).unwrap();
    // 596.1 kWh/(m2 yr) is the median of 336 plastics plants, FY2010 on (55.38 kWh/ft2).
    let area = peer("electricity_per_area");
    assert!((area.percentile.unwrap() - 50.0).abs() < 0.01, "{:?}", area.percentile);
    assert_eq!((area.n, area.counted, area.of.as_str()), (336, "plants", "plastics plants"));
    // 596,100 / (200 x 8,760) = 34.02 %: below the tenth percentile, 34.2 %.
    let factor = peer("load_factor");
    near(factor.value, 596_100.0 / (200.0 * 8760.0) * 100.0);
    assert_eq!((factor.place, factor.percentile, factor.unusual), ("below", None, false));
    // Money is brought from 2017 to 2025: 0.0874 x 321.943 / 245.12 = 0.11479 USD/kWh at the median.
    let price = peer("electricity_price");
    near(price.p50.unwrap(), 0.0874 * 321.943 / 245.12);
    near(price.value, 70_000.0 / 596_100.0);
    let adjusted = price.adjusted.as_ref().unwrap();
    assert_eq!((adjusted.from, adjusted.to, adjusted.rate), (2017, 2025, None));
}

#[test]
fn what_others_carried_out_goes_by_cost_in_money_of_their_time() {
    // 1,235 USD are 706 USD of 2003: low cost, of which plastics plants carried out 54.3 % of 4,278.
    let report = leaky("plastics", 5_000_000.0, "");
    let found = leaks(&report).implementation.as_ref().unwrap();
    assert_eq!((found.class.as_str(), found.n), ("low_cost", 4278));
    near(found.share, 0.543);
    // The limit of 2,500 USD of 2003 in money of 2025.
    near(found.limit.as_ref().unwrap().expected, 2500.0 * 321.943 / 183.958);
    assert!(
        markdown(&report).contains("54 % of those up to USD 4,380 of today, half of which pay back within 3 months")
    );
}

#[test]
fn a_usual_value_is_no_fact_to_compare() {
    let report = leaky("plastics", 5_000_000.0, "");
    assert!(report.peers.iter().all(|peer| peer.metric != "electricity_per_tonne"));
}

fn printed(arguments: &[&str]) -> (Exit, String, String) {
    let arguments: Vec<String> = ["auditlite"].iter().chain(arguments).map(|word| (*word).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output =
        Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() };
    let exit = run(&arguments, &mut output).unwrap();
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn the_sample_runs_clean_the_same_each_time_and_fits_a_terminal() {
    const FILE: &str = "examples/backtest/iac_sample.json";
    for lang in ["en", "es"] {
        let (exit, out, err) = printed(&["backtest", FILE, "--lang", lang]);
        assert_eq!(exit, Exit::Done);
        assert!(!err.contains("error["), "{err}");
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
        assert_eq!(out, printed(&["backtest", FILE, "--lang", lang]).1);
    }
    let (_, json, _) = printed(&["backtest", FILE, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["schema"].as_str(), json["plants"].as_u64()), (Some("auditlite/backtest-result@1"), Some(23)));
    // 198 recommendations in all; 21 without a cost.
    assert_eq!(json["recommendations"].as_u64(), Some(198));
    assert_eq!(json["recommendations_left_out"][0]["n"].as_u64(), Some(21));
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_printed() {
    let (exit, out, err) = printed(&["backtest", "examples/backtest/none.json"]);
    assert_eq!((exit, out.as_str()), (Exit::Input, ""));
    assert!(err.contains("examples/backtest/none.json"), "{err}");
    let (exit, out, err) = printed(&["backtest", "examples/plastics_tapas_del_bajio.json"]);
    assert_eq!((exit, out.as_str()), (Exit::Input, ""));
    assert!(err.contains("AL1301") && err.contains("auditlite/backtest@1"), "{err}");
}

/// Made-up counts, for the wording.
fn summary() -> Summary {
    let coverage =
        Coverage { plants: 3, theirs: 12, covered: 4, same: 6, covered_if_confirmed: 7, same_if_confirmed: 9 };
    let quartiles = |p25, p50, p75| Some(Quartiles { p25, p50, p75 });
    let ratios = Ratios {
        plants: 3,
        ours_zero: 1,
        ratio: quartiles(0.25, 0.8, 1.5),
        ratio_expected: quartiles(0.5, 0.9, 1.6),
        ratio_if_confirmed: quartiles(0.75, 1.25, 12.3),
    };
    let group = |name: &str| Group { name: name.to_owned(), value: coverage };
    let ratio = |name: &str| Group { name: name.to_owned(), value: ratios.clone() };
    Summary {
        schema: "auditlite/backtest-result@1",
        file: "plants.json".to_owned(),
        source: "a made-up survey".to_owned(),
        plants: 5,
        compared: 3,
        left_out: vec![Reason { reason: "nothing_left", n: 1 }, Reason { reason: "rejected", n: 1 }],
        recommendations: 20,
        recommendations_compared: 12,
        recommendations_left_out: vec![
            Reason { reason: "cost_unknown", n: 3 },
            Reason { reason: "above_limit", n: 4 },
            Reason { reason: "no_saving", n: 1 },
        ],
        coverage_by_sector: vec![group("dairy"), group("powdered_food"), group("all")],
        coverage_by_resource: vec![group("electricity"), group("materials_and_waste"), group("other"), group("all")],
        ratio_by_sector: vec![ratio("dairy"), ratio("powdered_food"), ratio("all")],
        ratio_by_resource: vec![ratio("electricity"), ratio("fuel")],
        sizes: vec![
            Group { name: "recommended".to_owned(), value: Sizes { plants: 3, ours: 8, places: [4, 2, 1, 1, 0] } },
            Group { name: "to_confirm".to_owned(), value: Sizes { plants: 2, ours: 4, places: [1, 1, 1, 0, 1] } },
        ],
        calibration: vec![Group {
            name: "totals".to_owned(),
            value: Calibration {
                plants: 3,
                compared: 3,
                levels: [(10, 1), (50, 2), (90, 3)].map(|(level, theirs)| LevelCount { level, theirs }).to_vec(),
                within: 2,
            },
        }],
        by_plant: vec![PlantLine {
            id: "AB01".to_owned(),
            sector: "dairy".to_owned(),
            year: 2019,
            left_out: None,
            theirs: 4,
            covered: 2,
            their_saving: 12_345.0,
            our_saving: 9_876.0,
            our_expected_saving: 11_000.0,
            ratio: Some(0.8),
        }],
    }
}

#[test]
fn the_result_reads_well_in_both_languages() {
    for (name, layout, lang) in [
        ("backtest_table_en", Layout::Text(80), Lang::En),
        ("backtest_table_es", Layout::Text(80), Lang::Es),
        ("backtest_markdown_en", Layout::Markdown, Lang::En),
    ] {
        let text = render(&summary(), layout, lang);
        assert!(layout == Layout::Markdown || text.lines().all(|line| line.chars().count() <= 80), "{text}");
        insta::with_settings!({
            snapshot_path => "../snapshots/reports",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, text);
        });
    }
}
