//! The formulas of one plant's measures written out, with what a reader may change: assumptions, prices, exchange rates,
//! limits. A page or a sheet works them out again and comes to the numbers of the program.
//!
//! Everything that is no such input is worked out and stands as a number. Amounts, money, emissions and net present value
//! of each measure are steps of one list, in the order of operations of the program; at the central values they are the
//! numbers of the report.
//!
//! - A price that a tariff makes (what the year costs less with a saving, over the saving) is the price of the report
//!   times one input: all charges of the tariff, 100 % as they are. It holds exactly for other charges in proportion, and
//!   as well as the price stays the same for other amounts.
//! - What cannot be written in plain operations is held ([`Input::held`]): a number that goes through a function of the
//!   table, and one on which a power factor, moved energy or a demand rests that the tariff prices by steps and
//!   thresholds.
//! - A rebate stays the amount that it is, and is never more than the investment.
//! - A rule in the interpreter has no formula to write out.

mod input;
mod inputs;
mod measure;

use std::collections::BTreeSet;

pub use input::{Input, InputKind};
pub use measure::MeasureSteps;

use self::inputs::Inputs;
use self::measure::{Money, Planned};
use crate::columns::{Arithmetic, PlainStep, PlantSheet};
use crate::evaluate::{Exchange, Finding, Outcome};
use crate::facility::Facility;
use crate::library::Library;
use crate::units::Currency;

/// More steps than these make a page heavy: they are some 200 kB of JSON.
const MOST_STEPS: usize = 10_000;

/// The formulas of a plant's measures.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// What may be changed; a step reads an input by its position here.
    pub inputs: Vec<Input>,
    /// The steps of all measures; truths are 1 and 0, amounts are canonical unless a step brings them to a unit.
    pub steps: Vec<PlainStep>,
    /// The greatest investment of a low-cost measure in the plant's currency; none where nobody knows the rate.
    pub low_cost: Option<usize>,
    /// The position of the input that is the longest payback in months.
    pub payback_months: usize,
    /// The measures.
    pub measures: Vec<MeasureSteps>,
}

/// Writes out the formulas of the measures that apply; `payback_months` is the limit of the report. None where they are
/// too long.
pub fn what_if(
    library: &Library,
    facility: &Facility,
    findings: &[Finding<'_>],
    payback_months: f64,
) -> Option<WhatIf> {
    let applying = findings.iter().filter_map(|finding| match &finding.outcome {
        Outcome::Applies(opportunity) => Some((finding.rule, opportunity.as_ref())),
        _ => None,
    });
    let applying: Vec<_> = applying.collect();
    let inputs = Inputs::new(library, facility, applying.iter().map(|(_, found)| *found));
    let mut sheet = PlantSheet::new(library, facility, inputs);
    let planned: Vec<Planned<'_>> = applying
        .iter()
        .filter_map(|(rule, found)| Planned::new(Money { library, facility }, &mut sheet, rule, found))
        .collect();
    let low_cost = low_cost(&mut sheet, library, facility);
    let months = sheet.unsure().months(payback_months);
    let months = sheet.want_column(months);

    let mut wanted: Vec<_> = planned.iter().flat_map(Planned::wanted).chain(low_cost).collect();
    wanted.push(months);
    let amounts = planned.iter().flat_map(|planned| &planned.not_in_proportion);
    let held: BTreeSet<usize> = amounts.flat_map(|amount| sheet.rests_on(*amount)).collect();
    let central = sheet.unsure().central();
    let plain = sheet.plain(&wanted, &central, &held).filter(|plain| plain.steps.len() <= MOST_STEPS)?;

    let all = sheet.unsure().all();
    let used = plain.steps.iter().filter_map(|step| match step {
        PlainStep::Column(column) => Some(*column),
        _ => None,
    });
    // A held input is told of, so that a reader knows why it cannot be changed.
    let used: BTreeSet<usize> = used.chain(plain.held.iter().copied()).collect();
    let place = |column: usize| used.iter().position(|known| *known == column);
    let inputs = used
        .iter()
        .filter_map(|column| {
            let mut input = all.get(*column)?.clone();
            input.held = plain.held.contains(column);
            Some(input)
        })
        .collect::<Vec<_>>();
    let renumber = |step: &PlainStep| match step {
        PlainStep::Column(column) => place(*column).map(PlainStep::Column),
        other => Some(other.clone()),
    };
    Some(WhatIf {
        payback_months: inputs.iter().position(|input| input.kind == InputKind::PaybackMonths)?,
        steps: plain.steps.iter().map(renumber).collect::<Option<Vec<_>>>()?,
        low_cost: low_cost.and_then(|wanted| plain.of(wanted)),
        measures: planned.iter().map(|planned| planned.steps(&plain)).collect::<Option<Vec<_>>>()?,
        inputs,
    })
}

/// The limit of investment in the plant's currency.
fn low_cost(
    sheet: &mut PlantSheet<'_, Inputs<'_>>,
    library: &Library,
    facility: &Facility,
) -> Option<crate::columns::Wanted> {
    let limit = facility.limits.low_cost;
    let currency = limit.dimension().currencies().next().map_or(Currency::PLANT, |(currency, _)| currency);
    let rate = Exchange::new(facility, &library.factors).rate(currency)?;
    let shown = if currency == Currency::PLANT { facility.currency } else { currency };
    let column = sheet.unsure().low_cost(limit.canonical(), shown);
    let limit = sheet.want_column(column);
    if shown == facility.currency {
        return Some(limit);
    }
    let rate = sheet.unsure().rate(currency, rate.rate);
    let rate = sheet.want_column(rate);
    sheet.want_of(Arithmetic::Multiply, limit, rate)
}
