use super::*;
use crate::factors::Factors;

/// The statistics and the price indices of the program.
fn library() -> (Benchmarks, Factors) {
    let file = |name: &str, bytes: &[u8]| [(name.to_owned(), bytes.to_vec())];
    let statistics = include_bytes!("../../rules/factors/benchmarks.json");
    let (benchmarks, problems) = Benchmarks::read(&file("benchmarks.json", statistics));
    assert_eq!(problems, []);
    let indices = include_bytes!("../../rules/factors/price_indices.json");
    (benchmarks, Factors::read(&file("price_indices.json", indices)).0)
}

fn shipped(metric: &str, sector: &str) -> Spread {
    library().0.spread(metric, sector).unwrap().clone()
}

/// Where so many per cent stand.
fn reach(spread: &Spread, percent: f64) -> Reach {
    spread.reach(spread.unit.to_canonical(percent))
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} instead of {wanted}");
}

fn within(found: Reach) -> f64 {
    match found {
        Reach::Within(percent) => percent,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_value_between_two_percentiles_stands_on_the_line_between_them() {
    // stats_per_assessment.csv: plastics, elec_saving_fraction, n 898: 0.0218, 0.0427, 0.0824, 0.158, 0.2675.
    let spread = shipped("total_share/electricity", "plastics");
    assert_eq!(spread.n, 898);
    assert_eq!(spread.of, "plastics");
    // 50 + 25 (12 - 8.24) / (15.8 - 8.24)
    near(within(reach(&spread, 12.0)), 50.0 + 25.0 * 3.76 / 7.56);
    // 10 + 15 (3 - 2.18) / (4.27 - 2.18)
    near(within(reach(&spread, 3.0)), 10.0 + 15.0 * 0.82 / 2.09);
}

#[test]
fn each_percentile_is_itself_and_beyond_the_outermost_nothing_is_made_up() {
    let spread = shipped("total_share/electricity", "plastics");
    for (value, percent) in [(2.18, 10.0), (4.27, 25.0), (8.24, 50.0), (15.8, 75.0), (26.75, 90.0)] {
        near(within(reach(&spread, value)), percent);
    }
    assert_eq!(reach(&spread, 2.17), Reach::Below(10.0));
    assert_eq!(reach(&spread, 26.76), Reach::Above(90.0));
    assert_eq!(reach(&spread, 0.0), Reach::Below(10.0));
}

#[test]
fn the_tails_of_quartiles_are_those_of_a_log_normal_and_say_so() {
    // stats_sector_group.csv: plastics, 2, electricity_kwh, frac_n 2920: 0.0035, 0.0087, 0.0214.
    let spread = shipped("measure_share/electricity/2", "plastics");
    assert_eq!(spread.n, 2920);
    let marks: Vec<(f64, bool)> = spread.points().iter().map(|point| (point.percent, point.estimated)).collect();
    assert_eq!(marks, [(10.0, true), (25.0, false), (50.0, false), (75.0, false), (90.0, true)]);
    // 0.87 % x (2.14 / 0.87)^1.9000: ln 2.4598 = 0.90007; x 1.9000 = 1.7102; e^1.7102 = 5.530; 4.811 %
    let p90 = spread.unit.from_canonical(spread.at(90.0).unwrap());
    assert!((p90 - 4.811).abs() < 0.003, "{p90}");
    // What the same estimate gives where the ninetieth percentile was counted: within 10 % for each sector's totals.
    for sector in ["plastics", "cardboard", "dairy", "powdered_food", "*"] {
        let counted = shipped("total_share/electricity", sector);
        let quartiles = counted.points().iter().filter(|point| (20.0..80.0).contains(&point.percent));
        let estimated = counted.clone().with_points(quartiles.copied().collect());
        let ratio = estimated.at(90.0).unwrap() / counted.at(90.0).unwrap();
        assert!((0.85..1.15).contains(&ratio), "{sector}: {ratio}");
    }
}

#[test]
fn a_sector_of_few_plants_is_held_against_its_wider_trade_and_other_against_all() {
    assert_eq!(shipped("total_share/electricity", "oil_lube").of, "petroleum_29xx");
    assert_eq!(shipped("total_share/electricity", "other").of, "all_mfg");
    // Of an intensity per tonne there is none for all trades together: it would compare nothing.
    assert!(library().0.spread("electricity_per_tonne", "other").is_none());
}

#[test]
fn intensities_are_those_of_the_table_in_other_units() {
    // sector_benchmarks.csv: dairy, all, kwh_per_lb, n 70, p50 0.1491 kWh/lb; a pound is 0.45359237 kg.
    let spread = shipped("electricity_per_tonne", "dairy");
    let median = spread.unit.from_canonical(spread.at(50.0).unwrap());
    assert!((median - 0.1491 / 0.453_592_37e-3).abs() < 0.05, "{median}");
    // plastics, fy2010on, kwh_per_sqft, n 336, p50 55.38; a square foot is 0.09290304 m2.
    let spread = shipped("electricity_per_area", "plastics");
    let median = spread.unit.from_canonical(spread.at(50.0).unwrap());
    assert!((median - 55.38 / 0.092_903_04).abs() < 0.1, "{median}");
    assert_eq!((spread.n, spread.years), (336, (2010, 2025)));
}

#[test]
fn rates_go_by_code_first_and_then_by_cost() {
    let benchmarks = library().0;
    let rate = |sector: &str, arc: Option<&str>, class| benchmarks.rate(sector, arc, Some(class)).unwrap().share;
    near(rate("dairy", None, CostClass::NoCost), 0.478);
    near(rate("dairy", Some("2.4236"), CostClass::LowCost), 0.525);
    near(rate("dairy", Some("2.8123"), CostClass::LowCost), 0.746);
    near(rate("other", None, CostClass::LowCost), 0.537);
    // Above: plastics (0.494 x 7154 - 0.543 x 4278) / (7154 - 4278)
    near(rate("plastics", None, CostClass::AboveLowCost), 0.421);
    let limit = benchmarks.low_cost_limit("dairy").unwrap();
    near(limit.low_cost.unwrap().canonical(), 2500.0);
    assert_eq!(limit.middle_year(), 2003);
}

#[test]
fn every_class_of_the_shipped_rates_and_every_group_is_known() {
    let benchmarks = library().0;
    for spread in benchmarks.spreads() {
        assert!(benchmarks.groups.contains_key(&spread.of), "{}", spread.of);
    }
    for rate in benchmarks.rates() {
        assert!(benchmarks.groups.contains_key(&rate.of), "{}", rate.of);
    }
}

#[test]
fn money_of_other_years_comes_to_today_by_the_index_or_not_at_all() {
    let factors = library().1;
    // US CPI-U: 2003 183.958, 2025 321.943.
    let level = price_level(&factors, "index/US_CPI_U", 2003).unwrap();
    near(level.factor, 321.943 / 183.958);
    assert_eq!((level.from, level.to, level.index.as_str()), (2003, 2025, "US_CPI_U"));
    assert_eq!(price_level(&factors, "index/US_CPI_U", 1975), None);
    assert_eq!(price_level(&Factors::default(), "index/US_CPI_U", 2003), None);
}

fn read(rows: &str) -> Vec<Diagnostic> {
    let file = format!(
        r#"{{ "schema": "{SCHEMA}", "source": "test", "country": "US", "index": "i", "years": "2010-2020", {rows} }}"#
    );
    Benchmarks::read(&[("b.json".to_owned(), file.into_bytes())]).1
}

#[test]
fn faults_of_a_file_are_said_with_their_place_and_leave_the_rest() {
    let rows = r#""statistics": [
        { "metric": "load_factor", "unit": "%", "percentiles": [10, 50, 90], "rows": [
            { "sector": "dairy", "of": "x", "n": 5, "values": [1, 2] },
            { "sector": "dairy", "of": "x", "n": 5, "values": [3, 2, 4] },
            { "sector": "dairy", "of": "x", "n": 0, "values": [1, 2, 3] },
            { "sector": "dairy", "of": "x", "n": 5, "years": "20x5", "values": [1, 2, 3] },
            { "sector": "dairy", "of": "x", "n": 5, "vals": [1, 2, 3] } ] },
        { "metric": "gas_price", "unit": "parsecs per fortnight", "percentiles": [10, 120], "rows": [] },
        7,
        { "metric": "lode_factor", "unit": "%", "percentiles": [50], "rows": [] },
        { "metric": "load_factor", "unit": "kWh", "percentiles": [50], "rows": [] },
        { "metric": "load_factor", "unit": "%", "percentiles": [50], "rows": [ { "sector": "diary", "of": "x", "n": 5, "values": [1] } ] } ],
        "implementation": [ { "sector": "*", "class": "cheap", "of": "x", "n": 3, "share": 0.5 },
                            { "sector": "*", "class": "no_cost", "of": "x", "n": 3, "share": 50 } ]"#;
    let problems = read(rows);
    let paths: Vec<&str> = problems.iter().filter_map(|problem| problem.path.as_deref()).collect();
    for path in [
        "statistics[0].rows[0].values",
        "statistics[0].rows[1].values[1]",
        "statistics[0].rows[2].n",
        "statistics[0].rows[3].years",
        "statistics[0].rows[4].vals",
        "statistics[1].unit",
        "statistics[2]",
        "statistics[3].metric",
        "statistics[4].unit",
        "statistics[5].rows[0].sector",
        "implementation[0].class",
        "implementation[1].share",
    ] {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    assert!(problems.iter().all(|problem| problem.place.is_some() && problem.file.as_deref() == Some("b.json")));
}

#[test]
fn files_that_hold_no_statistics_are_reported_and_never_crash() {
    for bytes in [&b"{"[..], b"[]", b"{}", b"{ \"schema\": \"auditlite/benchmarks@1\" }", b"\xff\xfe{\0", b"null"] {
        let (_, problems) = Benchmarks::read(&[("x.json".to_owned(), bytes.to_vec())]);
        assert!(!problems.is_empty() && problems.iter().all(Diagnostic::is_error), "{bytes:?}");
    }
}

#[test]
fn a_later_row_replaces_the_one_for_the_same_figure_and_sector() {
    let file = |value: f64| {
        let text = format!(
            r#"{{ "schema": "{SCHEMA}", "source": "test", "country": "US", "index": "i", "years": "2010-2020",
                "statistics": [ {{ "metric": "load_factor", "unit": "%", "percentiles": [50],
                    "rows": [ {{ "sector": "dairy", "of": "x", "n": 5, "values": [{value}] }} ] }} ] }}"#
        );
        ("b.json".to_owned(), text.into_bytes())
    };
    let (benchmarks, problems) = Benchmarks::read(&[file(1.0), file(2.0)]);
    assert_eq!(problems, []);
    assert_eq!(benchmarks.spreads().count(), 1);
    near(benchmarks.spread("load_factor", "dairy").unwrap().at(50.0).unwrap(), 0.02);
}
