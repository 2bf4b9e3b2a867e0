//! The closed list of end uses, read from `end_uses.json`.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::fields::{FieldType, Fields};
use crate::json::Json;
use crate::script::syntax::Script;
use crate::script::{FieldId, Graph, Helpers, Kind, Lowering, NodeId, Parser, Value};

use super::resource::Resource;

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
    /// What it consumes, as far as the profile can tell.
    pub baselines: Vec<Baseline>,
    /// The choice field that says which fuel it burns.
    pub fuel_field: Option<FieldId>,
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

    /// Adds the entries of a file; an end use of the same name is replaced.
    pub(super) fn add(&mut self, file: &str, json: &Json, fields: &Fields, parser: &Parser) -> Vec<Diagnostic> {
        let mut reader = Reader { file, fields, parser, problems: Vec::new() };
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

struct Reader<'a> {
    file: &'a str,
    fields: &'a Fields,
    parser: &'a Parser,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn fault(&mut self, place: crate::diagnostic::Place, message: Text) {
        self.problems.push(Diagnostic::error(Code::BAD_DATA, message).in_file(self.file).at(place));
    }

    fn end_use(&mut self, name: &str, json: &Json) -> Option<EndUse> {
        for entry in json.map().unwrap_or_default() {
            if !["name", "resources", "baseline", "fuel_field"].contains(&entry.key.as_str()) {
                let key = &entry.key;
                self.fault(entry.place, say!("`{name}` has no key `{key}`", "`{name}` no tiene la clave `{key}`"));
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
        let mut baselines = Vec::new();
        for entry in json.get("baseline").and_then(Json::map).unwrap_or_default() {
            baselines.extend(self.baseline(&entry.key, &entry.value));
        }
        let listed = json.get("resources").and_then(Json::list).unwrap_or_default();
        let resources = listed.iter().filter_map(Json::text).map(str::to_owned).collect();
        Some(EndUse { name: Text::new(en, es), resources, baselines, fuel_field })
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
