//! The rules as somebody would write them who knew from the start which there are: plain numbers, row by row, no units,
//! no words, no report. They are what the rules are measured against, and must give the same savings.

mod common;
mod plant;
pub mod plants;
pub mod profile;
mod sectors;
mod stack;
mod steam;

pub use plant::*;

/// How many resources there are.
pub const RESOURCES: usize = 19;

/// What is saved, with its name in rules and its unit here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resource {
    Electricity,
    MovedElectricity,
    Demand,
    PowerFactor,
    Fuel,
    NaturalGas,
    Water,
    Wastewater,
    Resin,
    Starch,
    Paper,
    Milk,
    Powder,
    Additives,
    BaseOil,
    MixedHazardous,
    EmptyContainers,
    PlasticScrap,
    General,
}

impl Resource {
    pub const ALL: [(Resource, &'static str, &'static str); RESOURCES] = [
        (Resource::Electricity, "electricity", "kWh/yr"),
        (Resource::MovedElectricity, "moved_electricity", "kWh/yr"),
        (Resource::Demand, "demand", "kW"),
        (Resource::PowerFactor, "power_factor", "1"),
        (Resource::Fuel, "fuel", "GJ/yr"),
        (Resource::NaturalGas, "natural_gas", "GJ/yr"),
        (Resource::Water, "water", "m3/yr"),
        (Resource::Wastewater, "wastewater", "m3/yr"),
        (Resource::Resin, "raw_material/resin", "t/yr"),
        (Resource::Starch, "raw_material/starch", "t/yr"),
        (Resource::Paper, "raw_material/paper", "t/yr"),
        (Resource::Milk, "raw_material/milk", "t/yr"),
        (Resource::Powder, "raw_material/powder", "t/yr"),
        (Resource::Additives, "raw_material/additives", "t/yr"),
        (Resource::BaseOil, "raw_material/base_oil", "t/yr"),
        (Resource::MixedHazardous, "hazardous_waste/mixed_hazardous", "t/yr"),
        (Resource::EmptyContainers, "hazardous_waste/empty_containers", "t/yr"),
        (Resource::PlasticScrap, "solid_waste/plastic_scrap", "t/yr"),
        (Resource::General, "solid_waste/general", "t/yr"),
    ];
}

/// An amount of a year.
pub type Amount = (Resource, f64);

const NOTHING: Amount = (Resource::Electricity, 0.0);

/// A measure that applies. Investment is in dollars.
pub struct Measure {
    pub saves: [Amount; 3],
    pub uses: Amount,
    pub investment: f64,
    /// In dollars a year.
    pub running_cost: f64,
    /// In the plant's currency a year.
    pub income_lost: f64,
    /// In the plant's currency a year.
    pub other_saving: f64,
}

impl Measure {
    fn saving(saved: Amount, investment: f64) -> Self {
        Self::saving_all([saved, NOTHING, NOTHING], investment)
    }

    fn saving_all(saves: [Amount; 3], investment: f64) -> Self {
        Self { saves, uses: NOTHING, investment, running_cost: 0.0, income_lost: 0.0, other_saving: 0.0 }
    }

    /// Whether it saves anything.
    fn is_worth_telling(&self) -> bool {
        self.saves.iter().any(|(_, amount)| *amount > 0.0) || self.other_saving > 0.0
    }

    /// Money of a year in the plant's currency.
    pub fn annual_saving(&self, plant: &Plant) -> f64 {
        let value = |(resource, amount): &Amount| amount * plant.prices[*resource as usize];
        self.saves.iter().map(value).sum::<f64>()
            - value(&self.uses)
            - self.running_cost * plant.dollar
            - self.income_lost
            + self.other_saving
    }

    /// Simple payback in months; none where nothing comes back.
    pub fn payback(&self, plant: &Plant) -> Option<f64> {
        let saving = self.annual_saving(plant);
        (saving > 0.0).then(|| self.investment * plant.dollar / saving * 12.0)
    }
}

/// Measures whose money hangs on how the year of bills charges demand and power factor; by hand it is not worked out.
pub const OF_TARIFF: [&str; 3] = ["common/led_lighting", "common/peak_shifting", "common/power_factor"];

/// The rules, by their ids.
pub const RULES: [&str; 25] = [
    "cardboard/corrugator_idle_steam",
    "cardboard/starch_control",
    "cardboard/trim_planning",
    "common/boiler_air_fuel",
    "common/compressed_air_leaks",
    "common/compressed_air_pressure",
    "common/hazardous_segregation",
    "common/idle_equipment",
    "common/led_lighting",
    "common/peak_shifting",
    "common/power_factor",
    "common/steam_traps",
    "common/water_leaks",
    "dairy/cip_rinse_reuse",
    "dairy/pasteuriser_idle",
    "dairy/product_push",
    "oil_lube/batch_sequencing",
    "oil_lube/drum_draining",
    "oil_lube/flush_reuse",
    "plastics/barrel_insulation",
    "plastics/machine_idle_off",
    "plastics/regrind_loop",
    "powdered_food/dust_fans",
    "powdered_food/feed_solids",
    "powdered_food/giveaway",
];

/// Each measure that applies at a plant, by the position of its rule.
pub fn judge(plant: &Plant, found: &mut Vec<(usize, Measure)>) {
    found.clear();
    let mut note = |rule: usize, measure: Option<Measure>| {
        if let Some(measure) = measure.filter(Measure::is_worth_telling) {
            found.push((rule, measure));
        }
    };
    note(3, common::boiler_air_fuel(plant));
    note(4, common::compressed_air_leaks(plant));
    note(5, common::compressed_air_pressure(plant));
    note(6, common::hazardous_segregation(plant));
    note(7, common::idle_equipment(plant));
    note(8, common::led_lighting(plant));
    note(9, common::peak_shifting(plant));
    note(10, common::power_factor(plant));
    note(11, common::steam_traps(plant));
    note(12, common::water_leaks(plant));
    match &plant.process {
        Process::Cardboard(board) => {
            note(0, sectors::corrugator_idle_steam(plant, board));
            note(1, sectors::starch_control(board));
            note(2, sectors::trim_planning(board));
        }
        Process::Dairy(dairy) => {
            note(13, sectors::cip_rinse_reuse(dairy));
            note(14, sectors::pasteuriser_idle(plant, dairy));
            note(15, sectors::product_push(dairy));
        }
        Process::OilLube(oil) => {
            note(16, sectors::batch_sequencing(oil));
            note(17, sectors::drum_draining(oil));
            note(18, sectors::flush_reuse(oil));
        }
        Process::Plastics(plastics) => {
            note(19, sectors::barrel_insulation(plastics));
            note(20, sectors::machine_idle_off(plastics));
            note(21, sectors::regrind_loop(plastics));
        }
        Process::PowderedFood(powder) => {
            note(22, sectors::dust_fans(powder));
            note(23, sectors::feed_solids(plant, powder));
            note(24, sectors::giveaway(powder));
        }
    }
}
