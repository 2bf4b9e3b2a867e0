//! Compressed air.

use super::*;

// ICAO Doc 7488, table of the standard atmosphere (hPa).
#[test]
fn the_pressure_of_the_place_is_that_of_the_standard_atmosphere() {
    for (altitude, pressure) in
        [(0.0, 1013.25), (1000.0, 898.75), (2000.0, 794.95), (5000.0, 540.20), (11_000.0, 226.32)]
    {
        near(1000.0 * value!("atmospheric_pressure", altitude), pressure, 2e-5);
    }
}

// The treasure-hunt calculator of US DOE MEASUR: 100 to 90 psig saves 5.8 %, with exponent 0.395/1.395.
#[test]
fn ten_psi_less_saves_near_six_percent_of_the_compressor_power() {
    within(value!("pressure_power_ratio", 100.0 * PSI, 90.0 * PSI, 14.7 * PSI), 1.0 - 0.058, 0.0005);
    within(value!("pressure_power_ratio", 7.0, 7.0, 0.82), 1.0, 1e-15);
}

// Discharge of Air Through an Orifice (S. A. Moss), ft3/min of free air with a coefficient of 1.
#[test]
fn the_air_that_a_hole_loses_is_that_of_the_published_table() {
    for (inches, psig, flow) in [
        (1.0 / 16.0, 100.0, 6.49),
        (1.0 / 32.0, 100.0, 1.62),
        (0.25, 50.0, 58.6),
        (0.25, 20.0, 31.4),
        (0.375, 70.0, 173.0),
        (1.0, 125.0, 2023.0),
    ] {
        let found = value!("orifice_air_flow", inches * INCH, psig * PSI, 14.7 * PSI, 1.0) / FOOT3;
        near(found, flow, 0.007);
    }
}

// Air at 0.9 bar(g) over 1.013 bar(a) has 0.53 of its absolute pressure outside, above the critical 0.528.
#[test]
fn a_flow_that_is_not_choked_is_refused() {
    assert!(refused!("orifice_air_flow", 3.0, 0.9, 1.013, 0.7).contains("at least 0.9"));
    value!("orifice_air_flow", 3.0, 0.91, 1.013, 0.7);
}

// US DOE MEASUR: q = (60/t) π H (D/2)² / 1728 scfm = 12 · π · 20 · 25 / 1728; its short form 0.0273 D² H / t is 10.92.
#[test]
fn a_bag_of_ten_by_twenty_inches_in_five_seconds_is_eleven_cfm() {
    let found = value!("bag_test_flow", 0.254, 0.508, 5.0) / FOOT3;
    near(found, 10.908, 1e-4);
    near(found, 0.0273 * 100.0 * 20.0 / 5.0, 0.002);
}

// A compressor of 10 m3/min that loads for 60 of 240 s delivers 10 m3 in 4 min: 2.5 m3/min, a quarter.
#[test]
fn the_share_of_the_time_on_load_is_the_share_that_leaks() {
    within(value!("load_test_leak_share", 60.0, 180.0), 10.0 * 1.0 / 4.0 / 10.0, 1e-12);
    within(value!("load_test_leak_share", 60.0, 0.0), 1.0, 0.0);
    assert!(refused!("load_test_leak_share", 0.0, 0.0).contains("nothing was tested"));
}

// Leaks are choked, so that their flow follows the absolute pressure: p = p_1 e^(−q t p_atm/(V p_1)). At 7 to 3.5 bar(g) the
// exact flow at the start is V p_1 ln(p_1/p_2) / (t p_atm) = 3 · 8.013 · ln(8.013/4.513) / (8 · 1.013) = 1.703 m3/min.
#[test]
fn the_factor_of_the_bleed_test_is_near_the_exact_solution() {
    near(value!("bleed_test_flow", 3.0, 7.0, 3.5, 8.0, 1.013), 1.703, 0.06);
    // The mean flow without the factor: 3 · 3.5 / (8 · 1.013).
    near(value!("bleed_test_flow", 3.0, 7.0, 3.5, 8.0, 1.013), 1.25 * 1.29566, 1e-4);
    assert!(refused!("bleed_test_flow", 3.0, 7.0, 5.0, 8.0, 1.013).contains("between 2.8 and 4.2"));
    assert!(refused!("bleed_test_flow", 3.0, 7.0, 2.0, 8.0, 1.013).contains("half"));
}

