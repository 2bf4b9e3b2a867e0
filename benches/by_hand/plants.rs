//! Plants of which everything is known, the same on every run: a fifth of each sector, lists of one to eight records.

use super::plant::{Cardboard, Container, Contents, Dairy, Fan, Fuel, Lights, Machine, Motor, OilLube, Plant};
use super::plant::{Plastics, PowderedFood, Process, Steam};

/// `SplitMix64` of Steele, Lea and Flood (2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` up to `high`, in steps of a thousandth of the way.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let thousandths = u16::try_from(self.next() % 1001).unwrap_or_default();
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
pub fn plants(count: usize) -> Vec<Plant> {
    let mut random = Random(2026);
    (0..count).map(|_| plant(&mut random)).collect()
}

fn list<T>(random: &mut Random, most: f64, of: impl Fn(&mut Random) -> T) -> Vec<T> {
    let count = random.whole(1.0, most);
    std::iter::successors(Some(1.0), |number| (*number < count).then_some(number + 1.0)).map(|_| of(random)).collect()
}

fn plant(random: &mut Random) -> Plant {
    let window_demand_kw = random.between(150.0, 450.0);
    let air_needed_bar = random.between(4.0, 7.0);
    let water_m3 = random.between(3000.0, 30_000.0);
    let steam = steam(random);
    let fuel = steam.fuel;
    let (dollar, altitude_m) = (random.between(17.0, 20.0), random.between(0.0, 2600.0));
    let electricity_kwh = random.between(1_200_000.0, 2_600_000.0);
    Plant {
        dollar,
        altitude_m,
        electricity_kwh,
        // From 0.80 to 0.99.
        power_factor: 0.80 + 0.19 * (electricity_kwh - 1_200_000.0) / 1_400_000.0,
        peak_demand_kw: 500.0,
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
        steam,
        mixed_hazardous_t: random.between(0.5, 12.0),
        clean_share: random.between(0.0, 0.6),
        lighting: list(random, 5.0, lights),
        motors: list(random, 8.0, motor),
        process: match random.between(0.0, 5.0) {
            ..1.0 => Process::OilLube(oil_lube(random)),
            ..2.0 => Process::Plastics(plastics(random)),
            ..3.0 => Process::Cardboard(cardboard(random)),
            ..4.0 => Process::Dairy(dairy(random)),
            _ => Process::PowderedFood(powdered_food(random)),
        },
        prices: prices(random, fuel),
    }
}

fn steam(random: &mut Random) -> Steam {
    let traps = random.whole(5.0, 120.0);
    Steam {
        fuel: if random.one_in(3.0) { Fuel::Diesel } else { Fuel::NaturalGas },
        fuel_gj: random.between(2000.0, 40_000.0),
        efficiency: random.between(0.72, 0.88),
        flue_oxygen: random.between(0.03, 0.10),
        flue_temperature: random.between(150.0, 280.0),
        air_temperature: random.between(18.0, 35.0),
        makeup_temperature: random.between(12.0, 25.0),
        pressure_bar: random.between(3.0, 12.0),
        hours: random.between(3000.0, 8000.0),
        traps,
        // At half of the plants none blows.
        traps_failed: (traps * random.between(-0.25, 0.25)).max(0.0).floor(),
        trap_orifice_mm: random.between(2.0, 8.0),
        traps_in_the_open: random.one_in(4.0),
    }
}

/// Prices per unit of each resource, in the order of the resources.
fn prices(random: &mut Random, fuel: Fuel) -> [f64; super::RESOURCES] {
    let tonne = |kilogram: f64| kilogram * 1000.0;
    let gas = random.between(80.0, 250.0);
    [
        random.between(1.2, 2.8),
        0.0, // only a tariff prices moved energy
        random.between(250.0, 550.0) * 12.0,
        0.0, // and a power factor
        if fuel == Fuel::NaturalGas { gas } else { random.between(250.0, 450.0) },
        gas,
        random.between(15.0, 90.0),
        random.between(10.0, 40.0),
        tonne(random.between(18.0, 40.0)),
        tonne(random.between(8.0, 16.0)),
        tonne(random.between(7.0, 14.0)),
        tonne(random.between(8.0, 12.0)),
        tonne(random.between(40.0, 90.0)),
        tonne(random.between(60.0, 140.0)),
        tonne(random.between(18.0, 35.0)),
        tonne(random.between(5.0, 20.0)),
        tonne(random.between(4.0, 12.0)),
        tonne(random.between(-8.0, 1.0)),
        tonne(random.between(0.5, 2.0)),
    ]
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
        idle_hours: random.between(0.0, 400.0),
    }
}

