//! Where on the walk a fact is found.

use crate::diagnostic::{Lang, Text};
use crate::fields::{Field, Table};
use crate::library::Library;
use crate::units::Dimension;

/// A place on the walk: its position, its key, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stop {
    pub(crate) place: usize,
    pub(crate) key: String,
}

/// The place where a field is found: its own area. Without one: money in the papers, all else where its section is
/// called like an area, or in a place of that section after all areas.
pub(crate) fn stop_of(library: &Library, field: &Field) -> Stop {
    let money = field.dimension().is_some_and(Dimension::has_currency);
    if field.area.is_none()
        && money
        && let Some(papers) = first_stop(library)
    {
        return papers;
    }
    let own = field.area.as_deref().or(Some(field.section.as_str()));
    let known = own.and_then(|own| library.areas.iter().position(|(name, _)| name == own));
    match (own, known) {
        (Some(own), Some(place)) => Stop { place, key: own.to_owned() },
        _ => {
            let section = library.fields.sections().position(|section| section.name == field.section);
            Stop { place: library.areas.iter().count() + section.unwrap_or(usize::MAX / 2), key: field.section.clone() }
        }
    }
}

/// The first place of the walk, where papers are asked for.
pub(super) fn first_stop(library: &Library) -> Option<Stop> {
    library.areas.iter().next().map(|(key, _)| Stop { place: 0, key: key.to_owned() })
}

/// The place where a list is found: that of most of its columns, of several the first on the walk.
pub(super) fn stop_of_list(library: &Library, table: &Table) -> Option<Stop> {
    let stops: Vec<Stop> = table
        .columns
        .values()
        .filter_map(|id| library.fields.field(*id))
        .map(|field| stop_of(library, field))
        .collect();
    let count = |stop: &Stop| stops.iter().filter(|other| *other == stop).count();
    stops.iter().min_by(|a, b| count(b).cmp(&count(a)).then_with(|| a.cmp(b))).cloned()
}

/// What people call a place.
pub(super) fn title(library: &Library, stop: &Stop, lang: Lang) -> String {
    title_of(library, stop).in_lang(lang).to_owned()
}

/// What people call a place, in both languages.
pub(crate) fn title_of(library: &Library, stop: &Stop) -> Text {
    let area = library.areas.get(&stop.key);
    let section = library.fields.section_named(&stop.key).map(|section| &section.title);
    let plain = || stop.key.replace('_', " ");
    area.or(section).cloned().unwrap_or_else(|| Text::new(plain(), plain()))
}
