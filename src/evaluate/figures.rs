//! The figures by which a plant stands beside others, or beside itself a year ago.

use crate::benchmarks::Metric;
use crate::facility::{Facility, FactWord, Origin};
use crate::fields::Basis;
use crate::script::FactRef;
use crate::units::Unit;

/// Hours of a year, as the load factor counts them.
const HOURS: f64 = 8760.0;

/// A number at a path, canonical, that was given or worked out from what was given. A usual value says nothing of the
/// plant, so it is none.
pub fn given(facility: &Facility, path: &str) -> Option<f64> {
    let fact = facility.at(path)?;
    match (&fact.value, &fact.origin) {
        (_, Origin::Derived { basis: Basis::Typical, .. }) => None,
        (FactWord::Number(value), _) => Some(*value),
        _ => None,
    }
}

/// A figure of the plant, canonical, in its own money; none where a fact that it needs is missing or a usual value.
pub fn figure(facility: &Facility, metric: &Metric) -> Option<f64> {
    let given = |path: &str| given(facility, path);
    let ratio = |above: Option<f64>, below: Option<f64>| {
        let below = below.filter(|below| *below > 0.0)?;
        above.filter(|above| *above > 0.0).map(|above| above / below)
    };
    let energy = given("electricity.annual_energy");
    match metric.name {
        "electricity_per_tonne" => ratio(energy, given("production.annual_amount")),
        "electricity_per_piece" => ratio(energy, given("production.annual_units")),
        "electricity_per_area" => ratio(energy, given("facility.area")),
        "gas_per_tonne" => ratio(given("natural_gas.annual_energy"), given("production.annual_amount")),
        "load_factor" => {
            let hours = Unit::parse("h/yr").ok()?.to_canonical(HOURS);
            ratio(energy, mean_demand(facility).or_else(|| given("electricity.peak_demand")))
                .map(|use_hours| use_hours / hours)
        }
        "electricity_price" => ratio(given("electricity.annual_cost"), energy),
        "demand_price" => given("electricity.demand_price"),
        "gas_price" => ratio(given("natural_gas.annual_cost"), given("natural_gas.annual_energy"))
            .or_else(|| given("natural_gas.price")),
        _ => None,
    }
}

/// The mean of the demands of the bills, as the audits' load factors rest on it.
fn mean_demand(facility: &Facility) -> Option<f64> {
    let demands: Vec<f64> = facility
        .facts()
        .filter(|(fact, ..)| {
            matches!(fact, FactRef::Column(..))
                && facility.fields().field_of(fact).is_some_and(|field| field.path == "electricity.bills[].demand")
        })
        .filter_map(|(_, _, fact)| match &fact.value {
            FactWord::Number(demand) => Some(*demand),
            _ => None,
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a number of bills")]
    (demands.len() >= 12).then(|| demands.iter().sum::<f64>() / demands.len() as f64)
}
