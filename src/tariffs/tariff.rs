//! How a tariff makes a bill: its charges and the rules on top of them.

use super::{Billed, HourPeriod};
use crate::diagnostic::Text;

/// A tariff: what it charges, and by which rules. Prices stand apart, by place and month.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariff {
    /// Its name, such as `GDMTH`.
    pub id: String,
    /// What a person calls it.
    pub title: Text,
    /// Whose prices count.
    pub prices: PriceKind,
    /// The load factor FC of the theoretical demand; absent where none has been confirmed.
    pub load_factor: Option<f64>,
    /// What it charges, in the order of the bill.
    pub charges: Vec<Charge>,
    /// The name of its rule for the power factor.
    pub power_factor: Option<String>,
    /// The name of its charge for metering on the low-voltage side.
    pub low_voltage_metering: Option<String>,
    /// The name of its tax.
    pub tax: Option<String>,
    /// Who says so.
    pub source: String,
    /// When that was seen.
    pub date: String,
}

/// Whose prices a tariff has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceKind {
    /// Published ones, by place and month; the plant's own stand before them.
    Published,
    /// Those of the plant's contract only; a charge without a price is not part of the contract.
    Contract,
}

/// One charge.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// Its name in data files, such as `capacity`.
    pub id: String,
    /// What a person calls it.
    pub label: Text,
    /// What it charges for.
    pub kind: ChargeKind,
}

/// What a charge charges for.
#[derive(Debug, Clone, PartialEq)]
pub enum ChargeKind {
    /// The month: money/month.
    Fixed,
    /// Energy: money/kWh.
    Energy {
        /// In one period only.
        period: Option<HourPeriod>,
        /// Only the kWh of a month between these two: a block.
        block: Option<(f64, f64)>,
    },
    /// Demand: money/(kW month).
    Demand {
        /// How many kW.
        billed: Billed,
    },
    /// A share of everything before it, such as a fee or a local tax.
    Share,
}

impl ChargeKind {
    /// The unit of its price, money as `money`.
    pub fn unit(&self) -> &'static str {
        match self {
            ChargeKind::Fixed => "money/month",
            ChargeKind::Energy { .. } => "money/kWh",
            ChargeKind::Demand { .. } => "money/(kW month)",
            ChargeKind::Share => "1",
        }
    }
}

impl Tariff {
    /// Whether it has prices by period of the day.
    pub fn is_hourly(&self) -> bool {
        self.charges.iter().any(|charge| matches!(charge.kind, ChargeKind::Energy { period: Some(_), .. }))
    }

    /// Whether it charges energy of a period.
    pub fn charges_period(&self, wanted: HourPeriod) -> bool {
        self.charges
            .iter()
            .any(|charge| matches!(charge.kind, ChargeKind::Energy { period: Some(period), .. } if period == wanted))
    }

    /// A charge by its name.
    pub fn charge(&self, id: &str) -> Option<&Charge> {
        self.charges.iter().find(|charge| charge.id == id)
    }
}

/// A charge for metering on the low-voltage side of the plant's transformer: a share of some charges.
#[derive(Debug, Clone, PartialEq)]
pub struct LowVoltageMetering {
    /// The share.
    pub share: f64,
    /// Whether the fixed charge is in its base.
    pub of_fixed: bool,
    /// Who says so.
    pub source: String,
    /// When that was seen.
    pub date: String,
}

/// A tax on the whole bill, shown apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Tax {
    /// The share.
    pub share: f64,
    /// What a person calls it.
    pub name: Text,
    /// Who says so.
    pub source: String,
    /// When that was seen.
    pub date: String,
}

/// A state with the divisions of the supplier that lie in it, the one with most of its municipalities first.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Its names, folded.
    pub names: Vec<String>,
    /// The divisions, such as `MX/Bajío`.
    pub divisions: Vec<String>,
    /// Divisions of municipalities, folded name first, where they are known.
    pub municipalities: Vec<(String, Vec<String>)>,
}
