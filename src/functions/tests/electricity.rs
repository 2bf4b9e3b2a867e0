//! Electric power, power factor, lighting.

use super::*;

// Three loads in star, each at the voltage of a line over √3: 3 · 254.03 V · 50 A · 0.85 = 32.39 kW.
#[test]
fn three_phases_are_three_single_phases_in_star() {
    let found = value!("electrical_power", "three_phase", 440.0, 50.0, 0.85);
    near(found, 3.0 * value!("electrical_power", "single_phase", 440.0 / 3.0_f64.sqrt(), 50.0, 0.85), 1e-12);
    near(found, 32.39, 1e-4);
}

// 20 hp at 75 % load and 91 %: 15 hp leave the shaft, 15 · 0.7457 / 0.91 = 12.292 kW come in, 1.106 kW are lost.
#[test]
fn a_motor_takes_its_shaft_power_and_its_losses() {
    let found = value!("nameplate_power", 20.0 * HORSEPOWER, 0.75, 0.91);
    near(found, 12.292, 1e-4);
    near(found - 15.0 * HORSEPOWER, 1.106, 1e-3);
}

// 80 lamps of 59 W on a ballast that draws 0.9 of it: 80 · 53.1 W.
#[test]
fn lamps_add_up() {
    near(value!("lighting_power", 80.0, 59.0, 0.9), 4.248, 1e-12);
}

// The triangle of 3, 4 and 5.
#[test]
fn four_kwh_and_three_kvarh_make_a_power_factor_of_four_fifths() {
    near(value!("power_factor_from_energy", 4e4, 3e4), 0.8, 1e-12);
    within(value!("power_factor_from_energy", 4e4, 0.0), 1.0, 0.0);
    assert!(refused!("power_factor_from_energy", 0.0, 0.0).contains("no power factor"));
}

// The kW multipliers of the usual table for capacitors: three digits.
#[test]
fn capacitors_are_those_of_the_table_of_multipliers() {
    for (old, target, multiplier) in
        [(0.80, 0.95, 0.421), (0.75, 0.95, 0.553), (0.70, 0.90, 0.536), (0.85, 0.90, 0.135), (0.80, 1.0, 0.75)]
    {
        within(value!("capacitor_power", 1.0, old, target), multiplier, 0.0006);
    }
    within(value!("capacitor_power", 500.0, 0.9, 0.9), 0.0, 0.0);
    assert!(refused!("capacitor_power", 500.0, 0.95, 0.9).contains("must not be above"));
}

// After the capacitors of the other function the apparent power is √(P² + (Q − Q_c)²).
#[test]
fn the_apparent_power_released_is_what_the_capacitors_leave() {
    let (power, old, target) = (300.0_f64, 0.8_f64, 0.96);
    let reactive = power / old * (1.0 - old * old).sqrt();
    let left = reactive - value!("capacitor_power", power, old, target);
    near(value!("apparent_power_released", power, old, target), power / old - power.hypot(left), 1e-9);
    near(value!("apparent_power_released", power, old, target), 375.0 - 312.5, 1e-12);
}

// I² R: the current of 300 kW at 440 V is 492.1 A at 0.8 and 410.0 A at 0.96.
#[test]
fn losses_in_lines_follow_the_square_of_the_current() {
    near(value!("line_loss_ratio", 0.8, 0.96), (410.04_f64 / 492.05).powi(2), 1e-4);
}

// CFE: 3/5 · (90/PF − 1) up to 120 %. A bill at 82 % has 5.9 %; the cap is reached at 30 %.
#[test]
fn a_low_power_factor_costs_what_the_tariff_says() {
    near(value!("power_factor_surcharge", 0.82, 0.90), 0.6 * (90.0 / 82.0 - 1.0), 1e-12);
    near(value!("power_factor_surcharge", 0.30, 0.90), 1.20, 1e-12);
    near(value!("power_factor_surcharge", 0.10, 0.90), 1.20, 1e-12);
    within(value!("power_factor_surcharge", 0.90, 0.90), 0.0, 0.0);
    within(value!("power_factor_surcharge", 0.99, 0.90), 0.0, 0.0);
    // A plant of more than 1 MW at 94 % pays under the references of 2024 and of 2026.
    near(value!("power_factor_surcharge", 0.94, 0.95), 0.6 * (95.0 / 94.0 - 1.0), 1e-9);
    near(value!("power_factor_surcharge", 0.94, 0.97), 0.6 * (97.0 / 94.0 - 1.0), 1e-9);
}

// A bill that was seen: 2.0 % at 97.83 %, and at most 2.5 %; at the references of large plants at most 1.25 and 0.75 %.
#[test]
fn a_high_power_factor_earns_what_the_bill_shows() {
    within(value!("power_factor_bonus", 0.9783, 0.90), 0.020, 0.00005);
    near(value!("power_factor_bonus", 1.0, 0.90), 0.025, 1e-12);
    near(value!("power_factor_bonus", 1.0, 0.95), 0.0125, 1e-9);
    near(value!("power_factor_bonus", 1.0, 0.97), 0.0075, 1e-9);
    near(value!("power_factor_bonus", 1.0, 0.80), 0.025, 1e-12);
    within(value!("power_factor_bonus", 0.85, 0.90), 0.0, 0.0);
}
