//! An audited plant, and what its auditors recommended.

use crate::benchmarks::arc_group;
use crate::diagnostic::Text;
use crate::facility::Facility;
use crate::library::{Fuel, ItemKind, Resource};
use crate::units::Unit;

/// What a recommendation saves, as far as both sides can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Electrical energy.
    Electricity,
    /// Billed demand.
    Demand,
    /// A fuel.
    Fuel(Fuel),
    /// Water taken in.
    Water,
    /// Wastewater.
    Wastewater,
    /// Raw material, whichever.
    Material,
    /// Hazardous waste.
    HazardousWaste,
    /// Waste that is not hazardous.
    SolidWaste,
    /// Anything else: fees, labour, production.
    Other,
}

impl Kind {
    /// Every kind, with its word in files, and the unit of its amounts.
    pub const ALL: [(&'static str, Kind, &'static str); 12] = [
        ("electricity", Kind::Electricity, "kWh/yr"),
        ("demand", Kind::Demand, "kW"),
        ("natural_gas", Kind::Fuel(Fuel::NaturalGas), "GJ/yr"),
        ("lpg", Kind::Fuel(Fuel::Lpg), "GJ/yr"),
        ("diesel", Kind::Fuel(Fuel::Diesel), "GJ/yr"),
        ("fuel_oil", Kind::Fuel(Fuel::FuelOil), "GJ/yr"),
        ("water", Kind::Water, "m3/yr"),
        ("wastewater", Kind::Wastewater, "m3/yr"),
        ("raw_material", Kind::Material, "t/yr"),
        ("hazardous_waste", Kind::HazardousWaste, "t/yr"),
        ("solid_waste", Kind::SolidWaste, "t/yr"),
        ("other", Kind::Other, ""),
    ];

    /// Its word in files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind, _)| *kind == self).map_or("", |(name, ..)| name)
    }

    /// The unit of its amounts; none where amounts are of no kind that both sides know.
    pub fn unit(self) -> Option<Unit> {
        let (_, _, unit) = Self::ALL.iter().find(|(_, kind, _)| *kind == self)?;
        Unit::parse(unit).ok().filter(|_| !unit.is_empty())
    }

    /// The kind of a resource of a rule.
    pub fn of(resource: &Resource) -> Self {
        match resource {
            Resource::Electricity => Kind::Electricity,
            Resource::Demand => Kind::Demand,
            Resource::Fuel(fuel) => Kind::Fuel(*fuel),
            Resource::Water => Kind::Water,
            Resource::Wastewater => Kind::Wastewater,
            Resource::Item(ItemKind::RawMaterial, _) => Kind::Material,
            Resource::Item(ItemKind::HazardousWaste, _) => Kind::HazardousWaste,
            Resource::Item(ItemKind::SolidWaste, _) => Kind::SolidWaste,
            Resource::PowerFactor | Resource::EndUseFuel | Resource::MovedElectricity => Kind::Other,
        }
    }

    /// The row of a table that it stands in: all fuels are one.
    pub fn row(self) -> &'static str {
        match self {
            Kind::Fuel(_) => "fuel",
            Kind::Material | Kind::HazardousWaste | Kind::SolidWaste => "materials_and_waste",
            other => other.name(),
        }
    }

    /// Every row, in the order of tables.
    pub const ROWS: [&'static str; 7] =
        ["electricity", "demand", "fuel", "water", "wastewater", "materials_and_waste", "other"];

    /// What people call a row.
    pub fn row_title(row: &str) -> Text {
        let [en, es] = match row {
            "electricity" => ["electricity", "electricidad"],
            "demand" => ["billed demand", "demanda facturada"],
            "fuel" => ["fuel", "combustible"],
            "water" => ["water", "agua"],
            "wastewater" => ["wastewater", "agua residual"],
            "materials_and_waste" => ["materials, waste", "materiales, residuos"],
            _ => ["fees, labour, other", "cargos, mano de obra, otros"],
        };
        Text::new(en, es)
    }
}

/// A recommendation of the auditors.
#[derive(Debug, Clone, PartialEq)]
pub struct TheirMeasure {
    /// Its number in the record.
    pub id: String,
    /// What it saves.
    pub kind: Kind,
    /// How much of it in a year, canonical.
    pub amount: Option<f64>,
    /// Money in a year, in the plant's currency of the year of the visit.
    pub saving: Option<f64>,
    /// What it costs, in the plant's currency of the year of the visit; `None` where nobody wrote it down.
    pub cost: Option<f64>,
    /// Whether the plant carried it out.
    pub implemented: Option<bool>,
    /// Its IAC code, where it is known.
    pub arc: Option<String>,
    /// The group of its code, see [`arc_group`].
    pub arc_group: Option<u8>,
}

impl TheirMeasure {
    /// The group of its code.
    pub fn group(&self) -> Option<u8> {
        self.arc.as_deref().and_then(arc_group).or(self.arc_group)
    }
}

/// A plant that was audited.
#[derive(Debug, Clone)]
pub struct AuditedPlant {
    /// Its number in the record.
    pub id: String,
    /// The year of the visit, which is that of its money.
    pub year: u16,
    /// What is known of it.
    pub facility: Facility,
    /// What its auditors recommended.
    pub measures: Vec<TheirMeasure>,
}
