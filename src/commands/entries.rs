//! Reports, and profiles that were rejected, on their way to files and standard output.

use std::io;
use std::path::PathBuf;

use serde_json::Value;

use super::cli::OutputArgs;
use super::files::Overwrite;
use super::letterhead::letterhead;
use super::targets::Targets;
use super::{Exit, Output, Terminal};
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::report::{
    FORMATS, Format, Letterhead, Paper, Report, Setting, Several, csv_of, json, rejected_line, render,
};
use crate::units::quote;

/// Columns of the table.
const WIDTH: usize = 80;

/// A report, or the profile that was rejected.
pub(super) enum Entry {
    /// A report.
    Report(Box<Report>),
    /// A profile that was rejected.
    Rejected {
        /// The profile.
        file: String,
        /// Why, as it stands in JSON.
        diagnostics: Vec<Value>,
    },
}

/// Where reports go, and on which letterhead.
pub(super) struct Delivery {
    targets: Targets<Format>,
    letterhead: Option<Letterhead>,
    paper: Paper,
}

impl Delivery {
    /// What the command line asks for, checked before anything is read or worked out.
    ///
    /// # Errors
    /// Targets that cannot be; a format that this build does not make; a letterhead that cannot be read, or that no
    /// target would show; a size of paper where nothing has pages.
    pub(super) fn of(to: &OutputArgs, terminal: Terminal) -> Result<Self, Vec<Diagnostic>> {
        let by_extension = |path: &PathBuf| Format::by_extension(path.extension()?.to_str()?);
        let mut asked = to.format.into_iter().chain(to.output.iter().filter_map(by_extension));
        if let Some(missing) = asked.find_map(Format::missing) {
            return Err(vec![missing]);
        }
        let overwrite = if to.force { Overwrite::Force } else { Overwrite::Never };
        let targets = Targets::of(&to.output, to.format, overwrite, terminal)?;
        let formats = || targets.files.iter().map(|(_, format)| *format).chain(targets.standard);
        if to.paper.is_some() && !formats().any(Format::has_paper) {
            return Err(vec![no_pages()]);
        }
        if to.template.is_some() && !formats().any(Format::has_letterhead) {
            return Err(vec![nowhere_to_show()]);
        }
        let letterhead = to.template.as_deref().map(letterhead).transpose()?;
        Ok(Self { targets, letterhead, paper: to.paper.map(Into::into).unwrap_or_default() })
    }

    /// Writes reports to all their targets.
    pub(super) fn deliver(&self, entries: &[Entry], lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
        let setting = Setting { width: WIDTH, letterhead: self.letterhead.as_ref(), paper: self.paper };
        self.targets.deliver(lang, output, |format| bytes(entries, format, setting, lang))
    }
}

fn no_pages() -> Diagnostic {
    let message = say!(
        "no output has pages of a size; `--paper` is for `pdf`",
        "ninguna salida tiene hojas de un tamaño; `--paper` es para `pdf`"
    );
    Diagnostic::error(Code::BAD_FORMAT, message)
}

fn nowhere_to_show() -> Diagnostic {
    let shown: Vec<String> =
        FORMATS.iter().filter(|entry| entry.format.has_letterhead()).map(|entry| format!("`{}`", entry.name)).collect();
    let shown = shown.join(", ");
    let message = say!(
        "no output shows a template; the formats that do: {shown}",
        "ninguna salida muestra una plantilla; los formatos que la muestran: {shown}"
    );
    Diagnostic::error(Code::BAD_FORMAT, message)
}

/// All entries in one format; JSON is one document a line if there are several.
fn bytes(entries: &[Entry], format: Format, setting: Setting<'_>, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let several = entries.len() > 1;
    if several && format.several() == Several::Single {
        return Err(one_only(format, entries.len()));
    }
    if format == Format::Csv {
        return Ok(rows(entries, lang));
    }
    let mut whole = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 && format != Format::Json {
            whole.push(b'\n');
        }
        match (entry, format) {
            (Entry::Report(report), Format::Json) => whole.extend(json(report, !several).into_bytes()),
            (Entry::Report(report), format) => whole.extend(render(report, format, setting)?),
            (Entry::Rejected { file, diagnostics }, Format::Json) => {
                whole.extend(format!("{}\n", rejected_line(file, diagnostics)).into_bytes());
            }
            // For people the problems stand on standard error; the report says that a profile is not in it.
            (Entry::Rejected { file, .. }, _) => {
                let file = quote(file);
                let line = say!("{file} was rejected; see the messages", "{file} fue rechazado; vea los mensajes");
                whole.extend(format!("{}\n", line.in_lang(lang)).into_bytes());
            }
        }
    }
    Ok(whole)
}

/// All plants under one head.
fn rows(entries: &[Entry], lang: Lang) -> Vec<u8> {
    let reports: Vec<&Report> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Report(report) => Some(report.as_ref()),
            Entry::Rejected { .. } => None,
        })
        .collect();
    let rejected: Vec<&str> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Report(_) => None,
            Entry::Rejected { file, .. } => Some(file.as_str()),
        })
        .collect();
    csv_of(&reports, &rejected, lang).into_bytes()
}

fn one_only(format: Format, count: usize) -> Diagnostic {
    let name = format.name();
    let message = say!(
        "a file of format `{name}` holds one report, and there are {count}",
        "un archivo de formato `{name}` contiene un informe, y hay {count}"
    );
    let help = say!(
        "give one at a time; `json`, `csv`, `markdown` and `table` hold several",
        "dé uno a la vez; `json`, `csv`, `markdown` y `table` admiten varios"
    );
    Diagnostic::error(Code::BAD_FORMAT, message).help(help)
}
