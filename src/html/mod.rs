//! What pages of HTML are made of, whatever they are about: elements, tables, drawings, and the frame that loads nothing.
//! Each page is one file, works without its script, and shows every text of a stranger as a text.

mod axis;
mod canvas;
mod figure;
mod frame;
mod markup;
mod parts;
mod security;
mod visible;

pub(crate) use axis::{Axis, Powers};
pub(crate) use canvas::{Anchor, COLOURS, Canvas, WIDTH, at, letter, many, wide};
pub(crate) use figure::{Chart, figure};
pub(crate) use frame::{Frame, STYLE};
pub(crate) use markup::Markup;
pub(crate) use parts::{Cell, Head, facts, list, message, paragraph, section, sortable_table, table};
