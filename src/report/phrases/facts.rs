//! What is said of facts, prices and problems.

use serde_json::Value;

use super::{Phrases, tie};
use crate::diagnostic::{Code, Diagnostic};
use crate::report::model::{
    AssumedNumber, DeciderEntry, Fact, MissingFact, NeedsData, NotApplicable, PriceEntry, RateEntry,
};
use crate::report::text::clean;
use crate::report::words::Word;
use crate::units::format;

impl<'a> Phrases<'a> {
    /// A value of a fact or step, to six digits.
    pub(in crate::report) fn value(self, path: &str, value: &Value, unit: &str) -> String {
        match value {
            Value::Bool(true) => self.word(Word::Yes).to_owned(),
            Value::Bool(false) => self.word(Word::No).to_owned(),
            Value::String(word) => {
                let name = self.report.names.facts.get(path).and_then(|name| name.word.as_deref());
                clean(name.unwrap_or(word))
            }
            other => self.full(other.as_f64().unwrap_or(f64::NAN), unit),
        }
    }

    /// What a person calls a fact; a formula stays as it is.
    pub(in crate::report) fn label(self, path: &str) -> String {
        match (self.report.names.facts.get(path), place(path)) {
            (Some(name), Some(place)) => format!("{}, {place}", clean(&name.label)),
            (Some(name), None) => clean(&name.label),
            (None, _) => clean(path),
        }
    }

    /// `Share of the air that leaks 6 %, needs more than 10 %`.
    pub(in crate::report) fn decider(self, fact: &DeciderEntry) -> String {
        if fact.value.as_str() == Some("{}") {
            return self.fill(Word::NoneHere, &[("section", &clean(&fact.path))]);
        }
        let mut value = self.value(&fact.path, &fact.value, &fact.unit);
        let mut limit = fact.threshold.map(|limit| self.full(limit, &fact.unit));
        // Three digits are enough to read, where they tell the two apart.
        if let (Some(is), Some(bound)) = (fact.value.as_f64(), fact.threshold) {
            let (is, bound) = (self.amount(is, &fact.unit), self.amount(bound, &fact.unit));
            if is != bound {
                (value, limit) = (is, Some(bound));
            }
        }
        let is = format!("{}: {value}", self.label(&fact.path));
        let (Some(limit), Some(needed)) = (limit, fact.needed) else { return is };
        let word = match needed {
            ">" => Word::MoreThan,
            ">=" => Word::AtLeast,
            "<" => Word::LessThan,
            "<=" => Word::AtMost,
            "==" => Word::Exactly,
            _ => Word::OtherThan,
        };
        self.fill(word, &[("fact", &is), ("limit", &limit)])
    }

    /// What a person calls a fact of section `facility`.
    pub(in crate::report) fn facility_label(self, name: &str) -> String {
        let known = self.report.names.facts.get(&format!("facility.{name}"));
        clean(&known.map_or_else(|| name.replace('_', " "), |known| known.label.clone()))
    }

    /// The file that gives a fact: `profile`, or the name of one beside it.
    pub(in crate::report) fn given_in(self, fact: &Fact) -> String {
        fact.file.as_deref().map_or_else(|| self.word(Word::FromProfile).to_owned(), clean)
    }

    /// Where a fact comes from.
    pub(in crate::report) fn fact_origin(self, fact: &Fact) -> String {
        let basis = fact.basis.map(|basis| {
            self.word(match basis {
                "metered" => Word::BasisMetered,
                "invoice" => Word::BasisInvoice,
                "measured" => Word::BasisMeasured,
                "nameplate" => Word::BasisNameplate,
                "estimated" => Word::BasisEstimated,
                "calculated" => Word::BasisCalculated,
                _ => Word::BasisTypical,
            })
        });
        let (mut parts, given) = (Vec::new(), self.given_in(fact));
        match (fact.origin, basis) {
            ("derived", basis) => parts.push(basis.unwrap_or(self.word(Word::BasisCalculated)).to_owned()),
            (_, Some(basis)) => parts.push(format!("{given} ({basis})")),
            (_, None) => parts.push(given),
        }
        match (fact.by.as_deref(), fact.source.as_deref().filter(|source| !source.is_empty())) {
            (Some(by), Some(source)) => parts.push(format!("{} ({})", clean(source), clean(by))),
            (one, other) => parts.extend(one.or(other).map(clean)),
        }
        parts.extend(fact.note.as_deref().map(|note| self.fill(Word::NoteIs, &[("text", &clean(note))])));
        parts.join("; ")
    }

