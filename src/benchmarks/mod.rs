//! What real audits found: intensities, savings and implementation by sector, each with its source.
//!
//! The statistics stand in `factors/*.json` with schema `auditlite/benchmarks@1`. A [`Spread`] says how a figure is
//! spread over audited plants or over their recommendations; a [`Rate`] says how many of a class of recommendations the
//! plants have carried out.

mod metric;
mod price_level;
mod rate;
mod read;
mod spread;
#[cfg(test)]
mod tests;

pub use metric::{Metric, PEERS};
pub use price_level::{PriceLevel, price_level};
pub use rate::{CostClass, PaybackClass, Rate};
pub use spread::{Point, Reach, Spread};

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Text};
use crate::json::head_text;

/// What a file of statistics says it is.
pub const SCHEMA: &str = "auditlite/benchmarks@1";

/// The sector whose statistics stand in where one has none of its own.
const EVERYWHERE: &str = "*";

/// All statistics of a library.
///
/// ```
/// use auditlite::benchmarks::{Benchmarks, Reach};
///
/// let file = r#"{ "schema": "auditlite/benchmarks@1", "source": "a survey", "country": "US", "index": "index/US_CPI_U",
///     "years": "2010-2025", "groups": { "dairy": { "en": "dairy plants", "es": "plantas de lácteos" } },
///     "statistics": [ { "metric": "load_factor", "unit": "%", "percentiles": [10, 50, 90], "rows": [
///         { "sector": "dairy", "of": "dairy", "n": 58, "values": [48, 65, 82] } ] } ] }"#;
/// let (benchmarks, problems) = Benchmarks::read(&[("benchmarks.json".to_owned(), file.as_bytes().to_vec())]);
/// assert!(problems.is_empty());
/// let spread = benchmarks.spread("load_factor", "dairy").unwrap();
/// assert_eq!(spread.reach(spread.unit.to_canonical(65.0)), Reach::Within(50.0));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Benchmarks {
    spreads: Vec<Spread>,
    rates: Vec<Rate>,
    groups: IndexMap<String, Text>,
}

impl Benchmarks {
    /// Whether a file of `factors/` holds statistics.
    pub fn is_file(bytes: &[u8]) -> bool {
        head_text(bytes, "schema").is_some_and(|schema| schema.starts_with("auditlite/benchmarks"))
    }

    /// Reads the files of a library in order; of two rows for the same figure and sector the later one counts. What is
    /// wrong with one row leaves the others as they are.
    pub fn read(sources: &[(String, Vec<u8>)]) -> (Benchmarks, Vec<Diagnostic>) {
        read::read(sources)
    }

    /// How a figure is spread in a sector, or in all sectors where that one has no statistics of its own.
    pub fn spread(&self, metric: &str, sector: &str) -> Option<&Spread> {
        let of = |sector: &str| self.spreads.iter().find(|known| known.metric == metric && known.sector == sector);
        of(sector).or_else(|| of(EVERYWHERE))
    }

    /// How a single recommendation's saving is spread, as a share of the plant's use of a resource, among those with an
    /// ARC code of the same kind. One without a code is held against the kind that saves more.
    pub fn measure_share(&self, resource: &str, arc: Option<&str>, sector: &str) -> Option<&Spread> {
        let of = |group: u8| self.spread(&format!("measure_share/{resource}/{group}"), sector);
        match arc.and_then(arc_group) {
            Some(group) => of(group),
            None => [2, 3].into_iter().filter_map(of).max_by(|a, b| highest(a).total_cmp(&highest(b))),
        }
    }

    /// How many of the recommendations like one were carried out: by its ARC code where that is known by itself, else by
    /// what it costs in money of the statistics' own years.
    pub fn rate(&self, sector: &str, arc: Option<&str>, cost: Option<CostClass>) -> Option<&Rate> {
        let of =
            |sector: &str, class: &str| self.rates.iter().find(|known| known.class == class && known.sector == sector);
        let any = |class: &str| of(sector, class).or_else(|| of(EVERYWHERE, class));
        arc.and_then(|arc| any(&format!("arc {arc}"))).or_else(|| any(cost?.name()))
    }

    /// How many of the recommendations that pay back as soon as that were carried out, all sectors together.
    pub fn payback_rate(&self, class: PaybackClass) -> Option<&Rate> {
        let class = format!("payback {}", class.name());
        self.rates.iter().find(|known| known.class == class && known.sector == EVERYWHERE)
    }

    /// The limit up to which recommendations of a sector count as low-cost in the statistics.
    pub fn low_cost_limit(&self, sector: &str) -> Option<&Rate> {
        self.rate(sector, None, Some(CostClass::LowCost))
    }

    /// What people call a group of plants.
    pub fn group(&self, name: &str) -> Text {
        self.groups.get(name).cloned().unwrap_or_else(|| Text::new(name, name))
    }

    /// Every spread.
    pub fn spreads(&self) -> impl Iterator<Item = &Spread> {
        self.spreads.iter()
    }

    /// Every rate of implementation.
    pub fn rates(&self) -> impl Iterator<Item = &Rate> {
        self.rates.iter()
    }
}

/// The value that nine in ten stay below, or zero where nobody says.
fn highest(spread: &Spread) -> f64 {
    spread.at(90.0).unwrap_or(0.0)
}

/// The kind of an IAC recommendation code as the statistics group them: the code rounded to a whole number, so that 2 is
/// 2.1 to 2.4 (combustion, thermal systems, electrical power, motor systems), 3 is 2.5 to 3.4 (design, operations,
/// buildings; waste), 4 is 3.5 to 4.4 (recycling, maintenance, raw materials; productivity) and 5 is 4.5 and more.
///
/// ```
/// use auditlite::benchmarks::arc_group;
/// assert_eq!((arc_group("2.4236"), arc_group("2.6218"), arc_group("3.5212")), (Some(2), Some(3), Some(4)));
/// assert_eq!(arc_group("leaks"), None);
/// ```
pub fn arc_group(arc: &str) -> Option<u8> {
    let code: f64 = arc.trim().parse().ok()?;
    [(1.5, 2.5, 2), (2.5, 3.5, 3), (3.5, 4.5, 4), (4.5, 5.5, 5)]
        .into_iter()
        .find(|(from, to, _)| (*from..*to).contains(&code))
        .map(|(.., group)| group)
}
