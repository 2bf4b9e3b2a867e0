//! The sheet of calculations: each measure written out for an engineer, then all steps as live cells.

use super::inputs::Inputs;
use super::label::Label;
use super::page::{Cell, Head, Page, fill, say};
use super::steps::{self, Steps};
use super::verdict::{cell, column};
use crate::report::model::{AssumedNumber, Fact, FormulaStep, Formulas, Recommendation, TraceEntry};
use crate::report::phrases::{MoneyLine, Phrases, capital};
use crate::report::words::Word;
use crate::workbook::decimals;
use crate::workbook::write::{Cached, Sheet};

const WIDTHS: [f64; 5] = [40.0, 62.0, 20.0, 18.0, 50.0];
/// The column of values.
const VALUE: u16 = 2;

/// The sheet, and where its steps stand.
pub(super) fn sheet<'a>(phrases: Phrases<'a>, inputs: &Inputs<'_>) -> (Sheet, Steps<'a>) {
    let sheet = Sheet::new(say(phrases, Label::Calculation), phrases.lang).landscape().columns(&WIDTHS);
    let mut page = Page::new(sheet, WIDTHS.len());
    page.title(say(phrases, Label::Calculation));
    page.paragraph(say(phrases, Label::CalculationLead));
    for (nth, measure) in phrases.measures().enumerate() {
        written(&mut page, phrases, inputs, (nth, measure));
    }
    page.print_up_to_here();
    let steps = all_steps(&mut page, phrases, inputs);
    page.sheet.freeze(1, 1);
    (page.sheet, steps)
}

/// One measure in the five parts of an assessment.
fn written(page: &mut Page, phrases: Phrases<'_>, inputs: &Inputs<'_>, (nth, measure): (usize, &Recommendation)) {
    page.section(&format!("{}. {}", measure.rank, measure.title));
    results(page, phrases, (nth, measure));
    let [observed, to_do, savings, cost] = phrases.parts_of_a_measure();
    page.subtitle(observed);
    page.paragraph(&measure.why);
    let heads = [
        Head::text(phrases.word(Word::Fact)),
        Head::text(phrases.word(Word::Origin)),
        Head::number(phrases.word(Word::Value)),
        Head::text(say(phrases, Label::Unit)),
        Head::text(phrases.word(Word::Profile)),
    ];
    page.table(&heads, measure.facts.iter().map(|fact| fact_cells(phrases, fact)).collect());
    page.subtitle(to_do);
    if measure.steps.is_empty() {
        page.paragraph(phrases.word(Word::NoSteps));
    }
    page.numbered(&measure.steps);
    page.subtitle(savings);
    let heads = [
        Head::text(phrases.word(Word::Step)),
        Head::text(phrases.word(Word::Formula)),
        Head::number(format!("{} ({})", phrases.word(Word::Value), say(phrases, Label::OfReport))),
        Head::text(say(phrases, Label::Unit)),
        Head::text(format!("{}: {}", phrases.word(Word::Rule), measure.rule_file)),
    ];
    page.table(&heads, measure.trace.iter().map(|step| step_cells(phrases, step)).collect());
    let heads = [
        Head::text(phrases.word(Word::Assumption)),
        Head::text(phrases.word(Word::Source)),
        Head::number(phrases.word(Word::Value)),
        Head::text(say(phrases, Label::Unit)),
        Head::text(phrases.word(Word::Range)),
    ];
    let rows = measure.assumed.iter().map(|assumed| assumed_cells(phrases, inputs, measure, assumed));
    page.table(&heads, rows.collect());
    let heads = [
        Head::text(phrases.word(Word::Resource)),
        Head::text(format!("{} × {}", phrases.word(Word::Amount), phrases.word(Word::Price))),
        Head::number(format!("{} ({})", phrases.word(Word::MoneyOfYear), say(phrases, Label::OfReport))),
        Head::text(""),
        Head::text(phrases.word(Word::Origin)),
    ];
    page.table(&heads, phrases.money_lines(measure).into_iter().map(money_cells).collect());
    page.subtitle(cost);
    closing(page, phrases, measure);
}

