//! Decisions, work and completion of a measure, one after the other.

use super::Case;
use crate::diagnostic::{Code, Text, say};
use crate::ledger::{Decided, Decision, Done};
use crate::units::Day;
use crate::units::format::number;

/// A slip of currency (one USD is some 18 MXN) or of zeros is at least this large.
const SLIP: f64 = 10.0;

impl Case<'_> {
    pub(super) fn decided(&mut self, decided: &Decided) {
        let what = self.what();
        let no_reason = decided.reason.as_ref().is_none_or(|reason| reason.trim().is_empty());
        if decided.decision == Decision::Rejected && no_reason {
            let message =
                say!("{what} rejects the measure without a reason", "{what} rechaza la medida sin decir por qué");
            let help = Text::new(
                "give it with `--reason`: the next audit learns from it",
                "indíquelo con `--reason`: la siguiente auditoría aprende de ello",
            );
            self.error(Code::BAD_ENTRY, message, Some(help));
        }
        let date = self.date;
        if let Some(due) = decided.due.filter(|due| *due < date) {
            let message = say!(
                "{what} is due on {due}, before it was decided",
                "{what} tiene fecha compromiso {due}, anterior a la decisión"
            );
            self.warning(Code::BAD_DATE, message, None);
        }
        let stands = self.stands(&decided.measure);
        if let Some(done) = stands.done.iter().next_back().map(|key| key.day).filter(|done| *done <= date) {
            let message = match decided.decision {
                Decision::Accepted => say!(
                    "{what} accepts a measure that is in place since {done}",
                    "{what} acepta una medida que está implementada desde el {done}"
                ),
                Decision::Rejected | Decision::Postponed => say!(
                    "{what} gives up a measure that is in place since {done}: from this day it no longer counts as done",
                    "{what} abandona una medida implementada desde el {done}: a partir de ese día ya no cuenta como hecha"
                ),
            };
            self.warning(Code::OUT_OF_ORDER, message, None);
        }
    }

    pub(super) fn started(&mut self, measure: &str) {
        let what = self.what();
        let stands = self.stands(measure);
        let date = self.date;
        if let Some(done) = stands.done.iter().next().map(|key| key.day).filter(|done| *done < date) {
            let message = say!(
                "{what} begins work on a measure that is in place since {done}",
                "{what} comienza una medida que está implementada desde el {done}"
            );
            self.warning(Code::OUT_OF_ORDER, message, None);
        }
        self.decision(measure);
    }

    pub(super) fn done(&mut self, done: &Done) {
        let what = self.what();
        let stands = self.stands(&done.measure);
        let date = self.date;
        if let Some(begun) = stands.started.iter().next().map(|key| key.day).filter(|begun| *begun > date) {
            let message = say!(
                "{what} is done before work on it began on {begun}",
                "{what} queda hecha antes de comenzar el {begun}"
            );
            let help = Text::new(
                "check both days; the one that is recorded is put right with `followup correct`",
                "revise ambas fechas; la que ya está registrada se corrige con `followup correct`",
            );
            self.error(Code::OUT_OF_ORDER, message, Some(help));
        }
        if let Some(before) = stands.done.iter().next().map(|key| key.day) {
            let message = say!(
                "{what}: the measure was recorded as done already, on {before}",
                "{what}: la medida ya estaba registrada como hecha, el {before}"
            );
            let help = Text::new(
                "a wrong day or investment is put right with `followup correct`",
                "una fecha o inversión equivocada se corrige con `followup correct`",
            );
            self.warning(Code::OUT_OF_ORDER, message, Some(help));
        }
        self.decision(&done.measure);
        self.investment(done);
    }

    /// Whether the decision by then agrees with working on it.
    fn decision(&mut self, measure: &str) {
        let what = self.what();
        let stands = self.stands(measure);
        let date: Day = self.date;
        let message = match stands.decision_by(date) {
            Some((day, Decision::Rejected)) => {
                say!("{what}: the measure was rejected on {day}", "{what}: la medida se rechazó el {day}")
            }
            Some((day, Decision::Postponed)) => {
                say!("{what}: the measure was postponed on {day}", "{what}: la medida se pospuso el {day}")
            }
            Some((_, Decision::Accepted)) => return,
            None => match stands.accepted() {
                Some(day) => say!(
                    "{what} is earlier than the measure was accepted, on {day}",
                    "{what} es anterior a la aceptación de la medida, el {day}"
                ),
                None => return,
            },
        };
        let help = Text::new(
            "if it was taken up all the same, record that decision too",
            "si de todos modos se retomó, registre también esa decisión",
        );
        self.warning(Code::OUT_OF_ORDER, message, Some(help));
    }

    fn investment(&mut self, done: &Done) {
        let Some(investment) = done.investment else { return };
        let what = self.what();
        if !investment.is_finite() || investment < 0.0 {
            let message = say!(
                "{what}: expected an investment of zero or more, found {investment}",
                "{what}: se esperaba una inversión de cero o más, se encontró {investment}"
            );
            return self.error(Code::BAD_ENTRY, message, None);
        }
        let checker = self.checker;
        let Some(promised) = checker.measures.get(&done.measure).and_then(|known| known.investment) else { return };
        let low = promised.low.unwrap_or(promised.value).min(promised.value);
        let high = promised.high.unwrap_or(promised.value).max(promised.value);
        let currency = checker.plant.as_ref().map(|(_, currency)| currency.as_str()).unwrap_or_default();
        if low > 0.0 && investment > 0.0 && (investment > high * SLIP || investment < low / SLIP) {
            let lang = crate::diagnostic::Lang::En;
            let (found, promised) = (number(investment, lang), number(promised.value, lang));
            let message = say!(
                "{what}: the investment of {currency} {found} is far from the {currency} {promised} of the report",
                "{what}: la inversión de {currency} {found} está lejos de los {currency} {promised} del informe"
            );
            let help = say!(
                "check the zeros and that it is in {currency}; if it is right, nothing needs to be done",
                "revise los ceros y que esté en {currency}; si es correcta, no hay que hacer nada"
            );
            self.warning(Code::BAD_ENTRY, message, Some(help));
        }
    }
}
