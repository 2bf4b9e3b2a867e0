//! `auditlite followup start`: a report is accepted.

use std::fs;

use super::super::cli::StartArgs;
use super::super::today::today;
use super::super::{Exit, Output, input};
use super::book::Book;
use super::desk::{Desk, Stop, Work, last_start, stop, unusable, wrong_use};
use super::say::{author, day, recorded};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts, say};
use crate::json::head_text;
use crate::ledger::{Entry, Event, Ledger, PlantName, Promise, Section, Start, check, read_report};
use crate::report::clean;
use crate::units::{Currency, Day, format, quote};

pub(super) fn run(arguments: &StartArgs, output: &mut Output<'_>) -> Work<Exit> {
    let asked = arguments.recording.lang.map(Lang::from);
    let (file, bytes) = match input::read(&arguments.report) {
        Ok(read) => read,
        Err(rejected) => {
            output.complain_in(&rejected.texts(), &rejected.diagnostics, asked.unwrap_or_default())?;
            return Err(Stop::Said(Exit::Input));
        }
    };
    let of_report = if head_text(&bytes, "lang") == Some("es") { Lang::Es } else { Lang::En };
    let lang = asked.unwrap_or(of_report);
    let today = today();
    let on = arguments.recording.on.as_deref().map(|text| day(text, "--on")).transpose();
    let on = on.map_err(|problem| wrong_use(output, problem, lang))?.unwrap_or(today);
    if arguments.output.extension().is_none_or(|extension| extension != "jsonl") {
        return Err(wrong_use(output, extension(&arguments.output.display().to_string()), lang));
    }
    let (start, notes) = match read_report(&file, &bytes, on) {
        Ok(read) => read,
        Err(problems) => {
            output.complain_in(&Texts::one(&file, &bytes), &problems, lang)?;
            return Err(Stop::Said(Exit::Input));
        }
    };
    let is_there = fs::symlink_metadata(&arguments.output).is_ok();
    if !is_there {
        output.complain_in(&Texts::one(&file, &bytes), &notes, lang)?;
        return first(arguments, start, (on, today), lang, output);
    }
    let mut desk = Desk::open(&arguments.output, &arguments.recording, output)?;
    let refused = last_start(desk.book.ledger()).and_then(|last| refuse(desk.book.ledger(), last, &start, arguments));
    if let Some(problem) = refused {
        return Err(wrong_use(output, problem, desk.lang));
    }
    output.complain_in(&Texts::one(&file, &bytes), &notes, desk.lang)?;
    again(&mut desk, start, output)
}

/// The first report of a plant.
fn first(
    arguments: &StartArgs,
    start: Start,
    (on, today): (Day, Day),
    lang: Lang,
    output: &mut Output<'_>,
) -> Work<Exit> {
    let shown = arguments.output.display().to_string();
    if arguments.again {
        let name = quote(&shown);
        let message = say!(
            "there is no ledger {name} to which a second visit could be added",
            "no existe la bitácora {name} a la que se agregaría una segunda visita"
        );
        let help = Text::new("leave `--again` out to begin one", "quite `--again` para comenzarla");
        return Err(wrong_use(output, Diagnostic::error(Code::SECOND_REPORT, message).help(help), lang));
    }
    let by = author(arguments.recording.by.as_deref()).map_err(|problem| wrong_use(output, problem, lang))?;
    let what = begun(&start, lang);
    let none = Ledger { file: shown, entries: Vec::new() };
    let entry = Entry::new(&none, on, &by, Event::Start(start));
    let problems = check(&none, &entry, today);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(stop(output, &problems, lang, Exit::Usage));
    }
    output.complain(&problems, lang)?;
    match Book::create(&arguments.output, std::slice::from_ref(&entry)) {
        Ok(_) => {
            writeln!(output.out, "{}", recorded(&entry, &what, lang))?;
            Ok(Exit::Done)
        }
        Err(problems) => Err(unusable(output, &problems, lang)),
    }
}

/// The report of a later visit.
fn again(desk: &mut Desk, start: Start, output: &mut Output<'_>) -> Work<Exit> {
    let lang = desk.lang;
    let known = |id: &str| {
        let reports = desk.book.ledger().entries.iter().filter_map(|entry| match &entry.event {
            Event::Start(start) => Some(start),
            _ => None,
        });
        reports.flat_map(|start| &start.measures).any(|promise| promise.id == id)
    };
    let new = start.measures.iter().filter(|promise| !known(&promise.id)).count();
    let new = match new {
        1 => Text::new("1 of them was not in any report before", "1 de ellas no estaba en ningún informe anterior"),
        _ => {
            say!("{new} of them were not in any report before", "{new} de ellas no estaban en ningún informe anterior")
        }
    };
    let what = format!("{}; {}", begun(&start, lang), new.in_lang(lang));
    let entry = desk.record(Event::Start(start), output)?;
    desk.acknowledge(&entry, &what, output)?;
    Ok(Exit::Done)
}

