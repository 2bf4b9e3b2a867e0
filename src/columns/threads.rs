//! Shares blocks among threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::machine::Machine;
use crate::diagnostic::Diagnostic;

/// Works on so many blocks, each thread with a machine of its own; the results are in the order of the blocks.
///
/// # Errors
/// The first that the work gave, by the order of the blocks.
pub(super) fn each<T: Send>(
    blocks: usize,
    threads: usize,
    work: impl Fn(usize, &mut Machine) -> Result<T, Diagnostic> + Sync,
) -> Result<Vec<T>, Diagnostic> {
    let next = AtomicUsize::new(0);
    let share = || {
        let (mut machine, mut done) = (Machine::default(), Vec::new());
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= blocks {
                return done;
            }
            done.push((block, work(block, &mut machine)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(blocks)).map(|_| scope.spawn(share)).collect();
        let mut done = share();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(block, _)| *block);
    done.into_iter().map(|(_, result)| result).collect()
}
