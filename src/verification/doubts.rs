//! What speaks against claiming a saving, and what somebody should know of it; each in words with its numbers.

use super::choice::Choice;
use super::model::{INFLATION_MOST, Model, T_LEAST, Tried};
use super::readings::{Accrual, Period, Readings, Split};
use super::saving::{Avoided, LEVEL};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::units::{format, quote};

/// Greatest fractional uncertainty of a saving at 68 % confidence: ASHRAE Guideline 14-2014, 4.2.2.
const UNCERTAINTY_MOST: f64 = 0.5;

/// Least R² of a baseline model; a hint and no limit: IPMVP, Statistics and Uncertainty (EVO 10100-1:2019).
const R2_LEAST: f64 = 0.75;

/// How far a variable of the time after may lie outside of what the baseline saw: up to 110 % of the greatest and down to
/// 90 % of the least value, ASHRAE Guideline 14-2014, 4.2.2 (whole building prescriptive path).
const BEYOND: [f64; 2] = [0.9, 1.1];

/// Months of a baseline that covers the seasons: ASHRAE Guideline 14-2014, 4.2.2; IPMVP Core Concepts, option C. A bill or
/// two of 365 days may differ by some days.
const YEAR_OF_DAYS: f64 = 355.0;

/// Greatest CV(RMSE) of a baseline model, for less than twelve months after and for more: ASHRAE Guideline 14-2014, 4.2.2,
/// energy and demand.
fn cv_most(accrual: Accrual, days: f64) -> f64 {
    match (accrual, days < YEAR_OF_DAYS) {
        (Accrual::Total, true) => 0.20,
        (Accrual::Total, false) => 0.25,
        (Accrual::Level, true) => 0.30,
        (Accrual::Level, false) => 0.35,
    }
}

/// What was worked out, as the doubts look at it.
pub(super) struct Seen<'a> {
    pub(super) readings: &'a Readings,
    pub(super) split: &'a Split<'a>,
    pub(super) model: &'a Model,
    pub(super) avoided: &'a Avoided,
}

fn percent(share: f64) -> String {
    format::number(share * 100.0, Lang::En)
}

fn figure(value: f64) -> String {
    format::number(value, Lang::En)
}

