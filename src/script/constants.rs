//! Reads the constants of a script straight from its text.
//!
//! Nine tenths of a rule file are words in `const` literals. Reading them here and leaving only the functions to the
//! engine makes loading a library several times faster. Whatever is not plain (an escape, an expression, a comment
//! within a comment, a slip) is left to the engine, which then reads the whole file and says what is wrong: this
//! reader never refuses a file, and a test holds its result against the engine's.

use super::syntax::{Constant, Key, Literal, LiteralValue};
use crate::diagnostic::Place;

/// The constants of a file, and its text with them blanked out so that everything else keeps its place.
pub(super) struct Split {
    pub(super) constants: Vec<Constant>,
    pub(super) rest: String,
}

/// Words that mean something to the engine, in the order of their bytes; a key of that name is left to it.
const WORDS: [&str; 64] = [
    "Fn",
    "as",
    "async",
    "await",
    "break",
    "call",
    "case",
    "catch",
    "const",
    "continue",
    "curry",
    "debug",
    "default",
    "do",
    "else",
    "eval",
    "exit",
    "export",
    "extern",
    "false",
    "fn",
    "for",
    "global",
    "go",
    "goto",
    "if",
    "import",
    "in",
    "is",
    "is_def_fn",
    "is_def_var",
    "is_shared",
    "let",
    "loop",
    "match",
    "module",
    "new",
    "nil",
    "null",
    "package",
    "print",
    "private",
    "protected",
    "public",
    "return",
    "shared",
    "spawn",
    "static",
    "super",
    "switch",
    "sync",
    "this",
    "thread",
    "throw",
    "true",
    "try",
    "type_of",
    "until",
    "use",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

const MAX_DEPTH: usize = 32;
const MAX_ITEMS: usize = 1_000;
const MAX_TEXT: usize = 64 * 1024;

/// Splits a file; `None` leaves the whole file to the engine.
pub(super) fn split(text: &str) -> Option<Split> {
    let mut reader = Reader { text, at: 0, line: 1, line_start: 0 };
    let mut constants: Vec<Constant> = Vec::new();
    let mut rest = String::new();
    let mut kept = 0;
    loop {
        reader.blank()?;
        if reader.at == text.len() {
            break;
        }
        let start = reader.at;
        let first_line = reader.line;
        match reader.name()? {
            "const" => {
                let constant = reader.constant()?;
                if constants.iter().any(|known| known.name == constant.name) {
                    return None;
                }
                constants.push(constant);
                rest.push_str(text.get(kept..start)?);
                rest.extend(std::iter::repeat_n('\n', usize::try_from(reader.line - first_line).ok()?));
                let column = usize::try_from(reader.place().column).ok()?;
                let before = if reader.line == first_line { columns(text, start)? } else { 1 };
                rest.extend(std::iter::repeat_n(' ', column.checked_sub(before)?));
                kept = reader.at;
            }
            "fn" => reader.function()?,
            _ => return None,
        }
    }
    rest.push_str(text.get(kept..)?);
    Some(Split { constants, rest })
}

/// The column of a byte, from 1.
fn columns(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let line = before.rsplit('\n').next()?;
    Some(line.chars().count() + 1)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    line_start: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn place(&self) -> Place {
        let before = self.text.get(self.line_start..self.at).unwrap_or_default();
        Place { line: self.line, column: u32::try_from(before.chars().count()).unwrap_or_default() + 1 }
    }

    fn newline(&mut self) {
        self.line += 1;
        self.line_start = self.at;
    }

    /// Skips white space and `//` comments; gives up at other comments.
    fn blank(&mut self) -> Option<()> {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.newline();
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'/' => self.comment()?,
                _ => break,
            }
        }
        Some(())
    }

    fn comment(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        if !rest.starts_with("//") {
            return None;
        }
        self.at += rest.find('\n').unwrap_or(rest.len());
        Some(())
    }

    fn name(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let end = rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'_')).unwrap_or(rest.len());
        let name = rest.get(..end)?;
        if name.is_empty() || name.starts_with(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        self.at += end;
        Some(name)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.blank()?;
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// After `const`.
    fn constant(&mut self) -> Option<Constant> {
        self.blank()?;
        let place = self.place();
        let name = self.name()?.to_owned();
        self.expect(b'=')?;
        self.blank()?;
        let value = self.literal(0)?;
        self.expect(b';')?;
        Some(Constant { name, place, value })
    }

    fn literal(&mut self, depth: usize) -> Option<Literal> {
        if depth > MAX_DEPTH {
            return None;
        }
        let place = self.place();
        let value = match self.peek()? {
            b'"' => LiteralValue::Text(self.string()?),
            b'#' => LiteralValue::Map(self.map(depth)?),
            b'[' => LiteralValue::List(self.list(depth)?),
            b'0'..=b'9' => LiteralValue::Number(self.number()?),
            b'-' => {
                self.at += 1;
                LiteralValue::Number(-self.number()?)
            }
            _ => match self.name()? {
                "true" => LiteralValue::Truth(true),
                "false" => LiteralValue::Truth(false),
                _ => return None,
            },
        };
        Some(Literal { place, value })
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'))?;
            text.push_str(rest.get(..end)?);
            self.at += end + 1;
            match rest.as_bytes().get(end)? {
                b'"' => return (text.len() <= MAX_TEXT).then_some(text),
                b'\\' => {
                    text.push(match self.peek()? {
                        b'"' => '"',
                        b'\\' => '\\',
                        b'n' => '\n',
                        b't' => '\t',
                        _ => return None,
                    });
                    self.at += 1;
                }
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<f64> {
        let rest = self.text.get(self.at..)?;
        let end = rest.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(rest.len());
        let digits = rest.get(..end)?;
        // An exponent, a unit, a digit separator: the engine knows better.
        let next = rest.get(end..)?.chars().next();
        if next.is_some_and(|next| next.is_alphanumeric() || next == '_') || digits.ends_with('.') {
            return None;
        }
        if !digits.contains('.') {
            digits.parse::<i64>().ok()?;
        }
        self.at += end;
        digits.parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Literal>> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.blank()?;
            if self.peek()? == b']' {
                self.at += 1;
                return (items.len() <= MAX_ITEMS).then_some(items);
            }
            items.push(self.literal(depth + 1)?);
            self.separator(b']')?;
        }
    }

    fn map(&mut self, depth: usize) -> Option<Vec<(Key, Literal)>> {
        self.at += 1;
        (self.peek()? == b'{').then(|| self.at += 1)?;
        let mut entries: Vec<(Key, Literal)> = Vec::new();
        loop {
            self.blank()?;
            if self.peek()? == b'}' {
                self.at += 1;
                return (entries.len() <= MAX_ITEMS).then_some(entries);
            }
            let place = self.place();
            let name = match self.peek()? {
                b'"' => self.string()?,
                _ => self.name().filter(|name| WORDS.binary_search(name).is_err())?.to_owned(),
            };
            if entries.iter().any(|(key, _)| key.name == name) {
                return None;
            }
            self.expect(b':')?;
            self.blank()?;
            let value = self.literal(depth + 1)?;
            entries.push((Key { name, place }, value));
            self.separator(b'}')?;
        }
    }

    /// A comma, or the end of the list or map, which stays.
    fn separator(&mut self, end: u8) -> Option<()> {
        self.blank()?;
        match self.peek()? {
            b',' => self.at += 1,
            byte if byte == end => {}
            _ => return None,
        }
        Some(())
    }

    /// After `fn`: skips to the end of the body, whose parts the engine reads.
    fn function(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'/' if self.text.get(self.at + 1..)?.starts_with(['/', '*']) => {
                    self.comment()?;
                    continue;
                }
                b'`' | b'\'' => return None,
                b'\n' => {
                    self.at += 1;
                    self.newline();
                    continue;
                }
                b'{' => depth += 1,
                b'}' => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        self.at += 1;
                        return Some(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_can_be_searched() {
        assert!(super::WORDS.is_sorted());
    }
}
