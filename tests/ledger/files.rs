//! The file of a ledger: made, opened, refused, shared.

use std::fs;
use std::path::Path;
use std::time::Duration;

use auditlite::commands::followup::book::{Book, Patience, Unusable};
use auditlite::diagnostic::{Code, Diagnostic, Lang};
use auditlite::ledger::{Decision, Event, Ledger, Note, merge, read};

use super::made::{LEAKS, add, begun, day, decided, english, folder, note, small};

fn open(path: &Path) -> Result<Book, Unusable> {
    Book::open(path, &mut |_| {})
}

fn refusal(opened: Result<Book, Unusable>, code: Code) -> String {
    let unusable = opened.err().unwrap();
    assert!(unusable.diagnostics.iter().all(|problem| problem.code == code), "{}", english(&unusable.diagnostics));
    for problem in &unusable.diagnostics {
        assert!(!problem.message.es.is_empty() && problem.message.es != problem.message.en);
    }
    english(&unusable.diagnostics)
}

#[test]
fn a_ledger_is_made_opened_and_written_to() {
    let path = folder("made").join("planta.jsonl");
    let ledger = begun();
    let mut book = Book::create(&path, &ledger.entries).unwrap();
    let entry = book.record(day("2026-02-01"), "Ana", decided(LEAKS, Decision::Accepted)).unwrap();
    assert_eq!((entry.seq, entry.after.as_slice()), (2, &[ledger.entries[0].id][..]));
    drop(book);
    let mut book = open(&path).unwrap();
    assert_eq!(book.ledger().entries[1], entry);
    book.record(day("2026-02-02"), "Ana", note("dos")).unwrap();
    assert_eq!(book.notes(), Vec::new());
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, book.ledger().text());
    assert_eq!(text.lines().count(), 3);
}

