//! What is missing between two things: `;`, `,`, a bracket, a quote.

use rhai::ParseErrorType;

use super::slips::Slip;
use super::spot::{Spot, index};
use crate::diagnostic::{Fix, Place, Text, say};

/// A separator that is missing at the end of what stands before.
pub(super) fn missing(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    let ParseErrorType::MissingToken(token, _) = error else { return None };
    let (line, end) = end_before(spot)?;
    let word = spot.word();
    let statement =
        ["let", "fn", "const", "if", "switch", "return"].contains(&word.as_str()) || spot.after.starts_with("#{");
    match token.as_str() {
        ";" | "}" if word == "else" => {
            let slip = Slip::new(
                Text::new("a `}` is missing before this `else`", "falta una `}` antes de este `else`"),
                Text::new("write `} else {`", "escriba `} else {`"),
            );
            Some(slip.write(spot.at, "", "} "))
        }
        ";" if line < spot.at.line && !word.is_empty() || statement => {
            let slip = Slip::new(
                say!("a `;` is missing at the end of line {line}", "falta un `;` al final de la línea {line}"),
                Text::new(
                    "a `;` stands at the end of every `let` and every `const`",
                    "cada `let` y cada `const` termina con `;`",
                ),
            );
            Some(slip.from(end).write(end, "", ";"))
        }
        "," if spot.before.trim_end().ends_with(['}', ']', '"']) || line < spot.at.line => {
            // `"Repair leaks, es: "Reparar"`: the quote that should open a text has closed the one before.
            if !word.is_empty() && spot.before.ends_with('"') {
                let slip = Slip::new(
                    Text::new("a text before this is not closed with `\"`", "un texto anterior no se cierra con `\"`"),
                    Text::new("look for the missing `\"` in this line", "busque en esta línea el `\"` que falta"),
                );
                return Some(slip.fix(quote_before_key(spot)));
            }
            let slip = Slip::new(
                Text::new("a `,` is missing here", "aquí falta una `,`"),
                Text::new(
                    "a `,` stands between the entries of a map or list",
                    "entre los elementos de un mapa o una lista va una `,`",
                ),
            );
            Some(slip.from(end).write(end, "", ","))
        }
        // `sum(plant.motors, |m| m.power;`: the bracket that is open, not where reading gave up.
        ")" | "]" => {
            let (bracket, opened) = open_bracket(spot.text, Some(spot.at))?;
            let line = spot.at.line;
            let next = spot.after.split_whitespace().next().unwrap_or_default();
            let matches = matches!((bracket, token.as_str()), ("(", ")") | ("[", "]"));
            let slip = Slip::new(
                say!("this `{bracket}` is never closed", "este `{bracket}` nunca se cierra"),
                say!(
                    "a `{token}` is missing before the `{next}` of line {line}",
                    "falta un `{token}` antes de `{next}` en la línea {line}"
                ),
            );
            matches.then(|| slip.from(opened))
        }
        _ => None,
    }
}

/// `"Repair leaks, es: "Reparar"`: where the quote belongs, if that can be told.
fn quote_before_key(spot: &Spot<'_>) -> Option<Fix> {
    let inside = spot.before.strip_suffix('"')?;
    let opened = inside.rfind('"')?;
    let text = inside.get(opened + 1..)?;
    let key = text.trim_end().strip_suffix(':')?;
    let comma = key.rfind(',')?;
    let name = key.get(comma + 1..)?.trim();
    let plain = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let column = inside.get(..=opened)?.chars().count() + key.get(..comma)?.chars().count() + 1;
    let place = Place { line: spot.at.line, column: u32::try_from(column).ok()? };
    plain.then(|| Fix::replace(place, ",", "\","))
}

/// The line of the last character before a spot, and the place just behind it.
pub(super) fn end_before(spot: &Spot<'_>) -> Option<(u32, Place)> {
    let trimmed = spot.before.trim_end();
    if !trimmed.is_empty() {
        let column = u32::try_from(trimmed.chars().count() + 1).ok()?;
        return Some((spot.at.line, Place { line: spot.at.line, column }));
    }
    let lines: Vec<&str> = spot.text.lines().take(index(spot.at.line)).collect();
    last_code(&lines)
}

