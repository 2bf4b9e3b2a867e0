//! Readings from a file of bills, or from the bills of a profile.

use std::path::Path;

use super::super::desk::{Stop, Work};
use super::case::Case;
use super::found::Found;
use crate::billing::{PlantBill, plant_bills};
use crate::commands::cli::MethodArg;
use crate::commands::{Exit, Output, input};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts};
use crate::facility::bill_headings;
use crate::factors::Factor;
use crate::grid::{Grid, read_grid};
use crate::ledger::Method;
use crate::library::Resource;
use crate::units::Unit;
use crate::verification::{Accrual, By, Period, Readings, Verification, Wanted, has_column, readings, verify};

/// The readings of each resource, and what there is to say of the file.
type Read = Vec<(String, Unit, Readings)>;

/// Works out what was saved from bills.
pub(super) fn found(case: &Case<'_>, lang: Lang, output: &mut Output<'_>) -> Work<Found> {
    let (method, as_they_are) = match case.arguments.method {
        Some(MethodArg::Bills) => (Method::Bills, true),
        None | Some(MethodArg::OptionC) => (Method::OptionC, false),
        Some(MethodArg::OptionA | MethodArg::OptionB) => {
            let message = Text::new(
                "options A and B are measured on the equipment: give `--before` and `--after`",
                "las opciones A y B se miden en el equipo: dé `--before` y `--after`",
            );
            return said(output, &[Diagnostic::error(Code::BAD_DIRECT, message).on("--method")], lang, Exit::Usage);
        }
    };
    let resources = match case.resources().and_then(|found| Ok((found, case.times()?))) {
        Ok(found) => found,
        Err(problem) => return said(output, &[problem], lang, Exit::Usage),
    };
    let (resources, times) = resources;
    let (read, bytes, mut warnings) = match (&case.arguments.bills, &case.arguments.profile) {
        (Some(path), _) => from_csv(case, path, &resources, lang, output)?,
        (None, Some(path)) => from_profile(case, path, &resources, lang, output)?,
        (None, None) => (Vec::new(), Vec::new(), Vec::new()),
    };
    let file = read.first().map(|(_, _, readings)| readings.file.clone()).unwrap_or_default();
    let mut parts: Vec<(String, Unit, Verification)> = Vec::new();
    for (key, unit, readings) in read {
        let by = if as_they_are { By::Nothing } else { By::Variables((0..readings.variables.len()).collect()) };
        match verify(readings, times, &by) {
            Ok(found) => parts.push((key, unit, found)),
            Err(problems) => {
                output.complain_in(&Texts::one(&file, &bytes), &problems, lang)?;
                return Err(Stop::Said(Exit::Input));
            }
        }
    }
    let mut found = Found::of_bills(case, method, parts);
    warnings.append(&mut found.warnings);
    found.warnings = warnings;
    Ok(found)
}

fn said<T>(output: &mut Output<'_>, problems: &[Diagnostic], lang: Lang, exit: Exit) -> Work<T> {
    output.complain(problems, lang)?;
    Err(Stop::Said(exit))
}

type Resources = indexmap::IndexMap<String, Unit>;

fn from_csv(
    case: &Case<'_>,
    path: &Path,
    resources: &Resources,
    lang: Lang,
    output: &mut Output<'_>,
) -> Work<(Read, Vec<u8>, Vec<Diagnostic>)> {
    let (file, bytes) = match input::read(path) {
        Ok(read) => read,
        Err(rejected) => {
            output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
            return Err(Stop::Said(Exit::Input));
        }
    };
    let read = read_grid(&file, &bytes, Code::BAD_READINGS).and_then(|grid| of_grid(case, &grid, resources));
    match read {
        Ok((read, warnings)) => Ok((read, bytes, warnings)),
        Err(problems) => {
            output.complain_in(&Texts::one(&file, &bytes), &problems, lang)?;
            Err(Stop::Said(Exit::Input))
        }
    }
}

