//! What is saved of each resource, stage by stage.

use super::bars::{Bar, Group, Scale, bars};
use super::{legend, stage};
use crate::diagnostic::Lang;
use crate::html::{Cell, Chart, Head, letter};
use crate::programme::Programme;
use crate::programme::tally::{ResourceLine, Step};
use crate::programme::words::word;
use crate::units::{Unit, format};

/// Resources that are drawn; the table has all of them.
const MOST: usize = 10;

pub(super) fn resources(programme: &Programme, lang: Lang) -> Option<Chart> {
    let mut lines: Vec<&ResourceLine> = programme.totals.resources.iter().collect();
    if lines.is_empty() {
        return None;
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.promised.measures));
    let groups: Vec<Group> = lines.iter().take(MOST).map(|line| group(line, lang)).collect();
    let mut text = word(
        lang,
        [
            "Each resource in its own scale, per year: saved, less what the same measures use.",
            "Cada recurso en su propia escala, al año: lo ahorrado menos lo que las mismas medidas consumen.",
        ],
    )
    .to_owned();
    if lines.len() > MOST {
        text.push_str(&match lang {
            Lang::En => format!(" The {MOST} with the most measures, of {}; the table has all.", lines.len()),
            Lang::Es => format!(" Los {MOST} con más medidas, de {}; la tabla los tiene todos.", lines.len()),
        });
    }
    let stages = Step::ALL.iter().map(|step| Head::number(stage(*step, lang)));
    Some(Chart {
        id: "chart-resources".to_owned(),
        title: word(lang, ["Saved by resource", "Ahorro por recurso"]).to_owned(),
        text,
        canvas: bars(&groups, Scale::Own),
        legend: legend(lang),
        heads: std::iter::once(Head::text(word(lang, ["Resource", "Recurso"]))).chain(stages).collect(),
        rows: lines
            .iter()
            .map(|line| {
                let figures = Step::ALL.iter().map(|step| Cell::from(figure(line, *step, lang)));
                std::iter::once(Cell::from(name(line, lang))).chain(figures).collect()
            })
            .collect(),
    })
}

fn name(line: &ResourceLine, lang: Lang) -> String {
    let unit = Unit::parse(&line.unit).map_or_else(|_| line.unit.clone(), |unit| unit.in_lang(lang));
    format!("{} ({unit})", line.title)
}

/// An amount; of no measure there is none.
fn figure(line: &ResourceLine, step: Step, lang: Lang) -> String {
    let found = line.stage(step);
    if found.measures == 0 { "-".to_owned() } else { format::number(found.amount, lang) }
}

fn group(line: &ResourceLine, lang: Lang) -> Group {
    let name = name(line, lang);
    let bars = Step::ALL.iter().enumerate().map(|(colour, step)| {
        let figure = figure(line, *step, lang);
        Bar {
            id: format!("{} {}", line.resource, colour),
            said: format!("{name}, {}: {figure}", stage(*step, lang)),
            value: line.stage(*step).amount,
            figure: format!("{} {figure}", letter(colour)),
            colour,
        }
    });
    Group { bars: bars.collect(), title: name }
}
