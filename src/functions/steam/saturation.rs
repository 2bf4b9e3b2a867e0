//! Saturated water and steam: temperature, pressure, enthalpy.

use super::super::limits::numbers;
use super::super::parameter::ATMOSPHERIC;
use super::iapws::{saturation_pressure, saturation_temperature, steam_enthalpy, water_enthalpy};
use super::{BOILER_PRESSURE, Family, Function, GAUGE, Parameter, Signature, kelvin, same};

const RELEASE: &str = "IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance; temperature from pressure by IAPWS-IF97, equation 31";
const WATER: Parameter =
    Parameter::number("temperature", "°C", (0.0, 200.0), "the temperature of the water", "la temperatura del agua");

pub(in super::super) const SATURATION_TEMPERATURE: Function = Function {
    name: "saturation_temperature",
    family: Family::Steam,
    help: ["temperature at which water boils under a pressure", "temperatura a la que hierve el agua a una presión"],
    signature: Signature::of(
        &[Parameter::number("pressure", "bar(g)", (-1.0, 200.0), GAUGE[0], GAUGE[1]), ATMOSPHERIC],
        "°C",
    ),
    formula: [
        "t_s(p + p_atm), from the saturation equation β² ϑ² + n_1 β² ϑ + … + n_8 = 0 of IAPWS-IF97",
        "t_s(p + p_atm), de la ecuación de saturación β² ϑ² + n_1 β² ϑ + … + n_8 = 0 de IAPWS-IF97",
    ],
    source: "IAPWS-IF97, Industrial Formulation 1997 for Water and Steam, region 4, equation 31",
    limits: [
        "at least 0.00612 bar(a), the pressure of the triple point",
        "al menos 0.00612 bar(a), la presión del punto triple",
    ],
    example: (r#"saturation_temperature(7.unit("bar(g)"), 1.013.unit("bar(a)"))"#, "170.5 °C"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [gauge, atmospheric] = numbers(arguments)?;
        super::super::limits::not_above(
            (0.006_12, ["the pressure of the triple point", "la presión del punto triple"]),
            (gauge + atmospheric, ["the absolute pressure", "la presión absoluta"]),
            "bar(a)",
        )?;
        Ok(saturation_temperature(gauge + atmospheric) - 273.15)
    },
};

pub(in super::super) const SATURATION_PRESSURE: Function = Function {
    name: "saturation_pressure",
    family: Family::Steam,
    help: ["pressure at which water of a temperature boils", "presión a la que hierve el agua de una temperatura"],
    signature: Signature::of(&[Parameter { range: (0.0, 370.0), ..WATER }], "bar(a)"),
    formula: same("ln(p / p_c) = T_c / T · Σ a_i (1 − T / T_c)^k_i, T_c = 647.096 K, p_c = 220.64 bar"),
    source: "IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance, equation 1 (W. Wagner and A. Pruss)",
    limits: ["", ""],
    example: (r#"saturation_pressure(120.unit("°C"))"#, "1.987 bar(a)"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [temperature] = numbers(arguments)?;
        Ok(saturation_pressure(kelvin(temperature)))
    },
};

pub(in super::super) const STEAM_ENTHALPY: Function = Function {
    name: "steam_enthalpy",
    family: Family::Steam,
    help: [
        "enthalpy of dry saturated steam, from that of water at 0 °C",
        "entalpía del vapor saturado seco, desde la del agua a 0 °C",
    ],
    signature: Signature::of(&[BOILER_PRESSURE, ATMOSPHERIC], "kJ/kg"),
    formula: same("h'' = α(T) + T / ρ''(T) · dp/dT, T = T_s(p + p_atm)"),
    source: RELEASE,
    limits: ["within 0.3 kJ/kg of the steam tables", "a menos de 0.3 kJ/kg de las tablas de vapor"],
    example: (r#"steam_enthalpy(7.unit("bar(g)"), 1.013.unit("bar(a)"))"#, "2768.4 kJ/kg"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [gauge, atmospheric] = numbers(arguments)?;
        Ok(steam_enthalpy(saturation_temperature(gauge + atmospheric)))
    },
};

pub(in super::super) const WATER_ENTHALPY: Function = Function {
    name: "water_enthalpy",
    family: Family::Steam,
    help: [
        "enthalpy of boiling water, condensate or feed water, from that at 0 °C",
        "entalpía del agua en ebullición, del condensado o del agua de alimentación, desde la de 0 °C",
    ],
    signature: Signature::of(&[WATER], "kJ/kg"),
    formula: same("h' = α(T) + T / ρ'(T) · dp/dT"),
    source: RELEASE,
    limits: [
        "within 0.3 kJ/kg of the steam tables at saturation; water under a higher pressure has 0.1 kJ/kg more for each bar",
        "a menos de 0.3 kJ/kg de las tablas de vapor en saturación; a mayor presión el agua tiene 0.1 kJ/kg más por bar",
    ],
    example: (r#"water_enthalpy(80.unit("°C"))"#, "335.0 kJ/kg"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [temperature] = numbers(arguments)?;
        Ok(water_enthalpy(kelvin(temperature)))
    },
};

pub(in super::super) const EVAPORATION_HEAT: Function = Function {
    name: "evaporation_heat",
    family: Family::Steam,
    help: [
        "heat that evaporates water of a temperature, or that steam gives when it condenses",
        "calor que evapora el agua de una temperatura, o que da el vapor al condensarse",
    ],
    signature: Signature::of(&[WATER], "kJ/kg"),
    formula: same("h'' − h' = T · (1 / ρ'' − 1 / ρ') · dp/dT"),
    source: "IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance",
    limits: ["within 0.3 kJ/kg of the steam tables", "a menos de 0.3 kJ/kg de las tablas de vapor"],
    example: (r#"evaporation_heat(100.unit("°C"))"#, "2256.6 kJ/kg"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [temperature] = numbers(arguments)?;
        Ok(steam_enthalpy(kelvin(temperature)) - water_enthalpy(kelvin(temperature)))
    },
};
