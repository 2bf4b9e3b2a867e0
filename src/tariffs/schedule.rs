//! What a plant pays in one bill: the prices and rules that hold between two days.

use super::prices::PriceSource;
use super::{
    ByPeriod, Charge, ChargeKind, Demands, HourPeriod, LowVoltageMetering, PowerFactorRule, PriceKind, Reference,
    Tariff, Tariffs, Term,
};
use crate::units::{Day, Month};

/// The days of a bill, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// How many days are charged, as the bill says; usually those between both.
    pub days: i32,
}

impl Span {
    /// A whole month.
    pub fn of(month: Month) -> Span {
        Span::between(month.first(), month.last())
    }

    /// All days from one to another.
    pub fn between(from: Day, to: Day) -> Span {
        Span { from, to, days: to.since(from) + 1 }
    }

    /// The months that it touches, each with its share of the days.
    pub fn months(self) -> Vec<(Month, f64)> {
        let mut months = Vec::new();
        let all = f64::from((self.to.since(self.from) + 1).max(1));
        let mut month = self.from.month();
        while month.first() <= self.to {
            let days = self.to.min(month.last()).since(self.from.max(month.first())) + 1;
            months.push((month, f64::from(days) / all));
            month = month.plus(1);
        }
        months
    }
}

/// How a plant is supplied: what its contract fixes.
#[derive(Debug, Clone, PartialEq)]
pub struct Service<'a> {
    /// The tariff.
    pub tariff: &'a Tariff,
    /// The division, such as `MX/Bajío`; empty where there is none.
    pub place: String,
    /// Contracted demand in kW.
    pub contracted: Option<f64>,
    /// The plant's own load factor, in place of that of the tariff.
    pub load_factor: Option<f64>,
    /// Whether supply in medium voltage is metered on the low-voltage side.
    pub low_voltage: bool,
    /// Whether a meter records demand.
    pub demand_meter: bool,
    /// Prices of the plant's own contract by charge, in the plant's money.
    pub own: Vec<(String, f64)>,
    /// The plant's own tax share.
    pub tax: Option<f64>,
    /// Plant money for one unit of the money of published prices; absent where nobody gives a rate.
    pub rate: Option<f64>,
}

/// What was read from the meters for one bill.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Readings {
    /// kWh by period; of a tariff without periods only their sum counts.
    pub energy: ByPeriod<f64>,
    /// Whether the kWh of each period are known, and not only their sum.
    pub split: bool,
    /// Highest demand of all periods in kW.
    pub demand: Option<f64>,
    /// Highest demand in the peak period in kW.
    pub demand_peak: Option<f64>,
    /// Power factor of the month.
    pub power_factor: Option<f64>,
}

impl Readings {
    /// The same with each demand taken as the next whole kW.
    #[must_use]
    pub fn whole_kw(self) -> Readings {
        // What is off by less than a millionth of a kW is the noise of a conversion.
        let whole = |kw: f64| (kw - 1e-6).ceil();
        Readings { demand: self.demand.map(whole), demand_peak: self.demand_peak.map(whole), ..self }
    }
}

/// One month's part in a price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The month of the bill.
    pub wanted: Month,
    /// The month of which the price was taken; an earlier one only where that was asked for.
    pub month: Month,
    /// Its share of the days.
    pub share: f64,
    /// The price.
    pub price: f64,
}

/// Where a price comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin<'a> {
    /// The plant's own contract.
    Contract,
    /// A published table.
    Published {
        /// The source of its last month.
        source: &'a PriceSource,
        /// The months that it is made of.
        parts: Vec<Part>,
    },
}

/// A charge with its price.
#[derive(Debug, Clone, PartialEq)]
pub struct Priced<'a> {
    /// The charge.
    pub charge: &'a Charge,
    /// Its price in the plant's money; absent where nobody gives it.
    pub price: Option<f64>,
    /// Where the price comes from.
    pub origin: Option<Origin<'a>>,
    /// The months without a price.
    pub missing: Vec<Month>,
}

