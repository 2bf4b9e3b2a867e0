//! Balances of heat and of solids.

use super::limits::{Limit, finite, numbers, short};
use super::{Argument, Function, Parameter, Signature};
use crate::diagnostic::{Text, say};

/// Specific heat of water, kJ/(kg K).
const WATER: f64 = 4.186;

const RISE: Limit =
    Limit { what: ["the temperature rise", "el aumento de temperatura"], low: -200.0, high: 200.0, unit: "K" };

pub(super) const WATER_HEAT: Function = Function {
    name: "water_heat",
    help: [
        "heat that warms a mass of water (or a flow of it)",
        "calor que calienta una masa de agua (o un flujo de ella)",
    ],
    signature: Signature::Fixed {
        parameters: &[Parameter::number("mass", "kg"), Parameter::number("rise", "K")],
        result: "kJ",
        per_anything: true,
    },
    formula: "Q = m · 4.186 kJ/(kg K) · Δt",
    source: "the 15 °C calorie, 4.186 J, which heats a gram of water by 1 K; steam tables give 4.18 to 4.22 from 0 to 100 °C",
    limits: [
        "mass of zero or more; liquid water, rise -200 to 200 K; within 1.5 % below 120 °C",
        "masa de cero o más; agua líquida, aumento de -200 a 200 K; a menos de 1.5 % bajo 120 °C",
    ],
    example: (r#"water_heat(1000.unit("kg"), 60.unit("K"))"#, "251160 kJ"),
    evaluate: water_heat,
    monotone: true,
    never_negative: true,
};

pub(super) const WATER_EVAPORATED: Function = Function {
    name: "water_evaporated",
    help: [
        "water removed from a feed to make a product with more solids",
        "agua que se quita a una alimentación para obtener un producto con más sólidos",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter::number("product", "t"),
            Parameter::number("product_solids", ""),
            Parameter::number("feed_solids", ""),
        ],
        result: "t",
        per_anything: true,
    },
    formula: "W = P · (s_product / s_feed − 1)",
    source: "balance of solids: P · s_product = F · s_feed, W = F − P",
    limits: [
        "product of zero or more; 0 < feed solids ≤ product solids ≤ 1; no solids lost on the way",
        "producto de cero o más; 0 < sólidos de la alimentación ≤ sólidos del producto ≤ 1; sin pérdida de sólidos",
    ],
    example: (r#"water_evaporated(1000.unit("t/yr"), 96.percent, 12.percent)"#, "7000 t/yr"),
    evaluate: water_evaporated,
    monotone: true,
    never_negative: true,
};

fn water_heat(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [mass, rise] = numbers(arguments)?;
    finite(not_negative(mass, ["the mass", "la masa"])? * WATER * RISE.check(rise)?)
}

fn water_evaporated(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [product, product_solids, feed_solids] = numbers(arguments)?;
    let product = not_negative(product, ["the product", "el producto"])?;
    if feed_solids > 0.0 && feed_solids <= product_solids && product_solids <= 1.0 {
        return finite(product * (product_solids / feed_solids - 1.0));
    }
    let (feed, product) = (short(feed_solids), short(product_solids));
    Err(say!(
        "the solids of the feed must lie above 0 and not above those of the product, and these not above 1; found `{feed}` and `{product}`",
        "los sólidos de la alimentación deben ser mayores que 0 y no mayores que los del producto, y éstos no mayores que 1; se encontró `{feed}` y `{product}`"
    ))
}

fn not_negative(value: f64, [en, es]: [&str; 2]) -> Result<f64, Text> {
    if value >= 0.0 {
        return Ok(value);
    }
    let found = short(value);
    Err(say!("{en} must be zero or more, found `{found}`", "{es} debe ser de cero o más, se encontró `{found}`"))
}
