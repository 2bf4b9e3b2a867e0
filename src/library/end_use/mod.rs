//! The closed list of end uses, read from `end_uses.json`.

mod links;
mod read;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Place, Text, say};
use crate::fields::Fields;
use crate::json::Json;
use crate::script::{FieldId, Graph, NodeId, Parser};

use self::read::Reader;
use super::resource::{ItemKind, Resource};

/// What an end use consumes of a resource, as a formula over the facts of the plant.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The resource.
    pub resource: Resource,
    /// The formula as it is written.
    pub text: String,
    /// The formula.
    pub graph: Graph,
    /// Its value.
    pub result: NodeId,
}

/// One end use.
#[derive(Debug, Clone)]
pub struct EndUse {
    /// What a person calls it.
    pub name: Text,
    /// The resources that it uses, by name; those with items by their kind.
    pub resources: Vec<String>,
    /// What it consumes, as far as the profile can tell; of several for one resource the first that can be worked out.
    pub baselines: Vec<Baseline>,
    /// The field that holds what it consumes of every item of a kind.
    pub item_baselines: Vec<(ItemKind, String)>,
    /// The wholes that it is part of; for each resource, the first that has it.
    pub part_of: Vec<Link>,
    /// The end use that burns the fuel for the heat that it takes.
    pub supplied_by: Option<Link>,
    /// The choice field that says which fuel it burns.
    pub fuel_field: Option<FieldId>,
}

/// A word on which another end use an end use hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The other end use.
    pub name: String,
    /// The file that says so.
    pub file: String,
    /// Where it says so.
    pub place: Place,
}

impl EndUse {
    /// Whether it uses a resource.
    pub fn has(&self, resource: &Resource) -> bool {
        self.resources.iter().any(|name| name == resource.word())
    }
}

/// All end uses.
#[derive(Debug, Clone, Default)]
pub struct EndUses {
    entries: IndexMap<String, EndUse>,
}

impl EndUses {
    /// An end use by name.
    pub fn get(&self, name: &str) -> Option<&EndUse> {
        self.entries.get(name)
    }

    /// All names in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// All end uses in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &EndUse)> {
        self.entries.iter().map(|(name, end_use)| (name.as_str(), end_use))
    }

    /// The whole that an end use is part of for a resource; none for the whole of a site.
    pub fn whole_of(&self, name: &str, resource: &Resource) -> Option<&str> {
        let of = self.get(name)?;
        let fuel = matches!(resource, Resource::Fuel(_) | Resource::EndUseFuel);
        let supply = of.supplied_by.iter().filter(|_| fuel);
        let has = |link: &&Link| self.get(&link.name).is_some_and(|whole| whole.has(resource));
        supply.chain(&of.part_of).find(has).map(|link| link.name.as_str())
    }

    /// Adds the entries of a file; an end use of the same name is replaced.
    pub(super) fn add(&mut self, file: &str, json: &Json, fields: &Fields, parser: &Parser) -> Vec<Diagnostic> {
        let mut reader = Reader::new(file, fields, parser);
        let known = ["schema", "end_uses"];
        for entry in json.map().unwrap_or_default() {
            if !known.contains(&entry.key.as_str()) {
                let key = &entry.key;
                reader.fault(entry.place, say!("unknown key `{key}`", "clave desconocida `{key}`"));
            }
        }
        if json.get("schema").and_then(Json::text) != Some("auditlite/end_uses@1") {
            reader.fault(
                json.place,
                Text::new("`schema` must be `auditlite/end_uses@1`", "`schema` debe ser `auditlite/end_uses@1`"),
            );
        }
        for entry in json.get("end_uses").and_then(Json::map).unwrap_or_default() {
            if let Some(end_use) = reader.end_use(&entry.key, &entry.value) {
                self.entries.insert(entry.key.clone(), end_use);
            }
        }
        reader.problems
    }
}
