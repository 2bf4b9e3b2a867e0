//! What is said of a ledger that could be read all the same.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};

/// The bytes behind the last whole entry.
pub(super) fn torn(bytes: usize) -> Text {
    say!(
        "the last line is cut off: its {bytes} bytes were never acknowledged as an entry and are left out",
        "el último renglón está cortado: sus {bytes} bytes nunca se confirmaron como registro y no se toman en cuenta"
    )
}

/// A last entry without line break.
pub(super) fn unbroken() -> Text {
    Text::new(
        "the last line lacks its line break; the entry itself is whole and was read",
        "al último renglón le falta el salto de línea; el registro está completo y se leyó",
    )
}

pub(super) fn tail(file: &str, line: u32, note: &Text) -> Diagnostic {
    let help = Text::new(
        "a program that was stopped while writing leaves this behind; the next entry that is recorded puts it right and keeps the bytes beside the ledger",
        "así queda cuando un programa se interrumpe al escribir; el siguiente registro lo corrige y guarda esos bytes junto a la bitácora",
    );
    let place = Place { line, column: 1 };
    Diagnostic::warning(Code::TORN_LINE, note.clone()).in_file(file).at(place).help(help)
}

/// A byte order mark.
pub(super) fn mark(file: &str) -> Diagnostic {
    let message = Text::new(
        "the file begins with a byte order mark, which some editors add; the entries are as they were written",
        "el archivo comienza con una marca de orden de bytes, que agregan algunos editores; los registros están como se escribieron",
    );
    Diagnostic::warning(Code::TRAVELLED, message).in_file(file).at(Place { line: 1, column: 1 })
}

/// Spaces at the ends of lines and lines without anything, as mail programs leave them.
pub(super) fn mail(file: &str, spaced: Seen, blank: Seen) -> Option<Diagnostic> {
    let (spaces, blanks) = (spaced.count, blank.count);
    let line = match (spaces, blanks) {
        (0, 0) => return None,
        (0, _) => blank.first,
        (_, 0) => spaced.first,
        _ => spaced.first.min(blank.first),
    };
    let message = match (spaces, blanks) {
        (_, 0) => say!(
            "{spaces} lines end with more than a line feed, as after a mail or on Windows; the entries are as they were written",
            "{spaces} renglones terminan con algo más que un salto de línea, como tras un correo o en Windows; los registros están como se escribieron"
        ),
        (0, _) => say!(
            "{blanks} lines are blank; the entries are as they were written",
            "{blanks} renglones están en blanco; los registros están como se escribieron"
        ),
        _ => say!(
            "{spaces} lines end with more than a line feed and {blanks} are blank, as after a mail; the entries are as they were written",
            "{spaces} renglones terminan con algo más que un salto de línea y {blanks} están en blanco, como tras un correo; los registros están como se escribieron"
        ),
    };
    Some(Diagnostic::warning(Code::TRAVELLED, message).in_file(file).at(Place { line, column: 1 }))
}

/// Entries that stand twice.
pub(super) fn again(file: &str, again: Seen) -> Option<Diagnostic> {
    let count = again.count;
    let message = match count {
        0 => return None,
        1 => Text::new("one entry stands twice and counts once", "un registro aparece dos veces y cuenta una sola vez"),
        _ => say!(
            "{count} entries stand more than once and count once",
            "{count} registros aparecen más de una vez y cuentan una sola vez"
        ),
    };
    Some(Diagnostic::warning(Code::TRAVELLED, message).in_file(file).at(Place { line: again.first, column: 1 }))
}

/// That there are more faults than are shown.
pub(super) fn more(file: &str, count: usize) -> Option<Diagnostic> {
    let message = match count {
        0 => return None,
        1 => Text::new("one more line is wrong", "hay un renglón más con errores"),
        _ => say!("{count} more lines are wrong", "hay {count} renglones más con errores"),
    };
    Some(Diagnostic::error(Code::MORE_PROBLEMS, message).in_file(file))
}
