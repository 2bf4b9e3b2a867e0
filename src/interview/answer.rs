//! What an answer makes of the profile.

use serde_json::{Value, json};

use super::paper::{Given, Paper, Way};
use super::step::{Ask, Fact, Step, column, is_open, next, way};
use super::words::{self, basis, is_unknown};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::facility::{Facility, read_profile};
use crate::fields::FieldType;
use crate::grid::plain;
use crate::library::Library;
use crate::questionnaire::{Kind, Question, Questionnaire, Table, TableShape, questionnaire, truth};
use crate::script::FactRef;
use crate::units::{Currency, Month, Quantity, Unit, quote};

/// Problems of facts against each other: they are told when a section is done.
const TOGETHER: [Code; 4] = [Code::IMPOSSIBLE, Code::SUSPICIOUS, Code::BAD_BILLS, Code::BILL_AND_TARIFF];

/// An answer that was taken.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The profile with it.
    pub paper: Paper,
    /// What somebody should look at.
    pub warnings: Vec<Diagnostic>,
}

impl From<Paper> for Applied {
    fn from(paper: Paper) -> Applied {
        Applied { paper, warnings: Vec::new() }
    }
}

/// Goes through the questionnaire of a sector.
pub struct Interview<'a> {
    pub(super) library: &'a Library,
    /// The questions.
    pub questions: Questionnaire,
}

impl<'a> Interview<'a> {
    /// The questions for a sector.
    pub fn new(library: &'a Library, sector: &str) -> Interview<'a> {
        Interview { library, questions: questionnaire(library, sector) }
    }

    /// What to ask next; none if all has been asked.
    pub fn next(&self, paper: &Paper) -> Option<Step<'_>> {
        next(&self.questions, paper)
    }

    /// What nobody knew is asked again.
    pub fn ask_again(&self, paper: &mut Paper) {
        let items = self.questions.tables().filter(|table| matches!(table.shape, TableShape::Items(_)));
        paper.ask_again(&items.map(|table| table.path.as_str()).collect::<Vec<_>>());
    }

    /// The profile with an answer.
    ///
    /// # Errors
    /// Why the answer cannot be taken, as a profile would say it.
    pub fn answer(&self, paper: &Paper, step: &Step<'_>, line: &str) -> Result<Applied, Vec<Diagnostic>> {
        let line = line.trim();
        let paper = match &step.ask {
            Ask::Fact(fact) => return self.fact(paper, fact, line),
            Ask::Presence(group) => {
                let section = group.section.clone().unwrap_or_default();
                let first = group.questions.first().map(column).unwrap_or_default();
                match presence(line)? {
                    Some(true) => paper.with(&[section, first.to_owned()], json!({ "value": null })),
                    Some(false) => paper.with(&[section], json!({})),
                    None => paper.with(&[section], Value::Null),
                }
            }
            Ask::List(table) => list(paper, table, presence(line)?),
            Ask::Another(table, count) => match presence(line)? {
                Some(true) => {
                    let mut end = way(&table.path);
                    end.push(count.to_string());
                    paper.with(&end, json!({}))
                }
                Some(false) | None => paper.closed(&table.path),
            },
            Ask::Item(table, item) => {
                let place = vec![table.path.clone(), item.key.clone()];
                match presence(line)? {
                    Some(true) => begun(paper, table, &item.key),
                    Some(false) => paper.without(&place),
                    None => paper.with(&place, Value::Null),
                }
            }
            Ask::OtherItem(table) if is_unknown(line) || words::presence(line) == Some(false) => {
                paper.closed(&table.path)
            }
            Ask::OtherItem(table) => return self.other_item(paper, table, line),
            Ask::InPlace(chapter) => {
                let all: Vec<&Question> = chapter.groups.iter().flat_map(|group| &group.questions).collect();
                in_place(paper, &all, line)?
            }
        };
        Ok(Applied::from(paper))
    }

