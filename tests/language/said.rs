//! The words that an output says to people.

use std::collections::BTreeSet;

use serde_json::Value;

/// What an output is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Lines for people.
    Text,
    /// The same, among excerpts of files and examples of what to write, which are indented.
    Diagnostics,
    /// A page: what stands between elements and in the attributes that are read, and the words of its script.
    Html,
    /// JSON: keys and words of closed lists are codes, sentences are for people.
    Json,
    /// A table whose heads and cells are for people.
    Table,
    /// A table whose heads are codes, as are cells of one word.
    Cells,
}

impl Form {
    /// That of a format of the report.
    pub(crate) fn of(format: &str) -> Self {
        match format {
            "html" => Form::Html,
            "json" => Form::Json,
            "csv" => Form::Table,
            _ => Form::Text,
        }
    }
}

/// What an output says to people, as text.
pub(crate) fn prose(form: Form, text: &str) -> String {
    match form {
        Form::Text => text.to_owned(),
        Form::Diagnostics => text.lines().filter(|line| !is_excerpt(line)).collect::<Vec<_>>().join("\n"),
        Form::Html => html(text),
        Form::Json => sentences(&serde_json::from_str(text).unwrap_or_default(), Inside::Data).join("\n"),
        Form::Table => cells(text).join("\n"),
        Form::Cells => cells(text).into_iter().filter(|cell| cell.contains(' ')).collect::<Vec<_>>().join("\n"),
    }
}

/// The words of a text in small letters. What holds a sign that no word has, and what stands between backticks, is a code.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    let prose: String = text.lines().map(|line| without_codes(line) + "\n").collect();
    let tokens = prose.split(|letter: char| letter.is_whitespace() || "(){}|\"“”«»;:!?¡¿*…→×".contains(letter));
    let mut flag = false;
    // A flag of the command line, and the word that it takes.
    let tokens = tokens.filter(|token| {
        let skip = flag || token.starts_with("--");
        flag = token.starts_with("--");
        !skip
    });
    let tokens = tokens.map(|token| token.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_word = |token: &&str| token.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    let is_code =
        |token: &str| token.contains(['_', '@', '.', '=', '<', '>', '\\', '[']) || token.chars().any(char::is_numeric);
    tokens
        .filter(is_word)
        .filter(|token| !is_code(token))
        .flat_map(|token| token.split(['/', '-', '–', '—', ',', '\'', '·', '+', '&']))
        .filter(|token| is_word(token))
        .map(str::to_lowercase)
        .collect()
}

/// Whether a line shows a part of a file or an example.
fn is_excerpt(line: &str) -> bool {
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let write = ["= write:", "= escriba:"].iter().any(|mark| behind.starts_with(mark));
    write || line.starts_with("    ") || (behind.starts_with('|') && behind.len() < line.len())
}

/// A line without its names, the places of its values and the signs of HTML.
fn without_codes(line: &str) -> String {
    let mut parts = line.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    let line = parts.fold(first, |line, part| line + part.split_once('}').map_or(part, |(_, behind)| behind));
    if line.matches('`').count() % 2 == 1 {
        return line;
    }
    line.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// The keys of JSON under which formulas stand, and names of methods.
const FORMULAS: [&str; 4] = ["condition", "expression", "formula", "method"];

/// In which part of JSON a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Data,
    /// Under the words of a script, where one word is for people, too.
    Words,
}

fn sentences(value: &Value, inside: Inside) -> Vec<String> {
    match value {
        Value::String(text) if text.contains(' ') || inside == Inside::Words => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(|value| sentences(value, inside)).collect(),
        Value::Object(entries) => entries
            .iter()
            .filter(|(key, _)| !FORMULAS.contains(&key.as_str()))
            .flat_map(|(key, value)| sentences(value, if key == "words" { Inside::Words } else { inside }))
            .collect(),
        _ => Vec::new(),
    }
}

fn cells(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let is_id = |at: usize| rows.first().and_then(|heads| heads.get(at)) == Some("id");
    let shown = rows.iter().flat_map(|row| row.iter().enumerate().filter(|(at, _)| !is_id(*at)));
    shown.map(|(_, cell)| cell.to_owned()).collect()
}

fn html(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(&plain(before));
        text.push('\n');
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        for part in [" title=\"", " aria-label=\"", " alt=\"", " data-head=\""] {
            let value = tag.split(part).nth(1).map(|value| value.split('"').next().unwrap());
            text.push_str(&plain(value.unwrap_or_default()));
            text.push('\n');
        }
        if tag.starts_with("style") || tag.starts_with("script") {
            let (inside, behind) = after.split_once(&format!("</{}", &tag[..5])).unwrap();
            if tag.contains("application/json") {
                text.push_str(&sentences(&serde_json::from_str(inside).unwrap(), Inside::Data).join("\n"));
            }
            rest = behind.split_once('>').unwrap().1;
        }
        // Codes stand in elements of their own.
        if tag.starts_with("code") {
            rest = after.split_once("</code>").unwrap().1;
        }
    }
    text
}

/// A text of HTML or Markdown without its escapes.
pub(crate) fn plain(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (escape, sign)| text.replace(escape, sign))
}
