//! The equations against published tables, limit cases and balances.

use super::super::fuel::{DIESEL, FUEL_OIL, FUELS, LPG, NATURAL_GAS};
use super::super::water::{saturation_temperature, steam_enthalpy, water_enthalpy};
use super::*;

const PSI: f64 = 0.068_947_57;
const INCH: f64 = 25.4;

fn value(name: &str, numbers: &[f64]) -> f64 {
    calls(function(name).unwrap(), numbers).remove(0).unwrap()
}

fn near(found: f64, expected: f64, share: f64) {
    assert!((found / expected - 1.0).abs() <= share, "found {found}, expected {expected}");
}

fn fahrenheit(degrees: f64) -> f64 {
    (degrees - 32.0) / 1.8
}

/// ICAO Doc 7488, table of the standard atmosphere (hPa).
#[test]
fn the_pressure_of_the_place_is_that_of_the_standard_atmosphere() {
    for (altitude, pressure) in
        [(0.0, 1013.25), (1000.0, 898.75), (2000.0, 794.95), (5000.0, 540.20), (11_000.0, 226.32)]
    {
        near(1000.0 * value("atmospheric_pressure", &[altitude]), pressure, 2e-5);
    }
}

/// The treasure-hunt calculator of US DOE MEASUR: 100 to 90 psig saves 5.8 %, with exponent 0.395/1.395.
#[test]
fn ten_psi_less_saves_near_six_percent_of_the_compressor_power() {
    let ratio = value("pressure_power_ratio", &[100.0 * PSI, 90.0 * PSI, 14.7 * PSI]);
    assert!((ratio - (1.0 - 0.058)).abs() < 0.0005, "{ratio}");
    let same = value("pressure_power_ratio", &[7.0, 7.0, 0.82]);
    assert!((same - 1.0).abs() < 1e-15);
}

/// Discharge of Air Through an Orifice (S. A. Moss), ft3/min of free air with a coefficient of 1.
#[test]
fn the_air_that_a_hole_loses_is_that_of_the_published_table() {
    const FOOT3: f64 = 0.028_316_847;
    for (inches, psig, flow) in [
        (1.0 / 16.0, 100.0, 6.49),
        (1.0 / 32.0, 100.0, 1.62),
        (0.25, 50.0, 58.6),
        (0.25, 20.0, 31.4),
        (0.375, 70.0, 173.0),
        (1.0, 125.0, 2023.0),
    ] {
        let found = value("orifice_air_flow", &[inches * INCH, psig * PSI, 14.7 * PSI, 1.0]) / FOOT3;
        near(found, flow, 0.007);
    }
}

/// US DOE Steam Tip Sheet 1: leaking steam trap discharge rate, lb/h. A coefficient of 0.73 with Napier's equation stands behind it.
#[test]
fn the_steam_that_an_open_trap_loses_is_that_of_the_doe_table() {
    for (inches, psig, flow, rounding) in [
        (0.125, 150.0, 75.8, 0.002),
        (1.0 / 16.0, 100.0, 13.2, 0.004),
        (1.0 / 16.0, 15.0, 3.4, 0.015),
        (1.0 / 32.0, 15.0, 0.85, 0.007),
        (1.0 / 32.0, 100.0, 3.3, 0.016),
        (1.0 / 32.0, 150.0, 4.8, 0.015),
    ] {
        let found = value("steam_orifice_flow", &[inches * INCH, psig * PSI, 14.7 * PSI, 0.73]) / 0.453_592_37;
        near(found, flow, rounding);
    }
}

/// IAPWS-IF97 release, table 36; IAPWS SR1-86(1992), table 1; steam tables by IAPWS-IF97.
#[test]
fn steam_and_water_have_the_enthalpies_of_the_steam_tables() {
    for (bar, kelvin) in [(1.0, 372.755_919), (10.0, 453.035_632), (100.0, 584.149_488)] {
        assert!((saturation_temperature(bar) - kelvin).abs() < 1e-6);
    }
    assert!((steam_enthalpy(273.16) - 2500.5).abs() < 0.05);
    assert!((water_enthalpy(273.16) - 0.000_611_786).abs() < 1e-6);
    assert!((steam_enthalpy(373.1243) - 2675.7).abs() < 0.05);
    assert!((water_enthalpy(373.1243) - 419.05).abs() < 0.01);
    for (bar, steam) in [
        (0.5, 2645.21),
        (1.0, 2674.95),
        (2.0, 2706.24),
        (4.0, 2738.06),
        (8.0, 2768.30),
        (10.0, 2777.12),
        (15.0, 2791.01),
        (20.0, 2798.38),
        (25.0, 2802.04),
        (29.0, 2803.19),
    ] {
        let found = steam_enthalpy(saturation_temperature(bar));
        assert!((found - steam).abs() < 0.3, "{bar} bar: {found}");
    }
    for (celsius, water) in
        [(10.0, 42.02), (20.0, 83.92), (50.0, 209.34), (80.0, 334.95), (100.0, 419.10), (150.0, 632.25)]
    {
        let found = water_enthalpy(celsius + 273.15);
        assert!((found - water).abs() < 0.2, "{celsius} °C: {found}");
    }
    near(value("steam_heat", &[7.0, 1.013, 80.0]), 2768.37 - 334.95, 1e-4);
}

