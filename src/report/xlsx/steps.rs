//! The steps of the report's formulas, as cells that a spreadsheet works out.
//!
//! What cannot be worked out is the text `—`, never an error value: it spreads through every operation that needs it and
//! not through a branch that is not taken. So operands are made numbers (`+0`) wherever a spreadsheet would pass over a
//! text or compare it.

use super::inputs::Inputs;
use super::label::Label;
use super::page::say;
use crate::report::model::{FormulaStep, Formulas, MeasureFormulas};
use crate::report::phrases::Phrases;
use crate::units::format::exact;
use crate::workbook::write::{Cached, address};

/// What stands where a step cannot be worked out.
const CANNOT: &str = "—";

/// The steps of a report, in a column of a sheet.
pub(super) struct Steps<'a> {
    formulas: Option<&'a Formulas>,
    sheet: &'static str,
    /// The row of the first step.
    first: u32,
    column: u16,
}

impl<'a> Steps<'a> {
    /// The steps of a report from a cell of the sheet of calculations downwards.
    pub(super) fn new(phrases: Phrases<'a>, first: u32, column: u16) -> Self {
        let sheet = say(phrases, Label::Calculation);
        Self { formulas: phrases.report.formulas.as_ref(), sheet, first, column }
    }

    pub(super) fn formulas(&self) -> Option<&'a Formulas> {
        self.formulas
    }

    /// Where the numbers of a measure stand.
    pub(super) fn of_measure(&self, id: &str) -> Option<&'a MeasureFormulas> {
        self.formulas?.measures.iter().find(|measure| measure.id == id)
    }

    /// The address of a step.
    pub(super) fn cell(&self, step: usize) -> String {
        address(self.sheet, self.first.saturating_add(u32::try_from(step).unwrap_or(u32::MAX)), self.column)
    }
}

/// What a step comes to at the values of the report, as it stands in its cell.
pub(super) fn cached(value: f64) -> Cached {
    if value.is_finite() { Cached::Number(value) } else { Cached::Text(CANNOT.to_owned()) }
}

/// All steps worked out at the values of the report; what cannot be is not finite.
pub(super) fn work(formulas: &Formulas) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::with_capacity(formulas.steps.len());
    for step in &formulas.steps {
        let of = |at: &usize| found.get(*at).copied().unwrap_or(f64::NAN);
        let value = match step {
            FormulaStep::Number(number) => exact(*number),
            FormulaStep::One(sign, a) if sign == "in" => formulas.inputs.get(*a).map_or(f64::NAN, |input| {
                let [numerator, denominator, zero] = input.scale.map(exact);
                (exact(input.value) - zero) * numerator / denominator
            }),
            FormulaStep::One(sign, a) => one(sign, of(a)),
            FormulaStep::Two(sign, a, b) => two(sign, of(a), of(b)),
            FormulaStep::Three(_, a, b, c) => match of(a) {
                1.0 => of(b),
                0.0 => of(c),
                _ => f64::NAN,
            },
        };
        found.push(value);
    }
    found
}

fn one(sign: &str, a: f64) -> f64 {
    match sign {
        "neg" => -a,
        "not" => 1.0 - a,
        "abs" => a.abs(),
        "sqrt" => a.sqrt(),
        _ => f64::NAN,
    }
}

fn two(sign: &str, a: f64, b: f64) -> f64 {
    let truth = |holds: bool| if holds { 1.0 } else { 0.0 };
    let order = a.partial_cmp(&b);
    match sign {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "**" => a.powf(b),
        "<" => truth(order.is_some_and(std::cmp::Ordering::is_lt)),
        "<=" => truth(order.is_some_and(std::cmp::Ordering::is_le)),
        ">" => truth(order.is_some_and(std::cmp::Ordering::is_gt)),
        ">=" => truth(order.is_some_and(std::cmp::Ordering::is_ge)),
        "==" => truth(order.is_some_and(std::cmp::Ordering::is_eq)),
        "!=" => truth(!order.is_some_and(std::cmp::Ordering::is_eq)),
        "and" if a == 0.0 => 0.0,
        "and" => a * b,
        "or" if (a - 1.0).abs() == 0.0 => 1.0,
        "or" => a + b,
        "min" => a.min(b),
        "max" => a.max(b),
        _ => f64::NAN,
    }
}

