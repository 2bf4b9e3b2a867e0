//! Facts of a profile that nothing reads.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place, nearest, say};
use crate::facility::{Facility, Origin};
use crate::fields::FieldType;
use crate::library::Library;
use crate::script::{FactRef, FieldId};

/// A word on a Mexican state that nobody knows: no price of its division can stand in.
pub fn unknown_state(library: &Library, facility: &Facility) -> Option<Diagnostic> {
    let state = facility.word("facility.state").filter(|_| facility.word("facility.country") == Some("MX"))?;
    if library.factors.division(state).is_some() {
        return None;
    }
    let message = say!("no state of Mexico is called `{state}`", "ningún estado de México se llama `{state}`");
    let near = nearest(state, library.factors.states());
    let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
    let problem = Diagnostic::warning(Code::UNLIKELY, message).in_file(&facility.file).on("facility.state").help(help);
    let id = library.fields.at("facility.state")?.id;
    Some(problem.at(facility.place_of(&FactRef::Scalar(id), None)))
}

/// A word on each fact of the profile that nothing reads; names and dates are there for people.
pub fn unread_facts(library: &Library, facility: &Facility) -> Vec<Diagnostic> {
    let read = library.read_paths();
    let mut unread: BTreeMap<FieldId, (String, &str, Place)> = BTreeMap::new();
    for (fact, record, value) in facility.facts() {
        let Origin::Profile { place, .. } = &value.origin else { continue };
        let Some(field) = library.fields.field_of(&fact) else { continue };
        let for_people = matches!(field.kind, FieldType::Text | FieldType::Date);
        if for_people || read.contains(&field.path) {
            continue;
        }
        // One word on each field, on the first of its paths, whatever the order of the profile.
        let path = library.fields.path_of(&fact, record);
        match unread.get_mut(&field.id) {
            Some(first) if path < first.0 => *first = (path, facility.file_of(&fact), *place),
            Some(_) => {}
            None => drop(unread.insert(field.id, (path, facility.file_of(&fact), *place))),
        }
    }
    let problem = |(path, file, place): (String, &str, Place)| {
        Diagnostic::warning(Code::UNREAD_FIELD, say!("no rule reads `{path}`", "ninguna regla lee `{path}`"))
            .in_file(file)
            .at(place)
            .on(path)
    };
    unread.into_values().map(problem).collect()
}
