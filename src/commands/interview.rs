//! `auditlite profile new --interactive`: asks for the facts of a plant, chapter by chapter, and keeps each chapter.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::cli::SECTORS;
use super::files::{self, Overwrite};
use super::prompt::{TRIES, answer};
use super::{Exit, Output, input};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts, say};
use crate::fields::FieldType;
use crate::grid::plain;
use crate::interview::{Interview, Order, Paper, Step, order};
use crate::library::Library;
use crate::report::wrap;
use crate::units::quote;

/// Columns of the terminal.
const WIDTH: usize = 79;

/// Asks until all is answered or somebody has had enough; a profile that is there is gone on with.
pub(super) fn run(
    library: &Library,
    path: &Path,
    sector: Option<&str>,
    overwrite: Overwrite,
    lang: Lang,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    if let Err(problems) = writable(path) {
        return output.refuse(&problems, lang);
    }
    let paper = match begun(path, sector, overwrite) {
        Ok(paper) => paper,
        Err(rejected) => {
            output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
            return Ok(Exit::Input);
        }
    };
    let (paper, resumed) = match paper {
        Some(paper) => (Some(paper), true),
        None => (sector.map(Paper::new), false),
    };
    let paper = match paper {
        Some(paper) => Some(paper),
        None => which_sector(library, lang, output)?.map(|sector| Paper::new(&sector)),
    };
    let Some(paper) = paper else { return Ok(Exit::Usage) };
    let interview = Interview::new(library, paper.sector().unwrap_or("other"));
    let mut session = Session::new(&interview, library, paper, path, lang);
    session.lead(resumed, output)?;
    if resumed {
        session.ask_again(output)?;
    }
    session.go(output)
}

/// Whether answers can be kept at a path.
fn writable(path: &Path) -> Result<(), Vec<Diagnostic>> {
    let shown = quote(&path.display().to_string());
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if !is_json {
        let message = say!(
            "`--interactive` keeps its answers in a profile, and {shown} does not end in .json",
            "`--interactive` guarda las respuestas en un perfil, y {shown} no termina en .json"
        );
        let help = Text::new("for example `-o plant.json`", "por ejemplo `-o planta.json`");
        return Err(vec![Diagnostic::error(Code::BAD_FORMAT, message).help(help)]);
    }
    files::check(&[path], Overwrite::Force)
}

/// The profile that is there already; none if there is none, or a new one takes its place.
fn begun(path: &Path, sector: Option<&str>, overwrite: Overwrite) -> Result<Option<Paper>, input::Rejected> {
    if overwrite == Overwrite::Force || !path.exists() {
        return Ok(None);
    }
    let (file, bytes) = input::read(path)?;
    let paper = Paper::read(&file, &bytes).and_then(|paper| match (sector, paper.sector()) {
        (_, Some(known)) if !SECTORS.contains(&known) => Err(vec![unknown_sector(&file, known)]),
        (Some(asked), Some(known)) if asked != known => Err(vec![other_sector(&file, known, asked)]),
        (_, None) => Err(vec![no_sector(&file)]),
        _ => Ok(paper),
    });
    paper.map(Some).map_err(|problems| input::Rejected::new(&file, problems, bytes))
}

fn other_sector(file: &str, known: &str, asked: &str) -> Diagnostic {
    let message =
        say!("`{file}` is of sector `{known}`, not of `{asked}`", "`{file}` es del giro `{known}`, no de `{asked}`");
    let help = say!(
        "leave `--sector` out to go on with it, or name another file",
        "no indique `--sector` para continuarlo, o indique otro archivo"
    );
    Diagnostic::error(Code::NOT_RESUMED, message).in_file(file).on("facility.sector").help(help)
}

fn no_sector(file: &str) -> Diagnostic {
    let message = say!("`{file}` does not name its sector", "`{file}` no indica su giro");
    let help = Text::new("add `facility.sector`", "agregue `facility.sector`");
    Diagnostic::error(Code::NOT_RESUMED, message).in_file(file).on("facility.sector").help(help)
}

fn unknown_sector(file: &str, known: &str) -> Diagnostic {
    let (shown, all) = (quote(known), SECTORS.join("`, `"));
    let message = say!("there is no sector {shown}", "no existe el giro {shown}");
    let help = say!("it is one of `{all}`", "es uno de `{all}`");
    Diagnostic::error(Code::NOT_RESUMED, message).in_file(file).on("facility.sector").help(help)
}

