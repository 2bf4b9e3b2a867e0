//! Facts of a profile that nothing reads.

use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::{Facility, Origin};
use crate::fields::FieldType;
use crate::library::Library;

/// A word on each fact of the profile that nothing reads; names and dates are there for people.
pub fn unread_facts(library: &Library, facility: &Facility) -> Vec<Diagnostic> {
    let read = library.read_paths();
    let mut warned = Vec::new();
    let mut problems = Vec::new();
    for (fact, record, value) in facility.facts() {
        let Origin::Profile { place, .. } = &value.origin else { continue };
        let Some(field) = library.fields.field_of(&fact) else { continue };
        let for_people = matches!(field.kind, FieldType::Text | FieldType::Date);
        if for_people || read.contains(&field.path) || warned.contains(&field.id) {
            continue;
        }
        warned.push(field.id);
        let path = library.fields.path_of(&fact, record);
        problems.push(
            Diagnostic::warning(Code::UNREAD_FIELD, say!("no rule reads `{path}`", "ninguna regla lee `{path}`"))
                .in_file(&facility.file)
                .at(*place)
                .on(path),
        );
    }
    problems
}
