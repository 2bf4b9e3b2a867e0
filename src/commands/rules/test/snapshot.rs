//! The snapshot of one rule, beside what the rule finds now.

use std::path::PathBuf;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::snapshots::{DiffLine, diff, read_snapshot, snapshot_text};

/// The snapshot of one rule, beside what the rule finds now.
pub(super) struct Snapshot {
    pub(super) file: PathBuf,
    /// What its header names as its origin.
    pub(super) source: String,
    /// What the rule finds now.
    pub(super) content: String,
    pub(super) state: State,
}

/// How a snapshot stands to what its rule finds now.
pub(super) enum State {
    /// They are the same.
    Matches,
    /// There is no snapshot yet.
    New,
    /// The rule finds something else.
    Differs(String),
    /// The same findings, written in another way than the program's.
    Layout(String),
    /// The file is no snapshot.
    Unreadable(Box<Diagnostic>),
    /// It was written anew now; whether there was none before.
    Accepted(Before),
    /// Somebody has looked, and will mend the rule.
    Rejected,
}

/// What there was before a snapshot was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    Another,
}

impl State {
    /// How the bytes of a file stand to what a rule finds now.
    pub(super) fn of(file: &str, bytes: Option<&[u8]>, content: &str) -> Self {
        let Some(bytes) = bytes else { return State::New };
        match read_snapshot(file, bytes) {
            Ok(old) if old == content => State::Matches,
            Ok(old) => {
                let value = |text: &str| serde_json::from_str::<Value>(text).ok();
                if value(&old) == value(content) { State::Layout(old) } else { State::Differs(old) }
            }
            Err(problem) => State::Unreadable(problem),
        }
    }
}

impl Snapshot {
    /// Whether it waits for somebody to look at it.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.state, State::Matches | State::Accepted(_))
    }

    /// The whole file as it would be written now.
    pub(super) fn text(&self) -> String {
        snapshot_text(&self.source, &self.content)
    }

    /// What changed.
    pub(super) fn diff(&self) -> Vec<DiffLine> {
        match &self.state {
            State::Differs(old) | State::Layout(old) => diff(old, &self.content),
            State::New | State::Unreadable(_) => diff("{}", &self.content),
            State::Matches | State::Accepted(_) | State::Rejected => Vec::new(),
        }
    }

    /// The names of the plants at which the rule finds something else.
    fn plants(&self, old: &str) -> Vec<String> {
        let plants = |text: &str| serde_json::from_str::<serde_json::Map<String, Value>>(text).unwrap_or_default();
        let (old, new) = (plants(old), plants(&self.content));
        let names = new.keys().chain(old.keys().filter(|name| !new.contains_key(*name)));
        names.filter(|name| old.get(*name) != new.get(*name)).cloned().collect()
    }

    /// What there is to say of it.
    pub(super) fn problem(&self, rule: &str) -> Option<Diagnostic> {
        let way_out = || {
            Text::new(
                "if it is what you meant: `--review` shows one after another, `--accept` takes all",
                "si es lo que quería: `--review` los muestra uno por uno, `--accept` acepta todos",
            )
        };
        let (code, message, help) = match &self.state {
            State::Matches | State::Accepted(_) => return None,
            State::Unreadable(problem) => return Some(Diagnostic::clone(problem)),
            State::New => (
                Code::SNAPSHOT_NEW,
                say!(
                    "`{rule}` is new: what it finds at the example plants is not recorded",
                    "`{rule}` es nueva: no hay registro de lo que encuentra en las plantas de ejemplo"
                ),
                Text::new(
                    "`--review` shows it, `--accept` records it",
                    "`--review` lo muestra, `--accept` lo registra",
                ),
            ),
            State::Differs(old) => {
                let plants = self.plants(old);
                let (count, names) = (plants.len(), plants.join("`, `"));
                let message = if count == 1 {
                    say!("`{rule}` finds something else at `{names}`", "`{rule}` encuentra otra cosa en `{names}`")
                } else {
                    say!(
                        "`{rule}` finds something else at {count} plants",
                        "`{rule}` encuentra otra cosa en {count} plantas"
                    )
                };
                (Code::SNAPSHOT_DIFFERS, message, way_out())
            }
            State::Layout(_) => (
                Code::BAD_SNAPSHOT,
                say!(
                    "the snapshot of `{rule}` holds the same numbers, but not in the program's layout",
                    "el registro de `{rule}` tiene los mismos números, pero no en el formato del programa"
                ),
                Text::new(
                    "snapshots are not edited by hand; `--accept` writes this one anew",
                    "los registros no se editan a mano; `--accept` vuelve a escribir este",
                ),
            ),
            State::Rejected => (
                Code::SNAPSHOT_DIFFERS,
                say!("what `{rule}` finds was rejected", "se rechazó lo que encuentra `{rule}`"),
                Text::new("mend the rule, then test it again", "corrija la regla y pruébela otra vez"),
            ),
        };
        let problem = Diagnostic::error(code, message).in_file(self.file.display().to_string());
        Some(problem.help(help))
    }
}