/// US DOE Steam Tip Sheet 4: combustion efficiency for natural gas, by oxygen and by flue less air temperature (°F).
#[test]
fn the_loss_through_the_stack_is_that_of_the_doe_table() {
    let table = [
        (0.02, [85.4, 83.1, 80.8, 78.4, 76.0]),
        (0.03, [85.2, 82.8, 80.4, 77.9, 75.4]),
        (0.05, [84.7, 82.1, 79.5, 76.7, 74.0]),
        (0.07, [84.1, 81.2, 78.2, 75.2, 72.1]),
        (0.10, [82.8, 79.3, 75.6, 71.9, 68.2]),
    ];
    let efficiency = |oxygen: f64, rise: f64| 100.0 * (1.0 - value("stack_loss", &[oxygen, 25.0 + rise / 1.8, 25.0]));
    for (oxygen, row) in table {
        for (rise, expected) in [200.0, 300.0, 400.0, 500.0, 600.0].into_iter().zip(row) {
            let found = efficiency(oxygen, rise);
            assert!((found - expected).abs() < 0.8, "{oxygen} {rise}: {found}, expected {expected}");
        }
    }
    // The sheet's own example of a tuned burner: 78.2 to 83.1 %.
    let gain = efficiency(0.02, 300.0) - efficiency(0.07, 400.0);
    assert!((gain - 4.9).abs() < 0.2, "{gain}");
}

/// The furnace equation of US DOE MEASUR lies 1 to 2 points above DOE's own boiler table; the saving of less air agrees.
#[test]
fn less_excess_air_saves_what_the_furnace_equation_says() {
    let measur = |oxygen: f64, flue: f64, air: f64| {
        let excess = 8.52381 * oxygen / (2.0 - 9.52381 * oxygen);
        let heat = 0.017_828_518 + 2.556e-6 * air;
        95.0 - 0.025 * flue - (-1.078_913_27 + heat * flue) * excess + (-1.078_913_827 + heat * air) * (1.0 + excess)
    };
    for flue in [300.0, 400.0, 600.0] {
        let useful = |oxygen: f64| 1.0 - value("stack_loss", &[oxygen, fahrenheit(flue), fahrenheit(70.0)]);
        let saving = 1.0 - useful(0.06) / useful(0.02);
        let expected = 1.0 - measur(0.06, flue, 70.0) / measur(0.02, flue, 70.0);
        assert!((saving - expected).abs() < 0.001, "{flue}: {saving}, expected {expected}");
    }
}

/// Full Shomate equations (NIST Chemistry `WebBook`) in place of the fits, worked out apart: 0.1709 at 200 °C, 0.2581 at 400 °C, 0.3976 at 700 °C.
#[test]
fn the_fitted_heats_of_the_gases_do_not_move_the_loss() {
    for (flue, loss) in [(60.0, 0.112_23), (100.0, 0.128_83), (200.0, 0.170_90), (400.0, 0.258_12), (700.0, 0.397_61)] {
        assert!((value("stack_loss", &[0.03, flue, 25.0]) - loss).abs() < 0.0006, "{flue}");
    }
}

