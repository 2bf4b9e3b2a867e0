//! The facts that could change the outcome, and the words that each could be.

use std::collections::BTreeSet;

use crate::facility::Facility;
use crate::fields::{FieldType, Fields};
use crate::script::{FactRef, Facts, Graph, NodeId, Op};

/// Most records of a list that are tried one by one.
const RECORDS: usize = 50;

/// A fact that could be different.
pub(super) struct Candidate {
    pub(super) fact: FactRef,
    pub(super) record: Option<usize>,
    /// The words that it could be, if it is one.
    pub(super) words: Vec<String>,
}

/// The facts that some nodes read, those of a list for each of its records.
pub(super) fn candidates(fields: &Fields, facility: &Facility, graph: &Graph, from: &[NodeId]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for fact in graph.facts(from) {
        let words = words(fields, graph, &fact, from);
        match fact {
            FactRef::Column(table, field, _) => {
                let records = facility.records(table).unwrap_or_default().min(RECORDS);
                found.extend((0..records).map(|record| Candidate {
                    fact: FactRef::Column(table, field, 0),
                    record: Some(record),
                    words: words.clone(),
                }));
            }
            fact => found.push(Candidate { fact, record: None, words }),
        }
    }
    // How many folds stand around a column does not make it another fact.
    let mut seen = BTreeSet::new();
    found.retain(|candidate| seen.insert((candidate.fact.clone(), candidate.record)));
    found
}

/// The words of a choice; of a free text those that a formula compares it with.
fn words(fields: &Fields, graph: &Graph, fact: &FactRef, from: &[NodeId]) -> Vec<String> {
    match fields.field_of(fact).map(|field| &field.kind) {
        Some(FieldType::Choice(words)) => words.keys().cloned().collect(),
        Some(FieldType::Text) => {
            let compared = graph.reachable(from).into_iter().filter_map(|id| match &graph.node(id)?.op {
                Op::Word(word) => Some(word.to_string()),
                _ => None,
            });
            compared.collect::<BTreeSet<_>>().into_iter().collect()
        }
        _ => Vec::new(),
    }
}
