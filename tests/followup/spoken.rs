//! In which language a ledger speaks, and when.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use auditlite::commands::followup::book::Book;
use auditlite::commands::{Output, Terminal, run};

use super::made::Folder;

#[test]
fn a_ledger_that_cannot_be_used_speaks_its_own_language() {
    for (lang, words) in [("es", "modificó"), ("en", "changed")] {
        let folder = Folder::begun("spoken", lang);
        folder.put("plant.jsonl", &folder.read("plant.jsonl").replace("\"by\":\"Ana\"", "\"by\":\"Eva\""));
        for command in
            ["status plant.jsonl --as-of 2024-03-01", "note plant.jsonl x --by Ana", "merge plant.jsonl -o copy.jsonl"]
        {
            let ran = folder.run(command).ends_with(3);
            assert!(ran.err.contains(words), "{lang} {command}: {}", ran.err);
        }
        let asked = folder.run("status plant.jsonl --as-of 2024-03-01 --lang en").ends_with(3);
        assert!(asked.err.contains("changed"), "{}", asked.err);
    }
}

/// An error stream that sends on what it gets.
struct Sent(Sender<String>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = self.0.send(String::from_utf8_lossy(bytes).into_owned());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The other program lets go once the notice is seen: if it came only after the wait, that would end without it.
#[test]
fn who_waits_for_a_ledger_is_told_while_waiting() {
    let folder = Folder::begun("waiting", "es");
    let path = folder.path("plant.jsonl");
    let held = Book::open(&path, &mut |_| {}).unwrap();
    let (send, receive): (Sender<String>, Receiver<String>) = channel();
    let other = std::thread::spawn(move || {
        let first = receive.recv_timeout(Duration::from_secs(25));
        drop(held);
        first
    });
    let arguments = ["auditlite", "followup", "note", path.to_str().unwrap(), "x", "--by", "Ana", "--on", "2024-02-01"];
    let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
    let (mut out, mut err, mut input) = (Vec::new(), Sent(send), &b""[..]);
    let mut output = Output { out: &mut out, err: &mut err, input: &mut input, terminal: Terminal::default() };
    assert_eq!(run(&arguments, &mut output).unwrap().code(), 0);
    let first = other.join().unwrap().unwrap();
    assert!(first.contains("otro programa está escribiendo en"), "{first}");
}
