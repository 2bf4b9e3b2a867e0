//! Works the steps of a report out.

use std::collections::BTreeMap;

use serde_json::Value;

/// A report with all its steps worked out.
pub(crate) struct Worked<'r> {
    report: &'r Value,
    values: Vec<f64>,
}

/// What a measure comes to.
pub(crate) struct Found {
    pub(crate) applies: bool,
    pub(crate) by_tariff: bool,
    pub(crate) saves: BTreeMap<String, f64>,
    numbers: BTreeMap<&'static str, f64>,
}

impl Found {
    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        self.numbers.get(key).copied()
    }
}

impl<'r> Worked<'r> {
    /// A report, with one input at another value.
    pub(crate) fn of(report: &'r Value, changed: Option<(usize, f64)>) -> Self {
        let formulas = &report["formulas"];
        let mut values: Vec<f64> = Vec::new();
        let truth = |holds: bool| f64::from(u8::from(holds));
        for step in formulas["steps"].as_array().unwrap() {
            if let Some(number) = step.as_f64() {
                values.push(number);
                continue;
            }
            let operand = |n: usize| usize::try_from(step[n].as_u64().unwrap()).unwrap();
            let of = |n: usize| values[operand(n)];
            values.push(match step[0].as_str().unwrap() {
                "in" => {
                    let input = &formulas["inputs"][operand(1)];
                    let value = changed.filter(|(at, _)| *at == operand(1)).map(|(_, value)| value);
                    let scale: Vec<f64> = (0..3).map(|n| input["scale"][n].as_f64().unwrap()).collect();
                    (value.unwrap_or(input["value"].as_f64().unwrap()) - scale[2]) * scale[0] / scale[1]
                }
                "neg" => -of(1),
                "not" => 1.0 - of(1),
                "abs" => of(1).abs(),
                "sqrt" => of(1).sqrt(),
                "+" => of(1) + of(2),
                "-" => of(1) - of(2),
                "*" => of(1) * of(2),
                "/" => of(1) / of(2),
                "**" => of(1).powf(of(2)),
                "<" => truth(of(1) < of(2)),
                "<=" => truth(of(1) <= of(2)),
                ">" => truth(of(1) > of(2)),
                ">=" => truth(of(1) >= of(2)),
                "and" => {
                    if of(1) == 0.0 {
                        0.0
                    } else {
                        of(1) * of(2)
                    }
                }
                "or" => {
                    if of(1) == 1.0 {
                        1.0
                    } else {
                        of(1) + of(2)
                    }
                }
                "min" => of(1).min(of(2)),
                "max" => of(1).max(of(2)),
                "if" => {
                    if of(1) == 1.0 {
                        of(2)
                    } else {
                        of(3)
                    }
                }
                other => panic!("{other}"),
            });
        }
        Worked { report, values }
    }

    /// A measure by its id.
    pub(crate) fn measure(&self, id: &str) -> Option<Found> {
        let measures = self.report["formulas"]["measures"].as_array().unwrap();
        let measure = measures.iter().find(|measure| measure["id"] == id)?;
        let at = |place: &Value| self.values[usize::try_from(place.as_u64().unwrap()).unwrap()];
        let saves = measure["saves"].as_object().unwrap();
        let unpriced = measure.get("unpriced").and_then(Value::as_array).into_iter().flatten();
        let not_priced = unpriced.map(at).any(|amount| amount != 0.0);
        let keys = ["annual_saving", "investment", "npv", "co2e"];
        let keys = keys.into_iter().filter(|key| !(not_priced && ["annual_saving", "npv"].contains(key)));
        Some(Found {
            by_tariff: measure["by_tariff"] == true,
            applies: at(&measure["condition"]) == 1.0,
            saves: saves.iter().map(|(resource, place)| (resource.clone(), at(place))).collect(),
            numbers: keys.filter_map(|key| Some((key, at(measure.get(key)?)))).collect(),
        })
    }
}
