//! Steam, condensate, boiler water.

use super::super::steam::iapws::{saturation_temperature, steam_enthalpy, water_enthalpy};
use super::*;

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
        let found = value!("steam_orifice_flow", inches * INCH, psig * PSI, 14.7 * PSI, 0.73) / 0.453_592_37;
        near(found, flow, rounding);
    }
}

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
    near(value!("steam_heat", 7.0, 1.013, 80.0), 2768.37 - 334.95, 1e-4);
}

#[test]
fn steam_that_does_not_choke_is_refused() {
    assert!(refused!("steam_orifice_flow", 3.0, 0.74, 1.013, 0.7).contains("at least 0.74"));
    value!("steam_orifice_flow", 3.0, 0.75, 1.013, 0.7);
}

// IAPWS-IF97 release, table 35 (300, 500, 600 K) and table 36 (1, 10, 100 bar).
#[test]
fn boiling_pressure_and_temperature_are_those_of_the_release() {
    for (kelvin, bar) in [(300.0, 0.035_365_894), (500.0, 26.388_978), (600.0, 123.443_146)] {
        near(value!("saturation_pressure", kelvin - 273.15), bar, 2e-4);
    }
    for (bar, kelvin) in [(1.0, 372.755_919), (10.0, 453.035_632), (100.0, 584.149_488)] {
        within(value!("saturation_temperature", bar - 1.013, 1.013) + 273.15, kelvin, 1e-6);
    }
    // The one undoes the other.
    for celsius in [20.0, 100.0, 180.0, 300.0] {
        let there = value!("saturation_pressure", celsius);
        within(value!("saturation_temperature", there - 1.0, 1.0), celsius, 0.01);
    }
    assert!(refused!("saturation_temperature", -1.0, 1.0).contains("triple point"));
}

// Steam tables by IAPWS-IF97: h'' at 10 bar 2777.1, h' at 80 °C 334.95 and at 150 °C 632.3, h_fg at 100 °C 2256.5.
#[test]
fn enthalpies_are_those_of_the_steam_tables() {
    within(value!("steam_enthalpy", 10.0 - 1.013, 1.013), 2777.12, 0.3);
    within(value!("water_enthalpy", 80.0), 334.95, 0.2);
    within(value!("water_enthalpy", 150.0), 632.25, 0.2);
    within(value!("evaporation_heat", 100.0), 2256.5, 0.4);
    within(value!("evaporation_heat", 0.0), 2500.9, 0.5);
    within(value!("evaporation_heat", 180.0), 2014.2, 0.4);
}

// A boiler fed with 300 and holding 3000 ppm: r = 0.1, blowdown S · r/(1 − r). Solids: 1111.1 · 3000 = 11111.1 · 300.
#[test]
fn blowdown_carries_off_the_solids_that_the_feed_brings() {
    let blowdown = value!("blowdown_flow", 10_000.0, 3000.0 / 300.0);
    near(blowdown, 10_000.0 * 0.1 / 0.9, 1e-12);
    near(blowdown * 3000.0, (10_000.0 + blowdown) * 300.0, 1e-12);
}

// Steam tables: h' at 8 bar 720.86, at 20 °C 83.91 kJ/kg.
#[test]
fn a_kilogram_of_blowdown_holds_what_the_steam_tables_say() {
    within(value!("blowdown_heat", 8.0 - 1.013, 1.013, 20.0), 720.86 - 83.91, 0.3);
    within(value!("blowdown_heat", 0.0, 1.013, 99.96), 0.0, 0.1);
    assert!(refused!("blowdown_heat", 0.0, 1.013, 100.5).contains("boiling"));
}

// 2 kg of make-up with 300 ppm and 8 kg of condensate with none make 10 kg with 60 ppm.
#[test]
fn condensate_thins_the_make_up() {
    near(value!("condensate_return_share", 2.0 * 300.0 / 10.0, 300.0), 0.8, 1e-12);
    assert!(refused!("condensate_return_share", 310.0, 300.0).contains("must not be above"));
}

// Steam tables: h' at 8 bar 720.86 and at 1.5 bar 467.08, h_fg at 1.5 bar 2226.0: 0.1140.
#[test]
fn flash_steam_is_that_of_the_steam_tables() {
    near(value!("flash_steam_share", 6.987, 0.487, 1.013), (720.86 - 467.08) / 2226.0, 0.002);
    within(value!("flash_steam_share", 7.0, 7.0, 1.013), 0.0, 0.0);
    // What comes out holds the heat of what went in.
    let share = value!("flash_steam_share", 10.0, 0.0, 1.013);
    let out = share * steam_enthalpy(saturation_temperature(1.013))
        + (1.0 - share) * water_enthalpy(saturation_temperature(1.013));
    near(out, water_enthalpy(saturation_temperature(11.013)), 1e-9);
    assert!(refused!("flash_steam_share", 1.0, 2.0, 1.013).contains("must not be above"));
}

// The table of US DOE MEASUR at its own places, and half way between two: 9 ft, 265 psi(g), 75 °F: (420 + 500)/2 lb/h.
#[test]
fn a_plume_loses_what_the_table_says_and_the_mean_between() {
    let plume = |feet: f64, psi: f64, fahrenheit: f64| {
        value!("steam_plume_flow", feet * FOOT, psi * PSI, celsius(fahrenheit)) / POUND
    };
    for (feet, psi, fahrenheit, flow) in
        [(3.0, 115.0, 45.0, 10.0), (6.0, 115.0, 75.0, 170.0), (12.0, 415.0, 90.0, 1400.0), (9.0, 415.0, 45.0, 130.0)]
    {
        near(plume(feet, psi, fahrenheit), flow, 1e-4);
    }
    near(plume(9.0, 265.0, 75.0), 460.0, 1e-4);
    near(plume(7.5, 115.0, 75.0), f64::midpoint(170.0, 420.0), 1e-4);
    // Inputs are not rounded: 6.4 ft are more than 6 ft.
    assert!(plume(6.4, 115.0, 75.0) > plume(6.0, 115.0, 75.0) * 1.1);
    assert!(refused!("steam_plume_flow", 2.0, 100.0 * PSI, 24.0).contains("between 7.92897 and 28.6132"));
}
