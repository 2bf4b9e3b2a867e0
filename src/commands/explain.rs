//! `auditlite explain`: a measure, a measure at a plant, or a diagnostic code.

use std::collections::BTreeMap;
use std::io;

use super::cli::{ExplainArgs, TextFormat};
use super::functions::wrap;
use super::{Exit, Output, input, rules};
use crate::diagnostic::{CodeEntry, Lang, codes};
use crate::library::{Library, Rule, RuleBody, RuleFormula};
use crate::report::{Explanation, Options, Report, build, explain, render_measure};
use crate::script::Printer;
use crate::units::format;

const WIDTH: usize = 80;

pub(super) fn run(arguments: &ExplainArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    if let Some(entry) = codes().iter().find(|entry| entry.code.to_string().eq_ignore_ascii_case(&arguments.subject)) {
        let text = match arguments.format {
            TextFormat::Text => code_text(entry, lang),
            TextFormat::Json => {
                let value = serde_json::json!({
                    "code": entry.code.to_string(),
                    "meaning": entry.meaning().in_lang(lang),
                    "cure": entry.cure().in_lang(lang),
                });
                format!("{value:#}\n")
            }
        };
        output.out.write_all(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    let library = match input::library(arguments.common.rules.as_ref()) {
        Ok(library) => library,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Input);
        }
    };
    let id = library.resolve(&arguments.subject).unwrap_or(&arguments.subject);
    let Some(rule) = library.rule(id) else {
        if let Some(broken) = library.broken.iter().find(|rule| rule.id == id) {
            output.complain(&broken.diagnostics, lang)?;
            return Ok(Exit::Partial);
        }
        output.complain([&rules::unknown(&library, &arguments.subject)], lang)?;
        return Ok(Exit::Usage);
    };
    let Some(path) = &arguments.profile else {
        let text = match arguments.format {
            TextFormat::Text => describe(&library, rule, lang),
            TextFormat::Json => format!("{:#}\n", describe_json(&library, rule, lang)),
        };
        output.out.write_all(text.as_bytes())?;
        return Ok(Exit::Done);
    };
    let (facility, warnings) = match input::profile(path, &library) {
        Ok(read) => read,
        Err(rejected) => {
            output.complain(&rejected.diagnostics, lang)?;
            return Ok(Exit::Input);
        }
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
        TextFormat::Json => format!("{:#}\n", entry_of(&report, &rule.id, &explanation)),
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

fn code_text(entry: &CodeEntry, lang: Lang) -> String {
    let cure = match lang {
        Lang::En => "What to do",
        Lang::Es => "Qué hacer",
    };
    format!("{}: {}\n{cure}: {}\n", entry.code, entry.meaning().in_lang(lang), entry.cure().in_lang(lang))
}

/// The parts of a formula in print: the condition, the steps, and what it gives.
struct Printed {
    condition: String,
    steps: Vec<(String, String)>,
    gives: Vec<(String, String)>,
    reads: Vec<String>,
}

fn print(library: &Library, rule: &Rule, formula: &RuleFormula) -> Printed {
    let shapes = rule.shapes();
    let mut names = BTreeMap::new();
    let all: Vec<_> = formula.all_steps().collect();
    for step in &all {
        names.entry(step.node).or_insert(step.name.as_str());
    }
    let printer = Printer::new(&formula.graph, &*library.fields, &shapes, names);
    let amounts =
        formula.saves.iter().map(|amount| ("saves", amount)).chain(formula.uses.iter().map(|amount| ("uses", amount)));
    let mut gives: Vec<(String, String)> =
        amounts.map(|(kind, amount)| (format!("{kind} {}", amount.resource), printer.value(amount.node))).collect();
    let money = [
        ("investment", formula.investment),
        ("running_cost", formula.running_cost),
        ("other_saving", formula.other_saving),
    ];
    for (name, money) in money {
        gives.extend(money.map(|money| (name.to_owned(), printer.value(money.node))));
    }
    let mut from = formula.outputs();
    from.push(formula.condition);
    let mut reads: Vec<String> =
        formula.graph.facts(&from).iter().map(|fact| library.fields.path_of(fact, None)).collect();
    reads.extend(rule.measure.observe.and_then(|id| library.fields.field(id)).map(|field| field.path.clone()));
    Printed {
        condition: printer.value(formula.condition),
        steps: all.iter().map(|step| (step.name.clone(), printer.step(step.node, &step.name))).collect(),
        gives,
        reads,
    }
}

fn describe(library: &Library, rule: &Rule, lang: Lang) -> String {
    let measure = &rule.measure;
    let word = |en: &'static str, es: &'static str| if lang == Lang::En { en } else { es };
    let mut text = format!("{}\n{}  ({})\n\n", measure.title.in_lang(lang), rule.id, rule.file);
    let paragraph = |text: &mut String, lead: &str, content: &str| {
        let lead = if lead.is_empty() { String::new() } else { format!("{lead}: ") };
        for line in wrap(&format!("{lead}{content}"), WIDTH) {
            text.push_str(&line);
            text.push('\n');
        }
    };
    paragraph(&mut text, "", measure.why.in_lang(lang));
    text.push('\n');
    for (index, step) in measure.steps.iter().enumerate() {
        paragraph(&mut text, "", &format!("{}. {}", index + 1, step.in_lang(lang)));
    }
    text.push('\n');
    paragraph(&mut text, word("Caution", "Precaución"), measure.caution.in_lang(lang));
    text.push('\n');
    match &rule.body {
        RuleBody::Proved(formula) => {
            let printed = print(library, rule, formula);
            paragraph(&mut text, word("Applies if", "Aplica si"), &printed.condition);
            text.push('\n');
            for (name, formula) in printed.steps {
                paragraph(&mut text, "", &format!("  {name} = {formula}"));
            }
            for (name, formula) in printed.gives {
                paragraph(&mut text, "", &format!("  → {name}: {formula}"));
            }
            text.push('\n');
            paragraph(&mut text, word("Facts", "Datos"), &printed.reads.join(", "));
        }
        RuleBody::Interpreted(interpreted) => {
            let lead = word("Not proved as a formula", "No demostrada como fórmula");
            let what: Vec<&str> = interpreted.outside.iter().map(|outside| outside.what.in_lang(lang)).collect();
            paragraph(&mut text, lead, &what.join("; "));
        }
    }
    if !rule.assumptions.is_empty() {
        text.push('\n');
        paragraph(&mut text, word("Assumptions (low - typical - high)", "Supuestos (mínimo - usual - máximo)"), "");
        for assumption in &rule.assumptions {
            let unit = &assumption.unit;
            let show = |value: f64| format::full(unit.from_canonical(value), lang);
            let (low, typical, high) = (show(assumption.low), show(assumption.typical), show(assumption.high));
            let (name, label, source) =
                (&assumption.name, assumption.label.in_lang(lang), assumption.source.in_lang(lang));
            let symbol = unit.in_lang(lang);
            paragraph(&mut text, "", &format!("- {name}: {low} - {typical} - {high} {symbol}. {label}. [{source}]"));
        }
    }
    text.push('\n');
    paragraph(&mut text, word("Sources", "Fuentes"), "");
    for source in &measure.sources {
        paragraph(&mut text, "", &format!("- {}: {}", source.cite, source.says.in_lang(lang)));
    }
    text
}

fn describe_json(library: &Library, rule: &Rule, lang: Lang) -> serde_json::Value {
    let measure = &rule.measure;
    let mut value = serde_json::json!({
        "id": rule.id,
        "file": rule.file,
        "title": measure.title.in_lang(lang),
        "why": measure.why.in_lang(lang),
        "steps": measure.steps.iter().map(|step| step.in_lang(lang)).collect::<Vec<_>>(),
        "caution": measure.caution.in_lang(lang),
        "category": measure.category.name(),
        "end_use": measure.end_use,
        "stage": measure.stage.name(),
        "status": measure.status.name(),
        "assumptions": rule.assumptions.iter().map(|assumption| {
            let unit = &assumption.unit;
            serde_json::json!({
                "name": assumption.name, "unit": unit.symbol(), "label": assumption.label.in_lang(lang),
                "low": format::exact(unit.from_canonical(assumption.low)),
                "typical": format::exact(unit.from_canonical(assumption.typical)),
                "high": format::exact(unit.from_canonical(assumption.high)),
                "source": assumption.source.in_lang(lang),
            })
        }).collect::<Vec<_>>(),
        "sources": measure.sources.iter().map(|source| serde_json::json!({ "cite": source.cite, "says": source.says.in_lang(lang) })).collect::<Vec<_>>(),
        "proved": matches!(rule.body, RuleBody::Proved(_)),
    });
    if let (RuleBody::Proved(formula), Some(object)) = (&rule.body, value.as_object_mut()) {
        let printed = print(library, rule, formula);
        let pairs = |pairs: Vec<(String, String)>| {
            pairs
                .into_iter()
                .map(|(name, formula)| serde_json::json!({ "name": name, "formula": formula }))
                .collect::<Vec<_>>()
        };
        object.insert("condition".to_owned(), printed.condition.into());
        object.insert("formula".to_owned(), pairs(printed.steps).into());
        object.insert("gives".to_owned(), pairs(printed.gives).into());
        object.insert("facts".to_owned(), printed.reads.into());
    }
    value
}
