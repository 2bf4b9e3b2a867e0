//! Reads `x.cases.json`.

use super::excuse::{self, Excuse};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::{Json, duplicate_keys, read_json};
use crate::units::quote;

/// What a case expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The measure applies.
    Applies,
    /// It does not.
    DoesNotApply,
    /// Facts are missing.
    NeedsData,
    /// The rule fails.
    Failed,
}

impl Expected {
    /// Every expectation, with its word in cases.
    pub const ALL: [(&'static str, Expected); 4] = [
        ("applies", Expected::Applies),
        ("does_not_apply", Expected::DoesNotApply),
        ("needs_data", Expected::NeedsData),
        ("failed", Expected::Failed),
    ];

    /// The word in cases.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, expected)| *expected == self).map_or("", |(name, _)| name)
    }
}

/// An expected amount: a key, its text, and where it stands.
pub(super) type ExpectedAmount = (String, Json);

/// One case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// The facts of the plant.
    pub profile: Json,
    /// What is expected.
    pub expect: Expected,
    /// Where that stands.
    pub expect_place: Place,
    /// Why: the sum worked out by hand; empty if nobody says.
    pub because: String,
    /// How far a number may be off, as a share of the expected one.
    pub tolerance: f64,
    pub(super) saves: Option<Vec<ExpectedAmount>>,
    pub(super) uses: Option<Vec<ExpectedAmount>>,
    pub(super) money: Vec<ExpectedAmount>,
    pub(super) stream_share: Option<Json>,
    /// The facts that are missing, each with its place in the file.
    pub(super) fields: Option<Vec<(String, Place)>>,
}

impl Case {
    /// A word on a case whose author does not say how it was worked out.
    pub(super) fn without_reason(&self, file: &str) -> Option<Diagnostic> {
        self.because.is_empty().then(|| {
            let name = quote(&self.name);
            let message = say!(
                "case {name} does not say why: `because` is missing",
                "el caso {name} no dice por qué: falta `because`"
            );
            let help = Text::new(
                "write the sum as you worked it out by hand, so that others can follow it",
                "escriba la cuenta como la hizo a mano, para que otros la puedan seguir",
            );
            Diagnostic::warning(Code::BAD_CASE, message).in_file(file).at(self.place).help(help)
        })
    }
}

/// The tolerance of a case that states none.
const TOLERANCE: f64 = 1e-3;

const KEYS: [&str; 12] = [
    "name",
    "profile",
    "expect",
    "saves",
    "uses",
    "investment",
    "running_cost",
    "other_saving",
    "stream_share",
    "fields",
    "tolerance",
    "because",
];

/// Reads a file of cases.
///
/// # Errors
/// All that is wrong with it; good cases are not returned then, so that nobody takes a part for the whole.
pub fn read_cases(file: &str, bytes: &[u8]) -> Result<Vec<Case>, Vec<Diagnostic>> {
    read_all(file, bytes).map(|(cases, _)| cases)
}

/// Reads the reasons that stand among the cases of a file.
///
/// # Errors
/// All that is wrong with the file.
pub fn read_excuses(file: &str, bytes: &[u8]) -> Result<Vec<Excuse>, Vec<Diagnostic>> {
    read_all(file, bytes).map(|(_, excuses)| excuses)
}

fn read_all(file: &str, bytes: &[u8]) -> Result<(Vec<Case>, Vec<Excuse>), Vec<Diagnostic>> {
    let json = read_json(file, bytes).map_err(|problem| vec![problem])?;
    let mut reader = Reader { file, problems: Vec::new() };
    for (path, place) in duplicate_keys(&json) {
        reader.fault(place, say!("`{path}` stands here twice", "`{path}` aparece dos veces"), None);
    }
    let Some(items) = json.list() else {
        reader.fault(
            json.place,
            Text::new("a file of cases is a list `[ ... ]`", "un archivo de casos es una lista `[ ... ]`"),
            None,
        );
        return Err(reader.problems);
    };
    let mut excuses = Vec::new();
    let mut cases = Vec::new();
    for item in items {
        match excuse::read(item) {
            Some(Ok(excuse)) => excuses.push(excuse),
            Some(Err((place, message))) => reader.fault(place, message, None),
            None => cases.extend(reader.case(item)),
        }
    }
    if reader.problems.is_empty() { Ok((cases, excuses)) } else { Err(reader.problems) }
}

