//! From the bytes of a line to its entry, quickly; [`explain`](super::explain) says what is wrong with one that is refused.
//!
//! The keys of a line stand in the order in which they are written, so the word of the event is known before its keys
//! are, and each event is read straight into its type.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::entry::Origin;
use super::event::Instead;
use super::{Entry, Event, Id, SCHEMA};
use crate::units::Day;

/// What stands between the text of a line and its id.
pub(super) const BEFORE_ID: &str = ",\"id\":\"";

/// What ends a line.
const AFTER_ID: &str = "\"}";

/// Why a line was refused.
pub(super) enum Refused {
    /// Its id, and the one that its text gives.
    Id(Id, Id),
    /// It does not end with an id.
    NoId,
    /// Its text is none of a ledger's; in the words of the parser.
    Text(String),
}

/// A line up to its id, and its id.
pub(super) fn split(line: &str) -> Option<(&str, Id)> {
    let length = BEFORE_ID.len() + 16 + AFTER_ID.len();
    let (text, end) = line.split_at_checked(line.len().checked_sub(length)?)?;
    let digits = end.strip_prefix(BEFORE_ID)?.strip_suffix(AFTER_ID)?;
    Some((text, Id::parse(digits)?))
}

/// Reads a line without its line break.
pub(super) fn parse(line: &str, number: u32) -> Result<Entry, Refused> {
    let (text, id) = split(line).ok_or(Refused::NoId)?;
    let found = Id::of(text.as_bytes());
    if found != id {
        return Err(Refused::Id(id, found));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    let read = json.deserialize_map(Lines).and_then(|entry| json.end().map(|()| entry));
    let mut entry = read.map_err(|error| Refused::Text(error.to_string()))?;
    entry.origin = Origin { line: number, text: text.into() };
    Ok(entry)
}

/// A key, borrowed from the line unless it holds an escape.
pub(super) enum Key<'de> {
    Borrowed(&'de str),
    Owned(String),
}

impl Key<'_> {
    fn as_str(&self) -> &str {
        match self {
            Key::Borrowed(text) => text,
            Key::Owned(text) => text,
        }
    }
}

struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Key<'de>, E> {
        Ok(Key::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Key<'de>, E> {
        Ok(Key::Owned(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Keys)
    }
}

/// The value of the key that must come next.
fn next<'de, A: MapAccess<'de>, T: Deserialize<'de>>(map: &mut A, key: &'static str) -> Result<T, A::Error> {
    match map.next_key::<Key<'de>>()? {
        Some(found) if found.as_str() == key => map.next_value(),
        _ => Err(A::Error::missing_field(key)),
    }
}

/// The keys of an event: what is left of a map, up to the id of the line.
struct Rest<'a, A> {
    map: &'a mut A,
    id: Option<Id>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.map.next_key::<Key<'de>>()? {
            None => Ok(None),
            Some(key) if key.as_str() == "id" => {
                self.id = Some(self.map.next_value()?);
                Ok(None)
            }
            Some(Key::Borrowed(key)) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
            Some(Key::Owned(key)) => seed.deserialize(StringDeserializer::new(key)).map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// Reads an event from its word on, and the id behind it.
fn event<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(Event, Option<Id>), A::Error> {
    let word: Key<'de> = next(map, "event")?;
    let mut rest = Rest { map, id: None };
    macro_rules! read {
        ($($word:literal $event:ident),*) => {
            match word.as_str() {
                $($word => Event::$event(Deserialize::deserialize(MapAccessDeserializer::new(&mut rest))?),)*
                other => return Err(A::Error::unknown_variant(other, &super::event::WORDS)),
            }
        };
    }
    let event = read!(
        "start" Start, "decided" Decided, "started" Started, "done" Done, "measured" Measured, "note" Note,
        "correction" Correction
    );
    Ok((event, rest.id))
}

struct Lines;

impl<'de> Visitor<'de> for Lines {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line of a ledger")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let schema: Key<'de> = next(&mut map, "schema")?;
        if schema.as_str() != SCHEMA {
            return Err(A::Error::custom("another schema"));
        }
        let seq = next(&mut map, "seq")?;
        let after = next(&mut map, "after")?;
        let date = next(&mut map, "date")?;
        let by = next(&mut map, "by")?;
        let (event, id) = event(&mut map)?;
        let id = id.ok_or_else(|| A::Error::missing_field("id"))?;
        if map.next_key::<Key<'de>>()?.is_some() {
            return Err(A::Error::custom("the id is not the last key"));
        }
        Ok(Entry { seq, after, date, by, event, id, origin: Origin::default() })
    }
}

struct Insteads;

impl<'de> Visitor<'de> for Insteads {
    type Value = Instead;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event with its day")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Instead, A::Error> {
        let date: Day = next(&mut map, "date")?;
        match event(&mut map)? {
            (event, None) => Ok(Instead { date, event }),
            (_, Some(_)) => Err(A::Error::custom("an id inside of an entry")),
        }
    }
}

impl<'de> Deserialize<'de> for Instead {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Insteads)
    }
}
