//! Puts a programme together.

use std::collections::BTreeMap;

use super::attention::{attention, last_entry};
use super::implementation::implementation;
use super::league::league;
use super::model::{Aside, Group, PlantCount, PlantRow, Programme, RealisedRow, SCHEMA};
use super::months::Months;
use super::plant::{Kind, Labels, Naming, Plant};
use super::purse::Purses;
use super::realised::{Outturn, Realised, results};
use super::tally::{Adding, Step, Tally, emissions};
use super::titles::{Titles, resource};
use super::view::View;
use super::words::{measured_together, sector};
use crate::diagnostic::Lang;
use crate::ledger::{Event, Standing, State};
use crate::library::Library;
use crate::units::{Currency, Day};

/// The key of savings that were measured on several measures together.
pub const JOINT: &str = "joint";

/// What to look at, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The day.
    pub as_of: Day,
    /// The language of the texts.
    pub lang: Lang,
    /// Whether names are shown.
    pub naming: Naming,
    /// The currency to which money is changed; none leaves each as it is.
    pub currency: Option<Currency>,
}

/// Puts a programme together. Neither the order of the plants nor that of the files they come from changes anything.
pub fn programme(mut plants: Vec<Plant>, aside: Vec<Aside>, library: &Library, settings: Settings) -> Programme {
    plants.sort_by_cached_key(|plant| (plant.place(), plant.files.clone()));
    let Settings { as_of, lang, naming, currency } = settings;
    let people = || plants.iter().enumerate().flat_map(|(at, plant)| people(at, plant));
    let labels = Labels::new(&plants, naming, lang).with_people(&plants, people(), lang);
    let purses = Purses::new(&plants, currency, as_of, &library.factors);
    let views: Vec<View<'_>> = plants
        .iter()
        .enumerate()
        .map(|(at, plant)| {
            let state = State::at(&plant.ledger, as_of);
            let currency = state.as_ref().and_then(State::start).map_or("", |start| start.currency.as_str());
            View { at, plant, state, purse: purses.of(currency) }
        })
        .collect();
    let mut titles = Titles::new(library, naming, lang);
    let mut sums = Sums::default();
    for view in &views {
        sums.add(view, &mut titles, lang);
    }
    let name = |key: &str| resource(key, library, naming, lang);
    let mut rows: Vec<PlantRow> = views
        .iter()
        .zip(std::mem::take(&mut sums.plants))
        .map(|(view, tally)| row(view, &labels, tally.finished(name), as_of))
        .collect();
    if naming == Naming::Shown {
        rows.sort_by(|a, b| (&a.plant, &a.files).cmp(&(&b.plant, &b.files)));
    }
    let of_kind = |kind: Kind| plants.iter().filter(|plant| plant.kind == kind).count();
    let count = PlantCount {
        all: plants.len(),
        ledger: of_kind(Kind::Ledger),
        report: of_kind(Kind::Report),
        profile: of_kind(Kind::Profile),
    };
    let mut left_aside: Vec<Aside> =
        aside.into_iter().map(|aside| Aside { file: labels.secret(aside.file), ..aside }).collect();
    left_aside.sort();
    Programme {
        schema: SCHEMA,
        lang: lang.code(),
        as_of,
        names: naming,
        currency: currency.map(|currency| currency.code().to_owned()),
        rates: purses.rates(),
        without_rate: purses.missing.clone(),
        count,
        implementation: implementation(&views, library, &mut titles, lang),
        attention: attention(&views, &labels, &mut titles, as_of),
        league: league(&views, &labels, library, lang),
        realised: sums.realised(lang),
        months: sums.months.rows(as_of),
        totals: sums.totals.finished(name),
        sectors: groups(sums.sectors, name),
        measures: measures(sums.measures, name),
        plants: rows,
        left_aside,
    }
}

/// Who answers for measures of a plant.
fn people(at: usize, plant: &Plant) -> impl Iterator<Item = (usize, &str)> {
    plant.ledger.entries.iter().filter_map(move |entry| {
        let event = match &entry.event {
            Event::Correction(correction) => &correction.instead.as_ref()?.event,
            event => event,
        };
        match event {
            Event::Decided(decided) => Some((at, decided.responsible.as_deref()?)),
            _ => None,
        }
    })
}

/// All that is added plant by plant.
#[derive(Default)]
struct Sums<'p> {
    totals: Tally,
    plants: Vec<Tally>,
    sectors: BTreeMap<String, (String, Tally)>,
    measures: BTreeMap<String, (String, Tally)>,
    months: Months,
    results: Vec<(String, String, Outturn<'p>)>,
}

