//! Puts the sheet together.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::area::{Stop, first_stop, stop_of, stop_of_list, title};
use super::item::Writer;
use super::known::{open_facts, rules_of};
use super::list::is_papers;
use super::model::{Area, Checklist, Instrument, Item, Kind, List, Minutes, Served};
use super::wanted::{AllWanted, Wanted};
use crate::diagnostic::{Diagnostic, Lang};
use crate::draws::{Knowing, Plant, Settings, draw};
use crate::evaluate::{Exchange, Finding, evaluate};
use crate::facility::Facility;
use crate::fields::{Field, FieldType};
use crate::library::Library;
use crate::rank::{RankBy, rank};
use crate::script::{FactRef, TableId};

/// The sheet for any plant of a sector; without one, for any plant.
pub fn checklist_of_sector(library: &Library, sector: Option<&str>, lang: Lang) -> Checklist {
    let all = AllWanted::of_sector(library, sector.unwrap_or("other"));
    let writer = Writer { library, facility: None, lang, numbers: numbers(&all) };
    let mut sheet = sheet(&writer, &all);
    sheet.sector = sector.map(str::to_owned);
    sheet.sector_name = sector.map(|sector| sector_name(library, sector, lang));
    sheet
}

/// The sheet for a plant of which a profile is there: what is missing or rough.
///
/// # Errors
/// A rule that ran into the deadline; see [`evaluate`].
pub fn checklist_of_plant(library: &Library, facility: &Facility, lang: Lang) -> Result<Checklist, Diagnostic> {
    let findings = evaluate(library, facility)?;
    let all = open_facts(library, facility, &findings, &knowing(library, facility, &findings));
    let writer = Writer { library, facility: Some(facility), lang, numbers: numbers(&all) };
    let mut sheet = sheet(&writer, &all);
    let sector = facility.word("facility.sector");
    sheet.sector = sector.map(str::to_owned);
    sheet.sector_name = sector.map(|sector| sector_name(library, sector, lang));
    sheet.file = Some(facility.file.clone());
    sheet.plant = facility.word("facility.name").map(str::to_owned);
    let place: Vec<&str> =
        ["facility.state", "facility.country"].into_iter().filter_map(|path| facility.word(path)).collect();
    sheet.place = Some(place.join(", ")).filter(|place| !place.is_empty());
    sheet.currency = Some(facility.currency.code().to_owned());
    Ok(sheet)
}