impl Seen<'_> {
    fn warn(&self, code: Code, message: Text) -> Diagnostic {
        Diagnostic::warning(code, message).in_file(&self.readings.file)
    }

    /// Why the saving is not claimed.
    pub(super) fn against(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let Avoided { value, uncertainty_68, days, .. } = *self.avoided;
        let (low, high) = (self.avoided.low(), self.avoided.high());
        let unit = &self.readings.unit;
        if low <= 0.0 && high >= 0.0 {
            let (value, low, high) = (figure(value), figure(low), figure(high));
            found.push(self.warn(
                Code::NOISE,
                say!(
                    "the saving of {value} {unit} cannot be told from noise: its {LEVEL} % interval, {low} to {high} {unit}, holds zero",
                    "el ahorro de {value} {unit} no se distingue del ruido: su intervalo al {LEVEL} %, de {low} a {high} {unit}, incluye el cero"
                ),
            ).help(Text::new(
                "more months after make it narrower; so does a variable that explains the use, or a meter on the equipment itself",
                "más meses posteriores lo estrechan; también una variable que explique el consumo, o un medidor en el propio equipo",
            )));
        } else if uncertainty_68 >= UNCERTAINTY_MOST {
            let most = percent(UNCERTAINTY_MOST);
            let (en, es) = if uncertainty_68.is_finite() {
                let shown = percent(uncertainty_68);
                (format!("{shown} %"), format!("{shown} %"))
            } else {
                ("without bound".to_owned(), "ilimitada".to_owned())
            };
            found.push(self.warn(
                Code::NOISE,
                Text::new(
                    format!("the uncertainty of the saving at 68 % confidence is {en} of it; ASHRAE Guideline 14 wants less than {most} %"),
                    format!("la incertidumbre del ahorro al 68 % de confianza es {es} respecto del ahorro; la ASHRAE Guideline 14 pide menos de {most} %"),
                ),
            ));
        }
        let most = cv_most(self.readings.accrual, days);
        if self.model.cv_rmse > most {
            let (cv, most) = (percent(self.model.cv_rmse), percent(most));
            found.push(self.warn(
                Code::POOR_FIT,
                say!(
                    "the baseline scatters by {cv} % about its model (CV(RMSE)); ASHRAE Guideline 14 wants {most} % at most",
                    "la línea base se dispersa {cv} % alrededor de su modelo (CV(RMSE)); la ASHRAE Guideline 14 pide {most} % como máximo"
                ),
            ).help(Text::new(
                "look for what else moves the use: product mix, shifts, weather, a second meter",
                "busque qué más mueve el consumo: mezcla de productos, turnos, clima, otro medidor",
            )));
        }
        found.extend(self.outside(Far::Beyond));
        found
    }

    /// What somebody should know.
    pub(super) fn warnings(&self) -> Vec<Diagnostic> {
        let mut found = self.outside(Far::Near);
        found.extend(self.seasons());
        found.extend(self.aside());
        if !self.model.variables.is_empty() && self.model.r2 < R2_LEAST {
            let (r2, least) = (figure(self.model.r2), figure(R2_LEAST));
            found.push(self.warn(
                Code::POOR_FIT,
                say!(
                    "the model explains little of the baseline: R² is {r2}, under the {least} that the IPMVP holds reasonable",
                    "el modelo explica poco de la línea base: R² es {r2}, menos de {least}, que el IPMVP considera razonable"
                ),
            ));
        }
        let least =
            self.model.fit.coefficients.iter().zip(&self.model.errors).map(|(value, error)| (*value, value / error));
        for (at, (value, t)) in least.enumerate() {
            if value < 0.0 && t < -T_LEAST {
                found.push(self.downhill(at, value));
            }
        }
        found
    }

    /// A coefficient below zero: more production, less use.
    fn downhill(&self, at: usize, value: f64) -> Diagnostic {
        let unit = &self.readings.unit;
        let shown = figure(value);
        let variable = at.checked_sub(1).and_then(|at| self.model.variables.get(at));
        let message = match variable.and_then(|at| self.readings.variables.get(*at)) {
            Some(variable) => {
                let name = quote(&variable.name);
                say!(
                    "the model says that more of {name} means less use ({shown} {unit} for each): is that so?",
                    "según el modelo, más {name} significa menos consumo ({shown} {unit} por cada unidad): ¿es así?"
                )
            }
            None => say!(
                "the model says that nothing made means less than no use ({shown} {unit}): it holds only near the baseline",
                "según el modelo, sin producción el consumo sería menor que cero ({shown} {unit}): solo vale cerca de la línea base"
            ),
        };
        self.warn(Code::POOR_FIT, message)
    }

    fn seasons(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let days: f64 = self.split.before.iter().map(|period| period.days()).sum();
        if days < YEAR_OF_DAYS {
            let days = figure(days);
            found.push(self.warn(
                Code::SEASONS,
                say!(
                    "the baseline covers {days} days and not a whole year, so it does not know all seasons",
                    "la línea base abarca {days} días y no un año completo, así que no conoce todas las temporadas"
                ),
            ));
        }
        if self.avoided.days < YEAR_OF_DAYS {
            let days = figure(self.avoided.days);
            found.push(self.warn(
                Code::SEASONS,
                say!(
                    "the saving per year is that of a year like the {days} days after: production and weather of the other months may differ",
                    "el ahorro anual es el de un año como los {days} días posteriores: la producción y el clima de los demás meses pueden ser otros"
                ),
            ));
        }
        found
    }

    fn aside(&self) -> Option<Diagnostic> {
        let (first, last) = (self.split.aside.first()?.name(), self.split.aside.last()?.name());
        let count = self.split.aside.len();
        let message = if count == 1 {
            Text::new(
                format!("{} counts neither as before nor as after: the measure came during it", first.en),
                format!("{} no cuenta ni antes ni después: la medida llegó durante ese periodo", first.es),
            )
        } else {
            Text::new(
                format!("{count} readings, {} to {}, count neither as before nor as after", first.en, last.en),
                format!("{count} lecturas, de {} a {}, no cuentan ni antes ni después", first.es, last.es),
            )
        };
        Some(self.warn(Code::SET_ASIDE, message))
    }

    /// Variables of the time after that lie outside of what the baseline saw.
    fn outside(&self, far: Far) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for at in &self.model.variables {
            let Some(variable) = self.readings.variables.get(*at) else { continue };
            let rate = |period: &&Period| match self.readings.accrual {
                Accrual::Total => period.values.get(*at).map(|value| value / period.days()),
                Accrual::Level => period.values.get(*at).copied(),
            };
            let before = self.split.before.iter().filter_map(rate);
            let (least, most) = before.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), v| (l.min(v), m.max(v)));
            let after: Vec<f64> = self.split.after.iter().filter_map(rate).collect();
            let [low, high] = BEYOND;
            let is_near = |value: f64| value >= least * low && value <= most * high;
            let outside: Vec<f64> = after.iter().copied().filter(|value| *value < least || *value > most).collect();
            let (near, beyond): (Vec<f64>, Vec<f64>) = outside.into_iter().partition(|value| is_near(*value));
            let (list, code_says) = match far {
                Far::Near if beyond.is_empty() => (near, false),
                Far::Near => continue,
                Far::Beyond => (beyond, true),
            };
            let worst = |a: f64, b: f64| if (b - least).min(most - b) < (a - least).min(most - a) { b } else { a };
            let Some(worst) = list.iter().copied().reduce(worst) else { continue };
            let (count, all) = (list.len(), after.len());
            let name = quote(&variable.name);
            let (worst, least, most) = (figure(worst), figure(least), figure(most));
            let (per_en, per_es) = match self.readings.accrual {
                Accrual::Total => (" a day", " por día"),
                Accrual::Level => ("", ""),
            };
            let (end_en, end_es) = if code_says {
                (
                    "; ASHRAE Guideline 14 lets a model go 10 % beyond and no further",
                    "; la ASHRAE Guideline 14 permite usar el modelo hasta 10 % más allá, y no más",
                )
            } else {
                ("", "")
            };
            let unit = &variable.unit;
            found.push(self.warn(
                Code::EXTRAPOLATED,
                Text::new(
                    format!("{name} of {count} of {all} readings after is outside of the baseline ({worst} {unit}{per_en}, baseline {least} to {most}){end_en}"),
                    format!("{name} de {count} de {all} lecturas posteriores queda fuera de la línea base ({worst} {unit}{per_es}; línea base de {least} a {most}){end_es}"),
                ),
            ));
        }
        found
    }
}

