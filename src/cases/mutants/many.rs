//! Many rules at once, on two threads; the results stand in the order of the rules.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Mutants, Plant, mutate};
use crate::library::{Library, Rule, Variants};

/// How many rules are changed at a time.
const THREADS: usize = 2;
/// A formula is as deep as a run goes down.
const STACK: usize = 8 * 1024 * 1024;

/// Changes every rule that is wanted.
pub fn mutate_all(library: &Library, wanted: impl Fn(&Rule) -> bool, plants: &[Plant]) -> Vec<Mutants> {
    let variants = Variants::new(library, &wanted);
    let rules: Vec<&Rule> = library.rules.iter().filter(|rule| wanted(rule)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(rule) = rules.get(index) else { return found };
            let file = library.cases_of(&rule.id);
            found.push((index, mutate(library, &variants, rule, file, plants)));
        }
    };
    let mut found: Vec<(usize, Mutants)> = thread::scope(|scope| {
        let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let started: Vec<_> = (0..THREADS).map(start).collect();
        let mut all = Vec::new();
        for handle in started {
            match handle.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(found)) => all.extend(found),
                Ok(Err(panic)) => resume_unwind(panic),
                // A machine that gives no second thread leaves all to the first, or to this one.
                Err(_) => all.extend(work()),
            }
        }
        all
    });
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, mutants)| mutants).collect()
}
