//! Reasons beside the cases: why a change need not be noticed, or why something need not be covered.

use crate::diagnostic::{Place, Text, say};
use crate::json::Json;

/// What a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A change of the rule that no case notices.
    Unnoticed,
    /// A part of the rule that no case reaches.
    Uncovered,
}

impl About {
    /// The key of the entry.
    pub fn key(self) -> &'static str {
        match self {
            About::Unnoticed => "unnoticed",
            About::Uncovered => "uncovered",
        }
    }
}

/// A reason: `{ "unnoticed": "saved: a * b -> a / b", "because": "..." }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excuse {
    /// What it is about.
    pub about: About,
    /// The change or the part, as it is listed.
    pub what: String,
    /// The reason.
    pub because: String,
    /// Where it stands.
    pub place: Place,
}

impl Excuse {
    /// Whether it is about this change or part, however its signs are written.
    pub fn is_about(&self, what: &str) -> bool {
        plain(&self.what) == plain(what)
    }
}

/// A text as it can be typed: without marks and with one space between words.
fn plain(text: &str) -> String {
    let text = text.replace('`', "").replace('→', "->").replace('≥', ">=").replace('≤', "<=").replace('×', "*");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An entry that is a reason and no case; what is wrong with it.
pub(super) fn read(json: &Json) -> Option<Result<Excuse, (Place, Text)>> {
    let about = [About::Unnoticed, About::Uncovered].into_iter().find(|about| json.get(about.key()).is_some())?;
    let key = about.key();
    let text = |key: &str| json.get(key).and_then(Json::text).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let strange = json.map().into_iter().flatten().find(|entry| ![key, "because"].contains(&entry.key.as_str()));
    if let Some(strange) = strange {
        let name = &strange.key;
        let message = say!(
            "`{name}` does not belong beside `{key}`: there stand only `{key}` and `because`",
            "`{name}` no va junto a `{key}`: ahí solo van `{key}` y `because`"
        );
        return Some(Err((strange.place, message)));
    }
    Some(match (text(key), text("because")) {
        (Some(what), Some(because)) => Ok(Excuse { about, what, because, place: json.place }),
        _ => Err((
            json.place,
            say!(
                "`{key}` needs the text that is listed, and a text `because`",
                "`{key}` necesita el texto que aparece en la lista, y un texto `because`"
            ),
        )),
    })
}
