//! Lists the files of `rules/`, the example plants and the snapshots so that they are compiled into the program.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut code = list(&home.join("rules"), "FILES", &["rhai", "json", "csv", "md"], 1)?;
    // Folders within `examples/` hold no plants of the library.
    code.push_str(&list(&home.join("examples"), "PLANTS", &["json"], 0)?);
    code.push_str(&list(&home.join("snapshots/rules"), "SNAPSHOTS", &["snap"], 0)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("shipped.rs"), code)
}

/// The files of a folder and of so many levels of folders within it, as a table of their names and bytes.
fn list(root: &Path, table: &str, kept: &[&str], levels: usize) -> io::Result<String> {
    let mut files = Vec::new();
    if root.is_dir() {
        collect(root, kept, levels, &mut files)?;
    }
    files.sort();
    let mut code = format!("pub(super) static {table}: &[(&str, &[u8])] = &[\n");
    for file in files {
        let Ok(name) = file.strip_prefix(root) else { continue };
        let name = name.to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    ({name:?}, include_bytes!({:?})),", file.display().to_string());
    }
    code.push_str("];\n");
    Ok(code)
}

fn collect(folder: &Path, kept: &[&str], levels: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_kept = path.extension().is_some_and(|extension| kept.iter().any(|kept| extension == *kept));
        if path.is_dir() {
            if levels > 0 {
                collect(&path, kept, levels - 1, files)?;
            }
        } else if is_kept {
            files.push(path);
        }
    }
    Ok(())
}
