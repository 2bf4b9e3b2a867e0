//! What the command line says: days, names, measures; and how an entry is acknowledged.

use std::env;

use super::super::today::today;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, nearest, say};
use crate::ledger::{Entry, Event, Ledger};
use crate::report::clean;
use crate::units::{Day, Month, quote};

/// Where systems keep the name of the user.
const USER: [&str; 3] = ["USER", "LOGNAME", "USERNAME"];

/// A day as it is written in a ledger. What can be read in two ways is refused with both.
pub(super) fn day(text: &str, option: &'static str) -> Result<Day, Diagnostic> {
    let whole = text.trim();
    if let Some(day) = Day::parse(whole) {
        return Ok(day);
    }
    let shown = quote(whole);
    let (message, help) = match readings(whole).as_slice() {
        [one, other] => (
            say!(
                "`{option}`: {shown} can be read as {one} and as {other}",
                "`{option}`: {shown} puede leerse como {one} y como {other}"
            ),
            Text::new("write the one that is meant", "escriba la que corresponda"),
        ),
        [one] => (
            say!(
                "`{option}`: expected year, month and day, found {shown}",
                "`{option}`: se esperaba año, mes y día, se encontró {shown}"
            ),
            say!("write `{one}`", "escriba `{one}`"),
        ),
        _ => (
            say!(
                "`{option}`: expected a day of the calendar, found {shown}",
                "`{option}`: se esperaba un día del calendario, se encontró {shown}"
            ),
            Text::new("write year, month and day: `2026-10-01`", "escriba año, mes y día: `2026-10-01`"),
        ),
    };
    Err(Diagnostic::error(Code::BAD_DAY, message).on(option).help(help))
}

/// The days that a text may mean: `03/04/2026` is two, `24/12/2026` one.
fn readings(text: &str) -> Vec<Day> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let [a, b, c] = parts.as_slice() else { return Vec::new() };
    if !parts.iter().all(digits) {
        return Vec::new();
    }
    let day = |year: &str, month: &str, day: &str| {
        let number = |text: &str| text.parse::<u8>().ok();
        Month::new(year.parse().ok()?, number(month)?).and_then(|of| Day::new(of.year(), of.number(), number(day)?))
    };
    let found = match (a.len(), c.len()) {
        (4, _) => [day(a, b, c), None],
        (_, 4) => [day(c, b, a), day(c, a, b)],
        _ => [None, None],
    };
    let mut days: Vec<Day> = found.into_iter().flatten().collect();
    days.dedup();
    days
}

/// Who says so: the name that is given, or that of the user.
pub(super) fn author(given: Option<&str>) -> Result<String, Diagnostic> {
    let named = |name: &str| Some(clean(name)).filter(|name| !name.is_empty());
    let user = || USER.iter().find_map(|key| named(&env::var(key).ok()?));
    let found = match given {
        Some(given) => named(given),
        None => user(),
    };
    found.ok_or_else(|| {
        let message = Text::new("it is not said who records this", "no se dice quién lo registra");
        let help = Text::new("give a name with `--by \"Ana López\"`", "indique un nombre con `--by \"Ana López\"`");
        Diagnostic::error(Code::NOT_SAID, message).on("--by").help(help)
    })
}

/// A text of one line that is not empty.
pub(super) fn text(given: &str, option: &'static str) -> Result<String, Diagnostic> {
    let text = clean(given);
    if !text.is_empty() {
        return Ok(text);
    }
    let message = say!("`{option}` is empty", "`{option}` está vacío");
    Err(Diagnostic::error(Code::NOT_SAID, message).on(option))
}

/// The id of a measure by its id, the part behind the slash if only one has it, or its rank in the last report.
pub(super) fn measure(ledger: &Ledger, name: &str) -> Result<String, Diagnostic> {
    let starts = ledger.entries.iter().rev().filter_map(|entry| match &entry.event {
        Event::Start(start) => Some(start),
        _ => None,
    });
    let mut ids: Vec<&str> = Vec::new();
    for (at, promise) in starts.enumerate().flat_map(|(at, start)| start.measures.iter().map(move |found| (at, found)))
    {
        if at == 0 && name.trim().parse() == Ok(promise.rank) {
            return Ok(promise.id.clone());
        }
        if !ids.contains(&promise.id.as_str()) {
            ids.push(&promise.id);
        }
    }
    let stem = |id: &&&str| id.rsplit('/').next() == Some(name);
    let stems: Vec<&&str> = ids.iter().filter(stem).collect();
    if let Some(found) = ids.iter().find(|id| **id == name) {
        return Ok((*found).to_owned());
    }
    let shown = quote(name);
    match stems.as_slice() {
        [one] => Ok((**one).to_owned()),
        [] => {
            let short = |id: &&str| id.rsplit('/').next().map(str::to_owned);
            let all: Vec<String> = ids.iter().map(|id| (*id).to_owned()).chain(ids.iter().filter_map(short)).collect();
            let message = say!(
                "no report of the ledger has a measure {shown}",
                "ningún informe de la bitácora tiene la medida {shown}"
            );
            let part = name.trim().to_lowercase();
            let within = ids.iter().copied().find(|id| part.len() > 2 && id.contains(&part));
            let help = match within.or_else(|| nearest(name, all.iter().map(String::as_str))) {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => Text::new(
                    "`auditlite followup status` lists the measures with their numbers",
                    "`auditlite followup status` muestra las medidas con su número",
                ),
            };
            Err(Diagnostic::error(Code::NO_SUCH_MEASURE, message).help(help))
        }
        several => {
            let all = several.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let message = say!("several measures are called {shown}: {all}", "varias medidas se llaman {shown}: {all}");
            Err(Diagnostic::error(Code::NO_SUCH_MEASURE, message))
        }
    }
}

/// The line that acknowledges an entry: its id, its day, what it says.
pub(super) fn recorded(entry: &Entry, what: &str, lang: Lang) -> String {
    let (id, date) = (entry.id, entry.date);
    let line = say!("recorded {id}, {date}: {what}", "registrado {id}, {date}: {what}");
    clean(line.in_lang(lang))
}

/// The day to look at: the one that is given, or today.
pub(super) fn as_of(given: Option<&str>) -> Result<Day, Diagnostic> {
    given.map_or_else(|| Ok(today()), |text| day(text, "--as-of"))
}
