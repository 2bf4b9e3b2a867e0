//! What is wrong, or odd, with an entry that is to be added to a ledger.
//!
//! What cannot be is an error; what could be true although it is odd is a warning.

mod correction;
mod measured;
mod order;
mod stands;
mod start;
mod values;

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use self::stands::{Key, Mark, Stands};
use super::{Entry, Event, Id, Ledger, Money, PlantName};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::units::{Day, quote};

/// What is wrong with adding an entry to a ledger (errors), and what is odd about it (warnings).
pub fn check(ledger: &Ledger, entry: &Entry, today: Day) -> Vec<Diagnostic> {
    let problems = Checker::of(ledger).check(entry, today).into_iter();
    problems.map(|problem| problem.in_file(&ledger.file)).collect()
}

/// What is wrong or odd with the entries of a ledger that came from somewhere else, each held against those before it: all
/// as warnings, with file and line. Ids prove that nobody has changed a line, not that it makes sense.
pub fn review(ledger: &Ledger, today: Day) -> Vec<Diagnostic> {
    let mut checker = Checker::default();
    let mut found = Vec::new();
    for entry in &ledger.entries {
        let place = entry.line_number().map(|line| Place { line, column: 1 });
        let problems = checker.check(entry, today).into_iter();
        found.extend(problems.map(|problem| {
            let warning = Diagnostic { severity: crate::diagnostic::Severity::Warning, ..problem };
            warning.in_file(&ledger.file).at(place)
        }));
        checker.add(entry);
    }
    found
}

/// What a ledger says of its plant and measures, kept up to date as entries are added, for checking the next one.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    /// The plant and its currency.
    plant: Option<(PlantName, String)>,
    visits: Vec<Visit>,
    measures: IndexMap<String, Known>,
    /// The unit in which the ledger counts each resource.
    resources: IndexMap<String, String>,
    entries: HashMap<Id, Past, FixedState>,
    /// The last correction of each entry that was corrected.
    corrected: HashMap<Id, Id, FixedState>,
    count: usize,
}

/// A report that was accepted.
#[derive(Debug, Clone)]
struct Visit {
    accepted: Day,
    day: Option<Day>,
    report: String,
}

/// What is known of a measure.
#[derive(Debug, Clone, Default)]
struct Known {
    /// The unit and the greatest amount that was promised, by resource, of savings and what is used in exchange.
    resources: IndexMap<String, (String, f64)>,
    investment: Option<Money>,
    stands: Stands,
}

/// What became of an entry.
#[derive(Debug, Clone)]
enum Past {
    /// A report was accepted.
    Start,
    /// It stands.
    Stands(Mark),
    /// It is a correction, in the end of this entry.
    Corrects(Id),
}

impl Checker {
    /// All entries of a ledger.
    pub fn of(ledger: &Ledger) -> Checker {
        let mut checker = Checker::default();
        checker.follow(ledger, 0);
        checker
    }

    /// Takes up the entries of a ledger from `from` on, those before being known.
    pub fn follow(&mut self, ledger: &Ledger, from: usize) {
        let mut from = from;
        if from < self.count {
            *self = Checker::default();
            from = 0;
        }
        for entry in ledger.entries.get(from..).unwrap_or_default() {
            self.add(entry);
        }
    }

    /// What is wrong with adding an entry (errors), and what is odd about it (warnings).
    pub fn check(&self, entry: &Entry, today: Day) -> Vec<Diagnostic> {
        let mut case =
            Case { checker: self, event: &entry.event, date: entry.date, today, without: None, found: Vec::new() };
        case.author(&entry.by);
        case.event();
        case.found
    }

    fn add(&mut self, entry: &Entry) {
        self.count += 1;
        let key = Key { day: entry.date, seq: entry.seq, id: entry.id };
        let past = match &entry.event {
            Event::Start(start) => {
                self.add_start(start, entry.date);
                Past::Start
            }
            Event::Correction(correction) => {
                let first = self.first(correction.of).unwrap_or(correction.of);
                if let Some(Past::Stands(mark)) = self.entries.get(&first).cloned() {
                    self.unmark(&mark);
                    let key = Key { day: entry.date, seq: mark.key.seq, id: first };
                    let mark = match &correction.instead {
                        Some(instead) => self.mark(&instead.event, Key { day: instead.date, ..key }),
                        None => Mark { key, measures: Vec::new() },
                    };
                    self.entries.insert(first, Past::Stands(mark));
                }
                self.corrected.insert(correction.of, entry.id);
                Past::Corrects(first)
            }
            event => Past::Stands(self.mark(event, key)),
        };
        self.entries.insert(entry.id, past);
    }

    /// The entry that another corrects in the end, or itself.
    fn first(&self, id: Id) -> Option<Id> {
        Some(match self.entries.get(&id)? {
            Past::Start | Past::Stands(_) => id,
            Past::Corrects(first) => *first,
        })
    }

