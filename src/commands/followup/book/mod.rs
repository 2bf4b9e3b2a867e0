//! A ledger that is written to, so that what is acknowledged stays.
//!
//! An entry is one write of one line behind the last whole one, under a lock that only one writer has; it is acknowledged
//! once the system says that it survives a loss of power. What a program leaves behind that was stopped while it wrote is
//! a line without its end: it is kept in a file beside the ledger before the next entry takes its place.

mod append;
mod disk;
mod faults;
mod patience;
mod storage;

pub use disk::Disk;
pub use patience::Patience;
pub use storage::Storage;

use std::path::Path;

use crate::diagnostic::{Diagnostic, Texts};
use crate::ledger::{Checker, Ends, Entry, Event, Ledger, Reader, merge, read};
use crate::units::Day;

/// A ledger that is written to.
#[derive(Debug)]
pub struct Book<S: Storage = Disk> {
    storage: S,
    reader: Reader,
    checker: Checker,
    /// The end of the last whole entry.
    end: u64,
    ends: Ends,
    /// The bytes before that end.
    last: Vec<u8>,
    /// What stands behind it: a line that was never finished.
    torn: Vec<u8>,
    lock: Lock,
    patience: Patience,
    notes: Vec<Diagnostic>,
}

/// Whether a book holds the lock between its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lock {
    Held,
    Free,
}

/// Why a ledger cannot be used.
#[derive(Debug)]
pub struct Unusable {
    /// The file, as the user named it.
    pub file: String,
    /// All that is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Its bytes, as far as they were read.
    pub bytes: Vec<u8>,
}

impl Unusable {
    fn one(problem: Diagnostic) -> Self {
        let file = problem.file.clone().unwrap_or_default();
        Self { file, diagnostics: vec![problem], bytes: Vec::new() }
    }

    /// Its text, for showing the lines that problems point at.
    pub fn texts(&self) -> Texts<'_> {
        Texts::one(&self.file, &self.bytes)
    }
}

impl Book<Disk> {
    /// Makes a ledger that is not there yet, with its first entries, and keeps the lock on it.
    ///
    /// # Errors
    /// Something stands there already, or it cannot be written; nothing is left behind then.
    pub fn create(path: &Path, entries: &[Entry]) -> Result<Book, Unusable> {
        let text: String = entries.iter().map(Entry::line).collect();
        let shown = path.display().to_string();
        if let Err(diagnostics) = read(&shown, text.as_bytes()) {
            return Err(Unusable { file: shown, diagnostics, bytes: text.into_bytes() });
        }
        let disk = Disk::create(path, text.as_bytes()).map_err(Unusable::one)?;
        let mut book = Book::empty(disk, Patience::default());
        book.lock = Lock::Held;
        book.first_read()?;
        Ok(book)
    }

    /// Opens a ledger and keeps the lock on it until [`Book::release`] or the end of the book. `tell` gets what there is to say
    /// while another program has it.
    ///
    /// # Errors
    /// It is not there or may not be written, another program does not let go of it, or what stands in it is wrong.
    pub fn open(path: &Path, tell: &mut dyn FnMut(&Diagnostic)) -> Result<Book, Unusable> {
        Book::open_with(path, Patience::default(), tell)
    }

    /// The same with another patience.
    ///
    /// # Errors
    /// As [`Book::open`].
    pub fn open_with(path: &Path, patience: Patience, tell: &mut dyn FnMut(&Diagnostic)) -> Result<Book, Unusable> {
        Book::over(Disk::open(path).map_err(Unusable::one)?, patience, tell)
    }
}

impl<S: Storage> Book<S> {
    /// A ledger that lies somewhere else.
    ///
    /// # Errors
    /// As [`Book::open`].
    pub fn over(storage: S, patience: Patience, tell: &mut dyn FnMut(&Diagnostic)) -> Result<Book<S>, Unusable> {
        let mut book = Book::empty(storage, patience);
        book.hold(tell).map_err(Unusable::one)?;
        book.first_read()?;
        Ok(book)
    }

    fn empty(storage: S, patience: Patience) -> Book<S> {
        let reader = Reader::new(&storage.name());
        Book {
            storage,
            reader,
            checker: Checker::default(),
            end: 0,
            ends: Ends::Closed,
            last: Vec::new(),
            torn: Vec::new(),
            lock: Lock::Free,
            patience,
            notes: Vec::new(),
        }
    }

    /// What it holds.
    pub fn ledger(&self) -> &Ledger {
        self.reader.ledger()
    }

    /// What there is to say of the file since the last time this was asked: a torn line, traces of a mail.
    pub fn notes(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.notes)
    }

    /// What is wrong with an entry, or odd, as [`check`](crate::ledger::check) says it.
    pub fn check(&self, entry: &Entry, today: Day) -> Vec<Diagnostic> {
        self.checker.check(entry, today)
    }

    /// The entry that [`Book::record`] would write.
    pub fn draft(&self, date: Day, by: &str, event: Event) -> Entry {
        let heads = self.reader.heads();
        let last = self.ledger().entries.last().map_or(0, |entry| entry.seq);
        Entry::after(last, heads, date, by, event)
    }

    /// Waits for the lock and keeps it over several entries; what others have written until then is read.
    ///
    /// # Errors
    /// Another program does not let go of it.
    pub fn hold(&mut self, tell: &mut dyn FnMut(&Diagnostic)) -> Result<(), Diagnostic> {
        if self.lock == Lock::Free {
            self.patience.wait(&mut self.storage, tell)?;
            self.lock = Lock::Held;
        }
        Ok(())
    }

    /// Lets others write; each entry then takes the lock for itself.
    pub fn release(&mut self) {
        self.storage.unlock();
        self.lock = Lock::Free;
    }

    /// Records an event after all that others have recorded. When this returns an entry, it survives a loss of power.
    ///
    /// # Errors
    /// The entry cannot be, or it could not be written: the message says what is known of the ledger.
    pub fn record(&mut self, date: Day, by: &str, event: Event) -> Result<Entry, Diagnostic> {
        self.locked(|book| {
            book.catch_up()?;
            let entry = book.draft(date, by, event);
            let name = book.storage.name();
            // What is dated in the future was refused by who knows today.
            let today = Day::new(9999, 12, 31).unwrap_or(date);
            if let Some(problem) = book.check(&entry, today).into_iter().find(Diagnostic::is_error) {
                return Err(problem.in_file(name));
            }
            if !entry.reads_back() {
                return Err(faults::not_readable(&name, entry.event.name()));
            }
            book.append(std::slice::from_ref(&entry))?;
            Ok(entry)
        })?
    }

    /// Adds the entries of other copies of this ledger; gives how many were new here.
    ///
    /// # Errors
    /// A copy is of another ledger, or they could not be written.
    pub fn absorb(&mut self, others: &[Ledger]) -> Result<usize, Vec<Diagnostic>> {
        let work = |book: &mut Self| {
            book.catch_up().map_err(|problem| vec![problem])?;
            let mut all = vec![book.ledger().clone()];
            all.extend_from_slice(others);
            let mut new = merge(&all)?.entries;
            new.retain(|entry| !book.reader.has(entry.id));
            book.append(&new).map_err(|problem| vec![problem])?;
            Ok(new.len())
        };
        self.locked(work).map_err(|problem| vec![problem])?
    }

    /// Does some work under the lock.
    fn locked<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Result<T, Diagnostic> {
        let before = self.lock;
        self.hold(&mut |_| {})?;
        let done = work(self);
        if before == Lock::Free {
            self.release();
        }
        Ok(done)
    }
}
