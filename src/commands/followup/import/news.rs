//! What a table says that a ledger does not say yet.

use indexmap::IndexMap;

use super::super::decide::refuse;
use super::row::{At, Noise, Row};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::ledger::{
    Amount, Decided, Decision, Done, Entry, Event, Ledger, MeasureState, Measured, Money, Note, Start, Started, State,
    check,
};
use crate::report::clean;
use crate::units::format::exact;
use crate::units::{Day, Quantity, Unit, quote};

/// What tells one measurement from another: measures, first and last day, method.
type Measurement = (Vec<String>, Option<Day>, Option<Day>, String);

/// An event that is new, with its day.
pub(super) struct New {
    pub(super) date: Day,
    pub(super) event: Event,
}

/// Compares the rows of a table with a ledger, one after the other: what a row says counts for the rows below it.
pub(super) struct News<'a> {
    file: &'a str,
    on: Day,
    today: Day,
    by: &'a str,
    /// The ledger with what is new so far.
    ledger: Ledger,
    pub(super) new: Vec<New>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) warnings: Vec<Diagnostic>,
}

impl<'a> News<'a> {
    pub(super) fn new(file: &'a str, ledger: &Ledger, (on, today): (Day, Day), by: &'a str) -> Self {
        let ledger = ledger.clone();
        Self { file, on, today, by, ledger, new: Vec::new(), problems: Vec::new(), warnings: Vec::new() }
    }

    /// Takes the rows of a table.
    pub(super) fn take(&mut self, rows: &[Row]) {
        for row in rows {
            self.own(row);
        }
        // A measurement may have a row for each resource.
        let mut together: IndexMap<Measurement, Vec<&Row>> = IndexMap::new();
        for row in rows.iter().filter(|row| row.measures_something()) {
            let day = |at: &Option<At<Day>>| at.as_ref().map(|at| at.value);
            let method = format!("{:?}", row.method.as_ref().map(|at| at.value));
            together.entry((row.measures.clone(), day(&row.from), day(&row.to), method)).or_default().push(row);
        }
        for rows in together.values() {
            self.measured(rows);
        }
    }

    fn error(&mut self, place: Place, code: Code, message: Text, help: Option<Text>) {
        self.problems.push(Diagnostic::error(code, message).in_file(self.file).at(place).help(help));
    }

    /// Adds an event, if the ledger can take it.
    fn add(&mut self, place: Place, date: Day, event: Event) {
        let entry = Entry::new(&self.ledger, date, self.by, event.clone());
        let found = check(&self.ledger, &entry, self.today);
        let (errors, warnings): (Vec<_>, Vec<_>) =
            found.into_iter().map(|problem| problem.in_file(self.file).at(place)).partition(Diagnostic::is_error);
        if errors.is_empty() {
            self.warnings.extend(warnings);
            self.ledger.entries.push(entry);
            self.new.push(New { date, event });
        } else {
            self.problems.extend(errors);
        }
    }

    fn latest(&self) -> Day {
        self.on.max(self.today)
    }

    /// What a row says of its measure itself.
    fn own(&mut self, row: &Row) {
        let ledger = self.ledger.clone();
        let Some(state) = State::at(&ledger, self.latest()) else { return };
        let Some(start) = state.start() else { return };
        let [id] = row.measures.as_slice() else { return };
        let Some(measure) = state.measure(id) else { return };
        self.title(row, measure);
        self.decided(row, measure);
        if let Some(started) = &row.started {
            self.started(started, measure);
        }
        self.done(row, measure, start);
        if let Some(note) = &row.note {
            let known = state.notes.iter().any(|known| {
                known.what.measure.as_deref() == Some(id.as_str()) && clean(&known.what.text) == note.value
            });
            if !known {
                let event = Event::Note(Note { measure: Some(id.clone()), text: note.value.clone() });
                self.add(note.place, self.on, event);
            }
        }
    }

