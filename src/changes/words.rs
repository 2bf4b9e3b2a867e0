//! What changes, in words.

use super::plant::{Kind, MeasureChange};
use super::rules::{AssumptionChange, RuleKind};
use super::standing::{Numbers, Standing, State, close};
use crate::assumptions::Assumption;
use crate::diagnostic::{Lang, Text, say};
use crate::evaluate::{MoneyAmount, Payback};
use crate::units::{Unit, format};

/// Between what was and what is.
const TO: &str = "→";

pub(super) fn rule_kind(kind: RuleKind) -> Text {
    match kind {
        RuleKind::Added => Text::new("new", "nueva"),
        RuleKind::Removed => Text::new("taken out", "eliminada"),
        RuleKind::Changed => Text::new("changed", "cambió"),
    }
}

pub(super) fn file_kind(kind: RuleKind) -> Text {
    match kind {
        RuleKind::Added => Text::new("new", "nuevo"),
        RuleKind::Removed => Text::new("taken out", "eliminado"),
        RuleKind::Changed => Text::new("changed", "cambió"),
    }
}

fn state(state: State) -> Text {
    match state {
        State::Recommended => Text::new("recommended", "recomendada"),
        State::NeedsStudy => Text::new("needs a study", "requiere estudio"),
        State::NeedsData => Text::new("needs data", "faltan datos"),
        State::NotApplicable => Text::new("does not apply", "no aplica"),
        State::Failed => Text::new("the rule fails", "la regla falla"),
        State::Broken => Text::new("the rule cannot be used", "la regla no se puede usar"),
        State::Absent => Text::new("no such rule", "no existe la regla"),
    }
}

/// Where a measure stands, with what it needs or why it fails.
fn standing(standing: &Standing, lang: Lang) -> String {
    let state = state(standing.state).in_lang(lang).to_owned();
    match (standing.rank, &standing.problem) {
        (Some(rank), _) => {
            let place = say!("place {rank}", "lugar {rank}");
            format!("{state}, {}", place.in_lang(lang))
        }
        (None, Some(problem)) => format!("{state}: {}", problem.message.in_lang(lang)),
        (None, None) if !standing.decides.is_empty() => format!("{state}: {}", standing.decides.join(", ")),
        (None, None) => state,
    }
}

/// What a person calls a resource.
pub(super) type Names<'a> = &'a dyn Fn(&str) -> String;

/// The sign before a measure.
pub(super) fn mark(kind: Kind) -> &'static str {
    match kind {
        Kind::Appears => "+ ",
        Kind::Vanishes => "- ",
        Kind::Moves | Kind::Numbers | Kind::Totals | Kind::Other => "~ ",
    }
}

/// The lines below a measure that changes.
pub(super) fn measure(change: &MeasureChange, names: Names<'_>, lang: Lang) -> Vec<String> {
    let (before, after) = (standing(&change.before, lang), standing(&change.after, lang));
    let mut lines = vec![if before == after { after } else { format!("{before} {TO} {after}") }];
    match (&change.before.numbers, &change.after.numbers) {
        (Some(old), Some(new)) => lines.extend(both(old, new, names, lang)),
        (None, Some(numbers)) | (Some(numbers), None) => lines.push(one(numbers, names, lang)),
        (None, None) => {}
    }
    if change.before.alternative_to != change.after.alternative_to && change.after.state.is_listed() {
        let line = match &change.after.alternative_to {
            Some(other) => say!("`{other}` counts in its place", "cuenta `{other}` en su lugar"),
            None => Text::new("counts in the totals", "cuenta en los totales"),
        };
        lines.push(line.in_lang(lang).to_owned());
    }
    lines
}

/// The numbers that differ, each on a line.
fn both(old: &Numbers, new: &Numbers, names: Names<'_>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |name: &str, old: String, new: String, change: Option<String>| {
        let change = change.map(|change| format!(" ({change})")).unwrap_or_default();
        if old != new || !change.is_empty() {
            lines.push(format!("{name}: {old} {TO} {new}{change}"));
        }
    };
    let percent_of = |old: MoneyAmount, new: MoneyAmount| {
        (old.currency == new.currency).then(|| percent(old.value, new.value)).flatten()
    };
    let saving = |money: Option<MoneyAmount>| money.map_or_else(|| not_priced(lang), |amount| money_text(amount, lang));
    let change = old.annual_saving.zip(new.annual_saving).and_then(|(old, new)| percent_of(old, new));
    line(word(Word::Saving, lang), saving(old.annual_saving), saving(new.annual_saving), change);
    let change = percent_of(old.investment, new.investment);
    line(word(Word::Investment, lang), money_text(old.investment, lang), money_text(new.investment, lang), change);
    line(word(Word::Payback, lang), payback(old.payback, lang), payback(new.payback, lang), None);
    let keys: std::collections::BTreeSet<&String> = old.resources.keys().chain(new.resources.keys()).collect();
    for key in keys {
        let (before, after) = (old.resources.get(key), new.resources.get(key));
        let Some((_, unit)) = after.or(before) else { continue };
        let value = |amount: Option<&(f64, Unit)>| amount.map_or(0.0, |(value, _)| *value);
        let (before, after) = (value(before), value(after));
        if !close(before, after) {
            let (old, new) = (format::number(before, lang), format::trade(after, unit, lang));
            line(&names(key), old, new, percent(before, after));
        }
    }
    lines
}

