//! What many draws say, in words: ranges, chances, where a spread comes from, what it is worth to measure.

use super::{Phrases, tie};
use crate::diagnostic::{Text, say};
use crate::report::model::{ContributionEntry, MoneyValue, PaybackValue, Recommendation, WorthKnowing};
use crate::report::text::clean;
use crate::units::{Currency, format};

/// Chances above this are as good as sure.
const SURE: f64 = 0.995;
/// Below this chance a reader is told that the condition may not hold.
const OFTEN: f64 = 0.9;
/// So many contributions are told in words.
const MOST_TOLD: usize = 3;

impl Phrases<'_> {
    /// An end of a range, to two digits: it is no surer than that.
    fn end(self, value: f64) -> String {
        format::number(format!("{value:.1e}").parse().unwrap_or(value), self.lang)
    }

    /// `61,000–130,000`; nothing without a range, or where both ends are the same.
    pub(in crate::report) fn between(self, low: Option<f64>, high: Option<f64>) -> Option<String> {
        let (low, high) = (self.end(low?), self.end(high?));
        (low != high).then(|| format!("{low}–{high}"))
    }

    pub(super) fn money_between(self, money: &MoneyValue) -> Option<String> {
        let ends = self.between(money.low, money.high)?;
        Some(tie(&format!("{ends} {}", clean(&money.currency))))
    }

    /// `range: saves 20,000–42,000 MXN/yr, costs 1,200–2,900 MXN, pays back in 0.5–1.4 months; within 24 months in 97 %
    /// of the draws`.
    pub(in crate::report) fn likely_range(self, measure: &Recommendation) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(money) = measure.annual_saving.as_ref().and_then(|money| self.money_between(money)) {
            parts.push(self.say(&say!("saves {money}/yr", "ahorra {money}/año")));
        }
        if let Some(money) = self.money_between(&measure.investment) {
            parts.push(self.say(&say!("costs {money}", "cuesta {money}")));
        }
        let payback = &measure.payback;
        if let Some(months) = self.between(payback.low, payback.high) {
            let text = say!("pays back in {months} months", "se recupera en {months} meses");
            parts.push(self.say(&text));
        }
        if parts.is_empty() {
            return None;
        }
        let mut text = format!("{}: {}", self.say(&Text::new("range", "rango")), parts.join(", "));
        if let Some(chance) = payback.chance_within_limit.filter(|chance| *chance < SURE) {
            text.push_str("; ");
            text.push_str(&self.within_limit(chance));
        }
        Some(text)
    }

    /// `within 24 months in 97 % of the draws`.
    fn within_limit(self, chance: f64) -> String {
        let (limit, chance) = (self.months(self.report.limits.payback_months), self.percent(chance));
        self.say(&say!("within {limit} in {chance} of the draws", "dentro de {limit} en {chance} de las simulaciones"))
    }

    /// What a range alone would leave open.
    pub(in crate::report) fn range_remarks(self, measure: &Recommendation) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(chance) = measure.drawn.chance_applies.filter(|chance| *chance < OFTEN) {
            let chance = self.percent(chance);
            remarks.push(self.say(&say!(
                "its condition holds in {chance} of the draws: look before you spend",
                "su condición se cumple en {chance} de las simulaciones: verifique antes de gastar"
            )));
        }
        let above = |money: &MoneyValue| money.high.is_some_and(|high| money.expected > high);
        if measure.annual_saving.as_ref().is_some_and(above) {
            remarks.push(self.say(&Text::new(
                "what is not sure can mostly lower this saving, so the expected one lies above the range",
                "lo que no es seguro casi solo puede bajar este ahorro, así que el esperado queda arriba del rango",
            )));
        }
        remarks
    }

    /// What `range` means, told once.
    pub(in crate::report) fn range_note(self) -> Option<String> {
        let draws = self.report.drawn.draws.as_ref()?;
        self.measures().any(|measure| self.likely_range(measure).is_some()).then(|| {
            let count = format::number(f64::from(draws.count), self.lang);
            self.say(&say!(
                "Range: of {count} draws of all that is not sure, one in ten lies below it and one in ten above.",
                "Rango: de {count} simulaciones con todo lo que no es seguro, una de cada diez queda abajo y una de cada diez arriba."
            ))
        })
    }

    /// The title of a row and `pressure at the discharge (54 %); repaired share (20 %)`.
    pub(in crate::report) fn comes_from(self, measure: &Recommendation) -> Option<(String, String)> {
        let named = measure.drawn.contributions.iter().filter(|one| one.kind != "rest").take(MOST_TOLD);
        let parts: Vec<String> = named.map(|one| self.contribution(one)).collect();
        let title = Text::new("The spread comes mostly from", "El rango viene sobre todo de");
        (!parts.is_empty()).then(|| (self.say(&title), parts.join("; ")))
    }

    fn contribution(self, one: &ContributionEntry) -> String {
        let (label, share) = (clean(&one.label), self.percent(one.share));
        let label = if label.is_empty() { clean(&one.name) } else { label };
        self.say(&match one.kind {
            "estimate" => {
                say!("how well this is worked out: {label} ({share})", "qué tan bien se calcula: {label} ({share})")
            }
            "exchange_rate" => {
                let currency = clean(&one.name);
                say!("{label} {currency} ({share})", "{label} {currency} ({share})")
            }
            _ => say!("{label} ({share})", "{label} ({share})"),
        })
    }

    /// The title of a row and `kept, or one next to it, in 76 % of the draws`.
    pub(in crate::report) fn keeps_place(self, measure: &Recommendation) -> Option<(String, String)> {
        let share = self.percent(measure.drawn.rank_stability?);
        let text = say!(
            "kept, or one next to it, in {share} of the draws",
            "se conserva, o uno contiguo, en {share} de las simulaciones"
        );
        Some((self.say(&Text::new("Its place", "Su lugar")), self.say(&text)))
    }

    /// `MXN 93,100 (61,000–130,000)`.
    pub(in crate::report) fn money_with_range(self, text: String, money: Option<&MoneyValue>) -> String {
        match money.and_then(|money| self.between(money.low, money.high)) {
            Some(ends) => format!("{text} ({ends})"),
            None => text,
        }
    }

    /// `3 months (2–4.5; within 24 months in 97 % of the draws)`.
    pub(in crate::report) fn payback_with_range(self, measure: &Recommendation) -> String {
        let payback = &measure.payback;
        let mut parts: Vec<String> = self.between(payback.low, payback.high).into_iter().collect();
        parts.extend(payback.chance_within_limit.map(|chance| self.within_limit(chance)));
        let text = self.payback(payback);
        if parts.is_empty() { text } else { format!("{text} ({})", parts.join("; ")) }
    }

    /// `7.2 months (6.5–8.9)`.
    pub(in crate::report) fn payback_in_range(self, payback: &PaybackValue) -> String {
        let text = self.payback(payback);
        match self.between(payback.low, payback.high) {
            Some(ends) => format!("{text} ({ends})"),
            None => text,
        }
    }

    pub(in crate::report) fn worth_title(self) -> String {
        self.say(&Text::new("Worth measuring", "Lo que conviene medir"))
    }

    pub(in crate::report) fn worth_lead(self) -> String {
        let limit = self.months(self.report.limits.payback_months);
        self.say(&say!(
            "What better decisions would bring on average, within {limit}, if this were known for sure:",
            "Lo que en promedio aportarían mejores decisiones, en {limit}, si esto se supiera con certeza:"
        ))
    }

    /// The heads of its columns: fact, worth, how, what it takes, what it decides.
    pub(in crate::report) fn worth_heads(self) -> [&'static str; 5] {
        match self.lang {
            crate::diagnostic::Lang::En => ["Fact", "Worth", "How", "It takes", "It decides"],
            crate::diagnostic::Lang::Es => ["Dato", "Vale", "Cómo", "Requiere", "Decide"],
        }
    }

    /// `MXN 4,100`, to two digits.
    pub(in crate::report) fn worth_money(self, one: &WorthKnowing) -> String {
        let value = format!("{:.1e}", one.worth.value).parse().unwrap_or(one.worth.value);
        match Currency::parse(&one.worth.currency) {
            Some(currency) => tie(&format::money(value, currency, self.lang)),
            None => tie(&format!("{} {}", clean(&one.worth.currency), self.end(value))),
        }
    }

    /// With what and how long: `gauge in place, 20 minutes`; how, where that is not said.
    pub(in crate::report) fn takes(self, one: &WorthKnowing) -> String {
        let minutes = one.minutes.map(|minutes| {
            let minutes = format::number(minutes, self.lang);
            tie(&self.say(&say!("{minutes} min", "{minutes} min")))
        });
        let parts: Vec<String> = one.instrument.as_deref().map(clean).into_iter().chain(minutes).collect();
        if one.instrument.is_none() && !one.how.is_empty() {
            let how = clean(&one.how).trim_end_matches('.').to_owned();
            return [vec![how], parts].concat().join("; ");
        }
        parts.join(", ")
    }

    /// The names of the measures that a fact decides.
    pub(in crate::report) fn decided(self, one: &WorthKnowing) -> String {
        let title = |id: &String| {
            let of_measures = self.measures().find(|measure| measure.id == *id).map(|measure| measure.title.as_str());
            let needs = &self.report.needs_data;
            of_measures.or_else(|| needs.iter().find(|need| need.id == *id).map(|need| need.title.as_str()))
        };
        let titles: Vec<String> = one.measures.iter().filter_map(title).map(clean).collect();
        titles.join("; ")
    }

    /// One line: what, its worth, what it takes, what it decides.
    pub(in crate::report) fn worth_line(self, one: &WorthKnowing) -> String {
        let (label, worth, decided) = (clean(&one.label), self.worth_money(one), self.decided(one));
        let takes = self.takes(one);
        let takes = if takes.is_empty() { String::new() } else { format!("; {takes}") };
        self.say(&say!(
            "{label}: worth {worth}{takes}. Decides: {decided}",
            "{label}: vale {worth}{takes}. Decide: {decided}"
        ))
    }
}
