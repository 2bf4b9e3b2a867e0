//! The report on paper: the elements of the page (`html`) go as XML, and what else there is as JSON, to a layout in
//! Typst (`report.typ`), which is compiled in. Texts are data to it and never its source.
//!
//! The typesetter is a Cargo feature, `pdf`: it is more code than all the rest.

#[cfg(feature = "pdf")]
mod letters;
#[cfg(feature = "pdf")]
mod typeset;
#[cfg(feature = "pdf")]
mod world;

use super::format::Setting;
use super::model::Report;
use crate::diagnostic::{Code, Diagnostic, say};

/// Why this build makes no PDF, if it does not.
pub(super) fn missing() -> Option<Diagnostic> {
    let message = say!(
        "this build of the program makes no PDF: it was compiled without its typesetter, the Cargo feature `pdf`",
        "esta compilación del programa no genera PDF: se compiló sin su tipógrafo, la opción `pdf` de Cargo"
    );
    let help = say!(
        "install it from its source with `cargo install --path . --features pdf`; or make `-o report.html` and print it, which a browser saves as PDF",
        "instálelo desde su código fuente con `cargo install --path . --features pdf`; o genere `-o informe.html` e imprímalo, el navegador lo guarda como PDF"
    );
    (!cfg!(feature = "pdf")).then(|| Diagnostic::error(Code::NO_PDF, message).help(help))
}

/// The report as PDF.
///
/// # Errors
/// A report that cannot be typeset, of which only a logo can be the cause.
#[cfg(feature = "pdf")]
pub(super) fn pdf(report: &Report, setting: Setting<'_>) -> Result<Vec<u8>, Diagnostic> {
    typeset::typeset(report, setting)
}

/// The report as PDF, which this build does not make.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(_: &Report, _: Setting<'_>) -> Result<Vec<u8>, Diagnostic> {
    missing().map_or_else(|| Ok(Vec::new()), Err)
}
