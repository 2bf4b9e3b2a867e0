//! What the rules find at an audited plant, as far as it can be held against what auditors recommended.

use indexmap::IndexMap;

use super::audited::Kind;
use crate::benchmarks::arc_group;
use crate::library::Resource;
use crate::report::{Comparison, QuantityValue};
use crate::units::Unit;

/// Values that so many per cent of the draws stay below, the lowest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levels(pub Vec<(u8, f64)>);

/// A measure that the rules find.
#[derive(Debug, Clone, PartialEq)]
pub struct OurMeasure {
    /// The id of its rule.
    pub id: String,
    /// What it saves in a year, canonical.
    pub amounts: Vec<(Kind, f64)>,
    /// Money in a year, each measure by itself.
    pub saving: Option<f64>,
    /// How far that money may be off, where it is worked out.
    pub range: Option<Levels>,
    /// The code of its rule.
    pub arc: Option<String>,
    /// Where its shares of what the plant uses stand among single recommendations of real audits.
    pub sizes: Vec<Size>,
    /// How likely it is that a plant of the kind has it to do, 0 to 1: 1 where the rules recommend it.
    pub chance: f64,
}

impl OurMeasure {
    /// The group of its code.
    pub fn group(&self) -> Option<u8> {
        self.arc.as_deref().and_then(arc_group)
    }

    /// How much of a kind it saves.
    pub fn amount(&self, kind: Kind) -> Option<f64> {
        self.amounts.iter().find(|(known, _)| *known == kind).map(|(_, amount)| *amount)
    }
}

/// Where the size of a measure stands among single recommendations of real audits, which fall into these in the shares
/// of [`Size::WANTED`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// In the lowest quarter.
    LowestQuarter,
    /// Between the lowest quarter and the median.
    BelowMedian,
    /// Between the median and the highest quarter.
    AboveMedian,
    /// Between the highest quarter and the highest tenth.
    High,
    /// In the highest tenth.
    HighestTenth,
}

impl Size {
    /// Every place, the smallest first.
    pub const ALL: [Size; 5] =
        [Size::LowestQuarter, Size::BelowMedian, Size::AboveMedian, Size::High, Size::HighestTenth];

    /// The share of real recommendations in each place, in per cent.
    pub const WANTED: [u8; 5] = [25, 25, 25, 15, 10];

    /// The place of a figure that a report holds against real audits.
    fn of(found: &Comparison) -> Self {
        match (found.percentile, found.place) {
            (Some(percent), _) if percent < 25.0 => Size::LowestQuarter,
            (Some(percent), _) if percent < 50.0 => Size::BelowMedian,
            (Some(percent), _) if percent < 75.0 => Size::AboveMedian,
            (Some(_), _) => Size::High,
            (None, "below") => Size::LowestQuarter,
            (None, _) => Size::HighestTenth,
        }
    }
}

/// The places of all shares that a report gives of a measure.
pub(super) fn sizes(found: &[Comparison]) -> Vec<Size> {
    found.iter().filter(|found| found.metric.starts_with("measure_share/")).map(Size::of).collect()
}

/// What a report says is saved, by kind.
pub(super) fn amounts(saves: &IndexMap<String, QuantityValue>) -> Vec<(Kind, f64)> {
    let mut found: Vec<(Kind, f64)> = Vec::new();
    for (key, amount) in saves {
        let Some(kind) = Resource::parse(key).map(|resource| Kind::of(&resource)) else { continue };
        let Ok(unit) = Unit::parse(&amount.unit) else { continue };
        let value = unit.to_canonical(amount.value);
        match found.iter_mut().find(|(known, _)| *known == kind) {
            _ if value <= 0.0 => {}
            Some((_, sum)) => *sum += value,
            None => found.push((kind, value)),
        }
    }
    found
}
