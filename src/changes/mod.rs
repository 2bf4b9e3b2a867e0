//! What changes between two libraries: in their rules, at each of many plants, and for each measure over all plants.

mod blocks;
mod json;
mod page;
mod plant;
mod rules;
mod source;
mod standing;
mod summary;
mod words;

use indexmap::IndexMap;

pub use page::Layout;
pub(crate) use page::{Block, Page};
pub use plant::{Kind, MeasureChange, PlantChanges, at_plant, same_facts};
pub use rules::{AssumptionChange, FileChange, RuleChange, RuleKind, rule_changes};
pub use standing::{Numbers, Standing, State};
pub use summary::{MeasureSummary, Sums};

use crate::diagnostic::{Diagnostic, Lang};
use crate::library::{Library, Resource};

/// A profile that could not be used, and why.
#[derive(Debug, Clone)]
pub struct RejectedProfile {
    /// Its file, as the user named it.
    pub file: String,
    /// All that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// All that changes between two libraries.
#[derive(Debug, Clone)]
pub struct Changes<'l> {
    /// The library before, with its name.
    pub before: (String, &'l Library),
    /// The library after, with its name.
    pub after: (String, &'l Library),
    /// The rules that differ, by id.
    pub rules: Vec<RuleChange>,
    /// Other files that differ, by path.
    pub files: Vec<FileChange>,
    /// How many plants were judged.
    pub judged: usize,
    /// The plants where something changes, in the order in which they were given.
    pub plants: Vec<PlantChanges>,
    /// Profiles that could not be used.
    pub rejected: Vec<RejectedProfile>,
    measures: IndexMap<String, MeasureSummary>,
}

impl<'l> Changes<'l> {
    /// Two libraries, before any plant is looked at.
    pub fn between(before: (String, &'l Library), after: (String, &'l Library)) -> Self {
        let (rules, files) = rule_changes(before.1, after.1);
        let (plants, rejected, measures) = (Vec::new(), Vec::new(), IndexMap::new());
        Self { before, after, rules, files, judged: 0, plants, rejected, measures }
    }

    /// Adds what changes at one plant.
    pub fn add(&mut self, plant: PlantChanges) {
        self.judged += 1;
        for change in &plant.changes {
            self.measures.entry(change.id.clone()).or_default().add(change);
        }
        if !plant.is_empty() {
            self.plants.push(plant);
        }
    }

    /// Each measure over all plants, by id.
    pub fn measures(&self) -> Vec<(&str, &MeasureSummary)> {
        let mut measures: Vec<_> = self.measures.iter().map(|(id, summary)| (id.as_str(), summary)).collect();
        measures.sort_by_key(|(id, _)| *id);
        measures
    }

    /// Whether nothing differs, neither in the libraries nor at any plant.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.files.is_empty() && self.plants.is_empty()
    }

    /// What a person calls a resource.
    fn resource(&self, key: &str, lang: Lang) -> String {
        let known = Resource::parse(key).map(|resource| resource.name(&self.after.1.fields));
        known.map_or_else(|| key.to_owned(), |name| name.in_lang(lang).to_owned())
    }

    /// The title of a measure, from the later library that has it.
    pub fn title<'a>(&'a self, id: &'a str, lang: Lang) -> &'a str {
        let title = |library: &'a Library| {
            let rule = library.rules.iter().find(|rule| rule.id == id)?;
            Some(rule.measure.title.in_lang(lang))
        };
        title(self.after.1).or_else(|| title(self.before.1)).unwrap_or(id)
    }
}
