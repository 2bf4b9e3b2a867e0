//! A verification as JSON, for programs and for the `model` of a ledger's entry.

use serde_json::{Map, Value, json};

use super::choice::Candidate;
use super::direct::{Direct, DirectSaving};
use super::model::Tried;
use super::readings::Accrual;
use super::saving::LEVEL;
use super::verify::{Stretch, Verification};
use crate::units::format::exact;

/// A finite number as JSON; what is not finite is absent.
fn put(map: &mut Map<String, Value>, key: &str, value: f64) {
    if value.is_finite() {
        map.insert(key.to_owned(), json!(exact(value)));
    }
}

fn stretch(stretch: &Stretch) -> Value {
    json!({ "from": stretch.from, "to": stretch.to, "readings": stretch.count, "days": exact(stretch.days) })
}

impl Verification {
    /// The model, what was avoided, and the figures that decide whether it is claimed.
    pub fn json(&self) -> Value {
        let mut map = Map::new();
        let (model, avoided) = (&self.model, &self.avoided);
        map.insert("kind".to_owned(), json!("baseline_model"));
        map.insert("unit".to_owned(), json!(self.readings.unit));
        map.insert("equation".to_owned(), json!(self.equation().en));
        map.insert("before".to_owned(), stretch(&self.before));
        map.insert("after".to_owned(), stretch(&self.after));
        map.insert("set_aside".to_owned(), json!(self.aside));
        map.insert("terms".to_owned(), Value::Array(self.terms()));
        let others: Vec<Value> = self.choice.others().map(|other| self.considered(other)).collect();
        if !others.is_empty() {
            map.insert("not_taken".to_owned(), Value::Array(others));
        }
        put(&mut map, "r2", model.r2);
        put(&mut map, "adjusted_r2", model.adjusted_r2);
        put(&mut map, "cv_rmse", model.cv_rmse);
        put(&mut map, "lag_1", model.correlation);
        put(&mut map, "lag_1_reckoned", model.reckoned);
        put(&mut map, "effective_readings", model.effective);
        put(&mut map, "expected", avoided.expected);
        put(&mut map, "measured", avoided.measured);
        put(&mut map, "avoided", avoided.value);
        put(&mut map, "share", avoided.share());
        put(&mut map, "standard_error", avoided.standard_error);
        put(&mut map, "degrees_of_freedom", avoided.degrees);
        put(&mut map, "level", LEVEL);
        put(&mut map, "low", avoided.low());
        put(&mut map, "high", avoided.high());
        put(&mut map, "fractional_uncertainty_68", avoided.uncertainty_68);
        put(&mut map, "to_year", avoided.to_year);
        map.insert("claim".to_owned(), json!(self.claim.name()));
        let codes: Vec<String> = self.against.iter().map(|problem| problem.code.to_string()).collect();
        if !codes.is_empty() {
            map.insert("against".to_owned(), json!(codes));
        }
        Value::Object(map)
    }

    /// A model that was tried and not taken.
    fn considered(&self, candidate: &Candidate) -> Value {
        let mut map = Map::new();
        let names = candidate.variables.iter().filter_map(|at| self.readings.variables.get(*at));
        map.insert("variables".to_owned(), names.map(|variable| json!(variable.name)).collect());
        match &candidate.tried {
            Tried::Fits(model) => {
                put(&mut map, "adjusted_r2", model.adjusted_r2);
                map.insert("t".to_owned(), model.t_values().into_iter().map(|t| json!(exact(t))).collect());
            }
            Tried::TooFew(least) => {
                map.insert("needs_readings".to_owned(), json!(least));
            }
            Tried::Constant(_) => {
                map.insert("constant".to_owned(), json!(true));
            }
            Tried::Together(inflation) => put(&mut map, "variance_inflation", *inflation),
        }
        Value::Object(map)
    }

    fn terms(&self) -> Vec<Value> {
        let base = match self.readings.accrual {
            Accrual::Total => ("days", "day"),
            Accrual::Level => ("base", ""),
        };
        let variables = self.model.variables.iter().filter_map(|at| self.readings.variables.get(*at));
        let names = std::iter::once(base).chain(variables.map(|found| (found.name.as_str(), found.unit.as_str())));
        let figures = self.model.fit.coefficients.iter().zip(&self.model.errors);
        let each = names.zip(figures).map(|((name, unit), (coefficient, error))| {
            let mut map = Map::new();
            map.insert("name".to_owned(), json!(name));
            map.insert("unit".to_owned(), json!(unit));
            put(&mut map, "coefficient", *coefficient);
            put(&mut map, "standard_error", *error);
            put(&mut map, "t", coefficient / error);
            Value::Object(map)
        });
        each.collect()
    }
}

/// A direct measurement as JSON; readings are in the units that are named.
pub fn direct_json(direct: &Direct, saving: &DirectSaving, unit: &str, in_unit: impl Fn(f64) -> f64) -> Value {
    let mut map = Map::new();
    map.insert("kind".to_owned(), json!("direct"));
    map.insert("unit".to_owned(), json!(unit));
    map.insert("readings_before".to_owned(), json!(direct.before.readings.len()));
    map.insert("readings_after".to_owned(), json!(direct.after.readings.len()));
    put(&mut map, "accuracy", direct.before.accuracy);
    if let Some(per_year) = direct.per_year {
        put(&mut map, "per_year_accuracy", per_year.accuracy);
    }
    put(&mut map, "saving", in_unit(saving.value));
    put(&mut map, "standard_error", in_unit(saving.standard_error));
    put(&mut map, "degrees_of_freedom", saving.degrees);
    put(&mut map, "level", LEVEL);
    Value::Object(map)
}
