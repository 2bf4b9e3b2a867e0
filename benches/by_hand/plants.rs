//! A thousand plants of which everything is known, the same on every run.

use serde_json::{Value, json};

use super::{Fuel, Lights, Machine, Motor, Plant, Prices};

/// `SplitMix64` of Steele, Lea and Flood (2014).
struct Random(u64);

impl Random {
    /// From `low` up to `high`, in steps of a thousandth of the way.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let thousandths = u16::try_from((mixed ^ (mixed >> 31)) % 1001).unwrap_or_default();
        low + (high - low) * f64::from(thousandths) / 1000.0
    }

    fn whole(&mut self, low: f64, high: f64) -> f64 {
        self.between(low, high).round()
    }

    fn one_in(&mut self, many: f64) -> bool {
        self.between(0.0, many) < 1.0
    }
}

/// The plants.
pub fn thousand() -> Vec<Plant> {
    let mut random = Random(2026);
    (0..1000).map(|_| plant(&mut random)).collect()
}

fn plant(random: &mut Random) -> Plant {
    let window_demand_kw = random.between(150.0, 450.0);
    let air_needed_bar = random.between(4.0, 7.0);
    let water_m3 = random.between(3000.0, 30_000.0);
    Plant {
        dollar: random.between(17.0, 20.0),
        altitude_m: random.between(0.0, 2600.0),
        electricity_kwh: random.between(1_200_000.0, 2_600_000.0),
        has_hourly_tariff: !random.one_in(5.0),
        shiftable_kw: window_demand_kw * random.between(0.0, 0.3),
        window_demand_kw,
        air_energy_kwh: random.between(50_000.0, 400_000.0),
        air_leak_share: random.between(0.05, 0.40),
        air_leaks_found: random.whole(5.0, 80.0),
        air_control_response: random.between(0.3, 1.0),
        air_pressure_bar: air_needed_bar + random.between(0.5, 3.0),
        air_needed_bar,
        air_drop_bar: random.between(0.1, 0.8),
        water_m3,
        night_flow_m3_h: water_m3 / 8760.0 * random.between(0.05, 0.3),
        night_use_m3_h: water_m3 / 8760.0 * random.between(0.0, 0.05),
        pressurised_hours: random.between(6000.0, 8760.0),
        fuel: if random.one_in(3.0) { Fuel::Diesel } else { Fuel::NaturalGas },
        boiler_fuel_gj: random.between(2000.0, 40_000.0),
        flue_oxygen: random.between(0.03, 0.10),
        flue_temperature: random.between(150.0, 280.0),
        air_temperature: random.between(18.0, 35.0),
        mixed_hazardous_t: random.between(0.5, 12.0),
        clean_share: random.between(0.0, 0.6),
        resin_t: random.between(300.0, 3000.0),
        clean_scrap_t: random.between(2.0, 60.0),
        regrind_used_t: random.between(0.0, 40.0),
        regrind_limit: random.between(0.02, 0.15),
        has_granulator: random.one_in(2.0),
        lighting: (0..3).map(|_| lights(random)).collect(),
        motors: (0..4).map(|_| motor(random)).collect(),
        machines: (0..3).map(|_| machine(random)).collect(),
        prices: Prices {
            electricity_kwh: random.between(1.2, 2.8),
            demand_kw_month: random.between(250.0, 550.0),
            water_m3: random.between(15.0, 90.0),
            fuel_gj: random.between(120.0, 450.0),
            resin_kg: random.between(18.0, 40.0),
            mixed_hazardous_kg: random.between(5.0, 20.0),
            plastic_scrap_kg: random.between(-8.0, 1.0),
            general_kg: random.between(0.5, 2.0),
        },
    }
}

fn lights(random: &mut Random) -> Lights {
    let power_kw = random.between(0.03, 0.46);
    Lights {
        is_led: random.one_in(3.0),
        power_kw,
        led_power_kw: power_kw * random.between(0.3, 0.6),
        count: random.whole(5.0, 120.0),
        hours: random.between(1500.0, 8000.0),
        peak_share: random.between(0.2, 1.0),
    }
}

fn motor(random: &mut Random) -> Motor {
    Motor {
        power_kw: random.between(1.0, 45.0),
        idle_load: random.between(0.1, 0.6),
        idle_hours: random.between(0.0, 500.0),
    }
}

