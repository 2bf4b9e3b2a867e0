//! Where a command writes: standard output and files, each with its format, known before anything is read or written.

use std::io;
use std::path::{Path, PathBuf};

use super::cli::SheetOutputArgs;
use super::files::{Overwrite, check, write};
use super::{Exit, Output, Terminal};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::report::{Content, Format, SheetFormat};
use crate::units::quote;

/// Standard output, where it stands among files.
const STANDARD: &str = "-";

/// A format that files can have.
pub(super) trait FileFormat: Copy + PartialEq + Default {
    /// The extensions, as a person lists them.
    const EXTENSIONS: &'static [&'static str];

    /// The format of an extension.
    fn by_extension(extension: &str) -> Option<Self>;

    /// Whether a file of this format may have an extension.
    fn goes_with(self, extension: &str) -> bool;

    /// Whether a terminal can show it.
    fn content(self) -> Content;

    /// Its word on the command line.
    fn name(self) -> &'static str;
}

/// What a command writes to.
pub(super) struct Targets<F> {
    /// The format of standard output, where the result goes there.
    pub(super) standard: Option<F>,
    /// The files, each with its format.
    pub(super) files: Vec<(PathBuf, F)>,
    overwrite: Overwrite,
}

impl Targets<SheetFormat> {
    /// Where a sheet or list goes.
    ///
    /// # Errors
    /// As [`Targets::of`].
    pub(super) fn of_sheet(to: &SheetOutputArgs, terminal: Terminal) -> Result<Self, Vec<Diagnostic>> {
        let overwrite = if to.force { Overwrite::Force } else { Overwrite::Never };
        Self::of(&to.output, to.format.map(Into::into), overwrite, terminal)
    }
}

impl<F: FileFormat> Targets<F> {
    /// The targets that were asked for. The extension of a file names its format; `--format` is that of standard output,
    /// of files whose extension names none, and chooses among formats of one extension.
    ///
    /// # Errors
    /// A file whose extension names no format; `--format` where each file has another by its extension; a format that is
    /// no text for a terminal; a file that is named twice, is there already, or cannot be written.
    pub(super) fn of(
        outputs: &[PathBuf],
        asked: Option<F>,
        overwrite: Overwrite,
        terminal: Terminal,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut targets = Self { standard: None, files: Vec::new(), overwrite };
        let mut heeded = asked.is_none() || outputs.is_empty();
        if outputs.is_empty() {
            targets.standard = Some(asked.unwrap_or_default());
        }
        for path in outputs {
            if path == Path::new(STANDARD) {
                targets.standard = Some(asked.unwrap_or_default());
                heeded = true;
                continue;
            }
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            let format = match (asked, F::by_extension(extension)) {
                (Some(asked), by_extension) if asked.goes_with(extension) || by_extension.is_none() => {
                    heeded = true;
                    asked
                }
                (_, Some(format)) => format,
                (_, None) => return Err(vec![no_format::<F>(path)]),
            };
            targets.files.push((path.clone(), format));
        }
        if let (Some(asked), false) = (asked, heeded) {
            return Err(vec![contradiction(asked, &targets.files)]);
        }
        if let Some(format) = targets.standard.filter(|format| format.content() == Content::Bytes)
            && terminal.shows_output
        {
            return Err(vec![to_terminal(format)]);
        }
        check(&targets.files.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>(), overwrite)?;
        Ok(targets)
    }

    /// Writes to all targets: first all is made, then files are written, all of them or none, and standard output last.
    pub(super) fn deliver(
        &self,
        lang: Lang,
        output: &mut Output<'_>,
        make: impl Fn(F) -> Result<Vec<u8>, Diagnostic>,
    ) -> io::Result<Exit> {
        let made: Result<Vec<Vec<u8>>, Diagnostic> = self.files.iter().map(|(_, format)| make(*format)).collect();
        let (made, standard) = match (made, self.standard.map(&make).transpose()) {
            (Ok(made), Ok(standard)) => (made, standard),
            (Err(problem), _) | (_, Err(problem)) => return output.refuse(&[problem], lang),
        };
        let files: Vec<(PathBuf, &[u8])> =
            self.files.iter().zip(&made).map(|((path, _), bytes)| (path.clone(), bytes.as_slice())).collect();
        if let Err(problems) = write(&files, self.overwrite) {
            return output.refuse(&problems, lang);
        }
        output.out.write_all(&standard.unwrap_or_default())?;
        Ok(Exit::Done)
    }
}

fn usage(message: Text) -> Diagnostic {
    Diagnostic::error(Code::BAD_FORMAT, message)
}

fn no_format<F: FileFormat>(path: &Path) -> Diagnostic {
    let shown = quote(&path.display().to_string());
    let dotted: Vec<String> = F::EXTENSIONS.iter().map(|extension| format!(".{extension}")).collect();
    let (last, others) = dotted.split_last().map_or(("", String::new()), |(last, others)| (last, others.join(", ")));
    usage(say!(
        "the extension of {shown} names no format; use {others} or {last}, or give `--format`",
        "la extensión de {shown} no indica ningún formato; use {others} o {last}, o indique `--format`"
    ))
}

fn contradiction<F: FileFormat>(asked: F, files: &[(PathBuf, F)]) -> Diagnostic {
    let name = asked.name();
    let (file, format) =
        files.first().map_or((String::new(), ""), |(path, format)| (quote(&path.display().to_string()), format.name()));
    usage(say!(
        "the extension of {file} asks for `{format}` and `--format` for `{name}`",
        "la extensión de {file} pide `{format}` y `--format` pide `{name}`"
    ))
    .help(say!(
        "leave one of both out; with `-o -` too, `--format` is that of standard output",
        "quite uno de los dos; si además da `-o -`, `--format` es el de la salida estándar"
    ))
}

fn to_terminal<F: FileFormat>(format: F) -> Diagnostic {
    let name = format.name();
    usage(say!(
        "`{name}` is no text, and a terminal would not show it",
        "`{name}` no es texto y una terminal no lo mostraría"
    ))
    .help(say!("write it to a file: `-o FILE.{name}`", "escríbalo en un archivo: `-o ARCHIVO.{name}`"))
}

impl FileFormat for Format {
    const EXTENSIONS: &'static [&'static str] = &["txt", "md", "csv", "html", "xlsx", "pdf", "json"];

    fn by_extension(extension: &str) -> Option<Self> {
        Format::by_extension(extension)
    }

    fn goes_with(self, extension: &str) -> bool {
        Format::goes_with(self, extension)
    }

    fn content(self) -> Content {
        Format::content(self)
    }

    fn name(self) -> &'static str {
        Format::name(self)
    }
}

impl FileFormat for SheetFormat {
    const EXTENSIONS: &'static [&'static str] = &["txt", "md", "json"];

    fn by_extension(extension: &str) -> Option<Self> {
        SheetFormat::by_extension(extension)
    }

    fn goes_with(self, extension: &str) -> bool {
        Self::by_extension(extension) == Some(self)
    }

    fn content(self) -> Content {
        Content::Text
    }

    fn name(self) -> &'static str {
        match self {
            SheetFormat::Table => "table",
            SheetFormat::Markdown => "markdown",
            SheetFormat::Json => "json",
        }
    }
}
