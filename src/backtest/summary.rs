//! What all plants together say, with the number of plants behind each figure.

use indexmap::IndexMap;
use serde::Serialize;

use super::audited::Kind;
use super::ours::{Levels, OurMeasure, Size};
use super::plant::{LeftOut, PlantResult};
use super::quartiles::Quartiles;
use super::read::Backtest;

/// How often ours covers theirs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// Plants that have such a recommendation.
    pub plants: usize,
    /// Recommendations of theirs.
    pub theirs: usize,
    /// Of these covered: one of ours is for the same, and between half and double the size.
    pub covered: usize,
    /// One of ours is for the same, of whatever size.
    pub same: usize,
    /// Covered if what must be seen on the visit were confirmed.
    pub covered_if_confirmed: usize,
    /// One of ours would be for the same if confirmed, of whatever size.
    pub same_if_confirmed: usize,
}

/// Ours over theirs, plant by plant.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Ratios {
    /// Plants behind it.
    pub plants: usize,
    /// Plants at which ours is nothing at all.
    pub ours_zero: usize,
    /// Ours over theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Quartiles>,
    /// The same with what must be confirmed, times how common that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio_expected: Option<Quartiles>,
    /// The same if all that must be seen were confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio_if_confirmed: Option<Quartiles>,
}

/// A figure of a part of the plants or recommendations.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group<T> {
    /// A sector or a resource; `all` is everything.
    pub name: String,
    /// The figure.
    #[serde(flatten)]
    pub value: T,
}

/// Why something is not compared, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Its word.
    pub reason: &'static str,
    /// How many.
    pub n: usize,
}

/// How many of ours stand where among single recommendations of real audits, by their share of what the plant uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Sizes {
    /// Plants behind it.
    pub plants: usize,
    /// Shares of ours that can be held against real audits.
    pub ours: usize,
    /// How many fall into each place of [`Size::ALL`].
    pub places: [usize; 5],
}

/// How often theirs stays below what ours gives.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// Plants behind it.
    pub plants: usize,
    /// Figures of theirs that are held against ours.
    pub compared: usize,
    /// For each level of ours: how many of theirs are at most that.
    pub levels: Vec<LevelCount>,
    /// How many lie between the lowest and the highest level.
    pub within: usize,
}

/// How many of theirs are at most a level of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LevelCount {
    /// So many per cent of our draws are lower; so many per cent of theirs should be.
    pub level: u8,
    /// How many of theirs are.
    pub theirs: usize,
}

/// One plant in brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlantLine {
    /// Its number in the record.
    pub id: String,
    /// Its sector.
    pub sector: String,
    /// The year of the visit.
    pub year: u16,
    /// Why it is not compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<&'static str>,
    /// Recommendations of theirs that are compared.
    pub theirs: usize,
    /// Of these covered.
    pub covered: usize,
    /// Money of a year of theirs, in the plant's money of the year of the visit.
    pub their_saving: f64,
    /// Money of a year of ours.
    pub our_saving: f64,
    /// Of ours with what must be confirmed, times how common it is.
    pub our_expected_saving: f64,
    /// Ours over theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<f64>,
}

/// What all plants together say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// `auditlite/backtest-result@1`
    pub schema: &'static str,
    /// The file of audited plants.
    pub file: String,
    /// Who audited them.
    pub source: String,
    /// Plants in the file.
    pub plants: usize,
    /// Plants that are compared.
    pub compared: usize,
    /// Why the others are not.
    pub left_out: Vec<Reason>,
    /// Recommendations of theirs at the plants of the file.
    pub recommendations: usize,
    /// Of these compared.
    pub recommendations_compared: usize,
    /// Why the others are not.
    pub recommendations_left_out: Vec<Reason>,
    /// How often ours covers theirs, by sector.
    pub coverage_by_sector: Vec<Group<Coverage>>,
    /// The same by resource.
    pub coverage_by_resource: Vec<Group<Coverage>>,
    /// Ours over theirs in money, by sector.
    pub ratio_by_sector: Vec<Group<Ratios>>,
    /// Ours over theirs in amounts, by resource.
    pub ratio_by_resource: Vec<Group<Ratios>>,
    /// How large ours are among single recommendations of real audits: those recommended, and those to be confirmed.
    pub sizes: Vec<Group<Sizes>>,
    /// How often theirs lies within the range of ours.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calibration: Vec<Group<Calibration>>,
    /// Each plant.
    pub by_plant: Vec<PlantLine>,
}

/// The group of everything.
const ALL: &str = "all";

