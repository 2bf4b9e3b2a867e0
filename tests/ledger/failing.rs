//! Disks that fail: never a false acknowledgement, never a lost one.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use auditlite::commands::followup::book::{Book, Patience, Storage};
use auditlite::diagnostic::Code;
use auditlite::ledger::{Entry, read};

use super::made::{Random, day, english, note, small};

/// What goes wrong, and at which call of its kind, from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    None,
    /// Nothing is written.
    Write(usize),
    /// So many bytes are written, and the call says so.
    Short(usize, usize),
    /// So many bytes are written, and the call fails.
    Lost(usize, usize),
    Sync(usize),
    Cut(usize),
    Keep(usize),
    /// Everything from that call on, as when a disk is pulled.
    All(usize),
}

#[derive(Default)]
struct State {
    /// What programs see.
    seen: Vec<u8>,
    /// What a loss of power leaves.
    durable: Vec<u8>,
    kept: Vec<Vec<u8>>,
    calls: usize,
    writes: usize,
    syncs: usize,
    cuts: usize,
    keeps: usize,
}

#[derive(Clone)]
struct Disk {
    state: Rc<RefCell<State>>,
    fault: Rc<RefCell<Fault>>,
}

impl Disk {
    fn with(bytes: &[u8]) -> Disk {
        let state = State { seen: bytes.to_vec(), durable: bytes.to_vec(), ..State::default() };
        Disk { state: Rc::new(RefCell::new(state)), fault: Rc::new(RefCell::new(Fault::None)) }
    }

    fn set(&self, fault: Fault) {
        let mut state = self.state.borrow_mut();
        (state.calls, state.writes, state.syncs, state.cuts, state.keeps) = (0, 0, 0, 0, 0);
        *self.fault.borrow_mut() = fault;
    }

    fn call(&self, count: impl Fn(&mut State) -> &mut usize, fails: impl Fn(usize) -> Fault) -> io::Result<()> {
        let mut state = self.state.borrow_mut();
        let at = *count(&mut state);
        *count(&mut state) += 1;
        let all = state.calls;
        state.calls += 1;
        let fault = *self.fault.borrow();
        if fault == fails(at) || matches!(fault, Fault::All(from) if all >= from) {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        Ok(())
    }
}

impl Storage for Disk {
    fn name(&self) -> String {
        "planta.jsonl".to_owned()
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        Ok(true)
    }

    fn unlock(&mut self) {}

    fn is_in_place(&mut self) -> io::Result<bool> {
        Ok(true)
    }

    fn size(&mut self) -> io::Result<u64> {
        Ok(self.state.borrow().seen.len() as u64)
    }

    fn read(&mut self, from: u64) -> io::Result<Vec<u8>> {
        Ok(self.state.borrow().seen[from as usize..].to_vec())
    }

    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<usize> {
        let fault = *self.fault.borrow();
        let number = self.state.borrow().writes;
        self.call(|state| &mut state.writes, Fault::Write)?;
        let mut state = self.state.borrow_mut();
        assert_eq!(at as usize, state.seen.len(), "a write is behind all that stands there");
        let (count, result) = match fault {
            Fault::Short(call, count) if call == number => (count, Ok(count.min(bytes.len()))),
            Fault::Lost(call, count) if call == number => (count, Err(io::Error::other("input/output error"))),
            _ => (bytes.len(), Ok(bytes.len())),
        };
        state.seen.extend_from_slice(&bytes[..count.min(bytes.len())]);
        result
    }

    fn sync(&mut self) -> io::Result<()> {
        self.call(|state| &mut state.syncs, Fault::Sync)?;
        let state = &mut *self.state.borrow_mut();
        state.durable.clone_from(&state.seen);
        Ok(())
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.call(|state| &mut state.cuts, Fault::Cut)?;
        self.state.borrow_mut().seen.truncate(size as usize);
        Ok(())
    }

