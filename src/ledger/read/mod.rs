//! Reads the file of a ledger, whole or what was appended since.

mod notes;
mod structure;

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::line::{Refused, parse, split};
use super::{Entry, Id, Ledger, explain};
use crate::diagnostic::{Code, Diagnostic, Text};

/// How many lines that are wrong are shown.
const SHOWN: usize = 20;

/// So many lines are worth a thread of their own: some milliseconds.
const MANY: usize = 5000;

/// Reads a ledger: its entries in order, with notes on what was left out or put right.
///
/// # Errors
/// All that makes it unusable, each fault with file, line, column and event: a line that somebody has changed, has taken
/// out, or that a newer program has written; a file that is no ledger.
pub fn read(file: &str, bytes: &[u8]) -> Result<(Ledger, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut reader = Reader::new(file);
    let taken = reader.take(bytes)?;
    Ok((reader.ledger, taken.notes))
}

/// What reading some bytes gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// What was left out or put right.
    pub notes: Vec<Diagnostic>,
    /// How many of the bytes are whole entries; what is behind them is torn.
    pub whole: usize,
    /// How the last of them ends.
    pub ends: Ends,
    /// The place in the ledger from which on entries are new, or stand elsewhere than before.
    pub from: usize,
}

/// How the last whole entry ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ends {
    /// With a line break.
    #[default]
    Closed,
    /// Without one: the next entry must begin with it.
    Open,
}

/// A ledger that is read piece by piece as it grows.
#[derive(Debug, Clone)]
pub struct Reader {
    ledger: Ledger,
    /// The number of every entry.
    known: HashMap<Id, u64, FixedState>,
    heads: HashSet<Id, FixedState>,
    lines: u32,
}

/// A line of the file with its number; its bytes where they are no text.
struct Line<'b> {
    number: u32,
    text: Result<&'b str, &'b [u8]>,
}

/// What came out of the lines of a piece.
#[derive(Default)]
struct Parsed {
    entries: Vec<Entry>,
    /// The lines that were refused, in order.
    refused: Vec<(usize, Option<Refused>)>,
    /// The first line of each kind that a mail program leaves behind, and how many there are.
    blank: Seen,
    spaced: Seen,
}

/// The first line at which something was seen, and how often it was.
#[derive(Clone, Copy, Default)]
struct Seen {
    first: u32,
    count: usize,
}

impl Seen {
    fn at(&mut self, line: u32) {
        if self.count == 0 {
            self.first = line;
        }
        self.count += 1;
    }

    fn join(&mut self, later: Seen) {
        if self.count == 0 {
            self.first = later.first;
        }
        self.count += later.count;
    }
}

impl Reader {
    /// Nothing read yet.
    pub fn new(file: &str) -> Self {
        let ledger = Ledger { file: file.to_owned(), entries: Vec::new() };
        Self { ledger, known: HashMap::default(), heads: HashSet::default(), lines: 0 }
    }

