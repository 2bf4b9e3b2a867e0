//! Where the facts of a plant stand that was read from a workbook.

use crate::diagnostic::{Place, SheetPlace};

/// The cells of a workbook by the lines of the profile that was made of it; none for a plant that was read from a profile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    lines: Vec<Option<SheetPlace>>,
}

impl Cells {
    /// The cells of lines, from the first on.
    pub fn new(lines: Vec<Option<SheetPlace>>) -> Self {
        Self { lines }
    }

    /// The cell that a place was made of.
    pub fn at(&self, place: Place) -> Option<&SheetPlace> {
        let line = usize::try_from(place.line).ok()?.checked_sub(1)?;
        self.lines.get(line)?.as_ref()
    }
}