/// What a bill lacks, so that a line of it cannot be worked out.
#[derive(Debug, Clone, PartialEq)]
pub enum Lack {
    /// The price of a charge in some months.
    Price {
        /// The charge.
        charge: String,
        /// The months of the bill that have none.
        months: Vec<Month>,
    },
    /// All prices in some months.
    Prices {
        /// The months of the bill that have none.
        months: Vec<Month>,
    },
    /// The load factor of the tariff.
    LoadFactor,
    /// A reading of demand.
    Demand(Term),
    /// The energy of each period.
    Periods,
    /// The power factor.
    PowerFactor,
    /// An exchange rate from the money of the prices.
    Rate,
}

/// The prices and rules of one bill.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule<'a> {
    /// The tariff.
    pub tariff: &'a Tariff,
    /// The division, such as `MX/Bajío`.
    pub place: String,
    /// The days.
    pub span: Span,
    /// How many monthly charges it holds: 1, or as many as its days make.
    pub months: f64,
    /// The charges with their prices.
    pub charges: Vec<Priced<'a>>,
    /// Whether the days have hours of the peak period; as if they had where there is no calendar.
    pub has_peak: bool,
    /// Whether a meter records demand.
    pub demand_meter: bool,
    /// The load factor that was used.
    pub load_factor: Option<f64>,
    /// Contracted demand in kW.
    pub contracted: Option<f64>,
    /// The charge for metering on the low-voltage side, where the plant has it.
    pub low_voltage: Option<&'a LowVoltageMetering>,
    /// The rule for the power factor with the reference in force.
    pub power_factor: Option<(&'a PowerFactorRule, Reference)>,
    /// Share and name of the tax.
    pub tax: Option<f64>,
    /// Whether money of the prices could not be changed into the plant's.
    pub no_rate: bool,
}

/// Longest monthly bill in days; what is longer holds several monthly charges.
const LONGEST_MONTH: i32 = 45;

impl Tariffs {
    /// The prices and rules that hold for a plant between two days. `older` is how many months back a price may be
    /// taken where the month has none: 0 takes none.
    pub fn schedule<'a>(&'a self, service: &Service<'a>, span: Span, older: i32) -> Schedule<'a> {
        let tariff = service.tariff;
        let months = if span.days <= LONGEST_MONTH { 1.0 } else { (f64::from(span.days) * 12.0 / 365.25).round() };
        let mut no_rate = false;
        let charges = tariff
            .charges
            .iter()
            .filter_map(|charge| {
                let priced = self.priced(service, charge, span, older, &mut no_rate);
                (priced.price.is_some() || tariff.prices == PriceKind::Published).then_some(priced)
            })
            .collect();
        let has_peak = !tariff.is_hourly()
            || self.calendar(&service.place).is_none_or(|calendar| calendar.hours(span.from, span.to).peak > 0.0);
        let contracted = service.contracted.unwrap_or_default();
        let power_factor = self
            .power_factor(tariff)
            .and_then(|rule| rule.reference(span.to, contracted).map(|reference| (rule, reference)));
        Schedule {
            tariff,
            place: service.place.clone(),
            span,
            months,
            charges,
            has_peak,
            demand_meter: service.demand_meter,
            load_factor: service.load_factor.or(tariff.load_factor),
            contracted: service.contracted,
            low_voltage: self.low_voltage_metering(tariff).filter(|_| service.low_voltage),
            power_factor,
            tax: service.tax.or_else(|| self.tax(tariff).map(|tax| tax.share)),
            no_rate,
        }
    }

