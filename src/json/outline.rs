//! Places in a text, and its brackets: which are open where it ends, and how deep they go.

use crate::diagnostic::Place;

/// Deepest nesting of lists and objects.
pub(super) const MAX_DEPTH: usize = 64;

/// Counts lines and columns while it moves forward through a text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    place: Place,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, offset: 0, place: Place { line: 1, column: 1 } }
    }

    /// The place of a byte; quick if the calls go forward.
    pub(super) fn place(&mut self, offset: usize) -> Place {
        if offset < self.offset {
            *self = Cursor::new(self.text);
        }
        let passed = self.text.get(self.offset..offset).unwrap_or_default();
        for letter in passed.chars() {
            if letter == '\n' {
                self.place.line = self.place.line.saturating_add(1);
                self.place.column = 1;
            } else {
                self.place.column = self.place.column.saturating_add(1);
            }
        }
        self.offset = offset.max(self.offset);
        self.place
    }
}

/// The place of a byte.
pub(super) fn place_of(text: &str, offset: usize) -> Place {
    Cursor::new(text).place(offset)
}

/// What stands open where a text ends.
pub(super) enum Open {
    /// A text in quotes that began at this byte.
    Text(usize),
    /// A list that began at this byte.
    List(usize),
    /// An object that began at this byte.
    Map(usize),
}

/// What a look at the quotes and brackets of a text tells.
pub(super) struct Outline {
    /// The innermost thing that is open at the end.
    pub(super) open: Option<Open>,
    /// The first bracket that is nested too deeply.
    pub(super) too_deep: Option<usize>,
}

/// Looks at the quotes and brackets only.
pub(super) fn outline(text: &str) -> Outline {
    let mut brackets = Vec::new();
    let mut quote = None;
    let mut bytes = text.bytes().enumerate();
    while let Some((offset, byte)) = bytes.next() {
        match byte {
            b'\\' if quote.is_some() => {
                bytes.next();
            }
            b'"' if quote.is_some() => quote = None,
            b'"' => quote = Some(offset),
            b'{' | b'[' if quote.is_none() => {
                if brackets.len() == MAX_DEPTH {
                    return Outline { open: None, too_deep: Some(offset) };
                }
                brackets.push((byte, offset));
            }
            b'}' | b']' if quote.is_none() => {
                brackets.pop();
            }
            _ => {}
        }
    }
    let innermost =
        brackets.pop().map(|(byte, offset)| if byte == b'[' { Open::List(offset) } else { Open::Map(offset) });
    Outline { open: quote.map(Open::Text).or(innermost), too_deep: None }
}
