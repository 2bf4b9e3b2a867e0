//! Measures together, and where the electricity goes.

use auditlite::report::{
    BalanceEntry, BalanceLineEntry, Benefit, LimitEntry, OverlapEntry, QuantityValue, Share, StandAlone, Together,
    Totals,
};
use indexmap::IndexMap;

use super::{amounts, money, payback};

fn quantity(value: f64, unit: &str) -> QuantityValue {
    QuantityValue::new(value, unit)
}

/// Leaks after Sundays off: 8,800 of 400,000 kWh are gone, and 2.2 % of each later saving with them.
pub(crate) fn leaks() -> Together {
    Together {
        saves: Some(amounts(&[("electricity", 47_922.0, "kWh/yr")])),
        annual_saving: Some(money(91_051.8)),
        overlaps: vec![OverlapEntry {
            id: "common/compressed_air_off".into(),
            resource: "electricity".into(),
            amount: quantity(1078.0, "kWh/yr"),
        }],
        ..Together::default()
    }
}

/// Hemmed in from every side.
pub(crate) fn rinse() -> Together {
    Together {
        saves: Some(amounts(&[("water", 900.0, "m3/yr"), ("wastewater", 1100.0, "m3/yr")])),
        limited_by: vec![LimitEntry {
            end_use: "cleaning_water".into(),
            resource: "water".into(),
            amount: quantity(300.0, "m3/yr"),
        }],
        not_limited: vec!["wastewater".into()],
        ..Together::default()
    }
}

pub(crate) fn totals() -> Totals {
    let avoided = |expected| Some(Benefit::new(expected, "t/yr"));
    Totals {
        count: 3,
        investment: Some(money(22_847.5)),
        annual_saving: Some(money(111_379.8)),
        payback: Some(payback("months", Some(2.4616))),
        npv: Some(money(208_678.8)),
        saves: amounts(&[("electricity", 56_722.0, "kWh/yr"), ("water", 900.0, "m3/yr")]),
        share_of_site: IndexMap::from([("electricity".to_owned(), Share(0.029_85))]),
        co2e: avoided(25.2),
        not_priced: vec!["dairy/rinse".into()],
        stand_alone: Some(StandAlone {
            annual_saving: Some(money(113_428.0)),
            saves: amounts(&[("electricity", 57_800.0, "kWh/yr"), ("water", 1200.0, "m3/yr")]),
            co2e: avoided(25.7),
        }),
        ..Totals::default()
    }
}

pub(crate) fn balance() -> Vec<BalanceEntry> {
    let line = |end_use: &str, part_of: Option<&str>, value: f64, quality| BalanceLineEntry {
        end_use: end_use.into(),
        part_of: part_of.map(str::to_owned),
        amount: quantity(value, "kWh/yr"),
        share: Share(value / 1.9e6),
        quality,
    };
    vec![BalanceEntry {
        resource: "electricity".into(),
        total: quantity(1.9e6, "kWh/yr"),
        quality: "measured",
        lines: vec![
            line("compressed_air", None, 400_000.0, "measured"),
            line("cleaning_water", Some("compressed_air"), 50_000.0, "calculated"),
            line("lighting", None, 6000.0, "screening"),
        ],
        unexplained: quantity(1.494e6, "kWh/yr"),
        unexplained_share: Share(1.494 / 1.9),
        over: false,
    }]
}
