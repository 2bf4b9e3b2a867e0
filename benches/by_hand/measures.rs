//! The ten measures; the numbers are the typical values of the rules.

use super::stack::stack_loss;
use super::{Amounts, Fuel, Lights, Measure, Plant};

pub(super) fn boiler_air_fuel(plant: &Plant) -> Option<Measure> {
    let target = match plant.fuel {
        Fuel::NaturalGas => 0.03,
        Fuel::Diesel => 0.04,
    };
    if plant.flue_oxygen <= target + 0.01 {
        return None;
    }
    let loss = |oxygen: f64| stack_loss(plant.fuel, oxygen, plant.flue_temperature, plant.air_temperature);
    let after = loss(target.min(plant.flue_oxygen));
    let saved_share = (loss(plant.flue_oxygen) - after) / (1.0 - after);
    let fuel_gj = plant.boiler_fuel_gj * saved_share * 0.75;
    Some(Measure { saves: Amounts { fuel_gj, ..Amounts::default() }, investment: 600.0, ..Measure::default() })
}

pub(super) fn compressed_air_leaks(plant: &Plant) -> Option<Measure> {
    if plant.air_leak_share <= 0.10 {
        return None;
    }
    let electricity_kwh = plant.air_energy_kwh * plant.air_leak_share * 0.70 * plant.air_control_response;
    let investment = 500.0 + 35.0 * (plant.air_leaks_found * 0.70);
    Some(Measure { saves: Amounts { electricity_kwh, ..Amounts::default() }, investment, ..Measure::default() })
}

pub(super) fn compressed_air_pressure(plant: &Plant) -> Option<Measure> {
    let target = plant.air_needed_bar + plant.air_drop_bar + 0.3;
    if plant.air_pressure_bar - target <= 0.5 || plant.air_needed_bar < 1.0 || plant.air_pressure_bar > 15.0 {
        return None;
    }
    let atmosphere = 1.013_25 * (1.0 - 0.0065 * plant.altitude_m / 288.15).powf(9.806_65 / (287.052_87 * 0.0065));
    let work = |gauge: f64| ((gauge + atmosphere) / atmosphere).powf(0.4 / 1.4) - 1.0;
    let new_power = work(target.min(plant.air_pressure_bar)) / work(plant.air_pressure_bar);
    let electricity_kwh = plant.air_energy_kwh * (1.0 - new_power) * 0.85;
    Some(Measure { saves: Amounts { electricity_kwh, ..Amounts::default() }, investment: 120.0, ..Measure::default() })
}

pub(super) fn hazardous_segregation(plant: &Plant) -> Option<Measure> {
    if plant.mixed_hazardous_t <= 0.0 || plant.clean_share <= 0.10 {
        return None;
    }
    let kept_out = plant.mixed_hazardous_t * plant.clean_share * 0.75;
    Some(Measure {
        saves: Amounts { mixed_hazardous_t: kept_out, ..Amounts::default() },
        uses: Amounts { general_t: kept_out, ..Amounts::default() },
        investment: 700.0,
        ..Measure::default()
    })
}

pub(super) fn idle_equipment(plant: &Plant) -> Option<Measure> {
    let (mut count, mut idle_kwh) = (0.0, 0.0);
    for motor in plant.motors.iter().filter(|motor| motor.idle_hours > 200.0) {
        count += 1.0;
        idle_kwh += motor.power_kw * motor.idle_load * motor.idle_hours;
    }
    (count > 0.0).then(|| Measure {
        saves: Amounts { electricity_kwh: idle_kwh * 0.70, ..Amounts::default() },
        investment: count * 60.0,
        ..Measure::default()
    })
}

pub(super) fn led_lighting(plant: &Plant) -> Option<Measure> {
    let worth = |lights: &&Lights| !lights.is_led && lights.hours > 2000.0 && lights.led_power_kw < lights.power_kw;
    let (mut saves, mut investment, mut found) = (Amounts::default(), 0.0, false);
    for lights in plant.lighting.iter().filter(worth) {
        let less_kw = lights.count * (lights.power_kw - lights.led_power_kw);
        saves.electricity_kwh += less_kw * lights.hours;
        saves.demand_kw += less_kw * lights.peak_share;
        investment += lights.count * (1.0 * lights.led_power_kw * 1000.0 + 8.0);
        found = true;
    }
    found.then_some(Measure { saves, investment, ..Measure::default() })
}

pub(super) fn peak_shifting(plant: &Plant) -> Option<Measure> {
    let before = plant.window_demand_kw;
    if !plant.has_hourly_tariff || plant.shiftable_kw <= before * 0.05 {
        return None;
    }
    let energy_formula = plant.electricity_kwh / (8760.0 * 0.57);
    let moved = (plant.shiftable_kw * 0.80).min(before);
    let less = before.min(energy_formula) - (before - moved).min(energy_formula);
    let saves = Amounts { demand_kw: less * 0.79, ..Amounts::default() };
    // Where energy and not the peak hours sets the capacity, moving a load saves nothing.
    (saves.demand_kw > 0.0).then_some(Measure { saves, investment: 600.0, ..Measure::default() })
}

pub(super) fn water_leaks(plant: &Plant) -> Option<Measure> {
    let leaked = (plant.night_flow_m3_h - plant.night_use_m3_h) * plant.pressurised_hours;
    if leaked <= plant.water_m3 * 0.02 {
        return None;
    }
    let water_m3 = leaked.min(plant.water_m3) * 0.80;
    Some(Measure { saves: Amounts { water_m3, ..Amounts::default() }, investment: 700.0, ..Measure::default() })
}

pub(super) fn machine_idle_off(plant: &Plant) -> Option<Measure> {
    let (mut machines, mut idle_kwh) = (0.0, 0.0);
    for machine in plant.machines.iter().filter(|machine| machine.idle_hours > 100.0) {
        machines += machine.count;
        idle_kwh += machine.count * machine.idle_power_kw * machine.idle_hours;
    }
    (machines > 0.0).then(|| Measure {
        saves: Amounts { electricity_kwh: idle_kwh * 0.65, ..Amounts::default() },
        investment: machines * 60.0,
        ..Measure::default()
    })
}

pub(super) fn regrind_loop(plant: &Plant) -> Option<Measure> {
    let room = (plant.resin_t + plant.regrind_used_t) * plant.regrind_limit - plant.regrind_used_t;
    if plant.clean_scrap_t <= 5.0 || room <= 0.0 {
        return None;
    }
    let resin_t = (plant.clean_scrap_t * 0.98).min(room);
    let ground = resin_t / 0.98;
    let granulators = if plant.has_granulator { 0.0 } else { (ground / 200.0).max(1.0) };
    Some(Measure {
        saves: Amounts { resin_t, plastic_scrap_t: resin_t, ..Amounts::default() },
        uses: Amounts { electricity_kwh: ground * 60.0, ..Amounts::default() },
        investment: 800.0 + granulators * 7000.0,
        running_cost: ground * 90.0,
    })
}
