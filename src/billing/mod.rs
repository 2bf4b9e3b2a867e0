//! The bills of a plant, worked out again from their readings and held against what was paid.
