//! What stands on the command line: readings before and after, and what a plant states.

use super::super::money::money;
use super::case::Case;
use super::found::{Found, Noise, Saving, amount};
use crate::commands::cli::MethodArg;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::ledger::{Amount, Method};
use crate::units::{Currency, Dimension, Quantity, Unit, UnitError, format, quote};
use crate::verification::{Direct, PerYear, ShownDirect, Side, direct_basis, direct_json};

/// A problem with an option.
fn wrong(option: &'static str, message: Text, help: Option<Text>) -> Diagnostic {
    Diagnostic::error(Code::BAD_DIRECT, message).on(option).help(help)
}

fn unreadable(option: &'static str, error: &UnitError) -> Diagnostic {
    let Text { en, es } = error.message();
    wrong(option, Text::new(format!("`{option}`: {en}"), format!("`{option}`: {es}")), error.help().cloned())
}

/// A reading: `42 kW`, or an amount for what was made meanwhile, `12400 kWh per 310 t`.
fn reading(option: &'static str, text: &str) -> Result<Quantity, Diagnostic> {
    let parse = |text: &str| Quantity::parse(text).map_err(|error| unreadable(option, &error));
    let parts = [" per ", " por ", " / "].iter().find_map(|mark| text.split_once(mark));
    let found = match parts {
        None => parse(text)?,
        Some((amount, made)) => {
            let (amount, made) = (parse(amount)?, parse(made)?);
            let dimension = amount.dimension().per(made.dimension());
            let dimension = dimension.map_err(|error| unreadable(option, &UnitError::from(error)))?;
            if made.canonical() <= 0.0 {
                let shown = quote(text);
                let message =
                    say!("`{option}`: nothing was made in {shown}", "`{option}`: no se produjo nada en {shown}");
                return Err(wrong(option, message, None));
            }
            Quantity::from_canonical(amount.canonical() / made.canonical(), dimension)
        }
    };
    if found.canonical() < 0.0 {
        let shown = quote(text);
        let message = say!("`{option}`: {shown} is below zero", "`{option}`: {shown} es menor que cero");
        return Err(wrong(option, message, None));
    }
    Ok(found)
}

/// A share such as `2 %`.
fn share(option: &'static str, text: &str) -> Result<f64, Diagnostic> {
    let found = Quantity::parse(text).map_err(|error| unreadable(option, &error))?;
    let value = found.canonical();
    if found.dimension().is_none() && text.contains('%') && (0.0..1.0).contains(&value) {
        return Ok(value);
    }
    let shown = quote(text);
    let message = say!(
        "`{option}`: expected a percentage such as `2 %`, found {shown}",
        "`{option}`: se esperaba un porcentaje como `2 %`, se encontró {shown}"
    );
    Err(wrong(option, message, None))
}

/// Readings of one kind, all of the same dimension.
fn side(option: &'static str, texts: &[String], accuracy: f64) -> Result<(Side, Dimension), Diagnostic> {
    let mut readings = Vec::new();
    let mut dimension: Option<Dimension> = None;
    for text in texts {
        let found = reading(option, text)?;
        if dimension.is_some_and(|dimension| dimension != found.dimension()) {
            let shown = quote(text);
            let message = say!(
                "`{option}`: {shown} is of another kind than the reading before it",
                "`{option}`: {shown} es de otro tipo que la lectura anterior"
            );
            return Err(wrong(option, message, None));
        }
        dimension = Some(found.dimension());
        readings.push(found.canonical());
    }
    Ok((Side { readings, accuracy }, dimension.unwrap_or(Dimension::NONE)))
}

/// The one resource that is measured, with its unit.
fn resource(case: &Case<'_>, dimension: Option<Dimension>) -> Result<(String, Unit), Diagnostic> {
    let all = case.resources()?;
    let count = all.len();
    let names = all.keys().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let named = !case.arguments.resource.is_empty();
    let fitting = |unit: &Unit| named || count == 1 || dimension.is_none_or(|dimension| dimension == unit.dimension());
    let mut fit = all.into_iter().filter(|(_, unit)| fitting(unit));
    match (fit.next(), fit.next()) {
        (Some(one), None) => Ok(one),
        _ => {
            let message = say!("it is not said which was measured: {names}", "no se dice cuál se midió: {names}");
            let help = Text::new("name one with `--resource`", "indique uno con `--resource`");
            Err(wrong("--resource", message, Some(help)))
        }
    }
}

