//! The rules in the script engine's interpreter, each compiled once.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::rc::Rc;

use auditlite::facility::Facility;
use auditlite::library::{Library, LibraryFile, Role, Rule};
use auditlite::script::{Fact, FactRef, Facts, Given, Interpreter, Schema, Source, TableId};
use auditlite::units::Quantity;

use crate::clock::{Clock, least};

/// Plants that an interpreter keeps, and the one that it is at.
struct Plants {
    all: Vec<Facility>,
    at: Cell<usize>,
}

impl Facts for Plants {
    fn fact(&self, fact: &FactRef, record: usize) -> Fact<'_> {
        self.all[self.at.get()].fact(fact, record)
    }

    fn records(&self, table: TableId) -> Option<usize> {
        self.all[self.at.get()].records(table)
    }
}

/// The least seconds of some rounds in which every plant is judged by the rules of its sector.
pub fn seconds(library: &Library, plants: &[Facility], rounds: usize) -> f64 {
    let plants = Rc::new(Plants { all: plants.to_vec(), at: Cell::new(0) });
    let rules: BTreeMap<&str, Interpreter> =
        library.rules.iter().map(|rule| (rule.id.as_str(), interpreter(library, rule, &plants))).collect();
    let once = || {
        for (number, plant) in plants.all.iter().enumerate() {
            plants.at.set(number);
            let sector = plant.word("facility.sector").unwrap();
            for rule in library.rules.iter().filter(|rule| ["common", sector].contains(&rule.folder())) {
                let interpreter = &rules[rule.id.as_str()];
                if interpreter.call("applies").unwrap().value == Given::Truth(true) {
                    black_box(interpreter.call("estimate").unwrap());
                }
            }
        }
    };
    least(&(0..rounds).map(|_| Clock::cpu(once)).collect::<Vec<_>>())
}

fn interpreter(library: &Library, rule: &Rule, plants: &Rc<Plants>) -> Interpreter {
    let read = |file: &LibraryFile| Source::new(&file.shown, file.bytes.clone()).unwrap();
    let own = library.files.iter().find(|file| file.role() == Role::Rule && file.rule_id() == rule.id).unwrap();
    let shared: Vec<Source> = library.files.iter().filter(|file| file.role() == Role::Shared).map(read).collect();
    let schema: Rc<dyn Schema> = Rc::new(library.fields.as_ref().clone());
    let facts: Rc<dyn Facts> = plants.clone();
    let assumptions = rule.assumptions.iter();
    let assumptions =
        assumptions.map(|one| (one.name.clone(), Quantity::from_canonical(one.typical, one.unit.dimension())));
    Interpreter::new(&read(own), &shared, schema, facts, assumptions.collect()).unwrap()
}
