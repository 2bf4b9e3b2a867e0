//! The interpreter is the oracle: on complete rows it gives the same bits as the graph, and faults where it faults.

use std::cell::RefCell;
use std::rc::Rc;

use auditlite::fields::FieldType;
use auditlite::library::{Rule, RuleFormula};
use auditlite::script::{
    Fact, FactRef, Facts, Fault, Given, Interpreter, NodeId, Reading, Run, Schema, Source, Step, Stop, TableId,
};
use auditlite::units::Quantity;

use crate::random::rounds;
use crate::row::{Fill, Row};
use crate::shipped::{LIBRARY, central, proved, source};

#[test]
fn the_interpreter_gives_the_same_bits_as_the_graph() {
    let mut different = Vec::new();
    for (rule, formula) in proved() {
        let mut met = [0; 3];
        let (text, shared) = source(&rule.id);
        let (facts, oracle) = interpreter(rule, &text, &shared);
        for seed in 0..rounds(120) as u64 {
            match compare(rule, formula, &facts, &oracle, seed) {
                Ok(kind) => met[kind] += 1,
                Err(what) => different.push(format!("{} seed {seed}: {what}", rule.id)),
            }
        }
        if met[0] == 0 || met[1] == 0 {
            different.push(format!("{}: applies, does not apply, faults: {met:?}", rule.id));
        }
    }
    different.truncate(20);
    assert!(different.is_empty(), "{}", different.join("\n"));
}

pub fn interpreter(rule: &Rule, text: &Source, shared: &[Source]) -> (Rc<Exchanged>, Interpreter) {
    let named = rule
        .assumptions
        .iter()
        .map(|one| (one.name.clone(), Quantity::from_canonical(one.typical, one.unit.dimension())));
    let schema: Rc<dyn Schema> = Rc::new(LIBRARY.fields.as_ref().clone());
    let facts = Rc::new(Exchanged::default());
    let given: Rc<dyn Facts> = facts.clone();
    let oracle = Interpreter::new(text, shared, schema, given, named.collect()).unwrap();
    (facts, oracle)
}

/// 0: it applies; 1: it does not; 2: it faults.
pub fn compare(
    rule: &Rule,
    formula: &RuleFormula,
    facts: &Exchanged,
    oracle: &Interpreter,
    seed: u64,
) -> Result<usize, String> {
    let row = Rc::new(Row::new(None, seed, Fill::All));
    facts.0.replace(Some(row.clone()));
    let values = central(rule);
    let mut run = Run::new(&formula.graph, &*LIBRARY.fields, &*row, &values);

    let condition = outcome(&mut run, &formula.condition_steps, &[(String::new(), formula.condition)]);
    let same = agree(condition, oracle.call("applies"))?;
    let Some(outputs) = same else { return Ok(2) };
    if !matches!(outputs.as_slice(), [(_, Reading::Truth(true))]) {
        return Ok(1);
    }
    let mut named: Vec<(String, NodeId)> = Vec::new();
    for (list, amounts) in [("saves", &formula.saves), ("uses", &formula.uses)] {
        named.extend(amounts.iter().map(|amount| (format!("{list}.{}", amount.resource), amount.node)));
    }
    let money = [
        ("investment", formula.investment),
        ("running_cost", formula.running_cost),
        ("other_saving", formula.other_saving),
    ];
    named.extend(money.into_iter().filter_map(|(name, money)| Some((name.to_owned(), money?.node))));
    named.extend(formula.stream_share.map(|share| ("stream_share".to_owned(), share.node)));
    let estimate = outcome(&mut run, &formula.steps, &named);
    Ok(if agree(estimate, oracle.call("estimate"))?.is_some() { 0 } else { 2 })
}

/// Facts that are exchanged while an interpreter keeps them: to make one takes longer than to run it.
#[derive(Default)]
pub struct Exchanged(pub RefCell<Option<Rc<Row>>>);

