//! The rule library: fields, factors, end uses and rules, shipped and from a folder.

mod area;
mod assemble;
mod check;
mod end_use;
mod files;
mod ground;
mod hours;
mod load;
mod measure;
mod print;
mod reads;
mod resource;
mod rule;
mod threads;
mod variant;

pub use area::Areas;
pub use check::{Lever, Pull, check, levers, place_of_key};
pub use end_use::{Baseline, EndUse, EndUses};
pub use files::{LibraryFile, RULE_FOLDERS, Role, folder_files, shipped_files, shipped_plants, shipped_snapshots};
pub use hours::Hours;
pub use load::{BrokenRule, Library, LibrarySource};
pub use measure::{Category, Citation, FoundIn, Measure, Stage, Status};
pub use print::{Printed, PrintedResult, PrintedStep};
pub use resource::{Fuel, ItemKind, Resource};
pub use rule::{Amount, Interpreted, Money, Rule, RuleBody, RuleFormula, Share};
pub use variant::Variants;
