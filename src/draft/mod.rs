//! Begins a rule: from answers to the text of the rule and of its cases.
//!
//! The numbers of the cases are worked out here, from the answers, and not by running the rule: so they can prove it.

mod answers;
mod base;
mod case_text;
mod example;
mod fact;
mod key;
mod read;
mod rule_text;
mod spread;
mod threshold;

pub use answers::Answers;
pub use key::Key;

use self::base::Base;
use self::fact::Fact;
use self::spread::Spread;
use self::threshold::Threshold;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::library::{Category, Library, Resource, Stage};
use crate::units::Unit;

/// A rule that can be written.
pub struct Draft<'l> {
    library: &'l Library,
    /// The folder it goes to.
    pub folder: String,
    /// Its name in the folder.
    pub name: String,
    title: Text,
    end_use: String,
    stage: Stage,
    category: Category,
    saves: Resource,
    fact: Fact,
    threshold: Threshold,
    base: Base,
    share: Spread,
    investment: Option<Spread>,
    year: i32,
    life_years: f64,
    sources: Vec<String>,
}

impl Draft<'_> {
    /// The id of the rule.
    pub fn id(&self) -> String {
        format!("{}/{}", self.folder, self.name)
    }

    fn saved_unit(&self) -> Unit {
        self.saves.unit(&self.library.fields)
    }
}

/// Something that cannot be as it was asked for.
fn fault(message: Text) -> Diagnostic {
    Diagnostic::error(Code::DRAFT, message)
}
