//! A page: text, and blocks of commands with what they print.

use std::fmt::Write as _;

/// What stands for lines that are left out.
pub(crate) const LEFT_OUT: &str = "...";

/// A page in its parts, which put together are the page again.
pub(crate) struct Page {
    pub(crate) parts: Vec<Part>,
}

pub(crate) enum Part {
    /// Lines as they stand.
    Text(String),
    /// A block of commands.
    Console(Vec<Step>),
}

/// A command with what the page shows of its output.
pub(crate) struct Step {
    /// The command as it stands, over one line or more.
    pub(crate) command: String,
    /// The lines shown.
    pub(crate) shown: Vec<String>,
}

impl Page {
    pub(crate) fn read(text: &str) -> Page {
        let mut parts = Vec::new();
        let mut open = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            open.push_str(line);
            open.push('\n');
            if line == "```console" {
                parts.push(Part::Text(std::mem::take(&mut open)));
                parts.push(Part::Console(console(&mut lines)));
                open.push_str("```\n");
            }
        }
        parts.push(Part::Text(open));
        Page { parts }
    }

    /// Its commands, in their order.
    pub(crate) fn commands(&self) -> impl Iterator<Item = &str> {
        let blocks =
            self.parts.iter().filter_map(|part| if let Part::Console(steps) = part { Some(steps) } else { None });
        blocks.flatten().map(|step| step.command.as_str())
    }

    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(lines) => text.push_str(lines),
                Part::Console(steps) => {
                    for step in steps {
                        let _ = writeln!(text, "$ {}", step.command);
                        for line in &step.shown {
                            let _ = writeln!(text, "{line}");
                        }
                    }
                }
            }
        }
        text
    }
}

fn console<'t>(lines: &mut impl Iterator<Item = &'t str>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut continued = false;
    for line in lines.by_ref().take_while(|line| *line != "```") {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push(Step { command: command.to_owned(), shown: Vec::new() }),
            (None, Some(step)) if continued => {
                step.command.push('\n');
                step.command.push_str(line);
            }
            (None, Some(step)) => step.shown.push(line.to_owned()),
            (None, None) => panic!("a block of commands begins with `$ `, not with `{line}`"),
        }
        continued = line.ends_with('\\') && (line.starts_with("$ ") || continued);
    }
    steps
}

/// A command in words: arguments, and the exit code that is meant.
pub(crate) struct Words {
    pub(crate) arguments: Vec<String>,
    pub(crate) exit: u8,
}

/// Splits a command as a shell does, as far as the pages need it; what stands behind `#` is a remark.
pub(crate) fn words(command: &str) -> Words {
    let (command, exit) = match command.rsplit_once(" # exit ") {
        Some((command, exit)) => (command, exit.parse().unwrap()),
        None => (command, 0),
    };
    let mut arguments = Vec::new();
    let (mut word, mut quote, mut begun) = (String::new(), None, false);
    let mut letters = command.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, '\\') if letters.peek() == Some(&'\n') => {}
            (None, '#') if !begun => break,
            (None, '"' | '\'') => (quote, begun) = (Some(letter), true),
            (Some(open), letter) if letter == open => quote = None,
            (None, letter) if letter.is_whitespace() => {
                if begun {
                    arguments.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, letter) => {
                word.push(letter);
                begun = true;
            }
        }
    }
    assert!(quote.is_none(), "a quote is left open in `{command}`");
    if begun {
        arguments.push(word);
    }
    Words { arguments, exit }
}

/// What the page shows, in runs of lines that follow one another.
pub(crate) fn runs(shown: &[String]) -> Vec<&[String]> {
    shown.split(|line| line == LEFT_OUT).collect()
}

/// The first line of `shown` that the output does not bear out, if any.
pub(crate) fn differs(shown: &[String], printed: &[String]) -> Option<String> {
    let runs = runs(shown);
    let mut at = 0;
    for (place, run) in runs.iter().enumerate() {
        let (first, last) = (place == 0, place + 1 == runs.len());
        let rest = &printed[at..];
        let found = match (first, last) {
            (true, true) => (rest == *run).then_some(0),
            (true, false) => rest.starts_with(run).then_some(0),
            (false, true) => rest.ends_with(run).then(|| rest.len() - run.len()),
            (false, false) => (0..=rest.len().saturating_sub(run.len())).find(|from| rest[*from..].starts_with(run)),
        };
        match found {
            Some(from) => at += from + run.len(),
            None => {
                let line = run.iter().find(|line| !rest.contains(line)).or(run.first());
                return Some(line.cloned().unwrap_or_else(|| "the end of the output".to_owned()));
            }
        }
    }
    None
}

/// The output with the same lines left out: each run of lines is looked for where it is likest.
pub(crate) fn refreshed(shown: &[String], printed: &[String]) -> Vec<String> {
    let runs = runs(shown);
    if runs.len() == 1 {
        return printed.to_vec();
    }
    let mut new: Vec<String> = Vec::new();
    let mut at = 0;
    for (place, run) in runs.iter().enumerate() {
        let (first, last) = (place == 0, place + 1 == runs.len());
        let rest = &printed[at.min(printed.len())..];
        let length = run.len().min(rest.len());
        let from = match (first, last) {
            (true, _) => 0,
            (false, true) => rest.len() - length,
            (false, false) => (0..=rest.len() - length)
                .max_by_key(|from| (alike(run, &rest[*from..]), std::cmp::Reverse(*from)))
                .unwrap_or(0),
        };
        if !first {
            new.push(LEFT_OUT.to_owned());
        }
        new.extend_from_slice(&rest[from..from + length]);
        at += from + length;
    }
    new
}

/// How many words two runs of lines share, line by line; a line that is the same counts most.
fn alike(run: &[String], printed: &[String]) -> usize {
    run.iter()
        .zip(printed)
        .map(|(a, b)| {
            let shared = a.split_whitespace().filter(|word| b.split_whitespace().any(|other| other == *word)).count();
            if a == b { 2 * shared + 1 } else { shared }
        })
        .sum()
}