#[test]
fn the_fuels_hold_what_their_compositions_say() {
    // (share by volume, carbon, hydrogen, nitrogen atoms, kJ/mol)
    let mixture = |gases: &[(f64, f64, f64, f64, f64)]| {
        let of = |pick: fn(&(f64, f64, f64, f64, f64)) -> f64| gases.iter().map(|gas| gas.0 * pick(gas)).sum::<f64>();
        let (c, h, n) = (12.011 * of(|gas| gas.1), 1.008 * of(|gas| gas.2), 14.007 * of(|gas| gas.3));
        let mass = c + h + n;
        [c / mass, h / mass, n / mass, of(|gas| gas.4) / mass]
    };
    let (methane, ethane) = ((1.0, 4.0, 0.0, 890.7), (2.0, 6.0, 0.0, 1560.7));
    let (propane, butane, nitrogen) = ((3.0, 8.0, 0.0, 2219.2), (4.0, 10.0, 0.0, 2877.6), (0.0, 0.0, 2.0, 0.0));
    let part = |share: f64, gas: (f64, f64, f64, f64)| (share, gas.0, gas.1, gas.2, gas.3);
    let gas = mixture(&[part(0.95, methane), part(0.03, ethane), part(0.005, propane), part(0.015, nitrogen)]);
    let lpg = mixture(&[part(0.6, propane), part(0.4, butane)]);
    for (fuel, [c, h, n, heat]) in [(&NATURAL_GAS, gas), (&LPG, lpg)] {
        assert!((fuel.carbon - c).abs() < 1e-4 && (fuel.hydrogen - h).abs() < 1e-4 && (fuel.nitrogen - n).abs() < 1e-4);
        near(fuel.heat, heat, 2e-4);
    }
    for (fuel, d, s) in [(&DIESEL, 0.84_f64, 0.0), (&FUEL_OIL, 0.98, 0.03)] {
        assert!((fuel.hydrogen - (0.26 - 0.15 * d) * (1.0 - s)).abs() < 1e-4, "{}", fuel.word);
        near(fuel.heat, (51.916 - 8.792 * d * d) * (1.0 - s) + 9.42 * s, 2e-4);
    }
    for fuel in FUELS {
        assert!((fuel.carbon + fuel.hydrogen + fuel.sulphur + fuel.nitrogen - 1.0).abs() < 2e-4, "{}", fuel.word);
    }
    // Net calorific values of the IPCC Guidelines 2006, volume 2, table 1.2: 48.0, 43.0 and 40.4 MJ/kg.
    for (fuel, net) in [(&NATURAL_GAS, 48.0), (&DIESEL, 43.0), (&FUEL_OIL, 40.4)] {
        near(fuel.heat - 44.004 * fuel.hydrogen / 2.016, net, 0.015);
    }
}

/// Fuels with more hydrogen send more of their heat up the stack as vapour.
#[test]
fn gas_loses_more_than_oil_at_the_same_readings() {
    let losses = calls(function("stack_loss").unwrap(), &[0.03, 200.0, 25.0]);
    let losses: Vec<f64> = losses.into_iter().map(Result::unwrap).collect();
    assert!(losses.windows(2).all(|pair| pair[0] > pair[1]), "{losses:?}");
}

/// US DOE Steam Tip Sheet 2: loss of bare steam lines, MMBtu/yr for 100 ft, 8760 h/yr, air at 75 °F; emissivity of oxidised steel.
#[test]
fn a_bare_steam_line_loses_what_the_doe_table_says() {
    for (outside_mm, steam, loss) in [(33.4, 365.9, 285.0), (60.3, 365.9, 480.0), (114.3, 249.8, 415.0)] {
        let watts_per_metre = loss * 1.055_056e9 / (8760.0 * 3600.0 * 30.48);
        let expected = watts_per_metre / (std::f64::consts::PI * outside_mm / 1000.0);
        near(value("surface_heat_loss", &[fahrenheit(steam), fahrenheit(75.0), 0.8]), expected, 0.08);
    }
}

/// The wall-loss equation of US DOE MEASUR in still air, vertical surface (°F, Btu/(h ft2)).
#[test]
fn a_hot_wall_loses_what_the_wall_loss_equation_says() {
    for surface in [60.0, 100.0, 150.0, 200.0, 300.0] {
        let (s, a) = (surface * 1.8 + 32.0, 77.0_f64);
        let convection = 1.394 * (1.0_f64 / 24.0).powf(0.2) * (2.0 / (s + a)).powf(0.181) * (s - a).powf(1.266);
        let radiation = 0.1713e-8 * 0.9 * ((s + 460.0).powi(4) - (a + 460.0).powi(4));
        near(value("surface_heat_loss", &[surface, 25.0, 0.9]), (convection + radiation) * 3.154_59, 0.11);
    }
}

#[test]
fn a_surface_at_the_temperature_of_the_room_loses_nothing() {
    assert!(value("surface_heat_loss", &[25.0, 25.0, 0.9]).abs() < 1e-9);
}

/// Steam tables (IAPWS-IF97): water from 20 to 80 °C takes 334.95 − 83.92 kJ/kg.
#[test]
fn warming_water_takes_what_the_steam_tables_say() {
    near(value("water_heat", &[1.0, 60.0]), 334.95 - 83.92, 0.001);
}

#[test]
fn drying_keeps_the_solids() {
    let (product, product_solids, feed_solids) = (250.0, 0.95, 0.42);
    let water = value("water_evaporated", &[product, product_solids, feed_solids]);
    near((product + water) * feed_solids, product * product_solids, 1e-12);
}
