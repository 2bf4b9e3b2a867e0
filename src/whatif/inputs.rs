//! What may be changed at a plant: each number once, however many measures read it.

use indexmap::IndexMap;

use super::input::{Input, InputKind};
use crate::assumptions::Assumption;
use crate::columns::Unsure;
use crate::diagnostic::Text;
use crate::evaluate::{Opportunity, PriceOrigin, Priced, Prices, price_fact};
use crate::facility::Facility;
use crate::fields::Estimate;
use crate::library::{Library, Rule};
use crate::script::FactRef;
use crate::units::{Currency, Unit};

/// What may be changed, by name.
pub(super) struct Inputs<'a> {
    facility: &'a Facility,
    by_name: IndexMap<String, Input>,
    /// Prices of the plant that are facts of it, given or worked out.
    prices: Vec<(FactRef, Priced)>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new<'f>(
        library: &'a Library,
        facility: &'a Facility,
        found: impl Iterator<Item = &'f Opportunity>,
    ) -> Self {
        let of = Prices::new(facility, &library.factors);
        let mut prices: Vec<(FactRef, Priced)> = Vec::new();
        let used = found.flat_map(|found| &found.priced);
        for price in used.filter(|price| !matches!(price.origin, PriceOrigin::Tariff { .. })) {
            if let Some(fact) = price_fact(&library.fields, &price.resource)
                && !prices.iter().any(|(known, _)| *known == fact)
                && let Some(own) = of.of(&price.resource)
                && matches!(own.origin, PriceOrigin::Profile | PriceOrigin::Derived { .. })
            {
                prices.push((fact, own));
            }
        }
        Self { facility, by_name: IndexMap::new(), prices }
    }

    fn add(&mut self, name: String, input: impl FnOnce() -> Input) -> usize {
        let entry = self.by_name.entry(name);
        let at = entry.index();
        entry.or_insert_with(input);
        at
    }

    /// All inputs, by their numbers.
    pub(super) fn all(&self) -> Vec<Input> {
        self.by_name.values().cloned().collect()
    }

    /// The numbers that steps read, by the numbers of the inputs.
    pub(super) fn central(&self) -> Vec<f64> {
        self.by_name.values().map(Input::canonical).collect()
    }

    fn own_price(&self, fact: &FactRef) -> Option<Priced> {
        self.prices.iter().find(|(known, _)| known == fact).map(|(_, price)| price.clone())
    }

    /// A price, read as it is.
    pub(super) fn price(&mut self, price: &Priced) -> usize {
        self.price_read(price, price.unit.parts())
    }

    fn price_read(&mut self, price: &Priced, scale: (f64, f64, f64)) -> usize {
        let fields = self.facility.fields();
        let label = price.resource.name(fields);
        self.add(format!("price {}", price.resource), || Input {
            kind: InputKind::Price(price.resource.clone()),
            label,
            value: price.value(),
            unit: price.unit.symbol().to_owned(),
            range: None,
            scale,
            source: Text::default(),
            held: false,
        })
    }

    /// All charges of a tariff, as a multiple.
    pub(super) fn tariff(&mut self, tariff: &str) -> Option<usize> {
        let percent = Unit::parse("%").ok()?;
        Some(self.add(format!("tariff {tariff}"), || Input {
            kind: InputKind::Tariff(tariff.to_owned()),
            label: Text::new(tariff, tariff),
            value: percent.from_canonical(1.0),
            unit: percent.symbol().to_owned(),
            range: None,
            scale: percent.parts(),
            source: Text::default(),
            held: false,
        }))
    }

    /// An exchange rate to the plant's currency.
    pub(super) fn rate(&mut self, currency: Currency, rate: f64) -> usize {
        let own = self.facility.currency.code();
        self.add(format!("rate {}", currency.code()), || Input {
            kind: InputKind::Rate(currency),
            label: Text::new(currency.code(), currency.code()),
            value: rate,
            unit: format!("{own}/{}", currency.code()),
            range: None,
            scale: (1.0, 1.0, 0.0),
            source: Text::default(),
            held: false,
        })
    }

    /// The greatest investment of a low-cost measure.
    pub(super) fn low_cost(&mut self, value: f64, currency: Currency) -> usize {
        self.limit(InputKind::LowCost, value, currency.code())
    }

    /// Its longest payback.
    pub(super) fn months(&mut self, value: f64) -> usize {
        self.limit(InputKind::PaybackMonths, value, "month")
    }

    fn limit(&mut self, kind: InputKind, value: f64, unit: &str) -> usize {
        self.add(format!("limit {unit}"), || Input {
            kind,
            label: Text::default(),
            value,
            unit: unit.to_owned(),
            range: None,
            scale: (1.0, 1.0, 0.0),
            source: Text::default(),
            held: false,
        })
    }

    fn assumed(&mut self, key: String, kind: InputKind, assumption: &Assumption, central: f64) -> usize {
        let unit = &assumption.unit;
        // A cost that was brought to today takes its range along.
        let times = if assumption.typical == 0.0 { 1.0 } else { central / assumption.typical };
        let range = [assumption.low, assumption.high].map(|end| unit.from_canonical(end * times));
        self.add(key, || Input {
            kind,
            label: assumption.label.clone(),
            value: unit.from_canonical(central),
            unit: unit.symbol().to_owned(),
            range: Some((range[0], range[1])),
            scale: unit.parts(),
            source: assumption.source.clone(),
            held: false,
        })
    }
}

impl Unsure for Inputs<'_> {
    fn unknown(&mut self, _: &FactRef, _: Option<usize>) -> Option<usize> {
        None
    }

    fn fact(&mut self, fact: &FactRef, _: Option<usize>) -> Option<usize> {
        let price = self.own_price(fact)?;
        Some(self.price(&price))
    }

    /// A price that was worked out is shown as a price, and read as a multiple of what the formula gives.
    fn multiple(&mut self, fact: &FactRef, _: Option<usize>, _: &Estimate) -> Option<usize> {
        let price = self.own_price(fact)?;
        let central = price.value();
        (central > 0.0).then(|| self.price_read(&price, (1.0, central, 0.0)))
    }

    fn assumption(&mut self, rule: &Rule, position: usize, central: f64, replaced: bool) -> Option<usize> {
        let assumption = rule.assumptions.get(position)?;
        let kind = InputKind::Assumption { rule: rule.id.clone(), name: assumption.name.clone() };
        // What the profile replaced keeps the range of the rule: it is not the rule's number that was brought.
        let at = self.assumed(format!("{} {}", rule.id, assumption.name), kind, assumption, central);
        if replaced && let Some((_, input)) = self.by_name.get_index_mut(at) {
            let ends = [assumption.low, assumption.high].map(|end| assumption.unit.from_canonical(end));
            input.range = Some((ends[0], ends[1]));
        }
        Some(at)
    }

    fn shared(&mut self, file: &str, assumption: &Assumption) -> Option<usize> {
        let stem = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let kind = InputKind::Shared { name: assumption.name.clone() };
        Some(self.assumed(format!("{stem} {}", assumption.name), kind, assumption, assumption.typical))
    }
}
