//! What the plant uses in a year and what it pays for it.

use super::Builder;
use crate::evaluate::Prices;
use crate::facility::FactWord;
use crate::fields::SectionMember;
use crate::interact::{resources, site};
use crate::library::Resource;
use crate::report::model::{BaselineInfo, BilledMonth, MoneyValue, QuantityValue, ResourceYear};
use crate::script::FactRef;
use crate::units::{Currency, Unit};

impl Builder<'_> {
    /// The year of each resource, and the months of the electricity bills; none where nothing is known.
    pub(super) fn baseline(&self) -> Option<BaselineInfo> {
        let all = resources(self.facility);
        let mut years: Vec<ResourceYear> = all.iter().filter_map(|resource| self.year_of(resource)).collect();
        let cost = |year: &ResourceYear| year.cost.as_ref().map_or(f64::NEG_INFINITY, |money| money.expected);
        years.sort_by(|a, b| cost(b).total_cmp(&cost(a)).then_with(|| a.resource.cmp(&b.resource)));
        let months = self.months();
        (!years.is_empty() || !months.is_empty()).then_some(BaselineInfo { resources: years, months })
    }

    fn year_of(&self, resource: &Resource) -> Option<ResourceYear> {
        let (_, found) = site(self.library, self.facility, resource)?;
        let unit = resource.unit(&self.library.fields);
        let currency = self.facility.currency;
        let billed = match resource {
            Resource::Item(..) => None,
            other => self.number(&format!("{other}.annual_cost"), "money/yr"),
        };
        let priced = || Prices::new(self.facility, &self.library.factors).of(resource);
        // Canonical amounts are of a year, and so is money that is not one-off.
        let worth = || priced().map(|price| per_year(price.canonical * found.amount));
        let at_price = billed.is_none();
        let cost = billed.or_else(worth).filter(|cost| cost.is_finite());
        Some(ResourceYear {
            resource: resource.to_string(),
            amount: QuantityValue::new(unit.from_canonical(found.amount), unit.symbol()),
            quality: found.confidence.name(),
            at_price: at_price && cost.is_some(),
            cost: cost.map(|cost| MoneyValue::new(cost, currency.code())),
        })
    }

    /// A number of the profile in a unit; money is the plant's.
    fn number(&self, path: &str, unit: &str) -> Option<f64> {
        let FactWord::Number(value) = self.facility.at(path)?.value else { return None };
        Some(Unit::parse(unit).ok()?.from_canonical(value))
    }

    fn months(&self) -> Vec<BilledMonth> {
        let fields = &self.library.fields;
        let Some(section) = fields.section_named("electricity") else { return Vec::new() };
        let Some(SectionMember::Table(table)) = section.members.get("bills") else { return Vec::new() };
        if self.facility.is_stand_in(*table) {
            return Vec::new();
        }
        let (Some(records), Some(columns)) = (self.facility.records_of(*table), fields.table(*table)) else {
            return Vec::new();
        };
        let word = |name: &str, at: usize| {
            let id = *columns.columns.get(name)?;
            self.facility.value(&FactRef::Column(*table, id, 0), Some(at)).map(|fact| &fact.value)
        };
        let number = |name: &str, at: usize, unit: &str| match word(name, at)? {
            FactWord::Number(value) => Some(Unit::parse(unit).ok()?.from_canonical(*value)),
            _ => None,
        };
        let month = |at: usize| {
            let Some(FactWord::Word(month)) = word("month", at) else { return None };
            Some(BilledMonth {
                month: month.clone(),
                energy: number("energy", at, "kWh"),
                demand: number("demand", at, "kW"),
                power_factor: number("power_factor", at, "1"),
                cost: number("cost", at, Currency::PLANT.code()),
            })
        };
        let mut months: Vec<BilledMonth> = (0..records.len()).filter_map(month).collect();
        months.sort_by(|a, b| a.month.cmp(&b.month));
        months
    }
}

/// Canonical money per year in money per year.
fn per_year(canonical: f64) -> f64 {
    Unit::parse("money/yr").map_or(canonical, |unit| unit.from_canonical(canonical))
}