/// The sector of the plant, which decides what is asked; none if nobody says.
fn which_sector(library: &Library, lang: Lang, output: &mut Output<'_>) -> io::Result<Option<String>> {
    let names = match library.fields.at("facility.sector").map(|field| &field.kind) {
        Some(FieldType::Choice(words)) => words.clone(),
        _ => return Ok(None),
    };
    let lead = Text::new("Sector of the plant", "Giro de la planta");
    writeln!(output.err, "{}", lead.in_lang(lang))?;
    for (at, (_, name)) in names.iter().enumerate() {
        writeln!(output.err, "  {:>2} {}", at + 1, name.in_lang(lang))?;
    }
    for _ in 0..TRIES {
        let Some(line) = answer(">", output)? else { return Ok(None) };
        let by_number = line.parse::<usize>().ok().and_then(|number| names.get_index(number.checked_sub(1)?));
        let is = |text: &str| plain(text) == plain(&line);
        let by_name = || names.iter().find(|(word, name)| is(word) || is(&name.en) || is(&name.es));
        if let Some((word, _)) = by_number.or_else(by_name) {
            return Ok(Some(word.clone()));
        }
        let (shown, most) = (quote(&line), names.len());
        let message = say!("expected 1 to {most}, found {shown}", "se esperaba de 1 a {most}, se encontró {shown}");
        output.complain([&Diagnostic::error(Code::BAD_ANSWER, message)], lang)?;
    }
    Ok(None)
}

/// How the asking goes on after an answer.
enum Turn {
    /// To what is open next.
    Next,
    /// The same question again.
    Again,
    /// The same question again, after an answer that could not be read.
    Wrong,
    /// Somebody has had enough, or nobody answers any more.
    Stop,
}

/// Somebody who is asked.
struct Session<'a> {
    interview: &'a Interview<'a>,
    library: &'a Library,
    paper: Paper,
    /// The profile before each answer.
    before: Vec<Paper>,
    path: &'a Path,
    file: String,
    chapter: Option<usize>,
    /// What was said of the whole profile already.
    told: BTreeSet<String>,
    /// Paths that were asked again because they do not fit others: once each.
    asked_again: BTreeSet<String>,
    lang: Lang,
}

impl<'a> Session<'a> {
    fn new(interview: &'a Interview<'a>, library: &'a Library, paper: Paper, path: &'a Path, lang: Lang) -> Self {
        Session {
            interview,
            library,
            paper,
            before: Vec::new(),
            path,
            file: path.display().to_string(),
            chapter: None,
            told: BTreeSet::new(),
            asked_again: BTreeSet::new(),
            lang,
        }
    }

    fn tell(&self, text: &Text, output: &mut Output<'_>) -> io::Result<()> {
        for line in wrap(text.in_lang(self.lang), WIDTH) {
            writeln!(output.err, "{line}")?;
        }
        Ok(())
    }

    fn lead(&self, resumed: bool, output: &mut Output<'_>) -> io::Result<()> {
        let file = &self.file;
        if resumed {
            let (known, _) = self.paper.counts();
            let goes_on = say!(
                "{file}: known: {known}; what is open is asked.",
                "{file}: datos conocidos: {known}; se pregunta lo que falta."
            );
            self.tell(&goes_on, output)?;
        }
        let lead = Text::new(
            "Enter means that nobody knows, `?` says more, `back` goes back, `skip` leaves the rest of a part open, `quit` saves and stops.",
            "Enter quiere decir que no se sabe, `?` dice más, `atrás` regresa, `saltar` deja abierto el resto de una parte, `fin` guarda y termina.",
        );
        self.tell(&lead, output)
    }

    /// Where all was asked once, what nobody knew then may be asked again.
    fn ask_again(&mut self, output: &mut Output<'_>) -> io::Result<()> {
        let (_, unknown) = self.paper.counts();
        if unknown == 0 || self.interview.next(&self.paper).is_some() {
            return Ok(());
        }
        let ask = say!(
            "All was asked; of {unknown} things nobody knew. Ask them again? [y/n]",
            "Ya se preguntó todo; {unknown} cosas no se sabían. ¿Preguntarlas de nuevo? [s/n]"
        );
        self.tell(&ask, output)?;
        let again = answer(">", output)?.is_some_and(|line| ["s", "si", "y", "yes"].contains(&plain(&line).as_str()));
        if again {
            self.interview.ask_again(&mut self.paper);
        }
        Ok(())
    }

