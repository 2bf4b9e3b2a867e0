//! What people call the things that a report names by key.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::model::Report;
use crate::diagnostic::Lang;
use crate::fields::{Field, FieldType, Fields};
use crate::library::{Library, Resource};

/// What people call the resources, end uses and facts of one report, in its language.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct Names {
    /// Resources by key, such as `raw_material/resin`.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub resources: IndexMap<String, String>,
    /// End uses by key.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub end_uses: IndexMap<String, String>,
    /// Facts by path.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub facts: IndexMap<String, FactName>,
}

/// What people call a fact.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct FactName {
    /// Its label.
    pub label: String,
    /// The unit of its numbers, empty for counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What people call the word that is its value, where it is one of a choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
}

impl Names {
    /// The names of all that a report mentions.
    pub(super) fn of(report: &Report, library: &Library, lang: Lang) -> Self {
        let mut names = Names::default();
        let measures = || report.recommendations.iter().chain(&report.needs_study);
        let if_applies = || report.needs_data.iter().filter_map(|need| need.saving_if_applies.as_ref());
        let amounts = measures()
            .flat_map(|measure| [&measure.saves, &measure.uses])
            .chain(if_applies().flat_map(|found| [&found.saves, &found.uses]))
            .flat_map(IndexMap::keys);
        let priced = report.formulas.iter().flat_map(|formulas| &formulas.inputs).filter(|one| one.kind == "price");
        let priced = priced.map(|one| &one.name);
        let emitting = report.emission_factors.iter().map(|entry| &entry.resource);
        for key in amounts
            .chain(measures().flat_map(|measure| &measure.unpriced))
            .chain(report.balance.iter().map(|balance| &balance.resource))
            .chain(emitting)
            .chain(report.baseline.iter().flat_map(|baseline| &baseline.resources).map(|year| &year.resource))
            .chain(priced)
        {
            if let Some(resource) = Resource::parse(key) {
                let name = resource.name(&library.fields).in_lang(lang).to_owned();
                names.resources.insert(key.clone(), name);
            }
        }
        let limits = measures().flat_map(|measure| &measure.together.limited_by).map(|limit| &limit.end_use);
        let lines = report.balance.iter().flat_map(|balance| &balance.lines).map(|line| &line.end_use);
        for name in measures().map(|measure| &measure.end_use).chain(limits).chain(lines) {
            if let Some(end_use) = library.end_uses.get(name) {
                names.end_uses.insert(name.clone(), end_use.name.in_lang(lang).to_owned());
            }
        }
        let given = report.facility.iter().map(|(name, value)| (format!("facility.{name}"), Some(value)));
        let used = measures().flat_map(|measure| &measure.facts).filter(|fact| fact.value.is_string());
        let used = used.map(|fact| (fact.path.clone(), Some(&fact.value)));
        let deciders = report.not_applicable.iter().filter(|refused| refused.reason != "sector");
        let deciders = deciders.flat_map(|refused| &refused.facts).map(|fact| (fact.path.clone(), Some(&fact.value)));
        let missing = report.needs_data.iter().flat_map(|need| &need.fields);
        let missing = missing.flat_map(|field| field.or_from.iter().flatten()).map(|path| (path.clone(), None));
        let mut known = HashMap::new();
        for (path, value) in given.chain(used).chain(deciders).chain(missing) {
            if !names.facts.contains_key(&path)
                && let Some(field) = field_at(&library.fields, &path, &mut known)
            {
                let label = library.fields.label_of(&path, field, lang);
                names.facts.insert(path, fact_name(field, label, value, lang));
            }
        }
        names
    }

    /// Adds the name of a fact, and of the word that is its value.
    pub(super) fn add_fact(&mut self, library: &Library, path: &str, value: Option<&Value>, lang: Lang) {
        if let Some(field) = field_at(&library.fields, path, &mut HashMap::new()) {
            let label = library.fields.label_of(path, field, lang);
            self.facts.insert(path.to_owned(), fact_name(field, label, value, lang));
        }
    }
}

fn fact_name(field: &Field, label: String, value: Option<&Value>, lang: Lang) -> FactName {
    let word = match (&field.kind, value) {
        (FieldType::Choice(words), Some(Value::String(word))) => words.get(word),
        _ => None,
    };
    FactName {
        label,
        unit: field.unit().map(|unit| unit.symbol().to_owned()).filter(|unit| unit != "1").unwrap_or_default(),
        word: word.map(|word| word.in_lang(lang).to_owned()),
    }
}

/// The field of a fact: `motors[3].hours` is `motors[].hours`, `materials.resin.price` is `materials.*.price`.
fn field_at<'a>(fields: &'a Fields, path: &str, known: &mut HashMap<String, Option<&'a Field>>) -> Option<&'a Field> {
    if let Some(field) = fields.at(path) {
        return Some(field);
    }
    let declared = match (path.split_once('['), path.split_once(']'), path.split_once('.'), path.rsplit_once('.')) {
        (Some((list, _)), Some((_, rest)), _, _) => format!("{list}[]{rest}"),
        (_, _, Some((section, _)), Some((_, name))) => format!("{section}.*.{name}"),
        _ => return None,
    };
    if let Some(field) = known.get(&declared) {
        return *field;
    }
    let field = fields.all().iter().find(|field| field.path == declared);
    known.insert(declared, field);
    field
}
