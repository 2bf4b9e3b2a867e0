//! What a measure saves or uses.

use std::fmt;

use crate::diagnostic::Text;
use crate::fields::{Fields, amount_dimension};
use crate::units::{Dimension, Unit};

/// A fuel with a section of its own in the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fuel {
    /// Natural gas.
    NaturalGas,
    /// Liquefied petroleum gas.
    Lpg,
    /// Diesel.
    Diesel,
    /// Fuel oil.
    FuelOil,
}

impl Fuel {
    /// Every fuel.
    pub const ALL: [Fuel; 4] = [Fuel::NaturalGas, Fuel::Lpg, Fuel::Diesel, Fuel::FuelOil];

    /// The name of its section.
    pub fn name(self) -> &'static str {
        match self {
            Fuel::NaturalGas => "natural_gas",
            Fuel::Lpg => "lpg",
            Fuel::Diesel => "diesel",
            Fuel::FuelOil => "fuel_oil",
        }
    }
}

/// The kind of a resource that has named items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A material that the plant buys.
    RawMaterial,
    /// Hazardous waste.
    HazardousWaste,
    /// Waste that is not hazardous.
    SolidWaste,
}

impl ItemKind {
    /// Every kind.
    pub const ALL: [ItemKind; 3] = [ItemKind::RawMaterial, ItemKind::HazardousWaste, ItemKind::SolidWaste];

    /// Its name before the slash.
    pub fn name(self) -> &'static str {
        match self {
            ItemKind::RawMaterial => "raw_material",
            ItemKind::HazardousWaste => "hazardous_waste",
            ItemKind::SolidWaste => "solid_waste",
        }
    }

    /// The section of the profile that holds its items.
    pub fn section(self) -> &'static str {
        match self {
            ItemKind::RawMaterial => "materials",
            ItemKind::HazardousWaste | ItemKind::SolidWaste => "wastes",
        }
    }
}

/// What a measure saves or uses, per year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// Electrical energy.
    Electricity,
    /// Billed electrical demand.
    Demand,
    /// The power factor that is reached.
    PowerFactor,
    /// Electrical energy that is used in cheaper hours instead of the peak hours.
    MovedElectricity,
    /// A named fuel.
    Fuel(Fuel),
    /// The fuel of the end use, whichever the plant burns there.
    EndUseFuel,
    /// Water.
    Water,
    /// Wastewater.
    Wastewater,
    /// An item of the profile.
    Item(ItemKind, String),
}

impl Resource {
    /// The names of the resources without items.
    pub const NAMES: [&'static str; 11] = [
        "electricity",
        "demand",
        "power_factor",
        "moved_electricity",
        "natural_gas",
        "lpg",
        "diesel",
        "fuel_oil",
        "fuel",
        "water",
        "wastewater",
    ];

    /// Reads a key of `saves` or `uses`.
    pub fn parse(key: &str) -> Option<Self> {
        if let Some((kind, item)) = key.split_once('/') {
            let kind = ItemKind::ALL.into_iter().find(|known| known.name() == kind)?;
            return (!item.is_empty()).then(|| Resource::Item(kind, item.to_owned()));
        }
        Some(match key {
            "electricity" => Resource::Electricity,
            "demand" => Resource::Demand,
            "power_factor" => Resource::PowerFactor,
            "moved_electricity" => Resource::MovedElectricity,
            "fuel" => Resource::EndUseFuel,
            "water" => Resource::Water,
            "wastewater" => Resource::Wastewater,
            other => Resource::Fuel(Fuel::ALL.into_iter().find(|fuel| fuel.name() == other)?),
        })
    }

    /// Its name without an item.
    pub fn word(&self) -> &'static str {
        match self {
            Resource::Electricity => "electricity",
            Resource::Demand => "demand",
            Resource::PowerFactor => "power_factor",
            Resource::MovedElectricity => "moved_electricity",
            Resource::Fuel(fuel) => fuel.name(),
            Resource::EndUseFuel => "fuel",
            Resource::Water => "water",
            Resource::Wastewater => "wastewater",
            Resource::Item(kind, _) => kind.name(),
        }
    }

    /// The unit in which a report prints it.
    pub fn unit(&self, fields: &Fields) -> Unit {
        let symbol = match self {
            Resource::Electricity | Resource::MovedElectricity => "kWh/yr",
            Resource::Demand => "kW",
            Resource::PowerFactor => "1",
            Resource::Fuel(_) | Resource::EndUseFuel => "GJ/yr",
            Resource::Water | Resource::Wastewater => "m3/yr",
            Resource::Item(kind, item) => {
                let known = fields.section_named(kind.section()).and_then(|section| section.items.get(item));
                return known.map_or_else(tonnes, |known| known.unit.clone());
            }
        };
        Unit::parse(symbol).unwrap_or_else(|_| tonnes())
    }

    /// Whether its price is a price of energy.
    pub fn is_energy(&self) -> bool {
        match self {
            Resource::Electricity
            | Resource::MovedElectricity
            | Resource::Demand
            | Resource::PowerFactor
            | Resource::Fuel(_)
            | Resource::EndUseFuel => true,
            Resource::Water | Resource::Wastewater | Resource::Item(..) => false,
        }
    }

    /// The dimension of its amount.
    pub fn dimension(&self, fields: &Fields) -> Dimension {
        match self {
            Resource::Item(kind, item) => amount_dimension(fields, kind.section(), item),
            _ => None,
        }
        .unwrap_or_else(|| self.unit(fields).dimension())
    }

    /// What a person calls it.
    pub fn name(&self, fields: &Fields) -> Text {
        match self {
            Resource::Electricity => Text::new("electricity", "electricidad"),
            Resource::Demand => Text::new("billed demand", "demanda facturada"),
            Resource::PowerFactor => Text::new("power factor", "factor de potencia"),
            Resource::MovedElectricity => {
                Text::new("electricity moved to cheaper hours", "electricidad movida a horas más baratas")
            }
            Resource::Fuel(Fuel::NaturalGas) => Text::new("natural gas", "gas natural"),
            Resource::Fuel(Fuel::Lpg) => Text::new("LP gas", "gas LP"),
            Resource::Fuel(Fuel::Diesel) => Text::new("diesel", "diésel"),
            Resource::Fuel(Fuel::FuelOil) => Text::new("fuel oil", "combustóleo"),
            Resource::EndUseFuel => Text::new("fuel", "combustible"),
            Resource::Water => Text::new("water", "agua"),
            Resource::Wastewater => Text::new("wastewater", "agua residual"),
            Resource::Item(kind, item) => fields
                .section_named(kind.section())
                .and_then(|section| section.items.get(item))
                .map_or_else(|| Text::new(item.replace('_', " "), item.replace('_', " ")), |item| item.title.clone()),
        }
    }
}

/// Tonnes a year: the amount of an item of which nothing else is known.
fn tonnes() -> Unit {
    Unit::parse("t/yr").unwrap_or_else(|_| Unit::preferred(Dimension::NONE))
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Resource::Item(kind, item) => write!(f, "{}/{item}", kind.name()),
            other => f.write_str(other.word()),
        }
    }
}
