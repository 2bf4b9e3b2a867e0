//! The measures of every plant; the numbers are the typical values of the rules.

use super::stack::stack_loss;
use super::steam::{orifice_flow, steam_heat};
use super::{Fuel, Lights, Measure, NOTHING, Plant, Resource};

/// Air pressure in bar(a).
fn atmosphere(altitude_m: f64) -> f64 {
    1.013_25 * (1.0 - 0.0065 * altitude_m / 288.15).powf(9.806_65 / (287.052_87 * 0.0065))
}

pub(super) fn boiler_air_fuel(plant: &Plant) -> Option<Measure> {
    let steam = &plant.steam;
    let target = match steam.fuel {
        Fuel::NaturalGas => 0.03,
        Fuel::Diesel => 0.04,
    };
    if steam.flue_oxygen <= target + 0.01 {
        return None;
    }
    let loss = |oxygen: f64| stack_loss(steam.fuel, oxygen, steam.flue_temperature, steam.air_temperature);
    let after = loss(target.min(steam.flue_oxygen));
    let saved_share = (loss(steam.flue_oxygen) - after) / (1.0 - after);
    let fuel_gj = steam.fuel_gj * saved_share * 0.75;
    Some(Measure::saving((Resource::Fuel, fuel_gj), 600.0))
}

pub(super) fn compressed_air_leaks(plant: &Plant) -> Option<Measure> {
    if plant.air_leak_share <= 0.10 {
        return None;
    }
    let electricity_kwh = plant.air_energy_kwh * plant.air_leak_share * 0.70 * plant.air_control_response;
    let investment = 500.0 + 35.0 * (plant.air_leaks_found * 0.70);
    Some(Measure::saving((Resource::Electricity, electricity_kwh), investment))
}

pub(super) fn compressed_air_pressure(plant: &Plant) -> Option<Measure> {
    let target = plant.air_needed_bar + plant.air_drop_bar + 0.3;
    if plant.air_pressure_bar - target <= 0.5 || plant.air_needed_bar < 1.0 || plant.air_pressure_bar > 15.0 {
        return None;
    }
    let atmosphere = atmosphere(plant.altitude_m);
    let work = |gauge: f64| ((gauge + atmosphere) / atmosphere).powf(0.4 / 1.4) - 1.0;
    let new_power = work(target.min(plant.air_pressure_bar)) / work(plant.air_pressure_bar);
    let electricity_kwh = plant.air_energy_kwh * (1.0 - new_power) * 0.85;
    Some(Measure::saving((Resource::Electricity, electricity_kwh), 120.0))
}

pub(super) fn hazardous_segregation(plant: &Plant) -> Option<Measure> {
    if plant.mixed_hazardous_t <= 0.0 || plant.clean_share <= 0.10 {
        return None;
    }
    let kept_out = plant.mixed_hazardous_t * plant.clean_share * 0.75;
    let measure = Measure::saving((Resource::MixedHazardous, kept_out), 700.0);
    Some(Measure { uses: (Resource::General, kept_out), ..measure })
}

pub(super) fn idle_equipment(plant: &Plant) -> Option<Measure> {
    let (mut count, mut idle_kwh) = (0.0, 0.0);
    for motor in plant.motors.iter().filter(|motor| motor.idle_hours > 200.0) {
        count += 1.0;
        idle_kwh += motor.power_kw * motor.idle_load * motor.idle_hours;
    }
    (count > 0.0).then(|| Measure::saving((Resource::Electricity, idle_kwh * 0.70), count * 60.0))
}

pub(super) fn led_lighting(plant: &Plant) -> Option<Measure> {
    let worth = |lights: &&Lights| !lights.is_led && lights.hours > 2000.0 && lights.led_power_kw < lights.power_kw;
    let (mut energy_kwh, mut demand_kw, mut investment, mut found) = (0.0, 0.0, 0.0, false);
    for lights in plant.lighting.iter().filter(worth) {
        let less_kw = lights.count * (lights.power_kw - lights.led_power_kw);
        energy_kwh += less_kw * lights.hours;
        demand_kw += less_kw * lights.peak_share;
        investment += lights.count * (1.0 * lights.led_power_kw * 1000.0 + 8.0);
        found = true;
    }
    let saves = [(Resource::Electricity, energy_kwh), (Resource::Demand, demand_kw), NOTHING];
    found.then(|| Measure::saving_all(saves, investment))
}

pub(super) fn peak_shifting(plant: &Plant) -> Option<Measure> {
    if !plant.has_hourly_tariff || plant.shiftable_kw <= plant.window_demand_kw * 0.05 {
        return None;
    }
    let moved = plant.shiftable_kw.min(plant.window_demand_kw.min(plant.peak_demand_kw));
    let saves = [(Resource::Demand, moved * 0.80), (Resource::MovedElectricity, moved * 700.0), NOTHING];
    Some(Measure::saving_all(saves, 600.0))
}

pub(super) fn power_factor(plant: &Plant) -> Option<Measure> {
    if plant.power_factor >= 0.95 {
        return None;
    }
    let reactive = |factor: f64| (1.0 - factor * factor).sqrt() / factor;
    let bank = plant.peak_demand_kw * (reactive(plant.power_factor) - reactive(0.97)) * 60.0;
    Some(Measure { running_cost: bank * 0.03, ..Measure::saving((Resource::PowerFactor, 0.97), bank + 500.0) })
}

pub(super) fn steam_traps(plant: &Plant) -> Option<Measure> {
    let steam = &plant.steam;
    if steam.traps_failed <= 0.0 || steam.pressure_bar < 1.0 || steam.pressure_bar > 25.0 {
        return None;
    }
    let atmosphere = atmosphere(plant.altitude_m);
    let lost_share = if steam.traps_in_the_open { 1.0 } else { 1.0 - 0.30 };
    let full_flow = orifice_flow(steam.trap_orifice_mm, steam.pressure_bar, atmosphere, 0.73);
    let blown_kg = steam.traps_failed * full_flow * 0.50 * steam.hours;
    let heat_kj_kg = steam_heat(steam.pressure_bar, atmosphere, steam.makeup_temperature);
    let believable_kg = steam.fuel_gj * 1e6 * 0.20 * steam.efficiency / heat_kj_kg;
    let kept_kg = (blown_kg * lost_share).min(believable_kg) * 0.90;
    let fuel_gj = kept_kg * heat_kj_kg / 1e6 / steam.efficiency;
    let investment = 8.0 * steam.traps + 250.0 * steam.traps_failed * 0.90;
    let saves = [(Resource::Fuel, fuel_gj), (Resource::Water, kept_kg / 1000.0), NOTHING];
    Some(Measure::saving_all(saves, investment))
}

pub(super) fn water_leaks(plant: &Plant) -> Option<Measure> {
    let leaked = (plant.night_flow_m3_h - plant.night_use_m3_h) * plant.pressurised_hours;
    if leaked <= plant.water_m3 * 0.02 {
        return None;
    }
    let water_m3 = leaked.min(plant.water_m3) * 0.80;
    Some(Measure::saving((Resource::Water, water_m3), 700.0))
}