/// What it is worth to know more, from the usual draws.
fn knowing(library: &Library, facility: &Facility, findings: &[Finding<'_>]) -> Vec<Knowing> {
    let (by, limit_months) = (RankBy::default(), facility.limits.payback_months);
    let ranking = rank(findings, facility, Exchange::new(facility, &library.factors), by, limit_months);
    let plant = Plant { library, facility, findings, ranking: &ranking, by, limit_months };
    draw(plant, Settings::default()).knowing.unwrap_or_default()
}

fn sector_name(library: &Library, sector: &str, lang: Lang) -> String {
    match library.fields.at("facility.sector").map(|field| &field.kind) {
        Some(FieldType::Choice(words)) => words.get(sector).map(|word| word.in_lang(lang).to_owned()),
        _ => None,
    }
    .unwrap_or_else(|| sector.to_owned())
}

/// The numbers of the measures, in the order of their ids.
fn numbers(all: &AllWanted) -> BTreeMap<String, usize> {
    rules_of(all).into_iter().zip(1..).collect()
}

fn sheet(writer: &Writer<'_>, all: &AllWanted) -> Checklist {
    let mut areas: BTreeMap<Stop, Area> = BTreeMap::new();
    let library = writer.library;
    let mut at = |stop: Stop, put: &mut dyn FnMut(&mut Area)| {
        let area = areas.entry(stop).or_insert_with_key(|stop| Area {
            area: stop.key.clone(),
            title: title(library, stop, writer.lang),
            items: Vec::new(),
            lists: Vec::new(),
        });
        put(area);
    };
    let tables = tables(writer, all);
    for (id, list) in &tables {
        let Some(table) = library.fields.table(*id) else { continue };
        let papers = is_papers(table).then(|| papers(writer, *id, list, all));
        let stop = if papers.is_some() { first_stop(library) } else { stop_of_list(library, table) };
        let Some(stop) = stop else { continue };
        at(stop, &mut |area| match &papers {
            Some(item) => area.items.push(item.clone()),
            None => area.lists.push(list.clone()),
        });
    }
    for (path, wanted) in &all.facts {
        let Some(field) = library.fields.field_of(&wanted.fact) else { continue };
        let from_papers = all.facts.iter().any(|(_, other)| is_on_papers(writer, other, path));
        if matches!(wanted.fact, FactRef::Column(..)) || from_papers || nested(writer, all, field, wanted).is_some() {
            continue;
        }
        let Some(mut item) = writer.item(path, wanted) else { continue };
        item.or_from = helpers(writer, all, path);
        at(stop_of(library, field), &mut |area| area.items.push(item.clone()));
    }
    let mut areas: Vec<Area> = areas.into_values().collect();
    for area in &mut areas {
        in_order(&mut area.items, writer.facility.is_some());
    }
    name_apart(library, &mut areas, writer.lang);
    let mut sheet = Checklist {
        schema: "auditlite/checklist@1",
        lang: match writer.lang {
            Lang::En => "en",
            Lang::Es => "es",
        },
        sector: None,
        sector_name: None,
        file: None,
        plant: None,
        place: None,
        currency: None,
        areas,
        instruments: Vec::new(),
        minutes: Minutes::default(),
        measures: served(writer),
    };
    (sheet.instruments, sheet.minutes) = totals(&sheet.areas);
    sheet
}

/// The most valuable first. Without a plant nobody knows what that is: there what belongs together stands together, and
/// of it what serves most measures comes first.
fn in_order(items: &mut [Item], of_plant: bool) {
    let section = |item: &'_ Item| item.path.split('.').next().unwrap_or_default().to_owned();
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        let count = most.entry(section(item)).or_default();
        *count = item.measures.len().max(*count);
        first.entry(section(item)).or_insert(at);
    }
    items.sort_by_cached_key(|item| {
        let name = section(item);
        let whole = if of_plant {
            (0, 0)
        } else {
            (usize::MAX - most.get(&name).unwrap_or(&0), first.get(&name).copied().unwrap_or(0))
        };
        (whole, usize::MAX - item.measures.len())
    });
    if of_plant {
        items.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    }
}

/// Puts the name of the section before labels that stand on the sheet more than once.
fn name_apart(library: &Library, areas: &mut [Area], lang: Lang) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut each = |items: &mut dyn FnMut(&mut Item)| {
        for item in areas.iter_mut().flat_map(|area| &mut area.items) {
            items(item);
            item.or_from.iter_mut().for_each(&mut *items);
        }
    };
    each(&mut |item| *counts.entry(item.label.clone()).or_default() += 1);
    each(&mut |item| {
        let section = item.path.split('.').next().and_then(|name| library.fields.section_named(name));
        if let Some(section) = section.filter(|_| counts.get(&item.label).is_some_and(|count| *count > 1)) {
            item.label = format!("{}: {}", section.title.in_lang(lang), item.label);
        }
    });
}

fn worth(item: &Item) -> f64 {
    item.worth.unwrap_or(0.0)
}

/// The lists of which something is asked.
fn tables(writer: &Writer<'_>, all: &AllWanted) -> IndexMap<TableId, List> {
    let mut ids: Vec<TableId> = all.tables.keys().copied().collect();
    for wanted in all.facts.values() {
        if let FactRef::Column(table, ..) = wanted.fact
            && !ids.contains(&table)
        {
            ids.push(table);
        }
    }
    ids.sort_by_key(|id| id.0);
    ids.into_iter().filter_map(|id| Some((id, writer.list(id, all)?))).collect()
}

