//! What a budget is to bring most of.

/// What a budget is to bring most of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Objective {
    /// Net saving of money per year.
    #[default]
    Saving,
    /// Net present value over the life of each measure.
    Npv,
    /// Greenhouse gases avoided per year.
    Co2e,
    /// Water saved per year, less what is used in exchange.
    Water,
}

impl Objective {
    /// Every objective, with its word on the command line.
    pub const ALL: [(&'static str, Objective); 4] = [
        ("saving", Objective::Saving),
        ("npv", Objective::Npv),
        ("co2e", Objective::Co2e),
        ("water", Objective::Water),
    ];

    /// The word on the command line and in JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, objective)| *objective == self).map_or("", |(name, _)| name)
    }
}
