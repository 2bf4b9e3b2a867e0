//! `auditlite followup`: what became of a report at its plant.

pub mod book;
