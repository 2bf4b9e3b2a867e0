//! The sheet of what may be changed: prices, limits, assumptions; then what the numbers rest on besides, and the glossary.

use rust_xlsxwriter::{DataValidation, DataValidationRule};

use super::inputs::{Inputs, label};
use super::label::Label;
use super::page::{Cell, Head, Page, say};
use crate::report::model::{AssumedNumber, FormulaInput, Recommendation};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::workbook::write::{Cached, Sheet, address};

/// The widths of its columns: what, value, mark, of the report, low, high, unit, source, used in, name.
const WIDTHS: [f64; 10] = [44.0, 14.0, 5.0, 14.0, 11.0, 11.0, 14.0, 60.0, 10.0, 44.0];
const VALUE: u16 = 1;
const MARK: u16 = 2;

/// The sheet, with what the rest of the workbook needs of it.
pub(super) struct Assumptions {
    pub(super) sheet: Sheet,
    /// Each defined name with its cell.
    pub(super) names: Vec<(String, String)>,
    /// The formula that counts what has been changed.
    pub(super) changed: String,
}

pub(super) fn sheet(phrases: Phrases<'_>, inputs: &Inputs<'_>) -> Assumptions {
    let sheet = Sheet::new(say(phrases, Label::Assumptions), phrases.lang).landscape().columns(&WIDTHS);
    let mut page = Page::new(sheet, WIDTHS.len() - 1);
    page.title(say(phrases, Label::Assumptions));
    page.paragraph(say(phrases, Label::AssumptionsLead));
    let first = page.row;
    let mut names = Vec::new();
    let groups: [(Label, &[&str]); 4] = [
        (Label::Prices, &["price", "tariff", "exchange_rate"]),
        (Label::Limits, &["low_cost", "payback_months"]),
        (Label::OfMeasures, &["assumption"]),
        (Label::Shared, &["shared"]),
    ];
    for (title, kinds) in groups {
        let mut of: Vec<_> = inputs.of_kinds(kinds).collect();
        if of.is_empty() {
            continue;
        }
        // In the order of the measures that they belong to.
        of.sort_by_key(|(input, _)| rank(phrases, &input.measure));
        page.section(say(phrases, title));
        heads(&mut page, phrases);
        for (input, name) in of {
            let row = line(&mut page, phrases, input, name);
            names.push((name.to_owned(), address(page.sheet.name(), row, VALUE)));
        }
    }
    let marks = [first, page.row].map(|row| address(page.sheet.name(), row, MARK));
    let changed = format!("COUNTIF({}:{},\"●\")", marks[0], marks[1].rsplit('!').next().unwrap_or_default());
    rest(&mut page, phrases, inputs);
    glossary(&mut page, phrases);
    page.sheet.freeze(2, 1);
    // The names are for who reads formulas on the screen.
    page.print_up_to_here();
    Assumptions { sheet: page.sheet, names, changed }
}

fn rank(phrases: Phrases<'_>, measure: &str) -> usize {
    phrases.measures().position(|known| known.id == measure).unwrap_or(0)
}

fn heads(page: &mut Page, phrases: Phrases<'_>) {
    let heads = [
        Head::text(phrases.word(Word::Assumption)),
        Head::number(say(phrases, Label::Value)),
        Head::text("≠"),
        Head::number(say(phrases, Label::OfTheReport)),
        Head::number(say(phrases, Label::Low)),
        Head::number(say(phrases, Label::High)),
        Head::text(say(phrases, Label::Unit)),
        Head::text(phrases.word(Word::Source)),
        Head::text(say(phrases, Label::UsedIn)),
        Head::text(say(phrases, Label::DefinedName)),
    ];
    page.heads(&heads);
}

