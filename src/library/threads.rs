//! Work on many rules, shared among the processors of the machine.

use std::num::NonZero;
use std::thread;

/// Rules that are worth a thread of their own.
const PER_THREAD: usize = 100;
/// Stack of a thread that works on rules, as large as that of the program.
const STACK: usize = 8 * 1024 * 1024;

/// Does the same with parts of a list, a thread each where the list is long; results come in the order of the list.
pub(super) fn in_parts<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(items.len() / PER_THREAD);
    if threads < 2 {
        return work(items);
    }
    thread::scope(|scope| {
        let work = &work;
        let parts = || items.chunks(items.len().div_ceil(threads));
        let started: Vec<_> = parts()
            .map(|part| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || work(part)))
            .collect();
        let ended = started.into_iter().zip(parts()).map(|(thread, part)| {
            // A thread that could not be started: its part is done here.
            thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| work(part))
        });
        ended.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_come_in_the_order_of_the_list() {
        for count in [0, 1, 99, 100, 1_234] {
            let items: Vec<usize> = (0..count).collect();
            let doubled = super::in_parts(&items, |part| part.iter().map(|item| item * 2).collect());
            assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
