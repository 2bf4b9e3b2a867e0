//! Diagnostics as a person reads them: sentence, place, the line itself, the way out, and the corrected line.

use std::collections::BTreeMap;

use super::excerpt::Excerpt;
use super::fix::corrected;
use super::{Diagnostic, Edit, Lang, Severity, Text, Texts};

/// Longest corrected line that is shown, in bytes.
const LONGEST: usize = 400;

/// Whether a terminal that shows colours reads along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// Letters only.
    #[default]
    Plain,
    /// Colours and bold letters.
    Colors,
}

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// In which language.
    pub lang: Lang,
    /// With or without colours.
    pub paint: Paint,
    /// Columns of a line of a file; longer ones are cut around the place.
    pub width: usize,
}

impl From<Lang> for Look {
    fn from(lang: Lang) -> Self {
        Self { lang, paint: Paint::Plain, width: 100 }
    }
}

/// A part of what is shown, which has its own colour.
#[derive(Debug, Clone, Copy)]
enum Part {
    Severity(Severity),
    Sentence,
    Frame,
    Write,
}

impl Paint {
    fn put(self, part: Part, text: &str) -> String {
        let code = match (self, part) {
            (Paint::Plain, _) => return text.to_owned(),
            (Paint::Colors, Part::Severity(Severity::Error)) => "1;31",
            (Paint::Colors, Part::Severity(Severity::Warning)) => "1;33",
            (Paint::Colors, Part::Sentence) => "1",
            (Paint::Colors, Part::Frame) => "1;34",
            (Paint::Colors, Part::Write) => "32",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

/// All problems as lines of text, each with the line that it points at where its file is among the texts.
pub fn render<'d>(problems: impl IntoIterator<Item = &'d Diagnostic>, texts: &Texts<'_>, look: Look) -> String {
    let problems: Vec<&Diagnostic> = problems.into_iter().collect();
    // Several slips of a line are corrected together: whoever copies the line is done with it.
    let mut by_line: BTreeMap<(&str, u32), Vec<&Edit>> = BTreeMap::new();
    for problem in &problems {
        for edit in texts.edits(problem) {
            by_line.entry((problem.file.as_deref().unwrap_or_default(), edit.place.line)).or_default().push(edit);
        }
    }
    let rows: Vec<Vec<String>> = problems.iter().map(|problem| rows(problem, texts, &by_line)).collect();
    let mut shown = String::new();
    for (index, problem) in problems.iter().enumerate() {
        let own = rows.get(index).map(Vec::as_slice).unwrap_or_default();
        // Neighbours that end in the same lines show them once.
        let again = rows.get(index + 1).is_some_and(|next| next == own);
        let excerpt = texts.end_column(problem).is_some();
        if index > 0 && excerpt {
            shown.push('\n');
        }
        shown.push_str(&one(problem, texts, if again { &[] } else { own }, look));
    }
    shown
}

/// The lines that the cure of a problem changes, corrected together with the other slips on them.
fn rows(problem: &Diagnostic, texts: &Texts<'_>, by_line: &BTreeMap<(&str, u32), Vec<&Edit>>) -> Vec<String> {
    let file = problem.file.as_deref().unwrap_or_default();
    let edits = texts.edits(problem).iter().filter_map(|edit| by_line.get(&(file, edit.place.line)));
    let touched: Vec<&Edit> = edits.flatten().copied().collect();
    let corrected = texts.of(problem).map(|text| corrected(text, &touched)).unwrap_or_default();
    let lines = corrected.iter().flat_map(|(_, line)| line.lines()).map(str::trim);
    // Nobody copies a line of thousands of letters; the way out says what to write.
    lines.filter(|line| !line.is_empty() && line.len() <= LONGEST).map(visible).collect()
}

fn one(problem: &Diagnostic, texts: &Texts<'_>, rows: &[String], Look { lang, paint, width }: Look) -> String {
    let level = Part::Severity(problem.severity);
    let head = format!("{}[{}]", problem.severity.word(lang), problem.code);
    let sentence = format!(": {}", visible(problem.message.in_lang(lang)));
    let mut lines = format!("{}{}\n", paint.put(level, &head), paint.put(Part::Sentence, &sentence));
    if let Some(file) = &problem.file {
        let place = problem.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
        lines.push_str(&format!("  {} {}{place}\n", paint.put(Part::Frame, "-->"), visible(file)));
    }
    if let (Some(place), Some(text), Some(end)) = (problem.place, texts.of(problem), texts.end_column(problem)) {
        let number = format!("{:>3} |", place.line);
        if let Some(excerpt) = Excerpt::new(text, place, end, width.saturating_sub(number.len() + 1)) {
            let frame = paint.put(Part::Frame, &format!("{}|", " ".repeat(number.len() - 1)));
            let under = paint.put(level, &"^".repeat(excerpt.wide));
            let number = paint.put(Part::Frame, &number);
            lines.push_str(&format!("{frame}\n{}\n", format!("{number} {}", excerpt.line).trim_end()));
            lines.push_str(&format!("{frame} {}{under}\n", " ".repeat(excerpt.before)));
        }
    }
    let note = |lead: &Text, content: &str| {
        let lead = format!("= {}:", lead.in_lang(lang));
        format!("  {} {content}\n", paint.put(Part::Sentence, &lead))
    };
    if let Some(path) = &problem.path {
        lines.push_str(&note(&Text::new("at", "en"), &visible(path)));
    }
    if let Some(help) = &problem.help {
        lines.push_str(&note(&Text::new("help", "ayuda"), &visible(help.in_lang(lang))));
    }
    let write = Text::new("write", "escriba");
    let indent = " ".repeat(write.in_lang(lang).len() + 6);
    let rows: Vec<String> = rows.iter().map(|line| paint.put(Part::Write, line)).collect();
    if !rows.is_empty() {
        lines.push_str(&note(&write, &rows.join(&format!("\n{indent}"))));
    }
    lines
}

/// Text of a user without what would move the cursor of a terminal.
fn visible(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\t' => ' ',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    };
    text.chars().map(shown).collect()
}
