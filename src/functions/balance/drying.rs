//! Drying and evaporation: balances of solids and of heat.

use super::super::limits::{not_above, numbers};
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const PRODUCT_SOLIDS: [&str; 2] = ["the solids of the product", "los sólidos del producto"];
const FEED_SOLIDS: [&str; 2] = ["the solids of the feed", "los sólidos de la alimentación"];

pub(in super::super) const WATER_EVAPORATED: Function = Function {
    name: "water_evaporated",
    family: Family::Materials,
    help: [
        "water removed from a feed to make a product with more solids",
        "agua que se quita a una alimentación para obtener un producto con más sólidos",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("product", "t", (0.0, f64::INFINITY), "the product", "el producto"),
            Parameter::number("product_solids", "", (0.0001, 1.0), PRODUCT_SOLIDS[0], PRODUCT_SOLIDS[1]),
            Parameter::number("feed_solids", "", (0.0001, 1.0), FEED_SOLIDS[0], FEED_SOLIDS[1]),
        ],
        "t",
    ),
    formula: same("W = P · (s_product / s_feed − 1)"),
    source: "balance of solids: P · s_product = F · s_feed, W = F − P",
    limits: [
        "feed solids not above product solids; no solids lost on the way",
        "sólidos de la alimentación no mayores que los del producto; sin pérdida de sólidos",
    ],
    example: (r#"water_evaporated(1000.unit("t/yr"), 96.percent, 12.percent)"#, "7000 t/yr"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [product, product_solids, feed_solids] = numbers(arguments)?;
        not_above((feed_solids, FEED_SOLIDS), (product_solids, PRODUCT_SOLIDS), "")?;
        Ok(product * (product_solids / feed_solids - 1.0))
    },
};

const FEED_MOISTURE: [&str; 2] = ["the moisture of the feed", "la humedad de la alimentación"];
const PRODUCT_MOISTURE: [&str; 2] = ["the moisture of the product", "la humedad del producto"];

pub(in super::super) const MOISTURE_REMOVED: Function = Function {
    name: "moisture_removed",
    family: Family::Materials,
    help: [
        "water removed when a wet feed is dried, moistures on the wet basis",
        "agua que se quita al secar una alimentación húmeda, humedades en base húmeda",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("feed", "t", (0.0, f64::INFINITY), "the feed", "la alimentación"),
            Parameter::number("feed_moisture", "", (0.0, 1.0), FEED_MOISTURE[0], FEED_MOISTURE[1]),
            Parameter::number("product_moisture", "", (0.0, 0.99), PRODUCT_MOISTURE[0], PRODUCT_MOISTURE[1]),
        ],
        "t",
    ),
    formula: same("W = F · (x_feed − x_product) / (1 − x_product)"),
    source: "balance of dry matter: F · (1 − x_feed) = P · (1 − x_product), W = F − P",
    limits: [
        "moisture in the whole, not per dry matter; product not wetter than feed; no solids lost on the way",
        "humedad en el total, no por materia seca; producto no más húmedo que la alimentación; sin pérdida de sólidos",
    ],
    example: (r#"moisture_removed(10.unit("t"), 30.percent, 5.percent)"#, "2.63 t"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [feed, feed_moisture, product_moisture] = numbers(arguments)?;
        not_above((product_moisture, PRODUCT_MOISTURE), (feed_moisture, FEED_MOISTURE), "")?;
        Ok(feed * (feed_moisture - product_moisture) / (1.0 - product_moisture))
    },
};

const OLD: [&str; 2] = ["the old moisture", "la humedad anterior"];
const NEW: [&str; 2] = ["the new moisture", "la humedad nueva"];

pub(in super::super) const MOISTURE_GAIN: Function = Function {
    name: "moisture_gain",
    family: Family::Materials,
    help: [
        "product gained from the same solids when it is dried less, moistures on the wet basis",
        "producto que se gana de los mismos sólidos al secar menos, humedades en base húmeda",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("product", "t", (0.0, f64::INFINITY), "the product", "el producto"),
            Parameter::number("old", "", (0.0, 0.99), OLD[0], OLD[1]),
            Parameter::number("new", "", (0.0, 0.99), NEW[0], NEW[1]),
        ],
        "t",
    ),
    formula: same("ΔP = P · (x_new − x_old) / (1 − x_new)"),
    source: "balance of dry matter: P_old · (1 − x_old) = P_new · (1 − x_new)",
    limits: [
        "up to the moisture that standard, label and shelf life allow",
        "hasta la humedad que permitan la norma, la etiqueta y la vida de anaquel",
    ],
    example: (r#"moisture_gain(5000.unit("t/yr"), 2.8.percent, 3.6.percent)"#, "41.5 t/yr"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [product, old, new] = numbers(arguments)?;
        not_above((old, OLD), (new, NEW), "")?;
        Ok(product * (new - old) / (1.0 - new))
    },
};

const INLET: [&str; 2] = ["the temperature of the hot air", "la temperatura del aire caliente"];
const OUTLET: [&str; 2] = ["the temperature of the exhaust air", "la temperatura del aire de salida"];
const AMBIENT: [&str; 2] = ["the temperature of the fresh air", "la temperatura del aire fresco"];

pub(in super::super) const DRYER_EFFICIENCY: Function = Function {
    name: "dryer_efficiency",
    family: Family::Materials,
    help: [
        "share of the heat of a convective dryer that goes into drying and not out with its exhaust air",
        "parte del calor de un secador por convección que seca y no se va con el aire de salida",
    ],
    signature: Signature::of(
        &[
            Parameter::number("inlet", "°C", (0.0, 600.0), INLET[0], INLET[1]),
            Parameter::number("outlet", "°C", (0.0, 600.0), OUTLET[0], OUTLET[1]),
            Parameter::number("fresh", "°C", (-20.0, 60.0), AMBIENT[0], AMBIENT[1]),
        ],
        "",
    ),
    formula: same("η = (t_in − t_out) / (t_in − t_fresh)"),
    source: "energy balance of the air with constant heat capacity and mass; K. Masters, Spray Drying Handbook, overall thermal efficiency of an adiabatic dryer",
    limits: [
        "once-through air without recirculation; losses of the shell count as drying",
        "aire de un solo paso sin recirculación; las pérdidas de la envolvente cuentan como secado",
    ],
    example: (r#"dryer_efficiency(190.unit("°C"), 90.unit("°C"), 25.unit("°C"))"#, "0.606"),
    monotone: true,
    never_negative: true,
    equation: dryer_efficiency,
};

fn dryer_efficiency(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [inlet, outlet, fresh] = numbers(arguments)?;
    not_above((outlet, OUTLET), (inlet, INLET), "°C")?;
    not_above((fresh, AMBIENT), (outlet, OUTLET), "°C")?;
    if inlet > fresh {
        return Ok((inlet - outlet) / (inlet - fresh));
    }
    Err(say!("the hot air is not warmer than the fresh air", "el aire caliente no está más caliente que el fresco"))
}
