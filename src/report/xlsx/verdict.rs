//! Each measure judged by the sheet: whether it applies, what it saves and costs, in which list and at which place it
//! stands. The formulas do what the script of the page does.

use super::label::Label;
use super::page::{Cell, say};
use super::steps::Steps;
use crate::report::model::{MeasureFormulas, Recommendation};
use crate::report::phrases::Phrases;
use crate::report::words::Word;
use crate::units::format::exact;
use crate::workbook::decimals;
use crate::workbook::write::{Cached, address};

/// The columns of the sheet of measures.
pub(super) mod column {
    pub(in super::super) const RANK: u16 = 0;
    pub(in super::super) const TITLE: u16 = 1;
    pub(in super::super) const SAVING: u16 = 3;
    pub(in super::super) const INVESTMENT: u16 = 6;
    pub(in super::super) const PAYBACK: u16 = 7;
    pub(in super::super) const WORTH: u16 = 8;
    pub(in super::super) const CO2E: u16 = 9;
    /// 0 within the limits, 1 beyond, 2 does not apply, 3 cannot be worked out, 4 saves nothing.
    pub(in super::super) const CODE: u16 = 12;
    /// 0 immediate, 1 months, 2 not priced, 3 never.
    pub(in super::super) const CLASS: u16 = 13;
    pub(in super::super) const MONTHS: u16 = 14;
    pub(in super::super) const NET: u16 = 15;
    pub(in super::super) const COST: u16 = 16;
    pub(in super::super) const OBJECTIVE: u16 = 17;
    pub(in super::super) const SOONER: u16 = 18;
    pub(in super::super) const MORE: u16 = 19;
    pub(in super::super) const NAME: u16 = 20;
    pub(in super::super) const COUNTED: u16 = 21;
    pub(in super::super) const GROUP: u16 = 22;
    /// The part of its saving that counts once, held.
    pub(in super::super) const PART: u16 = 23;
}

/// The row of the first measure on their sheet.
pub(super) const FIRST: u32 = 4;
/// More than any number: what has none stands last.
const LAST: &str = "1E+300";

/// A measure with its cells.
pub(super) struct Verdict<'a> {
    pub(super) measure: &'a Recommendation,
    /// Its steps; none where it is held.
    pub(super) steps: Option<&'a MeasureFormulas>,
    /// From the first column of the helpers to the last.
    pub(super) helpers: Vec<Cell>,
    /// Rank, state, saving, investment, payback, worth, emissions.
    pub(super) shown: [Cell; 7],
}

/// The address of a measure's cell.
pub(super) fn cell(phrases: Phrases<'_>, nth: usize, column: u16) -> String {
    address(say(phrases, Label::Measures), row_of(nth), column)
}

/// The address of a column of all measures.
pub(super) fn range(phrases: Phrases<'_>, column: u16) -> String {
    let last = phrases.measures().count().saturating_sub(1);
    let (from, to) = (cell(phrases, 0, column), cell(phrases, last, column));
    format!("{from}:{}", to.rsplit('!').next().unwrap_or_default())
}

/// The row of a measure.
pub(super) fn row_of(nth: usize) -> u32 {
    FIRST.saturating_add(u32::try_from(nth).unwrap_or(u32::MAX))
}

/// The money of a year that counts once, as a part of what it would be alone.
pub(super) fn part(measure: &Recommendation) -> f64 {
    let both = measure.together.annual_saving.as_ref().zip(measure.annual_saving.as_ref());
    let both = both.filter(|(_, alone)| alone.expected > 0.0);
    both.map_or(1.0, |(together, alone)| exact(together.expected) / exact(alone.expected))
}

/// Whether a measure is within the limits in the report.
pub(super) fn within(phrases: Phrases<'_>, measure: &Recommendation) -> bool {
    phrases.report.recommendations.iter().any(|known| known.id == measure.id)
}

/// Whether a measure is summed in the report.
pub(super) fn counts(phrases: Phrases<'_>, measure: &Recommendation) -> bool {
    within(phrases, measure) && !measure.together.not_counted
}

