//! What a case expects, read against its rule's library: resources, units and paths that exist.

use super::read::{Case, Expected, ExpectedAmount};
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text, nearest, say};
use crate::json::Json;
use crate::library::{Library, Resource};
use crate::units::{Currency, Dimension, Quantity, Unit, quote};

/// An amount that a case expects.
#[derive(Debug, Clone)]
pub(super) struct WantedAmount {
    /// As the case names it.
    pub(super) key: String,
    /// How much.
    pub(super) quantity: Quantity,
    /// Where it stands.
    pub(super) place: Place,
}

/// Money that a case expects.
#[derive(Debug, Clone)]
pub(super) struct WantedMoney {
    /// `investment`, `running_cost` or `other_saving`.
    pub(super) key: String,
    /// How much; nothing is nothing in any currency.
    pub(super) value: f64,
    /// In which currency.
    pub(super) currency: Option<Currency>,
    /// Where it stands.
    pub(super) place: Place,
}

/// What a case expects in numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    pub(super) saves: Option<Vec<WantedAmount>>,
    pub(super) uses: Option<Vec<WantedAmount>>,
    pub(super) money: Vec<WantedMoney>,
    /// The share of the stream of the end use, and where it stands.
    pub(super) stream_share: Option<(f64, Place)>,
}

/// Reads what a case expects; the problems are errors where it could never hold, and warnings where it says something
/// that nothing compares.
pub(super) fn read_wanted(library: &Library, file: &str, case: &Case) -> (Wanted, Vec<Diagnostic>) {
    let mut reader = Reader { library, file, case, problems: Vec::new() };
    let mut wanted = Wanted::default();
    if case.expect == Expected::Applies {
        wanted.saves = case.saves.as_ref().map(|amounts| reader.amounts("saves", amounts));
        wanted.uses = case.uses.as_ref().map(|amounts| reader.amounts("uses", amounts));
        wanted.money = case.money.iter().filter_map(|(key, json)| reader.money(key, json)).collect();
        wanted.stream_share = case.stream_share.as_ref().and_then(|json| reader.share(json));
    } else {
        reader.unread_numbers();
    }
    reader.fields();
    (wanted, reader.problems)
}

