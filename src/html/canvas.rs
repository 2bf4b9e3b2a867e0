//! A drawing of fixed width that grows with its window. Positions are in units of the drawing.

use super::markup::{Attribute, Markup};

/// The width of every drawing. At a window of 360 points a unit is little less than a point.
pub(crate) const WIDTH: f64 = 400.0;
/// The size of its letters.
const LETTER: f64 = 12.5;
/// The mean width of a letter, as a part of its size: that of common fonts without serifs.
const PER_LETTER: f64 = 0.54;
/// Colours that colour-blind people tell apart (Okabe and Ito, Color Universal Design, 2008); the style gives them.
pub(crate) const COLOURS: usize = 7;

/// Where a text stands from its point.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

enum Shape {
    Empty(&'static str, Vec<(&'static str, String)>),
    Text(Vec<(&'static str, String)>, String),
    Mark(Vec<(&'static str, String)>, &'static str, Vec<(&'static str, String)>, String),
}

/// A drawing in the making.
#[derive(Default)]
pub(crate) struct Canvas {
    height: f64,
    shapes: Vec<Shape>,
}

impl Canvas {
    /// A drawing of a height.
    pub(crate) fn new(height: f64) -> Self {
        Self { height, shapes: Vec::new() }
    }

    /// A line between two points.
    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let place = [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)];
        self.shapes.push(Shape::Empty("line", with(class, place.map(|(name, value)| (name, at(value))))));
    }

    /// A path.
    pub(crate) fn path(&mut self, class: &str, path: String) {
        self.shapes.push(Shape::Empty("path", with(class, [("d", path)])));
    }

    /// A path that stands for a number; `text` is what it says where a pointer rests.
    pub(crate) fn mark_path(&mut self, id: &str, class: &str, path: String, text: String) {
        self.mark(id, "path", with(class, [("d", path)]), text);
    }

    /// A rectangle that stands for a number.
    pub(crate) fn mark_box(&mut self, id: &str, class: &str, corner: (f64, f64), size: (f64, f64), text: String) {
        let place = [("x", corner.0), ("y", corner.1), ("width", size.0.max(0.6)), ("height", size.1.max(0.6))];
        self.mark(id, "rect", with(class, place.map(|(name, value)| (name, at(value)))), text);
    }

    /// A circle that stands for a number.
    pub(crate) fn mark_circle(&mut self, id: &str, class: &str, centre: (f64, f64), radius: f64, text: String) {
        let place = [("cx", centre.0), ("cy", centre.1), ("r", radius)];
        self.mark(id, "circle", with(class, place.map(|(name, value)| (name, at(value)))), text);
    }

    fn mark(&mut self, id: &str, name: &'static str, attributes: Vec<(&'static str, String)>, text: String) {
        self.shapes.push(Shape::Mark(vec![("data-mark", id.to_owned())], name, attributes, text));
    }

    /// A text, cut off where it is wider than `width`.
    pub(crate) fn text(&mut self, class: &str, place: (f64, f64), anchor: Anchor, width: f64, text: &str) {
        let mut attributes = with(class, [("x", at(place.0)), ("y", at(place.1))]);
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        attributes.push(("text-anchor", anchor.to_owned()));
        self.shapes.push(Shape::Text(attributes, fitted(text, width)));
    }

    /// Writes the drawing, named by the elements of two places.
    pub(crate) fn draw(self, page: &mut Markup, title: &str, text: &str) {
        let view = format!("0 0 {} {}", at(WIDTH), at(self.height));
        let named =
            [("viewBox", view.as_str()), ("role", "img"), ("aria-labelledby", title), ("aria-describedby", text)];
        page.block("svg", &named, |page| {
            for shape in &self.shapes {
                match shape {
                    Shape::Empty(name, attributes) => page.empty(name, &borrowed(attributes)),
                    Shape::Text(attributes, text) => page.line("text", &borrowed(attributes), text),
                    Shape::Mark(group, name, attributes, text) => page.block("g", &borrowed(group), |page| {
                        page.line("title", &[], text);
                        page.empty(name, &borrowed(attributes));
                    }),
                }
            }
        });
    }
}

fn with<const N: usize>(class: &str, place: [(&'static str, String); N]) -> Vec<(&'static str, String)> {
    place.into_iter().chain([("class", class.to_owned())]).collect()
}

fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<Attribute<'a>> {
    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// A position, to a tenth; what is no number, which no report holds, stands at the origin.
pub(crate) fn at(value: f64) -> String {
    // A browser refuses the whole path for one attribute that it cannot read.
    let text = if value.is_finite() { format!("{value:.1}") } else { "0".to_owned() };
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A number of things as a measure of length.
pub(crate) fn many(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// How wide a text is, about.
pub(crate) fn wide(text: &str) -> f64 {
    many(text.chars().count()) * LETTER * PER_LETTER
}

/// A text, cut off where it is wider.
fn fitted(text: &str, width: f64) -> String {
    if wide(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if wide(&short) + 2.0 * LETTER * PER_LETTER > width {
            break;
        }
        short.push(letter);
    }
    format!("{}…", short.trim_end())
}

/// The letter by which a colour is known where it cannot be seen.
pub(crate) fn letter(colour: usize) -> String {
    char::from_digit(u32::try_from(colour % 26).unwrap_or_default() + 10, 36).unwrap_or('?').to_uppercase().to_string()
}
