//! What leaves through the stack of a boiler.

use super::Fuel;

const OXYGEN_IN_AIR: f64 = 0.2095;

/// Share of the fuel's heat that leaves through the stack: energy balance of complete combustion at 25 °C.
pub(super) fn stack_loss(fuel: Fuel, oxygen: f64, flue: f64, air: f64) -> f64 {
    let (carbon, hydrogen, bound, heat) = match fuel {
        Fuel::NaturalGas => (0.7335, 0.2414, 0.0250, 53.87),
        Fuel::Diesel => (0.8660, 0.1340, 0.0, 45.71),
    };
    let acid = carbon / 12.011;
    let vapour = hydrogen / 2.016;
    let needed = acid + vapour / 2.0;
    let nitrogen = needed * (1.0 - OXYGEN_IN_AIR) / OXYGEN_IN_AIR + bound / 28.014;
    let excess = oxygen * (acid + nitrogen) / (OXYGEN_IN_AIR - oxygen);
    let gases = acid * carbon_dioxide(flue) + nitrogen * nitrogen_gas(flue) + excess * air_gas(flue);
    let water = vapour * (44_004.0 + gas(33.302, 0.005_157, flue));
    let brought = (needed / OXYGEN_IN_AIR + excess) * air_gas(air);
    (gases + water - brought) / (1000.0 * heat)
}

/// Heat of a gas above 25 °C, kJ/kmol.
fn gas(at_25: f64, rise: f64, temperature: f64) -> f64 {
    let x = temperature - 25.0;
    (at_25 + rise * x) * x
}

fn carbon_dioxide(temperature: f64) -> f64 {
    gas(38.123, 0.014_378, temperature)
}

fn nitrogen_gas(temperature: f64) -> f64 {
    gas(28.864, 0.002_261, temperature)
}

fn air_gas(temperature: f64) -> f64 {
    OXYGEN_IN_AIR * gas(29.258, 0.004_520, temperature) + (1.0 - OXYGEN_IN_AIR) * nitrogen_gas(temperature)
}
