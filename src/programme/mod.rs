//! Many plants together: what was promised, accepted, done and measured, who is late, and what measures really bring.

mod realised;
mod statistics;

pub use realised::{Bearing, Bias, Outturn, Pooled, Realised, Scale, results};
pub use statistics::{LEVEL, student, wilson};
