//! What is saved in a year, stage by stage: a chart for each currency.

use std::collections::BTreeSet;

use super::bars::{Bar, Group, Scale, bars};
use super::{per_year, stage};
use crate::diagnostic::Lang;
use crate::html::{Cell, Chart, Head};
use crate::programme::Programme;
use crate::programme::tally::Step;
use crate::programme::words::word;
use crate::units::format;

pub(super) fn stages(programme: &Programme, lang: Lang) -> Vec<Chart> {
    let stages = Step::ALL.iter().map(|step| programme.totals.stage(*step));
    let currencies: BTreeSet<&String> = stages.flat_map(|stage| stage.money.keys()).collect();
    currencies.into_iter().map(|currency| chart(programme, currency, lang)).collect()
}

fn chart(programme: &Programme, currency: &str, lang: Lang) -> Chart {
    let saving = |step: Step| programme.totals.stage(step).money.get(currency).and_then(|money| money.saving);
    let figure = |step: Step| saving(step).map_or_else(|| "-".to_owned(), |saving| format::number(saving, lang));
    let unit = per_year(currency, lang);
    let groups: Vec<Group> = Step::ALL
        .iter()
        .enumerate()
        .map(|(colour, step)| {
            let (name, figure) = (stage(*step, lang), figure(*step));
            let said = format!("{name}: {figure} {unit}");
            let bar = Bar { id: name.to_owned(), said, value: saving(*step).unwrap_or_default(), figure, colour };
            Group { title: name.to_owned(), bars: vec![bar] }
        })
        .collect();
    let heads = [word(lang, ["Stage", "Etapa"]).to_owned(), unit.clone()];
    let [first, second] = heads;
    Chart {
        id: format!("chart-stages-{currency}"),
        title: format!("{} ({unit})", word(lang, ["Annual saving, stage by stage", "Ahorro anual, etapa por etapa"])),
        text: word(
            lang,
            [
                "What reports recommend, what plants accepted, what is in place (as promised), and what was measured.",
                "Lo que recomiendan los informes, lo que aceptaron las plantas, lo implementado (según lo prometido) y lo medido.",
            ],
        )
        .to_owned(),
        canvas: bars(&groups, Scale::Common),
        legend: Vec::new(),
        heads: vec![Head::text(first), Head::number(second)],
        rows: Step::ALL.iter().map(|step| vec![Cell::from(stage(*step, lang)), figure(*step).into()]).collect(),
    }
}
