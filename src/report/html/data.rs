//! What the script works with: the formulas of the report, its measures, and the words that it says.

use serde_json::{Value, json};

use super::label::{Label, say};
use super::measures::anchor;
use crate::diagnostic::plain;
use crate::report::model::{Recommendation, number};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// The words that the script says, by the names that it has for them.
const LABELS: [(&str, Label); 34] = [
    ("whatIf", Label::WhatIf),
    ("whatIfLead", Label::WhatIfLead),
    ("pricesGroup", Label::PricesGroup),
    ("limitsGroup", Label::LimitsGroup),
    ("sharedGroup", Label::SharedGroup),
    ("ofMeasuresGroup", Label::OfMeasuresGroup),
    ("tariffInput", Label::TariffInput),
    ("tariffNote", Label::TariffNote),
    ("rateInput", Label::RateInput),
    ("rateNote", Label::RateNote),
    ("lowCostInput", Label::LowCostInput),
    ("monthsInput", Label::MonthsInput),
    ("heldNote", Label::HeldNote),
    ("usualRange", Label::UsualRange),
    ("reset", Label::Reset),
    ("changed", Label::Changed),
    ("sumNow", Label::SumNow),
    ("noLonger", Label::NoLonger),
    ("nowBeyond", Label::NowBeyond),
    ("nowWithin", Label::NowWithin),
    ("cannotBe", Label::CannotBe),
    ("notANumber", Label::NotANumber),
    ("filter", Label::Filter),
    ("shown", Label::Shown),
    ("sortBy", Label::SortBy),
    ("undecided", Label::NotDecided),
    ("accepted", Label::Accepted),
    ("rejected", Label::RejectedWord),
    ("postponed", Label::Postponed),
    ("reason", Label::Reason),
    ("saveDecisions", Label::SaveDecisions),
    ("saveLead", Label::SaveLead),
    ("decided", Label::Decided),
    ("print", Label::Print),
];

const WORDS: [(&str, Word); 7] = [
    ("immediate", Word::Immediate),
    ("oneMonth", Word::OneMonth),
    ("months", Word::Months),
    ("notPriced", Word::NotPriced),
    ("never", Word::Never),
    ("fromTo", Word::FromTo),
    ("noSaving", Word::NoSaving),
];

/// The data of the page.
pub(super) fn data(phrases: Phrases<'_>) -> Value {
    let report = phrases.report;
    let labels = LABELS.iter().map(|(name, label)| (*name, say(phrases, *label)));
    let words = WORDS.iter().map(|(name, word)| (*name, phrases.word(*word)));
    let more = [
        ("decision", Label::Decision),
        ("responsible", Label::Responsible),
        ("due", Label::Due),
        ("note", Label::Note),
    ];
    let more = more.map(|(name, label)| (name, say(phrases, label)));
    let words: serde_json::Map<String, Value> =
        labels.chain(words).chain(more).map(|(name, word)| (name.to_owned(), word.into())).collect();
    let within = report.recommendations.iter().map(|one| measure(phrases, one, "recommended"));
    let beyond = report.needs_study.iter().map(|one| measure(phrases, one, "beyond"));
    json!({
        "lang": phrases.lang.code(),
        "currency": plain(&report.currency),
        "words": words,
        "measures": within.chain(beyond).collect::<Vec<_>>(),
        "inputs": inputs(phrases),
        "formulas": report.formulas,
        "before": report.totals.annual_saving.as_ref().map(|money| phrases.money_per_year(money)),
    })
}

fn measure(phrases: Phrases<'_>, measure: &Recommendation, list: &str) -> Value {
    let confidence = ["measured", "calculated", "screening"].iter().position(|word| *word == measure.confidence);
    json!({
        "id": measure.id,
        "at": anchor(&measure.id),
        "title": plain(&measure.title),
        "rank": measure.rank,
        "list": list,
        "saving": measure.annual_saving.as_ref().map(|money| number(money.expected)),
        "investment": number(measure.investment.expected),
        "currency": measure.investment.currency,
        "payback": measure.payback.kind,
        "months": measure.payback.months.map(number),
        "npv": measure.worth.as_ref().map(|worth| number(worth.npv.expected)),
        "co2e": measure.co2e.as_ref().map(|co2e| number(co2e.expected)),
        "water": number(net(measure, "water")),
        "confidence": confidence,
        "words": plain(&format!("{} {}", phrases.end_use(&measure.end_use), phrases.saved(measure))),
        "umbrella": measure.umbrella,
    })
}

fn net(measure: &Recommendation, resource: &str) -> f64 {
    let of = |amounts: &indexmap::IndexMap<String, crate::report::QuantityValue>| {
        amounts.get(resource).map_or(0.0, |amount| amount.value)
    };
    of(&measure.saves) - of(&measure.uses)
}

/// What people call each input, and its unit in their language.
fn inputs(phrases: Phrases<'_>) -> Vec<Value> {
    let all = phrases.report.formulas.iter().flat_map(|formulas| &formulas.inputs);
    all.map(|input| {
        let label = if input.kind == "price" { phrases.resource(&input.name) } else { input.label.clone() };
        let range = match (input.low, input.high) {
            (Some(low), Some(high)) => phrases.range(low, high, &input.unit),
            _ => String::new(),
        };
        json!({ "label": plain(&label), "unit": plain(&phrases.unit(&input.unit)), "range": plain(&range) })
    })
    .collect()
}
