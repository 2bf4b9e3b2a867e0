//! What a workbook says of its contents: sheets, names, where its parts lie.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::dates::Epoch;
use super::refusal::{damaged, too_large};
use super::xml::{Step, Xml};
use crate::diagnostic::{Diagnostic, Text, say};
use crate::units::quote;

/// Most sheets that are read.
const MOST_SHEETS: usize = 255;

/// Most defined names.
const MOST_NAMES: usize = 20_000;

/// What a workbook says of itself.
pub(super) struct Contents {
    /// Sheets with cells, in order: the name and where its part lies.
    pub(super) sheets: Vec<(String, String)>,
    /// Defined names.
    pub(super) names: Vec<Name>,
    /// The day from which dates count.
    pub(super) epoch: Epoch,
    /// Where the texts that cells share lie.
    pub(super) strings: Option<String>,
    /// Where the formats of cells lie.
    pub(super) styles: Option<String>,
}

/// A defined name.
pub(super) struct Name {
    /// The name.
    pub(super) key: String,
    /// What it stands for.
    pub(super) text: String,
    /// Whether it holds in the whole workbook.
    pub(super) of_workbook: bool,
}

/// A part that another one leads to.
struct Link {
    kind: String,
    path: String,
}

/// Where the workbook itself lies in the archive.
pub(super) fn home(archive: &mut Archive<'_>) -> Result<String, Diagnostic> {
    let links = links(archive, "_rels/.rels", "")?;
    let found = links.into_values().find(|link| link.kind == "officeDocument");
    match found {
        Some(link) if link.path.ends_with(".xml") && !link.path.starts_with("word/") => Ok(link.path),
        _ => Err(archive.refuse()),
    }
}

/// Reads the workbook at its place.
pub(super) fn read(archive: &mut Archive<'_>, home: &str) -> Result<Contents, Diagnostic> {
    let (folder, name) = home.rsplit_once('/').unwrap_or(("", home));
    let links = links(archive, &joined(folder, &format!("_rels/{name}.rels")), folder)?;
    let file = archive.file;
    let Some(text) = archive.part(home)? else {
        let home = quote(home);
        return Err(damaged(file, say!("{home} is missing from the workbook", "falta {home} en el libro")));
    };
    let of_kind = |kind: &str| links.values().find(|link| link.kind == kind).map(|link| link.path.clone());
    let mut contents = Contents {
        sheets: Vec::new(),
        names: Vec::new(),
        epoch: Epoch::Of1900,
        strings: of_kind("sharedStrings"),
        styles: of_kind("styles"),
    };
    let mut xml = Xml::new(file, home, &text);
    loop {
        let tag = match xml.next()? {
            Step::Open(tag) => tag,
            Step::End => break,
            Step::Close(_) | Step::Text(_) => continue,
        };
        match tag.name().as_str() {
            "workbookPr" if tag.attribute("date1904").is_some_and(|value| ["1", "true"].contains(&value.as_str())) => {
                contents.epoch = Epoch::Of1904;
            }
            "sheet" => {
                let (Some(name), Some(id)) = (tag.attribute("name"), tag.attribute("id")) else {
                    return Err(xml.bad());
                };
                match links.get(&id) {
                    Some(link) if link.kind == "worksheet" => contents.sheets.push((name, link.path.clone())),
                    Some(_) => {}
                    None => return Err(missing(file, &name)),
                }
            }
            "definedName" => {
                let Some(name) = tag.attribute("name") else { return Err(xml.bad()) };
                let of_workbook = tag.attribute("localSheetId").is_none();
                let text = xml.text_inside()?;
                contents.names.push(Name { key: name, text, of_workbook });
            }
            _ => {}
        }
        if contents.sheets.len() > MOST_SHEETS || contents.names.len() > MOST_NAMES {
            return Err(too_large(
                file,
                say!(
                    "the workbook has more than {MOST_SHEETS} sheets or {MOST_NAMES} names",
                    "el libro tiene más de {MOST_SHEETS} hojas o {MOST_NAMES} nombres"
                ),
            ));
        }
    }
    if contents.sheets.is_empty() {
        return Err(damaged(file, Text::new("the workbook has no sheet", "el libro no tiene ninguna hoja")));
    }
    Ok(contents)
}

fn missing(file: &str, name: &str) -> Diagnostic {
    let name = quote(name);
    damaged(file, say!("the sheet {name} is missing from the file", "falta la hoja {name} en el archivo"))
}

/// The parts that one leads to, by their ids; none if it says nothing of others.
fn links(archive: &mut Archive<'_>, part: &str, folder: &str) -> Result<BTreeMap<String, Link>, Diagnostic> {
    let mut links = BTreeMap::new();
    let file = archive.file;
    let Some(text) = archive.part(part)? else { return Ok(links) };
    let mut xml = Xml::new(file, part, &text);
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.name() == "Relationship" => {
                let inside = tag.attribute("TargetMode").is_none_or(|mode| mode != "External");
                let (id, kind, target) = (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"));
                if let (true, Some(id), Some(kind), Some(target)) = (inside, id, kind, target) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    links.insert(id, Link { kind, path: joined(folder, &target) });
                }
            }
            Step::End => return Ok(links),
            _ => {}
        }
    }
}

/// The path of a part that is named from a folder.
fn joined(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}