    /// What was read.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The same, for keeping.
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }

    /// The entries that no other came after, in order of their ids.
    pub fn heads(&self) -> Vec<Id> {
        let mut heads: Vec<Id> = self.heads.iter().copied().collect();
        heads.sort_unstable();
        heads
    }

    /// Whether it has an entry.
    pub fn has(&self, id: Id) -> bool {
        self.known.contains_key(&id)
    }

    /// Adds entries that have been written to the file; gives from where on entries are new or have moved.
    pub(crate) fn push(&mut self, entries: Vec<Entry>) -> usize {
        let from = self.ledger.entries.len();
        for mut entry in entries {
            self.lines = self.lines.saturating_add(1);
            entry.origin.line = self.lines;
            self.known.insert(entry.id, entry.seq);
            self.ledger.entries.push(entry);
        }
        self.settle(from)
    }

    /// Reads the next bytes of the file, from the end of the last whole entry on.
    ///
    /// # Errors
    /// All that is wrong with them; nothing of them is kept then.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Taken, Vec<Diagnostic>> {
        let file = self.ledger.file.clone();
        let first = self.lines == 0;
        let mark: &[u8] = if first { b"\xEF\xBB\xBF" } else { b"" };
        let rest = bytes.strip_prefix(mark).unwrap_or(bytes);
        let marked = bytes.len() - rest.len();
        let (body, tail) = match rest.iter().rposition(|byte| *byte == b'\n') {
            Some(at) => rest.split_at(at + 1),
            None => (&[][..], rest),
        };
        let lines = lines(body, self.lines);
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let mut parsed = Parsed::of_all(&lines);
        let tail = Tail::of(tail, self.lines.saturating_add(count).saturating_add(1));
        let nothing = first && parsed.entries.is_empty() && tail.entry.is_none();
        if nothing && let Some(problem) = explain::foreign(&file, rest) {
            return Err(vec![problem]);
        }
        let mut faults = Vec::new();
        for (at, refused) in parsed.refused.iter().take(SHOWN) {
            if let Some(line) = lines.get(*at) {
                faults.push(explain::line(&file, line.number, line.text, refused.as_ref()));
            }
        }
        if let Some((number, text, refused)) = &tail.refused {
            faults.push(explain::line(&file, *number, Ok(text), Some(refused)));
        }
        // A newer program has written all lines from there on, and one message says what to do.
        if let Some(newer) = faults.iter().find(|fault| fault.code == Code::NEWER_LEDGER) {
            return Err(vec![newer.clone()]);
        }
        if !faults.is_empty() {
            faults.extend(notes::more(&file, parsed.refused.len().saturating_sub(SHOWN)));
            return Err(faults);
        }
        if nothing {
            return Err(vec![explain::nothing_whole(&file)]);
        }
        let mut notes = Vec::new();
        notes.extend((marked > 0).then(|| notes::mark(&file)));
        notes.extend(notes::mail(&file, parsed.spaced, parsed.blank));
        notes.extend(tail.note.map(|note| notes::tail(&file, tail.number, &note)));
        parsed.entries.extend(tail.entry);
        let (from, again) = self.add(parsed.entries, &lines)?;
        notes.extend(notes::again(&file, again));
        let open = tail.whole > 0;
        self.lines = self.lines.saturating_add(count).saturating_add(u32::from(open));
        let ends = if open { Ends::Open } else { Ends::Closed };
        Ok(Taken { notes, whole: marked + body.len() + tail.whole, ends, from })
    }

    /// Adds entries and looks whether they fit together; gives from where on they stand, and which stood there already.
    fn add(&mut self, entries: Vec<Entry>, lines: &[Line<'_>]) -> Result<(usize, Seen), Vec<Diagnostic>> {
        let from = self.ledger.entries.len();
        let mut again = Seen::default();
        self.known.reserve(entries.len());
        let mut entries = entries;
        entries.retain(|entry| {
            let first = self.known.insert(entry.id, entry.seq).is_none();
            if !first {
                again.at(entry.origin.line);
            }
            first
        });
        if from == 0 {
            self.ledger.entries = entries;
        } else {
            self.ledger.entries.append(&mut entries);
        }
        let new = self.ledger.entries.get(from..).unwrap_or_default();
        let faults = structure::faults(&self.ledger, new, &self.known, lines);
        if !faults.is_empty() {
            for entry in new {
                self.known.remove(&entry.id);
            }
            self.ledger.entries.truncate(from);
            return Err(faults);
        }
        Ok((self.settle(from), again))
    }

    /// Takes up entries from `from` on: which are heads now, and in which order all stand; gives from where on they have
    /// moved.
    fn settle(&mut self, from: usize) -> usize {
        let new = self.ledger.entries.get(from..).unwrap_or_default();
        for entry in new {
            for id in &entry.after {
                self.heads.remove(id);
            }
            self.heads.insert(entry.id);
        }
        // Lines may stand in any order, so an entry may come after those that came after it.
        for id in new.iter().flat_map(|entry| &entry.after) {
            self.heads.remove(id);
        }
        let key = |entry: &Entry| (entry.seq, entry.id);
        let last = self.ledger.entries.get(from.saturating_sub(1)..).unwrap_or_default();
        if last.is_sorted_by_key(key) {
            return from;
        }
        self.ledger.entries.sort_unstable_by_key(key);
        0
    }
}