    fn keep(&mut self, bytes: &[u8]) -> io::Result<String> {
        self.call(|state| &mut state.keeps, Fault::Keep)?;
        self.state.borrow_mut().kept.push(bytes.to_vec());
        Ok("planta.jsonl.torn-1".to_owned())
    }
}

fn open(disk: &Disk) -> Book<Disk> {
    Book::over(disk.clone(), Patience::default(), &mut |_| {})
        .map_err(|unusable| english(&unusable.diagnostics))
        .unwrap()
}

/// All that was acknowledged stands in what is seen, and in what a loss of power leaves: any first part of what was not
/// yet safe may be there too.
fn holds(disk: &Disk, acknowledged: &[Entry], case: &str) {
    let state = disk.state.borrow();
    let (seen, durable) = (&state.seen, &state.durable);
    let mut left: Vec<Vec<u8>> = vec![durable.clone()];
    if seen.starts_with(durable) {
        left.extend((durable.len()..=seen.len()).map(|end| seen[..end].to_vec()));
    }
    for bytes in left {
        let (ledger, notes) =
            read("planta.jsonl", &bytes).unwrap_or_else(|problems| panic!("{case}: {}", english(&problems)));
        assert!(notes.len() <= 1, "{case}");
        for entry in acknowledged {
            assert_eq!(ledger.entries.iter().filter(|other| *other == entry).count(), 1, "{case}");
        }
    }
}

/// Three entries on a disk with one fault, then two on the same disk when it works again.
fn try_fault(begin: &[u8], fault: Fault) {
    let case = format!("{fault:?}");
    let disk = Disk::with(begin);
    let mut acknowledged = read("", begin).unwrap().0.entries;
    let mut book = open(&disk);
    disk.set(fault);
    let mut failed = 0;
    for number in 0..3 {
        match book.record(day("2026-08-20"), "Ana", note(&format!("{number}"))) {
            Ok(entry) => acknowledged.push(entry),
            Err(problem) => {
                assert_eq!(problem.code, Code::NOT_RECORDED, "{case}");
                failed += 1;
                let said = english(&[problem]);
                let clear = ["the ledger is as it was", "is not known", "nothing was recorded"];
                assert!(clear.iter().any(|words| said.contains(words)), "{case}: {said}");
                if said.contains("the ledger is as it was") {
                    let (ledger, _) = read("", &disk.state.borrow().seen).unwrap();
                    assert_eq!(ledger.entries, acknowledged, "{case}: {said}");
                }
            }
        }
        holds(&disk, &acknowledged, &case);
    }
    if matches!(fault, Fault::Write(0..3) | Fault::Short(_, ..100) | Fault::Lost(..)) {
        assert!(failed > 0, "{case}");
    }
    disk.set(Fault::None);
    for number in 3..5 {
        acknowledged.push(book.record(day("2026-08-20"), "Ana", note(&format!("{number}"))).unwrap());
        holds(&disk, &acknowledged, &case);
    }
    assert_eq!(open(&disk).ledger().entries.len(), book.ledger().entries.len(), "{case}");
}

#[test]
fn a_fault_at_every_call_and_byte_acknowledges_nothing_falsely() {
    let whole = small().text();
    for begin in
        [whole.clone(), whole.trim_end().to_owned(), whole.clone() + "{\"schema", whole[..whole.len() - 9].to_owned()]
    {
        let begin = begin.as_bytes();
        try_fault(begin, Fault::None);
        for call in 0..4 {
            for fault in [Fault::Write(call), Fault::Sync(call), Fault::Cut(call), Fault::Keep(call)] {
                try_fault(begin, fault);
            }
        }
        for calls in 0..14 {
            try_fault(begin, Fault::All(calls));
        }
        // Every byte of a line; on the ledgers that are not whole at the beginning some of them.
        for count in (0..170).filter(|count| begin.ends_with(b"}\n") || count % 11 == 0) {
            try_fault(begin, Fault::Short(count % 3, count));
            try_fault(begin, Fault::Lost(count % 3, count));
        }
    }
}

#[test]
fn a_full_disk_and_an_unknown_end_are_told_apart() {
    let disk = Disk::with(small().text().as_bytes());
    let mut book = open(&disk);
    disk.set(Fault::Short(0, 20));
    let said = english(&[book.record(day("2026-08-20"), "Ana", note("x")).unwrap_err()]);
    assert!(
        said.contains(
            "nothing was recorded, because `planta.jsonl` cannot be written: the disk is full; the ledger is as it was"
        ),
        "{said}"
    );
    disk.set(Fault::All(1));
    let said = english(&[book.record(day("2026-08-20"), "Ana", note("x")).unwrap_err()]);
    assert!(said.contains("whether the entry stands in `planta.jsonl` is not known"), "{said}");
    assert!(said.contains("all earlier entries stand"), "{said}");
}

/// What was left half by one fault is set aside, never mixed with the next entry, whatever follows.
#[test]
fn random_faults_one_after_the_other_lose_nothing() {
    let mut random = Random(11);
    for round in 0..200 {
        let begin = small().text();
        let disk = Disk::with(begin.as_bytes());
        let mut acknowledged = small().entries;
        let mut book = open(&disk);
        for number in 0..12 {
            let fault = match random.below(8) {
                0 => Fault::Write(0),
                1 => Fault::Short(0, random.below(180)),
                2 => Fault::Lost(0, random.below(400)),
                3 => Fault::Sync(0),
                4 => Fault::All(random.below(6)),
                5 => Fault::Keep(0),
                _ => Fault::None,
            };
            disk.set(fault);
            if let Ok(entry) = book.record(day("2026-08-20"), "Ana", note(&format!("{number}"))) {
                acknowledged.push(entry);
            }
            holds(&disk, &acknowledged, &format!("round {round}, entry {number}, {fault:?}"));
            let mut again = false;
            if random.below(4) == 0 {
                // A loss of power: what was not safe is gone, or a first part of it.
                let state = &mut *disk.state.borrow_mut();
                let (safe, all) = (state.durable.len(), state.seen.len());
                if state.seen.starts_with(&state.durable) {
                    state.seen.truncate(safe + random.below(all - safe + 1));
                } else {
                    state.seen.clone_from(&state.durable);
                }
                state.durable.clone_from(&state.seen);
                again = true;
            }
            if again {
                disk.set(Fault::None);
                book = open(&disk);
            }
        }
    }
}
