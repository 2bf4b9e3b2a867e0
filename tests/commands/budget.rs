//! `recommend --budget`: what is refused, and what the report says of the plan.

use serde_json::Value;

use super::{Folder, PLANT};

/// Three measures by hand rules: one without investment, two that cost something and share an end use.
const FREE: &str = r#"const MEASURE = #{
    title: #{ en: "Switch off at night", es: "Apagar de noche" }, why: #{ en: "Why", es: "Por qué" },
    steps: #{ en: ["One"], es: ["Uno"] }, caution: #{ en: "Care", es: "Cuidado" },
    category: "good-housekeeping", end_use: "compressed_air", stage: "avoid", life_years: 5,
    status: "test", sources: [#{ cite: "A source", says: "so" }],
};
fn applies(plant, assume) { plant.compressed_air.leak_share > 0 }
fn estimate(plant, assume) { #{ saves: #{ electricity: plant.compressed_air.annual_energy * 10.percent } } }
"#;

/// A measure of the same end use with its stage, the share that it saves and what it costs.
fn costly(title: &str, stage: &str, share: u32, cost: u32) -> String {
    FREE.replace("Switch off at night", title)
        .replace("Apagar de noche", &format!("{title} (es)"))
        .replace("stage: \"avoid\"", &format!("stage: \"{stage}\""))
        .replace("};\nfn applies", &format!("}};\nconst ASSUMPTIONS = #{{ cost: #{{ unit: \"MXN\", low: {cost}, typical: {cost}, high: {cost}, year: 2026, label: #{{ en: \"cost\", es: \"costo\" }}, source: #{{ en: \"judgement: a test\", es: \"criterio: una prueba\" }} }} }};\nfn applies"))
        .replace("10.percent } }", &format!("{share}.percent }}, investment: assume.cost }}"))
}

/// A plant at which only the three rules apply: 400,000 kWh/yr at 1 MXN/kWh.
fn three(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("mine/other/a_free.rhai", FREE);
    folder.put("mine/other/b_first.rhai", costly("First", "demand", 20, 60_000));
    folder.put("mine/other/c_second.rhai", costly("Second", "distribution", 10, 30_000));
    folder.put(
        "three.json",
        r#"{ "schema": "auditlite/profile@1", "currency": "MXN", "facility": { "name": "Tres", "sector": "other", "country": "MX" },
             "electricity": { "energy_price": "1 MXN/kWh" },
             "compressed_air": { "annual_energy": "400000 kWh/yr", "leak_share": "1 %" } }"#,
    );
    folder
}

fn numbers(list: &Value, key: &str) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|one| one[key].as_f64().unwrap()).collect()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6 * (1.0 + expected.abs()), "{found} is not {expected}");
}

/// Alone: 40,000, 80,000 and 40,000 MXN a year. Together: 40,000; then 20 % of 360,000 = 72,000; then 10 % of 288,000.
#[test]
fn three_measures_month_by_month_as_worked_out_by_hand() {
    let folder = three("budget_three");
    let ran = folder.run("recommend three.json --rules mine --format json --budget 60000").ends_with(0);
    let plan = &ran.json()["plan"];
    assert_eq!(plan["method"], "branch_and_bound");
    assert_eq!(plan["exact"], true);
    assert_eq!(plan["budget"]["expected"], 60_000);
    let ids: Vec<&str> = plan["chosen"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["other/a_free", "other/b_first"]);
    near(plan["total"]["annual_saving"]["expected"].as_f64().unwrap(), 112_000.0);
    near(plan["chosen"][1]["brings"].as_f64().unwrap(), 72_000.0);
    near(plan["chosen"][1]["alone"].as_f64().unwrap(), 80_000.0);
    // 112,000 / 12 = 9,333 a month from month 2 on: 28,000 after three of them, 37,333 after four, so the second is begun
    // in month 6 and saves 28,800 / 12 = 2,400 a month more from month 7 on.
    let later = &plan["savings_pay_for"][0];
    assert_eq!((later["id"].as_str().unwrap(), later["month"].as_u64().unwrap()), ("other/c_second", 6));
    near(later["adds"]["expected"].as_f64().unwrap(), 28_800.0);
    let month = 112_000.0 / 12.0;
    let saved = numbers(&plan["months"], "saved");
    near(saved[0], 0.0);
    (1..6).for_each(|at| near(saved[at], month));
    (6..12).for_each(|at| near(saved[at], month + 2400.0));
    let cash = numbers(&plan["months"], "cash");
    near(cash[0], 0.0);
    near(cash[4], 4.0 * month);
    near(cash[5], 5.0 * month - 30_000.0);
    near(cash[11], 11.0 * month + 6.0 * 2400.0 - 30_000.0);
    near(plan["total"]["cash"]["expected"].as_f64().unwrap(), cash[11]);
}

