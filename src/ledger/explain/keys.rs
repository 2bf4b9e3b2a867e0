//! The keys of a line and of all that stands in it, in one table.

use crate::ledger::SCHEMA;

/// What a value must be.
pub(super) enum Kind {
    /// A text.
    Text,
    /// A text that is one of these.
    Choice(&'static [&'static str]),
    /// A day.
    Day,
    /// An id of an entry.
    Id,
    /// A finite number.
    Number,
    /// A whole number from zero.
    Count,
    /// `true` or `false`.
    Truth,
    /// Anything.
    Any,
    /// An object with these keys.
    Record(&'static [Key]),
    /// An object with any keys, each value of a kind.
    Map(&'static Kind),
    /// A list.
    List(&'static Kind),
    /// The payback of a promise.
    Payback,
    /// An event with its day, and the keys of that event.
    Instead,
}

/// A key of an object.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether it may be absent.
    pub(super) may: May,
}

/// Whether a key may be absent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum May {
    /// It must be there.
    Never,
    /// It may.
    BeAbsent,
}

const fn must(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, may: May::Never }
}

const fn can(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, may: May::BeAbsent }
}

/// The keys before those of the event.
pub(super) const HEAD: &[Key] = &[
    must("schema", Kind::Choice(&[SCHEMA])),
    must("seq", Kind::Count),
    must("after", Kind::List(&Kind::Id)),
    must("date", Kind::Day),
    must("by", Kind::Text),
    must("event", Kind::Choice(&super::super::event::WORDS)),
];

/// The key behind those of the event.
pub(super) const FOOT: &[Key] = &[must("id", Kind::Id)];

/// The keys of the head of what stands instead of an entry.
pub(super) const INSTEAD: &[Key] = &[must("date", Kind::Day), must("event", Kind::Choice(&super::super::event::WORDS))];

/// The keys of an event.
pub(super) fn of_event(word: &str) -> &'static [Key] {
    match word {
        "start" => START,
        "decided" => DECIDED,
        "started" => STARTED,
        "done" => DONE,
        "measured" => MEASURED,
        "note" => NOTE,
        "correction" => CORRECTION,
        _ => &[],
    }
}

const START: &[Key] = &[
    must("plant", Kind::Record(PLANT)),
    can("visit", Kind::Day),
    must("lang", Kind::Text),
    must("currency", Kind::Text),
    can("exchange_rates", Kind::Map(&Kind::Number)),
    must("report", Kind::Text),
    must("library", Kind::Text),
    must("program", Kind::Text),
    must("profile", Kind::Text),
    can("baseline", Kind::Map(&Kind::Record(AMOUNT))),
    can("peers", Kind::List(&Kind::Any)),
    must("measures", Kind::List(&Kind::Record(PROMISE))),
];

const PLANT: &[Key] = &[
    must("name", Kind::Text),
    can("id", Kind::Text),
    must("sector", Kind::Text),
    can("state", Kind::Text),
    can("country", Kind::Text),
];

const AMOUNT: &[Key] =
    &[must("value", Kind::Number), can("low", Kind::Number), can("high", Kind::Number), must("unit", Kind::Text)];

const MONEY: &[Key] = &[must("value", Kind::Number), can("low", Kind::Number), can("high", Kind::Number)];

const PROMISE: &[Key] = &[
    must("id", Kind::Text),
    must("title", Kind::Text),
    must("section", Kind::Choice(&["recommendations", "needs_study"])),
    must("rank", Kind::Count),
    must("end_use", Kind::Text),
    must("saves", Kind::Map(&Kind::Record(AMOUNT))),
    can("uses", Kind::Map(&Kind::Record(AMOUNT))),
    can("stacked_saves", Kind::Map(&Kind::Record(AMOUNT))),
    can("annual_saving", Kind::Record(MONEY)),
    can("stacked_annual_saving", Kind::Record(MONEY)),
    can("investment", Kind::Record(MONEY)),
    must("payback", Kind::Payback),
    can("running_cost", Kind::Number),
    can("other_saving", Kind::Number),
    can("co2e", Kind::Record(AMOUNT)),
    can("prices", Kind::Map(&Kind::Number)),
    can("not_counted", Kind::Truth),
    can("alternatives", Kind::List(&Kind::Text)),
    can("assumed", Kind::List(&Kind::Record(ASSUMED))),
];

const ASSUMED: &[Key] = &[
    must("name", Kind::Text),
    must("value", Kind::Number),
    must("low", Kind::Number),
    must("high", Kind::Number),
    must("unit", Kind::Text),
    can("share", Kind::Number),
];

/// The payback that has a number.
pub(super) const MONTHS: &[Key] =
    &[must("kind", Kind::Choice(&["immediate", "months", "not_priced", "never"])), must("months", Kind::Number)];

/// The payback that has none.
pub(super) const NO_MONTHS: &[Key] = &[must("kind", Kind::Choice(&["immediate", "months", "not_priced", "never"]))];

const DECIDED: &[Key] = &[
    must("measure", Kind::Text),
    must("decision", Kind::Choice(&["accepted", "rejected", "postponed"])),
    can("reason", Kind::Text),
    can("responsible", Kind::Text),
    can("due", Kind::Day),
];

const STARTED: &[Key] = &[must("measure", Kind::Text)];

const DONE: &[Key] = &[must("measure", Kind::Text), can("investment", Kind::Number)];

const MEASURED: &[Key] = &[
    must("measures", Kind::List(&Kind::Text)),
    must("method", Kind::Choice(&["option_a", "option_b", "option_c", "bills", "stated"])),
    must("from", Kind::Day),
    must("to", Kind::Day),
    must("saves", Kind::Map(&Kind::Record(AMOUNT))),
    can("money", Kind::Record(MONEY)),
    can("level", Kind::Number),
    can("noise", Kind::List(&Kind::Text)),
    must("basis", Kind::Text),
    can("model", Kind::Any),
];

const NOTE: &[Key] = &[can("measure", Kind::Text), must("text", Kind::Text)];

const CORRECTION: &[Key] = &[must("of", Kind::Id), must("reason", Kind::Text), can("instead", Kind::Instead)];
