//! Proves a draft before it is written: its check finds nothing, its cases hold.

use std::path::Path;

use crate::cases::run_cases;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::draft::Draft;
use crate::library::{Library, LibraryFile, check};

/// The files of a draft, once they hold, and what is odd about it.
pub(super) fn prove(
    draft: &Draft<'_>,
    folder: &Path,
    library: impl Fn(Vec<LibraryFile>) -> Library,
) -> Result<(Vec<LibraryFile>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let id = draft.id();
    let file = |ending: &str, text: String| {
        let path = format!("{id}{ending}");
        LibraryFile { shown: folder.join(&path).display().to_string(), path, bytes: text.into_bytes() }
    };
    let mut first: Option<Vec<Diagnostic>> = None;
    // Facts of a plain plant may contradict each other; then another plant is tried.
    for plant in 0..Draft::PLANTS {
        let mut left_out = Vec::new();
        loop {
            let cases = draft.cases(plant, &left_out).map_err(|problem| vec![problem])?;
            let files = vec![file(".rhai", draft.rule()), file(".cases.json", cases)];
            let found = problems(&library(files.clone()), &id);
            let optional: Vec<String> =
                found.differ.iter().filter(|name| name.starts_with("without ")).cloned().collect();
            // What is odd about a formula that somebody gave is said, and does not keep it from being written.
            if found.differ.is_empty() && !found.problems.iter().any(Diagnostic::is_error) {
                return Ok((files, found.problems));
            }
            if optional.is_empty() {
                first.get_or_insert(found.problems);
                break;
            }
            // A fact that another one gives is not missed.
            left_out.extend(optional);
        }
    }
    let message = Text::new(
        "no plant could be found for which the rule and its cases hold, so nothing was written",
        "no se encontró una planta en la que la regla y sus casos se cumplan, así que no se escribió nada",
    );
    let mut problems = vec![Diagnostic::error(Code::DRAFT, message)];
    problems.extend(first.unwrap_or_default());
    Err(problems)
}

/// What check and test have to say.
struct Found {
    problems: Vec<Diagnostic>,
    /// The names of the cases that differ.
    differ: Vec<String>,
}

fn problems(library: &Library, id: &str) -> Found {
    let only = [id.to_owned()];
    let mut found = Found { problems: check(library, Some(&only)), differ: Vec::new() };
    let rule = library.rules.iter().find(|rule| rule.id == id);
    let cases = library.case_files().find(|(known, _)| known == id);
    if let (Some(rule), Some((_, file))) = (rule, cases) {
        match run_cases(library, rule, file) {
            Ok(verdicts) => {
                for verdict in verdicts.into_iter().filter(|verdict| !verdict.differences.is_empty()) {
                    found.differ.push(verdict.case);
                    found.problems.extend(verdict.differences);
                }
            }
            Err(faults) => found.problems.extend(faults),
        }
    }
    found
}
