//! From a report to the bytes of its PDF.

use serde_json::json;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::letters::shown;
use super::world::{Sheet, fonts};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::report::format::{Paper, Setting};
use crate::report::html;
use crate::report::letterhead::Letterhead;
use crate::report::model::Report;
use crate::report::phrases::Phrases;

/// The report as PDF. The same report gives the same bytes.
pub(super) fn typeset(report: &Report, setting: Setting<'_>) -> Result<Vec<u8>, Diagnostic> {
    let sheet = Sheet::new(files(report, setting)).map_err(|error| failed(&error.to_string(), setting.letterhead))?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&sheet);
    let faults = |faults: &[SourceDiagnostic]| {
        let said = faults.first().map_or_else(String::new, |fault| fault.message.to_string());
        failed(&said, setting.letterhead)
    };
    let document = output.map_err(|found| faults(&found))?;
    // The standard for readers of documents aloud: it demands tags, a title, a language, a text for each picture.
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| failed(error.message(), setting.letterhead))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", report.profile_hash, report.library.hash)),
        creator: Smart::Custom(Some(format!("{} {}", report.program.name, report.program.version))),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| faults(&found))
}

/// What the layout reads.
fn files(report: &Report, setting: Setting<'_>) -> Vec<(String, Vec<u8>)> {
    let phrases = match setting.letterhead {
        Some(letterhead) => Phrases::worded(report, &letterhead.wording),
        None => Phrases::new(report),
    };
    let colours = html::colours(setting.letterhead);
    let logo = setting.letterhead.and_then(|letterhead| letterhead.logo.as_ref());
    let settings = json!({
        "paper": match setting.paper {
            Paper::Letter => "us-letter",
            Paper::A4 => "a4",
        },
        "drawings": html::of_drawings(&colours),
        "colours": colours,
        "logo": logo.map(|logo| &logo.name),
    });
    let mut files = vec![
        ("report.xml".to_owned(), shown(&html::on_paper(phrases), fonts()).into_bytes()),
        ("settings.json".to_owned(), settings.to_string().into_bytes()),
    ];
    files.extend(logo.map(|logo| (logo.name.clone(), logo.bytes.clone())));
    files
}

fn failed(said: &str, letterhead: Option<&Letterhead>) -> Diagnostic {
    let said = said.to_owned();
    let message = say!("the report cannot be typeset: {said}", "no se puede componer el informe: {said}");
    let problem = Diagnostic::error(Code::NOT_TYPESET, message);
    let help = match letterhead.and_then(|letterhead| letterhead.logo.as_ref()) {
        Some(logo) => {
            let name = &logo.name;
            say!(
                "a logo that needs other files, or that is damaged, does this: save `{name}` anew, best as PNG",
                "lo causa un logotipo que necesita otros archivos o está dañado: guarde `{name}` de nuevo, de preferencia como PNG"
            )
        }
        None => say!("make `-o report.html` and print it", "genere `-o informe.html` e imprímalo"),
    };
    problem.help(help)
}
