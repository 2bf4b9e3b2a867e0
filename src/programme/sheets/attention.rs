//! Who is late, who has not decided, whom nobody has heard of.

use super::{Cell, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::programme::attention::{Duty, SILENT, SOON, Waiting};
use crate::programme::model::Programme;
use crate::programme::words::{sector, standing, word};

pub(super) fn duties(programme: &Programme, lang: Lang) -> [Sheet; 3] {
    let found = &programme.attention;
    let late = Sheet::new("late", word(lang, ["Late", "Atrasadas"]));
    let (en, es) = (format!("Due within {SOON} days"), format!("Vencen en los próximos {SOON} días"));
    let due = Sheet::new("due", if lang == Lang::En { en } else { es });
    let again = Sheet::new("again", word(lang, ["Postponed, coming up again", "Pospuestas que vuelven a revisión"]));
    [
        duty(late, &found.late, word(lang, ["days late", "días de atraso"]), Sign::Past, lang),
        duty(due, &found.due, word(lang, ["days left", "días que faltan"]), Sign::Ahead, lang),
        duty(again, &found.again, word(lang, ["days since", "días desde"]), Sign::Past, lang),
    ]
}

/// Which way days are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Past,
    Ahead,
}

fn duty(sheet: Sheet, duties: &[Duty], days: &str, sign: Sign, lang: Lang) -> Sheet {
    let mut sheet = sheet
        .column(Shown::Everywhere, word(lang, ["Plant", "Planta"]))
        .column(Shown::Everywhere, word(lang, ["Measure", "Medida"]))
        .column(Shown::Data, "id")
        .column(Shown::Everywhere, word(lang, ["Responsible", "Responsable"]))
        .column(Shown::Wide, word(lang, ["Standing", "Situación"]))
        .column(Shown::Everywhere, word(lang, ["due", "fecha compromiso"]))
        .column(Shown::Everywhere, days);
    for duty in duties {
        sheet.rows.push(vec![
            Cell::text(&duty.plant),
            Cell::text(&duty.title),
            Cell::text(&duty.measure),
            Cell::optional(duty.responsible.as_deref()),
            Cell::text(standing(duty.standing, lang)),
            Cell::Day(duty.due),
            Cell::Days(if sign == Sign::Past { duty.days } else { -duty.days }),
        ]);
    }
    sheet
}

pub(super) fn undated(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("undated", word(lang, ["Accepted without a date", "Aceptadas sin fecha compromiso"]))
        .column(Shown::Everywhere, word(lang, ["Plant", "Planta"]))
        .column(Shown::Everywhere, word(lang, ["Measure", "Medida"]))
        .column(Shown::Data, "id")
        .column(Shown::Everywhere, word(lang, ["Responsible", "Responsable"]))
        .column(Shown::Wide, word(lang, ["Standing", "Situación"]))
        .column(Shown::Everywhere, word(lang, ["accepted", "aceptada el"]))
        .column(Shown::Everywhere, word(lang, ["days since", "días desde"]));
    for one in &programme.attention.undated {
        sheet.rows.push(vec![
            Cell::text(&one.plant),
            Cell::text(&one.title),
            Cell::text(&one.measure),
            Cell::optional(one.responsible.as_deref()),
            Cell::text(standing(one.standing, lang)),
            Cell::Day(one.since),
            Cell::Days(one.days),
        ]);
    }
    sheet
}

pub(super) fn waiting(programme: &Programme, lang: Lang) -> [Sheet; 2] {
    let undecided = Sheet::new("undecided", word(lang, ["Plants without a decision", "Plantas sin decisión"]));
    let (en, es) =
        (format!("Nothing heard for {SILENT} days or more"), format!("Sin noticias desde hace {SILENT} días o más"));
    let silent = Sheet::new("silent", if lang == Lang::En { en } else { es });
    let recommended = word(lang, ["recommended measures", "medidas recomendadas"]);
    let open = word(lang, ["open measures", "medidas abiertas"]);
    [
        plants(undecided, &programme.attention.undecided, recommended, lang),
        plants(silent, &programme.attention.silent, open, lang),
    ]
}

fn plants(sheet: Sheet, waiting: &[Waiting], measures: &str, lang: Lang) -> Sheet {
    let mut sheet = sheet
        .column(Shown::Everywhere, word(lang, ["Plant", "Planta"]))
        .column(Shown::Everywhere, word(lang, ["Sector", "Sector"]))
        .column(Shown::Everywhere, measures)
        .column(Shown::Everywhere, word(lang, ["since", "desde"]))
        .column(Shown::Everywhere, word(lang, ["days", "días"]));
    for plant in waiting {
        sheet.rows.push(vec![
            Cell::text(&plant.plant),
            Cell::text(sector(&plant.sector, lang)),
            Cell::Count(plant.measures),
            Cell::day(plant.since),
            plant.days.map_or(Cell::Empty, Cell::Days),
        ]);
    }
    sheet
}
