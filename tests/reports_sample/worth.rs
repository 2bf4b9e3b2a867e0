//! What is worth what, in the report made by hand.

use auditlite::report::{
    Benefit, BroughtEntry, EmissionEntry, FinanceEntry, MarginEntry, PaybackValue, TermEntry, WorthEntry,
};

use super::{NASTY, money};

/// 93,100 MXN a year for three years at 10 %, less 22,847.50 MXN: 231,525.9 - 22,847.5.
pub(crate) fn leaks() -> WorthEntry {
    WorthEntry {
        counted_years: None,
        npv: money(208_678.8),
        annual_worth: money(83_912.8),
        irr: Some(Benefit::new(404.4, "%/yr")),
        several_irr: Vec::new(),
        discounted_payback: PaybackValue::new("months", Some(3.24)),
    }
}

/// What turns twice has two rates.
pub(crate) fn twice() -> WorthEntry {
    WorthEntry {
        counted_years: Some(2.5),
        irr: None,
        several_irr: vec![25.0, 400.0],
        discounted_payback: PaybackValue::new("never", None),
        ..leaks()
    }
}

pub(crate) fn brought() -> BroughtEntry {
    BroughtEntry { stated: 35.0, from_year: 2015, to_year: 2025, index: "US_CPI_U", times: 1.358, source: NASTY.into() }
}

pub(crate) fn finance() -> FinanceEntry {
    let term = |value: f64, source: Option<&str>| TermEntry {
        value,
        unit: "%/yr",
        low: source.map(|_| 6.0),
        high: source.map(|_| 18.0),
        origin: if source.is_some() { "factor" } else { "profile" },
        date: source.map(|_| "2014".into()),
        source: source.map(str::to_owned),
    };
    FinanceEntry {
        discount_rate: term(10.0, Some(NASTY)),
        energy_escalation: term(0.0, None),
        horizon_years: Some(10.0),
    }
}

pub(crate) fn emissions() -> Vec<EmissionEntry> {
    let entry = |resource: &str, value: Option<f64>, unit: &str, origin, published: Option<[&str; 3]>| EmissionEntry {
        resource: resource.into(),
        value,
        unit: unit.into(),
        origin,
        place: published.map(|[place, ..]| place.into()),
        date: published.map(|[_, date, _]| date.into()),
        wanted_year: published.map(|_| 2026),
        source: published.map(|[.., source]| source.into()),
    };
    vec![
        entry("electricity", Some(0.444), "t/MWh", "factor", Some([NASTY, "2024", NASTY])),
        entry("natural_gas", Some(50.0), "kg/GJ", "profile", None),
        entry("lpg", None, "", "missing", None),
    ]
}

pub(crate) fn margins() -> MarginEntry {
    MarginEntry {
        tariff: "GDMTH".into(),
        place: NASTY.into(),
        from: "2025-10".into(),
        to: "2026-09".into(),
        basis: "bills",
        base: Some(1.1035),
        intermediate: Some(1.8491),
        peak: None,
        unit: "MXN/kWh".into(),
        window_demand: 0.0,
        demand: 97.4,
        demand_unit: "MXN/(kW month)".into(),
        months_bound_by_demand: 3,
        own_price: vec!["demand"],
    }
}
