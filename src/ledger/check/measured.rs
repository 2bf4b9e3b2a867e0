//! Savings that were measured.

use super::Case;
use super::values::Finite;
use crate::diagnostic::{Code, Text, nearest, say};
use crate::ledger::{Amount, Measured, Money};
use crate::units::format::exact;
use crate::units::{Quantity, Unit, quote};

/// A slip of units (a month for a year, kilo for mega) or of zeros is at least this large.
const SLIP: f64 = 10.0;

impl Case<'_> {
    pub(super) fn measured(&mut self, measured: &Measured) {
        let what = self.what();
        if measured.measures.is_empty() {
            let message = say!("{what} names no measure", "{what} no nombra ninguna medida");
            self.error(Code::BAD_ENTRY, message, None);
        }
        for (at, id) in measured.measures.iter().enumerate() {
            if measured.measures.iter().take(at).any(|other| other == id) {
                let shown = quote(id);
                let message = say!("{what} names {shown} twice", "{what} nombra {shown} dos veces");
                self.error(Code::BAD_ENTRY, message, None);
            }
        }
        if measured.saves.is_empty() && measured.money.is_none() {
            let message = say!(
                "{what} gives no saving, neither of a resource nor of money",
                "{what} no da ningún ahorro, ni de un recurso ni en dinero"
            );
            self.error(Code::BAD_ENTRY, message, None);
        }
        for resource in &measured.noise {
            if !measured.saves.contains_key(resource) {
                let shown = quote(resource);
                let message = say!(
                    "{what} calls {shown} noise, but gives no saving of it",
                    "{what} llama ruido a {shown}, pero no da su ahorro"
                );
                self.error(Code::BAD_ENTRY, message, None);
            }
        }
        if let Some(level) = measured.level.filter(|level| !(*level > 0.0 && *level < 100.0)) {
            let message = say!(
                "{what}: expected a level between 0 and 100 %, found {level}",
                "{what}: se esperaba un nivel entre 0 y 100 %, se encontró {level}"
            );
            self.error(Code::BAD_ENTRY, message, None);
        }
        self.period(measured);
        for (resource, amount) in &measured.saves {
            self.saving(measured, resource, amount);
        }
        if let Some(money) = measured.money
            && self.range("money", money) == Finite::Yes
        {
            self.holds("money", money);
        }
    }

    fn period(&mut self, measured: &Measured) {
        let what = self.what();
        let (from, to, date) = (measured.from, measured.to, self.date);
        if to < from {
            let message = say!(
                "{what}: the time after ends on {to}, before it begins on {from}",
                "{what}: el periodo posterior termina el {to}, antes de comenzar el {from}"
            );
            return self.error(Code::BAD_DATE, message, None);
        }
        if to > date {
            let message = say!(
                "{what}: the time after ends on {to}, later than the measurement itself",
                "{what}: el periodo posterior termina el {to}, después de la propia medición"
            );
            let help = Text::new(
                "date a measurement on its last day or later",
                "la fecha de una medición es su último día o uno posterior",
            );
            self.error(Code::BAD_DATE, message, Some(help));
        }
        for id in &measured.measures {
            if !self.checker.measures.contains_key(id) {
                continue;
            }
            let shown = quote(id);
            let stands = self.stands(id);
            match stands.done.iter().next().map(|key| key.day) {
                None => {
                    let message = say!(
                        "{what}: {shown} was never recorded as done",
                        "{what}: {shown} nunca se registró como hecha"
                    );
                    let help =
                        Text::new("record that too, with `followup do`", "regístrelo también, con `followup do`");
                    self.warning(Code::OUT_OF_ORDER, message, Some(help));
                }
                Some(done) if to < done => {
                    let message = say!(
                        "{what}: the time after ends on {to}, before {shown} was done on {done}",
                        "{what}: el periodo posterior termina el {to}, antes de que {shown} quedara hecha el {done}"
                    );
                    self.error(Code::OUT_OF_ORDER, message, None);
                }
                Some(done) if from < done => {
                    let message = say!(
                        "{what}: the time after begins on {from}, before {shown} was done on {done}",
                        "{what}: el periodo posterior comienza el {from}, antes de que {shown} quedara hecha el {done}"
                    );
                    self.warning(Code::OUT_OF_ORDER, message, None);
                }
                Some(_) => {}
            }
        }
    }

    fn saving(&mut self, measured: &Measured, resource: &str, amount: &Amount) {
        let path = format!("saves.{resource}");
        if self.amount(&path, amount) == Finite::No {
            return;
        }
        self.holds(&path, Money { value: amount.value, low: amount.low, high: amount.high });
        let what = self.what();
        let shown = quote(resource);
        let checker = self.checker;
        let known = measured.measures.iter().filter_map(|id| checker.measures.get(id));
        let of_measure: Vec<&(String, f64)> = known.clone().filter_map(|known| known.resources.get(resource)).collect();
        let has_measure = known.clone().next().is_some();
        if of_measure.is_empty() && has_measure {
            let message = say!(
                "{what} measures {shown}, of which the report promises nothing there",
                "{what} mide {shown}, de lo que el informe no promete nada ahí"
            );
            let names = known.flat_map(|known| known.resources.keys()).map(String::as_str);
            let near = nearest(resource, names);
            let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            self.warning(Code::BAD_SAVING, message, help);
        }
        let promised = of_measure.first().map(|(unit, _)| unit).or_else(|| checker.resources.get(resource));
        let unit = match Unit::parse(&amount.unit) {
            Ok(unit) => unit,
            Err(error) => {
                let said = error.message();
                let message = Text::new(
                    format!("{what}: the unit of {shown} cannot be read: {}", said.en),
                    format!("{what}: no se entiende la unidad de {shown}: {}", said.es),
                );
                return self.error(Code::BAD_SAVING, message, None);
            }
        };
        let Some(promised) = promised else { return };
        let Ok(wanted) = Unit::parse(promised) else { return };
        let found = quote(&amount.unit);
        if unit.dimension() != wanted.dimension() {
            let message = say!(
                "{what}: a saving of {shown} stands in `{promised}`, not in {found}",
                "{what}: el ahorro de {shown} va en `{promised}`, no en {found}"
            );
            return self.error(Code::BAD_SAVING, message, Some(per_year(promised)));
        }
        if amount.unit != *promised {
            let value = exact(Quantity::new(amount.value, &unit).value_in(&wanted));
            let message = say!(
                "{what}: this ledger counts {shown} in `{promised}`, not in {found}",
                "{what}: esta bitácora cuenta {shown} en `{promised}`, no en {found}"
            );
            let help = say!("that is {value} {promised}", "son {value} {promised}");
            return self.error(Code::BAD_SAVING, message, Some(help));
        }
        let most: f64 = of_measure.iter().map(|(_, most)| most.abs()).sum();
        if most > 0.0 && amount.value.abs() > most * SLIP {
            let message = say!(
                "{what}: the saving of {shown} is more than ten times what the report promises",
                "{what}: el ahorro de {shown} es más de diez veces lo que promete el informe"
            );
            let help = Text::new(
                "check the zeros, and that it is the saving of a whole year",
                "revise los ceros y que sea el ahorro de un año completo",
            );
            self.warning(Code::BAD_SAVING, message, Some(help));
        }
    }

    /// Whether a measured value lies in its own interval.
    fn holds(&mut self, path: &str, range: Money) {
        let Money { value, low, high } = range;
        let ordered = low.zip(high).is_none_or(|(low, high)| low <= high);
        if ordered && (low.is_some_and(|low| value < low) || high.is_some_and(|high| value > high)) {
            let what = self.what();
            let message = say!(
                "{what}: the value {value} of `{path}` lies outside of its own interval",
                "{what}: el valor {value} de `{path}` queda fuera de su propio intervalo"
            );
            self.error(Code::BAD_ENTRY, message, None);
        }
    }
}

fn per_year(promised: &str) -> Text {
    say!("give the saving of a year in `{promised}`", "dé el ahorro de un año en `{promised}`")
}