/// The last line that holds code, and the place just behind its code.
fn last_code(lines: &[&str]) -> Option<(u32, Place)> {
    let (number, line) = lines.iter().enumerate().rev().find(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("//")
    })?;
    let code = code(line).trim_end();
    let line = u32::try_from(number + 1).ok()?;
    Some((line, Place { line, column: u32::try_from(code.chars().count() + 1).ok()? }))
}

/// A line without the comment at its end.
fn code(line: &str) -> &str {
    let mut quoted = false;
    let mut previous = ' ';
    for (at, letter) in line.char_indices() {
        match letter {
            '"' if previous != '\\' => quoted = !quoted,
            '/' if !quoted && previous == '/' => return line.get(..at - 1).unwrap_or(line),
            _ => {}
        }
        previous = letter;
    }
    line
}

/// A bracket of a script that is open.
struct Open {
    bracket: &'static str,
    place: Place,
    /// Columns before the first letter of its line.
    indent: usize,
}

/// The bracket of a script that is never closed, or that is open at a place.
///
/// Where a `}` at the beginning of a line stands under an outer bracket's line, the inner one was forgotten.
pub(super) fn open_bracket(text: &str, until: Option<Place>) -> Option<(&'static str, Place)> {
    let mut open: Vec<Open> = Vec::new();
    let mut forgotten = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.chars().take_while(|letter| letter.is_whitespace()).count();
        let mut letters = line.chars().enumerate().peekable();
        let mut quoted = false;
        while let Some((column, letter)) = letters.next() {
            let place = Place { line: u32::try_from(number + 1).ok()?, column: u32::try_from(column + 1).ok()? };
            if until.is_some_and(|until| place >= until) {
                return open.pop().map(|open| (open.bracket, open.place));
            }
            let mut push = |bracket| open.push(Open { bracket, place, indent });
            match letter {
                '\\' if quoted => {
                    letters.next();
                }
                '"' => quoted = !quoted,
                _ if quoted => {}
                '/' if letters.peek().is_some_and(|(_, next)| *next == '/') => break,
                '#' if letters.peek().is_some_and(|(_, next)| *next == '{') => {
                    letters.next();
                    push("#{");
                }
                '{' => push("{"),
                '(' => push("("),
                '[' => push("["),
                '}' | ')' | ']' => {
                    let inner = open.pop();
                    let outer = open.last().is_some_and(|outer| outer.indent == indent);
                    if let Some(inner) = inner.filter(|inner| inner.indent > indent)
                        && outer
                        && column == indent
                        && forgotten.is_none()
                    {
                        open.pop();
                        forgotten = Some((inner.bracket, inner.place));
                    }
                }
                _ => {}
            }
        }
    }
    forgotten.or_else(|| open.pop().map(|open| (open.bracket, open.place)))
}

/// A bracket that is never closed, seen from the end of what could be read: where to look, and what to write.
pub(super) fn unclosed(text: &str) -> Option<Slip> {
    let (bracket, opened) = open_bracket(text, None)?;
    let closing = match bracket {
        "(" => ")",
        "[" => "]",
        _ => "}",
    };
    let lines: Vec<&str> = text.lines().collect();
    // A map that begins and ends on one line is closed there; a function is closed behind its last line.
    let own = lines.get(index(opened.line)).copied().unwrap_or_default();
    let (line, end) = match bracket {
        "#{" if !code(own).trim_end().ends_with(['{', '[', '(', ',']) => {
            last_code(lines.get(..=index(opened.line)).unwrap_or_default())?
        }
        _ => last_code(&lines)?,
    };
    let message = say!("this `{bracket}` is never closed", "este `{bracket}` nunca se cierra");
    let help = if line == opened.line {
        say!("a `{closing}` is missing at the end of this line", "falta un `{closing}` al final de esta línea")
    } else {
        say!(
            "a `{closing}` is missing behind line {line}, or one too few stands further up",
            "falta un `{closing}` después de la línea {line}, o falta uno más arriba"
        )
    };
    let slip = Slip::new(message, help).from(opened);
    Some(match bracket {
        "{" if line > opened.line => slip.write(end, "", format!("\n{closing}")),
        "{" | "#{" => slip.write(end, "", format!(" {closing}")),
        _ => slip,
    })
}
