//! Reads the measures of a report.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::json::{Faults, Json, JsonValue, join};
use crate::ledger::{Amount, Assumed, Money, Payback, Promise, Section};
use crate::units::{Currency, Dimension, Quantity, Unit, format, quote};

/// The kinds of payback.
const PAYBACKS: [&str; 4] = ["immediate", "months", "not_priced", "never"];

/// Reads measures, with what is needed to change their money.
pub(super) struct Promises<'r, 'f> {
    pub(super) faults: &'r mut Faults<'f>,
    pub(super) notes: &'r mut Vec<Diagnostic>,
    pub(super) currency: Currency,
    pub(super) rates: &'r IndexMap<String, f64>,
    pub(super) file: &'r str,
}

impl Promises<'_, '_> {
    /// The measures of a list of the report.
    pub(super) fn list(&mut self, json: &Json, key: &str, section: Section) -> Vec<Promise> {
        let list = self.faults.list(json, "", key).iter().enumerate();
        list.filter_map(|(at, measure)| self.measure(measure, &format!("{key}[{at}]"), section)).collect()
    }

    fn measure(&mut self, json: &Json, path: &str, section: Section) -> Option<Promise> {
        if json.map().is_none() {
            self.faults.expected(json, path, ["an object", "un objeto"]);
            return None;
        }
        let text = |reader: &mut Self, key: &str| reader.faults.text(json, path, key).map(|(text, _)| text.to_owned());
        let (id, title, end_use) = (text(self, "id"), text(self, "title"), text(self, "end_use"));
        let rank = self.rank(json, path);
        let saves = self.amounts(json, path, "saves");
        let uses = self.amounts(json, path, "uses");
        let stacked = json.get("stacked_saves").map(|_| self.amounts(json, path, "stacked_saves"));
        let annual_saving = self.optional_money(json, path, "annual_saving");
        let stacked_annual_saving = self.optional_money(json, path, "stacked_annual_saving");
        if json.get("investment").is_none() {
            self.faults.missing(json, path, "investment");
        }
        let investment = self.optional_money(json, path, "investment");
        let running_cost = self.optional_money(json, path, "running_cost").map(|money| money.value);
        let other_saving = self.optional_money(json, path, "other_saving").map(|money| money.value);
        let payback = self.payback(json, path);
        let co2e = self.co2e(json, path);
        let truth = |key: &str| json.get(key).is_some_and(|value| value.value == JsonValue::Truth(true));
        let not_counted = truth("not_counted") || truth("umbrella");
        let alternatives = json.get("alternatives_to").and_then(Json::list).filter(|_| !truth("umbrella"));
        let alternatives = alternatives.unwrap_or_default().iter().filter_map(Json::text).map(str::to_owned).collect();
        let assumed = self.assumed(json, path);
        let prices = self.prices(json, &saves, &uses);
        Some(Promise {
            id: id?,
            title: title?,
            section,
            rank: rank?,
            end_use: end_use?,
            saves,
            uses,
            stacked_saves: stacked,
            annual_saving,
            stacked_annual_saving,
            investment,
            payback: payback?,
            running_cost,
            other_saving,
            co2e,
            prices,
            not_counted,
            alternatives,
            assumed,
        })
    }

    fn rank(&mut self, json: &Json, path: &str) -> Option<u32> {
        let (number, place) = self.faults.number(json, path, "rank")?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole number")]
        let rank = (number.fract() == 0.0 && (1.0..=1e6).contains(&number)).then_some(number as u32);
        if rank.is_none() {
            let message =
                say!("expected a place from 1, found {number}", "se esperaba un lugar desde 1, se encontró {number}");
            self.faults.fault(place, &join(path, "rank"), message);
        }
        rank
    }

