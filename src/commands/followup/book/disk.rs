//! A ledger in a file system.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::Storage;
use super::faults;
use crate::diagnostic::Diagnostic;

/// How many files of torn lines a ledger may have beside it before somebody must look.
const MOST_TORN: u32 = 10_000;

/// The file of a ledger.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    file: File,
}

impl Disk {
    /// Opens a ledger that is there, to read and to write. A link is not followed: what it leads to may be another's.
    ///
    /// # Errors
    /// It is not there, it is no plain file, or it may not be written.
    pub fn open(path: &Path) -> Result<Disk, Diagnostic> {
        let shown = path.display().to_string();
        let found = fs::symlink_metadata(path).map_err(|error| faults::not_opened(&shown, &error))?;
        plain(&shown, &found)?;
        let file = OpenOptions::new().read(true).write(true).open(path);
        let file = file.map_err(|error| faults::not_opened(&shown, &error))?;
        // Between the look and the opening somebody may have put a link there.
        let opened = file.metadata().map_err(|error| faults::not_opened(&shown, &error))?;
        if !same(&found, &opened) {
            return Err(faults::link(&shown));
        }
        plain(&shown, &opened)?;
        Ok(Disk { path: path.to_path_buf(), file })
    }

    /// Makes a ledger that is not there yet, with its first bytes; gives it once they will survive a loss of power.
    ///
    /// # Errors
    /// Something stands there already, its folder is missing, or it cannot be written. Nothing is left behind.
    pub fn create(path: &Path, bytes: &[u8]) -> Result<Disk, Diagnostic> {
        let shown = path.display().to_string();
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => return Err(faults::link(&shown)),
            Ok(found) if found.is_dir() => return Err(faults::folder(&shown)),
            Ok(_) => return Err(faults::exists(&shown)),
            Err(_) => {}
        }
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(path);
        let mut file = file.map_err(|error| faults::not_created(&shown, &error))?;
        let written = file.try_lock().map_err(io::Error::from).and_then(|()| {
            file.write_all(bytes)?;
            file.sync_all()?;
            sync_folder(path)
        });
        match written {
            Ok(()) => Ok(Disk { path: path.to_path_buf(), file }),
            Err(error) => {
                let _ = fs::remove_file(path);
                Err(faults::not_created(&shown, &error))
            }
        }
    }
}

/// Whether it can be a ledger's file that may be written; the super-user too must keep to a file's mode.
fn plain(shown: &str, found: &Metadata) -> Result<(), Diagnostic> {
    if found.is_symlink() {
        return Err(faults::link(shown));
    }
    if found.is_dir() {
        return Err(faults::folder(shown));
    }
    if !found.is_file() {
        return Err(faults::no_file(shown));
    }
    if found.permissions().readonly() {
        return Err(faults::read_only(shown));
    }
    Ok(())
}

#[cfg(unix)]
fn same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Elsewhere the standard library does not tell files apart; the kind is all that is compared.
#[cfg(not(unix))]
fn same(a: &Metadata, b: &Metadata) -> bool {
    a.file_type() == b.file_type()
}

/// A new name in a folder survives a loss of power once the folder is written.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

impl Storage for Disk {
    fn name(&self) -> String {
        self.path.display().to_string()
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn unlock(&mut self) {
        // The lock goes with the file at the latest.
        let _ = self.file.unlock();
    }

    fn is_in_place(&mut self) -> io::Result<bool> {
        let found = fs::symlink_metadata(&self.path)?;
        Ok(found.is_file() && same(&found, &self.file.metadata()?))
    }

    fn size(&mut self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    fn read(&mut self, from: u64) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<usize> {
        self.file.seek(SeekFrom::Start(at))?;
        loop {
            match self.file.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                written => return written,
            }
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.file.set_len(size)
    }

    fn keep(&mut self, bytes: &[u8]) -> io::Result<String> {
        for number in 1..=MOST_TORN {
            let mut path = self.path.clone().into_os_string();
            path.push(format!(".torn-{number}"));
            let path = PathBuf::from(path);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(mut file) => {
                    let kept = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| sync_folder(&path));
                    if kept.is_err() {
                        let _ = fs::remove_file(&path);
                    }
                    return kept.map(|()| path.display().to_string());
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other(format!("there are {MOST_TORN} files of torn lines already")))
    }
}