/// How far outside.
#[derive(Clone, Copy)]
enum Far {
    /// Within the margin of the guideline.
    Near,
    /// Beyond it.
    Beyond,
}

/// What became of the variables that are not in the model.
pub(super) fn not_taken(readings: &Readings, choice: &Choice) -> Vec<Diagnostic> {
    let taken = choice.model().map(|model| model.variables.clone()).unwrap_or_default();
    let alone = choice.others().filter(|other| match other.variables.as_slice() {
        [one] => !taken.contains(one),
        [one, other] => taken.contains(one) || taken.contains(other),
        _ => false,
    });
    alone.filter_map(|candidate| why_not(readings, choice, &candidate.variables, &candidate.tried)).collect()
}

/// No variable that was offered explains the readings.
pub(super) fn nothing_explains(readings: &Readings, choice: &Choice) -> Vec<Diagnostic> {
    let mut found = vec![];
    let message = if readings.variables.is_empty() {
        Text::new(
            "there is nothing to explain the use with: production or degree days are missing",
            "no hay con qué explicar el consumo: faltan producción o grados-día",
        )
    } else {
        Text::new(
            "no variable explains the use, so nothing can be taken into account",
            "ninguna variable explica el consumo, así que no se puede tomar nada en cuenta",
        )
    };
    let help = Text::new(
        "add a column such as `production (t)`; or compare the bills as they are with `--method bills`, which says so",
        "agregue una columna como `producción (t)`; o compare los recibos tal cual con `--method bills`, y así quedará dicho",
    );
    found.push(Diagnostic::error(Code::NO_MODEL, message).in_file(&readings.file).help(help));
    let singles = choice.others().filter(|other| other.variables.len() == 1);
    found.extend(singles.filter_map(|other| why_not(readings, choice, &other.variables, &other.tried)));
    found
}

fn why_not(readings: &Readings, choice: &Choice, variables: &[usize], tried: &Tried) -> Option<Diagnostic> {
    let names: Vec<String> =
        variables.iter().filter_map(|at| Some(quote(&readings.variables.get(*at)?.name))).collect();
    let (en, es) = (names.join(" with "), names.join(" con "));
    let (code, message) = match tried {
        Tried::TooFew(least) => (
            Code::TOO_FEW_READINGS,
            Text::new(
                format!("{en} was not tried: that takes {least} readings before at least"),
                format!("{es} no se probó: para eso se necesitan al menos {least} lecturas anteriores"),
            ),
        ),
        Tried::Constant(_) => (
            Code::NO_VARIATION,
            Text::new(
                format!("{en} is the same in every period, so it explains nothing"),
                format!("{es} es igual en todos los periodos, así que no explica nada"),
            ),
        ),
        Tried::Together(inflation) => {
            let shown = if inflation.is_finite() { figure(*inflation) } else { "∞".to_owned() };
            (
                Code::COLLINEAR,
                Text::new(
                    format!(
                        "{en} go together (variance inflation {shown}, at most {INFLATION_MOST}): one of them is enough"
                    ),
                    format!("{es} varían juntas (inflación de varianza {shown}; máximo {INFLATION_MOST}): basta una"),
                ),
            )
        }
        Tried::Fits(model) => {
            let weak = model.t_values().into_iter().zip(variables).find(|(t, _)| t.abs() < T_LEAST);
            let weak = weak.and_then(|(t, at)| Some((t, quote(&readings.variables.get(*at)?.name))));
            let message = match weak {
                Some((t, name)) => {
                    let t = figure(t.abs());
                    let with = if variables.len() > 1 {
                        (format!(" in {en}"), format!(" en {es}"))
                    } else {
                        Default::default()
                    };
                    Text::new(
                        format!("{name}{} was not taken into account: its |t| is {t}, under {T_LEAST}", with.0),
                        format!("{name}{} no se tomó en cuenta: su |t| es {t}, menor que {T_LEAST}", with.1),
                    )
                }
                None => {
                    let (own, taken) = (figure(model.adjusted_r2), figure(choice.model()?.adjusted_r2));
                    Text::new(
                        format!("{en} was not taken: its adjusted R² is {own}, that of the model {taken}"),
                        format!("{es} no se tomó: su R² ajustado es {own}, el del modelo {taken}"),
                    )
                }
            };
            (Code::VARIABLE_NOT_USED, message)
        }
    };
    Some(Diagnostic::warning(code, message).in_file(&readings.file))
}
