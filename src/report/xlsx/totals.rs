//! What all measures come to together, as cells that follow.

use indexmap::IndexMap;

use super::label::Label;
use super::measures::{Amounts, Direction};
use super::page::{Cell, Head, Page, fill, say};
use super::verdict::{column, counts, range};
use crate::report::model::{QuantityValue, Recommendation};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::units::format::exact;
use crate::workbook::write::Cached;

/// A line of the totals.
struct Line {
    what: String,
    /// The formula of the sum of each alone, and what it comes to in the report.
    alone: (String, f64),
    /// What the report has for all together, with its range.
    together: (f64, Option<f64>, Option<f64>),
}

impl Line {
    /// The part of the sum that counts once.
    fn part(&self) -> f64 {
        let (alone, together) = (self.alone.1, exact(self.together.0));
        let part = together / alone;
        if part.is_finite() && part >= 0.0 { part } else { 1.0 }
    }
}

/// The rows of the money that all save and cost, for the payback.
struct Rows {
    saving: Option<u32>,
    investment: Option<u32>,
}

/// The table of the totals.
pub(super) fn totals(page: &mut Page, phrases: Phrases<'_>, amounts: &Amounts) {
    if phrases.report.recommendations.is_empty() {
        return;
    }
    page.section(say(phrases, Label::Together));
    page.paragraph(say(phrases, Label::TogetherLead));
    page.heads(&[
        Head::text(say(phrases, Label::What)),
        Head::number(say(phrases, Label::Total)),
        Head::number(say(phrases, Label::LowOfReport)),
        Head::number(say(phrases, Label::HighOfReport)),
        Head::number(say(phrases, Label::EachAlone)),
        Head::number(say(phrases, Label::CountsOnce)),
    ]);
    let mut rows = Rows { saving: None, investment: None };
    let (money, others) = (money(phrases), physical(phrases, amounts));
    let [saving, investment, worth] = money;
    rows.saving = saving.map(|line| write(page, &line));
    rows.investment = investment.map(|line| write(page, &line));
    payback(page, phrases, &rows);
    if let Some(worth) = worth {
        write(page, &worth);
    }
    for line in others {
        write(page, &line);
    }
}

fn write(page: &mut Page, line: &Line) -> u32 {
    let row = page.row + 1;
    let (together, low, high) = line.together;
    page.cells(vec![
        Cell::Strong(line.what.clone()),
        Cell::live(format!("E{row}*F{row}"), Some(together)),
        Cell::known(low),
        Cell::known(high),
        Cell::live(line.alone.0.clone(), Some(line.alone.1)),
        Cell::Figure(line.part(), "0.0%"),
    ])
}

/// Investment over saving; in a word where that is no number.
fn payback(page: &mut Page, phrases: Phrases<'_>, rows: &Rows) {
    let (Some(total), Some(investment)) = (&phrases.report.totals.payback, rows.investment) else { return };
    let Some(saving) = rows.saving else { return };
    let (saving, cost) = (format!("B{}", saving + 1), format!("B{}", investment + 1));
    let [never, immediate] = [Word::Never, Word::Immediate].map(|word| super::verdict::quoted(phrases.word(word)));
    let formula = format!("IF({saving}<=0,{never},IF({cost}<=0,{immediate},{cost}/{saving}*12))");
    let cached = total.months.map_or_else(|| Cached::Text(phrases.payback(total)), Cached::Number);
    page.cells(vec![
        Cell::Strong(say(phrases, Label::PaybackMonths).to_owned()),
        Cell::Live(formula, cached, "0.0"),
        total.low.map_or(Cell::Blank, |low| Cell::Figure(low, "0.0")),
        total.high.map_or(Cell::Blank, |high| Cell::Figure(high, "0.0")),
        Cell::Blank,
        Cell::Blank,
    ]);
}

fn counted(phrases: Phrases<'_>) -> impl Iterator<Item = &Recommendation> {
    phrases.measures().filter(move |measure| counts(phrases, measure))
}

/// Saving, investment, net present value.
fn money(phrases: Phrases<'_>) -> [Option<Line>; 3] {
    let totals = &phrases.report.totals;
    let currency = &phrases.report.currency;
    let sum = |column: u16| format!("SUMIFS({},{},1)", range(phrases, column), range(phrases, column::COUNTED));
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let saving = totals.annual_saving.as_ref().map(|money| Line {
        what: format!("{} ({per_year})", phrases.word(Word::AnnualSaving)),
        alone: (
            sum(column::NET),
            counted(phrases).filter_map(|one| one.annual_saving.as_ref()).map(|money| exact(money.expected)).sum(),
        ),
        together: (money.expected, money.low, money.high),
    });
    let spent: f64 = counted(phrases).map(|one| exact(one.investment.expected)).sum();
    let investment = totals.investment.as_ref().map(|money| Line {
        what: format!("{} ({currency})", phrases.word(Word::Investment)),
        alone: (sum(column::COST), spent),
        together: (money.expected, money.low, money.high),
    });
    let worth = totals.npv.as_ref().map(|money| Line {
        what: format!("{} ({currency})", capital(phrases.net_present_value_title())),
        alone: (
            sum(column::WORTH),
            counted(phrases)
                .filter(|one| one.annual_saving.is_some())
                .filter_map(|one| one.worth.as_ref())
                .map(|worth| exact(worth.npv.expected))
                .sum(),
        ),
        together: (money.expected, money.low, money.high),
    });
    [saving, investment, worth]
}

/// Resources and emissions.
fn physical(phrases: Phrases<'_>, amounts: &Amounts) -> Vec<Line> {
    let totals = &phrases.report.totals;
    let of = |pick: fn(&Recommendation) -> &IndexMap<String, QuantityValue>, key: &str| -> f64 {
        counted(phrases).filter_map(|one| pick(one).get(key)).map(|amount| exact(amount.value)).sum()
    };
    let line = |key: &str, amount: &QuantityValue, direction: Direction| {
        let (label, alone) = match direction {
            Direction::Saved => (Label::Saved, of(|one| &one.saves, key)),
            Direction::Used => (Label::Used, of(|one| &one.uses, key)),
        };
        let what = fill(phrases, label, &[("what", &phrases.resource(key))]);
        Line {
            what: format!("{what} ({})", phrases.unit(&amount.unit)),
            alone: (amounts.sum(key, direction), alone),
            together: (amount.value, amount.low, amount.high),
        }
    };
    let saved = totals.saves.iter().map(|(key, amount)| line(key, amount, Direction::Saved));
    let used = totals.uses.iter().map(|(key, amount)| line(key, amount, Direction::Used));
    let co2e = totals.co2e.as_ref().map(|co2e| Line {
        what: format!("{} ({})", say(phrases, Label::Avoided), phrases.unit(&co2e.unit)),
        alone: (
            format!("SUMIFS({},{},1)", range(phrases, column::CO2E), range(phrases, column::COUNTED)),
            counted(phrases).filter_map(|one| one.co2e.as_ref()).map(|co2e| exact(co2e.expected)).sum(),
        ),
        together: (co2e.expected, co2e.low, co2e.high),
    });
    saved.chain(used).chain(co2e).collect()
}
