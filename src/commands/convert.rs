//! `auditlite convert`: a saved report in other formats.

use std::io;

use super::cli::ConvertArgs;
use super::entries::{Delivery, Entry};
use super::{Exit, Output, input};
use crate::diagnostic::{Code, Diagnostic, Lang, Texts, say};
use crate::report::{Saved, read_all};

/// Most letters of the name of a profile that are shown.
const NAME: usize = 200;

pub(super) fn run(arguments: &ConvertArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let asked: Option<Lang> = arguments.lang.map(Into::into);
    let lang = asked.unwrap_or_default();
    let delivery = match Delivery::of(&arguments.to, output.terminal) {
        Ok(delivery) => delivery,
        Err(problems) => return output.refuse(&problems, lang),
    };
    let (file, bytes) = match input::read(&arguments.report) {
        Ok(read) => read,
        Err(rejected) => {
            output.complain(&rejected.diagnostics, lang)?;
            return Ok(Exit::Input);
        }
    };
    let saved = match read_all(&file, &bytes) {
        Ok(saved) => saved,
        Err(problems) => {
            output.complain_in(&Texts::one(&file, &bytes), &problems, lang)?;
            return Ok(Exit::Input);
        }
    };
    let of_report = saved.iter().find_map(|saved| match saved {
        Saved::Report(report) => Some(report.lang),
        Saved::Rejected { .. } => None,
    });
    let Some(of_report) = of_report else {
        let message = say!(
            "the file holds no report: its profiles were rejected",
            "el archivo no contiene ningún informe: sus perfiles fueron rechazados"
        );
        output.complain([&Diagnostic::error(Code::SAVED_REPORT, message).in_file(&file)], lang)?;
        return Ok(Exit::Input);
    };
    let mut entries = Vec::new();
    let mut rejected = false;
    for one in saved {
        match one {
            Saved::Report(report) => {
                if asked.is_some_and(|asked| asked != report.lang) {
                    output.complain([&other_language(&file, report.lang, &report.file)], lang)?;
                    return Ok(Exit::Usage);
                }
                entries.push(Entry::Report(report));
            }
            Saved::Rejected { file, diagnostics } => {
                rejected = true;
                entries.push(Entry::Rejected { file, diagnostics });
            }
        }
    }
    let exit = delivery.deliver(&entries, of_report, output)?;
    Ok(if exit == Exit::Done && rejected { Exit::Partial } else { exit })
}

/// A report holds titles, reasons and steps in one language only: half of it would stay as it is.
fn other_language(file: &str, lang: Lang, profile: &str) -> Diagnostic {
    let (own, other) = match lang {
        Lang::En => (["English", "inglés"], "es"),
        Lang::Es => (["Spanish", "español"], "en"),
    };
    let [own_en, own_es] = own;
    let profile: String = profile.chars().filter(|letter| !letter.is_control()).take(NAME).collect();
    let profile = format!("`auditlite recommend {profile} --lang {other}`");
    let message = say!(
        "the report is in {own_en}, and so are the texts of its measures: it cannot be put into another language",
        "el informe está en {own_es}, y también los textos de sus medidas: no se puede pasar a otro idioma"
    );
    let help = say!("make it anew from its profile: {profile}", "créelo de nuevo a partir de su perfil: {profile}");
    Diagnostic::error(Code::REPORT_LANGUAGE, message).in_file(file).on("lang").help(help)
}
