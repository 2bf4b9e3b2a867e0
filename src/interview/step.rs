//! What to ask next.

use super::paper::{Given, Paper, Way};
use crate::questionnaire::{Chapter, ChapterKind, Group, KnownItem, Question, Questionnaire, Table, TableShape};

/// Where the price of a dollar stands, without which nobody asks for its day.
const DOLLAR: &str = "exchange_rates.USD";

/// A question in its place.
#[derive(Debug, Clone)]
pub struct Step<'q> {
    /// The chapter that it stands in, from 0.
    pub chapter: usize,
    /// What is asked.
    pub ask: Ask<'q>,
}

/// What is asked.
#[derive(Debug, Clone)]
pub enum Ask<'q> {
    /// Whether the plant has any of what a group is about.
    Presence(&'q Group),
    /// One fact.
    Fact(Fact<'q>),
    /// Whether there is anything for a list.
    List(&'q Table),
    /// Whether there is another one for a list that has so many.
    Another(&'q Table, usize),
    /// Whether the plant uses an item.
    Item(&'q Table, &'q KnownItem),
    /// The name of another item.
    OtherItem(&'q Table),
    /// Which measures are in place.
    InPlace(&'q Chapter),
}

impl Ask<'_> {
    /// Whether it asks for more of what there is already.
    fn is_for_more(&self) -> bool {
        matches!(self, Ask::Another(..) | Ask::OtherItem(_))
    }
}

/// One fact, of the plant, of a record or of an item.
#[derive(Debug, Clone)]
pub struct Fact<'q> {
    /// The question.
    pub question: &'q Question,
    /// Its path with the number of the record or the name of the item: `motors[0].hours`.
    pub path: String,
    pub(super) way: Way,
    /// The item that it belongs to.
    pub(super) item: Option<(&'q Table, String)>,
    /// The record of the list that it belongs to, from 0.
    pub(super) record: Option<(&'q Table, usize)>,
}

/// The first thing that nobody has been asked; none if all has been.
pub(super) fn next<'q>(questions: &'q Questionnaire, paper: &Paper) -> Option<Step<'q>> {
    // A list is complete if something behind it was asked.
    let last = questions.chapters.iter().rposition(|chapter| is_touched(chapter, paper));
    let mut chapters = questions.chapters.iter().enumerate();
    chapters.find_map(|(chapter, asked)| {
        let complete = last.is_some_and(|last| chapter < last);
        let ask = of_chapter(asked, paper).filter(|ask| !complete || !ask.is_for_more());
        // Behind a list that is complete there may be more in its chapter.
        let ask = ask.or_else(|| of_chapter(asked, &asked.table.as_ref().map(|table| paper.closed(&table.path))?));
        Some(Step { chapter, ask: ask? })
    })
}

/// Whether anything of a chapter was asked.
fn is_touched(chapter: &Chapter, paper: &Paper) -> bool {
    if chapter.kind == ChapterKind::InPlace {
        return paper.given(&way("done")) == Given::Unknown
            || paper.records(&way("done")).is_some_and(|done| !done.is_empty());
    }
    let alone = chapter.groups.iter().flat_map(|group| &group.questions);
    let facts =
        alone.map(|question| way(&question.path)).chain(chapter.table.iter().flat_map(|table| facts(table, paper)));
    let list = chapter.table.as_ref().map(|table| way(&table.path));
    let answered = list
        .is_some_and(|list| paper.given(&list) == Given::Unknown || paper.records(&list).is_some_and(Vec::is_empty));
    answered || facts.into_iter().any(|fact| paper.given(&fact) != Given::Open)
}

/// Where the facts of a list stand.
fn facts(table: &Table, paper: &Paper) -> Vec<Way> {
    let records = paper.get(&way(&table.path)).and_then(serde_json::Value::as_array).map_or(0, Vec::len);
    let of_records = (0..records)
        .flat_map(|record| table.columns.iter().map(move |column| Fact::of_record(table, record, column).way));
    let items = paper.items(&table.path).into_iter().flatten();
    let of_items =
        items.flat_map(|(item, _)| table.columns.iter().map(move |column| Fact::of_item(table, item, column).way));
    match table.shape {
        TableShape::Records => of_records.collect(),
        TableShape::Items(_) => of_items.collect(),
    }
}

fn of_chapter<'q>(chapter: &'q Chapter, paper: &Paper) -> Option<Ask<'q>> {
    if chapter.kind == ChapterKind::InPlace {
        let done = way("done");
        let open = paper.given(&done) != Given::Unknown && paper.records(&done).is_none_or(Vec::is_empty);
        return open.then_some(Ask::InPlace(chapter));
    }
    let groups = || chapter.groups.iter().find_map(|group| of_group(group, paper));
    let table = || chapter.table.as_ref().and_then(|table| of_table(table, paper));
    // What bills say need not be asked for again.
    if chapter.kind == ChapterKind::Papers { table().or_else(groups) } else { groups().or_else(table) }
}

fn of_group<'q>(group: &'q Group, paper: &Paper) -> Option<Ask<'q>> {
    if let Some(section) = &group.section
        && paper.get(&way(section)).is_none()
    {
        return Some(Ask::Presence(group));
    }
    group.questions.iter().find(|question| is_open(question, paper)).map(|question| Ask::Fact(Fact::alone(question)))
}

