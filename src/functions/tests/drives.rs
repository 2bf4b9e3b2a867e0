//! Motors, belts, pumps and fans.

use super::*;

// US DOE, Determining Electric Motor Load and Efficiency: 1800 rpm synchronous, 1750 rated, 1770 measured, 25 hp: 60 %.
#[test]
fn the_load_by_speed_is_that_of_the_doe_example() {
    near(value!("motor_load_by_speed", 1770.0, 1750.0, 1800.0, 460.0, 460.0), 0.60, 1e-12);
    within(value!("motor_load_by_speed", 1800.0, 1750.0, 1800.0, 460.0, 460.0), 0.0, 0.0);
    within(value!("motor_load_by_speed", 1750.0, 1750.0, 1800.0, 460.0, 460.0), 1.0, 0.0);
    assert!(refused!("motor_load_by_speed", 1700.0, 1750.0, 1800.0, 460.0, 460.0).contains("load of `2`"));
    assert!(refused!("motor_load_by_speed", 1801.0, 1750.0, 1800.0, 460.0, 460.0).contains("synchronous"));
    assert!(refused!("motor_load_by_speed", 1800.0, 1800.0, 1800.0, 460.0, 460.0).contains("rated speed"));
}

// Full load at the rated readings; little current says nothing.
#[test]
fn the_load_by_current_holds_from_half_load() {
    within(value!("motor_load_by_current", 24.0, 24.0, 460.0, 460.0), 1.0, 0.0);
    // 5 % less voltage at the same power takes 5.3 % more current.
    within(value!("motor_load_by_current", 24.0 / 0.95, 24.0, 437.0, 460.0), 1.0, 1e-9);
    assert!(refused!("motor_load_by_current", 11.0, 24.0, 460.0, 460.0).contains("from 0.5 to 1.25"));
}

// US DOE MEASUR: 0.746 hp load / η before and after: 15 hp, 0.75, 88 to 93 %: 9.5349 − 9.0222 kW.
#[test]
fn a_better_motor_saves_the_difference_of_its_inputs() {
    let useful = 15.0 * 0.746 * 0.75;
    near(value!("efficiency_power_saved", useful, 0.88, 0.93), 9.5369 - 9.0242, 1e-3);
    let before = value!("nameplate_power", useful, 1.0, 0.88);
    near(
        value!("efficiency_power_saved", useful, 0.88, 0.93),
        before - value!("nameplate_power", useful, 1.0, 0.93),
        1e-9,
    );
    assert!(refused!("efficiency_power_saved", useful, 0.93, 0.88).contains("must not be above"));
}

// 0.68759 e^−0.0990 + 3.7558 e^−1.0754 + 3.9963 = 0.6228 + 1.2813 + 3.9963 = 5.900 % at 5 hp; US DOE speaks of 93 to 98 %.
#[test]
fn a_v_belt_loses_six_percent_at_five_horsepower_and_four_at_a_hundred() {
    within(value!("belt_loss_share", "v_belt", 5.0 * HORSEPOWER), 0.05900, 1e-5);
    within(value!("belt_loss_share", "v_belt", 100.0 * HORSEPOWER), 0.0409, 1e-4);
    for power in [0.5, 5.0, 50.0, 400.0] {
        let loss = |belt: &'static str| value!("belt_loss_share", belt, power);
        assert!(loss("v_belt") > loss("notched_v_belt") && loss("notched_v_belt") > loss("synchronous_belt"));
        assert!((0.01..0.09).contains(&loss("synchronous_belt")) && loss("v_belt") < 0.09);
    }
}

// Power is flow times head, and head goes as n² d².
#[test]
fn the_affinity_laws_hang_together() {
    for (speed, size) in [(0.8, 1.0), (1.0, 1.2), (0.7, 1.1)] {
        let head = (speed * size) * (speed * size);
        near(value!("affinity_power_ratio", speed, size), value!("affinity_flow_ratio", speed, size) * head, 1e-12);
    }
    near(value!("affinity_power_ratio", 0.8, 1.0), 0.512, 1e-12);
}