struct Reader<'a> {
    library: &'a Library,
    file: &'a str,
    case: &'a Case,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn problem(&mut self, error: bool, place: Place, message: Text, help: Option<Text>) {
        let name = quote(&self.case.name);
        let Text { en, es } = message;
        let message = say!("case {name}: {en}", "caso {name}: {es}");
        let make = if error { Diagnostic::error } else { Diagnostic::warning };
        self.problems.push(make(Code::BAD_CASE, message).in_file(self.file).at(place).help(help));
    }

    fn amounts(&mut self, list: &str, amounts: &[ExpectedAmount]) -> Vec<WantedAmount> {
        amounts.iter().filter_map(|(key, json)| self.amount(list, key, json)).collect()
    }

    fn amount(&mut self, list: &str, key: &str, json: &Json) -> Option<WantedAmount> {
        let Some(resource) = Resource::parse(key) else {
            let key = quote(key);
            let help = match nearest(key.trim_matches('`'), Resource::NAMES) {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => {
                    let all = Resource::NAMES.join("`, `");
                    say!("it is one of `{all}`, or `raw_material/ITEM`", "es uno de `{all}`, o `raw_material/RENGLÓN`")
                }
            };
            let message = say!("{key} in `{list}` is not a resource", "{key} en `{list}` no es un recurso");
            self.problem(true, json.place, message, Some(help));
            return None;
        };
        let name = format!("{list}.{key}");
        let quantity = self.quantity(&name, json)?;
        let dimension = resource.dimension(&self.library.fields);
        if dimension.comparable(quantity.dimension()).is_err() {
            let unit = resource.unit(&self.library.fields);
            let found = quantity.dimension();
            let message = Text::new(
                format!("`{name}` must be {}, found {}", dimension.describe(Lang::En), found.describe(Lang::En)),
                format!("`{name}` debe ser {}, se encontró {}", dimension.describe(Lang::Es), found.describe(Lang::Es)),
            );
            let (en, es) = (unit.in_lang(Lang::En), unit.in_lang(Lang::Es));
            let help = say!("write it in `{en}`", "escríbalo en `{es}`");
            self.problem(true, json.place, message, Some(help));
            return None;
        }
        Some(WantedAmount { key: key.to_owned(), quantity, place: json.place })
    }

    fn money(&mut self, key: &str, json: &Json) -> Option<WantedMoney> {
        let quantity = self.quantity(key, json)?;
        let (value, found) = (quantity.canonical(), quantity.dimension());
        let nothing = value == 0.0 && found.is_none();
        let times = Unit::parse(if key == "investment" { "" } else { "1/yr" });
        let times = times.map_or(Dimension::NONE, |unit| unit.dimension());
        let currency = found.currencies().next().map(|(currency, _)| currency);
        let currency = currency.filter(|currency| Dimension::currency(*currency).times(times) == Ok(found));
        if currency.is_none() && !nothing {
            let example = if key == "investment" { "1235 USD" } else { "1235 USD/yr" };
            let message = Text::new(
                format!("`{key}` must be money such as `{example}`, found {}", found.describe(Lang::En)),
                format!("`{key}` debe ser dinero como `{example}`, se encontró {}", found.describe(Lang::Es)),
            );
            self.problem(true, json.place, message, None);
            return None;
        }
        Some(WantedMoney { key: key.to_owned(), value, currency, place: json.place })
    }

    /// The share of a stream: a number or per cent.
    fn share(&mut self, json: &Json) -> Option<(f64, Place)> {
        let quantity = self.quantity("stream_share", json)?;
        if quantity.dimension() == Dimension::NONE {
            return Some((quantity.canonical(), json.place));
        }
        let message = Text::new(
            "`stream_share` must be a share such as `30 %`",
            "`stream_share` debe ser una fracción como `30 %`",
        );
        self.problem(true, json.place, message, None);
        None
    }

    fn quantity(&mut self, name: &str, json: &Json) -> Option<Quantity> {
        match (json.text(), json.number()) {
            (Some(text), _) => match Quantity::parse(text) {
                Ok(quantity) => Some(quantity),
                Err(error) => {
                    let Text { en, es } = error.message().clone();
                    self.problem(true, json.place, say!("`{name}`: {en}", "`{name}`: {es}"), error.help().cloned());
                    None
                }
            },
            (None, Some(number)) => Some(Quantity::from_canonical(number, Dimension::NONE)),
            (None, None) => {
                let Text { en, es } = json.kind();
                let message = say!(
                    "`{name}` must be an amount with its unit, found {en}",
                    "`{name}` debe ser una cantidad con su unidad, se encontró {es}"
                );
                self.problem(true, json.place, message, None);
                None
            }
        }
    }

    /// Numbers beside an expectation that has none are never compared, which is not what their author thinks.
    fn unread_numbers(&mut self) {
        let amounts = |amounts: &Option<Vec<ExpectedAmount>>, key: &str| {
            amounts.as_ref().map(|amounts| (key.to_owned(), amounts.first().map(|(_, json)| json.place)))
        };
        let money = self.case.money.iter().map(|(key, json)| (key.clone(), Some(json.place)));
        let saves = amounts(&self.case.saves, "saves");
        let share = self.case.stream_share.as_ref().map(|json| ("stream_share".to_owned(), Some(json.place)));
        let uses = amounts(&self.case.uses, "uses");
        let unread: Vec<_> = saves.into_iter().chain(uses).chain(money).chain(share).collect();
        let expect = self.case.expect.name();
        for (key, place) in unread {
            let message = say!(
                "`{key}` is not compared where the case expects `{expect}`",
                "`{key}` no se compara donde el caso espera `{expect}`"
            );
            self.problem(false, place.unwrap_or(self.case.place), message, None);
        }
    }

    fn fields(&mut self) {
        let Some(paths) = &self.case.fields else { return };
        if self.case.expect != Expected::NeedsData {
            let expect = self.case.expect.name();
            let message = say!(
                "`fields` is not compared where the case expects `{expect}`",
                "`fields` no se compara donde el caso espera `{expect}`"
            );
            self.problem(false, self.case.place, message, None);
            return;
        }
        let fields = &self.library.fields;
        let known = || {
            let tables = fields.all().iter().filter_map(|field| field.path.split_once("[]").map(|(table, _)| table));
            fields.all().iter().map(|field| field.path.as_str()).chain(tables)
        };
        let mut unknown = Vec::new();
        for (path, place) in paths {
            let open = open_path(path);
            let item = path.split('.').enumerate().map(|(at, part)| if at == 1 { "*" } else { part });
            let item = item.collect::<Vec<_>>().join(".");
            if !known().any(|name| name == open || name == item) {
                unknown.push((path.clone(), *place, nearest(&open, known()).map(str::to_owned)));
            }
        }
        for (path, place, near) in unknown {
            let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            let path = quote(&path);
            let message = say!("no profile has the fact {path}", "ningún perfil tiene el dato {path}");
            self.problem(true, place, message, help);
        }
    }
}

/// `motors[3].hours` as `motors[].hours`.
fn open_path(path: &str) -> String {
    let mut inside = false;
    path.chars()
        .filter(|letter| {
            let keep = !inside || *letter == ']';
            inside = (inside || *letter == '[') && *letter != ']';
            keep
        })
        .collect()
}
