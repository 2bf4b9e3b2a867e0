//! Which facts are to be found out, and for which measures.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::fields::{Field, Fields};
use crate::library::{Library, Rule};
use crate::script::{FactRef, TableId};

/// What stands in the head of the sheet, or is known from what the sheet is asked for.
const HEAD: [&str; 4] = ["facility.name", "facility.sector", "facility.country", "facility.state"];

/// A fact to find out.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// The fact.
    pub(super) fact: FactRef,
    /// The ids of the measures that it serves.
    pub(super) rules: BTreeSet<String>,
    /// The path of the fact that it helps to work out, where nothing reads it itself.
    pub(super) helps: Option<String>,
    /// What it is worth to know it, once.
    pub(super) worth: Option<f64>,
    /// It is there, but only as an estimate or a usual value.
    pub(super) rough: bool,
    /// The records of its list for which it is wanted; empty for all.
    pub(super) records: BTreeSet<usize>,
}

/// All facts to find out, by path with the places of records left open, and the lists that are wanted whole.
#[derive(Debug, Clone, Default)]
pub(super) struct AllWanted {
    pub(super) facts: IndexMap<String, Wanted>,
    pub(super) tables: IndexMap<TableId, BTreeSet<String>>,
}

impl AllWanted {
    /// All facts that the rules of a sector read, and those from which these can be worked out.
    pub(super) fn of_sector(library: &Library, sector: &str) -> Self {
        let mut all = Self::default();
        let runs = |rule: &&Rule| ["common", sector].contains(&rule.folder());
        for rule in library.rules.iter().filter(runs) {
            let (facts, tables) = library.reads_of(rule);
            for fact in facts {
                all.add(&library.fields, &fact, &rule.id, None);
            }
            for table in tables {
                all.tables.entry(table).or_default().insert(rule.id.clone());
            }
        }
        all.add_helpers(&library.fields, |_| true);
        all.facts.retain(|path, wanted| !HEAD.contains(&path.as_str()) && asked(&library.fields, &wanted.fact, sector));
        all
    }

    /// Adds a fact for a measure.
    pub(super) fn add(&mut self, fields: &Fields, fact: &FactRef, rule: &str, helps: Option<&str>) -> &mut Wanted {
        let wanted = self.facts.entry(fields.path_of(fact, None)).or_insert_with(|| Wanted {
            fact: fact.clone(),
            rules: BTreeSet::new(),
            helps: helps.map(str::to_owned),
            worth: None,
            rough: false,
            records: BTreeSet::new(),
        });
        wanted.rules.insert(rule.to_owned());
        if helps.is_none() {
            wanted.helps = None;
        }
        wanted
    }

    /// Adds the facts from which others can be worked out, as far as they are open; each under the first fact that it
    /// helps.
    pub(super) fn add_helpers(&mut self, fields: &Fields, open: impl Fn(&FactRef) -> bool) {
        let mut at = 0;
        while let Some((path, wanted)) = self.facts.get_index(at) {
            let (path, rules, helps) = (path.clone(), wanted.rules.clone(), wanted.helps.clone());
            let field = fields.field_of(&wanted.fact);
            for estimate in field.into_iter().flat_map(|field| &field.estimates) {
                let from: Vec<_> = std::iter::once(estimate.formula.result).chain(estimate.condition).collect();
                for fact in estimate.formula.graph.facts(&from).into_iter().filter(&open) {
                    if fields.path_of(&fact, None) == path {
                        continue;
                    }
                    for rule in &rules {
                        self.add_helper(fields, &fact, rule, helps.as_deref().unwrap_or(&path));
                    }
                }
            }
            at += 1;
        }
    }

    fn add_helper(&mut self, fields: &Fields, fact: &FactRef, rule: &str, helps: &str) {
        match self.facts.get_mut(&fields.path_of(fact, None)) {
            // What is asked for in its own right serves the measures that need what it helps to work out, too.
            Some(known) => drop(known.rules.insert(rule.to_owned())),
            None => drop(self.add(fields, fact, rule, Some(helps))),
        }
    }
}

/// Whether plants of a sector are asked for what a section holds.
fn asked(fields: &Fields, fact: &FactRef, sector: &str) -> bool {
    let section = fields.field_of(fact).and_then(|field: &Field| fields.section_named(&field.section));
    section.is_none_or(|section| section.sectors.is_empty() || section.sectors.iter().any(|name| name == sector))
}
