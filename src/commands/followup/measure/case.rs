//! What is measured: measures, their resources with the units of the ledger, and the days of the measure.

use indexmap::IndexMap;

use super::super::say;
use crate::commands::cli::MeasureArgs;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, nearest, say};
use crate::ledger::{Ledger, Start, State};
use crate::library::{Library, Resource};
use crate::units::{Day, Unit, quote};
use crate::verification::Times;

/// What is measured.
pub(super) struct Case<'a> {
    pub(super) arguments: &'a MeasureArgs,
    pub(super) state: &'a State<'a>,
    pub(super) start: &'a Start,
    pub(super) library: &'a Library,
    /// The ids of the measures.
    pub(super) ids: Vec<String>,
    /// The day of the record.
    pub(super) on: Day,
}

impl<'a> Case<'a> {
    pub(super) fn of(
        arguments: &'a MeasureArgs,
        ledger: &Ledger,
        state: &'a State<'a>,
        library: &'a Library,
        on: Day,
    ) -> Result<Case<'a>, Diagnostic> {
        let Some(start) = state.start() else {
            let message = Text::new("the ledger has no report", "la bitácora no tiene ningún informe");
            return Err(Diagnostic::error(Code::NOT_SAID, message).in_file(&ledger.file));
        };
        let mut ids: Vec<String> = Vec::new();
        for name in &arguments.measures {
            let id = say::measure(ledger, name)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(Case { arguments, state, start, library, ids, on })
    }

    /// The resources that are measured, each with the unit in which the ledger counts it.
    pub(super) fn resources(&self) -> Result<IndexMap<String, Unit>, Diagnostic> {
        let promised = self.promised();
        if self.arguments.resource.is_empty() {
            if promised.is_empty() {
                let message = Text::new("it is not said what was measured", "no se dice qué se midió");
                let help = Text::new(
                    "name it with `--resource`, such as `--resource electricity`",
                    "indíquelo con `--resource`, por ejemplo `--resource electricity`",
                );
                return Err(Diagnostic::error(Code::NOT_SAID, message).on("--resource").help(help));
            }
            return promised.into_iter().map(|(key, symbol)| Ok((key, parsed(&symbol)?))).collect();
        }
        let mut found = IndexMap::new();
        for key in &self.arguments.resource {
            let counted = promised.get(key).or_else(|| self.start.baseline.get(key).map(|amount| &amount.unit));
            let unit = match (counted, Resource::parse(key)) {
                (Some(symbol), _) => parsed(symbol)?,
                (None, Some(resource)) => resource.unit(&self.library.fields),
                (None, None) => return Err(unknown(key, &promised)),
            };
            found.insert(key.clone(), unit);
        }
        Ok(found)
    }

    /// What the reports promise of the measures, with units.
    fn promised(&self) -> IndexMap<String, String> {
        let measures = self.ids.iter().filter_map(|id| self.state.measure(id));
        let amounts = measures.flat_map(|measure| measure.promise.saves.iter().chain(&measure.promise.uses));
        let mut found = IndexMap::new();
        for (key, amount) in amounts {
            found.entry(key.clone()).or_insert_with(|| amount.unit.clone());
        }
        found
    }

    /// What people call a resource.
    pub(super) fn name(&self, key: &str) -> Text {
        Resource::parse(key).map_or_else(|| Text::new(key, key), |resource| resource.name(&self.library.fields))
    }

    /// The days between which the measure came: as the command line says, else from the day on which work began to the
    /// day on which it was done, as the ledger has them.
    pub(super) fn times(&self) -> Result<Times, Diagnostic> {
        let given = self.arguments.installed.as_deref().map(|text| say::day(text, "--installed")).transpose()?;
        let settled = self.arguments.settled.as_deref().map(|text| say::day(text, "--settled")).transpose()?;
        let measures = || self.ids.iter().filter_map(|id| self.state.measure(id));
        let done = measures().filter_map(|measure| Some(measure.done?.date)).max();
        let days = measures().flat_map(|measure| [measure.started.map(|at| at.date), measure.done.map(|at| at.date)]);
        let Some(installed) = given.or_else(|| done.and_then(|_| days.flatten().min())) else {
            let message = Text::new(
                "the ledger does not say when the measure was done",
                "la bitácora no dice cuándo se hizo la medida",
            );
            let help = Text::new(
                "record it with `auditlite followup do`, or give the day with `--installed`",
                "regístrelo con `auditlite followup do`, o dé el día con `--installed`",
            );
            return Err(Diagnostic::error(Code::NOT_SAID, message).on("--installed").help(help));
        };
        let settled = settled.unwrap_or(if given.is_some() { installed } else { done.unwrap_or(installed) });
        if settled < installed {
            let message = say!(
                "`--settled` {settled} lies before the day of the measure, {installed}",
                "`--settled` {settled} es anterior al día de la medida, {installed}"
            );
            return Err(Diagnostic::error(Code::BAD_DAY, message).on("--settled"));
        }
        Ok(Times { installed, settled })
    }

    /// The time after, where no bills tell it.
    pub(super) fn time_after(&self) -> Result<(Day, Day), Diagnostic> {
        let from = self.arguments.from.as_deref().map(|text| say::day(text, "--from")).transpose()?;
        let to = self.arguments.to.as_deref().map(|text| say::day(text, "--to")).transpose()?.unwrap_or(self.on);
        let from = match from {
            Some(from) => from,
            None => self.times()?.settled.min(to),
        };
        Ok((from, to))
    }

    /// Other measures on a resource that came between two days: their saving cannot be told from this one.
    pub(super) fn others(&self, key: &str, from: Day, to: Day) -> Vec<Diagnostic> {
        let others = self.state.measures.iter().filter(|measure| !self.ids.contains(&measure.promise.id));
        let acting = others.filter(|measure| measure.promise.saves.contains_key(key));
        let between = acting.filter_map(|measure| {
            let done = measure.done?.date;
            (from < done && done <= to).then_some((measure.promise, done))
        });
        let each = between.map(|(promise, done)| {
            let (id, name) = (quote(&promise.id), self.name(key));
            let message = Text::new(
                format!("{id} was done on {done} and saves {} too: the readings show both together", name.en),
                format!("{id} se hizo el {done} y también ahorra {}: las lecturas muestran ambas juntas", name.es),
            );
            let help = Text::new(
                "name both measures, or measure this one directly",
                "indique ambas medidas, o mida esta directamente",
            );
            Diagnostic::warning(Code::OTHER_MEASURES, message).help(help)
        });
        each.collect()
    }

    /// The language in which the plant is spoken to.
    pub(super) fn own_lang(&self) -> Lang {
        if self.start.lang == "es" { Lang::Es } else { Lang::En }
    }
}

fn parsed(symbol: &str) -> Result<Unit, Diagnostic> {
    Unit::parse(symbol)
        .map_err(|error| Diagnostic::error(Code::BAD_SAVING, error.message().clone()).help(error.help().cloned()))
}

fn unknown(key: &str, promised: &IndexMap<String, String>) -> Diagnostic {
    let shown = quote(key);
    let known: Vec<&str> = promised.keys().map(String::as_str).chain(Resource::NAMES).collect();
    let message = say!("there is no resource {shown}", "no existe el recurso {shown}");
    let help = match nearest(key, known.iter().copied()) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => {
            let all = known.join("`, `");
            say!("known are `{all}`", "se conocen `{all}`")
        }
    };
    Diagnostic::error(Code::NOT_SAID, message).on("--resource").help(help)
}
