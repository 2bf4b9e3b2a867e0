//! What measures and resources are called, in the language of the programme.

use std::collections::BTreeMap;

use super::plant::Naming;
use super::words::word;
use crate::diagnostic::Lang;
use crate::ledger::Promise;
use crate::library::{ItemKind, Library, Resource};

/// What measures are called: as the library has them in the language of the programme; a measure that the library does not
/// have as its report called it, or by a number where names are hidden.
pub(super) struct Titles<'a> {
    library: &'a Library,
    naming: Naming,
    lang: Lang,
    own: BTreeMap<String, (String, String)>,
}

impl<'a> Titles<'a> {
    pub(super) fn new(library: &'a Library, naming: Naming, lang: Lang) -> Self {
        Self { library, naming, lang, own: BTreeMap::new() }
    }

    /// The id and the title of a measure. Numbers are given in the order in which measures are first asked for.
    pub(super) fn of(&mut self, promise: &Promise) -> (String, String) {
        if let Some(rule) = self.library.rule(&promise.id).filter(|rule| rule.id == promise.id) {
            return (promise.id.clone(), rule.measure.title.in_lang(self.lang).to_owned());
        }
        if let Some(own) = self.own.get(&promise.id) {
            return own.clone();
        }
        let number = self.own.len() + 1;
        let own = match (self.naming, self.lang) {
            (Naming::Shown, _) => (promise.id.clone(), promise.title.clone()),
            (Naming::Hidden, Lang::En) => (format!("own/{number:02}"), format!("own measure {number:02}")),
            (Naming::Hidden, Lang::Es) => (format!("own/{number:02}"), format!("medida propia {number:02}")),
        };
        self.own.insert(promise.id.clone(), own.clone());
        own
    }
}

/// The key of a resource and what it is called; where names are hidden, items of the user's own are named by their kind
/// only.
pub(super) fn resource(key: &str, library: &Library, naming: Naming, lang: Lang) -> (String, String) {
    let parsed = Resource::parse(key);
    let own = |text: &str| match naming {
        Naming::Shown => text.to_owned(),
        Naming::Hidden => "other".to_owned(),
    };
    match (parsed, naming) {
        (None, _) => (own(key), own(&key.replace('_', " "))),
        (Some(Resource::Item(kind, _)), Naming::Hidden) => {
            let words = match kind {
                ItemKind::RawMaterial => ["raw materials", "materias primas"],
                ItemKind::HazardousWaste => ["hazardous waste", "residuos peligrosos"],
                ItemKind::SolidWaste => ["solid waste", "residuos sólidos"],
            };
            (kind.name().to_owned(), word(lang, words).to_owned())
        }
        (Some(resource), _) => {
            let name = resource.name(&library.fields).in_lang(lang).to_owned();
            let words = match resource {
                Resource::Item(ItemKind::RawMaterial, _) => Some(["raw material", "materia prima"]),
                Resource::Item(ItemKind::HazardousWaste, _) => Some(["hazardous waste", "residuo peligroso"]),
                Resource::Item(ItemKind::SolidWaste, _) => Some(["solid waste", "residuo sólido"]),
                _ => None,
            };
            let title = words.map_or_else(|| name.clone(), |words| format!("{}: {name}", word(lang, words)));
            (key.to_owned(), title)
        }
    }
}