/// Measured on the equipment itself.
pub(super) fn direct(case: &Case<'_>) -> Result<Found, Diagnostic> {
    let arguments = case.arguments;
    let accuracy = share("--accuracy", arguments.accuracy.as_deref().unwrap_or_default())?;
    let (before, dimension) = side("--before", &arguments.before, accuracy)?;
    let (after, other) = side("--after", &arguments.after, accuracy)?;
    if other != dimension {
        let (a, b) = (
            quote(arguments.before.first().map_or("", String::as_str)),
            quote(arguments.after.first().map_or("", String::as_str)),
        );
        let message = say!("{a} and {b} cannot be compared", "{a} y {b} no se pueden comparar");
        return Err(wrong("--after", message, None));
    }
    let yearly = arguments.yearly.as_deref().map(|text| Ok((text, reading("--yearly", text)?))).transpose()?;
    let dimensions = yearly.as_ref().map_or(Ok(dimension), |(_, yearly)| dimension.times(yearly.dimension()));
    let saved = dimensions.map_err(|error| unreadable("--yearly", &UnitError::from(error)))?;
    let (key, unit) = resource(case, Some(saved))?;
    if saved != unit.dimension() {
        return Err(does_not_fit(case, &key, &unit, yearly.is_some()));
    }
    let per_year = match (&yearly, arguments.yearly_accuracy.as_deref()) {
        (Some((_, yearly)), Some(text)) => {
            Some(PerYear { value: yearly.canonical(), accuracy: share("--yearly-accuracy", text)? })
        }
        _ => None,
    };
    let direct = Direct { before, after, per_year };
    let saving = direct.saving();
    let shown_unit = Unit::preferred(dimension);
    let show = |value: f64, unit: &Unit| {
        let value = unit.from_canonical(value);
        Text::new(format::trade(value, unit, Lang::En), format::trade(value, unit, Lang::Es))
    };
    let reading_unit = arguments.before.first().and_then(|text| Quantity::split(text).ok()).map(|(_, unit)| unit);
    let reading_unit = reading_unit.filter(|unit| unit.dimension() == dimension).unwrap_or(shown_unit);
    let shown = ShownDirect {
        before: show(saving.before, &reading_unit),
        after: show(saving.after, &reading_unit),
        per_year: yearly.map(|(text, _)| Text::new(text, text)),
        value: show(saving.value, &unit),
        low: show(saving.low(), &unit),
        high: show(saving.high(), &unit),
    };
    let basis = direct_basis(&direct, &saving, &shown);
    let model = direct_json(&direct, &saving, unit.symbol(), |value| unit.from_canonical(value));
    let in_unit = |value: f64| unit.from_canonical(value);
    let method = match arguments.method {
        Some(MethodArg::OptionB) => Method::OptionB,
        None | Some(MethodArg::OptionA) => Method::OptionA,
        Some(MethodArg::Bills | MethodArg::OptionC) => return Err(other_method()),
    };
    let noise = if saving.is_noise() { Noise::Is } else { Noise::IsNot };
    let saved = Saving {
        key,
        amount: amount(in_unit(saving.value), in_unit(saving.low()), in_unit(saving.high()), &unit),
        noise,
    };
    let mut found = Found::of_one(case, method, case.time_after()?, saved, &basis, Some(model));
    if noise == Noise::Is {
        let ShownDirect { value, low, high, .. } = &shown;
        let message = Text::new(
            format!("the saving of {} cannot be told from noise: its interval is {} to {}", value.en, low.en, high.en),
            format!("el ahorro de {} no se distingue del ruido: su intervalo es de {} a {}", value.es, low.es, high.es),
        );
        found.warnings.push(Diagnostic::warning(Code::NOISE, message));
    }
    if direct.before.readings.len() == 1 || direct.after.readings.len() == 1 {
        let message = Text::new(
            "one reading on a side tells nothing of how much it differs from day to day, so the interval does not hold that",
            "una sola lectura de un lado no dice cuánto cambia de un día a otro, así que el intervalo no lo incluye",
        );
        let help = Text::new(
            "repeat `--before` and `--after` for readings on other days",
            "repita `--before` y `--after` con lecturas de otros días",
        );
        found.warnings.push(Diagnostic::warning(Code::BAD_DIRECT, message).help(help));
    }
    Ok(found)
}