impl Facts for Exchanged {
    fn fact(&self, fact: &FactRef, record: usize) -> Fact<'_> {
        match self.0.borrow().as_ref().map(|row| row.fact(fact, record)) {
            Some(Fact::Number(number)) => Fact::Number(number),
            Some(Fact::Truth(truth)) => Fact::Truth(truth),
            Some(Fact::Word(word)) => Fact::Word(a_word_of(fact, word)),
            Some(Fact::Missing) | None => Fact::Missing,
        }
    }

    fn records(&self, table: TableId) -> Option<usize> {
        self.0.borrow().as_ref()?.records(table)
    }
}

/// The same word as the table of fields keeps it, which outlives the row.
fn a_word_of(fact: &FactRef, word: &str) -> &'static str {
    match LIBRARY.fields.field_of(fact).map(|field| &field.kind) {
        Some(FieldType::Choice(words)) => words.get_full(word).map_or("", |(_, word, _)| word.as_str()),
        _ => "",
    }
}

type Named = Vec<(String, Reading)>;

/// The steps and the results of a function as the graph gives them. The interpreter works every `let` out, so here
/// every step counts, whether or not the result needs it.
pub fn outcome(run: &mut Run<'_>, steps: &[Step], results: &[(String, NodeId)]) -> Result<(Named, Named), Fault> {
    let named = steps.iter().map(|step| Ok((step.name.clone(), run.value(step.node)?))).collect::<Result<_, _>>()?;
    let results = results.iter().map(|(name, node)| Ok((name.clone(), run.value(*node)?))).collect::<Result<_, _>>()?;
    Ok((named, results))
}

/// The results where both ways agree; none where both have a fault.
pub fn agree(
    graph: Result<(Named, Named), Fault>,
    oracle: Result<auditlite::script::Answer, Stop>,
) -> Result<Option<Named>, String> {
    let (steps, results, mut answer) = match (graph, oracle) {
        (Err(_), Err(Stop::Fault(_))) => return Ok(None),
        (Ok((steps, results)), Ok(answer)) => (steps, results, answer),
        (graph, oracle) => return Err(format!("graph {graph:?}\n  oracle {oracle:?}")),
    };
    // A name for a list, filtered or not, is no step.
    answer.steps.retain(|(_, given)| !matches!(given, Given::Other(_)));
    if steps.len() != answer.steps.len() {
        return Err(format!("{} steps, oracle {}", steps.len(), answer.steps.len()));
    }
    for ((name, reading), (known, given)) in steps.iter().zip(&answer.steps) {
        if name != known || !same(reading, given) {
            return Err(format!("step {name}: {reading:?}, oracle {known}: {given:?}"));
        }
    }
    let mut flat = Vec::new();
    flatten("", &answer.value, &mut flat);
    if results.len() != flat.len() {
        return Err(format!("{results:?}, oracle {flat:?}"));
    }
    for (name, reading) in &results {
        match flat.iter().find(|(known, _)| known == name) {
            Some((_, given)) if same(reading, given) => {}
            found => return Err(format!("{name}: {reading:?}, oracle {found:?}")),
        }
    }
    Ok(Some(results))
}

fn same(reading: &Reading, given: &Given) -> bool {
    match (reading, given) {
        (Reading::Number(number), Given::Number(quantity)) => number.to_bits() == quantity.canonical().to_bits(),
        (Reading::Truth(truth), Given::Truth(given)) => truth == given,
        (Reading::Word(word), Given::Text(text)) => **word == **text,
        _ => false,
    }
}

/// Numbers of maps within maps, by path; a note is no number.
fn flatten(path: &str, given: &Given, into: &mut Vec<(String, Given)>) {
    match given {
        Given::Map(entries) => {
            for (key, value) in entries {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(&path, value, into);
            }
        }
        Given::Text(_) if path == "note" => {}
        other => into.push((path.to_owned(), other.clone())),
    }
}
