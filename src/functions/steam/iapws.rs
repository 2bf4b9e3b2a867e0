//! Saturated water and steam, from the equations of the IAPWS.
//!
//! Pressure, densities and the auxiliary quantity α: IAPWS SR1-86(1992), *Revised Supplementary Release on Saturation
//! Properties of Ordinary Water Substance*, equations 1 to 4, with enthalpy = α + T/ρ · dp/dT (equations 6 and 7).
//! Temperature from pressure: IAPWS-IF97, region 4, backward equation 31. The enthalpy of steam differs from the
//! scientific formulation IAPWS-95 by less than 0.3 kJ/kg from 0.5 to 30 bar, that of water by less than 0.2 kJ/kg from 0 to 200 °C.

/// Temperature of the critical point, K.
const CRITICAL_TEMPERATURE: f64 = 647.096;
/// Pressure of the critical point, kPa.
const CRITICAL_PRESSURE: f64 = 22_064.0;
/// Density at the critical point, kg/m3.
const CRITICAL_DENSITY: f64 = 322.0;

/// A sum of coefficient and power.
type Series<const N: usize> = [(f64, f64); N];

const PRESSURE: Series<6> = [
    (-7.859_517_83, 1.0),
    (1.844_082_59, 1.5),
    (-11.786_649_7, 3.0),
    (22.680_741_1, 3.5),
    (-15.961_871_9, 4.0),
    (1.801_225_02, 7.5),
];
const WATER_DENSITY: Series<6> = [
    (1.992_740_64, 1.0 / 3.0),
    (1.099_653_42, 2.0 / 3.0),
    (-0.510_839_303, 5.0 / 3.0),
    (-1.754_934_79, 16.0 / 3.0),
    (-45.517_035_2, 43.0 / 3.0),
    (-674_694.450, 110.0 / 3.0),
];
const STEAM_DENSITY: Series<6> = [
    (-2.031_502_40, 2.0 / 6.0),
    (-2.683_029_40, 4.0 / 6.0),
    (-5.386_264_92, 8.0 / 6.0),
    (-17.299_160_5, 18.0 / 6.0),
    (-44.758_658_1, 37.0 / 6.0),
    (-63.920_106_3, 71.0 / 6.0),
];
const ALPHA: Series<6> = [
    (-1_135.905_627_715, 0.0),
    (-5.651_349_98e-8, -19.0),
    (2_690.666_31, 1.0),
    (127.287_297, 4.5),
    (-135.003_439, 5.0),
    (0.981_825_814, 54.5),
];

fn sum(series: &Series<6>, base: f64) -> f64 {
    series.iter().map(|&(coefficient, power)| coefficient * base.powf(power)).sum()
}

/// Temperature at which water boils, K, from the pressure in bar(a).
#[expect(clippy::many_single_char_names, reason = "the letters of the release")]
pub(in super::super) fn saturation_temperature(pressure: f64) -> f64 {
    let root = (pressure / 10.0).powf(0.25);
    let quadratic = |a: f64, b: f64, c: f64| a * root * root + b * root + c;
    let e = quadratic(1.0, -17.073_846_940_092, 14.915_108_613_530);
    let f = quadratic(1_167.052_145_276_7, 12_020.824_702_470, -4_823.265_736_159_1);
    let g = quadratic(-724_213.167_032_06, -3_232_555.032_233_3, 405_113.405_420_57);
    let d = 2.0 * g / (-f - (f * f - 4.0 * e * g).sqrt());
    let n = 650.175_348_447_98 + d;
    (n - (n * n - 4.0 * (-0.238_555_575_678_49 + 650.175_348_447_98 * d)).sqrt()) / 2.0
}

/// Enthalpy of boiling water, kJ/kg, from its temperature in K.
pub(in super::super) fn water_enthalpy(temperature: f64) -> f64 {
    enthalpy(temperature, water_density(temperature))
}

/// Density of boiling water, kg/m3, from its temperature in K.
pub(in super::super) fn water_density(temperature: f64) -> f64 {
    CRITICAL_DENSITY * (1.0 + sum(&WATER_DENSITY, 1.0 - temperature / CRITICAL_TEMPERATURE))
}

/// Pressure at which water boils, bar(a), from its temperature in K.
pub(in super::super) fn saturation_pressure(temperature: f64) -> f64 {
    let exponent = CRITICAL_TEMPERATURE / temperature * sum(&PRESSURE, 1.0 - temperature / CRITICAL_TEMPERATURE);
    CRITICAL_PRESSURE / 100.0 * exponent.exp()
}

/// Enthalpy of dry saturated steam, kJ/kg, from its temperature in K.
pub(in super::super) fn steam_enthalpy(temperature: f64) -> f64 {
    let away = 1.0 - temperature / CRITICAL_TEMPERATURE;
    enthalpy(temperature, CRITICAL_DENSITY * sum(&STEAM_DENSITY, away).exp())
}

fn enthalpy(temperature: f64, density: f64) -> f64 {
    let away = 1.0 - temperature / CRITICAL_TEMPERATURE;
    let exponent = CRITICAL_TEMPERATURE / temperature * sum(&PRESSURE, away);
    let slope: f64 = PRESSURE.iter().map(|&(coefficient, power)| coefficient * power * away.powf(power - 1.0)).sum();
    // T dp/dT, in kPa
    let steepness = -CRITICAL_PRESSURE * exponent.exp() * (exponent + slope);
    sum(&ALPHA, temperature / CRITICAL_TEMPERATURE) + steepness / density
}