/// Whether a question that stands alone is still to be asked.
pub(super) fn is_open(question: &Question, paper: &Paper) -> bool {
    let path = question.path.as_str();
    let section = path.split('.').next().unwrap_or_default();
    let given = paper.given(&way(path));
    match path.strip_prefix(DOLLAR) {
        // A profile to be filled in has nulls there.
        Some(".rate") => given != Given::Known && paper.given(&way(DOLLAR)) != Given::Unknown,
        Some(_) => given == Given::Open && paper.given(&way(&format!("{DOLLAR}.rate"))) == Given::Known,
        None => given == Given::Open && !paper.is_left_out(section),
    }
}

fn of_table<'q>(table: &'q Table, paper: &Paper) -> Option<Ask<'q>> {
    match &table.shape {
        TableShape::Records => of_records(table, paper),
        TableShape::Items(known) => of_items(table, known, paper),
    }
}

fn of_records<'q>(table: &'q Table, paper: &Paper) -> Option<Ask<'q>> {
    let list = way(&table.path);
    if paper.given(&list) == Given::Unknown {
        return None;
    }
    let Some(records) = paper.records(&list) else { return Some(Ask::List(table)) };
    let last = records.len().checked_sub(1)?;
    let open = |question: &&Question| paper.given(&Fact::of_record(table, last, question).way) == Given::Open;
    if let Some(question) = table.columns.iter().find(open) {
        return Some(Ask::Fact(Fact::of_record(table, last, question)));
    }
    (!paper.is_closed(&table.path)).then_some(Ask::Another(table, records.len()))
}

fn of_items<'q>(table: &'q Table, known: &'q [KnownItem], paper: &Paper) -> Option<Ask<'q>> {
    let section = table.path.as_str();
    if paper.given(&way(section)) == Given::Unknown {
        return None;
    }
    let Some(items) = paper.items(section) else { return Some(Ask::List(table)) };
    for (name, item) in items {
        match (item.as_object(), known.iter().find(|item| item.key == *name)) {
            (Some(facts), Some(item)) if facts.is_empty() => return Some(Ask::Item(table, item)),
            (Some(_), _) => {
                let open = |question: &&Question| paper.given(&Fact::of_item(table, name, question).way) == Given::Open;
                if let Some(question) = table.columns.iter().find(open) {
                    return Some(Ask::Fact(Fact::of_item(table, name, question)));
                }
            }
            (None, _) => {}
        }
    }
    (!items.is_empty() && !paper.is_closed(section)).then_some(Ask::OtherItem(table))
}

/// The keys of a path without records.
pub(super) fn way(path: &str) -> Way {
    path.split('.').map(str::to_owned).collect()
}

impl<'q> Fact<'q> {
    pub(super) fn alone(question: &'q Question) -> Fact<'q> {
        Fact { question, path: question.path.clone(), way: way(&question.path), item: None, record: None }
    }

    pub(super) fn of_record(table: &'q Table, record: usize, question: &'q Question) -> Fact<'q> {
        let name = column(question);
        let mut way = way(&table.path);
        way.extend([record.to_string(), name.to_owned()]);
        let path = format!("{}[{record}].{name}", table.path);
        Fact { question, path, way, item: None, record: Some((table, record)) }
    }

    pub(super) fn of_item(table: &'q Table, item: &str, question: &'q Question) -> Fact<'q> {
        let name = column(question);
        let way = vec![table.path.clone(), item.to_owned(), name.to_owned()];
        let path = format!("{}.{item}.{name}", table.path);
        Fact { question, path, way, item: Some((table, item.to_owned())), record: None }
    }
}

/// The name of a column: `hours` of `motors[].hours`.
pub(super) fn column(question: &Question) -> &str {
    question.path.rsplit('.').next().unwrap_or_default()
}
