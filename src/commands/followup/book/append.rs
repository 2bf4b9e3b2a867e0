//! Reading what others have written, and writing behind it.

use std::io;

use super::faults::{Change, Left};
use super::{Book, Storage, Unusable, faults};
use crate::diagnostic::Diagnostic;
use crate::ledger::{Ends, Entry};

/// How many bytes before the end are looked at again, to see whether another program has changed them: an id and more.
const LOOKED_AT: usize = 256;

impl<S: Storage> Book<S> {
    /// Reads the whole file.
    pub(super) fn first_read(&mut self) -> Result<(), Unusable> {
        let name = self.storage.name();
        let bytes = match self.storage.read(0) {
            Ok(bytes) => bytes,
            Err(error) => return Err(Unusable::one(faults::unreadable(&name, &error))),
        };
        match self.take(&bytes) {
            Ok(()) => Ok(()),
            Err(diagnostics) => Err(Unusable { file: name, diagnostics, bytes }),
        }
    }

    /// Reads what was written since, after a look whether the rest is still as it was.
    pub(super) fn catch_up(&mut self) -> Result<(), Diagnostic> {
        let name = self.storage.name();
        let unreadable = |error: io::Error| faults::unreadable(&name, &error);
        let in_place = self.storage.is_in_place();
        if !in_place.is_ok_and(|in_place| in_place) {
            return Err(faults::changed(&name, Change::Replaced));
        }
        if self.storage.size().map_err(unreadable)? < self.end {
            return Err(faults::changed(&name, Change::Shrank));
        }
        let again = u64::try_from(self.last.len()).unwrap_or_default();
        let bytes = self.storage.read(self.end.saturating_sub(again)).map_err(unreadable)?;
        let Some(new) = bytes.strip_prefix(self.last.as_slice()) else {
            return Err(faults::changed(&name, Change::Changed));
        };
        // A file may end without line break; whoever wrote next began with one.
        let gap = match self.ends {
            Ends::Open if new.starts_with(b"\r\n") => 2,
            Ends::Open if new.starts_with(b"\n") => 1,
            _ => 0,
        };
        if gap > 0 {
            self.remember(new.get(..gap).unwrap_or_default());
            self.ends = Ends::Closed;
        }
        self.take(new.get(gap..).unwrap_or_default())
            .map_err(|problems| problems.into_iter().next().unwrap_or_else(|| faults::changed(&name, Change::Changed)))
    }

    /// Takes bytes that stand behind those that are known.
    fn take(&mut self, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
        if bytes.is_empty() && self.end > 0 {
            self.torn.clear();
            return Ok(());
        }
        let taken = self.reader.take(bytes)?;
        let (whole, torn) = bytes.split_at_checked(taken.whole).unwrap_or((bytes, &[]));
        self.remember(whole);
        if !whole.is_empty() {
            self.ends = taken.ends;
        }
        // A torn line that was told of once is not told of again.
        let told = self.torn == torn && !torn.is_empty();
        self.torn = torn.to_vec();
        self.notes.extend(taken.notes.into_iter().filter(|_| !told));
        self.checker.follow(self.reader.ledger(), taken.from);
        Ok(())
    }

    /// Moves the end of what is known behind some bytes.
    fn remember(&mut self, bytes: &[u8]) {
        self.end = self.end.saturating_add(u64::try_from(bytes.len()).unwrap_or_default());
        self.last.extend_from_slice(bytes.get(bytes.len().saturating_sub(LOOKED_AT)..).unwrap_or_default());
        let surplus = self.last.len().saturating_sub(LOOKED_AT);
        self.last.drain(..surplus);
    }

    /// Writes entries behind the last whole one. They are acknowledged all together, or none of them is.
    pub(super) fn append(&mut self, entries: &[Entry]) -> Result<(), Diagnostic> {
        if entries.is_empty() {
            return Ok(());
        }
        self.set_aside()?;
        let mut text = if self.ends == Ends::Open { "\n".to_owned() } else { String::new() };
        text.extend(entries.iter().map(Entry::line));
        let bytes = text.as_bytes();
        let written = self.storage.write(self.end, bytes).and_then(|count| {
            if count < bytes.len() {
                return Err(io::Error::from(io::ErrorKind::WriteZero));
            }
            self.storage.sync()
        });
        if let Err(error) = written {
            let name = self.storage.name();
            let left = self.storage.cut(self.end).and_then(|()| self.storage.sync());
            let left = if left.is_ok() { Left::AsBefore } else { Left::Unknown };
            return Err(faults::not_recorded(&name, &error, left));
        }
        self.remember(bytes);
        self.ends = Ends::Closed;
        let from = self.reader.push(entries.to_vec());
        self.checker.follow(self.reader.ledger(), from);
        Ok(())
    }

    /// Keeps a torn line beside the ledger and takes it out.
    fn set_aside(&mut self) -> Result<(), Diagnostic> {
        if self.torn.is_empty() {
            return Ok(());
        }
        let name = self.storage.name();
        let kept = self.storage.keep(&self.torn).map_err(|error| faults::not_set_aside(&name, &error))?;
        let cut = self.storage.cut(self.end).and_then(|()| self.storage.sync());
        cut.map_err(|error| faults::not_set_aside(&name, &error))?;
        self.notes.push(faults::set_aside(&name, self.torn.len(), &kept));
        self.torn.clear();
        Ok(())
    }
}
