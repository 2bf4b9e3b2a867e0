//! Why a text is no number, no unit or no quantity.

use std::fmt;

use super::DimensionError;
use crate::diagnostic::{Text, hides};

/// A number or unit that cannot be read, or could be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitError {
    message: Text,
    help: Option<Text>,
    /// The part that is miswritten, and the only thing that can be meant.
    meant: Option<(String, String)>,
}

impl UnitError {
    /// What is wrong, in one sentence.
    pub fn message(&self) -> &Text {
        &self.message
    }

    /// What to write instead, where there is something to suggest.
    pub fn help(&self) -> Option<&Text> {
        self.help.as_ref()
    }

    /// The text of a unit with its miswritten part corrected, where only one thing can be meant.
    pub fn corrected(&self, text: &str) -> Option<String> {
        let (found, meant) = self.meant.as_ref()?;
        (text.matches(found.as_str()).count() == 1).then(|| text.replace(found.as_str(), meant))
    }

    pub(super) fn new(message: Text) -> Self {
        Self { message, help: None, meant: None }
    }

    pub(super) fn with_help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    pub(super) fn meaning(mut self, found: String, meant: String) -> Self {
        self.meant = Some((found, meant));
        self
    }
}

impl From<DimensionError> for UnitError {
    fn from(error: DimensionError) -> Self {
        Self { message: error.message().clone(), help: error.help().cloned(), meant: None }
    }
}

impl fmt::Display for UnitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for UnitError {}

/// The longest text of a user that a message repeats.
const LONGEST_QUOTE: usize = 60;

/// A user's text between backticks: on one line, not too long, without backticks of its own.
pub(crate) fn quote(text: &str) -> String {
    let clean = |letter: char| if letter == '`' || hides(letter) { '?' } else { letter };
    let mut quoted: String = std::iter::once('`').chain(text.chars().take(LONGEST_QUOTE).map(clean)).collect();
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        quoted.push('…');
    }
    quoted.push('`');
    quoted
}