    fn title(&mut self, row: &Row, measure: &MeasureState<'_>) {
        let Some(title) = &row.title else { return };
        let known = clean(&measure.promise.title);
        // A workbook shows by their numbers the letters that a title hides.
        let shown = clean(&crate::diagnostic::plain(&measure.promise.title));
        if title.value != known && title.value != shown {
            let (shown, id) = (quote(&title.value), quote(&measure.promise.id));
            let message = say!("{shown} is not the title of {id}", "{shown} no es el título de {id}");
            let known = quote(&known);
            let help = say!("its title is {known}", "su título es {known}");
            let problem = Diagnostic::warning(Code::IMPORT_TITLE, message).in_file(self.file).at(title.place);
            self.warnings.push(problem.help(help));
        }
    }

    fn decided(&mut self, row: &Row, measure: &MeasureState<'_>) {
        let before = measure.decided.map(|decided| decided.what);
        let said = row.decision.as_ref().map(|at| at.place).or(row.reason.as_ref().map(|at| at.place));
        let said = said.or(row.responsible.as_ref().map(|at| at.place)).or(row.due.as_ref().map(|at| at.place));
        let Some(place) = said else { return };
        let decision = row.decision.as_ref().map(|at| at.value).or(before.map(|before| before.decision));
        let Some(decision) = decision else {
            let message = Text::new(
                "reason, responsible and due day belong to a decision, and there is none",
                "motivo, responsable y fecha compromiso son de una decisión, y no hay ninguna",
            );
            let help = Text::new("fill in `decision`", "llene `decision`");
            return self.error(place, Code::BAD_IMPORT_CELL, message, Some(help));
        };
        let same =
            |cell: Option<&str>, known: Option<&str>| cell.is_none_or(|cell| known.map(clean).as_deref() == Some(cell));
        let reason = row.reason.as_ref().map(|at| at.value.as_str());
        let responsible = row.responsible.as_ref().map(|at| at.value.as_str());
        let due = row.due.as_ref().map(|at| at.value);
        if let Some(before) = before
            && before.decision == decision
            && same(reason, before.reason.as_deref())
            && same(responsible, measure.responsible())
            && due.is_none_or(|due| before.due == Some(due))
        {
            return;
        }
        let kept = before.filter(|before| before.decision == decision);
        let owned = |cell: Option<&str>, known: Option<&String>| cell.map(str::to_owned).or(known.cloned());
        let decided = Decided {
            measure: measure.promise.id.clone(),
            decision,
            reason: owned(reason, kept.and_then(|kept| kept.reason.as_ref())),
            responsible: owned(responsible, kept.and_then(|kept| kept.responsible.as_ref())),
            due: due.or(kept.and_then(|kept| kept.due)),
        };
        // The first yes was given before the work began.
        let began = [&row.started, &row.done].into_iter().flatten().map(|at| at.value).min();
        let first = before.is_none() && decision == Decision::Accepted;
        let date = began.filter(|began| first && *began < self.on).unwrap_or(self.on);
        let refused = refuse(&decided, date).filter(|_| row.done.is_none());
        match refused {
            Some(problem) => {
                let lacks = (decision == Decision::Rejected && decided.reason.is_none())
                    .then(|| Text::new("fill in `reason`", "llene `reason`"));
                self.error(place, Code::BAD_IMPORT_CELL, problem.message, lacks);
            }
            None => self.add(place, date, Event::Decided(decided)),
        }
    }

    fn started(&mut self, started: &At<Day>, measure: &MeasureState<'_>) {
        match measure.started {
            Some(known) if known.date == started.value => {}
            Some(known) => self.otherwise(
                started.place,
                ("started", &started.value.iso()),
                (&known.date.iso(), known.id.to_string()),
            ),
            None => {
                let event = Event::Started(Started { measure: measure.promise.id.clone() });
                self.add(started.place, started.value, event);
            }
        }
    }

