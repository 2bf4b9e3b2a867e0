//! Profiles for the tests of bills.

use auditlite::billing::{Bills, Year, check};
use auditlite::diagnostic::Diagnostic;
use auditlite::facility::{Facility, read_profile};
use serde_json::{Value, json};

use super::LIBRARY;

/// A plant in Querétaro with these facts of `electricity`.
pub(crate) fn plant(electricity: Value) -> Facility {
    plant_in("MXN", json!({ "country": "MX", "state": "Querétaro" }), electricity)
}

pub(crate) fn plant_in(currency: &str, place: Value, electricity: Value) -> Facility {
    let mut facility = json!({ "name": "Test", "sector": "plastics" });
    facility.as_object_mut().unwrap().extend(place.as_object().unwrap().clone());
    let profile = json!({ "schema": "auditlite/profile@1", "currency": currency, "facility": facility, "electricity": electricity });
    match read_profile("p.json", profile.to_string().as_bytes(), &LIBRARY.fields, &LIBRARY.factors) {
        Ok((facility, _)) => facility,
        Err(problems) => panic!("{problems:#?}"),
    }
}

pub(crate) fn bills(facility: &Facility) -> Bills {
    Bills::of(&LIBRARY, facility).unwrap().unwrap()
}

pub(crate) fn year(facility: &Facility) -> Year<'static> {
    Year::of(&LIBRARY, facility).unwrap()
}

pub(crate) fn problems(facility: &Facility) -> Vec<Diagnostic> {
    check(&LIBRARY, facility)
}

/// One bill of GDMTH.
pub(crate) fn bill(month: &str, energy: [f64; 3], demand: f64, demand_peak: f64, factor: f64) -> Value {
    json!({ "month": month, "energy": energy.iter().sum::<f64>(), "energy_base": energy[0], "energy_intermediate": energy[1],
            "energy_peak": energy[2], "demand": demand, "demand_peak": demand_peak, "power_factor": factor })
}

/// Twelve bills from October 2025 on, all alike.
pub(crate) fn twelve(energy: [f64; 3], demand: f64, demand_peak: f64, factor: f64) -> Vec<Value> {
    let months = (10..=12).map(|month| format!("2025-{month}")).chain((1..=9).map(|month| format!("2026-0{month}")));
    months.map(|month| bill(&month, energy, demand, demand_peak, factor)).collect()
}
