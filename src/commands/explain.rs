//! `auditlite explain`: a measure, a measure at a plant, or a diagnostic code.

use std::io;

use super::cli::{ExplainArgs, TextFormat};
use super::input::{self, Named};
use super::{Exit, Output, rules};
use crate::diagnostic::Lang;
use crate::evidence::{of_library, of_rule};
use crate::json::written;
use crate::report::catalogue::{MeasureEntry, describe};
use crate::report::{Explanation, Options, Report, build, explain, render_measure};

const WIDTH: usize = 80;

pub(super) fn run(arguments: &ExplainArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    if let Err(problem) = input::check_bills(&arguments.beside, arguments.profile.as_slice()) {
        return output.refuse(&[problem], lang);
    }
    if let Some(text) = super::codes::explain(&arguments.subject, arguments.format, lang) {
        output.out.write_all(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let id = library.resolve(&arguments.subject).unwrap_or(&arguments.subject);
    let Some(rule) = library.rule(id) else {
        if let Some(broken) = library.broken.iter().find(|rule| rule.id == id) {
            output.complain_in(&library.texts(), &broken.diagnostics, lang)?;
            return Ok(Exit::Partial);
        }
        output.complain([&rules::unknown(&library, &arguments.subject)], lang)?;
        return Ok(Exit::Usage);
    };
    let Some(path) = &arguments.profile else {
        let (evidence, problems) = of_library(&library);
        output.complain_in(&library.texts(), &problems, lang)?;
        let results = evidence.as_ref().and_then(|evidence| evidence.rules.get(&rule.id));
        let told = results.map(|results| of_rule(&library, rule, results, lang)).unwrap_or_default();
        let entry = MeasureEntry::of(&library, rule, lang).with_evidence(told);
        let text = match arguments.format {
            TextFormat::Text => describe(&entry, lang, WIDTH),
            TextFormat::Json => format!("{:#}\n", in_json(&entry)),
        };
        output.out.write_all(text.as_bytes())?;
        return Ok(Exit::Done);
    };
    let named = Named::new(path, &arguments.beside);
    let Some((facility, warnings)) = input::open_profile(named, &library, lang, output)? else {
        return Ok(Exit::Input);
    };
    let mut report = match build(&library, &facility, warnings, Options { lang, ..Options::default() }) {
        Ok(report) => report,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Internal);
        }
    };
    let explanation = explain(&library, rule, &facility, &mut report);
    let text = match arguments.format {
        TextFormat::Text => render_measure(&report, &rule.id, &explanation, WIDTH),
        TextFormat::Json => written(format!("{:#}\n", entry_of(&report, &rule.id, &explanation))),
    };
    output.out.write_all(text.as_bytes())?;
    Ok(if report.failed.iter().any(|failed| failed.id == rule.id) { Exit::Partial } else { Exit::Done })
}

/// The entry of a rule in a report, with the name of the list that it stands in, and its explanation.
fn entry_of(report: &Report, id: &str, explanation: &Explanation) -> serde_json::Value {
    let value = serde_json::to_value(report).unwrap_or_default();
    for list in ["recommendations", "needs_study", "needs_data", "not_applicable", "failed"] {
        let entries = value.get(list).and_then(serde_json::Value::as_array);
        let found =
            entries.and_then(|entries| entries.iter().find(|entry| entry.get("id").is_some_and(|known| known == id)));
        if let Some(found) = found {
            let mut entry = found.clone();
            add_numbers(&mut entry, explanation);
            let explanation = serde_json::to_value(explanation).unwrap_or_default();
            return serde_json::json!({
                "schema": "auditlite/explanation@1", "list": list, "entry": entry, "explanation": explanation,
            });
        }
    }
    serde_json::Value::Null
}

/// Puts the formulas with numbers beside the steps of the trace.
fn add_numbers(entry: &mut serde_json::Value, explanation: &Explanation) {
    let Some(trace) = entry.get_mut("trace").and_then(serde_json::Value::as_array_mut) else { return };
    for step in trace.iter_mut().filter_map(serde_json::Value::as_object_mut) {
        let worked = explanation.steps.iter().find(|worked| {
            step.get("name").is_some_and(|name| *name == worked.name)
                && step.get("formula").is_some_and(|formula| *formula == worked.formula)
        });
        if let Some(numbers) = worked.and_then(|worked| worked.substituted.as_deref()) {
            step.insert("substituted".to_owned(), numbers.into());
        }
    }
}

/// A measure of the catalogue, with the schema of the document.
fn in_json(entry: &MeasureEntry) -> serde_json::Value {
    let mut value = serde_json::to_value(entry).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("schema".to_owned(), "auditlite/measure@1".into());
    }
    value
}