    /// The profile without the questions that are left of a group, a record or an item: nobody knows.
    pub fn skip(&self, paper: &Paper, step: &Step<'_>) -> Paper {
        let Ask::Fact(fact) = &step.ask else {
            return self.answer(paper, step, "").map_or_else(|_| paper.clone(), |applied| applied.paper);
        };
        let ways: Vec<Way> = match (&fact.record, &fact.item) {
            (Some((table, at)), _) => {
                table.columns.iter().map(|column| Fact::of_record(table, *at, column).way).collect()
            }
            (_, Some((table, item))) => {
                table.columns.iter().map(|column| Fact::of_item(table, item, column).way).collect()
            }
            (None, None) => {
                let groups = self.questions.chapters.get(step.chapter).map(|chapter| &chapter.groups);
                let own = groups
                    .into_iter()
                    .flatten()
                    .find(|group| group.questions.iter().any(|question| question.path == fact.question.path));
                let open = own.into_iter().flat_map(|group| &group.questions).filter(|one| is_open(one, paper));
                open.map(|question| way(&question.path)).collect()
            }
        };
        let unknown = |paper: Paper, place: Way| {
            let open = paper.given(&place) == Given::Open;
            if open { unknown(&paper, &place) } else { paper }
        };
        ways.into_iter().fold(paper.clone(), unknown)
    }

    fn fact(&self, paper: &Paper, fact: &Fact<'_>, line: &str) -> Result<Applied, Vec<Diagnostic>> {
        if is_unknown(line) {
            return Ok(Applied::from(unknown(paper, &fact.way)));
        }
        let value = value(fact.question, line)?;
        let note = paper.get(&fact.way).and_then(|old| old.get("note")).filter(|note| !note.is_null()).cloned();
        let value = match (value, note) {
            (Value::Object(mut map), Some(note)) => {
                map.insert("note".to_owned(), note);
                Value::Object(map)
            }
            (value, Some(note)) => json!({ "value": value, "note": note }),
            (value, None) => value,
        };
        let changed = match fact.way.as_slice() {
            // Its day and source are asked for next, where nothing but nulls of a profile to be filled in stands.
            [rates, dollar, rate] if rates == "exchange_rates" && rate == "rate" => {
                let bare = paper.without_nulls(&[rates.clone(), dollar.clone()]);
                bare.with(&fact.way, value)
            }
            place => carried(paper.with(place, value), fact),
        };
        self.judged(changed, &fact.path)
    }

    fn other_item(&self, paper: &Paper, table: &Table, line: &str) -> Result<Applied, Vec<Diagnostic>> {
        let TableShape::Items(known) = &table.shape else { return Ok(Applied::from(paper.clone())) };
        let meant = |name: &str| plain(name) == plain(line);
        let named = known.iter().find(|item| meant(&item.key) || meant(&item.title.en) || meant(&item.title.es));
        let key = named.map_or_else(|| plain(line).replace(' ', "_"), |item| item.key.clone());
        if paper.items(&table.path).is_some_and(|items| items.get(&key).is_some_and(|item| !item.is_null())) {
            let shown = quote(&key);
            let message = say!("{shown} is listed already", "{shown} ya está en la lista");
            return Err(vec![Diagnostic::error(Code::BAD_ANSWER, message)]);
        }
        self.judged(begun(paper, table, &key), &format!("{}.{key}", table.path))
    }

    /// The profile, if what it says at a path can be used.
    fn judged(&self, paper: Paper, path: &str) -> Result<Applied, Vec<Diagnostic>> {
        let found = match self.read("", &paper) {
            Ok((_, warnings)) => warnings,
            Err(problems) => problems,
        };
        let about = |problem: &Diagnostic| {
            let at = problem.path.as_deref().unwrap_or_default();
            let own = at == path || at.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'));
            own && !TOGETHER.contains(&problem.code)
        };
        // There is no file yet in which anybody could look the place up.
        let bare = |problem: Diagnostic| Diagnostic { file: None, place: None, ..problem };
        let (wrong, warnings): (Vec<_>, Vec<_>) =
            found.into_iter().filter(about).map(bare).partition(Diagnostic::is_error);
        if wrong.is_empty() { Ok(Applied { paper, warnings }) } else { Err(wrong) }
    }

