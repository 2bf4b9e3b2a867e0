//! `auditlite bills`: each electricity bill worked out again and held against what was paid.

use std::io;

use super::cli::BillsArgs;
use super::input::{self, Named};
use super::{Exit, Output};
use crate::billing::Bills;
use crate::diagnostic::{Code, Diagnostic, Lang, Text};
use crate::report::{BillsReport, render_bills};

const WIDTH: usize = 80;

pub(super) fn run(arguments: &BillsArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    if let Err(problem) = input::check_bills(&arguments.beside, std::slice::from_ref(&arguments.profile)) {
        return output.refuse(&[problem], lang);
    }
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let named = Named::new(&arguments.profile, &arguments.beside);
    let Some((facility, warnings)) = input::open_profile(named, &library, lang, output)? else {
        return Ok(Exit::Input);
    };
    let bills = match Bills::of(&library, &facility) {
        Ok(Some(bills)) => bills,
        Ok(None) => return refuse(output, &facility.file, "electricity.bills", no_bills(), lang),
        Err(Some(problem)) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Input);
        }
        Err(None) => return refuse(output, &facility.file, "electricity.tariff", no_tariff(), lang),
    };
    // Of all that may be odd about a profile, what is about electricity belongs here.
    let about = |problem: &Diagnostic| problem.path.as_deref().is_some_and(|path| path.starts_with("electricity"));
    let warnings: Vec<Diagnostic> =
        library.problems.iter().cloned().chain(warnings.into_iter().filter(about)).collect();
    let failed = library.problems.iter().any(Diagnostic::is_error);
    let report = BillsReport::new(&facility, &bills, warnings, lang);
    output.out.write_all(render_bills(&report, arguments.format.into(), WIDTH).as_bytes())?;
    let lacking = report.bills.iter().any(|bill| bill.lines.is_empty());
    Ok(if failed || lacking { Exit::Partial } else { Exit::Done })
}

fn refuse(output: &mut Output<'_>, file: &str, path: &str, message: Text, lang: Lang) -> io::Result<Exit> {
    let problem = Diagnostic::error(Code::NO_TARIFF, message).in_file(file).on(path);
    output.complain([&problem], lang)?;
    Ok(Exit::Input)
}

fn no_bills() -> Text {
    Text::new(
        "the profile has no `electricity.bills`, so there is nothing to work out",
        "el perfil no tiene `electricity.bills`, así que no hay nada que calcular",
    )
}

fn no_tariff() -> Text {
    Text::new(
        "the profile names no `electricity.tariff` and gives no `contract_` prices, so no bill can be worked out",
        "el perfil no indica `electricity.tariff` ni precios `contract_`, así que no se puede calcular ningún recibo",
    )
}
