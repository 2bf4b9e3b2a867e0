//! Where a programme goes, and in which form.

use std::path::{Path, PathBuf};

use crate::commands::cli::{ProgrammeArgs, ProgrammeFormat};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::programme::TABLES;
use crate::units::quote;

/// Something to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// The file; none for standard output.
    pub(super) file: Option<PathBuf>,
    pub(super) form: Form,
}

/// The form of what is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// For people: all tables, or one.
    Table(Option<String>),
    /// The same as Markdown.
    Markdown(Option<String>),
    /// The same as a page.
    Html(Option<String>),
    /// Everything.
    Json,
    /// One table.
    Csv(String),
}

/// All that is to be written; known before anything is read or written.
pub(super) fn targets(arguments: &ProgrammeArgs) -> Result<Vec<Target>, Diagnostic> {
    if arguments.output.is_empty() {
        let format = arguments.format.unwrap_or(ProgrammeFormat::Table);
        return Ok(vec![Target { file: None, form: form(format, arguments.table.as_deref(), None)? }]);
    }
    let mut targets = Vec::new();
    for path in &arguments.output {
        if is_folder(path) {
            targets.extend(folder(path, arguments)?);
            continue;
        }
        let format = arguments.format.or_else(|| by_extension(path)).ok_or_else(|| no_format(path))?;
        let file = Some(path.clone()).filter(|path| path != Path::new("-"));
        targets.push(Target { form: form(format, arguments.table.as_deref(), file.as_deref())?, file });
    }
    Ok(targets)
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// Every table, or the one that was named, as a file of a folder.
fn folder(path: &Path, arguments: &ProgrammeArgs) -> Result<Vec<Target>, Diagnostic> {
    if !matches!(arguments.format, None | Some(ProgrammeFormat::Csv)) {
        let shown = quote(&path.display().to_string());
        let message = say!(
            "{shown} is a folder, which takes tables as CSV only; name a file",
            "{shown} es una carpeta, que solo recibe tablas en CSV; indique un archivo"
        );
        return Err(Diagnostic::error(Code::NO_TABLE, message));
    }
    let wanted = |name: &&str| arguments.table.as_deref().is_none_or(|table| table == *name);
    let target = |name: &str| Target { file: Some(path.join(format!("{name}.csv"))), form: Form::Csv(name.to_owned()) };
    Ok(TABLES.into_iter().filter(wanted).map(target).collect())
}

fn form(format: ProgrammeFormat, table: Option<&str>, file: Option<&Path>) -> Result<Form, Diagnostic> {
    let named = table.map(str::to_owned);
    Ok(match format {
        ProgrammeFormat::Table => Form::Table(named),
        ProgrammeFormat::Markdown => Form::Markdown(named),
        ProgrammeFormat::Html => Form::Html(named),
        ProgrammeFormat::Json if named.is_none() => Form::Json,
        ProgrammeFormat::Json => {
            let message = Text::new(
                "JSON always holds everything; leave `--table` out",
                "el JSON siempre contiene todo; omita `--table`",
            );
            return Err(Diagnostic::error(Code::NO_TABLE, message));
        }
        ProgrammeFormat::Csv => {
            let stem = file.and_then(Path::file_stem).and_then(|stem| stem.to_str());
            let by_name = || stem.filter(|stem| TABLES.contains(stem)).map(str::to_owned);
            Form::Csv(named.or_else(by_name).ok_or_else(no_table)?)
        }
    })
}

fn by_extension(path: &Path) -> Option<ProgrammeFormat> {
    match path.extension()?.to_str()? {
        "txt" => Some(ProgrammeFormat::Table),
        "md" => Some(ProgrammeFormat::Markdown),
        "html" => Some(ProgrammeFormat::Html),
        "json" => Some(ProgrammeFormat::Json),
        "csv" => Some(ProgrammeFormat::Csv),
        _ => None,
    }
}

fn no_format(path: &Path) -> Diagnostic {
    let shown = quote(&path.display().to_string());
    let message = say!(
        "the extension of {shown} names no format; use .txt, .md, .html, .json or .csv, give `--format`, or end a folder with `/`",
        "la extensión de {shown} no indica ningún formato; use .txt, .md, .html, .json o .csv, indique `--format` o termine la carpeta con `/`"
    );
    Diagnostic::error(Code::UNREADABLE, message)
}

fn no_table() -> Diagnostic {
    let all = TABLES.join("`, `");
    let message =
        Text::new("CSV holds one table, and none was named", "el CSV contiene una sola tabla y no se indicó cuál");
    let help = say!(
        "`--table` with one of `{all}`; or `-o FOLDER/` for all",
        "`--table` con una de `{all}`; o `-o CARPETA/` para todas"
    );
    Diagnostic::error(Code::NO_TABLE, message).help(help)
}
