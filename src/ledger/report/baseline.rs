//! What a plant uses in a year, as far as its report tells.

use indexmap::IndexMap;

use crate::json::Json;
use crate::ledger::Amount;

/// What the plant uses in a year by resource: the totals of the report's balance, and facts of whole resources that its
/// measures read. What stands nowhere is absent.
pub(super) fn baseline(json: &Json) -> IndexMap<String, Amount> {
    let mut baseline = IndexMap::new();
    for entry in list(json, "balance") {
        let Some(resource) = entry.get("resource").and_then(Json::text) else { continue };
        if let Some(amount) = entry.get("total").and_then(amount) {
            baseline.insert(resource.to_owned(), amount);
        }
    }
    let measures = || list(json, "recommendations").iter().chain(list(json, "needs_study"));
    for measure in measures() {
        for fact in list(measure, "facts") {
            let Some(resource) = fact.get("path").and_then(Json::text).and_then(|path| whole(path, measure)) else {
                continue;
            };
            if let Some(amount) = amount(fact).filter(|_| !baseline.contains_key(&resource)) {
                baseline.insert(resource, amount);
            }
        }
    }
    baseline
}

/// The resource of which a fact tells all that the plant uses in a year.
fn whole(path: &str, measure: &Json) -> Option<String> {
    let section = path.split('.').next()?;
    match path {
        "electricity.annual_energy"
        | "natural_gas.annual_energy"
        | "lpg.annual_energy"
        | "diesel.annual_energy"
        | "fuel_oil.annual_energy"
        | "water.annual_use"
        | "wastewater.annual_discharge" => return Some(section.to_owned()),
        _ => {}
    }
    let item = path.strip_suffix(".annual_amount")?;
    let (section, item) = item.split_once('.')?;
    match section {
        "materials" => Some(format!("raw_material/{item}")),
        // Whether a waste is hazardous stands in what the measure does with it.
        "wastes" => {
            let keys = ["saves", "uses"].into_iter().filter_map(|key| measure.get(key)?.map());
            keys.flatten()
                .map(|entry| &entry.key)
                .find(|key| key.split_once('/').is_some_and(|(_, of)| of == item))
                .cloned()
        }
        _ => None,
    }
}

fn amount(json: &Json) -> Option<Amount> {
    let value = json.get("value").and_then(Json::number)?;
    let unit = json.get("unit").and_then(Json::text)?;
    Some(Amount { value, unit: unit.to_owned(), ..Amount::default() })
}

fn list<'j>(json: &'j Json, key: &str) -> &'j [Json] {
    json.get(key).and_then(Json::list).unwrap_or_default()
}