fn oil_lube(random: &mut Random) -> OilLube {
    OilLube {
        flush_to_slop_m3: random.between(5.0, 120.0),
        avoidable_share: random.between(0.0, 0.6),
        oil_density_kg_m3: random.between(850.0, 900.0),
        slop_price_m3: random.between(-2000.0, 4000.0),
        value_lost_m3: random.between(5000.0, 15_000.0),
        product_families: random.whole(1.0, 6.0),
        empty_containers_t: random.between(2.0, 60.0),
        containers: list(random, 6.0, |random| Container {
            contents: if random.one_in(3.0) { Contents::Additive } else { Contents::BaseOil },
            emptied: random.whole(50.0, 3000.0),
            residue_kg: random.between(0.2, 1.3),
            drained_residue_kg: random.between(0.2, 1.0),
        }),
    }
}

fn plastics(random: &mut Random) -> Plastics {
    Plastics {
        resin_t: random.between(300.0, 3000.0),
        clean_scrap_t: random.between(2.0, 60.0),
        regrind_used_t: random.between(0.0, 40.0),
        regrind_limit: random.between(0.02, 0.15),
        has_granulator: random.one_in(2.0),
        has_bare_bands: !random.one_in(4.0),
        machines: list(random, 6.0, |random| Machine {
            count: random.whole(1.0, 6.0),
            hours: random.between(4000.0, 7500.0),
            idle_power_kw: random.between(2.0, 15.0),
            idle_hours: random.between(0.0, 400.0),
            surface_temperature: random.between(45.0, 220.0),
            insulated_share: random.between(0.0, 1.0),
            bare_loss_kw: random.between(0.3, 4.0),
            heater_power_kw: random.between(2.0, 20.0),
            barrel_area_m2: random.between(0.2, 2.0),
        }),
    }
}

fn cardboard(random: &mut Random) -> Cardboard {
    Cardboard {
        idle_hours: random.between(0.0, 1200.0),
        idle_fuel_gj_h: random.between(0.2, 3.0),
        double_wall_share: random.between(0.0, 0.4),
        starch_rate_g_m2: random.between(7.0, 14.0),
        starch_t: random.between(50.0, 600.0),
        trim_share: random.between(0.02, 0.07),
        trim_price_kg: random.between(1.0, 3.0),
        paper_t: random.between(4000.0, 40_000.0),
    }
}

fn dairy(random: &mut Random) -> Dairy {
    Dairy {
        cip_cycles: random.whole(500.0, 9000.0),
        pre_rinse_m3: random.between(0.2, 0.9),
        final_rinse_m3: random.between(0.2, 0.9),
        has_rinse_recovery: random.one_in(3.0),
        cip_stations: random.whole(1.0, 4.0),
        recirculation_hours: random.between(50.0, 900.0),
        pasteuriser_flow_m3_h: random.between(3.0, 20.0),
        heating_rise: random.between(5.0, 12.0),
        cooling_drop: random.between(4.0, 9.0),
        pump_power_kw: random.between(4.0, 20.0),
        wash_outs: random.whole(300.0, 4000.0),
        line_hold_up_m3: random.between(0.01, 0.08),
        washed_lines: random.whole(1.0, 8.0),
        pushes: random.one_in(4.0),
        milk_t: random.between(5000.0, 40_000.0),
    }
}

fn powdered_food(random: &mut Random) -> PowderedFood {
    let feed_solids = random.between(0.40, 0.50);
    PowderedFood {
        dries_with_gas: !random.one_in(4.0),
        dried_powder_t: random.between(1000.0, 9000.0),
        product_solids: random.between(0.95, 0.97),
        feed_solids,
        feed_solids_best: feed_solids + random.between(0.0, 0.04),
        dryer_gas_gj: random.between(10_000.0, 60_000.0),
        evaporator_steam: random.between(0.15, 0.35),
        overfill: random.between(0.0, 0.03),
        fill_deviation: random.between(0.002, 0.012),
        powder_t: random.between(1000.0, 9000.0),
        fans: list(random, 5.0, |random| Fan {
            power_kw: random.between(2.0, 45.0),
            hours: random.between(4000.0, 7500.0),
            needed_hours: random.between(3000.0, 6500.0),
            idle_air: random.between(0.0, 0.4),
        }),
    }
}
