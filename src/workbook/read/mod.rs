//! Opens a workbook that a stranger sent: bounded in time and memory, each refusal with its own message.
//!
//! Nothing is believed that the file declares of itself. What is unpacked is counted while it is unpacked, parts are read
//! one after another as a stream of tags, cells are kept one by one and never as a rectangle, and texts that many cells
//! share are held once. XML may not declare entities.

mod archive;
mod contents;
mod dates;
mod kind;
mod refusal;
mod sheet;
mod strings;
mod styles;
mod xml;

use std::collections::BTreeMap;

use self::archive::Archive;
use self::sheet::{Room, Shared};
use super::{Sheet, Target, Workbook};
use crate::diagnostic::{Diagnostic, say};
use crate::units::quote;

/// Whether bytes are a workbook or would be one: a zip archive, or a file of old or encrypted Office.
pub fn is_workbook(bytes: &[u8]) -> bool {
    kind::is_archive(bytes) || kind::is_compound(bytes)
}

/// Reads a workbook: each cell with its address and what it holds, and what defined names lead to.
///
/// # Errors
/// It is something else, protected with a password, larger than any workbook for people, or damaged.
pub fn read_workbook(file: &str, bytes: &[u8]) -> Result<Workbook, Diagnostic> {
    if !kind::is_archive(bytes) {
        return Err(kind::refuse(file, bytes));
    }
    let mut archive = Archive::open(file, bytes)?;
    let home = contents::home(&mut archive)?;
    let contents = contents::read(&mut archive, &home)?;
    let shared = Shared {
        strings: strings::read(&mut archive, &contents)?,
        looks: styles::read(&mut archive, &contents)?,
        epoch: contents.epoch,
    };
    let mut room = Room::default();
    let mut sheets = Vec::new();
    for (name, path) in &contents.sheets {
        let Some(text) = archive.part(path)? else {
            let (name, path) = (quote(name), quote(path));
            return Err(refusal::damaged(
                file,
                say!(
                    "the sheet {name} is missing from the file ({path})",
                    "falta la hoja {name} en el archivo ({path})"
                ),
            ));
        };
        let cells = sheet::read((file, name), &text, &shared, &mut room)?;
        sheets.push(Sheet { name: name.clone(), cells });
    }
    Ok(Workbook { sheets, names: names(&contents.names) })
}

/// Names of the whole workbook; one that holds for a single sheet counts where no other leads anywhere.
fn names(found: &[contents::Name]) -> BTreeMap<String, Target> {
    let mut names = BTreeMap::new();
    for whole in [true, false] {
        for name in found.iter().filter(|name| name.of_workbook == whole) {
            let target = Target::parse(&name.text);
            let key = name.key.to_lowercase();
            match names.get(&key) {
                None | Some(Target::Broken | Target::Other) => drop(names.insert(key, target)),
                Some(Target::Cells { .. }) => {}
            }
        }
    }
    names
}
