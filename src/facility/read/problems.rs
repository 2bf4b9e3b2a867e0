//! The problems of one profile: in the order of the file, and not more than somebody can read.

use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::Facility;

/// Most errors, and most warnings, that are shown of one profile.
const MOST: usize = 100;

/// Problems as they are found.
#[derive(Default)]
pub(super) struct Problems {
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
    more_errors: usize,
    more_warnings: usize,
}

impl Problems {
    pub(super) fn push(&mut self, problem: Diagnostic) {
        let (list, more) = if problem.is_error() {
            (&mut self.errors, &mut self.more_errors)
        } else {
            (&mut self.warnings, &mut self.more_warnings)
        };
        if list.len() < MOST {
            list.push(problem);
        } else {
            *more += 1;
        }
    }

    /// Whether another error would still be shown, so that it is worth looking for a way out.
    pub(super) fn room(&self) -> bool {
        self.errors.len() < MOST
    }

    pub(super) fn any_error(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether some fact was given and could not be used.
    pub(super) fn has_error_of_a_fact(&self) -> bool {
        self.errors.iter().any(|problem| problem.code != Code::MISSING_SCHEMA)
    }

    /// The plant with its warnings, or errors and warnings together.
    pub(super) fn finish(self, facility: Facility) -> super::Outcome {
        let Self { mut errors, mut warnings, more_errors, more_warnings } = self;
        let order = |problem: &Diagnostic| {
            let beside = problem.file.as_ref().filter(|file| **file != facility.file).cloned();
            (beside, problem.place.is_none(), problem.place)
        };
        warnings.sort_by_cached_key(order);
        if more_warnings > 0 {
            let message = say!(
                "{more_warnings} more warnings are not shown",
                "hay {more_warnings} avisos más que no se muestran"
            );
            warnings.push(Diagnostic::warning(Code::MORE_PROBLEMS, message).in_file(&facility.file));
        }
        if errors.is_empty() {
            return Ok((facility, warnings));
        }
        errors.append(&mut warnings);
        errors.sort_by_cached_key(order);
        if more_errors > 0 {
            let message =
                say!("{more_errors} more errors are not shown", "hay {more_errors} errores más que no se muestran");
            errors.push(Diagnostic::error(Code::MORE_PROBLEMS, message).in_file(&facility.file));
        }
        Err(errors)
    }
}