    fn go(mut self, output: &mut Output<'_>) -> io::Result<Exit> {
        let interview = self.interview;
        loop {
            let step = interview.next(&self.paper);
            let chapter = step.as_ref().map(|step| step.chapter);
            if chapter != self.chapter {
                if self.chapter.is_some() && !self.keep(output)? {
                    return Ok(Exit::Input);
                }
                // What does not fit others is open again, maybe in a chapter before.
                if self.chapter.is_some() && self.check(output)? {
                    self.chapter = None;
                    continue;
                }
                self.chapter = chapter;
                if let Some(step) = &step {
                    writeln!(output.err, "\n{}", interview.chapter(step, self.lang))?;
                }
            }
            let Some(step) = step else { return self.end(Exit::Done, output) };
            write!(output.err, "\n{}", interview.question(&self.paper, &step, self.lang))?;
            let mut tries = 0;
            loop {
                match self.turn(&step, output)? {
                    Turn::Next => break,
                    Turn::Again => {}
                    Turn::Wrong if tries + 1 < TRIES => tries += 1,
                    Turn::Wrong => return self.stop(Exit::Usage, output),
                    Turn::Stop => return self.stop(Exit::Done, output),
                }
            }
        }
    }

    fn turn(&mut self, step: &Step<'_>, output: &mut Output<'_>) -> io::Result<Turn> {
        let Some(line) = answer(">", output)? else { return Ok(Turn::Stop) };
        match order(&line) {
            Some(Order::Quit) => return Ok(Turn::Stop),
            Some(Order::Help) => {
                output.err.write_all(self.interview.help(&self.paper, step, self.lang).as_bytes())?;
                return Ok(Turn::Again);
            }
            Some(Order::Back) => {
                let Some(before) = self.before.pop() else {
                    self.tell(&Text::new("This is the first question.", "Esta es la primera pregunta."), output)?;
                    return Ok(Turn::Again);
                };
                self.paper = before;
                return Ok(Turn::Next);
            }
            Some(Order::Skip) => {
                let skipped = self.interview.skip(&self.paper, step);
                self.before.push(std::mem::replace(&mut self.paper, skipped));
                return Ok(Turn::Next);
            }
            None => {}
        }
        match self.interview.answer(&self.paper, step, &line) {
            Ok(applied) => {
                output.complain(&applied.warnings, self.lang)?;
                self.before.push(std::mem::replace(&mut self.paper, applied.paper));
                Ok(Turn::Next)
            }
            Err(problems) => {
                output.complain(&problems, self.lang)?;
                Ok(Turn::Wrong)
            }
        }
    }

    /// Writes what is known; whether that worked.
    fn keep(&self, output: &mut Output<'_>) -> io::Result<bool> {
        let text = self.paper.text();
        match files::write(&[(self.path.to_path_buf(), text.as_bytes())], Overwrite::Force) {
            Ok(()) => Ok(true),
            Err(problems) => output.complain(&problems, self.lang).map(|()| false),
        }
    }

    /// Holds the facts against each other; whether one of them is asked for again.
    fn check(&mut self, output: &mut Output<'_>) -> io::Result<bool> {
        let text = self.paper.text();
        let problems = match input::profile_of(&self.file, text.as_bytes(), self.library) {
            Ok((_, warnings)) => warnings,
            Err(rejected) => rejected.diagnostics,
        };
        let new: Vec<Diagnostic> =
            problems.iter().filter(|problem| self.told.insert(problem.message.en.clone())).cloned().collect();
        output.complain_in(&Texts::one(&self.file, text.as_bytes()), &new, self.lang)?;
        let mut again = false;
        for problem in problems.iter().filter(|problem| problem.is_error()) {
            let path = problem.path.clone().unwrap_or_default();
            if !self.asked_again.insert(path) {
                continue;
            }
            if let Some(reopened) = self.interview.reopened(&self.paper, problem) {
                self.before.push(std::mem::replace(&mut self.paper, reopened));
                again = true;
            }
        }
        if again {
            let text = Text::new(
                "What does not fit is asked for again; Enter leaves it open.",
                "Lo que no concuerda se pregunta de nuevo; Enter lo deja abierto.",
            );
            self.tell(&text, output)?;
        }
        Ok(again)
    }

    /// Keeps what is known so far.
    fn stop(self, exit: Exit, output: &mut Output<'_>) -> io::Result<Exit> {
        if self.keep(output)? { self.end(exit, output) } else { Ok(Exit::Input) }
    }

    fn end(self, exit: Exit, output: &mut Output<'_>) -> io::Result<Exit> {
        let (known, unknown) = self.paper.counts();
        let file = &self.file;
        let what = say!(
            "{file}: known: {known}, not known: {unknown}.",
            "{file}: datos conocidos: {known}; sin saber: {unknown}."
        );
        writeln!(output.err)?;
        self.tell(&what, output)?;
        let open = self.interview.next(&self.paper).is_some();
        let next = if open {
            say!(
                "To go on: auditlite profile new --interactive -o {file}",
                "Para continuar: auditlite profile new --interactive -o {file} --lang es"
            )
        } else {
            say!("Now: auditlite profile check {file}", "Ahora: auditlite profile check {file} --lang es")
        };
        self.tell(&next, output)?;
        Ok(exit)
    }
}