/// An input in its row; a held one is no cell to fill in.
fn line(page: &mut Page, phrases: Phrases<'_>, input: &FormulaInput, name: &str) -> u32 {
    let row = page.row;
    let of = phrases.measures().find(|measure| measure.id == input.measure);
    let used = of.map_or_else(String::new, |measure| measure.rank.to_string());
    let (value, mark) = if input.held {
        (Cell::Figure(input.value, "General"), Cell::Blank)
    } else {
        let (here, report) = (format!("B{}", row + 1), format!("D{}", row + 1));
        let mark = format!("IF({here}={report},\"\",\"●\")");
        (Cell::Answer(input.value), Cell::Live(mark, Cached::Empty, ""))
    };
    let cells = vec![
        Cell::from(label(phrases, input)),
        value,
        mark,
        Cell::Figure(input.value, "General"),
        input.low.map_or(Cell::Blank, |low| Cell::Figure(low, "General")),
        input.high.map_or(Cell::Blank, |high| Cell::Figure(high, "General")),
        Cell::from(phrases.unit(&input.unit)),
        Cell::from(source(phrases, input, of)),
        Cell::from(used),
        Cell::Code(name.to_owned()),
    ];
    if !input.held {
        let rule = if input.value < 0.0 {
            DataValidationRule::Between(-1e15, 1e15)
        } else {
            DataValidationRule::Between(0.0, 1e15)
        };
        let only = DataValidation::new().allow_decimal_number(rule).ignore_blank(false);
        let told = only.set_error_message(say(phrases, Label::TypeNumber));
        match told {
            Ok(only) => page.sheet.allow([(row, VALUE), (row, VALUE)], &only),
            Err(error) => page.sheet.keep(Err(error)),
        }
    }
    page.cells(cells)
}

/// Where an input comes from, as far as the report says it.
fn source(phrases: Phrases<'_>, input: &FormulaInput, of: Option<&Recommendation>) -> String {
    let report = phrases.report;
    let found = match input.kind.as_str() {
        "price" => {
            let price = phrases.prices().into_iter().find(|price| price.resource == input.name);
            price.map(|price| phrases.price_origin(price))
        }
        "exchange_rate" => {
            let rate = report.exchange_rates.iter().find(|rate| rate.from == input.name);
            rate.map(|rate| phrases.rate_origin(rate))
        }
        "assumption" => {
            let assumed = of.and_then(|measure| measure.assumed.iter().find(|assumed| assumed.name == input.name));
            assumed.map(|assumed| phrases.assumed_source(assumed))
        }
        _ => Some(input.source.clone()).filter(|source| !source.is_empty()),
    };
    let held = input.held.then(|| say(phrases, Label::HeldInput).to_owned());
    held.into_iter().chain(found).collect::<Vec<_>>().join("; ")
}

/// What the numbers rest on besides.
fn rest(page: &mut Page, phrases: Phrases<'_>, inputs: &Inputs<'_>) {
    let held: Vec<(&Recommendation, &AssumedNumber)> = phrases
        .measures()
        .flat_map(|measure| measure.assumed.iter().map(move |assumed| (measure, assumed)))
        .filter(|(measure, assumed)| inputs.of_assumption(&measure.id, &assumed.name).is_none())
        .collect();
    if !held.is_empty() {
        page.section(say(phrases, Label::OtherAssumptions));
        heads(page, phrases);
        for (measure, assumed) in held {
            page.cells(vec![
                Cell::from(capital(&assumed.label)),
                Cell::Figure(assumed.value, "General"),
                Cell::Blank,
                Cell::Figure(assumed.value, "General"),
                Cell::Figure(assumed.low, "General"),
                Cell::Figure(assumed.high, "General"),
                Cell::from(phrases.unit(&assumed.unit)),
                Cell::from(phrases.assumed_source(assumed)),
                Cell::from(measure.rank.to_string()),
                Cell::Code(assumed.name.clone()),
            ]);
        }
    }
    let prices: Vec<String> = phrases.prices().into_iter().map(|price| phrases.price_line(price)).collect();
    let rates = phrases.report.exchange_rates.iter();
    let rates: Vec<String> =
        rates.map(|rate| format!("{}; {}", phrases.rate(rate), phrases.rate_origin(rate))).collect();
    let parts = [
        (phrases.word(Word::Prices), [prices, phrases.margins()].concat()),
        (phrases.word(Word::Rates), rates),
        (phrases.money_over_years_title(), phrases.money_over_years()),
        (phrases.emission_factors_title(), phrases.emission_lines()),
        (phrases.word(Word::Library), phrases.library()),
    ];
    for (title, lines) in parts {
        if !lines.is_empty() {
            page.section(title);
            page.list(&lines);
        }
    }
}

fn glossary(page: &mut Page, phrases: Phrases<'_>) {
    page.section(&phrases.glossary_title());
    for (term, meaning) in phrases.glossary() {
        page.paragraph(&format!("{term}: {meaning}"));
    }
    page.section(phrases.word(Word::HowToRead));
    page.paragraph(&phrases.read_stacking());
    page.note(&phrases.made_by_in_full());
}