/// The results, which follow the sheet of measures.
fn results(page: &mut Page, phrases: Phrases<'_>, (nth, measure): (usize, &Recommendation)) {
    let currency = &phrases.report.currency;
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let net = measure.annual_saving.as_ref();
    let live = |column: u16, now: Option<f64>, text: String| {
        let cached = now.map_or(Cached::Text(text), Cached::Number);
        Cell::Live(cell(phrases, nth, column), cached, now.map_or("#,##0", decimals))
    };
    let saving = live(column::SAVING, net.map(|money| money.expected), phrases.word(Word::NotPriced).to_owned());
    let own = measure.investment.currency == *currency;
    let investment =
        live(column::INVESTMENT, own.then_some(measure.investment.expected), phrases.money(&measure.investment));
    let payback = live(column::PAYBACK, measure.payback.months, phrases.payback(&measure.payback));
    let range = |money: Option<&crate::report::MoneyValue>| {
        money.and_then(|money| phrases.between(money.low, money.high)).unwrap_or_default()
    };
    let months = say(phrases, Label::PaybackMonths);
    let mut rows = vec![
        (phrases.word(Word::AnnualSaving), range(net), saving, per_year),
        (phrases.word(Word::Investment), range(Some(&measure.investment)), investment, currency.clone()),
        (months, phrases.payback_with_range(measure), payback, String::new()),
    ];
    if let Some(worth) = measure.worth.as_ref().filter(|_| net.is_some()) {
        let text = phrases.worth(measure).unwrap_or_default();
        let worth = live(column::WORTH, Some(worth.npv.expected), String::new());
        rows.push((phrases.net_present_value_title(), text, worth, currency.clone()));
    }
    if let Some(co2e) = &measure.co2e {
        let avoided = live(column::CO2E, Some(co2e.expected), String::new());
        rows.push((phrases.word(Word::Emissions), phrases.co2e(co2e), avoided, phrases.unit(&co2e.unit)));
    }
    for (title, text, value, unit) in rows {
        page.cells(vec![Cell::from(capital(title)), Cell::from(text), value, Cell::from(unit)]);
    }
    let said = [
        (phrases.word(Word::Saves), phrases.saved(measure)),
        (phrases.word(Word::Uses), phrases.used(measure)),
        (phrases.word(Word::Confidence), phrases.confidence(measure.confidence).to_owned()),
        (phrases.word(Word::Kind), phrases.kind(measure)),
        (phrases.word(Word::Maturity), phrases.maturity(measure).to_owned()),
        (phrases.word(Word::Remarks), phrases.remarks(measure).join("; ")),
        (say(phrases, Label::WhyStudy), phrases.beyond(measure)),
    ];
    for (title, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
        page.cells(vec![Cell::from(title), Cell::from(text)]);
    }
}

fn fact_cells(phrases: Phrases<'_>, fact: &Fact) -> Vec<Cell> {
    let label = match &fact.stands_for {
        Some(all) => format!("{} ({all})", fact.label),
        None if fact.label.is_empty() => fact.path.clone(),
        None => fact.label.clone(),
    };
    let (value, unit) = value_cells(phrases, &fact.path, &fact.value, &fact.unit);
    vec![Cell::from(label), Cell::from(phrases.fact_origin(fact)), value, unit, Cell::Code(fact.path.clone())]
}

/// A value and its unit: a number as a number, anything else in words.
fn value_cells(phrases: Phrases<'_>, path: &str, value: &serde_json::Value, unit: &str) -> (Cell, Cell) {
    match value.as_f64() {
        Some(number) => (Cell::Figure(number, full(number)), Cell::from(phrases.unit(unit))),
        None => (Cell::from(phrases.value(path, value, unit)), Cell::Blank),
    }
}

/// The format of a number of a calculation, which shows some six digits.
fn full(number: f64) -> &'static str {
    let size = number.abs();
    if size >= 1e15 {
        "0.00000E+00"
    } else if number.fract() == 0.0 {
        "#,##0"
    } else if size >= 1000.0 {
        "#,##0.00"
    } else if size >= 1.0 {
        "0.00##"
    } else if size >= 0.001 {
        "0.000###"
    } else {
        "0.000E+00"
    }
}

fn step_cells(phrases: Phrases<'_>, step: &TraceEntry) -> Vec<Cell> {
    let (value, unit) = value_cells(phrases, "", &step.value, &step.unit);
    let line = step.line.map(|line| phrases.fill(Word::AtLine, &[("n", &line.to_string())]));
    vec![
        Cell::Code(step.name.clone()),
        Cell::Code(step.formula.clone()),
        value,
        unit,
        Cell::from(line.unwrap_or_default()),
    ]
}

fn assumed_cells(
    phrases: Phrases<'_>,
    inputs: &Inputs<'_>,
    measure: &Recommendation,
    assumed: &AssumedNumber,
) -> Vec<Cell> {
    let value = match inputs.of_assumption(&measure.id, &assumed.name) {
        Some(name) => Cell::Live(name.to_owned(), Cached::Number(assumed.value), "General"),
        None => Cell::Figure(assumed.value, "General"),
    };
    vec![
        Cell::from(capital(&assumed.label)),
        Cell::from(phrases.assumed_source(assumed)),
        value,
        Cell::from(phrases.unit(&assumed.unit)),
        Cell::from(phrases.range(assumed.low, assumed.high, &assumed.unit)),
    ]
}

fn money_cells(line: MoneyLine) -> Vec<Cell> {
    let both = [line.amount, line.price];
    let parts: Vec<&str> = both.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    vec![
        Cell::from(capital(&line.name)),
        Cell::from(parts.join(" × ")),
        Cell::from(line.money),
        Cell::Blank,
        Cell::from(line.origin),
    ]
}

