//! A new ledger is in its place whole or not at all, whatever fails and wherever a program is stopped.

use std::fs::{self, File};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use auditlite::commands::followup::book::{Book, Steps, System, place};
use auditlite::ledger::read;

use super::made::{folder, small};

/// What happens at a step.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    /// It fails.
    Fails,
    /// It fails after it was done.
    FailsLate,
    /// The program is stopped before it.
    Stops,
    /// The program is stopped after it.
    StopsLate,
}

/// The steps of the system, of which one ends otherwise; `links` tells whether the file system has second names.
struct Faulty {
    at: usize,
    end: End,
    links: bool,
    /// How much of the bytes are written where writing them ends otherwise.
    written: usize,
    count: usize,
}

impl Faulty {
    fn step<T>(&mut self, work: impl FnOnce(&mut System) -> io::Result<T>) -> io::Result<T> {
        self.count += 1;
        if self.count != self.at {
            return work(&mut System);
        }
        match self.end {
            End::Fails => Err(io::ErrorKind::StorageFull.into()),
            End::Stops => panic!("stopped"),
            End::FailsLate => work(&mut System).and(Err(io::Error::other("late"))),
            End::StopsLate => {
                let _ = work(&mut System);
                panic!("stopped")
            }
        }
    }
}

impl Steps for Faulty {
    fn make(&mut self, path: &Path) -> io::Result<File> {
        self.step(|system| system.make(path))
    }

    fn fill(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if self.count + 1 == self.at {
            System.fill(file, &bytes[..self.written.min(bytes.len())]).unwrap();
            self.count += 1;
            assert!(matches!(self.end, End::Fails | End::FailsLate), "stopped");
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.step(|system| system.fill(file, bytes))
    }

    fn link(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if !self.links {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step(|system| system.link(from, to))
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|system| system.rename(from, to))
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.step(|system| system.remove(path))
    }

    fn sync_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step(|system| system.sync_folder(path))
    }
}

#[test]
fn a_new_ledger_is_there_whole_or_not_at_all_whatever_step_ends_otherwise() {
    let folder = folder("placing");
    let path = folder.join("planta.jsonl");
    let text = small().text();
    // Make, fill, link, remove, sync the folder; without second names make again and rename in the place of link.
    for (links, end) in [true, false]
        .into_iter()
        .flat_map(|links| [End::Fails, End::FailsLate, End::Stops, End::StopsLate].map(|end| (links, end)))
    {
        for (at, written) in (1..=6).flat_map(|at| [0, 100, text.len()].map(|written| (at, written))) {
            let case = format!("{end:?} at {at}, {written} bytes, links: {links}");
            let mut faulty = Faulty { at, end, links, written, count: 0 };
            let stopped = end == End::Stops || end == End::StopsLate;
            let ran = catch_unwind(AssertUnwindSafe(|| place(&mut faulty, &path, text.as_bytes()).is_ok()));
            let there = fs::read_to_string(&path).ok();
            match (&ran, &there) {
                (Ok(true), found) => assert_eq!(found.as_deref(), Some(text.as_str()), "{case}"),
                // A failure that came after the link, or the removal of the name itself that failed.
                (_, Some(found)) if *found == text => assert!(stopped || end == End::FailsLate || at >= 5, "{case}"),
                // Only where there are no second names.
                (Err(_), Some(found)) => assert!(!links && found.is_empty(), "{case}: {found}"),
                (Ok(false), Some(found)) => assert!(!links && found.is_empty() && end == End::FailsLate, "{case}"),
                (_, None) => {}
            }
            // What is left beside it stands in nobody's way.
            if there.is_none() {
                drop(Book::create(&path, &small().entries).unwrap());
                assert!(read("planta.jsonl", &fs::read(&path).unwrap()).is_ok(), "{case}");
            }
            fs::remove_file(&path).unwrap();
            for left in fs::read_dir(&folder).unwrap() {
                let left = left.unwrap();
                assert!(left.file_name().to_string_lossy().starts_with(".auditlite-"), "{case}: {left:?}");
                fs::remove_file(left.path()).unwrap();
            }
        }
    }
}

#[test]
fn a_file_that_came_there_meanwhile_is_left_as_it_is() {
    let folder = folder("meanwhile");
    let path = folder.join("planta.jsonl");
    fs::write(&path, "mine").unwrap();
    for links in [true, false] {
        let mut steps = Faulty { at: 0, end: End::Fails, links, written: 0, count: 0 };
        let error = place(&mut steps, &path, b"other").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}
