//! From a line of the profile that was made of the answers to the cell of the workbook, and from paths to labels.

use std::collections::BTreeMap;

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, SheetPlace, Text};
use crate::facility::Cells;
use crate::questionnaire::{ProfileText, Question, Questionnaire};

/// Where each line comes from, and what people call what it is about.
pub(super) struct Places {
    lines: Vec<Option<SheetPlace>>,
    paths: BTreeMap<String, SheetPlace>,
    labels: BTreeMap<String, Text>,
}

impl Reader<'_> {
    /// The places of the answers.
    pub(super) fn places(&self, asked: &Questionnaire, written: &ProfileText) -> Places {
        let place = |answer: usize| self.cells.get(answer).map(|at| self.place(*at));
        let lines = written.lines.iter().map(|answer| answer.and_then(place)).collect();
        let paths = self.answers.iter().zip(&self.cells).map(|(answer, at)| (answer.path.clone(), self.place(*at)));
        let columns = asked.tables().flat_map(|table| &table.columns);
        let questions: Vec<&Question> = asked.questions().chain(columns).collect();
        let labels = questions.iter().map(|question| (question.path.clone(), question.label.clone()));
        Places { lines, paths: paths.collect(), labels: labels.collect() }
    }
}

impl Places {
    /// Puts a problem with a line where its answer stands, in the words of the form.
    pub(super) fn put(&self, mut problem: Diagnostic) -> Diagnostic {
        let by_line = problem.place.and_then(|place| {
            let line = usize::try_from(place.line).ok()?.checked_sub(1)?;
            self.lines.get(line)?.clone()
        });
        let by_path = || problem.path.as_ref().and_then(|path| self.paths.get(path)).cloned();
        let place = by_line.or_else(by_path);
        problem.place = None;
        problem.fix = None;
        problem.message = self.in_words(&problem.message);
        problem.help = match problem.code {
            Code::ASSUMED_CURRENCY => Some(Text::new(
                "choose the currency on the sheet of the plant",
                "elija la moneda en la hoja de la planta",
            )),
            _ => problem.help.as_ref().map(|help| self.in_words(help)),
        };
        match place {
            Some(place) => problem.in_sheet(&place.sheet, place.cell),
            None => problem,
        }
    }

    /// Where the facts of the plant stand.
    pub(super) fn cells(self) -> Cells {
        Cells::new(self.lines)
    }

    fn in_words(&self, text: &Text) -> Text {
        Text::new(self.replaced(&text.en, |label| &label.en), self.replaced(&text.es, |label| &label.es))
    }

    /// A text with labels for the paths that stand in backticks, and texts there without the quotation marks of JSON.
    fn replaced(&self, text: &str, of: impl Fn(&Text) -> &String) -> String {
        let parts = text.split('`').enumerate().map(|(at, part)| match self.label(part) {
            _ if at % 2 == 0 => part.to_owned(),
            Some(label) => of(label).clone(),
            None => {
                let bare = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
                bare.filter(|bare| !bare.contains('"')).unwrap_or(part).to_owned()
            }
        });
        parts.collect::<Vec<_>>().join("`")
    }

    /// The label of a path; the number of a record makes no difference, nor does the name of an item.
    fn label(&self, path: &str) -> Option<&Text> {
        self.labels.get(path).or_else(|| {
            let open = path.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?.1)));
            if let Some((before, after)) = open {
                return self.labels.get(&format!("{before}[]{after}"));
            }
            let (section, rest) = path.split_once('.')?;
            let (_, fact) = rest.split_once('.')?;
            self.labels.get(&format!("{section}.*.{fact}"))
        })
    }
}
