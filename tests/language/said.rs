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

pub(crate) fn words_of(form: Form, text: &str) -> BTreeSet<String> {
    match form {
        Form::Text => words(text),
        Form::Diagnostics => words(&text.lines().filter(|line| !is_excerpt(line)).collect::<Vec<_>>().join("\n")),
        Form::Html => html(text),
        Form::Json => sentences(&serde_json::from_str(text).unwrap_or_default(), Inside::Data),
        Form::Table => cells(text).iter().flat_map(|cell| words(cell)).collect(),
        Form::Cells => cells(text).iter().filter(|cell| cell.contains(' ')).flat_map(|cell| words(cell)).collect(),
    }
}

/// The words of a text in small letters. What holds a sign that no word has, and what stands between backticks, is a code.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    let prose: String = text.lines().map(|line| without_codes(line) + "\n").collect();
    let tokens = prose.split(|letter: char| letter.is_whitespace() || "()[]{}|\"“”«»;:!?¡¿*…→×".contains(letter));
    let mut flag = false;
    // A flag of the command line, and the word that it takes.
    let tokens = tokens.filter(|token| {
        let skip = flag || token.starts_with("--");
        flag = token.starts_with("--");
        !skip
    });
    let tokens = tokens.map(|token| token.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_word = |token: &&str| token.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    let is_code = |token: &str| {
        token.contains(['_', '@', '.', '=', '<', '>', '\\']) || token.chars().any(|letter| letter.is_numeric())
    };
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
    let line = line.replace("&nbsp;", " ").replace("&amp;", "&");
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

fn sentences(value: &Value, inside: Inside) -> BTreeSet<String> {
    match value {
        Value::String(text) if text.contains(' ') || inside == Inside::Words => words(text),
        Value::Array(values) => values.iter().flat_map(|value| sentences(value, inside)).collect(),
        Value::Object(entries) => entries
            .iter()
            .filter(|(key, _)| !FORMULAS.contains(&key.as_str()))
            .flat_map(|(key, value)| sentences(value, if key == "words" { Inside::Words } else { inside }))
            .collect(),
        _ => BTreeSet::new(),
    }
}

fn cells(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn html(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        for part in ["title=\"", "aria-label=\"", "alt=\"", "data-head=\""] {
            let value = tag.split(part).nth(1).map(|value| value.split('"').next().unwrap());
            found.extend(value.iter().flat_map(|value| words(&plain(value))));
        }
        if tag.starts_with("style") || tag.starts_with("script") {
            let name = &tag[..5];
            let (inside, behind) = after.split_once(&format!("</{name}")).unwrap();
            if tag.contains("application/json") {
                found.extend(sentences(&serde_json::from_str(inside).unwrap(), Inside::Data));
            }
            rest = behind.split_once('>').unwrap().1;
        }
        // Codes stand in elements of their own.
        if tag.starts_with("code") {
            rest = after.split_once("</code>").unwrap().1;
        }
        text.push('\n');
    }
    found.extend(words(&plain(&text)));
    found
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