    fn done(&mut self, row: &Row, measure: &MeasureState<'_>, start: &Start) {
        let investment = match &row.investment {
            Some(at) => match self.money(at, row, start) {
                Some(value) => Some(At { value, place: at.place }),
                None => return,
            },
            None => None,
        };
        match (&row.done, measure.done, investment) {
            (None, None, Some(investment)) => {
                let message = Text::new(
                    "an investment is recorded with the day on which the measure was done",
                    "la inversión se registra con el día en que se hizo la medida",
                );
                self.error(
                    investment.place,
                    Code::BAD_IMPORT_CELL,
                    message,
                    Some(Text::new("fill in `done`", "llene `done`")),
                );
            }
            (Some(done), None, investment) => {
                let investment = investment.map(|at| at.value);
                let event = Event::Done(Done { measure: measure.promise.id.clone(), investment });
                self.add(done.place, done.value, event);
            }
            (Some(done), Some(known), _) if known.date != done.value => {
                self.otherwise(done.place, ("done", &done.value.iso()), (&known.date.iso(), known.id.to_string()));
            }
            (_, Some(known), Some(investment)) => {
                let recorded = measure.investment();
                if recorded.map(exact) != Some(exact(investment.value)) {
                    let shown = recorded.map_or_else(|| "-".to_owned(), |recorded| exact(recorded).to_string());
                    let found = exact(investment.value).to_string();
                    self.otherwise(investment.place, ("investment", &found), (&shown, known.id.to_string()));
                }
            }
            _ => {}
        }
    }

    /// The ledger says otherwise.
    fn otherwise(&mut self, place: Place, (column, found): (&str, &str), (known, id): (&str, String)) {
        let message = say!(
            "`{column}` is {found} here, and {known} in the ledger",
            "`{column}` es {found} aquí y {known} en la bitácora"
        );
        let help = say!(
            "if this is right: `auditlite followup correct LEDGER {id} --reason \"...\"` with the right value; else mend the cell",
            "si esto es lo correcto: `auditlite followup correct BITÁCORA {id} --reason \"...\"` con el valor correcto; si no, corrija la celda"
        );
        self.error(place, Code::IMPORT_AGAINST, message, Some(help));
    }

    /// Money of a cell in the ledger's currency, at the rate of the report.
    fn money(&mut self, at: &At<f64>, row: &Row, start: &Start) -> Option<f64> {
        let Some(currency) = &row.currency else { return Some(at.value) };
        if currency.value == start.currency {
            return Some(at.value);
        }
        let rate = start.exchange_rates.get(&currency.value);
        if rate.is_none() {
            let (found, own) = (quote(&currency.value), &start.currency);
            let message = say!(
                "the ledger counts in {own}, and its report has no exchange rate for {found}",
                "la bitácora cuenta en {own} y su informe no tiene tipo de cambio para {found}"
            );
            self.error(currency.place, Code::BAD_IMPORT_CELL, message, None);
        }
        rate.map(|rate| exact(at.value * rate))
    }

    /// A measurement, of which each row has a resource.
    fn measured(&mut self, rows: &[&Row]) {
        let ledger = self.ledger.clone();
        let Some(state) = State::at(&ledger, self.latest()) else { return };
        let (Some(start), Some(first)) = (state.start(), rows.first()) else { return };
        let (Some(from), Some(to), Some(method)) = (&first.from, &first.to, &first.method) else { return };
        let mut saves: IndexMap<String, Amount> = IndexMap::new();
        let (mut money, mut noise) = (None, Vec::new());
        for row in rows {
            if let (Some(resource), Some(saving), Some(unit)) = (&row.resource, &row.saving, &row.unit) {
                let amount = in_unit(&state, row, &resource.value, saving.value, &unit.value);
                if row.noise.as_ref().is_some_and(|at| at.value == Noise::Yes) {
                    noise.push(resource.value.clone());
                }
                if saves.insert(resource.value.clone(), amount).is_some() {
                    let shown = quote(&resource.value);
                    let message = say!(
                        "{shown} stands twice for one measurement",
                        "{shown} aparece dos veces en una misma medición"
                    );
                    return self.error(resource.place, Code::BAD_IMPORT_CELL, message, None);
                }
            }
            if let Some(at) = &row.money {
                let Some(value) = self.money(at, row, start) else { return };
                let mut bound = |at: &Option<At<f64>>| at.as_ref().and_then(|at| self.money(at, row, start));
                money = Some(Money { value, low: bound(&row.money_low), high: bound(&row.money_high) });
            }
        }
        let place = first.saving.as_ref().map(|at| at.place).or(first.money.as_ref().map(|at| at.place));
        let place = place.unwrap_or(first.place);
        let known = state.savings.iter().map(|known| &known.measured).find(|known| {
            let what = known.what;
            what.measures == first.measures
                && what.from == from.value
                && what.to == to.value
                && what.method == method.value
        });
        if let Some(known) = known {
            let id = known.id.to_string();
            if !agree(known.what, &saves, money) {
                let (found, recorded) = (figures(&saves, money), figures(&known.what.saves, known.what.money));
                self.otherwise(place, ("saving", &found), (&recorded, id));
                return;
            }
            // An empty cell says nothing of noise.
            for row in rows {
                let (Some(said), Some(resource)) = (&row.noise, &row.resource) else { continue };
                let is_noise = known.what.noise.contains(&resource.value);
                if is_noise != (said.value == Noise::Yes) {
                    let word = |is: bool| if is { "yes" } else { "no" };
                    self.otherwise(said.place, ("noise", word(!is_noise)), (word(is_noise), id));
                    return;
                }
            }
            return;
        }
        let line = first.place.line;
        let file = quote(self.file);
        let basis = say!("imported from {file}, line {line}", "importado de {file}, línea {line}");
        let measured = Measured {
            measures: first.measures.clone(),
            method: method.value,
            from: from.value,
            to: to.value,
            saves,
            money,
            level: rows.iter().find_map(|row| row.level.as_ref()).map(|at| at.value),
            noise,
            basis: if start.lang == "es" { basis.es } else { basis.en },
            model: None,
        };
        self.add(place, self.on, Event::Measured(measured));
    }
}