#[test]
fn the_plan_reads_well_in_both_languages() {
    let folder = three("budget_words");
    for lang in ["en", "es"] {
        for format in ["table", "markdown"] {
            let ran = folder
                .run(&format!("recommend three.json --rules mine --lang {lang} --format {format} --budget 70000"));
            let start = ran.out.find("Plan ").unwrap();
            let plan = &ran.out[start..];
            let end = ["\nRecommended measures", "\nMedidas recomendadas", "\n## Action plan", "\n## Plan de acción"]
                .iter()
                .filter_map(|next| plan.find(next))
                .min()
                .unwrap();
            super::snapshot(&format!("budget_{format}_{lang}"), &plan[..end]);
        }
    }
}

#[test]
fn a_budget_that_is_none_is_refused_with_a_way_out() {
    let folder = Folder::new("budget_refused");
    let mut all = String::new();
    for budget in ["0", "0 MXN", "-5 MXN", "abc", "50000 pesos", "1,00 MXN", "50000 XYZ", "1e400", "50000 ARS", ""] {
        let mut command = folder.command("recommend plant.json --budget");
        let ran = super::Ran::from(command.arg(budget).output().unwrap()).ends_with(2);
        assert_eq!(ran.out, "", "{budget}");
        assert!(ran.err.contains("--budget"), "{budget}: {}", ran.err);
        all.push_str(&format!("{budget}\n{}\n", ran.err));
        let mut command = folder.command("recommend plant.json --lang es --budget");
        all.push_str(&super::Ran::from(command.arg(budget).output().unwrap()).ends_with(2).err);
        all.push('\n');
    }
    super::snapshot("budget_refused", &all);
    let alone = folder.run("recommend plant.json --objective co2e").ends_with(2);
    assert!(alone.err.contains("--budget"), "{}", alone.err);
    let unknown = folder.run("recommend plant.json --budget 5 --objective money").ends_with(2);
    assert!(unknown.err.contains("saving, npv, co2e, water"), "{}", unknown.err);
}

#[test]
fn a_budget_of_another_currency_goes_by_the_dated_rate_of_the_profile() {
    let folder = Folder::new("budget_rate");
    let ran = folder.run("recommend plant.json --format json --budget 2000USD").ends_with(0);
    let plan = &ran.json()["plan"];
    assert_eq!(plan["budget"], serde_json::json!({ "expected": 37_000, "currency": "MXN" }));
    assert_eq!(plan["given"]["currency"], "USD");
    assert_eq!(plan["rate"]["date"], "2026-10-01");
    // The same as its worth in pesos.
    let own = folder.run("recommend plant.json --format json --budget 37000MXN").ends_with(0);
    assert_eq!(own.json()["plan"]["chosen"], plan["chosen"]);
    assert_eq!(folder.run("recommend plant.json --format json").ends_with(0).json().get("plan"), None);
}

#[test]
fn each_objective_brings_most_of_its_own() {
    let folder = Folder::new("budget_objectives");
    folder.put("plant.json", PLANT.replace("\"compressed_air\"", "\"water\": { \"price\": 30 }, \"compressed_air\""));
    for (objective, unit) in [("saving", "MXN/yr"), ("co2e", "t/yr"), ("water", "m3/yr"), ("npv", "MXN")] {
        let ran = folder.run(&format!("recommend plant.json --format json --budget 90000 --objective {objective}"));
        let plan = &ran.ends_with(0).json()["plan"];
        assert_eq!(plan["objective"], objective);
        assert_eq!(plan["unit"], unit);
        let parts: f64 = numbers(&plan["chosen"], "brings").iter().sum();
        near(plan["total"]["brings"].as_f64().unwrap(), parts);
    }
}
