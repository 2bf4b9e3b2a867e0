//! A measurement for people: 80 columns.

use super::{Recorded, Seen};
use crate::diagnostic::{Lang, Text};
use crate::ledger::{Amount, Method, Outcome, Verdict};
use crate::library::Resource;
use crate::report::{clean, wrap};
use crate::units::{Currency, Unit, format};
use crate::verification::{Claim, Verification};

const WIDTH: usize = 80;

/// Columns of the labels.
const LABELS: usize = 12;

impl Seen<'_> {
    fn of(&self, en: &'static str, es: &'static str) -> &'static str {
        match self.lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }

    pub(super) fn text(&self) -> String {
        let mut lines = self.head();
        let measured = &self.found.measured;
        for (key, amount) in &measured.saves {
            let name = Resource::parse(key).map_or_else(
                || key.clone(),
                |resource| resource.name(&self.library.fields).in_lang(self.lang).to_owned(),
            );
            lines.push(String::new());
            lines.push(clean(&name));
            if let Some(model) = self.found.models.get(key) {
                self.model(model, &mut lines);
            }
            let outcome = self.savings.and_then(|savings| savings.resources.get(key.as_str()));
            self.row(("a year", "al año"), &self.measured(amount), &mut lines);
            self.row(("claimed", "se declara"), &self.claimed(key, amount), &mut lines);
            self.promised(outcome, &mut lines);
        }
        if let Some(money) = self.savings.and_then(|savings| savings.money.as_ref()) {
            lines.push(String::new());
            lines.push(self.of("money", "dinero").to_owned());
            let noise = money.verdict == Verdict::Noise;
            let suffix = if noise { self.of(": noise, not claimed", ": ruido, no se declara") } else { "" };
            self.row(("a year", "al año"), &format!("{}{suffix}", self.measured(&money.measured)), &mut lines);
            self.promised(Some(money), &mut lines);
        }
        if self.found.models.is_empty() {
            lines.push(String::new());
            lines.extend(wrap(&clean(&measured.basis), WIDTH));
        }
        lines.push(String::new());
        lines.push(match self.recorded {
            Recorded::Yes => {
                let (id, date) = (self.entry.id, self.entry.date);
                match self.lang {
                    Lang::En => format!("recorded {id}, {date}"),
                    Lang::Es => format!("registrado {id}, {date}"),
                }
            }
            Recorded::No => self.of("dry run: nothing was recorded", "solo prueba: no se registró nada").to_owned(),
        });
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }

    /// What was measured, how and when.
    fn head(&self) -> Vec<String> {
        let measured = &self.found.measured;
        let mut lines = Vec::new();
        for id in &measured.measures {
            let title = self.state.measure(id).map(|measure| clean(&measure.promise.title));
            lines.extend(wrap(&format!("{} ({})", title.unwrap_or_default(), clean(id)), WIDTH));
        }
        let how = self.method(measured.method);
        let (from, to) = (measured.from, measured.to);
        let when = match self.lang {
            Lang::En => format!("{how}; time after: {from} to {to}"),
            Lang::Es => format!("{how}; periodo posterior: del {from} al {to}"),
        };
        lines.extend(wrap(&when, WIDTH));
        lines
    }

    fn method(&self, method: Method) -> &'static str {
        match method {
            Method::OptionA => self.of(
                "key figure measured, the rest estimated (IPMVP option A)",
                "parámetro clave medido, lo demás estimado (IPMVP opción A)",
            ),
            Method::OptionB => {
                self.of("all measured on the equipment (IPMVP option B)", "todo medido en el equipo (IPMVP opción B)")
            }
            Method::OptionC => self.of(
                "bills with a baseline model (IPMVP option C)",
                "recibos con modelo de línea base (IPMVP opción C)",
            ),
            Method::Bills => self.of("bills as they are, not adjusted", "recibos tal cual, sin ajustar"),
            Method::Stated => self.of("stated by the plant, not measured", "dicho por la planta, sin medir"),
        }
    }

    fn row(&self, (en, es): (&'static str, &'static str), text: &str, lines: &mut Vec<String>) {
        let label = self.of(en, es);
        let wrapped = wrap(&clean(text), WIDTH - LABELS - 2);
        for (at, line) in wrapped.iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let pad = " ".repeat(LABELS.saturating_sub(label.chars().count()));
            lines.push(format!("  {label}{pad}{line}"));
        }
    }

    fn model(&self, found: &Verification, lines: &mut Vec<String>) {
        let figure = |value: f64| format::number(value, self.lang);
        let (before, after) = (&found.before, &found.after);
        let span = |count: usize, from, to| match self.lang {
            Lang::En => format!("{count} readings, {from} to {to}"),
            Lang::Es => format!("{count} lecturas, del {from} al {to}"),
        };
        self.row(("before", "antes"), &span(before.count, before.from, before.to), lines);
        self.row(("after", "después"), &span(after.count, after.from, after.to), lines);
        self.row(("model", "modelo"), found.equation().in_lang(self.lang), lines);
        let mut fit = vec![format!("CV(RMSE) {} %", figure(found.model.cv_rmse * 100.0))];
        if !found.model.variables.is_empty() {
            fit.insert(0, format!("R² {}", figure(found.model.r2)));
            let names = found.model.variables.iter().filter_map(|at| found.readings.variables.get(*at));
            for (variable, t) in names.zip(found.model.t_values()) {
                let of = self.of("of", "de");
                fit.push(format!("t {of} {} {}", variable.name, figure(t)));
            }
        }
        if found.model.reckoned > 0.0 {
            let name = self.of("correlation of neighbouring readings", "correlación entre lecturas vecinas");
            fit.push(format!("{name} {}", figure(found.model.reckoned)));
        }
        self.row(("fit", "ajuste"), &fit.join(", "), lines);
        let (unit, avoided) = (&found.readings.unit, &found.avoided);
        let (expected, read, value) = (figure(avoided.expected), figure(avoided.measured), figure(avoided.value.abs()));
        let share = figure(avoided.share().abs() * 100.0);
        let than = if avoided.value < 0.0 { self.of("more", "más") } else { self.of("less", "menos") };
        let saved = match self.lang {
            Lang::En => format!("{expected} {unit} expected, {read} read: {value} {unit} {than} ({share} %)"),
            Lang::Es => format!("se esperaban {expected} {unit}, se leyeron {read}: {value} {unit} {than} ({share} %)"),
        };
        self.row(("saved", "ahorrado"), &saved, lines);
    }

    /// A figure with its bounds and unit.
    fn range(&self, amount: &Amount) -> String {
        let figure = |value: f64| format::number(value, self.lang);
        let unit = Unit::parse(&amount.unit);
        let shown = unit.as_ref().map_or_else(|_| amount.unit.clone(), |unit| unit.in_lang(self.lang));
        let currency = amount.unit.strip_suffix("/yr").and_then(Currency::parse);
        let value = match currency {
            Some(currency) => format::money(amount.value, currency, self.lang),
            None => format!("{} {shown}", figure(amount.value)),
        };
        let Some((low, high)) = amount.low.zip(amount.high) else { return value };
        let (low, high) = (figure(low), figure(high));
        match self.lang {
            Lang::En => format!("{value}, {low} to {high}"),
            Lang::Es => format!("{value}, de {low} a {high}"),
        }
    }

    /// The same of what was measured, whose bounds are an interval.
    fn measured(&self, amount: &Amount) -> String {
        let range = self.range(amount);
        let level =
            self.found.measured.level.filter(|_| amount.low.is_some()).map(|level| format::number(level, self.lang));
        match (level, self.lang) {
            (Some(level), Lang::En) => format!("{range} ({level} % interval)"),
            (Some(level), Lang::Es) => format!("{range} (intervalo al {level} %)"),
            (None, _) => range,
        }
    }

    fn claimed(&self, key: &str, amount: &Amount) -> String {
        let measured = &self.found.measured;
        let claim = self.found.models.get(key).map(|model| model.claim);
        let text = match claim {
            _ if measured.noise.iter().any(|noise| noise == key) => {
                self.of("no: it cannot be told from noise", "no: no se distingue del ruido")
            }
            _ if measured.method == Method::Stated => {
                self.of("as stated: nobody measured it", "según la planta: nadie lo midió")
            }
            Some(Claim::Increase) => {
                self.of("no saving: more is used, and that is no noise", "sin ahorro: se consume más, y no es ruido")
            }
            None if amount.value < 0.0 => self.of("no saving: more is used", "sin ahorro: se consume más"),
            _ => self.of("yes", "sí"),
        };
        text.to_owned()
    }

    /// What was promised and how the measurement stands to it.
    fn promised(&self, outcome: Option<&Outcome>, lines: &mut Vec<String>) {
        let Some(outcome) = outcome else { return };
        let Some(promised) = &outcome.promised else {
            self.row(("promised", "prometido"), self.of("nothing", "nada"), lines);
            return;
        };
        let mut text = self.range(promised);
        let verdict = verdict(outcome.verdict);
        text.push_str(": ");
        text.push_str(verdict.in_lang(self.lang));
        self.row(("promised", "prometido"), &text, lines);
    }
}

fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Inside => Text::new("measured inside the promise", "lo medido está dentro de lo prometido"),
        Verdict::Below => Text::new("measured below the promise", "lo medido queda por debajo de lo prometido"),
        Verdict::Above => Text::new("measured above the promise", "lo medido queda por encima de lo prometido"),
        Verdict::Noise => Text::new("nothing to say, it is noise", "nada que decir, es ruido"),
        Verdict::NoPromise => Text::new("no range to hold it against", "no hay intervalo con qué compararlo"),
    }
}
