//! Ten of the rules as somebody would write them who knew from the start which ten there are: plain numbers, no units,
//! no words, no report. They are what the rules are measured against, and must give the same savings.

mod measures;
pub mod plants;
mod stack;

/// A group of like lights.
pub struct Lights {
    pub is_led: bool,
    pub power_kw: f64,
    pub led_power_kw: f64,
    pub count: f64,
    pub hours: f64,
    pub peak_share: f64,
}

/// A motor.
pub struct Motor {
    pub power_kw: f64,
    pub idle_load: f64,
    pub idle_hours: f64,
}

/// A group of like injection moulding machines.
pub struct Machine {
    pub count: f64,
    pub idle_power_kw: f64,
    pub idle_hours: f64,
}

/// What the boiler burns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fuel {
    NaturalGas,
    Diesel,
}

/// The facts of a plant, energy in kWh and fuel in GJ a year, temperatures in °C, shares from 0 to 1.
pub struct Plant {
    pub dollar: f64,
    pub altitude_m: f64,
    pub electricity_kwh: f64,
    pub has_hourly_tariff: bool,
    pub shiftable_kw: f64,
    pub window_demand_kw: f64,
    pub air_energy_kwh: f64,
    pub air_leak_share: f64,
    pub air_leaks_found: f64,
    pub air_control_response: f64,
    pub air_pressure_bar: f64,
    pub air_needed_bar: f64,
    pub air_drop_bar: f64,
    pub water_m3: f64,
    pub night_flow_m3_h: f64,
    pub night_use_m3_h: f64,
    pub pressurised_hours: f64,
    pub fuel: Fuel,
    pub boiler_fuel_gj: f64,
    pub flue_oxygen: f64,
    pub flue_temperature: f64,
    pub air_temperature: f64,
    pub mixed_hazardous_t: f64,
    pub clean_share: f64,
    pub resin_t: f64,
    pub clean_scrap_t: f64,
    pub regrind_used_t: f64,
    pub regrind_limit: f64,
    pub has_granulator: bool,
    pub lighting: Vec<Lights>,
    pub motors: Vec<Motor>,
    pub machines: Vec<Machine>,
    pub prices: Prices,
}

/// Prices in the plant's currency.
pub struct Prices {
    pub electricity_kwh: f64,
    pub demand_kw_month: f64,
    pub water_m3: f64,
    pub fuel_gj: f64,
    pub resin_kg: f64,
    pub mixed_hazardous_kg: f64,
    pub plastic_scrap_kg: f64,
    pub general_kg: f64,
}

/// Amounts of a year.
#[derive(Default)]
pub struct Amounts {
    pub electricity_kwh: f64,
    pub demand_kw: f64,
    pub water_m3: f64,
    pub fuel_gj: f64,
    pub resin_t: f64,
    pub mixed_hazardous_t: f64,
    pub plastic_scrap_t: f64,
    pub general_t: f64,
}

impl Amounts {
    fn value(&self, prices: &Prices) -> f64 {
        self.electricity_kwh * prices.electricity_kwh
            + self.demand_kw * prices.demand_kw_month * 12.0
            + self.water_m3 * prices.water_m3
            + self.fuel_gj * prices.fuel_gj
            + self.resin_t * prices.resin_kg * 1000.0
            + self.mixed_hazardous_t * prices.mixed_hazardous_kg * 1000.0
            + self.plastic_scrap_t * prices.plastic_scrap_kg * 1000.0
            + self.general_t * prices.general_kg * 1000.0
    }
}

/// A measure that applies. Investment and running cost are in dollars.
#[derive(Default)]
pub struct Measure {
    pub saves: Amounts,
    pub uses: Amounts,
    pub investment: f64,
    pub running_cost: f64,
}

impl Measure {
    /// Money of a year in the plant's currency.
    pub fn annual_saving(&self, plant: &Plant) -> f64 {
        self.saves.value(&plant.prices) - self.uses.value(&plant.prices) - self.running_cost * plant.dollar
    }

    /// Simple payback in months; none where nothing comes back.
    pub fn payback(&self, plant: &Plant) -> Option<f64> {
        let saving = self.annual_saving(plant);
        (saving > 0.0).then(|| self.investment * plant.dollar / saving * 12.0)
    }
}

/// A measure by hand: none where it does not apply.
pub type ByHand = fn(&Plant) -> Option<Measure>;

/// The ten, by the ids of the rules.
pub const TEN: [(&str, ByHand); 10] = [
    ("common/boiler_air_fuel", measures::boiler_air_fuel),
    ("common/compressed_air_leaks", measures::compressed_air_leaks),
    ("common/compressed_air_pressure", measures::compressed_air_pressure),
    ("common/hazardous_segregation", measures::hazardous_segregation),
    ("common/idle_equipment", measures::idle_equipment),
    ("common/led_lighting", measures::led_lighting),
    ("common/peak_shifting", measures::peak_shifting),
    ("common/water_leaks", measures::water_leaks),
    ("plastics/machine_idle_off", measures::machine_idle_off),
    ("plastics/regrind_loop", measures::regrind_loop),
];

/// Judges the ten at a plant: each measure that applies, with its payback.
pub fn judge(plant: &Plant) -> [Option<(Measure, Option<f64>)>; 10] {
    TEN.map(|(_, measure)| {
        let measure = measure(plant)?;
        let payback = measure.payback(plant);
        Some((measure, payback))
    })
}