impl Summary {
    /// Counts over all plants of a file.
    pub fn of(backtest: &Backtest, results: &[PlantResult]) -> Self {
        let compared: Vec<&PlantResult> = results.iter().filter(|plant| plant.left_out.is_none()).collect();
        let rejected = backtest.rejected.iter().map(|_| LeftOut::Rejected);
        let left_out = reasons(results.iter().filter_map(|plant| plant.left_out).chain(rejected));
        let theirs = || results.iter().flat_map(|plant| &plant.theirs);
        let left = reasons(theirs().filter_map(|(_, reason)| *reason));
        let recommendations_compared = compared.iter().map(|plant| plant.compared().len()).sum();
        Self {
            schema: "auditlite/backtest-result@1",
            file: backtest.file.clone(),
            source: backtest.source.clone(),
            plants: results.len() + backtest.rejected.len(),
            compared: compared.len(),
            left_out,
            recommendations: theirs().count(),
            recommendations_compared,
            recommendations_left_out: left,
            coverage_by_sector: coverage(&compared, |plant, _| plant.sector.clone(), None),
            coverage_by_resource: coverage(&compared, |_, kind| kind.row().to_owned(), Some(&Kind::ROWS)),
            ratio_by_sector: money(&compared),
            ratio_by_resource: amounts(&compared),
            sizes: vec![
                sizes(&compared, "recommended", |plant| &plant.ours),
                sizes(&compared, "to_confirm", |plant| &plant.to_confirm),
            ],
            calibration: calibration(&compared),
            by_plant: results.iter().map(line).collect(),
        }
    }
}

fn reasons(reasons: impl Iterator<Item = LeftOut>) -> Vec<Reason> {
    let mut counted: Vec<Reason> = LeftOut::ALL.iter().map(|(reason, _)| Reason { reason, n: 0 }).collect();
    for reason in reasons {
        if let Some(known) = counted.iter_mut().find(|known| known.reason == reason.name()) {
            known.n += 1;
        }
    }
    counted.retain(|reason| reason.n > 0);
    counted
}

/// In the order of a list, or by name; all of them together come last.
fn in_order<T>(groups: IndexMap<String, T>, order: Option<&[&str]>) -> Vec<Group<T>> {
    let place = |name: &str| order.and_then(|order| order.iter().position(|known| *known == name));
    let mut groups: Vec<Group<T>> = groups.into_iter().map(|(name, value)| Group { name, value }).collect();
    groups.sort_by(|a, b| (a.name == ALL, place(&a.name), &a.name).cmp(&(b.name == ALL, place(&b.name), &b.name)));
    groups
}

fn coverage(
    plants: &[&PlantResult],
    group: impl Fn(&PlantResult, Kind) -> String,
    order: Option<&[&str]>,
) -> Vec<Group<Coverage>> {
    let mut groups: IndexMap<String, Coverage> = IndexMap::new();
    for plant in plants {
        let (compared, now) = (plant.compared(), plant.pairings());
        let confirmed = plant.pairings_if_confirmed();
        let mut seen: Vec<String> = Vec::new();
        for ((their, now), confirmed) in compared.iter().zip(&now).zip(&confirmed) {
            for name in [group(plant, their.kind), ALL.to_owned()] {
                let counted = groups.entry(name.clone()).or_default();
                counted.theirs += 1;
                counted.same += usize::from(now.is_some());
                counted.covered += usize::from(now.is_some_and(|pairing| pairing.covers()));
                counted.same_if_confirmed += usize::from(confirmed.is_some());
                counted.covered_if_confirmed += usize::from(confirmed.is_some_and(|pairing| pairing.covers()));
                if !seen.contains(&name) {
                    counted.plants += 1;
                    seen.push(name);
                }
            }
        }
    }
    in_order(groups, order)
}

/// Ours and theirs at one plant: recommended, expected, if all were confirmed, theirs.
type Sides = [f64; 4];

fn ratios(sides: &[Sides]) -> Ratios {
    let over =
        |side: usize| -> Vec<f64> { sides.iter().filter_map(|sides| Some(sides.get(side)? / sides.last()?)).collect() };
    Ratios {
        plants: sides.len(),
        ours_zero: sides.iter().filter(|[ours, ..]| *ours <= 0.0).count(),
        ratio: Quartiles::of(&over(0)),
        ratio_expected: Quartiles::of(&over(1)),
        ratio_if_confirmed: Quartiles::of(&over(2)),
    }
}

