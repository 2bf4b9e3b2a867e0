//! A bill of the plant, worked out again and held against what was paid.

use super::bills::{self, PlantBill};
use super::facts::Facts;
use super::supply::{Supply, short};
use super::{explain, lacks};
use crate::diagnostic::{Diagnostic, Text, say};
use crate::facility::Facility;
use crate::library::Library;
use crate::tariffs::{Bill, ChargeKind, Lack, Line, LineKind, Origin, Schedule, Span};
use crate::units::Month;
use crate::units::format;

/// All bills of a plant, worked out again.
#[derive(Debug, Clone, PartialEq)]
pub struct Bills {
    /// The tariff.
    pub tariff: String,
    /// The division, without its country; empty where there is none.
    pub division: String,
    /// The bills in order of their months.
    pub bills: Vec<WorkedBill>,
    /// What was taken for granted, for the reader.
    pub notes: Vec<Text>,
}

/// A bill worked out again.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedBill {
    /// Its number in `electricity.bills`, from 0.
    pub index: usize,
    /// Its month.
    pub month: Month,
    /// Its days.
    pub span: Span,
    /// Its lines in order.
    pub lines: Vec<WorkedLine>,
    /// What is missing, so that lines are.
    pub lacks: Vec<Text>,
    /// All lines together, before tax.
    pub subtotal: f64,
    /// Share and amount of the tax.
    pub tax: Option<(f64, f64)>,
    /// Street lighting as the bill states it; no tariff knows it.
    pub dap: Option<f64>,
    /// With tax and street lighting.
    pub total: f64,
    /// Against what was paid; none where nothing was given, or a line is missing.
    pub compared: Option<Comparison>,
}

/// One line of a bill: quantity × price = amount.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedLine {
    /// The charge, `low_voltage` or `power_factor`.
    pub id: String,
    /// What a person calls it.
    pub label: Text,
    /// How much.
    pub quantity: f64,
    /// In which unit: `kWh`, `kW`, `month`, or `money` where the price is a share of it.
    pub unit: &'static str,
    /// The price of one.
    pub price: f64,
    /// To the cent.
    pub amount: f64,
    /// Where the price comes from.
    pub origin: LineOrigin,
    /// What decided the quantity.
    pub note: Option<Text>,
    /// What the bill states in this line.
    pub paid: Option<f64>,
}

/// Where the price of a line comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum LineOrigin {
    /// The plant's own contract.
    Contract,
    /// A published table.
    Published {
        /// The months that it is made of.
        months: Vec<Month>,
        /// The division.
        place: String,
        /// Who published it.
        source: String,
        /// When it was seen there.
        seen: String,
    },
    /// A rule of the tariff.
    Rule {
        /// Who says so.
        source: String,
        /// When that was seen.
        date: String,
    },
}

/// A bill against what was paid.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What was paid.
    pub paid: f64,
    /// What it works out to.
    pub worked: f64,
    /// Whether both are with tax and all else.
    pub with_tax: bool,
    /// Whether they agree: to a thousandth.
    pub agrees: bool,
    /// What most likely explains the difference, the likeliest first.
    pub explanations: Vec<Text>,
}

impl Comparison {
    /// Paid less worked out.
    pub fn difference(&self) -> f64 {
        self.paid - self.worked
    }

    /// The difference as a share of what was worked out, so that VAT shows as what it is.
    pub fn share(&self) -> f64 {
        if self.worked > 0.0 { self.difference() / self.worked } else { 0.0 }
    }
}

/// Share within which a bill agrees: rounding of readings and of the energy prices, which have four decimals.
pub(super) const AGREES: f64 = 0.001;

impl Bills {
    /// The bills of a plant; `Ok(None)` where its profile gives none.
    ///
    /// # Errors
    /// Why they cannot be worked out.
    pub fn of(library: &Library, facility: &Facility) -> Result<Option<Bills>, Option<Diagnostic>> {
        let facts = Facts { facility };
        if facts.bills().is_none_or(|(_, count)| count == 0) {
            return Ok(None);
        }
        let supply = Supply::of(library, facility)?;
        let calendar = library.tariffs.calendar(&supply.service.place);
        let mut bills = bills::read(facts, calendar);
        bills.sort_by_key(|bill| (bill.month, bill.index));
        let mut notes = supply.notes.clone();
        notes.extend(rules(library, &supply, &bills));
        let worked = bills.iter().map(|bill| work_out(library, &supply, bill)).collect();
        Ok(Some(Bills {
            tariff: supply.service.tariff.id.clone(),
            division: supply.division_name().to_owned(),
            bills: worked,
            notes,
        }))
    }

    /// Paid and worked out, all bills together that have both.
    pub fn sums(&self) -> (f64, f64, usize) {
        let compared = self.bills.iter().filter_map(|bill| bill.compared.as_ref());
        compared.fold((0.0, 0.0, 0), |(paid, worked, count), one| (paid + one.paid, worked + one.worked, count + 1))
    }
}

/// The rules that were used and that a reader may doubt.
fn rules(library: &Library, supply: &Supply<'_>, bills: &[PlantBill]) -> Vec<Text> {
    let mut notes = Vec::new();
    let tariff = supply.service.tariff;
    let Some(rule) = library.tariffs.power_factor(tariff) else { return notes };
    let contracted = supply.service.contracted;
    let high = rule.references.iter().map(|reference| reference.contracted).fold(0.0, f64::max);
    let most = bills.iter().filter_map(|bill| bill.readings.demand).fold(0.0, f64::max);
    if contracted.is_none() && high > 0.0 && most >= 0.8 * high {
        notes.push(say!(
            "the contracted demand is not given: below {high} kW was taken, whose reference of the power factor is lower",
            "no se da la demanda contratada: se tomó menor de {high} kW, cuya referencia del factor de potencia es menor"
        ));
    }
    let disputed = contracted.is_some_and(|kw| high > 0.0 && kw >= high);
    notes.extend(rule.note.clone().filter(|_| disputed));
    notes
}

