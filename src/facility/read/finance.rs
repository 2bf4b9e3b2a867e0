//! The section `finance` of a profile: interest, prices to come, rebates.

use super::{Reader, plain};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::facility::Rebate;
use crate::json::{Json, JsonValue, join};
use crate::units::{Currency, Dimension, Quantity};

/// Rates below and above this are no rates: 100 % a year.
const MOST_RATE: f64 = 1.0;
/// Rates above this are unlikely.
const LIKELY_RATE: f64 = 0.40;
/// Energy prices that rise or fall faster than this for years on end are unlikely.
const LIKELY_RISE: f64 = 0.10;
/// Longest horizon.
const MOST_YEARS: f64 = crate::finance::LONGEST_LIFE;

impl Reader<'_> {
    pub(super) fn finance(&mut self, json: &Json) {
        let Some(entries) = self.object(json, "finance") else { return };
        let known = ["discount_rate", "energy_escalation", "horizon_years", "rebates"];
        for entry in entries.iter().filter(|entry| !entry.value.is_null()) {
            let (path, value) = (join("finance", &entry.key), &entry.value);
            match entry.key.as_str() {
                "discount_rate" => {
                    self.facility.finance.discount_rate = self.rate_per_year(value, &path, LIKELY_RATE, "10 %");
                }
                "energy_escalation" => {
                    self.facility.finance.energy_escalation = self.rate_per_year(value, &path, LIKELY_RISE, "1 %");
                }
                "horizon_years" => self.facility.finance.horizon_years = self.horizon(value, &path),
                "rebates" => self.rebates(value),
                _ => self.unknown_key(entry, "finance", &known),
            }
        }
    }

    /// A rate per year: a number of percent, or a text with `%`.
    fn rate_per_year(&mut self, json: &Json, path: &str, likely: f64, example: &str) -> Option<f64> {
        let help = say!("write `\"{example}\"`", "escriba `\"{example}\"`");
        let rate = match &json.value {
            JsonValue::Number(number) => number / 100.0,
            JsonValue::Text(text) => {
                let quantity = self.readable(Quantity::parse(text), path, json.place)?;
                let per_year = crate::units::Unit::parse("1/yr").map_or(Dimension::NONE, |unit| unit.dimension());
                if quantity.dimension() != Dimension::NONE && quantity.dimension() != per_year {
                    let wanted = ["a rate in % a year", "una tasa en % anual"];
                    self.expected(json, path, wanted, Some(help));
                    return None;
                }
                quantity.canonical()
            }
            _ => {
                self.expected(json, path, ["a rate in % a year", "una tasa en % anual"], Some(help));
                return None;
            }
        };
        let shown = plain(crate::units::format::exact(rate * 100.0));
        if !rate.is_finite() || rate.abs() > MOST_RATE || rate <= -1.0 {
            let message = say!(
                "`{path}` must be more than -100 % and at most 100 % a year, found {shown} %",
                "`{path}` debe ser mayor que -100 % y a lo más 100 % anual, se encontró {shown} %"
            );
            self.report(Diagnostic::error(Code::OUT_OF_RANGE, message).at(json.place).help(help), path);
            return None;
        }
        if rate.abs() > likely || (path == "finance.discount_rate" && rate < 0.0) {
            let message = say!(
                "`{path}` is {shown} % a year, which is unlikely for a real rate (without inflation)",
                "`{path}` es {shown} % anual, poco probable para una tasa real (sin inflación)"
            );
            self.report(Diagnostic::warning(Code::UNLIKELY, message).at(json.place), path);
        }
        Some(rate)
    }

    fn horizon(&mut self, json: &Json, path: &str) -> Option<f64> {
        let years = match &json.value {
            JsonValue::Number(number) => Some(*number),
            JsonValue::Text(text) => {
                let time = self.readable(Quantity::parse(text), path, json.place)?;
                let year = crate::units::Unit::parse("yr").ok();
                year.filter(|year| year.dimension() == time.dimension()).map(|year| time.value_in(&year))
            }
            _ => None,
        };
        let good = years.filter(|years| *years > 0.0 && *years <= MOST_YEARS);
        if good.is_none() {
            let wanted = ["a number of years above 0 and up to 100", "un número de años mayor que 0 y hasta 100"];
            self.expected(json, path, wanted, Some(Text::new("write `10`", "escriba `10`")));
        }
        good
    }

    fn rebates(&mut self, json: &Json) {
        let Some(entries) = self.object(json, "finance.rebates") else { return };
        for entry in entries.iter().filter(|entry| !entry.value.is_null()) {
            let path = join("finance.rebates", &entry.key);
            if let Some(amount) = self.rebate(&entry.value, &path) {
                let (rule, place) = (entry.key.clone(), entry.place);
                self.facility.finance.rebates.push(Rebate { rule, amount, place });
            }
        }
    }

    fn rebate(&mut self, json: &Json, path: &str) -> Option<Quantity> {
        let own = Dimension::currency(self.facility.currency);
        let amount = match &json.value {
            JsonValue::Number(number) => Some(Quantity::from_canonical(*number, own)),
            JsonValue::Text(text) => {
                let amount = self.readable(Quantity::parse(text), path, json.place)?;
                let mut currencies = amount.dimension().currencies();
                match (currencies.next(), currencies.next()) {
                    (Some((Currency::PLANT, 1)), None) => Some(Quantity::from_canonical(amount.canonical(), own)),
                    (Some((currency, 1)), None) if amount.dimension() == Dimension::currency(currency) => Some(amount),
                    _ => None,
                }
            }
            _ => None,
        };
        let good = amount.filter(|amount| amount.canonical() >= 0.0 && amount.canonical().is_finite());
        if good.is_none() {
            let wanted = ["an amount of money of zero or more", "una cantidad de dinero de cero o más"];
            self.expected(json, path, wanted, Some(Text::new("write `\"500 USD\"`", "escriba `\"500 USD\"`")));
        }
        good
    }
}