    fn amounts(&mut self, json: &Json, path: &str, key: &str) -> IndexMap<String, Amount> {
        let path = join(path, key);
        let Some(map) = json.get(key) else {
            self.faults.fault(json.place, &path, say!("`{key}` is missing", "falta `{key}`"));
            return IndexMap::new();
        };
        if map.map().is_none() {
            self.faults.expected(map, &path, ["an object", "un objeto"]);
        }
        let entries = map.map().unwrap_or_default().iter();
        let amounts = entries.filter_map(|entry| {
            let path = join(&path, &entry.key);
            Some((entry.key.clone(), self.amount(&entry.value, &path, "value")?))
        });
        amounts.collect()
    }

    fn amount(&mut self, json: &Json, path: &str, key: &str) -> Option<Amount> {
        if json.map().is_none() {
            self.faults.expected(json, path, ["an object", "un objeto"]);
            return None;
        }
        let (value, _) = self.faults.number(json, path, key)?;
        let unit = json.get("unit");
        let Some(symbol) = unit.and_then(Json::text) else {
            self.faults.missing(json, path, "unit");
            return None;
        };
        if Unit::parse(symbol).is_err() {
            let (place, found) = (unit.map_or(json.place, |unit| unit.place), quote(symbol));
            let message = say!("unknown unit {found}", "unidad desconocida {found}");
            self.faults.fault(place, &join(path, "unit"), message);
            return None;
        }
        let (low, high) = self.bounds(json, path);
        Some(Amount { value, low, high, unit: symbol.to_owned() })
    }

    fn bounds(&mut self, json: &Json, path: &str) -> (Option<f64>, Option<f64>) {
        let mut bound = |key: &str| {
            json.get(key)?;
            self.faults.number(json, path, key).map(|(bound, _)| bound)
        };
        (bound("low"), bound("high"))
    }

    /// Money in the plant's currency; none where it is absent or cannot be changed, which is said.
    fn optional_money(&mut self, json: &Json, path: &str, key: &str) -> Option<Money> {
        let found = json.get(key)?;
        let path = join(path, key);
        if found.map().is_none() {
            self.faults.expected(found, &path, ["an object", "un objeto"]);
            return None;
        }
        let value = self.faults.number(found, &path, "expected");
        let code = self.faults.text(found, &path, "currency");
        let (low, high) = self.bounds(found, &path);
        let ((value, _), (code, place)) = (value?, code?);
        let rate = if code == self.currency.code() { Some(1.0) } else { self.rates.get(code).copied() };
        let Some(rate) = rate else {
            let (from, to) = (quote(code), self.currency.code().to_owned());
            let message = say!(
                "there is no exchange rate from {from} to {to}, so this money is not known to the ledger",
                "no hay tipo de cambio de {from} a {to}, así que la bitácora no conoce este dinero"
            );
            let help = Text::new(
                "give it in `exchange_rates` of the profile and make the report again",
                "indíquelo en `exchange_rates` del perfil y haga de nuevo el informe",
            );
            self.notes
                .push(Diagnostic::warning(Code::BAD_REPORT, message).help(help).in_file(self.file).at(place).on(path));
            return None;
        };
        let change = |value: f64| format::exact(value * rate);
        Some(Money { value: change(value), low: low.map(change), high: high.map(change) })
    }

    fn payback(&mut self, json: &Json, path: &str) -> Option<Payback> {
        let Some(payback) = json.get("payback") else {
            self.faults.missing(json, path, "payback");
            return None;
        };
        let path = join(path, "payback");
        let (kind, place) = self.faults.text(payback, &path, "kind")?;
        Some(match kind {
            "immediate" => Payback::Immediate,
            "months" => Payback::Months { months: self.faults.number(payback, &path, "months")?.0 },
            "not_priced" => Payback::NotPriced,
            "never" => Payback::Never,
            other => {
                let (found, all) = (quote(other), PAYBACKS.join("`, `"));
                let message = say!("no payback is called {found}", "ningún periodo de recuperación se llama {found}");
                let help = match nearest(other, PAYBACKS) {
                    Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                    None => say!("it is one of `{all}`", "es uno de `{all}`"),
                };
                self.faults.with_help(place, &join(&path, "kind"), message, Some(help));
                return None;
            }
        })
    }

