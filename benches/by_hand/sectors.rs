//! The measures of one sector; the numbers are the typical values of the rules.

use super::plant::{Cardboard, Container, Contents, Dairy, Machine, OilLube, Plastics, PowderedFood};
use super::{Measure, NOTHING, Plant, Resource};

pub(super) fn corrugator_idle_steam(plant: &Plant, board: &Cardboard) -> Option<Measure> {
    if board.idle_hours <= 200.0 {
        return None;
    }
    let wasted = (board.idle_fuel_gj_h * board.idle_hours).min(plant.steam.fuel_gj);
    Some(Measure::saving((Resource::Fuel, wasted * 0.70), 1500.0))
}

pub(super) fn starch_control(board: &Cardboard) -> Option<Measure> {
    let good = 8.0 * (1.0 + board.double_wall_share);
    if board.starch_rate_g_m2 <= good * (1.0 + 0.05) {
        return None;
    }
    let excess = (1.0 - good / board.starch_rate_g_m2).max(0.0);
    Some(Measure::saving((Resource::Starch, board.starch_t * excess * 0.60), 3000.0))
}

pub(super) fn trim_planning(board: &Cardboard) -> Option<Measure> {
    if board.trim_share <= 0.025 + 0.005 {
        return None;
    }
    let saved = board.paper_t * (board.trim_share - 0.025).max(0.0) * 0.60;
    let measure = Measure::saving((Resource::Paper, saved), 5000.0);
    Some(Measure { income_lost: saved * 1000.0 * board.trim_price_kg, ..measure })
}

pub(super) fn cip_rinse_reuse(dairy: &Dairy) -> Option<Measure> {
    let reused = dairy.cip_cycles * (dairy.final_rinse_m3 * 0.80).min(dairy.pre_rinse_m3);
    if dairy.has_rinse_recovery || reused <= 500.0 {
        return None;
    }
    let saves = [(Resource::Water, reused), (Resource::Wastewater, reused), NOTHING];
    Some(Measure::saving_all(saves, 6500.0 * dairy.cip_stations))
}

pub(super) fn pasteuriser_idle(plant: &Plant, dairy: &Dairy) -> Option<Measure> {
    if dairy.recirculation_hours <= 200.0 {
        return None;
    }
    let avoided = dairy.recirculation_hours * 0.65;
    let circulated_kg = dairy.pasteuriser_flow_m3_h * 1000.0 * avoided;
    let heat_gj = circulated_kg * 4.186 * dairy.heating_rise / 1e6;
    let fuel_gj = (heat_gj / plant.steam.efficiency).min(plant.steam.fuel_gj * 0.65);
    let cooling_kwh = circulated_kg * 4.186 * dairy.cooling_drop / 3600.0;
    let electricity_kwh = cooling_kwh / 3.0 + dairy.pump_power_kw * avoided;
    let saves = [(Resource::Fuel, fuel_gj), (Resource::Electricity, electricity_kwh), NOTHING];
    Some(Measure::saving_all(saves, 300.0))
}

pub(super) fn product_push(dairy: &Dairy) -> Option<Measure> {
    let left_inside = dairy.wash_outs * dairy.line_hold_up_m3;
    if dairy.pushes || left_inside <= 10.0 {
        return None;
    }
    let recovered = (left_inside * 1.03).min(dairy.milk_t) * 0.55;
    let saves = [(Resource::Milk, recovered), (Resource::Wastewater, recovered / 1.03), NOTHING];
    Some(Measure::saving_all(saves, 900.0 * dairy.washed_lines))
}

pub(super) fn batch_sequencing(oil: &OilLube) -> Option<Measure> {
    if oil.avoidable_share <= 0.10 || oil.flush_to_slop_m3 <= 0.0 || oil.value_lost_m3 <= 0.0 {
        return None;
    }
    let avoided = oil.flush_to_slop_m3 * oil.avoidable_share * 0.75;
    Some(Measure { other_saving: avoided * oil.value_lost_m3, ..Measure::saving(NOTHING, 0.0) })
}

pub(super) fn drum_draining(oil: &OilLube) -> Option<Measure> {
    let left = |container: &Container| container.residue_kg - container.drained_residue_kg;
    if !oil.containers.iter().any(|container| left(container) > 0.5) {
        return None;
    }
    let (mut handled, mut additive_kg, mut base_oil_kg) = (0.0, 0.0, 0.0);
    for container in &oil.containers {
        if left(container) > 0.0 {
            handled += container.emptied;
        }
        let left_kg = container.emptied * left(container).max(0.0);
        match container.contents {
            Contents::Additive => additive_kg += left_kg,
            Contents::BaseOil => base_oil_kg += left_kg,
        }
    }
    let handled = handled * 0.80;
    let (additive_t, base_oil_t) = (additive_kg * 0.80 / 1000.0, base_oil_kg * 0.80 / 1000.0);
    let saves = [
        (Resource::Additives, additive_t),
        (Resource::BaseOil, base_oil_t),
        (Resource::EmptyContainers, (additive_t + base_oil_t).min(oil.empty_containers_t)),
    ];
    let stations = (handled / 1500.0).max(1.0);
    Some(Measure { running_cost: handled * 0.30, ..Measure::saving_all(saves, stations * 700.0) })
}

