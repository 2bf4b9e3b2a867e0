//! The families of functions, in the order of the manual.

use crate::diagnostic::Lang;

/// What a function is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Family {
    /// Arithmetic that operators do not offer.
    Mathematics,
    /// Compressed air.
    Air,
    /// Electric power, power factor, lighting.
    Electricity,
    /// Motors, belts, pumps and fans.
    Drives,
    /// Fuels and flue gas.
    Combustion,
    /// Steam, condensate, boiler water.
    Steam,
    /// Heat that is lost, needed or given back.
    Heat,
    /// Water flows and cooling towers.
    Water,
    /// Balances of materials: mixing, rinsing, drying, filling.
    Materials,
}

impl Family {
    /// All families in order.
    pub const ALL: [Family; 9] = [
        Family::Mathematics,
        Family::Air,
        Family::Electricity,
        Family::Drives,
        Family::Combustion,
        Family::Steam,
        Family::Heat,
        Family::Water,
        Family::Materials,
    ];

    /// The word for it in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Family::Mathematics => "mathematics",
            Family::Air => "air",
            Family::Electricity => "electricity",
            Family::Drives => "drives",
            Family::Combustion => "combustion",
            Family::Steam => "steam",
            Family::Heat => "heat",
            Family::Water => "water",
            Family::Materials => "materials",
        }
    }

    /// The heading in a language.
    pub fn title(self, lang: Lang) -> &'static str {
        let [en, es] = match self {
            Family::Mathematics => ["Mathematics", "Matemáticas"],
            Family::Air => ["Compressed air", "Aire comprimido"],
            Family::Electricity => {
                ["Electric power, power factor, lighting", "Electricidad, factor de potencia, iluminación"]
            }
            Family::Drives => ["Motors, belts, pumps and fans", "Motores, bandas, bombas y ventiladores"],
            Family::Combustion => ["Fuels and flue gas", "Combustibles y gases de combustión"],
            Family::Steam => ["Steam, condensate, boiler water", "Vapor, condensado, agua de caldera"],
            Family::Heat => ["Heat lost, needed, given back", "Calor perdido, requerido, recuperado"],
            Family::Water => ["Water flows and cooling towers", "Caudales de agua y torres de enfriamiento"],
            Family::Materials => ["Mixing, rinsing, drying, filling", "Mezclado, enjuague, secado, llenado"],
        };
        match lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }
}
