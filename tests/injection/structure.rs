//! What a reader of a format obeys, and what a parser makes of its structure.

use pulldown_cmark::{Event, Options, Parser, Tag};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Lines for a terminal or a messenger.
    Text,
    Markdown,
    Html,
    Csv,
    Json,
}

impl Form {
    /// That of a format by its word; none of bytes that have suites of their own.
    pub(crate) fn of(format: &str) -> Option<Self> {
        match format {
            "table" | "chat" => Some(Form::Text),
            "markdown" => Some(Form::Markdown),
            "html" => Some(Form::Html),
            "csv" => Some(Form::Csv),
            "json" => Some(Form::Json),
            "xlsx" | "pdf" => None,
            other => panic!("no test knows whether `{other}` obeys texts"),
        }
    }
}

/// The first sign that would be obeyed or would hide something, if any.
pub(crate) fn obeyed(form: Form, text: &str) -> Option<String> {
    let is_line = |letter: char| letter == '\n' || (letter == '\r' && form == Form::Csv);
    // JSON keeps what it was given; its readers decode it and show it as they like.
    let may = |letter: char| form == Form::Json || !hides(letter);
    // A mark at the front tells a spreadsheet that a file is UTF-8.
    let text = if form == Form::Csv { text.trim_start_matches('\u{feff}') } else { text };
    let sign = text.char_indices().find(|(_, letter)| !is_line(*letter) && (letter.is_control() || !may(*letter)));
    if let Some((at, letter)) = sign {
        let around: String = text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
        return Some(format!("U+{:04X} behind `{around}`", u32::from(letter)));
    }
    match form {
        Form::Csv => records(text)
            .into_iter()
            .flatten()
            .find(|cell| is_formula(cell))
            .map(|cell| format!("the formula `{cell}`")),
        Form::Html => {
            elements(text).into_iter().find(|element| element.contains(" on") || element.contains("javascript:"))
        }
        _ => None,
    }
}

fn hides(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() && cell != "-"
}

/// The structure of an output: what is left when its texts are taken away.
pub(crate) fn shape(form: Form, text: &str) -> Vec<String> {
    match form {
        // How many lines a text takes depends on its length.
        Form::Text => Vec::new(),
        Form::Markdown => blocks(text),
        Form::Html => elements(text),
        Form::Csv => records(text).iter().map(|cells| cells.len().to_string()).collect(),
        Form::Json => keys(&serde_json::from_str(text).unwrap()),
    }
}

fn blocks(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    Parser::new_ext(text, options)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(format!("link to {dest_url}")),
            Event::Start(Tag::Image { dest_url, .. }) => Some(format!("image {dest_url}")),
            Event::Start(tag) => Some(format!("{tag:?}")),
            Event::Html(html) | Event::InlineHtml(html) => Some(format!("html {html}")),
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => Some(format!("{event:?}")),
            // Code is text in another type: a name may hold backticks.
            Event::Code(_) | Event::Text(_) | Event::End(_) | Event::SoftBreak | Event::HardBreak => None,
        })
        .collect()
}

/// The elements of a page with the names of their attributes.
fn elements(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').unwrap();
        let mut names = tag.split('"').step_by(2).collect::<String>();
        names.truncate(names.trim_end().len());
        // Code is text in another type: a name may hold backticks.
        if !["code", "/code"].contains(&names.as_str()) {
            found.push(names);
        }
        rest = match ["style", "script"].iter().find(|name| tag.starts_with(**name)) {
            Some(name) => behind.split_once(&format!("</{name}>")).unwrap().1,
            None => behind,
        };
    }
    found
}

fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn keys(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Array(values) => values.iter().flat_map(keys).collect(),
        serde_json::Value::Object(entries) => entries.values().flat_map(keys).collect(),
        other => vec![if other.is_string() { "text" } else { "value" }.to_owned()],
    }
}
