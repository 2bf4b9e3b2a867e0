//! The questionnaire as a workbook: written for a visit, and read back as the profile of a plant.
//!
//! Each answer cell bears a defined name, made of the path of its question, so that rows may be moved, sorted and
//! inserted. A hidden sheet says which questionnaire it is, which cells were bound, and which texts were printed; what
//! stands in any other cell was typed by somebody, and is told. What is read goes through the reader of profiles, so an
//! answer counts as it would in JSON; a problem names the sheet and the cell.

mod binding;
mod read;
mod words;
mod write;

pub use read::read_intake;
pub use write::write_intake;
