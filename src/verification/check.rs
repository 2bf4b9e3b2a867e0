//! What is wrong or odd with readings, before any model.

use super::readings::{Period, Readings};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::units::{format, quote};

/// A reading this many times greater or smaller than the middle one is taken for another unit: the steps between units
/// that are mixed up (`kWh` and `MWh`, `L` and `m3`, `kg` and `t`) are a thousand, and no plant's use of a month changes a
/// hundredfold and counts as the same use.
const ANOTHER_UNIT: f64 = 100.0;

/// The periods of readings in order, and what is wrong with them: periods that overlap, readings below zero or in another
/// unit are errors; gaps and zeros are warnings.
pub fn check(readings: &mut Readings) -> Vec<Diagnostic> {
    readings.periods.sort_by_key(|period| (period.from, period.to, period.place));
    let mut found = Vec::new();
    for period in &readings.periods {
        found.extend(below_zero(readings, period));
    }
    for (one, next) in readings.periods.iter().zip(readings.periods.iter().skip(1)) {
        found.extend(neighbours(readings, one, next));
    }
    found.extend(units(readings));
    found
}

fn about(readings: &Readings, period: &Period, problem: Diagnostic) -> Diagnostic {
    problem.in_file(&readings.file).at(period.place)
}

fn below_zero(readings: &Readings, period: &Period) -> Vec<Diagnostic> {
    let Text { en, es } = period.name();
    let mut found = Vec::new();
    let mut negative = |name: Text, value: f64| {
        let value = format::full(value, Lang::En);
        let message = Text::new(
            format!("{} of {en} is below zero: `{value}`", name.en),
            format!("{} de {es} es menor que cero: `{value}`", name.es),
        );
        let help = Text::new(
            "if it is a correction of earlier bills, spread it over the months that it corrects",
            "si es un ajuste de recibos anteriores, repártalo entre los meses que corrige",
        );
        found.push(about(readings, period, Diagnostic::error(Code::READING_IMPOSSIBLE, message).help(help)));
    };
    if period.amount < 0.0 {
        negative(readings.name.clone(), period.amount);
    }
    for (variable, value) in readings.variables.iter().zip(&period.values) {
        if *value < 0.0 {
            let name = quote(&variable.name);
            negative(Text::new(name.clone(), name), *value);
        }
    }
    if period.amount.abs() < f64::MIN_POSITIVE {
        let name = &readings.name;
        let message = Text::new(format!("{} of {en} is zero", name.en), format!("{} de {es} es cero", name.es));
        let help = Text::new(
            "right if the plant stood still; if nobody read the meter, leave the row out",
            "es correcto si la planta estuvo parada; si nadie leyó el medidor, quite el renglón",
        );
        found.push(about(readings, period, Diagnostic::warning(Code::READING_IMPOSSIBLE, message).help(help)));
    }
    found
}

fn neighbours(readings: &Readings, one: &Period, next: &Period) -> Option<Diagnostic> {
    let (first, second) = (one.name(), next.name());
    if next.from <= one.to {
        let message = if (one.from, one.to) == (next.from, next.to) {
            Text::new(format!("{} stands twice", first.en), format!("{} aparece dos veces", first.es))
        } else {
            Text::new(
                format!("the periods {} and {} overlap", first.en, second.en),
                format!("los periodos {} y {} se traslapan", first.es, second.es),
            )
        };
        let help = Text::new(
            "each day may be counted once: take one of them out, or correct its dates",
            "cada día debe contarse una sola vez: quite uno o corrija sus fechas",
        );
        return Some(about(readings, next, Diagnostic::error(Code::READING_TWICE, message).help(help)));
    }
    let days = next.from.since(one.to) - 1;
    if days == 0 {
        return None;
    }
    let (from, to) = (one.to.plus(1), next.from.plus(-1));
    let whole = from == from.month().first() && to == to.month().last();
    let (a, b) = (from.month(), to.month());
    let message = match whole {
        true if a == b => say!("{a} is missing", "falta {a}"),
        true => say!("{a} to {b} are missing", "faltan de {a} a {b}"),
        false if days == 1 => say!("{from} is in no period", "el día {from} no está en ningún periodo"),
        false => say!("{from} to {to} are in no period", "los días {from} a {to} no están en ningún periodo"),
    };
    Some(about(readings, next, Diagnostic::warning(Code::READING_MISSING, message)))
}

/// Readings per day that are far from all others.
fn units(readings: &Readings) -> Vec<Diagnostic> {
    let name = |name: &Text| name.clone();
    let mut found = far(readings, &name(&readings.name), &readings.unit, |period| Some(period.amount));
    for (at, variable) in readings.variables.iter().enumerate() {
        let name = quote(&variable.name);
        found.extend(far(readings, &Text::new(name.clone(), name), &variable.unit, |period| {
            // Production may really stand still, so only what is far above tells of another unit.
            period.values.get(at).copied()
        }));
    }
    found
}

fn far(readings: &Readings, name: &Text, unit: &str, value: impl Fn(&Period) -> Option<f64>) -> Vec<Diagnostic> {
    let mut sizes: Vec<f64> = readings.periods.iter().filter_map(&value).filter(|value| *value > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let Some(middle) = sizes.get(sizes.len() / 2).copied().filter(|_| sizes.len() > 2) else { return Vec::new() };
    let own = readings.name == *name;
    let is_far = |value: f64| value > middle * ANOTHER_UNIT || (own && value > 0.0 && value < middle / ANOTHER_UNIT);
    let periods = readings.periods.iter().filter_map(|period| Some((period, value(period)?)));
    let far = periods.filter(|(_, value)| is_far(*value)).map(|(period, value)| {
        let Text { en, es } = period.name();
        let (shown, middle) = (format::full(value, Lang::En), format::full(middle, Lang::En));
        let message = Text::new(
            format!("{} of {en} is {shown} {unit}, while the middle of all is {middle} {unit}", name.en),
            format!("{} de {es} es {shown} {unit}, y el valor central es {middle} {unit}", name.es),
        );
        let help = Text::new(
            "one column has one unit: convert what stands in another",
            "una columna lleva una sola unidad: convierta lo que esté en otra",
        );
        about(readings, period, Diagnostic::error(Code::READING_UNIT, message).help(help))
    });
    far.collect()
}