/// An amount in the unit of the ledger, where it fits; else as it is, which the check of the ledger refuses.
fn in_unit(state: &State<'_>, row: &Row, resource: &str, value: f64, unit: &str) -> Amount {
    let promised =
        row.measures.iter().find_map(|id| Some(state.measure(id)?.promise.saves.get(resource)?.unit.clone()));
    let bound = |at: &Option<At<f64>>| at.as_ref().map(|at| at.value);
    let (low, high) = (bound(&row.low), bound(&row.high));
    let as_is = || Amount { value, low, high, unit: unit.to_owned() };
    let (Some(promised), Ok(found)) = (promised, Unit::parse(unit)) else { return as_is() };
    let Ok(wanted) = Unit::parse(&promised) else { return as_is() };
    if found.dimension() != wanted.dimension() || promised == unit {
        return as_is();
    }
    let change = |value: f64| exact(Quantity::new(value, &found).value_in(&wanted));
    Amount { value: change(value), low: low.map(change), high: high.map(change), unit: promised }
}

/// Whether figures of a table are those of a measurement; what the table leaves out agrees.
fn agree(known: &Measured, saves: &IndexMap<String, Amount>, money: Option<Money>) -> bool {
    let same = |a: f64, b: f64| exact(a).total_cmp(&exact(b)).is_eq();
    let bound =
        |said: Option<f64>, known: Option<f64>| said.is_none_or(|said| known.is_some_and(|known| same(said, known)));
    let resources = saves.iter().all(|(key, said)| {
        known.saves.get(key).is_some_and(|known| {
            known.unit == said.unit
                && same(known.value, said.value)
                && bound(said.low, known.low)
                && bound(said.high, known.high)
        })
    });
    let moneys = money.is_none_or(|said| {
        known.money.is_some_and(|known| {
            same(known.value, said.value) && bound(said.low, known.low) && bound(said.high, known.high)
        })
    });
    resources && moneys
}

fn figures(saves: &IndexMap<String, Amount>, money: Option<Money>) -> String {
    let range = |low: Option<f64>, high: Option<f64>| match (low, high) {
        (Some(low), Some(high)) => format!(" ({} … {})", exact(low), exact(high)),
        _ => String::new(),
    };
    let resources = saves
        .values()
        .map(|amount| format!("{} {}{}", exact(amount.value), amount.unit, range(amount.low, amount.high)));
    let money = money.map(|money| format!("{}{}", exact(money.value), range(money.low, money.high)));
    resources.chain(money).collect::<Vec<_>>().join(", ")
}