impl<'a> Verdict<'a> {
    pub(super) fn all(phrases: Phrases<'a>, steps: &Steps<'a>) -> Vec<Self> {
        let mut ids: Vec<&str> = phrases.measures().map(|measure| measure.id.as_str()).collect();
        ids.sort_unstable();
        let own = &phrases.report.currency;
        phrases
            .measures()
            .enumerate()
            .map(|(nth, measure)| {
                let of = steps.of_measure(&measure.id).filter(|_| measure.investment.currency == *own);
                let by_name = ids.iter().position(|id| *id == measure.id).unwrap_or(0);
                let judge = Judge { phrases, steps, nth, measure, of };
                Self { measure, steps: of, helpers: judge.helpers(by_name), shown: judge.shown() }
            })
            .collect()
    }
}

/// Writes the formulas of one measure.
struct Judge<'a, 's> {
    phrases: Phrases<'a>,
    steps: &'s Steps<'a>,
    nth: usize,
    measure: &'a Recommendation,
    of: Option<&'a MeasureFormulas>,
}

impl Judge<'_, '_> {
    fn here(&self, column: u16) -> String {
        cell(self.phrases, self.nth, column).rsplit('!').next().unwrap_or_default().to_owned()
    }

    fn all(&self, column: u16) -> String {
        range(self.phrases, column).rsplit('!').next().unwrap_or_default().to_owned()
    }

    fn step(&self, at: usize) -> String {
        self.steps.cell(at)
    }

    fn cells(&self, steps: impl IntoIterator<Item = usize>) -> Vec<String> {
        let mut seen = Vec::new();
        for at in steps {
            if !seen.contains(&at) {
                seen.push(at);
            }
        }
        seen.into_iter().map(|at| self.step(at)).collect()
    }

    fn code_now(&self) -> f64 {
        if within(self.phrases, self.measure) { 0.0 } else { 1.0 }
    }

    fn class_now(&self) -> f64 {
        match self.measure.payback.kind {
            "immediate" => 0.0,
            "months" => 1.0,
            "never" => 3.0,
            _ => 2.0,
        }
    }

    fn net_now(&self) -> Option<f64> {
        self.measure.annual_saving.as_ref().map(|money| money.expected)
    }

    /// The investment; none where it is in a currency that nobody can change into the plant's.
    fn cost_now(&self) -> Option<f64> {
        let investment = &self.measure.investment;
        (investment.currency == self.phrases.report.currency).then_some(investment.expected)
    }

    fn worth_now(&self) -> Option<f64> {
        self.measure.worth.as_ref().map(|worth| worth.npv.expected)
    }

    fn co2e_now(&self) -> Option<f64> {
        self.measure.co2e.as_ref().map(|co2e| co2e.expected)
    }

    /// The helper columns, from the code to the part that counts once.
    fn helpers(&self, by_name: usize) -> Vec<Cell> {
        let net = self.net_now();
        let months = self.measure.payback.months;
        let number = |formula: Option<String>, now: Option<f64>| match (formula, now) {
            (Some(formula), now) => Cell::live(formula, now),
            (None, Some(now)) => Cell::Number(now),
            (None, None) => Cell::Blank,
        };
        let by_name = f64::from(u32::try_from(by_name).unwrap_or(u32::MAX));
        let objective = self.objective();
        let (class, net_cell, cost) = (self.here(column::CLASS), self.here(column::NET), self.here(column::COST));
        let live = self.of.is_some();
        let when = |formula: String| live.then_some(formula);
        vec![
            number(self.of.map(|of| self.code(of)), Some(self.code_now())),
            number(
                when(format!("IF(ISNUMBER({net_cell}),IF({net_cell}<=0,3,IF({cost}<=0,0,1)),2)")),
                Some(self.class_now()),
            ),
            number(when(format!("IF({class}=1,IFERROR({cost}/{net_cell}*12,\"\"),\"\")")), months),
            number(self.of.map(|of| self.net(of)), net),
            number(self.of.map(|of| format!("IF(ISNUMBER({0}),{0},\"\")", self.step(of.investment))), self.cost_now()),
            objective,
            number(
                Some(format!("IF(ISNUMBER({0}),{0},0)", self.here(column::MONTHS))),
                Some(months.unwrap_or_default()),
            ),
            number(Some(format!("IF(ISNUMBER({net_cell}),-{net_cell},{LAST})")), Some(net.map_or(1e300, |net| -net))),
            Cell::Number(by_name),
            self.counted(),
            Cell::Helper(
                self.of.and_then(|of| of.group.clone()).filter(|_| !self.measure.umbrella).unwrap_or_default(),
            ),
            Cell::Figure(part(self.measure), "0.0%"),
        ]
    }

