//! A verification in words, so that a plant can follow it.

use super::direct::{Direct, DirectSaving};
use super::readings::Accrual;
use super::saving::LEVEL;
use super::verify::Verification;
use crate::diagnostic::{Lang, Text};
use crate::units::format;

fn figure(value: f64) -> String {
    format::number(value, Lang::En)
}

impl Verification {
    /// The baseline model as an equation: `kWh = 412 × days + 183 × production (t)`.
    pub fn equation(&self) -> Text {
        let unit = &self.readings.unit;
        let mut coefficients = self.model.fit.coefficients.iter().copied();
        let base = figure(coefficients.next().unwrap_or(f64::NAN));
        let (mut en, mut es) = match self.readings.accrual {
            Accrual::Total => (format!("{unit} = {base} × days"), format!("{unit} = {base} × días")),
            Accrual::Level => (format!("{unit} = {base}"), format!("{unit} = {base}")),
        };
        for (coefficient, at) in coefficients.zip(&self.model.variables) {
            let Some(variable) = self.readings.variables.get(*at) else { continue };
            let sign = if coefficient < 0.0 { "-" } else { "+" };
            let unit = if variable.unit.is_empty() { String::new() } else { format!(" ({})", variable.unit) };
            let term = format!(" {sign} {} × {}{unit}", figure(coefficient.abs()), variable.name);
            en.push_str(&term);
            es.push_str(&term);
        }
        Text::new(en, es)
    }

    /// How the number came about, in one paragraph.
    pub fn basis(&self) -> Text {
        let (b, a, m) = (&self.before, &self.after, &self.model);
        let equation = self.equation();
        let (cv, value) = (figure(m.cv_rmse * 100.0), figure(self.avoided.value));
        let (low, high) = (figure(self.avoided.low()), figure(self.avoided.high()));
        let (expected, measured) = (figure(self.avoided.expected), figure(self.avoided.measured));
        let unit = &self.readings.unit;
        let (kind_en, kind_es) = if m.variables.is_empty() {
            (
                "bills as they are, not adjusted for production or weather".to_owned(),
                "recibos tal cual, sin ajustar por producción ni clima".to_owned(),
            )
        } else {
            let r2 = figure(m.r2);
            (
                format!("baseline model {} (R² {r2}, CV(RMSE) {cv} %)", equation.en),
                format!("modelo de línea base {} (R² {r2}, CV(RMSE) {cv} %)", equation.es),
            )
        };
        let year = match self.readings.accrual {
            Accrual::Total => (
                format!("; the year is one of 365 days like the {} after", figure(self.avoided.days)),
                format!("; el año es uno de 365 días como los {} posteriores", figure(self.avoided.days)),
            ),
            Accrual::Level => (String::new(), String::new()),
        };
        Text::new(
            format!(
                "{kind_en}; before: {} readings, {} to {}; after: {} readings, {} to {}: {expected} {unit} expected, {measured} read, {value} saved ({LEVEL} % interval {low} to {high}){}",
                b.count, b.from, b.to, a.count, a.from, a.to, year.0
            ),
            format!(
                "{kind_es}; antes: {} lecturas, del {} al {}; después: {} lecturas, del {} al {}: se esperaban {expected} {unit}, se leyeron {measured}, ahorro de {value} (intervalo al {LEVEL} %: {low} a {high}){}",
                b.count, b.from, b.to, a.count, a.from, a.to, year.1
            ),
        )
    }
}

/// What was measured directly, in words; the texts are what the user wrote or the figures with their units.
pub fn direct_basis(direct: &Direct, saving: &DirectSaving, shown: &ShownDirect) -> Text {
    let counts = (direct.before.readings.len(), direct.after.readings.len());
    let accuracy = figure(direct.before.accuracy * 100.0);
    let ShownDirect { before, after, per_year, value, low, high } = shown;
    let times = per_year.as_ref().map_or_else(
        || (String::new(), String::new()),
        |times| {
            let accuracy = figure(direct.per_year.map_or(0.0, |times| times.accuracy * 100.0));
            (
                format!(", times {} (within {accuracy} %)", times.en),
                format!(", por {} (con error de hasta {accuracy} %)", times.es),
            )
        },
    );
    let readings = |count: usize| match count {
        1 => ("1 reading".to_owned(), "1 lectura".to_owned()),
        _ => (format!("{count} readings"), format!("{count} lecturas")),
    };
    let ((before_en, before_es), (after_en, after_es)) = (readings(counts.0), readings(counts.1));
    let noise = if saving.is_noise() { (": noise", ": ruido") } else { ("", "") };
    Text::new(
        format!(
            "measured directly: {} before ({before_en}), {} after ({after_en}), instrument within {accuracy} %{}: {} ({LEVEL} % interval {} to {}){}",
            before.en, after.en, times.0, value.en, low.en, high.en, noise.0
        ),
        format!(
            "medido directamente: {} antes ({before_es}), {} después ({after_es}), instrumento con error de hasta {accuracy} %{}: {} (intervalo al {LEVEL} %: {} a {}){}",
            before.es, after.es, times.1, value.es, low.es, high.es, noise.1
        ),
    )
}

/// The figures of a direct measurement with their units, as people read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownDirect {
    /// Mean before.
    pub before: Text,
    /// Mean after.
    pub after: Text,
    /// What the difference is multiplied by.
    pub per_year: Option<Text>,
    /// The saving per year.
    pub value: Text,
    /// The lower end of its interval.
    pub low: Text,
    /// The upper end.
    pub high: Text,
}
