//! What is wrong with a calculation, in the words of an engineer.

use std::fmt;

use super::{Dimension, Point};
use crate::diagnostic::{Lang, Text, say};

/// Two dimensions that do not go together, or a point on a scale where an amount is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionError {
    message: Text,
    help: Option<Text>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    Add,
    Subtract,
    Compare,
    Multiply,
    Divide,
    Raise,
    Root,
}

impl DimensionError {
    /// What is wrong, in one sentence.
    pub fn message(&self) -> &Text {
        &self.message
    }

    /// The way out, where there is one to suggest.
    pub fn help(&self) -> Option<&Text> {
        self.help.as_ref()
    }

    pub(super) fn mismatch(operation: Operation, left: Dimension, right: Dimension) -> Self {
        let sentence = |lang| {
            let (a, b) = (left.describe(lang), right.describe(lang));
            match (operation, lang) {
                (Operation::Subtract, Lang::En) => format!("cannot subtract {b} from {a}"),
                (Operation::Subtract, Lang::Es) => format!("no se puede restar {b} de {a}"),
                (Operation::Compare, Lang::En) => format!("cannot compare {a} with {b}"),
                (Operation::Compare, Lang::Es) => format!("no se puede comparar {a} con {b}"),
                (_, Lang::En) => format!("cannot add {a} and {b}"),
                (_, Lang::Es) => format!("no se puede sumar {a} y {b}"),
            }
        };
        Self { message: Text::new(sentence(Lang::En), sentence(Lang::Es)), help: remedy(left, right) }
    }

    pub(super) fn point(operation: Operation, point: Point) -> Self {
        let (done, hecho) = match operation {
            Operation::Divide => ("divided", "dividir"),
            Operation::Raise => ("raised to a power", "elevar a una potencia"),
            Operation::Root => ("put under a root", "poner bajo una raíz"),
            _ => ("multiplied", "multiplicar"),
        };
        if point == Point::Temperature {
            let message = say!(
                "a temperature in °C cannot be {done}: subtract another temperature first",
                "una temperatura en °C no se puede {hecho}: reste antes otra temperatura",
            );
            let help = say!(
                "the zero of °C is arbitrary; the difference of two temperatures is an amount in K",
                "el cero de °C es arbitrario; la diferencia de dos temperaturas es una cantidad en K",
            );
            return Self { message, help: Some(help) };
        }
        let message = say!(
            "a gauge pressure cannot be {done}: add the atmospheric pressure first, or subtract another gauge pressure",
            "una presión manométrica no se puede {hecho}: sume antes la presión atmosférica, o reste otra presión manométrica",
        );
        let help = say!(
            "bar(g) plus the atmosphere in bar(a) is bar(a); the difference of two pressures is an amount in bar",
            "bar(g) más la atmósfera en bar(a) da bar(a); la diferencia de dos presiones es una cantidad en bar",
        );
        Self { message, help: Some(help) }
    }

    pub(super) fn no_root(dimension: Dimension) -> Self {
        let (en, es) = (dimension.describe(Lang::En), dimension.describe(Lang::Es));
        Self { message: say!("{en} has no square root", "{es} no tiene raíz cuadrada"), help: None }
    }

    pub(super) fn out_of_bounds() -> Self {
        let message = say!(
            "the result has too high a power of a unit, or more than three currencies",
            "el resultado tiene una potencia demasiado alta de una unidad, o más de tres monedas",
        );
        Self { message, help: None }
    }
}

impl fmt::Display for DimensionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for DimensionError {}

/// The commonest reasons for which two dimensions differ, each with what to do.
fn remedy(left: Dimension, right: Dimension) -> Option<Text> {
    let [amount, other] = [left.as_difference(), right.as_difference()];
    if amount == other {
        return Some(points(left.point(), right.point()));
    }
    let without_money = |dimension: Dimension| {
        dimension.currencies().fold(dimension, |all, (one, _)| all.with_currency_replaced(one, super::Currency::PLANT))
    };
    if without_money(amount) == without_money(other) {
        return Some(say!(
            "one sum takes one currency: state both amounts in the same",
            "una suma lleva una sola moneda: indique ambas cantidades en la misma",
        ));
    }
    let per_year = |dimension: Dimension| dimension.times(Dimension::of([0, 0, 0, 1, 0, 0], Point::None)).ok();
    if per_year(amount) == Some(other) || per_year(other) == Some(amount) {
        return Some(
            say!("one of the two is per year and the other is not", "una de las dos es por año y la otra no",),
        );
    }
    let hours_a_year = |dimension: Dimension| dimension.times(Dimension::of([0, 0, 1, -1, 0, 0], Point::None)).ok();
    let short = match () {
        () if hours_a_year(amount) == Some(other) => amount,
        () if hours_a_year(other) == Some(amount) => other,
        () => return None,
    };
    if short.is_none() {
        return None;
    }
    let (en, es) = (short.describe(Lang::En), short.describe(Lang::Es));
    Some(say!(
        "multiply the {en} by its operating hours (h/yr): 10 kW x 6000 h/yr = 60,000 kWh/yr",
        "multiplique la {es} por sus horas de operación (h/año): 10 kW x 6000 h/año = 60,000 kWh/año",
    ))
}

fn points(left: Point, right: Point) -> Text {
    match (left, right) {
        (Point::Temperature, Point::Temperature) => say!(
            "two temperatures can be subtracted, and a difference in K added to one",
            "dos temperaturas se pueden restar, y a una se le puede sumar una diferencia en K",
        ),
        (Point::Temperature, _) | (_, Point::Temperature) => say!(
            "°C is a point on the scale and K a difference: compare like with like, and subtract a difference from a point",
            "°C es un punto de la escala y K una diferencia: compare cosas iguales, y reste la diferencia del punto",
        ),
        (Point::Gauge, Point::Gauge) | (Point::Absolute, Point::Absolute) => say!(
            "two pressures can be subtracted, and a difference in bar added to one",
            "dos presiones se pueden restar, y a una se le puede sumar una diferencia en bar",
        ),
        (Point::Gauge, Point::Absolute) | (Point::Absolute, Point::Gauge) => say!(
            "add the atmospheric pressure to the gauge pressure first: bar(g) + bar(a) = bar(a)",
            "sume antes la presión atmosférica a la manométrica: bar(g) + bar(a) = bar(a)",
        ),
        _ => say!(
            "say what the pressure is measured from: bar(g) above the surroundings, bar(a) above vacuum, bar for a difference",
            "diga desde dónde se mide la presión: bar(g) sobre el ambiente, bar(a) sobre el vacío, bar para una diferencia",
        ),
    }
}
