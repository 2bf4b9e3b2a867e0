//! A saving worked out of readings, with everything that speaks against claiming it.

use super::check::check;
use super::choice::Choice;
use super::doubts;
use super::model::{FEWEST_DEGREES, Model};
use super::readings::{Period, Readings, Split, Times};
use super::saving::{Avoided, avoided};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::units::Day;

/// What may explain the readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Any one or two of these variables, by their place, if they explain enough.
    Variables(Vec<usize>),
    /// Nothing: bills as they are.
    Nothing,
}

/// A stretch of readings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// How many readings.
    pub count: usize,
    /// How many days they cover.
    pub days: f64,
}

/// What may be said of a saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Less is used, and it is more than noise.
    Saving,
    /// More is used, and it is more than noise.
    Increase,
    /// It cannot be told from noise, or the model is not good enough to tell: shown, and not claimed.
    Noise,
}

impl Claim {
    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Claim::Saving => "saving",
            Claim::Increase => "increase",
            Claim::Noise => "noise",
        }
    }
}

/// A saving worked out of readings.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// The readings, checked and in order.
    pub readings: Readings,
    /// The baseline.
    pub before: Stretch,
    /// The time after.
    pub after: Stretch,
    /// Readings between, which are set aside.
    pub aside: usize,
    /// The models that were tried, and which was taken.
    pub choice: Choice,
    /// The baseline model.
    pub model: Model,
    /// What was avoided.
    pub avoided: Avoided,
    /// What may be said of it.
    pub claim: Claim,
    /// Why it is not claimed; empty where it is.
    pub against: Vec<Diagnostic>,
    /// What else somebody should know.
    pub warnings: Vec<Diagnostic>,
}

/// Works out what was saved, after option C of the IPMVP (EVO, Core Concepts 2022): a baseline model of the time before,
/// and for the time after the difference between what it says and what was read.
///
/// # Errors
/// Readings that cannot be used, too few of them, nothing that explains them where something should.
pub fn verify(mut readings: Readings, times: Times, by: &By) -> Result<Verification, Vec<Diagnostic>> {
    let (errors, mut warnings): (Vec<_>, Vec<_>) = check(&mut readings).into_iter().partition(Diagnostic::is_error);
    if !errors.is_empty() {
        return Err(errors);
    }
    let split = Split::of(&readings, times);
    let (Some(before), Some(after)) = (stretch(&split.before), stretch(&split.after)) else {
        return Err(vec![one_side(&readings, times, &split)]);
    };
    let offered: &[usize] = match by {
        By::Variables(offered) => offered,
        By::Nothing => &[],
    };
    let choice = Choice::of(&split.before, offered, readings.accrual);
    let Some(model) = choice.model().cloned() else {
        return Err(vec![too_few(&readings, &before)]);
    };
    if matches!(by, By::Variables(_)) && model.variables.is_empty() {
        return Err(doubts::nothing_explains(&readings, &choice));
    }
    let avoided = avoided(&model, &split.before, &split.after, readings.accrual);
    let seen = doubts::Seen { readings: &readings, split: &split, model: &model, avoided: &avoided };
    let against = seen.against();
    warnings.extend(seen.warnings());
    warnings.extend(doubts::not_taken(&readings, &choice));
    let claim = match avoided.value > 0.0 {
        _ if !against.is_empty() => Claim::Noise,
        true => Claim::Saving,
        false => Claim::Increase,
    };
    let aside = split.aside.len();
    Ok(Verification { readings, before, after, aside, choice, model, avoided, claim, against, warnings })
}

fn stretch(periods: &[&Period]) -> Option<Stretch> {
    let (first, last) = (periods.first()?, periods.last()?);
    let days = periods.iter().map(|period| period.days()).sum();
    Some(Stretch { from: first.from, to: last.to, count: periods.len(), days })
}

/// Readings lie on one side of the day only.
fn one_side(readings: &Readings, times: Times, split: &Split<'_>) -> Diagnostic {
    let Times { installed, settled } = times;
    let message = if split.before.is_empty() {
        say!(
            "no reading ends before {installed}, so there is no baseline",
            "ninguna lectura termina antes del {installed}: no hay línea base"
        )
    } else {
        say!(
            "no reading begins on {settled} or later, so nothing is known of the time after",
            "ninguna lectura empieza el {settled} o después: no se sabe nada del periodo posterior"
        )
    };
    let help = match (readings.periods.first(), readings.periods.last()) {
        (Some(first), Some(last)) => {
            let (from, to) = (first.from, last.to);
            say!(
                "the readings go from {from} to {to}; `--installed` and `--settled` give the days of the measure",
                "las lecturas van de {from} a {to}; `--installed` y `--settled` indican los días de la medida"
            )
        }
        _ => Text::new("the file has no reading at all", "el archivo no tiene ninguna lectura"),
    };
    Diagnostic::error(Code::TOO_FEW_READINGS, message).in_file(&readings.file).help(help)
}

fn too_few(readings: &Readings, before: &Stretch) -> Diagnostic {
    let (count, least) = (before.count, FEWEST_DEGREES + 1);
    let with_one = least + 1;
    let message = say!(
        "the baseline has {count} readings: {least} are needed at least, {with_one} with a variable, 12 months as a rule",
        "la línea base tiene {count} lecturas: se necesitan al menos {least}, {with_one} con una variable, y 12 meses por regla"
    );
    let help = Text::new(
        "add older bills; without them the saving can only be measured directly (`--before`, `--after`)",
        "agregue recibos anteriores; sin ellos el ahorro solo se puede medir directamente (`--before`, `--after`)",
    );
    Diagnostic::error(Code::TOO_FEW_READINGS, message).in_file(&readings.file).help(help)
}
