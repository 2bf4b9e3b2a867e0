//! What is asked of a plant of a sector: every fact that a rule of the sector reads, in the order in which an auditor
//! learns it.
//!
//! First the plant and its papers (bills first), then the walk, area by area, then lists of equipment, and what is in
//! place already. Within a chapter what belongs together stands together; what serves most measures comes first. Nobody
//! need answer: what is left open is not known, which is never zero and never none.

mod build;
mod chapters;
mod general;
mod lists;
mod model;
mod profile;
mod units;
mod words;

pub use build::questionnaire;
pub use model::{Amount, Chapter, ChapterKind, Group, Kind, KnownItem, Question, Questionnaire, Table, TableShape};
pub use profile::{Answer, Given, ProfileText, profile_text};
pub use words::{says_none, says_unknown, truth};
