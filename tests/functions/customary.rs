//! The same call in customary units and in SI: units are a matter of dimension, not of the function.

use super::value;

/// Two calls of one meaning; customary amounts are given to seven digits or more of SI.
const PAIRS: &[(&str, &str)] = &[
    ("atmospheric_pressure(6000.ft)", "atmospheric_pressure(1828.8.m)"),
    (
        r#"orifice_air_flow(0.125.inch, 100.unit("psi(g)"), 14.7.unit("psi(a)"), 0.65)"#,
        r#"orifice_air_flow(3.175.mm, 6.8947573.unit("bar(g)"), 101.35293.unit("kPa(a)"), 65.percent)"#,
    ),
    ("bag_test_flow(10.inch, 20.inch, 5.seconds)", "bag_test_flow(0.254.m, 508.mm, 5.seconds)"),
    ("load_test_leak_share(1.minutes, 3.minutes)", "load_test_leak_share(60.seconds, 180.seconds)"),
    (
        r#"bleed_test_flow(1000.gal, 100.unit("psi(g)"), 50.unit("psi(g)"), 5.minutes, 14.7.unit("psi(a)"))"#,
        r#"bleed_test_flow(3.785411784.m3, 6.8947573.unit("bar(g)"), 3.44737865.unit("bar(g)"), 300.seconds, 1.0135293.unit("bar(a)"))"#,
    ),
    (
        r#"receiver_air(100.ft3, 110.unit("psi(g)"), 7.unit("kgf/cm2(g)"), 1.unit("atm(a)"))"#,
        r#"receiver_air(2.8316847.m3, 7.584233.unit("bar(g)"), 6.864655.unit("bar(g)"), 1.01325.unit("bar(a)"))"#,
    ),
    (
        r#"pressure_power_ratio(110.unit("psi(g)"), 95.unit("psi(g)"), 12.unit("psi(a)"))"#,
        r#"pressure_power_ratio(7.584233.unit("bar(g)"), 6.5500194.unit("bar(g)"), 0.82737087.unit("bar(a)"))"#,
    ),
    (r#"intake_power_ratio(104.unit("°F"), 86.unit("°F"))"#, r#"intake_power_ratio(40.unit("°C"), 30.unit("°C"))"#),
    (
        r#"air_demand_at_pressure(353.14667.cfm, 100.unit("psi(g)"), 90.unit("psi(g)"), 14.7.unit("psi(a)"), 0.6)"#,
        r#"air_demand_at_pressure(10.unit("m3/min"), 6.8947573.unit("bar(g)"), 6.2052816.unit("bar(g)"), 1.0135293.unit("bar(a)"), 60.percent)"#,
    ),
    ("load_unload_power(100.hp, 30.hp, 60.percent)", "load_unload_power(74.569987.kW, 22.370996.kW, 0.6)"),
    ("nameplate_power(20.hp, 75.percent, 91.percent)", "nameplate_power(14.914.kW, 0.75, 0.91)"),
    (r#"belt_loss_share("v_belt", 20.hp)"#, r#"belt_loss_share("v_belt", 14913.997.W)"#),
    ("impeller_trim_power_ratio(10.inch, 9.inch)", "impeller_trim_power_ratio(254.mm, 228.6.mm)"),
    (
        r#"pump_power(200.gpm, 100.ft, 62.4.unit("lb/ft3"), 70.percent, 90.percent)"#,
        r#"pump_power(45.424941.unit("m3/h"), 30.48.m, 999.55214.unit("kg/m3"), 0.7, 0.9)"#,
    ),
    (
        r#"fan_power(10000.cfm, 4.unit("inH2O"), 65.percent, 92.percent)"#,
        r#"fan_power(16990.108.unit("m3/h"), 996.35564.Pa, 0.65, 0.92)"#,
    ),
    (
        r#"throttling_loss(200.gpm, 80.unit("psi(g)"), 50.unit("psi(g)"), 68.percent, 91.percent)"#,
        r#"throttling_loss(45.424941.unit("m3/h"), 5.5158058.unit("bar(g)"), 3.4473786.unit("bar(g)"), 0.68, 0.91)"#,
    ),
    (
        r#"stack_loss("natural_gas", 3.percent, 392.unit("°F"), 77.unit("°F"))"#,
        r#"stack_loss("natural_gas", 0.03, 200.unit("°C"), 25.unit("°C"))"#,
    ),
    (
        r#"combustion_air(100.unit("lb/h"), "diesel", 3.percent)"#,
        r#"combustion_air(45.359237.unit("kg/h"), "diesel", 0.03)"#,
    ),
    (
        r#"steam_orifice_flow(0.125.inch, 150.unit("psi(g)"), 14.7.unit("psi(a)"), 0.73)"#,
        r#"steam_orifice_flow(3.175.mm, 10.342136.unit("bar(g)"), 1.0135293.unit("bar(a)"), 0.73)"#,
    ),
    (
        r#"steam_plume_flow(6.ft, 150.unit("psi(g)"), 75.unit("°F"))"#,
        r#"steam_plume_flow(1.8288.m, 10.342136.unit("bar(g)"), 23.888889.unit("°C"))"#,
    ),
    (
        r#"steam_heat(100.unit("psi(g)"), 14.7.unit("psi(a)"), 180.unit("°F"))"#,
        r#"steam_heat(6.8947573.unit("bar(g)"), 1.0135293.unit("bar(a)"), 82.222222.unit("°C"))"#,
    ),
    (r#"blowdown_flow(10000.unit("lb/h"), 10)"#, r#"blowdown_flow(4535.9237.unit("kg/h"), 10)"#),
    (
        r#"flash_steam_share(100.unit("psi(g)"), 5.unit("psi(g)"), 14.7.unit("psi(a)"))"#,
        r#"flash_steam_share(6.8947573.unit("bar(g)"), 0.34473786.unit("bar(g)"), 1.0135293.unit("bar(a)"))"#,
    ),
    (
        r#"saturation_temperature(100.unit("psi(g)"), 14.7.unit("psi(a)"))"#,
        r#"saturation_temperature(6.8947573.unit("bar(g)"), 1.0135293.unit("bar(a)"))"#,
    ),
    (r#"evaporation_heat(212.unit("°F"))"#, r#"evaporation_heat(100.unit("°C"))"#),
    (
        r#"surface_heat_loss(302.unit("°F"), 77.unit("°F"), 0.9)"#,
        r#"surface_heat_loss(150.unit("°C"), 25.unit("°C"), 0.9)"#,
    ),
    (
        r#"wall_heat_loss(6.ft, 176.unit("°F"), 77.unit("°F"), 5.unit("mph"), 0.9, 14.7.unit("psi(a)"))"#,
        r#"wall_heat_loss(1.8288.m, 80.unit("°C"), 25.unit("°C"), 2.2352.unit("m/s"), 0.9, 1.0135293.unit("bar(a)"))"#,
    ),
    (
        r#"pipe_heat_loss(2.375.inch, 338.unit("°F"), 77.unit("°F"), 0.unit("ft/min"), 0.8, 1.unit("atm(a)"))"#,
        r#"pipe_heat_loss(60.325.mm, 170.unit("°C"), 25.unit("°C"), 0.unit("m/s"), 0.8, 1.01325.unit("bar(a)"))"#,
    ),
    (
        r#"insulated_pipe_heat_loss(2.375.inch, 2.inch, 0.3.unit("Btu in/(h ft2 Δ°F)"), 338.unit("°F"), 77.unit("°F"), 0.1, 1.unit("atm(a)"))"#,
        r#"insulated_pipe_heat_loss(60.325.mm, 50.8.mm, 0.043268377.unit("W/(m K)"), 170.unit("°C"), 25.unit("°C"), 0.1, 1.01325.unit("bar(a)"))"#,
    ),
    (
        r#"insulated_wall_heat_loss(6.ft, 2.inch, 0.3.unit("Btu in/(h ft2 Δ°F)"), 176.unit("°F"), 77.unit("°F"), 0.9, 1.unit("atm(a)"))"#,
        r#"insulated_wall_heat_loss(1.8288.m, 50.8.mm, 0.043268377.unit("W/(m K)"), 80.unit("°C"), 25.unit("°C"), 0.9, 1.01325.unit("bar(a)"))"#,
    ),
    (
        r#"opening_heat_loss(5.ft2, 1472.unit("°F"), 77.unit("°F"), 0.7, 20.percent)"#,
        r#"opening_heat_loss(0.4645152.m2, 800.unit("°C"), 25.unit("°C"), 0.7, 0.2)"#,
    ),
    (r#"water_heat(1000.lb, 70.unit("Δ°F"))"#, "water_heat(453.59237.kg, 38.888889.K)"),
    (
        r#"sensible_heat(1000.unit("lb/h"), 0.94.unit("Btu/(lb Δ°F)"), 100.unit("Δ°F"))"#,
        r#"sensible_heat(453.59237.unit("kg/h"), 3.935592.unit("kJ/(kg K)"), 55.555556.K)"#,
    ),
    (
        r#"discharge_heat(1000.unit("gal/day"), 140.unit("°F"), 68.unit("°F"), 80.percent)"#,
        r#"discharge_heat(3.7854118.unit("m3/day"), 60.unit("°C"), 20.unit("°C"), 0.8)"#,
    ),
    (
        r#"log_mean_temperature_difference(194.unit("°F"), 122.unit("°F"), 68.unit("°F"), 149.unit("°F"))"#,
        r#"log_mean_temperature_difference(90.unit("°C"), 50.unit("°C"), 20.unit("°C"), 65.unit("°C"))"#,
    ),
    (r#"per_degree_saving(1.unit("%/Δ°F"), 9.unit("Δ°F"))"#, r#"per_degree_saving(0.018.unit("1/K"), 5.K)"#),
    ("bucket_flow(5.gal, 1.minutes)", "bucket_flow(18.927059.L, 60.seconds)"),
    (
        r#"orifice_water_flow(0.25.inch, 60.unit("psi(g)"), 0.62)"#,
        r#"orifice_water_flow(6.35.mm, 4.1368544.unit("bar(g)"), 0.62)"#,
    ),
    (
        r#"nozzle_flow_at_pressure(5.gpm, 60.unit("psi(g)"), 40.unit("psi(g)"))"#,
        r#"nozzle_flow_at_pressure(1.1356235.unit("m3/h"), 4.1368544.unit("bar(g)"), 2.7579029.unit("bar(g)"))"#,
    ),
    ("pipe_volume(2.inch, 100.ft)", "pipe_volume(50.8.mm, 30.48.m)"),
    ("cooling_tower_evaporation(100.TR, 85.percent)", "cooling_tower_evaporation(351.68528.kW, 0.85)"),
    (
        r#"cooling_tower_evaporation(1.unit("MMBtu/h"), 85.percent)"#,
        "cooling_tower_evaporation(293.07107.kW, 85.percent)",
    ),
    ("cooling_tower_makeup(3.gpm, 4)", r#"cooling_tower_makeup(0.68137412.unit("m3/h"), 4)"#),
    (r#"moisture_removed(10.unit("short_ton"), 30.percent, 5.percent)"#, "moisture_removed(9.0718474.t, 0.3, 0.05)"),
    (
        r#"dryer_efficiency(374.unit("°F"), 194.unit("°F"), 77.unit("°F"))"#,
        r#"dryer_efficiency(190.unit("°C"), 90.unit("°C"), 25.unit("°C"))"#,
    ),
    ("giveaway(1000, 16.2.oz, 16.oz)", "giveaway(1000, 0.459262274625.kg, 0.45359237.kg)"),
];

#[test]
fn customary_and_metric_units_give_the_same() {
    for (customary, metric) in PAIRS {
        let (found, dimension) = super::evaluate(customary).unwrap_or_else(|reason| panic!("{customary}: {reason}"));
        let (expected, same) = super::evaluate(metric).unwrap_or_else(|reason| panic!("{metric}: {reason}"));
        assert_eq!(dimension, same, "{customary}");
        assert!((found - expected).abs() <= 3e-7 * expected.abs(), "{customary}: {found}, {metric}: {expected}");
    }
}

/// Results in the units of the customary tables.
#[test]
fn results_come_in_customary_units_too() {
    // Moss: 1/4 in at 100 psi(g) loses 104 cfm of free air; US DOE Steam Tip Sheet 1: 1/8 in at 150 psi(g) 75.8 lb/h.
    for (expression, unit, expected, share) in [
        (r#"orifice_air_flow(0.25.inch, 100.unit("psi(g)"), 14.7.unit("psi(a)"), 1)"#, "cfm", 104.0, 0.005),
        (r#"steam_orifice_flow(0.125.inch, 150.unit("psi(g)"), 14.7.unit("psi(a)"), 0.73)"#, "lb/h", 75.8, 0.002),
        // A pound of water takes a Btu for 1 °F; the 15 °C calorie is 0.02 % below.
        (r#"water_heat(100.unit("lb/h"), 10.unit("Δ°F"))"#, "Btu/h", 1000.0, 0.0003),
        // Steam tables: 970.1 Btu/lb at 212 °F.
        (r#"evaporation_heat(212.unit("°F"))"#, "Btu/lb", 970.1, 0.0005),
        (r#"saturation_temperature(100.unit("psi(g)"), 14.7.unit("psi(a)"))"#, "°F", 337.9, 0.0005),
        // 200 gpm over 100 ft are 5.05 hp of water.
        (r#"pump_power(200.gpm, 100.ft, 62.37.unit("lb/ft3"), 100.percent, 100.percent)"#, "hp", 5.05, 0.001),
    ] {
        let found = value(expression, unit);
        assert!((found / expected - 1.0).abs() <= share, "{expression} gives {found} {unit}, not {expected}");
    }
}
