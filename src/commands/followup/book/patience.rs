//! How long to wait for the lock.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Storage, faults};
use crate::diagnostic::Diagnostic;

/// How long to wait for another program that has the ledger.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// When to say that this one waits.
    pub tell_after: Duration,
    /// When to give up on a program that has the ledger and writes nothing; on others that take turns, ten times as late.
    pub give_up_after: Duration,
    /// How long to sleep between two tries.
    pub between: Duration,
}

impl Default for Patience {
    /// An entry takes some milliseconds, so a person who waits for two seconds should know why.
    fn default() -> Self {
        Self {
            tell_after: Duration::from_secs(2),
            give_up_after: Duration::from_secs(30),
            between: Duration::from_millis(5),
        }
    }
}

impl Patience {
    /// Takes the lock.
    pub(super) fn wait(self, storage: &mut impl Storage, tell: &mut dyn FnMut(&Diagnostic)) -> Result<(), Diagnostic> {
        let name = storage.name();
        let begun = Instant::now();
        let (mut size, mut quiet) = (storage.size().ok(), begun);
        let mut told = false;
        loop {
            match storage.try_lock() {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error) => return Err(faults::no_lock(&name, &error)),
            }
            let waited = begun.elapsed();
            let now = storage.size().ok();
            if now != size {
                (size, quiet) = (now, Instant::now());
            }
            if quiet.elapsed() >= self.give_up_after || waited >= self.give_up_after * 10 {
                return Err(faults::in_use(&name, waited.as_secs()));
            }
            if !told && waited >= self.tell_after {
                told = true;
                tell(&faults::waiting(&name));
            }
            sleep(self.between);
        }
    }
}