/// The lines of bytes that end with a line break.
fn lines(body: &[u8], before: u32) -> Vec<Line<'_>> {
    let number = |at: usize| before.saturating_add(u32::try_from(at + 1).unwrap_or(u32::MAX));
    let body = body.strip_suffix(b"\n").map_or(&[][..], |body| body);
    match std::str::from_utf8(body) {
        Ok("") => Vec::new(),
        Ok(text) => {
            text.split('\n').enumerate().map(|(at, text)| Line { number: number(at), text: Ok(text) }).collect()
        }
        Err(_) => {
            let all = body.split(|byte| *byte == b'\n').enumerate();
            all.map(|(at, line)| Line { number: number(at), text: std::str::from_utf8(line).map_err(|_| line) })
                .collect()
        }
    }
}

impl Parsed {
    /// Reads lines, many of them on all processors.
    fn of_all(lines: &[Line<'_>]) -> Parsed {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(lines.len() / MANY).max(1);
        if threads == 1 {
            return Parsed::of(lines, 0, lines.len());
        }
        let size = lines.len().div_ceil(threads);
        let parts: Vec<Parsed> = std::thread::scope(|scope| {
            let begin = |(part, chunk): (usize, _)| {
                let room = if part == 0 { lines.len() } else { size };
                scope.spawn(move || Parsed::of(chunk, part * size, room))
            };
            let running: Vec<_> = lines.chunks(size).enumerate().map(begin).collect();
            let joined =
                running.into_iter().map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            joined.collect()
        });
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.entries.extend(part.entries);
            all.refused.extend(part.refused);
            all.blank.join(part.blank);
            all.spaced.join(part.spaced);
        }
        all
    }

    /// Reads lines, the first of which stands at a place among all, with room for so many entries: they are large, and
    /// moving them costs as much as reading them.
    fn of(lines: &[Line<'_>], first: usize, room: usize) -> Parsed {
        let mut parsed = Parsed { entries: Vec::with_capacity(room + 1), ..Parsed::default() };
        for (at, line) in lines.iter().enumerate() {
            let Ok(text) = line.text else {
                parsed.refused.push((first + at, None));
                continue;
            };
            let trimmed = text.trim_ascii_end();
            if trimmed.is_empty() {
                parsed.blank.at(line.number);
                continue;
            }
            if trimmed.len() < text.len() {
                parsed.spaced.at(line.number);
            }
            match parse(trimmed, line.number) {
                Ok(entry) => parsed.entries.push(entry),
                Err(refused) => parsed.refused.push((first + at, Some(refused))),
            }
        }
        parsed
    }
}

/// What stands behind the last line break.
#[derive(Default)]
struct Tail<'b> {
    number: u32,
    /// A whole entry that only lacks its line break.
    entry: Option<Entry>,
    /// How many bytes are whole.
    whole: usize,
    /// What there is to say.
    note: Option<Text>,
    /// A line that is whole and wrong.
    refused: Option<(u32, &'b str, Refused)>,
}

impl<'b> Tail<'b> {
    fn of(bytes: &'b [u8], number: u32) -> Tail<'b> {
        let trimmed = bytes.trim_ascii_end();
        if trimmed.is_empty() {
            return Tail { number, whole: bytes.len(), ..Tail::default() };
        }
        let tail = Tail { number, ..Tail::default() };
        let text = std::str::from_utf8(trimmed).ok().filter(|text| split(text).is_some());
        if let Some(text) = text {
            return match parse(text, number) {
                Ok(entry) => Tail { entry: Some(entry), whole: bytes.len(), note: Some(notes::unbroken()), ..tail },
                Err(refused) => Tail { refused: Some((number, text, refused)), ..tail },
            };
        }
        // An entry whose id fits is whole, whatever has come to stand behind it.
        let whole = entry_ends(trimmed).find_map(|end| {
            let text = std::str::from_utf8(trimmed.get(..end)?).ok()?;
            Some((end, parse(text, number).ok()?))
        });
        let note = Some(notes::torn(bytes.len() - whole.as_ref().map_or(0, |(end, _)| *end)));
        match whole {
            Some((end, entry)) => Tail { entry: Some(entry), whole: end, note, ..tail },
            None => Tail { note, ..tail },
        }
    }
}

/// Every byte at which an entry could end.
fn entry_ends(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(2).enumerate().filter(|(_, pair)| pair == b"\"}").map(|(at, _)| at + 2)
}