/// Papers to copy, such as twelve bills, and in their place the facts that they give.
fn papers(writer: &Writer<'_>, id: TableId, list: &List, all: &AllWanted) -> Item {
    let mut item = Item {
        path: list.path.clone(),
        label: list.label.clone(),
        kind: Kind::Papers,
        unit: String::new(),
        choices: list.columns.iter().map(|column| column.label.clone()).collect(),
        how: list.how.clone(),
        instrument: None,
        in_place: true,
        minutes: list.columns.iter().filter_map(|column| column.minutes).reduce(f64::max),
        measures: Vec::new(),
        worth: None,
        now: None,
        or_from: Vec::new(),
    };
    for (path, wanted) in &all.facts {
        let on_these = |other: &Wanted| matches!(other.fact, FactRef::Column(of, ..) if of == id);
        let gives = all.facts.values().any(|other| on_these(other) && is_on_papers(writer, other, path));
        if gives && let Some(given) = writer.item(path, wanted) {
            item.measures.extend(&given.measures);
            item.worth = [item.worth, given.worth].into_iter().flatten().reduce(f64::max);
            item.or_from.push(given);
        }
    }
    item.measures.sort_unstable();
    item.measures.dedup();
    item
}

/// Whether a fact is a column of papers from which the fact at a path is worked out.
fn is_on_papers(writer: &Writer<'_>, column: &Wanted, path: &str) -> bool {
    let FactRef::Column(table, ..) = column.fact else { return false };
    let papers = writer.library.fields.table(table).is_some_and(is_papers);
    papers && column.helps.as_deref() == Some(path)
}

/// The fact under which another stands that nothing reads itself: where both are found at the same place.
fn nested<'w>(writer: &Writer<'_>, all: &'w AllWanted, field: &Field, wanted: &'w Wanted) -> Option<&'w str> {
    let helps = wanted.helps.as_deref()?;
    let top = writer.library.fields.field_of(&all.facts.get(helps)?.fact)?;
    (stop_of(writer.library, top) == stop_of(writer.library, field)).then_some(helps)
}

/// The facts from which one can be worked out, found at the same place.
fn helpers(writer: &Writer<'_>, all: &AllWanted, path: &str) -> Vec<Item> {
    let under = all.facts.iter().filter(|(_, wanted)| {
        let field = writer.library.fields.field_of(&wanted.fact);
        !matches!(wanted.fact, FactRef::Column(..))
            && field.and_then(|field| nested(writer, all, field, wanted)) == Some(path)
    });
    under.filter_map(|(path, wanted)| writer.item(path, wanted)).collect()
}

fn served(writer: &Writer<'_>) -> Vec<Served> {
    let title = |id: &str| {
        let rule = writer.library.rules.iter().find(|rule| rule.id == *id);
        rule.map_or_else(|| id.to_owned(), |rule| rule.measure.title.in_lang(writer.lang).to_owned())
    };
    writer.numbers.iter().map(|(id, number)| Served { number: *number, title: title(id), id: id.clone() }).collect()
}

/// What to bring, most used first, and how long it all takes.
fn totals(areas: &[Area]) -> (Vec<Instrument>, Minutes) {
    let mut counts: IndexMap<String, (usize, bool)> = IndexMap::new();
    let mut minutes = Minutes::default();
    for area in areas {
        for item in &area.items {
            count(&mut counts, item);
            match item.minutes {
                Some(more) => minutes.items += more,
                None => minutes.untimed += 1,
            }
        }
        for column in area.lists.iter().flat_map(|list| &list.columns) {
            count(&mut counts, column);
            minutes.records += column.minutes.unwrap_or(0.0);
        }
    }
    let mut instruments: Vec<Instrument> =
        counts.into_iter().map(|(name, (facts, bring))| Instrument { name, facts, bring }).collect();
    instruments.sort_by(|a, b| b.facts.cmp(&a.facts).then_with(|| a.name.cmp(&b.name)));
    (instruments, minutes)
}

/// Counts the instrument of a fact, and those of the facts that may stand in its place.
fn count(counts: &mut IndexMap<String, (usize, bool)>, item: &Item) {
    if let Some(instrument) = &item.instrument {
        let (facts, _) = counts.entry(instrument.clone()).or_insert((0, !item.in_place));
        *facts += 1;
    }
}
