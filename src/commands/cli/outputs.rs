//! Where a report goes, and in which format.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::FormatArg;
use crate::report::{FORMATS, Format, Paper};

/// Where a report goes, and in which format.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Format of standard output, and of files whose extension names none
    #[arg(long, value_parser = formats())]
    pub format: Option<Format>,
    /// File to write instead of standard output (`-`), its format by its extension; may be given several times: all are
    /// written, or none
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Folder with the letterhead of a centre for Markdown, HTML and PDF: layout, words, logo, colours (see
    /// examples/template)
    #[arg(long, value_name = "DIR")]
    pub template: Option<PathBuf>,
    /// Size of the paper of PDF; letter if not given
    #[arg(long, value_enum)]
    pub paper: Option<PaperArg>,
    /// Write over files that are there already
    #[arg(long)]
    pub force: bool,
}

/// Where a sheet or list goes, and in which format.
#[derive(Debug, Args)]
pub struct SheetOutputArgs {
    /// Format of standard output, and of files whose extension names none
    #[arg(long, value_enum)]
    pub format: Option<FormatArg>,
    /// File to write instead of standard output (`-`), its format by its extension (.txt, .md, .json); may be given
    /// several times: all are written, or none
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write over files that are there already
    #[arg(long)]
    pub force: bool,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    /// 8.5 by 11 inches
    Letter,
    /// 210 by 297 mm
    A4,
}

impl From<PaperArg> for Paper {
    fn from(paper: PaperArg) -> Self {
        match paper {
            PaperArg::Letter => Paper::Letter,
            PaperArg::A4 => Paper::A4,
        }
    }
}

/// The formats by their words, each with what it is.
fn formats() -> impl TypedValueParser<Value = Format> {
    let words = FORMATS.iter().map(|entry| PossibleValue::new(entry.name).help(entry.help));
    PossibleValuesParser::new(words).map(|word| Format::named(&word).unwrap_or_default())
}
