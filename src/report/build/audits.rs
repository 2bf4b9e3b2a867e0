//! The plant's figures beside those of real audits: what is believable, where it stands, what others carried out.

use super::Builder;
use crate::benchmarks::{CostClass, PEERS, PriceLevel, Reach, Spread, price_level};
use crate::diagnostic::Text;
use crate::evaluate::{MoneyAmount, Opportunity, figure, given};
use crate::facility::ExchangeRate;
use crate::library::{Fuel, Resource, Rule};
use crate::report::model::{Adjusted, Comparison, Implementation, MoneyValue, Totals};
use crate::units::Unit;

/// The percentile beyond which a saving is marked.
const UNUSUAL: f64 = 90.0;

/// The fact that holds what the plant uses of a resource in a year.
fn use_of(resource: &Resource) -> Option<(&'static str, &'static str)> {
    Some(match resource {
        Resource::Electricity => ("electricity", "electricity.annual_energy"),
        Resource::Demand => ("demand", "electricity.peak_demand"),
        Resource::Wastewater => ("wastewater", "wastewater.annual_discharge"),
        // Audits name the share of natural gas only; the other fuels do the same work.
        Resource::Fuel(Fuel::NaturalGas) => ("natural_gas", "natural_gas.annual_energy"),
        Resource::Fuel(Fuel::Lpg) => ("natural_gas", "lpg.annual_energy"),
        Resource::Fuel(Fuel::Diesel) => ("natural_gas", "diesel.annual_energy"),
        Resource::Fuel(Fuel::FuelOil) => ("natural_gas", "fuel_oil.annual_energy"),
        _ => return None,
    })
}

