//! The charts: drawings of SVG, each with its text and the same numbers as a table.

mod abatement;
mod cumulative;
mod effort;
mod end_use;
mod ladder;
mod ranges;
mod sankey;

use crate::html::{Chart, Markup, figure, section};
use crate::report::html::label::{Label, say};
use crate::report::phrases::Phrases;

/// Whether there is anything to draw.
pub(super) fn any(phrases: Phrases<'_>) -> bool {
    !all(phrases).is_empty()
}

/// The section of the charts.
pub(super) fn charts(page: &mut Markup, phrases: Phrases<'_>) {
    let all = all(phrases);
    if all.is_empty() {
        return;
    }
    section(page, "charts", say(phrases, Label::Figures), |page| {
        page.block("div", &[("class", "charts")], |page| {
            for chart in all {
                figure(page, say(phrases, Label::AsTable), chart);
            }
        });
    });
}

fn all(phrases: Phrases<'_>) -> Vec<Chart> {
    let mut all: Vec<Chart> = [
        ladder::ladder(phrases),
        cumulative::cumulative(phrases),
        end_use::end_use(phrases),
        effort::effort(phrases),
        ranges::ranges(phrases),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.extend(sankey::sankeys(phrases));
    all.extend(abatement::abatement(phrases));
    all
}
