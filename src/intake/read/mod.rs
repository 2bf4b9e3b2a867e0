//! Reads a filled questionnaire back: each typed cell ends up in the profile or in a problem.

mod dates;
mod head;
mod number;
mod outside;
mod place;
mod questions;
mod reader;
mod table;
mod value;

use self::head::Head;
use self::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::facility::{BillsTable, Outcome, hash, read_profile_with};
use crate::intake::binding::CURRENCY;
use crate::library::Library;
use crate::questionnaire::{profile_text, questionnaire};
use crate::workbook::read_workbook;

/// Reads a filled questionnaire as the profile of a plant; bills may come from a table beside it.
///
/// # Errors
/// All that is wrong with it, sheet and cell with each. A questionnaire that is good may come with warnings.
pub fn read_intake(file: &str, bytes: &[u8], bills: Option<&BillsTable>, library: &Library) -> Outcome {
    let book = read_workbook(file, bytes).map_err(|problem| vec![problem])?;
    let head = Head::read(file, &book, library).map_err(|problem| vec![problem])?;
    let asked = questionnaire(library, &head.sector);
    let mut reader = Reader::new(file, &book, &head);
    reader.questions(&asked);
    for table in asked.tables() {
        reader.table(table);
    }
    reader.contradictions();
    reader.cells_gone();
    reader.outside();
    // The currency is printed for the plants that most questionnaires are for.
    let nothing_said = reader.answers.iter().all(|answer| answer.path == CURRENCY)
        && !reader.problems.iter().any(Diagnostic::is_error);
    if nothing_said {
        let message = Text::new("the questionnaire has no answer", "el cuestionario no tiene ninguna respuesta");
        reader.problems.insert(0, Diagnostic::error(Code::EMPTY, message).in_file(file));
    }
    let written = profile_text(&head.sector, &reader.answers);
    let read = read_profile_with(file, written.text.as_bytes(), bills, &library.fields, &library.factors);
    let places = reader.places(&asked, &written);
    let told = |problems: Vec<Diagnostic>| problems.into_iter().map(|problem| places.put(problem));
    let mut problems = reader.problems;
    match read {
        Ok((mut facility, warnings)) => {
            problems.extend(told(warnings));
            facility.profile_hash = hash(bytes);
            facility.cells = places.cells();
            if problems.iter().any(Diagnostic::is_error) { Err(problems) } else { Ok((facility, problems)) }
        }
        Err(more) => {
            problems.extend(told(more));
            Err(problems)
        }
    }
}
