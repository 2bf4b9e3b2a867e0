//! Tariffs, calendars and bills, held against sums worked out by hand and against real bills.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::float_cmp,
    clippy::needless_pass_by_value,
    clippy::print_stdout,
    reason = "a test may"
)]

mod by_hand;
mod calendar;
mod capacity;
mod compared;
mod faults;
mod plants;
mod power_factor;
mod year;

use auditlite::library::Library;
use auditlite::tariffs::{ByPeriod, Readings, Service, Tariffs};
use std::sync::LazyLock;

pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

pub(crate) fn tariffs() -> &'static Tariffs {
    &LIBRARY.tariffs
}

pub(crate) fn service(tariff: &str, division: &str) -> Service<'static> {
    Service {
        tariff: tariffs().tariff(tariff).unwrap(),
        place: format!("MX/{division}"),
        contracted: None,
        load_factor: None,
        low_voltage: false,
        demand_meter: true,
        own: Vec::new(),
        tax: None,
        rate: Some(1.0),
    }
}

pub(crate) fn readings(
    base: f64,
    intermediate: f64,
    peak: f64,
    demand: f64,
    demand_peak: f64,
    factor: f64,
) -> Readings {
    Readings {
        energy: ByPeriod { base, intermediate, peak },
        split: true,
        demand: Some(demand),
        demand_peak: Some(demand_peak),
        power_factor: Some(factor),
    }
}
