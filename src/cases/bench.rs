//! The cases of a rule made ready: each with its plant, read once and judged many times.

use super::compare::{differences, facility_of};
use super::excuse::{About, Excuse};
use super::read::{Case, read_cases, read_excuses};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::Facility;
use crate::library::{Library, LibraryFile, Rule};

/// The cases of a rule, ready to be judged.
#[derive(Debug, Default)]
pub(super) struct Bench<'a> {
    file: &'a str,
    /// The cases that hold, each with its plant.
    pub(super) cases: Vec<(Case, Facility)>,
    /// The reasons that stand beside the cases.
    excuses: Vec<Excuse>,
    /// What is wrong with the file, and the cases that do not hold.
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Bench<'a> {
    pub(super) fn new(library: &Library, rule: &Rule, file: Option<&'a LibraryFile>) -> Self {
        let Some(file) = file else {
            let id = &rule.id;
            let message = say!("`{id}` has no cases", "`{id}` no tiene casos");
            let problem = Diagnostic::warning(Code::NO_CASES, message).in_file(&rule.file);
            return Self { problems: vec![problem], ..Self::default() };
        };
        let mut bench = Self { file: &file.shown, ..Self::default() };
        match (read_cases(&file.shown, &file.bytes), read_excuses(&file.shown, &file.bytes)) {
            (Ok(cases), Ok(excuses)) => {
                bench.excuses = excuses;
                for case in cases {
                    bench.add(library, rule, case);
                }
            }
            (Err(problems), _) | (_, Err(problems)) => bench.problems = problems,
        }
        bench
    }

    fn add(&mut self, library: &Library, rule: &Rule, case: Case) {
        match facility_of(library, rule, self.file, &case) {
            Ok(facility) => {
                let differences = differences(library, rule, self.file, &case, &facility);
                if differences.is_empty() {
                    self.cases.push((case, facility));
                }
                self.problems.extend(differences);
            }
            Err(problems) => self.problems.extend(problems),
        }
    }

    /// Whether some case notices that a rule was changed.
    pub(super) fn notices(&self, library: &Library, rule: &Rule) -> bool {
        let differs =
            |(case, facility): &(Case, Facility)| !differences(library, rule, self.file, case, facility).is_empty();
        self.cases.iter().any(differs)
    }

    /// The reason that is given for a change or a part.
    pub(super) fn excuse(&self, about: About, what: &str) -> Option<&Excuse> {
        self.excuses.iter().find(|excuse| excuse.about == about && excuse.is_about(what))
    }

    /// A word on each reason that excuses nothing.
    pub(super) fn stale(&self, about: About, used: impl Fn(&Excuse) -> bool) -> Vec<Diagnostic> {
        let stale = self.excuses.iter().filter(|excuse| excuse.about == about && !used(excuse));
        stale
            .map(|excuse| {
                let (what, key) = (&excuse.what, about.key());
                let message = match about {
                    About::Unnoticed => say!(
                        "`{what}` is noticed, or no such change is made",
                        "`{what}` sí se nota, o no existe ese cambio"
                    ),
                    About::Uncovered => say!(
                        "`{what}` is covered, or the rule has no such part",
                        "`{what}` sí está cubierto, o la regla no tiene esa parte"
                    ),
                };
                let help = say!(
                    "take this `{key}` out, or copy its text anew",
                    "quite este `{key}` o copie su texto de nuevo"
                );
                Diagnostic::warning(Code::STALE_REASON, message).in_file(self.file).at(excuse.place).help(help)
            })
            .collect()
    }
}
