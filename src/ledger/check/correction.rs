//! Corrections.

use super::{Case, Past};
use crate::diagnostic::{Code, Text, say};
use crate::ledger::{Correction, Event};

impl Case<'_> {
    pub(super) fn correction(&mut self, correction: &Correction) {
        self.texts();
        let of = correction.of;
        let checker = self.checker;
        let Some(first) = checker.first(of) else {
            let message = say!(
                "`correction` is of the entry `{of}`, which this ledger does not have",
                "`correction` se refiere al registro `{of}`, que esta bitácora no tiene"
            );
            let help = Text::new(
                "take the id from `auditlite followup status`, or from the end of the entry's line",
                "tome el id de `auditlite followup status` o del final del renglón",
            );
            return self.error(Code::BAD_CORRECTION, message, Some(help));
        };
        let mark = match checker.entries.get(&first) {
            Some(Past::Stands(mark)) => Some(mark),
            _ => {
                let message = say!(
                    "`correction` is of the entry `{of}`, the acceptance of a report, which cannot be corrected",
                    "`correction` se refiere al registro `{of}`, la aceptación de un informe, que no se puede corregir"
                );
                let help = Text::new(
                    "make the right report and accept it with `followup start`: its promises take the place of the others",
                    "haga el informe correcto y acéptelo con `followup start`: sus promesas sustituyen a las otras",
                );
                return self.error(Code::BAD_CORRECTION, message, Some(help));
            }
        };
        if let Some(by) = checker.corrected.get(&of) {
            let message = say!(
                "`correction` is of the entry `{of}`, which `{by}` has corrected already: the later one holds",
                "`correction` se refiere al registro `{of}`, que `{by}` ya corrigió: vale la última"
            );
            self.warning(Code::BAD_CORRECTION, message, None);
        }
        let Some(instead) = &correction.instead else { return };
        if matches!(instead.event, Event::Correction(_) | Event::Start(_)) {
            let word = instead.event.name();
            let message = say!(
                "`correction` puts a `{word}` in the place of the entry `{of}`",
                "`correction` pone un `{word}` en lugar del registro `{of}`"
            );
            return self.error(Code::BAD_CORRECTION, message, None);
        }
        let mut inner = Case {
            checker,
            event: &instead.event,
            date: instead.date,
            today: self.today,
            without: mark,
            found: Vec::new(),
        };
        inner.event();
        self.found.append(&mut inner.found);
    }
}