impl Builder<'_> {
    /// What real audits say of the size of a single measure: its share of what the plant uses; where no share is known,
    /// its money.
    pub(super) fn plausibility(&self, rule: &Rule, found: &Opportunity) -> Vec<Comparison> {
        let sector = self.sector();
        let arc = rule.measure.arc.as_deref();
        let mut all: Vec<Comparison> = found
            .saves
            .iter()
            .filter(|amount| amount.value > 0.0)
            .filter_map(|amount| {
                let (resource, path) = use_of(&amount.resource)?;
                let spread = self.library.benchmarks.measure_share(resource, arc, sector)?;
                let used = self.given(path).filter(|used| *used > 0.0)?;
                let name = amount.resource.name(&self.library.fields);
                let label = Text::new(format!("the plant's {}", name.en), format!("{} de la planta", name.es));
                Some(self.comparison(spread, amount.value / used, &label, None))
            })
            .collect();
        if all.is_empty()
            && let Some(saving) = found.annual_saving.filter(|saving| saving.value > 0.0)
        {
            all.extend(self.money_of_one(saving, found.investment, sector));
        }
        all
    }

    /// The money of a single measure among that of recommendations that cost as much.
    fn money_of_one(&self, saving: MoneyAmount, investment: MoneyAmount, sector: &str) -> Option<Comparison> {
        let class = self.cost_class(investment, sector).filter(|class| *class != CostClass::AboveLowCost);
        let metric = class.map_or("any", CostClass::name);
        let spread = self.library.benchmarks.spread(&format!("measure_saving/{metric}"), sector)?;
        let label = Text::new("its net saving of a year", "su ahorro neto de un año");
        let (today, adjusted) = self.of_today(spread)?;
        Some(self.comparison(&today, saving.value, &label, Some(adjusted)))
    }

    /// What real audits say of all measures of a plant together.
    pub(super) fn total_plausibility(&self, totals: &Totals) -> Vec<Comparison> {
        let sector = self.sector();
        let saved = |resource: &Resource| -> f64 {
            let amount = totals.saves.get(&resource.to_string());
            amount.and_then(|amount| Some(Unit::parse(&amount.unit).ok()?.to_canonical(amount.value))).unwrap_or(0.0)
        };
        let annual_saving = totals.annual_saving.as_ref().map(|money| money.expected);
        let of = |metric: &str| self.library.benchmarks.spread(metric, sector);
        let mut all = Vec::new();
        let mut share = |metric: &str, saved: f64, used: Option<f64>, label: Text| {
            if let (Some(spread), Some(used)) = (of(metric), used)
                && used > 0.0
                && saved > 0.0
            {
                all.push(self.comparison(spread, saved / used, &label, None));
            }
        };
        share(
            "total_share/electricity",
            saved(&Resource::Electricity),
            self.given("electricity.annual_energy"),
            Text::new("the plant's electricity", "la electricidad de la planta"),
        );
        let fuels = Fuel::ALL.map(|fuel| format!("{}.annual_energy", fuel.name()));
        let used: Vec<f64> = fuels.iter().filter_map(|path| self.given(path)).collect();
        share(
            "total_share/natural_gas",
            Fuel::ALL.into_iter().map(|fuel| saved(&Resource::Fuel(fuel))).sum(),
            (!used.is_empty()).then(|| used.iter().sum()),
            Text::new("the plant's fuel", "el combustible de la planta"),
        );
        let costs = std::iter::once("electricity").chain(Fuel::ALL.map(Fuel::name));
        let costs: Vec<f64> = costs.filter_map(|section| self.given(&format!("{section}.annual_cost"))).collect();
        if let (Some(saving), false) = (annual_saving, costs.is_empty()) {
            share(
                "total_saving/energy_bill",
                saving,
                Some(costs.iter().sum()),
                Text::new("the plant's energy bill", "la factura de energía de la planta"),
            );
        }
        all
    }

    /// Where the plant stands among audited plants of its sector.
    pub(super) fn peers(&self) -> Vec<Comparison> {
        let sector = self.sector();
        PEERS
            .iter()
            .filter_map(|metric| {
                let spread = self.library.benchmarks.spread(metric.name, sector)?;
                let value = figure(self.facility, metric)?;
                if spread.is_money() {
                    let (today, adjusted) = self.of_today(spread)?;
                    return Some(self.comparison(&today, value, &metric.label(), Some(adjusted)));
                }
                Some(self.comparison(spread, value, &metric.label(), None))
            })
            .collect()
    }

    /// How many of such recommendations were carried out.
    pub(super) fn implementation(&self, rule: &Rule, found: &Opportunity) -> Option<Implementation> {
        let sector = self.sector();
        let class = self.cost_class(found.investment, sector);
        let rate = self.library.benchmarks.rate(sector, rule.measure.arc.as_deref(), class)?;
        let limit = || {
            let (level, exchange, _) = self.level(&rate.index, rate.middle_year(), &rate.low_cost?.dimension())?;
            let expected = rate.low_cost?.canonical() * level.factor * exchange.rate;
            Some(MoneyValue::new(expected, self.facility.currency.code()))
        };
        let by_limit = rate.class == CostClass::LowCost.name() || rate.class == CostClass::AboveLowCost.name();
        Some(Implementation {
            share: rate.share,
            class: rate.class.clone(),
            limit: by_limit.then(limit).flatten(),
            median_payback_months: rate.median_payback_months,
            n: rate.n,
            of: self.library.benchmarks.group(&rate.of).in_lang(self.lang).to_owned(),
            country: rate.country.to_string(),
            years: years(rate.years),
            source: rate.source.to_string(),
        })
    }

    fn sector(&self) -> &str {
        self.facility.word("facility.sector").unwrap_or("other")
    }

    fn given(&self, path: &str) -> Option<f64> {
        given(self.facility, path)
    }

    /// The class of an investment by what it would have cost in the years of the statistics.
    fn cost_class(&self, investment: MoneyAmount, sector: &str) -> Option<CostClass> {
        if investment.value <= 0.0 {
            return Some(CostClass::NoCost);
        }
        let rate = self.library.benchmarks.low_cost_limit(sector)?;
        let limit = rate.low_cost?;
        let (level, exchange, _) = self.level(&rate.index, rate.middle_year(), &limit.dimension())?;
        (investment.currency == self.facility.currency)
            .then(|| CostClass::of(investment.value / (level.factor * exchange.rate), limit.canonical()))
    }

    /// A spread of money in the plant's money of today; `None` where there is no index or rate for it.
    fn of_today(&self, spread: &Spread) -> Option<(Spread, Adjusted)> {
        let (level, exchange, code) = self.level(&spread.index, spread.middle_year(), &spread.unit.dimension())?;
        let own = self.facility.currency;
        let unit = Unit::parse(&spread.unit.symbol().replace(&code, own.code())).ok()?;
        let foreign = code != own.code();
        let adjusted = Adjusted {
            index: level.index.clone(),
            from: level.from,
            to: level.to,
            factor: level.factor,
            rate: foreign.then_some(exchange.rate),
            rate_date: foreign.then(|| exchange.date.clone()),
        };
        Some((spread.scaled(level.factor * exchange.rate, unit), adjusted))
    }

    /// The price level of a year, and the rate and code of the currency of some money.
    fn level(
        &self,
        index: &str,
        year: u16,
        money: &crate::units::Dimension,
    ) -> Option<(PriceLevel, ExchangeRate, String)> {
        let (currency, _) = money.currencies().next()?;
        let level = price_level(&self.library.factors, index, year)?;
        Some((level, self.exchange.rate(currency)?, currency.code().to_owned()))
    }

    fn comparison(&self, spread: &Spread, value: f64, label: &Text, adjusted: Option<Adjusted>) -> Comparison {
        let reach = spread.reach(value);
        let (percentile, place) = match reach {
            Reach::Within(percent) => (Some(percent), "within"),
            Reach::Below(_) => (None, "below"),
            Reach::Above(_) => (None, "above"),
        };
        let of = |percent: f64| spread.at(percent).map(|value| spread.unit.from_canonical(value));
        let estimated = [(10.0, "p10"), (90.0, "p90")].into_iter().filter(|(percent, _)| {
            spread.points().iter().any(|point| point.estimated && (point.percent - percent).abs() < 1e-9)
        });
        let savings = spread.metric.contains('/');
        let recommendations = spread.metric.starts_with("measure_");
        Comparison {
            metric: spread.metric.clone(),
            label: label.in_lang(self.lang).to_owned(),
            value: spread.unit.from_canonical(value),
            unit: spread.unit.symbol().to_owned(),
            percentile,
            place,
            p10: of(10.0),
            p25: of(25.0),
            p50: of(50.0),
            p75: of(75.0),
            p90: of(90.0),
            estimated: estimated.map(|(_, name)| name).collect(),
            unusual: savings && matches!(reach, Reach::Above(percent) if percent >= UNUSUAL),
            n: spread.n,
            counted: if recommendations { "recommendations" } else { "plants" },
            of: self.library.benchmarks.group(&spread.of).in_lang(self.lang).to_owned(),
            country: spread.country.to_string(),
            years: years(spread.years),
            source: spread.source.to_string(),
            adjusted,
        }
    }
}

fn years((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