/// The formula of a step; `cell` gives the cell of an earlier one on the same sheet. A number has none.
pub(super) fn formula(step: &FormulaStep, cell: impl Fn(usize) -> String, inputs: &Inputs<'_>) -> Option<String> {
    let safe = |formula: String| Some(format!("IFERROR({formula},\"{CANNOT}\")"));
    match step {
        FormulaStep::Number(_) => None,
        FormulaStep::One(sign, at) if sign == "in" => read(*at, inputs),
        FormulaStep::One(sign, a) => {
            let a = cell(*a);
            safe(match sign.as_str() {
                "neg" => format!("-{a}"),
                "not" => format!("1-{a}"),
                "abs" => format!("ABS({a}+0)"),
                _ => format!("SQRT({a}+0)"),
            })
        }
        FormulaStep::Two(sign, a, b) => {
            let (a, b) = (cell(*a), cell(*b));
            safe(match sign.as_str() {
                "+" | "-" | "*" | "/" => format!("{a}{sign}{b}"),
                "**" => format!("IF({b}+0=0,1,POWER({a}+0,{b}+0))"),
                "and" => format!("IF({a}=0,0,{a}*{b})"),
                "or" => format!("IF({a}=1,1,{a}+{b})"),
                "min" | "max" => format!("{}({a}+0,{b}+0)", sign.to_uppercase()),
                "==" => format!("IF({a}+0={b}+0,1,0)"),
                "!=" => format!("IF({a}+0<>{b}+0,1,0)"),
                _ => format!("IF({a}+0{sign}{b}+0,1,0)"),
            })
        }
        FormulaStep::Three(_, a, b, c) => {
            let (a, b, c) = (cell(*a), cell(*b), cell(*c));
            Some(format!("IF({a}=1,{b},IF({a}=0,{c},\"{CANNOT}\"))"))
        }
    }
}

/// An input as steps read it: `(value - zero) * numerator / denominator`.
fn read(at: usize, inputs: &Inputs<'_>) -> Option<String> {
    let (input, name) = (inputs.get(at)?, inputs.name(at)?);
    let [numerator, denominator, zero] = input.scale.map(exact);
    let mut read = name.to_owned();
    if zero != 0.0 {
        read = format!("({read}-{})", bracketed(zero));
    }
    if (numerator - 1.0).abs() > 0.0 {
        read = format!("{read}*{numerator}");
    }
    if (denominator - 1.0).abs() > 0.0 {
        read = format!("{read}/{denominator}");
    }
    Some(format!("IF(ISNUMBER({name}),{read},\"{CANNOT}\")"))
}

fn bracketed(number: f64) -> String {
    if number < 0.0 { format!("({number})") } else { number.to_string() }
}

/// A step in words: `step 12 × step 7`.
pub(super) fn in_words(step: &FormulaStep, named: impl Fn(usize) -> String, inputs: &Inputs<'_>) -> String {
    match step {
        FormulaStep::Number(_) => String::new(),
        FormulaStep::One(sign, at) if sign == "in" => inputs.name(*at).unwrap_or_default().to_owned(),
        FormulaStep::One(sign, a) => format!("{sign} {}", named(*a)),
        FormulaStep::Two(sign, a, b) => {
            let (a, b) = (named(*a), named(*b));
            match sign.as_str() {
                "min" | "max" => format!("{sign}({a}; {b})"),
                "*" => format!("{a} × {b}"),
                "<=" => format!("{a} ≤ {b}"),
                ">=" => format!("{a} ≥ {b}"),
                "!=" => format!("{a} ≠ {b}"),
                "==" => format!("{a} = {b}"),
                sign => format!("{a} {sign} {b}"),
            }
        }
        FormulaStep::Three(sign, a, b, c) => format!("{sign} {}: {}; {}", named(*a), named(*b), named(*c)),
    }
}
