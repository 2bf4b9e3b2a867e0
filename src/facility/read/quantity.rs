//! Numbers with units: read, converted to the field's own, and held against its limits.

use super::value::{Given, Target};
use super::{Reader, plain};
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text, say};
use crate::fields::QuantityType;
use crate::json::JsonValue;
use crate::units::{Currency, Dimension, Point, Quantity, Unit, UnitError, format, quote};

/// A number as it is given.
struct Amount<'a> {
    number: f64,
    unit: Unit,
    written: Written<'a>,
    place: Place,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written<'a> {
    /// Without a unit: it has the field's.
    Bare,
    /// Beside its unit.
    Beside(&'a str),
    /// As a text with its unit.
    Text(&'a str),
}

impl Reader<'_> {
    /// The number in canonical units, and how it was converted if that took a factor.
    pub(super) fn quantity(
        &mut self,
        target: &Target<'_>,
        quantity: &QuantityType,
        given: &Given<'_>,
    ) -> Option<(f64, Option<String>)> {
        let own = target.own_unit.as_ref().unwrap_or(&quantity.unit);
        let amount = self.amount(target, own, given)?;
        let (value, note) = self.in_field_units(target, quantity, own, &amount)?;
        if !value.is_finite() {
            let (path, written) = (&target.path, quoted(&self.written(&amount)));
            let (en, es) = (written.en, written.es);
            let message = say!("`{path}` is too large: {en}", "`{path}` es demasiado grande: {es}");
            self.report(Diagnostic::error(Code::OUT_OF_RANGE, message).at(amount.place), path);
            return None;
        }
        if !self.within(target, quantity, own, value, &amount) {
            return None;
        }
        if amount.written == Written::Bare && own.symbol() == "%" && amount.number > 0.0 && amount.number < 1.0 {
            let (number, meant) = (amount.number, plain(format::exact(amount.number * 100.0)));
            let message = say!(
                "`{number}` is read as {number} %; write `{meant}` if a share of {meant} % is meant",
                "`{number}` se lee como {number} %; escriba `{meant}` si quiere decir {meant} %"
            );
            let help = say!("write `\"{number} %\"` if it is right", "escriba `\"{number} %\"` si es correcto");
            self.report(Diagnostic::warning(Code::UNLIKELY, message).at(amount.place).help(help), &target.path);
        }
        Some((value, note))
    }

    fn amount<'g>(&mut self, target: &Target<'_>, own: &Unit, given: &Given<'g>) -> Option<Amount<'g>> {
        let (path, place) = (target.path.as_str(), given.value.place);
        match (&given.value.value, given.unit) {
            (JsonValue::Number(number), None) => {
                Some(Amount { number: *number, unit: own.clone(), written: Written::Bare, place })
            }
            (JsonValue::Number(number), Some((unit, at))) => {
                let written = Written::Beside(unit);
                let unit = self.readable(Unit::parse(unit), path, at)?;
                Some(Amount { number: *number, unit, written, place })
            }
            // A unit within the text says more than the one beside it, which may be that of a template.
            (JsonValue::Text(text), beside) if beside.is_none() || Self::has_unit(text) => {
                let (number, unit) = self.readable(Quantity::split(text), path, place)?;
                if unit.symbol().is_empty() && !own.symbol().is_empty() {
                    let (shown, number) = (quote(text), plain(number));
                    let (en, es) = (self.symbol(own, Lang::En), self.symbol(own, Lang::Es));
                    let message =
                        say!("`{path}`: the text {shown} has no unit", "`{path}`: al texto {shown} le falta la unidad");
                    let help = say!(
                        "write `\"{number} {en}\"`, or `{number}` without quotes for {en}",
                        "escriba `\"{number} {es}\"`, o `{number}` sin comillas si está en {es}"
                    );
                    self.report(Diagnostic::error(Code::WRONG_UNIT, message).at(place).help(help), path);
                    return None;
                }
                Some(Amount { number, unit, written: Written::Text(text), place })
            }
            (JsonValue::Text(text), Some((unit, _))) => {
                let shown = quote(text);
                let message = say!(
                    "`{path}` has a `unit` of its own, so its `value` must be a number, found {shown}",
                    "`{path}` lleva `unit` aparte, así que `value` debe ser un número, se encontró {shown}"
                );
                let help = Quantity::parse_number(text).ok().map(|number| {
                    let (number, unit) = (plain(number), quote(unit));
                    say!(
                        "write `{number}` without quotes, beside the unit {unit}",
                        "escriba `{number}` sin comillas, junto a la unidad {unit}"
                    )
                });
                self.report(Diagnostic::error(Code::WRONG_TYPE, message).at(place).help(help), path);
                None
            }
            _ => {
                let (en, es) = (self.symbol(own, Lang::En), self.symbol(own, Lang::Es));
                let help = if en.is_empty() {
                    Text::new("write it like `12`", "escríbalo como `12`")
                } else {
                    say!("write it like `12` or `\"12 {en}\"`", "escríbalo como `12` o `\"12 {es}\"`")
                };
                let wanted = ["a number, or a text with a unit", "un número o un texto con unidad"];
                self.expected(given.value, path, wanted, Some(help));
                None
            }
        }
    }

    /// An amount as a message repeats it.
    fn written(&self, amount: &Amount<'_>) -> Text {
        let number = amount.number;
        let written = |lang| match amount.written {
            Written::Bare => format!("{} {}", plain(number), self.symbol(&amount.unit, lang)).trim().to_owned(),
            Written::Beside(unit) => format!("{} {unit}", plain(number)),
            Written::Text(text) => text.to_owned(),
        };
        Text::new(written(Lang::En), written(Lang::Es))
    }

    fn has_unit(text: &str) -> bool {
        Quantity::split(text).is_ok_and(|(_, unit)| !unit.symbol().is_empty())
    }

    /// What could not be read as a number or unit is reported as the units module words it.
    pub(super) fn readable<T>(&mut self, result: Result<T, UnitError>, path: &str, place: Place) -> Option<T> {
        result
            .map_err(|error| {
                let (en, es) = (&error.message().en, &error.message().es);
                let message = say!("`{path}`: {en}", "`{path}`: {es}");
                let problem = Diagnostic::error(Code::WRONG_UNIT, message).at(place).help(error.help().cloned());
                self.report(problem, path);
            })
            .ok()
    }

    fn in_field_units(
        &mut self,
        target: &Target<'_>,
        quantity: &QuantityType,
        own: &Unit,
        amount: &Amount<'_>,
    ) -> Option<(f64, Option<String>)> {
        let wanted = own.dimension();
        let (mut value, mut found) = (amount.unit.to_canonical(amount.number), amount.unit.dimension());
        if wanted.has_currency() {
            (value, found) = self.in_plant_money(value, found, &target.path, amount.place)?;
        }
        if found == wanted {
            return Some((value, None));
        }
        if let Some(through) = &quantity.through {
            for factor in self.factors.candidates(through, self.country, self.state) {
                let (by, kind) = (factor.canonical(), factor.unit.dimension());
                let (number, symbol, date, source) = (factor.value, factor.unit.symbol(), &factor.date, &factor.source);
                let written = self.written(amount).en;
                if found.times(kind) == Ok(wanted) {
                    return Some((value * by, Some(format!("{written} × {number} {symbol} ({date}; {source})"))));
                }
                if found.per(kind) == Ok(wanted) {
                    return Some((value / by, Some(format!("{written} ÷ {number} {symbol} ({date}; {source})"))));
                }
            }
        }
        self.wrong_dimension(target, quantity, own, amount, found);
        None
    }

    fn wrong_dimension(
        &mut self,
        target: &Target<'_>,
        quantity: &QuantityType,
        own: &Unit,
        amount: &Amount<'_>,
        found: Dimension,
    ) {
        let (path, wanted) = (target.path.as_str(), own.dimension());
        let said = |lang: Lang| {
            let [is, but, found_is] = match lang {
                Lang::En => ["is", "but", "is"],
                Lang::Es => ["es", "pero", "es"],
            };
            let (wanted, found) = (self.describe(wanted, lang), self.describe(found, lang));
            let written = quote(self.written(amount).in_lang(lang));
            format!("`{path}` {is} {wanted}, {but} {written} {found_is} {found}")
        };
        let message = Text::new(said(Lang::En), said(Lang::Es));
        let mut units = vec![own.clone()];
        if let Some(through) = &quantity.through {
            for factor in self.factors.candidates(through, self.country, self.state) {
                let kind = factor.unit.dimension();
                let other = if wanted.has_currency() { wanted.times(kind) } else { wanted.per(kind) };
                units.extend(other.ok().map(Unit::preferred).filter(|unit| !units.contains(unit)));
            }
        }
        let give = |lang| {
            let symbols: Vec<String> = units.iter().map(|unit| self.symbol(unit, lang)).collect();
            super::listed(symbols.iter().map(String::as_str).filter(|symbol| !symbol.is_empty()))
        };
        let (en, es) = (give(Lang::En), give(Lang::Es));
        let give = if en.is_empty() {
            Text::new("give a plain number", "indique un número simple")
        } else {
            say!("give it in {en}", "indíquelo en {es}")
        };
        let help = match remedy(wanted, found) {
            Some(remedy) => Text::new(format!("{}; {}", give.en, remedy.en), format!("{}; {}", give.es, remedy.es)),
            None => give,
        };
        self.report(Diagnostic::error(Code::WRONG_UNIT, message).at(amount.place).help(help), path);
    }

    /// Whether a value can be true; one that is only unlikely is warned of.
    fn within(
        &mut self,
        target: &Target<'_>,
        quantity: &QuantityType,
        own: &Unit,
        value: f64,
        amount: &Amount<'_>,
    ) -> bool {
        let path = target.path.as_str();
        let (low, high) = match target.own_unit {
            // The field's limits are in its own unit; of another only the sign is known.
            Some(_) if quantity.range.0 >= 0.0 => (0.0, f64::INFINITY),
            Some(_) => (f64::NEG_INFINITY, f64::INFINITY),
            None => quantity.range,
        };
        let likely = quantity.likely.filter(|_| target.own_unit.is_none());
        if (low..=high).contains(&value) && likely.is_none_or(|(low, high)| (low..=high).contains(&value)) {
            return true;
        }
        let Text { en: found, es: spanish } = self.found(own, value, amount);
        if value < 0.0 && low >= 0.0 {
            let message = say!(
                "`{path}` cannot be negative, found {found}",
                "`{path}` no puede ser negativo, se encontró {spanish}"
            );
            self.report(Diagnostic::error(Code::OUT_OF_RANGE, message).at(amount.place), path);
            return false;
        }
        if !(low..=high).contains(&value) {
            let bounds = |lang| self.bounds(own, (low, high), lang);
            let (en, es) = (bounds(Lang::En), bounds(Lang::Es));
            let message =
                say!("`{path}` must be {en}, found {found}", "`{path}` debe estar {es}, se encontró {spanish}");
            let help = if (own.symbol().is_empty() || own.symbol() == "1")
                && amount.written == Written::Bare
                && (low..=high).contains(&(value / 100.0))
            {
                let number = amount.number;
                say!(
                    "write a share as a part of one, or as `\"{number} %\"`",
                    "escriba una proporción como parte de uno, o como `\"{number} %\"`"
                )
            } else {
                Text::new(
                    "check the number and its unit against the bill or the instrument",
                    "compare el número y su unidad con el recibo o el instrumento",
                )
            };
            self.report(Diagnostic::error(Code::OUT_OF_RANGE, message).at(amount.place).help(help), path);
            return false;
        }
        if let Some((low, high)) = likely {
            let bounds = |lang| self.bounds(own, (low, high), lang);
            let (en, es) = (bounds(Lang::En), bounds(Lang::Es));
            let message =
                say!("`{path}` is usually {en}, found {found}", "`{path}` suele estar {es}, se encontró {spanish}");
            let help = Text::new(
                "check it; if it is right, nothing needs to be done",
                "revíselo; si es correcto, no hay que hacer nada",
            );
            self.report(Diagnostic::warning(Code::UNLIKELY, message).at(amount.place).help(help), path);
        }
        true
    }

    /// An amount as it is written, and in the field's unit where that is another.
    fn found(&self, own: &Unit, value: f64, amount: &Amount<'_>) -> Text {
        let mut written = quoted(&self.written(amount));
        if amount.written != Written::Bare && amount.unit != *own {
            let same =
                |lang| format!(" (= {} {})", format::full(own.from_canonical(value), lang), self.symbol(own, lang));
            written.en.push_str(&same(Lang::En));
            written.es.push_str(&same(Lang::Es));
        }
        written
    }

    fn bounds(&self, unit: &Unit, (low, high): (f64, f64), lang: Lang) -> String {
        let number = |value: f64| format::full(unit.from_canonical(value), lang);
        let symbol = self.symbol(unit, lang);
        let and = Text::new("and", "y");
        let between = Text::new("between", "entre");
        format!("{} {} {} {} {symbol}", between.in_lang(lang), number(low), and.in_lang(lang), number(high))
            .trim_end()
            .to_owned()
    }

    /// A unit with the plant's currency in place of `money`.
    pub(super) fn symbol(&self, unit: &Unit, lang: Lang) -> String {
        self.in_currency(&unit.in_lang(lang))
    }

    fn describe(&self, dimension: Dimension, lang: Lang) -> String {
        let name = dimension.describe(lang);
        match name.split_once('(') {
            Some((words, unit)) => format!("{words}({}", self.in_currency(unit)),
            None => name,
        }
    }

    fn in_currency(&self, text: &str) -> String {
        match self.currency {
            Some(currency) => text.replace(Currency::PLANT.code(), currency.code()).replace("dinero", currency.code()),
            None => text.to_owned(),
        }
    }
}

