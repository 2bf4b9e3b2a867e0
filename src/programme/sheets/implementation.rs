//! How many recommended measures are carried out, beside those of real audits.

use super::cells::{end, ranged};
use super::{Cell, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::programme::implementation::{Hits, RateRow};
use crate::programme::model::Programme;
use crate::programme::words::{class, word};

pub(super) fn implementation(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(
        "implementation",
        word(lang, ["Implementation rate, beside real audits", "Tasa de implementación, junto a auditorías reales"]),
    )
    .lead(word(
        lang,
        [
            "Ours: in place, of those recommended (of all ages; what needs a study is not among them), and of those accepted or rejected. Audits: recommendations that U.S. plants reported as implemented within 6 to 12 months, of those implemented or not; for the same mix of sectors and costs as ours, or, by payback, of the class itself in a small sample. What compares best are those of ours of a year ago or more that were in place within a year. In brackets: Wilson's interval at 95 %.",
            "Las nuestras: implementadas, de las recomendadas (de cualquier antigüedad; sin las que requieren estudio) y de las aceptadas o rechazadas. Auditorías: recomendaciones que plantas de EE. UU. reportaron como implementadas a los 6 a 12 meses, entre las implementadas y las no implementadas; con la misma mezcla de sectores y costos que las nuestras o, por recuperación, de la propia clase en una muestra pequeña. Lo más comparable son las nuestras de hace un año o más, implementadas en un año. Entre paréntesis: intervalo de Wilson al 95 %.",
        ],
    ))
    .column(Shown::Everywhere, word(lang, ["Class", "Clase"]))
    .column(Shown::Wide, word(lang, ["by", "por"]))
    .column(Shown::Data, "id");
    for [en, es] in
        [["of recommended", "de recomendadas"], ["of decided", "de decididas"], ["within a year", "en un año"]]
    {
        let head = word(lang, [en, es]);
        sheet = sheet
            .column(Shown::People, head)
            .column(Shown::Data, format!("{head}: {}", word(lang, ["in place", "implementadas"])))
            .column(Shown::Data, format!("{head}: {}", word(lang, ["of", "de"])))
            .column(Shown::Data, format!("{head}: {}", word(lang, ["share", "proporción"])))
            .column(Shown::Data, format!("{head}: {}", word(lang, ["low", "bajo"])))
            .column(Shown::Data, format!("{head}: {}", word(lang, ["high", "alto"])));
    }
    sheet = sheet
        .column(Shown::People, word(lang, ["audits", "auditorías"]))
        .column(Shown::Data, word(lang, ["audits: share", "auditorías: proporción"]))
        .column(Shown::Data, word(lang, ["audits: low", "auditorías: bajo"]))
        .column(Shown::Data, word(lang, ["audits: high", "auditorías: alto"]))
        .column(Shown::Data, word(lang, ["audits: n", "auditorías: n"]))
        .column(Shown::Wide, word(lang, ["audited plants", "plantas auditadas"]))
        .column(Shown::Wide, word(lang, ["years", "años"]))
        .column(Shown::Wide, word(lang, ["source", "fuente"]));
    let found = &programme.implementation;
    if found.all.of_promised.of == 0 {
        return sheet;
    }
    sheet.rows.push(row(&found.all, "", lang));
    for (by, rows) in [
        (["payback", "recuperación"], &found.by_payback),
        (["investment", "inversión"], &found.by_cost),
        (["measure", "medida"], &found.by_measure),
    ] {
        sheet.rows.extend(rows.iter().map(|found| row(found, word(lang, by), lang)));
    }
    sheet
}

fn row(found: &RateRow, by: &str, lang: Lang) -> Vec<Cell> {
    let title = found.title.clone().unwrap_or_else(|| class(&found.class, lang).to_owned());
    let mut row = vec![Cell::text(title), Cell::text(by), Cell::text(&found.class)];
    for hits in [Some(found.of_promised), Some(found.of_decided), found.within_a_year] {
        row.extend(cells(hits));
    }
    let audits = found.audits.as_ref();
    row.extend([
        audits.map_or(Cell::Empty, |audits| {
            Cell::text(format!("{}, n {}", ranged(audits.share, audits.interval), audits.n))
        }),
        Cell::share(audits.map(|audits| audits.share)),
        Cell::share(end(audits.and_then(|audits| audits.interval), 0)),
        Cell::share(end(audits.and_then(|audits| audits.interval), 1)),
        audits.map_or(Cell::Empty, |audits| Cell::Count(usize::try_from(audits.n).unwrap_or(usize::MAX))),
        Cell::optional(audits.map(|audits| audits.of.as_str())),
        Cell::optional(audits.map(|audits| audits.years.as_str())),
        Cell::optional(audits.map(|audits| audits.source.as_str())),
    ]);
    row
}

fn cells(hits: Option<Hits>) -> [Cell; 6] {
    let people = hits.and_then(|hits| {
        Some(Cell::text(format!("{}/{}: {}", hits.done, hits.of, ranged(hits.share?, hits.interval))))
    });
    let interval = hits.and_then(|hits| hits.interval);
    [
        people.unwrap_or(Cell::Empty),
        hits.map_or(Cell::Empty, |hits| Cell::Count(hits.done)),
        hits.map_or(Cell::Empty, |hits| Cell::Count(hits.of)),
        Cell::share(hits.and_then(|hits| hits.share)),
        Cell::share(end(interval, 0)),
        Cell::share(end(interval, 1)),
    ]
}
