//! The texts of the files that diagnostics point into; whoever has read the files gives them.

use std::collections::BTreeMap;

use super::fix::line;
use super::{Diagnostic, Edit, token};

/// The texts of files by the name that messages give them.
#[derive(Debug, Clone, Default)]
pub struct Texts<'a> {
    files: BTreeMap<&'a str, &'a [u8]>,
}

impl<'a> Texts<'a> {
    /// One file.
    pub fn one(file: &'a str, bytes: &'a [u8]) -> Self {
        [(file, bytes)].into_iter().collect()
    }

    /// Adds a file; a later one of the same name takes its place.
    pub fn add(&mut self, file: &'a str, bytes: &'a [u8]) {
        self.files.insert(file, bytes);
    }

    /// The text of a file without its byte order mark; none if it is not UTF-8.
    pub fn get(&self, file: &str) -> Option<&'a str> {
        let text = std::str::from_utf8(self.files.get(file)?).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// The text that a problem stands in.
    pub(super) fn of(&self, problem: &Diagnostic) -> Option<&'a str> {
        self.get(problem.file.as_deref()?)
    }

    /// The column behind what a problem is about: its token, or what its cure replaces.
    pub fn end_column(&self, problem: &Diagnostic) -> Option<u32> {
        let place = problem.place?;
        let line = line(self.of(problem)?, place.line)?;
        let skip = usize::try_from(place.column).ok()?.saturating_sub(1);
        let start = line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(skip)?;
        let token = token::length(line.get(start..)?);
        let replaced = self.edits(problem).first().filter(|edit| edit.place == place).map(Edit::end_column);
        let end = place.column.saturating_add(u32::try_from(token).ok()?);
        Some(replaced.filter(|replaced| *replaced > place.column).unwrap_or(end))
    }

    /// The changes that cure a problem, if they fit the text that is there.
    pub(super) fn edits<'d>(&self, problem: &'d Diagnostic) -> &'d [Edit] {
        match (&problem.fix, self.of(problem)) {
            (Some(fix), Some(text)) if fix.fits(text) => &fix.edits,
            _ => &[],
        }
    }
}

impl<'a> FromIterator<(&'a str, &'a [u8])> for Texts<'a> {
    fn from_iter<T: IntoIterator<Item = (&'a str, &'a [u8])>>(files: T) -> Self {
        Self { files: files.into_iter().collect() }
    }
}
