//! Many draws of one plant: how far its numbers may be off.
#![allow(dead_code)]
mod hypercube;
mod inputs;
mod measure;
mod pert;
mod random;
mod range;
mod real;
mod settings;
mod shape;
mod spreads;
