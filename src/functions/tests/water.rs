//! Water flows and cooling towers.

use super::*;

// 5 gallons in a minute are 5 gpm, 1.136 m3/h.
#[test]
fn a_bucket_of_five_gallons_in_a_minute_is_five_gpm() {
    near(value!("bucket_flow", 5.0 * GALLON, 60.0), 1.1356, 1e-4);
}

// 12 m3 in 8 h; a night without use leaks what the meter counts.
#[test]
fn a_meter_gives_the_volume_over_the_time() {
    near(value!("meter_flow", 1204.0, 1216.0, 8.0), 1.5, 1e-12);
    assert!(refused!("meter_flow", 1216.0, 1204.0, 8.0).contains("must not be above"));
}

// The hydrant formula gpm = 29.83 · C · d² · √p (in, psi): a quarter inch at 60 psi gives 14.44 gpm with C = 1.
#[test]
fn a_hole_lets_out_what_the_hydrant_formula_says() {
    let found = value!("orifice_water_flow", 0.25 * INCH, 60.0 * PSI, 1.0) / 0.227_124_7;
    near(found, 29.83 * 0.0625 * 60.0_f64.sqrt(), 0.002);
}

// A nozzle is a hole: the same ratio comes from the other function.
#[test]
fn a_nozzle_follows_the_root_of_the_pressure() {
    let hole = |pressure: f64| value!("orifice_water_flow", 4.0, pressure, 0.7);
    near(value!("nozzle_flow_at_pressure", 20.0, 4.0, 2.5), 20.0 * hole(2.5) / hole(4.0), 1e-12);
    near(value!("nozzle_flow_at_pressure", 20.0, 4.0, 1.0), 10.0, 1e-12);
}

// The usual short form, gal/ft = 0.0408 · d² (in): 4 in and 100 ft hold 65.3 gal.
#[test]
fn a_pipe_of_four_inches_holds_sixty_five_gallons_in_a_hundred_feet() {
    near(value!("pipe_volume", 4.0 * INCH, 100.0 * FOOT) / GALLON, 0.0408 * 16.0 * 100.0, 0.001);
}

// Steam tables at 30 °C: h_fg 2429.8 kJ/kg. 1000 kW evaporate 0.4116 kg/s = 1.488 m3/h. US DOE MEASUR counts a round 1000 Btu/lb.
#[test]
fn a_tower_evaporates_the_heat_over_the_heat_of_evaporation() {
    near(value!("cooling_tower_evaporation", 1000.0, 1.0), 1000.0 / 2429.8 * 3.6 / 0.995_65, 1e-9);
    let heat = value!("evaporation_heat", 30.0);
    near(value!("cooling_tower_evaporation", 1000.0, 1.0) * 995.65 * heat / 3600.0, 1000.0, 3e-4);
    let measur = 0.85 * 0.01 * 3.412_142e6 / 5000.0 * 0.227_124_7;
    near(value!("cooling_tower_evaporation", 1000.0, 0.85), measur, 0.05);
}

// Solids that come with the make-up leave with the blowdown. At 2 cycles 1620 become 3240 (a vendor's printed example).
#[test]
fn what_a_tower_takes_in_leaves_as_vapour_and_blowdown_with_its_solids() {
    near(value!("cooling_tower_makeup", 1620.0, 2.0), 3240.0, 1e-12);
    for cycles in [1.5, 3.0, 6.0] {
        let (makeup, blowdown) =
            (value!("cooling_tower_makeup", 10.0, cycles), value!("cooling_tower_blowdown", 10.0, cycles));
        near(makeup, 10.0 + blowdown, 1e-12);
        near(makeup, blowdown * cycles, 1e-12);
    }
    assert!(refused!("cooling_tower_makeup", 10.0, 1.0).contains("cycles of concentration"));
}
