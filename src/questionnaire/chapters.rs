//! Which questions stand in which chapter.

use std::collections::BTreeMap;

use super::build::Asker;
use super::general::money;
use super::lists::{items, records};
use super::model::{Chapter, ChapterKind, Group, Question, Table};
use crate::checklist::{Stop, stop_of, title_of};
use crate::diagnostic::Text;
use crate::fields::{Field, Section, SectionMember};
use crate::script::SectionShape;

/// The section that describes the plant itself.
const PLANT: &str = "facility";

/// What the questionnaire is for, so nobody is asked.
const SECTOR: &str = "facility.sector";

/// The section whose bills come first.
const BILLS: &str = "electricity";

/// Sections that every plant has.
const ALWAYS: [&str; 4] = [PLANT, BILLS, "production", "water"];

/// The chapters but the last one.
pub(super) fn chapters(asker: &Asker<'_>) -> Vec<Chapter> {
    let library = asker.library;
    let sections: Vec<&Section> = library.fields.sections().filter(|section| asker.has(section)).collect();
    let mut plant = Vec::new();
    let mut bills = Vec::new();
    // Groups by the stop of the walk; papers are the first.
    let mut stops: BTreeMap<Stop, Vec<Group>> = BTreeMap::new();
    let (mut lists, mut named, mut bills_table) = (Vec::new(), Vec::new(), None);
    for section in sections {
        match section.shape {
            SectionShape::Record if section.name == PLANT => plant.extend(whole(asker, section)),
            SectionShape::Record => {
                for (stop, group) in groups(asker, section) {
                    match section.name.as_str() {
                        BILLS if stop.place == 0 || stop.key == BILLS => bills.push(group),
                        _ => stops.entry(stop).or_default().push(group),
                    }
                }
                let tables = section.members.values().filter_map(|member| match member {
                    SectionMember::Table(id) => records(asker, *id),
                    SectionMember::Field(_) => None,
                });
                for table in tables {
                    if section.name == BILLS && bills_table.is_none() {
                        bills_table = Some(table);
                    } else {
                        lists.push(table);
                    }
                }
            }
            SectionShape::Table(id) => lists.extend(records(asker, id)),
            SectionShape::Items => named.extend(items(asker, section)),
        }
    }
    let mut chapters = vec![one("plant", ChapterKind::Plant, Text::new("The plant", "La planta"), plant)];
    if let Some(first) = chapters.first_mut() {
        first.groups.push(money());
    }
    let title = library.fields.section_named(BILLS).map_or_else(Text::default, |section| {
        Text::new(
            format!("Bills of {}", section.title.en.to_lowercase()),
            format!("Recibos de {}", section.title.es.to_lowercase()),
        )
    });
    let groups = apart(joined(bills));
    chapters.push(Chapter { key: BILLS.to_owned(), kind: ChapterKind::Papers, title, groups, table: bills_table });
    let papers = Text::new("Other bills and records", "Otros recibos y registros");
    let office: Vec<Group> =
        stops.iter().filter(|(stop, _)| stop.place == 0).flat_map(|(_, groups)| groups.clone()).collect();
    chapters.push(one("papers", ChapterKind::Papers, papers, in_order(office)));
    chapters.extend(named.into_iter().map(|table| listed(table, ChapterKind::Papers)));
    for (stop, groups) in stops.into_iter().filter(|(stop, _)| stop.place > 0) {
        chapters.push(one(&stop.key, ChapterKind::Area, title_of(library, &stop), in_order(groups)));
    }
    lists.sort_by_key(|table| usize::MAX - most(&table.columns));
    chapters.extend(lists.into_iter().map(|table| listed(table, ChapterKind::List)));
    chapters.retain(|chapter| chapter.table.is_some() || !chapter.groups.is_empty());
    ask_presence(&mut chapters);
    chapters
}

