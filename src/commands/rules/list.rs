//! `auditlite rules list`.

use std::io;

use super::super::cli::TextFormat;
use super::super::{Exit, Output};
use super::choose::Chosen;
use crate::diagnostic::Lang;
use crate::evidence::{Judged, of_library};
use crate::library::{Rule, RuleBody};

pub(super) fn run(chosen: &Chosen, format: TextFormat, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    let rules: Vec<&Rule> = chosen.library.rules.iter().filter(|rule| chosen.wants(&rule.id)).collect();
    let proved = |rule: &Rule| matches!(rule.body, RuleBody::Proved(_));
    let (known, problems) = of_library(&chosen.library);
    output.complain_in(&chosen.library.texts(), &problems, lang)?;
    let judged = |rule: &Rule| {
        let results = known.as_ref().and_then(|known| known.rules.get(&rule.id));
        results.map(|results| Judged::of(&chosen.library, rule, results))
    };
    if format == TextFormat::Json {
        let entries: Vec<_> = rules
            .iter()
            .map(|rule| {
                let measure = &rule.measure;
                let mut entry = serde_json::json!({
                    "id": rule.id, "title": measure.title.in_lang(lang), "category": measure.category.name(),
                    "stage": measure.stage.name(), "end_use": measure.end_use, "status": measure.status.name(),
                    "arc": measure.arc, "proved": proved(rule), "file": rule.file,
                });
                if let (Some(judged), Some(entry)) = (judged(rule), entry.as_object_mut()) {
                    let realised = serde_json::to_value(&judged.promised).unwrap_or_default();
                    entry.insert("evidence".to_owned(), realised);
                }
                entry
            })
            .collect();
        let value = serde_json::json!({ "schema": "auditlite/rules@1", "rules": entries });
        output.out.write_all(format!("{value:#}\n").as_bytes())?;
        return Ok(Exit::Done);
    }
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    for rule in &rules {
        let unproved = match (proved(rule), lang) {
            (true, _) => "",
            (false, Lang::En) => " (not proved)",
            (false, Lang::Es) => " (no demostrada)",
        };
        let (id, title) = (&rule.id, rule.measure.title.in_lang(lang));
        let evidence = judged(rule).map(|judged| judged.in_short(lang)).unwrap_or_default();
        output.out.write_all(format!("{id:width$}  {title}{unproved}{evidence}\n").as_bytes())?;
    }
    for broken in chosen.library.broken.iter().filter(|broken| chosen.wants(&broken.id)) {
        output.complain_in(&chosen.library.texts(), &broken.diagnostics, lang)?;
    }
    Ok(Exit::Done)
}