fn other_method() -> Diagnostic {
    let message = Text::new("`--before` and `--after` are option A or B", "`--before` y `--after` son opción A o B");
    wrong("--method", message, None)
}

fn does_not_fit(case: &Case<'_>, key: &str, unit: &Unit, has_yearly: bool) -> Diagnostic {
    let (name, symbol) = (case.name(key), unit.symbol());
    let message = Text::new(
        format!("what was read does not make {}, which the ledger counts in {symbol}", name.en),
        format!("lo que se leyó no da {}, que la bitácora cuenta en {symbol}", name.es),
    );
    let help = if has_yearly {
        Text::new(
            "reading times --yearly must give that unit: `42 kW` times `6000 h/yr`, `40 kWh per 1 t` times `3600 t/yr`",
            "la lectura por --yearly debe dar esa unidad: `42 kW` por `6000 h/yr`, `40 kWh por 1 t` por `3600 t/yr`",
        )
    } else {
        Text::new(
            "say for how long or how much in a year it counts: `--yearly \"6000 h/yr\" --yearly-accuracy \"10 %\"`",
            "diga cuánto cuenta en un año: `--yearly \"6000 h/yr\" --yearly-accuracy \"10 %\"`",
        )
    };
    wrong("--yearly", message, Some(help))
}

/// Money for a time, in the ledger's currency per year: `4,000 MXN/month`.
fn money_per_year(case: &Case<'_>, text: &str) -> Result<Option<f64>, Diagnostic> {
    let Some((amount, time)) = text.rsplit_once('/') else { return Ok(None) };
    let time = ["month", "yr"].into_iter().find_map(|known| {
        let known = Unit::parse(known).ok()?;
        Unit::parse(time.trim()).ok().filter(|time| time.dimension() == known.dimension())
    });
    // What is no money is an amount of a resource.
    let is_money = amount.split_whitespace().any(|word| Currency::parse(word).is_some()) || amount.contains('$');
    let (Some(time), true) = (time, is_money) else { return Ok(None) };
    let money = money(amount, "--stated", case.start)?;
    Ok(Some(money.value / time.to_canonical(1.0)))
}

/// What the plant says.
pub(super) fn stated(case: &Case<'_>, text: &str) -> Result<Found, Diagnostic> {
    if let Some(money) = money_per_year(case, text)? {
        let shown = quote(text);
        let basis = say!("the plant says: {shown}", "la planta dice: {shown}");
        return Ok(Found::of_money(case, case.time_after()?, money, &basis));
    }
    let found = Quantity::parse(text).map_err(|error| unreadable("--stated", &error))?;
    let days = case.time_after()?;
    let shown = quote(text);
    let basis = say!("the plant says: {shown}", "la planta dice: {shown}");
    if found.dimension().has_currency() {
        let currency = &case.start.currency;
        let message = say!(
            "`--stated`: expected money per time in {currency}, such as `4000 {currency}/month`, found {shown}",
            "`--stated`: se esperaba dinero por tiempo en {currency}, como `4000 {currency}/mes`, se encontró {shown}"
        );
        return Err(wrong("--stated", message, None));
    }
    let (key, unit) = resource(case, Some(found.dimension()))?;
    if unit.dimension() != found.dimension() {
        let (name, symbol) = (case.name(&key), unit.symbol());
        let message = Text::new(
            format!("`--stated`: {shown} is no saving of {}, which the ledger counts in {symbol}", name.en),
            format!("`--stated`: {shown} no es un ahorro de {}, que la bitácora cuenta en {symbol}", name.es),
        );
        let help = say!("write `12000 {symbol}`", "escriba `12000 {symbol}`");
        return Err(wrong("--stated", message, Some(help)));
    }
    let value = format::exact(found.value_in(&unit));
    let amount = Amount { value, low: None, high: None, unit: unit.symbol().to_owned() };
    let saving = Saving { key, amount, noise: Noise::IsNot };
    Ok(Found::of_one(case, Method::Stated, days, saving, &basis, None))
}
