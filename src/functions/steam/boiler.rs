//! The boiler: the heat of its steam, blowdown, condensate and flash steam.

use super::super::limits::{not_above, numbers};
use super::super::parameter::ATMOSPHERIC;
use super::iapws::{saturation_temperature, steam_enthalpy, water_enthalpy};
use super::{Argument, BOILER_PRESSURE, Family, Function, Parameter, Signature, kelvin, same};
use crate::diagnostic::Text;

const BOILING: [&str; 2] = ["the boiling temperature", "la temperatura de ebullición"];
const FEED: [&str; 2] = ["the feed-water temperature", "la temperatura del agua de alimentación"];

pub(in super::super) const STEAM_HEAT: Function = Function {
    name: "steam_heat",
    family: Family::Steam,
    help: [
        "heat that turns feed water into dry saturated steam",
        "calor para convertir el agua de alimentación en vapor saturado seco",
    ],
    signature: Signature::of(
        &[BOILER_PRESSURE, ATMOSPHERIC, Parameter::number("feed_temperature", "°C", (0.0, 230.0), FEED[0], FEED[1])],
        "kJ/kg",
    ),
    formula: ["h_steam(p + p_atm) − h_water(t_feed)", "h_vapor(p + p_atm) − h_agua(t_alimentación)"],
    source: "IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance; temperature from pressure by IAPWS-IF97, equation 31",
    limits: [
        "feed water not above its boiling point at that pressure; within 0.5 kJ/kg of the steam tables; the work of the feed pump (0.1 kJ/kg per bar) is left out",
        "agua no más caliente que su punto de ebullición a esa presión; a menos de 0.5 kJ/kg de las tablas de vapor; sin el trabajo de la bomba (0.1 kJ/kg por bar)",
    ],
    example: (r#"steam_heat(7.unit("bar(g)"), 1.013.unit("bar(a)"), 80.unit("°C"))"#, "2433.4 kJ/kg"),
    monotone: true,
    never_negative: true,
    equation: steam_heat,
};

fn steam_heat(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [gauge, atmospheric, feed] = numbers(arguments)?;
    let boiling = saturation_temperature(gauge + atmospheric);
    not_above((feed, FEED), (boiling - 273.15, BOILING), "°C")?;
    Ok(steam_enthalpy(boiling) - water_enthalpy(kelvin(feed)))
}

pub(in super::super) const BLOWDOWN_FLOW: Function = Function {
    name: "blowdown_flow",
    family: Family::Steam,
    help: ["boiler water that is blown down for a mass of steam", "agua de caldera que se purga por una masa de vapor"],
    signature: Signature::per_anything(
        &[
            Parameter::number("steam", "kg", (0.0, f64::INFINITY), "the mass of steam", "la masa de vapor"),
            Parameter::number(
                "cycles",
                "",
                (1.1, 500.0),
                "the cycles of concentration of the boiler water",
                "los ciclos de concentración del agua de caldera",
            ),
        ],
        "kg",
    ),
    formula: [
        "B = S / (c − 1), c = concentration (or conductivity) of the boiler water / that of the feed water; with r = 1 / c: B = S · r / (1 − r)",
        "B = S / (c − 1), c = concentración (o conductividad) del agua de caldera / la del agua de alimentación; con r = 1 / c: B = S · r / (1 − r)",
    ],
    source: "balance of dissolved solids: F · x_feed = B · x_boiler, F = S + B; steam carries none",
    limits: [
        "for each mass of steam, not of feed water; feed water is make-up and condensate as they enter the boiler",
        "por masa de vapor, no de agua de alimentación; ésta es la mezcla de repuesto y condensado que entra a la caldera",
    ],
    example: (r#"blowdown_flow(1000.unit("kg/h"), 11)"#, "100 kg/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [steam, cycles] = numbers(arguments)?;
        Ok(steam / (cycles - 1.0))
    },
};

const MAKEUP: [&str; 2] = ["the make-up temperature", "la temperatura del agua de repuesto"];

pub(in super::super) const BLOWDOWN_HEAT: Function = Function {
    name: "blowdown_heat",
    family: Family::Steam,
    help: [
        "heat in a mass of blowdown above the make-up water that replaces it",
        "calor en una masa de purga por encima del agua de repuesto que la sustituye",
    ],
    signature: Signature::of(
        &[
            BOILER_PRESSURE,
            ATMOSPHERIC,
            Parameter::number("makeup_temperature", "°C", (0.0, 230.0), MAKEUP[0], MAKEUP[1]),
        ],
        "kJ/kg",
    ),
    formula: ["q = h_water(t_s(p + p_atm)) − h_water(t_makeup)", "q = h_agua(t_s(p + p_atm)) − h_agua(t_repuesto)"],
    source: "energy balance; IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance",
    limits: [
        "make-up not above the boiling point; of the boiler's useful heat: divide by its efficiency for fuel",
        "repuesto no más caliente que la ebullición; es calor útil de la caldera: divida entre su eficiencia para el combustible",
    ],
    example: (r#"blowdown_heat(7.unit("bar(g)"), 1.013.unit("bar(a)"), 20.unit("°C"))"#, "637.2 kJ/kg"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [gauge, atmospheric, makeup] = numbers(arguments)?;
        let boiling = saturation_temperature(gauge + atmospheric);
        not_above((makeup, MAKEUP), (boiling - 273.15, BOILING), "°C")?;
        Ok((water_enthalpy(boiling) - water_enthalpy(kelvin(makeup))).max(0.0))
    },
};

const FEED_SOLIDS: [&str; 2] = ["the concentration of the feed water", "la concentración del agua de alimentación"];
const MAKEUP_SOLIDS: [&str; 2] = ["the concentration of the make-up water", "la concentración del agua de repuesto"];

pub(in super::super) const CONDENSATE_RETURN_SHARE: Function = Function {
    name: "condensate_return_share",
    family: Family::Steam,
    help: [
        "share of the feed water that is returned condensate, from conductivities or dissolved solids",
        "parte del agua de alimentación que es condensado de retorno, por conductividades o sólidos disueltos",
    ],
    signature: Signature::of(
        &[
            Parameter::number("feed", "ppm", (0.0, 1e6), FEED_SOLIDS[0], FEED_SOLIDS[1]),
            Parameter::number("makeup", "ppm", (0.1, 1e6), MAKEUP_SOLIDS[0], MAKEUP_SOLIDS[1]),
        ],
        "",
    ),
    formula: same("s = 1 − x_feed / x_makeup"),
    source: "balance of dissolved solids: condensate carries none, all come with the make-up; US DOE, MEASUR, boiler water",
    limits: [
        "softened make-up, clean condensate; conductivities in µS/cm may be written as ppm, for only their ratio counts; before chemicals are dosed",
        "repuesto suavizado, condensado limpio; las conductividades en µS/cm se pueden escribir como ppm, pues solo cuenta su cociente; antes de dosificar químicos",
    ],
    example: ("condensate_return_share(60.ppm, 300.ppm)", "0.8"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [feed, makeup] = numbers(arguments)?;
        not_above((feed, FEED_SOLIDS), (makeup, MAKEUP_SOLIDS), "ppm")?;
        Ok(1.0 - feed / makeup)
    },
};

const HIGH: [&str; 2] = ["the pressure before the trap", "la presión antes de la trampa"];
const LOW: [&str; 2] = ["the pressure after the trap", "la presión después de la trampa"];

pub(in super::super) const FLASH_STEAM_SHARE: Function = Function {
    name: "flash_steam_share",
    family: Family::Steam,
    help: [
        "share of hot condensate that turns to steam where its pressure falls",
        "parte del condensado caliente que se revaporiza donde baja su presión",
    ],
    signature: Signature::of(
        &[
            Parameter::number("high", "bar(g)", (0.0, 28.0), HIGH[0], HIGH[1]),
            Parameter::number("low", "bar(g)", (0.0, 28.0), LOW[0], LOW[1]),
            ATMOSPHERIC,
        ],
        "",
    ),
    formula: [
        "x = [h_water(p_high) − h_water(p_low)] / [h_steam(p_low) − h_water(p_low)]",
        "x = [h_agua(p_alta) − h_agua(p_baja)] / [h_vapor(p_baja) − h_agua(p_baja)]",
    ],
    source: "energy balance of throttling; IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance",
    limits: ["condensate at its boiling point before the trap", "condensado en ebullición antes de la trampa"],
    example: (r#"flash_steam_share(7.unit("bar(g)"), 0.5.unit("bar(g)"), 1.013.unit("bar(a)"))"#, "0.114"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [high, low, atmospheric] = numbers(arguments)?;
        not_above((low, LOW), (high, HIGH), "bar(g)")?;
        let (before, after) = (saturation_temperature(high + atmospheric), saturation_temperature(low + atmospheric));
        let water = water_enthalpy(after);
        Ok((water_enthalpy(before) - water) / (steam_enthalpy(after) - water))
    },
};