pub(super) fn flush_reuse(oil: &OilLube) -> Option<Measure> {
    let remaining = oil.flush_to_slop_m3 * (1.0 - oil.avoidable_share);
    if remaining <= 12.0 {
        return None;
    }
    let reblended = oil.flush_to_slop_m3 * 0.50;
    let base_oil_t = reblended * oil.oil_density_kg_m3 / 1000.0;
    let measure = Measure::saving((Resource::BaseOil, base_oil_t), (700.0 + 250.0) * oil.product_families);
    Some(Measure {
        income_lost: reblended * oil.slop_price_m3.max(0.0),
        other_saving: reblended * (-oil.slop_price_m3).max(0.0),
        ..measure
    })
}

pub(super) fn barrel_insulation(plastics: &Plastics) -> Option<Measure> {
    if !plastics.has_bare_bands {
        return None;
    }
    let is_bare = |machine: &&Machine| machine.surface_temperature > 60.0 && machine.insulated_share < 0.70;
    let (mut saved_kwh, mut area_m2, mut found) = (0.0, 0.0, false);
    for machine in plastics.machines.iter().filter(is_bare) {
        let stopped_kw = (machine.bare_loss_kw * (0.80 * 0.90)).min(machine.heater_power_kw * 0.40);
        saved_kwh += machine.count * machine.hours * stopped_kw;
        area_m2 += machine.count * machine.barrel_area_m2 * (1.0 - machine.insulated_share);
        found = true;
    }
    found.then(|| Measure::saving((Resource::Electricity, saved_kwh), area_m2 * 0.80 * 330.0))
}

pub(super) fn machine_idle_off(plastics: &Plastics) -> Option<Measure> {
    let (mut machines, mut idle_kwh) = (0.0, 0.0);
    for machine in plastics.machines.iter().filter(|machine| machine.idle_hours > 100.0) {
        machines += machine.count;
        idle_kwh += machine.count * machine.idle_power_kw * machine.idle_hours;
    }
    (machines > 0.0).then(|| Measure::saving((Resource::Electricity, idle_kwh * 0.65), machines * 60.0))
}

pub(super) fn regrind_loop(plastics: &Plastics) -> Option<Measure> {
    let fed = plastics.resin_t + plastics.regrind_used_t;
    let room = fed * plastics.regrind_limit - plastics.regrind_used_t;
    if plastics.clean_scrap_t <= 5.0 || room <= 0.0 {
        return None;
    }
    let resin_t = (plastics.clean_scrap_t * 0.98).min(room);
    let ground = resin_t / 0.98;
    let granulators = if plastics.has_granulator { 0.0 } else { (ground / 200.0).max(1.0) };
    let saves = [(Resource::Resin, resin_t), (Resource::PlasticScrap, resin_t), NOTHING];
    Some(Measure {
        uses: (Resource::Electricity, ground * 60.0),
        running_cost: ground * 90.0,
        ..Measure::saving_all(saves, 800.0 + granulators * 7000.0)
    })
}

pub(super) fn dust_fans(powder: &PowderedFood) -> Option<Measure> {
    let (mut idle_kwh, mut slowed_kwh, mut interlocks, mut slowed) = (0.0, 0.0, 0.0, 0.0);
    for fan in &powder.fans {
        if fan.hours - fan.needed_hours > 300.0 {
            idle_kwh += fan.power_kw * (fan.hours - fan.needed_hours);
            interlocks += 1.0;
        }
        if fan.idle_air > 0.10 {
            let speed = 1.0 - fan.idle_air.min(0.20);
            slowed_kwh += fan.power_kw * fan.needed_hours.min(fan.hours) * (1.0 - speed * speed);
            slowed += 1.0;
        }
    }
    let investment = 500.0 + 450.0 * interlocks + 600.0 * slowed;
    let saved = (Resource::Electricity, idle_kwh * 0.90 + slowed_kwh);
    (interlocks + slowed > 0.0).then(|| Measure::saving(saved, investment))
}

pub(super) fn feed_solids(plant: &Plant, powder: &PowderedFood) -> Option<Measure> {
    if !powder.dries_with_gas || powder.feed_solids_best <= powder.feed_solids + 0.01 {
        return None;
    }
    let new_solids = powder.feed_solids + (powder.feed_solids_best - powder.feed_solids).max(0.0) * 0.70;
    let water_t = |solids: f64| powder.dried_powder_t * (powder.product_solids / solids - 1.0);
    let (now, new) = (water_t(powder.feed_solids), water_t(new_solids));
    let moved_t = now - new;
    let gas_gj = powder.dryer_gas_gj * (moved_t / now) * 0.75;
    let fuel_gj = moved_t * powder.evaporator_steam * 2440.0 / 1000.0 / plant.steam.efficiency;
    Some(Measure { uses: (Resource::Fuel, fuel_gj), ..Measure::saving((Resource::NaturalGas, gas_gj), 3000.0) })
}

pub(super) fn giveaway(powder: &PowderedFood) -> Option<Measure> {
    let needed = 1.0 * powder.fill_deviation;
    if powder.overfill <= needed + 0.002 {
        return None;
    }
    let saved = powder.powder_t * (powder.overfill - needed).max(0.0) * 0.70;
    Some(Measure::saving((Resource::Powder, saved), 3000.0))
}
