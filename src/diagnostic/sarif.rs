//! Diagnostics as SARIF 2.1.0, which code hosts and editors show beside the line.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Edit, Lang, Severity, Texts, codes};

/// All problems as one run of the program.
pub fn sarif(problems: &[Diagnostic], texts: &Texts<'_>, lang: Lang) -> Value {
    let mut rules: BTreeMap<Code, usize> = problems.iter().map(|problem| (problem.code, 0)).collect();
    for (index, place) in rules.values_mut().enumerate() {
        *place = index;
    }
    let entries: Vec<Value> = rules.keys().map(|code| rule(*code, lang)).collect();
    let results: Vec<Value> = problems.iter().map(|problem| result(problem, &rules, texts, lang)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "auditlite", "version": env!("CARGO_PKG_VERSION"), "rules": entries } },
            "language": lang.code(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code, lang: Lang) -> Value {
    let mut value = json!({ "id": code.to_string() });
    let entry = codes().iter().find(|entry| entry.code == code);
    if let (Some(entry), Some(object)) = (entry, value.as_object_mut()) {
        object.insert("shortDescription".to_owned(), json!({ "text": entry.meaning().in_lang(lang) }));
        object.insert("help".to_owned(), json!({ "text": entry.cure().in_lang(lang) }));
    }
    value
}

fn result(problem: &Diagnostic, rules: &BTreeMap<Code, usize>, texts: &Texts<'_>, lang: Lang) -> Value {
    let mut message = problem.message.in_lang(lang).to_owned();
    if let Some(help) = &problem.help {
        message.push_str(&format!("\n{}", help.in_lang(lang)));
    }
    let level = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut value = json!({
        "ruleId": problem.code.to_string(),
        "ruleIndex": rules.get(&problem.code),
        "level": level,
        "message": { "text": message },
    });
    let Some(object) = value.as_object_mut() else { return value };
    let Some(file) = &problem.file else { return value };
    let artifact = json!({ "uri": uri(file) });
    let physical = match problem.place {
        Some(start) => {
            let end = texts.end_column(problem).unwrap_or(start.column);
            json!({ "artifactLocation": artifact, "region": region(start.line, start.column, end) })
        }
        None => json!({ "artifactLocation": artifact }),
    };
    let place = match &problem.path {
        Some(path) => {
            json!({ "physicalLocation": physical, "logicalLocations": [{ "fullyQualifiedName": path }] })
        }
        None => json!({ "physicalLocation": physical }),
    };
    object.insert("locations".to_owned(), json!([place]));
    let edits = texts.edits(problem);
    if !edits.is_empty() {
        let replacements: Vec<Value> = edits.iter().map(replacement).collect();
        let change = json!({ "artifactLocation": artifact, "replacements": replacements });
        let fix = match &problem.help {
            Some(help) => json!({ "description": { "text": help.in_lang(lang) }, "artifactChanges": [change] }),
            None => json!({ "artifactChanges": [change] }),
        };
        object.insert("fixes".to_owned(), json!([fix]));
    }
    value
}

fn region(line: u32, column: u32, end: u32) -> Value {
    json!({ "startLine": line, "startColumn": column, "endColumn": end.max(column) })
}

fn replacement(edit: &Edit) -> Value {
    json!({
        "deletedRegion": region(edit.place.line, edit.place.column, edit.end_column()),
        "insertedContent": { "text": edit.write },
    })
}

/// A path as a reference: a relative one stays relative to where the program was run.
fn uri(file: &str) -> String {
    let path = file.replace('\\', "/");
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    let absolute = !uri.is_empty();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            b':' if absolute => uri.push(':'),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("mis reglas/común/x.rhai"), "mis%20reglas/com%C3%BAn/x.rhai");
        assert_eq!(uri("/tmp/a:b.rhai"), "file:///tmp/a:b.rhai");
        assert_eq!(uri("C:\\reglas\\x.rhai"), "file:///C:/reglas/x.rhai");
    }
}