fn work_out(library: &Library, supply: &Supply<'_>, bill: &PlantBill) -> WorkedBill {
    let schedule = library.tariffs.schedule(&supply.service, bill.span, 0);
    let made = schedule.bill(&bill.readings);
    let lines = made.lines.iter().map(|line| line_of(line, &schedule, bill)).collect();
    let dap = bill.paid.dap;
    let tax = made.tax;
    let total = crate::tariffs::cents(made.subtotal + tax.map_or(0.0, |(_, amount)| amount) + dap.unwrap_or_default());
    let compared = compare(&made, bill, total).map(|(paid, worked, with_tax)| {
        let agrees = (paid - worked).abs() <= (AGREES * paid).max(1.0);
        let mut comparison = Comparison { paid, worked, with_tax, agrees, explanations: Vec::new() };
        if !agrees {
            comparison.explanations = explain::explain(library, supply, bill, &made, &comparison);
        }
        comparison
    });
    WorkedBill {
        index: bill.index,
        month: bill.month,
        span: bill.span,
        lines,
        lacks: made.lacks.iter().map(|lack| lacks::in_words(lack, supply, bill.month)).collect(),
        subtotal: made.subtotal,
        tax,
        dap,
        total,
        compared,
    }
}

/// What was paid and what it works out to: the subtotal before tax where it is given, else the total.
fn compare(made: &Bill<'_>, bill: &PlantBill, total: f64) -> Option<(f64, f64, bool)> {
    let slight = |lack: &Lack| match lack {
        Lack::PowerFactor => true,
        Lack::Price { charge, .. } => charge == "fixed",
        _ => false,
    };
    if made.lines.is_empty() || !made.lacks.iter().all(slight) {
        return None;
    }
    match (bill.paid.cost, bill.paid.total) {
        (Some(cost), _) => Some((cost, made.subtotal, false)),
        (None, Some(paid)) => Some((paid, total, true)),
        (None, None) => None,
    }
}

fn line_of(line: &Line<'_>, schedule: &Schedule<'_>, bill: &PlantBill) -> WorkedLine {
    let paid = &bill.paid;
    let (origin, note) = match &line.kind {
        LineKind::Charge(priced) => {
            let origin = match &priced.origin {
                Some(Origin::Published { source, parts }) => {
                    let mut months: Vec<Month> = parts.iter().map(|part| part.month).collect();
                    months.dedup();
                    let place = parts.first().map(|_| bill_place(schedule)).unwrap_or_default();
                    LineOrigin::Published { months, place, source: source.cite.clone(), seen: source.seen.clone() }
                }
                _ => LineOrigin::Contract,
            };
            (origin, demand_note(priced.charge, schedule, bill))
        }
        LineKind::LowVoltage => {
            let (source, date) =
                schedule.low_voltage.map(|charge| (charge.source.clone(), charge.date.clone())).unwrap_or_default();
            (LineOrigin::Rule { source, date }, None)
        }
        LineKind::PowerFactor { factor, reference } => {
            let (source, date) =
                schedule.power_factor.map(|(rule, _)| (rule.source.clone(), rule.date.clone())).unwrap_or_default();
            let decimals = schedule.power_factor.and_then(|(rule, _)| rule.decimals);
            let rounded = match decimals {
                Some(1) => Text::new("; percentage to one decimal", "; porcentaje a un decimal"),
                Some(n) => say!("; percentage to {n} decimals", "; porcentaje a {n} decimales"),
                None => Text::default(),
            };
            let note = Text::new(
                format!("power factor {factor:.4} against {reference}{}", rounded.en),
                format!("factor de potencia {factor:.4} contra {reference}{}", rounded.es),
            );
            (LineOrigin::Rule { source, date }, Some(note))
        }
    };
    let stated = match line.id() {
        "fixed" => paid.fixed,
        "distribution" => paid.distribution,
        "capacity" => paid.capacity,
        "low_voltage" => paid.low_voltage,
        "power_factor" => paid.power_factor,
        "energy" => paid.energy,
        _ => None,
    };
    WorkedLine {
        id: line.id().to_owned(),
        label: line.label.clone(),
        quantity: line.quantity,
        unit: line.unit,
        price: line.price,
        amount: line.amount,
        origin,
        note,
        paid: stated,
    }
}

fn bill_place(schedule: &Schedule<'_>) -> String {
    short(&schedule.place).to_owned()
}

/// What decided the billed kW.
fn demand_note(charge: &crate::tariffs::Charge, schedule: &Schedule<'_>, bill: &PlantBill) -> Option<Text> {
    if !matches!(charge.kind, ChargeKind::Demand { .. }) {
        return None;
    }
    let readings = bill.readings.whole_kw();
    let (_, by_demand) = schedule.billed(charge, &readings)?;
    let factor = schedule.load_factor?;
    let (days, energy) = (schedule.span.days, format::decimals(readings.energy.sum(), 0));
    let worth = schedule.theoretical(readings.energy.sum())?;
    let formula = format!("{energy} kWh / (24 × {days} × {factor}) = {worth:.2} kW");
    Some(if by_demand {
        say!(
            "the demand that was read; the energy would allow {formula}",
            "la demanda leída; la energía permitiría {formula}"
        )
    } else {
        say!("limited by the energy: {formula}", "la limita la energía: {formula}")
    })
}
