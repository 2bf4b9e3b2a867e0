//! How a year's money comes about: amounts times prices.

use indexmap::IndexMap;

use super::Phrases;
use crate::report::model::{MoneyValue, PriceEntry, QuantityValue, Recommendation};
use crate::report::words::Word;
use crate::units::{Unit, format};

/// A line of the money of a year.
pub(in crate::report) struct MoneyLine {
    /// What it is for.
    pub(in crate::report) name: String,
    /// The amount saved or used, empty where it is money itself.
    pub(in crate::report) amount: String,
    /// Its price.
    pub(in crate::report) price: String,
    /// Money in a year, to six digits.
    pub(in crate::report) money: String,
    /// Where the price comes from.
    pub(in crate::report) origin: String,
}

impl Phrases<'_> {
    /// The lines that add up to the annual saving of a measure.
    pub(in crate::report) fn money_lines(self, measure: &Recommendation) -> Vec<MoneyLine> {
        let mut lines = Vec::new();
        let signed = [(&measure.saves, 1.0), (&measure.uses, -1.0)];
        for (amounts, sign) in signed {
            lines.extend(self.priced_lines(amounts, sign, &measure.priced));
        }
        let mut money = |word: Word, money: Option<&MoneyValue>, sign: f64| {
            if let Some(money) = money {
                lines.push(MoneyLine {
                    name: self.word(word).to_lowercase(),
                    amount: String::new(),
                    price: String::new(),
                    money: self.full_money(sign * money.expected, &money.currency),
                    origin: String::new(),
                });
            }
        };
        money(Word::OtherSaving, measure.other_saving.as_ref(), 1.0);
        money(Word::RunningCost, measure.running_cost.as_ref(), -1.0);
        money(Word::NetSaving, measure.annual_saving.as_ref(), 1.0);
        lines
    }

    /// `22,847.5 MXN / 93,100 MXN/yr × 12 = 2.94492 months`, where the payback is a number of months.
    pub(in crate::report) fn payback_sum(self, measure: &Recommendation) -> Option<String> {
        let (months, saving) = (measure.payback.months?, measure.annual_saving.as_ref()?);
        let investment = self.full(measure.investment.expected, &measure.investment.currency);
        let saving = self.full_money(saving.expected, &saving.currency);
        let months = self.months_of(&format::full(months, self.lang));
        let values = [("investment", investment.as_str()), ("saving", &saving), ("months", &months)];
        Some(self.fill(Word::PaybackSum, &values))
    }

    fn priced_lines(
        self,
        amounts: &IndexMap<String, QuantityValue>,
        sign: f64,
        prices: &[PriceEntry],
    ) -> Vec<MoneyLine> {
        let line = |(key, amount): (&String, &QuantityValue)| {
            let price = prices.iter().find(|price| price.resource == *key);
            let money = price.and_then(|price| times(amount, price));
            MoneyLine {
                name: self.resource(key),
                amount: self.full(amount.value, &amount.unit),
                price: self.price_of_line(key, price),
                money: money.map_or_else(String::new, |money| self.full_money(sign * money, &self.report.currency)),
                origin: price.map_or_else(String::new, |price| self.price_origin(price)),
            }
        };
        amounts.iter().map(line).collect()
    }

    /// The price of an amount; a power factor has none, and to move energy gains nothing where all hours cost the same.
    fn price_of_line(self, key: &str, price: Option<&PriceEntry>) -> String {
        match price {
            Some(_) if key == "power_factor" => String::new(),
            Some(price) => self.price(price),
            None if key == "moved_electricity" => self.one_price().to_owned(),
            None => self.word(Word::NotPriced).to_owned(),
        }
    }

    fn full_money(self, money: f64, currency: &str) -> String {
        self.full(money, &format!("{currency}/yr"))
    }
}

/// Money in a year; `None` where amount and price do not make one.
pub(in crate::report) fn times(amount: &QuantityValue, price: &PriceEntry) -> Option<f64> {
    let (amount_unit, price_unit) = (Unit::parse(&amount.unit).ok()?, Unit::parse(&price.unit).ok()?);
    let dimension = amount_unit.dimension().times(price_unit.dimension()).ok()?;
    let (currency, _) = price_unit.dimension().currencies().next()?;
    let per_year = Unit::parse(&format!("{}/yr", currency.code())).ok()?;
    (per_year.dimension() == dimension)
        .then(|| amount_unit.to_canonical(amount.value) * price_unit.to_canonical(price.price))
}