// US DOE MEASUR: gal / 7.48 · (p_1 − p_2) / 14.7 = 1000 / 7.48 · 10 / 14.7 = 90.95 scf.
#[test]
fn a_receiver_of_a_thousand_gallons_gives_ninety_one_cubic_feet_for_ten_psi() {
    let found = value!("receiver_air", GALLON, 100.0 * PSI, 90.0 * PSI, 14.7 * PSI) / FOOT3;
    near(found, 90.95, 0.001);
    // The amounts before and after by p V = n R T, at 20 °C.
    let amount = |gauge: f64| (gauge + 1.013) * 1e5 * 2.0 / (8.314 * 293.15);
    let free = (amount(7.0) - amount(6.0)) * 8.314 * 293.15 / 1.013e5;
    near(value!("receiver_air", 2.0, 7.0, 6.0, 1.013), free, 1e-9);
    assert!(refused!("receiver_air", 2.0, 6.0, 7.0, 1.013).contains("must not be above"));
}

// US DOE tip sheets: about 1 % for each 3 °C (5 °F).
#[test]
fn three_degrees_cooler_intake_saves_one_percent() {
    within(value!("intake_power_ratio", 30.0, 27.0), 0.99, 0.0005);
    let there = value!("intake_power_ratio", 40.0, 25.0);
    within(there * value!("intake_power_ratio", 25.0, 40.0), 1.0, 1e-12);
}

// What has no regulator is a hole, whose flow another function works out.
#[test]
fn open_use_follows_the_pressure_as_a_hole_does_and_regulated_use_does_not() {
    let holes = value!("orifice_air_flow", 5.0, 6.0, 1.013, 0.7) / value!("orifice_air_flow", 5.0, 7.0, 1.013, 0.7);
    near(value!("air_demand_at_pressure", 10.0, 7.0, 6.0, 1.013, 1.0), 10.0 * holes, 1e-12);
    within(value!("air_demand_at_pressure", 10.0, 7.0, 6.0, 1.013, 0.0), 10.0, 0.0);
    // US DOE MEASUR with its 60 %, 100 to 90 psig: Q − 0.6 (Q − Q · 104.7 / 114.7).
    let found = value!("air_demand_at_pressure", 1000.0, 100.0 * PSI, 90.0 * PSI, 14.7 * PSI, 0.6);
    near(found, 1000.0 - 0.6 * (1000.0 - 1000.0 * 104.7 / 114.7), 1e-6);
}

// 60 s at 75 kW and 40 s at 22 kW are 4500 + 880 kJ in 100 s.
#[test]
fn the_mean_power_of_loading_and_unloading_is_the_energy_over_the_time() {
    near(value!("load_unload_power", 75.0, 22.0, 0.6), 5380.0 / 100.0, 1e-12);
    assert!(refused!("load_unload_power", 22.0, 75.0, 0.6).contains("must not be above"));
}

// A modulated screw compressor takes some 70 % of its power at no flow (Compressed Air Challenge): 30 % follow the flow. A
// reciprocating one that unloads to a quarter gives back near three quarters. On and off gives back all, blow-off nothing.
#[test]
fn a_control_gives_back_what_its_power_falls_with_the_flow() {
    within(value!("compressor_control_factor", "inlet_modulation"), 1.0 - 0.70, 1e-12);
    within(value!("compressor_control_factor", "reciprocating_load_unload"), 1.0 - 0.25, 0.02);
    within(value!("compressor_control_factor", "reciprocating_on_off"), 1.0, 0.0);
    within(value!("compressor_control_factor", "centrifugal_blow_off"), 0.0, 0.0);
    assert!(refused!("compressor_control_factor", "magic").contains("`variable_speed`"));
}