    fn mark(&mut self, event: &Event, key: Key) -> Mark {
        let mut measures = Vec::new();
        for id in event.measures() {
            if let Some((at, _, known)) = self.measures.get_full_mut(id.as_str()) {
                known.stands.add(event, key);
                measures.push(at);
            }
        }
        Mark { key, measures }
    }

    fn unmark(&mut self, mark: &Mark) {
        for at in &mark.measures {
            if let Some((_, known)) = self.measures.get_index_mut(*at) {
                known.stands.remove(mark.key);
            }
        }
    }
}

/// An event that is looked at.
struct Case<'c> {
    checker: &'c Checker,
    event: &'c Event,
    date: Day,
    today: Day,
    /// The entry in whose place it would stand.
    without: Option<&'c Mark>,
    found: Vec<Diagnostic>,
}

impl<'c> Case<'c> {
    /// What messages call it: its word, its measure and its day.
    fn what(&self) -> String {
        let measure = self.event.measures().first().map(|measure| format!(" {measure}")).unwrap_or_default();
        format!("{} ({})", quote(&format!("{}{measure}", self.event.name())), self.date)
    }

    fn error(&mut self, code: Code, message: Text, help: Option<Text>) {
        self.found.push(Diagnostic::error(code, message).help(help));
    }

    fn warning(&mut self, code: Code, message: Text, help: Option<Text>) {
        self.found.push(Diagnostic::warning(code, message).help(help));
    }

    fn event(&mut self) {
        self.future();
        match self.event {
            Event::Start(start) => return self.start(start),
            Event::Correction(correction) => return self.correction(correction),
            _ => {}
        }
        self.visit();
        for measure in self.event.measures() {
            self.measure(measure);
        }
        self.texts();
        match self.event {
            Event::Decided(decided) => self.decided(decided),
            Event::Started(started) => self.started(&started.measure),
            Event::Done(done) => self.done(done),
            Event::Measured(measured) => self.measured(measured),
            Event::Note(_) | Event::Start(_) | Event::Correction(_) => {}
        }
    }

    fn future(&mut self) {
        if self.date > self.today {
            let (what, today) = (self.what(), self.today);
            let message =
                say!("{what} is dated in the future: today is {today}", "{what} tiene fecha futura: hoy es {today}");
            self.error(Code::BAD_DATE, message, Some(on_that_day()));
        }
    }

    /// Whether it is later than the first visit.
    fn visit(&mut self) {
        let Some(first) = self.checker.visits.iter().min_by_key(|visit| visit.day.unwrap_or(visit.accepted)) else {
            return;
        };
        let (what, accepted) = (self.what(), first.accepted);
        match first.day {
            Some(visit) if self.date < visit => {
                let message = say!(
                    "{what} is dated before the visit of {visit}",
                    "{what} tiene fecha anterior a la visita del {visit}"
                );
                if matches!(self.event, Event::Note(_)) {
                    self.warning(Code::BAD_DATE, message, None);
                } else {
                    let help = Text::new(
                        "what was in place before the visit belongs into the profile, under `done`",
                        "lo que ya existía antes de la visita va en el perfil, en `done`",
                    );
                    self.error(Code::BAD_DATE, message, Some(help));
                }
            }
            None if self.date < accepted => {
                let message = say!(
                    "{what} is dated before the report was accepted on {accepted}; when the visit was is not known",
                    "{what} tiene fecha anterior a la aceptación del informe el {accepted}; no se sabe cuándo fue la visita"
                );
                self.warning(Code::BAD_DATE, message, None);
            }
            _ => {}
        }
    }

    /// Whether a report has the measure.
    fn measure(&mut self, id: &str) {
        if self.checker.measures.contains_key(id) {
            return;
        }
        let (shown, word) = (quote(id), self.event.name());
        let message = say!(
            "`{word}` names the measure {shown}, which no report of this ledger has",
            "`{word}` nombra la medida {shown}, que ningún informe de esta bitácora tiene"
        );
        let names = self.checker.measures.keys().map(String::as_str);
        let tail = |id: &str| id.rsplit('/').next().map(str::to_owned).unwrap_or_default();
        let stem = names.clone().find(|name| tail(name) == tail(id));
        let help = match stem.or_else(|| nearest(id, names)) {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => Text::new(
                "`auditlite followup status` lists the measures; a new report is added with `followup start`",
                "`auditlite followup status` muestra las medidas; un informe nuevo se agrega con `followup start`",
            ),
        };
        self.error(Code::NO_SUCH_MEASURE, message, Some(help));
    }

    /// What happened to a measure, without the entry in whose place this one would stand.
    fn stands(&self, id: &str) -> Cow<'c, Stands> {
        let Some((at, _, known)) = self.checker.measures.get_full(id) else { return Cow::Owned(Stands::default()) };
        match self.without.filter(|mark| mark.measures.contains(&at)) {
            Some(mark) => {
                let mut stands = known.stands.clone();
                stands.remove(mark.key);
                Cow::Owned(stands)
            }
            None => Cow::Borrowed(&known.stands),
        }
    }
}

fn on_that_day() -> Text {
    Text::new("give the day on which it happened with `--on`", "indique con `--on` el día en que ocurrió")
}