struct Reader<'a> {
    file: &'a str,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn fault(&mut self, place: Place, message: Text, help: Option<Text>) {
        self.problems.push(Diagnostic::error(Code::BAD_CASE, message).in_file(self.file).at(place).help(help));
    }

    fn case(&mut self, json: &Json) -> Option<Case> {
        let Some(entries) = json.map() else {
            self.fault(json.place, Text::new("a case is an object `{ ... }`", "un caso es un objeto `{ ... }`"), None);
            return None;
        };
        for entry in entries {
            if !KEYS.contains(&entry.key.as_str()) {
                let key = &entry.key;
                let help = nearest(key, KEYS).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                self.fault(entry.place, say!("a case has no key `{key}`", "un caso no tiene la clave `{key}`"), help);
            }
        }
        let name = self.text(json, "name");
        let because = json.get("because").map(|_| self.text(json, "because"));
        let expect = self.text(json, "expect").and_then(|word| self.expected(json, &word));
        let profile = match json.get("profile") {
            Some(profile) if profile.map().is_some() => Some(profile.clone()),
            _ => {
                self.fault(
                    json.place,
                    Text::new("a case needs a `profile` object", "un caso necesita un objeto `profile`"),
                    None,
                );
                None
            }
        };
        let tolerance = match json.get("tolerance").map(|given| (given.place, given.number())) {
            None => TOLERANCE,
            Some((_, Some(given))) if (0.0..=0.5).contains(&given) => given,
            Some((place, _)) => {
                self.fault(
                    place,
                    Text::new("`tolerance` is a share from 0 to 0.5", "`tolerance` es una fracción de 0 a 0.5"),
                    None,
                );
                TOLERANCE
            }
        };
        let fields = json.get("fields").and_then(|list| self.paths(list));
        let (saves, uses) = (self.amounts(json, "saves"), self.amounts(json, "uses"));
        let money = ["investment", "running_cost", "other_saving"]
            .into_iter()
            .filter_map(|key| json.get(key).map(|value| (key.to_owned(), value.clone())))
            .collect();
        if expect == Some(Expected::NeedsData) && fields.is_none() {
            self.fault(
                json.place,
                Text::new(
                    "a case that needs data names its `fields`",
                    "un caso al que le faltan datos indica sus `fields`",
                ),
                None,
            );
        }
        Some(Case {
            name: name?,
            place: json.place,
            profile: profile?,
            expect: expect?,
            expect_place: json.get("expect").map_or(json.place, |value| value.place),
            because: because.unwrap_or_else(|| Some(String::new()))?,
            tolerance,
            saves,
            uses,
            money,
            stream_share: json.get("stream_share").cloned(),
            fields,
        })
    }

    fn text(&mut self, json: &Json, key: &str) -> Option<String> {
        match json.get(key).and_then(Json::text) {
            Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
            _ => {
                self.fault(json.place, say!("a case needs a text `{key}`", "un caso necesita un texto `{key}`"), None);
                None
            }
        }
    }

    fn expected(&mut self, json: &Json, word: &str) -> Option<Expected> {
        let found = Expected::ALL.iter().find(|(name, _)| *name == word).map(|(_, expected)| *expected);
        if found.is_none() {
            let place = json.get("expect").map_or(json.place, |value| value.place);
            let near = nearest(word, Expected::ALL.iter().map(|(name, _)| *name));
            let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            self.fault(place, say!("`expect` cannot be `{word}`", "`expect` no puede ser `{word}`"), help);
        }
        found
    }

    fn paths(&mut self, json: &Json) -> Option<Vec<(String, Place)>> {
        let paths = json.list().and_then(|items| {
            items.iter().map(|item| Some((item.text()?.to_owned(), item.place))).collect::<Option<Vec<_>>>()
        });
        if paths.is_none() {
            self.fault(json.place, Text::new("`fields` is a list of paths", "`fields` es una lista de rutas"), None);
        }
        paths
    }

    fn amounts(&mut self, json: &Json, key: &str) -> Option<Vec<ExpectedAmount>> {
        let value = json.get(key)?;
        let Some(entries) = value.map() else {
            self.fault(
                value.place,
                say!("`{key}` is an object of amounts", "`{key}` es un objeto de cantidades"),
                None,
            );
            return None;
        };
        Some(entries.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect())
    }
}
