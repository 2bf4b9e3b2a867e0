//! `auditlite backtest`.

use std::io;

use super::cli::{BacktestArgs, FormatArg};
use super::progress::Progress;
use super::{Exit, Output, input};
use crate::backtest::{Layout, Summary, at_plant, read, render};
use crate::diagnostic::{Diagnostic, Lang, Texts};

/// Columns of the table.
const WIDTH: usize = 80;

pub(super) fn run(arguments: &BacktestArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let (file, bytes) = match input::read(&arguments.file) {
        Ok(read) => read,
        Err(rejected) => {
            output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
            return Ok(Exit::Input);
        }
    };
    let texts = Texts::one(&file, &bytes);
    let backtest = match read(&file, &bytes, &library) {
        Ok(backtest) => backtest,
        Err(problems) => {
            output.complain_in(&texts, &problems, lang)?;
            return Ok(Exit::Input);
        }
    };
    output.complain_in(&texts, &backtest.problems, lang)?;
    if backtest.plants.is_empty() {
        return Ok(Exit::Input);
    }
    let mut results = Vec::new();
    let plants = backtest.plants.len();
    let progress = Progress::of_parts(plants, ["plants", "plantas"], lang, output.terminal);
    for plant in &backtest.plants {
        match at_plant(&library, plant) {
            Ok(result) => results.push(result),
            Err(problem) => {
                progress.aside(|| output.complain([&problem], lang))?;
                return Ok(Exit::Internal);
            }
        }
        progress.step();
    }
    drop(progress);
    let summary = Summary::of(&backtest, &results);
    let text = match arguments.format {
        FormatArg::Table => render(&summary, Layout::Text(WIDTH), lang),
        FormatArg::Markdown => render(&summary, Layout::Markdown, lang),
        FormatArg::Json => format!("{:#}\n", serde_json::to_value(&summary).unwrap_or_default()),
    };
    output.out.write_all(text.as_bytes())?;
    let in_part = !backtest.rejected.is_empty() || library.problems.iter().any(Diagnostic::is_error);
    Ok(if in_part { Exit::Partial } else { Exit::Done })
}
