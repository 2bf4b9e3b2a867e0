//! Goes through a questionnaire, answer by answer: what to ask next, what an answer means, what it makes of the profile.
//!
//! [`Paper`] is the profile while it is filled in. What has been asked is told from it alone: a key that is `null` was
//! asked and nobody knew; one that is not there, or whose `value` is `null`, is still to be asked. So whoever stops goes
//! on where he stopped, and a step back is the paper as it was before.

mod answer;
mod paper;
mod show;
mod step;
#[cfg(test)]
mod tests;
mod words;

pub use answer::{Applied, Interview};
pub use paper::Paper;
pub use step::{Ask, Step};
pub use words::{Order, order};