fn one(key: &str, kind: ChapterKind, title: Text, groups: Vec<Group>) -> Chapter {
    Chapter { key: key.to_owned(), kind, title, groups, table: None }
}

fn listed(table: Table, kind: ChapterKind) -> Chapter {
    let (key, title) = (table.path.replace('.', "_"), table.title.clone());
    Chapter { key, kind, title, groups: Vec::new(), table: Some(table) }
}

/// The questions of a section in the order of the library.
fn whole(asker: &Asker<'_>, section: &Section) -> Option<Group> {
    let questions: Vec<Question> = fields(asker, section).into_iter().map(|field| asker.question(field)).collect();
    (!questions.is_empty()).then(|| group(section, questions))
}

/// The questions of a section, by where on the walk they are answered.
fn groups(asker: &Asker<'_>, section: &Section) -> BTreeMap<Stop, Group> {
    let mut groups: BTreeMap<Stop, Group> = BTreeMap::new();
    for field in fields(asker, section) {
        let of_stop = groups.entry(stop_of(asker.library, field)).or_insert_with(|| group(section, Vec::new()));
        of_stop.questions.push(asker.question(field));
    }
    groups
}

fn group(section: &Section, questions: Vec<Question>) -> Group {
    // A plant of a sector has what makes the sector.
    let may_lack = section.sectors.is_empty() && !ALWAYS.contains(&section.name.as_str());
    Group { title: section.title.clone(), section: may_lack.then(|| section.name.clone()), questions }
}

/// The fields of a section that are asked for.
fn fields<'a>(asker: &Asker<'a>, section: &'a Section) -> Vec<&'a Field> {
    let all = section.members.values().filter_map(|member| match member {
        SectionMember::Field(id) => asker.library.fields.field(*id),
        SectionMember::Table(_) => None,
    });
    let fields: Vec<&Field> = all.filter(|field| field.path != SECTOR).collect();
    let any = section.name == PLANT || fields.iter().any(|field| asker.reads(&field.path));
    fields.into_iter().filter(|field| any && asker.asks(field)).collect()
}

/// Groups of one section as one: where they are found makes no difference.
fn joined(groups: Vec<Group>) -> Vec<Group> {
    let mut groups = groups.into_iter();
    let Some(mut first) = groups.next() else { return Vec::new() };
    first.questions.extend(groups.flat_map(|group| group.questions));
    vec![first]
}

/// What serves no measure by itself stands apart.
fn apart(groups: Vec<Group>) -> Vec<Group> {
    let mut all = Vec::new();
    for Group { title, section, questions } in groups {
        let (useful, rare): (Vec<_>, Vec<_>) = questions.into_iter().partition(|question| question.measures > 0);
        all.push(sorted(Group { title: title.clone(), section: section.clone(), questions: useful }));
        let rarely =
            Text::new(format!("{}: only where it applies", title.en), format!("{}: solo donde aplica", title.es));
        all.push(Group { title: rarely, section, questions: rare });
    }
    all.retain(|group| !group.questions.is_empty());
    all
}

/// Sections of which a fact serves most measures first, and of each what serves most.
fn in_order(groups: Vec<Group>) -> Vec<Group> {
    let mut groups: Vec<Group> = groups.into_iter().map(sorted).collect();
    groups.sort_by_key(|group| usize::MAX - most(&group.questions));
    groups
}

fn sorted(mut group: Group) -> Group {
    group.questions.sort_by_key(|question| usize::MAX - question.measures);
    group
}

fn most(questions: &[Question]) -> usize {
    questions.iter().map(|question| question.measures).max().unwrap_or(0)
}

/// Whether there is any is asked once for each section, where it comes first.
fn ask_presence(chapters: &mut [Chapter]) {
    let mut asked: Vec<String> = Vec::new();
    for group in chapters.iter_mut().flat_map(|chapter| &mut chapter.groups) {
        match &group.section {
            Some(section) if !asked.contains(section) => asked.push(section.clone()),
            _ => group.section = None,
        }
    }
}