    /// How a fact was found, in a word.
    pub(in crate::report) fn basis(self, fact: &Fact) -> String {
        let word = match (fact.basis, fact.origin) {
            (Some("metered"), _) => Word::BasisMetered,
            (Some("invoice"), _) => Word::BasisInvoice,
            (Some("measured"), _) => Word::BasisMeasured,
            (Some("nameplate"), _) => Word::BasisNameplate,
            (Some("estimated"), _) => Word::BasisEstimated,
            (Some("typical"), _) => Word::BasisTypical,
            (Some(_), _) | (None, "derived") => Word::BasisCalculated,
            (None, _) => Word::FromProfile,
        };
        self.word(word).to_owned()
    }

    /// Where an assumption comes from.
    pub(in crate::report) fn assumed_source(self, assumed: &AssumedNumber) -> String {
        let source = format!("{}{}", clean(&assumed.source), self.brought_from(assumed));
        match assumed.origin {
            "profile" => format!("{}: {source}", self.word(Word::ReplacedInProfile)),
            _ => source,
        }
    }

    /// `5 to 15 %`.
    pub(in crate::report) fn range(self, low: f64, high: f64, unit: &str) -> String {
        let low = format::full(low, self.lang);
        self.fill(Word::FromTo, &[("low", &low), ("high", &self.full(high, unit))])
    }

    /// Why a measure does not apply.
    pub(in crate::report) fn refusal(self, refused: &NotApplicable) -> String {
        let facts: Vec<String> = refused.facts.iter().map(|fact| self.decider(fact)).collect();
        match refused.reason {
            "already_done" => self.word(Word::InPlace).to_owned(),
            "no_saving" => self.word(Word::NoSaving).to_owned(),
            _ if !facts.is_empty() => facts.join("; "),
            _ if refused.condition.is_empty() => self.word(Word::NotFulfilled).to_owned(),
            _ => self.fill(Word::Condition, &[("text", &clean(&refused.condition))]),
        }
    }

    /// `Share of the air that leaks (%)`.
    pub(in crate::report) fn missing(self, field: &MissingFact) -> String {
        let label = match (field.label.as_str(), place(&field.path)) {
            ("", _) => clean(&field.path),
            (label, Some(place)) => format!("{}, {place}", clean(label)),
            (label, None) => clean(label),
        };
        let unit = self.unit(&field.unit);
        if unit.is_empty() { label } else { format!("{label} ({unit})") }
    }

    /// How a missing fact is found, or from what it can be worked out. Ways by many facts are only hinted at.
    pub(in crate::report) fn how(self, field: &MissingFact) -> String {
        const MOST: usize = 3;
        // A way that asks for all that a shorter one asks for, and for more, helps nobody on a visit.
        let needless = |way: &Vec<String>| {
            field.or_from.iter().any(|other| other.len() < way.len() && other.iter().all(|path| way.contains(path)))
        };
        let ways = field.or_from.iter().filter(|way| !needless(way));
        let (short, long): (Vec<_>, Vec<_>) = ways.partition(|way| way.len() <= MOST);
        let short = short.into_iter().map(|way| {
            let labels: Vec<String> = way.iter().map(|path| self.label(path)).collect();
            labels.join(" + ")
        });
        let other = (!long.is_empty()).then(|| self.word(Word::OtherWays).to_owned());
        let ways = short.reduce(|one, other| self.fill(Word::OrWay, &[("one", &one), ("other", &other)]));
        let or_from = ways.map(|ways| self.fill(Word::OrFrom, &[("facts", &ways)]));
        let how = Some(sentence(&field.how)).filter(|how| !how.is_empty());
        how.into_iter().chain(or_from).chain(other).collect::<Vec<_>>().join(" ")
    }

    pub(in crate::report) fn price(self, price: &PriceEntry) -> String {
        self.full(price.price, &price.unit)
    }

