//! The closed list of areas of a plant in walking order, read from `areas.json`.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::fields::Fields;
use crate::json::Json;

/// All areas, in the order in which an auditor walks through them.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    entries: IndexMap<String, Text>,
}

impl Areas {
    /// What people call an area.
    pub fn get(&self, name: &str) -> Option<&Text> {
        self.entries.get(name)
    }

    /// All areas in walking order, each with its name for people.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.entries.iter().map(|(name, title)| (name.as_str(), title))
    }

    /// Adds the areas of a file; one of the same name is called anew and keeps its place.
    pub(super) fn add(&mut self, file: &str, json: &Json) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let mut fault = |place, message| {
            problems.push(Diagnostic::error(Code::BAD_DATA, message).in_file(file).at(place));
        };
        for entry in json.map().unwrap_or_default() {
            if !["schema", "areas"].contains(&entry.key.as_str()) {
                let key = &entry.key;
                fault(entry.place, say!("unknown key `{key}`", "clave desconocida `{key}`"));
            }
        }
        if json.get("schema").and_then(Json::text) != Some("auditlite/areas@1") {
            let message = Text::new("`schema` must be `auditlite/areas@1`", "`schema` debe ser `auditlite/areas@1`");
            fault(json.place, message);
        }
        for entry in json.get("areas").and_then(Json::map).unwrap_or_default() {
            let word = |lang: &str| entry.value.get(lang).and_then(Json::text);
            let name = &entry.key;
            match (word("en"), word("es")) {
                (Some(en), Some(es)) => drop(self.entries.insert(name.clone(), Text::new(en, es))),
                _ => fault(
                    entry.place,
                    say!("`{name}` needs a name in `en` and `es`", "`{name}` necesita nombre en `en` y `es`"),
                ),
            }
        }
        problems
    }

    /// Fields that stand in an area that the list does not have.
    pub(super) fn unknown(&self, fields: &Fields) -> Vec<Diagnostic> {
        let named = fields.all().iter().filter_map(|field| Some((field, field.area.as_deref()?)));
        let unknown = named.filter(|(_, area)| !self.entries.contains_key(*area));
        let say = |(field, area): (&crate::fields::Field, &str)| {
            let message = say!("`{area}` is not in `areas.json`", "`{area}` no está en `areas.json`");
            let near = nearest(area, self.entries.keys().map(String::as_str));
            let help = match near {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => {
                    let all = self.entries.keys().map(String::as_str).collect::<Vec<_>>().join("`, `");
                    say!("it is one of `{all}`", "es una de `{all}`")
                }
            };
            Diagnostic::error(Code::BAD_DATA, message).in_file(&field.file).at(field.place).help(Some(help))
        };
        unknown.map(say).collect()
    }
}