/// What it costs and rests on, cautions, sources.
fn closing(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation) {
    if let Some(sum) = phrases.payback_sum(measure) {
        page.paragraph(&format!("{}: {sum}", phrases.word(Word::SimplePayback)));
    }
    if let Some(range) = phrases.likely_range(measure) {
        page.paragraph(&capital(&range));
    }
    let more = [phrases.comes_from(measure), phrases.keeps_place(measure)];
    for (title, text) in more.into_iter().flatten() {
        page.paragraph(&format!("{title}: {text}"));
    }
    let usual = measure.plausibility.iter().filter(|comparison| !comparison.unusual);
    for comparison in usual {
        page.paragraph(&format!("{}: {}", phrases.beside_title(), phrases.beside(comparison)));
    }
    if let Some(text) = phrases.carried_out_of(measure) {
        page.paragraph(&format!("{}: {text}", phrases.carried_out_title()));
    }
    if !measure.caution.trim().is_empty() {
        page.paragraph(&format!("{}: {}", phrases.word(Word::Cautions), measure.caution));
    }
    for source in &measure.sources {
        let says = if source.says.is_empty() { String::new() } else { format!(": {}", source.says) };
        page.note(&format!("{}: {}{says}", phrases.word(Word::Source), source.cite));
    }
}

/// Every step in its row.
fn all_steps<'a>(page: &mut Page, phrases: Phrases<'a>, inputs: &Inputs<'_>) -> Steps<'a> {
    page.section(say(phrases, Label::Steps));
    let Some(formulas) = &phrases.report.formulas else {
        page.paragraph(say(phrases, Label::NotSteps));
        return Steps::new(phrases, page.row, VALUE);
    };
    page.paragraph(say(phrases, Label::StepsLead));
    page.heads(&[
        Head::text(phrases.word(Word::Step)),
        Head::text(phrases.word(Word::Formula)),
        Head::number(phrases.word(Word::Value)),
        Head::text(""),
        Head::text(say(phrases, Label::StepIs)),
    ]);
    let first = page.row;
    let values = steps::work(formulas);
    let named = |at: usize| fill(phrases, Label::StepNumber, &[("n", &(at + 1).to_string())]);
    let here = |at: usize| format!("C{}", first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)) + 1);
    let meanings = meanings(phrases, formulas);
    for (at, (step, value)) in formulas.steps.iter().zip(values).enumerate() {
        let cell = match steps::formula(step, here, inputs) {
            Some(formula) => Cell::Live(formula, steps::cached(value), "General"),
            None => Cell::Figure(value, "General"),
        };
        let meaning = meanings.get(at).cloned().unwrap_or_default();
        page.cells(vec![
            Cell::from(named(at)),
            Cell::Code(steps::in_words(step, named, inputs)),
            cell,
            Cell::Blank,
            Cell::from(meaning),
        ]);
    }
    Steps::new(phrases, first, VALUE)
}

/// What each step is, where that can be said.
fn meanings(phrases: Phrases<'_>, formulas: &Formulas) -> Vec<String> {
    let mut meanings: Vec<Vec<String>> = vec![Vec::new(); formulas.steps.len()];
    let mut add = |at: usize, text: String| {
        if let Some(meaning) = meanings.get_mut(at) {
            meaning.push(text);
        }
    };
    for (at, step) in formulas.steps.iter().enumerate() {
        match step {
            FormulaStep::Number(_) => add(at, say(phrases, Label::ANumber).to_owned()),
            FormulaStep::One(sign, input) if sign == "in" => {
                let named = formulas.inputs.get(*input).map(|input| super::inputs::label(phrases, input));
                add(at, named.unwrap_or_default());
            }
            _ => {}
        }
    }
    if let Some(at) = formulas.low_cost {
        add(at, say(phrases, Label::IsLimit).to_owned());
    }
    for of in &formulas.measures {
        let Some(measure) = phrases.measures().find(|measure| measure.id == of.id) else { continue };
        let title = [("title", measure.title.as_str())];
        let known = [
            (Some(of.condition), Label::IsCondition),
            (Some(of.annual_saving), Label::IsSaving),
            (Some(of.investment), Label::IsInvestment),
            (of.npv, Label::IsWorth),
            (of.co2e, Label::IsEmissions),
        ];
        for (at, label) in known {
            if let Some(at) = at {
                add(at, fill(phrases, label, &title));
            }
        }
        for (key, at) in of.saves.iter().chain(&of.uses) {
            let resource = capital(&phrases.resource(key));
            add(*at, fill(phrases, Label::IsAmount, &[("resource", &resource), ("title", &measure.title)]));
        }
    }
    meanings.into_iter().map(|texts| texts.join("; ")).collect()
}
