//! Proves a draft before it is written: its check finds nothing, its cases hold.

use std::path::Path;

use crate::cases::run_cases;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::draft::Draft;
use crate::library::{Library, LibraryFile, check};

/// The files of a draft, once they hold.
pub(super) fn prove(
    draft: &Draft<'_>,
    folder: &Path,
    library: impl Fn(Vec<LibraryFile>) -> Library,
) -> Result<Vec<LibraryFile>, Vec<Diagnostic>> {
    let id = draft.id();
    let file = |ending: &str, text: String| {
        let path = format!("{id}{ending}");
        LibraryFile { shown: folder.join(&path).display().to_string(), path, bytes: text.into_bytes() }
    };
    let mut first: Option<Vec<Diagnostic>> = None;
    // Facts of a plain plant may contradict each other; then another plant is tried.
    for plant in 0..Draft::PLANTS {
        let cases = draft.cases(plant).map_err(|problem| vec![problem])?;
        let files = vec![file(".rhai", draft.rule()), file(".cases.json", cases)];
        let problems = problems(&library(files.clone()), &id);
        if problems.is_empty() {
            return Ok(files);
        }
        first.get_or_insert(problems);
    }
    let message = Text::new(
        "no plant could be found for which the rule and its cases hold, so nothing was written",
        "no se encontró una planta en la que la regla y sus casos se cumplan, así que no se escribió nada",
    );
    let mut problems = vec![Diagnostic::error(Code::DRAFT, message)];
    problems.extend(first.unwrap_or_default());
    Err(problems)
}

/// All that check and test have to say.
fn problems(library: &Library, id: &str) -> Vec<Diagnostic> {
    let only = [id.to_owned()];
    let mut problems = check(library, Some(&only));
    let rule = library.rules.iter().find(|rule| rule.id == id);
    let cases = library.case_files().find(|(known, _)| known == id);
    if let (Some(rule), Some((_, file))) = (rule, cases) {
        match run_cases(library, rule, file) {
            Ok(verdicts) => problems.extend(verdicts.into_iter().flat_map(|verdict| verdict.differences)),
            Err(faults) => problems.extend(faults),
        }
    }
    problems
}
