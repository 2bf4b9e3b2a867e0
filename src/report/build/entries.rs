//! Small values as they stand in the report.

use indexmap::IndexMap;
use serde_json::Value;

use crate::diagnostic::{Lang, Text};
use crate::evaluate::{MoneyAmount, Payback, PriceOrigin, Priced, ResourceAmount, StepValue};
use crate::facility::Basis;
use crate::report::model::{MoneyValue, PaybackValue, PriceEntry, QuantityValue, number};
use crate::units::Unit;

pub(super) fn words(text: &Text, lang: Lang) -> String {
    text.in_lang(lang).to_owned()
}

pub(super) fn amounts(amounts: &[ResourceAmount]) -> IndexMap<String, QuantityValue> {
    amounts
        .iter()
        .map(|amount| {
            let value = amount.unit.from_canonical(amount.value);
            (amount.resource.to_string(), QuantityValue::new(value, amount.unit.symbol()))
        })
        .collect()
}

pub(super) fn money(money: MoneyAmount) -> MoneyValue {
    MoneyValue::new(money.value, money.currency.code())
}

pub(super) fn payback(payback: Payback) -> PaybackValue {
    let months = match payback {
        Payback::Months(months) => Some(months),
        Payback::Immediate | Payback::NotPriced | Payback::Never => None,
    };
    PaybackValue::new(payback.kind(), months)
}

pub(super) fn price(priced: &Priced) -> PriceEntry {
    let mut entry = PriceEntry {
        resource: priced.resource.to_string(),
        price: priced.value(),
        unit: priced.unit.symbol().to_owned(),
        origin: "profile",
        by: None,
        average: false,
        date: None,
        place: None,
        source: None,
        billed_share: priced.billed_share,
        tariff: None,
    };
    match &priced.origin {
        PriceOrigin::Profile => {}
        PriceOrigin::Derived { by, average } => {
            (entry.origin, entry.by, entry.average) = ("derived", Some(by.clone()), *average);
        }
        PriceOrigin::Tariff { tariff, place, from, to } => {
            entry.origin = "tariff";
            (entry.tariff, entry.place) = (Some(tariff.clone()), Some(place.clone()));
            entry.date = Some(format!("{from}/{to}"));
        }
        PriceOrigin::Factor { date, place, source } => {
            entry.origin = "factor";
            (entry.date, entry.place) = (Some(date.clone()), Some(place.clone()));
            entry.source = Some(source.clone());
        }
    }
    entry
}

pub(super) fn step_value(value: &StepValue) -> (Value, String) {
    match value {
        StepValue::Number(value, unit) => (number(*value), shown_unit(unit)),
        StepValue::Truth(truth) => (Value::from(*truth), String::new()),
        StepValue::Word(word) => (Value::from(word.as_str()), String::new()),
    }
}

pub(super) fn shown_unit(unit: &Unit) -> String {
    if unit.symbol() == "1" { String::new() } else { unit.symbol().to_owned() }
}

pub(super) fn basis_name(basis: Basis) -> &'static str {
    Basis::ALL.iter().find(|(_, known)| *known == basis).map_or("", |(name, _)| name)
}