impl<'p> Sums<'p> {
    fn add(&mut self, view: &View<'p>, titles: &mut Titles<'_>, lang: Lang) {
        let mut own = Tally::default();
        let of_sector = self
            .sectors
            .entry(view.sector().to_owned())
            .or_insert_with(|| (sector(view.sector(), lang), Tally::default()));
        if let Some(state) = &view.state {
            let emissions = emissions(state);
            let at = Adding { plant: view.at, purse: &view.purse, emissions: &emissions };
            let accepted = || state.accepted().map(|measure| (Step::Accepted, measure));
            let done = accepted().filter(|(_, measure)| measure.standing.is_done());
            let done: Vec<_> = done.map(|(_, measure)| (Step::Done, measure)).collect();
            for (_, measure) in &done {
                if let Some(since) = view.in_place(measure) {
                    self.months.add_done(&view.purse, measure, since);
                }
            }
            let all = state.promised().map(|measure| (Step::Promised, measure)).chain(accepted()).chain(done);
            for (step, measure) in all {
                let (id, title) = titles.of(measure.promise);
                let (_, of_measure) = self.measures.entry(id).or_insert_with(|| (title, Tally::default()));
                for tally in [&mut self.totals, &mut own, &mut of_sector.1, of_measure] {
                    tally.add_measure(&at, measure, step);
                }
            }
            // The saving of an umbrella is that of its parts.
            let counts = |ids: &[String]| ids.iter().any(|id| state.accepted().any(|other| other.promise.id == *id));
            for savings in state.savings.iter().filter(|savings| savings.counted) {
                let what = savings.measured.what;
                if !counts(&what.measures) {
                    continue;
                }
                let single = match what.measures.as_slice() {
                    [id] => state.measure(id).map(|measure| titles.of(measure.promise)),
                    _ => None,
                };
                let (id, title) = single.unwrap_or_else(|| (JOINT.to_owned(), measured_together(lang)));
                let (_, of_measure) = self.measures.entry(id).or_insert_with(|| (title, Tally::default()));
                for tally in [&mut self.totals, &mut own, &mut of_sector.1, of_measure] {
                    tally.add_measurement(&at, savings, state);
                }
            }
            self.months.add_measurements(&view.purse, state, counts);
            for result in results(view.at, state) {
                let (id, title) = titles.of(result.promise);
                self.results.push((id, title, result));
            }
        }
        self.plants.push(own);
    }

    /// What all results say, then those of each measure with any, those with the most results first.
    fn realised(&self, lang: Lang) -> Vec<RealisedRow> {
        if self.results.is_empty() {
            return Vec::new();
        }
        let mut by_measure: BTreeMap<&str, (&str, Vec<&Outturn<'p>>)> = BTreeMap::new();
        for (id, title, result) in &self.results {
            by_measure.entry(id).or_insert_with(|| (title, Vec::new())).1.push(result);
        }
        let mut rows: Vec<RealisedRow> = by_measure
            .into_iter()
            .map(|(id, (title, results))| {
                let realised = Realised::of(results);
                RealisedRow { key: id.to_owned(), title: title.to_owned(), realised }
            })
            .collect();
        rows.sort_by(|a, b| b.realised.n.cmp(&a.realised.n).then_with(|| a.key.cmp(&b.key)));
        let title = match lang {
            Lang::En => "all measures",
            Lang::Es => "todas las medidas",
        };
        let realised = Realised::of(self.results.iter().map(|(.., result)| result));
        rows.insert(0, RealisedRow { key: "all".to_owned(), title: title.to_owned(), realised });
        rows
    }
}

fn groups(sums: BTreeMap<String, (String, Tally)>, name: impl Fn(&str) -> (String, String) + Copy) -> Vec<Group> {
    sums.into_iter().map(|(key, (title, tally))| Group { key, title, tally: tally.finished(name) }).collect()
}

fn measures(sums: BTreeMap<String, (String, Tally)>, name: impl Fn(&str) -> (String, String) + Copy) -> Vec<Group> {
    let mut groups = groups(sums, name);
    let counts = |group: &Group| Step::ALL.map(|step| group.tally.stage(step).measures);
    groups.sort_by(|a, b| counts(b).cmp(&counts(a)).then_with(|| a.key.cmp(&b.key)));
    groups
}

fn row(view: &View<'_>, labels: &Labels, tally: Tally, day: Day) -> PlantRow {
    let plant = view.plant;
    let mut standing: BTreeMap<&'static str, usize> = BTreeMap::new();
    for measure in view.state.iter().flat_map(State::counted) {
        *standing.entry(measure.standing.name()).or_default() += 1;
    }
    let late = |state: &State<'_>| {
        let late = state.measures.iter().filter(|measure| measure.late.is_some());
        late.filter(|measure| measure.standing != Standing::Postponed).count()
    };
    let ledger = plant.kind == Kind::Ledger;
    PlantRow {
        plant: labels.plant(view.at),
        id: labels.secret(plant.name.id.clone()),
        sector: view.sector().to_owned(),
        state: labels.secret(plant.name.state.clone()),
        kind: plant.kind,
        files: labels.secret(Some(plant.files.clone())).unwrap_or_default(),
        currency: view.start().map(|_| view.purse.currency.clone()),
        accepted_on: view
            .state
            .as_ref()
            .filter(|_| ledger)
            .and_then(|state| state.visits.last())
            .map(|visit| visit.date),
        last_entry: last_entry(view, day).filter(|_| ledger),
        standing,
        late: view.state.as_ref().map_or(0, late),
        tally,
    }
}
