//! `auditlite followup sheet`.

use super::super::cli::{SheetArgs, SheetFormat};
use super::super::files::write_new;
use super::super::{Exit, Output};
use super::desk::{Work, look, stop, wrong_use};
use super::say::as_of;
use super::status::too_early;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::followup::{markdown, sheet, sheet_csv};
use crate::ledger::State;
use crate::units::quote;

pub(super) fn run(arguments: &SheetArgs, output: &mut Output<'_>) -> Work<Exit> {
    let asked = arguments.lang.map(Lang::from);
    let format = format(arguments).map_err(|problem| wrong_use(output, problem, asked.unwrap_or_default()))?;
    let (ledger, lang) = look(&arguments.ledger, arguments.lang, output)?;
    let day = as_of(arguments.as_of.as_deref()).map_err(|problem| wrong_use(output, problem, lang))?;
    if let Some(problem) = too_early(&ledger, day) {
        return Err(wrong_use(output, problem, lang));
    }
    let text = match format {
        SheetFormat::Markdown => sheet(&ledger, day, lang).map(|page| markdown(&page)),
        SheetFormat::Csv => State::at(&ledger, day).map(|state| sheet_csv(&state)),
    };
    let text = text.unwrap_or_default();
    let Some(path) = &arguments.output else {
        output.out.write_all(text.as_bytes())?;
        return Ok(Exit::Done);
    };
    write_new(&[(path.clone(), text.as_bytes())]).map_err(|problem| stop(output, &[problem], lang, Exit::Input))?;
    let name = quote(&path.display().to_string());
    writeln!(output.err, "{}", say!("written to {name}", "escrito en {name}").in_lang(lang))?;
    Ok(Exit::Done)
}

fn format(arguments: &SheetArgs) -> Result<SheetFormat, Diagnostic> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let Some(path) = &arguments.output else { return Ok(SheetFormat::Markdown) };
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("md") => Ok(SheetFormat::Markdown),
        Some("csv") => Ok(SheetFormat::Csv),
        _ => {
            let name = quote(&path.display().to_string());
            let message =
                say!("the extension of {name} names no format", "la extensión de {name} no indica ningún formato");
            let help = Text::new("use .md or .csv, or give `--format`", "use .md o .csv, o indique `--format`");
            Err(Diagnostic::error(Code::NOT_SAID, message).on("--output").help(help))
        }
    }
}
