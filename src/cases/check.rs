//! Looks files of cases over without running them.

use std::collections::BTreeMap;

use super::read::{Case, read_cases};
use super::wanted::read_wanted;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::library::Library;
use crate::units::quote;

/// What is wrong or odd with the files of cases of some rules, whatever the rules find.
pub fn check_cases(library: &Library, wants: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (_, file) in library.case_files().filter(|(id, _)| wants(id)) {
        match read_cases(&file.shown, &file.bytes) {
            Ok(cases) => {
                problems.extend(check_same_names(&file.shown, &cases));
                for case in &cases {
                    problems.extend(read_wanted(library, &file.shown, case).1);
                    problems.extend(case.without_reason(&file.shown));
                }
            }
            Err(faults) => problems.extend(faults),
        }
    }
    problems
}

/// Cases that nobody can tell apart by their names.
pub fn check_same_names(file: &str, cases: &[Case]) -> Vec<Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut problems = Vec::new();
    for case in cases {
        if seen.insert(&case.name, case.place).is_some() {
            let name = quote(&case.name);
            let message = say!("two cases are called {name}", "dos casos se llaman {name}");
            problems.push(Diagnostic::warning(Code::BAD_CASE, message).in_file(file).at(case.place));
        }
    }
    problems
}
