//! `auditlite followup import`: what the sheet of the meeting, CSV or in the workbook of the report, says and the ledger does not say yet.

mod news;
mod row;
mod table;

use super::super::cli::ImportArgs;
use super::super::today::today;
use super::super::{Exit, Output, input};
use super::decide::words;
use super::desk::{Desk, Stop, Work, look, wrong_use};
use super::say;
use crate::diagnostic::{Diagnostic, Lang, Texts};
use crate::grid::Grid;
use crate::ledger::{Event, Ledger, review};
use crate::units::{Day, format};

use self::news::{New, News};
use self::row::{Columns, Row};

pub(super) fn run(arguments: &ImportArgs, output: &mut Output<'_>) -> Work<Exit> {
    if arguments.dry_run {
        return tried(arguments, output);
    }
    let mut desk = Desk::open(&arguments.ledger, &arguments.recording, output)?;
    let lang = desk.lang;
    output.complain(&review(desk.book.ledger(), desk.today), lang)?;
    let new = read(arguments, desk.book.ledger(), (desk.on, desk.today), &desk.by, lang, output)?;
    let count = new.len();
    for (at, New { date, event }) in new.into_iter().enumerate() {
        let what = what(&event, lang);
        match desk.book.record(date, &desk.by, event) {
            Ok(entry) => desk.acknowledge(&entry, &what, output)?,
            Err(problem) => {
                output.complain([&problem], lang)?;
                let left = count - at;
                let text = match lang {
                    Lang::En => format!(
                        "{at} of {count} entries are recorded, {left} are not; import the file again, what is there is not recorded twice"
                    ),
                    Lang::Es => format!(
                        "se registraron {at} de {count} entradas y faltan {left}; importe otra vez el archivo: lo que ya está no se repite"
                    ),
                };
                writeln!(output.err, "{text}")?;
                return Ok(if at == 0 { Exit::Input } else { Exit::Partial });
            }
        }
    }
    closing(count, lang, output)?;
    Ok(Exit::Done)
}

/// Shows what would be recorded; the ledger is only read.
fn tried(arguments: &ImportArgs, output: &mut Output<'_>) -> Work<Exit> {
    let (ledger, lang) = look(&arguments.ledger, arguments.recording.lang, Some(today()), output)?;
    let today = today();
    let on = match arguments.recording.on.as_deref().map(|text| say::day(text, "--on")).transpose() {
        Ok(on) => on.unwrap_or(today),
        Err(problem) => return Err(wrong_use(output, problem, lang)),
    };
    // Nobody signs what is not recorded.
    let by = say::author(arguments.recording.by.as_deref()).unwrap_or_else(|_| "-".to_owned());
    let new = read(arguments, &ledger, (on, today), &by, lang, output)?;
    for New { date, event } in &new {
        let what = what(event, lang);
        match lang {
            Lang::En => writeln!(output.out, "would record {date}: {what}")?,
            Lang::Es => writeln!(output.out, "se registraría {date}: {what}")?,
        }
    }
    if new.is_empty() {
        closing(0, lang, output)?;
    }
    Ok(Exit::Done)
}

/// What is new in the table, or all that is wrong with it.
fn read(
    arguments: &ImportArgs,
    ledger: &Ledger,
    days: (Day, Day),
    by: &str,
    lang: Lang,
    output: &mut Output<'_>,
) -> Work<Vec<New>> {
    let (file, bytes) = match input::read(&arguments.file) {
        Ok(read) => read,
        Err(rejected) => {
            output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
            return Err(Stop::Said(Exit::Input));
        }
    };
    let found = table::read(&file, &bytes).and_then(|grid| compare(&grid, ledger, days, by));
    let texts = Texts::one(&file, &bytes);
    match found {
        Ok((new, warnings)) => {
            output.complain_in(&texts, &warnings, lang)?;
            Ok(new)
        }
        Err(problems) => {
            output.complain_in(&texts, &problems, lang)?;
            writeln!(
                output.err,
                "{}",
                match lang {
                    Lang::En => "nothing was recorded",
                    Lang::Es => "no se registró nada",
                }
            )?;
            Err(Stop::Said(Exit::Input))
        }
    }
}

/// What a table says that the ledger does not say yet, with what is odd about it.
fn compare(
    grid: &Grid,
    ledger: &Ledger,
    days: (Day, Day),
    by: &str,
) -> Result<(Vec<New>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let placed = |problems: Vec<Diagnostic>| problems.into_iter().map(|one| grid.placed(one)).collect::<Vec<_>>();
    let columns = Columns::of(grid).map_err(placed)?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in &grid.rows {
        match Row::read(grid, &columns, row, ledger) {
            Ok(row) => rows.push(row),
            Err(found) => problems.extend(found),
        }
    }
    let mut news = News::new(&grid.file, ledger, days, by);
    news.take(&rows);
    problems.append(&mut news.problems);
    problems.sort_by_key(|problem| problem.place);
    if problems.is_empty() { Ok((news.new, placed(news.warnings))) } else { Err(placed(problems)) }
}

fn closing(count: usize, lang: Lang, output: &mut Output<'_>) -> Work<()> {
    let text = match (count, lang) {
        (0, Lang::En) => "nothing new: the ledger says all of it already".to_owned(),
        (0, Lang::Es) => "nada nuevo: la bitácora ya lo dice todo".to_owned(),
        (1, Lang::En) => "1 entry recorded".to_owned(),
        (1, Lang::Es) => "1 entrada registrada".to_owned(),
        (_, Lang::En) => format!("{count} entries recorded"),
        (_, Lang::Es) => format!("{count} entradas registradas"),
    };
    writeln!(output.err, "{text}")?;
    Ok(())
}

/// An event in words.
fn what(event: &Event, lang: Lang) -> String {
    let measures = event.measures().join(", ");
    let of = |en: &'static str, es: &'static str| match lang {
        Lang::En => en,
        Lang::Es => es,
    };
    match event {
        Event::Decided(decided) => words(decided, lang),
        Event::Started(_) => format!("{measures} {}", of("started", "iniciada")),
        Event::Done(done) => {
            let spent = done
                .investment
                .map(|spent| format!(", {} {}", of("investment", "inversión"), format::full(spent, lang)));
            format!("{measures} {}{}", of("done", "hecha"), spent.unwrap_or_default())
        }
        Event::Measured(measured) => {
            let resources =
                measured.saves.values().map(|amount| format!("{} {}", format::full(amount.value, lang), amount.unit));
            let money =
                measured.money.map(|money| format!("{} {}", format::full(money.value, lang), of("a year", "al año")));
            let all = resources.chain(money).collect::<Vec<_>>().join(", ");
            format!("{measures}: {} {all}", of("saving", "ahorro"))
        }
        Event::Note(note) => format!("{measures}: {}", note.text),
        Event::Start(_) | Event::Correction(_) => measures,
    }
}
