//! Heat that is lost, needed, given back.

use super::*;

#[test]
fn a_bare_steam_line_loses_what_the_doe_table_says() {
    for (outside_mm, steam, loss) in [(33.4, 365.9, 285.0), (60.3, 365.9, 480.0), (114.3, 249.8, 415.0)] {
        let watts_per_metre = loss * 1.055_056e9 / (8760.0 * 3600.0 * 30.48);
        let expected = watts_per_metre / (std::f64::consts::PI * outside_mm / 1000.0);
        near(value!("surface_heat_loss", celsius(steam), celsius(75.0), 0.8), expected, 0.08);
    }
}

#[test]
fn a_hot_wall_loses_what_the_wall_loss_equation_says() {
    for surface in [60.0, 100.0, 150.0, 200.0, 300.0] {
        let (s, a) = (surface * 1.8 + 32.0, 77.0_f64);
        let convection = 1.394 * (1.0_f64 / 24.0).powf(0.2) * (2.0 / (s + a)).powf(0.181) * (s - a).powf(1.266);
        let radiation = 0.1713e-8 * 0.9 * ((s + 460.0).powi(4) - (a + 460.0).powi(4));
        near(value!("surface_heat_loss", surface, 25.0, 0.9), (convection + radiation) * 3.154_59, 0.11);
    }
}

#[test]
fn a_surface_at_the_temperature_of_the_room_loses_nothing() {
    assert!(value!("surface_heat_loss", 25.0, 25.0, 0.9).abs() < 1e-9);
}

#[test]
fn warming_water_takes_what_the_steam_tables_say() {
    near(value!("water_heat", 1.0, 60.0), 334.95 - 83.92, 0.001);
}

// F. P. Incropera and D. P. DeWitt, Fundamentals of Heat and Mass Transfer, worked example of a steam pipe in a room: 0.1 m,
// 165 °C, 23 °C, emissivity 0.85: 325 W/m by convection and 441 W/m by radiation.
#[test]
fn a_bare_pipe_loses_what_the_textbook_example_says() {
    let all = value!("pipe_heat_loss", 100.0, 165.0, 23.0, 0.0, 0.85, 1.013_25);
    let convection = value!("pipe_heat_loss", 100.0, 165.0, 23.0, 0.0, 0.0, 1.013_25);
    near(convection, 325.0, 0.015);
    near(all - convection, 441.0, 0.002);
}

// The same book, natural convection of a glass fire screen: 0.71 m high, 232 °C, 23 °C: 1060 W from 0.71 · 1.02 m2.
#[test]
fn a_bare_wall_loses_what_the_textbook_example_says() {
    near(value!("wall_heat_loss", 0.71, 232.0, 23.0, 0.0, 0.0, 1.013_25), 1060.0 / (0.71 * 1.02), 0.02);
}

// The same book, cylinder of 12.7 mm at 128.4 °C in air of 26.2 °C and 10 m/s. By hand with its table of air at 350 K
// (20.92e-6 m2/s, 0.030 W/(m K), Pr 0.70): Re 6071, Nu 40.6, 96 W/(m2 K), 391 W/m.
#[test]
fn a_pipe_in_the_wind_loses_what_the_textbook_example_says() {
    near(value!("pipe_heat_loss", 12.7, 128.4, 26.2, 10.0, 0.0, 1.013_25), 391.0, 0.01);
}

// US DOE Steam Tip Sheet 2, bare lines: 285, 480 and 415 MMBtu/yr for 100 ft in air of 75 °F are 313, 527 and 455 W/m.
#[test]
fn a_bare_steam_line_loses_what_the_doe_table_says_by_the_correlation_too() {
    for (outside_mm, steam, loss) in [(33.4, 365.9, 313.0), (60.3, 365.9, 527.0), (114.3, 249.8, 455.0)] {
        near(value!("pipe_heat_loss", outside_mm, celsius(steam), celsius(75.0), 0.0, 0.8, 1.013_25), loss, 0.1);
    }
}

