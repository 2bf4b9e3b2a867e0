//! The sheet of all measures: live numbers, amounts, what was rejected and why, what overlaps.

use super::label::Label;
use super::page::{Cell, Head, Page, fill, say};
use super::steps::Steps;
use super::verdict::{FIRST, Verdict, cell, column};
use crate::report::model::{MeasureFormulas, QuantityValue, Recommendation};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;
use crate::workbook::write::{Cached, Sheet, address};

const WIDTHS: [f64; 11] = [6.0, 44.0, 17.0, 15.0, 13.0, 13.0, 14.0, 14.0, 14.0, 11.0, 13.0];

/// Where the amounts of all measures stand.
pub(super) struct Amounts {
    sheet: &'static str,
    first: u32,
    last: u32,
}

impl Amounts {
    /// What a direction of a resource comes to over the measures that count.
    pub(super) fn sum(&self, key: &str, direction: Direction) -> String {
        let range = |column: u16| {
            let [from, to] = [self.first, self.last].map(|row| address(self.sheet, row, column));
            format!("{from}:{}", to.rsplit('!').next().unwrap_or_default())
        };
        let key = super::verdict::quoted(key);
        let (amounts, keys, directions) = (range(AMOUNT), range(KEY), range(DIRECTION));
        format!("SUMIFS({amounts},{keys},{key},{directions},\"{}\",{},1)", direction.sign(), range(COUNTED))
    }
}

/// Whether an amount is saved or used in exchange.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Saved,
    Used,
}

impl Direction {
    fn sign(self) -> &'static str {
        match self {
            Direction::Saved => "+",
            Direction::Used => "-",
        }
    }
}

const AMOUNT: u16 = 3;
const KEY: u16 = 12;
const DIRECTION: u16 = 13;
const COUNTED: u16 = 14;

pub(super) fn sheet(phrases: Phrases<'_>, steps: &Steps<'_>, verdicts: Vec<Verdict<'_>>) -> (Sheet, Amounts) {
    let sheet = Sheet::new(say(phrases, Label::Measures), phrases.lang).landscape().columns(&WIDTHS);
    let mut page = Page::new(sheet, WIDTHS.len());
    page.title(say(phrases, Label::Measures));
    page.paragraph(say(phrases, Label::MeasuresLead));
    page.row = FIRST - 1;
    heads(&mut page, phrases);
    let notes = notes(phrases, &verdicts);
    let of_amounts: Vec<_> = verdicts.iter().map(|verdict| (verdict.measure, verdict.steps)).collect();
    for verdict in verdicts {
        row(&mut page, phrases, verdict);
    }
    if page.row == FIRST {
        page.paragraph(phrases.word(Word::NoMeasure));
    }
    for note in notes {
        page.note(&note);
    }
    let amounts = amounts(&mut page, phrases, steps, &of_amounts);
    studies(&mut page, phrases);
    others(&mut page, phrases);
    page.sheet.freeze(FIRST, 2);
    page.sheet.hide_columns(column::CODE, column::PART);
    (page.sheet, amounts)
}

fn heads(page: &mut Page, phrases: Phrases<'_>) {
    let currency = &phrases.report.currency;
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let mut heads = vec![
        Head::text(phrases.word(Word::Rank)),
        Head::text(phrases.word(Word::Measure)),
        Head::text(say(phrases, Label::State)),
        Head::number(format!("{} ({per_year})", phrases.word(Word::AnnualSaving))),
        Head::number(say(phrases, Label::Low)),
        Head::number(say(phrases, Label::High)),
        Head::number(format!("{} ({currency})", phrases.word(Word::Investment))),
        Head::number(say(phrases, Label::PaybackMonths)),
        Head::number(format!("{} ({currency})", capital(phrases.net_present_value_title()))),
        Head::number(say(phrases, Label::Emissions)),
        Head::text(phrases.word(Word::Confidence)),
        Head::Helper(""),
    ];
    let helpers = ["code", "class", "months", "net", "cost", "objective", "sooner", "more", "name", "counted"];
    heads.extend(helpers.iter().chain(&["group", "part"]).map(|name| Head::Helper(name)));
    page.heads(&heads);
}

fn row(page: &mut Page, phrases: Phrases<'_>, verdict: Verdict<'_>) {
    let measure = verdict.measure;
    let [rank, state, saving, investment, payback, worth, co2e] = verdict.shown;
    let end =
        |end: fn(&crate::report::MoneyValue) -> Option<f64>| Cell::known(measure.annual_saving.as_ref().and_then(end));
    let mut cells = vec![
        rank,
        Cell::Strong(measure.title.clone()),
        state,
        saving,
        end(|money| money.low),
        end(|money| money.high),
        investment,
        payback,
        worth,
        co2e,
        Cell::from(phrases.confidence(measure.confidence)),
        Cell::Skip,
    ];
    cells.extend(verdict.helpers);
    page.cells(cells);
}

/// What does not follow, or only nearly.
fn notes(phrases: Phrases<'_>, verdicts: &[Verdict<'_>]) -> Vec<String> {
    if phrases.report.formulas.is_none() && !verdicts.is_empty() {
        return vec![say(phrases, Label::AllHeld).to_owned()];
    }
    let titles = |wanted: &dyn Fn(&Verdict<'_>) -> bool| {
        let of = verdicts.iter().filter(|verdict| wanted(verdict)).map(|verdict| verdict.measure.title.as_str());
        of.collect::<Vec<_>>().join("; ")
    };
    let held = titles(&|verdict| verdict.steps.is_none());
    let near = titles(&|verdict| verdict.steps.is_some_and(|steps| steps.by_tariff));
    let say = |label: Label, titles: String| (!titles.is_empty()).then(|| fill(phrases, label, &[("titles", &titles)]));
    [say(Label::Held, held), say(Label::ByTariff, near)].into_iter().flatten().collect()
}

