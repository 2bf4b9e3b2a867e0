//! The measures in their live order, added up.

use super::label::Label;
use super::page::{Cell, Head, Page, say};
use super::verdict::{column, counts, part, quoted, range};
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format::exact;
use crate::workbook::decimals;
use crate::workbook::write::Cached;

/// The column behind the table, in which the place of each measure on its sheet stands.
const AT: u16 = 6;

/// The measures in the order of the report, with what has been spent and saved so far.
pub(super) struct Order<'a> {
    rows: Vec<(&'a Recommendation, f64, f64)>,
}

impl<'a> Order<'a> {
    pub(super) fn new(phrases: Phrases<'a>) -> Self {
        let (mut spent, mut saved) = (0.0, 0.0);
        let mut measures: Vec<&Recommendation> = phrases.measures().collect();
        measures.sort_by_key(|measure| measure.rank);
        let row = |measure: &'a Recommendation| {
            if counts(phrases, measure) {
                // Another currency is not added to the plant's.
                let own = measure.investment.currency == phrases.report.currency;
                spent += if own { exact(measure.investment.expected) } else { 0.0 };
                saved += measure.annual_saving.as_ref().map_or(0.0, |money| exact(money.expected)) * part(measure);
            }
            (measure, spent, saved)
        };
        Self { rows: measures.into_iter().map(row).collect() }
    }

    /// The first of them as a table; its first row is given back.
    pub(super) fn table(&self, page: &mut Page, phrases: Phrases<'_>, count: usize) -> u32 {
        let currency = &phrases.report.currency;
        let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
        page.heads(&[
            Head::text(phrases.word(Word::Measure)),
            Head::number(format!("{} ({per_year})", phrases.word(Word::AnnualSaving))),
            Head::number(format!("{} ({currency})", phrases.word(Word::Investment))),
            Head::number(say(phrases, Label::PaybackMonths)),
            Head::number(format!("{} ({currency})", say(phrases, Label::AddedInvestment))),
            Head::number(format!("{} ({per_year})", say(phrases, Label::AddedSaving))),
        ]);
        let first = page.row;
        for (nth, (measure, spent, saved)) in self.rows.iter().take(count).enumerate() {
            row(page, phrases, (nth, first), measure, (*spent, *saved));
        }
        page.sheet.hide_columns(AT, AT);
        first
    }
}

/// A measure in its place.
fn row(
    page: &mut Page,
    phrases: Phrases<'_>,
    (nth, first): (usize, u32),
    measure: &Recommendation,
    (spent, saved): (f64, f64),
) {
    let row = page.row + 1;
    let at = format!("$G{row}");
    let place = nth + 1;
    let of = |column: u16| format!("INDEX({},{at})", range(phrases, column));
    let found = |formula: String| format!("IF(ISNUMBER({at}),{formula},\"\")");
    let before = |column: char| if page.row == first { "0".to_owned() } else { format!("{column}{}", row - 1) };
    let adds = |column: u16, times: &str| {
        let amount = of(column);
        format!("IF(ISNUMBER({at}),IF(ISNUMBER({amount}),{}*{amount}{times},0),0)", of(column::COUNTED))
    };
    let known = |now: Option<f64>, text: String| now.map_or(Cached::Text(text), Cached::Number);
    let own = measure.investment.currency == phrases.report.currency;
    let net = measure.annual_saving.as_ref().map(|money| money.expected);
    let not_priced = phrases.word(Word::NotPriced).to_owned();
    let (added_cost, added_saving) = (
        format!("{}+{}", before('E'), adds(column::COST, "")),
        format!("{}+{}", before('F'), adds(column::NET, &format!("*{}", of(column::PART)))),
    );
    page.cells(vec![
        Cell::Live(
            found(format!("{}&{}", quoted(&format!("{place}. ")), of(column::TITLE))),
            Cached::Text(format!("{place}. {}", measure.title)),
            "",
        ),
        Cell::Live(found(of(column::SAVING)), known(net, not_priced), net.map_or("#,##0", decimals)),
        Cell::Live(
            found(of(column::INVESTMENT)),
            known(own.then_some(measure.investment.expected), phrases.money(&measure.investment)),
            decimals(measure.investment.expected),
        ),
        Cell::Live(found(of(column::PAYBACK)), known(measure.payback.months, phrases.payback(&measure.payback)), "0.0"),
        Cell::live(added_cost, Some(spent)),
        Cell::live(added_saving, Some(saved)),
        Cell::Live(
            format!("IFERROR(MATCH({place},{},0),\"\")", range(phrases, column::RANK)),
            Cached::Number(f64::from(u32::try_from(place).unwrap_or(u32::MAX))),
            "0",
        ),
    ]);
}