// US DOE Pumping Systems Tip Sheet 7: power with the cube of the diameter, down to 75 %.
#[test]
fn a_trim_of_a_tenth_saves_a_quarter_and_too_deep_a_trim_is_refused() {
    near(value!("impeller_trim_power_ratio", 250.0, 225.0), 0.9 * 0.81, 1e-12);
    near(value!("impeller_trim_power_ratio", 200.0, 150.0), 0.421_875, 1e-9);
    assert!(refused!("impeller_trim_power_ratio", 200.0, 149.0).contains("150 mm"));
    assert!(refused!("impeller_trim_power_ratio", 200.0, 201.0).contains("must not be above"));
}

// Without static head the cube, with nothing else the flow; 0.7 · (0.3 + 0.7 · 0.49) between.
#[test]
fn static_head_takes_the_cube_law_away() {
    near(value!("pump_speed_power_ratio", 0.7, 0.0), 0.343, 1e-12);
    near(value!("pump_speed_power_ratio", 0.7, 1.0), 0.7, 1e-12);
    near(value!("pump_speed_power_ratio", 0.7, 0.3), 0.4501, 1e-12);
    near(value!("pump_speed_power_ratio", 0.7, 0.0), value!("affinity_power_ratio", 0.7, 1.0), 1e-12);
}

#[test]
fn all_fan_controls_meet_at_full_flow_and_dampers_waste_most() {
    for control in ["outlet_damper", "inlet_vanes", "variable_speed", "two_speed", "on_off"] {
        within(value!("fan_control_power_ratio", control, 1.0), 1.0, 0.012);
    }
    for flow in [0.3, 0.5, 0.7, 0.9] {
        let power = |control: &'static str| value!("fan_control_power_ratio", control, flow);
        assert!(power("outlet_damper") > power("inlet_vanes"), "{flow}");
        assert!(power("inlet_vanes") > power("variable_speed"), "{flow}");
        // No fan does better than the cube of a system without static pressure.
        assert!(power("variable_speed") > flow * flow * flow, "{flow}");
    }
    // Half the flow all the time at half speed, or full speed half the time.
    near(value!("fan_control_power_ratio", "two_speed", 0.5), 0.125, 1e-12);
    near(value!("fan_control_power_ratio", "two_speed", 0.75), 0.5 * 0.125 + 0.5, 1e-12);
    near(value!("fan_control_power_ratio", "on_off", 0.5), 0.5, 1e-12);
    assert!(refused!("fan_control_power_ratio", "inlet_vanes", 0.1).contains("0.2"));
}

// The tables of pumps: hp = gpm · ft · SG / 3960; of fans: hp = cfm · inH2O / 6356.
#[test]
fn pumps_and_fans_take_the_horsepower_of_the_tables() {
    let pump = value!("pump_power", 100.0 * 0.227_124_7, 100.0 * FOOT, 999.0, 1.0, 1.0) / HORSEPOWER;
    near(pump, 100.0 * 100.0 / 3960.0, 0.002);
    let fan = value!("fan_power", 10_000.0 * 1.699_011, 4.0 * 249.0889, 1.0, 1.0) / HORSEPOWER;
    // The table's inch of water is that of 20 °C, 0.2 % lighter.
    near(fan, 10_000.0 * 4.0 / 6356.0, 0.0025);
}

// hp = gpm · psi / 1714.2; and what a pump spends on the head that the valve destroys.
#[test]
fn a_throttled_valve_destroys_flow_times_pressure() {
    let found = value!("throttling_loss", 200.0 * 0.227_124_7, 80.0 * PSI, 50.0 * PSI, 1.0, 1.0);
    near(found / HORSEPOWER, 200.0 * 30.0 / 1714.2, 0.0005);
    let head = 2.5e5 / (1000.0 * 9.80665);
    let pump = value!("pump_power", 40.0, head, 1000.0, 0.68, 0.91);
    near(value!("throttling_loss", 40.0, 6.0, 3.5, 0.68, 0.91), pump, 1e-9);
    assert!(refused!("throttling_loss", 40.0, 3.0, 3.5, 0.68, 0.91).contains("must not be above"));
}

// 45 of 60 Hz: 0.75^2.5 = 0.4871, between the square (0.5625) and the cube (0.4219).
#[test]
fn a_slower_drive_saves_between_the_square_and_the_cube() {
    within(value!("frequency_power_ratio", "variable_speed", 45.0, 60.0), 0.4871, 0.0001);
}
