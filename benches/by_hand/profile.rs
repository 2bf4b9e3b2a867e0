//! The profile in which somebody would have written the facts of a plant.

use serde_json::{Map, Value, json};

use super::Resource;
use super::plant::{Contents, Fuel, Plant, Process};

/// The profile of a plant.
pub fn profile(plant: &Plant) -> Value {
    let price = |resource: Resource| plant.prices[resource as usize];
    let steam = &plant.steam;
    let fuel = if steam.fuel == Fuel::Diesel { "diesel" } else { "natural_gas" };
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
    let mut profile = json!({
        "schema": "auditlite/profile@1",
        "currency": "MXN",
        "exchange_rates": { "USD": { "rate": plant.dollar, "date": "2026-10-01", "source": "made up" } },
        "facility": {
            "sector": sector(&plant.process), "country": "MX", "state": "Querétaro",
            "altitude": plant.altitude_m, "operating_hours": 6900, "operating_days": 300,
        },
        "electricity": {
            "annual_energy": plant.electricity_kwh,
            "peak_demand": plant.peak_demand_kw,
            "power_factor": plant.power_factor,
            "tariff": if plant.has_hourly_tariff { "GDMTH" } else { "GDMTO" },
            "energy_price": price(Resource::Electricity),
            "demand_price": price(Resource::Demand) / 12.0,
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
            "price": price(Resource::Water),
            "night_flow": plant.night_flow_m3_h,
            "night_use": plant.night_use_m3_h,
            "pressurised_hours": plant.pressurised_hours,
        },
        "wastewater": { "price": price(Resource::Wastewater) },
        "steam": {
            "fuel": fuel,
            "annual_fuel": steam.fuel_gj,
            "boiler_efficiency": quantity(steam.efficiency, "1"),
            "flue_oxygen": quantity(steam.flue_oxygen, "1"),
            "flue_temperature": steam.flue_temperature,
            "combustion_air_temperature": steam.air_temperature,
            "makeup_temperature": steam.makeup_temperature,
            "pressure": steam.pressure_bar,
            "hours": steam.hours,
            "traps_total": steam.traps,
            "traps_failed": steam.traps_failed,
            "trap_orifice": steam.trap_orifice_mm,
            "trap_discharge": if steam.traps_in_the_open { "open" } else { "returned" },
        },
        "natural_gas": { "annual_energy": 90_000, "price": price(Resource::NaturalGas) },
        "lighting": lighting.collect::<Value>(),
        "motors": motors.collect::<Value>(),
        "materials": {},
        "wastes": {
            "mixed_hazardous": {
                "kind": "hazardous",
                "annual_amount": plant.mixed_hazardous_t,
                "disposal_price": price(Resource::MixedHazardous) / 1000.0,
                "clean_share": quantity(plant.clean_share, "1"),
            },
            "general": {
                "kind": "solid", "annual_amount": 30, "disposal_price": price(Resource::General) / 1000.0,
            },
        },
    });
    profile[fuel] = json!({ "annual_energy": 90_000, "price": price(Resource::Fuel) });
    process(&plant.process, &price, profile.as_object_mut().expect("it is a map"));
    profile
}

fn sector(process: &Process) -> &'static str {
    match process {
        Process::OilLube(_) => "oil_lube",
        Process::Plastics(_) => "plastics",
        Process::Cardboard(_) => "cardboard",
        Process::Dairy(_) => "dairy",
        Process::PowderedFood(_) => "powdered_food",
    }
}