    fn priced<'a>(
        &'a self,
        service: &Service<'a>,
        charge: &'a Charge,
        span: Span,
        older: i32,
        no_rate: &mut bool,
    ) -> Priced<'a> {
        let mut priced = Priced { charge, price: None, origin: None, missing: Vec::new() };
        if let Some((_, price)) = service.own.iter().find(|(id, _)| *id == charge.id) {
            priced.price = Some(*price);
            priced.origin = Some(Origin::Contract);
            return priced;
        }
        if service.tariff.prices == PriceKind::Contract {
            return priced;
        }
        let (mut parts, mut source, mut sum) = (Vec::new(), None, 0.0);
        for (wanted, share) in span.months() {
            let found = (0..=older)
                .find_map(|back| self.price(&service.tariff.id, &service.place, &charge.id, wanted.plus(-back)));
            match found {
                Some(found) => {
                    parts.push(Part { wanted, month: found.month, share, price: found.value });
                    sum += found.value * share;
                    source = Some(found.source);
                }
                None => priced.missing.push(wanted),
            }
        }
        if let Some(source) = source.filter(|_| priced.missing.is_empty()) {
            // The price of one month is that price, to the last bit.
            let price = match parts.as_slice() {
                [only] => only.price,
                _ => sum,
            };
            *no_rate |= service.rate.is_none();
            priced.price = service.rate.map(|rate| price * rate);
            priced.origin = Some(Origin::Published { source, parts });
        }
        priced
    }
}

impl Schedule<'_> {
    /// The kW that the energy of the bill stands for: kWh / (24 h × days × load factor), never rounded.
    pub fn theoretical(&self, energy: f64) -> Option<f64> {
        let factor = self.load_factor?;
        Some(energy / (24.0 * f64::from(self.span.days) * factor))
    }

    /// The demands that the formulas of the tariff read.
    pub(super) fn demands(&self, readings: &Readings) -> Demands {
        let theoretical = self.theoretical(readings.energy.sum());
        let metered = |demand: Option<f64>| if self.demand_meter { demand } else { theoretical };
        Demands {
            demand: metered(readings.demand),
            demand_peak: if self.has_peak { metered(readings.demand_peak) } else { theoretical },
            theoretical,
            contracted: self.contracted,
        }
    }

    /// The cost before tax, unrounded and with the demands as they are; what lacks a price or a reading costs nothing.
    pub fn cost(&self, readings: &Readings) -> f64 {
        let demands = self.demands(readings);
        let (mut fixed, mut used, mut shares) = (0.0, 0.0, 0.0);
        for priced in &self.charges {
            let Some(price) = priced.price else { continue };
            match &priced.charge.kind {
                ChargeKind::Fixed => fixed += price * self.months,
                ChargeKind::Energy { period, block } => {
                    used += price * energy_of(readings, *period, *block, self.months);
                }
                ChargeKind::Demand { billed } => {
                    used += price * billed.kw(&demands).unwrap_or_default() * self.months;
                }
                ChargeKind::Share => shares += price,
            }
        }
        let mut sum = fixed + used;
        if let Some(charge) = self.low_voltage {
            sum += charge.share * if charge.of_fixed { fixed + used } else { used };
        }
        if let (Some((rule, reference)), Some(factor)) = (&self.power_factor, readings.power_factor) {
            sum += sum * rule.share(factor, reference.reference);
        }
        sum * (1.0 + shares)
    }

    /// What a demand charge bills in kW, and whether the demand decides it, not the energy.
    pub fn billed(&self, charge: &Charge, readings: &Readings) -> Option<(f64, bool)> {
        let ChargeKind::Demand { billed } = &charge.kind else { return None };
        let demands = self.demands(readings);
        let kw = billed.kw(&demands).ok()?;
        let by_energy = billed.reads(Term::Theoretical) || !self.demand_meter || !self.has_peak;
        let energy = demands.theoretical.filter(|_| by_energy).is_some_and(|theoretical| kw >= theoretical);
        Some((kw, !energy))
    }
}

/// The kWh that an energy charge counts; the bounds of a block are those of one month.
pub(super) fn energy_of(
    readings: &Readings,
    period: Option<HourPeriod>,
    block: Option<(f64, f64)>,
    months: f64,
) -> f64 {
    let energy = period.map_or_else(|| readings.energy.sum(), |period| readings.energy.get(period));
    match block {
        Some((from, to)) => (energy.min(to * months) - from * months).max(0.0),
        None => energy,
    }
}
