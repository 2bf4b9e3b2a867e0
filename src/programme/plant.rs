//! A plant of a programme, and what it is called.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diagnostic::Lang;
use crate::ledger::{Id, Ledger, PlantName};

/// A plant, with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plant {
    /// What tells it from all others: the id of the first entry of its ledger, or of the file that it stands in.
    pub key: Id,
    /// The files that it was read from, as the user named them, in order.
    pub files: Vec<String>,
    /// What they hold.
    pub kind: Kind,
    /// Its ledger; of a report that nobody has accepted one that begins with it; empty for a profile.
    pub ledger: Ledger,
    /// The plant, as the newest of its reports has it.
    pub name: PlantName,
}

/// What is known of a plant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Its ledger.
    Ledger,
    /// A report that no ledger begins with.
    Report,
    /// Its profile only: nothing was promised yet.
    Profile,
}

impl Plant {
    /// Places a plant among the others in an order that neither names nor files nor days give away.
    pub(super) fn place(&self) -> [u8; 32] {
        Sha256::digest(self.key.to_string().as_bytes()).into()
    }
}

/// Whether what a stranger could tell a plant or a person by is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// Everything is.
    #[default]
    Shown,
    /// Plants, people and measures of the user's own are numbers; files, ids, states and texts are left out.
    Hidden,
}

/// What plants and people are called.
pub(super) struct Labels {
    plants: Vec<String>,
    people: BTreeMap<(usize, String), String>,
    pub(super) naming: Naming,
}

impl Labels {
    /// Labels of plants that stand in the order of [`Plant::place`].
    pub(super) fn new(plants: &[Plant], naming: Naming, lang: Lang) -> Labels {
        let labels = match naming {
            Naming::Shown => shown(plants, lang),
            Naming::Hidden => numbered(plants.len(), ["Plant", "Planta"], lang),
        };
        Labels { plants: labels, people: BTreeMap::new(), naming }
    }

    /// Gives everybody who answers for a measure a number, in an order that their names do not give away.
    pub(super) fn with_people<'p>(
        mut self,
        plants: &[Plant],
        people: impl Iterator<Item = (usize, &'p str)>,
        lang: Lang,
    ) -> Self {
        let mut all: Vec<([u8; 32], usize, &str)> = people
            .map(|(plant, name)| {
                let key = plants.get(plant).map(|plant| plant.key.to_string()).unwrap_or_default();
                (Sha256::digest(format!("{key} {name}")).into(), plant, name)
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        let labels = numbered(all.len(), ["Person", "Persona"], lang);
        self.people =
            all.into_iter().zip(labels).map(|((_, plant, name), label)| ((plant, name.to_owned()), label)).collect();
        self
    }

    /// What a plant is called.
    pub(super) fn plant(&self, at: usize) -> String {
        self.plants.get(at).cloned().unwrap_or_default()
    }

    /// What somebody at a plant is called.
    pub(super) fn person(&self, plant: usize, name: &str) -> Option<String> {
        match self.naming {
            Naming::Shown => Some(name.to_owned()),
            Naming::Hidden => self.people.get(&(plant, name.to_owned())).cloned(),
        }
    }

    /// A text that may give a plant away.
    pub(super) fn secret<T>(&self, text: Option<T>) -> Option<T> {
        text.filter(|_| self.naming == Naming::Shown)
    }
}

/// Names; where two plants share one, with the number of the plant or else its file.
fn shown(plants: &[Plant], lang: Lang) -> Vec<String> {
    let plain = |plant: &Plant| match plant.name.name.trim() {
        "" => match lang {
            Lang::En => "plant without a name".to_owned(),
            Lang::Es => "planta sin nombre".to_owned(),
        },
        name => name.to_owned(),
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for plant in plants {
        *counts.entry(plain(plant)).or_default() += 1;
    }
    let label = |plant: &Plant| {
        let name = plain(plant);
        let several = counts.get(&name).is_some_and(|count| *count > 1);
        let file = || plant.files.first().cloned();
        match plant.name.id.clone().or_else(file).filter(|_| several) {
            Some(more) => format!("{name} ({more})"),
            None => name,
        }
    };
    plants.iter().map(label).collect()
}

/// `Plant 01`, `Plant 02` and so on, all of one width.
fn numbered(count: usize, [en, es]: [&str; 2], lang: Lang) -> Vec<String> {
    let word = match lang {
        Lang::En => en,
        Lang::Es => es,
    };
    let width = count.to_string().len().max(2);
    (1..=count).map(|number| format!("{word} {number:0width$}")).collect()
}
