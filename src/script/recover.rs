//! Goes on reading after a slip, so that one look at a broken file shows all that is wrong with it.
//!
//! Each constant and each function is read by itself. A slip whose cure is certain is cured in memory and the part read
//! again; a part with any other slip is left out, and its name remembered, so that nobody reports it missing. Nothing
//! of a file that was read like this is ever run.

use std::ops::Range;

use super::parse::Parser;
use super::source::Source;
use super::syntax::Script;
use crate::diagnostic::{Code, Diagnostic, Edit, Place, say};

/// Most slips of one constant or function that are cured in memory.
const MOST_CURES: usize = 20;
/// Most parts of a file that are read one by one, and most cures in all of them.
const MOST_PARTS: usize = 300;
/// Longest beginning of a line that is put before a part to keep its place.
const MOST_COLUMNS: usize = 10_000;

/// What could be read of a broken file.
#[derive(Debug, Default)]
pub struct Recovered {
    /// The parts that could be read, some of them only with their slips cured.
    pub script: Script,
    /// All slips, by place.
    pub problems: Vec<Diagnostic>,
    /// The changes that were made in memory, in the order in which they were made.
    cures: Vec<Edit>,
}

impl Recovered {
    /// The problem as it stands in the file: places count from before anything was cured in memory.
    fn original(&self, problem: Diagnostic) -> Diagnostic {
        original(&self.cures, problem)
    }

    /// All slips, and what was found in the parts that could be read; by place, and one for each.
    #[must_use]
    pub fn and(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut problems = self.problems.clone();
        for problem in found.into_iter().map(|problem| self.original(problem)) {
            if !problems.iter().any(|known| known.place.is_some() && known.place == problem.place) {
                problems.push(problem);
            }
        }
        // What has no place (something is missing) may come of what has one.
        problems.sort_by_key(|problem| (problem.place.is_none(), problem.place));
        problems
    }
}

fn original(cures: &[Edit], mut problem: Diagnostic) -> Diagnostic {
    let back = |place: Place| cures.iter().rev().fold(place, before);
    problem.place = problem.place.map(back);
    for edit in problem.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
        edit.place = back(edit.place);
    }
    problem
}

/// Where a place stood before a change.
fn before(place: Place, cure: &Edit) -> Place {
    let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if let Some(added) = cure.write.strip_prefix('\n').filter(|_| cure.found.is_empty()) {
        // A line that was put in, such as a missing `}`.
        let lines = length(added) - length(&added.replace('\n', "")) + 1;
        let line = if place.line > cure.place.line { place.line.saturating_sub(lines) } else { place.line };
        return Place { line: line.max(cure.place.line.min(place.line)), column: place.column };
    }
    if place.line != cure.place.line || place.column < cure.place.column {
        return place;
    }
    let column = match place.column.checked_sub(cure.place.column.saturating_add(length(&cure.write))) {
        Some(behind) => cure.place.column + length(&cure.found) + behind,
        None => cure.place.column,
    };
    Place { line: place.line, column }
}

/// A constant or function of a file.
struct Part {
    bytes: Range<usize>,
    /// Its name, as far as it can be told.
    name: Option<String>,
}

impl Parser {
    /// Reads what can be read of a file that is broken; `whole` is what was said to the file as a whole.
    pub(super) fn recover(&self, source: &Source, whole: Vec<Diagnostic>) -> Recovered {
        let mut text = source.text.clone();
        let mut recovered =
            Recovered { script: Script { file: source.file.clone(), ..Script::default() }, ..Recovered::default() };
        let mut parts = parts(&text);
        parts.reverse();
        while let Some(mut part) = parts.pop() {
            let length = text.len();
            let read = self.part(source, &mut text, &mut part.bytes, &mut recovered);
            let script = &mut recovered.script;
            match read {
                Some(read) => {
                    script.constants.extend(read.constants);
                    script.functions.extend(read.functions);
                }
                None => script.unread.extend(part.name),
            }
            // What was cured in this part moves those behind it.
            let moved = |at: usize| (at + text.len()).saturating_sub(length);
            for rest in &mut parts {
                rest.bytes = moved(rest.bytes.start)..moved(rest.bytes.end);
            }
        }
        recovered.twice(&whole);
        if recovered.problems.is_empty() {
            recovered.problems = whole;
        }
        recovered.problems.sort_by_key(|problem| problem.place);
        recovered
    }

