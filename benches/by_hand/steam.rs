//! Saturated water and steam (IAPWS SR1-86, equation 31 of IF97), as the release prints them.

const CRITICAL_TEMPERATURE: f64 = 647.096;
const CRITICAL_PRESSURE: f64 = 22_064.0;
const CRITICAL_DENSITY: f64 = 322.0;

const PRESSURE: [(f64, f64); 6] = [
    (-7.859_517_83, 1.0),
    (1.844_082_59, 1.5),
    (-11.786_649_7, 3.0),
    (22.680_741_1, 3.5),
    (-15.961_871_9, 4.0),
    (1.801_225_02, 7.5),
];
const WATER_DENSITY: [(f64, f64); 6] = [
    (1.992_740_64, 1.0 / 3.0),
    (1.099_653_42, 2.0 / 3.0),
    (-0.510_839_303, 5.0 / 3.0),
    (-1.754_934_79, 16.0 / 3.0),
    (-45.517_035_2, 43.0 / 3.0),
    (-674_694.450, 110.0 / 3.0),
];
const STEAM_DENSITY: [(f64, f64); 6] = [
    (-2.031_502_40, 2.0 / 6.0),
    (-2.683_029_40, 4.0 / 6.0),
    (-5.386_264_92, 8.0 / 6.0),
    (-17.299_160_5, 18.0 / 6.0),
    (-44.758_658_1, 37.0 / 6.0),
    (-63.920_106_3, 71.0 / 6.0),
];
const ALPHA: [(f64, f64); 6] = [
    (-1_135.905_627_715, 0.0),
    (-5.651_349_98e-8, -19.0),
    (2_690.666_31, 1.0),
    (127.287_297, 4.5),
    (-135.003_439, 5.0),
    (0.981_825_814, 54.5),
];

/// Heat in kJ that turns a kilogram of feed water into dry steam, from bar(g), bar(a) and °C.
pub(super) fn steam_heat(gauge: f64, atmosphere: f64, feed: f64) -> f64 {
    let boiling = saturation_temperature(gauge + atmosphere);
    steam_enthalpy(boiling) - water_enthalpy((feed + 273.15).max(273.16))
}

/// Steam in kg/h through a hole of some mm: Napier's equation.
pub(super) fn orifice_flow(diameter: f64, gauge: f64, atmosphere: f64, discharge: f64) -> f64 {
    let area = std::f64::consts::PI / 4.0 * diameter * diameter;
    0.1 * 3600.0 / (70.0 * 9.806_65) * discharge * area * (gauge + atmosphere)
}

fn sum(series: &[(f64, f64); 6], base: f64) -> f64 {
    series.iter().map(|&(coefficient, power)| coefficient * base.powf(power)).sum()
}

fn saturation_temperature(pressure: f64) -> f64 {
    let root = (pressure / 10.0).powf(0.25);
    let square = root * root;
    let e = square - 17.073_846_940_092 * root + 14.915_108_613_530;
    let f = 1_167.052_145_276_7 * square + 12_020.824_702_470 * root - 4_823.265_736_159_1;
    let g = -724_213.167_032_06 * square - 3_232_555.032_233_3 * root + 405_113.405_420_57;
    let d = 2.0 * g / (-f - (f * f - 4.0 * e * g).sqrt());
    let n = 650.175_348_447_98 + d;
    (n - (n * n - 4.0 * (-0.238_555_575_678_49 + 650.175_348_447_98 * d)).sqrt()) / 2.0
}

fn water_enthalpy(temperature: f64) -> f64 {
    let away = 1.0 - temperature / CRITICAL_TEMPERATURE;
    enthalpy(temperature, CRITICAL_DENSITY * (1.0 + sum(&WATER_DENSITY, away)))
}

fn steam_enthalpy(temperature: f64) -> f64 {
    let away = 1.0 - temperature / CRITICAL_TEMPERATURE;
    enthalpy(temperature, CRITICAL_DENSITY * sum(&STEAM_DENSITY, away).exp())
}

fn enthalpy(temperature: f64, density: f64) -> f64 {
    let away = 1.0 - temperature / CRITICAL_TEMPERATURE;
    let exponent = CRITICAL_TEMPERATURE / temperature * sum(&PRESSURE, away);
    let slope: f64 = PRESSURE.iter().map(|&(coefficient, power)| coefficient * power * away.powf(power - 1.0)).sum();
    let steepness = -CRITICAL_PRESSURE * exponent.exp() * (exponent + slope);
    sum(&ALPHA, temperature / CRITICAL_TEMPERATURE) + steepness / density
}
