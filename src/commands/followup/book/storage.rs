//! Where the bytes of a ledger lie.

use std::io;

/// The file of a ledger. The tests have one that fails where they want.
pub trait Storage {
    /// What messages call it.
    fn name(&self) -> String;

    /// Takes the lock that only one writer can have; `false` if another has it.
    ///
    /// # Errors
    /// The file system has no locks, or refuses.
    fn try_lock(&mut self) -> io::Result<bool>;

    /// Gives the lock back.
    fn unlock(&mut self);

    /// Whether its path still leads to this very file.
    ///
    /// # Errors
    /// Nothing stands there, or it cannot be looked at.
    fn is_in_place(&mut self) -> io::Result<bool>;

    /// How many bytes it has.
    ///
    /// # Errors
    /// The system refuses.
    fn size(&mut self) -> io::Result<u64>;

    /// Its bytes from one on.
    ///
    /// # Errors
    /// They cannot be read.
    fn read(&mut self, from: u64) -> io::Result<Vec<u8>>;

    /// Writes bytes at its end, which is at `at`, by one call; gives how many were written.
    ///
    /// # Errors
    /// None could be written.
    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<usize>;

    /// Returns once all that was written will survive a loss of power.
    ///
    /// # Errors
    /// Whether it will is not known.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts it back to a size.
    ///
    /// # Errors
    /// The system refuses.
    fn cut(&mut self, size: u64) -> io::Result<()>;

    /// Keeps bytes in a new file beside it; gives the name of that file once it will survive a loss of power.
    ///
    /// # Errors
    /// They could not be kept.
    fn keep(&mut self, bytes: &[u8]) -> io::Result<String>;
}