    /// In which list it stands.
    fn code(&self, of: &MeasureFormulas) -> String {
        let condition = self.step(of.condition);
        let given = self.cells(of.given.iter().copied());
        let wrong = if given.is_empty() {
            "FALSE".to_owned()
        } else {
            let (n, given) = (given.len(), given.join(","));
            format!("OR(COUNT({given})<{n},MIN({given})<0)")
        };
        let saves = self.cells(of.saves.values().copied().chain(of.other_saving));
        let saves_nothing = if saves.is_empty() { "TRUE".to_owned() } else { format!("MAX({})<=0", saves.join(",")) };
        let (class, months, cost) = (self.here(column::CLASS), self.here(column::MONTHS), self.here(column::COST));
        let formulas = self.steps.formulas();
        let limit = formulas.map_or_else(String::new, |formulas| self.limit_of_months(formulas.payback_months));
        let soon = format!("IF({class}=1,IF(ISNUMBER({months}),{months}<={limit},FALSE),{class}<>3)");
        let cheap = formulas
            .and_then(|formulas| formulas.low_cost)
            .map_or_else(|| "TRUE".to_owned(), |limit| format!("OR({cost}<=0,{cost}<={})", self.step(limit)));
        format!("IF({condition}<>1,2,IF({wrong},3,IF({saves_nothing},4,IF(AND({soon},{cheap}),0,1))))")
    }

    /// The longest payback, as the sheet of assumptions has it.
    fn limit_of_months(&self, input: usize) -> String {
        let step = self.steps.formulas().and_then(|formulas| {
            let reads = |step: &crate::report::model::FormulaStep| {
                matches!(step, crate::report::model::FormulaStep::One(sign, at) if sign == "in" && *at == input)
            };
            formulas.steps.iter().position(reads)
        });
        step.map_or_else(|| self.phrases.report.limits.payback_months.to_string(), |step| self.step(step))
    }

    /// The money of a year, or nothing where a price is missing.
    fn net(&self, of: &MeasureFormulas) -> String {
        let saving = self.step(of.annual_saving);
        let known = format!("IF(ISNUMBER({saving}),{saving},\"\")");
        let unpriced = self.cells(of.unpriced.iter().copied());
        if unpriced.is_empty() {
            return known;
        }
        let any: Vec<String> = unpriced.iter().map(|cell| format!("{cell}<>0")).collect();
        format!("IF(OR({}),\"\",{known})", any.join(","))
    }

    /// What the order goes by before the payback, turned round so that less comes first.
    fn objective(&self) -> Cell {
        let turned = |column: u16, now: Option<f64>| {
            let here = self.here(column);
            Cell::live(format!("IF(ISNUMBER({here}),-{here},{LAST})"), Some(now.map_or(1e300, |now| -now)))
        };
        match self.steps.formulas().map_or("payback", |formulas| formulas.rank_by.as_str()) {
            "saving" => turned(column::NET, self.net_now()),
            "npv" => turned(column::WORTH, self.worth_now().filter(|_| self.net_now().is_some())),
            "co2e" => turned(column::CO2E, self.co2e_now()),
            "water" => self.water(),
            _ => Cell::Number(0.0),
        }
    }

    fn water(&self) -> Cell {
        let amount = |amounts: &indexmap::IndexMap<String, crate::report::QuantityValue>| {
            amounts.get("water").map_or(0.0, |amount| amount.value)
        };
        let now = amount(&self.measure.uses) - amount(&self.measure.saves);
        let Some(of) = self.of else { return Cell::Number(now) };
        let step = |amounts: &indexmap::IndexMap<String, usize>| {
            amounts.get("water").map_or_else(|| "0".to_owned(), |at| self.step(*at))
        };
        Cell::live(format!("IFERROR({}-{},0)", step(&of.uses), step(&of.saves)), Some(now))
    }

