//! Puts a new file in its place, whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many hidden names are tried that others may have taken.
const MOST_NAMES: u32 = 100;

/// What is done to files and their folder. The tests have one that fails, or stops, where they want.
pub trait Steps {
    /// Makes a file that is not there yet, open to read and to write.
    ///
    /// # Errors
    /// Something stands there already, or the system refuses.
    fn make(&mut self, path: &Path) -> io::Result<File>;

    /// Writes bytes into a new file, and returns once they will survive a loss of power.
    ///
    /// # Errors
    /// The system refuses.
    fn fill(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file a second name, where nothing stands yet.
    ///
    /// # Errors
    /// Something stands there already, or the file system has no second names.
    fn link(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Moves a file over another.
    ///
    /// # Errors
    /// The system refuses.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a name away.
    ///
    /// # Errors
    /// The system refuses.
    fn remove(&mut self, path: &Path) -> io::Result<()>;

    /// Returns once the names in the folder of a file will survive a loss of power.
    ///
    /// # Errors
    /// Whether they will is not known.
    fn sync_folder(&mut self, path: &Path) -> io::Result<()>;
}

/// The steps of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Steps for System {
    fn make(&mut self, path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(path)
    }

    fn fill(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn link(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&mut self, path: &Path) -> io::Result<()> {
        if cfg!(unix) {
            File::open(folder(path))?.sync_all()?;
        }
        Ok(())
    }
}

/// The folder of a file.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a file that is not there yet, with all of its bytes, and locks it; gives it once it will survive a loss of power.
///
/// The bytes are written under a hidden name, which then gets the real one: who is stopped on the way leaves the real name
/// free, or with the whole file. Only where a file system has no second names may an empty file be left there.
///
/// # Errors
/// Something stands there already, or a step fails; nothing stands there then.
pub fn place(steps: &mut impl Steps, path: &Path, bytes: &[u8]) -> io::Result<File> {
    let (beside, mut file) = beside(steps, path)?;
    let written = file.try_lock().map_err(io::Error::from).and_then(|()| steps.fill(&mut file, bytes));
    let placed = written.and_then(|()| put(steps, &beside, path));
    if let Err(error) = placed {
        // What is left under the hidden name harms nobody.
        let _ = steps.remove(&beside);
        return Err(error);
    }
    if let Err(error) = steps.sync_folder(path) {
        let _ = steps.remove(path);
        return Err(error);
    }
    Ok(file)
}

/// A new file with a hidden name in the same folder.
fn beside(steps: &mut impl Steps, path: &Path) -> io::Result<(PathBuf, File)> {
    let process = std::process::id();
    for number in 1..=MOST_NAMES {
        let beside = folder(path).join(format!(".auditlite-{process}-{number}.new"));
        match steps.make(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(format!("{MOST_NAMES} files with hidden names are left there")))
}

/// Gives the file its name, in the place of nothing.
fn put(steps: &mut impl Steps, beside: &Path, path: &Path) -> io::Result<()> {
    match steps.link(beside, path) {
        Ok(()) => {
            let _ = steps.remove(beside);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // No second names here: an empty file holds the place, so that nothing of another's is replaced.
        Err(_) => {
            drop(steps.make(path)?);
            steps.rename(beside, path).inspect_err(|_| {
                let _ = steps.remove(path);
            })
        }
    }
}
