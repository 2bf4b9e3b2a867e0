//! Plants of a sector by what they use for what they make, beside audited plants.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::plant::Labels;
use super::view::View;
use crate::benchmarks::Metric;
use crate::diagnostic::Lang;
use crate::ledger::{Start, Verdict};
use crate::library::Library;

/// The figures of which a table is made, each with the resource that it is about. Prices and load factors say little of how
/// well a plant works.
const FIGURES: [(&str, &str); 4] = [
    ("electricity_per_tonne", "electricity"),
    ("electricity_per_piece", "electricity"),
    ("electricity_per_area", "electricity"),
    ("gas_per_tonne", "natural_gas"),
];

/// The plants of a sector by one figure, the least first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct League {
    /// The sector.
    pub sector: String,
    /// The figure.
    pub metric: String,
    /// What it is called.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The plants.
    pub plants: Vec<LeagueRow>,
}

/// A plant in a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeagueRow {
    /// Its place, 1 for the least; plants with the same figure share one.
    pub rank: usize,
    /// The plant.
    pub plant: String,
    /// Its figure as of its last visit.
    pub value: f64,
    /// How many per cent of audited plants of its sector use less; absent beyond the outermost percentile that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentile: Option<f64>,
    /// `within`, or `below` or `above` the outermost percentile that is known.
    pub place: String,
    /// How many audited plants are behind that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audited: Option<u64>,
    /// The change since its first visit as a share of the figure then, where a later visit has it too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<f64>,
    /// What measured savings of the resource come to since the last visit, as a share of what the plant used in the year
    /// before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured_saving: Option<f64>,
    #[serde(skip)]
    at: usize,
}

/// A figure as a report has it.
struct Peer<'s> {
    value: f64,
    unit: &'s str,
    percentile: Option<f64>,
    place: &'static str,
    audited: Option<u64>,
}

fn peer<'s>(start: &'s Start, metric: &str) -> Option<Peer<'s>> {
    let text = |peer: &'s Value, key: &str| peer.get(key).and_then(Value::as_str);
    let found = start.peers.iter().find(|peer| text(peer, "metric") == Some(metric))?;
    Some(Peer {
        value: found.get("value")?.as_f64().filter(|value| value.is_finite())?,
        unit: text(found, "unit")?,
        percentile: found.get("percentile").and_then(Value::as_f64),
        place: ["below", "above"].into_iter().find(|place| text(found, "place") == Some(place)).unwrap_or("within"),
        audited: found.get("n").and_then(Value::as_u64),
    })
}

pub(super) fn league(views: &[View<'_>], labels: &Labels, library: &Library, lang: Lang) -> Vec<League> {
    let mut tables: BTreeMap<(&str, usize), Vec<LeagueRow>> = BTreeMap::new();
    for view in views {
        for (at, (metric, resource)) in FIGURES.iter().enumerate() {
            if let Some(row) = row(view, labels, library, metric, resource) {
                tables.entry((view.sector(), at)).or_default().push(row);
            }
        }
    }
    let table = |((sector, at), mut plants): ((&str, usize), Vec<LeagueRow>)| {
        let (metric, _) = FIGURES.get(at)?;
        let known = Metric::named(metric)?;
        plants.sort_by(|a, b| a.value.total_cmp(&b.value).then(a.at.cmp(&b.at)));
        let values: Vec<f64> = plants.iter().map(|row| row.value).collect();
        for row in &mut plants {
            row.rank = values.iter().filter(|value| **value < row.value).count() + 1;
        }
        let unit = unit(library, metric, sector, known);
        let (sector, metric) = (sector.to_owned(), (*metric).to_owned());
        Some(League { sector, metric, label: known.label().in_lang(lang).to_owned(), unit, plants })
    };
    tables.into_iter().filter_map(table).collect()
}

/// The unit in which a table shows a figure, which is that of the statistics.
fn unit(library: &Library, metric: &str, sector: &str, known: &Metric) -> String {
    let spread = library.benchmarks.spread(metric, sector);
    spread.map_or_else(|| known.unit.to_owned(), |spread| spread.unit.symbol().to_owned())
}

fn row(view: &View<'_>, labels: &Labels, library: &Library, metric: &str, resource: &str) -> Option<LeagueRow> {
    let state = view.state.as_ref()?;
    let start = state.start()?;
    let found = peer(start, metric)?;
    // A figure in another unit than the others of its table cannot stand among them.
    let wanted = unit(library, metric, view.sector(), Metric::named(metric)?);
    if found.unit != wanted {
        return None;
    }
    let first = state.visits.first().filter(|_| state.visits.len() > 1).map(|visit| visit.what);
    let before =
        first.and_then(|first| peer(first, metric)).filter(|before| before.unit == wanted && before.value > 0.0);
    let visit = start.visit.or(state.visits.last().map(|visit| visit.date))?;
    let saved: Vec<f64> = state
        .savings
        .iter()
        .filter(|savings| savings.counted && savings.measured.what.from >= visit)
        .filter_map(|savings| savings.resources.get(resource))
        .filter(|outcome| outcome.verdict != Verdict::Noise)
        .filter(|outcome| start.baseline.get(resource).is_some_and(|used| used.unit == outcome.measured.unit))
        .map(|outcome| outcome.measured.value)
        .collect();
    let used = start.baseline.get(resource).map(|used| used.value).filter(|used| *used > 0.0);
    Some(LeagueRow {
        rank: 0,
        plant: labels.plant(view.at),
        value: found.value,
        percentile: found.percentile,
        place: found.place.to_owned(),
        audited: found.audited,
        change: before.map(|before| found.value / before.value - 1.0),
        measured_saving: used.filter(|_| !saved.is_empty()).map(|used| saved.iter().sum::<f64>() / used),
        at: view.at,
    })
}
