//! What somebody should know before believing a comparison.

use super::exchange::Changed;
use super::visit::{Kind, Visit, keys};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::ledger::State;
use crate::units::{format, quote};

/// What makes two visits two plants, and what is odd about them.
pub(super) fn notes(
    then: &Visit,
    now: &Visit,
    swapped: bool,
    ledger: Option<&State<'_>>,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    if let (Some(a), Some(b)) = (&then.sector, &now.sector)
        && a != b
    {
        let (a, b) = (quote(a), quote(b));
        let message = say!(
            "these are two plants: the sector is {a} in one and {b} in the other",
            "son dos plantas: el sector es {a} en una y {b} en la otra"
        );
        let help = say!(
            "compare two visits to one plant; if a sector is wrong, correct it in its profile",
            "compare dos visitas a una misma planta; si un sector está mal, corríjalo en su perfil"
        );
        return Err(Diagnostic::error(Code::TWO_PLANTS, message).in_file(&now.file).on("facility.sector").help(help));
    }
    let mut all = Vec::new();
    let mut warn = |code, message: Text, help: Option<Text>| {
        all.push(Diagnostic::warning(code, message).in_file(&now.file).help(help));
    };
    if swapped {
        let (earlier, later) = (quote(&then.file), quote(&now.file));
        let message = say!(
            "the visit of {earlier} is the earlier one, so it was taken as OLD and {later} as NEW",
            "la visita de {earlier} es la anterior: se tomó como OLD, y {later} como NEW"
        );
        warn(Code::SWAPPED, message, None);
    }
    if then.day.is_none() || now.day.is_none() {
        let message = say!(
            "the day of a visit is missing, so nobody can tell which one is older: the order of the files is believed",
            "falta el día de una visita y no se puede saber cuál es anterior: se respeta el orden de los archivos"
        );
        let help = say!("give `facility.visit_date` in both", "indique `facility.visit_date` en ambas");
        warn(Code::SWAPPED, message, Some(help));
    }
    if let (Some(a), Some(b)) = (&then.name, &now.name)
        && a.trim() != b.trim()
    {
        let (a, b) = (quote(a), quote(b));
        let message = say!("the plant is {a} then and {b} now", "la planta se llama {a} antes y {b} ahora");
        let help = say!("see whether both are of one plant", "revise que ambas sean de la misma planta");
        warn(Code::OTHER_NAME, message, Some(help));
    }
    if let (Some(a), Some(b)) = (&then.product, &now.product)
        && a.trim() != b.trim()
    {
        let (a, b) = (quote(a), quote(b));
        let message = say!(
            "the product is {a} then and {b} now: what a tonne or piece takes may have changed with it",
            "el producto es {a} antes y {b} ahora: lo que consume una tonelada o pieza puede haber cambiado con él"
        );
        warn(Code::OTHER_BASIS, message, None);
    }
    let has = |visit: &Visit, key: &str| visit.figures.contains_key(key);
    let crossed = |key: &str, other: &str| has(then, key) && !has(now, key) && has(now, other) && !has(then, other);
    if crossed(keys::TONNES, keys::PIECES) || crossed(keys::PIECES, keys::TONNES) {
        let message = say!(
            "production is in tonnes on one visit and in pieces on the other, so nothing is told per unit of it",
            "la producción está en toneladas en una visita y en piezas en la otra; por eso nada se da por unidad"
        );
        let help = say!(
            "give `production.annual_amount` or `production.annual_units` in both",
            "indique `production.annual_amount` o `production.annual_units` en ambas"
        );
        warn(Code::OTHER_BASIS, message, Some(help));
    }
    if then.library != now.library {
        let (a, b) = (quote(&then.library), quote(&now.library));
        let message = say!(
            "the rules differ (library {a} then, {b} now): a measure may come or go because its rule did",
            "las reglas cambiaron (biblioteca {a} antes, {b} ahora): una medida puede aparecer o irse por su regla"
        );
        let help = say!(
            "compare the two profiles instead: both are then judged by the same rules",
            "compare los dos perfiles: así ambas visitas se juzgan con las mismas reglas"
        );
        warn(Code::OTHER_RULES, message, Some(help));
    }
    if then.kind == Kind::Report || now.kind == Kind::Report {
        let message = say!(
            "a report tells neither production nor what was paid nor how sure a fact is: with the profiles more can be said",
            "un informe no trae producción, pagos ni qué tan seguro es un dato: con los perfiles se puede decir más"
        );
        warn(Code::REPORT_ONLY, message, None);
    }
    let plant = ledger.and_then(State::start).map(|start| &start.plant);
    if let Some(plant) = plant
        && now.name.as_ref().or(then.name.as_ref()).is_some_and(|name| name.trim() != plant.name.trim())
    {
        let name = quote(&plant.name);
        let message = say!("the ledger is that of {name}", "la bitácora es de {name}");
        let help = say!("see whether it is that of this plant", "revise que sea la de esta planta");
        warn(Code::OTHER_NAME, message, Some(help));
    }
    Ok(all)
}

/// What is to be said of money in two currencies.
pub(super) fn money(then: &Visit, now: &Visit, exchange: Option<&Changed>) -> Option<Diagnostic> {
    if then.currency == now.currency {
        return None;
    }
    let (a, b) = (then.currency, now.currency);
    let Some(exchange) = exchange else {
        let message = say!(
            "money is in {a} then and in {b} now, and neither file has a rate between them: no money is compared",
            "el dinero está en {a} antes y en {b} ahora, y ningún archivo trae un tipo de cambio: no se compara dinero"
        );
        let help = say!("add it to `exchange_rates` of a profile", "agréguelo en `exchange_rates` de un perfil");
        return Some(Diagnostic::warning(Code::OTHER_CURRENCY, message).in_file(&now.file).help(help));
    };
    let (rate, date) = (format::number(exchange.rate, Lang::En), quote(&exchange.date));
    let message = say!(
        "money is in {a} then and in {b} now: that of then was changed at {rate} {b}/{a} (of {date}), so the effect of prices holds that of the rate",
        "el dinero está en {a} antes y en {b} ahora: el de antes se convirtió a {rate} {b}/{a} (de {date}), y el efecto de los precios incluye el del tipo de cambio"
    );
    let now_rate = exchange.now.as_ref().map(|now| {
        let (rate, date) = (format::number(now.rate, Lang::En), quote(&now.date));
        say!(
            "the rate of the second visit is {rate} {b}/{a} (of {date})",
            "el tipo de cambio de la segunda visita es {rate} {b}/{a} (de {date})"
        )
    });
    Some(Diagnostic::warning(Code::OTHER_CURRENCY, message).in_file(&now.file).help(now_rate))
}
