//! `auditlite explain CODE`: what a diagnostic means, its cure, and the same lines wrong and right.

use super::cli::TextFormat;
use super::functions::wrap;
use crate::diagnostic::{CodeEntry, Lang, Text, codes, example};

const WIDTH: usize = 80;

/// The word that stands for all codes, in either language.
const ALL: [&str; 2] = ["codes", "códigos"];

/// The explanation of a code, or the list of all; none if the subject is neither.
pub(super) fn explain(subject: &str, format: TextFormat, lang: Lang) -> Option<String> {
    if ALL.contains(&subject) || subject == "codigos" {
        return Some(match format {
            TextFormat::Text => codes().iter().map(|entry| line(entry, lang)).collect(),
            TextFormat::Json => {
                let all: Vec<serde_json::Value> = codes().iter().map(|entry| json(entry, lang)).collect();
                format!("{:#}\n", serde_json::json!({ "schema": "auditlite/codes@1", "codes": all }))
            }
        });
    }
    let entry = codes().iter().find(|entry| entry.code.to_string().eq_ignore_ascii_case(subject))?;
    Some(match format {
        TextFormat::Text => text(entry, lang),
        TextFormat::Json => {
            let mut value = json(entry, lang);
            if let Some(object) = value.as_object_mut() {
                object.insert("schema".to_owned(), "auditlite/code@1".into());
            }
            format!("{value:#}\n")
        }
    })
}

fn line(entry: &CodeEntry, lang: Lang) -> String {
    let wrapped = wrap(entry.meaning().in_lang(lang), WIDTH - 8);
    format!("{}  {}\n", entry.code, wrapped.join("\n        "))
}

fn text(entry: &CodeEntry, lang: Lang) -> String {
    let mut lines = wrap(&format!("{}: {}", entry.code, entry.meaning().in_lang(lang)), WIDTH);
    let cure = Text::new("What to do", "Qué hacer");
    lines.extend(wrap(&format!("{}: {}", cure.in_lang(lang), entry.cure().in_lang(lang)), WIDTH));
    if let Some(example) = example(entry.code) {
        let parts = [(Text::new("Wrong", "Mal"), example.wrong), (Text::new("Right", "Bien"), example.right)];
        for (head, code) in parts {
            lines.push(String::new());
            lines.push(format!("{}:", head.in_lang(lang)));
            lines.extend(code.lines().map(|line| format!("    {line}")));
        }
    }
    lines.join("\n") + "\n"
}

fn json(entry: &CodeEntry, lang: Lang) -> serde_json::Value {
    let mut value = serde_json::json!({
        "code": entry.code.to_string(),
        "meaning": entry.meaning().in_lang(lang),
        "cure": entry.cure().in_lang(lang),
    });
    if let (Some(example), Some(object)) = (example(entry.code), value.as_object_mut()) {
        object.insert("wrong".to_owned(), example.wrong.into());
        object.insert("right".to_owned(), example.right.into());
    }
    value
}