#[test]
fn what_stands_there_is_never_overwritten() {
    let folder = folder("exists");
    let path = folder.join("planta.jsonl");
    fs::write(&path, "mine").unwrap();
    let said = refusal(Book::create(&path, &begun().entries), Code::BAD_LEDGER_FILE);
    assert!(said.contains("exists already and was left as it is"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let said = refusal(Book::create(&folder, &begun().entries), Code::BAD_LEDGER_FILE);
    assert!(said.contains("is a folder, not a ledger"), "{said}");
    let said = refusal(open(&folder), Code::BAD_LEDGER_FILE);
    assert!(said.contains("is a folder, not a ledger"), "{said}");
}

#[test]
fn a_missing_folder_or_file_is_told_of() {
    let folder = folder("missing");
    let said = refusal(Book::create(&folder.join("no/planta.jsonl"), &begun().entries), Code::BAD_LEDGER_FILE);
    assert!(said.contains("its folder does not exist"), "{said}");
    assert!(!folder.join("no").exists());
    let said = refusal(open(&folder.join("planta.jsonl")), Code::BAD_LEDGER_FILE);
    assert!(said.contains("there is no ledger"), "{said}");
}

/// A file where the folder belongs stops the super-user too.
#[test]
fn a_folder_that_cannot_be_written_is_told_of() {
    let folder = folder("unwritable");
    fs::write(folder.join("file"), "x").unwrap();
    let said = refusal(Book::create(&folder.join("file/planta.jsonl"), &begun().entries), Code::BAD_LEDGER_FILE);
    assert!(said.contains("a file stands where its folder belongs"), "{said}");
    if Path::new("/proc/self").exists() {
        refusal(Book::create(Path::new("/proc/planta.jsonl"), &begun().entries), Code::BAD_LEDGER_FILE);
        assert!(!Path::new("/proc/planta.jsonl").exists());
    }
}

#[test]
fn a_read_only_ledger_stays_as_it_is() {
    let path = folder("read_only").join("planta.jsonl");
    fs::write(&path, small().text()).unwrap();
    let mut mode = fs::metadata(&path).unwrap().permissions();
    mode.set_readonly(true);
    fs::set_permissions(&path, mode).unwrap();
    let said = refusal(open(&path), Code::BAD_LEDGER_FILE);
    assert!(said.contains("is read-only; nothing was recorded"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), small().text());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_ledger_is_refused() {
    let folder = folder("links");
    let (target, link) = (folder.join("other.jsonl"), folder.join("planta.jsonl"));
    fs::write(&target, small().text()).unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let said = refusal(open(&link), Code::BAD_LEDGER_FILE);
    assert!(said.contains("is a symbolic link; nothing is written through it"), "{said}");
    refusal(Book::create(&link, &begun().entries), Code::BAD_LEDGER_FILE);
    let dangling = folder.join("nowhere.jsonl");
    std::os::unix::fs::symlink(folder.join("absent"), &dangling).unwrap();
    refusal(Book::create(&dangling, &begun().entries), Code::BAD_LEDGER_FILE);
    assert!(!folder.join("absent").exists());
    assert_eq!(fs::read_to_string(&target).unwrap(), small().text());
    let said = refusal(open(Path::new("/dev/null")), Code::BAD_LEDGER_FILE);
    assert!(said.contains("is no plain file"), "{said}");
}

#[test]
fn a_file_that_is_no_ledger_is_not_touched() {
    let path = folder("foreign").join("informe.json");
    for (text, code) in [
        ("{\"schema\":\"auditlite/report@1\"}\n".to_owned(), Code::NOT_A_LEDGER),
        (String::new(), Code::NOT_A_LEDGER),
        (small().text().replace("ledger@1", "ledger@2"), Code::NEWER_LEDGER),
        (small().text().replace("21300.5", "1.5"), Code::CHANGED_LINE),
    ] {
        fs::write(&path, &text).unwrap();
        refusal(open(&path), code);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let unusable = open(&path).err().unwrap();
    let shown = auditlite::diagnostic::render(&unusable.diagnostics, &unusable.texts(), Lang::Es.into());
    assert!(shown.contains("  5 | {\"schema\":\"auditlite/ledger@1\",\"seq\":5"), "{shown}");
}

#[test]
fn a_torn_line_is_set_aside_before_the_next_entry() {
    let folder = folder("torn");
    let path = folder.join("planta.jsonl");
    let ledger = small();
    for (number, torn) in [(1, "{\"schema\":\"audit"), (2, "\0\0\0")] {
        fs::write(&path, ledger.text() + torn).unwrap();
        let mut book = open(&path).unwrap();
        assert!(english(&book.notes()).contains("the last line is cut off"));
        assert_eq!(fs::read_to_string(&path).unwrap(), ledger.text() + torn, "looking changes nothing");
        let entry = book.record(day("2026-08-10"), "Ana", note("después")).unwrap();
        let said = english(&book.notes());
        assert!(said.contains("bytes were set aside in") && said.contains(&format!("torn-{number}")), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), ledger.text() + entry.line().as_str());
        assert_eq!(fs::read_to_string(folder.join(format!("planta.jsonl.torn-{number}"))).unwrap(), torn);
        assert_eq!(book.notes(), Vec::new());
    }
}

#[test]
fn a_line_break_that_is_missing_is_put_in() {
    let path = folder("unbroken").join("planta.jsonl");
    let ledger = small();
    let text = ledger.text();
    for (begin, sure) in [
        (text.trim_end().to_owned(), 1),
        (format!("{}  ", text.trim_end()), 1),
        (format!("{text}  "), 0),
        (text.replace('\n', "\r\n"), 1),
    ] {
        fs::write(&path, &begin).unwrap();
        let mut book = open(&path).unwrap();
        assert_eq!(book.notes().len(), sure);
        let one = book.record(day("2026-08-10"), "Ana", note("uno")).unwrap();
        let two = book.record(day("2026-08-10"), "Ana", note("dos")).unwrap();
        drop(book);
        let (back, _) = read("planta.jsonl", &fs::read(&path).unwrap()).unwrap();
        assert_eq!(back.entries.len(), ledger.entries.len() + 2);
        assert_eq!(back.entries[back.entries.len() - 2..], [one, two]);
    }
}

#[test]
fn two_writers_see_what_the_other_wrote() {
    let path = folder("two").join("planta.jsonl");
    let mut one = Book::create(&path, &begun().entries).unwrap();
    one.release();
    let mut two = open(&path).unwrap();
    two.release();
    for round in 0..10 {
        let a = one.record(day("2026-02-01"), "Ana", note(&format!("a{round}"))).unwrap();
        let b = two.record(day("2026-02-01"), "Beto", note(&format!("b{round}"))).unwrap();
        assert_eq!((b.seq, b.after), (a.seq + 1, vec![a.id]));
    }
    let (back, notes) = read("planta.jsonl", &fs::read(&path).unwrap()).unwrap();
    assert_eq!((back.entries.len(), notes), (21, Vec::new()));
    assert_eq!(two.ledger(), &Ledger { file: two.ledger().file.clone(), ..back });
}

#[test]
fn who_waits_too_long_is_told_and_nothing_is_written() {
    let path = folder("locked").join("planta.jsonl");
    let holder = Book::create(&path, &begun().entries).unwrap();
    let short = |millis| Duration::from_millis(millis);
    let patience = Patience { tell_after: short(20), give_up_after: short(120), between: short(5) };
    let mut told: Vec<Diagnostic> = Vec::new();
    let waited = Book::open_with(&path, patience, &mut |problem| told.push(problem.clone()));
    let said = refusal(waited, Code::LEDGER_IN_USE);
    assert!(said.contains("another program has held"), "{said}");
    assert_eq!(told.len(), 1);
    assert!(english(&told).contains("another program is writing to"), "{}", english(&told));
    drop(holder);
    assert_eq!(open(&path).unwrap().ledger().entries.len(), 1);
}

#[test]
fn a_ledger_that_changes_under_an_open_book_is_noticed() {
    let folder = folder("changed");
    let path = folder.join("planta.jsonl");
    let text = small().text();
    let with = |change: &dyn Fn()| {
        fs::write(&path, &text).unwrap();
        let mut book = open(&path).unwrap();
        book.release();
        change();
        let problem = book.record(day("2026-08-10"), "Ana", note("x")).unwrap_err();
        assert_eq!(problem.code, Code::LEDGER_REPLACED);
        assert_eq!(book.ledger().entries.len(), 7);
        english(&[problem])
    };
    let shrank = with(&|| fs::write(&path, &text[..text.len() - 40]).unwrap());
    assert!(shrank.contains("has become shorter"), "{shrank}");
    let changed = with(&|| fs::write(&path, text.replace("domingos", "sabbados")).unwrap());
    assert!(changed.contains("another program has changed lines of"), "{changed}");
    if cfg!(unix) {
        let replaced = with(&|| {
            fs::write(folder.join("new"), &text).unwrap();
            fs::rename(folder.join("new"), &path).unwrap();
        });
        assert!(replaced.contains("another file stands in the place of"), "{replaced}");
        let gone = with(&|| fs::remove_file(&path).unwrap());
        assert!(gone.contains("another file stands in the place of"), "{gone}");
    }
}

#[test]
fn what_cannot_be_is_not_recorded() {
    let path = folder("refused").join("planta.jsonl");
    let mut book = Book::create(&path, &begun().entries).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    for (event, code) in [
        (super::made::done("common/nada", 1.0), Code::NO_SUCH_MEASURE),
        (super::made::done(LEAKS, f64::NAN), Code::BAD_ENTRY),
        (Event::Note(Note { measure: None, text: String::new() }), Code::BAD_ENTRY),
    ] {
        assert_eq!(book.record(day("2026-02-01"), "Ana", event).unwrap_err().code, code);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn another_copy_is_taken_up_once() {
    let path = folder("absorb").join("planta.jsonl");
    let mut book = Book::create(&path, &begun().entries).unwrap();
    book.record(day("2026-02-01"), "Ana", note("aquí")).unwrap();
    let mut other = begun();
    for at in 0..5 {
        add(&mut other, "2026-02-01", note(&format!("allá {at}")));
    }
    let here = book.ledger().clone();
    assert_eq!(book.absorb(std::slice::from_ref(&other)).unwrap(), 5);
    assert_eq!(book.absorb(&[other.clone(), here.clone()]).unwrap(), 0);
    let last = book.record(day("2026-02-02"), "Ana", note("juntas")).unwrap();
    assert_eq!((last.seq, last.after.len()), (7, 2));
    let (back, notes) = read("x", &fs::read(&path).unwrap()).unwrap();
    assert_eq!(notes, Vec::new());
    assert_eq!(back.entries.len(), 8);
    assert_eq!(back.entries[..7], merge(&[here, other]).unwrap().entries[..]);
    let mut foreign = Ledger::default();
    add(&mut foreign, "2026-01-21", begun().entries[0].event.clone());
    assert_eq!(book.absorb(&[foreign]).unwrap_err()[0].code, Code::OTHER_PLANT);
}
