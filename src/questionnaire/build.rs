//! Puts the questionnaire of a sector together.

use std::collections::{BTreeMap, BTreeSet};

use super::chapters::chapters;
use super::general::in_place;
use super::model::{Amount, Kind, Question, Questionnaire};
use super::units::units;
use crate::checklist::{Checklist, Item, checklist_of_sector};
use crate::diagnostic::{Lang, Text};
use crate::facility::identifies;
use crate::fields::{Field, FieldType, Section};
use crate::library::Library;
use crate::units::{Unit, format};

/// What is asked of plants of a sector.
pub fn questionnaire(library: &Library, sector: &str) -> Questionnaire {
    let asker = Asker::new(library, sector);
    let sector_name = match library.fields.at("facility.sector").map(|field| &field.kind) {
        Some(FieldType::Choice(words)) => words.get(sector).cloned(),
        _ => None,
    };
    let mut chapters = chapters(&asker);
    chapters.push(in_place(library, sector));
    let sector_name = sector_name.unwrap_or_else(|| Text::new(sector, sector));
    Questionnaire { sector: sector.to_owned(), sector_name, chapters }
}

/// Knows what a sector's rules read.
pub(super) struct Asker<'a> {
    pub(super) library: &'a Library,
    pub(super) sector: &'a str,
    read: BTreeSet<String>,
    /// How many measures a fact serves, by its path.
    serves: BTreeMap<String, usize>,
}

impl<'a> Asker<'a> {
    fn new(library: &'a Library, sector: &'a str) -> Self {
        let checklist = checklist_of_sector(library, Some(sector), Lang::En);
        Self { library, sector, read: library.read_paths_of_sector(sector), serves: serves(&checklist) }
    }

    /// Whether plants of the sector have a section.
    pub(super) fn has(&self, section: &Section) -> bool {
        section.sectors.is_empty() || section.sectors.iter().any(|name| name == self.sector)
    }

    /// Whether anything reads the fact at a path.
    pub(super) fn reads(&self, path: &str) -> bool {
        self.read.contains(path)
    }

    /// Whether a field is asked for: something reads it, or it names what another fact belongs to.
    pub(super) fn asks(&self, field: &Field) -> bool {
        self.reads(&field.path) || identifies(field)
    }

    /// The question for a field.
    pub(super) fn question(&self, field: &Field) -> Question {
        Question {
            path: field.path.clone(),
            label: field.label.clone(),
            kind: self.kind(field),
            how: field.how.clone(),
            why: field.help.clone(),
            instrument: field.instrument.clone(),
            measures: self.measures(&field.path),
        }
    }

    /// How many measures a fact serves; of items the one that serves most.
    pub(super) fn measures(&self, path: &str) -> usize {
        match path.split_once('*') {
            None => self.serves.get(path).copied().unwrap_or(0),
            Some((before, after)) => {
                let of_items = self.serves.iter().filter(|(path, _)| path.starts_with(before) && path.ends_with(after));
                of_items.map(|(_, count)| *count).max().unwrap_or(0)
            }
        }
    }

    fn kind(&self, field: &Field) -> Kind {
        match &field.kind {
            FieldType::Quantity(quantity) => {
                let within = |unit: &Unit, (least, most): (f64, f64)| {
                    (format::exact(unit.from_canonical(least)), format::exact(unit.from_canonical(most)))
                };
                Kind::Quantity(Amount {
                    units: units(field, quantity, &self.library.factors),
                    range: within(&quantity.unit, quantity.range),
                    likely: quantity.likely.map(|likely| within(&quantity.unit, likely)),
                })
            }
            FieldType::Truth => Kind::Truth,
            FieldType::Choice(words) => {
                Kind::Choice(words.iter().map(|(word, label)| (word.clone(), label.clone())).collect())
            }
            FieldType::Text if field.name == "month" => Kind::Month,
            FieldType::Text => Kind::Text,
            FieldType::Date => Kind::Day,
        }
    }
}

/// How many measures each fact of a sheet serves.
fn serves(checklist: &Checklist) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut open: Vec<&Item> = checklist.items().collect();
    while let Some(item) = open.pop() {
        let count: &mut usize = counts.entry(item.path.clone()).or_default();
        *count = item.measures.len().max(*count);
        open.extend(&item.or_from);
    }
    counts
}