    pub(in crate::report) fn price_origin(self, price: &PriceEntry) -> String {
        let text = |text: &Option<String>| text.as_deref().map(clean).unwrap_or_default();
        let by = text(&price.by);
        match price.origin {
            "factor" => {
                let values =
                    [("place", text(&price.place)), ("date", text(&price.date)), ("source", text(&price.source))];
                self.fill(Word::DatedFactor, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            "tariff" => self.tariff_origin(price),
            "derived" if price.average => self.fill(Word::BillAverage, &[("by", &by)]),
            "derived" => self.fill(Word::FromFormula, &[("by", &by)]),
            _ => match self.billed_share(price) {
                Some(share) => format!("{}; {share}", self.word(Word::FromProfile)),
                None => self.word(Word::FromProfile).to_owned(),
            },
        }
    }

    /// `electricity: 1.9 MXN/kWh; profile`.
    pub(in crate::report) fn price_line(self, price: &PriceEntry) -> String {
        format!("{}: {}; {}", self.resource(&price.resource), self.price(price), self.price_origin(price))
    }

    /// Every price once, in the order of the measures.
    pub(in crate::report) fn prices(self) -> Vec<&'a PriceEntry> {
        let mut prices: Vec<&PriceEntry> = Vec::new();
        // What a tariff makes of a saving differs from measure to measure; its margins stand for all.
        let shown = |price: &&PriceEntry| price.origin != "tariff" && price.billed_share.is_none();
        for price in self.measures().flat_map(|measure| &measure.priced).filter(shown) {
            if !prices.contains(&price) {
                prices.push(price);
            }
        }
        prices
    }

    /// `1 USD = 18.5 MXN`.
    pub(in crate::report) fn rate(self, rate: &RateEntry) -> String {
        tie(&format!("1 {} = {} {}", clean(&rate.from), format::full(rate.rate, self.lang), clean(&rate.to)))
    }

    pub(in crate::report) fn rate_origin(self, rate: &RateEntry) -> String {
        self.fill(Word::RateFrom, &[("source", &clean(&rate.source)), ("date", &clean(&rate.date))])
    }

    /// All warnings; facts that no rule reads are named in one, since each would say the same.
    pub(in crate::report) fn warnings(self) -> Vec<String> {
        let (unread, others): (Vec<_>, Vec<_>) = self
            .report
            .warnings
            .iter()
            .map(|(problem, _)| problem)
            .partition(|problem| problem.code == Code::UNREAD_FIELD);
        let mut lines: Vec<String> = others.into_iter().map(|problem| self.problem(problem)).collect();
        if let [first, _, ..] = unread.as_slice() {
            let paths: Vec<String> = unread.iter().filter_map(|problem| problem.path.as_deref()).map(clean).collect();
            let values = [("count", unread.len().to_string()), ("paths", paths.join(", "))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            lines.push(format!("{} {}", first.code, self.fill(Word::UnreadFacts, &values)));
        } else {
            lines.extend(unread.into_iter().map(|problem| self.problem(problem)));
        }
        lines
    }

    /// `AL0501 the formula divides by zero (rules/x.rhai:12)`.
    pub(in crate::report) fn problem(self, problem: &Diagnostic) -> String {
        let message = clean(problem.message.in_lang(self.lang));
        let file = problem.file.as_deref().map(clean);
        let cell = problem.sheet_place.as_ref().map(|place| clean(&place.to_string()));
        let place = match (file, problem.place, cell) {
            (Some(file), Some(place), _) => format!(" ({file}:{})", place.line),
            (Some(file), None, Some(cell)) => format!(" ({file}: {cell})"),
            (Some(file), None, None) => format!(" ({file})"),
            (None, Some(place), _) => format!(" ({}:{})", place.line, place.column),
            (None, None, Some(cell)) => format!(" ({cell})"),
            (None, None, None) => String::new(),
        };
        let help =
            problem.help.as_ref().map_or_else(String::new, |help| format!("; {}", clean(help.in_lang(self.lang))));
        format!("{} {message}{place}{help}", problem.code)
    }
}

/// The facts that decide on a measure, then the others that it lacks.
pub(in crate::report) fn missing_in_order(need: &NeedsData) -> Vec<(Word, Vec<&MissingFact>)> {
    let (decide, lack): (Vec<_>, Vec<_>) = need.fields.iter().partition(|field| need.decides.contains(&field.path));
    [(Word::Decides, decide), (Word::AlsoMissing, lack)].into_iter().filter(|(_, fields)| !fields.is_empty()).collect()
}

/// The record of a list in which a fact stands: `motors[3]`. An item is named in the label.
fn place(path: &str) -> Option<String> {
    if let Some((record, _)) = path.split_once(']') {
        return (!record.ends_with('[')).then(|| format!("{}]", clean(record)));
    }
    None
}

/// A text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = clean(text);
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}
