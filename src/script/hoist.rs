//! A `let` inside a block, written before the statement that it stands in.

use super::spot::index;
use crate::diagnostic::{Edit, Fix, Place};

/// Moves the `let` whose name stands at a place before its statement; none where that could change what it means.
pub fn hoist(text: &str, name: Place) -> Option<Fix> {
    let lines: Vec<&str> = text.lines().collect();
    let line = lines.get(index(name.line)).copied()?;
    let at = line.char_indices().map(|(at, _)| at).nth(index(name.column))?;
    let start = line.get(..at)?.strip_suffix("let ")?.len();
    let whole = statement(line.get(start..)?)?;
    let begin = begin(&lines, name.line, start)?;
    let (first, column) = begin;
    let first_line = lines.get(first).copied()?;
    // A closure's record is not known outside of it, and a name can be given once.
    let between: String = lines.get(first..=index(name.line))?.join("\n");
    let word = whole.strip_prefix("let ")?.split(['=', ' ']).next()?;
    let function = lines.get(..first)?.iter().rposition(|line| line.starts_with("fn ")).unwrap_or_default();
    let body = lines.get(function..)?.iter().skip(1).take_while(|line| !line.starts_with("fn "));
    let times: usize = body.map(|line| line.matches(&format!("let {word} ")).count()).sum();
    if between.split("let ").next().is_some_and(|before| before.contains('|')) || between.contains("| {") || times > 1 {
        return None;
    }
    let place = |line: usize, at: usize, text: &str| {
        let column = text.get(..at)?.chars().count() + 1;
        Some(Place { line: u32::try_from(line + 1).ok()?, column: u32::try_from(column).ok()? })
    };
    let indent = first_line.get(..column)?;
    let joint = if indent.trim().is_empty() { format!("\n{indent}") } else { " ".to_owned() };
    let rest = line.get(start + whole.len()..)?;
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let found = line.get(start..start + whole.len() + gap)?;
    Some(Fix {
        edits: vec![
            Edit::new(place(first, column, first_line)?, "", format!("{whole}{joint}")),
            Edit::new(place(index(name.line), start, line)?, found, ""),
        ],
    })
}

/// A `let` up to its `;`, on one line.
fn statement(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            ';' if depth == 0 => return text.get(..=at),
            _ => {}
        }
    }
    None
}

/// The line and byte at which the statement of a function begins that encloses a place.
fn begin(lines: &[&str], until: u32, end: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let mut start = None;
    let mut fresh = false;
    for (number, line) in lines.iter().take(index(until) + 1).enumerate() {
        let mut quoted = false;
        let mut previous = ' ';
        for (at, letter) in line.char_indices() {
            if number == index(until) && at >= end {
                return start.filter(|_| depth > 1);
            }
            if fresh && !letter.is_whitespace() && !(letter == '/' && line.get(at..)?.starts_with("//")) {
                (start, fresh) = (Some((number, at)), false);
            }
            match letter {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '/' if previous == '/' => break,
                '(' | '[' | '{' => {
                    depth += 1;
                    fresh |= depth == 1 && letter == '{';
                }
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                ';' => fresh |= depth == 1,
                _ => {}
            }
            previous = letter;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Place, hoist};

    #[test]
    fn a_let_moves_before_its_statement() {
        let text = "fn f(p) {\n    let a = 1;\n    let b = if a > 0 {\n        let c = a * 2; // twice\n        c\n    } else { 0 };\n    b\n}\n";
        let fix = hoist(text, Place { line: 4, column: 13 }).unwrap();
        let expected = "fn f(p) {\n    let a = 1;\n    let c = a * 2;\n    let b = if a > 0 {\n        // twice\n        c\n    } else { 0 };\n    b\n}\n";
        assert_eq!(fix.apply(text).unwrap(), expected);
        let line = "fn f(p) { if p > 0 { let c = p; c } else { 0 } }";
        let fix = hoist(line, Place { line: 1, column: 26 }).unwrap();
        assert_eq!(fix.apply(line).unwrap(), "fn f(p) { let c = p; if p > 0 { c } else { 0 } }");
    }

    #[test]
    fn a_let_of_a_closure_or_of_two_branches_stays() {
        let closure = "fn f(p) {\n    sum(p.m, |m| { let c = m.x; c })\n}";
        assert!(hoist(closure, Place { line: 2, column: 24 }).is_none());
        let twice = "fn f(p) {\n    if p > 0 { let c = 1; c } else { let c = 2; c }\n}";
        assert!(hoist(twice, Place { line: 2, column: 20 }).is_none());
    }
}
