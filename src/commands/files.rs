//! Writes files that must not be there yet: all of them or none, and none by half.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, say};

/// Writes files that are not there yet. If one cannot be written, those before it are taken away again.
///
/// # Errors
/// A file that is there already, or the first one that cannot be written.
pub(super) fn write_new(files: &[(PathBuf, &[u8])]) -> Result<(), Diagnostic> {
    for (path, _) in files {
        if fs::symlink_metadata(path).is_ok() {
            let shown = path.display().to_string();
            let message =
                say!("`{shown}` exists already and was left as it is", "`{shown}` ya existe y se dejó como está");
            return Err(Diagnostic::error(Code::UNREADABLE, message));
        }
    }
    let mut written = Written::default();
    for (path, bytes) in files {
        if let Err(error) = written.write(path, bytes) {
            written.take_back();
            return Err(unwritable(path, &error));
        }
    }
    Ok(())
}

/// A path that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = path.display().to_string();
    let message = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            say!("`{shown}` may not be written", "no hay permiso para escribir `{shown}`")
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            say!(
                "`{shown}` cannot be written: a file stands where its folder belongs",
                "no se puede escribir `{shown}`: hay un archivo donde va su carpeta"
            )
        }
        _ => say!("`{shown}` cannot be written: {error}", "no se puede escribir `{shown}`: {error}"),
    };
    Diagnostic::error(Code::UNREADABLE, message)
}

#[derive(Default)]
struct Written {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Written {
    /// The bytes go to a file of another name first, so that nobody ever sees half of it.
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            let missing: Vec<PathBuf> =
                folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_path_buf).collect();
            fs::create_dir_all(folder)?;
            self.folders.extend(missing.into_iter().rev());
        }
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(".part");
        let part = path.with_file_name(name);
        let done = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
        if done.is_ok() {
            self.files.push(path.to_path_buf());
        } else {
            let _ = fs::remove_file(&part);
        }
        done
    }

    fn take_back(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        // Only folders that are empty go, so what others have put there stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
