//! `auditlite eval`: one expression of the rule language.

use std::io;

use super::cli::{EvalArgs, TextFormat};
use super::input::{self, Named};
use super::{Exit, Output, diagnostics_json_in};
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text, Texts, say};
use crate::facility::Facility;
use crate::library::Library;
use crate::script::syntax::{Script, Statement};
use crate::script::{Fact, FactRef, Facts, Helpers, Kind, Lowering, Parser, Reading, Run, TableId, Value};
use crate::units::{Currency, Dimension, Unit, format};

/// No plant: nothing is known.
struct Nowhere;

impl Facts for Nowhere {
    fn fact(&self, _: &FactRef, _: usize) -> Fact<'_> {
        Fact::Missing
    }

    fn records(&self, _: TableId) -> Option<usize> {
        None
    }
}

/// What an expression came to.
struct Answer {
    text: String,
    json: serde_json::Value,
}

pub(super) fn run(arguments: &EvalArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    if let Err(problem) = input::check_bills(&arguments.beside, arguments.profile.as_slice()) {
        return output.refuse(&[problem], lang);
    }
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let facility =
        match arguments.profile.as_ref().map(|path| input::profile(Named::new(path, &arguments.beside), &library)) {
            None => None,
            Some(Ok((facility, _))) => Some(facility),
            Some(Err(rejected)) => {
                output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
                return Ok(Exit::Input);
            }
        };
    let texts = Texts::one("EXPR", arguments.expression.as_bytes());
    match evaluate(&library, facility.as_ref(), &arguments.expression, lang) {
        Ok(answer) if arguments.format == TextFormat::Json => {
            output.out.write_all(format!("{:#}\n", answer.json).as_bytes())?;
            Ok(Exit::Done)
        }
        Ok(answer) => {
            output.out.write_all(answer.text.as_bytes())?;
            Ok(Exit::Done)
        }
        Err(problems) if arguments.format == TextFormat::Json => {
            output.out.write_all(diagnostics_json_in(&texts, &problems, lang).as_bytes())?;
            Ok(Exit::No)
        }
        Err(problems) => {
            output.complain_in(&texts, &problems, lang)?;
            Ok(Exit::No)
        }
    }
}

fn evaluate(
    library: &Library,
    facility: Option<&Facility>,
    expression: &str,
    lang: Lang,
) -> Result<Answer, Vec<Diagnostic>> {
    let named = |problem: Diagnostic| problem.in_file("EXPR");
    if expression.trim().is_empty() {
        let message = Text::new("the expression is empty", "la expresión está vacía");
        let help = Text::new("for example `5.kW * 6000.unit(\"h/yr\")`", "por ejemplo `5.kW * 6000.unit(\"h/yr\")`");
        return Err(vec![named(Diagnostic::error(Code::SYNTAX, message).help(help))]);
    }
    let function = Parser::default()
        .parse_expression(expression, &["plant"])
        .map_err(|problems| problems.into_iter().map(named).collect::<Vec<_>>())?;
    let (script, helpers) = (Script::default(), Helpers::default());
    let mut lowering = Lowering::new(&*library.fields, &[], &script, &helpers);
    let result = lowering.function(&function, vec![Value::Plant]).result;
    let result = lowering.one_value(&result, function.body.first().map_or(function.place, Statement::place));
    let lowered = lowering.finish();
    let mut problems: Vec<Diagnostic> =
        lowered.problems.into_iter().filter(Diagnostic::is_error).map(|problem| shifted(named(problem))).collect();
    problems.extend(lowered.outside.into_iter().map(|outside| {
        let (en, es) = (outside.what.en, outside.what.es);
        let message = say!("{en} cannot be worked out here", "{es} no se puede calcular aquí");
        shifted(named(Diagnostic::error(Code::NOT_PROVED, message).at(outside.place)))
    }));
    if !problems.is_empty() {
        return Err(problems);
    }
    let Some(node) = result else {
        let message = Text::new("the expression has no single value", "la expresión no tiene un solo valor");
        return Err(vec![named(Diagnostic::error(Code::WRONG_KIND, message))]);
    };
    let facts: &dyn Facts = facility.map_or(&Nowhere as &dyn Facts, |facility| facility);
    let mut run = Run::new(&lowered.graph, &*library.fields, facts, &[]);
    let reading = run
        .value(node)
        .map_err(|fault| vec![shifted(named(Diagnostic::error(Code::FAULT, fault.message).at(fault.place)))])?;
    Ok(match (reading, lowered.graph.kind(node)) {
        (Reading::Number(value), Kind::Number(dimension)) => number(value, *dimension, facility, lang),
        (Reading::Truth(truth), _) => {
            Answer { text: format!("{truth}\n"), json: serde_json::json!({ "value": truth }) }
        }
        (Reading::Word(word), _) => {
            Answer { text: format!("\"{word}\"\n"), json: serde_json::json!({ "value": &*word }) }
        }
        (Reading::Unknown(unknown), kind) => {
            let missing: Vec<String> = unknown.gaps.iter().map(|gap| library.fields.path_of_gap(gap)).collect();
            let paths = missing.join(", ");
            let dimension = match kind {
                Kind::Number(dimension) => Some(dimension.describe(lang)),
                _ => None,
            };
            let lead = say!(
                "not known, because these facts are missing: {paths}",
                "no se conoce, porque faltan estos datos: {paths}"
            );
            let after = dimension.as_ref().map(|dimension| format!("\n{dimension}")).unwrap_or_default();
            Answer {
                text: format!("{}{after}\n", lead.in_lang(lang)),
                json: serde_json::json!({ "missing": missing, "dimension": dimension }),
            }
        }
        (Reading::Number(value), _) => number(value, Dimension::NONE, facility, lang),
    })
}

fn number(value: f64, dimension: Dimension, facility: Option<&Facility>, lang: Lang) -> Answer {
    let currency = facility.map_or(Currency::PLANT, |facility| facility.currency);
    let dimension = dimension.with_currency_replaced(Currency::PLANT, currency);
    let unit = Unit::preferred(dimension);
    let shown = unit.from_canonical(value);
    let described = dimension.describe(lang);
    let amount = format!("{} {}", format::full(shown, lang), unit.in_lang(lang));
    Answer {
        text: format!("{}\n{described}\n", amount.trim_end()),
        json: serde_json::json!({ "value": format::exact(shown), "unit": unit.symbol(), "dimension": described }),
    }
}

/// The expression stands in a function that we put around it: its columns begin after that.
fn shifted(mut problem: Diagnostic) -> Diagnostic {
    const HEAD: u32 = 23;
    let shift = |place: &mut Place| {
        if place.line == 1 {
            place.column = place.column.saturating_sub(HEAD).max(1);
        }
    };
    problem.place.iter_mut().for_each(shift);
    problem.fix.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| shift(&mut edit.place));
    problem
}
