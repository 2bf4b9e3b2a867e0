//! Scripts: parsed by the engine, lowered to the typed formula graph, and run.
//!
//! Only this module names types of the engine.

mod call;
mod closures;
mod constants;
mod decide;
mod engine;
mod fold;
mod formula;
mod hoist;
mod interpret;
mod interval;
mod literal;
mod lower;
mod messages;
mod metadata;
mod names;
mod numbers;
mod operators;
mod parse;
mod print;
pub mod probe;
mod records;
mod recover;
mod run;
mod schema;
mod separators;
mod signature;
mod slips;
mod source;
mod spot;
mod switch;
pub mod syntax;
mod walk;
mod watch;
mod written;

pub use formula::{Conversion, FactRef, Fold, Graph, Kind, Node, NodeId, Op, children};
pub use hoist::hoist;
pub use interpret::{Answer, Given, Interpreter, LONGEST, START, Stop, code_of};
pub use lower::{AssumptionShape, Body, Helpers, Lowered, Lowering, Outside, Step, Value, kind_in_words};
pub use metadata::MapReader;
pub use parse::Parser;
pub use print::{Filling, Printer};
pub use recover::Recovered;
pub use run::{Fact, Facts, Fault, Gap, Gaps, MAX_OPERATIONS, Reading, Run, Unknown};
pub use schema::{FactKind, FactShape, FieldId, Member, Schema, SectionShape, TableId};
pub use source::{MAX_BYTES, MAX_LINES, Source};
pub use watch::Footprint;
