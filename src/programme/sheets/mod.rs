//! The tables of a programme, which every format renders.

mod attention;
mod cells;
mod implementation;
mod league;
mod plants;
mod realised;
mod sheet;
mod sums;

use super::Programme;
use crate::diagnostic::Lang;
pub(super) use cells::ranged;
pub(super) use sheet::{Cell, Order, Sheet, Shown};

/// The names of all tables, in the order in which they stand.
pub const TABLES: [&str; 16] = [
    "totals",
    "resources",
    "late",
    "due",
    "again",
    "undecided",
    "silent",
    "sectors",
    "measures",
    "months",
    "implementation",
    "realised",
    "league",
    "plants",
    "rates",
    "left_aside",
];

/// All tables, in the order of [`TABLES`].
pub(super) fn sheets(programme: &Programme, lang: Lang) -> Vec<Sheet> {
    let [late, due, again] = attention::duties(programme, lang);
    let [undecided, silent] = attention::waiting(programme, lang);
    let all = vec![
        sums::totals(programme, lang),
        sums::resources(programme, lang),
        late,
        due,
        again,
        undecided,
        silent,
        sums::sectors(programme, lang),
        sums::measures(programme, lang),
        sums::months(programme, lang),
        implementation::implementation(programme, lang),
        realised::realised(programme, lang),
        league::league(programme, lang),
        plants::plants(programme, lang),
        plants::rates(programme, lang),
        plants::left_aside(programme, lang),
    ];
    debug_assert!(all.iter().map(|sheet| sheet.name).eq(TABLES));
    all
}