// The short equation and the correlation are two ways to the same loss of a wall of a few metres.
#[test]
fn the_short_equation_and_the_correlation_agree_for_a_wall() {
    for surface in [60.0, 100.0, 200.0, 400.0] {
        let short = value!("surface_heat_loss", surface, 25.0, 0.9);
        near(value!("wall_heat_loss", 2.0, surface, 25.0, 0.0, 0.9, 1.013_25), short, 0.08);
    }
}

// Turbulent natural convection goes with (density²)^(1/3): at 0.8 of the pressure 0.862 of it is left.
#[test]
fn thin_air_takes_less_heat() {
    let at = |atmospheric: f64| value!("wall_heat_loss", 10.0, 80.0, 25.0, 0.0, 0.0, atmospheric);
    near(at(0.8) / at(1.0), 0.8_f64.powf(2.0 / 3.0), 0.01);
}

// Laminar flow along a short plate: by hand Nu = 0.664 Re^½ Pr^⅓ with air at 50 °C (18.2e-6 m2/s, 0.0280 W/(m K), Pr 0.70):
// 0.3 m at 2 m/s: Re 32967; the turbulent form, 0.037 · 32967^0.8 · 0.888 = 135, is greater: 12.6 W/(m2 K).
#[test]
fn wind_along_a_wall_takes_the_heat_of_a_flat_plate() {
    let flux = value!("wall_heat_loss", 0.3, 75.0, 25.0, 2.0, 0.0, 1.013_25);
    near(flux, 12.6 * 50.0, 0.03);
}

// By hand with 9 W/(m2 K) outside: ln(160.3/60.3)/(2π · 0.045) = 3.458 and 1/(9 · π · 0.1603) = 0.221 m K/W: 145/3.679 = 39.4 W/m.
#[test]
fn an_insulated_pipe_loses_what_its_resistances_let_through() {
    let found = value!("insulated_pipe_heat_loss", 60.3, 50.0, 0.045, 170.0, 25.0, 0.9, 1.013);
    near(found, 39.4, 0.015);
    let bare = value!("pipe_heat_loss", 60.3, 170.0, 25.0, 0.0, 0.9, 1.013);
    assert!(found < 0.1 * bare, "US DOE: insulation takes away nine tenths of the loss");
}

// By hand with 7.5 W/(m2 K) outside: 0.05/0.045 = 1.111 and 0.133 m2 K/W: 55/1.244 = 44.2 W/m2.
#[test]
fn an_insulated_wall_loses_what_its_resistances_let_through() {
    near(value!("insulated_wall_heat_loss", 2.0, 50.0, 0.045, 80.0, 25.0, 0.9, 1.013), 44.2, 0.015);
}

// A thick pipe is a wall: per square metre of its jacket the loss of a pipe of 1 m comes near that of a plane layer.
#[test]
fn a_wide_pipe_loses_nearly_as_a_wall_does() {
    let pipe = value!("insulated_pipe_heat_loss", 1000.0, 20.0, 0.04, 150.0, 25.0, 0.9, 1.013);
    let wall = value!("insulated_wall_heat_loss", 1.0, 20.0, 0.04, 150.0, 25.0, 0.9, 1.013);
    near(pipe / (std::f64::consts::PI * 1.02), wall, 0.03);
}

// US DOE MEASUR in its own units: 0.1713e-8 · A · F · (T_i⁴ − T_a⁴) · open; 5 ft2, 1500 °F, 75 °F, 0.7, 20 %.
#[test]
fn an_open_door_radiates_what_the_opening_equation_says() {
    let measur = 0.1713e-8 * 5.0 * 0.7 * (1959.67_f64.powi(4) - 534.67_f64.powi(4)) * 0.2;
    let found = value!("opening_heat_loss", 5.0 * FOOT * FOOT, celsius(1500.0), celsius(75.0), 0.7, 0.2);
    near(found * 3412.142, measur, 0.002);
}

// The rule of thumb of the trade: 1.08 Btu/h for each cfm and °F, with air of 0.075 lb/ft3.
#[test]
fn air_takes_what_the_rule_of_thumb_says() {
    let pounds = 1000.0 * 60.0 * 0.075;
    near(value!("air_heat", pounds * POUND, 50.0 / 1.8) / BTU, 1.08 * 1000.0 * 50.0, 0.005);
}

