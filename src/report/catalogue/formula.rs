//! A formula in print on lines of a given width, for the terminal and for blocks of code.

use super::entry::{FormulaEntry, MeasureEntry};
use crate::diagnostic::Lang;
use crate::report::table::tied;
use crate::report::text::{columns, wrap};
use crate::report::words::Word;

/// The condition, the steps and what comes out, no line wider than `width`.
pub(super) fn formula(entry: &MeasureEntry, lang: Lang, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(condition) = &entry.condition {
        lines.extend(hanging(&format!("{} ", Word::AppliesIf.text(lang)), &tied(condition), width));
    }
    for steps in [&entry.formula, &entry.gives].into_iter().filter(|steps| !steps.is_empty()) {
        lines.push(String::new());
        for step in steps {
            lines.extend(hanging(&format!("{} = ", name(step)), &of(step), width));
        }
    }
    lines
}

fn name(step: &FormulaEntry) -> String {
    if step.label.is_empty() { step.name.clone() } else { format!("→ {}", step.label) }
}

fn of(step: &FormulaEntry) -> String {
    if step.unit.is_empty() {
        return tied(&step.formula);
    }
    format!("{}   [{}]", tied(&step.formula), step.unit.replace(' ', "\u{a0}"))
}

/// A name longer than this stands on a line of its own.
const LONGEST_NAME: usize = 28;

/// A text behind its name, later lines under the first.
fn hanging(name: &str, text: &str, width: usize) -> Vec<String> {
    if columns(name) > LONGEST_NAME && columns(name) + columns(text) > width {
        let lines = wrap(text, width.saturating_sub(4)).into_iter().map(|line| format!("    {line}"));
        return std::iter::once(name.trim_end().to_owned()).chain(lines).collect();
    }
    let blank = " ".repeat(columns(name));
    let lines = wrap(text, width.saturating_sub(columns(name)));
    lines.iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { name } else { &blank })).collect()
}
