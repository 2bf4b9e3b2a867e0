//! Writers that are killed, and writers at the same time: processes of their own.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use auditlite::commands::followup::book::Book;
use auditlite::ledger::{Event, Id, Ledger, read};

use super::made::{Random, begun, day, english, folder, note};

fn number(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A writer of its own: records notes, and says the id of each once it is acknowledged. It is run by the tests below.
#[test]
#[ignore = "a child of other tests"]
fn child() {
    let Ok(path) = std::env::var("AUDITLITE_CHILD_LEDGER") else { return };
    let name = std::env::var("AUDITLITE_CHILD_NAME").unwrap();
    let mut book = Book::open(Path::new(&path), &mut |_| {}).unwrap();
    book.release();
    let mut out = std::io::stdout();
    for at in 0..number("AUDITLITE_CHILD_RECORDS", usize::MAX) {
        match book.record(day("2026-02-01"), &name, note(&format!("{name} {at}"))) {
            Ok(entry) => writeln!(out, "\nack {}", entry.id).unwrap(),
            Err(problem) => {
                writeln!(out, "\nfailed {}", english(&[problem])).unwrap();
                std::process::exit(1);
            }
        }
        out.flush().unwrap();
    }
}

fn writer(path: &Path, name: &str, records: Option<usize>) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "kills::child", "--ignored", "--nocapture", "--test-threads", "1"])
        .env("AUDITLITE_CHILD_LEDGER", path)
        .env("AUDITLITE_CHILD_NAME", name)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(records) = records {
        command.env("AUDITLITE_CHILD_RECORDS", records.to_string());
    }
    command.spawn().unwrap()
}

/// What a writer said that was acknowledged; a line that is cut off was not said.
fn acknowledged(child: &mut Child) -> Vec<Id> {
    let mut text = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    while out.read_line(&mut text).unwrap() > 0 {}
    assert!(!text.contains("\nfailed "), "{text}");
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|line| Id::parse(line.strip_prefix("ack ")?)).collect()
}

fn texts(ledger: &Ledger) -> HashSet<&str> {
    ledger
        .entries
        .iter()
        .filter_map(|entry| if let Event::Note(note) = &entry.event { Some(note.text.as_str()) } else { None })
        .collect()
}

#[test]
fn a_killed_writer_loses_and_doubles_nothing_that_it_acknowledged() {
    let kills = number("AUDITLITE_KILLS", 30);
    let folder = folder("kills");
    let mut random = Random(1);
    let (mut known, mut torn, mut most) = (Vec::new(), 0, 0);
    let mut path = folder.join("0.jsonl");
    for round in 0..kills {
        // A new file now and then, so that each round reads little.
        if round % 20 == 0 {
            path = folder.join(format!("{round}.jsonl"));
            drop(Book::create(&path, &begun().entries).unwrap());
            known.clear();
        }
        // A kill rarely cuts a write of some hundred bytes in two; a loss of power does.
        if random.below(3) == 0 {
            let line = begun().text();
            let mut file = OpenOptions::new().append(true).open(&path).unwrap();
            file.write_all(&line.as_bytes()[..=random.below(line.len() - 2)]).unwrap();
            torn += 1;
        }
        let mut child = writer(&path, &format!("r{round}"), None);
        sleep(Duration::from_micros(random.below(60_000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let new = acknowledged(&mut child);
        most = most.max(new.len());
        known.extend(new);
        let (ledger, notes) = read("x", &fs::read(&path).unwrap())
            .unwrap_or_else(|problems| panic!("round {round}: {}", english(&problems)));
        assert!(notes.len() <= 1, "round {round}: {}", english(&notes));
        let ids: HashSet<Id> = ledger.entries.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), ledger.entries.len());
        assert!(known.iter().all(|id| ids.contains(id)), "round {round}: an acknowledged record is lost");
        // The start is no note; what was recorded stands once.
        assert_eq!(texts(&ledger).len(), ledger.entries.len() - 1, "round {round}");
        // Each round may leave one record that was written and not yet acknowledged.
        assert!(ledger.entries.len() - 1 <= known.len() + round % 20 + 1, "round {round}");
    }
    let mut out = std::io::stdout();
    writeln!(out, "{kills} kills, {torn} torn lines, up to {most} records between two kills").unwrap();
}

#[test]
fn sixteen_writers_at_the_same_time_lose_nothing() {
    const WRITERS: usize = 16;
    let records = number("AUDITLITE_RECORDS", 20);
    let path = folder("writers").join("planta.jsonl");
    drop(Book::create(&path, &begun().entries).unwrap());
    let begun = Instant::now();
    let children: Vec<Child> = (0..WRITERS).map(|at| writer(&path, &format!("w{at}"), Some(records))).collect();
    let readers: Vec<_> = children
        .into_iter()
        .map(|mut child| {
            std::thread::spawn(move || {
                let known = acknowledged(&mut child);
                assert!(child.wait().unwrap().success());
                known
            })
        })
        .collect();
    let known: HashSet<Id> = readers.into_iter().flat_map(|reader| reader.join().unwrap()).collect();
    let took = begun.elapsed();
    let (ledger, notes) = read("x", &fs::read(&path).unwrap()).unwrap();
    assert_eq!(notes, Vec::new());
    assert_eq!(known.len(), WRITERS * records);
    assert_eq!(ledger.entries.len(), WRITERS * records + 1);
    assert_eq!(texts(&ledger).len(), WRITERS * records);
    assert!(ledger.entries.iter().all(|entry| entry.seq == 1 || known.contains(&entry.id)));
    // Under one lock nobody writes beside another: the numbers run without a gap, each after the one before.
    assert!(ledger.entries.iter().enumerate().all(|(at, entry)| entry.seq == at as u64 + 1));
    let mut out = std::io::stdout();
    writeln!(out, "{WRITERS} writers with {records} records each: {took:.1?}").unwrap();
}
