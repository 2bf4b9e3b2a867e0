//! The price of a resource: the plant's own first, then a dated factor with its source.

use crate::facility::{Facility, FactWord, Origin};
use crate::factors::{Factor, Factors};
use crate::fields::Fields;
use crate::library::{ItemKind, Resource};
use crate::script::{FactRef, Member, Schema};
use crate::units::{Currency, Unit};

use super::exchange::Exchange;

/// Where a price comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum PriceOrigin {
    /// The profile gives it.
    Profile,
    /// It was worked out from the plant's facts; `average` is the average of a bill.
    Derived {
        /// By which function.
        by: String,
        /// Whether it is an average and not the price of one more unit.
        average: bool,
    },
    /// The plant's tariff: what its year costs less with the saving.
    Tariff {
        /// The tariff.
        tariff: String,
        /// Its division.
        place: String,
        /// The first month of the year.
        from: String,
        /// The last month of the year.
        to: String,
    },
    /// A dated factor of the library.
    Factor {
        /// The date or period.
        date: String,
        /// Where it holds.
        place: String,
        /// Who says so.
        source: String,
    },
}

/// A price that was used.
#[derive(Debug, Clone, PartialEq)]
pub struct Priced {
    /// Of which resource.
    pub resource: Resource,
    /// Plant money per canonical amount.
    pub canonical: f64,
    /// The unit in which it is printed, in the plant's currency.
    pub unit: Unit,
    /// Where it comes from.
    pub origin: PriceOrigin,
    /// The part of the plant's own price of demand that counts, where its tariff bills by energy or in other hours.
    pub billed_share: Option<f64>,
}

impl Priced {
    /// The price in its unit.
    pub fn value(&self) -> f64 {
        self.unit.from_canonical(self.canonical)
    }
}

/// Finds prices for one plant.
#[derive(Debug, Clone, Copy)]
pub struct Prices<'a> {
    facility: &'a Facility,
    factors: &'a Factors,
    exchange: Exchange<'a>,
}

impl<'a> Prices<'a> {
    /// The prices of a plant.
    pub fn new(facility: &'a Facility, factors: &'a Factors) -> Self {
        Self { facility, factors, exchange: Exchange::new(facility, factors) }
    }

    /// The price of a resource; `None` where nobody gives one.
    pub fn of(&self, resource: &Resource) -> Option<Priced> {
        let fact = price_fact(self.facility.fields(), resource)?;
        let unit = self.facility.fields().unit_of(&fact)?;
        if let Some(value) = self.facility.value(&fact, None)
            && let FactWord::Number(canonical) = value.value
        {
            let origin = match &value.origin {
                Origin::Derived { by, average, .. } => PriceOrigin::Derived { by: by.clone(), average: *average },
                Origin::Profile { .. } | Origin::Supplied => PriceOrigin::Profile,
            };
            let unit = unit.in_currency(self.facility.currency);
            return Some(Priced { resource: resource.clone(), canonical, unit, origin, billed_share: None });
        }
        self.factor(resource, &unit)
    }

    /// A dated price, in the plant's currency.
    fn factor(&self, resource: &Resource, unit: &Unit) -> Option<Priced> {
        let name = format!("price/{resource}");
        let factor: &Factor =
            self.factors.find(&name, self.facility.word("facility.country"), self.facility.word("facility.state"))?;
        let dimension = factor.unit.dimension();
        let (currency, power) = dimension.currencies().next()?;
        let fits = dimension.with_currency_replaced(currency, Currency::PLANT) == unit.dimension();
        let canonical = self.exchange.change(factor.unit.to_canonical(factor.value), currency)?;
        let origin = PriceOrigin::Factor {
            date: factor.date.clone(),
            place: factor.place.clone(),
            source: factor.source.clone(),
        };
        let unit = unit.in_currency(self.facility.currency);
        let resource = resource.clone();
        (fits && power == 1).then_some(Priced { resource, canonical, unit, origin, billed_share: None })
    }
}

/// The fact that holds the price of a resource.
pub fn price_fact(fields: &Fields, resource: &Resource) -> Option<FactRef> {
    let scalar = |section: &str, name: &str| match fields.member(section, name)? {
        Member::Fact(fact) => Some(FactRef::Scalar(fact.id)),
        Member::Table(_) => None,
    };
    match resource {
        Resource::Electricity => scalar("electricity", "energy_price"),
        Resource::Demand => scalar("electricity", "demand_price"),
        Resource::Fuel(fuel) => scalar(fuel.name(), "price"),
        Resource::Water => scalar("water", "price"),
        Resource::Wastewater => scalar("wastewater", "price"),
        Resource::Item(kind, item) => {
            let name = if *kind == ItemKind::RawMaterial { "price" } else { "disposal_price" };
            let fact = fields.item_fact(kind.section(), item, name)?;
            Some(FactRef::Item(fact.id, item.as_str().into()))
        }
        // The tariff prices a power factor, and a fuel that nobody names has no price.
        Resource::PowerFactor | Resource::MovedElectricity | Resource::EndUseFuel => None,
    }
}
