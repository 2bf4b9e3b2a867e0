//! Reads how bills are made: tariffs, rules on top of them, taxes, places.

use super::Reader;
use crate::diagnostic::{Text, say};
use crate::factors::folded;
use crate::json::{Json, join};
use crate::tariffs::power_factor::{PowerFactorRule, Reference};
use crate::tariffs::tariff::{Charge, ChargeKind, LowVoltageMetering, PriceKind, State, Tariff, Tax};
use crate::tariffs::{Billed, HourPeriod};
use crate::units::Day;

const SHARE: (f64, f64) = (0.0, 1.0);
const AMOUNT: (f64, f64) = (0.0, 1e12);

impl Reader<'_> {
    pub(super) fn structure(&mut self, json: &Json) {
        for (id, value, path) in self.entries(json, "", "tariffs") {
            if let Some(tariff) = self.tariff(id, value, &path) {
                self.content.tariffs.push(tariff);
            }
        }
        for (id, value, path) in self.entries(json, "", "power_factors") {
            if let Some(rule) = self.power_factor(value, &path) {
                self.content.power_factors.push((id.to_owned(), rule));
            }
        }
        for (id, value, path) in self.entries(json, "", "low_voltage_metering") {
            self.faults.known(value, &path, &["share", "of", "source", "date"]);
            let share = self.number(value, &path, "share", SHARE);
            let of_fixed = self.bases(value, &path);
            let (source, date) = (self.text(value, &path, "source"), self.text(value, &path, "date"));
            if let (Some(share), Some(source), Some(date)) = (share, source, date) {
                let charge = LowVoltageMetering { share, of_fixed, source, date };
                self.content.low_voltage_metering.push((id.to_owned(), charge));
            }
        }
        for (id, value, path) in self.entries(json, "", "taxes") {
            self.faults.known(value, &path, &["share", "name", "source", "date"]);
            let share = self.number(value, &path, "share", SHARE);
            let name = self.words(value, &path, "name");
            let (source, date) = (self.text(value, &path, "source"), self.text(value, &path, "date"));
            if let (Some(share), Some(name), Some(source), Some(date)) = (share, name, source, date) {
                self.content.taxes.push((id.to_owned(), Tax { share, name, source, date }));
            }
        }
        for (name, value, path) in self.entries(json, "", "calendars") {
            if let Some(calendar) = self.calendar(name, value, &path) {
                self.content.calendars.push(calendar);
            }
        }
        for (value, path) in self.items(json, "", "places") {
            self.state(value, &path);
        }
    }

    fn tariff(&mut self, id: &str, json: &Json, path: &str) -> Option<Tariff> {
        let keys = [
            "title",
            "prices",
            "source",
            "date",
            "load_factor",
            "charges",
            "power_factor",
            "low_voltage_metering",
            "tax",
            "note",
        ];
        self.faults.known(json, path, &keys);
        let title = self.words(json, path, "title");
        let prices = match self.optional_text(json, path, "prices").as_deref() {
            None | Some("published") => PriceKind::Published,
            Some("contract") => PriceKind::Contract,
            Some(other) => {
                self.unknown(json.place, &join(path, "prices"), other, &["published", "contract"]);
                return None;
            }
        };
        let load_factor = self.optional_number(json, path, "load_factor", (0.01, 1.0));
        let mut charges = Vec::new();
        for (id, value, path) in self.entries(json, path, "charges") {
            let label = self.words(value, &path, "label");
            let kind = self.charge(value, &path);
            charges.push(Charge { id: id.to_owned(), label: label?, kind: kind? });
        }
        if charges.is_empty() {
            self.faults.fault(json.place, path, say!("a tariff has `charges`", "una tarifa lleva `charges`"));
            return None;
        }
        let power_factor = self.optional_text(json, path, "power_factor");
        let low_voltage_metering = self.optional_text(json, path, "low_voltage_metering");
        let tax = self.optional_text(json, path, "tax");
        let (source, date) = (self.text(json, path, "source"), self.text(json, path, "date"));
        Some(Tariff {
            id: id.to_owned(),
            title: title?,
            prices,
            load_factor,
            charges,
            power_factor,
            low_voltage_metering,
            tax,
            source: source?,
            date: date?,
        })
    }

    fn charge(&mut self, json: &Json, path: &str) -> Option<ChargeKind> {
        self.faults.known(json, path, &["kind", "label", "period", "from", "to", "billed"]);
        let kind = self.text(json, path, "kind")?;
        let at = json.get("kind").map_or(json.place, |kind| kind.place);
        match kind.as_str() {
            "fixed" => Some(ChargeKind::Fixed),
            "share" => Some(ChargeKind::Share),
            "energy" => {
                let period = match json.get("period") {
                    None => None,
                    Some(value) => {
                        let path = join(path, "period");
                        let word = self.text_of(value, &path)?;
                        let period = HourPeriod::parse(&word);
                        if period.is_none() {
                            self.unknown(value.place, &path, &word, &HourPeriod::ALL.map(HourPeriod::name));
                            return None;
                        }
                        period
                    }
                };
                let from = self.optional_number(json, path, "from", AMOUNT);
                let to = self.optional_number(json, path, "to", AMOUNT);
                let block =
                    (from.is_some() || to.is_some()).then(|| (from.unwrap_or_default(), to.unwrap_or(f64::INFINITY)));
                if block.is_some_and(|(from, to)| from >= to) {
                    self.faults.fault(
                        json.place,
                        path,
                        say!("a block ends above where it begins", "un bloque termina arriba de donde empieza"),
                    );
                    return None;
                }
                Some(ChargeKind::Energy { period, block })
            }
            "demand" => {
                let text = self.text(json, path, "billed")?;
                let at = json.get("billed").map_or(json.place, |value| value.place);
                match Billed::parse(&text) {
                    Ok(billed) => Some(ChargeKind::Demand { billed }),
                    Err(message) => {
                        self.faults.fault(at, &join(path, "billed"), message);
                        None
                    }
                }
            }
            other => {
                self.unknown(at, &join(path, "kind"), other, &["fixed", "energy", "demand", "share"]);
                None
            }
        }
    }

    fn power_factor(&mut self, json: &Json, path: &str) -> Option<PowerFactorRule> {
        self.faults.known(json, path, &["surcharge", "bonus", "decimals", "references", "source", "date", "note"]);
        let pair = |reader: &mut Self, key: &str| {
            let Some(value) = json.get(key) else {
                reader.faults.missing(json, path, key);
                return None;
            };
            let path = join(path, key);
            reader.faults.known(value, &path, &["times", "most"]);
            let times = reader.number(value, &path, "times", (0.0, 10.0));
            let most = reader.number(value, &path, "most", (0.0, 10.0));
            Some((times?, most?))
        };
        let (surcharge, bonus) = (pair(self, "surcharge"), pair(self, "bonus"));
        let decimals = self.optional_number(json, path, "decimals", (0.0, 6.0));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 6")]
        let decimals = decimals.map(|decimals| decimals as u8);
        let mut references = Vec::new();
        for (value, path) in self.items(json, path, "references") {
            self.faults.known(value, &path, &["reference", "from", "contracted"]);
            let reference = self.number(value, &path, "reference", (0.1, 1.0));
            let contracted = self.optional_number(value, &path, "contracted", AMOUNT).unwrap_or_default();
            let from = self.day(value, &path, "from");
            if let (Some(reference), Ok(from)) = (reference, from) {
                references.push(Reference { reference, from, contracted });
            }
        }
        let note: Option<Text> = json.get("note").and_then(|_| self.words(json, path, "note"));
        let (source, date) = (self.text(json, path, "source"), self.text(json, path, "date"));
        Some(PowerFactorRule {
            surcharge: surcharge?,
            bonus: bonus?,
            decimals,
            references,
            source: source?,
            date: date?,
            note,
        })
    }

    fn day(&mut self, json: &Json, path: &str, key: &str) -> Result<Option<Day>, ()> {
        let Some(value) = json.get(key) else { return Ok(None) };
        let path = join(path, key);
        let text = self.text_of(value, &path).ok_or(())?;
        Day::parse(&text).map(Some).ok_or_else(|| {
            let message = say!("`{text}` is no day such as `2026-04-08`", "`{text}` no es un día como `2026-04-08`");
            self.faults.fault(value.place, &path, message);
        })
    }

    /// Whether the fixed charge is in the base of a charge on charges.
    fn bases(&mut self, json: &Json, path: &str) -> bool {
        let mut fixed = false;
        for (value, path) in self.items(json, path, "of") {
            let Some(word) = self.text_of(value, &path) else { continue };
            match word.as_str() {
                "fixed" => fixed = true,
                "energy" | "demand" => {}
                other => self.unknown(value.place, &path, other, &["fixed", "energy", "demand"]),
            }
        }
        fixed
    }

    fn state(&mut self, json: &Json, path: &str) {
        self.faults.known(json, path, &["names", "divisions", "municipalities"]);
        let texts = |reader: &mut Self, json: &Json, path: &str, key: &str| -> Vec<String> {
            let items = reader.items(json, path, key);
            items.into_iter().filter_map(|(value, path)| reader.text_of(value, &path)).collect()
        };
        let names = texts(self, json, path, "names").iter().map(|name| folded(name)).collect();
        let divisions = texts(self, json, path, "divisions");
        let mut municipalities = Vec::new();
        if let Some(own) = json.get("municipalities") {
            for entry in own.map().unwrap_or_default() {
                let divisions = texts(self, own, &join(path, "municipalities"), &entry.key);
                municipalities.push((folded(&entry.key), divisions));
            }
        }
        self.content.states.push(State { names, divisions, municipalities });
    }
}
