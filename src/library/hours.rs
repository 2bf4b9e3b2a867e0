//! In which hours a measure saves electricity; an hourly tariff prices them apart.

use crate::diagnostic::Text;

/// In which hours a measure saves electricity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Hours {
    /// In those in which the plant works: each period saves as the plant uses.
    #[default]
    Production,
    /// In all hours of the year alike.
    Always,
    /// While production is stopped: nights, Sundays, holidays.
    OffHours,
    /// In the peak hours of the tariff only.
    Peak,
}

impl Hours {
    /// Every kind, with its word in rules.
    pub const ALL: [(&'static str, Hours); 4] = [
        ("production", Hours::Production),
        ("always", Hours::Always),
        ("off_hours", Hours::OffHours),
        ("peak", Hours::Peak),
    ];

    /// Its word in rules and JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, hours)| *hours == self).map_or("", |(name, _)| name)
    }

    /// What it means, for people.
    pub fn meaning(self) -> Text {
        match self {
            Hours::Production => Text::new("in the hours of production", "en las horas de producción"),
            Hours::Always => Text::new("in all hours of the year", "en todas las horas del año"),
            Hours::OffHours => Text::new("while production is stopped", "con la producción parada"),
            Hours::Peak => Text::new("in the peak hours of the tariff", "en el horario punta de la tarifa"),
        }
    }
}