/// The numbers of a measure in one line.
fn one(numbers: &Numbers, names: Names<'_>, lang: Lang) -> String {
    let saving = numbers.annual_saving.map_or_else(|| not_priced(lang), |amount| money_text(amount, lang));
    let mut parts = vec![
        format!("{} {saving}", word(Word::Saving, lang)),
        format!("{} {}", word(Word::Investment, lang), money_text(numbers.investment, lang)),
        format!("{} {}", word(Word::Payback, lang), payback(numbers.payback, lang)),
    ];
    parts.extend(
        numbers
            .resources
            .iter()
            .map(|(key, (value, unit))| format!("{} {}", names(key), format::trade(*value, unit, lang))),
    );
    parts.join("; ")
}

/// Words for numbers.
#[derive(Clone, Copy)]
pub(super) enum Word {
    Saving,
    Investment,
    Payback,
}

pub(super) fn word(word: Word, lang: Lang) -> &'static str {
    match (word, lang) {
        (Word::Saving, Lang::En) => "annual saving",
        (Word::Saving, Lang::Es) => "ahorro anual",
        (Word::Investment, Lang::En) => "investment",
        (Word::Investment, Lang::Es) => "inversión",
        (Word::Payback, Lang::En) => "payback",
        (Word::Payback, Lang::Es) => "recuperación",
    }
}

fn not_priced(lang: Lang) -> String {
    Text::new("not priced", "sin precio").in_lang(lang).to_owned()
}

fn money_text(money: MoneyAmount, lang: Lang) -> String {
    format::money(money.value, money.currency, lang)
}

fn payback(payback: Payback, lang: Lang) -> String {
    match payback {
        Payback::Immediate => Text::new("immediate", "inmediata").in_lang(lang).to_owned(),
        Payback::Never => Text::new("never", "no se recupera").in_lang(lang).to_owned(),
        Payback::NotPriced => not_priced(lang),
        Payback::Months(months) => Unit::parse("month")
            .map_or_else(|_| format::number(months, lang), |unit| format::trade(months, &unit, lang)),
    }
}

/// By how many percent a number changes; none where it does not, or where it was zero.
pub(super) fn percent(old: f64, new: f64) -> Option<String> {
    let change = (new - old) / old.abs() * 100.0;
    (change.is_finite() && !close(old, new)).then(|| {
        let sign = if change > 0.0 { "+" } else { "" };
        format!("{sign}{} %", format::number(change, Lang::En))
    })
}

/// A sum that changes, given how its figure is written behind a sign: `+54,000 kWh/yr (10,000 → 64,000; +540 %)`.
pub(super) fn sum(old: f64, new: f64, figure: &dyn Fn(&str, f64) -> String, lang: Lang) -> String {
    let sign = if new > old { "+" } else { "-" };
    let percent = percent(old, new).map(|change| format!("; {change}")).unwrap_or_default();
    let (before, after) = (format::number(old, lang), format::number(new, lang));
    format!("{} ({before} {TO} {after}{percent})", figure(sign, (new - old).abs()))
}

/// An assumption that differs, in one line.
pub(super) fn assumption(change: &AssumptionChange, lang: Lang) -> String {
    let name = &change.name;
    match (&change.before, &change.after) {
        (Some(old), Some(new)) => {
            let mut parts = Vec::new();
            let value = |assumption: &Assumption, value: f64| {
                let unit = &assumption.unit;
                let figure = format::full(unit.from_canonical(value), lang);
                format!("{figure} {}", unit.in_lang(lang)).trim_end().to_owned()
            };
            for (key, a, b) in
                [("low", old.low, new.low), ("typical", old.typical, new.typical), ("high", old.high, new.high)]
            {
                let (a, b) = (value(old, a), value(new, b));
                if a != b {
                    parts.push(format!("{key} {a} {TO} {b}"));
                }
            }
            if old.year != new.year {
                let year = |year: Option<i32>| year.map_or_else(|| "--".to_owned(), |year| year.to_string());
                parts.push(format!("year {} {TO} {}", year(old.year), year(new.year)));
            }
            for (key, differs) in [("label", old.label != new.label), ("source", old.source != new.source)] {
                if differs {
                    parts.push(say!("{key} rewritten", "{key} con otro texto").in_lang(lang).to_owned());
                }
            }
            format!("{name}: {}", parts.join("; "))
        }
        (None, Some(new)) => format!("{name}: {} ({})", Text::new("new", "nuevo").in_lang(lang), range(new, lang)),
        (Some(_), None) => format!("{name}: {}", Text::new("taken out", "eliminado").in_lang(lang)),
        (None, None) => name.clone(),
    }
}

fn range(assumption: &Assumption, lang: Lang) -> String {
    let unit = &assumption.unit;
    let figure = |value: f64| format::full(unit.from_canonical(value), lang);
    let (low, typical, high) = (figure(assumption.low), figure(assumption.typical), figure(assumption.high));
    format!("{low} / {typical} / {high} {}", unit.in_lang(lang)).trim_end().to_owned()
}