    /// Reads one part, curing what it can; `None` if there is a slip that it cannot cure.
    fn part(
        &self,
        source: &Source,
        text: &mut String,
        bytes: &mut Range<usize>,
        recovered: &mut Recovered,
    ) -> Option<Script> {
        for _ in 0..=MOST_CURES {
            let alone = alone(text, bytes)?;
            let whole = Source { file: source.file.clone(), text: text.clone() };
            let problems = match self.parse_part(&alone, &whole) {
                Ok(script) => return Some(script),
                Err(problems) => problems,
            };
            let cure = problems.iter().find_map(|problem| {
                let fix = problem.fix.as_ref()?;
                let changed = fix.apply(text)?;
                let inside = changed.len() + bytes.end >= text.len();
                inside.then_some((fix, changed))
            });
            let mut news = false;
            for problem in &problems {
                let problem = original(&recovered.cures, problem.clone());
                let known = recovered.problems.iter().any(|known| known.place == problem.place);
                if !known {
                    recovered.problems.push(problem);
                    news = true;
                }
            }
            let (fix, changed) = cure.filter(|_| news && recovered.cures.len() < MOST_PARTS)?;
            let mut edits = fix.edits.clone();
            edits.sort();
            // From the right, so that the places of the others stay.
            recovered.cures.extend(edits.into_iter().rev());
            bytes.end = (bytes.end + changed.len()).saturating_sub(text.len());
            *text = changed;
        }
        None
    }
}

impl Recovered {
    /// Names that stand twice, which no part shows by itself.
    fn twice(&mut self, whole: &[Diagnostic]) {
        let mut seen: Vec<&str> = Vec::new();
        let mut found = Vec::new();
        for function in &self.script.functions {
            if seen.contains(&function.name.as_str()) {
                let name = &function.name;
                let message =
                    say!("the function `{name}` is written twice", "la función `{name}` está escrita dos veces");
                let said = whole.iter().find(|problem| problem.message == message).cloned();
                found.push(said.unwrap_or_else(|| {
                    let problem = Diagnostic::error(Code::SYNTAX, message);
                    original(&self.cures, problem.in_file(&self.script.file).at(function.place))
                }));
            }
            seen.push(&function.name);
        }
        self.problems.extend(found);
    }
}

/// A part with everything before it blanked out, so that its places stay.
fn alone(text: &str, bytes: &Range<usize>) -> Option<String> {
    let before = text.get(..bytes.start)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let lines = before.matches('\n').count();
    let columns = before.get(line_start..)?.chars().count();
    Some(format!("{}{}{}", "\n".repeat(lines), " ".repeat(columns), text.get(bytes.clone())?))
}

/// Splits a file where a constant or function begins: outside of all brackets, or at the beginning of a line.
fn parts(text: &str) -> Vec<Part> {
    let mut starts: Vec<usize> = Vec::new();
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut skip_to = 0;
    let mut line_start = 0;
    // Whether a constant or function goes on, outside of its brackets.
    let mut open = false;
    for (at, letter) in text.char_indices() {
        if letter == '\n' {
            // A text ends with its line, or is not closed.
            (quoted, line_start) = (false, at + 1);
            continue;
        }
        if at < skip_to {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        match letter {
            '\\' if quoted => skip_to = at + 2,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '/' if rest.starts_with("//") => skip_to = rest.find('\n').map_or(text.len(), |end| at + end),
            '/' if rest.starts_with("/*") => skip_to = rest.find("*/").map_or(text.len(), |end| at + end),
            letter if letter.is_alphanumeric() || letter == '_' => {
                let end = rest.find(|next: char| !(next.is_alphanumeric() || next == '_')).unwrap_or(rest.len());
                skip_to = at + end;
                let head = ["fn", "const"].contains(&rest.get(..end).unwrap_or_default());
                if head && (depth == 0 || at == line_start) || depth == 0 && !open {
                    if starts.len() < MOST_PARTS && at - line_start < MOST_COLUMNS {
                        starts.push(at);
                    }
                    (depth, open) = (0, true);
                }
            }
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.saturating_sub(1);
                let function =
                    starts.last().and_then(|start| text.get(*start..)).is_some_and(|part| part.starts_with("fn"));
                open = !(depth == 0 && letter == '}' && function);
            }
            ';' if depth == 0 => open = false,
            _ => {}
        }
    }
    if starts.is_empty() {
        starts.push(0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| Part { bytes: start..end, name: name(text, start) }).collect()
}

/// The name behind `fn` or `const`.
fn name(text: &str, start: usize) -> Option<String> {
    let mut words = text.get(start..)?.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    ["fn", "const"].contains(&words.next()?).then(|| words.find(|word| !word.is_empty()).map(str::to_owned))?
}
