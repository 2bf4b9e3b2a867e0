//! Reads the entries of `end_uses.json`.

use super::{Baseline, EndUse, Link};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::fields::{FieldType, Fields};
use crate::json::Json;
use crate::library::resource::{ItemKind, Resource};
use crate::script::syntax::Script;
use crate::script::{FieldId, Helpers, Kind, Lowering, Parser, Schema, Value};

const KEYS: [&str; 6] = ["name", "resources", "baseline", "fuel_field", "part_of", "supplied_by"];

pub(super) struct Reader<'a> {
    file: &'a str,
    fields: &'a Fields,
    parser: &'a Parser,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a str, fields: &'a Fields, parser: &'a Parser) -> Self {
        Self { file, fields, parser, problems: Vec::new() }
    }

    pub(super) fn fault(&mut self, place: Place, message: Text) {
        self.problems.push(Diagnostic::error(Code::BAD_DATA, message).in_file(self.file).at(place));
    }

    pub(super) fn end_use(&mut self, name: &str, json: &Json) -> Option<EndUse> {
        for entry in json.map().unwrap_or_default() {
            if !KEYS.contains(&entry.key.as_str()) {
                let key = &entry.key;
                let message = say!("`{name}` has no key `{key}`", "`{name}` no tiene la clave `{key}`");
                let problem = Diagnostic::error(Code::BAD_DATA, message).in_file(self.file).at(entry.place);
                self.problems.push(problem.did_you_mean(key, nearest(key, KEYS)));
            }
        }
        let words = json.get("name");
        let word = |lang: &str| words.and_then(|words| words.get(lang)).and_then(Json::text).map(str::to_owned);
        let (Some(en), Some(es)) = (word("en"), word("es")) else {
            self.fault(
                json.place,
                say!("`{name}` needs a name in `en` and `es`", "`{name}` necesita nombre en `en` y `es`"),
            );
            return None;
        };
        let fuel_field = json.get("fuel_field").and_then(|path| self.fuel_field(path));
        let (mut baselines, mut item_baselines) = (Vec::new(), Vec::new());
        for entry in json.get("baseline").and_then(Json::map).unwrap_or_default() {
            if let Some(kind) = ItemKind::ALL.into_iter().find(|kind| kind.name() == entry.key) {
                item_baselines.extend(self.item_baseline(kind, &entry.value));
                continue;
            }
            // Of several, the first that can be worked out counts.
            let several = entry.value.list();
            for written in several.unwrap_or(std::slice::from_ref(&entry.value)) {
                baselines.extend(self.baseline(&entry.key, written));
            }
        }
        let listed = json.get("resources").and_then(Json::list).unwrap_or_default();
        let resources = listed.iter().filter_map(Json::text).map(str::to_owned).collect();
        let part_of = json.get("part_of").map(|json| self.links(name, json)).unwrap_or_default();
        let supplied_by = json.get("supplied_by").map(|json| self.links(name, json)).unwrap_or_default();
        let supplied_by = supplied_by.into_iter().next();
        let name = Text::new(en, es);
        Some(EndUse { name, resources, baselines, item_baselines, part_of, supplied_by, fuel_field })
    }

    /// The other end uses that an entry names: one, or a list.
    fn links(&mut self, name: &str, json: &Json) -> Vec<Link> {
        let mut links = Vec::new();
        for entry in json.list().unwrap_or(std::slice::from_ref(json)) {
            match entry.text() {
                Some(text) => {
                    links.push(Link { name: text.to_owned(), file: self.file.to_owned(), place: entry.place });
                }
                None => {
                    let message = say!(
                        "`{name}` must name another end use here, or a list of them",
                        "`{name}` debe nombrar aquí otro uso final, o una lista de ellos"
                    );
                    self.fault(entry.place, message);
                }
            }
        }
        links
    }

    /// The field of each item of a kind that says how much of it there is.
    fn item_baseline(&mut self, kind: ItemKind, json: &Json) -> Option<(ItemKind, String)> {
        let (name, section) = (json.text().unwrap_or_default(), kind.section());
        if self.fields.item_fact(section, "any", name).is_some() {
            return Some((kind, name.to_owned()));
        }
        let message = say!(
            "the items of `{section}` have no field `{name}`",
            "los renglones de `{section}` no tienen el campo `{name}`"
        );
        self.fault(json.place, message);
        None
    }

    fn fuel_field(&mut self, json: &Json) -> Option<FieldId> {
        let path = json.text().unwrap_or_default();
        match self.fields.at(path) {
            Some(field) if matches!(field.kind, FieldType::Choice(_)) => Some(field.id),
            _ => {
                let help = nearest(path, self.fields.all().iter().map(|field| field.path.as_str()));
                let help = help.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                self.problems.push(
                    Diagnostic::error(
                        Code::UNKNOWN_PATH,
                        say!(
                            "`fuel_field` names `{path}`, which is no choice field",
                            "`fuel_field` nombra `{path}`, que no es un campo de opciones"
                        ),
                    )
                    .in_file(self.file)
                    .at(json.place)
                    .help(help),
                );
                None
            }
        }
    }

    fn baseline(&mut self, key: &str, json: &Json) -> Option<Baseline> {
        let Some(resource) = Resource::parse(key) else {
            self.fault(json.place, say!("`{key}` is not a resource", "`{key}` no es un recurso"));
            return None;
        };
        let text = json.text()?;
        let function = match self.parser.parse_expression(text, &["plant"]) {
            Ok(function) => function,
            Err(problems) => {
                let moved: Vec<_> = problems.into_iter().map(|problem| self.moved(problem, json)).collect();
                self.problems.extend(moved);
                return None;
            }
        };
        let (script, helpers) = (Script::default(), Helpers::default());
        let mut lowering = Lowering::new(self.fields, &[], &script, &helpers);
        let body = lowering.function(&function, vec![Value::Plant]);
        let lowered = lowering.finish();
        let problems: Vec<_> = lowered.problems.into_iter().filter(Diagnostic::is_error).collect();
        let clean = problems.is_empty();
        self.problems.extend(problems.into_iter().map(|problem| self.moved(problem, json)).collect::<Vec<_>>());
        let Value::Node(result) = body.result else { return None };
        match lowered.graph.kind(result) {
            Kind::Number(dimension) if dimension.comparable(resource.dimension(self.fields)).is_ok() => {
                clean.then_some(Baseline { resource, text: text.to_owned(), graph: lowered.graph, result })
            }
            Kind::Broken => None,
            _ => {
                self.fault(
                    json.place,
                    say!(
                        "the baseline of `{key}` has the wrong dimension",
                        "la línea base de `{key}` tiene otra dimensión"
                    ),
                );
                None
            }
        }
    }

    fn moved(&self, mut problem: Diagnostic, json: &Json) -> Diagnostic {
        problem.file = Some(self.file.to_owned());
        problem.place = Some(json.place);
        problem
    }
}
