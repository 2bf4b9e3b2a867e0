//! Random plants: any facts that the fields allow, in the form of a profile.

use auditlite::diagnostic::{Code, Diagnostic};
use auditlite::facility::{Facility, read_profile};
use auditlite::fields::{Field, FieldType, Section, SectionMember};
use auditlite::script::{FactRef, FieldId, SectionShape, TableId};
use auditlite::units::format::exact;
use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::shipped::{LIBRARY, thresholds};

pub const SECTORS: [&str; 6] = ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"];

/// A random plant and its profile. `known` is the share of facts that are given.
pub fn plant(random: &mut Random, known: f64) -> (Value, Facility) {
    let mut profile = profile(random, known);
    loop {
        match read(&profile) {
            Ok(facility) => return (profile, facility),
            Err(problems) => {
                for problem in problems.iter().filter(|problem| problem.is_error()) {
                    // A profile may contradict itself, and then says so; any other error is a fault of this generator.
                    assert_eq!(problem.code, Code::IMPOSSIBLE, "{problem:?}");
                    remove(&mut profile, problem.path.as_deref().unwrap_or_default());
                }
            }
        }
    }
}

/// The facility of a profile, or what is wrong with it.
pub fn read(profile: &Value) -> Result<Facility, Vec<Diagnostic>> {
    let bytes = serde_json::to_vec(profile).unwrap();
    read_profile("random.json", &bytes, &LIBRARY.fields, &LIBRARY.factors).map(|(facility, _)| facility)
}

/// Removes what a contradiction names: the fact, or its whole list.
fn remove(profile: &mut Value, path: &str) {
    let (section, rest) = path.split_once('.').unwrap_or((path, ""));
    let section = section.split('[').next().unwrap_or_default();
    let root = profile.as_object_mut().unwrap();
    let name = rest.split(['[', '.']).next().unwrap_or_default();
    let removed = match root.get_mut(section) {
        Some(Value::Object(members)) if !name.is_empty() => members.remove(name).is_some(),
        _ => root.remove(section).is_some(),
    };
    if !removed {
        root.remove(section);
    }
}

fn profile(random: &mut Random, known: f64) -> Value {
    let currency = *random.pick(&["MXN", "USD", "EUR"]);
    let mut root = Map::new();
    root.insert("schema".into(), json!("auditlite/profile@1"));
    root.insert("currency".into(), json!(currency));
    if currency != "USD" && random.chance(0.7) {
        let rate = exact(0.5 + 30.0 * random.unit());
        root.insert(
            "exchange_rates".into(),
            json!({ "USD": { "rate": rate, "date": "2026-01-01", "source": "test" } }),
        );
    }
    for section in LIBRARY.fields.sections() {
        if section.name != "facility" && random.chance(0.15 * (1.0 - known)) {
            continue;
        }
        let value = match section.shape {
            SectionShape::Record => record(random, section, known),
            SectionShape::Table(table) => list(random, table, known),
            SectionShape::Items => items(random, section, known),
        };
        root.insert(section.name.clone(), value);
    }
    if let Some(facility) = root.get_mut("facility").and_then(Value::as_object_mut) {
        if random.chance(known.max(0.9)) {
            facility.insert("sector".into(), json!(random.pick(&SECTORS)));
        }
        facility.insert("name".into(), json!("a plant"));
        facility.insert("country".into(), json!(random.pick(&["MX", "US", "CO"])));
    }
    Value::Object(root)
}

fn record(random: &mut Random, section: &Section, known: f64) -> Value {
    let mut facts = Map::new();
    for (name, member) in &section.members {
        if !random.chance(known) {
            continue;
        }
        match member {
            SectionMember::Field(id) => {
                facts.extend(value(random, &FactRef::Scalar(*id)).map(|value| (name.clone(), value)));
            }
            SectionMember::Table(table) => drop(facts.insert(name.clone(), list(random, *table, known))),
        }
    }
    Value::Object(facts)
}

fn list(random: &mut Random, table: TableId, known: f64) -> Value {
    let columns = &LIBRARY.fields.table(table).unwrap().columns;
    let count = random.below(6);
    let row = |_| {
        let mut row = Map::new();
        for (name, id) in columns {
            if random.chance(known.max(0.7)) {
                row.extend(value(random, &FactRef::Column(table, *id, 0)).map(|value| (name.clone(), value)));
            }
        }
        Value::Object(row)
    };
    Value::Array((0..count).map(row).collect())
}

fn items(random: &mut Random, section: &Section, known: f64) -> Value {
    let mut items = Map::new();
    for item in section.items.keys() {
        if !random.chance(known) {
            continue;
        }
        let mut facts = Map::new();
        for (name, member) in &section.members {
            if let SectionMember::Field(id) = member
                && random.chance(known)
            {
                facts.extend(
                    value(random, &FactRef::Item(*id, item.as_str().into())).map(|value| (name.clone(), value)),
                );
            }
        }
        items.insert(item.clone(), Value::Object(facts));
    }
    Value::Object(items)
}

/// A random value of a fact, as a profile writes it.
pub fn value(random: &mut Random, fact: &FactRef) -> Option<Value> {
    let field: &Field = LIBRARY.fields.field_of(fact)?;
    Some(match &field.kind {
        FieldType::Quantity(quantity) => {
            let own = LIBRARY.fields.unit_of(fact)?;
            let canonical = number(random, field.id, &[4.0, 8.0])?;
            let written = own.from_canonical(canonical);
            let exact = exact(written);
            // Not rounded where that matters: next to a threshold. Never rounded out of the range.
            let fits = |value: f64| {
                own != quantity.unit || (quantity.range.0..=quantity.range.1).contains(&own.to_canonical(value))
            };
            json!(if random.chance(0.5) && fits(written) || !fits(exact) { written } else { exact })
        }
        FieldType::Truth => json!(random.chance(0.5)),
        FieldType::Choice(words) => json!(words.get_index(random.below(words.len()))?.0),
        FieldType::Text if field.name == "month" => json!(format!("2025-{:02}", 1 + random.below(12))),
        FieldType::Text => json!("text"),
        FieldType::Date => json!("2025-07-01"),
    })
}

/// A random number of a field, canonical: typical, at an end, zero, next to what it is compared with, or of any size
/// down to so many decades below the greatest.
pub fn number(random: &mut Random, id: FieldId, decades: &[f64]) -> Option<f64> {
    let ((low, high), likely, dimension) = crate::shipped::ranges(id)?;
    let value = match random.below(20) {
        0 | 1 => low,
        2 => high,
        3 | 4 => 0.0,
        5..=7 if !thresholds(dimension).is_empty() => {
            let value = *random.pick(thresholds(dimension));
            *random.pick(&[value, value.next_up(), value.next_down()])
        }
        8..=15 if likely.is_some() => {
            let (low, high) = likely.unwrap_or((low, high));
            low + (high - low) * random.unit()
        }
        _ => {
            let sign = if low < 0.0 && random.chance(0.3) { -1.0 } else { 1.0 };
            let top = high.abs().max(low.abs()).log10();
            let decades = *random.pick(decades);
            sign * 10_f64.powf(top - decades * random.unit())
        }
    };
    // A value outside becomes any value inside: a threshold may be one of another field of the same dimension.
    Some(if (low..=high).contains(&value) { value } else { low + (high - low) * random.unit() })
}
