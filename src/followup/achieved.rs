//! What was promised and what was achieved, in a table and remarks.

use super::document::{Block, Document};
use super::totals::{Sum, Totals};
use super::words::Words;
use crate::diagnostic::say;
use crate::ledger::Payback;

/// What is not known.
const UNKNOWN: &str = "--";

/// Adds what was promised, accepted, done and measured.
pub(super) fn achieved(document: &mut Document, totals: &Totals, words: Words<'_>) {
    document.blocks.push(Block::Heading(words.of("Promised and achieved", "Prometido y logrado").to_owned()));
    let heads = [
        String::new(),
        format!("{}:", words.of("measures", "medidas")),
        format!("{}:", words.of("annual saving", "ahorro anual")),
        format!("{}:", words.of("investment", "inversión")),
        format!("{}:", words.of("payback", "recuperación")),
    ];
    let money = |value: Option<f64>| value.map_or_else(|| UNKNOWN.to_owned(), |value| words.money(value));
    let time = |payback: Option<Payback>| payback.map_or_else(|| UNKNOWN.to_owned(), |payback| words.payback(payback));
    let row = |name: &str, sum: &Sum| {
        vec![
            name.to_owned(),
            sum.measures.to_string(),
            money(sum.annual_saving),
            money(sum.investment),
            time(sum.payback),
        ]
    };
    let mut rows = vec![row(words.of("recommended", "recomendado"), &totals.promised)];
    if totals.accepted.measures > 0 {
        rows.push(row(words.of("accepted", "aceptado"), &totals.accepted));
    }
    if totals.done.measures > 0 {
        rows.push(row(words.of("done, as promised", "hecho, según lo prometido"), &totals.done));
        let spent = &totals.spent;
        rows.push(vec![
            words.of("done, really spent", "hecho, gasto real").to_owned(),
            spent.known.to_string(),
            String::new(),
            money(spent.investment),
            String::new(),
        ]);
    }
    let measured = &totals.measured;
    if measured.measurements > 0 {
        let saving = measured.annual_saving.map(|money| money.value);
        rows.push(vec![
            words.of("measured", "medido").to_owned(),
            measured.measures.to_string(),
            money(saving),
            money(measured.investment),
            time(measured.payback),
        ]);
    }
    document.blocks.push(Block::Table { heads: heads.to_vec(), rows });
    for remark in remarks(totals, words) {
        document.blocks.push(Block::Paragraph(remark));
    }
    resources(document, totals, words);
}

/// What the numbers of the totals are, and what is not in them.
fn remarks(totals: &Totals, words: Words<'_>) -> Vec<String> {
    let lang = words.lang;
    let mut remarks = vec![words.of(
        "Savings of this table are stacked: each on top of the others, so that nothing counts twice. Those of single measures below stand alone.",
        "Los ahorros de esta tabla están apilados: cada uno además de los otros, así que nada cuenta dos veces. Los de cada medida, más abajo, son por sí solos.",
    ).to_owned()];
    let mut add = |text: crate::diagnostic::Text| remarks.push(text.in_lang(lang).to_owned());
    if totals.promised.not_priced > 0 {
        let count = words.measures(totals.promised.not_priced);
        add(say!("Not in the money: {count} without a price.", "No están en el dinero: {count} sin precio."));
    }
    if totals.spent.unknown > 0 {
        let (known, all) = (totals.spent.known, totals.spent.known + totals.spent.unknown);
        add(say!(
            "The real investment is known of {known} of the {all} measures that are done.",
            "Se conoce la inversión real de {known} de las {all} medidas hechas."
        ));
    }
    let measured = &totals.measured;
    if let (Some(saving), Some(promised)) = (measured.annual_saving, measured.promised) {
        let (real, range) = (words.money(saving.value), words.range(saving.low, saving.high));
        let promised = words.money(promised);
        add(say!(
            "Of the measures that were measured, {promised} a year were promised and {real}{range} measured.",
            "De las medidas que se midieron se prometieron {promised} al año y se midieron {real}{range}."
        ));
    }
    if measured.noise > 0 {
        let count = words.count(measured.noise, ["measurement", "measurements"], ["medición", "mediciones"]);
        let tells = if measured.noise == 1 {
            words.of("cannot", "no se distingue")
        } else {
            words.of("cannot", "no se distinguen")
        };
        add(say!("{count} {tells} be told from noise and adds nothing.", "{count} {tells} del ruido y no suma nada."));
    }
    if measured.not_priced > 0 {
        let count = words.count(measured.not_priced, ["measurement", "measurements"], ["medición", "mediciones"]);
        add(say!("{count} without a price: not in the money.", "{count} sin precio: no está en el dinero."));
    }
    if measured.investment.is_none() && measured.annual_saving.is_some() {
        add(say!(
            "No real payback of what was measured: a real investment is missing.",
            "No hay recuperación real de lo medido: falta una inversión real."
        ));
    }
    remarks
}

fn resources(document: &mut Document, totals: &Totals, words: Words<'_>) {
    let mut keys: Vec<&String> = Vec::new();
    let sums =
        [&totals.promised.resources, &totals.accepted.resources, &totals.done.resources, &totals.measured.resources];
    for key in sums.iter().flat_map(|sums| sums.keys()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        return;
    }
    let heads = [
        words.of("resource a year", "recurso al año").to_owned(),
        format!("{}:", words.of("recommended", "recomendado")),
        format!("{}:", words.of("accepted", "aceptado")),
        format!("{}:", words.of("done", "hecho")),
        format!("{}:", words.of("measured", "medido")),
    ];
    let rows = keys.iter().map(|key| {
        let mut row = vec![words.resource(key)];
        row.extend(
            sums.iter().map(|sums| sums.get(*key).map_or_else(|| UNKNOWN.to_owned(), |amount| words.amount(amount))),
        );
        row
    });
    let rows = rows.collect();
    document.blocks.push(Block::Table { heads: heads.to_vec(), rows });
}