fn of_grid(case: &Case<'_>, grid: &Grid, resources: &Resources) -> Result<(Read, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (mut read, mut warnings, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let named = !case.arguments.resource.is_empty();
    let wanted = |key: &str, unit| Wanted {
        name: case.name(key),
        names: names(case, key),
        others: others(case, key, resources),
        unit,
        heating: heating(case, key),
        variables: &case.arguments.by_variable,
    };
    let none = !named && !resources.iter().any(|(key, unit)| has_column(grid, &wanted(key, unit)));
    for (key, unit) in resources {
        let wanted = wanted(key, unit);
        // What is promised and not in the file was not measured; what was named must be there.
        if !named && !none && !has_column(grid, &wanted) {
            let name = case.name(key);
            let message = Text::new(
                format!("{} is promised too, but the file has no column of it: it was not measured", name.en),
                format!("también se promete {}, pero el archivo no trae su columna: no se midió", name.es),
            );
            warnings.push(Diagnostic::warning(Code::READING_MISSING, message).in_file(&grid.file));
            continue;
        }
        match readings(grid, &wanted) {
            Ok((found, odd)) => {
                warnings.extend(odd);
                read.push((key.clone(), unit.clone(), found));
            }
            Err(found) => problems.extend(found),
        }
        if none {
            break;
        }
    }
    if problems.is_empty() { Ok((read, warnings)) } else { Err(problems) }
}

/// The heating values of a fuel that hold at the plant.
fn heating<'a>(case: &Case<'a>, key: &str) -> Vec<&'a Factor> {
    let Some(Resource::Fuel(fuel)) = Resource::parse(key) else { return Vec::new() };
    let (name, plant) = (format!("heating_value/{}", fuel.name()), &case.start.plant);
    case.library.factors.candidates(&name, plant.country.as_deref(), plant.state.as_deref())
}

/// What the column of a resource may be called.
fn names(case: &Case<'_>, key: &str) -> Vec<String> {
    let Text { en, es } = case.name(key);
    let mut names = vec![key.to_owned(), en, es];
    names.extend(key.split_once('/').map(|(_, item)| item.to_owned()));
    let of_bills = match key {
        "electricity" => bill_headings("energy"),
        "demand" => bill_headings("demand"),
        _ => &[],
    };
    names.extend(of_bills.iter().map(|heading| (*heading).to_owned()));
    if key == "demand" {
        names.push("billed kW".to_owned());
    }
    names
}

/// What the columns of the other resources may be called.
fn others(case: &Case<'_>, key: &str, resources: &Resources) -> Vec<String> {
    let all = Resource::NAMES.iter().copied().chain(resources.keys().map(String::as_str));
    all.filter(|other| *other != key).flat_map(|other| names(case, other)).collect()
}

fn from_profile(
    case: &Case<'_>,
    path: &Path,
    resources: &Resources,
    lang: Lang,
    output: &mut Output<'_>,
) -> Work<(Read, Vec<u8>, Vec<Diagnostic>)> {
    let Some((facility, _)) = input::open_profile(path, case.library, lang, output)? else {
        return Err(Stop::Said(Exit::Input));
    };
    let bills = plant_bills(&facility);
    let mut read = Vec::new();
    for (key, unit) in resources {
        let (bill_unit, accrual, value): (_, _, fn(&PlantBill) -> Option<f64>) = match Resource::parse(key) {
            Some(Resource::Electricity) => {
                ("kWh", Accrual::Total, |bill| Some(bill.readings.energy.sum()).filter(|sum| *sum > 0.0))
            }
            Some(Resource::Demand) => ("kW", Accrual::Level, |bill| bill.readings.demand),
            _ => continue,
        };
        let periods = bills.iter().filter_map(|bill| {
            let period = Period {
                from: bill.span.from,
                to: bill.span.to,
                amount: value(bill)?,
                values: Vec::new(),
                place: None,
            };
            Some(period)
        });
        let readings = Readings {
            file: facility.file.clone(),
            name: case.name(key),
            unit: bill_unit.to_owned(),
            converted: None,
            accrual,
            variables: Vec::new(),
            periods: periods.collect(),
        };
        if !readings.periods.is_empty() {
            read.push((key.clone(), unit.clone(), readings));
        }
    }
    if read.is_empty() {
        let message = Text::new(
            "the profile has no `electricity.bills` of what the measure saves",
            "el perfil no tiene `electricity.bills` de lo que la medida ahorra",
        );
        let help = Text::new("give other readings as CSV with `--bills`", "dé otras lecturas como CSV con `--bills`");
        let problem = Diagnostic::error(Code::BAD_READINGS, message).in_file(&facility.file).on("electricity.bills");
        return said(output, &[problem.help(help)], lang, Exit::Input);
    }
    Ok((read, Vec::new(), Vec::new()))
}
