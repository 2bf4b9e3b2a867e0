//! How many of the recommended measures are in place, beside real audits.

use crate::diagnostic::Lang;
use crate::html::{Anchor, Canvas, Cell, Chart, Head, WIDTH, at, many};
use crate::programme::Programme;
use crate::programme::implementation::{AuditRate, Hits, RateRow};
use crate::programme::sheets::ranged;
use crate::programme::words::{class, word};

const ROW: f64 = 36.0;
const FOOT: f64 = 24.0;
const EDGE: f64 = 12.0;

pub(super) fn implementation(programme: &Programme, lang: Lang) -> Option<Chart> {
    let found = &programme.implementation;
    let all: Vec<&RateRow> = std::iter::once(&found.all).chain(&found.by_payback).chain(&found.by_cost).collect();
    let rows: Vec<&RateRow> = all.into_iter().filter(|row| row.of_promised.share.is_some()).collect();
    if rows.is_empty() {
        return None;
    }
    let height = many(rows.len()) * ROW + FOOT;
    let mut canvas = Canvas::new(height);
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        canvas.line("grid", (x(tick), 0.0), (x(tick), height - FOOT));
        canvas.text("tick", (x(tick), height - 8.0), Anchor::Middle, 60.0, &ranged(tick, None));
    }
    for (nth, row) in rows.iter().enumerate() {
        draw(&mut canvas, row, many(nth) * ROW, lang);
    }
    let texts = [
        "Dot: in place, of those recommended, of all ages, with the interval at 95 % as a bar. Square: of those recommended a year ago or more, in place within a year, which compares best. Diamond: real audits, within 6 to 12 months.",
        "Punto: implementadas entre las recomendadas, de cualquier antigüedad, con el intervalo al 95 % como barra. Cuadro: entre las recomendadas hace un año o más, implementadas en un año, lo más comparable. Rombo: auditorías reales, a los 6 a 12 meses.",
    ];
    Some(Chart {
        id: "chart-implementation".to_owned(),
        title: word(
            lang,
            ["Implementation rate, beside real audits", "Tasa de implementación, junto a auditorías reales"],
        )
        .to_owned(),
        text: word(lang, texts).to_owned(),
        canvas,
        legend: Vec::new(),
        heads: vec![
            Head::text(word(lang, ["Class", "Clase"])),
            Head::text(word(lang, ["of recommended", "de recomendadas"])),
            Head::text(word(lang, ["within a year", "en un año"])),
            Head::text(word(lang, ["audits", "auditorías"])),
        ],
        rows: rows
            .iter()
            .map(|row| {
                let audits = row.audits.as_ref().map_or_else(|| "-".to_owned(), audited);
                let ours = [Some(row.of_promised), row.within_a_year].map(ours);
                let [all, year] = ours;
                vec![Cell::from(class(&row.class, lang)), all.into(), year.into(), audits.into()]
            })
            .collect(),
    })
}

fn x(share: f64) -> f64 {
    EDGE + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * EDGE)
}

fn ours(hits: Option<Hits>) -> String {
    let known =
        hits.and_then(|hits| Some(format!("{}/{}: {}", hits.done, hits.of, ranged(hits.share?, hits.interval))));
    known.unwrap_or_else(|| "-".to_owned())
}

fn audited(audits: &AuditRate) -> String {
    format!("{}, n {}", ranged(audits.share, audits.interval), audits.n)
}

fn draw(canvas: &mut Canvas, row: &RateRow, top: f64, lang: Lang) {
    let (name, y) = (class(&row.class, lang), top + 24.0);
    let hits = row.of_promised;
    let said = format!("{name}: {}", ours(Some(hits)));
    canvas.text("label halo", (0.0, top + 13.0), Anchor::Start, WIDTH, &said);
    if let Some([low, high]) = hits.interval {
        canvas.mark_box(
            &format!("{} interval", row.class),
            "c5",
            (x(low), y - 3.0),
            (x(high) - x(low), 6.0),
            said.clone(),
        );
    }
    if let Some(share) = hits.share {
        canvas.mark_circle(&row.class, "dot", (x(share), y), 4.5, said);
    }
    if let Some((year, share)) = row.within_a_year.and_then(|year| Some((year, year.share?))) {
        let said = format!("{name}, {}: {}", word(lang, ["within a year", "en un año"]), ours(Some(year)));
        canvas.mark_box(&format!("{} year", row.class), "c2", (x(share) - 4.0, y - 4.0), (8.0, 8.0), said);
    }
    if let Some(audits) = &row.audits {
        let said = format!("{name}, {}: {}", word(lang, ["audits", "auditorías"]), audited(audits));
        let path = format!("M{} {}l5.5 -5.5l5.5 5.5l-5.5 5.5Z", at(x(audits.share) - 5.5), at(y));
        canvas.mark_path(&format!("{} audits", row.class), "c4 part", path, said);
    }
}
