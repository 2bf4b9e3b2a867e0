//! Works a printed formula out again, as a reader with a calculator would: read as an expression of its own.

use auditlite::evaluate::StepValue;
use auditlite::fields::Fields;
use auditlite::script::syntax::Script;
use auditlite::script::{Fact, FactRef, Facts, Helpers, Kind, Lowering, Parser, Reading, Run, TableId, Value};

/// The canonical number of a value.
pub(crate) fn canonical(value: &StepValue) -> String {
    match value {
        StepValue::Number(number, unit) => format!("{:.9e}", unit.to_canonical(*number)),
        StepValue::Truth(truth) => truth.to_string(),
        StepValue::Word(word) => word.clone(),
    }
}

/// Fails unless a printed formula comes to a value, to the digits that are printed.
pub(crate) fn come_to(fields: &Fields, numbers: &str, value: &StepValue, about: &str) {
    let StepValue::Number(expected, unit) = value else { return };
    let expression = in_rules(numbers);
    let function = Parser::default().parse_expression(&expression, &["plant"]);
    let function = function.unwrap_or_else(|_| panic!("{about}: `{numbers}` as `{expression}`"));
    let (script, helpers) = (Script::default(), Helpers::default());
    let mut lowering = Lowering::new(fields, &[], &script, &helpers);
    let result = lowering.function(&function, vec![Value::Plant]).result;
    let node = lowering.one_value(&result, function.place).unwrap();
    let lowered = lowering.finish();
    // A bare number is warned of, as it should be in a rule.
    let faults: Vec<_> = lowered.problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(faults.is_empty(), "{about}: `{expression}`: {faults:?}");
    let kind = lowered.graph.kind(node);
    assert_eq!(*kind, Kind::Number(unit.dimension()), "{about}: `{expression}`");
    let found = match Run::new(&lowered.graph, fields, &Nowhere, &[]).value(node) {
        Ok(Reading::Number(found)) => found,
        other => panic!("{about}: `{expression}` gives {other:?}"),
    };
    let expected = unit.to_canonical(*expected);
    // Differences of figures that are rounded to six digits lose some of them.
    let off = (found - expected).abs() / expected.abs().max(1e-9);
    assert!(off < 2e-3, "{about}: `{numbers}` comes to {found}, not {expected}");
}

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

/// `290,000 kWh/yr × 25 %` as `290000.unit("kWh/yr") * 25.unit("%")`.
fn in_rules(printed: &str) -> String {
    let letters: Vec<char> = printed.chars().collect();
    let mut text = String::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let starts =
            letter.is_ascii_digit() && !text.ends_with(|before: char| before.is_alphanumeric() || before == '_');
        if !starts {
            text.push(if letter == '×' { '*' } else { letter });
            at += 1;
            continue;
        }
        let mut number = String::new();
        while at < letters.len() && (letters[at].is_ascii_digit() || letters[at] == '.' || is_group(&letters, at)) {
            if letters[at] != ',' {
                number.push(letters[at]);
            }
            at += 1;
        }
        let (unit, end) = unit(&letters, at);
        at = end;
        if unit.is_empty() {
            text.push_str(&number);
        } else {
            text.push_str(&format!("{number}.unit(\"{unit}\")"));
        }
    }
    text.replace("^2", " ** 2").replace('=', "==")
}

/// A comma between thousands, and not between arguments.
fn is_group(letters: &[char], at: usize) -> bool {
    letters[at] == ',' && letters.get(at + 1).is_some_and(char::is_ascii_digit)
}

/// The unit behind a number, up to an operator, a comma or the parenthesis that closes more than the unit opened.
fn unit(letters: &[char], start: usize) -> (String, usize) {
    if letters.get(start) != Some(&' ') || letters.get(start + 1).is_none_or(|next| "×+-/=<>".contains(*next)) {
        return (String::new(), start);
    }
    let (mut unit, mut depth, mut at) = (String::new(), 0, start + 1);
    while let Some(letter) = letters.get(at) {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            ' ' | ',' if depth == 0 => break,
            _ => {}
        }
        unit.push(*letter);
        at += 1;
    }
    (unit, at)
}
