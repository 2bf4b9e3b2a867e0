//! What became of each measure.

use serde_json::json;

use super::{Folder, measure, named, near, new, old};

const LEAKS: &str = "common/compressed_air_leaks";

#[test]
fn a_measure_is_gone_because_its_condition_no_longer_holds_and_the_fact_is_named() {
    let comparison = Folder::new("gone").compared(&old(), &new());
    let leaks = measure(&comparison, LEAKS);
    assert_eq!(leaks["fate"], "gone");
    // 400,000 × 25 % × 70 % × 0.7 = 49,000 kWh × 1.5 = 73,500 MXN.
    near(&leaks["annual_saving_then"]["value"], 73_500.0, 1e-6);
    let share = named(&leaks["facts"], "path", "compressed_air.leak_share");
    near(&share["then"]["value"], 25.0, 1e-9);
    near(&share["now"]["value"], 8.0, 1e-9);
    near(&share["asked"]["threshold"], 10.0, 1e-9);
    assert_eq!(share["asked"]["sign"], ">");
}

#[test]
fn a_measure_that_the_profile_says_is_done_is_done() {
    let mut done = new();
    done["done"] = json!([LEAKS]);
    let comparison = Folder::new("done").compared(&old(), &done);
    let leaks = measure(&comparison, LEAKS);
    assert_eq!(leaks["fate"], "done");
    assert_eq!(leaks["done"]["by"], "profile");
    // The other way round: in place then, and recommended again.
    let mut before = old();
    before["done"] = json!([LEAKS]);
    let mut after = new();
    after["compressed_air"]["leak_share"]["value"] = json!("25 %");
    let comparison = Folder::new("back").compared(&before, &after);
    assert_eq!(measure(&comparison, LEAKS)["fate"], "back");
}

#[test]
fn a_measure_that_is_still_there_says_why_its_saving_changed() {
    let mut still = new();
    still["compressed_air"]["leak_share"]["value"] = json!("20 %");
    still["electricity"]["energy_price"]["value"] = json!(1.8);
    let comparison = Folder::new("still").compared(&old(), &still);
    let leaks = measure(&comparison, LEAKS);
    assert_eq!(leaks["fate"], "still");
    // 400,000 × 20 % × 70 % × 0.7 = 39,200 kWh × 1.8 = 70,560 MXN.
    near(&leaks["annual_saving_now"]["value"], 70_560.0, 1e-6);
    near(&leaks["saves"]["electricity"]["now"]["value"], 39_200.0, 1e-6);
    let paths: Vec<_> = leaks["facts"].as_array().unwrap().iter().map(|fact| fact["path"].clone()).collect();
    assert_eq!(paths, ["compressed_air.leak_share"]);
    near(&named(&leaks["prices"], "path", "electricity")["now"]["value"], 1.8, 1e-9);
    // Measured 25 and 20 %: ±7 % each is 0.07 / √7 = 0.0264575; × √2 × 1.645 = 0.0615. ln 0.8 is far beyond.
    assert!(named(&leaks["facts"], "path", "compressed_air.leak_share").get("within_uncertainty").is_none());
}

#[test]
fn what_appears_because_a_fact_is_known_now_is_not_new() {
    let lamps = "common/led_lighting";
    let mut after = new();
    after["lighting"] =
        json!([{ "name": "hall", "lamp": "metal_halide", "power": "400 W", "count": 60, "hours": 5500 }]);
    let folder = Folder::new("judged");
    let comparison = folder.compared(&old(), &after);
    let found = measure(&comparison, lamps);
    assert_eq!(found["fate"], "now_judged");
    assert_eq!(found["missing"], json!(["lighting"]));
    assert!(comparison["unjudged"].as_u64().unwrap() > 0);
    // And the other way round.
    let mut later = old();
    later["facility"]["visit_date"] = json!("2028-01-01");
    let found = folder.compared(&after, &later);
    assert_eq!(measure(&found, lamps)["fate"], "no_longer_judged");
    assert_eq!(measure(&found, lamps)["missing"], json!(["lighting"]));
}

#[test]
fn a_measure_that_did_not_apply_then_is_new() {
    let mut before = old();
    before["compressed_air"]["leak_share"]["value"] = json!("8 %");
    let mut after = new();
    after["compressed_air"]["leak_share"]["value"] = json!("25 %");
    let comparison = Folder::new("new").compared(&before, &after);
    let leaks = measure(&comparison, LEAKS);
    assert_eq!(leaks["fate"], "new");
    near(&named(&leaks["facts"], "path", "compressed_air.leak_share")["then"]["value"], 8.0, 1e-9);
}

#[test]
fn the_same_visit_twice_changes_nothing() {
    let mut later = old();
    later["facility"]["visit_date"] = json!("2027-01-01");
    let comparison = Folder::new("same").compared(&old(), &later);
    for intensity in comparison["intensities"].as_array().unwrap() {
        near(&intensity["change"]["relative"], 0.0, 1e-12);
        assert_eq!(intensity["change"]["certainty"], "within_uncertainty");
    }
    for measure in comparison["measures"].as_array().unwrap() {
        assert_eq!(measure["fate"], "still");
        assert!(measure.get("facts").is_none(), "{measure:#}");
    }
    near(&comparison["cost"]["split"]["sum"], 0.0, 1e-6);
}

#[test]
fn two_saved_reports_tell_the_same_fates_as_their_profiles() {
    let folder = Folder::new("reports");
    folder.profile("old.json", &old()).profile("new.json", &new());
    for name in ["old", "new"] {
        folder.run(&format!("recommend {name}.json --draws 50 -o {name}_report.json")).ends_with(0);
    }
    let profiles = folder.run("compare old.json new.json --draws 50 --format json").ends_with(0).json();
    for files in ["old_report.json new_report.json", "old_report.json new.json", "old.json new_report.json"] {
        let reports = folder.run(&format!("compare {files} --draws 50 --format json")).ends_with(0).json();
        let fates = |comparison: &serde_json::Value| -> Vec<(String, String)> {
            let all = comparison["measures"].as_array().unwrap().iter();
            all.map(|measure| (measure["id"].to_string(), measure["fate"].to_string())).collect()
        };
        assert_eq!(fates(&reports), fates(&profiles), "{files}");
        let share = named(&measure(&reports, LEAKS)["facts"], "path", "compressed_air.leak_share").clone();
        near(&share["then"]["value"], 25.0, 1e-9);
        near(&share["now"]["value"], 8.0, 1e-9);
        // A report does not say what was made or paid, nor how sure its facts are.
        assert!(reports.get("production").is_none() && reports.get("cost").is_none(), "{files}");
        let per_tonne = named(&reports["intensities"], "metric", "electricity_per_tonne");
        near(&per_tonne["change"]["relative"], -0.1, 1e-9);
        assert_eq!(per_tonne["change"]["certainty"], "unknown");
        assert!(reports["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "AL2077"));
    }
}