/// The same text between backticks in each language.
fn quoted(text: &Text) -> Text {
    Text::new(quote(&text.en), quote(&text.es))
}

/// What an auditor most likely has to do about a dimension that does not fit.
fn remedy(wanted: Dimension, found: Dimension) -> Option<Text> {
    if wanted.point() == Point::Gauge && found == wanted.as_difference() {
        return Some(Text::new(
            "what a gauge shows is written with `(g)`: `7 bar(g)`, `110 psi(g)`, `7 kgf/cm2(g)`",
            "lo que marca un manómetro se escribe con `(g)`: `7 bar(g)`, `110 psi(g)`, `7 kgf/cm2(g)`",
        ));
    }
    if wanted.point() != found.point() {
        return wanted.comparable(found).err().and_then(|error| error.help().cloned());
    }
    let dimension = |unit: &str| Unit::parse(unit).ok().map(|unit| unit.dimension());
    if found.per(dimension("yr")?) == Ok(wanted) {
        return Some(Text::new("the amount must be that of a year", "la cantidad debe ser la de un año"));
    }
    if found.times(dimension("yr")?) == Ok(wanted) {
        return Some(Text::new("it is not an amount per year", "no es una cantidad por año"));
    }
    if found.times(dimension("h/yr")?) == Ok(wanted) {
        return Some(Text::new(
            "multiply by the hours or days of a year",
            "multiplique por las horas o los días del año",
        ));
    }
    None
}