    /// The plant as far as it is known.
    pub(super) fn read(&self, file: &str, paper: &Paper) -> crate::facility::Outcome {
        read_profile(file, paper.text().as_bytes(), &self.library.fields, &self.library.factors)
    }

    /// A question is asked again whose answer cannot be together with others; none if it stands in no single field.
    pub fn reopened(&self, paper: &Paper, problem: &Diagnostic) -> Option<Paper> {
        let path = problem.path.as_deref()?;
        let asked = |question: &&Question| {
            question.path == path || question.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
        };
        let ways: Vec<Way> = self.questions.questions().filter(asked).map(|question| way(&question.path)).collect();
        let known = ways.iter().any(|place| paper.given(place) == Given::Known);
        known.then(|| ways.iter().fold(paper.clone(), |paper, place| reopen(&paper, place)))
    }

    /// The unit of a number that is written without one.
    pub(super) fn unit(&self, fact: &Fact<'_>, paper: &Paper) -> Option<Unit> {
        let currency = paper.currency().and_then(Currency::parse).unwrap_or(Currency::MXN);
        let Kind::Quantity(amount) = &fact.question.kind else { return None };
        let field = self.library.fields.all().iter().find(|field| field.path == fact.question.path);
        let own = match (field, &fact.item) {
            (Some(field), Some((_, item))) => {
                self.library.fields.unit_of(&FactRef::Item(field.id, item.as_str().into()))
            }
            (Some(field), None) => match &field.kind {
                FieldType::Quantity(quantity) => Some(quantity.unit.clone()),
                _ => None,
            },
            (None, _) => amount.unit().cloned(),
        };
        own.map(|unit| unit.in_currency(currency))
    }

    /// The plant, for what was worked out of a fact already.
    pub(super) fn plant(&self, paper: &Paper) -> Option<Facility> {
        self.read("", paper).ok().map(|(facility, _)| facility)
    }
}

/// Yes, no, or nobody knows.
fn presence(line: &str) -> Result<Option<bool>, Vec<Diagnostic>> {
    if is_unknown(line) {
        return Ok(None);
    }
    let wrong = || {
        let shown = quote(line);
        let message = say!("expected yes or no, found {shown}", "se esperaba sí o no, se encontró {shown}");
        let help = Text::new("Enter if nobody knows", "Enter si nadie lo sabe");
        vec![Diagnostic::error(Code::BAD_ANSWER, message).help(help)]
    };
    words::presence(line).map(Some).ok_or_else(wrong)
}

/// A fact that nobody knows.
fn unknown(paper: &Paper, place: &[String]) -> Paper {
    match place {
        [rates, dollar, rate] if rates == "exchange_rates" && rate == "rate" => {
            paper.with(&[rates.clone(), dollar.clone()], Value::Null)
        }
        place => paper.with(place, Value::Null),
    }
}

/// The profile without a fact, so that it is asked for.
fn reopen(paper: &Paper, place: &[String]) -> Paper {
    if paper.get(place).is_none() {
        return paper.clone();
    }
    let bare = paper.without(place);
    // A section that loses its last fact would say that the plant has none of it.
    match place {
        [section, _] if bare.is_left_out(section) => paper.with(place, json!({ "value": null })),
        _ => bare,
    }
}

fn list(paper: &Paper, table: &Table, any: Option<bool>) -> Paper {
    let place = way(&table.path);
    let items = match &table.shape {
        TableShape::Records => None,
        TableShape::Items(known) => {
            Some(known.iter().filter(|item| item.asked).map(|item| (item.key.clone(), json!({}))).collect())
        }
    };
    match (any, items) {
        (None, _) => paper.with(&place, Value::Null),
        (Some(false), None) if !table.may_be_empty => paper.with(&place, Value::Null),
        (Some(false), None) => paper.with(&place, json!([])),
        (Some(false), Some(_)) => paper.with(&place, json!({})),
        (Some(true), None) => paper.with(&place, json!([{}])),
        (Some(true), Some(items)) => paper.with(&place, Value::Object(items)),
    }
}

