//! Questions that stand alone.

use serde_json::Value as Json;

use super::reader::{At, Reader};
use super::value::{Said, unit};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::grid::plain;
use crate::intake::binding::{Part, is_fact};
use crate::intake::words::Words;
use crate::questionnaire::{Given, Group, Kind, Question, Questionnaire, says_none, says_unknown, truth};
use crate::units::quote;

impl Reader<'_> {
    /// Reads all questions that stand alone.
    pub(super) fn questions(&mut self, asked: &Questionnaire) {
        for group in asked.chapters.iter().flat_map(|chapter| &chapter.groups) {
            self.group(group);
        }
    }

    fn group(&mut self, group: &Group) {
        if let Some(section) = &group.section
            && let Some(at) = self.says_none_of(section)
        {
            self.none.insert(section.clone(), (at, Given::NoFacts));
        }
        for question in &group.questions {
            self.question(question);
        }
    }

    /// The cell that says that there is none of a section or list, if one does.
    pub(super) fn says_none_of(&mut self, path: &str) -> Option<At> {
        let at = self.bound(path, Part::Presence)?.cell();
        let text = self.look_text(at)?;
        match truth(&text) {
            _ if says_unknown(&text) => None,
            _ if says_none(&text) => Some(at),
            Some(false) => Some(at),
            Some(true) => None,
            None => {
                let shown = quote(&text);
                let message = say!("{shown} does not say whether there is any", "{shown} no dice si hay");
                let help = Text::new("choose `yes`, `there is none` or `not known`", "elija `sí`, `no hay` o `no sé`");
                self.refuse(at, path, Code::BAD_ANSWER, message, help);
                None
            }
        }
    }

    fn question(&mut self, question: &Question) {
        let path = question.path.as_str();
        let Some(answer) = self.bound(path, Part::Answer) else { return };
        let at = answer.cell();
        let number = matches!(question.kind, Kind::Quantity(_));
        let unit_cell = if number { self.bound(path, Part::Unit) } else { None };
        let unit = match unit_cell.map(|unit| unit.cell()) {
            Some(cell) => self.unit_at(cell, question, path),
            None => usual_unit(question),
        };
        let said = self.said(at, question, path, unit.as_deref());
        let basis = if number && is_fact(path) { self.beside(path, Part::Basis) } else { None };
        let note = if is_fact(path) { self.beside(path, Part::Note) } else { None };
        let basis = basis.and_then(|(at, text)| Some((at, self.basis(at, path, &text)?)));
        match said {
            Said::Value { value, unit } => {
                let (basis, note) = (basis.map(|(_, basis)| basis.to_owned()), note.map(|(_, note)| note));
                self.given(path, value, unit, (basis, note), at);
            }
            Said::Nothing => {
                for at in [basis.map(|(at, _)| at), note.map(|(at, _)| at)].into_iter().flatten() {
                    self.beside_nothing(at, path, &question.label);
                }
            }
            Said::Refused => {}
        }
    }

    /// Takes an answer; what is no fact of a field has a shape of its own in profiles.
    fn given(
        &mut self,
        path: &str,
        value: Json,
        unit: Option<String>,
        (basis, note): (Option<String>, Option<String>),
        at: At,
    ) {
        if path.starts_with("done.") {
            if value == Json::Bool(true) {
                self.answer(path.to_owned(), Given::Value { value, unit: None, basis: None, note: None }, at);
            }
            return;
        }
        let (value, unit) = match unit {
            Some(unit) if !is_fact(path) && value.is_number() => (Json::from(format!("{value} {unit}")), None),
            unit => (value, unit),
        };
        self.answer(path.to_owned(), Given::Value { value, unit, basis, note }, at);
    }

    /// The unit in a cell; that of the question where the cell is empty.
    pub(super) fn unit_at(&mut self, at: At, question: &Question, path: &str) -> Option<String> {
        let Some(text) = self.look_text(at) else { return usual_unit(question) };
        match unit(&text) {
            Ok(unit) => unit,
            Err((code, message, help)) => {
                self.refuse(at, path, code, message, help);
                None
            }
        }
    }

    /// What stands beside an answer.
    fn beside(&mut self, path: &str, part: Part) -> Option<(At, String)> {
        let at = self.bound(path, part)?.cell();
        self.look_text(at).map(|text| (at, text))
    }

    /// How a number was found, as profiles say it.
    pub(super) fn basis(&mut self, at: At, path: &str, text: &str) -> Option<&'static str> {
        if says_unknown(text) {
            return None;
        }
        let found = Words::basis_of(&plain(text));
        if found.is_none() {
            let shown = quote(text);
            let message =
                say!("{shown} does not say how the number is known", "{shown} no dice cómo se supo el número");
            let help = Text::new(
                "choose `meter`, `bill`, `measured`, `nameplate` or `estimate`",
                "elija `medidor`, `recibo`, `medido`, `placa` o `estimado`",
            );
            self.refuse(at, path, Code::BAD_ANSWER, message, help);
        }
        found
    }

    /// Something stands beside an answer that is not there.
    pub(super) fn beside_nothing(&mut self, at: At, path: &str, label: &Text) {
        let text = self.look_text(at).unwrap_or_default();
        let (shown, en, es) = (quote(&text), quote(&label.en), quote(&label.es));
        let message = say!(
            "{shown} stands beside {en}, which has no answer: it does not go into the profile",
            "{shown} está junto a {es}, que no tiene respuesta: no pasa al perfil"
        );
        let problem = self.at(at, Diagnostic::warning(Code::BESIDE_NO_ANSWER, message).on(path));
        self.problems.push(problem);
    }

    /// What the plant has none of is written down so, unless something of it is answered.
    pub(super) fn contradictions(&mut self) {
        for (path, (at, given)) in std::mem::take(&mut self.none) {
            let within =
                |other: &str| other.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']));
            let against = self.answers.iter().position(|answer| within(&answer.path));
            let Some(against) = against.and_then(|position| self.cells.get(position)) else {
                self.answer(path, given, at);
                continue;
            };
            let cell = self.place(*against).to_string();
            let message = say!(
                "this says that there is none, and `{cell}` says something about it",
                "aquí dice que no hay, y `{cell}` dice algo de ello"
            );
            let help = Text::new("change one of the two", "cambie una de las dos");
            self.refuse(at, &path, Code::NONE_AND_SOME, message, help);
        }
    }
}

/// The unit in which a question is asked.
pub(super) fn usual_unit(question: &Question) -> Option<String> {
    match &question.kind {
        Kind::Quantity(amount) => {
            let unit = amount.unit()?.symbol().to_owned();
            Some(unit).filter(|unit| !unit.is_empty())
        }
        _ => None,
    }
}