type OfMeasure<'a> = (&'a Recommendation, Option<&'a MeasureFormulas>);

fn amounts(page: &mut Page, phrases: Phrases<'_>, steps: &Steps<'_>, measures: &[OfMeasure<'_>]) -> Amounts {
    let sheet = say(phrases, Label::Measures);
    let any = measures.iter().any(|(measure, _)| !measure.saves.is_empty() || !measure.uses.is_empty());
    if any {
        page.section(say(phrases, Label::Amounts));
        page.heads(&[
            Head::text(phrases.word(Word::Rank)),
            Head::text(phrases.word(Word::Measure)),
            Head::text(phrases.word(Word::Resource)),
            Head::number(phrases.word(Word::Amount)),
            Head::number(say(phrases, Label::Low)),
            Head::number(say(phrases, Label::High)),
            Head::text(say(phrases, Label::Unit)),
            Head::text(say(phrases, Label::Direction)),
        ]);
    }
    let first = page.row;
    for (nth, (measure, of)) in measures.iter().enumerate() {
        let saved = measure.saves.iter().map(|(key, amount)| (key, amount, Direction::Saved));
        let used = measure.uses.iter().map(|(key, amount)| (key, amount, Direction::Used));
        for (key, amount, direction) in saved.chain(used) {
            let step = of.and_then(|of| match direction {
                Direction::Saved => of.saves.get(key),
                Direction::Used => of.uses.get(key),
            });
            let step = step.map(|at| steps.cell(*at));
            page.cells(amount_cells(phrases, (nth, measure), (key, amount, direction), step));
        }
    }
    Amounts { sheet, first, last: page.row.max(first + 1) - 1 }
}

fn amount_cells(
    phrases: Phrases<'_>,
    (nth, measure): (usize, &Recommendation),
    (key, amount, direction): (&str, &QuantityValue, Direction),
    step: Option<String>,
) -> Vec<Cell> {
    let code = cell(phrases, nth, column::CODE);
    let value = match step {
        Some(step) => {
            let formula = format!("IF({code}>=2,\"\",IF(ISNUMBER({step}),{step},\"\"))");
            Cell::live(formula, Some(amount.value))
        }
        None => Cell::Number(amount.value),
    };
    let rank = f64::from(u32::try_from(measure.rank).unwrap_or(u32::MAX));
    let counted = cell(phrases, nth, column::COUNTED);
    let counts = if super::verdict::counts(phrases, measure) { 1.0 } else { 0.0 };
    let word = match direction {
        Direction::Saved => Label::SavesWord,
        Direction::Used => Label::UsesWord,
    };
    vec![
        Cell::Live(cell(phrases, nth, column::RANK), Cached::Number(rank), "0"),
        Cell::text(measure.title.clone()),
        Cell::from(capital(&phrases.resource(key))),
        value,
        Cell::known(amount.low),
        Cell::known(amount.high),
        Cell::from(phrases.unit(&amount.unit)),
        Cell::from(say(phrases, word)),
        Cell::Skip,
        Cell::Skip,
        Cell::Skip,
        Cell::Skip,
        Cell::Helper(key.to_owned()),
        Cell::Helper(direction.sign().to_owned()),
        Cell::Live(counted, Cached::Number(counts), "0"),
    ]
}

/// Why some need a study.
fn studies(page: &mut Page, phrases: Phrases<'_>) {
    if phrases.report.needs_study.is_empty() {
        return;
    }
    page.section(say(phrases, Label::WhyStudy));
    page.paragraph(&phrases.study_lead());
    let line = |measure: &Recommendation| format!("{}: {}", measure.title, phrases.beyond(measure));
    page.list(&phrases.report.needs_study.iter().map(line).collect::<Vec<_>>());
}

/// Good practices, what was rejected and why, rules that failed, overlaps.
fn others(page: &mut Page, phrases: Phrases<'_>) {
    let in_place = phrases.in_place();
    if !in_place.is_empty() {
        page.section(&phrases.in_place_title());
        page.paragraph(&phrases.in_place_lead());
        page.list(&in_place.iter().map(|done| done.title.clone()).collect::<Vec<_>>());
    }
    let refused = phrases.refused();
    if !refused.is_empty() {
        page.section(say(phrases, Label::Rejected));
        page.list(&refused.iter().map(|one| format!("{}: {}", one.title, phrases.refusal(one))).collect::<Vec<_>>());
    }
    page.section(&phrases.overlaps_title());
    let rows = phrases.overlaps_rows();
    if rows.is_empty() {
        page.paragraph(say(phrases, Label::NoOverlaps));
    } else {
        page.paragraph(&phrases.overlaps_lead());
        let line = |[measure, other, amount]: &[String; 3]| format!("{measure} ← {other}: {amount}");
        page.list(&rows.iter().map(line).collect::<Vec<_>>());
    }
    if !phrases.report.failed.is_empty() {
        page.section(phrases.word(Word::Failures));
        page.paragraph(phrases.word(Word::FailuresLead));
        for one in &phrases.report.failed {
            let all = std::iter::once(&one.diagnostic).chain(&one.more);
            page.list(&all.map(|(problem, _)| format!("{}: {}", one.id, phrases.problem(problem))).collect::<Vec<_>>());
        }
    }
}
