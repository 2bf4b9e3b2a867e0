//! A bill as a tariff makes it of readings, line by line and to the cent.

use super::schedule::energy_of;
use super::{ChargeKind, Lack, Priced, Readings, Schedule, Term};
use crate::diagnostic::Text;

/// What a line of a bill is.
#[derive(Debug, Clone, PartialEq)]
pub enum LineKind<'a> {
    /// A charge of the tariff.
    Charge(&'a Priced<'a>),
    /// Metering on the low-voltage side.
    LowVoltage,
    /// Surcharge or bonus for the power factor.
    PowerFactor {
        /// The power factor of the bill.
        factor: f64,
        /// The reference in force.
        reference: f64,
    },
}

/// One line of a bill: quantity × price = amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// What it is.
    pub kind: LineKind<'a>,
    /// What a person calls it.
    pub label: Text,
    /// How much is charged, in `unit`; the money that a share is taken of.
    pub quantity: f64,
    /// Its unit; `money` for a share.
    pub unit: &'static str,
    /// The price of one, or the share.
    pub price: f64,
    /// Quantity times price, to the cent.
    pub amount: f64,
}

/// A bill worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Bill<'a> {
    /// Its lines in order.
    pub lines: Vec<Line<'a>>,
    /// What is missing, so that lines are.
    pub lacks: Vec<Lack>,
    /// All lines together, before tax.
    pub subtotal: f64,
    /// The share of the tax and its amount.
    pub tax: Option<(f64, f64)>,
}

impl Bill<'_> {
    /// Whether every line could be worked out.
    pub fn is_complete(&self) -> bool {
        self.lacks.is_empty()
    }

    /// With tax.
    pub fn total(&self) -> f64 {
        cents(self.subtotal + self.tax.map_or(0.0, |(_, amount)| amount))
    }

    /// The amount of a charge; none if the bill has no such line.
    pub fn amount(&self, charge: &str) -> Option<f64> {
        self.lines.iter().find(|line| line.id() == charge).map(|line| line.amount)
    }
}

impl Line<'_> {
    /// The name of its charge, `low_voltage` or `power_factor`.
    pub fn id(&self) -> &str {
        match &self.kind {
            LineKind::Charge(priced) => &priced.charge.id,
            LineKind::LowVoltage => "low_voltage",
            LineKind::PowerFactor { .. } => "power_factor",
        }
    }
}

/// Money to the cent, halves up.
pub(crate) fn cents(money: f64) -> f64 {
    // The product of a whole number of kW and a price in cents may lie a hair under a half.
    (money * 100.0 + 1e-6).round() / 100.0
}

impl Schedule<'_> {
    /// The bill of some readings, with each demand taken as the next whole kW.
    pub fn bill(&self, readings: &Readings) -> Bill<'_> {
        let readings = readings.whole_kw();
        let mut bill = Bill { lines: Vec::new(), lacks: Vec::new(), subtotal: 0.0, tax: None };
        if self.no_rate {
            bill.lacks.push(Lack::Rate);
        }
        let (mut fixed, mut used) = (0.0, 0.0);
        for priced in &self.charges {
            let Some(line) = self.line(priced, &readings, &mut bill.lacks) else { continue };
            match priced.charge.kind {
                ChargeKind::Fixed => fixed += line.amount,
                _ => used += line.amount,
            }
            bill.lines.push(line);
        }
        if bill.lines.is_empty() {
            // Without a price of anything one word is enough.
            let months = |lack: &Lack| match lack {
                Lack::Price { months, .. } => Some(months.clone()),
                _ => None,
            };
            if let Some(months) = bill.lacks.iter().find_map(months) {
                bill.lacks.retain(|lack| !matches!(lack, Lack::Price { .. }));
                bill.lacks.insert(0, Lack::Prices { months });
            }
            return bill;
        }
        let mut sum = fixed + used;
        if let Some(charge) = self.low_voltage {
            let base = cents(if charge.of_fixed { fixed + used } else { used });
            let label = Text::new("metering in low voltage", "medición en baja tensión");
            sum += Self::share(&mut bill, LineKind::LowVoltage, label, base, charge.share);
        }
        if let Some((rule, reference)) = &self.power_factor {
            match readings.power_factor.filter(|factor| *factor > 0.0 && *factor <= 1.0) {
                Some(factor) => {
                    let reference = reference.reference;
                    let share = rule.share(factor, reference);
                    let label = if share < 0.0 {
                        Text::new("power factor bonus", "bonificación por factor de potencia")
                    } else {
                        Text::new("power factor surcharge", "cargo por factor de potencia")
                    };
                    let kind = LineKind::PowerFactor { factor, reference };
                    sum += Self::share(&mut bill, kind, label, cents(sum), share);
                }
                None => bill.lacks.push(Lack::PowerFactor),
            }
        }
        let before = cents(sum);
        for priced in &self.charges {
            if let (ChargeKind::Share, Some(share)) = (&priced.charge.kind, priced.price) {
                sum += Self::share(&mut bill, LineKind::Charge(priced), priced.charge.label.clone(), before, share);
            }
        }
        bill.subtotal = cents(sum);
        bill.tax = self.tax.map(|share| (share, cents(bill.subtotal * share)));
        bill
    }

    /// Adds a line that is a share of others, and gives its amount.
    fn share<'s>(bill: &mut Bill<'s>, kind: LineKind<'s>, label: Text, base: f64, share: f64) -> f64 {
        let amount = cents(base * share);
        bill.lines.push(Line { kind, label, quantity: base, unit: "money", price: share, amount });
        amount
    }

    fn line<'s>(&self, priced: &'s Priced<'s>, readings: &Readings, lacks: &mut Vec<Lack>) -> Option<Line<'s>> {
        let (quantity, unit) = match &priced.charge.kind {
            ChargeKind::Share => return None,
            ChargeKind::Fixed => (self.months, "month"),
            ChargeKind::Energy { period, block } => {
                if period.is_some() && !readings.split {
                    if !lacks.contains(&Lack::Periods) {
                        lacks.push(Lack::Periods);
                    }
                    return None;
                }
                let energy = energy_of(readings, *period, *block, self.months);
                // A month without hours of a period has no price for it, and none is needed.
                if energy == 0.0 && priced.price.is_none() {
                    return None;
                }
                (energy, "kWh")
            }
            ChargeKind::Demand { billed } => match billed.kw(&self.demands(readings)) {
                Ok(kw) => (kw * self.months, "kW"),
                Err(term) => {
                    let lack = if term == Term::Theoretical || self.load_factor.is_none() && !self.demand_meter {
                        Lack::LoadFactor
                    } else {
                        Lack::Demand(term)
                    };
                    if !lacks.contains(&lack) {
                        lacks.push(lack);
                    }
                    return None;
                }
            },
        };
        let Some(price) = priced.price else {
            if !self.no_rate {
                lacks.push(Lack::Price { charge: priced.charge.id.clone(), months: priced.missing.clone() });
            }
            return None;
        };
        let label = priced.charge.label.clone();
        Some(Line { kind: LineKind::Charge(priced), label, quantity, unit, price, amount: cents(quantity * price) })
    }
}