fn machine(random: &mut Random) -> Machine {
    Machine {
        count: random.whole(1.0, 6.0),
        idle_power_kw: random.between(2.0, 15.0),
        idle_hours: random.between(0.0, 800.0),
    }
}

/// The profile in which somebody would have written the same facts.
pub fn profile(plant: &Plant) -> Value {
    let (prices, fuel) = (&plant.prices, if plant.fuel == Fuel::Diesel { "diesel" } else { "natural_gas" });
    let lighting = plant.lighting.iter().map(|lights| {
        json!({
            "lamp": if lights.is_led { "led" } else { "metal_halide" },
            "power": quantity(lights.power_kw, "kW"),
            "led_power": quantity(lights.led_power_kw, "kW"),
            "count": lights.count,
            "hours": lights.hours,
            "peak_share": quantity(lights.peak_share, "1"),
        })
    });
    let motors = plant.motors.iter().map(|motor| {
        json!({
            "power": motor.power_kw,
            "load": quantity(0.7, "1"),
            "hours": 5000,
            "efficiency": quantity(0.9, "1"),
            "idle_load": quantity(motor.idle_load, "1"),
            "idle_hours": motor.idle_hours,
        })
    });
    let machines = plant.machines.iter().map(|machine| {
        json!({
            "count": machine.count,
            "hours": 6000,
            "running_power": 60,
            "idle_power": machine.idle_power_kw,
            "idle_hours": machine.idle_hours,
        })
    });
    json!({
        "schema": "auditlite/profile@1",
        "currency": "MXN",
        "exchange_rates": { "USD": { "rate": plant.dollar, "date": "2026-10-01", "source": "made up" } },
        "facility": {
            "sector": "plastics", "country": "MX", "state": "Querétaro",
            "altitude": plant.altitude_m, "operating_hours": 6900, "operating_days": 300,
        },
        "electricity": {
            "annual_energy": plant.electricity_kwh,
            "peak_demand": 500,
            "tariff": if plant.has_hourly_tariff { "GDMTH" } else { "GDMTO" },
            "energy_price": prices.electricity_kwh,
            "demand_price": prices.demand_kw_month,
            "shiftable_demand": plant.shiftable_kw,
            "window_demand": plant.window_demand_kw,
        },
        "compressed_air": {
            "annual_energy": plant.air_energy_kwh,
            "leak_share": quantity(plant.air_leak_share, "1"),
            "leaks_found": plant.air_leaks_found,
            "control_response": plant.air_control_response,
            "pressure": plant.air_pressure_bar,
            "needed_pressure": plant.air_needed_bar,
            "pressure_drop": plant.air_drop_bar,
        },
        "water": {
            "annual_use": plant.water_m3,
            "price": prices.water_m3,
            "night_flow": plant.night_flow_m3_h,
            "night_use": plant.night_use_m3_h,
            "pressurised_hours": plant.pressurised_hours,
        },
        "steam": {
            "fuel": fuel,
            "annual_fuel": plant.boiler_fuel_gj,
            "flue_oxygen": quantity(plant.flue_oxygen, "1"),
            "flue_temperature": plant.flue_temperature,
            "combustion_air_temperature": plant.air_temperature,
        },
        fuel: { "annual_energy": 50_000, "price": prices.fuel_gj },
        "plastics": {
            "clean_scrap": plant.clean_scrap_t,
            "regrind_used": plant.regrind_used_t,
            "regrind_limit": quantity(plant.regrind_limit, "1"),
            "granulator": plant.has_granulator,
        },
        "lighting": lighting.collect::<Value>(),
        "motors": motors.collect::<Value>(),
        "moulding_machines": machines.collect::<Value>(),
        "materials": { "resin": { "annual_amount": plant.resin_t, "price": prices.resin_kg } },
        "wastes": {
            "mixed_hazardous": {
                "kind": "hazardous",
                "annual_amount": plant.mixed_hazardous_t,
                "disposal_price": prices.mixed_hazardous_kg,
                "clean_share": quantity(plant.clean_share, "1"),
            },
            "plastic_scrap": { "kind": "solid", "annual_amount": 400, "disposal_price": prices.plastic_scrap_kg },
            "general": { "kind": "solid", "annual_amount": 30, "disposal_price": prices.general_kg },
        },
    })
}

fn quantity(value: f64, unit: &str) -> Value {
    json!({ "value": value, "unit": unit })
}
