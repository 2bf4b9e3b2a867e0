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
        Self { lang, paint: Paint::Plain, width: 80 }
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
        let line = problem.place.map(|place| format!(":{}:{}", place.line, place.column));
        let cell = || problem.sheet_place.as_ref().map(|place| format!(": {}", visible(&place.to_string())));
        let place = line.or_else(cell).unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::{Look, Paint, render};
    use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Place, Texts, say};

    fn slips() -> Vec<Diagnostic> {
        let slip = |column: u32, found: &str, write: &str| {
            let place = Place { line: 2, column };
            let help = say!("write `{write}`", "escriba `{write}`");
            let problem = Diagnostic::error(Code::SYNTAX, say!("`{found}` is wrong", "`{found}` está mal"));
            problem.in_file("x.rhai").at(place).help(help).fix(Fix::replace(place, found, write))
        };
        vec![slip(7, "30%", "30.percent"), slip(11, "and", "&&")]
    }

    #[test]
    fn slips_of_one_line_are_corrected_together() {
        let texts = Texts::one("x.rhai", b"// x\r\n  a > 30% and b\r\n");
        let shown = render(&slips(), &texts, Lang::En.into());
        let expected = "\
error[AL0101]: `30%` is wrong
  --> x.rhai:2:7
    |
  2 |   a > 30% and b
    |       ^^^
  = help: write `30.percent`

error[AL0101]: `and` is wrong
  --> x.rhai:2:11
    |
  2 |   a > 30% and b
    |           ^^^
  = help: write `&&`
  = write: a > 30.percent && b
";
        assert_eq!(shown, expected);
    }

    #[test]
    fn colours_change_no_letter() {
        let texts = Texts::one("x.rhai", b"// x\n  a > 30% and b\n");
        let plain = render(&slips(), &texts, Lang::Es.into());
        let colored = render(&slips(), &texts, Look { paint: Paint::Colors, ..Lang::Es.into() });
        assert!(colored.contains("\u{1b}[1;31m^^^\u{1b}[0m"), "{colored:?}");
        let mut stripped = String::new();
        for (index, part) in colored.split("\u{1b}[").enumerate() {
            stripped.push_str(if index == 0 { part } else { part.split_once('m').unwrap_or_default().1 });
        }
        assert_eq!(stripped, plain);
    }

    #[test]
    fn without_the_text_or_with_another_one_there_is_no_line_and_no_correction() {
        for texts in [Texts::default(), Texts::one("x.rhai", b"// x"), Texts::one("x.rhai", b"\xff\n\xff")] {
            let shown = render(&slips()[..1], &texts, Lang::En.into());
            assert_eq!(shown, "error[AL0101]: `30%` is wrong\n  --> x.rhai:2:7\n  = help: write `30.percent`\n");
        }
    }
}