    /// Avoided emissions in t/yr.
    fn co2e(&mut self, json: &Json, path: &str) -> Option<Amount> {
        let found = json.get("co2e")?;
        let path = join(path, "co2e");
        let amount = self.amount(found, &path, "expected")?;
        let (unit, tonnes) = (Unit::parse(&amount.unit).ok()?, Unit::parse("t/yr").ok()?);
        if unit.dimension() != tonnes.dimension() {
            let unit = quote(&amount.unit);
            let message = say!("expected t/yr, found {unit}", "se esperaba t/año, se encontró {unit}");
            self.faults.fault(found.place, &join(&path, "unit"), message);
            return None;
        }
        let change = |value: f64| format::exact(Quantity::new(value, &unit).value_in(&tonnes));
        Some(Amount {
            value: change(amount.value),
            low: amount.low.map(change),
            high: amount.high.map(change),
            unit: tonnes.symbol().to_owned(),
        })
    }

    /// The price of each resource per unit and year of its amount, in the plant's currency.
    fn prices(
        &mut self,
        json: &Json,
        saves: &IndexMap<String, Amount>,
        uses: &IndexMap<String, Amount>,
    ) -> IndexMap<String, f64> {
        let mut prices = IndexMap::new();
        for entry in json.get("priced").and_then(Json::list).unwrap_or_default() {
            let resource = entry.get("resource").and_then(Json::text);
            let price = entry.get("price").and_then(Json::number);
            let unit = entry.get("unit").and_then(Json::text);
            let (Some(resource), Some(price), Some(unit)) = (resource, price, unit) else { continue };
            let amount = saves.get(resource).or_else(|| uses.get(resource));
            // The bonus of a power factor is no multiple of it.
            if let Some(price) = amount
                .filter(|_| resource != "power_factor")
                .and_then(|amount| self.per_unit(price, unit, &amount.unit))
            {
                prices.insert(resource.to_owned(), price);
            }
        }
        // The average price of electricity pays for demand already.
        for resource in json.get("included_in_average").and_then(Json::list).unwrap_or_default() {
            if let Some(resource) = resource.text() {
                prices.entry(resource.to_owned()).or_insert(0.0);
            }
        }
        prices
    }

    /// A price per unit of an amount: `484 MXN/(kW month)` of `kW` is 5,808 MXN a year and kW.
    fn per_unit(&self, price: f64, unit: &str, amount: &str) -> Option<f64> {
        let (unit, amount) = (Unit::parse(unit).ok()?, Unit::parse(amount).ok()?);
        let yearly = Unit::parse(&format!("{}/yr", self.currency.code())).ok()?;
        let product: Dimension = unit.dimension().times(amount.dimension()).ok()?;
        let money = unit.to_canonical(price) * amount.to_canonical(1.0);
        (product == yearly.dimension()).then(|| format::exact(yearly.from_canonical(money)))
    }

    fn assumed(&mut self, json: &Json, path: &str) -> Vec<Assumed> {
        let contributions = json.get("contributions").and_then(Json::list).unwrap_or_default();
        let share = |name: &str| {
            let of = |entry: &&Json| {
                let is = |key: &str, text: &str| entry.get(key).and_then(Json::text) == Some(text);
                is("kind", "assumption") && is("name", name)
            };
            contributions.iter().find(of)?.get("share")?.number()
        };
        let list = json.get("assumed").and_then(Json::list).unwrap_or_default().iter().enumerate();
        let assumed = list.filter_map(|(at, entry)| {
            let path = format!("{path}.assumed[{at}]");
            let name = self.faults.text(entry, &path, "name").map(|(name, _)| name.to_owned())?;
            let unit = entry.get("unit").and_then(Json::text).unwrap_or_default().to_owned();
            let mut number = |key: &str| self.faults.number(entry, &path, key).map(|(number, _)| number);
            let (value, low, high) = (number("value"), number("low"), number("high"));
            Some(Assumed { share: share(&name), name, value: value?, low: low?, high: high?, unit })
        });
        assumed.collect()
    }
}