// A Btu warms a pound of water by 1 °F: 4.1868 kJ/(kg K). Milk: US DOE and dairy handbooks take 3.93.
#[test]
fn sensible_heat_is_that_of_the_btu() {
    near(value!("sensible_heat", 10.0 * POUND, 4.1868, 30.0 / 1.8) / BTU, 300.0, 1e-6);
    near(value!("sensible_heat", 7.0, 4.186, 33.0), value!("water_heat", 7.0, 33.0), 1e-12);
}

// US DOE MEASUR: gal · dT · 8.3454, but the fuel is that over the efficiency: 1000 gal, 70 °F, 80 %. Water of 140 °F weighs 8.205 lb.
#[test]
fn the_fuel_in_a_discharge_is_its_heat_over_the_efficiency() {
    let found = value!("discharge_heat", GALLON, 60.0, 60.0 - 70.0 / 1.8, 0.8) / BTU;
    near(found, 1000.0 * 70.0 * 8.205 / 0.8, 0.001);
    assert!(found > 1000.0 * 70.0 * 8.3454 * 0.8 * 1.4, "efficiency divides");
    assert!(refused!("discharge_heat", 1.0, 20.0, 30.0, 0.8).contains("must not be above"));
}

// 50 and 20 K at the ends: 30 / ln 2.5 = 32.74 K. Equal ends have their own difference.
#[test]
fn the_log_mean_lies_between_the_geometric_and_the_arithmetic_mean() {
    let mean =
        |first: f64, second: f64| value!("log_mean_temperature_difference", 90.0, 20.0 + second, 20.0, 90.0 - first);
    within(mean(50.0, 20.0), 30.0 / 2.5_f64.ln(), 1e-9);
    within(mean(20.0, 50.0), mean(50.0, 20.0), 1e-9);
    within(mean(30.0, 30.0), 30.0, 0.0);
    within(mean(30.0, 30.002), 30.001, 1e-6);
    within(mean(30.0, 30.004), 30.002, 1e-6);
    for (first, second) in [(10.0, 40.0), (5.0, 6.0)] {
        let found = mean(first, second);
        assert!(found > f64::sqrt(first * second) && found < f64::midpoint(first, second));
    }
    assert!(refused!("log_mean_temperature_difference", 60.0, 40.0, 20.0, 60.0).contains("at both ends"));
}

// A pasteuriser that warms milk from 4 to 65 °C with milk of 72 °C heats the last 7 K itself: 7/68 of the whole are left.
#[test]
fn regeneration_leaves_the_last_degrees_to_the_heater() {
    near(value!("heat_recovery_effectiveness", 4.0, 65.0, 72.0), 1.0 - 7.0 / 68.0, 1e-12);
    within(value!("heat_recovery_effectiveness", 4.0, 72.0, 72.0), 1.0, 0.0);
    assert!(refused!("heat_recovery_effectiveness", 4.0, 73.0, 72.0).contains("must not be above"));
    assert!(refused!("heat_recovery_effectiveness", 4.0, 4.0, 4.0).contains("not warmer"));
}

// The reversed engine: work = heat · (T_c − T_e)/T_c; cooling and work together are the heat given off.
#[test]
fn no_machine_beats_carnot() {
    let cop = value!("carnot_cop", -10.0, 35.0);
    near(1.0 / (cop + 1.0), 1.0 - 263.15 / 308.15, 1e-12);
    near(cop, 5.848, 1e-4);
    assert!(refused!("carnot_cop", 20.0, 22.0).contains("at least 5 K"));
}

// 3 % for each of 4 K: 1 − 0.97⁴ = 0.1147; first 3 K and then 1 K come to the same.
#[test]
fn degrees_save_on_what_the_earlier_ones_left() {
    near(value!("per_degree_saving", 0.03, 4.0), 1.0 - 0.97 * 0.97 * 0.97 * 0.97, 1e-12);
    let left = |degrees: f64| 1.0 - value!("per_degree_saving", 0.03, degrees);
    near(left(4.0), left(3.0) * left(1.0), 1e-12);
}