    /// Whether it is summed: within the limits, no umbrella, the first of its group.
    fn counted(&self) -> Cell {
        let now = if counts(self.phrases, self.measure) { 1.0 } else { 0.0 };
        let Some(of) = self.of.filter(|_| !self.measure.umbrella) else { return Cell::Number(now) };
        let code = self.here(column::CODE);
        let formula = match &of.group {
            None => format!("IF({code}=0,1,0)"),
            Some(_) => {
                let (groups, codes, ranks) = (self.all(column::GROUP), self.all(column::CODE), self.all(column::RANK));
                let (group, rank) = (self.here(column::GROUP), self.here(column::RANK));
                let before = format!("SUMPRODUCT(({groups}={group})*({codes}=0)*({ranks}<{rank}))");
                format!("IF({code}=0,IF({before}=0,1,0),0)")
            }
        };
        Cell::live(formula, Some(now))
    }

    /// Rank, state, saving, investment, payback, worth, emissions.
    fn shown(&self) -> [Cell; 7] {
        let phrases = self.phrases;
        let code = self.here(column::CODE);
        let unless_gone = |formula: &str| format!("IF({code}>=2,\"\",{formula})");
        let word = |word: Word| phrases.word(word);
        let (net, cost, class) = (self.here(column::NET), self.here(column::COST), self.here(column::CLASS));
        let not_priced = word(Word::NotPriced);
        let saving = unless_gone(&format!("IF(ISNUMBER({net}),{net},{})", quoted(not_priced)));
        let months = self.here(column::MONTHS);
        let payback = unless_gone(&format!(
            "CHOOSE({class}+1,{},{months},{},{})",
            quoted(word(Word::Immediate)),
            quoted(not_priced),
            quoted(word(Word::Never))
        ));
        let net_now = self.net_now();
        let money = |now: Option<f64>| now.map_or("#,##0", decimals);
        let time_now = match self.measure.payback.months {
            Some(months) => Cached::Number(months),
            None => Cached::Text(phrases.payback(&self.measure.payback)),
        };
        let investment = match self.cost_now() {
            Some(now) => Cell::live(unless_gone(&cost), Some(now)),
            None => Cell::text(phrases.money(&self.measure.investment)),
        };
        let rank = f64::from(u32::try_from(self.measure.rank).unwrap_or(u32::MAX));
        [
            Cell::Live(unless_gone(&self.rank()), Cached::Number(rank), "0"),
            self.state(),
            Cell::Live(
                saving,
                net_now.map_or_else(|| Cached::Text(not_priced.to_owned()), Cached::Number),
                money(net_now),
            ),
            investment,
            Cell::Live(payback, time_now, "0.0"),
            self.follows(self.of.and_then(|of| of.npv), self.worth_now().filter(|_| net_now.is_some())),
            self.follows(self.of.and_then(|of| of.co2e), self.co2e_now()),
        ]
    }

    /// A number of a step, or that of the report where there is none.
    fn follows(&self, step: Option<usize>, now: Option<f64>) -> Cell {
        match step {
            Some(step) => {
                let (code, cell) = (self.here(column::CODE), self.step(step));
                let formula = format!("IF({code}>=2,\"\",IF(ISNUMBER({cell}),{cell},\"\"))");
                Cell::live(formula, now)
            }
            None => Cell::known(now),
        }
    }

    fn state(&self) -> Cell {
        let phrases = self.phrases;
        let words = [Label::Recommended, Label::Study, Label::NotAnyMore, Label::CannotBe, Label::NoSaving];
        let now = if self.code_now() == 0.0 { Label::Recommended } else { Label::Study };
        let all: Vec<String> = words.iter().map(|label| quoted(say(phrases, *label))).collect();
        let formula = format!("CHOOSE({}+1,{})", self.here(column::CODE), all.join(","));
        Cell::Live(formula, Cached::Text(say(phrases, now).to_owned()), "")
    }

    /// Its place: one more than the measures before it, those within the limits before those beyond.
    fn rank(&self) -> String {
        let keys = [column::CODE, column::OBJECTIVE, column::CLASS, column::SOONER, column::MORE, column::NAME];
        let mut before = String::from("0");
        for key in keys.into_iter().rev() {
            let (all, here) = (self.all(key), self.here(key));
            before = format!("({all}<{here})+({all}={here})*({before})");
        }
        format!("1+SUMPRODUCT({before})")
    }
}

/// A text in a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
