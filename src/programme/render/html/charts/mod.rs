//! The charts of a programme.

mod bars;
mod implementation;
mod late;
mod months;
mod resources;
mod stages;

use crate::diagnostic::Lang;
use crate::html::Chart;
use crate::programme::Programme;
use crate::programme::tally::Step;
use crate::programme::words::word;

/// All charts for which there is anything to draw.
pub(super) fn charts(programme: &Programme, lang: Lang) -> Vec<Chart> {
    let mut charts = stages::stages(programme, lang);
    charts.extend(months::months(programme, lang));
    charts.extend(resources::resources(programme, lang));
    charts.extend(implementation::implementation(programme, lang));
    charts.extend(late::late(programme, lang));
    charts
}

/// What a stage is called in a chart.
fn stage(step: Step, lang: Lang) -> &'static str {
    word(
        lang,
        match step {
            Step::Promised => ["recommended", "recomendado"],
            Step::Accepted => ["accepted", "aceptado"],
            Step::Done => ["in place", "implementado"],
            Step::Measured => ["measured", "medido"],
        },
    )
}

/// The colours of the stages, with what they are called.
fn legend(lang: Lang) -> Vec<(usize, String)> {
    Step::ALL.iter().enumerate().map(|(colour, step)| (colour, stage(*step, lang).to_owned())).collect()
}

/// Money of a currency per year.
fn per_year(currency: &str, lang: Lang) -> String {
    format!("{currency}/{}", word(lang, ["yr", "año"]))
}
