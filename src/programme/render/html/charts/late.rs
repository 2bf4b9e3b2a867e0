//! Which measures are late, and by how many days.

use super::bars::{Bar, Group, Scale, bars};
use crate::diagnostic::Lang;
use crate::html::{Cell, Chart, Head};
use crate::programme::Programme;
use crate::programme::words::word;

/// Measures that are drawn; the table has all of them.
const MOST: usize = 12;

pub(super) fn late(programme: &Programme, lang: Lang) -> Option<Chart> {
    let late = &programme.attention.late;
    if late.is_empty() {
        return None;
    }
    let days = |days: i32| match lang {
        Lang::En => format!("{days} days"),
        Lang::Es => format!("{days} días"),
    };
    let groups: Vec<Group> = late
        .iter()
        .take(MOST)
        .map(|duty| {
            let title = format!("{}: {}", duty.plant, duty.title);
            let (said, figure) = (format!("{title}: {}", days(duty.days)), days(duty.days));
            let id = format!("{} {}", duty.plant, duty.measure);
            Group { title, bars: vec![Bar { id, said, value: f64::from(duty.days), figure, colour: 4 }] }
        })
        .collect();
    let text = match lang {
        Lang::En if late.len() > MOST => format!("The {MOST} latest of {}; the table has all.", late.len()),
        Lang::Es if late.len() > MOST => {
            format!("Las {MOST} de mayor atraso de {}; la tabla las tiene todas.", late.len())
        }
        Lang::En => "Days since the agreed date.".to_owned(),
        Lang::Es => "Días desde la fecha compromiso.".to_owned(),
    };
    let unknown = word(lang, ["nobody named", "sin responsable"]);
    Some(Chart {
        id: "chart-late".to_owned(),
        title: word(lang, ["Who is late, in days", "Quién está atrasado, en días"]).to_owned(),
        text,
        canvas: bars(&groups, Scale::Common),
        legend: Vec::new(),
        heads: vec![
            Head::text(word(lang, ["Plant", "Planta"])),
            Head::text(word(lang, ["Measure", "Medida"])),
            Head::text(word(lang, ["Responsible", "Responsable"])),
            Head::number(word(lang, ["days late", "días de atraso"])),
        ],
        rows: late
            .iter()
            .map(|duty| {
                let who = duty.responsible.as_deref().unwrap_or(unknown);
                let texts = [duty.plant.as_str(), duty.title.as_str(), who].map(Cell::from);
                texts.into_iter().chain([Cell::from(duty.days.to_string())]).collect()
            })
            .collect(),
    })
}
