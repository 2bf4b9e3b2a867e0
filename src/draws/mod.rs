//! Many draws of one plant: how far its numbers may be off.
#![allow(dead_code)]
mod pert;
mod random;
mod real;
