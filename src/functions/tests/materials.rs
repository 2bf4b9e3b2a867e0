//! Mixing, rinsing, drying, filling.

use super::*;

// 40 kg at 80 °C and 60 kg at 20 °C: above 0 °C they hold 3200 + 1200 of 4.186 kJ, in 100 kg.
#[test]
fn a_mixture_keeps_the_heat_of_its_parts() {
    near(value!("mixing_temperature", 80.0, 20.0, 0.4), 4400.0 / 100.0, 1e-12);
    within(value!("mixing_temperature", 80.0, 20.0, 0.0), 20.0, 0.0);
    assert!(refused!("mixing_temperature", 20.0, 80.0, 0.4).contains("must not be above"));
}

// 1000 kg of 2.5 % from 50 % lye and water of 0 %: 25 kg of lye's substance are in 50 kg.
#[test]
fn a_blend_keeps_its_substance() {
    near(value!("mixing_share", 0.5, 0.0, 0.025), 50.0 / 1000.0, 1e-12);
    let share = value!("mixing_share", 0.5, 0.01, 0.025);
    near(share * 0.5 + (1.0 - share) * 0.01, 0.025, 1e-12);
    assert!(refused!("mixing_share", 0.5, 0.01, 0.6).contains("must not be above"));
    assert!(refused!("mixing_share", 0.1, 0.1, 0.1).contains("same content"));
}

// The balance in small steps: each drop of clean liquid pushes out as much of the mixture.
#[test]
fn flushing_agrees_with_the_balance_in_small_steps() {
    let (mut share, mut flushed) = (1.0_f64, 0.0);
    while share > 0.01 {
        share *= 1.0 - 1e-5;
        flushed += 2.0 * 1e-5;
    }
    near(value!("flush_volume", 2.0, 0.01), flushed, 1e-4);
    // Many small rinses with full drainage come to the same.
    let rinsed = 1.0 / value!("rinse_residual_share", 10.0, 10.0, 1.0);
    near(rinsed, 2.0, 1e-12);
    within(value!("flush_volume", 2.0, 1.0), 0.0, 0.0);
}

// 2 L that stay and 18 L to rinse: a tenth each time.
#[test]
fn three_rinses_of_one_to_ten_leave_a_thousandth() {
    near(value!("rinse_residual_share", 2.0, 18.0, 3.0), 0.1 * 0.1 * 0.1, 1e-12);
    within(value!("rinse_residual_share", 2.0, 18.0, 0.0), 1.0, 0.0);
    assert!(refused!("rinse_residual_share", 2.0, 18.0, 1.5).contains("whole"));
    assert!(refused!("rinse_residual_share", 0.0, 0.0, 1.0).contains("neither"));
}

// One tank: D (dilution − 1). Two tanks: r² + r + 1 = 1000, r = (−1 + √3997)/2 = 31.11. The short form of the EPA's guide is
// 1000^(1/2) = 31.6.
#[test]
fn each_tank_more_takes_a_root_of_the_water() {
    near(value!("counterflow_rinse", 1.0, 1000.0, 1.0), 999.0, 1e-9);
    near(value!("counterflow_rinse", 1.0, 1000.0, 2.0), (3997.0_f64.sqrt() - 1.0) / 2.0, 1e-9);
    near(value!("counterflow_rinse", 1.0, 1000.0, 2.0), 1000.0_f64.sqrt(), 0.02);
    near(value!("counterflow_rinse", 1.0, 1e6, 3.0), 100.0, 0.005);
    // Tank by tank: each takes what the next one overflows, and passes on its own liquid on the goods.
    let water = value!("counterflow_rinse", 1.0, 5000.0, 3.0);
    let (mut last, mut before) = (1.0, 0.0);
    for _ in 0..3 {
        // Balance around the rest of the line: what the goods bring in less what they take out is in the overflow.
        let into = last * (1.0 + water) - before * water;
        (before, last) = (last, into);
    }
    near(last, 5000.0, 1e-6);
    assert!(refused!("counterflow_rinse", 1.0, 1000.0, 2.5).contains("whole"));
}

#[test]
fn drying_keeps_the_solids() {
    let (product, product_solids, feed_solids) = (250.0, 0.95, 0.42);
    let water = value!("water_evaporated", product, product_solids, feed_solids);
    near((product + water) * feed_solids, product * product_solids, 1e-12);
    assert!(refused!("water_evaporated", 5.0, 0.1, 0.2).contains("must not be above"));
}

// 10 t with 30 % water hold 7 t dry; with 5 % these are 7/0.95 = 7.368 t. The other function says the same of solids.
#[test]
fn what_is_dried_away_is_feed_less_product() {
    let removed = value!("moisture_removed", 10.0, 0.30, 0.05);
    near(removed, 10.0 - 7.0 / 0.95, 1e-12);
    near(removed, value!("water_evaporated", 10.0 - removed, 0.95, 0.70), 1e-9);
    assert!(refused!("moisture_removed", 10.0, 0.05, 0.30).contains("must not be above"));
}

// 5000 t with 2.8 % hold 4860 t dry; with 3.6 % these are 5041.5 t.
#[test]
fn a_point_of_moisture_is_a_point_of_product() {
    near(value!("moisture_gain", 5000.0, 0.028, 0.036), 4860.0 / 0.964 - 5000.0, 1e-9);
    // What is gained in product was not evaporated.
    let feed = 10_000.0;
    let (more, less) = (value!("moisture_removed", feed, 0.5, 0.028), value!("moisture_removed", feed, 0.5, 0.036));
    near(value!("moisture_gain", feed - more, 0.028, 0.036), more - less, 1e-9);
}

// 1 kg of air heated from 25 to 190 °C takes 166.2 kJ, leaves at 90 °C with 65.5 kJ of it: 0.606 stay.
#[test]
fn a_dryer_keeps_what_its_exhaust_does_not_carry_off() {
    let heat = |rise: f64| value!("air_heat", 1.0, rise);
    near(value!("dryer_efficiency", 190.0, 90.0, 25.0), 1.0 - heat(65.0) / heat(165.0), 1e-12);
    within(value!("dryer_efficiency", 190.0, 25.0, 25.0), 1.0, 0.0);
    assert!(refused!("dryer_efficiency", 90.0, 190.0, 25.0).contains("must not be above"));
    assert!(refused!("dryer_efficiency", 25.0, 25.0, 25.0).contains("not warmer"));
}

// Two million packs of 4 g too much.
#[test]
fn four_grams_in_two_million_packs_are_eight_tonnes() {
    near(value!("giveaway", 2e6, 0.507, 0.503), 8000.0, 1e-9);
    assert!(refused!("giveaway", 2e6, 0.500, 0.503).contains("must not be above"));
}