/// Why a report cannot be added to a ledger.
fn refuse(ledger: &Ledger, last: &Start, start: &Start, arguments: &StartArgs) -> Option<Diagnostic> {
    let shown = quote(&ledger.file);
    let (plant, other) = (quote(&last.plant.name), quote(&start.plant.name));
    if !same(&last.plant, &start.plant) {
        let message = say!(
            "{shown} is the ledger of {plant}, the report is of {other}",
            "{shown} es la bitácora de {plant}; el informe es de {other}"
        );
        let help = Text::new(
            "begin a ledger of its own; if the plant has a new name, give both profiles the same `facility.id`",
            "comience otra bitácora; si la planta cambió de nombre, ponga el mismo `facility.id` en ambos perfiles",
        );
        return Some(Diagnostic::error(Code::OTHER_PLANT, message).help(help));
    }
    let reports = ledger.entries.iter().filter_map(|entry| match &entry.event {
        Event::Start(known) => Some((entry.id, known)),
        _ => None,
    });
    let mut reports = reports.filter(|(_, known)| known.report == start.report);
    if let Some((id, _)) = reports.next() {
        let message = say!(
            "this report is in the ledger already, as entry {id}",
            "este informe ya está en la bitácora, en el registro {id}"
        );
        return Some(Diagnostic::error(Code::SECOND_REPORT, message));
    }
    if last.currency != start.currency {
        let (was, is) = (&last.currency, &start.currency);
        let message =
            say!("the ledger counts in {was}, the report in {is}", "la bitácora está en {was} y el informe en {is}");
        let help = say!(
            "give the profile `\"currency\": \"{was}\"` and make the report again",
            "ponga `\"currency\": \"{was}\"` en el perfil y haga de nuevo el informe"
        );
        return Some(Diagnostic::error(Code::SECOND_REPORT, message).help(help));
    }
    if !arguments.again {
        let message = say!("{shown} has a report of {plant} already", "{shown} ya tiene un informe de {plant}");
        let help = Text::new(
            "if the plant was visited again, add `--again`; what was decided and done stays",
            "si se visitó de nuevo la planta, agregue `--again`; lo decidido y hecho se conserva",
        );
        return Some(Diagnostic::error(Code::SECOND_REPORT, message).help(help));
    }
    None
}

/// Whether two names are of one plant: by the id where both have one, else by name and sector.
fn same(a: &PlantName, b: &PlantName) -> bool {
    match (&a.id, &b.id) {
        (Some(a), Some(b)) => a == b,
        _ => clean(&a.name).to_lowercase() == clean(&b.name).to_lowercase() && a.sector == b.sector,
    }
}

/// What a report brings: how many measures, and what they promise together.
fn begun(start: &Start, lang: Lang) -> String {
    let counted = || {
        let recommended = |promise: &&Promise| promise.section == Section::Recommendations;
        start.measures.iter().filter(recommended).filter(|promise| !promise.not_counted)
    };
    let count = start.measures.len();
    let plant = &start.plant.name;
    let mut text = match lang {
        Lang::En => format!("report of {plant} accepted, {}", super::super::counted(count, "measure", "measures")),
        Lang::Es => format!("informe de {plant} aceptado, {}", super::super::counted(count, "medida", "medidas")),
    };
    let money: Vec<f64> = counted().filter_map(Promise::stacked_money).map(|money| money.value).collect();
    if let Some(currency) = Currency::parse(&start.currency).filter(|_| !money.is_empty()) {
        let sum = format::money(money.iter().sum(), currency, lang);
        let sum = say!(", {sum} a year", ", {sum} al año");
        text.push_str(sum.in_lang(lang));
    }
    text
}

fn extension(shown: &str) -> Diagnostic {
    let name = quote(shown);
    let message = say!(
        "the name of a ledger ends in `.jsonl`, found {name}",
        "el nombre de una bitácora termina en `.jsonl`, se encontró {name}"
    );
    let better = format!("{}.jsonl", shown.trim_end_matches(".json"));
    let help = say!("write `-o {better}`", "escriba `-o {better}`");
    Diagnostic::error(Code::NOT_SAID, message).on("--output").help(help)
}