/// An item of which nothing is known yet but that the plant uses it.
fn begun(paper: &Paper, table: &Table, item: &str) -> Paper {
    let first = table.columns.first().map(column).unwrap_or_default();
    paper.with(&[table.path.clone(), item.to_owned(), first.to_owned()], json!({ "value": null }))
}

/// What serves no measure and was left open on the record before is left open on this one.
fn carried(paper: Paper, fact: &Fact<'_>) -> Paper {
    let Some((table, at)) = fact.record.filter(|(_, at)| *at > 0) else { return paper };
    let first = table.columns.first().map(|question| &question.path);
    if first != Some(&fact.question.path) {
        return paper;
    }
    let left_open = |question: &&Question| {
        let before = Fact::of_record(table, at - 1, question).way;
        question.measures == 0 && paper.given(&before) == Given::Unknown
    };
    let open: Vec<Way> =
        table.columns.iter().filter(left_open).map(|question| Fact::of_record(table, at, question).way).collect();
    open.iter().fold(paper, |paper, place| paper.with(place, Value::Null))
}

fn in_place(paper: &Paper, all: &[&Question], line: &str) -> Result<Paper, Vec<Diagnostic>> {
    let mut done: Vec<&str> = Vec::new();
    let words = line.split([',', ' ', ';']).map(str::trim).filter(|word| !word.is_empty());
    let none = is_unknown(line) || words::presence(line) == Some(false);
    for word in words.filter(|_| !none) {
        let at = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(question) = at.and_then(|at| all.get(at)) else {
            let (shown, most) = (quote(word), all.len());
            let message = say!(
                "expected numbers from 1 to {most}, found {shown}",
                "se esperaban números del 1 al {most}, se encontró {shown}"
            );
            return Err(vec![Diagnostic::error(Code::BAD_ANSWER, message)]);
        };
        done.extend(question.path.strip_prefix("done."));
    }
    let done = if done.is_empty() { Value::Null } else { json!(done) };
    Ok(paper.with(&way("done"), done))
}

/// A whole number without a point behind it.
fn as_written(number: f64) -> Value {
    const EXACT: f64 = 1e15;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 10^15")]
    if number.fract() == 0.0 && number.abs() < EXACT { json!(number as i64) } else { json!(number) }
}

/// An answer as it stands in a profile; what a profile would refuse is kept as it is, so that it says why.
fn value(question: &Question, line: &str) -> Result<Value, Vec<Diagnostic>> {
    Ok(match &question.kind {
        Kind::Quantity(_) => {
            let (number, found) = match line.split_once(';') {
                Some((number, found)) => (number.trim(), Some(found.trim())),
                None => (line, None),
            };
            let plain = Quantity::split(number).ok().filter(|(_, unit)| unit.symbol().is_empty());
            let value = plain.map_or_else(|| json!(number), |(number, _)| as_written(number));
            match found {
                Some(found) => json!({ "value": value, "basis": basis(found).unwrap_or(found) }),
                None => value,
            }
        }
        Kind::Choice(words) => {
            let by_number = line.parse::<usize>().ok().and_then(|number| words.get(number.checked_sub(1)?));
            let is = |text: &str| plain(text) == plain(line);
            let by_name = || words.iter().find(|(word, name)| is(word) || is(&name.en) || is(&name.es));
            json!(by_number.or_else(by_name).map_or(line, |(word, _)| word.as_str()))
        }
        Kind::Truth => truth(line).map_or_else(|| json!(line), |truth| json!(truth)),
        Kind::Month => {
            if Month::parse(line).is_none() {
                let shown = quote(line);
                let message = say!("{shown} is no month", "{shown} no es un mes");
                let help = Text::new("write year and month: `2025-03`", "escriba año y mes: `2025-03`");
                return Err(vec![Diagnostic::error(Code::BAD_ANSWER, message).help(help)]);
            }
            json!(line)
        }
        Kind::Text | Kind::Day => json!(line),
    })
}
