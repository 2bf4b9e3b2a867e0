//! Functions as rules call them: through the language, with units.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod customary;

use std::rc::Rc;
use std::sync::LazyLock;

use auditlite::functions::{FUNCTIONS, Signature};
use auditlite::library::Library;
use auditlite::script::syntax::{Script, Statement};
use auditlite::script::{
    Fact, FactRef, Facts, Given, Helpers, Interpreter, Kind, Lowering, Parser, Reading, Run, Schema, Source, TableId,
    Value,
};
use auditlite::units::{Dimension, Unit};

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

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

/// The value of an expression in canonical units and its dimension, or why there is none.
pub(crate) fn evaluate(expression: &str) -> Result<(f64, Dimension), String> {
    let function = Parser::default()
        .parse_expression(expression, &["plant"])
        .map_err(|problems| problems.iter().map(|problem| problem.message.en.clone()).collect::<String>())?;
    let (script, helpers) = (Script::default(), Helpers::default());
    let mut lowering = Lowering::new(&*LIBRARY.fields, &[], &script, &helpers);
    let result = lowering.function(&function, vec![Value::Plant]).result;
    let result = lowering.one_value(&result, function.body.first().map_or(function.place, Statement::place));
    let lowered = lowering.finish();
    if let Some(problem) = lowered.problems.iter().find(|problem| problem.is_error()) {
        return Err(problem.message.en.clone());
    }
    let node = result.ok_or("no single value")?;
    let mut run = Run::new(&lowered.graph, &*LIBRARY.fields, &Nowhere, &[]);
    match (run.value(node).map_err(|fault| fault.message.en.clone())?, lowered.graph.kind(node)) {
        (Reading::Number(value), Kind::Number(dimension)) => Ok((value, *dimension)),
        _ => Err("not a number".to_owned()),
    }
}

/// The value of an expression in a unit.
pub(crate) fn value(expression: &str, unit: &str) -> f64 {
    let (value, dimension) = evaluate(expression).unwrap_or_else(|reason| panic!("{expression}: {reason}"));
    let unit = Unit::parse(unit).unwrap();
    assert_eq!(dimension, unit.dimension(), "{expression} is not in {}", unit.symbol());
    unit.from_canonical(value)
}

#[test]
fn every_example_gives_its_result() {
    let mut wrong = Vec::new();
    for function in FUNCTIONS {
        let (expression, result) = function.example;
        let (number, unit) = result.split_once(' ').unwrap_or((result, ""));
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let half = 0.500_001 * 10_f64.powi(-i32::try_from(decimals).unwrap());
        let found = value(expression, unit);
        if (found - number.parse::<f64>().unwrap()).abs() > half {
            wrong.push(format!("{expression} gives {found}, not {result}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_example_is_written_in_the_units_of_the_table() {
    for function in FUNCTIONS {
        let Signature::Fixed { parameters, result, .. } = function.signature else { continue };
        assert!(function.example.1.contains(result), "{}", function.name);
        for word in parameters.iter().filter_map(|parameter| parameter.words.first()) {
            assert!(
                parameters.iter().any(|parameter| parameter.words.iter().any(|word| function.example.0.contains(word))),
                "{}: `{word}` or another word is not in the example",
                function.name
            );
        }
    }
}

/// The engine takes every function with as many values as it has, and finds the same bits as the graph.
#[test]
fn the_interpreter_gives_every_example_the_same_bits_as_the_graph() {
    let schema: Rc<dyn Schema> = Rc::new(LIBRARY.fields.as_ref().clone());
    for function in FUNCTIONS {
        let expression = function.example.0;
        let text = format!("fn applies(plant, assume) {{ {expression} }}");
        let source = Source { file: "example.rhai".to_owned(), text };
        let oracle = Interpreter::new(&source, &[], Rc::clone(&schema), Rc::new(Nowhere), Vec::new()).unwrap();
        let (value, dimension) = evaluate(expression).unwrap();
        match oracle.call("applies").unwrap_or_else(|stop| panic!("{expression}: {stop:?}")).value {
            Given::Number(found) => {
                assert_eq!(found.canonical().to_bits(), value.to_bits(), "{expression}");
                assert_eq!(found.dimension(), dimension, "{expression}");
            }
            other => panic!("{expression}: {other:?}"),
        }
    }
}

#[test]
fn amounts_per_year_and_per_hour_come_out_per_year_and_per_hour() {
    for (expression, unit, expected) in [
        (r#"water_heat(2.unit("t/yr"), 10.unit("K"))"#, "kJ/yr", 83_720.0),
        (r#"cooling_tower_makeup(100.unit("m3/yr"), 2)"#, "m3/yr", 200.0),
        (r#"blowdown_flow(9000.unit("lb/h"), 10)"#, "lb/h", 1000.0),
        (r#"flush_volume(1.unit("m3/day"), 1)"#, "m3/day", 0.0),
        (r#"efficiency_power_saved(10.unit("kWh/yr"), 50.percent, 100.percent)"#, "kWh/yr", 10.0),
        (r#"giveaway(1000.unit("1/yr"), 1.1.unit("kg"), 1.unit("kg"))"#, "kg/yr", 100.0),
        (r#"combustion_air(0.unit("kg/h"), "lpg", 0.percent)"#, "kg/h", 0.0),
    ] {
        let found = value(expression, unit);
        assert!((found - expected).abs() <= 1e-9 * (1.0 + expected), "{expression}: {found}");
    }
}

#[test]
fn a_wrong_unit_or_word_or_number_of_values_is_a_fault() {
    for (expression, reason) in [
        (r#"orifice_air_flow(3.kg, 7.unit("bar(g)"), 1.unit("bar(a)"), 0.65)"#, "`diameter` of `orifice_air_flow`"),
        (r#"orifice_air_flow(3.unit("mm"), 7.unit("bar(a)"), 1.unit("bar(a)"), 0.65)"#, "`pressure` of"),
        (r#"belt_loss_share("leather", 5.kW)"#, "does not know `leather`"),
        ("capacitor_power(5.kW, 0.8)", "takes 3 values, not 2"),
        (r#"belt_loss_share("v_belt", 5000.kW)"#, "must lie between 0.25 and 450 kW"),
        ("power_factor_surcharge(80, 0.9)", "the power factor must lie between 0.05 and 1, found `80`"),
    ] {
        let found = evaluate(expression).unwrap_err();
        assert!(found.contains(reason), "{expression}: {found}");
    }
}
