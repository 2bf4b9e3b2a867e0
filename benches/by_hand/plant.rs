//! The facts of a plant as plain numbers: energy in kWh and fuel in GJ a year, masses in t and volumes in m3 a year,
//! temperatures in °C, shares from 0 to 1.

/// A group of like lights.
#[derive(Clone)]
pub struct Lights {
    pub is_led: bool,
    pub power_kw: f64,
    pub led_power_kw: f64,
    pub count: f64,
    pub hours: f64,
    pub peak_share: f64,
}

/// A motor.
#[derive(Clone)]
pub struct Motor {
    pub power_kw: f64,
    pub idle_load: f64,
    pub idle_hours: f64,
}

/// A group of like injection moulding machines.
#[derive(Clone)]
pub struct Machine {
    pub count: f64,
    pub hours: f64,
    pub idle_power_kw: f64,
    pub idle_hours: f64,
    pub surface_temperature: f64,
    pub insulated_share: f64,
    pub bare_loss_kw: f64,
    pub heater_power_kw: f64,
    pub barrel_area_m2: f64,
}

/// Containers of one kind that are emptied.
#[derive(Clone)]
pub struct Container {
    pub contents: Contents,
    pub emptied: f64,
    pub residue_kg: f64,
    pub drained_residue_kg: f64,
}

/// What was in a container.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    Additive,
    BaseOil,
}

/// A fan of a dust collector.
#[derive(Clone)]
pub struct Fan {
    pub power_kw: f64,
    pub hours: f64,
    pub needed_hours: f64,
    pub idle_air: f64,
}

/// What the boiler burns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fuel {
    NaturalGas,
    Diesel,
}

/// What only plants of one sector have.
#[derive(Clone)]
pub enum Process {
    OilLube(OilLube),
    Plastics(Plastics),
    Cardboard(Cardboard),
    Dairy(Dairy),
    PowderedFood(PowderedFood),
}

/// Oil and lubricants.
#[derive(Clone)]
pub struct OilLube {
    pub flush_to_slop_m3: f64,
    pub avoidable_share: f64,
    pub oil_density_kg_m3: f64,
    /// In the plant's currency.
    pub slop_price_m3: f64,
    /// In the plant's currency.
    pub value_lost_m3: f64,
    pub product_families: f64,
    pub empty_containers_t: f64,
    pub containers: Vec<Container>,
}

/// Injection moulding.
#[derive(Clone)]
pub struct Plastics {
    pub resin_t: f64,
    pub clean_scrap_t: f64,
    pub regrind_used_t: f64,
    pub regrind_limit: f64,
    pub has_granulator: bool,
    pub has_bare_bands: bool,
    pub machines: Vec<Machine>,
}

/// Corrugated board.
#[derive(Clone)]
pub struct Cardboard {
    pub idle_hours: f64,
    pub idle_fuel_gj_h: f64,
    pub double_wall_share: f64,
    pub starch_rate_g_m2: f64,
    pub starch_t: f64,
    pub trim_share: f64,
    /// In the plant's currency.
    pub trim_price_kg: f64,
    pub paper_t: f64,
}

/// Milk.
#[derive(Clone)]
pub struct Dairy {
    pub cip_cycles: f64,
    pub pre_rinse_m3: f64,
    pub final_rinse_m3: f64,
    pub has_rinse_recovery: bool,
    pub cip_stations: f64,
    pub recirculation_hours: f64,
    pub pasteuriser_flow_m3_h: f64,
    pub heating_rise: f64,
    pub cooling_drop: f64,
    pub pump_power_kw: f64,
    pub wash_outs: f64,
    pub line_hold_up_m3: f64,
    pub washed_lines: f64,
    pub pushes: bool,
    pub milk_t: f64,
}

/// Dried food.
#[derive(Clone)]
pub struct PowderedFood {
    pub dries_with_gas: bool,
    pub dried_powder_t: f64,
    pub product_solids: f64,
    pub feed_solids: f64,
    pub feed_solids_best: f64,
    pub dryer_gas_gj: f64,
    pub evaporator_steam: f64,
    pub overfill: f64,
    pub fill_deviation: f64,
    pub powder_t: f64,
    pub fans: Vec<Fan>,
}

/// The boiler and its steam.
#[derive(Clone)]
pub struct Steam {
    pub fuel: Fuel,
    pub fuel_gj: f64,
    pub efficiency: f64,
    pub flue_oxygen: f64,
    pub flue_temperature: f64,
    pub air_temperature: f64,
    pub makeup_temperature: f64,
    pub pressure_bar: f64,
    pub hours: f64,
    pub traps: f64,
    pub traps_failed: f64,
    pub trap_orifice_mm: f64,
    pub traps_in_the_open: bool,
}

/// A plant.
#[derive(Clone)]
pub struct Plant {
    pub dollar: f64,
    pub altitude_m: f64,
    pub electricity_kwh: f64,
    pub peak_demand_kw: f64,
    pub power_factor: f64,
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
    pub steam: Steam,
    pub mixed_hazardous_t: f64,
    pub clean_share: f64,
    pub lighting: Vec<Lights>,
    pub motors: Vec<Motor>,
    pub process: Process,
    /// Per unit of each resource, in the plant's currency.
    pub prices: [f64; super::RESOURCES],
}
