//! What the renderers have in common: numbers, amounts and facts as people say them, in plain text of one line.

mod audits;
mod balance;
mod baseline;
mod bills;
mod checking;
mod drawn;
mod facts;
mod follow;
mod glossary;
mod kind;
mod manager;
mod margins;
mod measures;
mod money;
mod plan;
mod quality;
mod together;
mod whole;
mod worth;

pub(super) use balance::BalanceRow;
pub(super) use facts::missing_in_order;
pub(super) use money::{MoneyLine, times};

use serde_json::Value;

use super::letterhead::{OWN, Wording};
use super::markdown::escape;
use super::model::{MoneyValue, PaybackValue, Recommendation, Report};
use super::text::{TIE, clean};
use super::words::{Word, filled};
use crate::diagnostic::Lang;
use crate::units::{Currency, Unit, format};

/// The words of one report.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub(super) report: &'a Report,
    pub(super) lang: Lang,
    wording: &'a Wording,
}

impl<'a> Phrases<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        Self::worded(report, &OWN)
    }

    /// The words of one report, those of a centre in place of ours.
    pub(super) fn worded(report: &'a Report, wording: &'a Wording) -> Self {
        Self { report, lang: report.lang, wording }
    }

    pub(super) fn word(self, word: Word) -> &'a str {
        self.own(word.name()).unwrap_or_else(|| word.text(self.lang))
    }

    /// What a centre says in place of a word of ours, by its name.
    pub(super) fn own(self, name: &str) -> Option<&'a str> {
        self.wording.get(name, self.lang)
    }

    pub(super) fn fill(self, word: Word, values: &[(&str, &str)]) -> String {
        filled(self.word(word), values)
    }

    /// A word in which Markdown stands; that of a centre is a plain text.
    pub(super) fn markup(self, word: Word) -> String {
        self.wording.get(word.name(), self.lang).map_or_else(|| word.text(self.lang).to_owned(), escape)
    }

    /// `1 measure` or `12 measures`.
    pub(super) fn count(self, n: usize, one: Word, many: Word) -> String {
        if n == 1 { self.word(one).to_owned() } else { self.fill(many, &[("n", &n.to_string())]) }
    }

    /// Every measure with numbers.
    pub(super) fn measures(self) -> impl Iterator<Item = &'a Recommendation> {
        self.report.recommendations.iter().chain(&self.report.needs_study)
    }

    pub(super) fn plant(self) -> String {
        let name = self.report.facility.get("name").and_then(Value::as_str).map(clean).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.word(Word::UnnamedPlant).to_owned())
    }

    /// A figure in its unit, to three digits.
    pub(super) fn amount(self, value: f64, unit: &str) -> String {
        match Unit::parse(unit) {
            Ok(unit) => tie(&format::trade(value, &unit, self.lang)),
            Err(_) => tie(&format!("{} {}", format::number(value, self.lang), clean(unit))),
        }
    }

    /// A figure of a calculation in its unit, to six digits.
    pub(super) fn full(self, value: f64, unit: &str) -> String {
        let figure = format::full(value, self.lang);
        let unit = self.unit(unit);
        if unit.is_empty() { figure } else { tie(&format!("{figure} {unit}")) }
    }

    pub(super) fn unit(self, unit: &str) -> String {
        match Unit::parse(unit) {
            Ok(unit) if unit.symbol() == "1" => String::new(),
            Ok(unit) => unit.in_lang(self.lang),
            Err(_) => clean(unit),
        }
    }

    pub(super) fn money(self, money: &MoneyValue) -> String {
        match Currency::parse(&money.currency) {
            Some(currency) => tie(&format::money(money.expected, currency, self.lang)),
            None => tie(&format!("{} {}", clean(&money.currency), format::number(money.expected, self.lang))),
        }
    }

    pub(super) fn money_per_year(self, money: &MoneyValue) -> String {
        self.fill(Word::PerYear, &[("unit", &self.money(money))])
    }

    /// Money for a column that is headed by the plant's currency.
    pub(super) fn money_in_column(self, money: &MoneyValue) -> String {
        if money.currency == self.report.currency {
            format::number(money.expected, self.lang)
        } else {
            self.money(money)
        }
    }

    pub(super) fn months(self, months: f64) -> String {
        // Two digits: nobody plans by tenths of a month beyond a year.
        let rounded = format!("{months:.1e}").parse().unwrap_or(months);
        self.months_of(&format::number(if months.abs() < 100.0 { rounded } else { months }, self.lang))
    }

    fn months_of(self, figure: &str) -> String {
        let phrase = if figure == "1" {
            self.word(Word::OneMonth).to_owned()
        } else {
            self.fill(Word::Months, &[("n", figure)])
        };
        tie(&phrase)
    }

    pub(super) fn payback(self, payback: &PaybackValue) -> String {
        let word = match (payback.kind, payback.months) {
            ("months", Some(months)) => return self.months(months),
            ("immediate", _) => Word::Immediate,
            ("never", _) => Word::Never,
            _ => Word::NotPriced,
        };
        tie(self.word(word))
    }

    pub(super) fn confidence(self, confidence: &str) -> &'a str {
        self.word(match confidence {
            "measured" => Word::Measured,
            "calculated" => Word::Calculated,
            _ => Word::Screening,
        })
    }

    pub(super) fn resource(self, key: &str) -> String {
        self.report.names.resources.get(key).map_or_else(|| clean(&key.replace(['_', '/'], " ")), |name| clean(name))
    }
}

/// A phrase that is not torn at the end of a line.
fn tie(phrase: &str) -> String {
    phrase.replace(' ', TIE.encode_utf8(&mut [0; 4]))
}

/// A sentence that begins with a capital.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
