//! Assumptions against what their own sources say.

use super::numbers::{Stated, numbers};
use crate::assumptions::Assumption;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::units::{Unit, format};

/// A range wider than this needs a word of judgement.
const WIDE: f64 = 20.0;
/// Prices that are so many years older than the newest of the library are looked up again.
const OLD: i32 = 10;
/// Words that say that a range rests on somebody's experience.
const JUDGEMENT: [&str; 4] = ["judgement", "judgment", "criterio", "juicio"];
/// Words that say that a number has no range.
const EXACT: [&str; 8] =
    ["exact", "definition", "by law", "calendar", "conversion", "definición", "por ley", "calendario"];
/// Shares in words, in hundredths.
const SHARES: [(&str, f64); 9] = [
    ("all of", 100.0),
    ("none of", 0.0),
    ("half of", 50.0),
    ("two thirds", 66.7),
    ("a third", 33.3),
    ("three quarters", 75.0),
    ("a quarter", 25.0),
    ("a fifth", 20.0),
    ("a tenth", 10.0),
];

/// What is odd about an assumption of a file; `newest` is the year of the newest prices of the library.
pub(super) fn findings(assumption: &Assumption, file: &str, newest: Option<i32>) -> Vec<Diagnostic> {
    let warn = |code: Code, message: Text, help: Text| {
        Diagnostic::warning(code, message).in_file(file).at(assumption.place).help(help)
    };
    let name = &assumption.name;
    let unit = &assumption.unit;
    let own = |value: f64| unit.from_canonical(value);
    let (low, high) = (own(assumption.low), own(assumption.high));
    let says = |words: &[&str]| {
        let text = format!("{} {}", assumption.source.en, assumption.source.es).to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let judged = says(&JUDGEMENT);
    let mut problems = Vec::new();
    if !judged {
        problems.extend(beyond(assumption).map(|(message, help)| warn(Code::BEYOND_SOURCE, message, help)));
    }
    let everything = unit.symbol() == "%" && low <= 0.0 && high >= 100.0;
    if everything || (!judged && low > 0.0 && high > WIDE * low) {
        let message = if everything {
            say!(
                "the range of `{name}` is the whole of 0 to 100 %, which says nothing",
                "el rango de `{name}` abarca todo, de 0 a 100 %, lo que no dice nada"
            )
        } else {
            let times = format::number(high / low, Lang::En);
            say!(
                "`high` of `{name}` is {times} times its `low`, and its source does not say why",
                "`high` de `{name}` es {times} veces su `low`, y su fuente no dice por qué"
            )
        };
        let help = Text::new(
            "narrow it to what a plant of the kind has, or begin the source with `judgement:` and the reason",
            "redúzcalo a lo que tiene una planta de ese tipo, o comience la fuente con `criterio:` y la razón",
        );
        problems.push(warn(Code::SAYS_NOTHING, message, help));
    }
    if is_same(low, high) && !says(&EXACT) && !states(&assumption.source, low) {
        let shown = shown(assumption.low, unit, Lang::En);
        let message = say!(
            "`{name}` has no range: low and high are both {shown}, and its source does not state that number",
            "`{name}` no tiene rango: `low` y `high` son {shown}, y su fuente no indica ese número"
        );
        let help = Text::new(
            "give the range within which it lies, or the source that fixes it",
            "dé el rango en el que está, o la fuente que lo fija",
        );
        problems.push(warn(Code::SAYS_NOTHING, message, help));
    }
    if let (Some(year), Some(newest)) = (assumption.year, newest)
        && newest - year > OLD
    {
        let years = newest - year;
        let message = say!(
            "the price `{name}` is of {year}, {years} years older than the newest of the library",
            "el precio `{name}` es de {year}, {years} años anterior al más reciente de la biblioteca"
        );
        let help = Text::new("look for a newer price", "busque un precio más reciente");
        problems.push(warn(Code::OLD_PRICE, message, help));
    }
    problems
}

/// An end of the range that lies beyond every number of its unit that the source states. Where none of them lies in
/// the range, they are numbers of other things.
fn beyond(assumption: &Assumption) -> Option<(Text, Text)> {
    let text = &assumption.source.en;
    let stated = stated(text, &assumption.unit);
    let least = stated.iter().copied().reduce(f64::min)?;
    let most = stated.iter().copied().reduce(f64::max)?;
    let small = 1e-6 * most.abs().max(least.abs());
    if assumption.low > most + small || assumption.high < least - small {
        return None;
    }
    let name = &assumption.name;
    let shown = |value: f64, lang| shown(value, &assumption.unit, lang);
    let help = Text::new(
        "cite what supports it, or say in the source that this end is a `judgement`, and why",
        "cite lo que lo respalda, o diga en la fuente que ese extremo es `criterio`, y por qué",
    );
    // What the source explains apart (`low: ...`) is worked out from other numbers.
    let (low, high) = (assumption.low < least - small, assumption.high > most + small);
    let message = match (low && !explains(text, "low"), high && !explains(text, "high")) {
        (false, false) => return None,
        (true, false) => Text::new(
            format!(
                "`low` of `{name}` is {}, but its source states no less than {}",
                shown(assumption.low, Lang::En),
                shown(least, Lang::En)
            ),
            format!(
                "`low` de `{name}` es {}, pero su fuente no indica menos de {}",
                shown(assumption.low, Lang::Es),
                shown(least, Lang::Es)
            ),
        ),
        (false, true) => Text::new(
            format!(
                "`high` of `{name}` is {}, but its source states no more than {}",
                shown(assumption.high, Lang::En),
                shown(most, Lang::En)
            ),
            format!(
                "`high` de `{name}` es {}, pero su fuente no indica más de {}",
                shown(assumption.high, Lang::Es),
                shown(most, Lang::Es)
            ),
        ),
        (true, true) if most - least <= small => Text::new(
            format!(
                "the range of `{name}`, {} to {}, is wider than the one number of its source: {}",
                shown(assumption.low, Lang::En),
                shown(assumption.high, Lang::En),
                shown(most, Lang::En)
            ),
            format!(
                "el rango de `{name}`, de {} a {}, es más amplio que el único número de su fuente: {}",
                shown(assumption.low, Lang::Es),
                shown(assumption.high, Lang::Es),
                shown(most, Lang::Es)
            ),
        ),
        (true, true) => Text::new(
            format!(
                "the range of `{name}`, {} to {}, is wider than its source states: {} to {}",
                shown(assumption.low, Lang::En),
                shown(assumption.high, Lang::En),
                shown(least, Lang::En),
                shown(most, Lang::En)
            ),
            format!(
                "el rango de `{name}`, de {} a {}, es más amplio que el de su fuente: de {} a {}",
                shown(assumption.low, Lang::Es),
                shown(assumption.high, Lang::Es),
                shown(least, Lang::Es),
                shown(most, Lang::Es)
            ),
        ),
    };
    Some((message, help))
}

fn shown(value: f64, unit: &Unit, lang: Lang) -> String {
    let figure = format::full(unit.from_canonical(value), lang);
    format!("{figure} {}", unit.in_lang(lang)).trim_end().to_owned()
}

/// Whether a source speaks of one end of the range apart: `high: ...`, `low and typical: ...`.
fn explains(text: &str, end: &str) -> bool {
    text.split(':').any(|part| {
        let label = part.rsplit([';', '.']).next().unwrap_or_default();
        label.len() < 24 && label.to_lowercase().split_whitespace().any(|word| word.trim_matches(',') == end)
    })
}

/// Whether a source states a number, whatever its unit.
fn states(source: &Text, number: f64) -> bool {
    [&source.en, &source.es].into_iter().any(|text| numbers(text).iter().any(|stated| is_same(stated.value, number)))
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// The numbers of a unit's kind that a source states, canonical.
fn stated(text: &str, unit: &Unit) -> Vec<f64> {
    // A bare number is a year, a page or a count more often than a share.
    if unit.symbol().is_empty() {
        return Vec::new();
    }
    let found = numbers(text);
    let mut values = Vec::new();
    let mut of_next: Option<Unit> = None;
    for (index, number) in found.iter().enumerate().rev() {
        let next = found.get(index + 1);
        // `US$5 to 12`: the unit stands in front of the first.
        let before = unit_before(text, number).or_else(|| {
            let first = index.checked_sub(1).and_then(|index| found.get(index))?;
            unit_before(text, first).filter(|_| joins(text, first, number))
        });
        let own = before.or_else(|| unit_after(text, number.end));
        // `20-30 %`, `5 to 10 %`: the unit stands behind the last.
        let unit_here = own.or_else(|| of_next.take().filter(|_| next.is_some_and(|next| joins(text, number, next))));
        if let Some(found) = &unit_here
            && found.dimension() == unit.dimension()
            && !(found.symbol().is_empty())
        {
            values.push(found.to_canonical(number.value));
        }
        of_next = unit_here;
    }
    if unit.symbol() == "%" {
        let text = text.to_lowercase();
        values.extend(SHARES.into_iter().filter(|(word, _)| text.contains(word)).map(|(_, share)| share / 100.0));
    }
    values
}

/// Whether two numbers are the ends of one range, or of one list.
fn joins(text: &str, first: &Stated, second: &Stated) -> bool {
    let between = text.get(first.end..second.start).unwrap_or_default().trim();
    ["-", "–", "to", "a", "and", "or", "y", "o", ",", "±"].contains(&between)
}

/// Dollars that stand in front of their number.
fn unit_before(text: &str, number: &Stated) -> Option<Unit> {
    let before = text.get(..number.start)?.trim_end();
    let dollars = before.ends_with("US$") || before.ends_with("USD");
    dollars.then(|| Unit::parse("USD").ok()).flatten()
}

/// The unit that stands behind a number.
fn unit_after(text: &str, end: usize) -> Option<Unit> {
    let rest = text.get(end..)?.trim_start_matches(['\u{a0}', ' ']);
    let word = rest.split(char::is_whitespace).next()?.trim_end_matches([',', '.', ';', ':']);
    let word = if word.contains('(') { word } else { word.trim_end_matches(')') };
    if word.is_empty() || !word.chars().next().is_some_and(|first| first.is_alphabetic() || "%°".contains(first)) {
        return None;
    }
    Unit::parse(word).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use crate::diagnostic::Place;

    fn said(unit: &str, range: [f64; 3], source: &str) -> Vec<String> {
        let unit = Unit::parse(unit).unwrap();
        let [low, typical, high] = range.map(|value| unit.to_canonical(value));
        let assumption = Assumption {
            name: "share".to_owned(),
            unit,
            low,
            typical,
            high,
            year: None,
            label: Text::new("a", "b"),
            source: Text::new(source, source),
            place: Place { line: 1, column: 1 },
        };
        findings(&assumption, "x.rhai", None).into_iter().map(|problem| problem.message.en).collect()
    }

    #[test]
    fn a_range_within_what_the_source_states_is_sound() {
        for source in ["often 20-30 %", "from 20 to 30 %", "20 % at best, 30 % at worst", "a fifth, at most 30 %"] {
            assert_eq!(said("%", [20.0, 25.0, 30.0], source), [] as [&str; 0], "{source}");
        }
        assert_eq!(said("kg/L", [1.028, 1.03, 1.038], "1.028 to 1.038 g/cm3 by composition"), [] as [&str; 0]);
        assert_eq!(said("USD", [1000.0, 1200.0, 1500.0], "1,000-1,500 USD for a survey"), [] as [&str; 0]);
    }

    #[test]
    fn an_end_beyond_every_number_of_the_source_is_named() {
        assert_eq!(
            said("%", [20.0, 30.0, 60.0], "often 20-30 %; 5-10 % is a reasonable target"),
            ["`high` of `share` is 60 %, but its source states no more than 30 %"]
        );
        assert_eq!(
            said("USD", [100.0, 300.0, 500.0], "US$250 to 400 each"),
            ["the range of `share`, 100 USD to 500 USD, is wider than its source states: 250 USD to 400 USD"]
        );
    }

    #[test]
    fn judgement_numbers_of_other_things_and_explained_ends_are_left_alone() {
        assert_eq!(said("%", [20.0, 30.0, 60.0], "often 20-30 %; high: judgement, old plants"), [] as [&str; 0]);
        assert_eq!(said("%", [20.0, 30.0, 60.0], "often 20-30 %; high: twice that in old plants"), [] as [&str; 0]);
        assert_eq!(said("%", [20.0, 30.0, 60.0], "5 % of the plants, 120 USD, in 2024"), [] as [&str; 0]);
        assert_eq!(said("h/yr", [20.0, 30.0, 60.0], "J. Smith, page 12"), [] as [&str; 0]);
    }

    #[test]
    fn a_range_that_says_nothing_is_named() {
        assert_eq!(
            said("%", [0.0, 50.0, 100.0], "judgement: anything may be"),
            ["the range of `share` is the whole of 0 to 100 %, which says nothing"]
        );
        assert_eq!(
            said("h/yr", [10.0, 100.0, 1000.0], "a handbook"),
            ["`high` of `share` is 100 times its `low`, and its source does not say why"]
        );
        assert_eq!(said("h/yr", [10.0, 100.0, 1000.0], "judgement: shops differ"), [] as [&str; 0]);
        assert_eq!(said("%", [57.0, 57.0, 57.0], "the tariff: 57"), [] as [&str; 0]);
        assert_eq!(said("%", [57.0, 57.0, 57.0], "a handbook").len(), 1);
    }
}
