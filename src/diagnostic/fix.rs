//! A cure that is certain: what to write instead, and where.

use super::Place;

/// One change of one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Where it begins.
    pub place: Place,
    /// What stands there, within one line; nothing where something is missing.
    pub found: String,
    /// What to write instead.
    pub write: String,
}

impl Edit {
    /// A change of one line.
    pub fn new(place: Place, found: impl Into<String>, write: impl Into<String>) -> Self {
        Self { place, found: found.into(), write: write.into() }
    }

    /// The column behind what it replaces.
    pub fn end_column(&self) -> u32 {
        self.place.column.saturating_add(u32::try_from(self.found.chars().count()).unwrap_or(u32::MAX))
    }

    /// The bytes of a text that it replaces, if what it expects stands there.
    fn range(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let start = offset(text, self.place)?;
        text.get(start..)?.starts_with(&self.found).then(|| start..start + self.found.len())
    }
}

/// A cure that is certain, such as `30.percent` for `30%`.
///
/// ```
/// use auditlite::diagnostic::{Fix, Place};
///
/// let fix = Fix::replace(Place { line: 1, column: 5 }, "30%", "30.percent");
/// assert_eq!(fix.apply("a > 30%").unwrap(), "a > 30.percent");
/// assert_eq!(fix.apply("a > 40%"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The changes, none within another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Writes something instead of something else.
    pub fn replace(place: Place, found: impl Into<String>, write: impl Into<String>) -> Self {
        Self { edits: vec![Edit::new(place, found, write)] }
    }

    /// Whether a text is the one that it was made for.
    pub fn fits(&self, text: &str) -> bool {
        !self.edits.is_empty() && self.edits.iter().all(|edit| edit.range(text).is_some())
    }

    /// The text with all its changes; `None` if it was made for another text.
    pub fn apply(&self, text: &str) -> Option<String> {
        let mut changes =
            self.edits.iter().map(|edit| Some((edit.range(text)?, &edit.write))).collect::<Option<Vec<_>>>()?;
        changes.sort_by_key(|(range, _)| (range.start, range.end));
        let mut changed = text.to_owned();
        for (range, write) in changes.into_iter().rev() {
            if range.end <= changed.len()
                && changed.is_char_boundary(range.start)
                && changed.is_char_boundary(range.end)
            {
                changed.replace_range(range, write);
            }
        }
        Some(changed)
    }
}

/// The lines that changes touch, each as it reads afterwards; a change within another is left out.
pub(super) fn corrected(text: &str, edits: &[&Edit]) -> Vec<(u32, String)> {
    let mut sorted: Vec<&Edit> = edits.to_vec();
    sorted.sort();
    sorted.dedup();
    let mut lines: Vec<(u32, String)> = Vec::new();
    let mut unchanged = 0;
    for edit in sorted.iter().rev() {
        let Some(line) = line(text, edit.place.line) else { continue };
        if lines.last().is_none_or(|(number, _)| *number != edit.place.line) {
            lines.push((edit.place.line, line.to_owned()));
            unchanged = line.len();
        }
        let alone = Edit { place: Place { line: 1, column: edit.place.column }, ..(*edit).clone() };
        let range = alone.range(line).filter(|range| range.end <= unchanged);
        if let (Some((_, current)), Some(range)) = (lines.last_mut(), range) {
            unchanged = range.start;
            current.replace_range(range, &edit.write);
        }
    }
    lines.reverse();
    lines
}

/// A line by its number, without its end.
pub(super) fn line(text: &str, number: u32) -> Option<&str> {
    let line = text.split('\n').nth(usize::try_from(number).ok()?.checked_sub(1)?)?;
    Some(line.strip_suffix('\r').unwrap_or(line))
}

/// The byte at which a place stands; the end of a line belongs to it.
fn offset(text: &str, place: Place) -> Option<usize> {
    let mut start = 0;
    for _ in 1..place.line {
        start += text.get(start..)?.find('\n')? + 1;
    }
    let rest = text.get(start..)?;
    let line = rest.split('\n').next()?;
    let column = usize::try_from(place.column).ok()?.checked_sub(1)?;
    let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    ends.nth(column).map(|at| start + at)
}

#[cfg(test)]
mod tests {
    use super::{Edit, Place, corrected};

    #[test]
    fn several_changes_of_a_line_are_made_together() {
        let at = |line, column, found: &str, write: &str| Edit::new(Place { line, column }, found, write);
        let edits = [at(2, 8, "30%", "30.percent"), at(2, 3, "é", "e"), at(2, 3, "é", "e"), at(2, 8, "30", "x")];
        let edits: Vec<&Edit> = edits.iter().collect();
        assert_eq!(corrected("a\nb é > (30%)\r\n", &edits), [(2, "b e > (30.percent)".to_owned())]);
    }
}
