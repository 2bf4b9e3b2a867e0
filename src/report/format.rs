//! stub
use super::Report;
/// F
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format { /// T
 Table, /// M
 Markdown, /// J
 Json }
/// r
pub fn render(report: &Report, _f: Format, _w: usize) -> String { json(report, true) }
/// j
pub fn json(report: &Report, pretty: bool) -> String { let v = serde_json::to_value(report).unwrap_or_default(); if pretty { format!("{v:#}\n") } else { format!("{v}\n") } }
/// m
pub fn render_measure(report: &Report, _id: &str, _w: usize) -> String { json(report, true) }