fn process(process: &Process, price: &dyn Fn(Resource) -> f64, root: &mut Map<String, Value>) {
    let material = |amount: f64, resource| json!({ "annual_amount": amount, "price": price(resource) / 1000.0 });
    match process {
        Process::OilLube(oil) => {
            root.insert(
                "oil_lube".into(),
                json!({
                    "flush_to_slop": oil.flush_to_slop_m3,
                    "avoidable_share": quantity(oil.avoidable_share, "1"),
                    "oil_density": oil.oil_density_kg_m3,
                    "slop_price": oil.slop_price_m3,
                    "value_lost": oil.value_lost_m3,
                    "product_families": oil.product_families,
                }),
            );
            let containers = oil.containers.iter().map(|container| {
                json!({
                    "kind": "drum",
                    "contents": match container.contents {
                        Contents::Additive => "additive",
                        Contents::BaseOil => "base_oil",
                    },
                    "emptied": container.emptied,
                    "residue": container.residue_kg,
                    "drained_residue": container.drained_residue_kg,
                })
            });
            root.insert("containers".into(), containers.collect());
            root["materials"]["additives"] = material(400.0, Resource::Additives);
            root["materials"]["base_oil"] = material(4000.0, Resource::BaseOil);
            root["wastes"]["empty_containers"] = json!({
                "kind": "hazardous", "annual_amount": oil.empty_containers_t,
                "disposal_price": price(Resource::EmptyContainers) / 1000.0,
            });
        }
        Process::Plastics(plastics) => {
            root.insert(
                "plastics".into(),
                json!({
                    "clean_scrap": plastics.clean_scrap_t,
                    "regrind_used": plastics.regrind_used_t,
                    "regrind_limit": quantity(plastics.regrind_limit, "1"),
                    "granulator": plastics.has_granulator,
                    "bare_heater_bands": plastics.has_bare_bands,
                }),
            );
            let machines = plastics.machines.iter().map(|machine| {
                json!({
                    "count": machine.count,
                    "hours": machine.hours,
                    "running_power": 60,
                    "idle_power": machine.idle_power_kw,
                    "idle_hours": machine.idle_hours,
                    "surface_temperature": machine.surface_temperature,
                    "insulated_share": quantity(machine.insulated_share, "1"),
                    "bare_loss": machine.bare_loss_kw,
                    "heater_power": machine.heater_power_kw,
                    "barrel_area": machine.barrel_area_m2,
                })
            });
            root.insert("moulding_machines".into(), machines.collect());
            root["materials"]["resin"] = material(plastics.resin_t, Resource::Resin);
            root["wastes"]["plastic_scrap"] = json!({
                "kind": "solid", "annual_amount": 400, "disposal_price": price(Resource::PlasticScrap) / 1000.0,
            });
        }
        Process::Cardboard(board) => {
            root.insert(
                "cardboard".into(),
                json!({
                    "idle_hours": board.idle_hours,
                    "idle_fuel": board.idle_fuel_gj_h,
                    "double_wall_share": quantity(board.double_wall_share, "1"),
                    "starch_rate": board.starch_rate_g_m2,
                    "trim_share": quantity(board.trim_share, "1"),
                    "trim_price": board.trim_price_kg,
                }),
            );
            root["materials"]["starch"] = material(board.starch_t, Resource::Starch);
            root["materials"]["paper"] = material(board.paper_t, Resource::Paper);
        }
        Process::Dairy(dairy) => {
            root.insert(
                "cleaning".into(),
                json!({
                    "cip_cycles": dairy.cip_cycles,
                    "pre_rinse_volume": quantity(dairy.pre_rinse_m3, "m3"),
                    "final_rinse_volume": quantity(dairy.final_rinse_m3, "m3"),
                    "rinse_recovery": dairy.has_rinse_recovery,
                    "cip_stations": dairy.cip_stations,
                }),
            );
            root.insert(
                "dairy".into(),
                json!({
                    "recirculation_hours": dairy.recirculation_hours,
                    "pasteuriser_flow": dairy.pasteuriser_flow_m3_h,
                    "heating_rise": dairy.heating_rise,
                    "cooling_drop": dairy.cooling_drop,
                    "pump_power": dairy.pump_power_kw,
                    "wash_outs": dairy.wash_outs,
                    "line_hold_up": quantity(dairy.line_hold_up_m3, "m3"),
                    "washed_lines": dairy.washed_lines,
                    "push_in_use": dairy.pushes,
                }),
            );
            root["materials"]["milk"] = material(dairy.milk_t, Resource::Milk);
        }
        Process::PowderedFood(powder) => {
            root.insert(
                "powdered_food".into(),
                json!({
                    "dryer_fuel": if powder.dries_with_gas { "natural_gas" } else { "lpg" },
                    "dried_powder": powder.dried_powder_t,
                    "product_solids": quantity(powder.product_solids, "1"),
                    "feed_solids": quantity(powder.feed_solids, "1"),
                    "feed_solids_best": quantity(powder.feed_solids_best, "1"),
                    "dryer_gas": powder.dryer_gas_gj,
                    "evaporator_steam": powder.evaporator_steam,
                    "overfill": quantity(powder.overfill, "1"),
                    "fill_deviation": quantity(powder.fill_deviation, "1"),
                }),
            );
            let fans = powder.fans.iter().map(|fan| {
                json!({
                    "power": fan.power_kw,
                    "hours": fan.hours,
                    "needed_hours": fan.needed_hours,
                    "idle_air": quantity(fan.idle_air, "1"),
                })
            });
            root.insert("dust_fans".into(), fans.collect());
            root["materials"]["powder"] = material(powder.powder_t, Resource::Powder);
        }
    }
}

fn quantity(value: f64, unit: &str) -> Value {
    json!({ "value": value, "unit": unit })
}
