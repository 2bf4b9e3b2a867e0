//! The figures of which statistics are kept.

use crate::diagnostic::{Text, nearest};
use crate::units::{Currency, Dimension, Unit};

/// A figure of a plant that audited plants have too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its name in files and JSON.
    pub name: &'static str,
    /// A unit of its dimension.
    pub unit: &'static str,
    /// What people call it, in English and Spanish.
    label: [&'static str; 2],
}

impl Metric {
    /// What people call it.
    pub fn label(&self) -> Text {
        Text::new(self.label[0], self.label[1])
    }

    /// The figure of a name.
    pub fn named(name: &str) -> Option<&'static Metric> {
        PEERS.iter().find(|known| known.name == name)
    }
}

/// Figures that place a plant among its peers.
pub const PEERS: &[Metric] = &[
    Metric {
        name: "electricity_per_tonne",
        unit: "kWh/t",
        label: ["electricity per tonne of product", "electricidad por tonelada de producto"],
    },
    Metric { name: "electricity_per_piece", unit: "kWh", label: ["electricity per piece", "electricidad por pieza"] },
    Metric {
        name: "electricity_per_area",
        unit: "kWh/(m2 yr)",
        label: ["electricity per m2 under roof", "electricidad por m2 techado"],
    },
    Metric {
        name: "gas_per_tonne",
        unit: "GJ/t",
        label: ["natural gas per tonne of product", "gas natural por tonelada de producto"],
    },
    Metric { name: "load_factor", unit: "%", label: ["load factor", "factor de carga"] },
    Metric {
        name: "electricity_price",
        unit: "USD/kWh",
        label: ["price of electricity, all charges in it", "precio de la electricidad, con todos sus cargos"],
    },
    Metric {
        name: "demand_price",
        unit: "USD/(kW month)",
        label: ["price of billed demand", "precio de la demanda facturada"],
    },
    Metric { name: "gas_price", unit: "USD/GJ", label: ["price of natural gas", "precio del gas natural"] },
];

/// Figures of savings: a beginning of their names, and a unit of their dimension.
const SAVINGS: [(&str, &str); 4] =
    [("total_share/", "%"), ("measure_share/", "%"), ("total_saving/", "%"), ("measure_saving/", "USD/yr")];

/// The sectors that statistics may be for; `*` is all of them together.
pub(super) const SECTORS: [&str; 7] = ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other", "*"];

/// A unit of the dimension of a figure; the name of a known one near it where it is none.
pub(super) fn unit_of(metric: &str) -> Result<&'static str, Option<&'static str>> {
    if let Some(known) = Metric::named(metric) {
        return Ok(known.unit);
    }
    if let Some((_, unit)) = SAVINGS.iter().find(|(beginning, _)| metric.starts_with(beginning)) {
        return Ok(unit);
    }
    Err(nearest(metric, PEERS.iter().map(|known| known.name)))
}

/// Whether a unit is one for a figure whose unit is another, in whatever money.
pub(super) fn fits(unit: &Unit, wanted: &str) -> bool {
    Unit::parse(wanted).is_ok_and(|wanted| plain(unit.dimension()) == plain(wanted.dimension()))
}

/// With the plant's money in the place of any.
fn plain(dimension: Dimension) -> Dimension {
    let currency = dimension.currencies().next().map(|(currency, _)| currency);
    currency.map_or(dimension, |currency| dimension.with_currency_replaced(currency, Currency::PLANT))
}