fn money(plants: &[&PlantResult]) -> Vec<Group<Ratios>> {
    let mut groups: IndexMap<String, Vec<Sides>> = IndexMap::new();
    for plant in plants {
        let sides = [plant.our_total, plant.expected_total(), plant.total_if_confirmed(), plant.their_total()];
        for name in [plant.sector.clone(), ALL.to_owned()] {
            groups.entry(name).or_default().push(sides);
        }
    }
    let counted = groups.into_iter().map(|(name, sides)| (name, ratios(&sides))).collect();
    in_order(counted, None)
}

fn amounts(plants: &[&PlantResult]) -> Vec<Group<Ratios>> {
    let mut groups: IndexMap<String, Vec<Sides>> = IndexMap::new();
    for plant in plants {
        for row in Kind::ROWS {
            if let Some((theirs, ours, expected, confirmed)) = plant.amounts_of(row) {
                groups.entry(row.to_owned()).or_default().push([ours, expected, confirmed, theirs]);
            }
        }
    }
    let counted = groups.into_iter().map(|(name, sides)| (name, ratios(&sides))).collect();
    in_order(counted, Some(&Kind::ROWS))
}

fn sizes(plants: &[&PlantResult], name: &str, of: impl Fn(&PlantResult) -> &[OurMeasure]) -> Group<Sizes> {
    let mut counted = Sizes::default();
    for plant in plants {
        let found: Vec<Size> = of(plant).iter().flat_map(|measure| measure.sizes.iter().copied()).collect();
        counted.plants += usize::from(!found.is_empty());
        counted.ours += found.len();
        for (place, size) in counted.places.iter_mut().zip(Size::ALL) {
            *place += found.iter().filter(|found| **found == size).count();
        }
    }
    Group { name: name.to_owned(), value: counted }
}

/// Totals of plants, and single measures that are for the same.
fn calibration(plants: &[&PlantResult]) -> Vec<Group<Calibration>> {
    let mut totals = Calibration::default();
    let (mut single, mut confirmed) = (Calibration::default(), Calibration::default());
    for plant in plants {
        if let Some(levels) = &plant.our_range {
            totals.plants += 1;
            totals.add(levels, plant.their_total());
        }
        let compared = plant.compared();
        let ours: Vec<&OurMeasure> = plant.ours.iter().collect();
        for (counted, pairings, ours) in [
            (&mut single, plant.pairings(), ours),
            (&mut confirmed, plant.pairings_if_confirmed(), plant.all_of_ours()),
        ] {
            let before = counted.compared;
            for (their, pairing) in compared.iter().zip(pairings) {
                let our = pairing.and_then(|pairing| ours.get(pairing.ours));
                if let (Some(levels), Some(saving)) = (our.and_then(|our| our.range.as_ref()), their.saving) {
                    counted.add(levels, saving);
                }
            }
            counted.plants += usize::from(counted.compared > before);
        }
    }
    let all = [("totals", totals), ("same", single), ("same_if_confirmed", confirmed)];
    let group = |(name, value): (&str, Calibration)| Group { name: name.to_owned(), value };
    all.into_iter().filter(|(_, counted)| counted.compared > 0).map(group).collect()
}

impl Calibration {
    /// Counts a figure of theirs against the levels of ours.
    fn add(&mut self, levels: &Levels, theirs: f64) {
        self.compared += 1;
        for (level, value) in &levels.0 {
            let place = match self.levels.iter().position(|known| known.level == *level) {
                Some(place) => place,
                None => {
                    self.levels.push(LevelCount { level: *level, theirs: 0 });
                    self.levels.sort_by_key(|known| known.level);
                    self.levels.iter().position(|known| known.level == *level).unwrap_or_default()
                }
            };
            if let Some(known) = self.levels.get_mut(place) {
                known.theirs += usize::from(theirs <= *value);
            }
        }
        let ends = levels.0.first().zip(levels.0.last());
        self.within += usize::from(ends.is_some_and(|((_, low), (_, high))| (*low..=*high).contains(&theirs)));
    }
}

fn line(plant: &PlantResult) -> PlantLine {
    let covered = plant.pairings().iter().flatten().filter(|pairing| pairing.covers()).count();
    let (theirs, ours) = (plant.their_total(), plant.our_total);
    PlantLine {
        id: plant.id.clone(),
        sector: plant.sector.clone(),
        year: plant.year,
        left_out: plant.left_out.map(LeftOut::name),
        theirs: plant.compared().len(),
        covered,
        their_saving: theirs,
        our_saving: ours,
        our_expected_saving: plant.expected_total(),
        ratio: (theirs > 0.0 && plant.left_out.is_none()).then(|| ours / theirs),
    }
}
