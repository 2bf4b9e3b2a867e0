//! `auditlite followup merge`: copies of one ledger that several hands have written.

use std::fs;

use super::super::cli::MergeArgs;
use super::super::{Exit, Output};
use super::book::Book;
use super::desk::{Work, look, stop, unusable};
use crate::diagnostic::{Diagnostic, Lang};
use crate::ledger::{Ledger, merge};
use crate::units::quote;

pub(super) fn run(arguments: &MergeArgs, output: &mut Output<'_>) -> Work<Exit> {
    let mut ledgers: Vec<Ledger> = Vec::new();
    let mut lang: Option<Lang> = None;
    for path in &arguments.ledgers {
        let (ledger, own) = look(path, arguments.lang, output)?;
        lang = lang.or(Some(own));
        ledgers.push(ledger);
    }
    let lang = lang.unwrap_or_default();
    let (total, new) = if fs::symlink_metadata(&arguments.output).is_ok() {
        let opened = Book::open(&arguments.output, &mut |_| {});
        let mut book = opened.map_err(|problems| unusable(output, &problems, lang))?;
        let new = book.absorb(&ledgers).map_err(|problems| stop(output, &problems, lang, Exit::Input))?;
        output.complain(&book.notes(), lang)?;
        (book.ledger().entries.len(), new)
    } else {
        let merged = merge(&ledgers).map_err(|problems: Vec<Diagnostic>| stop(output, &problems, lang, Exit::Input))?;
        let created = Book::create(&arguments.output, &merged.entries);
        created.map_err(|problems| unusable(output, &problems, lang))?;
        (merged.entries.len(), merged.entries.len())
    };
    let (file, copies) = (quote(&arguments.output.display().to_string()), ledgers.len());
    let line = match lang {
        Lang::En => format!(
            "{file}: {}, {new} new here, from {}",
            super::super::counted(total, "entry", "entries"),
            super::super::counted(copies, "copy", "copies")
        ),
        Lang::Es => format!(
            "{file}: {}, nuevos aquí: {new}, de {}",
            super::super::counted(total, "registro", "registros"),
            super::super::counted(copies, "copia", "copias")
        ),
    };
    writeln!(output.out, "{line}")?;
    Ok(Exit::Done)
}
