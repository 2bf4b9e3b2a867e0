//! Formula graphs at many made-up plants, and over whole ranges of them.
//!
//! A [`Layout`] says which facts the plants have, a [`Sample`] is one of them, a [`Region`] all that lie within ranges. A
//! [`Program`] is a graph made ready for both. What has no value (a fault, a missing fact) is `NaN` at a sample; [`MadeUp`]
//! hands a sample to the evaluation proper, which has the last word.

mod layout;
mod point;
mod program;
mod range;

pub use layout::{Layout, MadeUp, Sample, Shape};
pub use point::{Point, Seen};
pub use program::Program;
pub use range::{Bounds, Region};
